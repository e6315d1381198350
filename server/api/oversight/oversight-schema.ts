/**
 * How do the records of the house travel to those who watch over it?
 */
import { z } from 'zod';
import { BREACH_KINDS } from '../../db/oversight/day-check-rows.ts';
import { REGISTERS, type Register } from '../../db/oversight/record-registers.ts';
import { REQUEST_VIAS } from '../../db/own/data-request-rows.ts';
import { PROOF_KINDS } from '../../evidence/proof.ts';
import { FORMATS } from '../../oversight/register-file.ts';
import { DayText, Names } from '../wire.ts';

const Page = z.object({ after: z.string().max(200).optional() });
const By = z.string().regex(/^[\w-]{1,40}$/, 'not the number of a person who works here');
const Why = z.string().trim().min(5, 'a few words are needed').max(500, 'more than 500 letters');
const AccountName = z.string().trim().min(1).max(200).describe('Number of the account, or host:reference');
const Counted = z.int().min(0);
const Clock = z.object({ open: Counted, late: Counted, next: DayText.nullable() });

export const StandingAnswer = z
  .object({
    today: DayText,
    from: DayText.describe('First day of the figures'),
    looked: z.object({
      days: Counted,
      last: DayText.nullable(),
      contacts: Counted,
      handed: Counted,
      refused: Counted,
      replayed: Counted,
      chains: Counted,
    }),
    breaches: z.object({
      found: Counted,
      open: Counted,
      wrongMessages: Counted.describe('Messages that a dispute found wrong'),
    }),
    complaints: Clock,
    disputes: Clock,
    evidence: z.object({ lastSealed: DayText.nullable(), key: z.string().nullable() }),
    requests: z.object({ waiting: Counted, due: DayText.nullable() }).describe('About people’s data'),
    holds: Counted,
  })
  .meta({ id: 'HouseStanding' });
export type StandingAnswer = z.infer<typeof StandingAnswer>;

export const BreachesAsked = Page.extend({ state: z.enum(['open', 'all']).default('open') });
export const BreachShown = z.object({
  key: z.string().describe('slot-borrower-number'),
  account: z.string().nullable(),
  day: DayText,
  kind: z.enum(BREACH_KINDS),
  permit: z.int().nullable(),
  detail: z.string(),
  tries: z.int().min(1).describe('How often it was tried'),
  answeredBy: z.string().nullable(),
  remedy: z.string().nullable(),
});
export const BreachesAnswer = z
  .object({ items: z.array(BreachShown), next: z.string().nullable() })
  .meta({ id: 'Breaches' });
export type BreachesAnswer = z.infer<typeof BreachesAnswer>;
/** Numbers that the columns hold: a slot, a person, one of his things. */
function isKeyable(key: string): boolean {
  const most = [2n ** 15n, 2n ** 63n, 2n ** 31n];
  const parts = key.split('-');
  return parts.every((part, place) => /^\d+$/.test(part) && BigInt(part) < most[place]!);
}

export const ThreeKey = z.object({
  key: z
    .string()
    .regex(/^\d{1,5}-\d{1,19}-\d{1,10}$/, 'not a key of the list')
    .refine(isKeyable, 'not a key of the list'),
});
export const RemedyAsked = z.object({ by: By, remedy: Why });
export const DoneAnswer = z.object({ state: z.literal('done') }).meta({ id: 'OversightDone' });

export const RecordsAsked = Page.extend({
  account: AccountName.optional(),
  from: DayText.optional(),
  to: DayText.optional(),
  kind: z.enum(PROOF_KINDS).optional(),
  who: z.string().max(60).optional().describe('Number of a sender or worker'),
});
export const RecordShown = z.object({
  key: z.string(),
  day: DayText,
  at: z.string().describe('ISO 8601, by the clock of the house'),
  account: z.string().nullable(),
  kind: z.enum(PROOF_KINDS),
  says: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .describe('What the record says, by its own names'),
  hash: z.string(),
});
export const RecordsAnswer = z
  .object({ today: DayText, items: z.array(RecordShown), next: z.string().nullable() })
  .meta({ id: 'Records' });
export type RecordsAnswer = z.infer<typeof RecordsAnswer>;

export const CheckAsked = z.object({ account: AccountName });
export const CheckAnswer = z
  .object({
    account: z.string(),
    holds: z.boolean(),
    findings: z.array(Names).describe('The first fifty'),
    contacts: Counted,
    refusals: Counted,
    records: Counted,
    seals: Counted,
    through: DayText.nullable(),
    key: z.string().nullable(),
  })
  .meta({ id: 'EvidenceChecked' });
export type CheckAnswer = z.infer<typeof CheckAnswer>;
export const FileAsked = CheckAsked.extend({ by: By, why: Why });

const Forbidden = z.object({ reason: z.string(), why: Names, until: DayText.nullable() });
export const ErasuresAsked = Page;
export const ErasureShown = z.object({
  key: z.string(),
  account: z.string(),
  askedOn: DayText,
  due: DayText.describe('By when it is answered'),
  via: z.enum(REQUEST_VIAS),
  takenBy: z.string().nullable(),
  forbidden: Forbidden.nullable().describe('What forbids it today; null: nothing'),
  proposed: z.enum(['erase', 'refuse']).nullable(),
  proposedBy: z.string().nullable(),
  why: z.string().nullable(),
});
export const CorrectionShown = z.object({
  key: z.string(),
  account: z.string(),
  askedOn: DayText,
  due: DayText,
  field: z.string(),
  wanted: z.string(),
});
export const HoldShown = z.object({ account: z.string(), why: z.string(), since: z.string() });
export const ErasuresAnswer = z
  .object({
    today: DayText,
    items: z.array(ErasureShown),
    corrections: z.array(CorrectionShown),
    next: z.string().nullable(),
    holds: z.array(HoldShown),
  })
  .meta({ id: 'Erasures' });
export type ErasuresAnswer = z.infer<typeof ErasuresAnswer>;
export const ErasureAsked = z.object({ account: AccountName, via: z.enum(REQUEST_VIAS), by: By });
export const ProposeAsked = z.object({ by: By, what: z.enum(['erase', 'refuse']), why: Why });
export const CorrectionAsked = z.object({ by: By, state: z.enum(['done', 'refused']), why: Why });
export const ByAsked = z.object({ by: By });
export const HoldAsked = z.object({
  account: AccountName,
  by: By,
  why: Why,
  lift: z.boolean().default(false),
});

export const ByRegister = z.object({ register: z.enum(Object.keys(REGISTERS) as [Register, ...Register[]]) });
export const RegisterAsked = z.object({
  from: DayText,
  to: DayText,
  format: z.enum(FORMATS),
  by: By,
  why: Why,
});
export const HandedAnswer = z
  .object({
    items: z.array(
      z.object({
        number: z.string(),
        at: z.string(),
        who: z.string(),
        register: z.string(),
        format: z.string(),
        about: z.string(),
        why: z.string(),
        lines: Counted,
        bytes: Counted,
        sha256: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'HandedOut' });
export type HandedAnswer = z.infer<typeof HandedAnswer>;
export const HandedAsked = Page;

export const PeopleLogAsked = Page.extend({ who: z.string().max(60).optional() });
export const PeopleLogAnswer = z
  .object({
    items: z.array(
      z.object({
        number: z.string(),
        at: z.string(),
        who: z.string(),
        what: z.string(),
        about: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PeopleLog' });
export type PeopleLogAnswer = z.infer<typeof PeopleLogAnswer>;
