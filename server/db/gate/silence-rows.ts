/**
 * What ends for a person in the transaction in which something becomes known about him?
 *
 * Under his lock, in one statement for a batch: open permits are revoked, messages that wait and are no longer asked are
 * cancelled, what is on its way is recorded as crossed in flight and its carrier is to be asked for it back, a row of `silence`
 * keeps all that with its times, and whoever listens is told when the transaction commits.
 */
import { ENDS_NOTHING } from '../../../rules/firms/letter-conditions.ts';
import { factProof } from '../../evidence/contact-proof.ts';
import { appendProofs } from '../../evidence/proof.ts';
import type { Client, Queryable } from '../pool.ts';
import { asLists, type BorrowerKey } from './person-rows.ts';

/** A person about whom something became known, what, and how long ago the house had heard it (milliseconds). */
export interface Silenced extends BorrowerKey {
  readonly why: string;
  readonly waited: number;
  /** Nobody works on old leave any more: agencies that listen hear of it for what lies with them. */
  readonly ends: boolean;
}

/** What may not be said to a person any more: by these ways (null: any) about these debts (null: all). */
export interface Shut extends BorrowerKey {
  readonly ways: readonly string[] | null;
  readonly debts: readonly string[] | null;
}

/** What ended for one person. `silence` is null where nothing of his was open. */
export interface Fallen extends BorrowerKey {
  readonly silence: number | null;
  readonly permits: number;
  /** Messages that waited and will not go. */
  readonly cancelled: readonly number[];
  /** Permits of contacts that were on their way. */
  readonly crossed: readonly number[];
}

/** What one silencing is about. `at`: the minute it is on the house's clock. `told`: whether listeners hear of each person. */
export interface Falling {
  readonly people: readonly Silenced[];
  readonly shut: readonly Shut[];
  readonly at: number;
  readonly told: boolean;
}

/**
 * The channels of the database (`listen`). Senders listen on the first: "slot-borrower", or "*" when it was many people. Screens
 * listen on the second, which also says what became known, as JSON: { slot, borrower, silence, why }, { many } or { reply }.
 */
export const SILENCE_CHANNEL = 'silence';
export const KNOWN_CHANNEL = 'known';

/** Purposes that no silence ends: the gate alone judges them at the instant of use. */
export const KEPT_PURPOSES = ['legally-required', 'confirm-opt-out', 'confirm-end'] as const;

/** Minutes for which a contact nobody has heard of again may still be on its way: the longest that a letter takes. */
export const IN_FLIGHT = 10 * 1440;

const SLOW_WAYS = ['letter', 'postcard', 'court'];

/** How listeners hear of a person `k`; what ended for him is `silence`, null where nothing was open. */
const notified = (told: string, channels: readonly [string, string], silence: string): string =>
  `case when ${told} then pg_notify(${channels[0]}, k.slot || '-' || k.borrower_id) end as stopped,
       case when ${told} then pg_notify(${channels[1]}, json_build_object('slot', k.slot, 'borrower', k.borrower_id::text,
                                                           'silence', ${silence}, 'why', left(k.why, 300))::text) end as told`;

const OPEN = `
select k.borrower_id as borrower, o.open, ${notified('$4 and not o.open', ['$7', '$8'], 'null')}
  from unnest($1::smallint[], $2::bigint[], $3::text[]) as k (slot, borrower_id, why)
 cross join lateral (
   select exists (select from permit where slot = k.slot and borrower_id = k.borrower_id and used_at is null and revoked_at is null)
       or exists (select from message where slot = k.slot and borrower_id = k.borrower_id and state in ('waiting', 'sending', 'sent'))
       or exists (select from contact_attempt where slot = k.slot and borrower_id = k.borrower_id and at >= $5::int - $6::int)
       or exists (select from letter_order where slot = k.slot and borrower_id = k.borrower_id
                     and state in ('proposed', 'with-firm', 'signed', 'sent-back'))
       or (select exists (select from webhook_endpoint where agency is not null))
          and exists (select from agency_case where slot = k.slot and borrower_id = k.borrower_id and ended_on is null
                         and begins_on is not null) as open offset 0) o`;

/**
 * Of whom of these people, who are locked, anything may be open that ends, or an agency that listens is to be told. Of the others, most of those who pay, listeners hear at once:
 * to begin the statement that ends what is open costs more than to find out that nothing is.
 */
export async function openAmong(client: Client, { people, at, told }: Falling): Promise<ReadonlySet<bigint>> {
  if (people.length === 0) return new Set();
  const { rows } = await client.query<{ borrower: bigint; open: boolean }>({
    name: 'open-among',
    text: OPEN,
    values: [
      ...asLists(people),
      people.map(({ why }) => why),
      told,
      at,
      IN_FLIGHT,
      SILENCE_CHANNEL,
      KNOWN_CHANNEL,
    ],
  });
  return new Set(rows.flatMap(({ borrower, open }) => (open ? [borrower] : [])));
}

const FALL = `
with person as materialized (
  select * from unnest($1::smallint[], $2::bigint[], $3::text[], $4::float8[], $17::boolean[]) as k (slot, borrower_id, why, waited, ends)
),
shut as materialized (
  select slot, borrower_id, string_to_array(ways, ' ') as ways, string_to_array(debts, ' ') as debts
    from unnest($5::smallint[], $6::bigint[], $7::text[], $8::text[]) as s (slot, borrower_id, ways, debts)
),
revoked as (
  update permit p set revoked_at = clock_timestamp(), revoked_why = k.why
    from person k
   where p.slot = k.slot and p.borrower_id = k.borrower_id and p.used_at is null and p.revoked_at is null
  returning p.slot, p.borrower_id
),
open as materialized (
  select k.slot, k.borrower_id, k.why, m.message, m.state,
         m.purpose <> all ($10) and (
           m.way = 'letter' and k.why <> all ($16)
           or exists (select from shut s where s.slot = k.slot and s.borrower_id = k.borrower_id
                      and (s.ways is null or m.way = any (s.ways)) and (s.debts is null or m.debts <@ s.debts))
           or exists (select from unnest(m.debts) as d (account_id)
                       cross join lateral (select from contact where slot = k.slot and account_id = d.account_id::bigint
                                              and message = m.message offset 0) c)
              and not exists (select from unnest(m.debts) as d (account_id)
                       cross join lateral (select from contact where slot = k.slot and account_id = d.account_id::bigint
                                              and message = m.message and state = 'planned' offset 0) c)) as unasked
    from person k
   cross join lateral (select message, state, way, purpose, string_to_array(debts, ' ') as debts from message
                        where slot = k.slot and borrower_id = k.borrower_id
                          and (state in ('waiting', 'sending')
                               or state = 'sent' and not_after + case when way = any ($11) then $12 else 0 end >= $9)
                       offset 0) m
),
-- A row that a sender has just claimed is left to him: he waits for this person's lock and judges with what is then known.
claimed as materialized (
  select m.slot, m.borrower_id, m.message, o.why
    from open o join message m on m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message
   where o.unasked and o.state = 'waiting' and m.state = 'waiting'
     for update of m skip locked
),
-- A lawyer's letter that was not posted yet ends with what became known, whatever it was; what lies at the printer's is asked back.
ended as (
  update letter_order o set state = 'ended', closed_at = $9, closed_by = 'silence', why = k.why
    from person k
   where o.slot = k.slot and o.borrower_id = k.borrower_id and k.why <> all ($16)
     and o.state in ('proposed', 'with-firm', 'signed', 'sent-back')
     and not exists (select from message m where m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message
                        and m.state in ('sending', 'sent', 'delivered', 'unknown'))
),
cancelled as (
  update message m set state = 'cancelled', why = c.why, ended_at = clock_timestamp()
    from claimed c
   where m.slot = c.slot and m.borrower_id = c.borrower_id and m.message = c.message
  returning m.slot, m.borrower_id, m.message
),
recalled as (
  update message m set recall = 'wanted'
    from open o
   where m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message
     and o.unasked and o.state <> 'waiting' and m.recall is null
),
-- Programs of agencies that listen are told of what lies with them, after the commit: an agency only calls.
told_agencies as (
  insert into webhook_outbox (source, slot, subject, seq, at)
  select 'silenced', c.slot, c.account_id, c.number, $9
    from person k
   cross join lateral (select slot, account_id, number, agency from agency_case
                        where slot = k.slot and borrower_id = k.borrower_id and ended_on is null and begins_on is not null
                       offset 0) c
   where k.ends and (select exists (select from webhook_endpoint where agency is not null)) and agency_heard(c.agency)
     and (not exists (select from shut s where s.slot = k.slot and s.borrower_id = k.borrower_id)
          or exists (select from shut s where s.slot = k.slot and s.borrower_id = k.borrower_id
                        and (s.ways is null or 'call' = any (s.ways)) and (s.debts is null or c.account_id::text = any (s.debts))))
   order by c.slot, c.account_id
),
crossed as (
  insert into person_fact (slot, borrower_id, seq, at, type, permit, data)
  select k.slot, k.borrower_id,
         (select coalesce(max(f.seq), 0) from person_fact f where f.slot = k.slot and f.borrower_id = k.borrower_id)
           + row_number() over (partition by k.slot, k.borrower_id order by a.permit),
         $9, 'crossed', a.permit, k.why
    from person k
   cross join lateral (
     select a.permit from contact_attempt a
      where a.slot = k.slot and a.borrower_id = k.borrower_id and a.at >= $9 - $12
        and not exists (select from person_fact o where o.slot = k.slot and o.borrower_id = k.borrower_id
                           and o.permit = a.permit and o.type = 'crossed')
        and (not exists (select from person_fact o where o.slot = k.slot and o.borrower_id = k.borrower_id
                            and o.permit = a.permit)
             or exists (select from message m join open o using (slot, borrower_id, message)
                         where m.slot = k.slot and m.borrower_id = k.borrower_id and m.permit = a.permit
                           and o.state <> 'waiting'))
     offset 0) a
  returning slot, borrower_id, permit, seq
),
fallen as (
  insert into silence (slot, borrower_id, silence, at, why, known_at, silenced_at, permits, cancelled, crossed)
  select slot, borrower_id,
         (select coalesce(max(s.silence), 0) + 1 from silence s where s.slot = t.slot and s.borrower_id = t.borrower_id),
         $9, why, by_now - waited * interval '1 millisecond', by_now, permits, cancelled, crossed
    from (select k.*, r.permits, c.cancelled, f.crossed, clock_timestamp() as by_now
            from person k
           cross join lateral (select count(*)::int as permits from revoked
                                where slot = k.slot and borrower_id = k.borrower_id) r
           cross join lateral (select coalesce(array_agg(message order by message), '{}') as cancelled from cancelled
                                where slot = k.slot and borrower_id = k.borrower_id) c
           cross join lateral (select coalesce(array_agg(permit order by permit), '{}') as crossed from crossed
                                where slot = k.slot and borrower_id = k.borrower_id) f
          offset 0) t
   where permits > 0 or cancelled <> '{}' or crossed <> '{}'
  returning slot, borrower_id, silence, permits, cancelled, crossed
)
select k.slot, k.borrower_id as borrower, f.silence, coalesce(f.permits, 0) as permits,
       coalesce(f.cancelled, '{}') as cancelled, coalesce(f.crossed, '{}') as crossed,
       (select min(c.seq) from crossed c where c.slot = k.slot and c.borrower_id = k.borrower_id) as "firstFact",
       ${notified('$13', ['$14', '$15'], 'f.silence')}
  from person k left join fallen f using (slot, borrower_id)
 order by k.slot, k.borrower_id`;

/**
 * Ends what was open about these people, who are locked. Each may be named once. Returns what ended for whom, in order of key. Nothing
 * can be claimed, permitted or used about them by anybody else until the transaction ends. The statement has a name: planning it takes
 * far longer than running it.
 */
export async function revokeAll(client: Client, { people, shut, at, told }: Falling): Promise<Fallen[]> {
  if (people.length === 0) return [];
  const words = (list: readonly string[] | null) => list?.join(' ') ?? null;
  const { rows } = await client.query<Fallen & { firstFact: number | null }>({
    name: 'fall',
    text: FALL,
    values: [
      ...asLists(people),
      people.map(({ why }) => why),
      people.map(({ waited }) => Math.max(0, waited)),
      ...asLists(shut),
      shut.map(({ ways }) => words(ways)),
      shut.map(({ debts }) => words(debts)),
      at,
      KEPT_PURPOSES,
      SLOW_WAYS,
      IN_FLIGHT,
      told,
      SILENCE_CHANNEL,
      KNOWN_CHANNEL,
      ENDS_NOTHING,
      people.map(({ ends }) => ends),
    ],
  });
  const why = new Map(people.map((person) => [person.borrower, person.why]));
  await appendProofs(
    client,
    rows.flatMap(({ slot, borrower, crossed, firstFact }) =>
      crossed.map((permit, place) => {
        const fact = { slot, borrower, at, type: 'crossed', permit, data: why.get(borrower)! };
        return factProof(fact, firstFact! + place);
      }),
    ),
  );
  return rows.map(({ slot, borrower, silence, permits, cancelled, crossed }) => ({
    slot,
    borrower,
    silence,
    permits,
    cancelled,
    crossed,
  }));
}

/** Tells screens that a reply waits for a person to read it. */
export async function tellOfReply(client: Client): Promise<void> {
  await client.query('select pg_notify($1, $2)', [KNOWN_CHANNEL, JSON.stringify({ reply: true })]);
}

/** Tells the screens of whoever looks after the team that calls or its people changed. */
export async function tellOfTeam(db: Queryable): Promise<void> {
  await db.query('select pg_notify($1, $2)', [KNOWN_CHANNEL, JSON.stringify({ team: true })]);
}

/** Tells listeners that something became known about so many people: they look again at whatever they show. */
export async function tellOfMany(client: Client, people: number): Promise<void> {
  await client.query(`select pg_notify($1, '*'), pg_notify($2, $3)`, [
    SILENCE_CHANNEL,
    KNOWN_CHANNEL,
    JSON.stringify({ many: people }),
  ]);
}
