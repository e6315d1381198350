/**
 * Which facts does a template ask for, and what does it say when they are filled in?
 *
 * A placeholder is a name in braces: "{amount}". There is a closed list of them, so that a template cannot ask for a fact
 * that nobody provides, and a text with a hole in it is never sent.
 */

export const PLACEHOLDERS = [
  'lender',
  'name',
  'amount',
  'total',
  'count',
  'lines',
  'days',
  'date',
  'since',
  'dailyPenalty',
  'consequence',
  'reason',
  'basis',
  'answer',
  'code',
  'phone',
  'complaint',
  'optOut',
  'agent',
  'place',
  'window',
  'seal',
  'received',
  'receivedOn',
  'reportOn',
  'standing',
  'period',
  'stopped',
  'when',
  'agency',
  'channel',
  'oneTimeCode',
  'offer',
  'holder',
  'holderContact',
  'holderLicence',
  'claimCode',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

export interface Hole {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Every placeholder of a text, known or not, in order. A brace without its fellow is one without a name. */
export function holesIn(text: string): Hole[] {
  return [...text.matchAll(/\{([^{}]*)\}|[{}]/g)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

/** The text with its facts; a placeholder without a fact stays as it is. */
export function fillIn(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{([^{}]*)\}/g, (hole, name: string) =>
    Object.hasOwn(facts, name) ? facts[name]! : hole,
  );
}
