/**
 * How do leave, reports and declarations travel between the house and a program of an agency?
 */
import { z } from 'zod';
import { CALL_ENDS, SAID_TO_AGENCY } from '../../agencies/reported-contact.ts';
import { DayText, LanguageChoice } from '../wire.ts';

const AccountKey = z
  .string()
  .regex(/^\d{1,3}-\d{1,18}$/, 'not the key of an account, such as 17-1000023')
  .describe('As it stands in the list of placements');
const PermitName = z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not the name of a permit');
const Instant = z.string().describe('ISO 8601, UTC');

export const OwnPlacedAsked = LanguageChoice.extend({
  after: z.string().max(200).optional(),
  size: z.coerce.number().int().min(1).max(100).default(50),
});

export const LeaveAsked = z.object({
  account: AccountKey,
  way: z.literal('call').describe('Messages go out by the house alone, in its approved words'),
  address: z
    .literal('phone')
    .describe('Which number, by its name: the number itself is told with the use, or not at all'),
  purpose: z.literal('collect'),
  worker: z.string().regex(/^[\w-]{1,40}$/, 'not the number of a collector'),
});
export const LeaveAnswer = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('permit'),
      permit: z.string(),
      code: z.string().describe('By which the borrower can check the call'),
      until: Instant.describe('The last minute at which it may be used'),
    }),
    z.object({
      state: z.literal('refused'),
      reasons: z.array(z.string()).describe('Codes of the rules, or of what the agency lacks'),
      nextAllowedAt: Instant.nullable().describe('From when it would be possible if nothing else happens'),
    }),
  ])
  .meta({ id: 'AgencyLeave' });

export const ByAsked = z.object({ permit: PermitName });
export const UsedAnswer = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('go'),
      at: Instant,
      number: z
        .string()
        .nullable()
        .describe('To dial, where the contract says so; else the call goes through the product'),
      tellBy: Instant.describe('Until when its outcome is to be reported'),
    }),
    z.object({ state: z.literal('refused'), why: z.string(), nextAllowedAt: Instant.nullable() }),
  ])
  .meta({ id: 'AgencyLeaveUsed' });

export const ContactReported = z.object({
  account: AccountKey,
  permit: PermitName.nullable().describe('Null: there was no leave'),
  at: z
    .string()
    .regex(
      /^2[01]\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
      'not a moment, such as 2026-11-22T02:31Z',
    )
    .refine((text) => !Number.isNaN(Date.parse(text)), 'no such moment')
    .describe('When it was made'),
  outcome: z.enum(CALL_ENDS),
  said: z.enum(SAID_TO_AGENCY).nullable().default(null).describe('Silences at once'),
});
export const ContactTaken = z
  .object({ state: z.enum(['kept', 'known', 'breach']) })
  .meta({ id: 'AgencyContactTaken' });

export const ReturnsAnswer = z
  .object({
    waiting: z
      .array(z.object({ key: z.string(), endedOn: DayText }))
      .describe('Given back and not declared yet'),
    count: z.int().min(0),
    declared: z.array(
      z.object({
        declaration: z.int(),
        day: DayText,
        by: z.string(),
        cases: z.int(),
        digest: z.string(),
      }),
    ),
  })
  .meta({ id: 'AgencyReturns' });
export type ReturnsAnswer = z.infer<typeof ReturnsAnswer>;
export const DeclareAsked = z.object({
  words: z.string().trim().min(20, 'say what was deleted, where and how').max(2_000),
});
export const DeclaredAnswer = z
  .object({ declaration: z.int(), cases: z.int(), digest: z.string() })
  .meta({ id: 'AgencyDeclared' });
