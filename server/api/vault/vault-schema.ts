/**
 * What is asked for when a masked field is opened, and how is the log of looks told?
 */
import { z } from 'zod';
import { MASKED_FIELDS, REVEAL_REASONS } from '../../../policy/house/doors/unmasking.ts';

export const RevealAsked = z
  .strictObject({
    field: z.enum(MASKED_FIELDS),
    why: z.enum(REVEAL_REASONS),
    note: z.string().max(300).default(''),
    by: z.string().max(40).default('demo'),
  })
  .meta({ id: 'RevealAsked' });

export const Revealed = z
  .object({
    field: z.enum(MASKED_FIELDS),
    value: z.string().nullable().describe('Null: none is on file.'),
    seconds: z.int().describe('After so long it is masked again.'),
  })
  .meta({ id: 'Revealed' });
export type Revealed = z.infer<typeof Revealed>;

export const SeenQuery = z.object({
  person: z
    .string()
    .regex(/^\d{1,3}-\d{1,18}$/)
    .optional()
    .describe('Slot and number of a borrower: "17-42"'),
  account: z
    .string()
    .max(200)
    .optional()
    .describe('Key, number or host:reference of an account: looks at its borrower'),
  staff: z.string().max(40).optional(),
  day: z.iso.date().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .describe('`next` of the page before'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

export const SeenAnswer = z
  .object({
    items: z.array(
      z.object({
        seq: z.string(),
        at: z.iso.datetime(),
        who: z.string(),
        role: z.string(),
        what: z.string(),
        person: z.string(),
        account: z.string().nullable(),
        field: z.enum(MASKED_FIELDS).nullable(),
        why: z.enum(REVEAL_REASONS).nullable(),
        note: z.string().nullable().describe('Null: none, or the person was erased.'),
      }),
    ),
    next: z.string().nullable(),
    alarms: z
      .array(z.object({ who: z.string(), span: z.enum(['hour', 'day']), at: z.iso.datetime() }))
      .describe('Who wanted to open more than is allowed, the latest first.'),
  })
  .meta({ id: 'SeenAnswer' });
export type SeenAnswer = z.infer<typeof SeenAnswer>;

export const OwnSeenAnswer = z
  .object({
    days: z.array(
      z.object({
        day: z.iso.date(),
        role: z.string(),
        from: z.string().describe('The first time on the clock where the borrower lives: "09:12"'),
        to: z.string(),
        people: z.int().describe('How many people of this role.'),
        looks: z.int(),
        changes: z.int().describe('Times something was written down or begun.'),
        opened: z.int().describe('Masked fields that were opened with a reason.'),
        openings: z.array(z.object({ field: z.enum(MASKED_FIELDS), why: z.enum(REVEAL_REASONS) })),
      }),
    ),
  })
  .meta({ id: 'OwnSeenAnswer' });
export type OwnSeenAnswer = z.infer<typeof OwnSeenAnswer>;
