/**
 * What has been recorded about one borrower, over all his accounts?
 *
 * Read at the moment it is asked: the gate decides from fresh facts or not at all.
 */
import type { Product } from '../../rules/terms.ts';
import type { Queryable } from '../db/pool.ts';
import { accountsOf, type Person } from '../db/reading/told-account.ts';
import { readRecords } from '../db/record.ts';
import type { Recorded } from './situation-from.ts';

/** Everything recorded about a person who has accounts in `slot`. */
export async function recordedOf(
  db: Queryable,
  slot: number,
  person: Person,
  products: ReadonlyMap<number, Product>,
): Promise<Recorded> {
  const ids = await accountsOf(db, slot, person.id);
  const records = await readRecords(
    db,
    ids.map((accountId) => ({ slot, accountId })),
  );
  return {
    borrower: person,
    accounts: records.map(({ account, history }) => {
      const product = products.get(account.product);
      if (product === undefined) throw new Error(`account ${account.id} follows an unknown product`);
      return { account, product, facts: history.facts };
    }),
  };
}
