/**
 * Would these words, or the purpose of this contact, let somebody know of the debt?
 *
 * What words amount to is named once, by the rules about words; whoever hears a revealing one learns that something is owed.
 */
import { type Content, REVEALING_CONTENTS } from '../words/saying.ts';
import type { Attempt } from './situation.ts';

/** Purposes that cannot be followed with somebody without his learning of the debt. */
const TELLING_PURPOSES: ReadonlySet<Attempt['purpose']> = new Set([
  'collect',
  'pressure',
  'offer-discount',
  'remedy-may',
  'remedy-will',
]);

/** True when the words tell of a debt. */
export function wordsTellDebt(content: readonly Content[]): boolean {
  return content.some((code) => REVEALING_CONTENTS.has(code));
}

/** True when the words or the purpose tell of a debt; undefined words tell nothing by themselves: ask for them first. */
export function tellsDebt({ content, purpose }: Attempt): boolean {
  return TELLING_PURPOSES.has(purpose) || wordsTellDebt(content ?? []);
}
