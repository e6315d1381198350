/**
 * May these people be contacted at this minute, each by what is planned for him, and how long still?
 *
 * A look for an order and a screen: leave is given where a contact is made, by the gate once more. Whoever waits for an answer inside the
 * house has nobody contacted, so nothing stands against him.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Account, Channel } from '../../rules/account.ts';
import { type Decision, gate } from '../../rules/gate/gate.ts';
import type { Minute, Zone } from '../../rules/gate/local-time.ts';
import type { Attempt } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import { CLOSING_MINUTES } from '../../rules/work/next-account.ts';
import { wayOfPlace } from '../../rules/work/next-told.ts';
import type { WaitingRow } from '../db/desk/waiting-rows.ts';
import { readPeople, readStaff } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import { lawFor } from '../gate/law-for.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { attemptOf } from '../gate/situation-from.ts';

/** What is needed to judge. */
export interface JudgingHouse {
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
}

/** A row with what the gate says of it. `asked` null: nothing had to be asked. */
export interface Reachable {
  readonly row: WaitingRow;
  readonly way: Channel | null;
  /** The account that the row is about, as it stands; null: he does not owe it any more. */
  readonly account: Account | null;
  readonly allowed: boolean;
  readonly closes: Minute | null;
  /** It is this agent who may not (not trained, say): another may. */
  readonly byWorker: boolean;
  readonly asked: {
    readonly decision: Decision;
    readonly attempt: Attempt;
    readonly zones: readonly Zone[];
  } | null;
}

/** Judges all rows with one reading. */
export async function reachable(
  client: Client,
  rows: readonly WaitingRow[],
  worker: string | null,
  now: Minute,
  house: JudgingHouse,
): Promise<Reachable[]> {
  const people = await readPeople(client, rows);
  const staff = await readStaff(client, worker === null ? [] : [worker], []);
  return rows.map((row) => {
    const person = people.get(row.borrower);
    const way = row.reason === 'answer' ? null : (wayOfPlace(row.way) ?? 'call');
    const account = person?.accounts.find(({ account: { id } }) => id === row.accountId)?.account ?? null;
    if (person === undefined || way === null)
      return { row, way, account, allowed: true, closes: null, byWorker: false, asked: null };
    const situation = situationOfRows(person, staff, now, house);
    const law = lawFor(person.region, house.collecting);
    const due = person.accounts.filter(
      ({ account: { oldestDue, writtenOffOn } }) => oldestDue !== null && writtenOffOn === null,
    );
    // He is spoken with once, about everything that is past due.
    const debts = due.length === 0 ? [String(row.accountId)] : due.map(({ account }) => String(account.id));
    const attempt = { ...attemptOf(way, row.accountId, now, house.collecting), debts, worker };
    const decision = gate(attempt, situation, law);
    const mayAt = (at: Minute) => allows(gate({ ...attempt, at }, situation, law));
    const allowed = allows(decision);
    return {
      row,
      way,
      account,
      allowed,
      closes: allowed ? closingMinute(now, mayAt) : null,
      byWorker: !allowed && worker !== null && allows(gate({ ...attempt, worker: null }, situation, law)),
      asked: { decision, attempt, zones: situation.zones },
    };
  });
}

const allows = ({ result }: Decision) => result === 'permit' || result === 'permit-with-flag';

/** The first minute of the next hour at which it is not allowed any more; null: the whole hour is. */
function closingMinute(now: Minute, mayAt: (at: Minute) => boolean): Minute | null {
  if (mayAt(now + CLOSING_MINUTES)) return null;
  let [open, shut] = [now, now + CLOSING_MINUTES];
  while (shut - open > 1) {
    const middle = Math.floor((open + shut) / 2);
    if (mayAt(middle)) open = middle;
    else shut = middle;
  }
  return shut;
}
