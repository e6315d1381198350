/**
 * Is this an agreement that can be kept at all, whatever the account?
 *
 * Looks at the plan alone: money, days and order of its rows, its bounds, and that it agrees on something. What depends on the
 * account (nothing overdue, another agreement alive, a schedule that does not add up) is asked when it begins (`plan-begin.ts`).
 */
import type { Fact } from '../account.ts';
import type { Day } from '../days.ts';
import { sum } from '../money.ts';
import { type AgreedPlan, PLAN_KINDS } from './agreed-plan.ts';

/** Why a plan cannot be entered: a word for machines and a sentence. */
export interface PlanFault {
  readonly refused: string;
  readonly what: string;
}

/** Sixty months of weekly rows fit; ten thousand do not. */
const ROWS_MAX = 366;
/** Longest life of an agreement or a schedule, in days: forty years. */
const DAYS_MAX = 14_610;

/** What is wrong with an agreement, or a withdrawal of one, beside the facts that are known; null when nothing is. */
export function agreementFault(known: readonly Fact[], told: Fact): PlanFault | null {
  if (told.type !== 'agreed' && told.type !== 'withdrawn') return null;
  const undone = new Set(known.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  const named = told.type === 'agreed' ? told.plan.id : told.of;
  const agreed = known.some(
    (fact) => fact.type === 'agreed' && fact.plan.id === named && !undone.has(fact.id),
  );
  if (told.type === 'agreed')
    return agreed
      ? fault('second-of-name', `there is an agreement "${named}" already`)
      : planFault(told.plan, told.valueOn);
  if (!agreed) return fault('unknown-agreement', `there is no agreement "${named}" on this account`);
  return known.some((fact) => fact.type === 'withdrawn' && fact.of === named)
    ? fault('already-withdrawn', `the agreement "${named}" was withdrawn before`)
    : null;
}

/** What is wrong with a plan that begins on `valueOn`; null when nothing is. */
export function planFault(plan: AgreedPlan, valueOn: Day): PlanFault | null {
  return (
    shapeFault(plan) ?? rowsFault(plan, valueOn) ?? boundsFault(plan, valueOn) ?? scheduleFault(plan, valueOn)
  );
}

const fault = (refused: string, what: string): PlanFault => ({ refused, what });
const isMoney = (amount: unknown): amount is bigint => typeof amount === 'bigint';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** Plans come from outside, where types are only hoped for. */
function shapeFault(plan: AgreedPlan): PlanFault | null {
  const { id, kind, rows, waive, relief, schedule, onBreak, ageing } = plan;
  if (typeof id !== 'string' || id.trim() === '') return fault('no-name', 'the agreement has no reference');
  if (!PLAN_KINDS.includes(kind))
    return fault('unknown-kind', `"${String(kind)}" is nothing that can be agreed`);
  const amounts = [...rows, ...waive].map(({ amount }) => amount as unknown);
  const asked = (schedule ?? []).flatMap(
    ({ principal, interest, fee }) => [principal, interest, fee] as unknown[],
  );
  const rates = [relief.interestPpm, relief.penaltyPpm].filter((ppm) => ppm !== null) as unknown[];
  if (![...amounts, ...asked, ...rates, plan.shortBy].every(isMoney))
    return fault('not-money', 'an amount or a rate of the agreement is not a whole number of minor units');
  if (![plan.graceDays, plan.missesAllowed].every(isCount))
    return fault('not-a-count', 'days of grace and rows that may be missed are whole numbers from zero on');
  const days = [plan.until, ...rows.map(({ due }) => due), ...(schedule ?? []).map(({ due }) => due)];
  if (!days.every((day) => Number.isSafeInteger(day)))
    return fault('not-a-day', 'a day of the agreement is none');
  if (!['reversed', 'kept'].includes(onBreak) || !['runs', 'stands'].includes(ageing))
    return fault('unknown-word', 'what becomes of it on a break, or of the days past due, is not said');
  if ((rates as bigint[]).some((ppm) => ppm < 0n))
    return fault('negative-rate', 'a rate cannot be below zero');
  return null;
}

function rowsFault({ rows, schedule, kind }: AgreedPlan, valueOn: Day): PlanFault | null {
  if (rows.length > ROWS_MAX)
    return fault('too-many-rows', `${rows.length} rows; at most ${ROWS_MAX} can be agreed`);
  if (rows.some(({ amount }) => amount <= 0n))
    return fault('not-positive', 'every row asks for more than zero');
  if (rows.some(({ due }) => due < valueOn))
    return fault('row-in-the-past', 'a row is due before the day of the agreement');
  if (rows.some(({ due }, place) => place > 0 && due <= rows[place - 1]!.due))
    return fault('not-ascending', 'each row is due after the row before it');
  if (rows.length === 0 && schedule === null && kind !== 'moratorium' && kind !== 'relief')
    return fault('empty-plan', 'the agreement asks for nothing and changes nothing');
  return null;
}

function boundsFault(plan: AgreedPlan, valueOn: Day): PlanFault | null {
  const { rows, until, graceDays, shortBy, waive, kind, relief, ageing } = plan;
  const last = rows.at(-1);
  if (until < valueOn || (last !== undefined && until < last.due + graceDays))
    return fault('ends-too-early', 'it would end before its last row can be paid');
  if (until > valueOn + DAYS_MAX) return fault('ends-too-late', 'it would live for more than forty years');
  if (shortBy < 0n || rows.some(({ amount }) => shortBy >= amount))
    return fault('short-by-too-much', 'what may be lacking must be less than every row');
  if (waive.some(({ amount }) => amount <= 0n))
    return fault('not-positive', 'what is given up must be above zero');
  if (rows.length === 0 && waive.some(({ when }) => when === 'end'))
    return fault('nothing-to-keep', 'a waiver at the end rewards kept rows, and there are none');
  const eases = relief.interestPpm !== null || relief.penaltyPpm !== null || relief.lateFees;
  if (kind === 'relief' && !eases && waive.length === 0 && ageing === 'runs')
    return fault('empty-plan', 'the relief relieves nothing');
  return null;
}

function scheduleFault({ schedule, kind }: AgreedPlan, valueOn: Day): PlanFault | null {
  if (schedule === null) return null;
  if (schedule.length === 0 || schedule.length > ROWS_MAX)
    return fault('too-many-rows', `a schedule has between 1 and ${ROWS_MAX} rows`);
  if (schedule.some(({ principal, interest, fee }) => principal < 0n || interest < 0n || fee < 0n))
    return fault('not-positive', 'a row of the schedule asks for less than zero');
  if (sum(schedule.map(({ principal }) => principal)) === 0n && kind !== 're-age')
    return fault('empty-plan', 'the schedule asks for no principal');
  const [first] = schedule;
  if (first === undefined || first.due <= valueOn)
    return fault('row-in-the-past', 'the schedule begins after the day of the agreement');
  if (schedule.at(-1)!.due > valueOn + DAYS_MAX)
    return fault('ends-too-late', 'the schedule runs for more than forty years');
  const later = (place: number): boolean => {
    const [before, row] = [schedule[place - 1]!, schedule[place]!];
    return row.due > before.due && row.seq > before.seq;
  };
  if (schedule.some((_, place) => place > 0 && !later(place)))
    return fault('not-ascending', 'each row of the schedule is due after the row before it');
  return null;
}
