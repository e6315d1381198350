/**
 * What can a borrower keep up each month, and how was that reckoned?
 *
 * Income that is sure enough, less what the household needs, less other debts, less what builds a reserve, less a margin. Each step is
 * a line he can read. What he states and what cannot both be true are findings for a person, never a refusal. More income never
 * gives less to keep (property).
 */
import { divideRounded, least, type Minor, most, sum } from '../money.ts';
import type { Circumstances, Income } from './circumstances.ts';
import { type EssentialRow, livingOf } from './essentials.ts';

/** The house's own figures of caution, parts per million and months. */
export interface Caution {
  /** How much of an income counts, by how sure it is. */
  readonly counts: Readonly<Record<Income['sure'], bigint>>;
  /** Months of living and housing that should lie ready, within so many months, from at most this share of what is left. */
  readonly reserveMonths: number;
  readonly reserveWithin: number;
  readonly reserveSharePpm: bigint;
  /** Share of what is left that is never asked for. */
  readonly marginPpm: bigint;
}

/** What a line of the reckoning is. */
export type LineName =
  | 'income'
  | 'uncertain'
  | 'living'
  | 'housing'
  | 'unavoidable'
  | 'other-debts'
  | 'reserve'
  | 'margin'
  | 'keeps';

/** One step: what is added (above zero) or taken away (below zero). The last line is the sum of the others. */
export interface Line {
  readonly name: LineName;
  readonly amount: Minor;
}

/** Statements that cannot all be true, or that are far from each other. */
export type Contradiction =
  | 'no-people'
  | 'below-zero'
  | 'other-debts-above-income'
  | 'housing-above-income'
  | 'rich-but-late'
  | 'income-changed'
  | 'no-such-date';

export interface Affordability {
  readonly lines: readonly Line[];
  /** What he can pay each month; zero when nothing is left. */
  readonly keeps: Minor;
  /** What lies ready above the reserve and may be paid at once. */
  readonly free: Minor;
  readonly contradictions: readonly Contradiction[];
  /** The published figures it rests on. */
  readonly source: string;
  readonly confidence: EssentialRow['confidence'];
}

const MILLION = 1_000_000n;
const PER_YEAR: Readonly<Record<Income['every'], bigint>> = {
  week: 52n,
  'two-weeks': 26n,
  month: 12n,
  quarter: 4n,
  year: 1n,
};

/** An income by the month, rounded down. */
export function monthly({ amount, every }: Income): Minor {
  return divideRounded(amount * PER_YEAR[every], 12n, 'down');
}

/**
 * The reckoning. `before`: what he stated in earlier rounds, so that a changed story is seen. `owed`: what the account owes.
 */
export function affordability(
  circumstances: Circumstances,
  essentials: EssentialRow,
  caution: Caution,
  owed: Minor,
  before: readonly Circumstances[] = [],
): Affordability {
  const { housing, unavoidable, otherDebts, onHand } = circumstances;
  const people = Math.max(1, circumstances.people);
  const stated = sum(circumstances.incomes.map(monthly));
  const counted = sum(
    circumstances.incomes.map((one) =>
      divideRounded(monthly(one) * caution.counts[one.sure], MILLION, 'down'),
    ),
  );
  const living = livingOf(essentials, people);
  const left = counted - living - housing - unavoidable - otherDebts;
  const target = (living + housing) * BigInt(caution.reserveMonths);
  const aside = left <= 0n ? 0n : setAside(left, target - onHand, caution);
  const margin = left <= 0n ? 0n : divideRounded((left - aside) * caution.marginPpm, MILLION, 'up');
  const keeps = most(0n, left - aside - margin);
  return {
    lines: [
      { name: 'income', amount: stated },
      { name: 'uncertain', amount: counted - stated },
      { name: 'living', amount: -living },
      { name: 'housing', amount: -housing },
      { name: 'unavoidable', amount: -unavoidable },
      { name: 'other-debts', amount: -otherDebts },
      { name: 'reserve', amount: -aside },
      { name: 'margin', amount: -margin },
      { name: 'keeps', amount: left - aside - margin },
    ],
    keeps,
    free: most(0n, onHand - target),
    contradictions: contradictionsIn(circumstances, stated, owed, before),
    source: essentials.source,
    confidence: essentials.confidence,
  };
}

/** What goes into the reserve each month until it is there. */
function setAside(left: Minor, missing: Minor, { reserveWithin, reserveSharePpm }: Caution): Minor {
  if (missing <= 0n) return 0n;
  const wanted = divideRounded(missing, BigInt(reserveWithin), 'up');
  return least(wanted, divideRounded(left * reserveSharePpm, MILLION, 'down'));
}

function contradictionsIn(
  { people, incomes, housing, unavoidable, otherDebts, onHand, salaryDate }: Circumstances,
  stated: Minor,
  owed: Minor,
  before: readonly Circumstances[],
): Contradiction[] {
  const amounts = [...incomes.map(({ amount }) => amount), housing, unavoidable, otherDebts, onHand];
  const found: Contradiction[] = [];
  if (!Number.isSafeInteger(people) || people < 1) found.push('no-people');
  if (amounts.some((amount) => amount < 0n)) found.push('below-zero');
  if (otherDebts > stated && otherDebts > onHand) found.push('other-debts-above-income');
  if (housing > stated && housing > onHand) found.push('housing-above-income');
  // Whoever has many times the debt lying ready has no need of an agreement: something is meant otherwise.
  if (owed > 0n && onHand > owed * 10n) found.push('rich-but-late');
  if (before.some((earlier) => isFar(sum(earlier.incomes.map(monthly)), stated)))
    found.push('income-changed');
  if (salaryDate !== null && !(Number.isSafeInteger(salaryDate) && salaryDate >= 1 && salaryDate <= 31))
    found.push('no-such-date');
  return found;
}

/** More than a third apart. */
function isFar(a: Minor, b: Minor): boolean {
  return most(a, b) * 2n > least(a, b) * 3n;
}
