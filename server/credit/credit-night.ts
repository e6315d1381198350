/**
 * What is announced to borrowers and told to the credit bureau after a night, and what is marked, ended or corrected?
 *
 * A batch of its own after closing. Each account that something happened to is judged by `rules/credit/credit-step.ts` under the locks
 * under which payments are entered: what is told is what was owed at that commit. An announcement goes the way of every message, with
 * its permit; nothing is reported until it has gone out.
 */

import type { Collecting } from '../../policy/house/collecting.ts';
import { creditTermsOn } from '../../policy/house/credit-reporting.ts';
import type { Account } from '../../rules/account.ts';
import { bucketOn, daysPastDueOf } from '../../rules/arrears.ts';
import {
  type CreditLaw,
  type CreditStanding,
  type CreditStep,
  creditStep,
  type Loss,
} from '../../rules/credit/credit-step.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { isInDispute } from '../../rules/gate/debts/disputed.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { replay } from '../../rules/history.ts';
import { latenessOf } from '../../rules/telling/forecast.ts';
import type { Product } from '../../rules/terms.ts';
import { askMessage } from '../contact/gather.ts';
import type { LimitStep } from '../court/court-fact.ts';
import { readAccounts } from '../db/accounts.ts';
import {
  appendCreditEvents,
  type CreditEventRow,
  dueWatches,
  noteDue,
  type ReadWatch,
  readWatches,
  type WatchRow,
  writeWatches,
} from '../db/credit/credit-rows.ts';
import { endRecordRepairs } from '../db/disputes/repair-rows.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { distinct, lockBorrowers, type PersonRows, readPeople } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { readRecords } from '../db/record.ts';
import { deadlinesFor } from '../gate/deadlines-for.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { storedText } from '../gate/stored-text.ts';
import { zoneAround } from '../zone-table.ts';

/** What is needed beside the book. */
export interface CreditHouse {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** What a night came to, by what was done. */
export type CreditCounts = Readonly<Record<CreditEventRow['act'], number>>;

/** Accounts looked at in one transaction. */
const TOGETHER = 500;
/** Ways of the announcement: the next is taken when one came back or could not be used; then it begins anew. */
const WAYS: readonly Way[] = ['sms', 'in-app', 'email'];
/** How an announcement stands that has gone out, and one that is still on its way. */
const ARRIVED: ReadonlySet<string> = new Set(['sent', 'delivered']);
/** Acts after which the bureau knows what an upheld dispute changed. */
const TOLD_ANEW: ReadonlySet<CreditEventRow['act']> = new Set(['correct', 'end', 'update']);
const PENDING: ReadonlySet<string> = new Set(['waiting', 'sending']);

/** Does after `night` what is due with the bureau. Done again it does nothing more. */
export async function reportCredit(pool: Pool, night: Day, house: CreditHouse): Promise<CreditCounts> {
  const counts = { announce: 0, report: 0, update: 0, mark: 0, unmark: 0, end: 0, correct: 0 };
  const since = startOfDay(zoneAround(house.collecting.timeZone, night * DAY_MINUTES), night);
  await transaction(pool, (client) => noteDue(client, night, since));
  for (const { from, to } of groupsOf(await dueWatches(pool, night))) {
    const told = await transaction(pool, (client) => lookAt(client, night, { from, to }, house));
    for (const { act } of told) counts[act] += 1;
  }
  return counts;
}

function groupsOf(slots: readonly { slot: number; accounts: number }[]): { from: number; to: number }[] {
  const groups: { from: number; to: number; accounts: number }[] = [];
  for (const { slot, accounts } of slots) {
    const last = groups.at(-1);
    if (last !== undefined && last.accounts + accounts <= TOGETHER) {
      last.to = slot;
      last.accounts += accounts;
    } else groups.push({ from: slot, to: slot, accounts });
  }
  return groups;
}

/** An account to be judged, with what is known of it. */
interface Looked {
  readonly watch: ReadWatch;
  readonly account: Account;
  readonly product: Product;
  readonly person: PersonRows;
  /** Days past due on the day of the report, as it is known now. */
  readonly wasDaysPastDue: number;
}

async function lookAt(
  client: Client,
  night: Day,
  { from, to }: { from: number; to: number },
  house: CreditHouse,
): Promise<Omit<CreditEventRow, 'seq'>[]> {
  const looked = await readLooked(client, await readWatches(client, night, from, to), house);
  const events: Omit<CreditEventRow, 'seq'>[] = [];
  const rows: WatchRow[] = [];
  for (const one of looked) {
    const { step, standing } = judge(one, night, house);
    const { watch, account, product } = one;
    const since = account.oldestDue ?? watch.since;
    if (step.act !== null && since !== null)
      events.push({
        slot: watch.slot,
        accountId: watch.accountId,
        borrower: watch.borrower,
        day: night,
        act: step.act,
        why: step.why,
        since: watch.reportedOn === null ? since : (watch.since ?? since),
        daysPastDue: standing.daysPastDue,
        bucket: standing.bucket,
        overdue: standing.overdue,
        currency: product.currency.code,
      });
    const asked = step.act === 'announce' ? await announce(client, one, night) : null;
    rows.push(nextRow(one, night, step, standing, asked));
  }
  await appendCreditEvents(client, events);
  await tellLimits(
    client,
    events,
    startOfDay(zoneAround(house.collecting.timeZone, (night + 1) * DAY_MINUTES), night + 1),
  );
  await endRecordRepairs(
    client,
    events.filter(({ act }) => TOLD_ANEW.has(act)),
    `told ${formatDay(night)}`,
  );
  await writeWatches(client, rows);
  return events;
}

/** What the lender's systems are told of the credit limit: frozen with the first report, restored when it ended or was taken back. */
async function tellLimits(
  client: Client,
  events: readonly Omit<CreditEventRow, 'seq'>[],
  at: number,
): Promise<void> {
  const facts = events.flatMap(({ slot, borrower, accountId, act, why }) => {
    if (act !== 'report' && act !== 'end' && act !== 'correct') return [];
    const step: Omit<LimitStep, 'type'> = {
      act: act === 'report' ? 'freeze' : 'restore',
      account: String(accountId),
      why,
    };
    return [{ slot, borrower, at, type: 'limit-step', permit: null, data: storedText(step) }];
  });
  await appendFacts(client, facts);
}

/** Reads and locks as whoever enters a payment does: accounts, then borrowers. */
async function readLooked(
  client: Client,
  watches: readonly ReadWatch[],
  { products }: CreditHouse,
): Promise<Looked[]> {
  const rows = new Map(
    (await readAccounts(client, watches, true)).map((row) => [row.account.id, row.account]),
  );
  const keys = distinct(watches);
  await lockBorrowers(client, keys);
  const people = await readPeople(client, keys);
  const reported = watches.filter(({ reportedOn }) => reportedOn !== null);
  const records = new Map((await readRecords(client, reported)).map((one) => [one.accountId, one]));
  return watches.flatMap((watch) => {
    const account = rows.get(watch.accountId);
    const product = account && products.get(account.product);
    const person = people.get(watch.borrower);
    if (account === undefined || product === undefined || person === undefined) return [];
    const record = records.get(watch.accountId);
    const { reportedOn } = watch;
    const was =
      record === undefined || reportedOn === null
        ? 0
        : daysPastDueOf(replay(record.history, product, reportedOn, reportedOn).account, reportedOn, product);
    return [{ watch, account, product, person, wasDaysPastDue: was }];
  });
}

function judge(
  { watch, account, product, person, wasDaysPastDue }: Looked,
  night: Day,
  { products, collecting }: CreditHouse,
): { readonly step: CreditStep; readonly standing: CreditStanding } {
  const at = startOfDay(zoneAround(collecting.timeZone, (night + 1) * DAY_MINUTES), night + 1);
  const situation = situationOfRows(person, NO_STAFF, at, { products, collecting });
  const debt = String(account.id);
  const resting = situation.holds.some(
    ({ from, to, debts }) =>
      from <= night && (to === null || to >= night) && (debts === null || debts.includes(debt)),
  );
  const { overdue, daysPastDue } = latenessOf(account, night, product);
  const loss = lossOf(account);
  const bucket = loss ?? bucketOn(account, night, product);
  const { reportedOn, reportedDays, reportedIn, marked } = watch;
  const standing: CreditStanding = {
    daysPastDue,
    overdue,
    resting,
    disputed: isInDispute(situation.log, debt),
    owed: situation.debts.find(({ id }) => id === debt)?.owed !== false,
    amends: watch.amends,
    announced: announcedOf(watch, account.oldestDue, night),
    reported:
      reportedOn === null
        ? null
        : { on: reportedOn, marked, daysPastDue: reportedDays ?? 0, bucket: reportedIn, wasDaysPastDue },
    ...{ bucket, loss },
  };
  if (watch.messageState !== null && PENDING.has(watch.messageState) && reportedOn === null)
    return { step: { act: null, why: 'announcement_on_its_way', next: night + 1 }, standing };
  const terms = creditTermsOn(night);
  const limits = { ...terms, least: terms.least[product.currency.code] ?? null };
  return { step: creditStep(standing, night, limits, lawOn(person.region, night, collecting)), standing };
}

/** Whether it left the books, and what became of it. */
function lossOf({ writtenOffOn, soldOn, balances }: Account): Loss | null {
  if (soldOn !== null) return 'sold';
  if (writtenOffOn === null) return null;
  return balances.writtenOff > 0n ? 'written-off' : 'recovered';
}

/** The announcement of these arrears; one of earlier arrears counts for nothing. */
function announcedOf(
  { message, messageState, messageDay, since }: ReadWatch,
  oldestDue: Day | null,
  night: Day,
): CreditStanding['announced'] {
  if (message === null || since === null || messageDay === null || oldestDue === null) return null;
  // Part payments move the oldest due day on; arrears that ended in between have taken `since` away.
  return { on: messageDay, backOn: messageState !== null && ARRIVED.has(messageState) ? null : night };
}

function lawOn(region: string, day: Day, collecting: Collecting): CreditLaw {
  const rules = deadlinesFor(region, day, collecting);
  return {
    consent: termsOf(rules, 'furnish-by-consent')[0] ?? null,
    contactFirst: termsOf(rules, 'furnish-after-contact')[0] ?? null,
  };
}

/** Puts the announcement into the queue; it goes out in the morning, on a permit, or it does not. */
async function announce(client: Client, { watch, person, account }: Looked, night: Day): Promise<number> {
  const day = night + 1;
  const zone = zoneAround(person.timeZone, day * DAY_MINUTES);
  return askMessage(client, {
    key: watch,
    way: WAYS[watch.tries % WAYS.length]!,
    template: 'credit-notice',
    tone: 'plain',
    purpose: 'legally-required',
    debts: [String(account.id)],
    replyTo: null,
    day,
    notBefore: startOfDay(zone, day),
    notAfter: startOfDay(zone, day + 1) - 1,
  });
}

function nextRow(
  { watch, account }: Looked,
  night: Day,
  { act, next }: CreditStep,
  { daysPastDue, bucket }: CreditStanding,
  message: number | null,
): WatchRow {
  const row: WatchRow = { ...watch, since: watch.since ?? account.oldestDue, lookOn: next };
  const over = {
    since: null,
    message: null,
    reportedOn: null,
    reportedDays: null,
    reportedIn: null,
    marked: false,
  };
  switch (act) {
    case 'announce':
      return { ...row, message, tries: watch.tries + 1, lookOn: next ?? night + 1 };
    case 'report':
    case 'update':
      return {
        ...row,
        reportedOn: watch.reportedOn ?? night,
        reportedDays: daysPastDue,
        reportedIn: bucket,
      };
    case 'mark':
    case 'unmark':
      // What else is new is told the night after.
      return { ...row, marked: act === 'mark', lookOn: night + 1 };
    case 'end':
      return { ...row, ...over, tries: 0 };
    case 'correct':
      return {
        ...row,
        ...over,
        since: account.oldestDue,
        tries: 0,
        lookOn: daysPastDue > 0 ? night + 1 : null,
      };
    case null:
      return daysPastDue === 0 && watch.reportedOn === null
        ? { ...row, ...over, tries: 0, lookOn: null }
        : row;
    default:
      return act satisfies never;
  }
}
