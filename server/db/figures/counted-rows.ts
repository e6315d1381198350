/**
 * What exactly is counted in a figure: which rows, account by account?
 *
 * One query for each kind, over the days $1 to $2 (both included) and nothing outside them. A night adds them up, and whoever asks
 * which accounts stand behind a number is shown the same rows: the two cannot differ. $3 is the house's time zone, $4 what it reckons
 * that a contact costs, as JSON by way. Each row has the day it counts on, the account and what it is told apart by.
 */
import { FEN } from '../../../policy/house/contact-costs.ts';
import { ledgerCode } from '../../../rules/ledger.ts';

const CASH = ledgerCode('cash');

/** The minute at which a day begins where the lender is. */
const begins = (day: string) => `(extract(epoch from (${day})::timestamp at time zone $3) / 60)::int`;

/** Principal that the account owed after its event `seq`, from the transfers of its events. */
const PRINCIPAL = `
  (select coalesce(sum(case when t ->> 0 in ('notDue', 'billed', 'revolving', 'duePrincipal') then n.amount else 0 end
                     - case when t ->> 1 in ('notDue', 'billed', 'revolving', 'duePrincipal') then n.amount else 0 end), 0)::bigint
     from event p, jsonb_array_elements(p.data::jsonb -> 'postings') t, lateral (select rtrim(t ->> 2, 'n')::bigint as amount) n
    where p.slot = e.slot and p.account_id = e.account_id and p.seq <= e.seq and p.data not like '%"postings":[]}')`;

/** The bucket before an event: where the passage before it led, or else where the first one after it led from. */
const bucketBefore = (seq: string) => `
  coalesce(
    (select coalesce(b.data::jsonb ->> 'to', 'current') from event b
      where b.slot = x.slot and b.account_id = x.account_id and b.type = 'bucket' and b.seq < ${seq} order by b.seq desc limit 1),
    (select coalesce(b.data::jsonb ->> 'from', 'current') from event b
      where b.slot = x.slot and b.account_id = x.account_id and b.type = 'bucket' and b.seq > ${seq} order by b.seq limit 1),
    'current')`;

/** Passages between buckets, in order of account and time. */
export const PASSAGES = `
  select e.day, e.slot, e.account_id, e.seq, a.borrower_id, a.product, date_trunc('month', a.opened_on)::date as opened,
         coalesce(e.data::jsonb ->> 'from', 'current') as from_bucket, coalesce(e.data::jsonb ->> 'to', 'current') as to_bucket,
         (e.data::jsonb ->> 'daysPastDue')::int as late
    from event e join account a on a.slot = e.slot and a.account_id = e.account_id
   where e.type = 'bucket' and e.day between $1 and $2`;

/** The same with the principal owed at that moment. */
export const PASSAGES_WEIGHED = `select e.*, ${PRINCIPAL} as principal from (${PASSAGES}) e`;

/** Passages by which an account was so many days late for the first time in its life. */
export const REACHED = `
  select e.day, e.slot, e.account_id, e.seq, e.borrower_id, e.product, e.opened, t.late
    from (${PASSAGES}) e cross join (values (30), (60), (90)) t (late)
   where e.late >= t.late and e.to_bucket <> 'current'
     and not exists (select from event b where b.slot = e.slot and b.account_id = e.account_id and b.type = 'bucket' and b.seq < e.seq
                        and (b.data::jsonb ->> 'daysPastDue')::int >= t.late)`;

/** Where accounts that passed at all within the days stood before and after them. */
export const ROLLS = `
  select max(e.day) as day, e.slot, e.account_id, max(e.seq) as seq, max(e.borrower_id) as borrower_id, max(e.product) as product,
         (array_agg(e.from_bucket order by e.seq))[1] as from_bucket, (array_agg(e.to_bucket order by e.seq desc))[1] as to_bucket
    from (${PASSAGES}) e group by e.slot, e.account_id`;

/**
 * Money received, less what was taken back, by the day of booking. What is reversed counts against the bucket and the contact under which it
 * had been received; what the payer's bank takes back against those of its own day. The last contact is one begun in the thirty days
 * before the payment was known. `offset 0` keeps the one event apart: joined plainly, every event of the account was read as JSON.
 */
export const RECEIVED = `
  select y.day, y.slot, y.account_id, y.seq, y.borrower_id, y.product, y.bucket, y.amount, coalesce(c.way, 'none') as channel
    from (select x.*, ${bucketBefore('x.of_seq')} as bucket,
                 coalesce((select k.at from fact_known k where k.slot = x.slot and k.account_id = x.account_id and k.seq = x.of_seq),
                          ${begins('x.of_day + 1')}) as known
            from (select m.day, m.slot, m.account_id, m.seq, a.borrower_id, a.product, m.amount,
                         coalesce(o.seq, m.seq) as of_seq, coalesce(o.day, m.day) as of_day
                    from (select p.day, p.slot, p.account_id, p.seq,
                                 sum(case when p.debit = ${CASH} then p.amount else -p.amount end)::bigint as amount
                            from posting p
                           where p.day between $1 and $2 and not p.by_night and (p.debit = ${CASH} or p.credit = ${CASH})
                           group by 1, 2, 3, 4) m
                    join lateral (
                      select g.data from event g
                       where g.slot = m.slot and g.account_id = m.account_id and g.seq = m.seq and g.type = 'fact' offset 0) e on true
                    join account a on a.slot = m.slot and a.account_id = m.account_id
                    left join lateral (
                      select f.seq, f.day from event f
                       where f.slot = m.slot and f.account_id = m.account_id and f.type = 'fact' and f.seq < m.seq
                         and e.data::jsonb #>> '{fact,type}' = 'reversed'
                         and f.data::jsonb #>> '{fact,id}' = e.data::jsonb #>> '{fact,of}'
                       order by f.seq limit 1) o on true
                   where e.data::jsonb #>> '{fact,type}' in ('paid', 'reversed', 'charged-back')) x) y
    left join lateral (
      select t.way from contact_attempt t
       where t.slot = y.slot and t.borrower_id = y.borrower_id and t.at < y.known and t.at >= y.known - 43200
       order by t.at desc, t.permit desc limit 1) c on true`;

/** Accounts that became current, whether anybody was contacted since they fell behind, and how long that was. */
export const CURED = `
  select x.day, x.slot, x.account_id, x.seq, x.borrower_id, x.product, x.from_bucket as bucket, x.day - x.since as late_days,
         exists (select from contact_attempt t
                  where t.slot = x.slot and t.borrower_id = x.borrower_id
                    and t.at >= ${begins('x.since')} and t.at < ${begins('x.day + 1')}) as contacted
    from (select e.*, coalesce(
                   (select b.day from event b where b.slot = e.slot and b.account_id = e.account_id and b.type = 'bucket' and b.seq < e.seq
                       and b.data::jsonb ->> 'from' is null order by b.seq desc limit 1),
                   (select b.day from event b where b.slot = e.slot and b.account_id = e.account_id and b.type = 'bucket' and b.seq < e.seq
                     order by b.seq limit 1), e.day) as since
            from (${PASSAGES}) e where e.to_bucket = 'current') x`;

/**
 * Contacts begun, and what became of each within seven days. One that certainly never left the house is none; what lies
 * in our own inbox is delivered. Whether a text message, an
 * e-mail or a letter was read is not known and never counted; a call was read where somebody spoke. One whose cost was booked costs nothing by
 * assumption: what was booked counts on its own day (`BOOKED`).
 */
export const CONTACTS = `
  select x.day, x.slot, x.account_id, x.permit as seq, x.borrower_id, coalesce(a.product, 0)::smallint as product, x.way, x.at,
         coalesce(s.step, '-') as step,
         coalesce(o.outcome in ('delivered', 'met', 'conversation', 'voicemail', 'dropped'), false)
           or coalesce(x.way = 'in-app' and o.outcome = 'sent', false) as delivered,
         coalesce(o.outcome in ('met', 'conversation'), false)
           or exists (select from inbox_read r where r.slot = x.slot and r.borrower_id = x.borrower_id and r.message = m.message
                         and r.at < x.at + 10080) as was_read,
         coalesce(o.outcome = 'conversation', false)
           or exists (select from reply_of w join reply r on r.slot = w.reply_slot and r.reference = w.reference
                       where w.slot = x.slot and w.borrower_id = x.borrower_id and w.message = m.message and r.at < x.at + 10080) as answered,
         exists (select from paid p where p.slot = x.slot and p.account_id = any (x.debts) and p.day between x.day and x.day + 7) as paid,
         not exists (select from contact_attempt t where t.slot = x.slot and t.borrower_id = x.borrower_id and t.permit < x.permit
                        and t.at >= ${begins("date_trunc('month', x.day)")}) as first_of_month,
         case when exists (select from booked_cost k where k.slot = x.slot and k.borrower_id = x.borrower_id and k.permit = x.permit) then 0
              else round(coalesce(($4::jsonb ->> x.way)::numeric, 0) * coalesce(m.parts, 1))::bigint end as cost,
         x.weekday, x.hour
    from (select t.slot, t.borrower_id, t.permit, t.way, t.at, (to_timestamp(t.at * 60.0) at time zone $3)::date as day,
                 nullif(substring(t.debts from '^\\d+'), '')::bigint as account_id,
                 case when t.debts ~ '^\\d+( \\d+)*$' then string_to_array(t.debts, ' ')::bigint[] else '{}' end as debts,
                 extract(isodow from to_timestamp(t.at * 60.0) at time zone b.time_zone)::smallint as weekday,
                 extract(hour from to_timestamp(t.at * 60.0) at time zone b.time_zone)::smallint as hour
            from contact_attempt t join borrower b on b.slot = t.slot and b.borrower_id = t.borrower_id
           where t.at >= ${begins('$1::date')} and t.at < ${begins('$2::date + 1')}) x
    left join account a on a.slot = x.slot and a.account_id = x.account_id
    left join lateral (
      select f.data::jsonb #>> '{value,outcome}' as outcome from person_fact f
       where f.slot = x.slot and f.borrower_id = x.borrower_id and f.type = 'outcome' and f.permit = x.permit and f.at < x.at + 10080
       order by f.seq desc limit 1) o on true
    left join lateral (
      select g.message, g.parts, g.day from message g
       where g.slot = x.slot and g.borrower_id = x.borrower_id and g.permit = x.permit limit 1) m on true
    left join lateral (
      select min(c.step) as step from contact c
       where c.slot = x.slot and c.account_id = x.account_id and c.day = m.day and c.message = m.message) s on true
   where coalesce(o.outcome, '') <> 'not-sent'`;

/** What letters, visits and courts really cost, in the one currency in which costs are counted ($5), each on its day. */
export const BOOKED = `
  select k.day, coalesce(a.product, 0)::smallint as product, case when k.kind in ('letter', 'visit') then k.kind else 'court' end as way,
         k.amount * ${FEN} as cost
    from booked_cost k left join account a on a.slot = k.slot and a.account_id = k.account_id
   where k.day between $1 and $2 and k.currency = $5`;

/** Accounts that paid on a day, for those who ask what a contact brought; stands before `CONTACTS`. */
export const PAID = `
  paid as materialized (
    select distinct p.slot, p.account_id, p.day from posting p
     where p.day between $1::date and $2::date + 7 and not p.by_night and p.debit = ${CASH})`;

/** Planned contacts that rules stood against: one row for each rule. */
export const REFUSED = `
  select c.day, c.slot, c.account_id, 0 as seq, c.borrower_id, a.product, r.against ->> 0 as rule, r.against ->> 1 as code, c.step
    from contact c
    join preview v on v.slot = c.slot and v.account_id = c.account_id and v.day = c.day and v.step = c.step
    join account a on a.slot = c.slot and a.account_id = c.account_id
    cross join lateral jsonb_array_elements(v.against::jsonb) r (against)
   where c.day between $1 and $2 and v.possible_at is null`;
