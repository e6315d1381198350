/**
 * How does an answer say whether a contact may be made, why, and from when?
 *
 * The sentences come ready in the reader's language: agent and borrower read the same ones.
 */
import { z } from 'zod';
import { CHANNELS } from '../../../rules/account.ts';
import { DayText } from '../wire.ts';

export const RuleShown = z
  .object({
    rule: z.string().describe('Under which name the rule is cited'),
    outcome: z.enum(['pass', 'flag', 'require', 'rebuttable', 'refuse', 'missing']),
    told: z.array(z.string()).describe('What it found, in sentences'),
    says: z.string().describe('What the rule says, in our own words'),
    source: z.string().describe('The law and its article'),
    strength: z.enum(['must', 'should']),
    from: z.array(z.string()).describe('The facts it was decided from'),
  })
  .meta({ id: 'RuleShown' });

export const MayShown = z
  .object({
    channel: z.enum(CHANNELS),
    result: z.enum(['permit', 'permit-with-flag', 'refuse-unless-rebutted', 'refuse']),
    allowed: z.boolean(),
    headline: z.string(),
    missing: z.array(z.string()).describe('What would have to be recorded first'),
    again: z
      .string()
      .nullable()
      .describe('From when it is possible, in words; null where it is possible now'),
    possibleAt: z.string().nullable().describe('The same as an instant; null where time alone does not help'),
    until: z.string().nullable().describe('An allowed contact must begin by this instant'),
    speaking: z.array(RuleShown).describe('Rules that refuse, require or must be heard, hardest first'),
    silent: z.array(RuleShown).describe('Rules that looked and found nothing against it'),
  })
  .meta({ id: 'May' });

export const GateShown = z
  .object({
    askedAt: z.string().describe('The minute the gate was asked about'),
    askedAtTold: z.string().describe('The same where the borrower lives, in words'),
    law: z.string().describe('The state of the law it was asked with'),
    ways: z.array(MayShown),
  })
  .meta({ id: 'Gate' });

export const ContactShown = z
  .object({
    day: DayText,
    step: z.string(),
    channel: z.enum(CHANNELS),
    state: z.enum(['planned', 'held', 'cancelled', 'regretted']),
    why: z.string().describe('Why the ladder planned or held it'),
    gate: z
      .array(z.string())
      .describe('What the gate said about it in the night; none where it was not asked'),
  })
  .meta({ id: 'Contact' });

export const ContactMadeShown = z
  .object({
    permit: z.number().describe('Number of the permit that it stands on'),
    at: z
      .string()
      .describe("Local time of the borrower: 2026-11-22 09:30; UTC where his place's is not known"),
    way: z.string(),
    sender: z.string(),
    purpose: z.string(),
    code: z.string().describe('The check code that it bore'),
    debts: z.array(z.string()),
    became: z.string().nullable().describe('What became of it; null while nobody knows'),
    crossed: z.boolean().describe('It had left when something ended it'),
  })
  .meta({ id: 'ContactMade' });

export type ContactMadeShown = z.infer<typeof ContactMadeShown>;
export type ContactShown = z.infer<typeof ContactShown>;
export type GateShown = z.infer<typeof GateShown>;
export type MayShown = z.infer<typeof MayShown>;
