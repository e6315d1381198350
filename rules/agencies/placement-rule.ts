/**
 * Which debts go to an agency, and to which one?
 *
 * A rule says which accounts by days past due, amount, product, place and language, and how they are shared out between agencies. The
 * share falls by a keyed digest of the person, so that nobody chooses, the same draw gives the same again, and all debts of a person
 * that a rule takes fall to one agency.
 */
import type { Day } from '../days.ts';

/** Dated: in force [from, to). Amounts in minor units of the product's currency; `most` null: no bound. */
export interface PlacementRule {
  readonly id: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly daysPastDue: { readonly from: number; readonly to: number };
  readonly overdue: { readonly least: bigint; readonly most: bigint | null };
  /** Codes of products; null: all. */
  readonly products: readonly number[] | null;
  /** Beginnings of regions: "CN", "CN-33"; null: all. */
  readonly regions: readonly string[] | null;
  readonly languages: readonly string[] | null;
  /** Whole shares, champion first; they need not add up to a hundred. */
  readonly shares: readonly { readonly agency: string; readonly share: number }[];
  /** Days that a case may lie there, and without any payment or agreement. */
  readonly termDays: number;
  readonly withoutSuccessDays: number;
  readonly mostANight: number;
}

/** An account as a rule looks at it. */
export interface Placeable {
  readonly daysPastDue: number;
  readonly overdue: bigint;
  readonly product: number;
  readonly region: string;
  readonly language: string;
}

/** Digests are points from 0 to here, exclusive. */
export const POINTS = 2 ** 32;

export function isInForce({ from, to }: PlacementRule, day: Day): boolean {
  return from <= day && (to === null || day < to);
}

/** Whether a rule takes an account. */
export function takes(rule: PlacementRule, one: Placeable): boolean {
  const { daysPastDue, overdue, products, regions, languages } = rule;
  return (
    one.daysPastDue >= daysPastDue.from &&
    one.daysPastDue <= daysPastDue.to &&
    one.overdue >= overdue.least &&
    (overdue.most === null || one.overdue <= overdue.most) &&
    (products === null || products.includes(one.product)) &&
    (regions === null ||
      regions.some((region) => one.region === region || one.region.startsWith(`${region}-`))) &&
    (languages === null || languages.includes(one.language))
  );
}

/** The points of each agency, from `from` up to `to`: they lie side by side and leave none out. */
export function spansOf({ shares }: Pick<PlacementRule, 'shares'>): readonly {
  readonly agency: string;
  readonly from: number;
  readonly to: number;
}[] {
  const whole = shares.reduce((sum, { share }) => sum + share, 0);
  if (whole <= 0) return [];
  let before = 0;
  return shares.map(({ agency, share }) => {
    const from = Math.floor((before * POINTS) / whole);
    before += share;
    return { agency, from, to: Math.floor((before * POINTS) / whole) };
  });
}

/** The agency to which a point falls; null: the rule names none. */
export function agencyAt(point: number, rule: Pick<PlacementRule, 'shares'>): string | null {
  return spansOf(rule).find(({ from, to }) => point >= from && point < to)?.agency ?? null;
}

export type RuleFault = 'no-shares' | 'agency-twice' | 'days' | 'amounts' | 'terms' | 'dates';

/** What is wrong with a rule that somebody proposes; null: nothing. */
export function faultIn(rule: PlacementRule): RuleFault | null {
  const { shares, daysPastDue, overdue, termDays, withoutSuccessDays, mostANight, from, to } = rule;
  if (shares.length === 0 || shares.some(({ share }) => share <= 0)) return 'no-shares';
  if (new Set(shares.map(({ agency }) => agency)).size < shares.length) return 'agency-twice';
  if (daysPastDue.from < 1 || daysPastDue.to < daysPastDue.from) return 'days';
  if (overdue.least < 0n || (overdue.most !== null && overdue.most < overdue.least)) return 'amounts';
  if (termDays < 1 || withoutSuccessDays < 1 || mostANight < 1) return 'terms';
  return to !== null && to <= from ? 'dates' : null;
}
