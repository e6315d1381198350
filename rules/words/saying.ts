/**
 * What is said, to whom, by which way, and how does the debt stand that it is about?
 *
 * One value for a letter, a message, a template or a spoken sentence. What the words amount to (`contents`) and which parts
 * they have (`parts`) are facts like any other: a person or the lint (`text-check.ts`) states them, the rules judge them.
 * `undefined` is a fact that nobody has recorded: a rule that needs it refuses and names it.
 */
import type { Collector, Debt, Known, Role, Way } from '../gate/situation.ts';

/** What wording can amount to, whatever its words are: the one vocabulary of texts, talks and the gate. */
export const CONTENTS = [
  'obscene',
  'periodic-statement',
  'opt-out-confirmation',
  'asks-convenient-time',
  'asks-inconvenient-consent',
  'debt-amount',
  'payment-demand',
  'callback',
  'legal-compulsion',
  'accuses-of-crime',
  'demand-in-validation',
  'threat-in-validation',
  'missed-delivery',
  'recovery-threat',
  'urges-sale',
  'urges-borrowing',
  'full-payment-at-once',
  'court-officer',
  'violence',
  'false-authority',
  'claims-lawyer',
  'detention',
  'false-urgency',
  'shame',
  'tells-others',
  'fake-list',
  'exaggerated-amount',
  'extra-fee',
  'private-payee',
  'debt-hint',
  'limited-content',
] as const;
export type Content = (typeof CONTENTS)[number];

/** Parts that a text can have. */
export const PARTS = [
  'salutation',
  'consumer-name',
  'agent-name',
  'business-name',
  'business-name-reveals',
  'callback-request',
  'callback-number',
  'date-time',
  'suggested-times',
  'any-representative',
  'says-collector',
  'account-reference',
  'settlement-offer',
  'opt-out',
  'attempt-to-collect',
  'information-use',
  'debt-continues',
  'name-and-balance',
  'reason-and-basis',
  'rights-and-duties',
  'query-repay-object-evidence',
  'issuer-contact',
  'seal',
  'other-required',
  'who',
  'amount',
  'date',
  'how-to-query',
  'how-to-object',
  'how-to-complain',
  'how-to-repay',
  'check-code',
] as const;
export type Part = (typeof PARTS)[number];

/** Kinds of paper; null for what is none. `calling-card`: left or posted at the door. */
export type Form = 'collection-letter' | 'settlement-letter' | 'calling-card' | 'demand' | 'model-b1';

/** Who reads or hears it. */
export interface Hearer {
  readonly role: Role;
  /** It was checked that it is this person. */
  readonly identityChecked: Known<boolean>;
  /** Bound to pay by a guarantee. */
  readonly bound: Known<boolean>;
  /** Shares the debt (a household debt of spouses), with evidence of it. */
  readonly sharesDebt: Known<boolean>;
  /** Reached under a number, mailbox or address that is known to be somebody else's. */
  readonly atAnothers: Known<boolean>;
  readonly agreedToAdvertising: Known<boolean>;
}

/** Everything a rule about words looks at. */
export interface Saying {
  readonly way: Way;
  readonly form: Form | null;
  readonly hearer: Hearer;
  readonly addressee: 'named' | 'occupier' | 'all-alike';
  readonly contents: readonly Content[];
  /** All its parts; null where parts are not asked about. */
  readonly parts: Known<readonly Part[]> | null;
  /** What it claims is true; undefined: nobody has looked. */
  readonly claimsTrue: Known<boolean>;
  /** Sent by a lawyer or law firm that is entrusted with it. */
  readonly fromLawyer: Known<boolean>;
  readonly advertising: Known<boolean>;
  /** Asks about debts; false: it only confirms, informs or apologises. */
  readonly asks: boolean;
  readonly collector: Collector;
  readonly debtKinds: readonly Debt['kind'][];
  readonly timeBarred: Known<boolean>;
  /** The person has said that he does not pay because of that. */
  readonly refusedAsBarred: boolean;
  /** A part settlement was accepted: is the rest still owed? null: none was. */
  readonly restOwed: Known<boolean> | null;
}

/** Contents that tell, hint at or press for the debt. */
export const REVEALING_CONTENTS: ReadonlySet<Content> = new Set<Content>([
  'periodic-statement',
  'debt-amount',
  'payment-demand',
  'legal-compulsion',
  'accuses-of-crime',
  'demand-in-validation',
  'threat-in-validation',
  'recovery-threat',
  'urges-sale',
  'urges-borrowing',
  'full-payment-at-once',
  'detention',
  'fake-list',
  'exaggerated-amount',
  'extra-fee',
  'debt-hint',
]);

/** Parts that tell of the debt or of the trade of who writes. */
export const REVEALING_PARTS: ReadonlySet<Part> = new Set<Part>([
  'business-name-reveals',
  'says-collector',
  'account-reference',
  'settlement-offer',
  'attempt-to-collect',
  'debt-continues',
  'name-and-balance',
  'reason-and-basis',
  'amount',
]);

/** What of a saying tells of the debt. */
export function revealing({ contents, parts }: Pick<Saying, 'contents' | 'parts'>): {
  readonly contents: readonly Content[];
  readonly parts: readonly Part[];
} {
  return {
    contents: contents.filter((content) => REVEALING_CONTENTS.has(content)),
    parts: (parts ?? []).filter((part) => REVEALING_PARTS.has(part)),
  };
}
