/**
 * What did every chain stand at when a day closed, in one hash that the house signs?
 *
 * A batch after the night: slot by slot the heads of all accounts and persons as of the day, a root for each slot, one root over all, a
 * signature over it and over the seal before it. One that broke off is done again and comes to the same; a day that is sealed is left. A timestamp of a distant authority comes later and by itself (timestamp.ts).
 */
import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Day, formatDay } from '../../rules/days.ts';
import {
  accountHeads,
  type Head,
  lastSeal,
  lateAccounts,
  markNow,
  type PartRow,
  personHeads,
  readParts,
  readSeals,
  type SealRow,
  underWay,
  unsealedDays,
  writeParts,
  writeSeal,
} from '../db/evidence/seal-rows.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { Trouble } from '../trouble.ts';
import { type PublishedKey, publishedKeys, signerFor } from './signing.ts';
import { type ChainOf, leafBytes, leafHash, rootOf } from './verifying/merkle.ts';
import { sealWording } from './verifying/signed-texts.ts';

/** Slots whose leaves are in memory together. */
const GROUP = 64;
/** How long what was under way when the day closed is waited for. */
const PATIENCE_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 20;

/** SHA-256 as Node has it. As text and back it takes a fraction of the time of asking for bytes. */
export const sha256 = (bytes: Uint8Array): Buffer => Buffer.from(hash('sha256', bytes, 'hex'), 'hex');

/** Seals every closed day that has no seal, in order. A book that has none begins with its last closed day. */
export async function sealClosedDays(pool: Pool): Promise<SealRow[]> {
  const days = await unsealedDays(pool, (await lastSeal(pool))?.day ?? null);
  if (days.length === 0) return [];
  await letEnd(pool);
  const seals: SealRow[] = [];
  for (const day of days) seals.push(await sealDay(pool, day));
  return seals;
}

/** Waits for whatever began before now: it may still append to a day that is closed. */
async function letEnd(pool: Pool): Promise<void> {
  const mark = await markNow(pool);
  const until = performance.now() + PATIENCE_MS;
  while (await underWay(pool, mark)) {
    if (performance.now() > until)
      throw new Trouble(
        'Something that began before the day closed has not ended for ten minutes.',
        'Seal the day when it has: ./anhuan evidence seal',
      );
    await pause(LOOK_AGAIN_MS);
  }
}

async function sealDay(pool: Pool, day: Day): Promise<SealRow> {
  const known = await readParts(pool, [day]);
  const parts = known.length === SLOTS ? known : await partsOf(pool, day);
  const signer = await signerFor(pool, day);
  const previous = await lastSeal(pool);
  const root = dayRoot(parts);
  const text = sealWording({
    day: formatDay(day),
    root: root.toString('hex'),
    count: parts.reduce((sum, { leaves }) => sum + leaves, 0),
    previous: previous === null ? null : previous.hash.toString('hex'),
    key: signer.id,
  });
  const seal = {
    day,
    text,
    root,
    hash: sha256(Buffer.from(text)),
    keyId: signer.id,
    signature: signer.sign(text),
  };
  await writeSeal(pool, seal);
  return { ...seal, stamp: null };
}

/** What every slot came to, in one snapshot: what goes on meanwhile does not belong to the day. */
async function partsOf(pool: Pool, day: Day): Promise<PartRow[]> {
  return transaction(
    pool,
    async (client) => {
      const late = await lateAccounts(client, day);
      const parts: PartRow[] = [];
      for (let from = 0; from < SLOTS; from += GROUP) {
        const trees: Uint8Array[][] = Array.from({ length: GROUP }, () => []);
        const add = (of: ChainOf) => (head: Head) =>
          trees[head.slot - from]!.push(
            leafHash(sha256, leafBytes(of, head.slot, head.id, head.seq, head.hash)),
          );
        await accountHeads(client, late, from, from + GROUP - 1, add('account'));
        await personHeads(client, day, from, from + GROUP - 1, add('person'));
        for (const [place, leaves] of trees.entries())
          parts.push({
            day,
            slot: from + place,
            root: Buffer.from(rootOf(sha256, leaves)),
            leaves: leaves.length,
          });
      }
      await writeParts(client, parts);
      return parts;
    },
    'repeatable read',
  );
}

/** The root of a day over the roots of its slots, in order of slot. */
export function dayRoot(parts: readonly PartRow[]): Buffer {
  const leaves = parts.map(({ root }) => leafHash(sha256, root));
  return Buffer.from(rootOf(sha256, leaves));
}

/** Everything that is published: keys and seals. */
export interface Roots {
  readonly anhuan: 'roots/1';
  readonly keys: readonly PublishedKey[];
  readonly seals: readonly {
    readonly day: string;
    readonly text: string;
    readonly signature: string;
    readonly stamp: string | null;
  }[];
}

/** The list that is published. */
export async function publishedRoots(db: Queryable): Promise<Roots> {
  const keys = await publishedKeys(db);
  const seals = (await readSeals(db)).map(({ day, text, signature, stamp }) => ({
    day: formatDay(day),
    text,
    signature: signature.toString('hex'),
    stamp: stamp === null ? null : stamp.toString('base64'),
  }));
  return { anhuan: 'roots/1', keys, seals };
}
