/**
 * Who sends while stops are entered, and who of them dies?
 *
 * Sender processes, as the product runs them, that are killed at random and replaced. Each tells when it begins to listen and when each
 * silence took effect in it, by the clock of the machine.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { SenderOrders, SenderWord } from './sender-process.ts';

/** One sender process. Times in milliseconds since 1970. */
export interface SenderLife {
  readonly child: ChildProcess;
  listensSince: number | null;
  killed: boolean;
  /** When the silence of a person ("slot-borrower") took effect in it. */
  readonly heard: Map<string, number>;
}

/** Sender processes, always so many until they are told to end. */
export class SenderPack {
  readonly lives: SenderLife[] = [];
  kills = 0;
  readonly #orders: SenderOrders;
  readonly #chance: () => number;
  readonly #killEvery: number;
  readonly #running: SenderLife[];
  #nextKill: number;

  /** `killEvery`: arrivals between two kills, about; 0: none. */
  constructor(orders: SenderOrders, senders: number, killEvery: number, chance: () => number) {
    this.#orders = orders;
    this.#chance = chance;
    this.#killEvery = killEvery;
    this.#running = Array.from({ length: senders }, () => this.#start());
    this.#nextKill = this.#pause();
  }

  /** Kills one of them when enough has arrived since the last time. */
  killAt(arrived: number): void {
    if (this.#killEvery === 0 || arrived < this.#nextKill) return;
    const place = Math.floor(this.#chance() * this.#running.length);
    this.#kill(this.#running[place]!);
    this.#running[place] = this.#start();
    this.kills += 1;
    this.#nextKill = arrived + this.#pause();
  }

  /** They finish what they hold and end; one that does not says what keeps it alive. */
  async end(): Promise<void> {
    await Promise.all(
      this.#running.map(
        ({ child }) =>
          new Promise<void>((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve();
            child.once('exit', () => resolve());
            child.kill('SIGTERM');
          }),
      ),
    );
  }

  /** None is left behind, whatever happened. */
  abandon(): void {
    for (const life of this.#running) this.#kill(life);
  }

  /** How many are alive. */
  get alive(): number {
    return this.#running.filter(({ child }) => child.exitCode === null && child.signalCode === null).length;
  }

  #kill(life: SenderLife): void {
    life.killed = true;
    life.child.kill('SIGKILL');
  }

  #pause(): number {
    return Math.ceil(this.#killEvery * (0.5 + this.#chance()));
  }

  #start(): SenderLife {
    const script = join(import.meta.dirname, 'sender-process.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(this.#orders)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const life: SenderLife = { child, listensSince: null, killed: false, heard: new Map() };
    child.on('error', () => {}); // it was killed while something was said to it
    child.on('message', (word: SenderWord) => {
      if (word.listensSince !== undefined) life.listensSince = word.listensSince;
      for (const [name, at] of word.heard ?? []) if (!life.heard.has(name)) life.heard.set(name, at);
    });
    this.lives.push(life);
    return life;
  }
}
