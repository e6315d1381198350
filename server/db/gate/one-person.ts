/**
 * What do the gate's tables hold about one borrower, for whoever only looks?
 *
 * One statement, where those who decide about many ask one for each table: a page asks about one person at a time, and most of what a
 * statement costs is asking it.
 */
import { keyed, type Queryable } from '../pool.ts';
import {
  type AddressRow,
  type AttemptRow,
  type BorrowerFields,
  type BorrowerKey,
  type FactRow,
  type LogRows,
  REACHES,
} from './person-rows.ts';

/** All but his accounts. */
export type OnePerson = BorrowerFields & LogRows;

type OneRow = BorrowerFields & {
  readonly facts: readonly FactRow[] | null;
  readonly attempts: readonly AttemptRow[] | null;
  readonly addresses: readonly AddressRow[] | null;
};

const rowsAs = (table: string, order: string, columns: Readonly<Record<string, string>>): string =>
  `(select json_agg(json_build_object(${Object.entries(columns)
    .map(([name, column]) => `'${name}', r.${column}`)
    .join(', ')}) order by r.${order}) from ${table} r where r.slot = $1 and r.borrower_id = $2)`;

const FACTS = rowsAs('person_fact', 'seq', {
  seq: 'seq',
  at: 'at',
  type: 'type',
  permit: 'permit',
  data: 'data',
});
const ATTEMPTS = rowsAs('contact_attempt', 'permit', {
  permit: 'permit',
  at: 'at',
  way: 'way',
  sender: 'sender',
  worker: 'worker',
  person: 'person',
  address: 'address',
  debts: 'debts',
  purpose: 'purpose',
  replyTo: 'reply_to',
  place: 'place',
});
const ADDRESSES = rowsAs('address', 'address_id', {
  id: 'address_id',
  of: 'person',
  kind: 'kind',
  use: 'use',
  timeZone: 'time_zone',
  provenance: 'provenance',
  state: 'state',
  belongsTo: 'belongs_to',
  confidence: 'confidence',
  lawful: 'lawful',
  byEmployer: 'by_employer',
});

/** What is recorded about a borrower; null when the book does not have him. */
export async function readOnePerson(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<OnePerson | null> {
  const { rows } = await db.query<OneRow>(
    keyed({
      name: 'read-one-person',
      text: `select ${REACHES}, b.region, b.time_zone as "timeZone",
            coalesce((select max(d.seq) from decision d where d.slot = $1 and d.borrower_id = $2), 0) as decisions,
            ${FACTS} as facts, ${ATTEMPTS} as attempts, ${ADDRESSES} as addresses
       from borrower b where b.slot = $1 and b.borrower_id = $2`,
      values: [slot, borrower],
    }),
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, facts: row.facts ?? [], attempts: row.attempts ?? [], addresses: row.addresses ?? [] };
}
