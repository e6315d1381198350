/**
 * Does a court bundle hold what its index says, and is it as complete as it says?
 *
 * Every exhibit is the one that the index names by its digest; the checklist points to exhibits that are there and prove something; what
 * it calls complete lacks nothing; and the exhibits were made from the very chains that lie beside them.
 */
import type { Numbered } from './chain-check.ts';
import { type BundleRecord, type EvidenceRecord, type ExhibitRecord, isChain } from './evidence-records.ts';
import { fromBase64, toHex } from './file-parts.ts';
import { type Found, found } from './finding-words.ts';
import type { Sha256 } from './merkle.ts';

const utf8 = new TextEncoder();

/** The bytes that an exhibit's digest is of. */
export function bytesOfExhibit({ media, text }: Pick<ExhibitRecord, 'media' | 'text'>): Uint8Array {
  return media === 'application/json' ? utf8.encode(text) : (fromBase64(text) ?? new Uint8Array(0));
}

/** What is said of the bundle in a file; null: the file is none. */
export function bundleOf(
  records: readonly EvidenceRecord[],
): { readonly exhibits: number; readonly missing: readonly string[] } | null {
  const bundle = records.find((one): one is BundleRecord => one.of === 'bundle');
  if (bundle === undefined || !Array.isArray(bundle.items) || !Array.isArray(bundle.exhibits)) return null;
  const missing = bundle.items.filter(({ exhibit }) => exhibit === null).map(({ id }) => id);
  return { exhibits: bundle.exhibits.length, missing };
}

/** What is wrong with the bundle; nothing in a file that is none. */
export function bundleFindings(records: readonly Numbered<EvidenceRecord>[], sha256: Sha256): Found[] {
  const bundles = records.filter((one): one is Numbered<BundleRecord> => one.of === 'bundle');
  const exhibits = records.filter((one): one is Numbered<ExhibitRecord> => one.of === 'exhibit');
  const [bundle, second] = bundles;
  if (bundle === undefined) return exhibits.map(({ record }) => found('index', { record }));
  if (second !== undefined) return [found('index', { record: second.record })];
  const wrong: Found[] = [];
  if (exhibits.length !== bundle.exhibits.length) wrong.push(found('index', { record: bundle.record }));
  for (const [place, one] of exhibits.entries()) {
    const named = bundle.exhibits[place];
    const digest = toHex(sha256(bytesOfExhibit(one)));
    if (digest !== one.sha256) wrong.push(found('exhibit', { record: one.record, field: 'text' }));
    if (
      one.number !== place + 1 ||
      named?.number !== one.number ||
      named.kind !== one.kind ||
      named.sha256 !== digest
    )
      wrong.push(found('exhibit', { record: one.record }));
  }
  const proving = new Set(exhibits.filter(({ empty }) => !empty).map(({ number }) => number));
  const points = bundle.items.every(({ exhibit }) => exhibit === null || proving.has(exhibit));
  const complete = bundle.items.length > 0 && bundle.items.every(({ exhibit }) => exhibit !== null);
  if (!points || bundle.complete !== complete) wrong.push(found('checklist', { record: bundle.record }));
  return [...wrong, ...headFindings(bundle, records)];
}

function headFindings(bundle: Numbered<BundleRecord>, records: readonly Numbered<EvidenceRecord>[]): Found[] {
  return (['account', 'person'] as const).flatMap((of) => {
    const last = records.findLast((one) => isChain(one) && one.of === of);
    const head = bundle.heads[of];
    const same =
      last === undefined || !isChain(last)
        ? head === null
        : head?.seq === last.seq && head.hash === last.hash;
    return same ? [] : [found('head', { record: bundle.record, chain: of })];
  });
}
