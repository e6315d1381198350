/**
 * Is this book a made-up one, which one, and is it whole?
 *
 * The plan of a made-up book stands with the night of its take-over, the eve of its first business day: that night is
 * finished when every slot is sown. A slot is sown in one transaction, so it holds borrowers or is still empty.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import { MADE_UP_FROM } from '../../simulator/contracts.ts';
import { Trouble } from '../trouble.ts';
import { ACCOUNT_COLUMNS, type AccountRow, readAccount } from './account-row.ts';
import { copyOut } from './copy-stream.ts';
import type { Client, Queryable } from './pool.ts';

/** The made-up book that a database holds, or will hold when it is whole. `day` is its first business day. */
export interface Seeding {
  readonly seed: number;
  readonly accounts: number;
  readonly day: Day;
  readonly whole: boolean;
}

/** The made-up book of this database; null when it holds none. */
export async function readSeeding(db: Queryable): Promise<Seeding | null> {
  const { rows } = await db.query<Seeding>(
    `select (totals -> 'seeded' ->> 'seed')::float8 as seed, (totals -> 'seeded' ->> 'accounts')::int as accounts,
            day + 1 as day, finished_at is not null as whole
       from night where totals ? 'seeded'`,
  );
  return rows[0] ?? null;
}

/** True while the database holds no book of any kind. */
export async function isEmptyBook(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ empty: boolean }>(
    'select not exists (select from night) and not exists (select from account) as empty',
  );
  return rows[0]!.empty;
}

/** Notes which book is being made. */
export async function beginSeeding(db: Queryable, plan: Omit<Seeding, 'whole'>): Promise<void> {
  const seeded = { seed: plan.seed, accounts: plan.accounts };
  await db.query('insert into night (day, totals) values ($1, $2) on conflict do nothing', [
    formatDay(plan.day - 1),
    JSON.stringify({ takenOver: true, seeded }),
  ]);
}

/** Notes that the book is whole: from now on its first business day is open. */
export async function finishSeeding(db: Queryable): Promise<void> {
  for (const table of ['borrower', 'account', 'event', 'posting', 'instalment', 'contact'])
    await db.query(`analyze ${table}`);
  await db.query(`update night set finished_at = now() where totals ? 'seeded'`);
}

/** The slots that are sown already. */
export async function sownSlots(db: Queryable): Promise<ReadonlySet<number>> {
  const { rows } = await db.query<{ slot: number }>(
    'select slot from generate_series(0, 255) slot where exists (select from borrower b where b.slot = slot.slot)',
  );
  return new Set(rows.map(({ slot }) => slot));
}

/** Takes everything out of a made-up book, so that another can be made. Refuses as soon as one account came from a host. */
export async function discardSeeded(db: Queryable): Promise<void> {
  if ((await readSeeding(db)) === null) throw new Error('only a made-up book can be thrown away');
  const real = await db.query('select from account where account_id < $1 limit 1', [MADE_UP_FROM]);
  if (real.rowCount !== 0)
    throw new Trouble(
      'This book also holds accounts that were taken in from a host; it is not thrown away.',
      'Use another database for a new one: --database-url, or another ANHUAN_HOME.',
    );
  await emptyBook(db);
}

/** Empties every table of a book, at once or not at all; the guards of what is append-only step aside for this alone. */
export async function emptyBook(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ tables: string }>(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables
      where schemaname = current_schema() and tablename <> 'migration'`,
  );
  const guarded = await db.query<{ name: string }>(
    `select distinct format('%I', c.relname) as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace order by name`,
  );
  const guards = (what: string) => guarded.rows.map(({ name }) => `alter table ${name} ${what} trigger user`);
  const statements = [
    ...guards('disable'),
    `truncate ${rows[0]!.tables} restart identity`,
    ...guards('enable'),
  ];
  await db.query(statements.join('; ')); // one message is one transaction
}

/** Hands every account of the slots from `first` to `last` to `onRow`, in order of key. */
export async function eachAccount(
  client: Client,
  first: number,
  last: number,
  onRow: (row: AccountRow) => void,
): Promise<void> {
  const columns = ACCOUNT_COLUMNS.join(', ');
  await copyOut(
    client,
    `select ${columns} from account where slot between ${Number(first)} and ${Number(last)} order by slot, account_id`,
    (row) => onRow(readAccount(row)),
  );
}
