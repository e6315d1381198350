/**
 * Is it known that the hearer is the debtor, before the debt is told?
 *
 * Nothing of a debt is told before it is established, by fitting means, that the person is the one who owes it or acts for
 * him (CONC 7.9.10R). What is written to a person's own address needs none: opening it is his.
 */
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Way } from '../gate/situation.ts';
import { revealing, type Saying } from './saying.ts';

export interface IdentityFirst {
  /** Ways on which an unchecked hearer is refused even where nobody has recorded a check. */
  readonly spoken: readonly Way[];
}

export function identityFirst({ spoken }: IdentityFirst, saying: Saying): Finding | null {
  const told = revealing(saying);
  if (told.contents.length === 0 && told.parts.length === 0) return null;
  const { identityChecked } = saying.hearer;
  if (identityChecked === true) return PASS;
  if (identityChecked === undefined)
    return spoken.includes(saying.way) ? missing('hearer.identityChecked') : null;
  return refuse('identity_not_verified', null, { from: { contents: told.contents, parts: told.parts } });
}
