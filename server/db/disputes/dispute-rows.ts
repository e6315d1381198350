/**
 * How is a dispute kept, found again, decided, and listed?
 *
 * Written under the lock of its person. A request that comes twice finds the row it made; a contact has one dispute at most.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import type { DisputeKind } from '../../../rules/dispute/dispute-kinds.ts';
import type { Verdict } from '../../../rules/dispute/message-verdict.ts';
import type { Via } from '../../../rules/gate/situation.ts';
import { toldPerson, wordsOpener } from '../../vault/sealed-person.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';

/** A dispute as it is taken in. */
export interface NewDispute extends BorrowerKey {
  readonly kind: DisputeKind;
  readonly ground: string;
  readonly via: Via;
  readonly takenBy: string;
  readonly at: number;
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly rule: string;
  /** Numbers of accounts, a space between. */
  readonly accounts: string;
  readonly amount: bigint | null;
  readonly permit: number | null;
  readonly told: string | null;
  readonly words: string;
  readonly repeats: number | null;
  readonly request: string;
  readonly digest: string;
  readonly fact: number | null;
  readonly state: DisputeState;
  readonly verdict: Verdict | null;
  readonly findings: string | null;
}

export type DisputeState = 'open' | 'person' | 'decided' | 'withdrawn';
export type DisputeOutcome = 'upheld' | 'rejected' | 'withdrawn';

/** How it ended. */
export interface DisputeEnd {
  readonly state: 'decided' | 'withdrawn';
  readonly outcome: DisputeOutcome;
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly answer: string | null;
  readonly decidedBy: string;
  readonly decidedAt: number;
  readonly decidedOn: Day;
}

/** A dispute as it stands. */
export interface DisputeRow extends NewDispute {
  readonly dispute: number;
  readonly name: string;
  readonly outcome: DisputeOutcome | null;
  readonly reason: string | null;
  readonly answer: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: Day | null;
  readonly appealedFrom: string | null;
  /** Who made the contact it is about. */
  readonly worker: string | null;
}

const SELECT = `
  select d.slot, d.borrower_id as borrower, d.dispute, ${personOf('b')} as person, d.kind, d.ground, d.via, d.taken_by as "takenBy", d.at,
         d.received_on as "receivedOn", d.due_on as "dueOn", d.rule, d.accounts, d.amount, d.permit, d.told, d.words, d.repeats,
         d.request, d.digest, d.fact, d.state, d.verdict, d.findings, d.outcome, d.reason, d.answer, d.decided_by as "decidedBy",
         d.decided_on as "decidedOn", d.appealed_from as "appealedFrom", a.worker
    from dispute d
    join borrower b on b.slot = d.slot and b.borrower_id = d.borrower_id
    left join contact_attempt a on a.slot = d.slot and a.borrower_id = d.borrower_id and a.permit = d.permit`;

const SEALED = ['words', 'answer', 'told', 'findings', 'digest'] as const;
type Stored = Omit<DisputeRow, 'name' | (typeof SEALED)[number]> &
  WithPerson &
  Readonly<Record<(typeof SEALED)[number], Buffer | null>>;

/** Rows with who it is and what was said opened; of somebody who was erased nothing. */
function opened(rows: readonly Stored[]): DisputeRow[] {
  return rows.map(({ person, ...row }) => {
    const open = wordsOpener(person);
    const [words, answer, told, findings, digest] = SEALED.map((column) =>
      open(wordsAt('dispute', column, row.dispute), row[column]),
    ) as [string | null, string | null, string | null, string | null, string | null];
    const { name } = toldPerson(person);
    return { ...row, name, words: words ?? '', answer, told, findings, digest: digest ?? '' };
  });
}

/** Keeps a dispute; returns its number. */
export async function keepDispute(client: Client, one: NewDispute): Promise<number> {
  const seal = await sealerOf(client, one);
  const last = await client.query<{ next: number }>(
    'select coalesce(max(dispute), 0) + 1 as next from dispute where slot = $1 and borrower_id = $2',
    [one.slot, one.borrower],
  );
  const { next } = last.rows[0]!;
  await client.query(
    `insert into dispute (slot, borrower_id, dispute, kind, ground, via, taken_by, at, received_on, due_on, rule, accounts, amount,
                          permit, told, words, repeats, request, digest, fact, state, verdict, findings)
     values ($1, $2, $23, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      one.slot,
      one.borrower,
      one.kind,
      one.ground,
      one.via,
      one.takenBy,
      one.at,
      formatDay(one.receivedOn),
      formatDay(one.dueOn),
      one.rule,
      one.accounts,
      one.amount,
      one.permit,
      seal(wordsAt('dispute', 'told', next), one.told),
      seal(wordsAt('dispute', 'words', next), one.words),
      one.repeats,
      one.request,
      seal(wordsAt('dispute', 'digest', next), one.digest),
      one.fact,
      one.state,
      one.verdict,
      seal(wordsAt('dispute', 'findings', next), one.findings),
      next,
    ],
  );
  return next;
}

/** Ends a dispute. */
export async function endDispute(
  client: Client,
  { slot, borrower }: BorrowerKey,
  dispute: number,
  end: DisputeEnd,
): Promise<void> {
  const seal = await sealerOf(client, { slot, borrower });
  await client.query(
    `update dispute set state = $4, outcome = $5, verdict = coalesce($6, verdict), reason = $7, answer = $8, decided_by = $9,
            decided_at = $10, decided_on = $11
      where slot = $1 and borrower_id = $2 and dispute = $3`,
    [
      slot,
      borrower,
      dispute,
      end.state,
      end.outcome,
      end.verdict,
      end.reason,
      seal(wordsAt('dispute', 'answer', dispute), end.answer),
      end.decidedBy,
      end.decidedAt,
      formatDay(end.decidedOn),
    ],
  );
}

/** Opens a decided dispute again: somebody else than who decided it looks, by a new day. */
export async function reopenDispute(
  client: Client,
  { slot, borrower }: BorrowerKey,
  dispute: number,
  due: Day,
): Promise<void> {
  await client.query(
    `update dispute set state = 'person', appealed_from = decided_by, outcome = null, reason = null, answer = null,
            decided_by = null, decided_at = null, decided_on = null, due_on = $4
      where slot = $1 and borrower_id = $2 and dispute = $3`,
    [slot, borrower, dispute, formatDay(due)],
  );
}

/** The disputes of one person, latest first. */
export async function disputesOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<DisputeRow[]> {
  const { rows } = await db.query<Stored>(
    `${SELECT} where d.slot = $1 and d.borrower_id = $2 order by d.dispute desc limit 200`,
    [slot, borrower],
  );
  return opened(rows);
}

/** One dispute; null where there is none. */
export async function readDispute(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  dispute: number,
): Promise<DisputeRow | null> {
  const { rows } = await db.query<Stored>(
    `${SELECT} where d.slot = $1 and d.borrower_id = $2 and d.dispute = $3`,
    [slot, borrower, dispute],
  );
  return opened(rows)[0] ?? null;
}

/** Disputes that wait, the most pressing first; or those that ended, the latest day first. `after`: day, slot, borrower, number. */
export async function disputesIn(
  db: Queryable,
  which: 'waiting' | 'ended',
  size: number,
  after: readonly bigint[] | null = null,
): Promise<DisputeRow[]> {
  const states: readonly DisputeState[] = which === 'waiting' ? ['open', 'person'] : ['decided', 'withdrawn'];
  const [day, slot, borrower, dispute] = after ?? [];
  const [order, behind] = which === 'waiting' ? ['', '>'] : ['desc', '<'];
  const { rows } = await db.query<Stored>(
    `${SELECT} where d.state = any ($1)
        and ($3::date is null or (d.due_on, d.slot, d.borrower_id, d.dispute) ${behind} ($3::date, $4::smallint, $5::bigint, $6::int))
      order by d.due_on ${order}, d.slot ${order}, d.borrower_id ${order}, d.dispute ${order} limit $2`,
    [
      states,
      size,
      day === undefined ? null : formatDay(Number(day)),
      slot ?? null,
      borrower ?? null,
      dispute ?? null,
    ],
  );
  return opened(rows);
}

/** How many a person has brought since a minute. */
export async function disputesSince(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  at: number,
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*)::int as count from dispute where slot = $1 and borrower_id = $2 and at >= $3',
    [slot, borrower, at],
  );
  return rows[0]!.count;
}
