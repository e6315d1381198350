/**
 * Can a declared product be lent under, and closed exactly every night?
 *
 * The words of a money case (its `terms`) become the night's `Product`, or each word that the night would have to
 * approximate is refused with a reason and what to write instead. A product that is published gives the same numbers
 * by this folder, which reads the whole history, and by the night, which reads one row (tested on random lives).
 */
import type { Currency, Fraction } from '../money.ts';
import { reduce } from '../money.ts';
import type { DailyRate, LateFee, Product } from '../terms.ts';
import type { Rate as StatedRate, Terms } from './case.ts';
import { allocationOf, countingOf, notForInstalments } from './instalments/convention.ts';
import { statedIn, whyNot } from './publish-words.ts';

/** What a product has beside the words of a case. */
export interface Rest {
  readonly id: string;
  readonly code: number;
  readonly name: Product['name'];
  readonly currency: Currency;
  readonly posting: Product['posting'];
  /** Days past due at which all principal is called in; null: never by itself. Cases have no word for it. */
  readonly accelerateAt: number | null;
}

/** A word that keeps a product from being published: where it stands, and why, with what to do. */
export interface Refused {
  readonly path: string;
  readonly why: string;
}

export type Published = { readonly product: Product } | { readonly refused: readonly Refused[] };

/** The night's product for these terms, or everything that keeps it from being published. */
export function publish(terms: Terms, rest: Rest): Published {
  const refused: Refused[] = statedIn(terms).flatMap((stated) => {
    const why = whyNot(stated);
    return why === null ? [] : [{ path: stated.at, why }];
  });
  refused.push(...undeclared(terms), ...togetherRefused(terms, rest.currency));
  refused.push(...unplannable(terms, rest.currency, refused));
  const interest = dailyRate(terms.rate, terms, 'terms.rate', refused);
  const penalty = dailyRate(terms.penalty, terms, 'terms.penalty', refused);
  const lateFee = lateFeeOf(terms, refused);
  const caps = {
    yearlyPpm: ppmOf(terms.caps?.ratePercentPerYear, 'terms.caps.ratePercentPerYear', refused),
    lifePpm: ppmOf(terms.caps?.totalChargesPercent, 'terms.caps.totalChargesPercent', refused),
  };
  if (caps.yearlyPpm !== null && interest.ppm * 365n > caps.yearlyPpm * BigInt(interest.perDays))
    refused.push({
      path: 'terms.rate',
      why: 'the schedule would ask for more than caps.ratePercentPerYear allows: lower the rate',
    });
  if (refused.length > 0) return { refused };
  return { product: { ...productOf(terms, rest), interest, penalty, lateFee, caps } };
}

/** Words that need no judgement any more, as the night says them. */
function productOf(terms: Terms, rest: Rest): Omit<Product, 'interest' | 'penalty' | 'lateFee' | 'caps'> {
  const { order, across } = allocationOf(terms, 'payment');
  return {
    ...rest,
    family: 'instalment',
    penaltyOn: terms.penalty?.on === 'overdue-total' ? 'overdue-total' : 'overdue-principal',
    penaltyAfterDays: terms.penalty?.afterDays ?? 0,
    dailyRounding: terms.penalty?.rounding ?? 'carry',
    dueDayCounts: terms.dueDayCountsAsOverdue ?? false,
    ageingGraceDays: terms.grace?.ageingDays ?? 0,
    buckets: (terms.buckets ?? []).map(({ name, from, to }) => ({ name, from, to: to ?? null })),
    allocation: { order, across },
    sameDay: terms.sameDay === 'fee-first' ? 'fee-first' : 'payment-first',
    monthEnd: terms.instalments?.monthEnd ?? 'clamp-and-return',
    statement: null,
    earlySettlement: {
      interest: settledInterest(terms),
      counting: countingOf(terms),
      rounding: terms.rounding?.mode ?? 'half-even',
    },
    pauseStops: terms.pause?.stops === 'ageing-and-penalty' ? 'ageing-and-penalty' : 'ageing',
  };
}

/** Flat interest is owed in full, a period that is charged whole is too, and daily interest as far as it has accrued. */
function settledInterest({ interest, method, accrual }: Terms): Product['earlySettlement']['interest'] {
  const declining = (interest ?? (method === 'flat' ? 'flat' : 'declining')) === 'declining';
  return declining ? (accrual === 'daily' ? 'accrued' : 'period') : 'plan';
}

/** What the vocabulary leaves to a default that the night does not share must be written down. */
function undeclared(terms: Terms): Refused[] {
  const needed: readonly (readonly [path: string, value: unknown, why: string])[] = [
    ['allocation.future', terms.allocation?.future, 'write "hold-as-credit"'],
    ['allocation.chargesDue', terms.allocation?.chargesDue, 'write "own-row"'],
    ['chargeback.addTo', terms.chargeback?.addTo, 'write {"part": "principal", "addTo": "own-row"}'],
    ['pause.stops', terms.pause?.stops, 'write "ageing" or "ageing-and-penalty"'],
    ['penalty', terms.penalty, 'write it, with percent "0" where being late costs nothing'],
    ['sameDay', terms.sameDay, 'write "payment-first" or "fee-first"'],
  ];
  const ofPenalty: typeof needed = [
    ['penalty.of', terms.penalty?.of, 'write "account"'],
    ['penalty.rounding', terms.penalty?.rounding, 'write "carry", or how each day is rounded'],
  ];
  const ofLateFees = (terms.lateFee ?? []).flatMap((fee, place): typeof needed => [
    [`lateFee[${place}].part`, fee.part, 'write "fee"'],
    [`lateFee[${place}].bookTo`, fee.bookTo, 'write "own-instalment"'],
  ]);
  return [...needed, ...(terms.penalty ? ofPenalty : []), ...ofLateFees]
    .filter(([, value]) => value === undefined)
    .map(([path, , what]) => ({
      path: `terms.${path}`,
      why: `not declared, and the night has its own convention here: ${what}`,
    }));
}

/** Gaps that keep any schedule from being planned and are not refused already: words missing, or of no use together. */
function unplannable(terms: Terms, currency: Currency, refused: readonly Refused[]): Refused[] {
  const gaps = notForInstalments({ id: '', currency, terms, events: [], ask: [] });
  return gaps
    .map((gap) => ({ path: gap.replace(/=.*/, ''), absent: gap.endsWith('=absent') }))
    .filter(({ path }) => !refused.some((one) => one.path.startsWith(path) || path.startsWith(one.path)))
    .map(({ path, absent }) => ({
      path,
      why: absent
        ? 'no schedule can be planned without it: state it'
        : 'no schedule can be planned with it beside the other words: state another',
    }));
}

/** Words that are fine alone and not together. */
function togetherRefused(terms: Terms, currency: Currency): Refused[] {
  const refused: Refused[] = [];
  const refuse = (path: string, why: string): void => {
    refused.push({ path: `terms.${path}`, why });
  };
  const { lateFee, rounding, sameDay, recalculate } = terms;
  if (recalculate && Object.values(recalculate).every((word) => word === 'none'))
    refuse('recalculate', 'nothing is worked out again: leave it out');
  if ((rounding?.digits ?? currency.digits) < currency.digits)
    refuse('rounding.digits', `the night counts in whole minor units: write ${currency.digits}`);
  (terms.buckets ?? []).forEach(({ from }, place) => {
    if (from < 1)
      refuse(`buckets[${place}].from`, 'an account that is not past due is in no bucket: write 1 or more');
  });
  if (lateFee === undefined || lateFee.length === 0) return refused;
  if (lateFee.length > 1) refuse('lateFee[1]', 'one late fee for each instalment: leave the others out');
  if (sameDay === 'fee-first')
    refuse('lateFee', 'a late fee comes after the payments of its day: write "sameDay": "payment-first"');
  if (terms.instalmentFee)
    refuse(
      'lateFee',
      'the night cannot tell an instalment that lacks only its own fee: leave out instalmentFee',
    );
  const afterDays = (lateFee[0]?.afterDays ?? 0) + (terms.dueDayCountsAsOverdue ? 0 : 1);
  if (afterDays >= shortestStep(terms))
    refuse(
      'lateFee[0].afterDays',
      'the next instalment would be due before this fee is charged: write fewer days',
    );
  return refused;
}

const SHORTEST_MONTH = 28;
const WEEK = 7;

/** The fewest days between two due days. */
function shortestStep({ instalments, downPayment, startOn }: Terms): number {
  const { list, every, unit, firstDue } = instalments ?? {};
  if (list) {
    const dues = list.map(({ due }) => due).sort((a, b) => a - b);
    return Math.min(...dues.slice(1).map((due, place) => due - dues[place]!));
  }
  const days = unit === 'month' ? SHORTEST_MONTH : unit === 'week' ? WEEK : 1;
  const first = downPayment && firstDue !== undefined ? firstDue - startOn : Number.POSITIVE_INFINITY;
  return Math.min(first, days * (every ?? 1));
}

const ZERO_RATE: DailyRate = { ppm: 0n, perDays: 1 };
const MONTHS_A_YEAR = 12n;

/** A stated rate as millionths for a day or a year; what cannot be written so, or counted by days, is refused. */
function dailyRate(rate: StatedRate | undefined, terms: Terms, path: string, refused: Refused[]): DailyRate {
  if (rate === undefined || rate.percent.num === 0n) return ZERO_RATE;
  const { num, den } = rate.percent;
  const year = { num: rate.per === 'month' ? num * MONTHS_A_YEAR : num, den };
  const { dayCount, leap } = countingOf(terms);
  if (rate.per === 'day') {
    // A daily rate with more digits than millionths may still be whole millionths for 360 or 365 days.
    // Contract interest is counted by the plan's own convention, so its daily rate stays one of the day.
    for (const perDays of path === 'terms.rate' ? ([1] as const) : ([1, 365, 360] as const)) {
      const ppm = wholePpm({ num: num * BigInt(perDays), den });
      if (ppm !== null) return { ppm, perDays };
    }
  } else {
    const byDays =
      path === 'terms.rate' || dayCount === 'actual/360' || (dayCount === 'actual/365' && leap === 'none');
    if (!byDays)
      refused.push({
        path: `${path}.per`,
        why: `a yearly penalty is charged by real days of one length of year, not by ${dayCount}: state it per day, or count actual/365 without leap, or actual/360`,
      });
    const ppm = wholePpm(year);
    const by360 = dayCount === 'actual/360' || dayCount === '30/360';
    if (ppm !== null) return { ppm, perDays: by360 ? 360 : 365 };
  }
  refused.push({
    path: `${path}.percent`,
    why: 'more digits than whole millionths: write at most four decimals',
  });
  return ZERO_RATE;
}

/** Percent as parts per million; null when it is not a whole number of them. */
function wholePpm(percent: Fraction): bigint | null {
  const { num, den } = reduce({ num: percent.num * 10_000n, den: percent.den });
  return den === 1n ? num : null;
}

function ppmOf(percent: Fraction | undefined, path: string, refused: Refused[]): bigint | null {
  if (percent === undefined) return null;
  const ppm = wholePpm(percent);
  if (ppm === null)
    refused.push({ path, why: 'more digits than whole millionths: write at most four decimals' });
  return ppm;
}

function lateFeeOf(terms: Terms, refused: Refused[]): LateFee | null {
  const fee = terms.lateFee?.[0];
  if (fee === undefined) return null;
  const afterDays = fee.afterDays ?? 0;
  if (fee.kind === 'flat') return { kind: 'flat', amount: fee.amount ?? 0n, afterDays };
  if ((terms.rounding?.mode ?? 'half-even') !== 'half-even')
    refused.push({
      path: 'terms.rounding.mode',
      why: 'a late fee in percent is rounded half-even: write "half-even", or make the fee flat',
    });
  const ppm = ppmOf(fee.percent, 'terms.lateFee[0].percent', refused) ?? 0n;
  return { kind: 'percent', ppm, afterDays, least: 0n };
}
