/**
 * Which notices of the provider were heard, and what came of each?
 *
 * Kept by the provider's own number: told twice, a notice is known. Of one that is not ours its number and what was said stay, so that
 * somebody can ask the provider.
 */

import type { Client } from '../pool.ts';
import type { CheckoutRow } from './checkout-rows.ts';

export type NoticeState = 'entered' | 'nothing-new' | 'early' | 'not-ours' | 'set-aside';

export interface NoticeRow {
  readonly provider: string;
  readonly event: string;
  readonly type: string;
  readonly intent: string | null;
  readonly told: string;
  readonly toldAt: Date;
}

/** Keeps a notice; false when it was kept before. `of`: the checkout it is about, where it is one of ours. */
export async function keepNotice(
  client: Client,
  one: NoticeRow,
  of: CheckoutRow | null,
  state: NoticeState,
): Promise<void> {
  await client.query(
    `insert into payment_notice (provider, event, type, slot, borrower_id, checkout, intent, told, told_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (provider, event) do update set state = excluded.state, slot = excluded.slot,
       borrower_id = excluded.borrower_id, checkout = excluded.checkout`,
    [
      one.provider,
      one.event,
      one.type,
      of?.slot ?? null,
      of?.borrower ?? null,
      of?.checkout ?? null,
      one.intent,
      one.told,
      one.toldAt,
      state,
    ],
  );
}

/** What became of a notice when it was heard before; null: it was not. */
export async function heardBefore(
  client: Client,
  provider: string,
  event: string,
): Promise<NoticeState | null> {
  const { rows } = await client.query<{ state: NoticeState }>(
    'select state from payment_notice where provider = $1 and event = $2',
    [provider, event],
  );
  return rows[0]?.state ?? null;
}

/** Notices of money taken back that came before the payment itself, in the order in which they were told. */
export async function earlyNotices(client: Client, provider: string, intent: string): Promise<NoticeRow[]> {
  const { rows } = await client.query<NoticeRow>(
    `select provider, event, type, intent, told, told_at as "toldAt" from payment_notice
      where provider = $1 and intent = $2 and state = 'early' order by told_at, event`,
    [provider, intent],
  );
  return rows;
}
