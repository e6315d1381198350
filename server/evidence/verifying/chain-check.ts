/**
 * Is every record of a chain what was hashed, in its place, and are the texts those that it commits to?
 *
 * The same bytes as server/evidence/chain.ts and person-chain.ts write, made again without anything of Node.
 */
import { parseDay } from '../../../rules/days.ts';
import type { ChainRecord, LawRecord } from './evidence-records.ts';
import { fromHex, toHex } from './file-parts.ts';
import { type At, type Found, found } from './finding-words.ts';
import type { Sha256 } from './merkle.ts';

/** A record with its number in the file. */
export type Numbered<R> = R & { readonly record: number };

const utf8 = new TextEncoder();

/** What the first record of a chain follows. */
export function beginningOf(of: ChainRecord['of'], sha256: Sha256): Uint8Array {
  return of === 'account' ? new Uint8Array(32) : sha256(utf8.encode('anhuan person chain 1'));
}

/** The bytes that are hashed for a record; null when a field cannot be what was hashed. */
export function chainBytes(before: Uint8Array, record: ChainRecord): Uint8Array | null {
  const day = parseDay(record.day);
  if (day === null || before.length !== 32) return null;
  const [kind, data] = [utf8.encode(record.kind), utf8.encode(record.data)];
  const minute = record.of === 'person' ? 4 : 0;
  const bytes = new Uint8Array(52 + minute + kind.length + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(before);
  view.setInt16(32, record.slot);
  view.setBigInt64(34, BigInt(record.id));
  view.setInt32(42, record.seq);
  view.setInt32(46, day);
  if (minute > 0) view.setInt32(50, record.at ?? 0);
  view.setInt16(50 + minute, kind.length);
  bytes.set(kind, 52 + minute);
  bytes.set(data, 52 + minute + kind.length);
  return bytes;
}

/** Where a chain record is. */
export function atOf({ record, of, id, seq, day }: Numbered<ChainRecord>, field?: string): At {
  return { record, chain: `${of} ${id}`, seq, day, ...(field === undefined ? {} : { field }) };
}

/** What is wrong with the records of one chain, in the order of the file. */
export function chainFindings(records: readonly Numbered<ChainRecord>[], sha256: Sha256): Found[] {
  const wrong: Found[] = [];
  let before: Uint8Array | null = null;
  let last: Numbered<ChainRecord> | null = null;
  for (const record of records) {
    before ??= beginningOf(record.of, sha256);
    const next = (last?.seq ?? 0) + 1;
    if (record.seq !== next) wrong.push(found('sequence', atOf(record, 'seq')));
    if (last !== null && record.day < last.day) wrong.push(found('order', atOf(record, 'day')));
    const bytes = chainBytes(before, record);
    const hash = fromHex(record.hash);
    if (bytes === null || hash === null || toHex(sha256(bytes)) !== record.hash)
      wrong.push(found('hash', atOf(record)));
    // One broken link is named once: the chain goes on from the hash that is written.
    before = hash ?? before;
    last = record;
  }
  return wrong;
}

/** Whether opened texts and answers are those that a record holds the digests of. */
export function openingFindings(
  record: Numbered<ChainRecord>,
  laws: ReadonlyMap<string, string>,
  sha256: Sha256,
): Found[] {
  if (record.of === 'account') return [];
  const wrong: Found[] = [];
  const data = fieldsOf(record.data);
  const commits = (data.commits ?? {}) as Record<string, unknown>;
  for (const { name, salt, text } of record.open ?? []) {
    const salted = fromHex(salt);
    const said = utf8.encode(text);
    const bytes = new Uint8Array((salted?.length ?? 0) + said.length);
    bytes.set(salted ?? []);
    bytes.set(said, salted?.length ?? 0);
    if (salted === null || commits[name] !== toHex(sha256(bytes)))
      wrong.push(found('opening', atOf(record, `open: ${name}`)));
  }
  if (record.answer !== undefined && data.answer !== toHex(sha256(utf8.encode(record.answer))))
    wrong.push(found('answer', atOf(record, 'answer')));
  if (typeof data.law === 'string' && laws.get(data.law) === undefined)
    wrong.push(found('law', atOf(record, 'data')));
  return wrong;
}

/** Whether a law's text is the one that its digest names. */
export function lawFindings({ record, digest, text }: Numbered<LawRecord>, sha256: Sha256): Found[] {
  return toHex(sha256(utf8.encode(text))) === digest ? [] : [found('law', { record, field: 'text' })];
}

/** The data of a proof; no fields when it is no object. */
export function fieldsOf(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
