/**
 * Which message does a carrier's news mean, and what is kept of news that comes before its time?
 *
 * By the carrier's own name for it (`handed`) or by our key. Whoever waits writes first and looks afterwards, and so does whoever
 * keeps an answer: one of the two sees the other.
 */
import { asLists } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { slotOfReference } from '../slot.ts';
import type { MessageKey } from './message-rows.ts';

/** What became of a message, by a carrier's account. */
export type Fate = 'delivered' | 'bounced' | 'expired' | 'recalled' | 'unknown';

/** News under a name that only the carrier gives. */
export interface NamedNews {
  readonly carrier: string;
  readonly reference: string;
  readonly outcome: Fate;
  readonly detail: string;
  readonly at: number | null;
}

/** A message that a carrier's name leads to; `whole`: that is the name of a part of what has this one. */
export interface Named extends MessageKey {
  readonly whole: string | null;
}

/** The messages behind references of a carrier, those that are known. */
export async function messagesNamed(
  db: Queryable,
  carrier: string,
  references: readonly string[],
): Promise<Map<string, Named>> {
  if (references.length === 0) return new Map();
  const { rows } = await db.query<Named & { reference: string }>({
    name: 'messages-named',
    text: `select h.reference, h.borrower_slot as slot, h.borrower_id as borrower, h.message, h.whole
       from unnest($1::smallint[], $3::text[]) as k (slot, reference)
       join handed h on h.slot = k.slot and h.carrier = $2 and h.reference = k.reference`,
    values: [references.map((one) => slotOfReference(carrier, one)), carrier, references],
  });
  return new Map(rows.map(({ reference, ...key }) => [reference, key]));
}

/** Keeps news of messages that are not known yet. */
export async function keepEarly(db: Queryable, news: readonly NamedNews[]): Promise<void> {
  if (news.length === 0) return;
  await db.query(
    `insert into early_news (slot, carrier, reference, outcome, detail, at)
     select * from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
     on conflict (slot, carrier, reference, outcome) do nothing`,
    [
      news.map(({ carrier, reference }) => slotOfReference(carrier, reference)),
      news.map(({ carrier }) => carrier),
      news.map(({ reference }) => reference),
      news.map(({ outcome }) => outcome),
      news.map(({ detail }) => detail),
      news.map(({ at }) => (at === null ? null : BigInt(Math.round(at)))),
    ],
  );
}

/** Early news whose messages are known by now. Costs nothing while nothing waits. */
export async function earlyNews(db: Queryable, count: number): Promise<(NamedNews & Named)[]> {
  const { rows } = await db.query<NamedNews & Named>({
    name: 'early-news',
    text: `select e.carrier, e.reference, e.outcome, e.detail, e.at::float8 as at, h.borrower_slot as slot, h.borrower_id as borrower,
              h.message, h.whole
       from early_news e join handed h on h.slot = e.slot and h.carrier = e.carrier and h.reference = e.reference limit $1`,
    values: [count],
  });
  return rows;
}

/** News of a part. */
export interface PartNews {
  readonly carrier: string;
  readonly reference: string;
  readonly whole: string;
  readonly outcome: Fate;
}

/**
 * Notes what was said of parts; returns what is known of every part of their wholes, by carrier and whole ("carrier whole"). Under the
 * borrowers' locks, so that of two who note the last parts at once one sees both.
 */
export async function noteParts(
  client: Client,
  news: readonly PartNews[],
): Promise<Map<string, (Fate | null)[]>> {
  if (news.length === 0) return new Map();
  await client.query(
    `update handed h set told = case h.told when 'delivered' then h.told else k.told end
       from unnest($1::smallint[], $2::text[], $3::text[], $4::text[]) as k (slot, carrier, reference, told)
      where h.slot = k.slot and h.carrier = k.carrier and h.reference = k.reference`,
    [
      news.map(({ carrier, reference }) => slotOfReference(carrier, reference)),
      news.map(({ carrier }) => carrier),
      news.map(({ reference }) => reference),
      news.map(({ outcome }) => outcome),
    ],
  );
  const parts = news.flatMap(({ carrier, whole }) =>
    whole.split(' ').map((reference) => ({ carrier, reference })),
  );
  const { rows } = await client.query<{ carrier: string; whole: string; told: Fate | null }>(
    `select distinct h.carrier, h.whole, h.reference, h.told
       from unnest($1::smallint[], $2::text[], $3::text[]) as k (slot, carrier, reference)
       join handed h on h.slot = k.slot and h.carrier = k.carrier and h.reference = k.reference and h.whole is not null`,
    [
      parts.map(({ carrier, reference }) => slotOfReference(carrier, reference)),
      parts.map(({ carrier }) => carrier),
      parts.map(({ reference }) => reference),
    ],
  );
  const told = new Map<string, (Fate | null)[]>();
  for (const { carrier, whole, told: fate } of rows) {
    const name = `${carrier} ${whole}`;
    told.set(name, [...(told.get(name) ?? []), fate]);
  }
  return told;
}

/** Forgets early news that was understood. */
export async function forgetEarly(client: Client, news: readonly NamedNews[]): Promise<void> {
  await client.query(
    `delete from early_news e
      using unnest($1::smallint[], $2::text[], $3::text[], $4::text[]) as k (slot, carrier, reference, outcome)
      where e.slot = k.slot and e.carrier = k.carrier and e.reference = k.reference and e.outcome = k.outcome`,
    [
      news.map(({ carrier, reference }) => slotOfReference(carrier, reference)),
      news.map(({ carrier }) => carrier),
      news.map(({ reference }) => reference),
      news.map(({ outcome }) => outcome),
    ],
  );
}

/** Forgets early news that has waited for its message for so many days; returns how much. */
export async function forgetOldEarly(db: Queryable, days: number, count: number): Promise<number> {
  const done = await db.query(
    `delete from early_news e
      using (select slot, carrier, reference, outcome from early_news
              where heard_at < clock_timestamp() - make_interval(days => $1) order by heard_at limit $2) o
      where e.slot = o.slot and e.carrier = o.carrier and e.reference = o.reference and e.outcome = o.outcome`,
    [days, count],
  );
  return done.rowCount ?? 0;
}

/** What is known of a message now that there is news. */
export interface FateRow extends MessageKey {
  /** The carrier's name for it, where it gave one. */
  readonly reference: string | null;
  readonly outcome: Fate;
  readonly detail: string;
  /** It is about one part alone. */
  readonly part?: PartNews;
}

/** A message that news has changed. */
export interface Folded extends MessageKey {
  readonly permit: number;
  readonly state: string;
  readonly carrier: string;
  readonly reference: string | null;
}

/** States that a fate may still change, from weak to strong: what is known for certain stays. */
const CHANGES: Readonly<Record<Fate, { readonly from: readonly string[]; readonly to: string }>> = {
  // That it was delivered is stronger than whatever was said before.
  delivered: {
    from: ['waiting', 'sending', 'sent', 'unknown', 'failed', 'cancelled', 'expired'],
    to: 'delivered',
  },
  bounced: { from: ['sending', 'sent', 'unknown'], to: 'failed' },
  expired: { from: ['sending', 'sent', 'unknown'], to: 'failed' },
  recalled: { from: ['sending', 'sent', 'unknown'], to: 'cancelled' },
  unknown: { from: ['sending'], to: 'unknown' },
};

/**
 * Folds what carriers said into messages, under the borrowers' locks; returns those it changed, with the permit they went out on.
 * Told twice, late or in the wrong order, it comes to the same.
 */
export async function foldFates(client: Client, rows: readonly FateRow[]): Promise<Folded[]> {
  if (rows.length === 0) return [];
  const done = await client.query<Folded>({
    name: 'fold-fates',
    text: `update message m
        set state = k.next, why = case k.next when 'delivered' then null else k.because end, lease_until = null,
            reference = coalesce(m.reference, k.named), handed_at = coalesce(m.handed_at, clock_timestamp()), ended_at = clock_timestamp(),
            recall = case when k.next = 'cancelled' then 'done' when m.recall is null then null else 'too-late' end
       from unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[])
         as k (slot, borrower_id, message, next, because, before, named)
      where m.slot = k.slot and m.borrower_id = k.borrower_id and m.message = k.message and m.permit is not null
        and m.state <> k.next and m.state = any(string_to_array(k.before, ' '))
     returning m.slot, m.borrower_id as borrower, m.message, m.permit, m.state, m.carrier, m.reference`,
    values: [
      ...asLists(rows),
      rows.map(({ message }) => message),
      rows.map(({ outcome }) => CHANGES[outcome].to),
      rows.map(({ detail }) => detail),
      rows.map(({ outcome }) => CHANGES[outcome].from.join(' ')),
      rows.map(({ reference }) => reference),
    ],
  });
  return done.rows;
}
