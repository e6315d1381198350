/**
 * What do the tables hold about the borrowers whom someone is about to contact?
 *
 * For a batch of borrowers, one statement for each table; every statement names the slot. Whoever decides locks the borrowers
 * first, in order, and reads in statements of their own after that: what was committed while it waited is then seen. The
 * planner knows nothing of a list of keys, so each key is looked up by itself (`lateral … offset 0`).
 */
import type { Account, Fact } from '../../../rules/account.ts';
import type { Day } from '../../../rules/days.ts';
import type { Address, Provenance } from '../../../rules/gate/situation.ts';
import { ACCOUNT_COLUMNS, readAccount } from '../account-row.ts';
import { accountRecord, keysAsRows, PLANNED_ONCE } from '../accounts.ts';
import { int2s, int8s } from '../binary-array.ts';
import { type CopyReader, rowsOfRecords } from '../binary-copy.ts';
import { copyOut } from '../copy-stream.ts';
import { eventOf } from '../event-row.ts';
import { type Client, type Queryable, together } from '../pool.ts';

/** Where a borrower lies. */
export interface BorrowerKey {
  readonly slot: number;
  readonly borrower: bigint;
}

/**
 * Whether a borrower `b` has a number and a mailbox on file, for the gate: which ones they are it need not know, and nothing is opened.
 */
export const REACHES = `case when b.phone_mark is not null then 'phone' end as phone, case when b.email_mark is not null then 'email' end as email`;

/** A borrower as the gate asks of him: 'phone' and 'email' where he has them. `decisions`: number of the last one about him. */
export interface BorrowerFields {
  readonly phone: string | null;
  readonly email: string | null;
  readonly region: string;
  readonly timeZone: string;
  readonly decisions: number;
}

export interface FactRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly permit: number | null;
  readonly data: string;
}

export interface AttemptRow {
  readonly permit: number;
  readonly at: number;
  readonly way: string;
  readonly sender: string;
  readonly worker: string | null;
  readonly person: string;
  readonly address: string | null;
  readonly debts: string;
  readonly purpose: string;
  readonly replyTo: string | null;
  readonly place: string | null;
}

export interface AddressRow {
  readonly id: string;
  readonly of: string;
  readonly kind: Address['kind'];
  readonly use: 'home' | 'work' | 'personal' | null;
  readonly timeZone: string | null;
  readonly provenance: Provenance | null;
  readonly state: 'active' | 'invalid' | 'wrong' | null;
  readonly belongsTo: string | null;
  readonly confidence: number | null;
  readonly lawful: boolean | null;
  readonly byEmployer: boolean | null;
}

/** Who may contact on the lender's behalf, as far as anything is recorded. */
export interface StaffRows {
  readonly workers: readonly { id: string; trained: boolean | null; certified: boolean | null }[];
  readonly agencies: readonly { id: string; lawFirm: boolean | null }[];
}

/** One account with the facts that were entered on it. */
export interface FiledAccount {
  readonly account: Account;
  readonly facts: readonly Fact[];
}

/** Everything the gate's tables hold about one borrower. */
export interface LogRows {
  readonly facts: readonly FactRow[];
  readonly attempts: readonly AttemptRow[];
  readonly addresses: readonly AddressRow[];
}

/** Everything about one borrower. */
export interface PersonRows extends BorrowerFields, LogRows {
  readonly accounts: readonly FiledAccount[];
}

/** The keys as two parameters. */
export function asLists(keys: readonly BorrowerKey[]): [Buffer, Buffer] {
  return [int2s(keys.map(({ slot }) => slot)), int8s(keys.map(({ borrower }) => borrower))];
}

/** Each borrower once. */
export function distinct(keys: readonly BorrowerKey[]): BorrowerKey[] {
  return [...new Map(keys.map((key) => [key.borrower, key])).values()];
}

/**
 * Locks borrowers, in order of key, until the end of the transaction: nobody else decides about them, contacts them, or
 * enters a fact about them meanwhile. Who waited here must read what he needs in statements of their own.
 */
export async function lockBorrowers(client: Client, keys: readonly BorrowerKey[]): Promise<void> {
  await client.query({
    name: 'lock-borrowers',
    text: `select from borrower b join unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
         on b.slot = k.slot and b.borrower_id = k.borrower_id
      order by b.slot, b.borrower_id for no key update of b`,
    values: asLists(keys),
  });
}

/** Everything about these borrowers, by number; one whom the book does not have is left out. */
export async function readPeople(
  client: Client,
  keys: readonly BorrowerKey[],
): Promise<Map<bigint, PersonRows>> {
  if (keys.length === 0) return new Map();
  const [borrowers, logOf, owned] = await (keys.length > PLANNED_ONCE
    ? peopleOneByOne(client, keys)
    : peopleTogether(client, keys));
  const accounts = await filedAccounts(client, owned);
  return new Map(
    borrowers.map(({ borrower, ...fields }) => [
      borrower,
      { ...fields, ...logOf(borrower), accounts: accounts.get(borrower) ?? [] },
    ]),
  );
}

/** What stands about people in the tables that are read by their keys. */
type Keyed = readonly [
  readonly (BorrowerFields & Owner)[],
  (borrower: bigint) => LogRows,
  readonly OwnedAccount[],
];

async function peopleOneByOne(client: Client, keys: readonly BorrowerKey[]): Promise<Keyed> {
  const borrowers = await readBorrowers(client, keys);
  const logOf = await readLogs(client, keys);
  return [borrowers, logOf, await ownedAccounts(client, keys)];
}

/** The same with one way there and back. */
async function peopleTogether(client: Client, keys: readonly BorrowerKey[]): Promise<Keyed> {
  const lists = asLists(keys);
  const [borrowers, facts, attempts, addresses, owned] = await together(client, () => [
    readBorrowers(client, keys),
    rowsOf<FactRow>(client, FACTS, lists),
    rowsOf<AttemptRow>(client, ATTEMPTS, lists),
    rowsOf<AddressRow>(client, ADDRESSES, lists),
    ownedAccounts(client, keys),
  ]);
  return [borrowers, logsFrom(facts, attempts, addresses), owned];
}

async function readBorrowers(
  client: Client,
  keys: readonly BorrowerKey[],
): Promise<readonly (BorrowerFields & Owner)[]> {
  const { rows } = await client.query<BorrowerFields & Owner>({
    name: 'read-borrowers',
    text: `select b.borrower_id as borrower, ${REACHES}, b.region, b.time_zone as "timeZone",
            coalesce((select max(d.seq) from decision d where d.slot = b.slot and d.borrower_id = b.borrower_id), 0) as decisions
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
      cross join lateral (select * from borrower where slot = k.slot and borrower_id = k.borrower_id offset 0) b`,
    values: asLists(keys),
  });
  return rows;
}

/** What the gate's own tables hold about these borrowers, by number; nothing about one of whom nothing is recorded. */
export async function readLogs(
  db: Queryable,
  keys: readonly BorrowerKey[],
): Promise<(borrower: bigint) => LogRows> {
  const lists = asLists(keys);
  const facts = await rowsOf<FactRow>(db, FACTS, lists);
  const attempts = await rowsOf<AttemptRow>(db, ATTEMPTS, lists);
  const addresses = await rowsOf<AddressRow>(db, ADDRESSES, lists);
  return logsFrom(facts, attempts, addresses);
}

type ByPerson<Row> = ReadonlyMap<bigint, readonly Row[]>;

function logsFrom(
  facts: ByPerson<FactRow>,
  attempts: ByPerson<AttemptRow>,
  addresses: ByPerson<AddressRow>,
): (borrower: bigint) => LogRows {
  return (borrower) => ({
    facts: facts.get(borrower) ?? [],
    attempts: attempts.get(borrower) ?? [],
    addresses: addresses.get(borrower) ?? [],
  });
}

interface Owner {
  readonly borrower: bigint;
}

const each = (what: string, columns: string, table: string, order: string) => ({
  name: `read-${what}`,
  text: `select k.borrower_id as borrower, r.* from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
    cross join lateral (select ${columns} from ${table}
                         where slot = k.slot and borrower_id = k.borrower_id order by ${order} offset 0) r`,
});

const FACTS = each('facts', 'seq, at, type, permit, data', 'person_fact', 'seq');
const ATTEMPTS = each(
  'attempts',
  'permit, at, way, sender, worker, person, address, debts, purpose, reply_to as "replyTo", place',
  'contact_attempt',
  'permit',
);
const ADDRESSES = each(
  'addresses',
  `address_id as id, person as of, kind, use, time_zone as "timeZone", provenance, state, belongs_to as "belongsTo",
   confidence, lawful, by_employer as "byEmployer"`,
  'address',
  'address_id',
);

async function rowsOf<Row extends object>(
  db: Queryable,
  statement: { readonly name: string; readonly text: string },
  lists: [Buffer, Buffer],
): Promise<Map<bigint, Row[]>> {
  const { rows } = await db.query<Row & Owner>({ ...statement, values: lists });
  const found = new Map<bigint, Row[]>();
  for (const { borrower, ...row } of rows) {
    const some = found.get(borrower);
    if (some === undefined) found.set(borrower, [row as unknown as Row]);
    else some.push(row as unknown as Row);
  }
  return found;
}

const OWNED = `select ${accountRecord('a')} as row from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
  cross join lateral (select * from account where slot = k.slot and borrower_id = k.borrower_id order by account_id offset 0) a`;

interface OwnedAccount {
  readonly slot: number;
  readonly account: Account;
}

/** Accounts of borrowers, read without a lock: whoever enters facts locks the borrower as well. */
async function ownedAccounts(client: Client, keys: readonly BorrowerKey[]): Promise<readonly OwnedAccount[]> {
  const accounts: OwnedAccount[] = [];
  const take = (row: CopyReader) => void accounts.push(readAccount(row));
  if (keys.length <= PLANNED_ONCE) {
    const found = await client.query<{ row: Buffer }>({
      name: 'read-owned-accounts',
      text: OWNED,
      values: asLists(keys),
    });
    rowsOfRecords(
      found.rows.map(({ row }) => row),
      take,
    );
  } else
    await copyOut(
      client,
      `select a.* from ${keysAsRows(keys.map(({ slot, borrower }) => [slot, borrower]))} as k (slot, borrower_id)
        cross join lateral (select ${ACCOUNT_COLUMNS.join(', ')} from account
                             where slot = k.slot and borrower_id = k.borrower_id order by account_id offset 0) a`,
      take,
    );
  return accounts;
}

/** Accounts with the facts that were entered on them, by borrower. */
async function filedAccounts(
  client: Client,
  accounts: readonly OwnedAccount[],
): Promise<Map<bigint, FiledAccount[]>> {
  const { rows } = await client.query<{ account: bigint; day: Day; type: string; data: string }>({
    name: 'read-account-facts',
    text: `select k.account_id as account, e.day, e.type, e.data from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
      cross join lateral (select day, type, data from event
                           where slot = k.slot and account_id = k.account_id and type = 'fact' order by seq offset 0) e`,
    values: [int2s(accounts.map(({ slot }) => slot)), int8s(accounts.map(({ account }) => account.id))],
  });
  const facts = Map.groupBy(rows, ({ account }) => account);
  const filed = accounts.map(({ account }) => ({
    account,
    facts: (facts.get(account.id) ?? []).flatMap(({ day, type, data }) => {
      const { body } = eventOf(day, type, data);
      return body.type === 'fact' ? [body.fact] : [];
    }),
  }));
  return Map.groupBy(filed, ({ account }) => account.borrower) as Map<bigint, FiledAccount[]>;
}

/** What is recorded about these workers and agencies. */
export async function readStaff(
  db: Queryable,
  workers: readonly string[],
  agencies: readonly string[],
): Promise<StaffRows> {
  if (workers.length === 0 && agencies.length === 0) return { workers: [], agencies: [] };
  const people = await db.query<StaffRows['workers'][number]>({
    name: 'read-workers',
    text: 'select worker_id as id, trained, certified from worker where worker_id = any($1) order by worker_id',
    values: [workers],
  });
  if (agencies.length === 0) return { workers: people.rows, agencies: [] };
  const firms = await db.query<StaffRows['agencies'][number]>({
    name: 'read-agencies',
    text: 'select agency_id as id, law_firm as "lawFirm" from agency where agency_id = any($1) order by agency_id',
    values: [agencies],
  });
  return { workers: people.rows, agencies: firms.rows };
}
