/**
 * What goes to a borrower, a court or a regulator who asks for everything about an account?
 *
 * One file that explains and proves itself: every contact and refusal of the account's borrower with its texts and reasons, the chains they
 * lie in, the seals of the days, the keys, and a signature over all of it. It holds nothing of anybody else, and it is the same
 * byte for byte whenever nothing was added.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import { aheadAt } from '../../rules/gate/local-time.ts';
import type { Key } from '../db/accounts.ts';
import {
  accountChain,
  type ExportedPerson,
  factTextsOf,
  keptKeyOf,
  lawTexts,
  personOfAccount,
  sealedTextsOf,
} from '../db/evidence/exported-rows.ts';
import { type ProofRow, readProofs } from '../db/evidence/proof-rows.ts';
import { readSeals, type SealRow } from '../db/evidence/seal-rows.ts';
import { decisionsOf } from '../db/gate/decision-read.ts';
import { lastClosedDay } from '../db/night.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { Trouble } from '../trouble.ts';
import { zoneAround } from '../zone-table.ts';
import { contactsMade } from './contacts-made.ts';
import { includeChains } from './inclusion.ts';
import type { Texts } from './proof.ts';
import { sha256 } from './seal.ts';
import { openText, type PersonKey, personKeyOf, saltOf } from './sealing.ts';
import { publishedKeys, signerFor } from './signing.ts';
import { fieldsOf } from './verifying/chain-check.ts';
import { bodyLines } from './verifying/evidence-check.ts';
import type { ChainRecord, EvidenceRecord, HeaderRecord, Opening } from './verifying/evidence-records.ts';
import { manifestText, marksOf, packMarks, tailOf, toBase64, toHex } from './verifying/file-parts.ts';

/** What is asked for. `lender`: who hands it out. */
export interface ExportWish {
  readonly account: Key;
  /** Leave the account's ledger out. */
  readonly contactsOnly: boolean;
  readonly lender: string;
}

/** Makes the file. Nothing is written. */
export async function exportEvidence(pool: Pool, wish: ExportWish): Promise<Buffer> {
  const { records, through } = await evidenceRecords(pool, wish);
  return signedFile(records, await signerFor(pool, through));
}

/** The records of such a file, before they are signed, and the day through which they go. */
export async function evidenceRecords(
  pool: Pool,
  wish: ExportWish,
): Promise<{ readonly records: EvidenceRecord[]; readonly through: Day }> {
  const keys = await publishedKeys(pool);
  const gathered = await transaction(pool, (client) => gather(client, wish), 'repeatable read');
  if (keys.length === 0)
    throw new Trouble('No day of this book was ever sealed.', 'Close a day, or: ./anhuan evidence seal');
  return {
    through: gathered.through,
    records: [...gathered.records, ...keys.map((key) => ({ of: 'key' as const, ...key }))],
  };
}

/** A file of records, signed: body, manifest, signature. */
export function signedFile(
  records: readonly EvidenceRecord[],
  signer: { readonly id: string; sign(text: string): Buffer },
): Buffer {
  const body = Buffer.from(`${bodyLines(records).join('\n')}\n`);
  const manifest = manifestText({
    anhuan: 'manifest/1',
    key: signer.id,
    bytes: body.length,
    sha256: toHex(sha256(body)),
    marks: toBase64(packMarks(marksOf(body))),
  });
  return Buffer.concat([body, Buffer.from(tailOf(manifest, signer.sign(manifest).toString('base64')))]);
}

async function gather(
  client: Client,
  { account: { slot, accountId }, contactsOnly, lender }: ExportWish,
): Promise<{ records: EvidenceRecord[]; through: Day }> {
  const person = await personOfAccount(client, slot, accountId);
  const through = await lastClosedDay(client);
  if (person === null || through === null)
    throw new Trouble(`There is no account ${accountId}.`, 'Give its number, or host:reference.');
  const key = { slot, borrower: person.borrower };
  const proofs = await readProofs(client, [key]);
  await checkMade(client, key, proofs);
  const links = contactsOnly ? [] : await accountChain(client, slot, accountId);
  const seals = await readSeals(client);
  const names = [
    ...(proofs.length === 0 ? [] : [{ of: 'person' as const, slot, id: person.borrower }]),
    ...(contactsOnly ? [] : [{ of: 'account' as const, slot, id: accountId }]),
  ];
  const header = headerOf(person, slot, accountId, contactsOnly, lender, through);
  const laws = new Set(
    proofs.flatMap(({ data }) => [fieldsOf(data).law].filter((law) => typeof law === 'string')),
  );
  const inclusions = names.length === 0 ? [] : await includeChains(client, names, seals);
  return {
    through,
    records: [
      header,
      ...(await lawTexts(client, [...laws])).map(({ digest, law: text }) => ({
        of: 'law' as const,
        digest,
        text,
      })),
      ...(await openedProofs(client, key, proofs)),
      ...links.map(
        ({ seq, day, type, data, hash }): ChainRecord => ({
          of: 'account',
          slot,
          id: String(accountId),
          seq,
          day: formatDay(day),
          kind: type,
          data,
          hash: hash.toString('hex'),
        }),
      ),
      ...inclusions,
      ...sealsFrom(seals, inclusions[0]?.day),
    ],
  };
}

function headerOf(
  { borrower, name, timeZone }: ExportedPerson,
  slot: number,
  accountId: bigint,
  contactsOnly: boolean,
  lender: string,
  through: Day,
): HeaderRecord {
  const noon = through * 1440 + 720;
  return {
    of: 'header',
    anhuan: 'evidence/1',
    slot,
    borrower: String(borrower),
    account: String(accountId),
    accounts: [String(accountId)],
    name,
    contactsOnly,
    through: formatDay(through),
    offset: aheadAt(zoneAround(timeZone, noon), noon),
    lender,
  };
}

/** The list that the borrower sees must be the list of the file: a contact without a proof is a fault that nobody may overlook. */
async function checkMade(
  client: Client,
  key: { readonly slot: number; readonly borrower: bigint },
  proofs: readonly ProofRow[],
): Promise<void> {
  const proven = new Set(
    proofs.flatMap(({ kind, data }) => (kind === 'contact' ? [fieldsOf(data).permit] : [])),
  );
  const bare = (await contactsMade(client, key)).filter(({ permit }) => !proven.has(permit));
  if (bare.length > 0)
    throw new Trouble(
      `${bare.length} contacts with borrower ${key.borrower} have no proof, the first on permit ${bare.at(-1)!.permit}.`,
      'They were made before evidence was kept, or beside it: see the log.',
    );
}

/** Seals from the first that is needed to the last, none left out: each names the one before it. */
function sealsFrom(seals: readonly SealRow[], first: string | undefined): EvidenceRecord[] {
  return seals
    .filter(({ day }) => first === undefined || formatDay(day) >= first)
    .map(({ day, text, signature, stamp }) => ({
      of: 'seal',
      day: formatDay(day),
      text,
      signature: signature.toString('hex'),
      stamp: stamp === null ? null : stamp.toString('base64'),
    }));
}

/** The proofs of a person with what they commit to, as far as it can still be opened. */
async function openedProofs(
  client: Client,
  key: { readonly slot: number; readonly borrower: bigint },
  proofs: readonly ProofRow[],
): Promise<ChainRecord[]> {
  const kept = await keptKeyOf(client, key);
  const own = kept === null ? null : personKeyOf(key, kept);
  const sealed = await sealedTextsOf(client, key);
  const facts = await factTextsOf(client, key);
  const answers = new Map((await decisionsOf(client, key)).map(({ seq, answer }) => [seq, answer]));
  return proofs.map((proof) => {
    const { seq, day, at, kind, data, hash } = proof;
    const fields = fieldsOf(data);
    const body = sealed.get(seq);
    const texts: Record<string, string> = {};
    if (own !== null && body !== undefined)
      Object.assign(texts, JSON.parse(openText(own, key, seq, body)) as Texts);
    if (fields.fact !== undefined) {
      const text = facts.get(Number(fields.fact));
      if (text !== undefined) texts.data = text;
    }
    const open = own === null ? [] : openingsOf(own, seq, fields.commits, texts);
    const answer = answers.get(Number(fields.checked ?? fields.decision));
    return {
      of: 'person',
      slot: key.slot,
      id: String(key.borrower),
      seq,
      day: formatDay(day),
      at,
      kind,
      data,
      hash: hash.toString('hex'),
      ...(open.length === 0 ? {} : { open }),
      ...(answer === undefined || fields.answer === undefined ? {} : { answer }),
    };
  });
}

/** Salt and text of each commitment whose text is still there. */
function openingsOf(key: PersonKey, seq: number, commits: unknown, texts: Texts): Opening[] {
  return Object.keys((commits ?? {}) as object).flatMap((name) => {
    const text = texts[name];
    return text === undefined ? [] : [{ name, salt: saltOf(key, seq, name).toString('hex'), text }];
  });
}
