/**
 * What is told to a lender's systems and to an agency's, under which name, and in which words?
 *
 * Standard Webhooks: `type`, `timestamp`, `data`. A kind is what became known, taken from the book's own events; the data names accounts as
 * their host does, and numbers that the host gave itself. Nothing about a person stands in it: who wants to know more asks for the account. An agency hears of its own placements, by the key under which its list has them.
 */
import type { AccountEvent } from '../../rules/account.ts';
import { type ReturnReason, returnKindOf } from '../../rules/agencies/agency-case.ts';

export const WEBHOOK_KINDS = [
  'payment.recorded',
  'payment.reversed',
  'payment.charged_back',
  'account.lent',
  'account.corrected',
  'account.written_off',
  'account.sold',
  'account.bought_back',
  'account.paused',
  'account.resumed',
  'account.past_due',
  'account.bucket_changed',
  'account.cured',
  'agreement.bound',
  'agreement.withdrawn',
  'agreement.missed',
  'agreement.broken',
  'agreement.completed',
  'dispute.opened',
  'dispute.decided',
  'dispute.withdrawn',
  'complaint.opened',
  'complaint.decided',
  'contact.made',
  'contact.stopped',
  'hold.placed',
  'hold.lifted',
  'court.moved',
  'limit.frozen',
  'limit.restored',
] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
/** What an agency is told of what lies with it, and nobody else. `silenced`: leave it had is gone; it asks anew. */
export const AGENCY_KINDS = ['placement.placed', 'placement.returned', 'placement.silenced'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];
/** Told on demand to one endpoint. */
export const TEST_KIND = 'webhook.test';

/** An account as its host calls it. */
export interface NamedAccount {
  readonly host: string;
  readonly reference: string;
}

/** What is told, before its accounts are named. */
export interface Words {
  readonly kind: WebhookKind | AgencyKind;
  readonly more: Readonly<Record<string, string>>;
}

/** What a fact that was entered on an account is told as; null: it is not told. */
export function wordsOfEvent({ body }: AccountEvent): Words | null {
  if (body.type !== 'fact') return null;
  const { fact } = body;
  switch (fact.type) {
    case 'paid':
      return { kind: 'payment.recorded', more: { payment: fact.id } };
    case 'reversed':
      return { kind: 'payment.reversed', more: { reversal: fact.id, payment: fact.of } };
    case 'charged-back':
      return { kind: 'payment.charged_back', more: { correction: fact.id } };
    case 'lent':
      return { kind: 'account.lent', more: { correction: fact.id } };
    case 'charged':
    case 'waived':
    case 'rate-changed':
    case 'accelerated':
      return { kind: 'account.corrected', more: { correction: fact.id, what: fact.type } };
    case 'written-off':
      return { kind: 'account.written_off', more: { correction: fact.id } };
    case 'paused':
      return { kind: 'account.paused', more: { why: fact.reason } };
    case 'resumed':
      return { kind: 'account.resumed', more: {} };
    case 'agreed':
      return { kind: 'agreement.bound', more: { agreement: fact.id } };
    case 'withdrawn':
      return { kind: 'agreement.withdrawn', more: { agreement: fact.of } };
    case 'sold':
      return { kind: 'account.sold', more: { sale: fact.id } };
    case 'bought-back':
      return { kind: 'account.bought_back', more: { sale: fact.of } };
    case 'tried':
    case 'passed-on':
      return null;
    default:
      return fact satisfies never;
  }
}

/** Facts about a person that may be told. A stop says that contact stops, never why. */
export const TOLD_OF_PEOPLE: Readonly<Record<string, WebhookKind>> = {
  'opt-out': 'contact.stopped',
  'consent-withdrawn': 'contact.stopped',
  hold: 'hold.placed',
  'hold-lifted': 'hold.lifted',
  outcome: 'contact.made',
  complaint: 'complaint.opened',
  'dispute-step': 'dispute.opened',
  'court-step': 'court.moved',
  'limit-step': 'limit.frozen',
};

const STEPS: Readonly<Record<string, WebhookKind>> = {
  taken: 'dispute.opened',
  decided: 'dispute.decided',
  withdrawn: 'dispute.withdrawn',
};

/** What a fact about a person is told as; `data`: as the log holds it. */
export function wordsOfPerson(type: string, seq: number, data: unknown): Words | null {
  const kind = TOLD_OF_PEOPLE[type];
  if (kind === undefined || typeof data !== 'object' || data === null) return null;
  const said = data as Readonly<Record<string, unknown>>;
  const number = { entry: String(seq) };
  switch (kind) {
    case 'dispute.opened': {
      const step = STEPS[String(said.step)];
      return step === undefined ? null : { kind: step, more: { dispute: String(said.dispute) } };
    }
    case 'complaint.opened':
      return { kind: said.pending === false ? 'complaint.decided' : 'complaint.opened', more: number };
    case 'contact.made':
      return said.outcome === 'not-sent'
        ? null
        : { kind, more: { ...number, outcome: String(said.outcome) } };
    case 'court.moved':
      return said.what === undefined
        ? { kind, more: { case: String(said.case), stage: String(said.stage) } }
        : null;
    case 'limit.frozen':
      return {
        kind: said.act === 'restore' ? 'limit.restored' : kind,
        more: { account: String(said.account), why: String(said.why) },
      };
    case 'hold.placed':
    case 'hold.lifted':
      return { kind, more: { hold: String(said.id) } };
    default:
      return { kind, more: number };
  }
}

/** What became of a placement. `account`: as the agency's list names it; `why`: of what came back. */
export function wordsOfPlacement(
  what: 'placed' | 'returned' | 'silenced',
  account: string,
  why: string,
): Words {
  const kind = `placement.${what}` as const;
  if (what !== 'returned') return { kind, more: { account } };
  return { kind, more: { account, why: returnKindOf(why as ReturnReason) } };
}

/** An event as it is kept. `data`: its accounts, where hosts are told of them, and what else is told, as JSON. */
export interface KeptEvent {
  readonly kind: string;
  readonly at: number;
  readonly data: string;
}

/** The text that goes out. `host`: the reader's own; accounts of others are not named to him. */
export function bodyOf({ kind, at, data }: KeptEvent, host: string | null = null): string {
  const { accounts, ...more } = JSON.parse(data) as { accounts?: NamedAccount[] };
  const timestamp = new Date(at * 60_000).toISOString();
  if (accounts === undefined) return JSON.stringify({ type: kind, timestamp, data: more });
  const own = host === null ? accounts : accounts.filter((one) => one.host === host);
  return JSON.stringify({ type: kind, timestamp, data: { accounts: own, ...more } });
}
