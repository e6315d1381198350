/**
 * What is a complaint over the wire, for the borrower, for whoever writes one down, and for who decides?
 */
import { z } from 'zod';
import {
  COMPLAINT_CAUSES,
  COMPLAINT_KINDS,
  COMPLAINT_VIAS,
} from '../../../rules/complaint/complaint-kinds.ts';
import { DayText, LanguageChoice, Names } from '../wire.ts';

const Words = z.string().trim().min(5, 'a few words are needed').max(8_000, 'more than 8,000 letters');

export const ComplainAsked = z.object({
  kind: z.enum(COMPLAINT_KINDS).nullable().describe('Null: he does not know; a person sorts it'),
  words: Words,
});

export const OwnComplaint = z
  .object({
    complaint: z.int(),
    kind: z.enum(COMPLAINT_KINDS),
    receivedOn: DayText,
    dueOn: DayText.nullable(),
    rule: z.string().nullable().describe('The law that sets the day; null: our own word'),
    decidedOn: DayText.nullable(),
    valid: z.boolean().nullable(),
    answer: z.string().nullable(),
    extendedWhy: z.string().nullable(),
    words: z.string(),
  })
  .meta({ id: 'OwnComplaint' });

export const OwnComplaints = z
  .object({
    today: DayText,
    items: z.array(OwnComplaint).describe('Newest first'),
    outside: z.array(z.object({ name: Names, phone: z.string() })).describe("The regulator's own channels"),
  })
  .meta({ id: 'OwnComplaints' });
export type OwnComplaints = z.infer<typeof OwnComplaints>;

export const ComplaintShown = OwnComplaint.extend({
  key: z.string().describe('slot-borrower-number'),
  account: z.string().nullable(),
  about: z.string(),
  via: z.enum(COMPLAINT_VIAS),
  takenBy: z.string().nullable(),
  theirNumber: z.string().nullable(),
  suggested: z.enum(COMPLAINT_KINDS).nullable(),
  because: z.array(z.string()).describe('Words that suggested it'),
  hardship: z.boolean().describe('The words may speak of hardship'),
  owner: z.string().nullable(),
  reason: z.string().nullable(),
  cause: z.enum(COMPLAINT_CAUSES).nullable(),
  causeOf: z.string().nullable(),
  overdue: z.boolean(),
}).meta({ id: 'Complaint' });
export type ComplaintShown = z.infer<typeof ComplaintShown>;

export const ComplaintsAsked = LanguageChoice.extend({
  state: z.enum(['open', 'decided']).default('open'),
  size: z.coerce.number().int().min(1).max(200).default(100),
  after: z.string().max(200).optional().describe('`next` of the page before'),
});

export const ComplaintsAnswer = z
  .object({
    today: DayText,
    next: z.string().nullable(),
    items: z.array(ComplaintShown),
    reviewers: z.array(z.string()),
    reasons: z.array(z.object({ id: z.string(), valid: z.boolean(), zh: z.string(), en: z.string() })),
    accounts: z.int(),
    counts: z
      .array(
        z.object({
          what: z.enum(['kind', 'via', 'cause', 'cause_of']),
          name: z.string(),
          received: z.int(),
          valid: z.int(),
          late: z.int(),
          perTenThousand: z.number().describe('Received per 10,000 accounts'),
        }),
      )
      .describe('Received within the last year'),
  })
  .meta({ id: 'Complaints' });
export type ComplaintsAnswer = z.infer<typeof ComplaintsAnswer>;

export const IntakeAsked = z.object({
  host: z.string().min(1),
  reference: z.string().min(1),
  kind: z.enum(COMPLAINT_KINDS).nullable(),
  via: z.enum(COMPLAINT_VIAS).exclude(['portal']),
  by: z.string().min(1).max(40).describe('Who writes it down'),
  theirNumber: z.string().min(1).max(60).nullable(),
  words: Words,
});

export const ByComplaint = z.object({
  complaint: z.string().regex(/^\d{1,3}-\d{1,19}-\d{1,9}$/, 'not a complaint: slot-borrower-number'),
});

export const DecideAsked = z.object({
  by: z.string().min(1).max(40),
  valid: z.boolean(),
  kind: z.enum(COMPLAINT_KINDS),
  reason: z.string().min(1).max(60),
  cause: z.enum(COMPLAINT_CAUSES),
  causeOf: z.string().min(1).max(100).nullable(),
  words: z.object({ zh: z.string().trim().min(1).max(2_000), en: z.string().trim().min(1).max(2_000) }),
});

export const MoreTimeAsked = z.object({
  by: z.string().min(1).max(40),
  how: z.enum(['complex', 'extended']),
  why: z.string().trim().min(5).max(500),
});
