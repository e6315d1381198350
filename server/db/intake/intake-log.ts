/**
 * What does the book remember of an import, and how do its figures compare with the host's?
 *
 * Written at the end of the import's transaction, from what is left in `arrived`.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { copyOut } from '../copy-stream.ts';
import type { Client, Queryable } from '../pool.ts';
import { FROM_SUSPENSE } from './arrived.ts';

/** How the records of an import ended. */
export interface Counts {
  readonly added: number;
  readonly known: number;
  readonly changed: number;
  readonly refused: number;
  readonly suspended: number;
}

export interface IntakeNote extends Counts {
  readonly host: string;
  readonly mapping: string;
  readonly files: string;
  readonly takenOn: Day;
}

/** Writes the import down, and every record it added with its digest, so that the same record is known next time. */
export async function rememberIntake(client: Client, note: IntakeNote): Promise<void> {
  const { host, mapping, files, takenOn, added, known, changed, refused, suspended } = note;
  const { rows } = await client.query<{ intake_id: bigint }>(
    `insert into intake (host, mapping, files, taken_on, added, known, changed, refused, suspended)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning intake_id`,
    [host, mapping, files, formatDay(takenOn), added, known, changed, refused, suspended],
  );
  const id = rows[0]?.intake_id;
  await client.query(
    `insert into source (slot, host, kind, reference, digest, fixed, number, intake_id)
     select slot, $1, case when sort = 'owed' then 'account' else kind end, reference, digest, fixed,
            case when sort = 'owed' then number end, $2
       from arrived where sort <> 'row' and fate in ('new', 'enter', 'suspense') and file <> ${FROM_SUSPENSE}`,
    [host, id],
  );
  await client.query(
    `insert into source (slot, host, kind, reference, digest, fixed, number, intake_id)
     select p.borrower_slot, $1, 'borrower', p.borrower, '', '', p.number, $2 from arrived_person p
      where p.fresh and exists (select from arrived a where a.sort = 'owed' and a.fate = 'new' and a.person = p.number)`,
    [host, id],
  );
}

/** Puts the payments for unknown accounts into suspense, and marks those that found their account. */
export async function keepSuspense(client: Client, host: string, today: Day): Promise<void> {
  await client.query(
    `insert into suspense (slot, host, payment_id, reference, amount, value_on, entered_on, currency)
     select account_slot, $1, reference, account, (data::json->>'amount')::bigint,
            date '1970-01-01' + (data::json->>'paidOn')::int, $2, data::json->>'currency'
       from arrived where fate = 'suspense' and file <> ${FROM_SUSPENSE}`,
    [host, formatDay(today)],
  );
  await client.query(
    `update suspense s set applied_on = $2 from arrived a
      where a.file = ${FROM_SUSPENSE} and a.fate = 'new' and s.slot = a.account_slot and s.host = $1
        and s.payment_id = a.reference`,
    [host, formatDay(today)],
  );
}

/** Notes that changed accounts are known with their new content. */
export async function acceptChanged(client: Client, host: string, except: readonly string[]): Promise<void> {
  await client.query(
    `update source s set digest = a.digest from arrived a
      where a.sort = 'owed' and a.fate = 'changed' and s.slot = a.slot and s.host = $1 and s.kind = 'account'
        and s.reference = a.reference and a.reference <> all ($2)`,
    [host, except],
  );
}

/** Our figures for the accounts of an import, by what they are compared with. */
const OURS = {
  outstanding:
    'b.not_due + b.billed + b.revolving + b.due_principal + b.due_interest + b.due_fee + b.interest + b.penalty + b.credit',
  principal: 'b.not_due + b.billed + b.revolving + b.due_principal',
} as const;

/** One account with both figures in smallest units. */
export interface Compared {
  readonly reference: string;
  readonly account: bigint;
  readonly home: number;
  readonly product: number;
  readonly host: bigint;
  readonly ours: bigint;
  readonly fate: string;
  readonly kind: string;
  /** First letters of the digest: names what the host said this time. */
  readonly mark: string;
}

function comparison(host: string, columns: string, tail: string): string {
  return `select ${columns} from arrived a
     join reference r on r.slot = a.account_slot and r.host = '${host}' and r.reference = a.account
     join account b on b.slot = r.account_slot and b.account_id = r.account_id
     cross join lateral (select case when a.kind = 'loan' then ${OURS.principal} else ${OURS.outstanding} end as figure) o
    where a.sort = 'owed' and a.balance is not null and a.fate in ('new', 'known', 'changed') ${tail}`;
}

/**
 * Accounts compared, those that differ, and both sums, by product. `host` is a word of a mapping: letters, digits,
 * hyphens.
 */
export async function balanceTotals(
  db: Queryable,
  host: string,
): Promise<{ product: number; accounts: number; different: number; host: bigint; ours: bigint }[]> {
  const { rows } = await db.query<{
    product: number;
    accounts: number;
    different: number;
    host: bigint;
    ours: bigint;
  }>(
    comparison(
      host,
      `b.product, count(*)::int as accounts, (count(*) filter (where a.balance <> o.figure))::int as different,
       sum(a.balance)::bigint as host, sum(o.figure)::bigint as ours`,
      'group by b.product order by b.product',
    ),
  );
  return rows;
}

/** Every account whose figures differ, as it arrives from the database; only the changed ones when `fate` says so. */
export async function eachCompared(
  client: Client,
  host: string,
  fate: 'changed' | null,
  onRow: (row: Compared) => void,
): Promise<void> {
  const only = `and a.balance <> o.figure ${fate === null ? '' : `and a.fate = '${fate}'`}`;
  const columns =
    "a.reference, b.account_id, b.slot, b.product, a.balance, o.figure, a.fate, a.kind, left(encode(a.digest, 'hex'), 16)";
  await copyOut(client, comparison(host, columns, `${only} order by a.reference`), (row) =>
    onRow({
      reference: row.text(),
      account: row.int8(),
      home: row.int2(),
      product: row.int2(),
      host: row.int8(),
      ours: row.int8(),
      fate: row.text(),
      kind: row.text(),
      mark: row.text(),
    }),
  );
}

/** The latest day on which a record of our own format is taken over; null when there is none. */
export async function latestTakeOver(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: number | null }>(
    "select max((data::json->>'takenOverOn')::int) as day from arrived where kind = 'account'",
  );
  return rows[0]?.day ?? null;
}
