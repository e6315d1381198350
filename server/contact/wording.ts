/**
 * What does dispatch want put into words, and what must come back?
 *
 * Words are made under the lock of the person, from the facts that the gate judges: what was paid a moment ago is not asked for.
 * Whoever composes knows templates and languages; whoever sends knows neither.
 */
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt, Way } from '../../rules/gate/situation.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';

/** A message that is to be worded. */
export interface Wanted {
  readonly slot: number;
  readonly borrower: bigint;
  readonly message: number;
  readonly way: Way;
  readonly template: string;
  readonly tone: string;
  readonly purpose: Attempt['purpose'];
  /** Numbers of the accounts it is about. */
  readonly debts: readonly string[];
  readonly replyTo: string | null;
  readonly day: Day;
}

/** To whom. `rows`: everything the book holds about him, as read under his lock. */
export interface Recipient {
  readonly name: string;
  readonly language: Language;
  readonly rows: PersonRows;
}

/** The words, ready to go. */
export interface Composed {
  /** With its version: "overdue@3". */
  readonly template: string;
  readonly language: Language;
  readonly outer: string | null;
  readonly body: string;
  readonly html: string | null;
  readonly unsubscribe: string | null;
  /** What the words amount to, for the gate. */
  readonly content: Attempt['content'];
}

/** No words, and why: a text that is not approved, a fact that is not there. */
export interface Unworded {
  readonly refused: string;
}

/** Puts a message into words at a minute, with the check code that stands in them. Pure. */
export type Compose = (wanted: Wanted, person: Recipient, at: Minute, code: string) => Composed | Unworded;
