/**
 * What does the morning after a night want to know?
 *
 * How many accounts had something to do, what was booked, who passed from which bucket to which, which contacts are planned,
 * what was set aside and why, how long it took. Kept with the night, so that last month's question has the same answer.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import { passagesOn } from '../db/nights/chunk.ts';
import { unsolved } from '../db/nights/set-aside.ts';
import type { Queryable } from '../db/pool.ts';
import type { GatePreview } from '../gate/preview-night.ts';
import { CURRENT, type Totals } from './totals.ts';

/** The report of one night: plain data, amounts as digits in minor units, the day as text. */
export interface NightReport extends Totals {
  readonly night: string;
  /** Accounts in the book. */
  readonly book: number;
  readonly milliseconds: number;
  /** All passages recorded on the day: those that payments and other facts brought about stand beside the closing's own. */
  readonly buckets: Readonly<Record<string, number>>;
  /** What the gate said about the contacts planned for the morrow; added after the night. */
  readonly gate?: GatePreview;
  /** Accounts that wait to be solved; the first hundred by name. */
  readonly waiting: {
    readonly accounts: number;
    readonly first: readonly {
      readonly account: string;
      readonly since: string;
      readonly tries: number;
      readonly error: string;
    }[];
  };
}

const SHOWN = 100;

/** Puts the report of a night together. */
export async function reportOf(
  db: Queryable,
  night: Day,
  totals: Totals,
  book: number,
  milliseconds: number,
): Promise<NightReport> {
  const passages = await passagesOn(db, night);
  const waiting = await unsolved(db);
  return {
    night: formatDay(night),
    book,
    milliseconds,
    ...totals,
    buckets: Object.fromEntries(
      passages.map(({ from, to, accounts }) => [`${from ?? CURRENT}>${to ?? CURRENT}`, accounts]),
    ),
    waiting: {
      accounts: waiting.length,
      first: waiting.slice(0, SHOWN).map(({ accountId, day, tries, error }) => ({
        account: String(accountId),
        since: formatDay(day),
        tries,
        error,
      })),
    },
  };
}
