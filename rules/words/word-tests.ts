/**
 * Which tests of words are there?
 *
 * One row each; a rule of law names the row that applies it, with its parameters. Adding one: its file, its row here, and
 * the rule in `policy/words/`.
 */
import { addresseeKnown } from './addressee.ts';
import { barredContent } from './barred-content.ts';
import { identityFirst } from './identity-first.ts';
import { limitedContent } from './limited-message.ts';
import { advertisingConsent, openCard } from './open-card.ts';
import { outsiders } from './outsiders.ts';
import { requiredParts, safeForm } from './required-parts.ts';

export const WORD_TESTS = {
  'barred-content': barredContent,
  'required-parts': requiredParts,
  'safe-form': safeForm,
  'limited-content': limitedContent,
  'open-card': openCard,
  'advertising-consent': advertisingConsent,
  outsiders,
  'identity-first': identityFirst,
  'addressee-known': addresseeKnown,
} as const;

type Table = typeof WORD_TESTS;

/** A test by name, with its parameters. */
export type Demand = {
  [Kind in keyof Table]: { readonly kind: Kind } & Parameters<Table[Kind]>[0];
}[keyof Table];
