/**
 * How do a person's data and what he asks about them travel?
 */
import { z } from 'zod';
import { ByReference } from '../borrower-schema.ts';
import { DayText, LanguageChoice, Names } from '../wire.ts';

export { ByReference, LanguageChoice };

const Field = z.enum(['name', 'phone', 'email', 'address']);

export const DataRequestShown = z
  .object({
    request: z.int(),
    kind: z.enum(['correct', 'erase']),
    field: Field.nullable(),
    wanted: z.string().nullable(),
    made: DayText,
    due: DayText.describe('By when it is answered'),
    state: z.enum(['waiting', 'done', 'refused']),
    decided: DayText.nullable(),
    why: z.string().nullable(),
    until: DayText.nullable().describe('Of an erasure that must wait: until when, where that is known'),
  })
  .meta({ id: 'DataRequest' });

export const OwnDataAnswer = z
  .object({
    today: DayText,
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    requests: z.array(DataRequestShown),
    erase: z
      .object({ reason: z.string(), why: Names, until: DayText.nullable() })
      .nullable()
      .describe('What forbids erasing everything today; null: nothing'),
  })
  .meta({ id: 'OwnData' });
export type OwnDataAnswer = z.infer<typeof OwnDataAnswer>;

export const DataAsked = z.discriminatedUnion('kind', [
  LanguageChoice.extend({
    kind: z.literal('correct'),
    field: Field,
    wanted: z.string().trim().min(1).max(300),
  }),
  LanguageChoice.extend({ kind: z.literal('erase') }),
]);
