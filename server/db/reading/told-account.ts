/**
 * What does the book hold of one account and its borrower, for those who read it?
 *
 * The account is the fold of its events, its history is in them and in its schedule: a reader needs nothing else and
 * locks nothing. Every statement names its slot.
 */

import type { Account, AccountEvent } from '../../../rules/account.ts';
import type { Day } from '../../../rules/days.ts';
import type { History } from '../../../rules/history.ts';
import { type ToldPerson, toldPerson } from '../../vault/sealed-person.ts';
import type { Key } from '../accounts.ts';
import type { Queryable } from '../pool.ts';
import { readRecords } from '../record.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';

/** Who owes, and how to speak with him. */
export interface Person {
  readonly id: bigint;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly region: string;
  readonly timeZone: string;
}

/** An account as recorded. `events` are in order; `regretted` contacts are kept beside them. */
export interface Told {
  readonly key: Key;
  readonly account: Account;
  readonly events: readonly AccountEvent[];
  readonly history: History;
  readonly person: Person;
}

/** A contact that the ladder planned or held. */
export interface PlannedContact {
  readonly day: Day;
  readonly step: string;
  readonly channel: number;
  readonly state: 'planned' | 'held' | 'cancelled' | 'regretted';
}

/** Everything recorded of an account; null when there is none. */
export async function readTold(db: Queryable, key: Key): Promise<Told | null> {
  const [record] = await readRecords(db, [key]);
  if (record === undefined) return null;
  const { account, history, events } = record;
  const person = await readPerson(db, key.slot, account.borrower);
  return person === null ? null : { key, account, history, person, events: events.map(({ event }) => event) };
}

/** Identifiers of all accounts of a borrower, in order. */
export async function accountsOf(db: Queryable, slot: number, borrower: bigint): Promise<bigint[]> {
  const found = await db.query<{ account_id: bigint }>(
    'select account_id from account where slot = $1 and borrower_id = $2 order by account_id',
    [slot, borrower],
  );
  return found.rows.map(({ account_id }) => account_id);
}

/** Contacts planned for an account, latest first. */
export async function contactsOf(db: Queryable, key: Key): Promise<PlannedContact[]> {
  const found = await db.query<PlannedContact>(
    'select day, step, channel, state from contact where slot = $1 and account_id = $2 order by day desc, step',
    [key.slot, key.accountId],
  );
  return found.rows;
}

export async function readPerson(db: Queryable, slot: number, borrower: bigint): Promise<Person | null> {
  const found = await db.query<Omit<Person, 'id' | keyof ToldPerson> & WithPerson>(
    `select ${personOf('b')} as person, language, region, time_zone as "timeZone" from borrower b
      where slot = $1 and borrower_id = $2`,
    [slot, borrower],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  const { person, ...rest } = row;
  return { id: borrower, ...toldPerson(person), ...rest };
}
