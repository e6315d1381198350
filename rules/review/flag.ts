/**
 * What looks odd about a paper, a text or a statement, and who must look at it?
 *
 * A flag is a question to a person, never an answer to a borrower: `leadsTo` has one value, and nothing that refuses takes a flag.
 * It names codes and places; the words and pictures it was found in are opened only by whoever decides, with a reason on record.
 */

export const FLAG_KINDS = [
  /** The same file, the same picture or nearly the same words came from somebody else. */
  'same-file',
  'near-picture',
  'near-text',
  /** The file tells of itself that it was worked on. */
  'edited-with',
  'changed-after',
  'dates-disagree',
  'made-by-machine',
  /** The file cannot be judged whole. */
  'not-comparable',
  /** What was stated does not fit what was stated before, or what is known. */
  'income-differs',
  'household-differs',
  'employer-differs',
  'dependants-differ',
  'signed-after-death',
  'pays-beyond-means',
  'document-after-today',
  'document-expired',
  'income-paper-differs',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** Somebody else's paper or statement: "3-77/paper 2". */
export interface OtherItem {
  readonly slot: number;
  readonly borrower: string;
  readonly isPaper: boolean;
  readonly item: number;
}

export interface Flag {
  readonly kind: FlagKind;
  /** How much alike, or how far apart, in ppm of the whole. */
  readonly sharePpm: number;
  /** Codes and figures for the sentence that a person reads: never words of a person. */
  readonly facts: Readonly<Record<string, string>>;
  readonly other: OtherItem | null;
  /** The only place a flag can lead to. */
  readonly leadsTo: 'person';
}

/** A flag; there is no other way to make one than to send it to a person. */
export function flagOf(
  kind: FlagKind,
  sharePpm: number,
  facts: Flag['facts'] = {},
  other: OtherItem | null = null,
): Flag {
  return { kind, sharePpm, facts, other, leadsTo: 'person' };
}

/** Kinds that compare with another person: the clerk sees both sides. */
export const COMPARES: ReadonlySet<FlagKind> = new Set(['same-file', 'near-picture', 'near-text']);
