/**
 * What may be agreed on a product, within which limits, and who may agree to it?
 *
 * Terms are dated data (`policy/house/agreement-terms.ts`), written like strategies: a version never changes, the one in force on a
 * day is the latest begun. `faultsIn` refuses terms that contradict themselves, in words for whoever wrote them.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import { type AgreedPlan, PLAN_KINDS, type PlanKind } from '../plan/agreed-plan.ts';

/** Who may bind the house, least first. */
export const AUTHORITIES = ['system', 'agent', 'lead', 'committee'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** So many months, and so much given up in minor units, at most; null: any. */
export interface AuthorityStep {
  readonly level: Authority;
  readonly months: number | null;
  readonly waived: Minor | null;
}

/** From so many days past due on, this share of what is owed may be waived, and by whom at least. */
export interface WaiverBand {
  readonly fromDays: number;
  readonly ppm: bigint;
  readonly level: Authority;
}

/** The limits of one kind. Days past due, months and days are whole numbers, amounts minor units. */
export interface KindTerms {
  readonly kind: PlanKind;
  /** Open to accounts between so many days past due, both included; `to` null: and later. */
  readonly daysPastDue: { readonly from: number; readonly to: number | null };
  /** Open from this much owed on. */
  readonly least: Minor;
  /** Months of instalments, of rest or of extension, both included. */
  readonly months: { readonly least: number; readonly most: number };
  /** Longer than so many months only when at least this much is owed; null: no such condition. */
  readonly longer: { readonly than: number; readonly least: Minor } | null;
  /** A single payment lies at most so many days ahead, and so does the first of several. */
  readonly daysMost: number;
  /** No instalment below this, the last excepted. */
  readonly rowLeast: Minor;
  /** A first or promised payment is at least this share of what is past due. */
  readonly shareLeastPpm: bigint;
  readonly waivers: readonly WaiverBand[];
  /** Share of the account's own rates that goes on (1,000,000: all of it); null: not touched. */
  readonly interestSharePpm: bigint | null;
  readonly penaltySharePpm: bigint | null;
  readonly lateFees: boolean;
  readonly authority: readonly AuthorityStep[];
  readonly graceDays: number;
  readonly missesAllowed: number;
  readonly shortBy: Minor;
  readonly onBreak: AgreedPlan['onBreak'];
  readonly ageing: AgreedPlan['ageing'];
}

/** A version of what may be agreed on one product, in force [from, to). */
export interface AgreementTerms {
  readonly id: string;
  readonly product: string;
  readonly version: number;
  readonly from: Day;
  readonly to: Day | null;
  readonly source: string;
  readonly kinds: readonly KindTerms[];
  /** Days after confirmation within which the borrower may withdraw without a reason. */
  readonly coolingDays: number;
  /** Days, today included, on which an offer can be accepted. */
  readonly offerDays: number;
  /** Proposals of one negotiation that are answered at once; the next one goes to a person. */
  readonly rounds: number;
  /** Working days within which a person decides, and within which an appeal is answered by another. */
  readonly decideDays: number;
  /** A new agreement so many days after the last was broken, and so many in 365 days. */
  readonly again: { readonly afterBrokenDays: number; readonly mostInYear: number };
}

/** The version in force on a day; null: nothing can be agreed on this product. */
export function termsOn(all: readonly AgreementTerms[], product: string, day: Day): AgreementTerms | null {
  return (
    all
      .filter((one) => one.product === product && one.from <= day && (one.to === null || day < one.to))
      .toSorted((a, b) => b.version - a.version)[0] ?? null
  );
}

export function kindIn(terms: AgreementTerms, kind: PlanKind): KindTerms | null {
  return terms.kinds.find((one) => one.kind === kind) ?? null;
}

/** The lowest level that may agree to so many months and so much given up; null: nobody may. */
export function authorityFor(kind: KindTerms, months: number, waived: Minor): Authority | null {
  const step = kind.authority.find(
    (one) => (one.months === null || months <= one.months) && (one.waived === null || waived <= one.waived),
  );
  return step?.level ?? null;
}

/** The higher of two levels. */
export function higher(a: Authority, b: Authority): Authority {
  return AUTHORITIES.indexOf(a) >= AUTHORITIES.indexOf(b) ? a : b;
}

/** The waiver open at so many days past due: that of the latest band begun; null: none. */
export function waiverAt(kind: KindTerms, daysPastDue: number): WaiverBand | null {
  return kind.waivers.filter(({ fromDays }) => fromDays <= daysPastDue).at(-1) ?? null;
}

const WHOLE = 1_000_000n;

/** What is wrong with these terms; empty: they can be used. */
export function faultsIn(terms: AgreementTerms): string[] {
  const wrong: string[] = [];
  const say = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${terms.id}@${terms.version}: ${what}`);
  };
  say(terms.to === null || terms.from < terms.to, 'it ends before it begins');
  say(whole(terms.coolingDays, 0), 'cooling days are a whole number from 0');
  say(whole(terms.offerDays, 1), 'an offer is open for at least one day');
  say(whole(terms.rounds, 1), 'at least one proposal is answered');
  say(whole(terms.decideDays, 1), 'a person decides within at least one working day');
  say(terms.source !== '', 'it names no source');
  const seen = new Set<PlanKind>();
  for (const kind of terms.kinds) {
    say(PLAN_KINDS.includes(kind.kind), `"${kind.kind}" is no kind`);
    say(!seen.has(kind.kind), `"${kind.kind}" stands twice`);
    seen.add(kind.kind);
    for (const fault of faultsInKind(kind)) say(false, `${kind.kind}: ${fault}`);
  }
  return wrong;
}

/** Versions of a product that overlap under one number, or contradict themselves. */
export function faultsInAll(all: readonly AgreementTerms[]): string[] {
  const twice = all.filter((one, place) =>
    all.some((other, at) => at < place && other.product === one.product && other.version === one.version),
  );
  return [...all.flatMap(faultsIn), ...twice.map(({ id, version }) => `${id}@${version}: stands twice`)];
}

function faultsInKind(kind: KindTerms): string[] {
  const { months, daysPastDue, authority, waivers, interestSharePpm, penaltySharePpm } = kind;
  const wrong: string[] = [];
  const say = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  say(daysPastDue.to === null || daysPastDue.from <= daysPastDue.to, 'no day past due fits');
  say(whole(months.least, 0) && months.least <= months.most, 'the fewest months are more than the most');
  say(whole(kind.daysMost, 0), 'days ahead are a whole number');
  say(whole(kind.graceDays, 0) && whole(kind.missesAllowed, 0), 'grace and misses are whole numbers');
  say(kind.least >= 0n && kind.rowLeast >= 0n && kind.shortBy >= 0n, 'an amount is below zero');
  say(kind.rowLeast === 0n || kind.shortBy < kind.rowLeast, 'the tolerance forgives whole instalments');
  say(isShare(kind.shareLeastPpm), 'a share lies outside 0 to 1,000,000');
  say(interestSharePpm === null || isShare(interestSharePpm), 'interest would be more than the contract’s');
  say(penaltySharePpm === null || isShare(penaltySharePpm), 'penalty would be more than the contract’s');
  say(authority.length > 0, 'nobody may agree to it');
  for (const [place, step] of authority.entries()) {
    const before = authority[place - 1];
    if (before === undefined) continue;
    say(AUTHORITIES.indexOf(before.level) < AUTHORITIES.indexOf(step.level), 'levels are out of order');
    say(covers(step.months, before.months), `${step.level} may agree to fewer months than ${before.level}`);
    say(covers(step.waived, before.waived), `${step.level} may give up less than ${before.level}`);
  }
  const last = authority.at(-1);
  say(last === undefined || covers(last.months, months.most), 'its longest plan has nobody to agree to it');
  for (const [place, band] of waivers.entries()) {
    const before = waivers[place - 1];
    say(isShare(band.ppm) && band.ppm < WHOLE, 'a waiver gives up everything');
    if (before === undefined) continue;
    say(before.fromDays < band.fromDays, 'waivers are out of order');
    say(before.ppm <= band.ppm, 'a waiver shrinks with age');
  }
  say(kind.longer === null || kind.longer.than <= months.most, '"longer" is never reached');
  return wrong;
}

const whole = (number: number, least: number) => Number.isSafeInteger(number) && number >= least;
const isShare = (ppm: bigint) => ppm >= 0n && ppm <= WHOLE;
const covers = (wide: bigint | number | null, narrow: bigint | number | null) =>
  wide === null || (narrow !== null && narrow <= wide);
