/**
 * What stands in a letter, before it is set?
 *
 * Plain texts in one language; the sheet (`letter.typ`) gives each its place. The same letter always becomes the same bytes, so
 * that the digest which goes into evidence can be made again from it.
 */
import { createHash } from 'node:crypto';
import type { Language } from '../../../rules/telling/language.ts';
import type { EnvelopeName } from './window-envelope.ts';

/** Whose letters these are. */
export interface Sender {
  readonly name: string;
  /** The one line above the address, in the window: where a letter comes back to. It must not give the trade away. */
  readonly returnLine: string;
  readonly address: readonly string[];
  readonly phone: string;
  readonly complaint: string;
  /** Who stands at the end, and as what. */
  readonly signer: string;
  readonly office: string;
  readonly envelope: EnvelopeName;
}

/** What the page shows beside its words. */
export interface Paper {
  /** Check code of the permit, and the official page where it can be checked: "https://…". */
  readonly code: string;
  readonly checkPage: string;
  /** Date of the letter, ISO: "2026-11-22". */
  readonly day: string;
  readonly subject: string;
  /** Figures as a small table: what, how much. */
  readonly figures: readonly (readonly [string, string])[];
  readonly attachments: readonly string[];
}

/** What stands where a lawyer signs: who, under which number, when, and the signature itself for whoever checks it. */
export interface PageSignature {
  readonly lawyer: string;
  /** Practising number, as it stands in the public register. */
  readonly number: string;
  readonly day: string;
  /** Name of the key. */
  readonly key: string;
  /** Ed25519, in groups that can be read aloud. */
  readonly text: string;
}

/** A whole letter. `recipient`: name first, as it stands in the window. */
export interface Letter {
  readonly language: Language;
  readonly number: string;
  readonly sender: Sender;
  readonly recipient: readonly string[];
  /** "亲启", "Private and confidential": seen in the window. */
  readonly mark: string | null;
  readonly paper: Paper;
  readonly paragraphs: readonly string[];
  /** Left out: there is room for a signature or a seal. */
  readonly signature?: PageSignature;
}

/** A letter that was set. `digest`: SHA-256 of the bytes, hexadecimal. */
export interface SetLetter {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly digest: string;
}

/** Why a letter cannot be set; `what` names the sign, the line or the words. */
export interface Unset {
  readonly refused:
    | 'no-sign-for'
    | 'address-too-wide'
    | 'address-too-long'
    | 'debt-can-be-seen'
    | 'empty'
    | 'not-set';
  readonly what: string;
}

/** Letters and digits that are not taken for one another, as in check codes. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The number of a letter: its key with a check sign, so that a slip of the pen is no other letter. The key is
 * "slot-borrower-message" and says nothing about a debt.
 */
export function letterNumber(key: string): string {
  const sum = createHash('sha256').update(key).digest();
  return `L${key}-${SIGNS[sum[0]! % SIGNS.length]!}${SIGNS[sum[1]! % SIGNS.length]!}`;
}

/** The key of a letter's number; null where the number is none of ours. */
export function keyOfLetter(number: string): string | null {
  const key = /^L(\d{1,3}-\d{1,18}-\d{1,9})-[0-9A-Z]{2}$/.exec(number.trim().toUpperCase())?.[1];
  return key !== undefined && letterNumber(key) === number.trim().toUpperCase() ? key : null;
}

/** The number of a letter that a firm signs: of its order, which has it before any message carries it. */
export function orderedNumber(key: string): string {
  return letterNumber(key).replace('L', 'F');
}

/** Paragraphs of a text: lines that are not empty. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
