/**
 * What has arrived from a host and is not in the book yet?
 *
 * The records of one import lie in temporary tables of its transaction: they are judged there as sets (twice in the
 * file, known before, changed, whose account) and then read once, account by account. When the transaction ends, by
 * commit, error or a broken connection, they are gone.
 */
import type { CopyWriter } from '../binary-copy.ts';
import { copyIn } from '../copy-stream.ts';
import type { Client } from '../pool.ts';

/** `owed` tells of an account, `row` belongs to one, `fact` happens to one. */
export type Sort = 'owed' | 'row' | 'fact';

/** What becomes of an arrived record. */
export type Fate = 'new' | 'known' | 'changed' | 'refused' | 'suspense' | 'enter';

/** A record as it arrived. `data` is its JSON. */
export interface Arrived {
  readonly file: number;
  readonly line: number;
  readonly sort: Sort;
  readonly kind: string;
  /** Place of (host, kind, reference) and of the account's reference. */
  readonly slot: number;
  readonly reference: string;
  readonly accountSlot: number;
  readonly account: string;
  readonly borrower: string | null;
  readonly borrowerSlot: number | null;
  readonly digest: Uint8Array;
  readonly fixed: Uint8Array;
  /** The host's figure for an account in smallest units, and what of ours it is compared with. */
  readonly balance: bigint | null;
  readonly data: string;
}

const COLUMNS = [
  'file',
  'line',
  'sort',
  'kind',
  'slot',
  'reference',
  'account_slot',
  'account',
  'borrower',
  'borrower_slot',
  'digest',
  'fixed',
  'balance',
  'data',
] as const;

/** Makes the table; it lives as long as the transaction. */
export async function prepareArrived(client: Client): Promise<void> {
  await client.query("set local work_mem = '64MB'");
  await client.query(
    `create temp table arrived (
       file smallint not null, line integer not null, sort text not null, kind text not null, slot smallint not null,
       reference text not null, account_slot smallint not null, account text not null, borrower text,
       borrower_slot smallint, digest bytea not null, fixed bytea not null, balance bigint, data text not null,
       fate text not null default 'new', number bigint, person bigint, fresh boolean
     ) on commit drop`,
  );
}

export function writeArrived(out: CopyWriter, one: Arrived): void {
  out.row(COLUMNS.length);
  out.int2(one.file);
  out.int4(one.line);
  out.text(one.sort);
  out.text(one.kind);
  out.int2(one.slot);
  out.text(one.reference);
  out.int2(one.accountSlot);
  out.text(one.account);
  out.text(one.borrower);
  out.int2(one.borrowerSlot);
  out.bytes(one.digest);
  out.bytes(one.fixed);
  out.int8(one.balance);
  out.text(one.data);
}

export async function copyArrived(client: Client, rows: CopyWriter): Promise<void> {
  await copyIn(client, 'arrived', COLUMNS, rows);
}

/** A record that is refused, with the reason. */
export interface Judged {
  readonly file: number;
  readonly line: number;
  readonly reference: string;
  readonly why: string;
  /** Line of the record it contradicts, or 0. */
  readonly other: number;
}

/**
 * Records that stand twice in the files: with the same content the later ones are known, with different content all
 * of them are refused, because nobody can tell which holds. An account's digest takes in its rows first.
 */
export async function judgeTwice(client: Client): Promise<Judged[]> {
  await client.query('create index on arrived (account)');
  await client.query('analyze arrived');
  await client.query(
    `update arrived a set digest = sha256(a.digest || r.digest) from (
       select account, sha256(string_agg(digest, ''::bytea order by kind, reference, digest)) as digest
         from arrived where sort = 'row' group by account) r
      where a.sort = 'owed' and a.account = r.account`,
  );
  await client.query(
    `update arrived a set fate = case when t.alike then 'known' else 'refused' end from (
       select ctid as at, row_number() over w as nth,
              min(digest) over p = max(digest) over p as alike
         from arrived
       window p as (partition by sort, case when sort <> 'owed' then kind end, reference),
              w as (p order by file, line)) t
      where a.ctid = t.at and (t.nth > 1 or not t.alike)`,
  );
  const { rows } = await client.query<Judged>(
    `select file, line, reference, 'twice' as why, (min(line) over (partition by sort, reference))::int as other
       from arrived where fate = 'refused' order by file, line`,
  );
  return rows;
}

/** Compares with what came in before. The same is known; other content of the same reference is changed or refused. */
export async function judgeKnown(client: Client, host: string): Promise<Judged[]> {
  const { rows } = await client.query<Judged>(
    `with judged as (
       update arrived a
          set fate = case when s.digest = a.digest then 'known' when a.sort = 'owed' and s.fixed = a.fixed then 'changed'
                          else 'refused' end,
              number = s.number
         from source s
        where a.fate = 'new' and a.sort <> 'row' and s.slot = a.slot and s.host = $1 and s.reference = a.reference
          and s.kind = case when a.sort = 'owed' then 'account' else a.kind end
       returning a.file, a.line, a.reference, a.fate)
     select file, line, reference, 'other-content' as why, 0 as other from judged where fate = 'refused'
     order by file, line`,
    [host],
  );
  return rows;
}

/**
 * Finds the account of every row and fact. A row without its account in the same import is refused. A fact goes
 * with a new account, to an account of the book, or (a payment) into suspense; other facts for unknown accounts are
 * refused.
 */
export async function judgeOwners(client: Client, host: string): Promise<Judged[]> {
  await client.query(
    `update arrived r set fate = a.fate from arrived a
      where r.sort = 'row' and r.fate = 'new' and a.sort = 'owed' and a.account = r.account and a.fate <> 'new'`,
  );
  await client.query(
    `update arrived f set fate = 'enter', number = r.account_id from reference r
      where f.sort = 'fact' and f.fate = 'new' and r.slot = f.account_slot and r.host = $1 and r.reference = f.account`,
    [host],
  );
  const { rows } = await client.query<Judged>(
    `with judged as (
       update arrived r set fate = case when r.kind = 'payment' then 'suspense' else 'refused' end
        where r.sort <> 'owed' and r.fate = 'new'
          and not exists (select from arrived a where a.sort = 'owed' and a.fate = 'new' and a.account = r.account)
       returning r.file, r.line, r.account, r.sort, r.fate)
     select file, line, account as reference, case sort when 'row' then 'no-account-beside' else 'no-account' end as why,
            0 as other
       from judged where fate = 'refused' order by file, line`,
  );
  return rows;
}

/** Payments that waited in suspense for an account that is new now arrive again, as if they stood in a file. */
export async function recallSuspense(client: Client, host: string): Promise<number> {
  const done = await client.query(
    `insert into arrived (file, line, sort, kind, slot, reference, account_slot, account, digest, fixed, data)
     select ${FROM_SUSPENSE}, (row_number() over (order by s.payment_id))::int, 'fact', 'payment', 0, s.payment_id, s.slot, s.reference, '', '',
            json_build_object('kind', 'payment', 'payment', s.payment_id, 'account', s.reference,
              'paidOn', s.value_on - date '1970-01-01', 'amount', s.amount::text, 'currency', s.currency)::text
       from suspense s join arrived a on a.account = s.reference and a.account_slot = s.slot
      where s.host = $1 and s.applied_on is null and a.sort = 'owed' and a.fate = 'new'`,
    [host],
  );
  return done.rowCount ?? 0;
}

/** Number of the file that stands for the suspense account. */
export const FROM_SUSPENSE = -1;

/** Gives new accounts and their borrowers numbers; a borrower who is known keeps his. */
export async function numberArrived(client: Client, host: string): Promise<void> {
  await client.query(
    `create temp table arrived_person on commit drop as
       select p.borrower, p.borrower_slot, s.number, s.number is null as fresh
         from (select distinct borrower, borrower_slot from arrived where sort = 'owed' and fate = 'new') p
         left join source s on s.slot = p.borrower_slot and s.host = $1 and s.kind = 'borrower'
          and s.reference = p.borrower`,
    [host],
  );
  await client.query(
    `update arrived_person p set number = nextval('borrower_number')
       from (select borrower from arrived_person where fresh order by borrower) o where p.borrower = o.borrower`,
  );
  await client.query(
    `update arrived a set number = nextval('account_number'), person = p.number, fresh = p.fresh
       from arrived_person p where a.sort = 'owed' and a.fate = 'new' and a.borrower = p.borrower`,
  );
}

/**
 * Refuses records after all; `keepPayments`: the payments among them belong into suspense, because their account is
 * refused.
 */
export async function refuseArrived(
  client: Client,
  records: readonly { readonly file: number; readonly line: number }[],
  keepPayments: boolean,
): Promise<void> {
  if (records.length === 0) return;
  await client.query(
    `update arrived a set fate = case when $3 and a.kind = 'payment' then 'suspense' else 'refused' end
       from unnest($1::int[], $2::int[]) as r (file, line) where a.file = r.file and a.line = r.line`,
    [records.map(({ file }) => file), records.map(({ line }) => line), keepPayments],
  );
}

/** How many records met each fate, rows of accounts not counted. */
export async function countFates(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ sort: Sort; fate: Fate; records: number }>(
    "select sort, fate, count(*)::int as records from arrived where sort <> 'row' group by sort, fate",
  );
  return new Map(rows.map(({ sort, fate, records }) => [`${sort} ${fate}`, records]));
}

/** A record of a new account, or of something that belongs to it, in the order in which an account is put together. */
export interface Piece {
  readonly file: number;
  readonly line: number;
  readonly sort: Sort;
  readonly kind: string;
  readonly account: string;
  readonly data: string;
  readonly digest: Buffer;
  readonly fixed: Buffer;
  readonly number: bigint | null;
  readonly person: bigint | null;
  /** True when its borrower was not known before this import. */
  readonly fresh: boolean | null;
}

/**
 * New accounts with their rows and facts, piece by piece: the account first. `onBatch` is called with whole
 * accounts only, about `size` pieces at a time.
 */
export async function eachNewAccount(
  client: Client,
  size: number,
  onBatch: (accounts: readonly (readonly Piece[])[]) => Promise<void>,
): Promise<void> {
  await client.query(
    `declare pieces no scroll cursor for
       select r.file, r.line, r.sort, r.kind, r.account, r.data, r.digest, r.fixed, r.number, r.person,
              r.fresh
         from arrived a join arrived r on r.account = a.account
        where a.sort = 'owed' and a.fate = 'new' and r.fate = 'new'
        order by a.person, r.account, case r.sort when 'owed' then 0 when 'row' then 1 else 2 end, r.file, r.line`,
  );
  let open: Piece[] = [];
  for (;;) {
    const { rows } = await client.query<Piece>(`fetch ${size} from pieces`);
    if (rows.length === 0) break;
    const whole: Piece[][] = [];
    for (const piece of rows) {
      if (open.length > 0 && open[0]?.account !== piece.account) {
        whole.push(open);
        open = [];
      }
      open.push(piece);
    }
    if (whole.length > 0) await onBatch(whole);
  }
  if (open.length > 0) await onBatch([open]);
  await client.query('close pieces');
}

/** A fact for an account of the book. */
export interface ArrivedFact {
  readonly file: number;
  readonly line: number;
  readonly kind: string;
  readonly slot: number;
  readonly reference: string;
  readonly account: string;
  readonly data: string;
  readonly digest: Buffer;
  readonly number: bigint;
  /** Slot of the account's borrower. */
  readonly home: number;
  readonly product: number;
}

/** Facts for accounts of the book, all of one account together, `size` accounts at a time. */
export async function eachEntry(
  client: Client,
  host: string,
  size: number,
  onBatch: (facts: readonly ArrivedFact[]) => Promise<void>,
): Promise<void> {
  let last: { home: number; number: bigint } = { home: -1, number: 0n };
  for (;;) {
    const { rows } = await client.query<ArrivedFact>(
      `with keys as (
         select distinct r.account_slot as home, f.number from arrived f
           join reference r on r.slot = f.account_slot and r.host = $1 and r.reference = f.account
          where f.fate = 'enter' and (r.account_slot, f.number) > ($2, $3) order by 1, 2 limit $4)
       select f.file, f.line, f.kind, f.slot, f.reference, f.account, f.data, f.digest, f.number, k.home, a.product
         from keys k join arrived f on f.number = k.number and f.fate = 'enter'
         join account a on a.slot = k.home and a.account_id = k.number
        order by k.home, f.number, f.file, f.line`,
      [host, last.home, last.number, size],
    );
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end;
    await onBatch(rows);
  }
}
