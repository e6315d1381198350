/**
 * What was proposed to be written off, who decided it, and what came back of it?
 *
 * One row a proposal. The lists are for a few people a day; the figures are sums of the ledger's own postings, so that they tie to it.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { ledgerCode } from '../../../rules/ledger.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';

export const WRITE_OFF_STATES = ['proposed', 'written-off', 'refused', 'lapsed', 'undone'] as const;
export type WriteOffState = (typeof WRITE_OFF_STATES)[number];

export interface WriteOffKey extends Key {
  readonly number: number;
}

export interface WriteOffRow extends WriteOffKey, BorrowerKey {
  readonly product: number;
  readonly currency: string;
  readonly ground: string;
  readonly why: string;
  readonly owed: bigint;
  readonly days: number;
  readonly proposedOn: Day;
  readonly proposedBy: string;
  readonly agreedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: Day | null;
  readonly state: WriteOffState;
  readonly amount: bigint | null;
  readonly refusedBy: string | null;
  readonly undoBy: string | null;
  readonly undoWhy: string | null;
  readonly undoneBy: string | null;
  readonly undoneOn: Day | null;
}

const COLUMNS = `w.slot, w.account_id as "accountId", w.number, w.borrower_id as borrower, w.product, w.currency, w.ground, w.why, w.owed, w.days,
  w.proposed_on as "proposedOn", w.proposed_by as "proposedBy", w.agreed_by as "agreedBy", w.decided_by as "decidedBy",
  w.decided_on as "decidedOn", w.state, w.amount, w.refused_by as "refusedBy", w.undo_by as "undoBy", w.undo_why as "undoWhy",
  w.undone_by as "undoneBy", w.undone_on as "undoneOn"`;

const dayOrNull = (day: Day | null) => (day === null ? null : formatDay(day));

/** Writes a row as it now stands; its account is locked. */
export async function writeWriteOff(client: Client, row: WriteOffRow): Promise<void> {
  await client.query(
    `insert into write_off (slot, account_id, number, borrower_id, product, currency, ground, why, owed, days, proposed_on, proposed_by,
                            agreed_by, decided_by, decided_on, state, amount, refused_by, undo_by, undo_why, undone_by, undone_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     on conflict (slot, account_id, number) do update set agreed_by = excluded.agreed_by, decided_by = excluded.decided_by,
       decided_on = excluded.decided_on, state = excluded.state, amount = excluded.amount, refused_by = excluded.refused_by,
       undo_by = excluded.undo_by, undo_why = excluded.undo_why, undone_by = excluded.undone_by, undone_on = excluded.undone_on`,
    [
      ...[row.slot, row.accountId, row.number, row.borrower, row.product, row.currency, row.ground, row.why],
      ...[row.owed, row.days, formatDay(row.proposedOn), row.proposedBy, row.agreedBy, row.decidedBy],
      ...[
        dayOrNull(row.decidedOn),
        row.state,
        row.amount,
        row.refusedBy,
        row.undoBy,
        row.undoWhy,
        row.undoneBy,
      ],
      dayOrNull(row.undoneOn),
    ],
  );
}

/** The proposals about an account, in order. */
export async function writeOffsOf(db: Queryable, { slot, accountId }: Key): Promise<WriteOffRow[]> {
  const { rows } = await db.query<WriteOffRow>(
    `select ${COLUMNS} from write_off w where w.slot = $1 and w.account_id = $2 order by w.number`,
    [slot, accountId],
  );
  return rows;
}

/** What left the books of each of these accounts; those that stand in them are not there. */
export async function lossesOf(db: Queryable, keys: readonly Key[]): Promise<Map<bigint, bigint>> {
  const { rows } = await db.query<{ account: bigint; amount: bigint }>(
    `select w.account_id as account, w.amount from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join write_off w on w.slot = k.slot and w.account_id = k.account_id and w.state = 'written-off'`,
    [keys.map(({ slot }) => slot), keys.map(({ accountId }) => accountId)],
  );
  return new Map(rows.map(({ account, amount }) => [account, amount]));
}

export interface ListedWriteOff extends WriteOffRow, WithPerson {
  readonly sold: boolean;
}

/** A page of proposals, the newest first; one more than the page. */
export async function listWriteOffs(
  db: Queryable,
  { state, size, after }: { state: WriteOffState | null; size: number; after: readonly bigint[] | null },
): Promise<ListedWriteOff[]> {
  const { rows } = await db.query<ListedWriteOff>(
    `select ${COLUMNS}, ${personOf('b')} as person, a.sold_on is not null as sold
       from write_off w
       join account a on a.slot = w.slot and a.account_id = w.account_id
       join borrower b on b.slot = w.slot and b.borrower_id = w.borrower_id
      where ($1::text is null or w.state = $1)
        and ($3::bigint is null or (-(w.proposed_on - date '1970-01-01'), w.slot, w.account_id, w.number) > (-$3::bigint, $4::bigint, $5::bigint, $6::bigint))
      order by -(w.proposed_on - date '1970-01-01'), w.slot, w.account_id, w.number limit $2`,
    [state, size + 1, ...(after ?? [null, null, null, null])],
  );
  return rows;
}

/** How many proposals are in each state. */
export async function countWriteOffs(db: Queryable): Promise<{ state: WriteOffState; count: number }[]> {
  const { rows } = await db.query<{ state: WriteOffState; count: number }>(
    'select state, count(*)::int as count from write_off group by state order by state',
  );
  return rows;
}

/**
 * What a night looks at: late since a day, nothing proposed, not refused or taken back a short time ago. Those it has not looked at first, in
 * order of age, then those it looked at longest ago, so that nobody is hidden behind others who are barred.
 */
export async function writeOffCandidates(
  db: Queryable,
  {
    dueBefore,
    restSince,
    lookedBefore,
    size,
  }: { dueBefore: Day; restSince: Day; lookedBefore: Day; size: number },
): Promise<(Key & BorrowerKey)[]> {
  const { rows } = await db.query<Key & BorrowerKey>(
    `select a.slot, a.account_id as "accountId", a.borrower_id as borrower
       from account a
       left join write_off_look l on l.slot = a.slot and l.account_id = a.account_id
      where a.oldest_due <= $1 and a.written_off_on is null and (l.looked_on is null or l.looked_on < $4)
        and not exists (select from write_off w where w.slot = a.slot and w.account_id = a.account_id
                           and (w.state = 'proposed' or coalesce(w.undone_on, w.decided_on, w.proposed_on) > $2))
      order by l.looked_on nulls first, a.oldest_due, a.slot, a.account_id limit $3`,
    [formatDay(dueBefore), formatDay(restSince), size, formatDay(lookedBefore)],
  );
  return rows;
}

/** Keeps that an account was looked at, and what stood against its write-off. */
export async function keepLook(
  client: Client,
  { slot, accountId }: Key,
  day: Day,
  bars: readonly string[],
): Promise<void> {
  await client.query(
    `insert into write_off_look (slot, account_id, looked_on, bars) values ($1, $2, $3, $4)
     on conflict (slot, account_id) do update set looked_on = excluded.looked_on, bars = excluded.bars`,
    [slot, accountId, formatDay(day), bars],
  );
}

/** Looks from before a day: of accounts that no night looks at any more. */
export async function forgetLooks(db: Queryable, before: Day): Promise<void> {
  await db.query('delete from write_off_look where looked_on < $1', [formatDay(before)]);
}

/** What left the books in a month and what came back of it, by product. Sums of postings: they are the ledger's own. */
export interface VintageRow {
  readonly month: string;
  readonly product: number;
  readonly accounts: number;
  readonly writtenOff: bigint;
  readonly recovered: bigint;
  readonly sold: number;
}

/** One row a month of write-off and product. `recovered` counts everything that came back since, prices of sales too. */
export async function vintages(db: Queryable): Promise<VintageRow[]> {
  const [loss, recovered] = [ledgerCode('loss'), ledgerCode('recovered')];
  const { rows } = await db.query<VintageRow>(
    `select to_char(a.written_off_on, 'YYYY-MM') as month, a.product, count(*)::int as accounts, count(a.sold_on)::int as sold,
            coalesce(sum(p.lost), 0)::bigint as "writtenOff", coalesce(sum(p.back), 0)::bigint as recovered
       from account a
       cross join lateral (
         select sum(case when debit = $1 then amount when credit = $1 then -amount end) as lost,
                sum(case when credit = $2 then amount when debit = $2 then -amount end) as back
           from posting where slot = a.slot and account_id = a.account_id) p
      where a.written_off_on is not null
      group by 1, 2 order by 1 desc, 2`,
    [loss, recovered],
  );
  return rows;
}
