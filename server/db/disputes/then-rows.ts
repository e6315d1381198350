/**
 * What does the record hold of one contact, and in which order did everything about its person become known?
 *
 * Instants are the database's clock, in milliseconds since 1970, taken under the person's lock: they stand in the order in which things
 * were committed.
 */

import { readDecision } from '../gate/decision-read.ts';
import type { DecisionTexts } from '../gate/decision-text.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** A contact with its decision, its permit, its message and how it ended. */
export interface ContactRow {
  readonly permit: number;
  readonly at: number;
  readonly way: string;
  readonly sender: string;
  readonly worker: string | null;
  readonly address: string | null;
  readonly debts: string;
  readonly purpose: string;
  readonly checked: number;
  readonly instant: number;
  readonly code: string;
  readonly law: string;
  readonly strategy: string;
  readonly inputs: string;
  readonly answer: string;
  readonly state: string | null;
  readonly template: string | null;
  readonly carrier: string | null;
  readonly reference: string | null;
  readonly handedAt: number | null;
  /** How it ended, as kept; null: nobody knows. */
  readonly ending: string | null;
  /** The sender in the register, where it is an agency: since when it no longer speaks; null: it does, or it is not there. */
  readonly registered: boolean;
  readonly endedAt: number | null;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** A contact of this person; null where there is none. */
export async function readContact(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  permit: number,
): Promise<ContactRow | null> {
  const { rows } = await db.query<Omit<ContactRow, keyof DecisionTexts>>(
    `select a.permit, a.at, a.way, a.sender, a.worker, a.address, a.debts, a.purpose, a.checked, ${ms('a.recorded_at')} as instant,
            p.code, m.state, m.template, m.carrier, m.reference, ${ms('m.handed_at')} as "handedAt",
            (select f.data from person_fact f where f.slot = $1 and f.borrower_id = $2 and f.permit = a.permit
                and f.type = 'outcome' order by f.seq desc limit 1) as ending,
            r.id is not null as registered, ${ms('r.ended_at')} as "endedAt"
       from contact_attempt a
       join permit p on p.slot = $1 and p.borrower_id = $2 and p.permit = a.permit
       left join message m on m.slot = $1 and m.borrower_id = $2 and m.permit = a.permit
       left join register r on r.kind = 'agency' and r.id = upper(regexp_replace(a.sender, '[^0-9A-Za-z]', '', 'g'))
      where a.slot = $1 and a.borrower_id = $2 and a.permit = $3`,
    [slot, borrower, permit],
  );
  const [row] = rows;
  const decision = row === undefined ? null : await readDecision(db, { slot, borrower }, row.checked);
  if (row === undefined || decision === null) return null;
  const { law, strategy, inputs, answer } = decision;
  return { ...row, law, strategy, inputs, answer };
}

/** When each entry of a person's log was made, and which decision each of his contacts stands on. */
export async function orderOfLog(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<{
  readonly facts: ReadonlyMap<number, number>;
  readonly checked: ReadonlyMap<number, number>;
}> {
  const facts = await db.query<{ seq: number; instant: number }>(
    `select seq, ${ms('recorded_at')} as instant from person_fact where slot = $1 and borrower_id = $2`,
    [slot, borrower],
  );
  const contacts = await db.query<{ permit: number; checked: number }>(
    'select permit, checked from contact_attempt where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return {
    facts: new Map(facts.rows.map(({ seq, instant }) => [seq, instant])),
    checked: new Map(contacts.rows.map(({ permit, checked }) => [permit, checked])),
  };
}

/** A silence that a contact had crossed. */
export interface CrossedBy {
  readonly silence: number;
  readonly at: number;
  readonly why: string;
  readonly knownAt: number;
  readonly silencedAt: number;
}

/** The first silence that found this contact on its way; null where none did. */
export async function silenceCrossed(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  permit: number,
): Promise<CrossedBy | null> {
  const { rows } = await db.query<CrossedBy>(
    `select silence, at, why, ${ms('known_at')} as "knownAt", ${ms('silenced_at')} as "silencedAt"
       from silence where slot = $1 and borrower_id = $2 and $3 = any (crossed) order by silence limit 1`,
    [slot, borrower, permit],
  );
  return rows[0] ?? null;
}

/** A contact of a person with the number of the proof that has its words. */
export interface OwnContact {
  readonly permit: number;
  readonly at: number;
  readonly way: string;
  readonly proof: number | null;
}

/** His contacts begun between two minutes, and the one under a permit. */
export async function contactsAround(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  from: number,
  to: number,
  permit: number | null,
): Promise<OwnContact[]> {
  const { rows } = await db.query<OwnContact>(
    `select a.permit, a.at, a.way, m.proof
       from contact_attempt a
       left join message m on m.slot = $1 and m.borrower_id = $2 and m.permit = a.permit
      where a.slot = $1 and a.borrower_id = $2 and (a.at between $3 and $4 or a.permit = $5) order by a.permit`,
    [slot, borrower, from, to, permit],
  );
  return rows;
}

/** Whose a code is: the person's own contact, his own permit that nothing went out on, somebody else's, or nobody's. */
export async function ownerOfCode(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  code: string,
): Promise<
  { readonly known: 'own'; readonly permit: number } | { readonly known: 'nobody' | 'unused' | 'another' }
> {
  const { rows } = await db.query<{ own: boolean; used: boolean; permit: number }>(
    `select p.slot = $2 and p.borrower_id = $3 as own, p.used_at is not null as used, p.permit
       from permit p where p.code = $1 order by own desc, used desc, p.permit desc limit 1`,
    [code, slot, borrower],
  );
  const [one] = rows;
  if (one === undefined) return { known: 'nobody' };
  if (!one.own) return { known: one.used ? 'another' : 'unused' };
  return one.used ? { known: 'own', permit: one.permit } : { known: 'unused' };
}
