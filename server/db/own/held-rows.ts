/**
 * What does the book hold of one person, table by table?
 *
 * Every table that has something of a borrower or of an account, as the database itself lists them: a table that is added later is in the
 * copy without anybody thinking of it. Asked with his own numbers in the condition, and behind the wall where there is one. Keys,
 * digests of codes, sealed bytes and who of the staff looked stay out: who looked is told by day and role on his own page.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** Rows of one table, as JSON. */
export interface HeldTable {
  readonly table: string;
  readonly rows: string;
  readonly count: number;
}

const LEFT_OUT = [
  'sealed',
  'seen_log',
  'seen_alarm',
  'session',
  'sign_in_code',
  'one_time_word',
  'likeness',
  'likeness_of',
];

/** All of it, tables in order of name; those without a row are left out. */
export async function heldRows(db: Queryable, { slot, borrower }: BorrowerKey): Promise<HeldTable[]> {
  const { rows: tables } = await db.query<{ name: string; statement: string }>(
    `select c.relname as name,
            format('select coalesce(jsonb_agg(to_jsonb(t) - %L::text[]), ''[]'')::text as rows, count(*)::int as count from %I t where slot = $1 and %s',
                   coalesce(array_agg(a.attname::text) filter (where a.atttypid = 'bytea'::regtype), '{}'), c.relname,
                   case when bool_or(a.attname = 'borrower_id') then 'borrower_id = $2'
                        else 'account_id in (select account_id from account where slot = $1 and borrower_id = $2)' end) as statement
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1)
      group by c.oid, c.relname
     having bool_or(a.attname = 'slot') and (bool_or(a.attname = 'borrower_id') or bool_or(a.attname = 'account_id'))
      order by c.relname`,
    [LEFT_OUT],
  );
  const held: HeldTable[] = [];
  for (const { name, statement } of tables) {
    const { rows } = await db.query<{ rows: string; count: number }>(statement, [slot, borrower]);
    if (rows[0]!.count > 0) held.push({ table: name, ...rows[0]! });
  }
  return held;
}
