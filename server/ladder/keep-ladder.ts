/**
 * Who may put a version of the ladder into force, and from which night?
 *
 * A version is handed in with a reason, approved by another person when nothing hard stands against it, and put into force from a night
 * that has not begun. Rolling back is putting an older version into force again. Each of these is a row that stays.
 */
import { lawOf } from '../../policy/law/packs.ts';
import { type Day, dayOf, formatDay } from '../../rules/days.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import type { Strategy } from '../../rules/strategy.ts';
import { lawsServed, openShelf } from '../contact/approval.ts';
import {
  appendMark,
  appendSchedule,
  appendVersion,
  type DraftRow,
  dropDraft,
  lockLadders,
  readDraft,
  readSchedule,
  readVersions,
  type VersionKey,
  type VersionRow,
} from '../db/ladder/ladder-rows.ts';
import { firstUnbegun, holdNights } from '../db/night.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { Trouble } from '../trouble.ts';
import { checkLadder, type LadderFinding } from './check-ladder.ts';
import { strategyDigest, strategyFrom, strategyText } from './strategy-text.ts';

/** The house's own first ladder: whose names stand under it, and from when on it is in force. */
const FIRST = {
  author: 'house author',
  approver: 'house compliance',
  made: dayOf(2026, 1, 1),
  from: dayOf(2000, 1, 1),
  why: 'The process that the house models',
} as const;

/** Where a lender is, for what its law says of a ladder. */
export type Seat = readonly Jurisdiction[];

/**
 * Stores the house's own first ladder as an approved version in force; doing it again changes nothing. Throws a `Trouble` where other
 * steps stand under its number: a change is another version.
 */
export async function seedLadder(pool: Pool, strategy: Strategy): Promise<void> {
  const body = strategyText(strategy);
  const key = { strategy: strategy.id, version: strategy.version, author: FIRST.author };
  await transaction(pool, async (client) => {
    await lockLadders(client);
    const there = (await readVersions(client)).find((row) => isSame(row, key));
    if (there !== undefined && there.body !== body)
      throw new Trouble(
        `Other steps stand under ${keyText(key)} than the house's own.`,
        'Give a ladder that was changed a new version: hand it in at /studio/ladder.',
      );
    if (there !== undefined) return;
    const { why, made } = FIRST;
    await appendVersion(client, {
      ...{ ...key, body, digest: strategyDigest(body), basedOn: null, why, madeOn: made },
    });
    await appendMark(client, key, 'approved', { by: FIRST.approver, day: made, why });
    if ((await readSchedule(client)).length === 0)
      await appendSchedule(client, { ...key, from: FIRST.from, by: FIRST.approver, why, saidOn: made });
  });
}

/** "gentle-2": names a version in addresses. */
export function keyText({ strategy, version }: VersionKey): string {
  return `${strategy}-${version}`;
}

/** What came of it. */
export type Kept<T = VersionKey> =
  | { readonly state: 'done'; readonly done: T }
  | { readonly state: 'refused'; readonly why: Why; readonly findings?: readonly LadderFinding[] };
export type Why =
  | 'no-name'
  | 'no-why'
  | 'not-there'
  | 'not-yours'
  | 'same-steps'
  | 'own-version'
  | 'faults'
  | 'marked'
  | 'not-approved'
  | 'too-early'
  | 'night-running';

const refused = (why: Why, findings?: readonly LadderFinding[]): Kept<never> =>
  findings === undefined ? { state: 'refused', why } : { state: 'refused', why, findings };

/** What stands against the steps of a version or a draft on a day. */
export async function findingsOf(
  pool: Pool,
  strategy: Strategy,
  day: Day,
  seat: Seat,
): Promise<LadderFinding[]> {
  const [texts, jurisdictions] = [await openShelf(pool), await lawsServed(pool, seat)];
  const known = jurisdictions.filter((where) => lawOf([where]).rules.length > 0);
  return checkLadder(strategy, { texts, jurisdictions: known, day });
}

/** Hands a draft in as the next version; the draft is gone then. Nothing hard may stand against it. */
export async function submitDraft(
  pool: Pool,
  draft: number,
  {
    by,
    why,
    day,
    seat,
  }: { readonly by: string; readonly why: string; readonly day: Day; readonly seat: Seat },
): Promise<Kept> {
  if (by.trim() === '') return refused('no-name');
  if (why.trim() === '') return refused('no-why');
  const given = await readDraft(pool, draft);
  if (given === null) return refused('not-there');
  if (given.author !== by.trim()) return refused('not-yours');
  const findings = await findingsOf(pool, strategyFrom(given.strategy, 1, given.body), day, seat);
  const hard = findings.filter((one) => one.hard);
  if (hard.length > 0) return refused('faults', hard);
  return transaction(pool, async (client) => {
    await lockLadders(client);
    const row = await readDraft(client, draft);
    if (row === null || row.revision !== given.revision) return refused('not-there');
    return append(client, row, why.trim(), day);
  });
}

async function append(client: Client, row: DraftRow, why: string, day: Day): Promise<Kept> {
  const { strategy, basedOn, body, author } = row;
  const versions = (await readVersions(client)).filter((one) => one.strategy === strategy);
  const version = versions.reduce((last, one) => Math.max(last, one.version), 0) + 1;
  const digest = strategyDigest(body);
  const made = { strategy, version, body, digest, basedOn, why, author, madeOn: day };
  if (!(await appendVersion(client, made))) return refused('same-steps');
  await dropDraft(client, row.draft, author);
  return { state: 'done', done: { strategy, version } };
}

interface Deciding {
  readonly by: string;
  readonly why: string;
  readonly day: Day;
}

/** Approves a version: by another person than its author, and when nothing hard stands against it on this day. */
export async function approveVersion(
  pool: Pool,
  key: VersionKey,
  deciding: Deciding,
  seat: Seat,
): Promise<Kept> {
  const row = (await readVersions(pool)).find((one) => isSame(one, key));
  if (row === undefined) return refused('not-there');
  const hard = (
    await findingsOf(pool, strategyFrom(row.strategy, row.version, row.body), deciding.day, seat)
  ).filter((one) => one.hard);
  return mark(pool, key, 'approved', deciding, (found) => {
    if (found.author === deciding.by.trim()) return refused('own-version');
    if (found.refused !== null || found.retired !== null) return refused('marked');
    return hard.length > 0 ? refused('faults', hard) : null;
  });
}

/** Refuses a version that nobody approved yet. */
export async function refuseVersion(pool: Pool, key: VersionKey, deciding: Deciding): Promise<Kept> {
  return mark(pool, key, 'refused', deciding, (row) => (row.approved === null ? null : refused('marked')));
}

/** Takes an approved version out of use for good: it can no longer be put into force. What it decided stays as it is. */
export async function retireVersion(pool: Pool, key: VersionKey, deciding: Deciding): Promise<Kept> {
  return mark(pool, key, 'retired', deciding, (row) =>
    row.approved === null ? refused('not-approved') : null,
  );
}

async function mark(
  pool: Pool,
  key: VersionKey,
  kind: 'approved' | 'refused' | 'retired',
  { by, why, day }: Deciding,
  against: (row: VersionRow) => Kept<never> | null,
): Promise<Kept> {
  if (by.trim() === '') return refused('no-name');
  if (why.trim() === '') return refused('no-why');
  return transaction(pool, async (client) => {
    await lockLadders(client);
    const row = (await readVersions(client)).find((one) => isSame(one, key));
    if (row === undefined) return refused('not-there');
    const stands = against(row);
    if (stands !== null) return stands;
    const done = await appendMark(client, row, kind, { by: by.trim(), day, why: why.trim() });
    return done ? { state: 'done', done: key } : refused('marked');
  });
}

/**
 * Puts an approved version into force from a night on. Not from one that has begun, and not while one runs: what a night walks never
 * changes afterwards.
 */
export async function scheduleVersion(
  pool: Pool,
  key: VersionKey,
  { by, why, day, from }: Deciding & { readonly from: Day },
): Promise<Kept<{ readonly from: string }>> {
  if (by.trim() === '') return refused('no-name');
  if (why.trim() === '') return refused('no-why');
  return transaction(pool, async (client) => {
    await lockLadders(client);
    if (!(await holdNights(client))) return refused('night-running');
    const row = (await readVersions(client)).find((one) => isSame(one, key));
    if (row === undefined) return refused('not-there');
    if (row.approved === null || row.retired !== null) return refused('not-approved');
    if (from < ((await firstUnbegun(client)) ?? from)) return refused('too-early');
    await appendSchedule(client, { ...key, from, by: by.trim(), why: why.trim(), saidOn: day });
    return { state: 'done', done: { from: formatDay(from) } };
  });
}

function isSame(a: VersionKey, b: VersionKey): boolean {
  return a.strategy === b.strategy && a.version === b.version;
}
