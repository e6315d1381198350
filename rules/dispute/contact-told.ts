/**
 * Which contact does somebody mean who describes one?
 *
 * A code says most: it is one of his own contacts, somebody else's, one that nothing ever went out under, or none of ours. A number
 * says whether it speaks for the lender. A minute and a way find the contact beside which it lies. What does not fit together is never
 * guessed: a person looks.
 */
import { DAY_MINUTES, type Minute } from '../gate/local-time.ts';
import type { Doubt, Foreign } from './message-verdict.ts';

/** What somebody tells of a message. Null: he does not know. */
export interface Told {
  readonly at: Minute | null;
  readonly way: string | null;
  /** What the book knows of the code he read; null: he told none. `own`: number of his own contact. */
  readonly code: { readonly known: 'own'; readonly permit: number } | { readonly known: Stranger } | null;
  /** What the register knows of the number it came from; null: he told none. */
  readonly number: 'ours' | 'ended' | 'unknown' | null;
  readonly text: string | null;
}

export type Stranger = 'nobody' | 'unused' | 'another';

/** One of his contacts. `words`: what was sent, where it is kept. */
export interface Candidate {
  readonly permit: number;
  readonly at: Minute;
  readonly way: string;
  readonly words: string | null;
}

export type Meant =
  | { readonly means: 'contact'; readonly permit: number }
  | { readonly means: 'stranger'; readonly because: Foreign }
  | { readonly means: 'doubt'; readonly doubt: Doubt };

/** Minutes by which somebody may be wrong about the minute of a message. */
export const BESIDE = 10;
/** Days a text may be on its way or lie unread before he sees it, where a code names it. */
const SEEN_WITHIN = 3 * DAY_MINUTES;
/** A letter travels longer. */
const LETTER_WITHIN = 21 * DAY_MINUTES;

const SPOKEN = new Set(['call', 'voicemail', 'visit']);
const SLOW = new Set(['letter', 'court', 'postcard']);

/** Finds what is meant among his contacts. */
export function contactMeant(told: Told, contacts: readonly Candidate[]): Meant {
  if (told.code !== null && told.code.known !== 'own') return stranger(STRANGERS[told.code.known]);
  if (told.number === 'unknown' && !isBeside(told, contacts)) return stranger('number-unknown');
  if (told.number === 'ended' && !isBeside(told, contacts)) return stranger('number-ended');
  if (told.code !== null) return byCode(told, told.code.permit, contacts);
  return told.number === 'unknown' ? doubt('several-then') : byTime(told, contacts);
}

const STRANGERS: Readonly<Record<Stranger, Foreign>> = {
  nobody: 'code-unknown',
  unused: 'code-unused',
  another: 'code-of-another',
};

/** His own code: read at a minute at which the contact could have reached him, and not from a strange number. */
function byCode(told: Told, permit: number, contacts: readonly Candidate[]): Meant {
  const one = contacts.find((contact) => contact.permit === permit);
  if (one === undefined) return doubt('no-decision');
  if (told.number === 'unknown') return stranger('number-unknown');
  if (told.at !== null && !couldBeSeen(one, told.at)) return doubt('own-code-other-time');
  return withWords(told, one);
}

function couldBeSeen({ at, way }: Candidate, seen: Minute): boolean {
  const within = SPOKEN.has(way) ? BESIDE : SLOW.has(way) ? LETTER_WITHIN : SEEN_WITHIN;
  return seen >= at - BESIDE && seen <= at + within;
}

function byTime(told: Told, contacts: readonly Candidate[]): Meant {
  if (told.at === null) return doubt('too-little-told');
  const near = besides(told, contacts);
  if (near.length === 0) return doubt('nothing-then');
  const fitting = near.length === 1 ? near : near.filter(({ words }) => isSaid(told.text, words) === true);
  return fitting.length === 1 ? withWords(told, fitting[0]!) : doubt('several-then');
}

function withWords(told: Told, one: Candidate): Meant {
  if (isSaid(told.text, one.words) === false) return doubt('words-differ');
  return { means: 'contact', permit: one.permit };
}

const isBeside = (told: Told, contacts: readonly Candidate[]) => besides(told, contacts).length > 0;

function besides({ at, way }: Told, contacts: readonly Candidate[]): Candidate[] {
  if (at === null) return [];
  return contacts.filter(
    (contact) => Math.abs(contact.at - at) <= BESIDE && (way === null || contact.way === way),
  );
}

const stranger = (because: Foreign): Meant => ({ means: 'stranger', because });
const doubt = (one: Doubt): Meant => ({ means: 'doubt', doubt: one });

/** Letters in a row that are compared, and the share of them (per cent) that must have been sent. */
const RUN = 3;
const SHARED = 60;
/** A shorter quotation proves nothing. */
const LEAST = 12;

/** Whether a quotation is from these words; null: one of the two is not there, or too short to tell. */
export function isSaid(quoted: string | null, words: string | null): boolean | null {
  if (quoted === null || words === null) return null;
  const [told, sent] = [plain(quoted), plain(words)];
  if (told.length < LEAST) return null;
  const runs = new Set(runsOf(sent));
  const all = runsOf(told);
  return all.filter((run) => runs.has(run)).length * 100 >= all.length * SHARED;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN));
}
