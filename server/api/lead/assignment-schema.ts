/**
 * In which form does it travel who has whom, and what a lead changes of it?
 */
import { z } from 'zod';
import { DayText, Names, Ordinal } from '../wire.ts';
import { WorkerNumber } from './lead-schema.ts';

const PersonKey = z.string().regex(/^\d{1,3}-\d{1,18}$/, 'not the key of a person, such as 17-1000023');
const Why = z.string().trim().min(3, 'a reason is needed').max(300);

const MemberShown = z
  .object({
    worker: z.string(),
    name: z.string().nullable(),
    languages: z.array(z.string()),
    queues: z.array(z.string()).describe('Empty: all'),
    capacity: z.int(),
    usual: z.boolean().describe('The house’s usual figures: nothing was set for him'),
    load: z.int(),
    trained: z.boolean(),
    awayUntil: DayText.nullable(),
  })
  .meta({ id: 'TeamMember' });

export const AssignmentAnswer = z
  .object({
    today: DayText,
    source: z.string(),
    queues: z.array(z.object({ id: z.string(), name: Names })),
    members: z.array(MemberShown),
    unassigned: z.object({ noRoom: z.int(), nobody: z.int() }).describe('This morning'),
    absences: z.array(
      z.object({
        absence: z.int(),
        worker: z.string(),
        from: DayText,
        until: DayText,
        why: z.string(),
        notedBy: z.string(),
      }),
    ),
    rounds: z.array(
      z.object({
        round: z.int(),
        kind: z.enum(['morning', 'lead', 'undo']),
        day: DayText,
        at: z.string(),
        by: z.string(),
        why: z.string(),
        undoes: z.int().nullable(),
        moved: z.int(),
        unchanged: z.int().describe('People about whom nothing came later: what undoing it touches'),
      }),
    ),
  })
  .meta({ id: 'Assignment' });
export type AssignmentAnswer = z.infer<typeof AssignmentAnswer>;

export const PeopleAsked = z.object({
  worker: WorkerNumber,
  after: z.string().optional().describe('Cursor of the page before'),
  size: z.coerce.number().int().min(1).max(200).default(50),
});
export const PeopleAnswer = z
  .object({
    today: DayText,
    items: z.array(
      z.object({
        key: PersonKey,
        account: z.string(),
        name: z.string().describe('Masked'),
        language: z.string(),
        queue: z.string().nullable().describe('Null: nothing of his is past due today'),
        daysLate: z.int().nullable().describe('Since the oldest unpaid due day'),
        care: z.boolean(),
        home: z.string().nullable().describe('To whom he goes back'),
        why: z.string(),
        since: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AssignedPeople' });
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

export const MovesAsked = z
  .object({
    by: WorkerNumber,
    people: z.array(PersonKey).min(1).max(500).optional(),
    allOf: WorkerNumber.optional().describe('Everybody whom he has, at most 5,000'),
    to: WorkerNumber.nullable().describe('Null: by the rule'),
    why: Why,
  })
  .refine(({ people, allOf }) => (people === undefined) !== (allOf === undefined), {
    error: 'either people or allOf',
  });
export const MovedAnswer = z
  .object({
    round: z.int().nullable().describe('Null: nothing was moved'),
    moved: z.int(),
    left: z
      .array(z.object({ key: z.string(), why: z.enum(['nobody', 'no-room', 'changed']) }))
      .describe('Who stays where he was, and why'),
  })
  .meta({ id: 'Moved' });
export type MovedAnswer = z.infer<typeof MovedAnswer>;

export const ByRound = z.object({ round: Ordinal });
export const UndoAsked = z.object({ by: WorkerNumber, why: Why });

export const MemberAsked = z.object({
  by: WorkerNumber,
  worker: WorkerNumber,
  languages: z.array(z.enum(['zh-CN', 'en'])).max(2),
  queues: z.array(z.string().max(40)).max(20),
  capacity: z.int().min(0).max(2000),
});
export const AbsenceAsked = z.object({
  by: WorkerNumber,
  worker: WorkerNumber,
  from: DayText,
  until: DayText.describe('The last day away'),
  why: Why,
});
export const ByAbsence = z.object({ absence: Ordinal });
export const EndAsked = z.object({ by: WorkerNumber });
