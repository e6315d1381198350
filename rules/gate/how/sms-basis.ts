/**
 * May this number be texted without risk that somebody else reads it?
 *
 * The person texted from it about the debt, or agreed directly to texts there, and has not taken that back; and within the past
 * sixty days he did so again or the number was checked and not given to another (12 CFR 1006.6(d)(5)). Older: renew or check.
 * The sixtieth day still counts.
 */
import { allowed, type Finding, missing, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { localOf, type Minute } from '../local-time.ts';
import { addressOf, logUpTo } from '../parties.ts';
import type { Attempt, Provenance, Situation, Way } from '../situation.ts';

export interface SmsBasis {
  readonly ways: readonly Way[];
  /** Days for which a text, an agreement or a check is good. */
  readonly days: number;
  /** Sources that say that he texted from the number or agreed to it. */
  readonly sources: readonly Provenance[];
}

const RENEW = 'renew_sms_basis_or_check_number';

export function smsBasis(
  { ways, days, sources }: SmsBasis,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (!ways.includes(attempt.way)) return null;
  const address = addressOf(attempt, situation);
  if (address === undefined) return missing('attempt.address');
  if (address.provenance === undefined) return missing(`addresses.${address.id}.provenance`);
  const { used, agreed, withdrawn, checked } = tracesOf(address.id, attempt, situation);
  const basis = used ?? agreed ?? (sources.includes(address.provenance) ? Number.NEGATIVE_INFINITY : null);
  const from = { provenance: address.provenance, used, agreed, withdrawn, checked };
  if (withdrawn !== null && withdrawn >= (agreed ?? withdrawn) && (used === null || used <= withdrawn))
    return refuse('consent_ended', null, { from, require: [RENEW] });
  if (basis === null) return renew(from);
  const latest = Math.max(...[used, agreed, checked].filter((one) => one !== null));
  if (latest === Number.NEGATIVE_INFINITY) return renew(from);
  const zone = situation.zones[0]!;
  const age = localOf(zone, attempt.at).day - localOf(zone, latest).day;
  return age <= days ? allowed('safe_harbor', { from: { ...from, age } }) : renew({ ...from, age });
}

function renew(from: Readonly<Record<string, unknown>>): Finding {
  return { outcome: 'require', until: null, require: [RENEW], from };
}

interface Traces {
  readonly used: Minute | null;
  readonly agreed: Minute | null;
  readonly withdrawn: Minute | null;
  readonly checked: Minute | null;
}

/** When the number was last used by the person, agreed to, taken back, and found to be still his. */
function tracesOf(id: string, attempt: Attempt, situation: Situation): Traces {
  const log = logUpTo(attempt, situation);
  const last = (is: (event: (typeof log)[number]) => boolean) => log.findLast(is)?.at ?? null;
  const reassigned = last(
    (event) => event.type === 'number-checked' && event.address === id && event.reassigned,
  );
  const since = (at: Minute | null) => (at !== null && reassigned !== null && at <= reassigned ? null : at);
  return {
    used: since(last((event) => event.type === 'inbound' && event.way === 'sms' && event.address === id)),
    agreed: since(
      last(
        (event) =>
          event.type === 'consent' &&
          event.scope === 'sms' &&
          event.directly &&
          (event.address === null || event.address === id),
      ),
    ),
    withdrawn: last((event) => event.type === 'consent-withdrawn' && event.scope === 'sms'),
    checked: since(
      last((event) => event.type === 'number-checked' && event.address === id && !event.reassigned),
    ),
  };
}
