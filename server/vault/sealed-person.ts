/**
 * How do a person's name, number, mailbox and addresses lie in the book, and how are they opened?
 *
 * Sealed under his own key (AES-256-GCM, the place authenticated), so that they go with it. What he must be found by stands beside as a
 * mark: a keyed digest of the last eight digits, or of the mailbox in small letters, cut to 64 bits. A mark leads to few people, whose
 * numbers are then opened and compared whole. All who read a name or a number read it through here.
 */
import type { Queryable } from '../db/pool.ts';
import { decrypt, encrypt, hmacHex, type MasterKey } from '../evidence/master-key.ts';
import {
  type KeptKey,
  lengthOfKey,
  newPersonKey,
  type PersonKey,
  type Place,
  personKeyOf,
} from '../evidence/sealing.ts';
import { houseKey } from './house-key.ts';
import { masterInForce } from './key-ring.ts';

/** Who somebody is and how he is reached, in the clear. */
export interface ToldPerson {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What it takes to seal people: the master key in force, and the key of the marks. */
export interface Vault {
  readonly master: MasterKey;
  readonly marks: Buffer;
}

/** The vault of a book. In a transaction the master key stays in force until that ends. */
export async function openVault(db: Queryable): Promise<Vault> {
  const master = await masterInForce(db);
  return { master, marks: await marksKey(db) };
}

/** The key of the marks by which people are found. */
export const marksKey = (db: Queryable): Promise<Buffer> => houseKey(db, 'finding');

/** A person as his row holds him. */
export interface SealedPerson {
  readonly key: KeptKey;
  readonly sealed: Buffer;
  readonly phoneMark: bigint | null;
  readonly emailMark: bigint | null;
}

const personPlace = ({ slot, borrower }: Place) => `person/${slot}/${borrower}`;
const reachPlace = ({ slot, borrower }: Place, id: string) => `reach/${slot}/${borrower}/${id}`;
const PARTS = '\0';

/** Seals a person who is new, with a key of his own. */
export function sealPerson(vault: Vault, place: Place, person: ToldPerson): SealedPerson {
  const { key, kept } = newPersonKey(vault.master, place);
  return { key: kept, ...sealTold(key, vault.marks, place, person) };
}

/** Seals what changed about a person under the key he has. */
export function sealAgain(
  marks: Buffer,
  place: Place,
  kept: KeptKey,
  person: ToldPerson,
): Omit<SealedPerson, 'key'> {
  return sealTold(personKeyOf(place, kept), marks, place, person);
}

function sealTold(
  key: PersonKey,
  marks: Buffer,
  place: Place,
  { name, phone, email }: ToldPerson,
): Omit<SealedPerson, 'key'> {
  if (name.includes(PARTS)) throw new Error('a name with a zero in it');
  return {
    sealed: encrypt(key, personPlace(place), `${name}${PARTS}${phone ?? ''}${PARTS}${email ?? ''}`),
    phoneMark: phone === null || phone === '' ? null : phoneMark(marks, phone),
    emailMark: email === null || email === '' ? null : mailboxMark(marks, email),
  };
}

const EIGHT = 8;

/** The mark of a number: of its last eight digits, however it is written. */
export function phoneMark(marks: Buffer, number: string): bigint {
  // What the credit files hold are plain digits nearly always.
  const digits = /^\+?\d+$/.test(number) ? number : number.normalize('NFKC').replaceAll(/\D/g, '');
  return markOf(marks, 'phone', digits.slice(-EIGHT));
}

/** The mark of a mailbox. */
export const mailboxMark = (marks: Buffer, mailbox: string): bigint =>
  markOf(marks, 'email', mailbox.trim().toLowerCase());

/** Longer ones than a mailbox may be are cut: they are compared whole afterwards. */
const MOST_LETTERS = 254;

const markOf = (marks: Buffer, kind: string, text: string): bigint =>
  BigInt.asIntN(64, BigInt(`0x${hmacHex(marks, `${kind}/${text.slice(0, MOST_LETTERS)}`).slice(0, 16)}`));

/** The kinds of addresses that a mark finds. */
const PHONES: ReadonlySet<string> = new Set(['mobile', 'landline', 'phone']);

/** Seals an address under the key of its person; `kind`: as the gate names it. */
export function sealReach(
  marks: Buffer,
  place: Place,
  kept: KeptKey,
  { id, kind, literal }: { readonly id: string; readonly kind: string; readonly literal: string },
): { readonly sealed: Buffer; readonly mark: bigint | null } {
  const sealed = encrypt(personKeyOf(place, kept), reachPlace(place, id), literal);
  if (PHONES.has(kind)) return { sealed, mark: phoneMark(marks, literal) };
  return { sealed, mark: kind === 'email' ? mailboxMark(marks, literal) : null };
}

/**
 * A row's own bytes, from which everything of a person is opened: slot (2), number (8), what is kept of his key, what is sealed.
 * Null: he was erased.
 */
export type PersonBytes = Buffer | null;

interface Unlocked {
  readonly place: Place;
  readonly key: PersonKey;
  readonly sealed: Uint8Array;
}

const KEY_AT = 10;

function unlock(bytes: Buffer): Unlocked {
  const place = { slot: bytes.readInt16BE(0), borrower: bytes.readBigInt64BE(2) };
  const end = KEY_AT + lengthOfKey(bytes[KEY_AT]!);
  return { place, key: personKeyOf(place, bytes.subarray(KEY_AT, end)), sealed: bytes.subarray(end) };
}

/** Opens words of a person that lie at a place of their own; `where`: table, column and row. Null: there are none, or he was erased. */
export type OpenWords = (where: string, sealed: Uint8Array | null) => string | null;
/** The reverse: what is written into the row. Null where nothing was said, and for one who was erased. */
export type SealWords = (where: string, words: string | null) => Buffer | null;

const wordsPlace = ({ slot, borrower }: Place, where: string) => `words/${slot}/${borrower}/${where}`;

/** What opens a person's words: his key is made once, and only when there are any. */
export function wordsOpener(bytes: PersonBytes): OpenWords {
  let open: Unlocked | undefined;
  return (where, sealed) => {
    if (bytes === null || sealed === null) return null;
    open ??= unlock(bytes);
    return decrypt(open.key, wordsPlace(open.place, where), sealed).toString('utf8');
  };
}

/** What seals words under the key that is kept of a person; `kept` null: he was erased. */
export function wordsSealer(place: Place, kept: KeptKey | null): SealWords {
  if (kept === null) return () => null;
  const key = personKeyOf(place, kept);
  return (where, words) =>
    words === null || words === '' ? null : encrypt(key, wordsPlace(place, where), words);
}

const NOBODY: ToldPerson = { name: '', phone: null, email: null };

/** Who he is; of one who was erased an empty name and nothing else. */
export function toldPerson(bytes: PersonBytes): ToldPerson {
  return bytes === null ? NOBODY : told(unlock(bytes));
}

function told({ place, key, sealed }: Unlocked): ToldPerson {
  const [name = '', phone, email] = decrypt(key, personPlace(place), sealed).toString('utf8').split(PARTS);
  return { name, phone: phone || null, email: email || null };
}

/** An address of his as it lies sealed. */
export interface SealedReach {
  readonly id: string;
  readonly sealed: Buffer;
}

/** Addresses of a person in the clear, by their name. */
export function toldReaches(bytes: PersonBytes, reaches: readonly SealedReach[]): Map<string, string> {
  if (bytes === null || reaches.length === 0) return new Map();
  const { place, key } = unlock(bytes);
  return new Map(
    reaches.map(({ id, sealed }) => [id, decrypt(key, reachPlace(place, id), sealed).toString('utf8')]),
  );
}

/** Who he is, and one address of his where there is one: his key is made once. */
export function toldWithReach(
  bytes: PersonBytes,
  reach: SealedReach | null,
): ToldPerson & { readonly literal: string | null } {
  if (bytes === null) return { ...NOBODY, literal: null };
  const open = unlock(bytes);
  const literal =
    reach === null
      ? null
      : decrypt(open.key, reachPlace(open.place, reach.id), reach.sealed).toString('utf8');
  return { ...told(open), literal };
}
