/**
 * How do the statements of a month come about, for every agency that is paid?
 *
 * After the first night of a month, for the month before it and any that is missing, one after the other, each in one transaction. What
 * was known at a month's end stays what was known, so a month that is run late comes out the same, and one that was run is left alone. The
 * database refuses a statement that does not tally with the ledger's transfers.
 */
import type { AgencyFile } from '../../rules/agencies/agency-paper.ts';
import { civil, type Day, dayOf, formatDay } from '../../rules/days.ts';
import {
  type Due,
  dueForQuality,
  dueOnAccount,
  linesBetween,
  type PaidCase,
  uncountedMoney,
} from '../../rules/reckoning/commission.ts';
import { type CommissionTerms, termsOn } from '../../rules/reckoning/commission-terms.ts';
import { readAgencies } from '../agencies/agency-desk.ts';
import type { Key } from '../db/accounts.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { qualityMonths } from '../db/reckoning/quality-rows.ts';
import {
  addLines,
  addStatement,
  casesOf,
  cashOf,
  type EnteredMoney,
  type LineToWrite,
  lastMonthRun,
  linedOn,
  linedQuality,
  type MonthSpan,
  moneyOf,
  movedAccounts,
} from '../db/reckoning/statement-rows.ts';

const TOGETHER = 5_000;
/** Months back in which a complaint that is decided late still changes what quality came to. */
const QUALITY_MONTHS = 13;

/** The first day of a day's month, so many months on. */
export function monthOf(day: Day, on = 0): Day {
  const { year, month } = civil(day);
  const count = year * 12 + (month - 1) + on;
  return dayOf(Math.floor(count / 12), (count % 12) + 1, 1);
}

/** "2026-11" of a month's first day. */
export const monthText = (month: Day): string => formatDay(month).slice(0, 7);

/** Makes every statement that is missing up to the month before `today`'s. Returns how many were made. */
export async function makeStatements(pool: Pool, today: Day): Promise<number> {
  const agencies = await readAgencies(pool);
  const paid = [...agencies.files.values()].filter(({ commission }) => commission.length > 0);
  if (paid.length === 0) return 0;
  const begun = Math.min(...paid.flatMap(({ commission }) => commission.map(({ from }) => from)));
  let made = 0;
  for (;;) {
    const done = await transaction(pool, async (client) => {
      const last = await lastMonthRun(client);
      const month = last === null ? monthOf(begun) : monthOf(last, 1);
      return month >= monthOf(today) ? null : runMonth(client, paid, month, today);
    });
    if (done === null) return made;
    made += done;
  }
}

/** What a month comes to at one agency while it is being run. */
interface Tally {
  readonly lines: LineToWrite[];
  ledger: bigint;
  beside: bigint;
}

async function runMonth(
  client: Client,
  paid: readonly AgencyFile[],
  month: Day,
  today: Day,
): Promise<number> {
  const span = { first: month, last: monthOf(month, 1) - 1 };
  const terms = new Map(paid.map(({ agency, commission }) => [agency, commission]));
  const tallies = new Map<string, Tally>();
  for (const { agency, commission } of paid)
    if (commission.some(({ from }) => from <= span.last))
      tallies.set(agency, { lines: [], ledger: 0n, beside: 0n });
  let after: Key | null = null;
  for (;;) {
    const keys = await movedAccounts(client, span, after, TOGETHER);
    if (keys.length === 0) break;
    await runAccounts(client, keys, terms, span, tallies);
    after = keys.at(-1)!;
  }
  const days = await runQuality(client, paid, span, tallies);
  for (const [agency, { lines, ledger, beside }] of tallies) {
    const sums = lines.reduce(
      (sum, { line }) => ({ counted: sum.counted + line.counted, amount: sum.amount + line.amount }),
      { counted: 0n, amount: 0n },
    );
    const row = { agency, month, madeOn: today, lines: lines.length, ...sums, ledger, beside };
    await addStatement(client, { ...row, days: days.get(agency) ?? 0 });
    if (lines.length > 0) await addLines(client, agency, month, lines);
  }
  return tallies.size;
}

const idOf = ({ slot, accountId }: Key) => `${slot}-${accountId}`;

async function runAccounts(
  client: Client,
  keys: readonly Key[],
  terms: ReadonlyMap<string, readonly CommissionTerms[]>,
  span: MonthSpan,
  tallies: ReadonlyMap<string, Tally>,
): Promise<void> {
  const cases = Map.groupBy(await casesOf(client, keys, span.last), idOf);
  const money = Map.groupBy(await moneyOf(client, keys, span.last), idOf);
  const lined = Map.groupBy(await linedOn(client, keys), idOf);
  const cash = new Map((await cashOf(client, keys, span)).map((one) => [idOf(one), one.amount]));
  const termsOf = (agency: string) => terms.get(agency) ?? [];
  for (const key of keys) {
    const id = idOf(key);
    const own = (cases.get(id) ?? []).filter((one) => termsOn(termsOf(one.agency), one.beginsOn) !== null);
    const known = money.get(id) ?? [];
    const facts = known.map(({ fact }) => fact);
    const due = dueOnAccount(own, facts, termsOf, span.last);
    const seqNow = Math.max(...facts.map(({ seq }) => seq), 1);
    const lines = linesBetween(lined.get(id) ?? [], due, seqNow);
    const beside = uncountedMoney(own, facts) - besideBefore(own, known, span);
    spread(key, own, lines, { beside, cash: cash.get(id) ?? 0n }, tallies);
  }
}

/** What stood beside at the end of the month before, by what was known then. */
function besideBefore(
  cases: readonly PaidCase[],
  known: readonly EnteredMoney[],
  { first }: MonthSpan,
): bigint {
  const facts = known.filter(({ day }) => day < first).map(({ fact }) => fact);
  const then = cases
    .filter(({ beginsOn }) => beginsOn < first)
    .map((one) => ({ ...one, endedOn: one.endedOn !== null && one.endedOn < first ? one.endedOn : null }));
  return uncountedMoney(then, facts);
}

/** Gives each agency its lines, and the ledger's money on accounts that had a case there. */
function spread(
  key: Key,
  cases: readonly PaidCase[],
  lines: ReturnType<typeof linesBetween>,
  { beside, cash }: { readonly beside: bigint; readonly cash: bigint },
  tallies: ReadonlyMap<string, Tally>,
): void {
  for (const agency of new Set(cases.map((one) => one.agency))) {
    const tally = tallies.get(agency);
    if (tally === undefined) continue;
    const elsewhere = lines
      .filter((line) => line.agency !== agency)
      .reduce((sum, { counted }) => sum + counted, 0n);
    tally.ledger += cash;
    tally.beside += beside + elsewhere;
    for (const line of lines) if (line.agency === agency) tally.lines.push({ key, line });
  }
}

async function runQuality(
  client: Client,
  paid: readonly AgencyFile[],
  { first, last }: MonthSpan,
  tallies: ReadonlyMap<string, Tally>,
): Promise<Map<string, number>> {
  const from = monthOf(first, 1 - QUALITY_MONTHS);
  const months = await qualityMonths(client, workersOf(paid), from, first, last);
  const lined = await linedQuality(client);
  const days = new Map<string, number>();
  for (const { agency, commission } of paid) {
    const tally = tallies.get(agency);
    if (tally === undefined) continue;
    const own = months.filter((one) => one.agency === agency);
    days.set(agency, own.at(-1)?.days ?? 0);
    const due = own.flatMap((one) => dueForQuality(agency, commission, one, monthText(one.month)) ?? []);
    const before = lined.filter((one) => one.agency === agency && one.valueOn >= from);
    for (const line of linesBetween(before, due satisfies readonly Due[], null))
      tally.lines.push({ key: null, line });
  }
  return days;
}

/** Agencies and whose collectors are whose, side by side as statements take them. */
export function workersOf(files: readonly AgencyFile[]): { agencies: string[]; workers: string[] } {
  const pairs = files.flatMap(({ agency, collectors }) => [
    [agency, ''] as const,
    ...collectors.map(({ worker }) => [agency, worker] as const),
  ]);
  return { agencies: pairs.map(([agency]) => agency), workers: pairs.map(([, worker]) => worker) };
}
