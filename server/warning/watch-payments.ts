/**
 * After a night: whose next payment is at risk, and who is offered help?
 *
 * Looks at accounts with a payment due in a few days (policy/warning/watch-points.ts) and at nothing else. What it sees it keeps, at
 * most once for each payment; help becomes a message that waits like every other and is judged by the gate at the instant of use, at
 * the hours the borrower named. Doing it again for the same night adds nothing.
 */
import type { WatchTerms } from '../../policy/warning/watch-points.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Product } from '../../rules/terms.ts';
import { pastRowsOf } from '../../rules/warning/past-rows.ts';
import { type WatchScore, watchScore } from '../../rules/warning/row-watch.ts';
import { SUPPORT_TEXT, supportFor, type WarningAction } from '../../rules/warning/support.ts';
import { watchedRow } from '../../rules/warning/watched-row.ts';
import { type Asked, askMessages } from '../contact/gather.ts';
import { type BorrowerKey, distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { type RecordedAccount, readRecords } from '../db/record.ts';
import { SLOTS } from '../db/slot.ts';
import {
  accountsToWatch,
  keepWarnings,
  keepWatchedNight,
  lastWatched,
  missedBetween,
  type NewWarning,
  settleWarnings,
  tieHelp,
  turnedOff,
  zonesOf,
} from '../db/warning/warning-rows.ts';
import { zoneAround } from '../zone-table.ts';

/** What the watch needs to know of the house. */
export interface Watching {
  readonly products: ReadonlyMap<number, Product>;
  readonly watch: WatchTerms;
  /** Where a day is reckoned for somebody whose zone nobody knows. */
  readonly collecting: { readonly timeZone: string };
}

/** What a night of watching came to. */
export interface Watched {
  readonly looked: number;
  readonly alarmed: number;
  readonly asked: number;
}

/** Slots in one transaction, and accounts whose events are read at a time. */
const SLOTS_TOGETHER = 16;
const TOGETHER = 1_000;
/** Days for which the help may wait for an hour that suits. */
const WAITS = 2;

/** Watches the payments that come after `night`, which is closed. Nights that were not watched are caught up. */
export async function watchPayments(pool: Pool, night: Day, watching: Watching): Promise<Watched> {
  const last = await lastWatched(pool);
  if (last !== null && last > night) return { looked: 0, alarmed: 0, asked: 0 };
  const dues = duesOf(night, last, watching.watch.looksAhead);
  const farthest = Math.max(...watching.watch.looksAhead);
  const newlyIn = last === null ? night : Math.min(last + 1, night);
  const sum = { looked: 0, alarmed: 0, asked: 0 };
  for (let slot = 0; slot < SLOTS; slot += SLOTS_TOGETHER) {
    const keys = await accountsToWatch(pool, slot, slot + SLOTS_TOGETHER - 1, dues);
    if (last !== night) sum.looked += keys.filter(({ due }) => due >= newlyIn + farthest).length;
    for (let from = 0; from < keys.length; from += TOGETHER) {
      const records = await readRecords(pool, keys.slice(from, from + TOGETHER));
      const risky = records.flatMap((record) => riskOf(record, watching) ?? []);
      if (risky.length === 0) continue;
      const done = await transaction(pool, (client) => offerHelp(client, night, risky, watching));
      sum.alarmed += done.alarmed;
      sum.asked += done.asked;
    }
  }
  await transaction(pool, async (client) => {
    await settleWarnings(client, night);
    const missed = last === night ? 0 : await missedBetween(client, newlyIn, night);
    await keepWatchedNight(client, night, { looked: sum.looked, alarmed: sum.alarmed, missed });
  });
  return sum;
}

/** Due days to look at tonight: so many nights ahead, and those that missed nights would have looked at. */
export function duesOf(night: Day, last: Day | null, looksAhead: readonly number[]): Day[] {
  const from = last === null || last >= night ? night : last + 1;
  const dues = new Set<Day>();
  for (let day = from; day <= night; day += 1)
    for (const ahead of looksAhead) if (day + ahead > night) dues.add(day + ahead);
  return [...dues].sort((a, b) => a - b);
}

/** A payment at risk. */
interface Risk {
  readonly record: RecordedAccount;
  readonly due: Day;
  readonly score: WatchScore;
}

/** The risk of an account's next payment; null where help is not called for. */
function riskOf(record: RecordedAccount, { products, watch }: Watching): Risk | null {
  const product = products.get(record.account.product);
  const next = product === undefined ? null : watchedRow(record.account, product);
  if (product === undefined || next === null) return null;
  const rows = pastRowsOf(record.events.map(({ event }) => event));
  const kind = product.statement === null ? 'instalment' : 'bill';
  const score = watchScore({ kind, rows, next }, watch.points);
  return score.points < watch.points.helpFrom ? null : { record, due: next.due, score };
}

/** Keeps what is at risk and asks for the help, under the borrowers' locks. */
async function offerHelp(
  client: Client,
  night: Day,
  risky: readonly Risk[],
  watching: Watching,
): Promise<{ alarmed: number; asked: number }> {
  const keys = distinct(risky.map(borrowerOf)).sort(
    (a, b) => a.slot - b.slot || (a.borrower < b.borrower ? -1 : 1),
  );
  await lockBorrowers(client, keys);
  const off = await turnedOff(client, keys);
  const zones = await zonesOf(client, keys);
  const rows = risky.map((risk) => rowOf(risk, night, off, watching));
  const kept = await keepWarnings(client, rows);
  const fresh = rows.filter(({ accountId, due }) => kept.has(`${accountId}/${due}`));
  const helped = fresh.flatMap((row) => {
    const asked = helpIn(row, night, zones.get(row.borrower) ?? '', watching);
    return asked === null ? [] : [{ row, asked }];
  });
  const numbers = await askMessages(
    client,
    helped.map(({ asked }) => asked),
  );
  await tieHelp(
    client,
    helped.map(({ row: { slot, accountId, due } }, place) => ({
      slot,
      accountId,
      due,
      message: numbers[place]!,
    })),
  );
  return { alarmed: fresh.length, asked: helped.length };
}

const borrowerOf = ({ record }: Risk): BorrowerKey => ({
  slot: record.slot,
  borrower: record.account.borrower,
});

function rowOf(
  { record, due, score }: Risk,
  day: Day,
  off: ReadonlySet<bigint>,
  { watch }: Watching,
): NewWarning {
  const { slot, accountId, account } = record;
  const action: WarningAction | null = supportFor(score, watch.points, {
    account: accountId,
    isOff: off.has(account.borrower),
    controlPercent: watch.controlPercent,
  });
  if (action === null) throw new Error(`account ${accountId} is kept as at risk and is not`);
  return {
    slot,
    accountId,
    borrower: account.borrower,
    due,
    day,
    points: score.points,
    reasons: JSON.stringify(score.reasons),
    version: watch.points.version,
    action,
  };
}

/** The message of a help; null where none is offered. */
function helpIn(
  { slot, borrower, accountId, due, action }: NewWarning,
  night: Day,
  zoneName: string,
  { collecting }: Watching,
): Asked | null {
  if (action === 'held-out' || action === 'turned-off') return null;
  const day = night + 1;
  const zone = zoneOf(zoneName, collecting.timeZone, day);
  return {
    key: { slot, borrower },
    way: 'in-app',
    template: SUPPORT_TEXT[action],
    tone: 'friendly',
    purpose: 'collect',
    debts: [String(accountId)],
    replyTo: null,
    day,
    notBefore: startOfDay(zone, day),
    notAfter: startOfDay(zone, Math.min(day + WAITS, due)) - 1,
  };
}

function zoneOf(name: string, otherwise: string, day: Day) {
  try {
    return zoneAround(name, day * DAY_MINUTES);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return zoneAround(otherwise, day * DAY_MINUTES);
  }
}
