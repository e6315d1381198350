/**
 * Which cases are there, how far has each come, and how is one written?
 *
 * A row is the fold of the steps in the person's log, written in the transaction of the step under the borrower's lock. Every statement
 * names the slot, but for the lists, which are read by stage and day.
 */
import type { CasePath, Stage } from '../../../rules/court/court-stage.ts';
import type { Means } from '../../../rules/court/worth-it.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';

export type Halt = 'agreement' | 'paid' | 'dispute' | 'hold' | 'special-path';

export interface CaseKey extends BorrowerKey {
  readonly caseNo: number;
}

/** A case. Amounts in minor units; `award`: principal, interest, costs. */
export interface CaseRow extends CaseKey {
  readonly accountId: bigint;
  readonly path: CasePath;
  readonly jurisdiction: string;
  readonly currency: string;
  readonly stage: Stage;
  readonly rested: Stage | null;
  readonly stageOn: Day;
  readonly nextOn: Day | null;
  readonly nextWhy: string | null;
  readonly halt: Halt | null;
  readonly haltOn: Day | null;
  readonly means: Means;
  readonly ground: string;
  readonly clause: boolean;
  readonly claim: bigint;
  readonly brings: bigint;
  readonly costs: bigint;
  readonly against: readonly string[];
  readonly openedOn: Day;
  readonly openedBy: string;
  readonly approvedOn: Day | null;
  readonly approvedBy: string | null;
  readonly notice: number | null;
  readonly bundleOn: Day | null;
  readonly bundle: string | null;
  readonly missing: readonly string[] | null;
  readonly filedOn: Day | null;
  readonly permit: number | null;
  readonly docket: Buffer | null;
  readonly laidOut: bigint;
  readonly award: readonly bigint[] | null;
  readonly judgedOn: Day | null;
  readonly finalFrom: Day | null;
  readonly payBy: Day | null;
}

/** Columns in the order of a row, each with its type. */
const COLUMNS: readonly (readonly [column: string, field: keyof CaseRow, type: 'day' | 'plain'])[] = [
  ['slot', 'slot', 'plain'],
  ['borrower_id', 'borrower', 'plain'],
  ['case_no', 'caseNo', 'plain'],
  ['account_id', 'accountId', 'plain'],
  ['path', 'path', 'plain'],
  ['jurisdiction', 'jurisdiction', 'plain'],
  ['currency', 'currency', 'plain'],
  ['stage', 'stage', 'plain'],
  ['rested', 'rested', 'plain'],
  ['stage_on', 'stageOn', 'day'],
  ['next_on', 'nextOn', 'day'],
  ['next_why', 'nextWhy', 'plain'],
  ['halt', 'halt', 'plain'],
  ['halt_on', 'haltOn', 'day'],
  ['means', 'means', 'plain'],
  ['ground', 'ground', 'plain'],
  ['clause', 'clause', 'plain'],
  ['claim', 'claim', 'plain'],
  ['brings', 'brings', 'plain'],
  ['costs', 'costs', 'plain'],
  ['against', 'against', 'plain'],
  ['opened_on', 'openedOn', 'day'],
  ['opened_by', 'openedBy', 'plain'],
  ['approved_on', 'approvedOn', 'day'],
  ['approved_by', 'approvedBy', 'plain'],
  ['notice', 'notice', 'plain'],
  ['bundle_on', 'bundleOn', 'day'],
  ['bundle', 'bundle', 'plain'],
  ['missing', 'missing', 'plain'],
  ['filed_on', 'filedOn', 'day'],
  ['permit', 'permit', 'plain'],
  ['docket', 'docket', 'plain'],
  ['laid_out', 'laidOut', 'plain'],
  ['award', 'award', 'plain'],
  ['judged_on', 'judgedOn', 'day'],
  ['final_from', 'finalFrom', 'day'],
  ['pay_by', 'payBy', 'day'],
];
const READ = COLUMNS.map(([column, field]) =>
  column === 'award' ? `c.award::text[] as "award"` : `c.${column} as "${field}"`,
).join(', ');
const KEYS = 3;
const OVER = `('settled', 'withdrawn', 'refused', 'ended')`;

const rowOf = (row: CaseRow): CaseRow => ({ ...row, award: row.award?.map(BigInt) ?? null });

/** Writes a case as it stands now, new or known; the borrower is locked. */
export async function writeCase(client: Client, row: CaseRow): Promise<void> {
  const values = COLUMNS.map(([, field, type]) => {
    const value = row[field];
    if (type === 'day') return value === null ? null : formatDay(value as Day);
    return Array.isArray(value) ? value.map(String) : value;
  });
  const set = COLUMNS.slice(KEYS).map(([column]) => `${column} = excluded.${column}`);
  await client.query(
    `insert into court_case (${COLUMNS.map(([column]) => column).join(', ')})
     values (${COLUMNS.map((_, place) => `$${place + 1}`).join(', ')})
     on conflict (slot, borrower_id, case_no) do update set ${set.join(', ')}`,
    values,
  );
}

/** One case; null: there is none. */
export async function readCase(db: Queryable, { slot, borrower, caseNo }: CaseKey): Promise<CaseRow | null> {
  const { rows } = await db.query<CaseRow>(
    `select ${READ} from court_case c where slot = $1 and borrower_id = $2 and case_no = $3`,
    [slot, borrower, caseNo],
  );
  return rows[0] === undefined ? null : rowOf(rows[0]);
}

/** All cases of a person, in order. */
export async function casesOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<CaseRow[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${READ} from court_case c where slot = $1 and borrower_id = $2 order by case_no`,
    [slot, borrower],
  );
  return rows.map(rowOf);
}

/** A case of a list, with whose it is. */
export interface ListedCase extends CaseRow, WithPerson {}

/** Cases by stage (null: those alive), those with the earliest next day first, after a place; one more than the page. */
export async function listCases(
  db: Queryable,
  {
    stage,
    size,
    after,
  }: {
    readonly stage: string | null;
    readonly size: number;
    readonly after: readonly [next: bigint, slot: bigint, borrower: bigint, caseNo: bigint] | null;
  },
): Promise<(ListedCase & { readonly place: number })[]> {
  const { rows } = await db.query<ListedCase & { place: number }>(
    `select * from (
       select ${READ}, ${personOf('b')} as person, coalesce(c.next_on - date '1970-01-01', 99999) as place
         from court_case c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
        where case when $1::text is null then c.stage not in ${OVER} else c.stage = $1 end) l
      where $3::bigint is null or (place, slot, borrower, "caseNo") > ($3, $4, $5, $6)
      order by place, slot, borrower, "caseNo" limit $2`,
    [stage, size + 1, ...(after ?? [null, null, null, null])],
  );
  return rows.map((row) => ({ ...row, ...rowOf(row) }));
}

/** How many cases there are at each stage. */
export async function countCases(db: Queryable): Promise<{ stage: Stage; count: number }[]> {
  const { rows } = await db.query<{ stage: Stage; count: number }>(
    'select stage, count(*)::int as count from court_case group by stage order by stage',
  );
  return rows;
}

/** Cases at a court or about to be whose account an agreement, a payment or a wall of rest has changed, and nobody was told yet. */
export async function changedCases(db: Queryable): Promise<CaseKey[]> {
  const { rows } = await db.query<CaseKey>(
    `select c.slot, c.borrower_id as borrower, c.case_no as "caseNo"
       from court_case c join account a on a.slot = c.slot and a.account_id = c.account_id
      where c.stage in ('prepared', 'approved', 'noticed', 'filed', 'accepted', 'mediation', 'hearing', 'judged', 'appealed', 'in-force',
                        'enforcement', 'stayed', 'rejected')
        and (c.halt is not null or a.oldest_due is null or a.agreement is not null
             or exists (select from special_path s where s.slot = c.slot and s.borrower_id = c.borrower_id and s.ended_on is null)
             or exists (select from person_fact f where f.slot = c.slot and f.borrower_id = c.borrower_id
                           and f.type in ('hold', 'dispute', 'hold-lifted', 'verification-sent', 'person')))
      order by c.slot, c.borrower_id, c.case_no`,
  );
  return rows;
}

/** Where a message stands that was asked for: its state, and the minute at which it went out, if it did. */
export async function sentMessage(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  message: number,
): Promise<{ readonly state: string; readonly day: Day; readonly at: number | null } | null> {
  const { rows } = await db.query<{ state: string; day: Day; at: number | null }>(
    `select m.state, m.day, t.at from message m
       left join contact_attempt t on t.slot = m.slot and t.borrower_id = m.borrower_id and t.permit = m.permit
      where m.slot = $1 and m.borrower_id = $2 and m.message = $3`,
    [slot, borrower, message],
  );
  return rows[0] ?? null;
}

/** Accounts whose ladder has come to the court and that have no case yet, the longest late first. */
export interface Candidate extends BorrowerKey, WithPerson {
  readonly accountId: bigint;
  readonly planned: Day;
  readonly oldestDue: Day;
}

export async function courtCandidates(db: Queryable, channel: number, size: number): Promise<Candidate[]> {
  const { rows } = await db.query<Candidate>(
    `select p.slot, a.borrower_id as borrower, p.account_id as "accountId", p.planned, a.oldest_due as "oldestDue", ${personOf('b')} as person
       from (select slot, account_id, min(day) as planned from contact
              where channel = $1 and state in ('planned', 'held') group by slot, account_id) p
       join account a on a.slot = p.slot and a.account_id = p.account_id and a.oldest_due is not null and a.written_off_on is null
       join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where not exists (select from court_case c where c.slot = p.slot and c.account_id = p.account_id)
      order by a.oldest_due, p.slot, p.account_id limit $2`,
    [channel, size],
  );
  return rows;
}

/** What the gate decided about a person when somebody asked: a permit that was used later is one decision, its judging anew no other. */
export async function countDecisions(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<{ readonly allowed: number; readonly refused: number }> {
  const { rows } = await db.query<{ allowed: number; refused: number }>(
    `select count(*) filter (where result in ('permit', 'permit-with-flag'))::int as allowed,
            count(*) filter (where result not in ('permit', 'permit-with-flag'))::int as refused
       from decision where slot = $1 and borrower_id = $2 and asked = 'ask'`,
    [slot, borrower],
  );
  return rows[0]!;
}
