/**
 * What does the book hold of one account and its borrower, for those who read it?
 *
 * The account is the fold of its events, its history is in them and in its schedule: a reader needs nothing else and
 * locks nothing. Every statement names its slot.
 */
import { type Account, type AccountEvent, evolve } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { History } from '../../rules/history.ts';
import type { Coming } from '../../rules/terms.ts';
import type { Key } from './accounts.ts';
import { eventOf } from './event-row.ts';
import type { Queryable } from './pool.ts';
import { slotOfReference } from './slot.ts';

/** Who owes, and how to speak with him. */
export interface Person {
  readonly id: bigint;
  readonly name: string;
  readonly phone: string | null;
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

/** Where the account of a host's reference lies; null when the book has no such reference. */
export async function findReference(db: Queryable, host: string, reference: string): Promise<Key | null> {
  const found = await db.query<{ account_slot: number; account_id: bigint }>(
    'select account_slot, account_id from reference where slot = $1 and host = $2 and reference = $3',
    [slotOfReference(host, reference), host, reference],
  );
  const row = found.rows[0];
  return row === undefined ? null : { slot: row.account_slot, accountId: row.account_id };
}

/** Everything recorded of an account; null when there is none. */
export async function readTold(db: Queryable, key: Key): Promise<Told | null> {
  const at = [key.slot, key.accountId];
  const rows = await db.query<{ day: Day; type: string; data: string }>(
    'select day, type, data from event where slot = $1 and account_id = $2 order by seq',
    at,
  );
  const events = rows.rows.map(({ day, type, data }) => eventOf(day, type, data));
  const opening = events[0]?.body;
  if (opening?.type !== 'opened') return null;
  let account: Account | null = null;
  for (const event of events) account = evolve(account, event);
  if (account === null) return null;
  const schedule = await db.query<Coming>(
    'select seq, due, principal, interest, fee from instalment where slot = $1 and account_id = $2 order by seq',
    at,
  );
  const facts = events.flatMap(({ body }) => (body.type === 'fact' ? [body.fact] : []));
  const person = await readPerson(db, key.slot, account.borrower);
  const history = { opening: opening.opening, schedule: schedule.rows, facts };
  return person === null ? null : { key, account, events, history, person };
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

async function readPerson(db: Queryable, slot: number, borrower: bigint): Promise<Person | null> {
  const found = await db.query<Omit<Person, 'id' | 'timeZone'> & { time_zone: string }>(
    'select name, phone, language, region, time_zone from borrower where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  const row = found.rows[0];
  if (row === undefined) return null;
  const { time_zone: timeZone, ...rest } = row;
  return { id: borrower, ...rest, timeZone };
}
