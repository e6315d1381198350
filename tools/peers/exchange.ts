/**
 * What does a carrier do at its far end, when it behaves badly on purpose?
 *
 * A message exchange on a socket: one JSON value a line. It takes parcels under keys, says what it has, and tells later what became of
 * it. It can lose its answers after having taken a parcel, be busy, cut the line, tell its news late, twice, in any order, or
 * before it has answered; what it truly took, and when, stands in its inbox. Which parcels it treats how follows from a seed.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { chanceOf } from '../rehearsal/chance.ts';

/** Shares of all parcels, 0 to 1. */
export interface Faults {
  /** Taken, but the answer never comes. */
  readonly mute?: number;
  /** Not taken: "later". */
  readonly busy?: number;
  /** Not taken, ever. */
  readonly refused?: number;
  /** The line is cut in the middle of a call; some of it was taken. */
  readonly cut?: number;
  /** The receipt never comes. */
  readonly silent?: number;
  /** The receipt comes twice. */
  readonly twice?: number;
  /** The receipt comes before the answer. */
  readonly early?: number;
  /** A receipt that says it could not be delivered. */
  readonly bounced?: number;
  /** Receipts wait until so many are there, and come in any order. */
  readonly shuffled?: number;
}

export interface ExchangeOptions {
  readonly seed: number;
  readonly faults?: Faults;
  /** Whether a key that it knows is recognised, and not taken again. */
  readonly knowsKeys: boolean;
  /** Names of references begin with this. */
  readonly name?: string;
  /** What it says when it refuses: "refused". */
  readonly refusal?: string;
}

/** Something that it took. `at`: milliseconds since 1970, to a fraction. */
export interface Arrived {
  readonly key: string;
  readonly to: string;
  readonly at: number;
  readonly reference: string;
}

/** What goes over the line to it. */
export type Called =
  | { readonly call: number; readonly hand: readonly { readonly key: string; readonly to: string }[] }
  | { readonly call: number; readonly ask: string }
  | { readonly call: number; readonly recall: string };

/** What it says about one parcel: its reference, or why not. */
export type Said = { readonly reference: string } | { readonly no: string; readonly again: boolean };

/** What comes back over the line. */
export type Told =
  | { readonly call: number; readonly said: readonly Said[] }
  | { readonly call: number; readonly receipt: Receipt | null }
  | { readonly call: number; readonly recalled: boolean }
  | { readonly receipts: readonly Receipt[] };

export interface Receipt {
  readonly reference: string;
  readonly key: string;
  readonly outcome: 'delivered' | 'bounced';
}

/** The far end. */
export class Exchange {
  readonly inbox: Arrived[] = [];
  readonly #byKey = new Map<string, Arrived>();
  readonly #options: ExchangeOptions;
  readonly #chance: () => number;
  readonly #sockets = new Set<Socket>();
  readonly #kept: Receipt[] = [];
  #server: Server;
  #number = 0;

  private constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#chance = chanceOf(options.seed);
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(options: ExchangeOptions): Promise<Exchange> {
    const exchange = new Exchange(options);
    await new Promise<void>((resolve) => exchange.#server.listen(0, '127.0.0.1', resolve));
    return exchange;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the exchange has no port');
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Lines that are open. */
  get lines(): number {
    return this.#sockets.size;
  }

  /** Cuts every line, as a bad network does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** When no line is open. */
  async deserted(): Promise<void> {
    while (this.#sockets.size > 0)
      await Promise.all(
        [...this.#sockets].map((socket) => new Promise((ended) => socket.once('close', ended))),
      );
  }

  /** Tells everybody who listens what was held back so far, in any order. */
  tellRest(): void {
    this.#tell(this.#kept.splice(0));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
    // A line that is cut is also an error of its reader.
    const lines = createInterface(socket).on('error', () => {});
    lines.on('line', (line) => this.#hear(socket, JSON.parse(line) as Called));
  }

  #hear(socket: Socket, called: Called): void {
    const at = performance.timeOrigin + performance.now();
    if ('ask' in called) {
      const arrived = this.#byKey.get(called.ask);
      const receipt = arrived === undefined ? null : receiptOf(arrived, 'delivered');
      this.#send(socket, { call: called.call, receipt });
    } else if ('recall' in called) this.#send(socket, { call: called.call, recalled: false });
    else this.#take(socket, called.call, called.hand, at);
  }

  #take(
    socket: Socket,
    call: number,
    parcels: readonly { readonly key: string; readonly to: string }[],
    at: number,
  ): void {
    const { mute = 0, cut = 0, early = 0 } = this.#options.faults ?? {};
    const cutAt = this.#happens(cut * parcels.length) ? Math.floor(this.#chance() * parcels.length) : -1;
    const receipts: Receipt[] = [];
    const said: Said[] = [];
    for (const [place, { key, to }] of parcels.entries()) {
      if (place === cutAt) {
        socket.destroy();
        break;
      }
      said.push(this.#takeOne(key, to, at, receipts));
    }
    const isEarly = this.#happens(early);
    if (isEarly) this.#later(receipts);
    if (cutAt < 0 && !this.#happens(mute)) this.#send(socket, { call, said });
    if (!isEarly) this.#later(receipts);
  }

  #takeOne(key: string, to: string, at: number, receipts: Receipt[]): Said {
    const { busy = 0, refused = 0, silent = 0, twice = 0, bounced = 0 } = this.#options.faults ?? {};
    const known = this.#byKey.get(key);
    if (known !== undefined && this.#options.knowsKeys) return { reference: known.reference };
    if (this.#happens(busy)) return { no: 'busy', again: true };
    if (this.#happens(refused)) return { no: this.#options.refusal ?? 'refused', again: false };
    this.#number += 1;
    const arrived = { key, to, at, reference: `${this.#options.name ?? 'x'}${this.#number}` };
    this.inbox.push(arrived);
    this.#byKey.set(key, arrived);
    if (this.#happens(silent)) return { reference: arrived.reference };
    const receipt = receiptOf(arrived, this.#happens(bounced) ? 'bounced' : 'delivered');
    receipts.push(receipt);
    if (this.#happens(twice)) receipts.push(receipt);
    return { reference: arrived.reference };
  }

  /** Tells receipts now, or keeps them until there are enough to be told in any order. */
  #later(receipts: readonly Receipt[]): void {
    const { shuffled = 0 } = this.#options.faults ?? {};
    if (shuffled === 0) {
      this.#tell(receipts);
      return;
    }
    this.#kept.push(...receipts);
    while (this.#kept.length >= shuffled)
      this.#tell(
        Array.from({ length: Math.ceil(shuffled / 2) }, () =>
          this.#kept.splice(Math.floor(this.#chance() * this.#kept.length), 1),
        ).flat(),
      );
  }

  #tell(receipts: readonly Receipt[]): void {
    const [socket] = this.#sockets;
    if (receipts.length === 0) return;
    if (socket === undefined) this.#kept.push(...receipts);
    else this.#send(socket, { receipts });
  }

  #send(socket: Socket, told: Told): void {
    if (!socket.destroyed) socket.write(`${JSON.stringify(told)}\n`);
  }

  #happens(share: number): boolean {
    return share > 0 && this.#chance() < share;
  }
}

const receiptOf = ({ reference, key }: Arrived, outcome: Receipt['outcome']): Receipt => ({
  reference,
  key,
  outcome,
});
