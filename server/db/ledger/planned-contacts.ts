/**
 * Which contacts are planned for accounts that a fact has just changed, and which of them are silenced?
 *
 * In the transaction of the fact: what is cancelled here was never sent, what is regretted gets an apology.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import { dates, int2s, int8s, texts } from '../binary-array.ts';
import type { Client } from '../pool.ts';

/** A contact by its key. */
export interface Planned extends Key {
  readonly day: Day;
  readonly step: string;
}

/** Contacts planned or held on or after `from` for these accounts. */
export async function plannedFrom(client: Client, keys: readonly Key[], from: Day): Promise<Planned[]> {
  const { rows } = await client.query<Planned>({
    name: 'planned-from',
    text: `select c.slot, c.account_id as "accountId", c.day, c.step
       from contact c join unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
         on c.slot = k.slot and c.account_id = k.account_id
      where c.day >= $3 and c.state in ('planned', 'held')`,
    values: [
      int2s(keys.map(({ slot }) => slot)),
      int8s(keys.map(({ accountId }) => accountId)),
      formatDay(from),
    ],
  });
  return rows;
}

/** Cancels contacts, each with the reason in words. */
export async function cancelContacts(
  client: Client,
  contacts: readonly (Planned & { readonly why: string })[],
): Promise<void> {
  if (contacts.length === 0) return;
  await client.query({
    name: 'cancel-contacts',
    text: `update contact c set state = 'cancelled', reason = c.reason || '; ' || k.why
       from unnest($1::smallint[], $2::bigint[], $3::date[], $4::text[], $5::text[]) as k (slot, account_id, day, step, why)
      where c.slot = k.slot and c.account_id = k.account_id and c.day = k.day and c.step = k.step`,
    values: [
      int2s(contacts.map(({ slot }) => slot)),
      int8s(contacts.map(({ accountId }) => accountId)),
      dates(contacts.map(({ day }) => day)),
      texts(contacts.map(({ step }) => step)),
      texts(contacts.map(({ why }) => why)),
    ],
  });
}

/** Marks the contacts of these days as ones that should not have happened. */
export async function regretContacts(
  client: Client,
  days: readonly (Key & { readonly day: Day; readonly why: string })[],
): Promise<void> {
  if (days.length === 0) return;
  await client.query(
    `update contact c set state = 'regretted', reason = c.reason || '; ' || k.why
       from unnest($1::smallint[], $2::bigint[], $3::date[], $4::text[]) as k (slot, account_id, day, why)
      where c.slot = k.slot and c.account_id = k.account_id and c.day = k.day and c.state = 'planned'`,
    [
      days.map(({ slot }) => slot),
      days.map(({ accountId }) => accountId),
      days.map(({ day }) => formatDay(day)),
      days.map(({ why }) => why),
    ],
  );
}
