/**
 * What does somebody agree to in a story, and how does it stand?
 *
 * "agrees instalments A1: 300.00 by 2026-03-01 and 300.00 by 2026-04-01 until 2026-04-05 with grace 2, misses 1". Words after
 * "with" are a closed list; a changed schedule is made by the same functions that make the real ones.
 */
import type { Account, AccountEvent } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { type History, replay } from '../../rules/history.ts';
import { type AgreedPlan, PLAN_KINDS } from '../../rules/plan/agreed-plan.ts';
import { dueBefore, rowsToCome } from '../../rules/plan/contract-rows.ts';
import {
  moveDue,
  pausePrincipal,
  type RearrangeTerms,
  reAgeSchedule,
} from '../../rules/plan/rearrange-schedule.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import { amountOf, dayOf, rateOf } from './story-given.ts';

/** "agrees KIND NAME[: rows][ by rearranging][ until DAY][ with options]", before "valued" and "as". */
export const AGREES =
  /^agrees ([\w-]+) ([\w-]+)(?:: (.+?))?(?:, (moving \d+ to \S+|\d+ parts from \S+|\d+ free from \d+))?(?: until (\S+))?(?: with (.+?))?(?= valued | as |$)/;

/** The agreement that a clause names, on the account as it stands on `day`. */
export function planOf(
  m: RegExpExecArray,
  history: History,
  account: Account,
  day: Day,
  product: Product,
): AgreedPlan {
  const [, kindText = '', id = '', rowText, change, untilText, optionText] = m;
  const kind = PLAN_KINDS.find((one) => one === kindText);
  if (kind === undefined) throw new Error(`"${kindText}" is none of ${PLAN_KINDS.join(', ')}`);
  const rows = (rowText ?? '')
    .split(' and ')
    .filter((text) => text !== '')
    .map((text) => {
      const row = /^([\d,.]+) by (\S+)$/.exec(text);
      if (!row) throw new Error(`"${text}" is not a payment such as "300.00 by 2026-03-01"`);
      return { amount: amountOf(row[1]!, product), due: dayOf(row[2]!) };
    });
  const schedule = change === undefined ? null : scheduleOf(change, history, account, day, product);
  const plain: AgreedPlan = {
    id,
    kind,
    rows,
    until: untilText === undefined ? (rows.at(-1)?.due ?? day) : dayOf(untilText),
    graceDays: 0,
    missesAllowed: 0,
    shortBy: 0n,
    relief: { interestPpm: null, penaltyPpm: null, lateFees: false },
    waive: [],
    onBreak: 'reversed',
    ageing: 'runs',
    schedule,
  };
  return (optionText ?? '')
    .split(', ')
    .filter((text) => text !== '')
    .reduce((plan, text) => withOption(plan, text, product), plain);
}

const OPTIONS: readonly (readonly [
  RegExp,
  (plan: AgreedPlan, m: RegExpExecArray, product: Product) => AgreedPlan,
])[] = [
  [/^grace (\d+)$/, (plan, m) => ({ ...plan, graceDays: Number(m[1]), until: later(plan, Number(m[1])) })],
  [/^misses (\d+)$/, (plan, m) => ({ ...plan, missesAllowed: Number(m[1]) })],
  [/^short by ([\d,.]+)$/, (plan, m, product) => ({ ...plan, shortBy: amountOf(m[1]!, product) })],
  [/^no penalty$/, (plan) => relieved(plan, { penaltyPpm: 0n })],
  [/^no interest$/, (plan) => relieved(plan, { interestPpm: 0n })],
  [/^penalty (.+ a (?:day|year))$/, (plan, m) => relieved(plan, { penaltyPpm: rateOf(m[1]!).ppm })],
  [/^interest (.+ a (?:day|year))$/, (plan, m) => relieved(plan, { interestPpm: rateOf(m[1]!).ppm })],
  [/^no late fees$/, (plan) => relieved(plan, { lateFees: true })],
  [
    /^(penalty|interest|fee|principal) ([\d,.]+) given up at the (start|end)$/,
    (plan, m, product) => {
      const given = {
        part: m[1],
        amount: amountOf(m[2]!, product),
        when: m[3],
      } as AgreedPlan['waive'][number];
      return { ...plan, waive: [...plan.waive, given] };
    },
  ],
  [/^kept on a break$/, (plan) => ({ ...plan, onBreak: 'kept' })],
  [/^days standing$/, (plan) => ({ ...plan, ageing: 'stands' })],
];

function withOption(plan: AgreedPlan, text: string, product: Product): AgreedPlan {
  for (const [pattern, change] of OPTIONS) {
    const match = pattern.exec(text);
    if (match) return change(plan, match, product);
  }
  throw new Error(`"${text}" is nothing that an agreement can say`);
}

function relieved(plan: AgreedPlan, change: Partial<AgreedPlan['relief']>): AgreedPlan {
  return { ...plan, relief: { ...plan.relief, ...change } };
}

/** Without a stated end an agreement lives until its last row can be paid. */
function later({ rows, until }: AgreedPlan, grace: number): Day {
  return Math.max(until, (rows.at(-1)?.due ?? until) + grace);
}

function scheduleOf(
  text: string,
  history: History,
  account: Account,
  day: Day,
  product: Product,
): readonly Coming[] {
  const { rows: open, account: now } = replay(history, product, day - 1, day);
  const rows = rowsToCome(now, history.schedule);
  const terms: RearrangeTerms = {
    steps: { every: 1, unit: 'month', monthEnd: product.monthEnd },
    rounding: {
      mode: 'half-even',
      grain: 1n,
      instalment: 'cent',
      unit: 10n ** BigInt(product.currency.digits),
    },
    interest: {
      rate: {
        share: { num: account.interestPpm, den: 1_000_000n },
        per: product.interest.perDays === 1 ? 'day' : 'year',
      },
      counting: { dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' },
      rounding: 'half-even',
    },
    from: now.next === null ? day : dueBefore(now.next, now, history),
  };
  const moving = /^moving (\d+) to (\S+)$/.exec(text);
  if (moving) return moveDue(rows, Number(moving[1]), dayOf(moving[2]!), terms);
  const parts = /^(\d+) parts from (\S+)$/.exec(text);
  if (parts) return reAgeSchedule(rows, open, Number(parts[1]), dayOf(parts[2]!), { ...terms, from: day });
  const free = /^(\d+) free from (\d+)$/.exec(text);
  if (free) return pausePrincipal(rows, Number(free[2]), Number(free[1]), terms);
  throw new Error(`"${text}" is no way to change a schedule`);
}

/** How the agreement stands at the end of a day: what that day brought, or the row that is awaited. */
export function planCell({ plan: alive }: Account, today: readonly AccountEvent[]): string {
  const turn = today.findLast(({ body }) => body.type === 'plan')?.body;
  if (turn?.type === 'plan') return turn.takenBack ? `${turn.state}, taken back` : turn.state;
  if (alive === null) return '–';
  const { plan, row } = alive;
  return plan.rows.length === 0 ? 'alive' : `awaits ${row + 1} of ${plan.rows.length}`;
}

/** The instalment that is asked for next, as "2026-03-05 1,012.00". */
export function nextCell(
  { next }: Account,
  day: (on: Day) => string,
  money: (amount: bigint) => string,
): string {
  return next === null ? '–' : `${day(next.due)} ${money(next.principal + next.interest + next.fee)}`;
}
