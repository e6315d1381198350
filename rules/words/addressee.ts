/**
 * Is this addressed to the one who owes, or to whoever may get it?
 *
 * A threat to the "occupier" of an address, or one demand to everybody who shares a name and a birth date or address, tells
 * the debt to people of whom nobody has established that they owe it (CONC 7.9.11G with 7.9.10R).
 */
import { type Finding, PASS, refuse } from '../gate/finding.ts';
import { revealing, type Saying } from './saying.ts';

export interface AddresseeKnown {
  /** Papers that press by their nature, whatever their words. */
  readonly pressing: readonly NonNullable<Saying['form']>[];
}

export function addresseeKnown({ pressing }: AddresseeKnown, saying: Saying): Finding | null {
  const { addressee, form } = saying;
  if (addressee === 'named') return null;
  const told = revealing(saying);
  const presses = form !== null && pressing.includes(form);
  if (!presses && told.contents.length === 0 && told.parts.length === 0) return PASS;
  return refuse('addressee_not_identified', null, {
    reasons: ['identity_not_verified'],
    from: { addressee, form, contents: told.contents, parts: told.parts },
  });
}
