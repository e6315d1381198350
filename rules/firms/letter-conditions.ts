/**
 * May a lawyer's letter go one step further: be proposed, given to the firm, signed, posted?
 *
 * Each step asks the preconditions that are its own and all of those before it once more, so that what has ended since is noticed: a
 * licence, a power of attorney, an engagement. The last step is the post's: an order that lacks anything is refused by name.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';

/** Dated terms of the house. Amounts in minor units of the house's currency. */
export interface LetterTerms {
  readonly since: Day;
  /** Of what is overdue, the part that a letter brings in: an assumption. */
  readonly upliftPpm: bigint;
  /** Of one letter: print, post, and the firm's reading and signing. */
  readonly cost: Minor;
  /** Days a step has to be answered before it counts as failed. */
  readonly answerDays: number;
  /** Days an order may lie with the firm. */
  readonly firmDays: number;
  /** Days after its signature within which a letter may be posted: its figures are of that day. */
  readonly goodDays: number;
}

/** A milder step before the letter, in these arrears. `on`: its day, or that on which it was found impossible. */
export interface StepBefore {
  readonly how: 'tried' | 'impossible';
  readonly on: Day;
}

/** What the firm may, as it stands on the day it is asked about. */
export interface Engaged {
  readonly inForce: boolean;
  readonly from: Day;
  /** First day on which it may write no more. */
  readonly until: Day;
  readonly licenceUntil: Day;
  /** The power of attorney names this product and this region. */
  readonly covers: boolean;
}

export interface Signed {
  readonly lawyer: string;
  readonly licenceUntil: Day;
  readonly on: Day;
  /** The second factor was shown for it. */
  readonly confirmed: boolean;
  /** Digest of the page that was signed. */
  readonly digest: string;
  readonly valid: boolean;
}

/** Everything an order's next step is judged by. */
export interface LetterOrder {
  readonly message: StepBefore | null;
  readonly call: StepBefore | null;
  /** Day of the oldest unpaid due day; null: nothing is overdue. */
  readonly overdueSince: Day | null;
  /** Since the order began nothing was paid, agreed, disputed or stopped. */
  readonly undisturbed: boolean;
  readonly expected: Minor;
  readonly cost: Minor;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly engaged: Engaged;
  /** The borrower was told of the firm. */
  readonly told: boolean;
  /** Consequences that its words name and nobody decided; null: nobody has looked. */
  readonly undecided: readonly string[] | null;
  /** Digest of the page as it stands. */
  readonly digest: string | null;
  readonly signed: Signed | null;
}

/** Steps in their order. */
export const LETTER_STEPS = ['propose', 'give', 'sign', 'post'] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];

export interface Precondition {
  readonly name: string;
  /** The first step that asks for it. */
  readonly from: LetterStep;
  readonly holds: (order: LetterOrder, day: Day, terms: LetterTerms) => boolean;
}

const failed = (step: StepBefore | null, { overdueSince }: LetterOrder, day: Day, answerDays: number) =>
  step !== null &&
  overdueSince !== null &&
  step.on >= overdueSince &&
  (step.how === 'impossible' || day - step.on >= answerDays);

/** What a letter needs before each step. A text message and a call were tried and failed: mission A3. */
export const PRECONDITIONS: readonly Precondition[] = [
  {
    name: 'message-failed',
    from: 'propose',
    holds: (order, day, { answerDays }) => failed(order.message, order, day, answerDays),
  },
  {
    name: 'call-failed',
    from: 'propose',
    holds: (order, day, { answerDays }) => failed(order.call, order, day, answerDays),
  },
  { name: 'undisturbed', from: 'propose', holds: ({ undisturbed }) => undisturbed },
  { name: 'worth-its-cost', from: 'propose', holds: ({ expected, cost }) => expected > cost },
  {
    name: 'engaged',
    from: 'propose',
    holds: ({ engaged }, day) => engaged.inForce && engaged.from <= day && day < engaged.until,
  },
  { name: 'firm-licensed', from: 'propose', holds: ({ engaged }, day) => day <= engaged.licenceUntil },
  { name: 'covered', from: 'propose', holds: ({ engaged }) => engaged.covers },
  {
    name: 'second-person',
    from: 'give',
    holds: ({ decidedBy, proposedBy }) => decidedBy !== null && decidedBy !== proposedBy,
  },
  { name: 'only-decided', from: 'give', holds: ({ undecided }) => undecided?.length === 0 },
  { name: 'borrower-told', from: 'sign', holds: ({ told }) => told },
  { name: 'signed', from: 'post', holds: ({ signed }) => signed?.valid === true },
  { name: 'confirmed', from: 'post', holds: ({ signed }) => signed?.confirmed === true },
  {
    name: 'this-page',
    from: 'post',
    holds: ({ signed, digest }) => signed !== null && signed.digest === digest,
  },
  {
    name: 'lawyer-licensed',
    from: 'post',
    holds: ({ signed }, day) => signed !== null && day <= signed.licenceUntil,
  },
  {
    name: 'still-good',
    from: 'post',
    holds: ({ signed }, day, { goodDays }) => signed !== null && day - signed.on <= goodDays,
  },
];

/** Names of what an order lacks for a step; none: it may be taken. */
export function lacksFor(
  step: LetterStep,
  order: LetterOrder,
  day: Day,
  terms: LetterTerms,
  preconditions: readonly Precondition[] = PRECONDITIONS,
): string[] {
  const asked = LETTER_STEPS.indexOf(step);
  return preconditions
    .filter(({ from }) => LETTER_STEPS.indexOf(from) <= asked)
    .filter(({ holds }) => !holds(order, day, terms))
    .map(({ name }) => name);
}

/** What a letter is worth and what it costs, in minor units. */
export function worthOf(overdue: Minor, { upliftPpm, cost }: LetterTerms): { expected: Minor; cost: Minor } {
  return { expected: (overdue * upliftPpm) / 1_000_000n, cost };
}

/** Whether a power of attorney covers a product and a region: "CN" covers "CN-33". */
export function covers(
  { products, regions }: { readonly products: readonly string[]; readonly regions: readonly string[] },
  product: string,
  region: string,
): boolean {
  return products.includes(product) && regions.some((one) => region === one || region.startsWith(`${one}-`));
}

/** What was found out that lets an order go on; everything else ends it at once. */
const QUIET = new Set(['agency', 'tried', 'dispute-step', 'zone', 'special-day', 'address', 'plan-notice']);

/** Why an order ends when this became known about its borrower ("it became known: paid"); null: it goes on. */
export function endsBy(why: string): string | null {
  const known = /^it became known: ([a-z-]+)$/.exec(why)?.[1];
  return known !== undefined && QUIET.has(known) ? null : (known ?? why);
}

/** The same as a list for a statement: these words end nothing. */
export const ENDS_NOTHING: readonly string[] = [...QUIET].map((one) => `it became known: ${one}`);
