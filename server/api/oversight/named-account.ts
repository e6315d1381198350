/**
 * Which account is meant by what an officer types?
 *
 * Its number, or host:reference; refused when there is none.
 */
import type { Key } from '../../db/accounts.ts';
import { findAccount } from '../../db/record.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';

/** Where it lies. `where`: the field that named it. */
export async function accountNamed({ pool }: House, name: string, where: string): Promise<Key> {
  const key = await findAccount(pool, name);
  if (key === null)
    throw new Refused(404, 'There is no such account.', [
      { where, what: `"${name}"`, todo: 'Give its number, or host:reference.' },
    ]);
  return key;
}
