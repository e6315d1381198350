/**
 * What has an agency earned on an account by the end of a month, and which lines take its statements there?
 *
 * What is due for one payment, instalment or month of quality follows from what is known alone; a line is the difference to the lines before
 * it. So running a month again adds nothing, and whatever came late, what the lines add up to is what on-time entry would have given.
 * Multiplied first, rounded once.
 */
import type { Day } from '../days.ts';
import { divideRounded, type Minor } from '../money.ts';
import { type CommissionTerms, qualityPpm, rateOf, termsOn } from './commission-terms.ts';
import { type CaseSpan, type KnownMoney, keptInstalments, liesWithin, netPayments } from './counted-money.ts';

/** A case as commission sees it. */
export interface PaidCase extends CaseSpan {
  readonly number: number;
  readonly agency: string;
  readonly daysPastDue: number;
}

/** For what a line is. */
export type DueKind = 'recovered' | 'kept-instalment' | 'quality';

/** What is due for one thing. `counted`: money that counted; `about` names the thing within its case or agency. */
export interface Due {
  readonly kind: DueKind;
  readonly agency: string;
  /** Number of the case within its account; null for quality, which is about none. */
  readonly caseNumber: number | null;
  readonly about: string;
  readonly valueOn: Day;
  readonly counted: Minor;
  readonly ppm: number;
  readonly amount: Minor;
  /** The last event of the ledger that bore on it; null for quality. */
  readonly seq: number | null;
}

const PPM = 1_000_000n;

/** What is due on one account, case by case, with what is known. `asOf`: the last day that is known. */
export function dueOnAccount(
  cases: readonly PaidCase[],
  facts: readonly KnownMoney[],
  termsOf: (agency: string) => readonly CommissionTerms[],
  asOf: Day,
): readonly Due[] {
  const { payments } = netPayments(facts);
  return cases.flatMap((one) => {
    const terms = termsOn(termsOf(one.agency), one.beginsOn);
    if (terms === null) return [];
    const { agency, number: caseNumber } = one;
    const ppm = rateOf(terms, one.daysPastDue);
    const recovered = payments
      .filter(({ valueOn }) => liesWithin(one, valueOn))
      .map(
        ({ id, valueOn, net, seq }): Due => ({
          ...{ kind: 'recovered', agency, caseNumber, about: id, valueOn, counted: net, ppm, seq },
          amount: divideRounded(net * BigInt(ppm), PPM, terms.rounding),
        }),
      );
    const kept = keptInstalments(one, facts, payments, asOf).map(
      ({ plan, row, due, seq }): Due => ({
        ...{
          kind: 'kept-instalment',
          agency,
          caseNumber,
          about: `${plan}/${row + 1}`,
          valueOn: due,
          counted: 0n,
        },
        ...{ ppm: 0, amount: terms.keptInstalment, seq },
      }),
    );
    return [...recovered, ...kept];
  });
}

/** Money that reached an account and counts for no case of these: what the ledger has beside them. */
export function uncountedMoney(cases: readonly PaidCase[], facts: readonly KnownMoney[]): Minor {
  const { payments, beyond } = netPayments(facts);
  return payments
    .filter(({ valueOn }) => !cases.some((one) => liesWithin(one, valueOn)))
    .reduce((sum, { net }) => sum + net, -beyond);
}

/** What a month was like at an agency. `month`: its first day. */
export interface QualityMonth {
  readonly month: Day;
  readonly days: number;
  readonly complaints: number;
  readonly breaches: number;
}

/** The quality part of a month, as it is known now. */
export function dueForQuality(
  agency: string,
  terms: readonly CommissionTerms[],
  month: QualityMonth,
  about: string,
): Due | null {
  const inForce = termsOn(terms, month.month);
  if (inForce === null) return null;
  const ppm = qualityPpm(inForce, month);
  const whole = BigInt(month.days) * inForce.qualityPerThousandDays * BigInt(ppm);
  return {
    ...{
      kind: 'quality',
      agency,
      caseNumber: null,
      about,
      valueOn: month.month,
      counted: 0n,
      ppm,
      seq: null,
    },
    amount: divideRounded(whole, 1_000n * PPM, inForce.rounding),
  };
}

/** What lines so far come to for one thing, and the last of them. */
export interface LinedSum {
  readonly kind: DueKind;
  readonly agency: string;
  readonly caseNumber: number | null;
  readonly about: string;
  readonly counted: Minor;
  readonly amount: Minor;
  readonly ppm: number;
  readonly valueOn: Day;
  readonly line: number;
}

/** A line to write. `takesBack`: the line that it takes back, in whole or part. */
export interface NewLine extends Due {
  readonly act: 'earned' | 'taken-back' | 'corrected';
  readonly takesBack: number | null;
}

const keyOf = ({ kind, agency, caseNumber, about }: Pick<Due, 'kind' | 'agency' | 'caseNumber' | 'about'>) =>
  `${kind} ${agency} ${caseNumber} ${about}`;

/** The lines that lead from what was lined to what is due, in order of day. `seqNow`: the event for what is due no more. */
export function linesBetween(
  lined: readonly LinedSum[],
  due: readonly Due[],
  seqNow: number | null,
): readonly NewLine[] {
  const before = new Map(lined.map((one) => [keyOf(one), one]));
  const lines = due.map((one) => lineTo(before.get(keyOf(one)), one));
  const still = new Set(due.map(keyOf));
  const gone = lined
    .filter((one) => !still.has(keyOf(one)))
    .map((one) => lineTo(one, { ...one, counted: 0n, amount: 0n, seq: seqNow }));
  return [...lines, ...gone]
    .filter((line) => line !== null)
    .sort((a, b) => a.valueOn - b.valueOn || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function lineTo(before: LinedSum | undefined, due: Due): NewLine | null {
  const counted = due.counted - (before?.counted ?? 0n);
  const amount = due.amount - (before?.amount ?? 0n);
  if (counted === 0n && amount === 0n) return null;
  const { kind, agency, caseNumber, about, valueOn, ppm, seq } = due;
  const line = { kind, agency, caseNumber, about, valueOn, ppm, seq, counted, amount };
  if (before === undefined) return { ...line, act: 'earned', takesBack: null };
  const isLess = amount < 0n || (amount === 0n && counted < 0n);
  return { ...line, act: isLess ? 'taken-back' : 'corrected', takesBack: isLess ? before.line : null };
}
