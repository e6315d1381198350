/**
 * How is a dispute brought, shown, and decided over the wire?
 */
import { z } from 'zod';
import { DISPUTE_KINDS, GROUNDS, REASONS } from '../../../rules/dispute/dispute-kinds.ts';
import { VERDICTS } from '../../../rules/dispute/message-verdict.ts';
import { WAYS } from '../../../rules/gate/situation.ts';
import { ByReference } from '../borrower-schema.ts';
import { EndedShown } from '../live/ended.ts';
import { Amount, DayText, Names, Ordinal } from '../wire.ts';

const ALL_GROUNDS = Object.values(GROUNDS).flat();
const AccountNumber = z.string().regex(/^\d{1,18}$/, 'not an account number: digits only');

/** A message that is not in the list, as far as the person can tell it. */
export const ToldMessage = z
  .object({
    at: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'not a local time such as 2026-11-22T14:03')
      .nullable()
      .default(null)
      .describe('Local time where the person lives'),
    way: z.enum(WAYS).nullable().default(null),
    code: z.string().trim().max(64).nullable().default(null),
    number: z.string().trim().max(64).nullable().default(null),
    text: z.string().trim().max(2000).nullable().default(null),
  })
  .meta({ id: 'ToldMessage' });

export const DisputeAsked = z.object({
  kind: z.enum(DISPUTE_KINDS),
  ground: z.enum(ALL_GROUNDS as [string, ...string[]]),
  accounts: z.array(AccountNumber).max(50).default([]),
  amount: Amount.nullable().default(null).describe('The disputed part of one account, where it is one'),
  permit: z.int().min(1).max(2_147_483_647).nullable().default(null).describe('The contact of the list'),
  told: ToldMessage.nullable().default(null),
  words: z.string().trim().min(1).max(2000),
  proof: z
    .enum(['receipt', 'statement', 'identity-document', 'police-report', 'other'])
    .nullable()
    .default(null),
});
export type DisputeAsked = z.infer<typeof DisputeAsked>;

export const AgentDispute = DisputeAsked.extend({
  account: z
    .string()
    .regex(/^\d{1,3}-\d{1,18}$/)
    .describe('Slot and number of one of his accounts'),
  agent: z.string().min(1).max(50),
  via: z.enum(['call', 'letter', 'email', 'sms', 'response-form', 'by-hand']),
});
export type AgentDispute = z.infer<typeof AgentDispute>;

/** One thing that an answer rests on: a sentence, and where it stands in the record. */
export const EvidenceShown = z.object({
  of: z.string(),
  says: Names,
  stands: z.string().nullable().describe('Where: permit, decision, proof, fact, event, silence, rule'),
});

export const DisputeShown = z
  .object({
    key: z.string().describe('Slot, borrower, number'),
    dispute: z.int(),
    kind: z.enum(DISPUTE_KINDS),
    ground: z.string(),
    words: z.string(),
    accounts: z.array(z.string()),
    amount: Amount.nullable(),
    permit: z.int().nullable(),
    receivedOn: DayText,
    dueOn: DayText.describe('By this day it is answered'),
    rule: z.object({ id: z.string(), source: z.string().nullable() }).describe('Whose clock that is'),
    state: z.enum(['open', 'person', 'decided', 'withdrawn']),
    rests: z.boolean().describe('Collection of what is disputed rests'),
    repeats: z.int().nullable(),
    verdict: z.enum(VERDICTS).nullable(),
    verdictSays: Names.nullable(),
    evidence: z.array(EvidenceShown),
    repairs: z.array(z.object({ repair: z.string(), state: z.string(), about: z.string() })),
    outcome: z.enum(['upheld', 'rejected', 'withdrawn']).nullable(),
    reason: z.string().nullable(),
    answer: z.string().nullable(),
    decidedBy: z.enum(['record', 'person', 'borrower']).nullable(),
    decidedOn: DayText.nullable(),
    mayAppeal: z.boolean(),
    mayWithdraw: z.boolean(),
    regulator: Names.nullable().describe('Where one may turn who does not agree'),
  })
  .meta({ id: 'Dispute' });
export type DisputeShown = z.infer<typeof DisputeShown>;

export const TakenAnswer = z
  .object({
    state: z.enum(['taken', 'before']).describe('The same again finds the case that is there'),
    dispute: DisputeShown,
    ended: EndedShown.nullable(),
  })
  .meta({ id: 'DisputeTaken' });
export type TakenAnswer = z.infer<typeof TakenAnswer>;

export const OwnDisputes = z
  .object({
    today: DayText,
    now: z.string().describe('Local time where the person lives'),
    items: z.array(DisputeShown),
  })
  .meta({ id: 'OwnDisputes' });
export type OwnDisputes = z.infer<typeof OwnDisputes>;

export const ByDispute = ByReference.extend({ dispute: Ordinal });

export const DeskAsked = z.object({
  state: z.enum(['waiting', 'ended']).default('waiting'),
  size: z.coerce.number().int().min(1).max(200).default(100),
  after: z.string().max(200).optional().describe('`next` of the page before'),
});

export const DeskAnswer = z
  .object({
    today: DayText,
    next: z.string().nullable(),
    items: z.array(
      DisputeShown.extend({
        who: z.string().describe('Masked'),
        takenBy: z.string(),
        worker: z.string().nullable().describe('Who made the contact: he does not decide'),
        appealed: z.boolean(),
        daysLeft: z.int(),
      }),
    ),
    repairs: z
      .array(
        z.object({
          key: z.string().describe('Slot, borrower, number of the dispute'),
          repair: z.string(),
          about: z.string().describe('An agency, an account, a way'),
          state: z.enum(['waits', 'asked']).describe('For somebody to do, or done by the next night'),
          who: z.string().describe('Masked'),
          dueOn: DayText,
          daysLeft: z.int(),
        }),
      )
      .describe('What disputes leave to be put right'),
    impostors: z.array(
      z.object({
        key: z.string(),
        at: z.string(),
        because: Names,
        told: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        state: z.enum(['open', 'reported', 'dismissed']),
        seenBy: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DisputesDesk' });
export type DeskAnswer = z.infer<typeof DeskAnswer>;

export const DisputeKey = z.object({ key: z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/) });

export const DecisionAsked = z.object({
  outcome: z.enum(['upheld', 'rejected']),
  reason: z.enum([...REASONS.upheld, ...REASONS.rejected] as [string, ...string[]]),
  answer: z.string().trim().min(1).max(2000).describe('In words of his own, for the person'),
  by: z.string().trim().min(1).max(50),
  corrections: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('paid'), account: AccountNumber, amount: Amount, valueOn: DayText }),
        z.object({
          type: z.literal('waived'),
          account: AccountNumber,
          part: z.enum(['fee', 'penalty', 'interest']),
          amount: Amount,
          valueOn: DayText,
        }),
        z.object({
          type: z.literal('reversed'),
          account: AccountNumber,
          of: z.string().min(1).max(200),
          valueOn: DayText,
        }),
      ]),
    )
    .max(20)
    .default([]),
});
export type DecisionAsked = z.infer<typeof DecisionAsked>;

export const ImpostorSeen = z.object({
  state: z.enum(['reported', 'dismissed']),
  by: z.string().trim().min(1).max(50),
  note: z.string().trim().min(1).max(2000),
});

export const RepairDone = z.object({
  repair: z.string().min(1).max(50),
  about: z.string().max(200),
  by: z.string().trim().min(1).max(50),
  note: z.string().trim().min(1).max(2000).describe('What was done'),
});
