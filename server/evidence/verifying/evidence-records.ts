/**
 * What does the machine part of an evidence file hold, and how does each record lie on its lines?
 *
 * Records in one list, numbered from 0: the header, then laws, chains, inclusions, seals and keys. Each field has a line of its own, so
 * that a change is found to the field. Hashes are hexadecimal, days are written 2026-11-22, minutes are whole minutes since
 * 1970-01-01T00:00Z, numbers of accounts and borrowers are text. `<` is written \u003c: nothing in a text can end the part.
 */
import { canonical, type Plain } from './canonical.ts';
import type { ChainOf } from './merkle.ts';

/** What the file is about. `offset`: minutes by which the borrower's clock was before UTC when it was made. */
export interface HeaderRecord {
  readonly of: 'header';
  readonly anhuan: 'evidence/1';
  readonly slot: number;
  readonly borrower: string;
  readonly account: string;
  readonly accounts: readonly string[];
  readonly name: string;
  readonly contactsOnly: boolean;
  readonly through: string;
  readonly offset: number;
  readonly lender: string;
}

/** A state of the law that was asked, word for word; contacts name it by `digest`. */
export interface LawRecord {
  readonly of: 'law';
  readonly digest: string;
  readonly text: string;
}

/** A text whose salted digest stands in the chain. */
export interface Opening {
  readonly name: string;
  readonly salt: string;
  readonly text: string;
}

/** A record of a chain, as it was hashed. `answer`: what the gate said, whose digest the data holds. */
export interface ChainRecord {
  readonly of: ChainOf;
  readonly slot: number;
  readonly id: string;
  readonly seq: number;
  readonly day: string;
  /** Of a person's chain alone. */
  readonly at?: number;
  readonly kind: string;
  readonly data: string;
  readonly hash: string;
  readonly open?: readonly Opening[];
  readonly answer?: string;
}

/** That the head of a chain belongs to the seal of a day: the way from its leaf to the root of its slot, and on to that of the day. */
export interface InclusionRecord {
  readonly of: 'inclusion';
  readonly day: string;
  readonly chain: ChainOf;
  readonly slot: number;
  readonly id: string;
  readonly seq: number;
  readonly place: number;
  readonly leaves: number;
  readonly path: readonly string[];
  readonly slotPath: readonly string[];
}

/** A day's seal. `stamp`: a timestamp token in base64. */
export interface SealRecord {
  readonly of: 'seal';
  readonly day: string;
  readonly text: string;
  readonly signature: string;
  readonly stamp: string | null;
}

/** A key that signed. */
export interface KeyRecord {
  readonly of: 'key';
  readonly key: string;
  readonly public: string;
  readonly from: string;
  readonly until: string | null;
  readonly before: string | null;
  readonly voucher: string | null;
}

/** What a court bundle is and holds. `items`: the checklist, each with the number of the exhibit that meets it, null: missing. */
export interface BundleRecord {
  readonly of: 'bundle';
  readonly anhuan: 'bundle/1';
  readonly case: number;
  readonly day: string;
  readonly jurisdiction: string;
  readonly court: readonly [zh: string, en: string];
  readonly items: readonly {
    readonly id: string;
    readonly says: readonly [zh: string, en: string];
    readonly source: string;
    readonly exhibit: number | null;
  }[];
  readonly complete: boolean;
  readonly exhibits: readonly { readonly number: number; readonly kind: string; readonly sha256: string }[];
  /** Last records of the chains that the exhibits were made from: seq and hash; null: there is none. */
  readonly heads: Readonly<Record<ChainOf, { readonly seq: number; readonly hash: string } | null>>;
}

/** A numbered exhibit. `text`: canonical JSON, or a PDF or picture in base64; `empty`: it proves nothing yet. */
export interface ExhibitRecord {
  readonly of: 'exhibit';
  readonly number: number;
  readonly kind: string;
  readonly title: readonly [zh: string, en: string];
  readonly media: 'application/json' | 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly empty: boolean;
  readonly sha256: string;
  readonly text: string;
}

export type EvidenceRecord =
  | HeaderRecord
  | BundleRecord
  | ExhibitRecord
  | LawRecord
  | ChainRecord
  | InclusionRecord
  | SealRecord
  | KeyRecord;

/** True for a record of a chain. */
export function isChain(record: EvidenceRecord): record is ChainRecord {
  return record.of === 'account' || record.of === 'person';
}

/** The lines of the machine part, between its tags. */
export function recordLines(records: readonly EvidenceRecord[]): string[] {
  const lines = ['['];
  for (const [number, record] of records.entries()) {
    const fields = Object.entries({ record: number, ...record }).filter(([, value]) => value !== undefined);
    lines.push('{');
    for (const [place, [name, value]] of fields.entries()) {
      const text = canonical(value as Plain)
        .replaceAll('<', '\\u003c')
        .replaceAll('\u2028', '\\u2028')
        .replaceAll('\u2029', '\\u2029');
      lines.push(`"${name}":${text}${place === fields.length - 1 ? '' : ','}`);
    }
    lines.push(number === records.length - 1 ? '}' : '},');
  }
  lines.push(']');
  return lines;
}
