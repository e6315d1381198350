/**
 * Which sales were drawn, which claims are in each, and who offered what?
 *
 * A sale is at most two hundred lines: whoever acts on it locks its row first, then the accounts in order of key.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Unsaleable } from '../../../rules/sale/saleable.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export const SALE_STATES = ['drawn', 'offered', 'awarded', 'closed', 'dropped'] as const;
export type SaleState = (typeof SALE_STATES)[number];

export interface SaleRow {
  readonly sale: number;
  readonly rule: string;
  readonly currency: string;
  readonly state: SaleState;
  readonly drawnOn: Day;
  readonly drawnBy: string;
  readonly cutOff: Day;
  readonly opensOn: Day | null;
  readonly tape: string | null;
  readonly buyer: string | null;
  readonly price: bigint | null;
  readonly awardedBy: string | null;
  readonly closedBy: string | null;
  readonly closedOn: Day | null;
}

const SALE = `s.sale, s.rule, s.currency, s.state, s.drawn_on as "drawnOn", s.drawn_by as "drawnBy", s.cut_off as "cutOff",
  s.opens_on as "opensOn", s.tape, s.buyer, s.price, s.awarded_by as "awardedBy", s.closed_by as "closedBy", s.closed_on as "closedOn"`;
const dayOrNull = (day: Day | null) => (day === null ? null : formatDay(day));

/** A new sale; returns its number. */
export async function addSale(
  client: Client,
  {
    rule,
    currency,
    drawnOn,
    drawnBy,
    cutOff,
  }: Pick<SaleRow, 'rule' | 'currency' | 'drawnOn' | 'drawnBy' | 'cutOff'>,
): Promise<number> {
  const { rows } = await client.query<{ sale: number }>(
    'insert into debt_sale (rule, currency, drawn_on, drawn_by, cut_off) values ($1, $2, $3, $4, $5) returning sale',
    [rule, currency, formatDay(drawnOn), drawnBy, formatDay(cutOff)],
  );
  return rows[0]!.sale;
}

/** Writes how a locked sale now stands. */
export async function writeSale(client: Client, row: SaleRow): Promise<void> {
  await client.query(
    `update debt_sale set state = $2, opens_on = $3, tape = $4, buyer = $5, price = $6, awarded_by = $7, closed_by = $8, closed_on = $9
      where sale = $1`,
    [
      ...[row.sale, row.state, dayOrNull(row.opensOn), row.tape, row.buyer, row.price, row.awardedBy],
      ...[row.closedBy, dayOrNull(row.closedOn)],
    ],
  );
}

/** The sale of a number; `lock`: nobody else acts on it meanwhile. Null: there is none. */
export async function readSale(db: Queryable, sale: number, lock = false): Promise<SaleRow | null> {
  const { rows } = await db.query<SaleRow>(
    `select ${SALE} from debt_sale s where s.sale = $1${lock ? ' for update' : ''}`,
    [sale],
  );
  return rows[0] ?? null;
}

/** A sale of the list, with what it comes to. */
export interface ListedSale extends SaleRow {
  readonly lines: number;
  readonly refused: number;
  readonly claim: bigint;
  readonly returned: number;
  readonly listed: number;
}

/** All sales, the newest first, after a number. */
export async function listSales(db: Queryable, size: number, before: bigint | null): Promise<ListedSale[]> {
  const { rows } = await db.query<ListedSale>(
    `select ${SALE}, count(l.sale) filter (where l.state <> 'refused')::int as lines,
            count(l.sale) filter (where l.state = 'refused')::int as refused,
            coalesce(sum(l.claim) filter (where l.state <> 'refused'), 0)::bigint as claim,
            count(l.sale) filter (where l.state = 'returned')::int as returned,
            count(l.sale) filter (where l.listed_on is not null and l.state = 'sold')::int as listed
       from debt_sale s left join sale_line l on l.sale = s.sale
      where $2::bigint is null or s.sale < $2
      group by s.sale order by s.sale desc limit $1`,
    [size + 1, before],
  );
  return rows;
}

export interface LineRow extends Key, BorrowerKey {
  readonly sale: number;
  readonly line: number;
  readonly state: 'in' | 'refused' | 'sold' | 'returned' | 'free';
  readonly reasons: readonly Unsaleable[];
  readonly claim: bigint;
  readonly days: number;
  readonly price: bigint | null;
  readonly soldOn: Day | null;
  readonly listedOn: Day | null;
  readonly listedWhy: readonly string[] | null;
  readonly returnedOn: Day | null;
  readonly returnedBy: string | null;
  readonly askedBy: string | null;
  readonly tookIn: bigint;
}

const LINE = `l.sale, l.slot, l.account_id as "accountId", l.borrower_id as borrower, l.line, l.state, l.reasons, l.claim, l.days, l.price,
  l.sold_on as "soldOn", l.listed_on as "listedOn", l.listed_why as "listedWhy", l.returned_on as "returnedOn",
  l.returned_by as "returnedBy", l.asked_by as "askedBy", l.took_in as "tookIn"`;

/** The lines of a sale, in order of their numbers. */
export async function linesOf(db: Queryable, sale: number): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>(
    `select ${LINE} from sale_line l where l.sale = $1 order by l.line`,
    [sale],
  );
  return rows;
}

/** Writes lines as they now stand; their sale is locked. */
export async function writeLines(client: Client, lines: readonly LineRow[]): Promise<void> {
  if (lines.length === 0) return;
  await client.query(
    `insert into sale_line (sale, slot, account_id, borrower_id, line, state, reasons, claim, days, price, sold_on, listed_on, listed_why,
                            returned_on, returned_by, asked_by, took_in)
     select n.sale, n.slot, n.account_id, n.borrower_id, n.line, n.state, coalesce(string_to_array(nullif(n.reasons, ''), ' '), '{}'), n.claim, n.days, n.price,
            n.sold_on, n.listed_on, string_to_array(n.listed_why, ' '), n.returned_on, n.returned_by, n.asked_by, n.took_in
       from (select sale, slot, account_id, borrower_id, line, state, coalesce(reasons, '') as reasons, claim, days, price, sold_on, listed_on,
                    listed_why, returned_on, returned_by, asked_by, took_in
               from unnest($1::int[], $2::smallint[], $3::bigint[], $4::bigint[], $5::int[], $6::text[], $7::text[], $8::bigint[], $9::int[],
                           $10::bigint[], $11::date[], $12::date[], $13::text[], $14::date[], $15::text[], $16::text[], $17::bigint[])
                 as x (sale, slot, account_id, borrower_id, line, state, reasons, claim, days, price, sold_on, listed_on, listed_why,
                       returned_on, returned_by, asked_by, took_in)) n
     on conflict (sale, slot, account_id) do update set state = excluded.state, reasons = excluded.reasons, claim = excluded.claim,
       price = excluded.price, sold_on = excluded.sold_on, listed_on = excluded.listed_on, listed_why = excluded.listed_why,
       returned_on = excluded.returned_on, returned_by = excluded.returned_by, asked_by = excluded.asked_by, took_in = excluded.took_in`,
    [
      ...[
        lines.map(({ sale }) => sale),
        lines.map(({ slot }) => slot),
        lines.map(({ accountId }) => accountId),
      ],
      ...[
        lines.map(({ borrower }) => borrower),
        lines.map(({ line }) => line),
        lines.map(({ state }) => state),
      ],
      ...[
        lines.map(({ reasons }) => reasons.join(' ')),
        lines.map(({ claim }) => claim),
        lines.map(({ days }) => days),
      ],
      ...[lines.map(({ price }) => price), lines.map(({ soldOn }) => dayOrNull(soldOn))],
      ...[
        lines.map(({ listedOn }) => dayOrNull(listedOn)),
        lines.map(({ listedWhy }) => listedWhy?.join(' ') ?? null),
      ],
      ...[lines.map(({ returnedOn }) => dayOrNull(returnedOn)), lines.map(({ returnedBy }) => returnedBy)],
      ...[lines.map(({ askedBy }) => askedBy), lines.map(({ tookIn }) => tookIn)],
    ],
  );
}

/** By what a portfolio is drawn; null: without that bound. */
export interface DrawBy {
  readonly products: readonly number[];
  readonly lostBefore: Day;
  readonly least: bigint;
  readonly size: number;
}

/** Claims that a rule takes up: written off before a day, large enough, ours, and in no sale. In order of key. */
export async function drawnClaims(
  db: Queryable,
  { products, lostBefore, least, size }: DrawBy,
): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    `select a.slot, a.account_id as "accountId" from account a
      where a.written_off_on <= $2 and a.sold_on is null and a.written_off >= $3 and a.product = any ($1::int[])
        and not exists (select from sale_line l where l.slot = a.slot and l.account_id = a.account_id and l.state in ('in', 'sold'))
      order by a.slot, a.account_id limit $4`,
    [products, formatDay(lostBefore), least, size],
  );
  return rows;
}

/** Keeps an offer, sealed; each buyer once. False: there is one of his. */
export async function addOffer(
  client: Client,
  {
    sale,
    buyer,
    sealed,
    putOn,
    putBy,
  }: { sale: number; buyer: string; sealed: Buffer; putOn: Day; putBy: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    'insert into sale_offer (sale, buyer, sealed, put_on, put_by) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [sale, buyer, sealed, formatDay(putOn), putBy],
  );
  return rowCount === 1;
}

/** The offers of a sale, still sealed. */
export async function offersFor(
  db: Queryable,
  sale: number,
): Promise<{ buyer: string; sealed: Buffer; putOn: Day }[]> {
  const { rows } = await db.query<{ buyer: string; sealed: Buffer; putOn: Day }>(
    'select buyer, sealed, put_on as "putOn" from sale_offer where sale = $1 order by buyer',
    [sale],
  );
  return rows;
}

/** Sold lines about whose account or person something became known on `night` or since the sale. */
export async function touchedLines(db: Queryable, night: Day, soldAfter: Day): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>(
    `select ${LINE} from sale_line l
      where l.state = 'sold' and l.sold_on > $2
        and (exists (select from event e where e.slot = l.slot and e.account_id = l.account_id and e.type = 'fact' and e.day >= $1)
             or exists (select from person_fact f where f.slot = l.slot and f.borrower_id = l.borrower_id and f.seq > coalesce(
                  (select max(g.seq) from person_fact g where g.slot = l.slot and g.borrower_id = l.borrower_id and g.type = 'claim-moved'), 0))
             or exists (select from special_path p where p.slot = l.slot and p.borrower_id = l.borrower_id and p.opened_on >= $1))
      order by l.sale, l.line`,
    [formatDay(night), formatDay(soldAfter)],
  );
  return rows;
}
