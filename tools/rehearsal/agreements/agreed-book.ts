/**
 * Which agreements does the book hold whose closing is killed?
 *
 * Of every kind of fate, so that a night cut off in the middle of any of them must come to the same end: alive and kept, broken and
 * completed before, withdrawn, and those on which the killed night itself has to act: a row missed, a break that takes back and one
 * that keeps, time that runs out, a schedule made anew. They are entered as the product enters facts, two nights before.
 */
import type { Fact } from '../../../rules/account.ts';
import type { Day } from '../../../rules/days.ts';
import type { AgreedPlan } from '../../../rules/plan/agreed-plan.ts';
import { closeBook } from '../../../server/day-end/close-book.ts';
import type { Rules } from '../../../server/day-end/closer.ts';
import type { Key } from '../../../server/db/accounts.ts';
import type { Database } from '../../../server/db/databases.ts';
import { accountKeys } from '../../../server/db/ledger/rehearsed.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { type RecordedAccount, readRecords } from '../../../server/db/record.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { type Entry, enterFacts } from '../../../server/ledger/enter-facts.ts';

/** Nights that are closed after the agreements were made, before the one that is killed. */
export const NIGHTS_BEFORE = 2;

const PAID_TO = 1_000n;
const MINUTES_A_DAY = 1_440;

/** What becomes of an agreement; `night` is the one that is killed, agreed is `NIGHTS_BEFORE` days before it. */
interface Fate {
  readonly plan: (night: Day, record: RecordedAccount) => Partial<AgreedPlan>;
  /** On the day of the agreement, and on the open day before the night. */
  readonly atOnce?: (on: Day) => Fact;
  readonly later?: (on: Day, plan: string) => Fact;
}

const due = (...days: readonly Day[]) => ({ rows: days.map((day) => ({ due: day, amount: PAID_TO })) });
const paid = (valueOn: Day): Fact => ({
  id: `agreed-paid-${valueOn}`,
  type: 'paid',
  valueOn,
  amount: PAID_TO,
});

const FATES: readonly Fate[] = [
  { plan: (night) => due(night + 2, night + 32), atOnce: paid },
  { plan: (night) => due(night - 1) },
  { plan: (night) => due(night + 4), later: paid },
  {
    plan: (night) => due(night + 4),
    later: (valueOn, of) => ({ id: `left-${of}`, type: 'withdrawn', of, valueOn }),
  },
  { plan: (night) => ({ ...due(night, night + 9), missesAllowed: 1 }) },
  { plan: (night) => due(night) },
  { plan: (night) => ({ ...due(night), onBreak: 'kept' }) },
  { plan: (night) => ({ kind: 'moratorium', until: night, onBreak: 'kept' }) },
  {
    plan: (night, record) => ({
      kind: 're-age',
      ageing: 'runs',
      until: night + 20,
      schedule: spread(night, record),
    }),
  },
];

/** Everything owed without penalty in two rows, the first of which falls due on the night. */
function spread(night: Day, { account }: RecordedAccount): AgreedPlan['schedule'] {
  const { notDue, duePrincipal, dueInterest, dueFee } = account.balances;
  const whole = notDue + duePrincipal;
  const row = (seq: number, on: Day, principal: bigint, interest: bigint) => ({
    seq,
    due: on,
    principal,
    interest,
    fee: 0n,
  });
  return [row(90, night, whole / 2n, dueInterest + dueFee), row(91, night + 30, whole - whole / 2n, 0n)];
}

function planOf(fate: Fate, night: Day, record: RecordedAccount): AgreedPlan {
  const change = fate.plan(night, record);
  return {
    id: `kept-${record.accountId}`,
    kind: 'instalments',
    rows: [],
    until: change.rows?.at(-1)?.due ?? night,
    graceDays: 0,
    missesAllowed: 0,
    shortBy: 0n,
    relief: { interestPpm: 0n, penaltyPpm: 0n, lateFees: true },
    waive: [],
    onBreak: 'reversed',
    ageing: 'stands',
    schedule: null,
    ...change,
  };
}

/** Agrees something on one account in `every`, closes up to the day before `night`, and enters what comes then. Returns the accounts. */
export async function agreeInBook(
  database: Pick<Database, 'pool' | 'url'>,
  night: Day,
  rules: Rules,
  every: number,
  most: number,
): Promise<Key[]> {
  const { pool } = database;
  const on = night - NIGHTS_BEFORE;
  const chosen = (await accountKeys(pool)).filter((_, place) => place % every === 0).slice(0, most);
  const records = (await readRecords(pool, chosen)).filter(
    ({ account }) =>
      account.oldestDue !== null && account.balances.notDue > 0n && account.balances.duePrincipal > 0n,
  );
  const fateOf = (place: number) => FATES[place % FATES.length]!;
  const first = records.flatMap((record, place): Entry[] => {
    const plan = planOf(fateOf(place), night, record);
    const agreed: Fact = { id: `agreed-${plan.id}`, type: 'agreed', valueOn: on, plan };
    const atOnce = fateOf(place).atOnce?.(on);
    return [agreed, ...(atOnce === undefined ? [] : [atOnce])].map((fact) => ({ key: record, fact }));
  });
  await enterAll(pool, first, rules, on);
  const closing = await closeBook(database, night - 1, rules, { workers: 0 });
  if (closing.state !== 'closed') throw new Error(`the nights before ended as ${closing.state}`);
  const then = records.flatMap((record, place): Entry[] => {
    const fact = fateOf(place).later?.(night, `kept-${record.accountId}`);
    return fact === undefined ? [] : [{ key: record, fact }];
  });
  await enterAll(pool, then, rules, night);
  return records.map(({ slot, accountId }) => ({ slot, accountId }));
}

async function enterAll(pool: Pool, entries: readonly Entry[], rules: Rules, on: Day): Promise<void> {
  const outcomes = await enterFacts(pool, entries, rules, knownAt(on * MINUTES_A_DAY));
  const refused = outcomes.find(({ state }) => state !== 'entered');
  if (refused !== undefined)
    throw new Error(`${JSON.stringify(refused, (_, one) => (typeof one === 'bigint' ? String(one) : one))}`);
}

/** How these agreements stand: alive, or how the last of their turns left them; `tonight`: what the night itself did. */
export async function fatesIn(
  pool: Pool,
  keys: readonly Key[],
  night: Day,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { account, events } of await readRecords(pool, keys)) {
    const turns = events.flatMap(({ event: { day, body } }) =>
      body.type === 'plan' ? [day === night && body.row !== null ? `${body.state} tonight` : body.state] : [],
    );
    const left = events.some(({ event: { body } }) => body.type === 'fact' && body.fact.type === 'withdrawn');
    const last = left ? 'withdrawn' : (turns.at(-1) ?? 'new schedule');
    const fate = account.plan === null || last.endsWith('tonight') ? last : 'alive';
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
  }
  return counts;
}

/** Fates that the night must have met; what is missing says that the rehearsal no longer rehearses it. */
export const FATES_MET: readonly string[] = [
  'alive',
  'broken',
  'broken tonight',
  'row-missed tonight',
  'completed',
  'withdrawn',
];
