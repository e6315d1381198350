/**
 * Is this evidence file true, and if not, what was changed and where?
 *
 * Bytes in, findings out: the same function for `./anhuan verify FILE` and for the page that works without a network. First the
 * signature and every byte, with the lines that differ; then everything once more from the records themselves, since a signature only says
 * that the house wrote it: chains, texts, the law, seals, keys, and that the readable part says what the records say.
 */
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bundleFindings, bundleOf, bytesOfExhibit } from './bundle-check.ts';
import { chainFindings, lawFindings, type Numbered, openingFindings } from './chain-check.ts';
import {
  type ChainRecord,
  type EvidenceRecord,
  type HeaderRecord,
  type InclusionRecord,
  isChain,
  type KeyRecord,
  type LawRecord,
  recordLines,
  type SealRecord,
} from './evidence-records.ts';
import {
  fromBase64,
  type Manifest,
  manifestText,
  marksOf,
  partsOf,
  RECORDS_TAG,
  toHex,
  unpackMarks,
} from './file-parts.ts';
import { type Found, found } from './finding-words.ts';
import { lineFindings } from './line-places.ts';
import type { Sha256 } from './merkle.ts';
import { readableLines } from './readable-part.ts';
import { inclusionFindings, keyFindings, type SignedBy, sealFindings, signedBy } from './seal-check.ts';
import { readStamp } from './stamp-reading.ts';

/** What it is checked with, and against. `roots`: a list of keys and seals that was published elsewhere. */
export interface Means {
  readonly sha256?: Sha256;
  readonly signed?: SignedBy;
  readonly roots?: {
    readonly keys: readonly { readonly key: string; readonly public: string }[];
    readonly seals: readonly { readonly day: string; readonly text: string }[];
  };
}

/** What was found. `holds`: nothing is wrong. */
export interface Verdict {
  readonly holds: boolean;
  readonly findings: readonly Found[];
  readonly about: {
    readonly borrower: string;
    readonly account: string;
    readonly through: string;
    readonly contacts: number;
    readonly refusals: number;
    readonly records: number;
    readonly seals: number;
    /** Records on days that were not sealed yet when the file was made. */
    readonly unsealed: number;
    /** Of a court bundle: its exhibits, and what its checklist misses; null: it is none. */
    readonly bundle: { readonly exhibits: number; readonly missing: readonly string[] } | null;
    /** When an authority stamped the last seal that has a timestamp; null where none has. */
    readonly stamped: string | null;
    /** Id of the key that signed: to be compared with the published one. */
    readonly key: string;
    /** Whether a published list was given and it bears that key. */
    readonly published: boolean;
  } | null;
}

const utf8 = new TextEncoder();

/** Checks a file. It never throws for what a file holds. */
export function checkEvidence(file: Uint8Array, means: Means = {}): Verdict {
  const sha256 = means.sha256 ?? nobleSha256;
  const signed = means.signed ?? signedBy;
  const parts = partsOf(file);
  const manifest = parts === null ? null : readManifest(parts.manifest);
  if (parts === null || manifest === null)
    return { holds: false, findings: [found(parts === null ? 'no-file' : 'manifest', {})], about: null };
  const findings: Found[] = [];
  if (!parts.tailHolds) findings.push(found('end', {}));
  const lines = new TextDecoder().decode(parts.body).split('\n');
  lines.pop();
  const whole = manifest.bytes === parts.body.length && toHex(sha256(parts.body)) === manifest.sha256;
  if (!whole) {
    const signedMarks = unpackMarks(fromBase64(manifest.marks) ?? new Uint8Array(0));
    const named = lineFindings(lines, marksOf(parts.body), signedMarks);
    findings.push(...(named.length > 0 ? named : [found('bytes', {})]));
  }
  const records = readRecords(lines);
  const keys = records?.flatMap((one): Numbered<KeyRecord>[] => (one.of === 'key' ? [one] : [])) ?? [];
  const { known, wrong } = keyFindings(keys, sha256, signed);
  findings.push(...wrong);
  const key = known.get(manifest.key);
  if (key === undefined) findings.push(found('unknown-key', {}));
  else if (!signed(fromBase64(parts.signature) ?? new Uint8Array(0), utf8.encode(parts.manifest), key))
    findings.push(found('manifest', {}));
  if (records === null)
    return { holds: false, findings: [...findings, found('unreadable', {})], about: null };
  findings.push(...recordFindings(records, known, sha256, signed), ...readableFindings(records, lines));
  const isPublished = publishedFindings(records, manifest.key, means, findings);
  return { holds: findings.length === 0, findings, about: aboutOf(records, manifest.key, isPublished) };
}

function readManifest(text: string): Manifest | null {
  try {
    const { anhuan, key, bytes, sha256, marks } = JSON.parse(text);
    const manifest: Manifest = { anhuan, key, bytes, sha256, marks };
    return anhuan === 'manifest/1' && manifestText(manifest) === text ? manifest : null;
  } catch {
    return null;
  }
}

/** The records with the numbers they bear; null when they cannot be read. */
function readRecords(lines: readonly string[]): Numbered<EvidenceRecord>[] | null {
  const from = lines.lastIndexOf(RECORDS_TAG);
  try {
    const value: unknown = JSON.parse(lines.slice(from + 1, lines.lastIndexOf('</script>')).join('\n'));
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
    const records = isList ? (value as Numbered<EvidenceRecord>[]) : [];
    return records[0]?.of === 'header' ? records : null;
  } catch {
    return null;
  }
}

/** An exhibit as a file of its own. */
export interface ExhibitFile {
  /** Its number and kind, and the ending of its media: "03-contract.json". */
  readonly name: string;
  readonly title: readonly [zh: string, en: string];
  readonly media: string;
  readonly bytes: Uint8Array;
}

/** The exhibits of a court bundle, each as a file; none where there are none. Ask of a file that holds: it says nothing of whether they are true. */
export function exhibitFiles(file: Uint8Array): ExhibitFile[] {
  const parts = partsOf(file);
  const records =
    parts === null ? null : readRecords(new TextDecoder().decode(parts.body).split('\n').slice(0, -1));
  return (records ?? []).flatMap((one) => {
    if (one.of !== 'exhibit') return [];
    const { number, kind, title, media } = one;
    const name = `${String(number).padStart(2, '0')}-${kind}.${media.slice(media.indexOf('/') + 1)}`;
    return [{ name, title, media, bytes: bytesOfExhibit(one) }];
  });
}

/** What is wrong with the records themselves. */
export function recordFindings(
  records: readonly Numbered<EvidenceRecord>[],
  keys: ReadonlyMap<string, Uint8Array>,
  sha256: Sha256,
  signed: SignedBy,
): Found[] {
  const wrong: Found[] = [];
  for (const [place, { record }] of records.entries())
    if (record !== place) {
      wrong.push(found('number', { record }));
      break;
    }
  try {
    const laws = records.filter((one): one is Numbered<LawRecord> => one.of === 'law');
    const byDigest = new Map(laws.map(({ digest, text }) => [digest, text]));
    for (const law of laws) wrong.push(...lawFindings(law, sha256));
    const seals = records.filter((one): one is Numbered<SealRecord> => one.of === 'seal');
    const sealed = sealFindings(seals, keys, sha256, signed);
    wrong.push(...sealed.wrong);
    const inclusions = records.filter((one): one is Numbered<InclusionRecord> => one.of === 'inclusion');
    const inclusionsOf = Map.groupBy(inclusions, ({ chain, id }) => `${chain} ${id}`);
    const chains = Map.groupBy(records.filter(isNumberedChain), ({ of, id }) => `${of} ${id}`);
    for (const [name, chain] of chains) {
      wrong.push(...chainFindings(chain, sha256));
      for (const one of chain) wrong.push(...openingFindings(one, byDigest, sha256));
      wrong.push(...inclusionFindings(chain, inclusionsOf.get(name) ?? [], sealed.roots, sha256));
    }
    wrong.push(...bundleFindings(records, sha256));
  } catch {
    // A field of the wrong kind: a number where a text should be, a missing one.
    wrong.push(found('unreadable', {}));
  }
  return wrong;
}

const isNumberedChain = (record: Numbered<EvidenceRecord>): record is Numbered<ChainRecord> =>
  isChain(record);

/** Whether the lines are those that the records make. */
function readableFindings(records: readonly Numbered<EvidenceRecord>[], lines: readonly string[]): Found[] {
  try {
    const plain = records.map(({ record: _, ...one }) => one as EvidenceRecord);
    const should = bodyLines(plain);
    const place = should.findIndex((line, at) => line !== lines[at]);
    if (place === -1 && should.length === lines.length) return [];
    return [found('readable', { line: (place === -1 ? Math.min(should.length, lines.length) : place) + 1 })];
  } catch {
    return [found('unreadable', {})];
  }
}

/** Every line of a body: the readable part and the records. */
export function bodyLines(records: readonly EvidenceRecord[]): string[] {
  return [...readableLines(records), RECORDS_TAG, ...recordLines(records), '</script>'];
}

function publishedFindings(
  records: readonly Numbered<EvidenceRecord>[],
  key: string,
  { roots }: Means,
  findings: Found[],
): boolean {
  if (roots === undefined) return false;
  const own = records.find((one): one is Numbered<KeyRecord> => one.of === 'key' && one.key === key);
  const isKnown = roots.keys.some((one) => one.key === key && one.public === own?.public);
  if (!isKnown) findings.push(found('unknown-key', {}));
  const texts = new Map(roots.seals.map(({ day, text }) => [day, text]));
  for (const one of records)
    if (one.of === 'seal' && texts.get(one.day) !== one.text)
      findings.push(found('published', { record: one.record, day: one.day }));
  return isKnown;
}

function aboutOf(
  records: readonly Numbered<EvidenceRecord>[],
  key: string,
  published: boolean,
): Verdict['about'] {
  const header = records[0] as Numbered<HeaderRecord>;
  const chain = records.filter(isNumberedChain);
  const seals = records.filter((one): one is Numbered<SealRecord> => one.of === 'seal');
  const last = seals.at(-1)?.day ?? '';
  const token = seals.findLast(({ stamp }) => stamp !== null)?.stamp ?? null;
  const bytes = token === null ? null : fromBase64(token);
  return {
    borrower: header.borrower,
    account: header.account,
    through: header.through,
    contacts: chain.filter(({ of, kind }) => of === 'person' && kind === 'contact').length,
    refusals: chain.filter(({ of, kind }) => of === 'person' && kind === 'refusal').length,
    records: records.length,
    seals: seals.length,
    unsealed: chain.filter(({ day }) => day > last).length,
    bundle: bundleOf(records),
    stamped: bytes === null ? null : (readStamp(bytes)?.at ?? null),
    key,
    published,
  };
}
