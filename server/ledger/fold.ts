/**
 * Is this row the fold of these events?
 *
 * Compared part by part, so that the answer names what differs. The balances of the lender's own ledger accounts are not
 * kept in the row, so they cannot differ.
 */
import type { Account } from '../../rules/account.ts';
import { HELD } from '../../rules/ledger.ts';
import type { AccountRow } from '../db/account-row.ts';

/** What differs between two accounts, in words; null when nothing does. `but` names parts that need not agree. */
export function differenceOf(
  is: Account,
  should: Account,
  but: readonly (keyof Account)[] = [],
): string | null {
  for (const name of HELD)
    if (is.balances[name] !== should.balances[name])
      return `${name} is ${is.balances[name]}, should be ${should.balances[name]}`;
  for (const name of Object.keys(should) as (keyof Account)[]) {
    if (name === 'balances' || but.includes(name)) continue;
    const [one, other] = [textOf(is[name]), textOf(should[name])];
    if (one !== other) return `${name} is ${one}, should be ${other}`;
  }
  return null;
}

/** What is wrong with a row, given the fold of its account's events and their hashes; null when it holds. */
export function faultOfRow(
  { account, head }: AccountRow,
  fold: Account,
  events: readonly { readonly hash: Uint8Array }[],
): string | null {
  const last = events.at(-1)?.hash;
  if (last === undefined || Buffer.compare(head, last) !== 0)
    return 'its row does not end where its events end';
  return differenceOf(account, fold);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)) ?? 'null';
}
