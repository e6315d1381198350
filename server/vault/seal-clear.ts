/**
 * How does a book that was kept in the clear become a sealed one?
 *
 * At the first start after the migration, before anything is served: what the migration laid aside is sealed batch by batch, each in a
 * transaction that takes it out of `unsealed`. Cut off anywhere, the next start goes on with the rest. At the end the tables are
 * written anew, so that no page on the disk holds what was there before, and `unsealed` is gone.
 */

import type { Client, Pool } from '../db/pool.ts';
import { transaction } from '../db/pool.ts';
import { sealClearWords, WORD_COLUMNS } from '../db/vault/said-rows.ts';
import {
  dropUnsealed,
  isUnsealedThere,
  keysOf,
  nameTotpMaster,
  oneAtATime,
  sealAddresses,
  sealHouseKeys,
  sealPersons,
  sealReplies,
  takeUnsealed,
  type UnsealedRow,
  type What,
} from '../db/vault/unsealed-rows.ts';
import { newPersonKey } from '../evidence/sealing.ts';
import { housePlace, likenessKey } from './house-key.ts';
import { masterInForce } from './key-ring.ts';
import { openVault, sealAgain, sealReach, type Vault } from './sealed-person.ts';
import { repliesKey, sealReply } from './sealed-reply.ts';

const BATCH = 5_000;

/** Seals what still lies in the clear; false: there was nothing. `onBatch`: told how many more were sealed, for a line on the screen. */
export async function sealWhatLiesClear(
  pool: Pool,
  onBatch: (what: What, sealed: number) => void = () => {},
  batch = BATCH,
): Promise<boolean> {
  if (!(await isUnsealedThere(pool))) return false;
  return oneAtATime(pool, 'seal', async () => (await isUnsealedThere(pool)) && sealAll(pool, onBatch, batch));
}

async function sealAll(
  pool: Pool,
  onBatch: (what: What, sealed: number) => void,
  batch: number,
): Promise<true> {
  // The keys of the house first: the others are found by them.
  for (const what of ['house-key', 'person', 'address', 'reply', 'words'] as const)
    for (;;) {
      const sealed = await transaction(pool, (client) => sealBatch(client, what, batch));
      if (sealed === 0) break;
      onBatch(what, sealed);
    }
  for (const what of ['marks', 'papers'] as const) await likenessKey(pool, what);
  await nameTotpMaster(pool, (await masterInForce(pool)).id);
  await dropUnsealed(pool, ['borrower', 'address', 'reply', 'house_key', ...Object.keys(WORD_COLUMNS)]);
  return true;
}

async function sealBatch(client: Client, what: What, batch: number): Promise<number> {
  const rows = await takeUnsealed(client, what, batch);
  if (rows.length === 0) return 0;
  if (what === 'house-key') await houseKeys(client, rows);
  else if (what === 'reply') await replies(client, rows);
  else if (what === 'words') await sealClearWords(client, rows);
  else {
    const vault = await openVault(client);
    await (what === 'person' ? persons : addresses)(client, vault, rows);
  }
  return rows.length;
}

async function houseKeys(client: Client, rows: readonly UnsealedRow[]): Promise<void> {
  const master = await masterInForce(client);
  const wrapped = rows.map(({ name, texts }) => master.wrap(Buffer.from(texts[0]!, 'hex'), housePlace(name)));
  await sealHouseKeys(client, master.id, rows, wrapped);
}

async function persons(client: Client, vault: Vault, rows: readonly UnsealedRow[]): Promise<void> {
  const keys = await keysOf(client, rows);
  const sealed = rows.map((row) => {
    const [name = '', phone = '', email = ''] = row.texts;
    const kept = keys.get(row.borrower) ?? newPersonKey(vault.master, row).kept;
    const told = { name, phone: phone || null, email: email || null };
    return { ...row, key: kept, ...sealAgain(vault.marks, row, kept, told) };
  });
  await sealPersons(client, sealed);
}

async function addresses(client: Client, vault: Vault, rows: readonly UnsealedRow[]): Promise<void> {
  const keys = await keysOf(client, rows);
  const sealed = rows.flatMap((row) => {
    const kept = keys.get(row.borrower);
    const [kind = '', literal = ''] = row.texts;
    // Without a key he was erased: nothing of his is kept.
    if (kept === undefined) return [];
    return [{ ...row, ...sealReach(vault.marks, row, kept, { id: row.name, kind, literal }) }];
  });
  await sealAddresses(client, sealed);
}

async function replies(client: Client, rows: readonly UnsealedRow[]): Promise<void> {
  const key = await repliesKey(client);
  const sealed = rows.map((row) => {
    const [sender = '', receiver = '', body = ''] = row.texts;
    return sealReply(key, row.slot, row.name, { sender, receiver, body });
  });
  await sealReplies(client, rows, sealed);
}
