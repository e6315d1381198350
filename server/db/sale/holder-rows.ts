/**
 * Whose is a claim, since when, and what money came to the wrong one?
 *
 * Every statement names the slot, but for the lookup of a code that somebody types and the list of money that waits.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** Who holds a claim in a time. `told`: JSON of the holder as the borrower is told him; null: the house. */
export interface HolderRow extends Key, BorrowerKey {
  readonly number: number;
  readonly code: string;
  readonly holder: string | null;
  readonly sale: number | null;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly told: string | null;
  readonly message: number | null;
}

const HOLDER = `slot, account_id as "accountId", borrower_id as borrower, number, code, holder, sale, from_day as "fromDay",
  until_day as "untilDay", told, message`;

/** The holders of a claim, in order; none: it was ours all the time. */
export async function holdersOf(db: Queryable, { slot, accountId }: Key): Promise<HolderRow[]> {
  const { rows } = await db.query<HolderRow>(
    `select ${HOLDER} from claim_holder where slot = $1 and account_id = $2 order by number`,
    [slot, accountId],
  );
  return rows;
}

/** Ends whoever holds these claims on a day, and begins the next. */
export async function changeHolders(client: Client, rows: readonly HolderRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = [rows.map(({ slot }) => slot), rows.map(({ accountId }) => accountId)];
  await client.query(
    `update claim_holder h set until_day = n.from_day
       from unnest($1::smallint[], $2::bigint[], $3::date[]) as n (slot, account_id, from_day)
      where h.slot = n.slot and h.account_id = n.account_id and h.until_day is null`,
    [...keys, rows.map(({ fromDay }) => formatDay(fromDay))],
  );
  await client.query(
    `insert into claim_holder (slot, account_id, borrower_id, number, code, holder, sale, from_day, told, message)
     select * from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::int[], $5::text[], $6::text[], $7::int[], $8::date[], $9::text[], $10::int[])`,
    [
      ...keys,
      rows.map(({ borrower }) => borrower),
      rows.map(({ number }) => number),
      rows.map(({ code }) => code),
      rows.map(({ holder }) => holder),
      rows.map(({ sale }) => sale),
      rows.map(({ fromDay }) => formatDay(fromDay)),
      rows.map(({ told }) => told),
      rows.map(({ message }) => message),
    ],
  );
}

/** How many holders each claim has had so far. */
export async function holderCounts(client: Client, keys: readonly Key[]): Promise<Map<bigint, number>> {
  const { rows } = await client.query<{ accountId: bigint; count: number }>(
    `select h.account_id as "accountId", max(h.number)::int as count
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join claim_holder h on h.slot = k.slot and h.account_id = k.account_id group by 1`,
    [keys.map(({ slot }) => slot), keys.map(({ accountId }) => accountId)],
  );
  return new Map(rows.map(({ accountId, count }) => [accountId, count]));
}

/** What a code that somebody typed stands for: who holds the claim now. Nothing about the claim itself. */
export async function holderUnder(
  db: Queryable,
  code: string,
): Promise<{ told: string | null; fromDay: Day; until: Day | null } | null> {
  const { rows } = await db.query<{ told: string | null; fromDay: Day; until: Day | null }>({
    name: 'holder-under-code',
    text: `select n.told, n.from_day as "fromDay", h.until_day as until
             from claim_holder h
             join claim_holder n on n.slot = h.slot and n.account_id = h.account_id and n.until_day is null
            where h.code = $1 limit 1`,
    values: [code],
  });
  return rows[0] ?? null;
}

/** What the borrower of each of these accounts was told of who holds his claim now; of what is ours nothing. */
export async function holdersNow(db: Queryable, keys: readonly Key[]): Promise<Map<bigint, string>> {
  const { rows } = await db.query<{ account: bigint; told: string }>(
    `select h.account_id as account, h.told from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join claim_holder h on h.slot = k.slot and h.account_id = k.account_id and h.until_day is null and h.told is not null`,
    [keys.map(({ slot }) => slot), keys.map(({ accountId }) => accountId)],
  );
  return new Map(rows.map(({ account, told }) => [account, told]));
}

export interface MisdirectedRow extends Key, BorrowerKey {
  readonly payment: string;
  readonly sale: number;
  readonly amount: bigint;
  readonly cameOn: Day;
  readonly passedOn: Day | null;
  readonly passedBy: string | null;
}

const MONEY = `m.slot, m.account_id as "accountId", m.borrower_id as borrower, m.payment, m.sale, m.amount, m.came_on as "cameOn",
  m.passed_on as "passedOn", m.passed_by as "passedBy"`;

/** Sold claims for which money is held. */
export async function heldForOthers(db: Queryable): Promise<(Key & { borrower: bigint; sale: number })[]> {
  const { rows } = await db.query<Key & { borrower: bigint; sale: number }>(
    `select a.slot, a.account_id as "accountId", a.borrower_id as borrower, l.sale
       from account a join sale_line l on l.slot = a.slot and l.account_id = a.account_id and l.state = 'sold'
      where a.sold_on is not null and a.credit <> 0 order by a.slot, a.account_id`,
  );
  return rows;
}

/** Enters money that waits to be passed on; each payment once. Returns how much of it was new. */
export async function addMisdirected(
  client: Client,
  rows: readonly Omit<MisdirectedRow, 'passedOn' | 'passedBy'>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { rowCount } = await client.query(
    `insert into misdirected (slot, account_id, borrower_id, payment, sale, amount, came_on)
     select * from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::bigint[], $7::date[]) on conflict do nothing`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ accountId }) => accountId),
      rows.map(({ borrower }) => borrower),
      rows.map(({ payment }) => payment),
      rows.map(({ sale }) => sale),
      rows.map(({ amount }) => amount),
      rows.map(({ cameOn }) => formatDay(cameOn)),
    ],
  );
  return rowCount ?? 0;
}

/** Money about a claim, in order; or all that waits when no claim is named. */
export async function misdirectedOf(db: Queryable, key: Key | null): Promise<MisdirectedRow[]> {
  const { rows } = await db.query<MisdirectedRow>(
    `select ${MONEY} from misdirected m
      where case when $1::smallint is null then m.passed_on is null else m.slot = $1 and m.account_id = $2 end
      order by m.came_on, m.slot, m.account_id, m.payment limit 500`,
    [key?.slot ?? null, key?.accountId ?? null],
  );
  return rows;
}

/** Money was passed on. */
export async function markPassed(
  client: Client,
  { slot, accountId }: Key,
  payment: string,
  day: Day,
  by: string,
): Promise<void> {
  await client.query(
    `update misdirected set passed_on = $4, passed_by = $5 where slot = $1 and account_id = $2 and payment = $3 and passed_on is null`,
    [slot, accountId, payment, formatDay(day), by],
  );
}

/** What is open about a claim beside its person's log. */
export interface Open extends Key {
  readonly proposalOpen: boolean;
  readonly disputed: boolean;
  readonly complains: boolean;
  readonly reviewOpen: boolean;
  readonly caseOpen: boolean;
  readonly withOffice: boolean;
  readonly permitOpen: boolean;
  readonly paymentOpen: boolean;
  readonly paths: readonly string[];
}

/** What the tables say is open about each claim on a day, at a minute of the house's clock. */
export async function openAbout(
  client: Queryable,
  keys: readonly Key[],
  day: Day,
  at: number,
): Promise<Map<bigint, Open>> {
  const { rows } = await client.query<Open>(
    `select a.slot, a.account_id as "accountId",
            exists (select from offer o where o.slot = a.slot and o.account_id = a.account_id and o.ended is null and o.until >= $3)
              or exists (select from proposal p where p.slot = a.slot and p.account_id = a.account_id and p.day > $3::date - 30
                            and not exists (select from agreement g where g.slot = p.slot and g.account_id = p.account_id)) as "proposalOpen",
            exists (select from dispute d where d.slot = a.slot and d.borrower_id = a.borrower_id and d.state in ('open', 'person')
                       and (d.accounts = '' or a.account_id::text = any (string_to_array(d.accounts, ' ')))) as disputed,
            exists (select from complaint o where o.slot = a.slot and o.borrower_id = a.borrower_id and o.decided_on is null) as complains,
            exists (select from review_case r where r.slot = a.slot and r.borrower_id = a.borrower_id and r.decided_by is null
                       and (r.account_id is null or r.account_id = a.account_id)) as "reviewOpen",
            exists (select from court_case c where c.slot = a.slot and c.account_id = a.account_id
                       and c.stage not in ('settled', 'withdrawn', 'refused', 'ended')) as "caseOpen",
            exists (select from placement p where p.slot = a.slot and p.account_id = a.account_id
                       and (p.until_day is null or p.until_day > $3))
              or exists (select from agency_case c where c.slot = a.slot and c.account_id = a.account_id and c.ended_on is null) as "withOffice",
            exists (select from permit p where p.slot = a.slot and p.borrower_id = a.borrower_id and p.used_at is null and p.revoked_at is null
                       and p.until >= $4 and (p.attempt is null or p.attempt::jsonb -> 'debts' = '[]'::jsonb
                         or p.attempt::jsonb -> 'debts' ? a.account_id::text))
              or exists (select from message m where m.slot = a.slot and m.borrower_id = a.borrower_id and m.state = 'sending') as "permitOpen",
            exists (select from checkout c where c.slot = a.slot and c.account_id = a.account_id and c.state in ('begun', 'open')) as "paymentOpen",
            array(select s.kind from special_path s where s.slot = a.slot and s.borrower_id = a.borrower_id and s.ended_on is null) as paths
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join account a on a.slot = k.slot and a.account_id = k.account_id`,
    [keys.map(({ slot }) => slot), keys.map(({ accountId }) => accountId), formatDay(day), at],
  );
  return new Map(rows.map((row) => [row.accountId, row]));
}
