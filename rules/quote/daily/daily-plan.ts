/**
 * Which amounts are due on which days, when everything goes as agreed?
 *
 * Declining interest: the level amount is the smallest with which the plan ends at a balance of zero or less;
 * the last instalment is lowered by the overshoot. Add-on interest: all interest stands in the balance on the
 * start day and is paid first; it is the fixed point at which the interest put in equals the daily interest
 * that the plan then accrues on its slower falling principal. In the plan, principal includes the up-front fee.
 */
import type { Day } from '../../days.ts';
import { civil } from '../../days.ts';
import type { Minor } from '../../money.ts';
import { divideRounded, least } from '../../money.ts';
import { stepDue } from '../../schedule.ts';
import { planInterest, underTotalCap } from './daily-interest.ts';
import type { DailyAgreement, Parts } from './daily-terms.ts';
import { wholeMinor } from './daily-terms.ts';

/** An amount that is asked for on a day. */
export interface Instalment {
  readonly due: Day;
  readonly total: Minor;
}

/** One row of the plan; `balanceAfter` is principal and open fee together. */
export interface PlanRow extends Instalment {
  readonly principal: Minor;
  readonly interest: Minor;
  readonly balanceAfter: Minor;
}

/** The plan and the interest that stands in the balance from the start (zero for declining interest). */
export interface Plan {
  readonly rows: readonly PlanRow[];
  readonly initialInterest: Minor;
}

/** The search for the add-on interest settles within a few rounds; a plan that swings is stopped here. */
const FIXED_POINT_ROUNDS = 100;

/** The `n`-th due day (from 0) of the cadence, also beyond the last instalment; null for a plain list of days. */
export function cadenceDay(agreement: DailyAgreement, n: number): Day | null {
  const { firstDue, every = 1, unit, dueDay, monthEnd = 'clamp-and-return' } = agreement.instalments;
  if (agreement.instalments.list !== undefined || firstDue === undefined || unit === undefined) return null;
  const wishedDate = dueDay ?? civil(firstDue).date;
  return stepDue({ count: n + 1, every, unit, firstDue, monthEnd, wishedDate }, n);
}

interface Walk {
  readonly rows: PlanRow[];
  /** Unrounded interest that the walked plan accrues, under the cap over the whole life. */
  readonly accrued: Parts;
  readonly end: Minor;
}

/** Walks a plan through its instalments; `initial` is the add-on interest, null for declining interest. */
function walk(agreement: DailyAgreement, instalments: readonly Instalment[], initial: Minor | null): Walk {
  let balance = agreement.principal + agreement.fee.total;
  let interestLeft = initial ?? 0n;
  let [accrued, charged, from] = [0n, 0n, agreement.startOn];
  const rows: PlanRow[] = [];
  for (const { due, total } of instalments) {
    const raw = planInterest(agreement, balance, from, due);
    accrued += underTotalCap(agreement, accrued, raw);
    const asked = initial === null ? raw : least(total, interestLeft) * agreement.partsPerMinor;
    const interest = wholeMinor(
      underTotalCap(agreement, charged * agreement.partsPerMinor, asked),
      agreement,
    );
    balance -= total - interest;
    interestLeft -= interest;
    charged += interest;
    from = due;
    rows.push({ due, total, principal: total - interest, interest, balanceAfter: balance });
  }
  return { rows, accrued, end: balance };
}

function level(days: readonly Day[], total: Minor): Instalment[] {
  return days.map((due) => ({ due, total }));
}

/** The smallest level amount with which the plan ends at zero or less. A larger amount never ends higher. */
function levelAmount(agreement: DailyAgreement, days: readonly Day[]): Minor {
  const enough = (total: Minor) => walk(agreement, level(days, total), null).end <= 0n;
  let high = agreement.principal + agreement.fee.total + 1n;
  while (!enough(high)) high *= 2n;
  let low = -1n; // never enough: a plan that asks for nothing back
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The amounts that are level for an add-on interest of `interest`: principal, fee and interest over the days, up. */
function addOnInstalments(agreement: DailyAgreement, days: readonly Day[], interest: Parts): Instalment[] {
  const whole = (agreement.principal + agreement.fee.total) * agreement.partsPerMinor + interest;
  return level(days, divideRounded(whole, BigInt(days.length) * agreement.partsPerMinor, 'up'));
}

/** Finds the add-on interest; `amountsFor` gives the instalments that an interest would ask for. */
function addOnPlan(
  agreement: DailyAgreement,
  lastDue: Day,
  amountsFor: (interest: Parts) => readonly Instalment[],
): { readonly instalments: readonly Instalment[]; readonly interest: Minor } {
  const most = planInterest(agreement, agreement.principal, agreement.startOn, lastDue);
  let interest = underTotalCap(agreement, 0n, most);
  for (let round = 0; round < FIXED_POINT_ROUNDS; round++) {
    const instalments = amountsFor(interest);
    const { accrued, end } = walk(agreement, instalments, wholeMinor(interest, agreement));
    const next = accrued > 0n ? accrued : 0n;
    const same = interest >= next && interest - next < agreement.partsPerMinor;
    // Stated amounts may fit an interest a cent too high; the one sought also brings the plan to zero.
    if (same && end <= 0n && end >= -BigInt(instalments.length)) break;
    interest = next;
  }
  return { instalments: amountsFor(interest), interest: wholeMinor(interest, agreement) };
}

/** Lowers the last instalment by what the plan would overshoot. */
function withoutOvershoot(instalments: readonly Instalment[], end: Minor): readonly Instalment[] {
  const last = instalments.at(-1);
  return last === undefined ? [] : [...instalments.slice(0, -1), { due: last.due, total: last.total + end }];
}

function dueDays(agreement: DailyAgreement): Day[] {
  const days: Day[] = [];
  for (let n = 0; n < (agreement.instalments.count ?? 0); n++) {
    const due = cadenceDay(agreement, n);
    if (due !== null) days.push(due);
  }
  return days;
}

/** The plan as agreed: amounts stated in a list, stated as one level amount, or computed. */
export function agreedPlan(agreement: DailyAgreement): Plan {
  const { list, total } = agreement.instalments;
  const days = dueDays(agreement);
  const lastDue = days.at(-1);
  if (list !== undefined) {
    const stated = list.map((row) => ({ due: row.due, total: row.total ?? 0n }));
    return planOf(
      agreement,
      stated.toSorted((a, b) => a.due - b.due),
    );
  }
  if (lastDue === undefined || total !== undefined) return planOf(agreement, level(days, total ?? 0n));
  if (!agreement.addOn) {
    const instalments = level(days, levelAmount(agreement, days));
    return planOf(agreement, withoutOvershoot(instalments, walk(agreement, instalments, null).end));
  }
  const { instalments, interest } = addOnPlan(agreement, lastDue, (guess) =>
    addOnInstalments(agreement, days, guess),
  );
  const lowered = withoutOvershoot(instalments, walk(agreement, instalments, interest).end);
  return { rows: walk(agreement, lowered, interest).rows, initialInterest: interest };
}

/** The plan that asks for stated `instalments`, in order of their days. */
export function planOf(agreement: DailyAgreement, instalments: readonly Instalment[]): Plan {
  const lastDue = instalments.at(-1)?.due;
  if (!agreement.addOn || lastDue === undefined) {
    return { rows: walk(agreement, instalments, null).rows, initialInterest: 0n };
  }
  const { interest } = addOnPlan(agreement, lastDue, () => instalments);
  return { rows: walk(agreement, instalments, interest).rows, initialInterest: interest };
}
