/**
 * What is the next step with the credit bureau for these arrears: announce, report, mark, end, correct, or wait, and why?
 *
 * The bureau is told what is true, late rather than early: never before the borrower was told and the wait is over, never while a plan
 * is kept or a hold stands, and a disputed debt is marked as such (征信业管理条例 25; 15 USC 1681s-2(a)(3)). When the past heals, what
 * should not have been reported is corrected, not merely ended; what a dispute changed is told again.
 */
import type { Day } from '../days.ts';
import {
  type ConsentTerms,
  type ContactFirstTerms,
  furnishAfterContact,
  furnishByConsent,
  type Heard,
} from '../deadlines/furnishing.ts';
import type { Finding } from '../gate/finding.ts';
import type { Minor } from '../money.ts';

/** What the house keeps to beside the law; days past due, days, minor units. */
export interface CreditLimits {
  readonly announceAt: number;
  readonly reportAt: number;
  readonly waitDays: number;
  /** Least sum overdue; null: this currency is not reported. */
  readonly least: Minor | null;
  readonly consentInContract: boolean;
}

/** What the law sets; null where it sets nothing. */
export interface CreditLaw {
  readonly consent: ConsentTerms | null;
  readonly contactFirst: ContactFirstTerms | null;
}

/** One account's arrears as they are known today. */
export interface CreditStanding {
  readonly daysPastDue: number;
  readonly overdue: Minor;
  /** Contact about the debt rests: a plan that is kept, a pause, a hold. */
  readonly resting: boolean;
  readonly disputed: boolean;
  /** False: a dispute found that it is not his debt. */
  readonly owed: boolean;
  /** A dispute was upheld, and the bureau has not been told since. */
  readonly amends: boolean;
  /** The announcement of these arrears; `backOn`: the day on which it came back. */
  readonly announced: { readonly on: Day; readonly backOn: Day | null } | null;
  /** What stands at the bureau; `wasDaysPastDue`: of that day, as it is known now. */
  readonly reported: {
    readonly on: Day;
    readonly marked: boolean;
    readonly daysPastDue: number;
    readonly bucket: string | null;
    readonly wasDaysPastDue: number;
  } | null;
  readonly bucket: string | null;
  /** The debt left our books, was then paid in full, or is somebody else's; null: none of these. */
  readonly loss: Loss | null;
}
export type Loss = 'written-off' | 'recovered' | 'sold';

export type CreditAct = 'announce' | 'report' | 'update' | 'mark' | 'unmark' | 'end' | 'correct';

/** The step of today, or none; `next`: the first day on which that could change by itself; null: when something happens. */
export interface CreditStep {
  readonly act: CreditAct | null;
  readonly why: string;
  readonly next: Day | null;
}

/** The step of day `on`. Codes of `why` are told in rules/credit/credit-words.ts. */
export function creditStep(
  standing: CreditStanding,
  on: Day,
  limits: CreditLimits,
  law: CreditLaw,
): CreditStep {
  return standing.reported === null
    ? before(standing, on, limits, law)
    : after(standing, standing.reported, limits);
}

/** Something stands at the bureau. */
function after(
  { daysPastDue, disputed, owed, amends, bucket, loss }: CreditStanding,
  reported: NonNullable<CreditStanding['reported']>,
  { reportAt }: CreditLimits,
): CreditStep {
  if (!owed) return { act: 'correct', why: 'not_his_debt', next: null };
  if (reported.wasDaysPastDue < reportAt) return { act: 'correct', why: 'was_not_so_late', next: null };
  if (loss === 'recovered') return { act: 'end', why: 'recovered', next: null };
  if (daysPastDue === 0 && loss !== 'sold') return { act: 'end', why: 'arrears_ended', next: null };
  if (disputed !== reported.marked)
    return {
      act: disputed ? 'mark' : 'unmark',
      why: disputed ? 'dispute_open' : 'dispute_answered',
      next: null,
    };
  if (amends) return { act: 'update', why: 'dispute_upheld', next: null };
  // What left the books is told by that and no longer by its age.
  const stands = loss ?? bucket;
  return stands === reported.bucket
    ? { act: null, why: 'nothing_new', next: null }
    : { act: 'update', why: whyAnew(loss, reported.bucket), next: null };
}

function whyAnew(loss: Loss | null, told: string | null): string {
  if (loss === 'sold') return 'sold';
  if (told === 'sold') return 'bought_back';
  if (loss === 'written-off') return 'written_off';
  return told === 'written-off' ? 'write_off_undone' : 'other_bucket';
}

function before(
  { daysPastDue, overdue, resting, disputed, owed, announced, loss }: CreditStanding,
  on: Day,
  limits: CreditLimits,
  law: CreditLaw,
): CreditStep {
  const { announceAt, reportAt, waitDays, least, consentInContract } = limits;
  const wait = (why: string, next: Day | null): CreditStep => ({ act: null, why, next });
  if (!owed) return wait('not_his_debt', null);
  // What is not owed to us any more is not ours to report for the first time.
  if (loss === 'sold' || loss === 'recovered') return wait(loss, null);
  if (daysPastDue === 0) return wait('not_late', null);
  if (least === null) return wait('currency_not_reported', null);
  if (overdue < least) return wait('sum_too_small', on + 30);
  if (law.consent !== null && forbids(consentOf(law.consent, consentInContract)))
    return wait('written_consent_missing', null);
  if (daysPastDue < announceAt) return wait('not_late_enough', on + announceAt - daysPastDue);
  // Whoever keeps a plan, is ill, or has objected is not threatened with a record.
  if (resting) return wait('contact_rests', on + 1);
  if (disputed) return wait('dispute_open', on + 1);
  if (announced === null) return { act: 'announce', why: 'announced_before', next: on + waitDays };
  if (announced.backOn !== null)
    return { act: 'announce', why: 'announcement_came_back', next: on + waitDays };
  const waited = announced.on + waitDays;
  const lawful = law.contactFirst === null ? null : toldLongEnough(announced, law.contactFirst, on);
  const first = Math.max(waited, on + reportAt - daysPastDue);
  if (on < first) return wait('waiting_period_open', first);
  if (lawful !== null && forbids(lawful)) return wait('waiting_period_open', on + 1);
  return { act: 'report', why: 'late_and_announced', next: null };
}

const forbids = ({ outcome }: Finding) => outcome === 'refuse' || outcome === 'missing';

/** Consent alone: whether he was told is what the announcement is for. */
function consentOf(terms: ConsentTerms, consent: boolean): Finding {
  return furnishByConsent({ consent, told: true, negative: true }, terms);
}

function toldLongEnough(
  { on, backOn }: { on: Day; backOn: Day | null },
  terms: ContactFirstTerms,
  today: Day,
): Finding {
  const heard: Heard = { by: 'sent', on, backOn, watchedUntil: null };
  return furnishAfterContact([heard], terms, today);
}
