/**
 * Which accounts moved in a month while they had cases, what do the ledger's events and transfers say of them, and which lines are written?
 *
 * Everything as it was known at the end of the month, so that whenever a month is run it finds the same. One statement for all accounts of
 * a batch; of quiet accounts nothing is read.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import { ledgerCode } from '../../../rules/ledger.ts';
import type { LinedSum, NewLine, PaidCase } from '../../../rules/reckoning/commission.ts';
import type { KnownMoney } from '../../../rules/reckoning/counted-money.ts';
import type { Key } from '../accounts.ts';
import { int2s, int8s } from '../binary-array.ts';
import { eventOf } from '../event-row.ts';
import type { Client, Queryable } from '../pool.ts';

/** First and last day of a month. */
export interface MonthSpan {
  readonly first: Day;
  readonly last: Day;
}

const keysOf = (keys: readonly Key[]): [Buffer, Buffer] => [
  int2s(keys.map(({ slot }) => slot)),
  int8s(keys.map(({ accountId }) => accountId)),
];

/** Accounts that had a case by the end of a month and a fact in it, in order behind `after`. */
export async function movedAccounts(
  db: Queryable,
  { first, last }: MonthSpan,
  after: Key | null,
  size: number,
): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    `select distinct c.slot, c.account_id as "accountId" from agency_case c
      where c.begins_on <= $2 and c.days_past_due is not null and (c.slot, c.account_id) > ($3::smallint, $4::bigint)
        and exists (select from event e where e.slot = c.slot and e.account_id = c.account_id and e.type = 'fact' and e.day between $1 and $2)
      order by c.slot, c.account_id limit $5`,
    [formatDay(first), formatDay(last), after?.slot ?? -1, after?.accountId ?? 0n, size],
  );
  return rows;
}

/** The cases of accounts as they stood at the end of a day. */
export async function casesOf(db: Queryable, keys: readonly Key[], last: Day): Promise<(Key & PaidCase)[]> {
  const { rows } = await db.query<Key & PaidCase>(
    `select c.slot, c.account_id as "accountId", c.number, c.agency, c.begins_on as "beginsOn",
            case when c.ended_on <= $3 then c.ended_on end as "endedOn", c.days_past_due as "daysPastDue"
       from agency_case c join unnest($1::smallint[], $2::bigint[]) as k (slot, account_id) on c.slot = k.slot and c.account_id = k.account_id
      where c.begins_on <= $3 and c.days_past_due is not null order by c.slot, c.account_id, c.number`,
    [...keysOf(keys), formatDay(last)],
  );
  return rows;
}

/** A fact of money or of an agreement, with the day on which it was entered. */
export type EnteredMoney = Key & { readonly day: Day; readonly fact: KnownMoney };

/** What is known of the accounts' money at the end of a day. */
export async function moneyOf(db: Queryable, keys: readonly Key[], last: Day): Promise<EnteredMoney[]> {
  const { rows } = await db.query<Key & { seq: number; day: Day; type: string; data: string }>(
    `select e.slot, e.account_id as "accountId", e.seq, e.day, e.type, e.data
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join event e on e.slot = k.slot and e.account_id = k.account_id and e.type = 'fact' and e.day <= $3
      where e.data ~ '"type":"(paid|charged-back|reversed|withdrawn|agreed)"' order by e.slot, e.account_id, e.seq`,
    [...keysOf(keys), formatDay(last)],
  );
  return rows.flatMap(({ slot, accountId, seq, day, type, data }) => {
    const { body } = eventOf(day, type, data);
    if (body.type !== 'fact') return [];
    const { fact } = body;
    switch (fact.type) {
      case 'paid':
      case 'charged-back':
      case 'reversed':
      case 'withdrawn':
      case 'agreed':
        return [{ slot, accountId, day, fact: { ...fact, seq } }];
      default:
        return [];
    }
  });
}

const CASH = ledgerCode('cash');

/** What reached each account in a month by the ledger's own transfers, less what left; money that was lent is another matter. */
export async function cashOf(
  db: Queryable,
  keys: readonly Key[],
  { first, last }: MonthSpan,
): Promise<(Key & { readonly amount: bigint })[]> {
  const { rows } = await db.query<Key & { amount: bigint }>(
    `with moved as materialized (
       select slot, account_id, seq, case when debit = $5 then amount else -amount end as amount
         from posting where day between $3 and $4 and (debit = $5 or credit = $5))
     select k.slot, k.account_id as "accountId", coalesce(sum(p.amount), 0)::bigint as amount
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       left join (moved p join event e on e.slot = p.slot and e.account_id = p.account_id and e.seq = p.seq
                                      and e.type = 'fact' and e.data !~ '"type":"lent"')
         on p.slot = k.slot and p.account_id = k.account_id
      group by k.slot, k.account_id`,
    [...keysOf(keys), formatDay(first), formatDay(last), CASH],
  );
  return rows;
}

const SUMMED = `kind, agency, case_number as "caseNumber", about, sum(counted)::bigint as counted, sum(amount)::bigint as amount,
  max(line) filter (where act <> 'taken-back') as line, max(ppm) as ppm, max(value_on) as "valueOn"`;

/** What the lines about accounts come to so far. */
export async function linedOn(db: Queryable, keys: readonly Key[]): Promise<(Key & LinedSum)[]> {
  const { rows } = await db.query<Key & LinedSum>(
    `select l.slot, l.account_id as "accountId", ${SUMMED}
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join agency_line l using (slot, account_id) group by l.slot, l.account_id, kind, agency, case_number, about`,
    keysOf(keys),
  );
  return rows;
}

/** What the lines about quality come to so far. */
export async function linedQuality(db: Queryable): Promise<LinedSum[]> {
  const { rows } = await db.query<LinedSum>(
    `select ${SUMMED} from agency_line where kind = 'quality' group by kind, agency, case_number, about`,
  );
  return rows;
}

/** A statement as it is kept. */
export interface StatementRow {
  readonly agency: string;
  readonly month: Day;
  readonly madeOn: Day;
  readonly lines: number;
  readonly counted: bigint;
  readonly amount: bigint;
  readonly ledger: bigint;
  readonly beside: bigint;
  readonly days: number;
}

export async function addStatement(client: Client, row: StatementRow): Promise<void> {
  const { agency, month, madeOn, lines, counted, amount, ledger, beside, days } = row;
  await client.query(
    `insert into agency_statement (agency, month, made_on, lines, counted, amount, ledger, beside, days)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [agency, formatDay(month), formatDay(madeOn), lines, counted, amount, ledger, beside, days],
  );
}

/** A line to write: its account is null where it is about quality. */
export interface LineToWrite {
  readonly key: Key | null;
  readonly line: NewLine;
}

/** Writes the lines of a month of one agency, numbered on from its last. */
export async function addLines(
  client: Client,
  agency: string,
  month: Day,
  lines: readonly LineToWrite[],
): Promise<void> {
  const of = <T>(read: (line: NewLine) => T): T[] => lines.map(({ line }) => read(line));
  await client.query(
    `insert into agency_line (agency, line, month, slot, account_id, kind, act, case_number, about, seq, value_on, ppm, counted, amount, takes_back)
     select $1, n.ord + coalesce((select max(l.line) from agency_line l where l.agency = $1), 0), $2, n.slot, n.account_id, n.kind, n.act,
            n.case_number, n.about, n.seq, n.value_on, n.ppm, n.counted, n.amount, n.takes_back
       from unnest($3::smallint[], $4::bigint[], $5::text[], $6::text[], $7::int[], $8::text[], $9::int[], $10::date[], $11::int[], $12::bigint[],
                   $13::bigint[], $14::int[]) with ordinality
            as n (slot, account_id, kind, act, case_number, about, seq, value_on, ppm, counted, amount, takes_back, ord)
      order by n.ord`,
    [
      agency,
      formatDay(month),
      lines.map(({ key }) => key?.slot ?? null),
      lines.map(({ key }) => key?.accountId ?? null),
      of(({ kind }) => kind),
      of(({ act }) => act),
      of(({ caseNumber }) => caseNumber),
      of(({ about }) => about),
      of(({ seq }) => seq),
      of(({ valueOn }) => formatDay(valueOn)),
      of(({ ppm }) => ppm),
      of(({ counted }) => counted),
      of(({ amount }) => amount),
      of(({ takesBack }) => takesBack),
    ],
  );
}

/** The last month that was run; null: none was. Whoever runs one holds the table, so that two never do at once. */
export async function lastMonthRun(client: Client): Promise<Day | null> {
  await client.query('lock table agency_statement in share row exclusive mode');
  const { rows } = await client.query<{ month: Day | null }>(
    'select max(month) as month from agency_statement',
  );
  return rows[0]!.month;
}
