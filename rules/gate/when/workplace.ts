/**
 * Does this contact reach the person at work although the employer forbids it?
 *
 * A collector who knows, or should know from what was said, that the employer does not allow such contacts stays away from the
 * place of work (12 CFR 1006.6(b)(3), comment 6(b)(3)-1). A mobile phone leads there only while the person is known to be at
 * work.
 */
import { allowed, type Finding, missing } from '../finding.ts';
import { logParts } from '../log-parts.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Situation } from '../situation.ts';
import { reachedPlace } from './reached-place.ts';

export function workplace(_terms: object, attempt: Attempt, situation: Situation): Finding | null {
  const forbids = isForbidden(attempt, situation);
  if (forbids === false) return null;
  const { place, bound } = reachedPlace(attempt, situation);
  if (place !== 'work') {
    if (forbids === undefined || place !== null) return null;
    return bound ? null : allowed('not_place_bound');
  }
  if (forbids === undefined) return missing(`people.${attempt.person}.employerForbids`);
  return barredUnlessAnswer(attempt, situation, 'workplace_prohibited', { from: { place } });
}

function isForbidden({ at, person }: Attempt, { people, log }: Situation): boolean | undefined {
  const said = logParts(log).said.some(
    (event) => event.at <= at && event.says === 'no-personal-calls-at-work',
  );
  return said || people.find(({ id }) => id === person)?.employerForbids;
}
