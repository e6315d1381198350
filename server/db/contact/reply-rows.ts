/**
 * What did people write back, whose number did it come from, and what still waits for a person?
 */

import {
  mailboxMark,
  marksKey,
  type PersonBytes,
  phoneMark,
  toldPerson,
  toldWithReach,
} from '../../vault/sealed-person.ts';
import { openReply, repliesKey, sealReply } from '../../vault/sealed-reply.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { SLOTS, slotOfReference } from '../slot.ts';
import { personOf } from '../vault/person-columns.ts';

/** A reply as it is kept. `reference`: the carrier's own name for it, or what stands for one. */
export interface ReplyRow {
  readonly carrier: string;
  readonly reference: string;
  readonly way: string;
  readonly sender: string;
  readonly receiver: string;
  readonly body: string;
  readonly at: number;
  /** Milliseconds since 1970, by the carrier's account. */
  readonly saidAt: number | null;
  readonly meaning: string;
  readonly state: 'understood' | 'open';
  /** What it looks like and over which connection it came, where the protocol gives it no name. */
  readonly print: { readonly looks: string; readonly connection: string } | null;
}

/** A number or mailbox of a borrower, by its name in the gate's situation. */
export interface OwnAddress extends BorrowerKey {
  readonly address: string;
  readonly literal: string;
  readonly region: string;
}

const ALL_SLOTS = Array.from({ length: SLOTS }, (_, slot) => slot);

interface Found extends BorrowerKey {
  readonly person: PersonBytes;
  readonly address: string;
  /** Null: the number or mailbox on file. */
  readonly reach: Buffer | null;
  readonly region: string;
}

const found = (mark: 'phone_mark' | 'email_mark', onFile: 'phone' | 'email', kinds: string): string =>
  `select b.slot, b.borrower_id as borrower, ${personOf('b')} as person, '${onFile}' as address, null::bytea as reach, b.region
     from borrower b where b.slot = any($1::smallint[]) and b.${mark} = $2
   union all
   select a.slot, a.borrower_id, ${personOf('b')}, a.address_id, a.sealed, b.region
     from address a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
    where a.slot = any($1::smallint[]) and a.mark = $2 and a.kind in (${kinds})
   order by slot, borrower, address`;

/** Every borrower with a number that ends so. The caller compares the numbers whole. */
export async function peopleWithNumber(db: Queryable, ending: string): Promise<OwnAddress[]> {
  const text = found('phone_mark', 'phone', `'mobile', 'landline', 'phone'`);
  const { rows } = await db.query<Found>(text, [ALL_SLOTS, phoneMark(await marksKey(db), ending)]);
  return rows.map((row) => inTheClear(row, 'phone'));
}

/** Every borrower with this mailbox. */
export async function peopleWithMailbox(db: Queryable, mailbox: string): Promise<OwnAddress[]> {
  const text = found('email_mark', 'email', `'email'`);
  const { rows } = await db.query<Found>(text, [ALL_SLOTS, mailboxMark(await marksKey(db), mailbox)]);
  const wanted = mailbox.trim().toLowerCase();
  return rows
    .map((row) => inTheClear(row, 'email'))
    .filter(({ literal }) => literal.trim().toLowerCase() === wanted);
}

function inTheClear({ person, reach, ...row }: Found, onFile: 'phone' | 'email'): OwnAddress {
  const own = toldWithReach(person, reach === null ? null : { id: row.address, sealed: reach });
  return { ...row, literal: own.literal ?? own[onFile] ?? '' };
}

/** The address that a message went to, and whose it was; null when no such message has gone out. */
export async function addressOfMessage(
  db: Queryable,
  { slot, borrower, message }: BorrowerKey & { readonly message: number },
): Promise<OwnAddress | null> {
  const { rows } = await db.query<OwnAddress>(
    `select m.slot, m.borrower_id as borrower, coalesce(a.address, '') as address, '' as literal, b.region
       from message m join borrower b on b.slot = m.slot and b.borrower_id = m.borrower_id
       left join contact_attempt a on a.slot = m.slot and a.borrower_id = m.borrower_id and a.permit = m.permit
      where m.slot = $1 and m.borrower_id = $2 and m.message = $3`,
    [slot, borrower, message],
  );
  return rows[0] ?? null;
}

/** A reply that is brought again comes within so many hours. */
const AGAIN_HOURS = 24;

/**
 * Keeps a reply; false when it was kept before: under this name, or looking the same to the octet over another connection not long ago
 * (over the same connection, which acknowledged the first, it is another).
 */
export async function keepReply(client: Client, row: ReplyRow): Promise<boolean> {
  const { way, sender, receiver, body, at, saidAt, meaning, state, print } = row;
  if (print !== null) {
    // Two senders may be brought the same reply at once.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 14))', [print.looks]);
    const again = await client.query(
      `select from reply where slot = $1 and print = $2 and connection <> $3
          and heard_at > clock_timestamp() - make_interval(hours => $4) limit 1`,
      [slotOf(row), print.looks, print.connection, AGAIN_HOURS],
    );
    if (again.rowCount !== 0) return false;
  }
  const kept = await client.query(
    `insert into reply (slot, reference, way, sealed, at, said_at, meaning, state, print, connection)
     values ($1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000), $7, $8, $9, $10) on conflict do nothing`,
    [
      slotOf(row),
      nameOf(row),
      way,
      sealReply(await repliesKey(client), slotOf(row), nameOf(row), { sender, receiver, body }),
      at,
      saidAt,
      meaning,
      state,
      print?.looks ?? null,
      print?.connection ?? null,
    ],
  );
  return kept.rowCount === 1;
}

/** By what it looks like where that is what it is found by. */
function slotOf({ carrier, reference, print }: Pick<ReplyRow, 'carrier' | 'reference' | 'print'>): number {
  return slotOfReference(carrier, print?.looks ?? reference);
}

const nameOf = ({ carrier, reference }: Pick<ReplyRow, 'carrier' | 'reference'>) => `${carrier} ${reference}`;

/** Notes whose it may be. */
export async function linkReply(
  client: Client,
  reply: Pick<ReplyRow, 'carrier' | 'reference' | 'print'>,
  people: readonly (BorrowerKey & { readonly message: number | null })[],
): Promise<void> {
  await client.query(
    `insert into reply_of (slot, borrower_id, reply_slot, reference, message)
     select slot, borrower_id, $4, $5, message
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, message) on conflict do nothing`,
    [
      people.map(({ slot }) => slot),
      people.map(({ borrower }) => borrower),
      people.map(({ message }) => message),
      slotOf(reply),
      nameOf(reply),
    ],
  );
}

/** A reply as people see it, with those whose number it came from. */
export interface ReplyTold {
  readonly slot: number;
  readonly reference: string;
  readonly way: string;
  readonly sender: string;
  readonly body: string;
  readonly at: number;
  readonly meaning: string;
  readonly state: 'understood' | 'open' | 'answered';
  readonly people: readonly { readonly name: string; readonly accounts: readonly string[] }[];
  readonly stands: readonly bigint[];
}

interface ReplyBytes extends Omit<ReplyTold, 'sender' | 'body' | 'people'> {
  readonly sealed: Buffer | null;
  readonly people: readonly { readonly person: string | null; readonly accounts: readonly string[] }[];
}

/** Where a reply stands in its list: open ones by when they were heard (microseconds), others backwards; small numbers first. */
const STANDS = `array[(extract(epoch from r.heard_at) * 1000000)::bigint * case when r.state = 'open' then 1 else -1 end, r.slot,
                 hashtextextended(r.reference, 0)]`;

/** Replies in a state, the oldest open first, otherwise the newest; behind the `stands` of the last of the page before. */
export async function readReplies(
  db: Queryable,
  state: ReplyTold['state'],
  size: number,
  one: { readonly slot: number; readonly reference: string } | null = null,
  after: readonly bigint[] | null = null,
): Promise<ReplyTold[]> {
  const { rows } = await db.query<ReplyBytes>(
    `select ${STANDS} as stands, r.slot, r.reference, r.way, r.sealed, r.at, r.meaning, r.state,
            (select coalesce(json_agg(json_build_object('person', encode(${personOf('b')}, 'hex'), 'accounts',
                      (select coalesce(json_agg(a.slot || '-' || a.account_id order by a.account_id), '[]') from account a
                        where a.slot = o.slot and a.borrower_id = o.borrower_id)) order by o.slot, o.borrower_id), '[]')
               from reply_of o join borrower b on b.slot = o.slot and b.borrower_id = o.borrower_id
              where o.reply_slot = r.slot and o.reference = r.reference) as people
       from reply r where r.state = $1 and ($3::smallint is null or (r.slot = $3 and r.reference = $4))
        and ($5::bigint[] is null or ${STANDS} > $5)
      order by stands limit $2`,
    [state, size, one?.slot ?? null, one?.reference ?? null, after],
  );
  if (rows.length === 0) return [];
  const key = await repliesKey(db);
  return rows.map(({ sealed, people, ...row }) => {
    const { sender, body } = openReply(key, row.slot, row.reference, sealed);
    const persons = people.map(({ person, accounts }) => ({
      name: toldPerson(person === null ? null : Buffer.from(person, 'hex')).name,
      accounts,
    }));
    return { ...row, sender, body, people: persons };
  });
}

/** Notes that a person has dealt with a reply; false when it was not open. */
export async function endReply(db: Queryable, slot: number, reference: string): Promise<boolean> {
  const done = await db.query(
    `update reply set state = 'answered', ended_at = clock_timestamp()
      where slot = $1 and reference = $2 and state = 'open'`,
    [slot, reference],
  );
  return done.rowCount === 1;
}

/** True when this person was sent the confirmation of a stop by this way on or after a day, or soon will be. */
export async function isStopConfirmed(
  client: Client,
  { slot, borrower }: BorrowerKey,
  way: string,
  since: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from message where slot = $1 and borrower_id = $2 and way = $3 and purpose = 'confirm-opt-out' and day >= $4 limit 1`,
    [slot, borrower, way, since],
  );
  return rowCount === 1;
}

/** The message that a carrier knows by this name of its own; null when it has not said so yet. */
export async function messageHanded(
  db: Queryable,
  carrier: string,
  reference: string,
): Promise<(BorrowerKey & { readonly message: number }) | null> {
  const { rows } = await db.query<BorrowerKey & { message: number }>(
    `select borrower_slot as slot, borrower_id as borrower, message from handed
      where slot = $1 and carrier = $2 and reference = $3`,
    [slotOfReference(carrier, reference), carrier, reference],
  );
  return rows[0] ?? null;
}

/** True when it stands in the person's log that an address does not exist. `data`: the fact as it is kept. */
export async function isKnownDead(
  client: Client,
  { slot, borrower }: BorrowerKey,
  data: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from person_fact where slot = $1 and borrower_id = $2 and type = 'number-invalid' and data = $3 limit 1`,
    [slot, borrower, data],
  );
  return rowCount === 1;
}
