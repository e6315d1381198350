/**
 * What is noted of a notice about an agreement, and what does its message say when it is written?
 *
 * The note stands in the borrower's log: what was told, about which agreement, and the last offer where there is one. The figures of
 * a missing payment are those of the minute at which the message is written: what has arrived by then is not said to be missing.
 */
import type { Account } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';
import type { PlanKind } from '../../rules/plan/agreed-plan.ts';
import { lackingOf, lastChanceOf } from '../../rules/plan/alive-plan.ts';
import { dayIn, type Writing } from '../../rules/telling/debt-facts.ts';
import { moneyText } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';

/** What is told about offers and agreements. */
export const NOTICES = ['offer-ending', 'plan-missed', 'plan-broken', 'plan-completed'] as const;
export type NoticeName = (typeof NOTICES)[number];

/** A notice in the borrower's log. It says nothing to the gate. */
export interface PlanNotice {
  readonly type: 'plan-notice';
  readonly what: NoticeName;
  readonly account: string;
  /** The agreement, with its row where it is about one; or the last day of the offers. */
  readonly about: string;
  /** The last day of the offers it tells of; null: it tells of none. */
  readonly until: Day | null;
  /** The last offer after a break. */
  readonly offer: {
    readonly number: number;
    readonly kind: PlanKind;
    readonly payments: number;
    readonly monthly: Minor;
    readonly total: Minor;
  } | null;
}

/** The facts of a notice as the account stands now; null: it has lost its reason. */
export function noticeFacts(
  { what, until, offer, about }: PlanNotice,
  { plan: alive }: Account,
  product: Product,
  writing: Writing,
): Record<string, string> | null {
  const money = (amount: Minor) => moneyText(amount, product.currency, writing.language);
  switch (what) {
    case 'offer-ending':
      return alive !== null || until === null || until < writing.day ? null : { date: dayIn(until, writing) };
    case 'plan-missed': {
      if (alive === null || alive.behind === null || !about.startsWith(`${alive.plan.id}/`)) return null;
      const lacking = lackingOf(alive, alive.behind);
      const date = dayIn(lastChanceOf(alive.plan, alive.behind), writing);
      return lacking === 0n ? null : { amount: money(lacking), date };
    }
    case 'plan-broken':
      if (alive !== null) return null;
      return {
        offer:
          offer === null || until === null || until < writing.day
            ? AGAIN[writing.language]
            : lastOffer(
                dayIn(until, writing),
                offer.payments,
                money(offer.monthly),
                money(offer.total),
                writing,
              ),
      };
    case 'plan-completed':
      return null;
    default:
      return what satisfies never;
  }
}

const AGAIN = {
  en: 'If you want to try again, tell us: a person looks at it',
  'zh-CN': '如果想重新商量，请告诉我们，由工作人员处理',
} as const;

function lastOffer(
  until: string,
  payments: number,
  monthly: string,
  total: string,
  { language }: Writing,
): string {
  if (language === 'en') {
    const how =
      payments === 1
        ? `one payment of ${total}`
        : `${payments} payments of at most ${monthly}, ${total} in all`;
    return `A last offer stands until ${until}: ${how}`;
  }
  const how = payments === 1 ? `一次还 ${total}` : `${payments} 次，每次最多 ${monthly}，合计 ${total}`;
  return `到${until}为止，还可以选最后一个方案：${how}`;
}
