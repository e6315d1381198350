/**
 * Which accounts of a demonstration can one follow through every door, day by day?
 *
 * Beside the addresses by which one becomes somebody, under the same guard: a real house has no such account, and no such address.
 */
import { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { RUNGS, SHOWN_TO, shownWays, WAY_ACTS } from '../../ways/shown-way.ts';
import type { House } from '../house.ts';
import { DayText } from '../wire.ts';

export const WaysAnswer = z
  .object({
    ways: z.array(
      z.object({
        name: z.string().meta({ description: 'Rung and stop, "letter-payment", or "whole"' }),
        who: z.string(),
        host: z.string(),
        reference: z.string(),
        account: z.string(),
        steps: z.array(
          z.object({
            on: DayText,
            rung: z.enum(RUNGS),
            act: z.enum(WAY_ACTS),
            why: z.string().nullable(),
            shownTo: z.enum(SHOWN_TO),
            page: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ShownWays' });
export type WaysAnswer = z.infer<typeof WaysAnswer>;

/** The ways as they stand now. */
export async function waysShown({ pool, collecting }: House): Promise<WaysAnswer> {
  const ways = await shownWays(pool, collecting.collector.id);
  return {
    ways: ways.map(({ account, steps, ...way }) => ({
      ...way,
      account: String(account),
      steps: steps.map(({ on, ...step }) => ({ ...step, on: formatDay(on) })),
    })),
  };
}
