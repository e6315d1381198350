/**
 * Whom does the ladder want to reach on a day, and what is recorded about them?
 *
 * For a batch over the night's plan: a few slots at a time, all planned contacts of their borrowers, all accounts of those,
 * and the facts of the last weeks. Ranges of slots stand in every statement, on both sides of every join.
 */
import { type Account, CHANNELS, type Channel, type Fact } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { ACCOUNT_COLUMNS, readAccount } from '../account-row.ts';
import { byIndex } from '../accounts.ts';
import { copyOut } from '../copy-stream.ts';
import { eventOf } from '../event-row.ts';
import type { Client, Queryable } from '../pool.ts';
import { type LogRows, REACHES, readLogs } from './person-rows.ts';

/** Slots `from` … `to`. */
export interface Slots {
  readonly from: number;
  readonly to: number;
}

/** A contact the ladder wants. */
export interface WantedContact {
  readonly accountId: bigint;
  readonly step: string;
  readonly channel: Channel;
}

/** A borrower whom the ladder wants to reach, with what it wants and what is known. */
export interface PlannedPerson {
  readonly slot: number;
  readonly borrower: {
    readonly phone: string | null;
    readonly email: string | null;
    readonly region: string;
    readonly timeZone: string;
  };
  readonly wanted: readonly WantedContact[];
  readonly accounts: readonly { readonly account: Account; readonly facts: readonly Fact[] }[];
  readonly log: LogRows;
}

/** Slots in groups of about `size` contacts planned for `day`; nothing where nothing is planned. */
export async function planSlots(db: Queryable, day: Day, size: number): Promise<Slots[]> {
  const { rows } = await db.query<{ slot: number; wanted: number }>(
    `select slot, count(*)::int as wanted from contact where day = $1 and state = 'planned' group by slot order by slot`,
    [formatDay(day)],
  );
  const groups: Slots[] = [];
  let together = 0;
  for (const { slot, wanted } of rows) {
    const last = groups.at(-1);
    if (last !== undefined && together + wanted <= size) {
      groups[groups.length - 1] = { from: last.from, to: slot };
      together += wanted;
    } else {
      groups.push({ from: slot, to: slot });
      together = wanted;
    }
  }
  return groups;
}

interface WantedRow {
  slot: number;
  borrower_id: bigint;
  account_id: bigint;
  step: string;
  channel: number;
  phone: string | null;
  email: string | null;
  region: string;
  time_zone: string;
}

/** The borrowers of these slots whom the ladder wants to reach on `day`. Facts count from `since` on. */
export async function readPlan(
  client: Client,
  day: Day,
  { from, to }: Slots,
  since: Day,
): Promise<PlannedPerson[]> {
  const { rows } = await client.query<WantedRow>(
    `select c.slot, c.borrower_id, c.account_id, c.step, c.channel, ${REACHES}, b.region, b.time_zone
       from contact c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
      where c.day = $1 and c.state = 'planned' and c.slot between $2 and $3 and b.slot between $2 and $3
      order by c.slot, c.borrower_id, c.channel, c.account_id, c.step`,
    [formatDay(day), from, to],
  );
  const accounts = await accountsOfPlan(client, day, { from, to });
  const facts = await factsOf(client, [...accounts.values()].flat(), since);
  const people = new Map(rows.map(({ slot, borrower_id: borrower }) => [borrower, { slot, borrower }]));
  const logOf = await readLogs(client, [...people.values()]);
  return [...Map.groupBy(rows, ({ borrower_id }) => borrower_id)].map(([borrower, wanted]) => {
    const [{ slot, phone, email, region, time_zone: timeZone }] = wanted as [WantedRow];
    return {
      slot,
      borrower: { phone, email, region, timeZone },
      wanted: wanted.map(({ account_id, step, channel }) => ({
        accountId: account_id,
        step,
        channel: CHANNELS[channel]!,
      })),
      accounts: (accounts.get(borrower) ?? []).map(({ account }) => ({
        account,
        facts: facts.get(account.id) ?? [],
      })),
      log: logOf(borrower),
    };
  });
}

interface Lying {
  readonly slot: number;
  readonly account: Account;
}

/** All accounts of the borrowers who are wanted, by borrower. COPY takes no parameters: only numbers are written into it. */
async function accountsOfPlan(client: Client, day: Day, { from, to }: Slots): Promise<Map<bigint, Lying[]>> {
  const found = new Map<bigint, Lying[]>();
  await copyOut(
    client,
    `select ${ACCOUNT_COLUMNS.map((column) => `a.${column}`).join(', ')} from account a
      where a.slot between ${from} and ${to} and (a.slot, a.borrower_id) in (
        select c.slot, c.borrower_id from contact c
         where c.day = '${formatDay(day)}' and c.state = 'planned' and c.slot between ${from} and ${to})`,
    (row) => {
      const { slot, account } = readAccount(row);
      const others = found.get(account.borrower);
      if (others === undefined) found.set(account.borrower, [{ slot, account }]);
      else others.push({ slot, account });
    },
  );
  return found;
}

/** Facts entered on these accounts since a day, by account. */
async function factsOf(client: Client, accounts: readonly Lying[], since: Day): Promise<Map<bigint, Fact[]>> {
  const { rows } = await byIndex(client, () =>
    client.query<{ account_id: bigint; day: Day; type: string; data: string }>(
      `select e.account_id, e.day, e.type, e.data
         from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
         join event e on e.slot = k.slot and e.account_id = k.account_id
        where e.type = 'fact' and e.day >= $3
        order by e.account_id, e.seq`,
      [accounts.map(({ slot }) => slot), accounts.map(({ account }) => account.id), formatDay(since)],
    ),
  );
  const found = new Map<bigint, Fact[]>();
  for (const { account_id, day, type, data } of rows) {
    const { body } = eventOf(day, type, data);
    if (body.type !== 'fact') continue;
    const others = found.get(account_id);
    if (others === undefined) found.set(account_id, [body.fact]);
    else others.push(body.fact);
  }
  return found;
}
