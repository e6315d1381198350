/**
 * What does a payment provider do at its far end?
 *
 * The wire of Stripe Checkout over a real socket: sessions made under an idempotency key, a page of its own on which somebody pays, signed
 * notices that it sends, holds back, repeats or forges as a test wants, refunds and chargebacks. No money moves, and its page says so.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { noticeSignature } from '../../../server/payments/payment-notice.ts';
import { checkoutPage } from './checkout-page.ts';

/** What it is started with. `notices`: held ones are sent by `send` alone. `tellAt`: where notices go. */
export interface CounterTerms {
  readonly key: string;
  readonly secret: string;
  readonly notices?: 'at-once' | 'held';
  readonly tellAt?: () => string;
}

/** A session as it is kept here. */
export interface Sitting {
  readonly id: string;
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
  readonly what: string;
  readonly back: string;
  readonly cancel: string;
  readonly locale: string;
  readonly expiresAt: number;
  status: 'open' | 'complete' | 'expired';
  paid: boolean;
  paidAmount: number;
  paidAt: number;
  refunded: number;
}

export type Notice = {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly data: unknown;
};

const now = () => Math.floor(Date.now() / 1000);

/** A provider on this machine. */
export class PayCounter {
  readonly sittings = new Map<string, Sitting>();
  /** Every notice it has, sent or not, in the order in which things happened. */
  readonly notices: Notice[] = [];
  /** Requests that asked for a session, keys of those that were repeated included. */
  asked = 0;
  /** While true it answers nothing: connections are cut. */
  silent = false;
  readonly #terms: CounterTerms;
  readonly #byKey = new Map<string, string>();
  readonly #server: Server;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(terms: CounterTerms) {
    this.#terms = terms;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(terms: CounterTerms): Promise<PayCounter> {
    const counter = new PayCounter(terms);
    await counter.listen();
    return counter;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    const at = this.#server.address();
    if (at === null || typeof at === 'string') throw new Error('the counter has no port');
    return `http://127.0.0.1:${at.port}`;
  }

  async close(): Promise<void> {
    await this.#sending;
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** When every notice that went out by itself was answered. */
  async sent(): Promise<void> {
    await this.#sending;
  }

  /** Somebody pays on the page; `amount` where less or more is taken than was asked for, `at` in seconds since 1970. */
  pay(id: string, { amount, at = now() }: { amount?: number; at?: number } = {}): Notice {
    const one = this.#sitting(id);
    if (one.status !== 'open') throw new Error(`${id} is ${one.status}`);
    one.status = 'complete';
    one.paid = true;
    one.paidAmount = amount ?? one.amount;
    one.paidAt = at;
    return this.#note('checkout.session.completed', sessionText(one, this.address), at);
  }

  /** Gives money back; all of it unless told otherwise. */
  refund(id: string, amount?: number, at = now()): Notice {
    const one = this.#sitting(id);
    one.refunded += amount ?? one.paidAmount - one.refunded;
    return this.#note('charge.refunded', chargeText(one), at);
  }

  /** The payer's bank takes money back, or loses it again to us. */
  dispute(id: string, amount: number, won = false, at = now()): Notice {
    const type = `charge.dispute.funds_${won ? 'reinstated' : 'withdrawn'}`;
    const dispute = { id: `dp_${id.slice(8)}`, object: 'dispute', payment_intent: intentOf(id), amount };
    return this.#note(type, dispute, at);
  }

  expire(id: string): Notice {
    const one = this.#sitting(id);
    one.status = 'expired';
    return this.#note('checkout.session.expired', sessionText(one, this.address), now());
  }

  /** Sends a notice; the status that it was answered with, 0: no answer. */
  async send(notice: Notice, { at = now(), secret = this.#terms.secret } = {}): Promise<number> {
    const body = Buffer.from(JSON.stringify({ object: 'event', ...notice, data: { object: notice.data } }));
    const tellAt = this.#terms.tellAt?.();
    if (tellAt === undefined) throw new Error('nobody is to be told');
    const headers = {
      'content-type': 'application/json',
      'stripe-signature': noticeSignature(body, secret, at),
    };
    return fetch(tellAt, { method: 'POST', headers, body }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  #sitting(id: string): Sitting {
    const one = this.sittings.get(id);
    if (one === undefined) throw new Error(`there is no session ${id}`);
    return one;
  }

  #note(type: string, data: unknown, created: number): Notice {
    const notice = { id: `evt_${randomBytes(8).toString('hex')}`, type, created, data };
    this.notices.push(notice);
    if (this.#terms.notices !== 'held') this.#sending = this.#sending.then(() => this.send(notice));
    return notice;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.silent) return void request.socket.destroy();
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const form = new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
    const { pathname } = new URL(request.url ?? '/', this.address);
    const [, pay, own] = /^\/pay\/(cs_test_\w+)(\/pay)?$/.exec(pathname) ?? [];
    if (pay !== undefined) return this.#page(response, pay, request.method === 'POST' && own !== undefined);
    if (request.headers.authorization !== `Bearer ${this.#terms.key}`)
      return answer(response, 401, { error: { message: 'no such key' } });
    if (request.method === 'POST' && pathname === '/v1/checkout/sessions')
      return this.#make(response, form, String(request.headers['idempotency-key'] ?? ''));
    const [, id, end] = /^\/v1\/checkout\/sessions\/(\w+)(\/expire)?$/.exec(pathname) ?? [];
    const one = this.sittings.get(id ?? '');
    if (one === undefined) return answer(response, 404, { error: { message: 'no such session' } });
    if (end !== undefined) {
      if (one.status !== 'open') return answer(response, 400, { error: { message: `it is ${one.status}` } });
      this.expire(one.id);
    }
    return answer(response, 200, sessionText(one, this.address));
  }

  #make(response: ServerResponse, form: URLSearchParams, key: string): void {
    this.asked += 1;
    const known = this.#byKey.get(key);
    const amount = Number(form.get('line_items[0][price_data][unit_amount]'));
    const expiresAt = Number(form.get('expires_at'));
    if (
      known === undefined &&
      (!Number.isSafeInteger(amount) || amount <= 0 || expiresAt < now() + 30 * 60)
    ) {
      answer(response, 400, { error: { message: 'expires_at is at least 30 minutes away' } });
      return;
    }
    const one = known === undefined ? newSitting(form, amount, expiresAt) : this.#sitting(known);
    this.sittings.set(one.id, one);
    if (key !== '') this.#byKey.set(key, one.id);
    answer(response, 200, sessionText(one, this.address));
  }

  #page(response: ServerResponse, id: string, pays: boolean): void {
    const one = this.sittings.get(id);
    if (one === undefined) {
      answer(response, 404, { error: { message: 'no such page' } });
      return;
    }
    if (pays && one.status === 'open') this.pay(id);
    if (pays || one.status !== 'open') {
      response.writeHead(303, { location: one.back }).end();
      return;
    }
    const { page, headers } = checkoutPage(one);
    response.writeHead(200, headers).end(page);
  }
}

function newSitting(form: URLSearchParams, amount: number, expiresAt: number): Sitting {
  return {
    id: `cs_test_${randomBytes(12).toString('hex')}`,
    reference: form.get('client_reference_id') ?? '',
    amount,
    currency: form.get('line_items[0][price_data][currency]') ?? '',
    what: form.get('line_items[0][price_data][product_data][name]') ?? '',
    back: form.get('success_url') ?? '',
    cancel: form.get('cancel_url') ?? '',
    locale: form.get('locale') ?? 'auto',
    expiresAt,
    status: 'open',
    paid: false,
    paidAmount: 0,
    paidAt: 0,
    refunded: 0,
  };
}

function intentOf(id: string): string {
  return `pi_${id.slice(8)}`;
}

function chargeText({ id, paidAmount, paidAt, refunded, currency, reference }: Sitting) {
  const payment_intent = intentOf(id);
  const metadata = { checkout: reference };
  return {
    id: `ch_${id.slice(8)}`,
    payment_intent,
    amount: paidAmount,
    amount_refunded: refunded,
    currency,
    metadata,
    created: paidAt,
  };
}

function sessionText(one: Sitting, address: string) {
  const { id, status, paid, amount, paidAmount, currency, reference, expiresAt } = one;
  return {
    id,
    object: 'checkout.session',
    url: status === 'open' ? `${address}/pay/${id}` : null,
    status,
    payment_status: paid ? 'paid' : 'unpaid',
    amount_total: paid ? paidAmount : amount,
    currency,
    client_reference_id: reference,
    expires_at: expiresAt,
    payment_intent: paid ? { id: intentOf(id), latest_charge: chargeText(one) } : null,
  };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
