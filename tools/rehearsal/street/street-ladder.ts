/**
 * Does milder first hold when the ladder itself changes in the middle of a walk?
 *
 * Another version is written, handed in, approved by somebody else and put into force, as the studio does it: texts earlier, calls and
 * letters on other days.
 */
import { FIRST_STRATEGY } from '../../../policy/house/ladder.ts';
import type { Day } from '../../../rules/days.ts';
import type { Step } from '../../../rules/strategy.ts';
import { openDraft } from '../../../server/db/ladder/ladder-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';
import {
  approveVersion,
  type Kept,
  scheduleVersion,
  seedLadder,
  submitDraft,
} from '../../../server/ladder/keep-ladder.ts';
import { strategyText } from '../../../server/ladder/strategy-text.ts';

const SEAT = ['CN', 'HOUSE'] as const;
const STEPS: readonly Step[] = FIRST_STRATEGY.steps.map((step) =>
  step.id === 'sms-second' ? { ...step, day: 2 } : step.id === 'letter' ? { ...step, day: 34 } : step,
);

/** Puts the house's first ladder on its shelf. */
export function firstLadder(pool: Pool): Promise<void> {
  return seedLadder(pool, FIRST_STRATEGY);
}

/** Another version from the night of `day` on. */
export async function changeLadder(pool: Pool, day: Day): Promise<void> {
  const draft = await openDraft(pool, {
    ...{ strategy: FIRST_STRATEGY.id, basedOn: 1, author: 'l21', body: strategyText({ steps: STEPS }) },
  });
  const next = { strategy: FIRST_STRATEGY.id, version: 2 };
  const [by, why] = ['l22', 'walked'];
  for (const kept of [
    await submitDraft(pool, draft, { by: 'l21', why, day, seat: SEAT }),
    await approveVersion(pool, next, { by, why, day }, SEAT),
    await scheduleVersion(pool, next, { by, why, day, from: day }),
  ] as readonly Kept<unknown>[])
    if (kept.state !== 'done') throw new Error(`the ladder was not changed: ${JSON.stringify(kept)}`);
}
