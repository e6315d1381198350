/**
 * Is this mailbox the employer's, so that others may read what is sent there?
 *
 * No e-mail to an address that the collector knows the employer provides, unless the person himself used it for this debt or
 * agreed to it (as the log or the source of the address says), or an earlier collector used it under the same conditions (12 CFR 1006.22(f)(3) with 1006.6(d)(4)(i), (iii)).
 */
import { type Finding, missing, passed } from '../finding.ts';
import type { Cited } from '../law.ts';
import { addressOf, logUpTo } from '../parties.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Provenance, Situation, Way } from '../situation.ts';

export interface EmployerMailbox {
  readonly ways: readonly Way[];
  /** Sources that open the mailbox all the same. */
  readonly opened: readonly Provenance[];
}

export function employerMailbox(
  { ways, opened }: EmployerMailbox,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (!ways.includes(attempt.way)) return null;
  const address = addressOf(attempt, situation);
  if (address === undefined) return missing('attempt.address');
  if (address.byEmployer === undefined) return missing(`addresses.${address.id}.byEmployer`);
  if (!address.byEmployer) return passed({ byEmployer: false });
  if (hasOpened(attempt, situation)) return passed({ byEmployer: true, ownUse: true });
  const { provenance, lawfullyObtained } = address;
  if (provenance === undefined) return missing(`addresses.${address.id}.provenance`);
  if (lawfullyObtained === undefined) return missing(`addresses.${address.id}.lawfullyObtained`);
  const from = { byEmployer: true, provenance, lawfullyObtained };
  if (lawfullyObtained && opened.includes(provenance)) return passed(from);
  return barredUnlessAnswer(attempt, situation, 'employer_email', { from });
}

/** The person wrote from it about a debt, or agreed to its use to the collector itself, and has not taken that back. */
function hasOpened(attempt: Attempt, situation: Situation): boolean {
  const log = logUpTo(attempt, situation);
  const { person, address, way } = attempt;
  const place = log.findLastIndex(
    (event) =>
      (event.type === 'inbound' && event.way === way && event.from === person && event.address === address) ||
      (event.type === 'consent' && event.scope === 'way' && event.directly && event.address === address),
  );
  if (place < 0) return false;
  return !log
    .slice(place)
    .some(
      (event) =>
        (event.type === 'consent-withdrawn' && event.scope === 'way') ||
        (event.type === 'opt-out' && event.by === person && event.address === address),
    );
}
