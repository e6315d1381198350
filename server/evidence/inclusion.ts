/**
 * How is it shown, years later, that a chain belongs to the seal of a day?
 *
 * Everything that ever happened in one slot is read once; the tree of each day is made again from the heads of that day, and must come to
 * the root that was kept for the slot. Only days on which the chain went on are needed, and the last one.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import { type PartRow, readParts, type SealRow, type Step, slotSteps } from '../db/evidence/seal-rows.ts';
import type { Client } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { Trouble } from '../trouble.ts';
import { sha256 } from './seal.ts';
import type { InclusionRecord } from './verifying/evidence-records.ts';
import { toHex } from './verifying/file-parts.ts';
import { type ChainOf, leafBytes, leafHash, pathOf, rootOf } from './verifying/merkle.ts';

/** Whose chain. */
export interface ChainName {
  readonly of: ChainOf;
  readonly slot: number;
  readonly id: bigint;
}

/** A chain of the slot: its steps in order. */
interface Chain {
  readonly of: ChainOf;
  readonly id: bigint;
  readonly steps: readonly Step[];
}

/** Shows that these chains of one slot belong to the seals of the days on which they went on. */
export async function includeChains(
  client: Client,
  names: readonly ChainName[],
  seals: readonly SealRow[],
): Promise<InclusionRecord[]> {
  const [{ slot }] = names as [ChainName];
  const chains = chainsOf(await slotSteps(client, slot));
  const wanted = new Map(names.map((name) => [`${name.of} ${name.id}`, neededDays(chains, name, seals)]));
  const days = [...new Set([...wanted.values()].flat())].sort((a, b) => a - b);
  const parts = Map.groupBy(await readParts(client, days), ({ day }) => day);
  const records: InclusionRecord[] = [];
  for (const day of days) {
    const tree = treeOf(chains, slot, day);
    const slots = parts.get(day) ?? [];
    checkRoot(tree, slots, slot, day);
    const slotLeaves = slots.map(({ root }) => leafHash(sha256, root));
    const slotPath = pathOf(sha256, slotLeaves, slot).map(toHex);
    for (const { of, id } of names) {
      if (wanted.get(`${of} ${id}`)?.includes(day) !== true) continue;
      const place = tree.names.indexOf(`${of} ${id}`);
      records.push({
        of: 'inclusion',
        day: formatDay(day),
        chain: of,
        slot,
        id: String(id),
        seq: tree.seqs[place]!,
        place,
        leaves: tree.leaves.length,
        path: pathOf(sha256, tree.leaves, place).map(toHex),
        slotPath,
      });
    }
  }
  return records;
}

function chainsOf({ accounts, persons }: { accounts: Step[]; persons: Step[] }): Chain[] {
  const grouped = (of: ChainOf, steps: Step[]) =>
    [...Map.groupBy(steps, ({ id }) => id)].map(([id, own]) => ({ of, id, steps: own }));
  return [...grouped('account', accounts), ...grouped('person', persons)];
}

/** The last step of a chain on or before a day; undefined when it begins later. */
function headOn({ steps }: Chain, day: Day): Step | undefined {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}

function neededDays(chains: readonly Chain[], { of, id }: ChainName, seals: readonly SealRow[]): Day[] {
  const chain = chains.find((one) => one.of === of && one.id === id);
  if (chain === undefined) return [];
  let before: number | undefined;
  return seals.flatMap(({ day }, place) => {
    const seq = headOn(chain, day)?.seq;
    const isNeeded = seq !== undefined && (seq !== before || place === seals.length - 1);
    before = seq;
    return isNeeded ? [day] : [];
  });
}

/** The leaves of a slot on a day, in their order, and whose they are. */
interface Tree {
  readonly names: string[];
  readonly seqs: number[];
  readonly leaves: Uint8Array[];
}

function treeOf(chains: readonly Chain[], slot: number, day: Day): Tree {
  const tree: Tree = { names: [], seqs: [], leaves: [] };
  for (const chain of chains) {
    const head = headOn(chain, day);
    if (head === undefined) continue;
    tree.names.push(`${chain.of} ${chain.id}`);
    tree.seqs.push(head.seq);
    tree.leaves.push(leafHash(sha256, leafBytes(chain.of, slot, chain.id, head.seq, head.hash)));
  }
  return tree;
}

function checkRoot({ leaves }: Tree, parts: readonly PartRow[], slot: number, day: Day): void {
  const kept = parts[slot];
  if (parts.length === SLOTS && kept !== undefined && kept.root.equals(rootOf(sha256, leaves))) return;
  throw new Trouble(
    `What is recorded in slot ${slot} no longer leads to the root that was sealed on ${formatDay(day)}.`,
    'Something recorded was changed afterwards: see which accounts with ./anhuan verify.',
  );
}
