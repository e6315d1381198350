/**
 * How does one stay connected to a message centre?
 *
 * One connection at a time, bound as transceiver; a window of requests that wait for their answers; enquire_link when nothing was
 * heard for a while; after a loss a new connection, each try later than the one before. Whoever asked gets an answer, or `lost` when
 * the connection ended, or `silent` when the answer stays out: an answer that comes after all is still handed on. Nothing is ever
 * asked twice by the link itself.
 */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { wordsOf } from '../../trouble.ts';
import type { CarrierClock } from '../carriers/carrier-clock.ts';
import { FrameReader } from './smpp-frames.ts';
import { OctetWriter } from './smpp-octets.ts';
import {
  ANSWER,
  type Bind,
  COMMANDS,
  type Pdu,
  type ShortMessage,
  writeBare,
  writeBind,
} from './smpp-pdu.ts';
import { STATUS, statusWords } from './smpp-status.ts';
import { type Reaction, SmppWindow } from './smpp-window.ts';

export interface LinkConfig {
  readonly host: string;
  readonly port: number;
  /** Certificate authorities (PEM) for TLS, or true for those of the system; null: no TLS. */
  readonly tls: true | string | null;
  readonly bind: Bind;
  /** Requests that may wait for their answers at once. */
  readonly window: number;
  /** Milliseconds after which an answer is out. */
  readonly answerWithin: number;
  /** Milliseconds of quiet after which the centre is asked whether it is there. */
  readonly enquireAfter: number;
  /** Milliseconds before the first new try; doubled each time up to the last. */
  readonly retryFirst: number;
  readonly retryLast: number;
  readonly clock: CarrierClock;
}

/** What the link tells its owner. */
export interface LinkEars {
  /** Bound: requests go through. */
  up(): void;
  /** No longer; every waiting request has been told. */
  down(why: string): void;
  /** A message from the centre; it is answered with `answer`, later if need be. */
  delivered(message: ShortMessage, answer: (status: number) => void): void;
  /** The window has room again. */
  room(): void;
}

export class SmppLink {
  readonly #config: LinkConfig;
  readonly #ears: LinkEars;
  readonly #window = new SmppWindow();
  #socket: Socket | null = null;
  #writer = new OctetWriter();
  #frames = new FrameReader();
  #bound = false;
  #closed = false;
  #flushing = false;
  #tries = 0;
  #heardAt = 0;
  #enquiring = false;
  #lastTrouble: string | null = null;
  #callOff: (() => void)[] = [];
  #callOffRetry: () => void = () => {};

  constructor(config: LinkConfig, ears: LinkEars) {
    this.#config = config;
    this.#ears = ears;
    this.#connect();
  }

  get bound(): boolean {
    return this.#bound;
  }

  /** Why it is down, as far as is known. */
  get trouble(): string | null {
    return this.#lastTrouble;
  }

  /** How many more requests the window takes. */
  get room(): number {
    return this.#bound ? this.#config.window - this.#window.size : 0;
  }

  /** Requests made so far: the number of the latest. */
  get asked(): number {
    return this.#window.asked;
  }

  /** The number of the oldest request that still waits; infinite when none does. */
  get oldestWaiting(): number {
    return this.#window.oldest;
  }

  /**
   * Sends a request, which `write` puts down under the sequence number it is given. `react` is called once, and a second time only
   * when a silent request is answered after all. Only when `bound`.
   */
  ask(write: (to: OctetWriter, sequence: number) => void, react: (reaction: Reaction) => void): void {
    if (!this.#bound) throw new Error('asked on a link that is not bound');
    this.#request(write, react);
  }

  /** Ends the connection in order: unbind, its answer, end. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#callOffRetry();
    const socket = this.#socket;
    if (socket === null) return;
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    if (!this.#bound) socket.destroy();
    else {
      this.#request(
        (to, sequence) => writeBare(to, COMMANDS.unbind, 0, sequence),
        () => socket.destroySoon(),
      );
    }
    await ended;
  }

  #request(write: (to: OctetWriter, sequence: number) => void, react: (reaction: Reaction) => void): void {
    write(this.#writer, this.#window.add(this.#config.clock.now(), react));
    this.#flush();
  }

  /** Everything written in one turn goes out in one piece. */
  #flush(): void {
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      const octets = this.#writer.take();
      if (octets.length > 0 && this.#socket !== null && !this.#socket.destroyed) this.#socket.write(octets);
    });
  }

  #connect(): void {
    const { host, port, tls, clock, answerWithin } = this.#config;
    const socket =
      tls === null
        ? connect({ host, port })
        : connectTls({ host, port, servername: host, ca: tls === true ? undefined : tls });
    this.#socket = socket;
    this.#writer = new OctetWriter();
    this.#frames = new FrameReader();
    this.#heardAt = clock.now();
    let why: string | null = null;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(socket, chunk));
    socket.on('error', (error) => {
      why = wordsOf(error);
    });
    socket.on('close', () => {
      if (socket === this.#socket) this.#lost(why ?? 'the message centre ended the connection');
    });
    socket.on(tls === null ? 'connect' : 'secureConnect', () => this.#bind(socket));
    // A host that answers nothing at all, or takes the connection and never binds.
    this.#callOff.push(
      clock.after(answerWithin, () => {
        if (!this.#bound) this.#cut('no bind within the time allowed');
      }),
    );
  }

  #bind(socket: Socket): void {
    const { bind } = this.#config;
    this.#request(
      (to, sequence) => writeBind(to, COMMANDS.bindTransceiver, sequence, bind),
      (reaction) => {
        if (typeof reaction === 'string' || socket !== this.#socket) return;
        if (reaction.status !== STATUS.ok) {
          this.#cut(`bind refused: ${statusWords(reaction.status)}`);
          return;
        }
        if (this.#closed) {
          socket.destroy();
          return;
        }
        this.#bound = true;
        this.#tries = 0;
        this.#lastTrouble = null;
        this.#watch();
        this.#ears.up();
      },
    );
  }

  /** Looks at the oldest request and at the quiet, as often as either could have run out. */
  #watch(): void {
    const { clock, answerWithin, enquireAfter } = this.#config;
    const every = Math.max(1, Math.min(answerWithin, enquireAfter) / 4);
    this.#callOff = [
      clock.after(every, () => {
        if (!this.#bound) return;
        this.#watch();
        if (this.#window.giveUp(clock.now() - answerWithin) && this.#bound) {
          this.#enquire();
          this.#ears.room();
        }
        if (this.#bound && clock.now() - this.#heardAt >= enquireAfter) this.#enquire();
      }),
    ];
  }

  /** Is it there at all? If not even this is answered, the connection is dead, whatever TCP believes. */
  #enquire(): void {
    if (this.#enquiring) return;
    this.#enquiring = true;
    this.#request(
      (to, sequence) => writeBare(to, COMMANDS.enquireLink, 0, sequence),
      (reaction) => {
        this.#enquiring = false;
        if (reaction === 'silent') this.#cut('no answer to enquire_link');
      },
    );
  }

  #read(socket: Socket, chunk: Buffer): void {
    this.#heardAt = this.#config.clock.now();
    const before = this.#window.size;
    const sound = this.#frames.read(chunk, (pdu) => {
      this.#hear(pdu);
      return socket === this.#socket && !socket.destroyed;
    });
    if (!sound) this.#cut('garbage on the connection');
    else if (this.#bound && this.#window.size < before) this.#ears.room();
  }

  #hear(pdu: Pdu): void {
    if (pdu.type === 'torn' && pdu.command >= ANSWER) {
      this.#cut('an answer that is cut short');
      return;
    }
    if (pdu.command >= ANSWER) {
      this.#window.answered(pdu);
      return;
    }
    if (pdu.type === 'torn') this.#reply(pdu, STATUS.invalidMessageLength);
    else if (pdu.type === 'deliver') this.#deliver(pdu.message, pdu.sequence);
    else if (pdu.command === COMMANDS.enquireLink) this.#reply(pdu, STATUS.ok);
    else if (pdu.command === COMMANDS.unbind) {
      this.#reply(pdu, STATUS.ok);
      queueMicrotask(() => this.#cut('the message centre unbound'));
    } else {
      writeBare(this.#writer, COMMANDS.genericNack, STATUS.invalidCommand, pdu.sequence);
      this.#flush();
    }
  }

  #deliver(message: ShortMessage, sequence: number): void {
    const socket = this.#socket;
    this.#ears.delivered(message, (status) => {
      // On another connection nobody waits for this answer: the centre will deliver again.
      if (socket !== this.#socket) return;
      this.#reply({ command: COMMANDS.deliver, sequence }, status);
    });
  }

  #reply({ command, sequence }: { command: number; sequence: number }, status: number): void {
    const answer = (command | ANSWER) >>> 0;
    if (command === COMMANDS.deliver && status === STATUS.ok) {
      // deliver_sm_resp carries an empty message_id (§4.6.2).
      this.#writer.begin(answer, status, sequence, 17);
      this.#writer.octet(0);
      this.#writer.end();
    } else writeBare(this.#writer, answer, status, sequence);
    this.#flush();
  }

  #cut(why: string): void {
    const socket = this.#socket;
    if (socket === null) return;
    const octets = this.#writer.take();
    if (octets.length > 0) socket.write(octets);
    this.#lost(why);
    socket.destroy();
  }

  #lost(why: string): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#bound = false;
    this.#enquiring = false;
    this.#lastTrouble = why;
    for (const callOff of this.#callOff) callOff();
    this.#callOff = [];
    this.#window.lose();
    this.#ears.down(why);
    if (this.#closed || socket === null) return;
    const { retryFirst, retryLast, clock } = this.#config;
    const pause = Math.min(retryLast, retryFirst * 2 ** Math.min(this.#tries, 30));
    this.#tries += 1;
    this.#callOffRetry = clock.after(pause, () => {
      if (!this.#closed) this.#connect();
    });
  }
}
