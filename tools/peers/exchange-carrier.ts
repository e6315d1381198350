/**
 * How does a sender talk to the exchange of the rehearsals?
 *
 * One socket, one JSON value a line; calls are numbered, and an answer that does not come in time, or a line that is cut, leaves
 * what was in the call unknown. A new line is opened for the next call.
 */
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Way } from '../../rules/gate/situation.ts';
import type { Carrier, Handover, Hearer, News, Parcel } from '../../server/contact/carrier.ts';
import type { Called, Receipt, Said, Told } from './exchange.ts';

export interface ExchangeTerms {
  readonly name: string;
  readonly way: Way;
  readonly port: number;
  readonly knowsKeys: boolean;
  /** Whether receipts name the message by the exchange's own reference or by our key. */
  readonly receiptsBy: 'reference' | 'key';
  readonly perSecond?: number;
  readonly together?: number;
  readonly rank?: number;
}

/** Connects to an exchange. */
export async function openExchange(terms: ExchangeTerms, hear: Hearer): Promise<Carrier> {
  const line = new ExchangeLine(terms, hear);
  await line.connect();
  return line;
}

class ExchangeLine implements Carrier {
  readonly name: string;
  readonly way: Way;
  readonly knowsKeys: boolean;
  readonly perSecond: number;
  readonly together: number;
  readonly rank: number;
  readonly costOfPart = 500;
  readonly #terms: ExchangeTerms;
  readonly #hear: Hearer;
  readonly #calls = new Map<number, (told: Told | null) => void>();
  readonly #hearing = new Set<Promise<void>>();
  readonly #sockets = new Set<Socket>();
  #socket: Socket | null = null;
  #connecting: Promise<Socket> | null = null;
  #number = 0;
  #closed = false;

  constructor(terms: ExchangeTerms, hear: Hearer) {
    this.name = terms.name;
    this.way = terms.way;
    this.knowsKeys = terms.knowsKeys;
    this.perSecond = terms.perSecond ?? 1_000_000;
    this.together = terms.together ?? 1_000;
    this.rank = terms.rank ?? 1;
    this.#terms = terms;
    this.#hear = hear;
  }

  isUp(): boolean {
    return !this.#closed;
  }

  /** Whoever needs a line while one is being opened waits for that one: a second would be nobody's, and keep its process alive. */
  connect(): Promise<Socket> {
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  async #open(): Promise<Socket> {
    if (this.#closed) throw new Error('closed');
    const socket = connect({ port: this.#terms.port, host: '127.0.0.1', noDelay: true });
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('closed while it was opened')));
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null;
      for (const end of this.#calls.values()) end(null);
      this.#calls.clear();
    });
    // A line that is cut is also an error of its reader.
    const lines = createInterface(socket).on('error', () => {});
    lines.on('line', (text) => void this.#told(JSON.parse(text) as Told));
    this.#socket = socket;
    return socket;
  }

  async hand(parcels: readonly Parcel[], deadline: number): Promise<Handover[]> {
    const told = await this.#call(
      (call) => ({ call, hand: parcels.map(({ key, to }) => ({ key, to })) }),
      deadline,
    );
    if (told === 'no line') return parcels.map(() => ({ state: 'no', why: 'no line', again: true }));
    if (told === null || !('said' in told))
      return parcels.map(() => ({ state: 'unknown', why: 'no answer came' }));
    return told.said.map(handoverOf);
  }

  async ask(_reference: string | null, key: string): Promise<Extract<News, { type: 'receipt' }> | null> {
    const told = await this.#call((call) => ({ call, ask: key }), 5_000);
    if (told === null || told === 'no line' || !('receipt' in told) || told.receipt === null) return null;
    return this.#newsOf(told.receipt);
  }

  async recall(reference: string): Promise<boolean> {
    const told = await this.#call((call) => ({ call, recall: reference }), 5_000);
    return told !== null && told !== 'no line' && 'recalled' in told && told.recalled;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#hearing);
  }

  async #call(say: (call: number) => Called, deadline: number): Promise<Told | null | 'no line'> {
    let socket = this.#socket;
    if (socket === null) {
      try {
        socket = await this.connect();
      } catch {
        return 'no line';
      }
    }
    this.#number += 1;
    const call = this.#number;
    const answer = new Promise<Told | null>((resolve) => {
      const timer = setTimeout(() => {
        this.#calls.delete(call);
        resolve(null);
      }, deadline);
      this.#calls.set(call, (told) => {
        clearTimeout(timer);
        resolve(told);
      });
    });
    socket.write(`${JSON.stringify(say(call))}\n`);
    return answer;
  }

  async #told(told: Told): Promise<void> {
    if ('receipts' in told) {
      // News that cannot be kept is lost here, as on a bad line: the exchange does not tell it again.
      const heard = this.#hear(told.receipts.map((receipt) => this.#newsOf(receipt))).catch(() => {});
      this.#hearing.add(heard);
      await heard;
      this.#hearing.delete(heard);
      return;
    }
    this.#calls.get(told.call)?.(told);
    this.#calls.delete(told.call);
  }

  #newsOf({ reference, key, outcome }: Receipt): Extract<News, { type: 'receipt' }> {
    const byKey = this.#terms.receiptsBy === 'key';
    return {
      type: 'receipt',
      reference: byKey ? null : reference,
      key: byKey ? key : null,
      outcome,
      addressDead: false,
      detail: outcome,
      at: null,
    };
  }
}

function handoverOf(said: Said): Handover {
  if ('reference' in said) return { state: 'taken', reference: said.reference, parts: 1 };
  return { state: 'no', why: said.no, again: said.again };
}
