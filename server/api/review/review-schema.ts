/**
 * In which form do reviews travel to the people who decide, and to the borrower?
 */
import { z } from 'zod';
import { FLAG_KINDS } from '../../../rules/review/flag.ts';
import { OUTCOMES, REVIEW_KINDS } from '../../../rules/review/review-case.ts';
import { KindShown, OfferShown, ProposalAnswer, TermsAsked } from '../agreements/agreements-schema.ts';
import { Amount, CurrencyOf, DayText, LanguageChoice } from '../wire.ts';
import { OwnCase } from './own-case.ts';

export const CaseText = z.string().regex(/^\d{1,3}-\d{1,18}-\d{1,9}$/, 'not a case such as 3-77-1');
const Worker = z.string().regex(/^[\w.-]{1,40}$/, 'not a staff number');

export const ByCase = z.object({ case: CaseText });
export const QueueAsked = z.object({
  state: z.enum(['waiting', 'decided']).default('waiting'),
  kind: z.enum(REVIEW_KINDS).optional(),
  size: z.coerce.number().int().min(1).max(500).default(100),
  after: z.string().max(200).optional().describe('`next` of the page before'),
});

export const FlagShown = z
  .object({
    kind: z.enum(FLAG_KINDS),
    share: z.number().int().describe('In hundredths of the whole'),
    facts: z.record(z.string(), z.string()),
    other: z
      .object({ who: z.string(), isPaper: z.boolean(), item: z.number() })
      .nullable()
      .describe('Whose paper or statement it is compared with, masked'),
  })
  .meta({ id: 'ReviewFlag' });
export type FlagShown = z.infer<typeof FlagShown>;

const Verdict = z.object({
  outcome: z.enum(OUTCOMES),
  reasons: z.array(z.string().max(40)).max(10),
  words: z.object({ zh: z.string().trim().max(2000), en: z.string().trim().max(2000) }),
  alternative: z.string().trim().max(500).nullable(),
});
const Mark = z.object({ by: z.string(), at: z.string() });

export const CaseShown = z
  .object({
    key: CaseText,
    kind: z.enum(REVIEW_KINDS),
    about: z.string(),
    why: z.string(),
    who: z.string().describe('The borrower, masked'),
    account: z.string().nullable(),
    level: z.int(),
    sensitive: z.boolean().describe('Only who is trained may decide'),
    openedAt: z.string(),
    dueAt: z.string(),
    rule: z.string().nullable(),
    clock: z.enum(['decided', 'in-time', 'soon', 'late']),
    flags: z.array(FlagShown),
    hold: z.boolean(),
    owner: z.string().nullable(),
    notBy: z.array(z.string()),
    verdict: Verdict.nullable(),
    proposed: Mark.nullable(),
    decided: Mark.nullable(),
    appealed: z.boolean(),
  })
  .meta({ id: 'ReviewCase' });
export type CaseShown = z.infer<typeof CaseShown>;

export const QueueAnswer = z
  .object({
    today: DayText,
    next: z.string().nullable(),
    waiting: z.int(),
    late: z.int(),
    toApprove: z.int(),
    reviewers: z.array(z.object({ id: z.string(), level: z.int(), trained: z.boolean() })),
    reasons: z.array(
      z.object({ id: z.string(), for: z.array(z.enum(OUTCOMES)), zh: z.string(), en: z.string() }),
    ),
    items: z.array(CaseShown),
  })
  .meta({ id: 'ReviewQueue' });
export type QueueAnswer = z.infer<typeof QueueAnswer>;

export const StepAsked = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['claim', 'give-back', 'approve', 'send-back']), by: Worker }),
  z.object({ act: z.literal('assign'), by: Worker, to: Worker }),
  z.object({
    act: z.literal('decide'),
    by: Worker,
    verdict: Verdict,
    terms: z
      .object({
        round: z.int().min(1).max(100),
        asked: TermsAsked.nullable().describe('Null: exactly what is proposed'),
      })
      .optional()
      .describe('About a proposal: which round was looked at, and what is offered'),
  }),
]);
export type StepAsked = z.infer<typeof StepAsked>;

/** Which flag of a case. */
export const FlagPlace = z.coerce.number().int().min(0).max(100);
export const OpenAsked = z.object({
  by: Worker,
  why: z.string().trim().min(3).max(500).describe('Why it is opened: kept, and seen by whoever checks'),
});

/** Two texts or papers beside each other. Runs of characters that both have are marked. */
const Side = z.object({
  who: z.string(),
  at: z.string(),
  text: z.string().nullable(),
  marked: z.array(z.tuple([z.int(), z.int()])),
  paper: z.string().nullable().describe('Where its picture or file is fetched'),
  media: z.string().nullable(),
  alike: z
    .array(z.array(z.number()))
    .describe('Boxes of the picture that are the same, in thousandths: left, top, width, height'),
});
export const SidesAnswer = z
  .object({ flag: z.int(), own: Side, other: Side.nullable() })
  .meta({ id: 'ReviewSides' });
export type SidesAnswer = z.infer<typeof SidesAnswer>;
export type SideShown = z.infer<typeof Side>;

export const OwnCases = z.object({ items: z.array(OwnCase) }).meta({ id: 'OwnReviews' });
export type OwnCases = z.infer<typeof OwnCases>;

/** The number of a case or paper of one person. */
export const OwnSeq = z.coerce.number().int().min(1).max(2_000_000_000);
export const AppealAsked = z.object({ words: z.string().trim().max(2000) });

/** Who opens the proposal that a case is about. */
export const ProposalLook = z.object({ by: Worker });
export const LookAsked = LanguageChoice;

/** A proposal, what was stated with it, and what the rules said: what a person decides on. */
export const ProposalSeen = z
  .object({
    round: z.int(),
    today: DayText,
    currency: CurrencyOf,
    owed: Amount,
    kinds: z.array(KindShown),
    rounds: z.array(
      TermsAsked.extend({
        proposal: z.int(),
        day: DayText,
        byWhom: z.string(),
        name: z.string(),
        answer: ProposalAnswer.shape.answer,
      }),
    ),
    stated: z.array(z.object({ asks: z.string(), answer: z.string() })),
    answer: ProposalAnswer,
    openOffers: z.array(OfferShown),
    proposed: TermsAsked.extend({ name: z.string() })
      .nullable()
      .describe('What somebody has proposed to offer, for whoever approves'),
  })
  .meta({ id: 'ProposalSeen' });
export type ProposalSeen = z.infer<typeof ProposalSeen>;
