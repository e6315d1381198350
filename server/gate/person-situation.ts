/**
 * What is the situation of one borrower, as all his rows together tell it?
 *
 * What his credit file and the house say about him (`situation-from.ts`), with what is recorded about him laid over it
 * (`person-log.ts`): whoever decides, explains or looks ahead sees the same.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Situation } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import { type BorrowerKey, type PersonRows, readPeople, type StaffRows } from '../db/gate/person-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { NO_STAFF, withLog } from './person-log.ts';
import { situationFrom } from './situation-from.ts';

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
  const { phone, email, region, timeZone } = rows;
  const accounts = rows.accounts.map(({ account, facts }) => {
    const product = products.get(account.product);
    if (product === undefined) throw new Error(`no product has the code ${account.product}`);
    const own = facts.filter(({ type, id }) => type !== 'tried' || !id.startsWith(CONTACT_FACT));
    return { account, product, facts: own };
  });
  const filed = situationFrom({ borrower: { phone, email, region, timeZone }, accounts }, at, collecting);
  return withLog(filed, rows, staff, at);
}

/** A borrower as he is recorded at this moment, for whoever only looks; null when the book does not have him. */
export async function situationNow(
  pool: Pool,
  key: BorrowerKey,
  at: Minute,
  filing: Filing,
): Promise<{ readonly situation: Situation; readonly region: string } | null> {
  const people = await transaction(pool, (client) => readPeople(client, [key]), 'repeatable read');
  const rows = people.get(key.borrower);
  return rows === undefined
    ? null
    : { situation: situationOfRows(rows, NO_STAFF, at, filing), region: rows.region };
}
