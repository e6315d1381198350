/**
 * What may be asked about law and house rules, and what does the answer look like?
 */
import { z } from 'zod';
import { CHANNELS } from '../../../rules/account.ts';
import { MayShown } from '../gate/gate-schema.ts';
import { DayText, LanguageChoice, Names } from '../wire.ts';

export const JURISDICTIONS = ['CN', 'US-FED', 'US-MA', 'US-NYC', 'UK', 'IN', 'HK', 'HOUSE'] as const;
export const LAW_GROUPS = ['contact', 'words', 'charge', 'deadline', 'custody'] as const;

export const LawRuleShown = z
  .object({
    rule: z.string(),
    jurisdiction: z.enum(JURISDICTIONS),
    group: z.enum(LAW_GROUPS).describe('What it is about'),
    says: Names,
    source: z.string(),
    strength: z.enum(['must', 'should']),
    confidence: z
      .enum(['V', 'P', 'S', 'R'])
      .describe('How the text was seen: word for word, in part, second hand, from memory'),
    from: DayText,
    to: DayText.nullable().describe('The first day on which it is no longer in force'),
    state: z.enum(['in-force', 'superseded', 'to-come', 'draft']),
    applies: z.string().describe('The prohibition, limit, duty or deadline by which it is applied'),
    file: z.string().nullable().describe('Where that is decided'),
    channels: z.array(z.enum(CHANNELS)).nullable().describe('Only these ways; null: all, or not about ways'),
    refusals: z
      .int()
      .nullable()
      .describe('Planned contacts it refused in the last nights; null: it refuses none'),
  })
  .meta({ id: 'LawRule' });
export type LawRuleShown = z.infer<typeof LawRuleShown>;

export const LawAnswer = z
  .object({
    today: DayText,
    version: z.string(),
    nights: z.int().describe('Nights over which refusals are counted'),
    serves: z.array(z.string()).describe('Jurisdictions whose law binds contacts of this house'),
    rules: z.array(LawRuleShown),
  })
  .meta({ id: 'Law' });
export type LawAnswer = z.infer<typeof LawAnswer>;

export const REGIONS = ['CN-33', 'HK', 'IN', 'GB', 'US-CA', 'US-MA', 'US-NY'] as const;
export const HOLDS = ['hardship', 'disaster', 'complaint', 'breathing-space', 'plan-kept'] as const;

export const LawAsked = LanguageChoice.extend({
  region: z.enum(REGIONS).describe('Where he lives'),
  channel: z.enum(CHANNELS),
  at: z
    .string()
    .regex(
      /^20\d\d-(0[1-9]|1[0-2])-[0-3]\d(T([01]\d|2[0-3]):[0-5]\d)$/,
      'not a local time: write 2026-11-22T21:30',
    )
    .describe('The minute, where he lives'),
  daysPastDue: z.int().min(0).max(2_000).default(10),
  talksToday: z.int().min(0).max(20).default(0),
  triesToday: z.int().min(0).max(20).default(0),
  messagesThisWeek: z.int().min(0).max(40).default(0),
  tried: z.array(z.enum(CHANNELS)).max(8).default([]).describe('Tried in these arrears, without success'),
  holds: z.array(z.enum(HOLDS)).max(5).default([]),
  optedOut: z.boolean().default(false).describe('He has opted out of this way'),
  disputed: z.boolean().default(false),
  represented: z.boolean().default(false).describe('A lawyer is known to act for him'),
  booked: z
    .boolean()
    .default(false)
    .describe('He confirmed the appointment, and a second person approved it'),
});
export type LawAsked = z.infer<typeof LawAsked>;

export const LawAsking = z
  .object({ told: z.string().describe('The minute asked about, in words'), may: MayShown })
  .meta({ id: 'LawAsking' });
export type LawAsking = z.infer<typeof LawAsking>;
