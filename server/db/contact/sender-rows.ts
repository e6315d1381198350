/**
 * Which senders are at work, what do their carriers say, and how much waits?
 *
 * Each sender writes its own rows every few seconds; a server reads those of all. A few rows in all.
 */
import { type Pool, type Queryable, transaction } from '../pool.ts';

/** A carrier as its sender sees it; counted since the sender began. */
export interface CarrierSeen {
  readonly carrier: string;
  readonly way: string;
  readonly up: boolean;
  readonly why: string | null;
  readonly sent: number;
  readonly refused: number;
  readonly unknown: number;
  readonly heldBack: number;
}

/** Says that a sender is at work. `why`: why it sends nothing at the moment. */
export async function reportSender(
  pool: Pool,
  sender: string,
  why: string | null,
  carriers: readonly CarrierSeen[],
): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query(
      `insert into sender_seen (sender, why) values ($1, $2)
       on conflict (sender) do update set seen_at = clock_timestamp(), why = excluded.why, ended_at = null`,
      [sender, why],
    );
    await client.query(
      `insert into carrier_seen as c (sender, carrier, way, up, why, sent, refused, unknown, held_back)
       select $1, * from unnest($2::text[], $3::text[], $4::boolean[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
       on conflict (sender, carrier) do update
         set since = case when c.up = excluded.up then c.since else clock_timestamp() end, up = excluded.up, why = excluded.why,
             sent = excluded.sent, refused = excluded.refused, unknown = excluded.unknown, held_back = excluded.held_back`,
      [
        sender,
        carriers.map(({ carrier }) => carrier),
        carriers.map(({ way }) => way),
        carriers.map(({ up }) => up),
        carriers.map(({ why: words }) => words),
        carriers.map(({ sent }) => sent),
        carriers.map(({ refused }) => refused),
        carriers.map(({ unknown }) => unknown),
        carriers.map(({ heldBack }) => heldBack),
      ],
    );
  });
}

/** Says that a sender has ended, and forgets those that ended or were not heard of for a day. */
export async function endSender(db: Queryable, sender: string): Promise<void> {
  await db.query('update sender_seen set ended_at = clock_timestamp() where sender = $1', [sender]);
  await db.query(`delete from sender_seen where seen_at < clock_timestamp() - interval '1 day'`);
}

/** A sender and its carriers; seconds ago on the database's clock. */
export interface SenderSeen {
  readonly sender: string;
  readonly seenAgo: number;
  readonly ended: boolean;
  readonly why: string | null;
  readonly carriers: readonly (CarrierSeen & { readonly sinceAgo: number })[];
}

/** All senders of the last day, in order of name. */
export async function sendersSeen(db: Queryable): Promise<SenderSeen[]> {
  const { rows } = await db.query<SenderSeen>(
    `select s.sender, extract(epoch from clock_timestamp() - s.seen_at)::float8 as "seenAgo", s.ended_at is not null as ended, s.why,
            coalesce((select json_agg(json_build_object('carrier', c.carrier, 'way', c.way, 'up', c.up, 'why', c.why, 'sent', c.sent,
                               'refused', c.refused, 'unknown', c.unknown, 'heldBack', c.held_back,
                               'sinceAgo', extract(epoch from clock_timestamp() - c.since)) order by c.way, c.carrier)
                        from carrier_seen c where c.sender = s.sender), '[]') as carriers
       from sender_seen s where s.seen_at > clock_timestamp() - interval '1 day' order by s.sender`,
  );
  return rows;
}

/** What waits by one way. `oldest`: the minute since which the oldest is due. */
export interface Waiting {
  readonly way: string;
  readonly waiting: number;
  readonly oldest: number;
}

/** What waits, by way. Reads the index of what waits alone. */
export async function waitingByWay(db: Queryable): Promise<Waiting[]> {
  const { rows } = await db.query<Waiting>(
    `select way, count(*)::int as waiting, min(not_before) as oldest from message where state = 'waiting' group by way order by way`,
  );
  return rows;
}

/** How long each silence took, in milliseconds, of those that took effect after `after` (milliseconds) and long enough ago to be whole. */
export async function silencesSince(
  db: Queryable,
  after: number | null,
): Promise<{ readonly until: number; readonly took: readonly number[] }> {
  const { rows } = await db.query<{ until: number; took: number[] }>(
    `with u as (select clock_timestamp() - interval '2 seconds' as until)
     select (extract(epoch from u.until) * 1000)::float8 as until,
            array(select (extract(epoch from s.silenced_at - s.known_at) * 1000)::float8 from silence s
                   where s.silenced_at <= u.until and $1::float8 is not null
                     and s.silenced_at > to_timestamp($1::float8 / 1000)) as took
       from u`,
    [after],
  );
  return rows[0]!;
}

/** Changes whenever a text is proposed, approved or retired. */
export async function textsState(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ state: string }>(
    `select (select count(*) from template_version) || '/' || (select count(*) from template_mark) as state`,
  );
  return rows[0]!.state;
}
