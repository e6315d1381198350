/**
 * What does dispatch want put into words, and what must come back?
 *
 * Words are made under the lock of the person, from the facts that the gate judges: what was paid a moment ago is not asked for.
 * Whoever composes knows templates and languages; whoever sends knows neither.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt, Way } from '../../rules/gate/situation.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';

/** A message that is to be worded. */
export interface Wanted {
  readonly way: Way;
  readonly template: string;
  readonly tone: string;
  readonly purpose: Attempt['purpose'];
  /** Numbers of the accounts it is about. */
  readonly debts: readonly string[];
  readonly replyTo: string | null;
}

/** To whom, with everything the book holds about him, as read under his lock. */
export interface Recipient extends PersonRows {
  readonly name: string;
  readonly language: Language;
}

/** The words, ready to go. */
export interface Composed {
  readonly state: 'composed';
  /** With its version: "overdue/sms/friendly@1". */
  readonly template: string;
  readonly language: Language;
  readonly outer: string | null;
  readonly body: string;
  readonly html: string | null;
  /** Accounts it is about: those that are still to be asked about. */
  readonly debts: readonly string[];
  /** Every fact that was filled in, by placeholder. */
  readonly facts: Readonly<Record<string, string>>;
  /** What the words amount to, for the gate. */
  readonly content: Attempt['content'];
}

/** No words, and why: nothing to ask any more, a text that is not approved, a fact that is not there. */
export interface Unworded {
  readonly state: 'refused';
  readonly why: string;
  readonly rule: string;
}

/** Puts a message into words at a minute, with the check code that stands in them. Pure. */
export type Compose = (
  wanted: Wanted,
  person: Recipient,
  minute: Minute,
  code: string,
) => Composed | Unworded;
