/**
 * May this claim be sold today, and what stands against it?
 *
 * Everything that stands is named, not the first thing only: who mends one thing must not find the next at the closing. What is not known
 * is a reason too. The law behind each reason is data (`policy/sale/sale-law.ts`); where no law is cited the house refuses by its own rule.
 */
import type { Day } from '../days.ts';
import type { Known } from '../gate/situation.ts';
import type { Minor } from '../money.ts';

/** Reasons in the order in which they are told. */
export const UNSALEABLE = [
  'sold-already', // it is somebody else's
  'not-written-off', // its sum still moves
  'nothing-owed', // paid, settled, forgiven
  'not-his-debt', // a dispute or an inquiry found that he does not owe it
  'disputed',
  'agreement', // a plan lives, or is kept
  'proposal-pending', // somebody asked for terms, or an offer stands
  'breathing-space',
  'hardship',
  'hold', // any other rest
  'complaint-pending',
  'deceased',
  'fraud-victim',
  'minor',
  'incapable',
  'insolvency',
  'under-review', // papers about illness or hardship wait
  'limitation-over',
  'court-case-open',
  'with-an-office', // an agency or a firm holds it: recalled first
  'permit-in-flight', // a contact of ours is allowed or on its way
  'payment-in-flight', // money is on its way or was begun
  'not-known', // one of these could not be answered
] as const;
export type Unsaleable = (typeof UNSALEABLE)[number];

/** What is so about a claim today. */
export interface SaleStanding {
  readonly soldOn: Day | null;
  readonly writtenOffOn: Day | null;
  /** What could still be recovered, minor units. */
  readonly claim: Minor;
  readonly owed: Known<boolean>;
  readonly disputeOpen: boolean;
  readonly planAlive: boolean;
  readonly proposalOpen: boolean;
  /** Kinds of the holds that stand about the debt. */
  readonly holds: readonly string[];
  readonly complaintOpen: boolean;
  readonly alive: Known<boolean>;
  readonly minor: Known<boolean>;
  readonly capable: Known<boolean>;
  readonly bankrupt: Known<boolean>;
  /** Special paths that are open about the person. */
  readonly paths: readonly string[];
  readonly reviewOpen: boolean;
  /** Null: it stands still or no law here gives a period; undefined: it could not be reckoned. */
  readonly daysLeft: Known<number | null>;
  readonly caseOpen: boolean;
  readonly withOffice: boolean;
  readonly permitOpen: boolean;
  readonly paymentOpen: boolean;
}

const SPACE: ReadonlySet<string> = new Set(['breathing-space', 'breathing-space-crisis']);

/** All that stands against selling the claim; none: it may be sold. */
export function unsaleable(now: SaleStanding): Unsaleable[] {
  const { holds, paths } = now;
  const rests = holds.filter((kind) => !SPACE.has(kind) && kind !== 'hardship' && kind !== 'plan-kept');
  const person = [now.owed, now.alive, now.minor, now.capable, now.bankrupt, now.daysLeft];
  const stands: Readonly<Record<Unsaleable, boolean>> = {
    'sold-already': now.soldOn !== null,
    'not-written-off': now.writtenOffOn === null,
    'nothing-owed': now.soldOn === null && now.writtenOffOn !== null && now.claim <= 0n,
    'not-his-debt': now.owed === false && now.claim > 0n,
    disputed: now.disputeOpen,
    agreement: now.planAlive || holds.includes('plan-kept'),
    'proposal-pending': now.proposalOpen,
    'breathing-space': holds.some((kind) => SPACE.has(kind)),
    hardship: holds.includes('hardship'),
    hold: rests.length > 0,
    'complaint-pending': now.complaintOpen,
    deceased: now.alive === false || paths.includes('estate'),
    'fraud-victim': paths.includes('fraud'),
    minor: now.minor === true,
    incapable: now.capable === false || paths.includes('guardian') || paths.includes('imprisoned'),
    insolvency: now.bankrupt === true || paths.includes('insolvency'),
    'under-review': now.reviewOpen,
    'limitation-over': typeof now.daysLeft === 'number' && now.daysLeft < 0,
    'court-case-open': now.caseOpen,
    'with-an-office': now.withOffice,
    'permit-in-flight': now.permitOpen,
    'payment-in-flight': now.paymentOpen,
    'not-known': person.some((one) => one === undefined),
  };
  return UNSALEABLE.filter((reason) => stands[reason]);
}

/** Reasons that pass by themselves or are mended by somebody of ours, so that a sale may wait for them. */
export const CURABLE: ReadonlySet<Unsaleable> = new Set([
  'with-an-office',
  'permit-in-flight',
  'payment-in-flight',
]);
