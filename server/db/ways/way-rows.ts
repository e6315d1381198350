/**
 * Which accounts are shown as ways, who could be, and what lay outside the house for them?
 *
 * Few accounts: read all together.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** An account that is shown, with where its borrower's pages are. */
export interface WayRow extends Key, BorrowerKey {
  readonly name: string;
  readonly host: string;
  readonly reference: string;
  readonly beginsOn: Day;
}

/** Keeps which accounts are shown; those that are kept already stay. */
export async function keepWays(
  client: Client,
  ways: readonly (Key & { readonly name: string })[],
  beginsOn: Day,
): Promise<void> {
  await client.query(
    `insert into shown_way (name, place, slot, account_id, begins_on)
     select name, place, slot, account_id, $4
       from unnest($1::text[], $2::smallint[], $3::bigint[]) with ordinality as k (name, slot, account_id, place)
     on conflict do nothing`,
    [
      ways.map(({ name }) => name),
      ways.map(({ slot }) => slot),
      ways.map(({ accountId }) => accountId),
      formatDay(beginsOn),
    ],
  );
}

/** All of them, in their order. */
export async function readWays(db: Queryable): Promise<WayRow[]> {
  const { rows } = await db.query<WayRow>(
    `select w.name, w.slot, w.account_id as "accountId", a.borrower_id as borrower, r.host, r.reference, w.begins_on as "beginsOn"
       from shown_way w join account a on a.slot = w.slot and a.account_id = w.account_id
       join reference r on r.account_slot = w.slot and r.account_id = w.account_id
      order by w.place, r.host, r.reference`,
  );
  const first = new Map<string, WayRow>();
  for (const row of rows) if (!first.has(row.name)) first.set(row.name, row);
  return [...first.values()];
}

/** Somebody with one debt, in China and in Chinese, most of it first. */
export interface Debtor extends Key, BorrowerKey {
  readonly overdue: bigint;
}

/** Those whose oldest amount fell due between two days. */
export async function debtorsDue(db: Queryable, from: Day, to: Day, size: number): Promise<Debtor[]> {
  const { rows } = await db.query<Debtor>(
    `select a.slot, a.account_id as "accountId", a.borrower_id as borrower, a.due_principal + a.due_interest + a.due_fee as overdue
       from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.oldest_due between $1 and $2 and a.written_off_on is null and a.paused_from is null and a.agreement is null
        and b.language = 'zh-CN' and b.region like 'CN%'
        and not exists (select from account o where o.slot = a.slot and o.borrower_id = a.borrower_id and o.account_id <> a.account_id)
      order by overdue desc, a.slot, a.account_id limit $3`,
    [formatDay(from), formatDay(to), size],
  );
  return rows;
}

/** A case with an agency. */
export interface WayCase extends Key {
  readonly agency: string;
  readonly drawnOn: Day;
  readonly toldOn: Day | null;
  readonly beginsOn: Day | null;
  readonly endedOn: Day | null;
  readonly endedWhy: string | null;
}

/** The cases with agencies of these accounts. */
export async function casesWithAgencies(db: Queryable, keys: readonly Key[]): Promise<WayCase[]> {
  const { rows } = await db.query<WayCase>(
    `select c.slot, c.account_id as "accountId", c.agency, c.drawn_on as "drawnOn", c.told_on as "toldOn", c.begins_on as "beginsOn",
            c.ended_on as "endedOn", c.ended_why as "endedWhy"
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join agency_case c on c.slot = k.slot and c.account_id = k.account_id order by c.account_id, c.number`,
    [keys.map(({ slot }) => slot), keys.map(({ accountId }) => accountId)],
  );
  return rows;
}

/** A lawyer's letter, with the minutes of its steps; null: it did not come so far. */
export interface WayLetter extends BorrowerKey {
  readonly accountId: bigint;
  readonly order: number;
  readonly firm: string;
  readonly state: string;
  readonly rounds: number;
  readonly proposedOn: Day;
  readonly decidedAt: number | null;
  readonly signedAt: number | null;
  readonly closedAt: number | null;
  readonly why: string | null;
}

/** The lawyers' letters about these accounts. */
export async function lettersAbout(db: Queryable, keys: readonly Key[]): Promise<WayLetter[]> {
  const { rows } = await db.query<WayLetter>(
    `select o.slot, o.borrower_id as borrower, o.account_id as "accountId", o.letter_order as "order", o.firm, o.state, o.rounds,
            o.proposed_on as "proposedOn", o.decided_at as "decidedAt", o.signed_at as "signedAt", o.closed_at as "closedAt", o.why
       from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
       join letter_order o on o.slot = k.slot and o.account_id = k.account_id order by o.account_id, o.letter_order`,
    [keys.map(({ slot }) => slot), keys.map(({ accountId }) => accountId)],
  );
  return rows;
}
