/**
 * In which form do the team's day, what waits for approval and its complaints travel to whoever leads it?
 */
import { z } from 'zod';
import { REVIEW_KINDS } from '../../../rules/review/review-case.ts';
import { DayText, Names } from '../wire.ts';

const WorkerNumber = z.string().regex(/^[\w.-]{1,40}$/, 'not a staff number');

export { WorkerNumber };

export const QualityShown = z
  .object({
    n: z.int().describe('Calls that were looked at'),
    score: z
      .object({ mean: z.int(), low: z.int(), high: z.int() })
      .nullable()
      .describe('Per cent with its 95 % interval; null while there are too few calls'),
  })
  .meta({ id: 'QualityScore' });

const AgentNow = z
  .object({
    worker: z.string(),
    name: z.string().nullable(),
    state: z.enum(['on-call', 'wrap-up', 'idle', 'off', 'absent']),
    since: z.string().nullable(),
    awayUntil: DayText.nullable(),
    load: z.int(),
    capacity: z.int(),
    calls: z.int().describe('Since the day was opened'),
    rightParty: z.int(),
  })
  .meta({ id: 'AgentNow' });

const AgentScored = z
  .object({
    worker: z.string(),
    name: z.string().nullable(),
    days: z.int().describe('Days on which anything happened'),
    calls: z.int(),
    rightParty: z.int().describe('Calls in which he spoke with the person himself'),
    kept: z.int(),
    decided: z.int().describe('Promises that were decided: kept, partly kept or broken'),
    upheld: z.int().describe('Complaints that were right and caused by him'),
    refused: z.int().describe('Calls that the gate refused him'),
    quality: QualityShown,
  })
  .meta({ id: 'AgentScored' });

export const LeadToday = z
  .object({
    today: DayText,
    now: z.string(),
    agents: z.array(AgentNow).describe('In order of name'),
    signedIn: z.boolean().describe('False: doors stand open, so states come from calls alone'),
    queues: z.array(
      z.object({
        queue: z.string(),
        name: Names,
        waiting: z.int(),
        oldest: DayText,
        held: z.int(),
        given: z.int(),
        noRoom: z.int(),
        nobody: z.int(),
      }),
    ),
    due: z.object({
      promises: z.int(),
      callBacks: z.int(),
      callBacksLate: z.int(),
      reviews: z.int(),
      complaints: z.int(),
      disputes: z.int(),
      abuses: z.int().describe('Abuse noted by agents today'),
      abusesUnseen: z.int().describe('Of any day, seen by no lead'),
    }),
    refused: z.object({
      count: z.int(),
      items: z.array(
        z.object({
          worker: z.string(),
          at: z.string(),
          rule: z.string(),
          name: z.string().describe('Masked'),
          account: z.string().nullable(),
        }),
      ),
    }),
    scored: z.object({
      from: DayText,
      leastSamples: z.int(),
      agents: z.array(AgentScored).describe('In order of name'),
    }),
  })
  .meta({ id: 'LeadToday' });
export type LeadToday = z.infer<typeof LeadToday>;

export const WAITING_KINDS = ['case', 'text', 'ladder', 'letter'] as const;

export const MAY_REASONS = [
  'own-proposal',
  'own-decision',
  'not-trained',
  'above-limit',
  'not-a-reviewer',
  'other-role',
  'say-who',
  'another-decides',
] as const;

const WaitingItem = z
  .object({
    kind: z.enum(WAITING_KINDS),
    key: z.string(),
    what: z.string().describe('What is decided: a kind of case, the name of a text or ladder'),
    reviewKind: z.enum(REVIEW_KINDS).nullable(),
    account: z.string().nullable(),
    who: z.string().nullable().describe('The borrower, masked'),
    proposedBy: z.string().nullable(),
    owner: z.string().nullable(),
    level: z.int().nullable().describe('The authority that decides: 1 agent, 2 lead, 3 head'),
    since: z.string(),
    due: z.string().nullable(),
    clock: z.enum(['in-time', 'soon', 'late', 'none']),
    may: z.enum(['approve', 'decide', 'order']).nullable().describe('What whoever asks may do'),
    whyNot: z.enum(MAY_REASONS).nullable(),
    path: z.string().describe('The desk where it is decided'),
  })
  .meta({ id: 'WaitingApproval' });
export type WaitingItem = z.infer<typeof WaitingItem>;

export const ApprovalsAsked = z.object({ staff: WorkerNumber.optional().describe('Who asks') });
export const ApprovalsAnswer = z
  .object({
    today: DayText,
    level: z.int().nullable().describe('His limit of authority'),
    items: z.array(WaitingItem).describe('Most pressing first'),
    letters: z.int().describe('Letters to order in all; the oldest are listed'),
    desks: z.object({
      complaints: z.int(),
      complaintsLate: z.int(),
      disputes: z.int(),
      disputesLate: z.int(),
    }),
  })
  .meta({ id: 'Approvals' });
export type ApprovalsAnswer = z.infer<typeof ApprovalsAnswer>;

const Tally = z.object({
  of: z.string(),
  received: z.int(),
  open: z.int(),
  upheld: z.int(),
  late: z.int(),
});
export const TeamComplaints = z
  .object({
    today: DayText,
    from: DayText,
    kinds: z.array(Tally),
    caused: z.array(Tally).describe('Right, and caused by an agent: by his number'),
    held: z.array(Tally).describe('Of people who lie with an agent: by his number'),
    clocks: z
      .array(
        z.object({
          key: z.string(),
          kind: z.string(),
          receivedOn: DayText,
          dueOn: DayText.nullable(),
          late: z.boolean(),
          owner: z.string().nullable(),
          account: z.string().nullable(),
        }),
      )
      .describe('Open ones, the most pressing first'),
  })
  .meta({ id: 'TeamComplaints' });
export type TeamComplaints = z.infer<typeof TeamComplaints>;
