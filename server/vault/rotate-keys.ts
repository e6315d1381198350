/**
 * How does a new master key take over, while everybody works on?
 *
 * It is named as the one in force, so that whatever is sealed from now on is sealed with it; then everything that is still under another
 * is put under it, a few rows a transaction. What people's keys are does not change: the commitments in their chains are made from them.
 * Cut off anywhere, the next run goes on; nothing is unreadable meanwhile, because each row names its key and both are known. When
 * nothing is left under the old one, its file goes.
 */
import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { PUSH_PLACE } from '../contact/push/push-key.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { readInForce } from '../db/vault/key-rows.ts';
import {
  changeInForce,
  countUnder,
  keepRewrapped,
  keptElsewhere,
  rewrap,
  type UnderKey,
  WRAPPED_TABLES,
  type WrappedTableName,
  wrappedElsewhere,
} from '../db/vault/rewrap-rows.ts';
import { oneAtATime } from '../db/vault/unsealed-rows.ts';
import { freshBytes, fromEnvironment, fromFile, type MasterKey } from '../evidence/master-key.ts';
import { rewrapped } from '../evidence/sealing.ts';
import { signingPlace } from '../evidence/signing.ts';
import { lawyerPlace } from '../firms/lawyer-key.ts';
import { webhookPlace } from '../machines/webhook-secret.ts';
import { totpPlace } from '../people/staff-sign-in.ts';
import { Trouble } from '../trouble.ts';
import { housePlace, likenessKey } from './house-key.ts';
import {
  firstMaster,
  forgetRing,
  KEY,
  KEY_BEFORE,
  keyFile,
  keyFileBefore,
  knownMasters,
  masterInForce,
  masterNamed,
} from './key-ring.ts';

/** Where each secret is at home: what was authenticated when it was sealed. */
const PLACES: Readonly<Record<WrappedTableName, (id: string) => string>> = {
  house_key: housePlace,
  signing_key: signingPlace,
  push_key: () => PUSH_PLACE,
  staff: totpPlace,
  firm_lawyer: lawyerPlace,
  webhook: webhookPlace,
  webhook_before: webhookPlace,
};

/** Which key is in force, which are known here, and what lies under each. */
export interface KeysTold {
  readonly inForce: string;
  readonly known: readonly string[];
  readonly under: readonly UnderKey[];
}

export async function tellKeys(pool: Pool): Promise<KeysTold> {
  const { id } = await masterInForce(pool);
  return { inForce: id, known: knownMasters(), under: await countUnder(pool) };
}

/** A change of keys. `people`, `others`: how many were put under the new key by this run. */
export interface Rotated {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly others: number;
}

/** Changes keys, or goes on with a change that was cut off. `onSlot`: told after each slot that had something to do. */
export async function rotateKeys(
  pool: Pool,
  onSlot: (slot: number, people: number) => void = () => {},
): Promise<Rotated> {
  await masterInForce(pool);
  return oneAtATime(pool, 'rotate', () => rotate(pool, onSlot));
}

const BATCH = 1_000;

async function rotate(pool: Pool, onSlot: (slot: number, people: number) => void): Promise<Rotated> {
  // Keys that are made of the master key itself the first time must be there before it goes.
  for (const what of ['marks', 'papers'] as const) await likenessKey(pool, what);
  const from = (await readInForce(pool))!;
  const next = newKey(await countUnder(pool), from);
  await transaction(pool, (client) => changeInForce(client, next.id));
  let [people, others] = [0, 0];
  for (const what of WRAPPED_TABLES) others += await rewrapTable(pool, what, next);
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const done = await rewrapSlot(pool, slot, next);
    if (done > 0) onSlot(slot, done);
    people += done;
  }
  const left = (await countUnder(pool)).filter(({ master }) => master !== next.id);
  if (left.length > 0) throw new Error(`${left.length} kinds of keys are still under another master key`);
  if (fromEnvironment(KEY) === null) {
    rmSync(keyFileBefore(), { force: true });
    forgetRing();
  }
  return { from, to: next.id, people, others };
}

/** The key to change to: the one that the environment names, or that of a change that was cut off, or a fresh one. */
function newKey(under: readonly UnderKey[], inForce: string): MasterKey {
  const isDone = under.every(({ master }) => master === inForce);
  if (fromEnvironment(KEY) !== null) {
    if (firstMaster().id === inForce && isDone)
      throw new Trouble(
        'The key in force is the one that is given.',
        `Give a new one as ${KEY} and this one as ${KEY_BEFORE}: openssl rand -hex 32`,
      );
  } else beginFile();
  forgetRing();
  for (const { master } of under) masterNamed(master);
  return firstMaster();
}

/**
 * Puts a fresh key into the file and the one before beside it. Where a change was cut off the two differ already, and it goes on with them:
 * also when it was cut off at its very end.
 */
function beginFile(): void {
  if (!existsSync(keyFileBefore())) linkSync(keyFile(), keyFileBefore());
  if (!fromFile(keyFile()).equals(fromFile(keyFileBefore()))) return;
  const draft = `${keyFile()}.${process.pid}`;
  writeFileSync(draft, `${freshBytes(32).toString('hex')}\n`, { mode: 0o600 });
  renameSync(draft, keyFile());
}

function rewrapTable(pool: Pool, what: WrappedTableName, next: MasterKey): Promise<number> {
  return transaction(pool, async (client) => {
    const rows = await wrappedElsewhere(client, what, next.id);
    if (rows.length === 0) return 0;
    const place = PLACES[what];
    const again = rows.map(({ id, master, wrapped }) => ({
      id,
      wrapped: next.wrap(masterNamed(master).unwrap(wrapped, place(id)), place(id)),
    }));
    await rewrap(client, what, next.id, again);
    return rows.length;
  });
}

async function rewrapSlot(pool: Pool, slot: number, next: MasterKey): Promise<number> {
  for (let done = 0; ; ) {
    const some = await transaction(pool, async (client) => {
      const rows = await keptElsewhere(client, slot, next.id, BATCH);
      if (rows.length > 0)
        await keepRewrapped(
          client,
          rows.map((row) => ({ ...row, key: rewrapped(next, row, row.key) })),
        );
      return rows.length;
    });
    done += some;
    if (some < BATCH) return done;
  }
}
