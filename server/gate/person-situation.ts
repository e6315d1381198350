/**
 * What is the situation of one borrower, as all his rows together tell it?
 *
 * What his credit file and the house say about him (`situation-from.ts`), with what is recorded about him laid over it
 * (`person-log.ts`): whoever decides, explains or looks ahead sees the same.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Fact } from '../../rules/account.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import { readOnePerson } from '../db/gate/one-person.ts';
import { type LogRows, type PersonRows, readStaff, type StaffRows } from '../db/gate/person-rows.ts';
import type { Client, Queryable } from '../db/pool.ts';
import { readToldPerson, type Told } from '../db/reading/told-account.ts';
import { NO_STAFF, withLog } from './person-log.ts';
import { situationFrom, withAccounts } from './situation-from.ts';

/** Contacts that stand in the log of contacts are told to the account as well, under a name that begins so. */
export const CONTACT_FACT = 'contact-';

/** What is needed beside the rows. */
export interface Filing {
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
}

/** The situation of a borrower as his rows tell it. Throws for an account of an unknown product. */
export function situationOfRows(
  rows: PersonRows,
  staff: StaffRows,
  at: Minute,
  { products, collecting }: Filing,
): Situation {
  const accounts = rows.accounts.map(({ account, facts }) => {
    const product = products.get(account.product);
    if (product === undefined) throw new Error(`no product has the code ${account.product}`);
    return { account, product, facts: facts.length === 0 ? facts : facts.filter(isOwn) };
  });
  const standing = standingOf(rows, staff, at, collecting);
  const quick = standing && withAccounts(standing, { borrower: rows, accounts }, at, collecting);
  if (quick !== null) return quick;
  const { phone, email, region, timeZone } = rows;
  const filed = situationFrom({ borrower: { phone, email, region, timeZone }, accounts }, at, collecting);
  return withLog(filed, rows, staff, at);
}

/** Whether this is no contact of the house, told to the account: those are read from their own log, with their minutes. */
export const isOwn = ({ type, id }: Fact) => type !== 'tried' || !id.startsWith(CONTACT_FACT);

/** Standings of one minute. */
interface Standings {
  readonly at: Minute;
  readonly ready: Map<string, Situation>;
}

const standings = new WeakMap<Collecting, Standings>();
const UNWRITTEN: LogRows = { facts: [], attempts: [], addresses: [] };

/**
 * What is known at a minute of everybody in one place of whom nothing is recorded, before his accounts: the same object for all of them.
 * Null for one of whom something is.
 */
export function standingOf(
  { facts, attempts, addresses, phone, email, region, timeZone }: PersonRows,
  staff: StaffRows,
  at: Minute,
  collecting: Collecting,
): Situation | null {
  if (facts.length + attempts.length + addresses.length + staff.workers.length + staff.agencies.length > 0)
    return null;
  let here = standings.get(collecting);
  if (here === undefined || here.at !== at) {
    here = { at, ready: new Map() };
    standings.set(collecting, here);
  }
  const key = `${region} ${timeZone} ${phone === null} ${email === null}`;
  let standing = here.ready.get(key);
  if (standing === undefined) {
    // Which number or mailbox it is stands in no situation: only whether there is one.
    const borrower = { phone, email, region, timeZone };
    standing = withLog(situationFrom({ borrower, accounts: [] }, at, collecting), UNWRITTEN, NO_STAFF, at);
    here.ready.set(key, standing);
  }
  return standing;
}

/** A borrower whose contacts are being decided: locked, and read after that. */
export interface Open {
  readonly rows: PersonRows;
  readonly law: Law;
  /** What he shares with others of whom nothing is recorded; null: something is. */
  readonly standing: Situation | null;
  situation: Situation;
  last: number;
}

/** Of whom nothing can be decided: what is not known. */
export interface Shut {
  readonly missing: string;
}

/** A borrower as he is opened for deciding. */
export function openingOf(
  rows: PersonRows,
  staff: StaffRows,
  at: Minute,
  house: Filing & { readonly lawOf: (region: string) => Law },
): Open | Shut {
  const strange = rows.accounts.find(({ account }) => !house.products.has(account.product));
  if (strange !== undefined) return { missing: `products.${strange.account.product}` };
  const situation = situationOfRows(rows, staff, at, house);
  const standing = standingOf(rows, staff, at, house.collecting);
  return { rows, law: house.lawOf(rows.region), standing, situation, last: rows.decisions };
}

/**
 * Whoever owes an account as he is recorded at this moment, for whoever only looks: who decides locks him first. Null when the book does
 * not have him.
 */
export async function situationNow(
  db: Queryable,
  told: Told,
  at: Minute,
  filing: Filing,
  /** Who would make the contact, where that is known. */
  { worker, agency }: { readonly worker: string | null; readonly agency: string | null } = NOBODY,
): Promise<Situation | null> {
  const one = await readOnePerson(db, { slot: told.key.slot, borrower: told.person.id });
  if (one === null) return null;
  const all = told.accounts.length === 1 ? [told] : await readToldPerson(db, told.key);
  const accounts = all.map(({ account, history }) => ({ account, facts: history.facts }));
  const staff = await readStaff(db, worker === null ? [] : [worker], agency === null ? [] : [agency]);
  return situationOfRows({ ...one, accounts }, staff, at, filing);
}

const NOBODY = { worker: null, agency: null };

/** What is recorded about who wants to make these contacts; the house itself is known. */
export function staffOf(
  client: Client,
  attempts: readonly Pick<Attempt, 'by' | 'worker'>[],
  { collector }: Collecting,
): Promise<StaffRows> {
  const workers = new Set(attempts.flatMap(({ worker }) => (worker === null ? [] : [worker])));
  const agencies = new Set(attempts.map(({ by }) => by).filter((by) => by !== collector.id));
  return readStaff(client, [...workers], [...agencies]);
}
