/**
 * Is this account due to be written off, by which ground, and what is still missing?
 *
 * Grounds and their terms are dated data (`policy/sale/write-off-law.ts`). A write-off is an act of the books: it forgives nothing. So the
 * question is only whether the books may treat the sum as lost, and whether the milder steps were tried as the ground asks.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';

export const WRITE_OFF_GROUNDS = ['age', 'insolvency', 'death', 'fraud'] as const;
export type WriteOffGround = (typeof WRITE_OFF_GROUNDS)[number];

/** When the books of a house may write off. Days are days past due, or days since it became known. */
export interface WriteOffTerms {
  readonly id: string;
  readonly jurisdiction: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly ground: WriteOffGround;
  /** Of which products: bills that revolve, loans by instalments, or both. */
  readonly of: 'revolving' | 'instalment' | 'any';
  readonly days: number;
  /** Least and most that is owed, minor units; null: no bound. */
  readonly least: Minor | null;
  readonly most: Minor | null;
  /** Steps that must have been tried before. */
  readonly tried: readonly ('sms' | 'call' | 'letter' | 'court')[];
  readonly source: string;
  /** How the text was seen: V word for word, P in part, S second hand, R from memory, H: a rule of the house. */
  readonly confidence: 'V' | 'P' | 'S' | 'R' | 'H';
  readonly says: { readonly en: string; readonly zh: string };
}

/** What is so about an account. */
export interface WriteOffStanding {
  readonly jurisdictions: readonly string[];
  readonly family: 'revolving' | 'instalment';
  readonly owed: Minor;
  readonly daysPastDue: number;
  readonly tried: readonly string[];
  /** Days since each became known; null: it is not so. */
  readonly insolvencyDays: number | null;
  readonly deathDays: number | null;
  readonly fraudDays: number | null;
  /** What stands against it: an agreement or a hold speaks for money that is to come. */
  readonly resting: boolean;
  readonly disputed: boolean;
  readonly writtenOff: boolean;
}

export const WRITE_OFF_BARS = ['written-off', 'nothing-owed', 'resting', 'disputed', 'no-ground'] as const;
export type WriteOffBar = (typeof WRITE_OFF_BARS)[number];

/** The terms that allow it, the mildest evidence first; or what stands against it. */
export type WriteOffDue =
  | { readonly terms: WriteOffTerms; readonly bars: readonly [] }
  | { readonly terms: null; readonly bars: readonly WriteOffBar[] };

/** Judges an account on a day. Terms of its jurisdictions count, and those of the house (`HOUSE`) everywhere: all of them are minimums. */
export function writeOffDue(now: WriteOffStanding, day: Day, all: readonly WriteOffTerms[]): WriteOffDue {
  const bars: WriteOffBar[] = [];
  if (now.writtenOff) bars.push('written-off');
  if (now.owed <= 0n) bars.push('nothing-owed');
  if (now.disputed) bars.push('disputed');
  const found = all.find((terms) => isMet(terms, now, day));
  // Who is dead, insolvent or was robbed of his name rests for that very reason.
  if (now.resting && (found === undefined || found.ground === 'age')) bars.push('resting');
  if (found === undefined) bars.push('no-ground');
  return found !== undefined && bars.length === 0 ? { terms: found, bars: [] } : { terms: null, bars };
}

function isMet(terms: WriteOffTerms, now: WriteOffStanding, day: Day): boolean {
  if (terms.from > day || (terms.to !== null && terms.to <= day)) return false;
  if (terms.of !== 'any' && terms.of !== now.family) return false;
  if (!now.jurisdictions.includes(terms.jurisdiction)) return false;
  if (terms.least !== null && now.owed < terms.least) return false;
  if (terms.most !== null && now.owed > terms.most) return false;
  if (terms.tried.some((step) => !now.tried.includes(step))) return false;
  const since = {
    age: now.daysPastDue,
    insolvency: now.insolvencyDays,
    death: now.deathDays,
    fraud: now.fraudDays,
  }[terms.ground];
  return since !== null && since >= terms.days;
}
