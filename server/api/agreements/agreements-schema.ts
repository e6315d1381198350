/**
 * What may be asked about agreeing, and what does the answer look like?
 *
 * The contract of proposals, offers and agreements, for the borrower's door and the agent's alike: the server checks against it and the
 * web takes its types from it.
 */
import { z } from 'zod';
import { EVERY, SURENESS } from '../../../rules/negotiation/circumstances.ts';
import { AUTHORITIES } from '../../../rules/negotiation/negotiable.ts';
import { PLAN_KINDS } from '../../../rules/plan/agreed-plan.ts';
import { EndedShown } from '../live/ended.ts';
import { OwnCase } from '../review/own-case.ts';
import { Amount, CurrencyOf, DayText } from '../wire.ts';

const NotBelowZero = Amount.refine((text) => !text.startsWith('-'), 'below zero');

export const CircumstancesAsked = z.object({
  incomes: z.array(z.object({ amount: NotBelowZero, every: z.enum(EVERY), sure: z.enum(SURENESS) })).max(10),
  people: z.int().min(1).max(30),
  area: z.enum(['urban', 'rural']),
  housing: NotBelowZero,
  unavoidable: NotBelowZero,
  otherDebts: NotBelowZero,
  onHand: NotBelowZero,
  salaryDate: z.int().min(1).max(31).nullable(),
  hardUntil: DayText.nullable(),
});
export type CircumstancesAsked = z.infer<typeof CircumstancesAsked>;

export const TermsAsked = z.object({
  kind: z.enum(PLAN_KINDS),
  months: z.int().min(0).max(1_200).nullable(),
  amount: Amount.nullable(),
  firstOn: DayText.nullable(),
});
export type TermsAsked = z.infer<typeof TermsAsked>;

export const ProposalAsked = z.object({ circumstances: CircumstancesAsked, proposal: TermsAsked });
export type ProposalAsked = z.infer<typeof ProposalAsked>;

const RowShown = z.object({ due: DayText, amount: Amount });

export const OfferShown = z
  .object({
    offer: z.int(),
    kind: z.enum(PLAN_KINDS),
    name: z.string(),
    months: z.int(),
    monthly: Amount.describe('The largest single payment'),
    total: Amount,
    left: Amount.describe('What is still owed of today’s debt when it ends as agreed'),
    whole: Amount,
    added: Amount,
    waived: Amount,
    forgone: Amount,
    endsOn: DayText,
    until: DayText.describe('The last day on which it can be accepted'),
    needs: z.enum(AUTHORITIES),
    rows: z.array(RowShown),
    schedule: z
      .array(z.object({ due: DayText, principal: Amount, interest: Amount, fee: Amount }))
      .nullable(),
    penalty: z.enum(['stops', 'smaller', 'runs']),
    ageing: z.enum(['stands', 'runs']),
    record: z.enum(['no-new-late-mark', 'late-until-paid', 'settled-for-less']),
    waiting: Amount.describe('What doing nothing until the same day would add'),
    brokenCosts: Amount.describe('What a break can cost more than no agreement'),
    words: z.object({
      penalty: z.string(),
      ageing: z.string(),
      record: z.string(),
      waiting: z.string(),
      broken: z.string(),
    }),
  })
  .meta({ id: 'Offer' });
export type OfferShown = z.infer<typeof OfferShown>;

export const ProposalAnswer = z
  .object({
    proposal: z.int(),
    answer: z.enum(['accepted', 'counter', 'person', 'refused']),
    reasons: z.array(z.object({ key: z.string(), text: z.string(), source: z.string().nullable() })),
    by: DayText.nullable().describe('Of a person’s decision, or of the appeal against a no'),
    affordability: z
      .object({
        lines: z.array(z.object({ name: z.string(), text: z.string(), amount: Amount })),
        keeps: Amount,
        free: Amount,
        source: z.string(),
        confidence: z.string(),
      })
      .nullable(),
    offers: z.array(OfferShown),
  })
  .meta({ id: 'ProposalAnswer' });
export type ProposalAnswer = z.infer<typeof ProposalAnswer>;

export const AgreementShown = z
  .object({
    agreement: z.string(),
    kind: z.enum(PLAN_KINDS),
    name: z.string(),
    state: z.enum(['waiting', 'bound', 'withdrawn', 'lapsed']),
    agreedOn: DayText.nullable(),
    coolingUntil: DayText.nullable(),
    canWithdraw: z.boolean(),
    words: z.string().describe('The whole agreement, a paragraph a line'),
    rows: z.array(RowShown.extend({ state: z.enum(['paid', 'open', 'missed']) })),
    received: Amount,
    alive: z.boolean(),
  })
  .meta({ id: 'Agreement' });
export type AgreementShown = z.infer<typeof AgreementShown>;

const Said = z.string();

export const KindShown = z.object({
  kind: z.enum(PLAN_KINDS),
  name: Said,
  monthsLeast: z.int(),
  monthsMost: z.int(),
  coolingDays: z.int(),
});

export const AgreeingAnswer = z
  .object({
    today: DayText,
    currency: CurrencyOf,
    owed: Amount,
    questions: z.array(z.object({ field: Said, asks: Said, use: Said })),
    kinds: z.array(KindShown),
    openOffers: z.array(OfferShown),
    agreements: z.array(AgreementShown),
    decisions: z.array(OwnCase).describe('What a person decides, or has decided, about proposals'),
  })
  .meta({ id: 'Agreeing' });
export type AgreeingAnswer = z.infer<typeof AgreeingAnswer>;

export const AcceptAnswer = z
  .object({ agreement: AgreementShown, codeMinutes: z.int(), codeSentBy: z.enum(['in-app', 'sms']) })
  .meta({ id: 'AcceptedOffer' });
export type AcceptAnswer = z.infer<typeof AcceptAnswer>;

export const ConfirmAsked = z.object({ code: z.string().regex(/^\d{6}$/, 'six digits') });

export const ConfirmAnswer = z
  .object({
    state: z.enum(['bound', 'already-bound', 'withdrawn']),
    agreement: AgreementShown,
    ended: EndedShown.nullable(),
  })
  .meta({ id: 'ConfirmedAgreement' });
export type ConfirmAnswer = z.infer<typeof ConfirmAnswer>;

export const AppealAnswer = z.object({ decisions: z.array(OwnCase) }).meta({ id: 'ProposalAppeal' });
export type AppealAnswer = z.infer<typeof AppealAnswer>;
