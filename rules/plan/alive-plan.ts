/**
 * What does an agreement that is alive change on its account tonight?
 *
 * The plan facet: derived from money received since, never from a click. While it lives the ladder may be quiet, rates are
 * relieved, and days past due may stand still. It carries the account as it would be without it, so that a break can fall
 * back on that to the minor unit. Everything here reads; what ends it is in `plan-watch.ts`.
 */
import type { Account } from '../account.ts';
import type { Day } from '../days.ts';
import { divideRounded, least, type Minor } from '../money.ts';
import type { Coming } from '../terms.ts';
import { type AgreedPlan, keepsQuiet } from './agreed-plan.ts';

/** An agreement while it is alive. */
export interface AlivePlan {
  readonly plan: AgreedPlan;
  readonly agreedOn: Day;
  /** Money received since, less what banks took back. Minor units; below zero when they took back more. */
  readonly received: Minor;
  /** The first row, from 0 on, that this money does not cover; the number of rows when it covers all. */
  readonly row: number;
  /** The row that was missed and is not caught up yet; null when none is. */
  readonly behind: number | null;
  /** Rows missed so far, caught up or not. */
  readonly missed: number;
  /** The account without the agreement: the facts that count by `asOf` + 1 are in, the days up to `asOf` are closed. */
  readonly without: Account;
  readonly asOf: Day;
}

/** The first row that `received` does not cover: rows are covered in order, each with all rows before it. */
export function firstUnpaid({ rows, shortBy }: AgreedPlan, received: Minor): number {
  let asked = 0n;
  for (const [place, { amount }] of rows.entries()) {
    asked += amount;
    if (received + shortBy < asked) return place;
  }
  return rows.length;
}

/** What is lacking of all rows up to and including `row`, before tolerance; never below zero. */
export function lackingOf({ plan, received }: AlivePlan, row: number): Minor {
  const asked = plan.rows.slice(0, row + 1).reduce((total, { amount }) => total + amount, 0n);
  return asked > received ? asked - received : 0n;
}

/** The night that looks at the plan next: at the first unpaid row, at what a missed row has left, or at its last day. */
export function checkpointOf({ plan, row, behind }: AlivePlan): Day {
  const asked = plan.rows[row];
  if (asked === undefined) return plan.until;
  return behind === row ? lastChanceOf(plan, row) : asked.due + plan.graceDays;
}

/** The night by which a missed row must have been caught up. */
export function lastChanceOf({ rows, graceDays, until }: AgreedPlan, row: number): Day {
  const following = rows[row + 1];
  return following === undefined ? until : following.due + graceDays;
}

/** First night after `after` that could change something about the account's agreement; null when none lives. */
export function nextPlanOn({ plan }: Account, after: Day): Day | null {
  return plan === null ? null : Math.max(checkpointOf(plan), after + 1);
}

/** True while an agreement keeps the ladder quiet. */
export function isQuiet({ plan }: Account): boolean {
  return plan !== null && keepsQuiet(plan.plan);
}

/** First day of an agreement under which days past due stand still; null when none does. */
export function standsFrom({ plan }: Account): Day | null {
  return plan !== null && plan.plan.ageing === 'stands' ? plan.agreedOn : null;
}

/** A rate of the account while its agreement lives: never above its own. */
export function relievedPpm({ plan }: Account, own: bigint, which: 'interestPpm' | 'penaltyPpm'): bigint {
  const relieved = plan?.plan.relief[which] ?? null;
  return relieved === null ? own : least(own, relieved);
}

/** True while late fees are spared. */
export function sparesLateFees({ plan }: Account): boolean {
  return plan?.plan.relief.lateFees === true;
}

/** An instalment that falls due asks for interest in proportion to the relieved rate, rounded down. */
export function relievedInstalment(account: Account, next: Coming): Coming {
  const own = account.interestPpm;
  const relieved = relievedPpm(account, own, 'interestPpm');
  return relieved === own
    ? next
    : { ...next, interest: divideRounded(next.interest * relieved, own, 'down') };
}
