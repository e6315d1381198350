/**
 * Which of several debts does a payment pay, and which part of a debt first?
 *
 * Between debts (民法典第560条): the one the debtor named; else those that are due, then the least secured, the heaviest, the
 * earliest due, and in proportion where nothing tells them apart. Within a debt (第561条): costs of enforcing, interest,
 * principal. An agreed order comes before both. Nothing is paid beyond what is owed; what cannot be placed is left over.
 */
import type { Day } from '../days.ts';
import type { Cited } from '../gate/law.ts';
import { floorDivide, least, type Minor, sum } from '../money.ts';
import { allocate, type Part } from '../payment.ts';
import { isAbove, type YearlyPercent } from './percent.ts';

/** A debt that a payment may pay. */
export interface OpenDebt {
  readonly id: string;
  readonly owed: Minor;
  /** Null: due already. */
  readonly due: Day | null;
  /** Share of it that security covers, in parts per million. */
  readonly securedPpm: bigint;
  readonly rate: YearlyPercent;
  readonly disputed: boolean;
}

/** What tells debts apart, first to last. */
export type Precedence = 'due' | 'least-secured' | 'heaviest' | 'earliest-due';

export interface DebtOrder {
  readonly precedence: readonly Precedence[];
  /** A payment is never applied to a debt that the debtor disputes (15 USC 1692h). */
  readonly sparesDisputed: boolean;
}

export interface DebtShares {
  /** Every debt, those that receive nothing too. */
  readonly byDebt: ReadonlyMap<string, Minor>;
  readonly left: Minor;
}

/** Spreads a payment (not negative) over debts on `day`. `named`: the debt the debtor named; null: none. */
export function shareOverDebts(
  payment: Minor,
  debts: readonly OpenDebt[],
  named: string | null,
  day: Day,
  { precedence, sparesDisputed }: DebtOrder,
): DebtShares {
  const byDebt = new Map<string, Minor>(debts.map(({ id }) => [id, 0n]));
  const open = debts.filter(({ disputed }) => !(sparesDisputed && disputed));
  let left = payment;
  for (const group of groupsOf(open, named, day, precedence)) {
    const given = least(left, sum(group.map(({ owed }) => owed)));
    proportional(given, group).forEach((share, place) => {
      byDebt.set(group[place]!.id, share);
    });
    left -= given;
  }
  return { byDebt, left };
}

/** Debts in their order; those that nothing tells apart stand together. */
function groupsOf(
  debts: readonly OpenDebt[],
  named: string | null,
  day: Day,
  precedence: readonly Precedence[],
): OpenDebt[][] {
  const compare = (a: OpenDebt, b: OpenDebt) => {
    for (const what of precedence) {
      const order = COMPARE[what](a, b, day);
      if (order !== 0) return order;
    }
    return 0;
  };
  const first = debts.filter(({ id }) => id === named);
  const others = debts.filter(({ id }) => id !== named).sort(compare);
  const groups: OpenDebt[][] = first.length > 0 ? [first] : [];
  others.forEach((debt, place) => {
    const before = others[place - 1];
    if (before !== undefined && compare(before, debt) === 0) groups.at(-1)!.push(debt);
    else groups.push([debt]);
  });
  return groups;
}

const COMPARE: Readonly<Record<Precedence, (a: OpenDebt, b: OpenDebt, day: Day) => number>> = {
  due: (a, b, day) => Number(!isDue(a, day)) - Number(!isDue(b, day)),
  'least-secured': (a, b) => Number(a.securedPpm - b.securedPpm),
  heaviest: (a, b) => Number(isAbove(b.rate, a.rate)) - Number(isAbove(a.rate, b.rate)),
  'earliest-due': (a, b) => dueOr(a) - dueOr(b),
};

function isDue({ due }: OpenDebt, day: Day): boolean {
  return due === null || due <= day;
}

/** A debt that is due without a day is taken as the oldest. */
function dueOr({ due }: OpenDebt): Day {
  return due ?? Number.MIN_SAFE_INTEGER;
}

/** `amount` in proportion to what is owed: whole units, the largest remainders first, together exactly `amount`. */
function proportional(amount: Minor, debts: readonly OpenDebt[]): Minor[] {
  const total = sum(debts.map(({ owed }) => owed));
  if (total === 0n) return debts.map(() => 0n);
  const shares = debts.map(({ owed }) => floorDivide(amount * owed, total));
  const rests = debts.map(({ owed }, place) => amount * owed - shares[place]! * total);
  const byRest = rests
    .map((rest, place) => ({ rest, place }))
    .sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  const units = Number(amount - sum(shares));
  for (const { place } of byRest.slice(0, units)) shares[place]! += 1n;
  return shares;
}

/** What is owed on one debt. */
export interface OwedParts {
  readonly costs: Minor;
  readonly interest: Minor;
  readonly principal: Minor;
}

export type OwedPart = keyof OwedParts;

/** A rule on the order; null where the law leaves that order open. */
export interface ShareRule extends Cited {
  readonly shares: { readonly debts: DebtOrder | null; readonly parts: readonly OwedPart[] | null };
}

const STANDS_FOR: Readonly<Record<OwedPart, Part>> = {
  costs: 'fee',
  interest: 'interest',
  principal: 'principal',
};

/** Spreads a payment over the parts of one debt, in `order`. */
export function shareOverParts(
  payment: Minor,
  owed: OwedParts,
  order: readonly OwedPart[],
): OwedParts & { readonly left: Minor } {
  const open = { fee: owed.costs, interest: owed.interest, principal: owed.principal, penalty: 0n };
  const parts = order.map((part) => STANDS_FOR[part]);
  const rule = {
    order: parts,
    orderInAdvance: parts,
    across: 'oldest-first',
    future: 'hold-as-credit',
  } as const;
  const { perRow, left } = allocate([{ seq: 1, due: 0, open }], payment, rule, 0);
  const got = perRow[0];
  return {
    costs: got?.fee ?? 0n,
    interest: got?.interest ?? 0n,
    principal: got?.principal ?? 0n,
    left,
  };
}
