/**
 * Which debts was a contact about, and to whom was it?
 *
 * As it stands in the contact log: what was permitted, and nothing that was wished for.
 */

import type { Queryable } from '../pool.ts';
import { personOf, told, type WithPerson } from '../vault/person-columns.ts';
import type { CallKey } from './call-rows.ts';

/** Numbers of the accounts that a contact was about. */
export async function readDebts(db: Queryable, { slot, borrower, permit }: CallKey): Promise<string[]> {
  const { rows } = await db.query<{ debts: string }>(
    'select debts from contact_attempt where slot = $1 and borrower_id = $2 and permit = $3',
    [slot, borrower, permit],
  );
  const [row] = rows;
  return row === undefined || row.debts === '' ? [] : row.debts.split(' ');
}

/** A borrower as he is addressed. */
export interface Addressed {
  readonly name: string;
  readonly phone: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly region: string;
  readonly timeZone: string;
}

/** How a borrower is addressed; null when the book does not have him. */
export async function readAddressed(
  db: Queryable,
  { slot, borrower }: Pick<CallKey, 'slot' | 'borrower'>,
): Promise<Addressed | null> {
  const { rows } = await db.query<Omit<Addressed, 'name' | 'phone'> & WithPerson>(
    `select ${personOf('b')} as person, language, region, time_zone as "timeZone" from borrower b
      where slot = $1 and borrower_id = $2`,
    [slot, borrower],
  );
  return told(rows)[0] ?? null;
}
