/**
 * What need nobody be told or answered again?
 *
 * Answers that were kept for the same request, and events that every program has had long ago: after a night, a batch at a time.
 */
import { MACHINES } from '../../policy/house/doors/machines.ts';
import { forgetAnswers } from '../db/machines/answer-rows.ts';
import { forgetTold } from '../db/machines/told-programs.ts';
import type { Pool } from '../db/pool.ts';

/** Forgets them all. */
export async function forgetOldTold(pool: Pool): Promise<void> {
  const { answers, webhooks } = MACHINES;
  while ((await forgetAnswers(pool, answers.keptHours, answers.batch)) === answers.batch);
  while ((await forgetTold(pool, webhooks.keptDays, answers.batch)) === answers.batch);
}
