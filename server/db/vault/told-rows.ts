/**
 * How is something about a person changed that lies sealed?
 *
 * Opened, changed, sealed again under the key he has, with its marks. Of somebody who was erased nothing is kept any more.
 */
import { marksKey, sealAgain, type ToldPerson, toldPerson } from '../../vault/sealed-person.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import { personOf, type WithPerson } from './person-columns.ts';

/** Who somebody is; null: the book does not have him. */
export async function readTelling(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<ToldPerson | null> {
  const { rows } = await db.query<WithPerson>(
    `select ${personOf('b')} as person from borrower b where b.slot = $1 and b.borrower_id = $2`,
    [slot, borrower],
  );
  return rows[0] === undefined ? null : toldPerson(rows[0].person);
}

/** Changes name, number or mailbox; false: he was erased, or is not in the book. */
export async function changeTelling(
  db: Queryable,
  key: BorrowerKey,
  changed: Partial<ToldPerson>,
): Promise<boolean> {
  const { slot, borrower } = key;
  const { rows } = await db.query<WithPerson & { key: Buffer | null }>(
    `select ${personOf('b')} as person, b.key from borrower b where b.slot = $1 and b.borrower_id = $2 for no key update`,
    [slot, borrower],
  );
  const [row] = rows;
  if (row === undefined || row.key === null) return false;
  const next = sealAgain(await marksKey(db), key, row.key, { ...toldPerson(row.person), ...changed });
  await db.query(
    'update borrower set sealed = $3, phone_mark = $4, email_mark = $5 where slot = $1 and borrower_id = $2',
    [slot, borrower, next.sealed, next.phoneMark, next.emailMark],
  );
  return true;
}
