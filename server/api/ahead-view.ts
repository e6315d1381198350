/**
 * What happens next if nothing is paid, what stops it, and what does waiting cost?
 *
 * Told from the same closing that will make it so. Bookings are left out: they change nothing that a reader sees.
 */
import type { AccountEvent } from '../../rules/account.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { comingEvents, foretell, outlook } from '../../rules/telling/ahead.ts';
import { positionOf } from '../../rules/telling/forecast.ts';
import { type Language, takePen } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import type { Told } from '../db/reading/told-account.ts';
import type { AheadAnswer } from './borrower-schema.ts';
import { amountText } from './wire.ts';

/** How far the coming steps are told, and after how many days the cost of waiting is shown. */
const DAYS_TOLD = 45;
const WAITING = [1, 7, 30] as const;
/** How long after the due day the three choices are compared; never past the next due day, which is another question. */
const DAYS_COMPARED = 20;

export function tellAhead(
  told: Told,
  today: Day,
  product: Product,
  ladder: Ladder,
  language: Language,
): AheadAnswer {
  const { account, history } = told;
  const until = today + DAYS_TOLD;
  const pen = takePen(language, product, ladder);
  // Of a claim that is somebody else's nothing comes from us, though its days are counted on.
  const events =
    account.soldOn === null ? comingEvents(account, today, until, product, ladder, history.schedule) : [];
  return {
    today: formatDay(today),
    until: formatDay(until),
    currency: product.currency,
    coming: events.flatMap((event) => {
      const [kind, told] = [kindOf(event), foretell(event, pen)];
      return kind === null || told === null ? [] : [{ day: formatDay(dayOfEvent(event)), kind, told }];
    }),
    stops: {
      pay: amountText(positionOf(account, today, product, history).overdue, product.currency),
      pausedUntil: account.pausedTo === null ? null : formatDay(account.pausedTo),
    },
    waiting: WAITING.map((days) => ({
      days,
      until: formatDay(today + days),
      cost: amountText(outlook(history, product, today, today + days, []).cost, product.currency),
    })),
    choices: choices(told, today, product),
  };
}

/** A planned contact is told for the day it is planned for, everything else for its own. */
function dayOfEvent({ day, body }: AccountEvent): Day {
  return body.type === 'step' ? body.on : day;
}

type Kind = AheadAnswer['coming'][number]['kind'];

function kindOf({ body }: AccountEvent): Kind | null {
  switch (body.type) {
    case 'due':
    case 'statement-due':
      return 'due';
    case 'statement':
      return 'statement';
    case 'late-fee':
      return 'charge';
    case 'accelerated':
      return 'accelerated';
    case 'bucket':
      return 'bucket';
    case 'pause-ended':
      return 'pause';
    case 'plan':
      return 'plan';
    case 'step':
      return body.missing === null ? 'contact' : 'held';
    case 'opened':
    case 'fact':
    case 'accrued':
      return null;
    default:
      return body satisfies never;
  }
}

/** Nothing, the minimum, or the whole bill on its due day: what each has cost some weeks later. */
function choices({ account, history }: Told, today: Day, product: Product): AheadAnswer['choices'] {
  const { next, minimum } = account;
  if (product.statement === null || next === null || next.due < today) return [];
  const full = next.principal + next.interest + next.fee;
  const left = account.balances.billed + account.balances.revolving + account.balances.interest;
  const following =
    account.nextStatement === null ? null : account.nextStatement + product.statement.dueAfterDays;
  const later = next.due + DAYS_COMPARED;
  const seenOn = following !== null && following > next.due && following < later ? following : later;
  const kinds = [
    { kind: 'nothing', amount: 0n },
    { kind: 'minimum', amount: minimum },
    { kind: 'full', amount: left < full ? left : full },
  ] as const;
  return kinds
    .filter(({ kind, amount }) => kind === 'nothing' || amount > 0n)
    .map(({ kind, amount }) => {
      const thoughts = amount > 0n ? [{ on: next.due, amount }] : [];
      const { position, cost } = outlook(history, product, today, seenOn, thoughts);
      return {
        kind,
        pay: amountText(amount, product.currency),
        on: formatDay(next.due),
        seenOn: formatDay(seenOn),
        cost: amountText(cost, product.currency),
        daysPastDue: position.daysPastDue,
      };
    });
}
