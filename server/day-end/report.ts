/**
 * What does the morning after a night want to know?
 *
 * How many accounts had something to do, what was booked, who passed from which bucket to which, which contacts are planned,
 * what was set aside and why, how long it took. Kept with the night, so that last month's question has the same answer.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import type { LedgerAccount } from '../../rules/ledger.ts';
import { passagesOn } from '../db/chunk.ts';
import type { Queryable } from '../db/pool.ts';
import { listSetAside } from '../db/set-aside.ts';
import type { Totals } from './totals.ts';

/** The report of one night: plain data, amounts as digits in minor units, days as text. */
export interface NightReport extends Omit<Totals, 'money' | 'buckets' | 'steps'> {
  readonly night: string;
  /** Accounts in the book. */
  readonly book: number;
  readonly milliseconds: number;
  readonly money: readonly {
    readonly debit: string;
    readonly credit: string;
    readonly amount: string;
  }[];
  /** Passages of the day, those that payments and other facts brought about included; `null`: current. */
  readonly passages: readonly Passage[];
  readonly steps: readonly { readonly step: string; readonly planned: number; readonly held: number }[];
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

/** How many accounts passed from one bucket to another. */
export interface Passage {
  readonly from: string | null;
  readonly to: string | null;
  readonly accounts: number;
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
  const { money, buckets: _, steps, ...counts } = totals;
  const waiting = (await listSetAside(db, night + 1)).filter(({ solvedOn }) => solvedOn === null);
  return {
    night: formatDay(night),
    book,
    milliseconds,
    ...counts,
    money: Object.entries(money).map(([pair, amount]) => {
      const [debit, credit] = pair.split('/') as [LedgerAccount, LedgerAccount];
      return { debit, credit, amount };
    }),
    passages: await passagesOn(db, night),
    steps: stepsOf(steps),
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

function stepsOf(counted: Totals['steps']): NightReport['steps'] {
  const names = new Set(Object.keys(counted).map((name) => name.slice(0, name.lastIndexOf('/'))));
  return [...names].map((step) => ({
    step,
    planned: counted[`${step}/planned`] ?? 0,
    held: counted[`${step}/held`] ?? 0,
  }));
}
