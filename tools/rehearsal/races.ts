/**
 * Is any payment lost, or counted twice, that arrives while nights are closed and the power fails?
 *
 * Payers pay without a pause while two nights are closed one after the other; closing and server are killed in between. A
 * payer who gets no answer tells his payment again. In the end every payment that was told stands in the book once, and
 * every account is the fold and the replay of its events.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Key } from '../../server/db/accounts.ts';
import { accountKeys, paymentsNamed } from '../../server/db/ledger/rehearsed.ts';
import { troubleBehind } from '../../server/db/mishaps.ts';
import type { Pool } from '../../server/db/pool.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { type Entry, enterFacts } from '../../server/ledger/enter-facts.ts';
import { trialBalance } from '../../server/ledger/trial-balance.ts';
import { verifyBook } from '../../server/ledger/verify.ts';
import { chanceOf } from './chance.ts';
import { RULES, type Scene, TAKEN_OVER, withPool } from './scene.ts';

/** What came of the payments. */
export interface RacesReport {
  readonly payments: number;
  readonly toldAgain: number;
  readonly kills: number;
  readonly whileClosing: number;
  readonly faults: readonly string[];
}

const PAYERS = 4;
const NIGHTS = 2;

/** At least `payments` payments beside the closing of two nights, with so many kills of closing and server. */
export async function racePayments(scene: Scene, payments: number, kills: number): Promise<RacesReport> {
  await scene.restore();
  const keys = await withPool(scene.url, accountKeys);
  const race = new Race(scene, keys, payments);
  const paying = Promise.all(Array.from({ length: PAYERS }, (_, payer) => race.pay(payer)));
  const closing = race.closeNights(kills).finally(() => {
    race.closing = false;
  });
  await Promise.all([paying, closing]);
  const faults = await withPool(scene.url, (pool) => race.faults(pool));
  return { payments: race.paid, toldAgain: race.toldAgain, kills, whileClosing: race.whileClosing, faults };
}

class Race {
  closing = true;
  paid = 0;
  toldAgain = 0;
  whileClosing = 0;
  #cash = 0n;
  readonly #wrong: string[] = [];
  readonly #scene: Scene;
  readonly #keys: readonly Key[];
  readonly #wanted: number;
  readonly #chance: () => number;

  constructor(scene: Scene, keys: readonly Key[], wanted: number) {
    this.#scene = scene;
    this.#keys = keys;
    this.#wanted = wanted;
    this.#chance = chanceOf(scene.size.seed + 1);
  }

  /** Closes the nights; kills the process and the server in turn at random moments, and goes on. */
  async closeNights(kills: number): Promise<void> {
    for (let left = kills; ; left -= 1) {
      const { child, end } = this.#scene.close(TAKEN_OVER + NIGHTS);
      const ended = left > 0 ? await Promise.race([end, pause(1_000 + this.#chance() * 3_000)]) : await end;
      if (ended === undefined && left % 2 === 1) {
        await this.#scene.killServer();
        await end;
        await this.#scene.revive();
      } else if (ended === undefined) {
        child.kill('SIGKILL');
        await end;
      } else if (ended.code === 0) return;
      else throw new Error(`a closing beside payments ended with ${ended.code}: ${ended.words}`);
    }
  }

  /** One payer: pays small batches until there were enough and the nights are over. */
  async pay(payer: number): Promise<void> {
    for (let round = 0; this.closing || this.paid < this.#wanted; round += 1) {
      const entries = this.#entries(`${payer}-${round}`);
      while (!(await this.#tell(entries))) {
        this.toldAgain += entries.length;
        await pause(200);
      }
      this.paid += entries.length;
      if (this.closing) this.whileClosing += entries.length;
    }
  }

  /** Tells payments; false when no answer came. */
  async #tell(entries: readonly Entry[]): Promise<boolean> {
    try {
      return await withPool(this.#scene.url, async (pool) => {
        for (const outcome of await enterFacts(pool, entries, RULES, knownAt(TAKEN_OVER * 1440)))
          if (outcome.state === 'refused') this.#wrong.push(`${outcome.entry.fact.id}: ${outcome.what}`);
        return true;
      });
    } catch (error) {
      // The database went away in the middle: nobody knows whether the payments count.
      if (troubleBehind(error) === null) throw error;
      return false;
    }
  }

  #entries(batch: string): Entry[] {
    const count = 1 + Math.floor(this.#chance() * 20);
    return Array.from({ length: count }, (_, place) => {
      const key = this.#keys[Math.floor(this.#chance() * this.#keys.length)]!;
      const amount = 1n + BigInt(Math.floor(this.#chance() * 500_000));
      this.#cash += amount;
      const valueOn = TAKEN_OVER + 1;
      return { key, fact: { id: `race-${batch}-${place}`, type: 'paid', amount, valueOn } };
    });
  }

  /** What is wrong with the book after the race. */
  async faults(pool: Pool): Promise<string[]> {
    const faults = [...this.#wrong.slice(0, 20)];
    const found = await paymentsNamed(pool, 'race-');
    if (found.payments !== this.paid || found.amount !== this.#cash)
      faults.push(
        `${this.paid} payments of ${this.#cash} told, ${found.payments} of ${found.amount} in the book`,
      );
    faults.push(...(await trialBalance(pool, RULES.products)).faults);
    const { broken } = await verifyBook(pool, RULES);
    faults.push(...broken.slice(0, 20).map(({ accountId, fault }) => `account ${accountId}: ${fault}`));
    return faults;
  }
}
