/**
 * How does what was done with a person become provable, in the transaction that does it?
 *
 * A proof is appended to the person's own chain (a contact is with a person and may be about several accounts). It holds codes, numbers
 * and digests; a text of his goes beside it under his own key, and the chain commits to it. A batch costs two statements, whatever its
 * size. The business day of a proof is the open one, and never before that of the proof before it.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute } from '../../rules/gate/local-time.ts';
import {
  type ChainStand,
  type FactLine,
  type ProofRow,
  readSealed,
  readStands,
  type SealedKey,
  type SealedRow,
  writeProofs,
} from '../db/evidence/proof-rows.ts';
import { type BorrowerKey, distinct } from '../db/gate/person-rows.ts';
import type { Client, Queryable } from '../db/pool.ts';
import { PERSON_BEGINNING, personHash } from './person-chain.ts';
import { commitment, openText, type PersonKey, personKeyOf, sealText } from './sealing.ts';
import { canonical, type Plain } from './verifying/canonical.ts';

/** What a proof can be of. */
export const PROOF_KINDS = [
  /** Something became known: a row of `person_fact`. */
  'fact',
  /** A contact was begun: a row of `contact_attempt`. */
  'contact',
  /** The gate said no. */
  'refusal',
  /** A carrier has it, or certainly not, or nobody knows. */
  'handover',
  /** A carrier told what became of it. */
  'receipt',
  /** The person wrote or said something. */
  'reply',
  /** The digest of a sound recording. */
  'recording',
  /** The digest of a letter as it was printed. */
  'letter',
  /** Something was routed to a person, taken, decided, appealed. */
  'review',
  /** The person handed in a paper, or somebody opened it: its digest. */
  'paper',
  /** The person stated something: in an application, a complaint, a call. */
  'statement',
  /** The person was forgotten: from here on his proofs stand without his texts. */
  'erasure',
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** Texts by name ("body", "outer"): personal data. */
export type Texts = Readonly<Record<string, string>>;

/** A proof about to be appended. */
export interface NewProof extends BorrowerKey {
  /** When it happened, by the house's clock. */
  readonly at: Minute;
  readonly kind: ProofKind;
  /** Codes, numbers, digests: no name, number, address or text of a person. */
  readonly data: { readonly [name: string]: Plain };
  /** Texts of the person that are kept here, encrypted under his key. */
  readonly sealed?: Texts;
  /** Texts that are kept elsewhere: only committed to. */
  readonly committed?: Texts;
}

/** The chain of a person while proofs are appended to it. */
interface Open {
  /** Null: he was erased. */
  readonly key: PersonKey | null;
  readonly day: Day | null;
  seq: number;
  last: Day | null;
  hash: Uint8Array;
}

/**
 * Appends proofs in the order given, in the caller's transaction, which has locked the borrowers. Returns the number of each in its
 * person's chain: a sealed text is opened by it. About an erased person the proof stands without his texts.
 */
export async function appendProofs(client: Client, proofs: readonly NewProof[]): Promise<number[]> {
  if (proofs.length === 0) return [];
  return appendAfter(client, await readStands(client, distinct(proofs)), proofs, []);
}

/** The same where it is known how the chains of these persons stand; `facts`: written in the same statement. */
export async function appendAfter(
  client: Client,
  stands: readonly ChainStand[],
  proofs: readonly NewProof[],
  facts: readonly FactLine[],
): Promise<number[]> {
  const begun = stands.filter(({ seq }) => seq === null);
  const open = new Map<bigint, Open>();
  for (const stand of stands) open.set(stand.borrower, opened(stand));
  const rows: ProofRow[] = [];
  const sealed: SealedRow[] = [];
  for (const proof of proofs) {
    const chain = open.get(proof.borrower)!;
    const row = rowOf(proof, chain);
    rows.push(row);
    if (proof.sealed !== undefined && chain.key !== null) {
      const { slot, borrower } = proof;
      const body = sealText(chain.key, proof, row.seq, canonical(proof.sealed));
      sealed.push({ slot, borrower, seq: row.seq, body });
    }
  }
  await writeProofs(client, rows, sealed, begun, facts);
  return rows.map(({ seq }) => seq);
}

function opened(stand: ChainStand): Open {
  const { seq, day, hash, closed } = stand;
  return {
    key: stand.key === null ? null : personKeyOf(stand, stand.key),
    day: closed === null ? null : closed + 1,
    seq: seq ?? 0,
    last: day,
    hash: hash ?? PERSON_BEGINNING,
  };
}

const NO_HASH: Buffer = Buffer.alloc(0);

function rowOf({ slot, borrower, at, kind, data, sealed, committed }: NewProof, chain: Open): ProofRow {
  chain.seq += 1;
  const { seq, key } = chain;
  const commits: Record<string, string | null> = {};
  let hasTexts = false;
  for (const texts of [sealed, committed])
    for (const name in texts) {
      commits[name] = key === null ? null : commitment(key, seq, name, texts[name]!);
      hasTexts = true;
    }
  const day = Math.max(chain.day ?? Math.floor(at / DAY_MINUTES), chain.last ?? 0);
  const text = canonical(hasTexts ? { ...data, commits } : data);
  const row = { slot, borrower, seq, day, at, kind, data: text, hash: NO_HASH };
  row.hash = personHash(chain.hash, row);
  chain.hash = row.hash;
  chain.last = day;
  return row;
}

/** The texts that proofs have sealed, by "borrower-seq"; one that was erased, or sealed nothing, is left out. */
export async function openProofs(db: Queryable, keys: readonly SealedKey[]): Promise<Map<string, Texts>> {
  if (keys.length === 0) return new Map();
  const found = await readSealed(db, keys);
  return new Map(
    found.map((row) => {
      const key = personKeyOf(row, row.key);
      return [`${row.borrower}-${row.seq}`, JSON.parse(openText(key, row, row.seq, row.body)) as Texts];
    }),
  );
}
