/**
 * How is a book made in which so many people wait for an agent, to measure the list on it?
 *
 * For a bench only: one call planned for each of the first people who are in arrears, today or a few days ago.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { openVault } from '../../vault/sealed-person.ts';
import { CopyWriter } from '../binary-copy.ts';
import { BORROWER_COLUMNS, writeBorrower } from '../book-row.ts';
import { copyIn } from '../copy-stream.ts';
import { type Pool, type Queryable, transaction } from '../pool.ts';
import { SLOTS } from '../slot.ts';

/** Puts one due day on as many accounts as are to wait, and plans a call for each; returns how many there are. */
export async function seedWaiting(pool: Pool, today: Day, people: number): Promise<number> {
  const chosen = `select slot, account_id, borrower_id, row_number() over (order by slot, account_id)::int as place
                    from account where written_off_on is null order by slot, account_id limit $1`;
  await pool.query(
    `update account a set oldest_due = $2::date - (1 + c.place % 120), due_principal = 10000 + (c.place * 7919) % 900000
       from (${chosen}) c where a.slot = c.slot and a.account_id = c.account_id`,
    [people, formatDay(today)],
  );
  await seedOwners(pool);
  const done = await pool.query(
    `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason)
     select slot, account_id, $2::date - place % 5, 'bench', borrower_id, $3, 'bench', 'planned', ''
       from (${chosen}) c on conflict do nothing`,
    [people, formatDay(today), CHANNELS.indexOf('call')],
  );
  await pool.query('analyze account, contact, borrower');
  return done.rowCount ?? 0;
}

/** Slots whose borrowers are written at a time. */
const TOGETHER = 16;

/** A bench book has accounts only: who owes them is made up here, everybody of the book. */
async function seedOwners(pool: Pool): Promise<void> {
  for (let slot = 0; slot < SLOTS; slot += TOGETHER)
    await transaction(pool, async (client) => {
      const { rows } = await client.query<{ slot: number; id: bigint }>(
        `select distinct a.slot, a.borrower_id as id from account a where a.slot between $1 and $2
            and not exists (select from borrower b where b.slot = a.slot and b.borrower_id = a.borrower_id)`,
        [slot, slot + TOGETHER - 1],
      );
      const vault = await openVault(client);
      const out = new CopyWriter();
      for (const { slot: of, id } of rows)
        writeBorrower(out, vault, {
          ...{ slot: of, id, name: '李小明', phone: '10000000000', email: null },
          ...{ language: 'zh-CN', region: 'CN-33', timeZone: 'Asia/Shanghai' },
        });
      if (rows.length > 0) await copyIn(client, 'borrower', BORROWER_COLUMNS, out);
    });
}

/** Statistics of what the morning wrote. */
export async function analyseWaiting(db: Queryable): Promise<void> {
  await db.query('vacuum analyze waiting_person');
}
