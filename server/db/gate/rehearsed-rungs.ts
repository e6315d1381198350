/**
 * What stands in the tables about everybody whom a rehearsal walked over the rungs? Only rehearsals and tests ask.
 *
 * Raw rows: contacts with their permits, messages, letters, visits with what was entered, cases. Who reads them judges by them alone.
 */
import type { Queryable } from '../pool.ts';

/** A contact with the permit it was made on. `sent`: nothing says that it never left the house. */
export interface RungContact {
  readonly borrower: bigint;
  readonly permit: number;
  readonly at: number;
  readonly way: string;
  readonly person: string;
  readonly worker: string | null;
  readonly sender: string;
  readonly purpose: string;
  readonly usedAt: number | null;
  readonly revoked: boolean;
  readonly given: string;
  readonly checked: string;
  readonly sent: boolean;
  /** The message that carried it, where one did. */
  readonly message: number | null;
  readonly template: string | null;
}

export async function rungContacts(db: Queryable): Promise<RungContact[]> {
  const { rows } = await db.query<RungContact>(
    `select a.borrower_id as borrower, a.permit, a.at, a.way, a.person, a.worker, a.sender, a.purpose, p.used_at as "usedAt",
            p.revoked_at is not null as revoked, p.result as given, d.result as checked,
            not exists (select from person_fact f where f.slot = a.slot and f.borrower_id = a.borrower_id and f.permit = a.permit
                           and f.type = 'outcome' and f.data like '%not-sent%') as sent,
            m.message, m.template
       from contact_attempt a
       join permit p on p.slot = a.slot and p.borrower_id = a.borrower_id and p.permit = a.permit
       join decision d on d.slot = a.slot and d.borrower_id = a.borrower_id and d.seq = a.checked
       left join message m on m.slot = a.slot and m.borrower_id = a.borrower_id and m.permit = a.permit
      order by a.borrower_id, a.at, a.permit`,
  );
  return rows;
}

export interface RungLetter {
  readonly borrower: bigint;
  readonly order: number;
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedDay: number;
  readonly messageDay: number;
  readonly messageHow: string;
  readonly callDay: number;
  readonly callHow: string;
  readonly overdue: bigint;
  readonly decidedBy: string | null;
  readonly signedBy: string | null;
  readonly signedAt: number | null;
  readonly signed: boolean;
  readonly message: number | null;
  /** When the message that names the firm went out. */
  readonly noticeAt: number | null;
  readonly firmUntil: number;
}

export async function rungLetters(db: Queryable): Promise<RungLetter[]> {
  const { rows } = await db.query<RungLetter>(
    `select o.borrower_id as borrower, o.letter_order as "order", o.state, o.proposed_by as "proposedBy",
            o.proposed_on - date '1970-01-01' as "proposedDay", o.message_on - date '1970-01-01' as "messageDay",
            o.message_how as "messageHow", o.call_on - date '1970-01-01' as "callDay", o.call_how as "callHow", o.overdue,
            o.decided_by as "decidedBy", o.signed_by as "signedBy", o.signed_at as "signedAt", o.signature is not null as signed,
            o.message, a.at as "noticeAt", e.until_day - date '1970-01-01' as "firmUntil"
       from letter_order o
       join firm_engagement e using (engagement)
       left join message m on m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.notice
       left join contact_attempt a on a.slot = m.slot and a.borrower_id = m.borrower_id and a.permit = m.permit`,
  );
  return rows;
}

export interface RungVisit {
  readonly borrower: bigint;
  readonly visit: number;
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly approvedBy: string | null;
  readonly approvedAt: number | null;
  readonly visitors: readonly (string | null)[];
  readonly fromAt: number | null;
  readonly untilAt: number | null;
  readonly confirmedAt: number | null;
  readonly arrivedAt: number | null;
  readonly permit: number | null;
  /** Who confirmed it last, by the entries. */
  readonly confirmedBy: string | null;
  /** Who came on leave that held, by the entries. */
  readonly arrivedBy: string | null;
  readonly restDay: number | null;
}

export async function rungVisits(db: Queryable): Promise<RungVisit[]> {
  const { rows } = await db.query<RungVisit>(
    `select v.borrower_id as borrower, v.visit, v.state, v.proposed_by as "proposedBy", v.proposed_at as "proposedAt",
            v.approved_by as "approvedBy", v.approved_at as "approvedAt", array[v.visitor_one, v.visitor_two] as visitors,
            v.from_at as "fromAt", v.until_at as "untilAt", v.confirmed_at as "confirmedAt", v.arrived_at as "arrivedAt", v.permit,
            (select e.by from visit_entry e where e.slot = v.slot and e.borrower_id = v.borrower_id and e.visit = v.visit
                and e.type = 'confirmed' order by e.seq desc limit 1) as "confirmedBy",
            (select e.by from visit_entry e where e.slot = v.slot and e.borrower_id = v.borrower_id and e.visit = v.visit
                and e.type = 'arrived' and e.data like '%"open"%' order by e.seq desc limit 1) as "arrivedBy",
            v.rest_until - date '1970-01-01' as "restDay"
       from visit v order by v.borrower_id, v.visit`,
  );
  return rows;
}

/** A step that was recorded as impossible. `found`: a message before it found no number or no address, or he has none. */
export interface RungImpossible {
  readonly borrower: bigint;
  readonly at: number;
  readonly step: string;
  readonly found: boolean;
}

export async function rungImpossible(db: Queryable): Promise<RungImpossible[]> {
  const { rows } = await db.query<RungImpossible>(
    `select f.borrower_id as borrower, f.at, s.step,
            exists (select from message m where m.slot = f.slot and m.borrower_id = f.borrower_id and m.state = 'refused'
                       and m.why = 'no address' and m.day <= date '1970-01-01' + (f.at + 480) / 1440
                       and m.way = case s.step when 'call' then 'sms' else 'letter' end)
              or s.step = 'letter'
                 and not exists (select from address a where a.slot = f.slot and a.borrower_id = f.borrower_id and a.kind = 'postal'
                                    and coalesce(a.state, 'active') = 'active') as found
       from person_fact f
      cross join lateral (select case when f.data like '%"step":"call"%' then 'call' else 'letter' end as step) s
      where f.type = 'step-impossible' and f.data not like '%"possible":true%' order by f.borrower_id, f.at`,
  );
  return rows;
}

export interface RungCase {
  readonly borrower: bigint;
  readonly caseNo: number;
  readonly stage: string;
  readonly openedBy: string;
  readonly approvedBy: string | null;
  readonly approvedDay: number | null;
  readonly filedDay: number | null;
  readonly permit: number | null;
  readonly bundleDay: number | null;
  readonly missing: readonly string[] | null;
  readonly noticeAt: number | null;
  readonly noticeState: string | null;
}

export async function rungCases(db: Queryable): Promise<RungCase[]> {
  const { rows } = await db.query<RungCase>(
    `select c.borrower_id as borrower, c.case_no as "caseNo", c.stage, c.opened_by as "openedBy", c.approved_by as "approvedBy",
            c.approved_on - date '1970-01-01' as "approvedDay", c.filed_on - date '1970-01-01' as "filedDay", c.permit,
            c.bundle_on - date '1970-01-01' as "bundleDay", c.missing, a.at as "noticeAt", m.state as "noticeState"
       from court_case c
       left join message m on m.slot = c.slot and m.borrower_id = c.borrower_id and m.message = c.notice
       left join contact_attempt a on a.slot = m.slot and a.borrower_id = m.borrower_id and a.permit = m.permit`,
  );
  return rows;
}

/** The check or reference of a table that refused a row; null: it is another error. */
export function heldBack(error: unknown): string | null {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return code?.startsWith('23') === true ? (constraint ?? 'not null') : null;
}

/** Takes every check and reference off these tables, for a rehearsal that asks who else would notice. */
export async function withoutChecks(db: Queryable, tables: readonly string[]): Promise<void> {
  const { rows } = await db.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint
      where conrelid = any ($1::text[]::regclass[]) and contype in ('c', 'f') and conparentid = 0`,
    [tables],
  );
  for (const { table, name } of rows) await db.query(`alter table ${table} drop constraint "${name}"`);
}
