/**
 * In which form does it travel which calls are looked at, what was found, and what the agent reads of it?
 */
import { z } from 'zod';
import { ANSWERS } from '../../../rules/lead/quality-score.ts';
import { DayText, Names } from '../wire.ts';
import { QualityShown, WorkerNumber } from './lead-schema.ts';

export const BySample = z.object({
  call: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a call, such as 17-1000023-4'),
});

const Question = z
  .object({ id: z.string(), name: Names, grave: z.boolean() })
  .meta({ id: 'QualityQuestion' });
export const AnswerGiven = z.object({
  question: z.string().max(40),
  answer: z.enum(ANSWERS),
  note: z.string().trim().max(500),
});

export const SampleShown = z
  .object({
    call: z.string(),
    day: DayText,
    worker: z.string(),
    name: z.string().describe('The borrower, masked'),
    outcome: z.string().nullable(),
    seconds: z.int().nullable(),
    recording: z.string().nullable().describe('Where it is played; null: there is none'),
    reviewer: z.string().nullable(),
    reviewedOn: DayText.nullable(),
    answers: z.array(AnswerGiven).nullable(),
    grave: z.array(z.string()).describe('Grave questions whose answer is no'),
    coaching: z.string().nullable(),
    read: z.boolean().describe('The agent has read it'),
  })
  .meta({ id: 'QualitySample' });
export type SampleShown = z.infer<typeof SampleShown>;

export const QualityAnswer = z
  .object({
    today: DayText,
    from: DayText,
    sharePercent: z.number().describe('Of the answered calls'),
    leastSamples: z.int(),
    questions: z.array(Question),
    waiting: z.int(),
    items: z.array(SampleShown).describe('Waiting ones, the oldest first'),
    reviewed: z.array(SampleShown).describe('The latest first'),
    agents: z.array(z.object({ worker: z.string(), quality: QualityShown })).describe('In order of number'),
  })
  .meta({ id: 'Quality' });
export type QualityAnswer = z.infer<typeof QualityAnswer>;

export const SampleAnswer = z
  .object({ today: DayText, questions: z.array(Question), sample: SampleShown })
  .meta({ id: 'QualitySampleSeen' });
export type SampleAnswer = z.infer<typeof SampleAnswer>;

export const FillAsked = z.object({
  by: WorkerNumber,
  answers: z.array(AnswerGiven).min(1).max(30),
  coaching: z.string().trim().max(1000).nullable(),
});

export const OwnQualityAsked = z.object({ staff: WorkerNumber.optional().describe('Who asks') });
export const OwnQuality = z
  .object({
    today: DayText,
    from: DayText,
    leastSamples: z.int(),
    questions: z.array(Question),
    quality: QualityShown,
    items: z.array(SampleShown).describe('Calls of his own that were looked at, the latest first'),
  })
  .meta({ id: 'OwnQuality' });
export type OwnQuality = z.infer<typeof OwnQuality>;
export const ReadAsked = z.object({ by: WorkerNumber });
