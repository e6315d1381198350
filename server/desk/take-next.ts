/**
 * How does an agent get the next person, whom nobody else gets?
 *
 * The first of the list are locked without waiting for anybody, judged at this minute, put in order by the rule, and the first who may be
 * contacted is claimed, all in one transaction; it reads and writes the database and nothing else. Who may not be contacted is
 * written down with the minute from which he may, so that nobody judges him again before it. After an abuse the mildest is taken.
 */
import { WORK_ORDER } from '../../policy/house/desk/work-order.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { mildest } from '../../rules/work/after-abuse.ts';
import { nextOf, reasonNow, type Waiting } from '../../rules/work/next-account.ts';
import { openPoolBehind } from '../day-end/behind-others.ts';
import { claim, waitUntil } from '../db/desk/claim-rows.ts';
import { owesMilder } from '../db/desk/note-rows.ts';
import {
  dropOldLists,
  keepStanding,
  listUrgent,
  type MorningTerms,
  standingList,
  writeMorning,
} from '../db/desk/waiting-morning.ts';
import { earliestAgain, lockCandidates, type Wanted } from '../db/desk/waiting-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { type JudgingHouse, type Reachable, reachable } from './reachable.ts';

/** So many are judged together, and so often, before the answer is: nobody at this minute. */
const TOGETHER = 40;
const ROUNDS = 8;

/** Who asks, and when. */
export interface Taking {
  readonly worker: string;
  readonly today: Day;
  readonly now: Minute;
}

export type Taken =
  | { readonly state: 'taken'; readonly one: Reachable; readonly milder: boolean }
  | { readonly state: 'nobody'; readonly again: Minute | null };

/** Takes the next person of a list: his own first, then those who lie with nobody. */
export async function takeNext(
  pool: Pool,
  wanted: Wanted,
  taking: Taking,
  house: JudgingHouse,
): Promise<Taken> {
  const lists: Wanted[] = wanted.whose === 'queue' ? [{ ...wanted, whose: 'mine' }, wanted] : [wanted];
  const seen: BorrowerKey[] = [];
  for (const list of lists)
    for (let round = 0; round < ROUNDS; round += 1) {
      const taken = await transaction(pool, (client) => oneRound(client, list, taking, house, seen));
      if (taken === 'empty') break;
      if (taken !== null) return taken;
    }
  return { state: 'nobody', again: await earliestAgain(pool, wanted, taking.now) };
}

async function oneRound(
  client: Client,
  wanted: Wanted,
  { worker, today, now }: Taking,
  house: JudgingHouse,
  seen: BorrowerKey[],
): Promise<Extract<Taken, { state: 'taken' }> | 'empty' | null> {
  await keepStanding(client);
  const rows = await lockCandidates(client, wanted, { worker, now, size: TOGETHER, but: seen });
  if (rows.length === 0) return 'empty';
  const judged = await reachable(client, rows, worker, now, house);
  // What this agent may not do another may: it is not written down for everybody.
  seen.push(...judged.filter(({ byWorker }) => byWorker).map(({ row }) => row));
  await waitUntil(
    client,
    judged
      .filter(({ allowed, byWorker }) => !allowed && !byWorker)
      .map((one) => ({ ...one.row, mayAt: againAt(one, now) })),
  );
  const milder = await owesMilder(client, worker, today, false);
  const waiting = judged.map((one) => ({ ...waitingOf(one, today), one }));
  const next = milder ? mildest(waiting) : nextOf(waiting);
  if (next === null) return null;
  if (!(await claim(client, next.one.row, worker, WORK_ORDER.claimMinutes))) return null;
  if (milder) await owesMilder(client, worker, today, true);
  return { state: 'taken', one: next.one, milder };
}

/** When he is asked about again. */
function againAt({ asked }: Reachable, now: Minute): Minute {
  return asked?.decision.nextAllowedAt ?? now + WORK_ORDER.askAgainMinutes;
}

/** A row as the rules see it. */
export function waitingOf({ row, allowed, closes }: Reachable, today: Day) {
  const { slot, borrower, reason, weight, overdue, oldestDue, strained } = row;
  const waiting: Waiting = { slot, borrower, reason, weight, allowed, closes };
  const daysPastDue = oldestDue === null ? 0 : Math.max(0, today - oldestDue);
  return { ...waiting, daysPastDue, overdue: overdue ?? 0n, strained };
}

/** Why a judged row is where it is. */
export function reasonAt(one: Reachable, today: Day) {
  return reasonNow(waitingOf(one, today));
}

/** What the morning of a day is written by. */
export function morningTerms(today: Day): MorningTerms {
  return { today, daysBack: WORK_ORDER.daysBack, chances: WORK_ORDER.chances };
}

/** Writes the list of a day, once, behind whoever waits for an answer: agents have the list of the day before until then. */
export async function listMorning(pool: Pool, today: Day): Promise<void> {
  const behind = openPoolBehind(String(pool.options.connectionString), 1);
  try {
    if (await transaction(behind, (client) => writeMorning(client, morningTerms(today))))
      await dropOldLists(behind);
  } finally {
    await behind.end();
  }
}

/** What came in since is looked for so often, in milliseconds, by each server. */
const URGENT_EVERY = 15_000;
const looked = new WeakMap<Pool, { day: Day; at: number }>();

/** What all who ask meanwhile wait for together: at the turn of a day each would hold a connection. */
interface UnderWay {
  readonly day: Day;
  readonly done: Promise<void>;
}
const looking = new WeakMap<Pool, UnderWay>();
const writing = new WeakMap<Pool, UnderWay & { failed: boolean }>();

/**
 * The list as it stands at this minute, with whatever came in since. Where this day's is not written yet it is begun, and the one before is
 * looked at meanwhile: who is taken from it is judged at this minute as ever. `anew`: look at once, and at this day's.
 */
export async function freshList(pool: Pool, today: Day, anew = false): Promise<void> {
  const last = looked.get(pool);
  if (!anew && last?.day === today && performance.now() - last.at < URGENT_EVERY) return;
  const under = looking.get(pool);
  if (!anew && under?.day === today) return under.done;
  const done = look(pool, today, anew).finally(() => {
    if (looking.get(pool)?.done === done) looking.delete(pool);
  });
  looking.set(pool, { day: today, done });
  await done;
}

async function look(pool: Pool, today: Day, anew: boolean): Promise<void> {
  const at = performance.now();
  const standing = await standingList(pool);
  if (standing === null || standing < today) {
    const failed = writing.get(pool)?.failed === true;
    const written = writeOnce(pool, today);
    if (standing !== null && !anew && !failed) return;
    await written;
  }
  await listUrgent(pool, morningTerms(today));
  looked.set(pool, { day: today, at });
}

/** One writing at a time. One that fails is told to whoever looks next: he begins it anew and waits for it. */
function writeOnce(pool: Pool, today: Day): Promise<void> {
  const under = writing.get(pool);
  if (under?.day === today && !under.failed) return under.done;
  const own = { day: today, done: listMorning(pool, today), failed: false };
  writing.set(pool, own);
  own.done.then(
    () => writing.delete(pool),
    () => {
      own.failed = true;
    },
  );
  return own.done;
}
