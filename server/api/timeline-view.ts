/**
 * What happened on this account, newest first, each entry a sentence?
 *
 * The timeline is the list of recorded events. Bookings that moved no money are left out.
 */
import type { AccountEvent, Fact } from '../../rules/account.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { movedBy } from '../../rules/ledger.ts';
import type { Minor } from '../../rules/money.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Language } from '../../rules/telling/language.ts';
import { describe } from '../../rules/telling/reasons.ts';
import type { Product } from '../../rules/terms.ts';
import type { TimelineEntry } from './agent-schema.ts';
import type { Previews } from './gate/contact-view.ts';
import { amountText } from './wire.ts';

export function showTimeline(
  events: readonly AccountEvent[],
  language: Language,
  product: Product,
  ladder: Ladder,
  previews: Previews,
  ladderOf: (night: Day) => Ladder = () => ladder,
): TimelineEntry[] {
  return events
    .map((event, index) => ({ event, seq: index + 1 }))
    .filter(({ event }) => event.body.type !== 'accrued' || event.postings.length > 0)
    .map(({ event, seq }) => {
      const amount = amountOf(event);
      return {
        seq,
        day: formatDay(event.day),
        kind: kindOf(event),
        told: describe(event, language, product, ladderOf(event.day)),
        plannedBy: event.body.type === 'step' ? versionText(ladderOf(event.day)) : null,
        gate: event.body.type === 'step' ? previews.told(event.body.on, event.body.step) : [],
        amount: amount === null ? null : amountText(amount, product.currency),
      };
    })
    .reverse();
}

/** "gentle@2": the version that the night of an event walked. */
function versionText({ id, version }: Ladder): string {
  return `${id}@${version}`;
}

/** The amount an event is about; payments stand below zero. */
function amountOf({ body, postings }: AccountEvent): Minor | null {
  switch (body.type) {
    case 'due':
    case 'statement':
      return body.asked.principal + body.asked.interest + body.asked.fee;
    case 'late-fee':
      return body.amount;
    case 'accrued':
      return movedBy(postings);
    case 'fact':
      return amountOfFact(body.fact);
    default:
      return null;
  }
}

function amountOfFact(fact: Fact): Minor | null {
  if (!('amount' in fact)) return null;
  return fact.type === 'paid' || fact.type === 'waived' ? -fact.amount : fact.amount;
}

function kindOf({ body }: AccountEvent): TimelineEntry['kind'] {
  switch (body.type) {
    case 'opened':
      return 'terms';
    case 'accrued':
    case 'late-fee':
      return 'charge';
    case 'due':
    case 'statement':
    case 'statement-due':
    case 'accelerated':
      return 'due';
    case 'bucket':
      return 'age';
    case 'pause-ended':
      return 'pause';
    case 'plan':
      return 'plan';
    case 'step':
      return body.missing === null ? 'contact' : 'held';
    case 'fact':
      return kindOfFact(body.fact);
    default:
      return body satisfies never;
  }
}

function kindOfFact(fact: Fact): TimelineEntry['kind'] {
  switch (fact.type) {
    case 'lent':
    case 'paid':
    case 'reversed':
    case 'charged-back':
    case 'waived':
    case 'written-off':
    case 'sold':
    case 'bought-back':
    case 'passed-on':
      return 'money';
    case 'charged':
      return 'charge';
    case 'paused':
    case 'resumed':
      return 'pause';
    case 'rate-changed':
    case 'accelerated':
      return 'terms';
    case 'tried':
      return 'contact';
    case 'agreed':
    case 'withdrawn':
      return 'plan';
    default:
      return fact satisfies never;
  }
}
