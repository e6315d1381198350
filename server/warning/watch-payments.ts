/**
 * After a night: whose next payment is at risk, and who is offered help?
 *
 * Looks at accounts with a payment due in a few days (policy/warning/watch-points.ts), inside an agreement at its rows, and at nothing
 * else. What it sees it keeps, at most once for each payment; help becomes a message that waits like every other and is judged by the gate at the instant of use, at
 * the hours the borrower named. Doing it again for the same night adds nothing.
 */
import type { WatchTerms } from '../../policy/warning/watch-points.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Product } from '../../rules/terms.ts';
import { pastRowsOf } from '../../rules/warning/past-rows.ts';
import { nextPlanRow, planPastOf, sharePaid } from '../../rules/warning/plan-past.ts';
import { type RowWatch, type WatchScore, watchScore } from '../../rules/warning/row-watch.ts';
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
  openPlanWarnings,
  type Presence,
  presenceOf,
  settlePlanWarnings,
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
    for (let from = 0; from < keys.length; from += TOGETHER) {
      const records = await readRecords(pool, keys.slice(from, from + TOGETHER));
      const looks = records.flatMap((record) => lookAt(record, dues, watching) ?? []);
      if (last !== night) sum.looked += looks.filter(({ next }) => next.due >= newlyIn + farthest).length;
      const presence = await presenceOf(pool, looks.flatMap(inPlan));
      const risky = looks.flatMap((look) => riskOf(look, presence, night, watching) ?? []);
      if (risky.length === 0) continue;
      const done = await transaction(pool, (client) => offerHelp(client, night, risky, watching));
      sum.alarmed += done.alarmed;
      sum.asked += done.asked;
    }
  }
  await transaction(pool, async (client) => {
    await settleWarnings(client, night);
    await judgePlanRows(client, night);
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
  /** Of the points it was scored with. */
  readonly version: string;
}

/** A payment that is looked at tonight. */
interface Look {
  readonly record: RecordedAccount;
  readonly kind: RowWatch['kind'];
  readonly next: RowWatch['next'];
}

/** The payment of an account that falls due on one of these days: a row of its agreement where one asks for money, else its bill or instalment. */
function lookAt(record: RecordedAccount, dues: readonly Day[], { products }: Watching): Look | null {
  const { account } = record;
  const product = products.get(account.product);
  if (product === undefined) return null;
  const planned = account.plan !== null && account.plan.plan.rows.length > 0;
  const next = planned ? nextPlanRow(account) : watchedRow(account, product);
  if (next === null || !dues.includes(next.due)) return null;
  return { record, next, kind: planned ? 'plan' : product.statement === null ? 'instalment' : 'bill' };
}

/** Whose presence is asked about: borrowers with an agreement, since its day. */
function inPlan({ kind, record }: Look) {
  const { plan, borrower } = record.account;
  return kind === 'plan' && plan !== null
    ? [{ slot: record.slot, borrower, since: plan.agreedOn * DAY_MINUTES }]
    : [];
}

/** The risk of a payment; null where help is not called for. */
function riskOf(
  { record, kind, next }: Look,
  presence: ReadonlyMap<bigint, Presence>,
  night: Day,
  { watch }: Watching,
): Risk | null {
  const events = record.events.map(({ event }) => event);
  const { plan, borrower } = record.account;
  const { due } = next;
  if (kind !== 'plan' || plan === null) {
    const score = watchScore({ kind, rows: pastRowsOf(events), next }, watch.points);
    return score.helps ? { record, due, score, version: watch.points.version } : null;
  }
  const { rows, broken } = planPastOf(events, night);
  const signs = {
    missed: plan.missed,
    brokenBefore: broken,
    sharePaid: sharePaid(plan),
    ...(presence.get(borrower) ?? { answered: false, lost: false }),
  };
  const score = watchScore({ kind, rows, next, plan: signs }, watch.planPoints);
  return score.helps ? { record, due, score, version: watch.planPoints.version } : null;
}

/** What came of rows of agreements whose day with its grace is over: judged by money, not by days past due. */
async function judgePlanRows(client: Client, night: Day): Promise<void> {
  const open = await openPlanWarnings(client, night);
  const records = new Map(
    (await readRecords(client, open)).map((record) => [`${record.slot}/${record.accountId}`, record]),
  );
  const judged = open.flatMap((one) => {
    const record = records.get(`${one.slot}/${one.accountId}`);
    if (record === undefined) return [];
    const grace = record.account.plan?.plan.graceDays ?? 0;
    if (one.due + grace > night) return [];
    const events = record.events.map(({ event }) => event);
    const row = planPastOf(events, night + 1).rows.findLast(({ due }) => due === one.due);
    // An agreement that was withdrawn, or ended otherwise, asks for nothing more: nothing was missed.
    const kept = row === undefined || (row.daysLate !== null && row.daysLate <= grace);
    return [{ ...one, outcome: kept ? ('kept' as const) : ('missed' as const) }];
  });
  await settlePlanWarnings(client, judged);
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
  { record, due, score, version }: Risk,
  day: Day,
  off: ReadonlySet<bigint>,
  { watch }: Watching,
): NewWarning {
  const { slot, accountId, account } = record;
  const action: WarningAction | null = supportFor(score, {
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
    version,
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
    // After nights that were missed the payment may be due tomorrow: then help is for that day.
    notAfter: startOfDay(zone, Math.max(day + 1, Math.min(day + WAITS, due))) - 1,
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
