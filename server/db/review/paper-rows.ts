/**
 * Which papers and statements of a person are kept, and who opened them?
 */

import type { Day } from '../../../rules/days.ts';
import { toldPerson } from '../../vault/sealed-person.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';
import { dayText } from './review-rows.ts';

export interface NewPaper extends BorrowerKey {
  readonly kind: string;
  readonly accountId: bigint | null;
  readonly at: number;
  readonly day: Day;
  readonly media: string;
  readonly bytes: number;
  readonly digest: string;
  readonly keyed: string;
  readonly issuedOn: Day | null;
  readonly expiresOn: Day | null;
  readonly askedFor: string;
  readonly consentAt: number | null;
  readonly found: string;
  readonly proof: number;
}

/** A paper as it lies there; `digest` null: withdrawn. */
export interface PaperRow extends Omit<NewPaper, 'digest' | 'at'> {
  readonly seq: number;
  readonly digest: string | null;
  readonly handedAt: number;
  readonly withdrawnAt: number | null;
}

const COLUMNS = `slot, borrower_id as borrower, seq, kind, account_id as "accountId", handed_at as "handedAt", day, media,
  bytes::int, digest, keyed, issued_on as "issuedOn", expires_on as "expiresOn", asked_for as "askedFor",
  consent_at as "consentAt", withdrawn_at as "withdrawnAt", found, proof`;

/** The number that the next paper of a person gets; he is locked. */
export async function nextPaper(client: Client, { slot, borrower }: BorrowerKey): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    'select coalesce(max(seq), 0) + 1 as seq from paper where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return rows[0]!.seq;
}

/** Keeps a paper under its number. */
export async function keepPaper(client: Client, seq: number, one: NewPaper): Promise<void> {
  await client.query(
    `insert into paper (slot, borrower_id, seq, kind, account_id, handed_at, day, media, bytes, digest, keyed, issued_on,
                        expires_on, asked_for, consent_at, found, proof)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[
        one.slot,
        one.borrower,
        seq,
        one.kind,
        one.accountId,
        one.at,
        dayText(one.day),
        one.media,
        one.bytes,
      ],
      ...[one.digest, one.keyed, dayText(one.issuedOn), dayText(one.expiresOn), one.askedFor, one.consentAt],
      ...[one.found, one.proof],
    ],
  );
}

/** Papers of a person, the newest first. */
export async function papersOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<PaperRow[]> {
  const { rows } = await db.query<PaperRow>(
    `select ${COLUMNS} from paper where slot = $1 and borrower_id = $2 order by seq desc`,
    [slot, borrower],
  );
  return rows;
}

/** One paper; null when there is none. */
export async function readPaper(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  seq: number,
): Promise<PaperRow | null> {
  const { rows } = await db.query<PaperRow>(
    `select ${COLUMNS} from paper where slot = $1 and borrower_id = $2 and seq = $3`,
    [slot, borrower, seq],
  );
  return rows[0] ?? null;
}

/** Notes that a paper was taken back: the row stays, the file goes. False when it was before. */
export async function withdrawPaper(
  client: Client,
  { slot, borrower }: BorrowerKey,
  seq: number,
  at: number,
): Promise<boolean> {
  const done = await client.query(
    `update paper set digest = null, keyed = '', found = '{}', withdrawn_at = $4
      where slot = $1 and borrower_id = $2 and seq = $3 and digest is not null`,
    [slot, borrower, seq, at],
  );
  return done.rowCount === 1;
}

/** Notes who opened a paper and why. */
export async function noteLook(
  client: Client,
  { slot, borrower }: BorrowerKey,
  paper: number,
  look: { readonly worker: string; readonly why: string; readonly at: number },
): Promise<void> {
  await client.query(
    `insert into paper_look (slot, borrower_id, paper, seq, worker, why, at)
     select $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6 from paper_look
      where slot = $1 and borrower_id = $2 and paper = $3`,
    [slot, borrower, paper, look.worker, look.why, look.at],
  );
}

/** How often each paper of a person was opened by people. */
export async function looksAt(db: Queryable, { slot, borrower }: BorrowerKey): Promise<Map<number, number>> {
  const { rows } = await db.query<{ paper: number; looks: number }>(
    'select paper, count(*)::int as looks from paper_look where slot = $1 and borrower_id = $2 group by paper',
    [slot, borrower],
  );
  return new Map(rows.map(({ paper, looks }) => [paper, looks]));
}

export interface StatementRow extends BorrowerKey {
  readonly seq: number;
  readonly source: string;
  readonly about: string;
  readonly at: number;
  readonly day: Day;
  readonly proof: number;
}

/** Keeps that a person stated something; the words are sealed with the proof. Returns its number. */
export async function keepStatement(client: Client, one: Omit<StatementRow, 'seq'>): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    `insert into statement (slot, borrower_id, seq, source, about, at, day, proof)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7 from statement where slot = $1 and borrower_id = $2
     returning seq`,
    [one.slot, one.borrower, one.source, one.about, one.at, dayText(one.day), one.proof],
  );
  return rows[0]!.seq;
}

/** Statements of a person, in the order in which he made them. */
export async function statementsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<StatementRow[]> {
  const { rows } = await db.query<StatementRow>(
    `select slot, borrower_id as borrower, seq, source, about, at, day, proof from statement
      where slot = $1 and borrower_id = $2 order by seq`,
    [slot, borrower],
  );
  return rows;
}

/** Names of borrowers, for a masked look. */
export async function namesOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<string> {
  const { rows } = await db.query<WithPerson>(
    `select ${personOf('b')} as person from borrower b where slot = $1 and borrower_id = $2`,
    [slot, borrower],
  );
  return toldPerson(rows[0]?.person ?? null).name;
}
