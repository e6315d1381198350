/**
 * Which pages went out, and what does the post say of them?
 *
 * A page is kept before it is ordered; the same page again is the same row. What the provider tells only moves a letter on: news that
 * is older than what is known changes nothing.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import { toldReaches } from '../../vault/sealed-person.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import {
  named,
  personOf,
  reachesIn,
  reachesOf,
  type WithPerson,
  type WithReaches,
} from '../vault/person-columns.ts';

/** A letter: the message that it is, and the page. */
export interface LetterKey extends BorrowerKey {
  readonly message: number;
}

/** A page that was set. */
export interface NewLetter extends LetterKey {
  readonly number: string;
  readonly digest: string;
  readonly pages: number;
}

/** Keeps a page; false where it was kept before. */
export async function keepPage(client: Client, letter: NewLetter): Promise<boolean> {
  const { slot, borrower, message, number, digest, pages } = letter;
  const done = await client.query(
    `insert into letter (slot, borrower_id, message, number, digest, pages) values ($1, $2, $3, $4, $5, $6)
     on conflict (slot, borrower_id, message, digest) do nothing`,
    [slot, borrower, message, number, digest, pages],
  );
  return done.rowCount === 1;
}

/** What the provider tells of a letter. `at`: seconds since 1970, by its clock. */
export interface LetterTold {
  readonly order: string;
  readonly tracking: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly scan: string | null;
  readonly at: number;
}

/** Moves a letter on; false where nothing new was told or no such page is known. */
export async function moveLetter(
  client: Client,
  { slot, borrower, message }: LetterKey,
  { order, tracking, state, reason, scan, at }: LetterTold,
): Promise<boolean> {
  const done = await client.query(
    `update letter set order_no = $4, tracking = coalesce($5, tracking), state = $6, reason = $7, scan = coalesce($8, scan),
            told_at = to_timestamp($9)
      where slot = $1 and borrower_id = $2 and message = $3
        and digest = (select digest from letter where slot = $1 and borrower_id = $2 and message = $3
                       order by (order_no = $4) desc nulls last, made_at limit 1)
        and (told_at is null or told_at < to_timestamp($9) or scan is null and $8::text is not null)`,
    [slot, borrower, message, order, tracking, state, reason, scan, at],
  );
  return done.rowCount === 1;
}

/** A letter as it stands. */
export interface LetterRow extends NewLetter {
  readonly order: string | null;
  readonly tracking: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  readonly scan: string | null;
}

/** The pages of a message, oldest first. */
export async function readLetters(
  db: Queryable,
  { slot, borrower, message }: LetterKey,
): Promise<LetterRow[]> {
  const { rows } = await db.query<LetterRow>(
    `select slot, borrower_id as borrower, message, number, digest, pages, order_no as "order", tracking, state, reason, scan
       from letter where slot = $1 and borrower_id = $2 and message = $3 order by made_at, digest`,
    [slot, borrower, message],
  );
  return rows;
}

/** A letter that was ordered, with what became of it. `number`, `post`: null before a page was set. */
export interface OrderedLetter extends LetterKey {
  readonly name: string;
  readonly account: string;
  readonly day: Day;
  readonly state: string;
  readonly why: string | null;
  readonly number: string | null;
  readonly tracking: string | null;
  readonly post: string | null;
}

/** The letters of a day and after, latest first; behind a page's last: its day, slot, borrower and message. */
export async function lettersSince(
  db: Queryable,
  since: Day,
  size: number,
  after: readonly bigint[] | null = null,
): Promise<OrderedLetter[]> {
  const [day, slot, borrower, message] = after ?? [];
  const { rows } = await db.query<Omit<OrderedLetter, 'name'> & WithPerson>(
    `select m.slot, m.borrower_id as borrower, m.message, ${personOf('b')} as person, split_part(m.debts, ' ', 1) as account, m.day, m.state, m.why,
            l.number, l.tracking, l.state as post
       from message m join borrower b on b.slot = m.slot and b.borrower_id = m.borrower_id
       left join lateral (select number, tracking, state from letter
                           where slot = m.slot and borrower_id = m.borrower_id and message = m.message
                           order by told_at desc nulls last, made_at desc limit 1) l on true
      where m.way = 'letter' and m.day >= $1
        and ($3::date is null or (m.day, m.slot, m.borrower_id, m.message) < ($3::date, $4::smallint, $5::bigint, $6::int))
      order by m.day desc, m.slot desc, m.borrower_id desc, m.message desc limit $2`,
    [
      formatDay(since),
      size,
      day === undefined ? null : formatDay(Number(day)),
      slot ?? null,
      borrower ?? null,
      message ?? null,
    ],
  );
  return named<OrderedLetter>(rows);
}

/** A letter that waits or was ordered for this person on a day; null: none. */
export async function letterOn(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  day: Day,
): Promise<number | null> {
  const { rows } = await db.query<{ message: number }>(
    `select message from message where slot = $1 and borrower_id = $2 and way = 'letter' and day = $3
        and state not in ('refused', 'cancelled', 'expired', 'failed') limit 1`,
    [slot, borrower, formatDay(day)],
  );
  return rows[0]?.message ?? null;
}

/** Where letters to a person go: the lines of his postal address; null: none is recorded. */
export async function postalAddress(db: Queryable, { slot, borrower }: BorrowerKey): Promise<string | null> {
  const { rows } = await db.query<WithReaches>(
    `select ${personOf('b')} as person, ${reachesOf('b', "d.address_id = 'postal'")} as reaches
       from borrower b where b.slot = $1 and b.borrower_id = $2`,
    [slot, borrower],
  );
  const [row] = rows;
  return row === undefined ? null : toldReaches(row.person, reachesIn(row)).get('postal') || null;
}
