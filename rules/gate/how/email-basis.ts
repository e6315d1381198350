/**
 * May this mailbox be written to without risk that somebody else reads it?
 *
 * The person used it for this debt or agreed to it directly; or the creditor had it from him, used it, and told him of the
 * placement with time to object; or an earlier collector used it on such a ground (12 CFR 1006.6(d)(4)). An agreement that was
 * taken back is none.
 */
import { allowed, type Finding, missing, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { addressOf, logUpTo } from '../parties.ts';
import type { Attempt, Provenance, Situation, Way } from '../situation.ts';

export interface EmailBasis {
  readonly ways: readonly Way[];
  readonly sources: readonly Provenance[];
}

export function emailBasis(
  { ways, sources }: EmailBasis,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (!ways.includes(attempt.way)) return null;
  const address = addressOf(attempt, situation);
  if (address === undefined) return missing('attempt.address');
  const { id, provenance, lawfullyObtained } = address;
  if (provenance === undefined) return missing(`addresses.${id}.provenance`);
  if (lawfullyObtained === undefined) return missing(`addresses.${id}.lawfullyObtained`);
  const agreed = logUpTo(attempt, situation).findLast(
    (event) => (event.type === 'consent' || event.type === 'consent-withdrawn') && event.scope === 'way',
  );
  const withdrawn = provenance === 'consent' && agreed?.type === 'consent-withdrawn';
  const from = { provenance, lawfullyObtained, withdrawn };
  if (withdrawn) return refuse('consent_ended', null, { from });
  if (lawfullyObtained && sources.includes(provenance)) return allowed('safe_harbor', { from });
  return refuse('third_party_disclosure', null, { from });
}
