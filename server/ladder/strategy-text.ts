/**
 * How is a strategy written down, so that the same steps are always the same text?
 *
 * JSON with the fields of a step in one order, money as digits. What is read back is checked field by field: a file of a strategist and a
 * row of the database go through the same door.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CHANNELS } from '../../rules/account.ts';
import type { Step, Strategy } from '../../rules/strategy.ts';

const TONES = ['friendly', 'plain', 'firm', 'formal'] as const;

/** A step as it is written: no field that is not known, none of a wrong kind. */
export const WrittenStep = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and dashes, at most 40')
      .describe('The name of the step; the same name in another version is the same step'),
    day: z.int().min(-999).max(9_999).describe('Days past due; below zero: days before the due day'),
    every: z.int().min(0).max(999).optional().describe('Repeated every so many days …'),
    until: z.int().min(-999).max(9_999).optional().describe('… up to and including this day'),
    channel: z.enum(CHANNELS),
    template: z.string().min(1).max(60),
    tone: z.enum(TONES),
    needs: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
    least: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional()
      .describe('Only while at least this much is unpaid, in minor units'),
  })
  .meta({ id: 'LadderStep' });
export type WrittenStep = z.infer<typeof WrittenStep>;

export const WrittenSteps = z.array(WrittenStep).max(60);
const Written = z.strictObject({
  steps: WrittenSteps,
  walk: z
    .strictObject({ missed: z.literal('one-by-one').optional(), overlap: z.literal('narrowest').optional() })
    .optional(),
});

/** The steps as text, in their only form. */
export function strategyText({ steps, walk }: Pick<Strategy, 'steps' | 'walk'>): string {
  return JSON.stringify({ steps: steps.map(written), ...(walk === undefined ? {} : { walk }) });
}

/** One step with its fields in their order. */
export function written({ id, day, every, until, channel, template, tone, needs, least }: Step): WrittenStep {
  return {
    id,
    day,
    ...(every === undefined ? {} : { every }),
    ...(until === undefined ? {} : { until }),
    channel,
    template,
    tone,
    needs: [...needs],
    ...(least === undefined ? {} : { least: String(least) }),
  };
}

/** The step of what was written. */
export function stepFrom({ least, every, until, ...step }: WrittenStep): Step {
  return {
    ...step,
    ...(every === undefined ? {} : { every }),
    ...(until === undefined ? {} : { until }),
    ...(least === undefined ? {} : { least: BigInt(least) }),
  };
}

/** A strategy from its text; throws where the text is none. */
export function strategyFrom(id: string, version: number, text: string): Strategy {
  const { steps, walk } = Written.parse(JSON.parse(text));
  return { id, version, steps: steps.map(stepFrom), ...(walk === undefined ? {} : { walk: walkFrom(walk) }) };
}

function walkFrom({
  missed,
  overlap,
}: NonNullable<z.infer<typeof Written>['walk']>): NonNullable<Strategy['walk']> {
  return { ...(missed === undefined ? {} : { missed }), ...(overlap === undefined ? {} : { overlap }) };
}

/** What names the steps of a strategy beside its number. */
export function strategyDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
