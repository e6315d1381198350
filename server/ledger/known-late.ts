/**
 * Why should a contact not have happened?
 *
 * Because something was known too late: the kind of fact, the day from which it counts and the day on which it was entered, as one
 * sentence in the row of the contact, and read from it again for pages that say it in their reader's language.
 */
import type { Fact } from '../../rules/account.ts';
import { type Day, formatDay } from '../../rules/days.ts';

/** The sentence kept beside a regretted contact. */
export function lateSentence({ type, valueOn }: Fact, known: Day): string {
  return `should not have happened: ${type} of ${formatDay(valueOn)}, known on ${formatDay(known)}`;
}

/** What became known late. Days as they are written: "2026-11-22". */
export interface KnownLate {
  readonly fact: string;
  readonly countsFrom: string;
  readonly knownOn: string;
}

const SENTENCE = /should not have happened: (\S+) of (\S+), known on (\S+)$/;

/** What a contact's reason says of it; null: it says nothing of the kind. */
export function lateIn(reason: string): KnownLate | null {
  const [, fact, countsFrom, knownOn] = SENTENCE.exec(reason) ?? [];
  return fact === undefined || countsFrom === undefined || knownOn === undefined
    ? null
    : { fact, countsFrom, knownOn };
}
