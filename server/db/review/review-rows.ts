/**
 * What waits for a person, who has it, and what was decided?
 *
 * Every statement about one case names its slot and is made under the borrower's lock; the queue alone looks over all slots, by the clock.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import type { Flag } from '../../../rules/review/flag.ts';
import type { Level, Outcome, ReviewCase, Reviewer, ReviewKind } from '../../../rules/review/review-case.ts';
import { type PersonBytes, toldPerson, wordsOpener } from '../../vault/sealed-person.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf } from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';

export interface CaseKey extends BorrowerKey {
  readonly seq: number;
}

/** A case as it is opened. */
export interface NewCase extends BorrowerKey {
  readonly kind: ReviewKind;
  readonly about: string;
  readonly accountId: bigint | null;
  readonly why: string;
  readonly level: Level;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly rule: string | null;
  readonly flags: readonly Flag[];
  readonly hold: string | null;
  readonly notBy: readonly string[];
  readonly appealOf: number | null;
}

/** A case as it lies there. */
export interface CaseRow extends CaseKey {
  readonly about: string;
  readonly accountId: bigint | null;
  readonly why: string;
  readonly rule: string | null;
  readonly flags: readonly Flag[];
  readonly hold: string | null;
  readonly ownedAt: number | null;
  readonly appealOf: number | null;
  readonly name: string;
  readonly case: ReviewCase;
}

interface Row extends CaseKey {
  kind: ReviewKind;
  about: string;
  account: bigint | null;
  why: string;
  level: Level;
  openedAt: number;
  dueAt: number;
  rule: string | null;
  flags: string;
  hold: string | null;
  notBy: string[];
  owner: string | null;
  ownedAt: number | null;
  outcome: Outcome | null;
  reasons: string[];
  alternative: string | null;
  settles: string | null;
  zh: Buffer | null;
  en: Buffer | null;
  proposedBy: string | null;
  proposedAt: number | null;
  decidedBy: string | null;
  decidedAt: number | null;
  appealOf: number | null;
  appealed: boolean;
  sensitive: boolean;
  person: PersonBytes;
}

const COLUMNS = `c.slot, c.borrower_id as borrower, c.seq, c.kind, c.about, c.account_id as account, c.why, c.level,
  c.opened_at as "openedAt", c.due_at as "dueAt", c.rule, c.flags, c.hold, c.not_by as "notBy", c.owner, c.owned_at as "ownedAt",
  c.outcome, c.reasons, c.alternative, c.settles, c.words_zh as zh, c.words_en as en, c.proposed_by as "proposedBy",
  c.proposed_at as "proposedAt", c.decided_by as "decidedBy", c.decided_at as "decidedAt", c.appeal_of as "appealOf", ${personOf('b')} as person,
  exists (select from review_case a where a.slot = c.slot and a.borrower_id = c.borrower_id and a.appeal_of = c.seq) as appealed,
  (c.kind = 'vulnerability' or exists (select from review_case a where a.slot = c.slot and a.borrower_id = c.borrower_id
     and a.seq = c.appeal_of and a.hold is not null) or c.hold is not null) as sensitive`;

/** Opens a case, under the borrower's lock; returns its number. */
export async function openCase(client: Client, one: NewCase): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    `insert into review_case (slot, borrower_id, seq, kind, about, account_id, why, level, opened_at, due_at, rule, flags, hold,
                              not_by, appeal_of)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
       from review_case where slot = $1 and borrower_id = $2
     returning seq`,
    [
      one.slot,
      one.borrower,
      one.kind,
      one.about,
      one.accountId,
      one.why,
      one.level,
      one.openedAt,
      one.dueAt,
      one.rule,
      JSON.stringify(one.flags),
      one.hold,
      one.notBy,
      one.appealOf,
    ],
  );
  return rows[0]!.seq;
}

/** One case; null when there is none. */
export async function readCase(db: Queryable, { slot, borrower, seq }: CaseKey): Promise<CaseRow | null> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from review_case c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
      where c.slot = $1 and c.borrower_id = $2 and c.seq = $3`,
    [slot, borrower, seq],
  );
  return rows[0] === undefined ? null : caseOf(rows[0]);
}

/** Cases of one person, the newest first. */
export async function casesOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<CaseRow[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from review_case c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
      where c.slot = $1 and c.borrower_id = $2 order by c.seq desc`,
    [slot, borrower],
  );
  return rows.map(caseOf);
}

/** What waits, the one that must be decided first on top; or what was decided last. `above`: only what is proposed, or above this level. */
export async function readQueue(
  db: Queryable,
  asked: {
    readonly decided: boolean;
    readonly kind: ReviewKind | null;
    readonly size: number;
    readonly above?: Level;
    /** Rank (its minute, decided ones backwards), slot, borrower and number of the last of the page before. */
    readonly after?: readonly bigint[] | null;
  },
): Promise<CaseRow[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from review_case c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
      where (c.decided_by is not null) = $1 and ($2::text is null or c.kind = $2)
        and ($4::smallint is null or c.level > $4 or c.proposed_by is not null)
        and ($5::bigint is null
             or (case when $1 then -c.decided_at else c.due_at end, c.slot, c.borrower_id, c.seq) > ($5::bigint, $6::smallint, $7::bigint, $8::int))
      order by case when $1 then -c.decided_at else c.due_at end, c.slot, c.borrower_id, c.seq limit $3`,
    [
      asked.decided,
      asked.kind,
      asked.size,
      asked.above ?? null,
      ...[0, 1, 2, 3].map((place) => asked.after?.[place] ?? null),
    ],
  );
  return rows.map(caseOf);
}

/** Writes what became of a case. Nobody else writes it meanwhile: the borrower is locked. */
export async function writeCase(
  client: Client,
  { slot, borrower, seq }: CaseKey,
  { owner, level, verdict, proposed, decided }: ReviewCase,
  at: number,
): Promise<void> {
  const words = verdict?.words ?? null;
  const seal = words === null ? null : await sealerOf(client, { slot, borrower });
  await client.query(
    `update review_case
        set owned_at = case when $4::text is null then null when owner = $4 then owned_at else $5 end, owner = $4,
            outcome = $6, reasons = $7, alternative = $8, words_zh = $9, words_en = $10,
            proposed_by = $11, proposed_at = $12, decided_by = $13, decided_at = $14,
            settles = $15, level = $16
      where slot = $1 and borrower_id = $2 and seq = $3`,
    [
      slot,
      borrower,
      seq,
      owner,
      at,
      verdict?.outcome ?? null,
      verdict?.reasons ?? [],
      verdict?.alternative ?? null,
      seal?.(wordsAt('review_case', 'words_zh', seq), words?.zh ?? null) ?? null,
      seal?.(wordsAt('review_case', 'words_en', seq), words?.en ?? null) ?? null,
      proposed?.by ?? null,
      proposed?.at ?? null,
      decided?.by ?? null,
      decided?.at ?? null,
      verdict?.settles ?? null,
      level,
    ],
  );
}

/** Who may decide, by number. */
export async function readReviewers(db: Queryable): Promise<Map<string, Reviewer>> {
  const { rows } = await db.query<Reviewer>(
    'select worker_id as id, level, trained from reviewer order by level desc, worker_id',
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Notes who may decide up to which level. */
export async function keepReviewers(db: Queryable, people: readonly Reviewer[]): Promise<void> {
  await db.query(
    `insert into reviewer (worker_id, level, trained) select * from unnest($1::text[], $2::smallint[], $3::bool[])
     on conflict (worker_id) do update set level = excluded.level, trained = excluded.trained`,
    [people.map(({ id }) => id), people.map(({ level }) => level), people.map(({ trained }) => trained)],
  );
}

/** Closed days of the queue: how many waited, and the oldest clock; for the lead's eye. */
export async function queueCounts(
  db: Queryable,
  at: number,
): Promise<{ readonly waiting: number; readonly late: number; readonly toApprove: number }> {
  const { rows } = await db.query<{ waiting: number; late: number; toApprove: number }>(
    `select count(*)::int as waiting, count(*) filter (where due_at < $1)::int as late,
            count(*) filter (where proposed_by is not null)::int as "toApprove"
       from review_case where decided_by is null`,
    [at],
  );
  return rows[0]!;
}

/** A day as the tables hold it. */
export const dayText = (day: Day | null): string | null => (day === null ? null : formatDay(day));

function caseOf(row: Row): CaseRow {
  const { slot, borrower, seq, about, account, why, rule, hold, ownedAt, appealOf } = row;
  const { name } = toldPerson(row.person);
  const open = wordsOpener(row.person);
  const words = {
    zh: open(wordsAt('review_case', 'words_zh', seq), row.zh) ?? '',
    en: open(wordsAt('review_case', 'words_en', seq), row.en) ?? '',
  };
  const { outcome, reasons, alternative, settles, proposedBy, proposedAt, decidedBy, decidedAt } = row;
  const mark = (by: string | null, at: number | null) => (by === null || at === null ? null : { by, at });
  return {
    ...{ slot, borrower, seq, about, accountId: account, why, rule, hold, ownedAt, appealOf, name },
    flags: JSON.parse(row.flags) as Flag[],
    case: {
      kind: row.kind,
      level: row.level,
      openedAt: row.openedAt,
      dueAt: row.dueAt,
      notBy: row.notBy,
      sensitive: row.sensitive,
      owner: row.owner,
      verdict: outcome === null ? null : { outcome, reasons, alternative, settles, words },
      proposed: mark(proposedBy, proposedAt),
      decided: mark(decidedBy, decidedAt),
      appealed: row.appealed,
    },
  };
}
