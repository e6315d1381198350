/**
 * When is a lawyer's letter worth its cost, and how long does each of its steps stay good?
 *
 * Data of the house. What a letter brings and what a firm asks for it are assumptions until the house has figures of its own: dated, with
 * their reason. What a letter was ordered at is booked when it is posted.
 */
import type { Day } from '../../../rules/days.ts';
import { parseDay } from '../../../rules/days.ts';
import type { LetterTerms } from '../../../rules/firms/letter-conditions.ts';
import { CONTACT_COSTS, FEN } from '../contact-costs.ts';

const day = (text: string): Day => parseDay(text)!;

/**
 * From the latest to the first; the first whose `since` is not later than a day holds on it.
 *
 * Assumption: of what is overdue 5 % more comes in because of a letter. Published trials of collection letters give between nothing and some
 * percent, and none is of lawyer's letters in consumer credit in China. With it a letter is worth its cost from 500 yuan on. What
 * it costs, the firm's reading and signing included, stands in contact-costs.ts.
 */
export const LETTER_TERMS: readonly LetterTerms[] = [
  {
    since: day('2020-01-01'),
    upliftPpm: 50_000n,
    cost: BigInt((CONTACT_COSTS.letter ?? 0) / FEN),
    answerDays: 2,
    firmDays: 5,
    goodDays: 3,
  },
];

/** The terms that hold on a day. */
export function letterTermsOn(on: Day): LetterTerms {
  const found = LETTER_TERMS.find(({ since }) => since <= on);
  if (found === undefined) throw new Error(`no terms of letters hold on day ${on}`);
  return found;
}
