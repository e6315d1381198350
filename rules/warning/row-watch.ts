/**
 * Before a payment is due: does what happened so far say that help is wanted?
 *
 * A rule that everybody can read, not a model: no data exist yet on kept and broken plans. Whole points for facts of the account
 * alone, summed; each fact is a sentence. Late before is the strongest sign known (a loan's next payment is late in 14.4 % after
 * one in time and in 39.5 % after a late one: SuperLender, 24,090 loans), and the first payment of a plan is its test (CFPB 2017:
 * of those who fail again, three in four never paid once).
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import type { PastRow } from './past-rows.ts';
import type { Told } from './warning-facts.ts';

/** What is looked at: the rows so far, and the one that comes; inside an agreement also how that stands. */
export interface RowWatch {
  readonly kind: 'bill' | 'instalment' | 'plan';
  readonly rows: readonly PastRow[];
  readonly next: { readonly due: Day; readonly amount: Minor; readonly received: Minor };
  readonly plan?: PlanSigns;
}

/** What an agreement's own life says, and whether its borrower is still there. */
export interface PlanSigns {
  /** Rows of it that were missed, caught up or not; agreements of this account that were broken before. */
  readonly missed: number;
  readonly brokenBefore: number;
  /** Of all its rows together, in per cent, rounded down. */
  readonly sharePaid: number;
  /** He wrote since it was agreed; no number or mailbox of his works. */
  readonly answered: boolean;
  readonly lost: boolean;
}

export const WATCH_REASONS = [
  'late-last',
  'late-often',
  'in-parts',
  'last-minute',
  'early',
  'first',
  'carried-over',
  'part-paid',
  'missed-row',
  'broken-before',
  'share-paid',
  'answered',
  'contact-lost',
] as const;
export type WatchReasonName = (typeof WATCH_REASONS)[number];

/** A fact that counts, with its points; `count` is what its sentence tells (days, times). */
export interface WatchReason {
  readonly name: WatchReasonName;
  readonly points: number;
  readonly count: number;
}

/** The sum of the reasons; the heaviest stands first. `helps`: enough for this kind of payment that help is offered. */
export interface WatchScore {
  readonly points: number;
  readonly helps: boolean;
  readonly reasons: readonly WatchReason[];
}

/** The points of each fact. Policy data: `policy/warning/watch-points.ts`. */
export interface WatchPoints {
  readonly version: string;
  readonly lateLast: number;
  /** The last row was late by at least so many days. */
  readonly longDays: number;
  readonly longLateLast: number;
  readonly lateTwice: number;
  readonly lateMoreOften: number;
  readonly inParts: number;
  readonly lastMinute: number;
  readonly early: number;
  /** Paid at least so many days before. */
  readonly earlyDays: number;
  readonly firstOfPlan: number;
  readonly carriedOver: number;
  readonly partPaid: number;
  /** Inside an agreement: each row of it that was missed, an agreement broken before, half of it paid. */
  readonly missedRow: number;
  readonly brokenBefore: number;
  readonly halfPaid: number;
  readonly answered: number;
  readonly contactLost: number;
  /** Rows that are looked back on. */
  readonly lookBack: number;
  /** From so many points on help is offered, by the kind of payment. */
  readonly helpFrom: Readonly<Record<RowWatch['kind'], number>>;
}

/** Scores the coming row. */
export function watchScore({ kind, rows, next, plan }: RowWatch, points: WatchPoints): WatchScore {
  const reasons: WatchReason[] = [];
  const add = (name: WatchReasonName, worth: number, count: number) => {
    if (worth !== 0) reasons.push({ name, points: worth, count });
  };
  const seen = rows.slice(-points.lookBack);
  const last = seen.at(-1);
  if (last === undefined) {
    if (kind === 'plan') add('first', points.firstOfPlan, 1);
  } else {
    addLateness(seen, last, points, add);
    addManner(last, points, add);
  }
  if (next.received > 0n)
    add('part-paid', points.partPaid, Number((next.received * 100n) / (next.amount > 0n ? next.amount : 1n)));
  if (plan !== undefined) addSigns(plan, points, add);
  reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.name < b.name ? -1 : 1));
  const total = reasons.reduce((sum, one) => sum + one.points, 0);
  return { points: total, helps: total >= points.helpFrom[kind], reasons };
}

type Add = (name: WatchReasonName, worth: number, count: number) => void;

function addLateness(seen: readonly PastRow[], last: PastRow, points: WatchPoints, add: Add): void {
  const isLate = ({ daysLate }: PastRow) => daysLate === null || daysLate > 0;
  if (isLate(last)) {
    const long = last.daysLate === null || last.daysLate >= points.longDays;
    add('late-last', long ? points.longLateLast : points.lateLast, last.daysLate ?? 0);
  }
  const often = seen.filter(isLate).length;
  if (often === 2) add('late-often', points.lateTwice, often);
  if (often > 2) add('late-often', points.lateMoreOften, often);
}

function addManner(last: PastRow, points: WatchPoints, add: Add): void {
  if (last.payments > 1) add('in-parts', points.inParts, last.payments);
  if (last.carriedOver) add('carried-over', points.carriedOver, 1);
  if (last.daysLate !== 0 || last.lastPaidOn === null) return;
  const before = last.due - last.lastPaidOn;
  if (before <= 0) add('last-minute', points.lastMinute, 0);
  if (before >= points.earlyDays) add('early', points.early, before);
}

function addSigns(signs: PlanSigns, points: WatchPoints, add: Add): void {
  if (signs.missed > 0) add('missed-row', points.missedRow, signs.missed);
  if (signs.brokenBefore > 0) add('broken-before', points.brokenBefore, signs.brokenBefore);
  if (signs.sharePaid >= 50) add('share-paid', points.halfPaid, signs.sharePaid);
  if (signs.answered) add('answered', points.answered, 1);
  if (signs.lost) add('contact-lost', points.contactLost, 1);
}

/** A reason as the borrower and the studio read it. */
export function watchReasonTold({ name, count }: WatchReason): Told {
  switch (name) {
    case 'late-last':
      return count > 0
        ? {
            en: `the last payment came ${count} day${count === 1 ? '' : 's'} after its due day`,
            zh: `上一笔还款晚了 ${count} 天`,
          }
        : { en: 'the last payment came after its due day', zh: '上一笔还款晚于还款日' };
    case 'late-often':
      return {
        en: `${count} of the last payments came after their due days`,
        zh: `最近有 ${count} 笔还款晚于还款日`,
      };
    case 'in-parts':
      return { en: `the last one was paid in ${count} parts`, zh: `上一笔分 ${count} 次还清` };
    case 'last-minute':
      return { en: 'the last one was paid on the due day itself', zh: '上一笔在还款日当天还清' };
    case 'early':
      return { en: `the last one was paid ${count} days ahead`, zh: `上一笔提前 ${count} 天还清` };
    case 'first':
      return { en: 'it is the first payment of the arrangement', zh: '这是还款安排的第一笔' };
    case 'carried-over':
      return {
        en: 'part of the last bill was carried over with interest',
        zh: '上期账单有部分转入循环计息',
      };
    case 'part-paid':
      return { en: `${count}% of it has already arrived`, zh: `本期已收到 ${count}%` };
    case 'missed-row':
      return {
        en: `${count} payment${count === 1 ? '' : 's'} of the arrangement ${count === 1 ? 'was' : 'were'} missed`,
        zh: `还款安排中有 ${count} 期未按时还款`,
      };
    case 'broken-before':
      return { en: 'an earlier arrangement was not kept', zh: '之前有一次还款安排未完成' };
    case 'share-paid':
      return { en: `${count}% of the arrangement is already paid`, zh: `还款安排已还 ${count}%` };
    case 'answered':
      return { en: 'there was a message from you since it was agreed', zh: '达成安排后收到过您的消息' };
    case 'contact-lost':
      return { en: 'no number or mailbox on file works any more', zh: '登记的电话和邮箱都已无法联系' };
    default:
      return name satisfies never;
  }
}
