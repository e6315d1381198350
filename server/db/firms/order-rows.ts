/**
 * Which letters lie with a firm, how far is each, and which page was signed?
 *
 * One row from the proposal to the post. Its words are sealed under the borrower's key: the page can be set again from them, to the byte.
 * Whoever moves an order has locked its borrower. Together with an order its account lies with the firm (`placement`, purpose
 * "letter"), so that the database's wall lets the firm see that person and no other.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { decrypt, encrypt } from '../../evidence/master-key.ts';
import { type KeptKey, personKeyOf } from '../../evidence/sealing.ts';
import { keptKeyOf } from '../evidence/exported-rows.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

export interface OrderKey extends BorrowerKey {
  readonly order: number;
}

export type OrderState =
  | 'proposed'
  | 'with-firm'
  | 'signed'
  | 'posted'
  | 'sent-back'
  | 'declined'
  | 'refused'
  | 'ended';

export interface OrderRow extends OrderKey {
  readonly accountId: bigint;
  readonly firm: string;
  readonly engagement: number;
  readonly state: OrderState;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly proposedOn: Day;
  readonly messageOn: Day;
  readonly messageHow: 'tried' | 'impossible';
  readonly callOn: Day;
  readonly callHow: 'tried' | 'impossible';
  readonly overdue: bigint;
  readonly expected: bigint;
  readonly cost: bigint;
  readonly currency: string;
  readonly assumed: Day;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly notice: number | null;
  readonly code: string | null;
  readonly number: string | null;
  readonly digest: string | null;
  readonly named: readonly string[];
  readonly rounds: number;
  readonly lawyer: string | null;
  readonly signedBy: string | null;
  readonly signedAt: number | null;
  readonly signedOn: Day | null;
  readonly signature: Buffer | null;
  readonly page: string | null;
  readonly message: number | null;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
  readonly why: string | null;
  /** State of the message that carries it; null: none does. */
  readonly sent: string | null;
  /** What the post said last, and its number there. */
  readonly post: string | null;
  readonly tracking: string | null;
}

const COLUMNS = `o.slot, o.borrower_id as borrower, o.letter_order as "order", o.account_id as "accountId", o.firm, o.engagement, o.state,
  o.proposed_by as "proposedBy", o.proposed_at as "proposedAt", o.proposed_on as "proposedOn", o.message_on as "messageOn",
  o.message_how as "messageHow", o.call_on as "callOn", o.call_how as "callHow", o.overdue, o.expected, o.cost, o.currency, o.assumed,
  o.decided_by as "decidedBy", o.decided_at as "decidedAt", o.notice, o.code, o.number, o.digest, o.named, o.rounds, o.lawyer,
  o.signed_by as "signedBy", o.signed_at as "signedAt", o.signed_on as "signedOn", o.signature, o.page, o.message,
  o.closed_at as "closedAt", o.closed_by as "closedBy", o.why, m.state as sent, l.state as post, l.tracking`;
const FROM = `letter_order o
  left join message m on m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message
  left join lateral (select state, tracking from letter where slot = o.slot and borrower_id = o.borrower_id and message = o.message
                      order by told_at desc nulls last, made_at desc limit 1) l on true`;

/** What a proposal says. */
export type NewOrder = Pick<
  OrderRow,
  | 'slot'
  | 'borrower'
  | 'accountId'
  | 'firm'
  | 'engagement'
  | 'proposedBy'
  | 'proposedAt'
  | 'proposedOn'
  | 'messageOn'
  | 'messageHow'
  | 'callOn'
  | 'callHow'
  | 'overdue'
  | 'expected'
  | 'cost'
  | 'currency'
  | 'assumed'
>;

/** Writes proposals, at most one open for each borrower, who is locked; those that were written. */
export async function writeOrders(client: Client, rows: readonly NewOrder[]): Promise<OrderKey[]> {
  if (rows.length === 0) return [];
  const { rows: written } = await client.query<OrderKey>(
    `insert into letter_order (slot, borrower_id, letter_order, account_id, firm, engagement, state, proposed_by, proposed_at, proposed_on,
                               message_on, message_how, call_on, call_how, overdue, expected, cost, currency, assumed)
     select k.slot, k.borrower_id,
            coalesce((select max(o.letter_order) from letter_order o where o.slot = k.slot and o.borrower_id = k.borrower_id), 0) + 1,
            k.account_id, k.firm, k.engagement, 'proposed', k.proposed_by, k.proposed_at, k.proposed_on, k.message_on, k.message_how,
            k.call_on, k.call_how, k.overdue, k.expected, k.cost, k.currency, k.assumed
       from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::text[], $7::int[], $8::date[], $9::date[],
                   $10::text[], $11::date[], $12::text[], $13::bigint[], $14::bigint[], $15::bigint[], $16::text[], $17::date[])
         as k (slot, borrower_id, account_id, firm, engagement, proposed_by, proposed_at, proposed_on, message_on, message_how, call_on,
               call_how, overdue, expected, cost, currency, assumed)
     on conflict (slot, borrower_id) where state in ('proposed', 'with-firm', 'signed', 'sent-back') do nothing
     returning slot, borrower_id as borrower, letter_order as "order"`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ borrower }) => borrower),
      rows.map(({ accountId }) => accountId),
      rows.map(({ firm }) => firm),
      rows.map(({ engagement }) => engagement),
      rows.map(({ proposedBy }) => proposedBy),
      rows.map(({ proposedAt }) => proposedAt),
      rows.map(({ proposedOn }) => formatDay(proposedOn)),
      rows.map(({ messageOn }) => formatDay(messageOn)),
      rows.map(({ messageHow }) => messageHow),
      rows.map(({ callOn }) => formatDay(callOn)),
      rows.map(({ callHow }) => callHow),
      rows.map(({ overdue }) => overdue),
      rows.map(({ expected }) => expected),
      rows.map(({ cost }) => cost),
      rows.map(({ currency }) => currency),
      rows.map(({ assumed }) => formatDay(assumed)),
    ],
  );
  return written;
}

/** One order; null: there is none, or none that may be seen. */
export async function readOrder(
  db: Queryable,
  { slot, borrower, order }: OrderKey,
): Promise<OrderRow | null> {
  const { rows } = await db.query<OrderRow>(
    `select ${COLUMNS} from ${FROM} where o.slot = $1 and o.borrower_id = $2 and o.letter_order = $3`,
    [slot, borrower, order],
  );
  return rows[0] ?? null;
}

/** Orders that messages carry, of the borrowers who are being judged. */
export async function ordersOfMessages(
  db: Queryable,
  keys: readonly (BorrowerKey & { readonly message: number })[],
): Promise<OrderRow[]> {
  const { rows } = await db.query<OrderRow>(
    `select ${COLUMNS} from ${FROM}
      where (o.slot, o.borrower_id, o.message) in (select * from unnest($1::smallint[], $2::bigint[], $3::int[]))`,
    [keys.map(({ slot }) => slot), keys.map(({ borrower }) => borrower), keys.map(({ message }) => message)],
  );
  return rows;
}

/** What a list asks for: of one firm or of all, in these states, behind the row named by `after`. */
export interface OrderWish {
  readonly firm: string | null;
  readonly states: readonly OrderState[];
  readonly after: readonly bigint[] | null;
  readonly size: number;
}

/** An order with its borrower's name. */
export interface NamedOrder extends OrderRow {
  readonly name: string;
}

/** Orders, the latest proposals first; one more than the page where there are so many. */
export async function listOrders(
  db: Queryable,
  { firm, states, after, size }: OrderWish,
): Promise<NamedOrder[]> {
  const { rows } = await db.query<Omit<NamedOrder, 'name'> & WithPerson>(
    `select ${COLUMNS}, ${personOf('b')} as person from ${FROM} join borrower b on b.slot = o.slot and b.borrower_id = o.borrower_id
      where o.state = any($1) and ($2::text is null or o.firm = $2)
        and ($3::int is null or (o.proposed_at, o.slot, o.borrower_id, o.letter_order) < ($3, $4::smallint, $5::bigint, $6::int))
      order by o.proposed_at desc, o.slot desc, o.borrower_id desc, o.letter_order desc limit $7`,
    [
      states,
      firm,
      ...(after === null
        ? [null, null, null, null]
        : [Number(after[0]), Number(after[1]), after[2], Number(after[3])]),
      size + 1,
    ],
  );
  return named<NamedOrder>(rows);
}

/** The orders about an account, latest first. */
export async function ordersAbout(db: Queryable, slot: number, accountId: bigint): Promise<OrderRow[]> {
  const { rows } = await db.query<OrderRow>(
    `select ${COLUMNS} from ${FROM} where o.slot = $1 and o.account_id = $2 order by o.letter_order desc limit 20`,
    [slot, accountId],
  );
  return rows;
}

/** Whether an order was given to a firm and its account lies with it on a day. */
export async function isWithFirm(
  db: Queryable,
  { slot, borrower, order }: OrderKey,
  firm: string,
  day: Day,
): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from letter_order o
       join placement p on p.slot = o.slot and p.account_id = o.account_id and p.agency = o.firm and p.purpose = 'letter'
        and p.from_day <= $5 and (p.until_day is null or p.until_day > $5)
      where o.slot = $1 and o.borrower_id = $2 and o.letter_order = $3 and o.firm = $4 and o.state <> 'proposed'`,
    [slot, borrower, order, firm, formatDay(day)],
  );
  return rows.length > 0;
}

const placeOf = ({ slot, borrower, order }: OrderKey) => `letter-order/${slot}/${borrower}/${order}`;

/** Seals words of an order under its borrower's key; null: he was erased. */
async function sealWords(db: Queryable, key: OrderKey, words: string): Promise<Buffer | null> {
  const kept: KeptKey | null = await keptKeyOf(db, key);
  return kept === null ? null : encrypt(personKeyOf(key, kept), placeOf(key), words);
}

/** The words of orders as they were given to the firm, by "borrower-order"; those that were emptied are left out. */
export async function readWords(db: Queryable, keys: readonly OrderKey[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await db.query<OrderKey & { key: Buffer; words: Buffer }>(
    `select o.slot, o.borrower_id as borrower, o.letter_order as "order", b.key, o.words
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, number)
       join letter_order o on o.slot = k.slot and o.borrower_id = k.borrower_id and o.letter_order = k.number
       join borrower b on b.slot = o.slot and b.borrower_id = o.borrower_id
      where b.key is not null and length(o.words) > 0`,
    [keys.map(({ slot }) => slot), keys.map(({ borrower }) => borrower), keys.map(({ order }) => order)],
  );
  return new Map(
    rows.map((row) => [
      `${row.borrower}-${row.order}`,
      decrypt(personKeyOf(row, row.key), placeOf(row), row.words).toString('utf8'),
    ]),
  );
}

/** What the firm is given. */
export interface Given {
  readonly by: string;
  readonly at: number;
  readonly notice: number;
  readonly code: string;
  readonly number: string;
  readonly digest: string;
  readonly named: readonly string[];
  readonly words: string;
}

/** Gives an order to its firm. */
export async function giveOrder(client: Client, key: OrderKey, given: Given): Promise<boolean> {
  const { by, at, notice, code, number, digest, named, words } = given;
  const { rowCount } = await client.query(
    `update letter_order set state = 'with-firm', decided_by = $4, decided_at = $5, notice = $6, code = $7, number = $8, digest = $9,
            named = $10, words = $11, rounds = rounds + 1, why = null
      where slot = $1 and borrower_id = $2 and letter_order = $3 and state in ('proposed', 'sent-back')`,
    [
      ...[key.slot, key.borrower, key.order, by, at, notice, code, number, digest, named],
      await sealWords(client, key, words),
    ],
  );
  return rowCount === 1;
}

/** What a lawyer's signature adds. */
export interface SignedBy {
  readonly lawyer: string;
  readonly by: string;
  readonly at: number;
  readonly on: Day;
  readonly signature: Buffer;
  readonly page: string;
  readonly message: number;
}

/** Keeps a signature and the message that will carry the page. */
export async function signOrder(client: Client, key: OrderKey, signed: SignedBy): Promise<boolean> {
  const { lawyer, by, at, on, signature, page, message } = signed;
  const { rowCount } = await client.query(
    `update letter_order set state = 'signed', lawyer = $4, signed_by = $5, signed_at = $6, signed_on = $7, signature = $8, page = $9,
            message = $10
      where slot = $1 and borrower_id = $2 and letter_order = $3 and state = 'with-firm'`,
    [key.slot, key.borrower, key.order, lawyer, by, at, formatDay(on), signature, page, message],
  );
  return rowCount === 1;
}

/** Moves an order that is open to where nothing was written yet: sent back, or closed for good. */
export async function closeOrder(
  client: Client,
  key: OrderKey,
  {
    from,
    to,
    by,
    at,
    why,
  }: { from: readonly OrderState[]; to: OrderState; by: string; at: number; why: string },
): Promise<boolean> {
  const closed = to !== 'sent-back';
  const { rowCount } = await client.query(
    `update letter_order set state = $5, why = $6, closed_at = case when $9 then $7::int end, closed_by = case when $9 then $8 end
      where slot = $1 and borrower_id = $2 and letter_order = $3 and state = any($4)`,
    [key.slot, key.borrower, key.order, from, to, why, at, by, closed],
  );
  return rowCount === 1;
}
