/**
 * What is in the log of contacts of one closed day that should not be there?
 *
 * Asked of the proofs of that day alone (found by their summary by day), and of what they refer to by key: the cost follows what was
 * done on the day, not the book. The tables refuse most of this by themselves; here it is looked at once more, from the other side.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** What can be found. Each is against a promise, so one is too many. */
export const BREACH_KINDS = [
  /** A contact stands in the chain without a permit that was used. */
  'no-permit',
  /** It began after a silence had fallen, on a check made before it. */
  'after-silence',
  /** Its permit was used outside its minutes, or after it was taken back. */
  'late-use',
  /** A carrier took something that no contact stands for. */
  'handed-without-contact',
  /** Made again from what was kept, the decision is another. */
  'does-not-replay',
  /** The person's chain does not hold. */
  'chain-broken',
  /** An agency asked about, or wanted to use, what does not lie with it. */
  'agency-outside',
  /** An agency reported a contact for which it had no leave. */
  'agency-no-permit',
  /** An agency used leave, or said that it did, after it had run out or was taken back. */
  'agency-late',
  /** An agency did not report in time what came of a contact. */
  'agency-untold',
  /** Somebody stood at a door without leave, or on one that had been taken back. */
  'visit-without-leave',
] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];

/** One finding about a person. `detail`: numbers and codes. */
export interface FoundBreach extends BorrowerKey {
  readonly day: Day;
  readonly kind: BreachKind;
  readonly permit: number | null;
  readonly detail: string;
}

export interface DayCounts {
  readonly contacts: number;
  readonly handed: number;
  readonly refused: number;
}

/** How much there was to look at. */
export async function countDay(db: Queryable, day: Day): Promise<DayCounts> {
  const { rows } = await db.query<DayCounts>(
    `select count(*) filter (where kind = 'contact')::int as contacts,
            count(*) filter (where kind = 'handover' and data like '%"state":"taken"%')::int as handed,
            count(*) filter (where kind = 'refusal')::int as refused
       from proof where day = $1`,
    [formatDay(day)],
  );
  return rows[0]!;
}

const OF_DAY = `(p.data::jsonb ->> 'permit')::int as permit`;

/** Contacts of the day that do not stand on a permit used in time, or began on a check older than a silence. */
export async function wrongContacts(db: Queryable, day: Day): Promise<FoundBreach[]> {
  const { rows } = await db.query<FoundBreach>(
    `with begun as materialized (
       select p.slot, p.borrower_id, p.day, p.seq, ${OF_DAY} from proof p where p.day = $1 and p.kind = 'contact')
     select b.slot, b.borrower_id as borrower, b.day, b.permit,
            case when a.permit is null or m.permit is null or m.used_at is null then 'no-permit'
                 when m.revoked_at is not null or a.at not between m.at and m.until then 'late-use'
                 else 'after-silence' end as kind,
            'proof ' || b.seq as detail
       from begun b
       left join lateral (select * from contact_attempt x
                           where x.slot = b.slot and x.borrower_id = b.borrower_id and x.permit = b.permit offset 0) a on true
       left join lateral (select * from permit x
                           where x.slot = b.slot and x.borrower_id = b.borrower_id and x.permit = b.permit offset 0) m on true
       left join lateral (select recorded_at from decision x
                           where x.slot = b.slot and x.borrower_id = b.borrower_id and x.seq = a.checked offset 0) d on true
      where a.permit is null or m.permit is null or m.used_at is null or m.revoked_at is not null
         or a.at not between m.at and m.until
         or exists (select from silence s where s.slot = b.slot and s.borrower_id = b.borrower_id
                       and s.silenced_at > d.recorded_at and s.silenced_at < a.recorded_at)`,
    [formatDay(day)],
  );
  return rows;
}

/** What a carrier took on that day with no contact behind it. */
export async function handedWithoutContact(db: Queryable, day: Day): Promise<FoundBreach[]> {
  const { rows } = await db.query<FoundBreach>(
    `select p.slot, p.borrower_id as borrower, p.day, ${OF_DAY}, 'handed-without-contact' as kind, 'proof ' || p.seq as detail
       from proof p
      where p.day = $1 and p.kind = 'handover' and p.data like '%"state":"taken"%'
        and not exists (select from contact_attempt a where a.slot = p.slot and a.borrower_id = p.borrower_id
                           and a.permit = (p.data::jsonb ->> 'permit')::int)`,
    [formatDay(day)],
  );
  return rows;
}

/** Which decision of whom. */
export interface DecisionKey extends BorrowerKey {
  readonly seq: number;
}

/** At most `count` decisions of the day, chosen by a digest of their names: nobody chooses, and the same come again. */
export async function sampleDecisions(db: Queryable, day: Day, count: number): Promise<DecisionKey[]> {
  const { rows } = await db.query<DecisionKey>(
    `select slot, borrower_id as borrower, coalesce(data::jsonb ->> 'checked', data::jsonb ->> 'decision')::int as seq
       from proof where day = $1 and kind in ('contact', 'refusal')
      order by sha256((day || '/' || slot || '/' || borrower_id || '/' || seq)::bytea) limit $2`,
    [formatDay(day), count],
  );
  return rows;
}

/** Keeps that a day was looked at; false where it was kept before. */
export async function keepDayCheck(
  client: Client,
  day: Day,
  counts: DayCounts & { readonly replayed: number; readonly chains: number },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into day_check (day, contacts, handed, refused, replayed, chains) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [formatDay(day), counts.contacts, counts.handed, counts.refused, counts.replayed, counts.chains],
  );
  return rowCount === 1;
}

/** Keeps what was found, each once, numbered within its person. The borrowers are locked. */
export async function keepBreaches(client: Client, found: readonly FoundBreach[]): Promise<void> {
  if (found.length === 0) return;
  await client.query(
    `with new as (
       select * from unnest($1::smallint[], $2::bigint[], $3::date[], $4::text[], $5::int[], $6::text[])
         as n (slot, borrower_id, day, kind, permit, detail))
     insert into breach (slot, borrower_id, breach, day, kind, permit, detail)
     select n.slot, n.borrower_id,
            coalesce((select max(b.breach) from breach b where b.slot = n.slot and b.borrower_id = n.borrower_id), 0)
              + row_number() over (partition by n.slot, n.borrower_id order by n.kind, n.permit),
            n.day, n.kind, n.permit, n.detail
       from new n
     on conflict do nothing`,
    [
      ...asLists(found),
      found.map(({ day }) => formatDay(day)),
      found.map(({ kind }) => kind),
      found.map(({ permit }) => permit),
      found.map(({ detail }) => detail),
    ],
  );
}

/** The last day that was looked at; null when none was. */
export async function lastCheckedDay(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>('select max(day) as day from day_check');
  return rows[0]?.day ?? null;
}
