/**
 * Has the person who would make this contact been trained, examined and certified?
 *
 * Collectors are trained and examined before the post and every year (GB/T 45251-2025); recovery agents in India hold the
 * certificate of their institute (RBI).
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export interface Training {
  readonly trained: boolean;
  readonly certified: boolean;
}

export function training(
  terms: Training,
  { worker }: Attempt,
  { workers }: Situation,
  _cited: Cited,
): Finding | null {
  if (worker === null) return null;
  const person = workers.find(({ id }) => id === worker);
  if (person === undefined) return missing(`workers.${worker}`);
  const { trained, certified } = person;
  if (terms.trained && trained === undefined) return missing(`workers.${worker}.trained`);
  if (terms.certified && certified === undefined) return missing(`workers.${worker}.certified`);
  const from = { trained: trained ?? null, certified: certified ?? null };
  if (terms.trained && !trained)
    return refuse('collector_untrained', null, { require: ['pre_job_training_and_exam'], from });
  return terms.certified && !certified ? refuse('collector_not_certified', null, { from }) : passed(from);
}
