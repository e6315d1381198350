/**
 * How does an answer say what fell silent?
 */
import { z } from 'zod';
import type { Fallen } from '../../db/gate/silence-rows.ts';

export const EndedShown = z
  .object({
    milliseconds: z
      .number()
      .describe('From the telling to the commit after which nobody gets leave any more'),
    permits: z.int().describe('Permits taken back'),
    cancelled: z.int().describe('Messages that waited and will not go'),
    crossed: z.int().describe('Contacts that were on their way already'),
  })
  .meta({ id: 'Ended' });
export type EndedShown = z.infer<typeof EndedShown>;

/** What ended for one person. */
export function endedOf({ permits, cancelled, crossed }: Fallen, milliseconds: number): EndedShown {
  return {
    milliseconds: Math.round(milliseconds * 10) / 10,
    permits,
    cancelled: cancelled.length,
    crossed: crossed.length,
  };
}
