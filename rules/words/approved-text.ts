/**
 * Which approved text is used on a day, for a way, a tone and a language?
 *
 * A text has versions. The one in use on a day is the latest that was approved by then and is not retired; a text that nobody
 * approved is never used, and no harder tone stands in for one that is not there.
 */
import type { Day } from '../days.ts';
import type { Way } from '../gate/situation.ts';
import type { Language } from '../telling/language.ts';
import type { Text } from './text-check.ts';

/** How hard a text sounds; the ladder goes from the first to the last. */
export const TONES = ['friendly', 'plain', 'formal'] as const;
export type Tone = (typeof TONES)[number];

/** What a text is for. `asks`: it asks about debts, so it says how much, since when and what can be done. */
export const TEXT_NAMES = {
  'due-soon': { asks: true },
  'due-soon-several': { asks: true },
  'due-soon-help': { asks: true },
  'due-soon-date': { asks: true },
  'due-soon-smaller': { asks: true },
  overdue: { asks: true },
  'overdue-several': { asks: true },
  talk: { asks: true },
  letter: { asks: true },
  visit: { asks: true },
  referral: { asks: true },
  'confirm-stop': { asks: false },
  'payment-received': { asks: false },
  'agreement-code': { asks: false },
  'sign-in-code': { asks: false },
  'agreement-made': { asks: false },
  'hold-made': { asks: false },
  apology: { asks: false },
  'agency-notice': { asks: false },
  'credit-notice': { asks: false },
  'complaint-answered': { asks: false },
  'proposal-answered': { asks: false },
  'offer-ending': { asks: false },
  'plan-missed': { asks: false },
  'plan-broken': { asks: false },
  'plan-completed': { asks: false },
  'visit-asked': { asks: false },
  'visit-ended': { asks: false },
  'claim-sold': { asks: false },
  'claim-returned': { asks: false },
} as const satisfies Readonly<Record<string, { readonly asks: boolean }>>;
export type TextName = keyof typeof TEXT_NAMES;

export function isTextName(name: string): name is TextName {
  return Object.hasOwn(TEXT_NAMES, name);
}

/** A version of a text. In use [from, to); `to` null: until further notice. */
export interface ApprovedText extends Text {
  readonly name: TextName;
  readonly way: Way;
  readonly tone: Tone;
  readonly language: Language;
  readonly version: number;
  readonly from: Day;
  readonly to: Day | null;
}

/** "overdue/sms/friendly@1": the same in both languages. */
export function textId({
  name,
  way,
  tone,
  version,
}: Pick<ApprovedText, 'name' | 'way' | 'tone' | 'version'>): string {
  return `${name}/${way}/${tone}@${version}`;
}

/** All approved texts, made ready to be found. */
export class TextShelf {
  readonly #byKey: ReadonlyMap<string, readonly ApprovedText[]>;

  constructor(texts: readonly ApprovedText[]) {
    this.#byKey = Map.groupBy(texts, (one) => keyOf(one.name, one.way, one.tone, one.language));
  }

  /** The text in use on `day`; null: none is approved. */
  textFor(name: string, way: Way, tone: string, language: Language, day: Day): ApprovedText | null {
    const versions = this.#byKey.get(keyOf(name, way, tone, language)) ?? [];
    let found: ApprovedText | null = null;
    for (const one of versions)
      if (one.from <= day && (one.to === null || day < one.to) && one.version > (found?.version ?? 0))
        found = one;
    return found;
  }
}

function keyOf(name: string, way: Way, tone: string, language: Language): string {
  return `${name}/${way}/${tone}/${language}`;
}
