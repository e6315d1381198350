/**
 * May this notice of the law go out this way, on this day?
 *
 * The validation information (12 CFR 1006.34(a)) goes out in or within days of the first communication, in a form the person
 * can keep, electronically only with his consent under the E-SIGN Act unless it is that first communication itself (1006.42),
 * and to a named representative when he is dead. The notice that a post-dated cheque will be deposited (1006.22(c)(1)) has a
 * window of business days before the deposit.
 */
import type { Day } from '../days.ts';
import { isLack } from '../deadlines/lack.ts';
import { noticeDueBy, type ValidationNoticeTerms } from '../deadlines/validation-deadline.ts';
import { beforeWorkingDays, type HolidayRule, type WorkCalendar } from '../deadlines/working-day.ts';
import { asStrictAs, type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Cited } from '../gate/law.ts';
import type { Known, Way } from '../gate/situation.ts';
import type { Form, Part } from './saying.ts';
import type { WordVerdict } from './word-law.ts';

/** What a notice rule asks for. */
export type NoticeTerms =
  | ({ readonly kind: 'deadline' } & ValidationNoticeTerms)
  | { readonly kind: 'kept-form'; readonly electronic: readonly Way[]; readonly oral: readonly Way[] }
  | { readonly kind: 'reaches'; readonly safe: readonly Way[] }
  | { readonly kind: 'representative' }
  | { readonly kind: 'plain-carrier'; readonly barred: readonly Way[] }
  | { readonly kind: 'model-form'; readonly form: Form; readonly mayAdd: readonly Part[] }
  | {
      readonly kind: 'deposit-window';
      /** Applies to instruments post-dated by more than this many days. */
      readonly postdatedOver: number;
      readonly earliest: number;
      readonly latest: number;
      readonly holidays: readonly HolidayRule[];
    };

/** Days off by these rules, with those that are recorded besides. */
export type DaysOff = (holidays: readonly HolidayRule[]) => WorkCalendar;

export interface NoticeRule extends Cited {
  readonly notice: 'validation' | 'deposit';
  readonly terms: NoticeTerms;
}

/** A notice about to be provided. */
export interface Notice {
  readonly notice: 'validation' | 'deposit';
  readonly on: Day;
  readonly way: Way;
  readonly written: Known<boolean>;
  readonly form: Form | null;
  /** Parts beyond those the law prescribes; null where none are asked about. */
  readonly added: readonly Part[] | null;
  /** The first communication about the debt; null: there was none, this would be it. */
  readonly first: Known<{ readonly on: Day; readonly withNotice: boolean } | null>;
  /** The notice was provided before, on this day; null: not. */
  readonly providedOn: Day | null;
  /** The address is known to fail: a notice came back from it, or it is invalid or somebody else's. */
  readonly returned: Known<boolean>;
  /** It is the person's last known address. */
  readonly lastKnown: boolean;
  readonly consentsToElectronic: Known<boolean>;
  /** The person is known to be dead, and nobody entitled to act for the estate is addressed by name. */
  readonly needsRepresentative: boolean;
  readonly instrument: { readonly postdatedDays: number; readonly depositOn: Day } | null;
}

/** What every rule for this notice finds. Days in `values` are day numbers. */
export function judgeNotice(notice: Notice, rules: readonly NoticeRule[], daysOff: DaysOff): WordVerdict[] {
  return rules
    .filter((rule) => rule.notice === notice.notice)
    .flatMap(({ terms, notice: _, ...rule }) => {
      const found = findingOf(terms, notice, daysOff);
      return found === null ? [] : [{ ...asStrictAs(rule, found), rule }];
    });
}

function findingOf(terms: NoticeTerms, notice: Notice, daysOff: DaysOff): Finding | null {
  switch (terms.kind) {
    case 'deadline':
      return inTime(terms, notice, daysOff);
    case 'kept-form':
      return canBeKept(terms, notice);
    case 'reaches':
      return reaches(terms, notice);
    case 'representative':
      if (!notice.needsRepresentative || notice.providedOn !== null) return null;
      return { outcome: 'require', require: ['address_named_estate_representative'] };
    case 'plain-carrier':
      return terms.barred.includes(notice.way) ? refuse('postcard', null) : null;
    case 'model-form':
      return modelForm(terms, notice);
    case 'deposit-window':
      return depositWindow(terms, notice, daysOff);
    default:
      return terms satisfies never;
  }
}

function inTime(
  terms: Extract<NoticeTerms, { kind: 'deadline' }>,
  { first, on, providedOn }: Notice,
  daysOff: DaysOff,
): Finding | null {
  if (first === undefined) return missing('firstCommunication');
  if (first === null || first.withNotice) return PASS;
  const deadline = noticeDueBy(first.on, terms, daysOff(terms.holidays));
  if (isLack(deadline)) return missing(deadline.lacks);
  const notes = { values: { window: [first.on, deadline], deadline }, from: { first: first.on, on } };
  if (on <= deadline || (providedOn !== null && providedOn <= deadline)) return { ...PASS, ...notes };
  return refuse('notice_late', null, notes);
}

function canBeKept(
  { electronic, oral }: Extract<NoticeTerms, { kind: 'kept-form' }>,
  { way, written, first, consentsToElectronic }: Notice,
): Finding | null {
  if (first === undefined) return missing('firstCommunication');
  if (oral.includes(way) || written === false) {
    // By word of mouth only in the first communication itself (1006.34(a)(1)(ii)).
    return first === null ? PASS : refuse('not_in_writing', null);
  }
  if (!electronic.includes(way) || first === null) return PASS;
  if (consentsToElectronic === undefined) return missing('person.consentsToElectronic');
  return consentsToElectronic
    ? PASS
    : refuse('esign_consent_missing', null, { require: ['obtain_esign_consent'] });
}

function reaches(
  { safe }: Extract<NoticeTerms, { kind: 'reaches' }>,
  { returned, lastKnown, way }: Notice,
): Finding | null {
  if (returned === undefined) return missing('address.returned');
  if (returned) return refuse('notice_returned', null);
  return lastKnown && safe.includes(way) ? { outcome: 'pass', reasons: ['safe_harbor'] } : PASS;
}

function modelForm(
  { form, mayAdd }: Extract<NoticeTerms, { kind: 'model-form' }>,
  { form: used, added }: Notice,
): Finding | null {
  if (used !== form) return null;
  const beyond = (added ?? []).filter((part) => !mayAdd.includes(part));
  // Other parts are not forbidden, but whoever adds them leaves the safe harbour.
  return beyond.length === 0
    ? { outcome: 'pass', reasons: ['safe_harbor'] }
    : { outcome: 'pass', from: { beyond } };
}

function depositWindow(
  { postdatedOver, earliest, latest, holidays }: Extract<NoticeTerms, { kind: 'deposit-window' }>,
  { instrument, on, written }: Notice,
  daysOff: DaysOff,
): Finding | null {
  if (instrument === null) return missing('instrument');
  if (instrument.postdatedDays <= postdatedOver)
    return { outcome: 'pass', reasons: ['rule_not_applicable'], from: { ...instrument } };
  const calendar = daysOff(holidays);
  const from = beforeWorkingDays(instrument.depositOn, earliest, calendar);
  const to = beforeWorkingDays(instrument.depositOn, latest, calendar);
  if (isLack(from)) return missing(from.lacks);
  if (isLack(to)) return missing(to.lacks);
  const notes = { values: { window: [from, to] }, from: { ...instrument, on } };
  if (on < from || on > to) return refuse('outside_notice_window', null, notes);
  if (written === undefined) return missing('written');
  return written ? { ...PASS, ...notes } : refuse('not_in_writing', null, notes);
}
