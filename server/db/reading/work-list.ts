/**
 * Which accounts wait for a person today, and in which order?
 *
 * Accounts in arrears for which the ladder has planned a call, a letter, a visit or a file, up to today. The order is the
 * largest overdue amount first, then the key: stable, so that a page can begin behind the last row of the one before.
 */

import { CHANNELS, type Channel } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minor } from '../../../rules/money.ts';
import { type PersonBytes, toldPerson } from '../../vault/sealed-person.ts';
import type { Queryable } from '../pool.ts';
import { personOf } from '../vault/person-columns.ts';

/** Contacts that people make; messages go out by themselves. */
export const BY_PEOPLE = ['call', 'letter', 'visit', 'court'] as const satisfies readonly Channel[];

/** What an agent looks for. */
export interface Wanted {
  readonly today: Day;
  /** `today`: planned for today. `waiting`: planned earlier and not made. */
  readonly when: 'today' | 'waiting';
  readonly channel: (typeof BY_PEOPLE)[number] | null;
  readonly product: number | null;
  /** Oldest due days between these two, both included. */
  readonly oldestFrom: Day | null;
  readonly oldestTo: Day | null;
}

/** The last row of the page before. */
export interface After {
  readonly overdue: Minor;
  readonly slot: number;
  readonly accountId: bigint;
}

export interface WorkRow extends After {
  readonly channel: Channel;
  readonly step: string;
  /** First and last day planned for, and how often. */
  readonly first: Day;
  readonly last: Day;
  readonly planned: number;
  readonly name: string;
  readonly phone: string | null;
  readonly language: 'zh-CN' | 'en';
  readonly region: string;
}

interface Row {
  slot: number;
  account_id: bigint;
  overdue: bigint;
  channel: number;
  step: string;
  first_day: Day;
  last_day: Day;
  planned: number;
  person: PersonBytes;
  language: 'zh-CN' | 'en';
  region: string;
}

/** A page of at most `size` rows behind `after`. */
export async function readWork(
  db: Queryable,
  wanted: Wanted,
  after: After | null,
  size: number,
): Promise<WorkRow[]> {
  const found = await db.query<Row>(
    `with due as (
       select slot, account_id, borrower_id, min(day) as first_day, max(day) as last_day, count(*)::int as planned,
              (array_agg(channel order by day desc, step))[1] as channel,
              (array_agg(step order by day desc, step))[1] as step
         from contact
        where state = 'planned' and day <= $1 and channel = any($2::smallint[])
        group by slot, account_id, borrower_id
       having case when $3 then max(day) = $1 else max(day) < $1 end),
     listed as (
       select d.*, a.due_principal + a.due_interest + a.due_fee as overdue
         from due d
         join account a on a.slot = d.slot and a.account_id = d.account_id
        where a.oldest_due is not null and a.written_off_on is null
          and ($4::smallint is null or a.product = $4)
          and ($5::date is null or a.oldest_due >= $5)
          and ($6::date is null or a.oldest_due <= $6))
     select l.slot, l.account_id, l.overdue, l.channel, l.step, l.first_day, l.last_day, l.planned,
            ${personOf('b')} as person, b.language, b.region
       from listed l
       join borrower b on b.slot = l.slot and b.borrower_id = l.borrower_id
      where $7::bigint is null or (-l.overdue, l.slot, l.account_id) > (-$7::bigint, $8::smallint, $9::bigint)
      order by -l.overdue, l.slot, l.account_id
      limit $10`,
    [
      formatDay(wanted.today),
      (wanted.channel === null ? BY_PEOPLE : [wanted.channel]).map((channel) => CHANNELS.indexOf(channel)),
      wanted.when === 'today',
      wanted.product,
      wanted.oldestFrom === null ? null : formatDay(wanted.oldestFrom),
      wanted.oldestTo === null ? null : formatDay(wanted.oldestTo),
      after?.overdue ?? null,
      after?.slot ?? null,
      after?.accountId ?? null,
      size,
    ],
  );
  return found.rows.map(workRow);
}

function workRow(row: Row): WorkRow {
  const { account_id: accountId, first_day: first, last_day: last, channel, person, ...rest } = row;
  const { name, phone } = toldPerson(person);
  return { ...rest, name, phone, accountId, first, last, channel: CHANNELS[channel]! };
}
