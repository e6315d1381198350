/**
 * Which debts lie with which agency, how do they stand tonight, and how are they drawn, begun and given back?
 *
 * Everything for a batch of keys; the borrowers are locked by whoever changes a case. A case and its row of `placement` are written by one
 * statement each in one transaction: what an agency sees is what it holds.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Key } from '../accounts.ts';
import { int2s, int8s } from '../binary-array.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export interface CaseKey extends Key, BorrowerKey {
  readonly number: number;
}

/** A case with what the tables say of its debt. */
export interface CaseRow extends CaseKey {
  readonly agency: string;
  readonly rule: string;
  readonly drawnOn: Day;
  readonly askedOn: Day | null;
  readonly tries: number;
  readonly toldOn: Day | null;
  readonly beginsOn: Day | null;
  readonly lastOn: Day;
  readonly idleDays: number;
  readonly heldOn: Day | null;
  readonly isPaid: boolean;
  readonly isWrittenOff: boolean;
  readonly hasAgreement: boolean;
  readonly isPaused: boolean;
  readonly isDisputed: boolean;
  readonly isCare: boolean;
  readonly complains: boolean;
  readonly hasPaidSome: boolean;
  /** Something is recorded about the person that the gate's own reading has to judge. */
  readonly hasFacts: boolean;
  readonly notice: string | null;
}

const keysOf = (keys: readonly Key[]): [Buffer, Buffer] => [
  int2s(keys.map(({ slot }) => slot)),
  int8s(keys.map(({ accountId }) => accountId)),
];

/** Keys of open cases, a page behind `after`, in order. */
export async function openCaseKeys(
  db: Queryable,
  after: Key | null,
  size: number,
  agency: string | null = null,
): Promise<CaseKey[]> {
  const { rows } = await db.query<CaseKey>(
    `select slot, account_id as "accountId", number, borrower_id as borrower from agency_case
      where ended_on is null and ($4::text is null or agency = $4) and (slot, account_id) > ($1::smallint, $2::bigint)
      order by slot, account_id limit $3`,
    [after?.slot ?? -1, after?.accountId ?? 0n, size, agency],
  );
  return rows;
}

/** What the tables say against lending a person out. $2: the day. */
const STANDS = `
  exists (select from dispute d where d.slot = a.slot and d.borrower_id = a.borrower_id and d.kind <> 'message'
             and d.state in ('open', 'person') and a.account_id::text = any (string_to_array(d.accounts, ' '))) as "isDisputed",
  exists (select from review_case r where r.slot = a.slot and r.borrower_id = a.borrower_id and r.kind = 'vulnerability'
             and r.decided_by is null) as "isCare",
  exists (select from complaint o where o.slot = a.slot and o.borrower_id = a.borrower_id and o.decided_on is null) as complains`;

/** Open cases of these accounts as they stand on a day. */
export async function readCases(client: Client, keys: readonly Key[], day: Day): Promise<CaseRow[]> {
  const { rows } = await client.query<CaseRow>(
    `select c.slot, c.account_id as "accountId", c.number, c.borrower_id as borrower, c.agency, c.rule, c.drawn_on as "drawnOn",
            c.asked_on as "askedOn", c.tries, c.told_on as "toldOn", c.begins_on as "beginsOn", c.last_on as "lastOn",
            c.idle_days as "idleDays", c.held_on as "heldOn", m.state as notice,
            a.oldest_due is null as "isPaid", a.written_off_on is not null as "isWrittenOff", a.agreement is not null as "hasAgreement",
            coalesce(a.paused_from <= $3 and a.paused_to > $3, false) as "isPaused", ${STANDS},
            exists (select from event e where e.slot = c.slot and e.account_id = c.account_id and e.type = 'fact' and e.day >= c.begins_on
                       and e.data like '%"type":"paid"%') as "hasPaidSome",
            exists (select from person_fact f where f.slot = c.slot and f.borrower_id = c.borrower_id
                       and f.type <> all (array['agency', 'outcome', 'crossed'])) as "hasFacts"
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join agency_case c on c.slot = k.slot and c.account_id = k.account_id and c.ended_on is null
       join account a on a.slot = c.slot and a.account_id = c.account_id
       left join message m on m.slot = c.slot and m.borrower_id = c.borrower_id and m.message = c.message
      order by c.slot, c.account_id`,
    [...keysOf(keys), formatDay(day)],
  );
  return rows;
}

/** A debt that a rule may take. `point`: where its person's digest falls. */
export interface Candidate extends Key, BorrowerKey {
  readonly point: bigint;
  readonly overdue: bigint;
  readonly product: number;
  readonly region: string;
  readonly language: string;
}

/** What a draw looks for: `dues`, the days between which the oldest amount fell due; `spans`, points of agencies that have room. */
export interface DrawTerms {
  readonly day: Day;
  readonly key: Buffer;
  readonly rule: string;
  readonly dues: { readonly from: Day; readonly to: Day };
  readonly least: bigint;
  readonly products: readonly number[] | null;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** Days for which a debt that came back is not drawn. */
  readonly restDays: number;
}

/**
 * Debts that may be drawn, in order of key behind `after`: late as the rule says, not lying with anybody, nothing open about the person, no
 * proposal or offer that waits. What only the gate can judge is looked at once more by whoever asks.
 */
export async function drawable(
  db: Queryable,
  { day, key, rule, dues, least, products, spans, restDays }: DrawTerms,
  after: Key | null,
  size: number,
): Promise<Candidate[]> {
  const { rows } = await db.query<Candidate>(
    `select * from (
       select a.slot, a.account_id as "accountId", a.borrower_id as borrower, a.product, b.region, b.language,
              a.due_principal + a.due_interest + a.due_fee as overdue,
              ('x' || encode(substring(sha256($1::bytea || convert_to($2 || '/' || a.borrower_id, 'UTF8')) from 1 for 4), 'hex'))::bit(32)::bigint
                as point, ${STANDS}
         from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
        where a.oldest_due between $3 and $4 and a.written_off_on is null and a.agreement is null
          and (a.paused_to is null or a.paused_to <= $5) and a.due_principal + a.due_interest + a.due_fee >= $6
          and ($7::int[] is null or a.product = any ($7)) and (a.slot, a.account_id) > ($10::smallint, $11::bigint)
          and not exists (select from agency_case c where c.slot = a.slot and c.account_id = a.account_id
                             and (c.ended_on is null or c.ended_on > $5::date - $13::int))
          and not exists (select from placement p where p.slot = a.slot and p.account_id = a.account_id and p.purpose = 'collect'
                             and (p.until_day is null or p.until_day > $5))
          and not exists (select from review_case r where r.slot = a.slot and r.borrower_id = a.borrower_id and r.decided_by is null)
          and not exists (select from offer o where o.slot = a.slot and o.account_id = a.account_id and o.ended is null and o.until >= $5)
     ) c
      where not "isDisputed" and not "isCare" and not complains
        and exists (select from unnest($8::bigint[], $9::bigint[]) as s (lo, hi) where c.point >= lo and c.point < hi)
      order by slot, "accountId" limit $12`,
    [
      key,
      rule,
      formatDay(dues.from),
      formatDay(dues.to),
      formatDay(day),
      least,
      products,
      spans.map(({ from }) => from),
      spans.map(({ to }) => to),
      after?.slot ?? -1,
      after?.accountId ?? 0n,
      size,
      restDays,
    ],
  );
  return rows;
}

/** How many cases a rule made on a day: its nightly number counts over attempts. */
export async function drawnBy(db: Queryable, rule: string, day: Day): Promise<number> {
  const { rows } = await db.query<{ drawn: number }>(
    'select count(*)::int as drawn from agency_case where rule = $1 and drawn_on = $2',
    [rule, formatDay(day)],
  );
  return rows[0]!.drawn;
}

/** A case that begins to wait for its notice. */
export interface NewCase extends Key, BorrowerKey {
  readonly agency: string;
  readonly rule: string;
  readonly overdue: bigint;
  readonly daysPastDue: number;
  readonly drawnOn: Day;
  readonly lastOn: Day;
  readonly idleDays: number;
}

/** Adds cases; a debt that lies with somebody is left as it is. Returns those that were added. */
export async function addCases(client: Client, cases: readonly NewCase[]): Promise<CaseKey[]> {
  const { rows } = await client.query<CaseKey>(
    `insert into agency_case (slot, account_id, number, borrower_id, agency, rule, overdue, drawn_on, last_on, idle_days, days_past_due)
     select n.*
       from (select k.slot, k.account_id,
                    coalesce((select max(c.number) from agency_case c where c.slot = k.slot and c.account_id = k.account_id), 0) + 1 as number,
                    borrower_id, agency, rule, overdue, drawn_on, last_on, idle_days, days_past_due
               from unnest($1::smallint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::date[], $8::date[], $9::int[],
                           $10::int[])
                 as k (slot, account_id, borrower_id, agency, rule, overdue, drawn_on, last_on, idle_days, days_past_due)) n
     on conflict (slot, account_id) where ended_on is null do nothing
     returning slot, account_id as "accountId", number, borrower_id as borrower`,
    [
      ...keysOf(cases),
      cases.map(({ borrower }) => borrower),
      cases.map(({ agency }) => agency),
      cases.map(({ rule }) => rule),
      cases.map(({ overdue }) => overdue),
      cases.map(({ drawnOn }) => formatDay(drawnOn)),
      cases.map(({ lastOn }) => formatDay(lastOn)),
      cases.map(({ idleDays }) => idleDays),
      cases.map(({ daysPastDue }) => daysPastDue),
    ],
  );
  return rows;
}

/** Notes that a notice was asked for. */
export async function noteAsked(
  client: Client,
  cases: readonly (Key & { readonly message: number })[],
  day: Day,
): Promise<void> {
  await client.query(
    `update agency_case c set message = k.message, asked_on = $4, tries = c.tries + 1
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, account_id, message)
      where c.slot = k.slot and c.account_id = k.account_id and c.ended_on is null`,
    [...keysOf(cases), cases.map(({ message }) => message), formatDay(day)],
  );
}

export async function noteTold(client: Client, cases: readonly Key[], day: Day): Promise<void> {
  await client.query(
    `update agency_case c set told_on = $3 from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
      where c.slot = k.slot and c.account_id = k.account_id and c.ended_on is null and c.told_on is null`,
    [...keysOf(cases), formatDay(day)],
  );
}

/** From `day` on the agencies see these debts and may work on them; their programs that listen are told after the commit. */
export async function beginCases(client: Client, cases: readonly Key[], day: Day, at: Minute): Promise<void> {
  await client.query(
    `with begun as (
       update agency_case c set begins_on = $3 from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
        where c.slot = k.slot and c.account_id = k.account_id and c.ended_on is null and c.begins_on is null and c.told_on is not null
       returning c.slot, c.account_id, c.number, c.agency),
     told as (
       insert into webhook_outbox (source, slot, subject, seq, at)
       select 'placed', slot, account_id, number, $4 from begun where agency_heard(agency) order by slot, account_id)
     insert into placement (slot, account_id, agency, purpose, from_day) select slot, account_id, agency, 'collect', $3 from begun`,
    [...keysOf(cases), formatDay(day), at],
  );
}

/**
 * From `day` on these debts lie with nobody. Returns those that did. Programs of an agency that listen are told after the commit, of what it
 * had begun: of the rest it never heard.
 */
export async function endCases(
  client: Client,
  cases: readonly (Key & { readonly why: string })[],
  day: Day,
  at: Minute,
): Promise<CaseKey[]> {
  const { rows } = await client.query<CaseKey>(
    `with ended as (
       update agency_case c set ended_on = $4, ended_why = k.why
         from unnest($1::smallint[], $2::bigint[], $3::text[]) as k (slot, account_id, why)
        where c.slot = k.slot and c.account_id = k.account_id and c.ended_on is null
       returning c.slot, c.account_id, c.number, c.borrower_id, c.agency, c.begins_on),
     told as (
       insert into webhook_outbox (source, slot, subject, seq, at)
       select 'returned', slot, account_id, number, $5 from ended
        where begins_on is not null and agency_heard(agency) order by slot, account_id),
     taken as (
       update placement p set until_day = greatest(p.from_day, $4::date)
         from ended e where p.slot = e.slot and p.account_id = e.account_id and p.purpose = 'collect' and p.agency = e.agency
          and (p.until_day is null or p.until_day > $4)
       returning p.slot)
     select slot, account_id as "accountId", number, borrower_id as borrower from ended`,
    [...keysOf(cases), cases.map(({ why }) => why), formatDay(day), at],
  );
  return rows;
}

/**
 * Holds a case, or lets it go on (`why` null); false where there is none that could be. Programs of its agency that listen are told after the
 * commit that it rests, or lies with it again.
 */
export async function holdCase(
  client: Client,
  { slot, accountId }: Key,
  day: Day,
  at: Minute,
  why: string | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with held as (
       update agency_case set held_on = $3, held_why = $4 where slot = $1 and account_id = $2 and ended_on is null
          and (held_on is null) = ($4::text is not null)
       returning slot, account_id, number, agency, begins_on),
     told as (
       insert into webhook_outbox (source, slot, subject, seq, at)
       select case when $4::text is null then 'placed' else 'silenced' end, slot, account_id, number, $5 from held
        where begins_on is not null and agency_heard(agency))
     select from held`,
    [slot, accountId, why === null ? null : formatDay(day), why, at],
  );
  return rowCount === 1;
}

/** What of a person lies with each agency now. `begun`: accounts it may work on; `open`: cases that are not given back. */
export interface Lying extends BorrowerKey {
  readonly agency: string;
  readonly open: number;
  readonly begun: readonly string[];
}

export async function lyingWith(client: Client, people: readonly BorrowerKey[]): Promise<Lying[]> {
  const { rows } = await client.query<Lying>(
    `select c.slot, c.borrower_id as borrower, c.agency, (count(*) filter (where c.ended_on is null))::int as open,
            coalesce(array_agg(c.account_id::text order by c.account_id)
                       filter (where c.ended_on is null and c.begins_on is not null and c.held_on is null), '{}') as begun
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       join agency_case c on c.slot = k.slot and c.borrower_id = k.borrower_id
      group by c.slot, c.borrower_id, c.agency order by c.slot, c.borrower_id, c.agency`,
    [int2s(people.map(({ slot }) => slot)), int8s(people.map(({ borrower }) => borrower))],
  );
  return rows;
}

/** How many open cases each agency has. */
export async function openCounts(
  db: Queryable,
): Promise<Map<string, { open: number; held: number; begun: number }>> {
  const { rows } = await db.query<{ agency: string; open: number; held: number; begun: number }>(
    `select agency, count(*)::int as open, (count(*) filter (where held_on is not null))::int as held,
            (count(*) filter (where begins_on is not null))::int as begun from agency_case where ended_on is null group by agency`,
  );
  return new Map(rows.map(({ agency, ...counts }) => [agency, counts]));
}
