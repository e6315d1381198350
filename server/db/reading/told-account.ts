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
import { eventOf } from '../event-row.ts';
import { keyed, type Queryable } from '../pool.ts';
import { foldAll } from '../record.ts';
import { slotOfReference } from '../slot.ts';
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
  /** Numbers of all his accounts, in order. */
  readonly accounts: readonly bigint[];
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
  const [told] = await readThem(db, key, false);
  return told ?? null;
}

/** All accounts of whoever owes this one, in order; none when there is no such account. */
export function readToldPerson(db: Queryable, key: Key): Promise<Told[]> {
  return readThem(db, key, true);
}

/** The account that a host's reference names, and (`all`) those of the same person; null when there is none. */
export async function readToldReference(
  db: Queryable,
  host: string,
  reference: string,
  all: boolean,
): Promise<{ readonly chosen: Told; readonly own: readonly Told[] } | null> {
  const { rows } = await db.query<ToldRow>(
    keyed({
      name: 'read-told-reference',
      text: toldWhere(
        `reference r join account own on own.slot = r.account_slot and own.account_id = r.account_id`,
        `r.slot = $1 and r.host = $2 and r.reference = $4`,
      ),
      values: [slotOfReference(host, reference), host, all, reference],
    }),
  );
  const own = toldOf(rows[0], all);
  const chosen = own.find(({ account }) => account.id === rows[0]?.accountId);
  return chosen === undefined ? null : { chosen, own };
}

type ToldRow = Omit<Person, keyof ToldPerson> &
  WithPerson & {
    readonly slot: number;
    readonly accountId: bigint;
    readonly accounts: readonly bigint[];
    readonly events: readonly (readonly [account: string, day: Day, type: string, data: string])[] | null;
    readonly schedule:
      | readonly (readonly [
          account: string,
          seq: number,
          due: Day,
          principal: string,
          interest: string,
          fee: string,
        ])[]
      | null;
  };

// One statement, so that nothing changes between its parts: a page asks for little else, and each statement has a price of its own. (`offset 0`:
// what is found once is not looked for again in each place that names it.)
const toldWhere = (from: string, condition: string): string =>
  `select ${personOf('b')} as person, b.borrower_id as id, b.language, b.region, b.time_zone as "timeZone",
       own.slot, own.account_id as "accountId", held.accounts,
       (select json_agg(json_build_array(e.account_id::text, e.day - date '1970-01-01', e.type, e.data) order by e.account_id, e.seq)
          from event e where e.slot = own.slot and e.account_id = any (wanted.ids)) as events,
       (select json_agg(json_build_array(i.account_id::text, i.seq, i.due - date '1970-01-01', i.principal::text, i.interest::text, i.fee::text)
                        order by i.account_id, i.seq)
          from instalment i where i.slot = own.slot and i.account_id = any (wanted.ids)) as schedule
  from ${from}
  join borrower b on b.slot = own.slot and b.borrower_id = own.borrower_id
 cross join lateral (select array(select a.account_id from account a where a.slot = own.slot and a.borrower_id = own.borrower_id
                                   order by a.account_id) as accounts offset 0) held
 cross join lateral (select case when $3 then held.accounts else array[own.account_id] end as ids offset 0) wanted
 where ${condition}`;

async function readThem(db: Queryable, { slot, accountId }: Key, all: boolean): Promise<Told[]> {
  const { rows } = await db.query<ToldRow>(
    keyed({
      name: 'read-told',
      text: toldWhere('account own', 'own.slot = $1 and own.account_id = $2'),
      values: [slot, accountId, all],
    }),
  );
  return toldOf(rows[0], all);
}

function toldOf(row: ToldRow | undefined, all: boolean): Told[] {
  if (row === undefined) return [];
  const { person: sealed, slot, accountId, accounts, events, schedule, ...rest } = row;
  const person = { ...rest, ...toldPerson(sealed) };
  const eventsOf = Map.groupBy(events ?? [], ([account]) => account);
  const scheduleOf = Map.groupBy(schedule ?? [], ([account]) => account);
  return (all ? accounts : [accountId]).flatMap((one) => {
    const number = one.toString();
    const told = (eventsOf.get(number) ?? []).map(([, day, type, data]) => eventOf(day, type, data));
    const coming = (scheduleOf.get(number) ?? []).map(([, seq, due, principal, interest, fee]) => ({
      ...{ seq, due },
      ...{ principal: BigInt(principal), interest: BigInt(interest), fee: BigInt(fee) },
    }));
    const folded = foldAll(told, coming);
    return folded === null
      ? []
      : [{ key: { slot, accountId: one }, ...folded, person, accounts, events: told }];
  });
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
    keyed({
      name: 'contacts-of',
      text: 'select day, step, channel, state from contact where slot = $1 and account_id = $2 order by day desc, step',
      values: [key.slot, key.accountId],
    }),
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
