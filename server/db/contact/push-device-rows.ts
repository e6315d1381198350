/**
 * On which devices does a person want reminders?
 *
 * An address at a push service is one person's at a time: whoever subscribes a browser that was another's takes it over. Whoever
 * writes about an address holds a lock on its name, so two who subscribe the same browser at once take turns.
 */
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import { type Client, type Pool, type Queryable, transaction } from '../pool.ts';
import { slotOfReference } from '../slot.ts';

/** A browser's subscription (Push API, `PushSubscription.toJSON`). */
export interface PushSubscribed {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** One device of a person. `opens`: the page that a reminder opens. */
export interface PushDevice extends BorrowerKey, PushSubscribed {
  readonly language: Language;
  readonly opens: string;
  readonly since: Minute;
}

const DEVICE =
  'd.slot, d.borrower_id as borrower, d.endpoint, d.p256dh, d.auth, d.language, d.opens, d.since';

/** The devices of these people. */
export async function devicesOf(db: Queryable, people: readonly BorrowerKey[]): Promise<PushDevice[]> {
  const { rows } = await db.query<PushDevice>(
    `select ${DEVICE} from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
      cross join lateral (select * from push_device
                           where slot = k.slot and borrower_id = k.borrower_id order by endpoint offset 0) d`,
    asLists(people),
  );
  return rows;
}

/** Keeps a device, or puts what is new in its place; a device that was another person's is his no longer. */
export async function keepDevice(pool: Pool, device: PushDevice): Promise<void> {
  const { slot, borrower, endpoint, p256dh, auth, language, opens, since } = device;
  await transaction(pool, async (client) => {
    await forgetIn(client, endpoint, null);
    await client.query(
      'insert into push_endpoint (slot, endpoint, borrower_slot, borrower_id) values ($1, $2, $3, $4)',
      [slotOfEndpoint(endpoint), endpoint, slot, borrower],
    );
    await client.query(
      `insert into push_device (slot, borrower_id, endpoint, p256dh, auth, language, opens, since)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [slot, borrower, endpoint, p256dh, auth, language, opens, since],
    );
  });
}

/** Keeps many devices that nobody had before. */
export async function keepDevices(pool: Pool, devices: readonly PushDevice[]): Promise<void> {
  const endpoints = devices.map(({ endpoint }) => endpoint);
  await transaction(pool, async (client) => {
    await client.query(
      `insert into push_endpoint (slot, endpoint, borrower_slot, borrower_id)
       select * from unnest($1::smallint[], $2::text[], $3::smallint[], $4::bigint[])`,
      [endpoints.map(slotOfEndpoint), endpoints, ...asLists(devices)],
    );
    await client.query(
      `insert into push_device (slot, borrower_id, endpoint, p256dh, auth, language, opens, since)
       select * from unnest($1::smallint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[])`,
      [
        ...asLists(devices),
        endpoints,
        devices.map(({ p256dh }) => p256dh),
        devices.map(({ auth }) => auth),
        devices.map(({ language }) => language),
        devices.map(({ opens }) => opens),
        devices.map(({ since }) => since),
      ],
    );
  });
}

/** Forgets an address, whosesoever it is; `of`: only if it is that person's. True when there was one. */
export function forgetDevice(pool: Pool, endpoint: string, of: BorrowerKey | null = null): Promise<boolean> {
  return transaction(pool, (client) => forgetIn(client, endpoint, of));
}

/** Forgets all devices of a person; returns how many there were. */
export async function forgetDevices(pool: Pool, person: BorrowerKey): Promise<number> {
  let forgotten = 0;
  for (const { endpoint } of await devicesOf(pool, [person]))
    if (await forgetDevice(pool, endpoint, person)) forgotten += 1;
  return forgotten;
}

async function forgetIn(client: Client, endpoint: string, of: BorrowerKey | null): Promise<boolean> {
  const slot = slotOfEndpoint(endpoint);
  // A row that is not there yet cannot be locked: the name is.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [endpoint, slot]);
  const { rows } = await client.query<BorrowerKey>(
    `delete from push_endpoint where slot = $1 and endpoint = $2
        and ($3::smallint is null or (borrower_slot = $3 and borrower_id = $4::bigint))
     returning borrower_slot as slot, borrower_id as borrower`,
    [slot, endpoint, of?.slot ?? null, of?.borrower ?? null],
  );
  const owner = rows[0];
  if (owner === undefined) return false;
  await client.query('delete from push_device where slot = $1 and borrower_id = $2 and endpoint = $3', [
    owner.slot,
    owner.borrower,
    endpoint,
  ]);
  return true;
}

function slotOfEndpoint(endpoint: string): number {
  return slotOfReference('push', endpoint);
}

/** The key pair as it is kept. */
export interface PushKeyRow {
  readonly public: string;
  readonly master: string;
  readonly wrapped: Uint8Array;
}

/** Keeps this pair unless there is one, and returns the one that is kept. */
export async function keepPushKey(db: Queryable, row: PushKeyRow): Promise<PushKeyRow> {
  await db.query(
    'insert into push_key (public, master, wrapped) values ($1, $2, $3) on conflict do nothing',
    [row.public, row.master, row.wrapped],
  );
  const { rows } = await db.query<PushKeyRow>('select public, master, wrapped from push_key where only_one');
  return rows[0]!;
}
