/**
 * What do our own rules ask for, on a loan as the lender held it, under an interest-only plan and under a settlement?
 *
 * The loan is taken over as an import takes it over, the plan is drafted as a negotiation drafts it (`rules/plan/draft-plan.ts`).
 * The file's days are months, so every loan falls due on the 15th and no day counts as a day off.
 */

import { US_LOAN } from '../../policy/hosts/host-products.ts';
import { AGREEMENT_TERMS } from '../../policy/house/agreement-terms.ts';
import { addMonths, civil, type Day, dayOf } from '../../rules/days.ts';
import type { WorkCalendar } from '../../rules/deadlines/working-day.ts';
import { type History, openingOf, replay } from '../../rules/history.ts';
import { type Minor, sum } from '../../rules/money.ts';
import { type KindTerms, kindIn } from '../../rules/negotiation/negotiable.ts';
import type { Standing } from '../../rules/negotiation/standing.ts';
import type { PlanKind } from '../../rules/plan/agreed-plan.ts';
import { draftOf } from '../../rules/plan/draft-plan.ts';
import { takeLoan } from '../../server/intake/loan-tape.ts';
import { MAPPINGS } from '../../server/intake/mapping-shelf.ts';
import type { LenderLoan } from './lender-file.ts';

/** All of a loan's record that no figure depends on. */
const NOBODY = {
  kind: 'loan',
  product: US_LOAN.id,
  currency: US_LOAN.currency.code,
  borrower: null,
  name: null,
  phone: null,
  email: null,
  language: null,
  region: null,
  timeZone: null,
  recovered: null,
  standing: 'current',
  lastPaidIn: null,
} as const;
const NUMBERS = { account: 1n, borrower: 1n };
const WHOLE = 1_000_000n;

/** The interest asked for in each month of an interest-only plan, minor units. */
export function interestOnly(loan: LenderLoan, principal: Minor, months: number, startsIn: Day): Minor[] {
  const { year, month } = civil(startsIn);
  const today = dayOf(year, month, 15);
  const table = MAPPINGS.get('lendingclub')!.tables[0]!;
  const record = {
    ...NOBODY,
    account: loan.id,
    lent: loan.lent,
    months: loan.months,
    interest: loan.ratePpm,
    instalment: loan.instalment,
    outstanding: principal,
    principalPaid: loan.lent - principal,
    openedIn: loan.openedIn,
  };
  const taken = takeLoan(record, { table, asOf: today, today }, US_LOAN, NUMBERS);
  if ('refused' in taken) throw new Error(`${loan.id}: ${taken.refused}`);
  const { schedule } = taken;
  // What the import makes of the printed rate is its own affair; the plan bears the rate that is printed.
  const opening = { ...taken.opening, interestPpm: loan.ratePpm };
  const standing = standingOf({ opening, schedule, facts: [] }, today);
  const kind = { ...termsOf('principal-holiday'), months: { least: months, most: months } };
  const draft = draftOf({ kind: kind.kind, months, amount: null, firstOn: null }, kind, standing, null);
  return (draft?.plan.schedule ?? []).slice(0, months).map(({ interest }) => interest);
}

/** What a debt of these parts is settled for at this share of all of it, minor units. */
export function settledFor(
  parts: { readonly principal: Minor; readonly interest: Minor; readonly fee: Minor },
  sharePpm: bigint,
  months: number,
): Minor | null {
  const today = dayOf(2019, 3, 15);
  const arrears = [{ seq: 1, due: today - 1, ...parts }];
  const opening = openingOf(US_LOAN, today - 1, { ...NUMBERS, arrears });
  const standing = standingOf({ opening, schedule: [], facts: [] }, today);
  const waivers = [{ fromDays: 0, ppm: WHOLE - sharePpm, level: 'committee' }] as const;
  const count = Math.max(1, months);
  const kind = { ...termsOf('write-down'), months: { least: count, most: count }, waivers };
  const asked = { kind: kind.kind, months: count, amount: null, firstOn: null };
  return draftOf(asked, kind, standing, null)?.total ?? null;
}

function standingOf(history: History, today: Day): Standing {
  const { account } = replay(history, US_LOAN, today - 1, today);
  return {
    account,
    history,
    product: US_LOAN,
    today,
    calendar: everyDay(history),
    debt: 'other',
    earlier: [],
  };
}

/** No month is moved for a weekend: the file does not tell days. */
function everyDay({ schedule }: History): WorkCalendar {
  const dues = schedule.map(({ due }) => due);
  const last = dues.at(-1);
  const later =
    last === undefined
      ? []
      : Array.from({ length: 12 }, (_, at) => addMonths(last, at + 1, civil(last).date, US_LOAN.monthEnd));
  const workdays = new Set([...dues, ...later]);
  return { years: [...new Set([...workdays].map((day) => civil(day).year))], holidays: new Set(), workdays };
}

function termsOf(kind: PlanKind): KindTerms {
  const terms = AGREEMENT_TERMS.find(({ product }) => product === 'instalment');
  const found = terms === undefined ? null : kindIn(terms, kind);
  if (found === null) throw new Error(`the house does not agree to ${kind} on loans`);
  return found;
}

/** All parts of a debt together. */
export function wholeOf(parts: Parameters<typeof settledFor>[0]): Minor {
  return sum([parts.principal, parts.interest, parts.fee]);
}
