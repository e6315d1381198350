/**
 * How is something appended to a person's log?
 *
 * Numbered within the borrower, under his lock. An address is a row that may change, because it is personal data and may have to be
 * forgotten; what was found out about it stands in the log.
 */
import { factProof } from '../../evidence/contact-proof.ts';
import { appendAfter, appendProofs, type NewProof } from '../../evidence/proof.ts';
import { marksKey, sealReach } from '../../vault/sealed-person.ts';
import { keptKeyOf } from '../evidence/exported-rows.ts';
import { readLogStands } from '../evidence/proof-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { type AddressRow, type BorrowerKey, distinct } from './person-rows.ts';

/** A fact about to be appended. */
export interface NewFact extends BorrowerKey {
  readonly at: number;
  readonly type: string;
  readonly permit: number | null;
  readonly data: string;
  /** The proof of the happening that it is a fact of: names the fact and commits to it, so that it needs none of its own. */
  readonly provenBy?: NewProof;
}

/**
 * Appends facts in the order given, each with its proof; the borrowers are locked. Returns the number of each within its borrower.
 * `others`: proofs of what is no fact, appended before them.
 */
export async function appendFacts(
  client: Client,
  facts: readonly NewFact[],
  others: readonly NewProof[] = [],
): Promise<number[]> {
  if (facts.length === 0) {
    await appendProofs(client, others);
    return [];
  }
  const stands = await readLogStands(client, distinct([...others, ...facts]));
  const next = new Map(stands.map((stand) => [stand.borrower, stand.facts]));
  const lines = facts.map((fact) => {
    const seq = next.get(fact.borrower)! + 1;
    next.set(fact.borrower, seq);
    return { ...fact, seq };
  });
  const proofs = facts.map((fact, place) => factProof(fact, lines[place]!.seq));
  await appendAfter(client, stands, [...others, ...proofs], lines);
  return lines.map(({ seq }) => seq);
}

/** An address with whose it is and its literal text. */
export interface NewAddress extends BorrowerKey, AddressRow {
  readonly literal: string;
}

/** Adds addresses, or puts new ones in the place of those with the same name. Of an erased person the text is not kept. */
export async function keepAddresses(db: Queryable, rows: readonly NewAddress[]): Promise<void> {
  if (rows.length === 0) return;
  const marks = await marksKey(db);
  for (const row of rows) {
    const kept = await keptKeyOf(db, row);
    const { sealed, mark } = kept === null ? { sealed: null, mark: null } : sealReach(marks, row, kept, row);
    await db.query(
      `insert into address (slot, borrower_id, address_id, person, kind, sealed, mark, use, time_zone, provenance, state, belongs_to,
                            confidence, lawful, by_employer)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (slot, borrower_id, address_id) do update set
         person = excluded.person, kind = excluded.kind, sealed = excluded.sealed, mark = excluded.mark, use = excluded.use,
         time_zone = excluded.time_zone, provenance = excluded.provenance, state = excluded.state,
         belongs_to = excluded.belongs_to, confidence = excluded.confidence, lawful = excluded.lawful,
         by_employer = excluded.by_employer, spot = null`,
      [
        row.slot,
        row.borrower,
        row.id,
        row.of,
        row.kind,
        sealed,
        mark,
        row.use,
        row.timeZone,
        row.provenance,
        row.state,
        row.belongsTo,
        row.confidence,
        row.lawful,
        row.byEmployer,
      ],
    );
  }
}

/** Records who may contact on the lender's behalf; null where it is not known. */
export async function keepStaff(
  db: Queryable,
  workers: readonly { id: string; trained: boolean | null; certified: boolean | null }[],
  agencies: readonly { id: string; lawFirm: boolean | null }[],
): Promise<void> {
  for (const { id, trained, certified } of workers)
    await db.query(
      `insert into worker (worker_id, trained, certified) values ($1, $2, $3)
       on conflict (worker_id) do update set trained = excluded.trained, certified = excluded.certified`,
      [id, trained, certified],
    );
  for (const { id, lawFirm } of agencies)
    await db.query(
      `insert into agency (agency_id, law_firm) values ($1, $2)
       on conflict (agency_id) do update set law_firm = excluded.law_firm`,
      [id, lawFirm],
    );
}
