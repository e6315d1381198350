/**
 * How is a payment begun at a provider's own page, and how is it asked what became of it?
 *
 * The seam to whoever moves the money. A checkout is made over HTTP under a key of ours, so that asking twice makes one; the borrower pays
 * on the provider's page and we never see a card. Spoken here is the wire of Stripe Checkout (sessions, `Stripe-Signature`); docs/payments.md
 * says what another provider's line has to answer. Amounts are minor units. Nothing here is called inside a transaction.
 */
import { askOver } from '../contact/carriers/provider-request.ts';
import { type CheckoutTold, Session, sessionFrom } from './checkout-told.ts';
import { type NoticeRead, readNotice, type SignedNotice } from './payment-notice.ts';

/** An account with a provider. `secrets`: those its notices are signed with, two while one is being changed. */
export interface LineConfig {
  readonly name: string;
  readonly address: string;
  readonly key: string;
  readonly secrets: readonly string[];
}

/** A payment that somebody wants to make. `reference` comes back in every answer about it. */
export interface CheckoutOrder {
  readonly reference: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly what: string;
  readonly language: 'zh-CN' | 'en';
  /** Where the borrower comes back to, whether he paid or not. */
  readonly back: string;
  readonly expiresAt: Date;
}

/** What became of a beginning. `unknown`: it may have been made; asking again under the same reference finds out. */
export type Begun =
  | { readonly state: 'open'; readonly session: string; readonly address: string }
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'unknown'; readonly why: string };

/** A provider that is connected. No method rejects. */
export interface PaymentLine {
  readonly name: string;
  begin(order: CheckoutOrder): Promise<Begun>;
  /** `absent`: it certainly has no such session; null: it could not be asked. */
  ask(session: string): Promise<CheckoutTold | 'absent' | null>;
  /** Ends an open session, so that nobody can pay there; true when it is ended. */
  end(session: string): Promise<boolean>;
  /** Reads a notice; `now` in seconds since 1970. */
  hear(notice: SignedNotice, now: number): NoticeRead;
}

/** Connects a provider. Nothing is sent before a checkout is begun. */
export function openPayments(config: LineConfig): PaymentLine {
  return new HostedCheckout(config);
}

const DEADLINE_MS = 10_000;

class HostedCheckout implements PaymentLine {
  readonly name: string;
  readonly #config: LineConfig;

  constructor(config: LineConfig) {
    this.name = config.name;
    this.#config = config;
  }

  async begin(order: CheckoutOrder): Promise<Begun> {
    const asked = await this.#ask('POST', '/v1/checkout/sessions', {
      body: formOf(order),
      headers: { 'idempotency-key': order.reference },
    });
    if (asked.state !== 'answered') return { state: 'unknown', why: asked.why };
    const read = Session.safeParse(asked.body);
    if (asked.status === 200 && read.success && /^https?:\/\//.test(read.data.url ?? ''))
      return { state: 'open', session: read.data.id, address: read.data.url! };
    const certain = asked.status >= 400 && asked.status < 500 && ![408, 409, 429].includes(asked.status);
    return { state: certain ? 'refused' : 'unknown', why: asked.told };
  }

  async ask(session: string): Promise<CheckoutTold | 'absent' | null> {
    const expand = new URLSearchParams({ 'expand[]': 'payment_intent.latest_charge' });
    const asked = await this.#ask('GET', `/v1/checkout/sessions/${encodeURIComponent(session)}?${expand}`);
    if (asked.state !== 'answered') return null;
    if (asked.status === 404 && asked.body !== null) return 'absent';
    if (asked.status !== 200) return null;
    const told = sessionFrom(asked.body);
    return told?.session === session ? told : null;
  }

  async end(session: string): Promise<boolean> {
    const asked = await this.#ask('POST', `/v1/checkout/sessions/${encodeURIComponent(session)}/expire`);
    return asked.state === 'answered' && asked.status === 200;
  }

  hear(notice: SignedNotice, now: number): NoticeRead {
    return readNotice(notice, this.#config.secrets, now);
  }

  #ask(
    method: 'GET' | 'POST',
    where: string,
    sent: { readonly body?: URLSearchParams; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    const { address, key } = this.#config;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sent.headers };
    return askOver({ address, token: key }, method, where, AbortSignal.timeout(DEADLINE_MS), {
      ...(sent.body === undefined ? {} : { body: sent.body.toString() }),
      headers,
    });
  }
}

function formOf({ reference, amount, currency, what, language, back, expiresAt }: CheckoutOrder) {
  return new URLSearchParams({
    mode: 'payment',
    client_reference_id: reference,
    'metadata[checkout]': reference,
    'payment_intent_data[metadata][checkout]': reference,
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': amount.toString(),
    'line_items[0][price_data][product_data][name]': what,
    success_url: back,
    cancel_url: back,
    expires_at: String(Math.floor(expiresAt.getTime() / 1000)),
    locale: language === 'en' ? 'en' : 'zh',
  });
}
