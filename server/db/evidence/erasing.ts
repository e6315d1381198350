/**
 * What is deleted or emptied when a person is erased, and what forbids it?
 *
 * Everything that says who he is or what was written: his key, his sealed texts, name, numbers and mailboxes. Chains, decisions and ledgers
 * stay: they hold numbers and codes. A table of another part that keeps a person's words is named in `PLACES`, once.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** What is known when someone asks for erasure. */
export interface ErasureFacts {
  readonly region: string;
  readonly hold: string | null;
  readonly erasedOn: Day | null;
  /** Something is still owed or comes due. */
  readonly open: boolean;
  readonly firstContactOn: Day | null;
  readonly lastContactOn: Day | null;
  readonly contacts: number;
  readonly calls: number;
  readonly recordings: number;
}

/** Those facts; null for a borrower that the book does not have. Whoever erases has locked him. */
export async function erasureFacts(
  client: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<ErasureFacts | null> {
  const { rows } = await client.query<ErasureFacts>(
    `select b.region,
            (select why from legal_hold h where h.slot = $1 and h.borrower_id = $2 and h.lifted_at is null
              order by set_at limit 1) as hold,
            (select day from erasure e where e.slot = $1 and e.borrower_id = $2) as "erasedOn",
            exists (select from account a where a.slot = $1 and a.borrower_id = $2 and
                      a.not_due + a.billed + a.revolving + a.due_principal + a.due_interest + a.due_fee + a.interest + a.penalty > 0)
              as open,
            p.first as "firstContactOn", p.last as "lastContactOn", coalesce(p.contacts, 0)::int as contacts,
            coalesce(p.calls, 0)::int as calls, coalesce(p.recordings, 0)::int as recordings
       from borrower b
       left join lateral (
         select min(day) filter (where kind = 'contact') as first, max(day) filter (where kind = 'contact') as last,
                count(*) filter (where kind = 'contact') as contacts,
                count(*) filter (where kind = 'contact' and data like '%"way":"call"%') as calls,
                count(*) filter (where kind = 'recording') as recordings
           from proof where slot = $1 and borrower_id = $2) p on true
      where b.slot = $1 and b.borrower_id = $2`,
    [slot, borrower],
  );
  return rows[0] ?? null;
}

/** Statements that empty what a person can be known by or has written; each takes slot and borrower. */
const PLACES: readonly string[] = [
  'delete from sealed where slot = $1 and borrower_id = $2',
  // His key and all that it opens. Of where he lives the country stays: the law under which the books are kept is found by it.
  `update borrower set key = null, sealed = null, phone_mark = null, email_mark = null, region = split_part(region, '-', 1)
    where slot = $1 and borrower_id = $2`,
  `update address set sealed = null, mark = null where slot = $1 and borrower_id = $2`,
  `update reply r set sealed = null, print = null
     from reply_of o where o.slot = $1 and o.borrower_id = $2 and r.slot = o.reply_slot and r.reference = o.reference`,
  `update complaint set words = null, answer = null, extended_why = null where slot = $1 and borrower_id = $2`,
  'update dispute set words = null, answer = null, told = null, findings = null, digest = null where slot = $1 and borrower_id = $2',
  `update impostor_report set told = null, note = null where slot = $1 and borrower_id = $2`,
  `update proposal set asked = '', proof = null where slot = $1 and borrower_id = $2`,
  `update agreement set words_zh = null, words_en = null where slot = $1 and borrower_id = $2`,
  'delete from one_time_word where slot = $1 and borrower_id = $2',
  'delete from session where slot = $1 and borrower_id = $2',
  'delete from sign_in_code where slot = $1 and borrower_id = $2',
  `with gone as (delete from push_device where slot = $1 and borrower_id = $2 returning endpoint)
   delete from push_endpoint e using gone
    where e.endpoint = gone.endpoint and e.borrower_slot = $1 and e.borrower_id = $2`,
  `update review_case set words_zh = null, words_en = null, settles = null where slot = $1 and borrower_id = $2`,
  `delete from likeness l using likeness_of o
    where o.slot = $1 and o.borrower_id = $2 and l.slot = any (o.mark_slots) and l.what = o.what and l.mark = any (o.marks)
      and l.borrower_slot = $1 and l.borrower_id = $2`,
  'delete from likeness_of where slot = $1 and borrower_id = $2',
  `update paper set digest = null, keyed = '', found = '{}', withdrawn_at = coalesce(withdrawn_at, handed_at)
    where slot = $1 and borrower_id = $2`,
  `update data_request set wanted = '\\x' where slot = $1 and borrower_id = $2 and wanted is not null`,
  `update letter_order set words = '\\x' where slot = $1 and borrower_id = $2 and words is not null`,
  'update phone_call set note = null where slot = $1 and borrower_id = $2 and note is not null',
  // What a reviewer wrote down of a call may repeat what was said in it; how often the answer was yes stays.
  `update quality_sample set answers = null, coaching = null where slot = $1 and borrower_id = $2 and answers is not null`,
];

/** Destroys the person's key and empties every place. In the transaction that records it. */
export async function emptyPlaces(client: Client, { slot, borrower }: BorrowerKey): Promise<void> {
  for (const place of PLACES) await client.query(place, [slot, borrower]);
}

/** Records who was erased, and why. */
export async function writeErasure(
  client: Client,
  { slot, borrower }: BorrowerKey,
  day: Day,
  why: string,
): Promise<void> {
  await client.query('insert into erasure (slot, borrower_id, day, why) values ($1, $2, $3, $4)', [
    slot,
    borrower,
    formatDay(day),
    why,
  ]);
}

/** Forbids erasure until it is lifted. */
export async function setLegalHold(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  why: string,
): Promise<void> {
  await db.query('insert into legal_hold (slot, borrower_id, why) values ($1, $2, $3)', [
    slot,
    borrower,
    why,
  ]);
}

/** Lifts every hold of a person; returns how many there were. */
export async function liftLegalHolds(db: Queryable, { slot, borrower }: BorrowerKey): Promise<number> {
  const done = await db.query(
    'update legal_hold set lifted_at = clock_timestamp() where slot = $1 and borrower_id = $2 and lifted_at is null',
    [slot, borrower],
  );
  return done.rowCount ?? 0;
}
