/**
 * By when does a person decide, how long does a hold last meanwhile, and for which reasons may he say what?
 *
 * House rules: dated, in whole days of the house's calendar, never longer than a law that sets its own day (complaints and disputes
 * name theirs). The list of reasons is what statistics and appeals stand on; a person's words come beside it and never instead of it.
 */
import { dayOf } from '../../rules/days.ts';
import type { Outcome, ReviewKind } from '../../rules/review/review-case.ts';

export const REVIEW_TERMS = {
  from: dayOf(2026, 11, 1),
  source: 'house rule HR-REV',
  /** Days to decide, by kind. A complaint or dispute names the law's own day instead. */
  decideInDays: {
    application: 3,
    paper: 3,
    statement: 3,
    vulnerability: 2,
    dispute: 15,
    complaint: 15,
    appeal: 7,
  } satisfies Record<ReviewKind, number>,
  /** Days to do what a dispute asks a person to put right; an agency and a closed number are a matter of a day. */
  repairInDays: 5,
  repairSoonInDays: 1,
  /** Days after a decision in which the borrower may ask somebody else to look. */
  appealInDays: 60,
  /** A hold for somebody in distress ends at the latest after so many days if nobody decides: what he said himself, and what a text only suggests. */
  holdDays: { said: 30, suggested: 5 },
  /** Facts stated at most so many days apart contradict each other; later ones are news. */
  contradictInDays: 60,
  /** Incomes that are further apart than this share of the larger one differ. */
  incomeApartPpm: 200_000,
} as const;

export interface ReviewReason {
  readonly id: string;
  readonly for: readonly Outcome[];
  readonly zh: string;
  readonly en: string;
}

/** Reasons a person chooses from. */
export const REVIEW_REASONS: readonly ReviewReason[] = [
  { id: 'proof-sufficient', for: ['granted', 'supported'], zh: '材料足以证明', en: 'The papers prove it' },
  {
    id: 'situation-evident',
    for: ['granted', 'supported'],
    zh: '困难情况明显',
    en: 'The situation is evident',
  },
  { id: 'within-limits', for: ['granted'], zh: '符合既定限额', en: 'It is inside the written limits' },
  {
    id: 'honest-explanation',
    for: ['granted', 'nothing-found'],
    zh: '解释合理',
    en: 'There is an honest explanation',
  },
  {
    id: 'same-form',
    for: ['nothing-found'],
    zh: '仅为同一表格或模板',
    en: 'Only the form or template is the same',
  },
  {
    id: 'other-person',
    for: ['nothing-found'],
    zh: '同一家庭或同一事件',
    en: 'The same household or the same event',
  },
  {
    id: 'no-distress',
    for: ['nothing-found'],
    zh: '本人说明并无此情况',
    en: 'The person says that it is not so',
  },
  { id: 'paper-illegible', for: ['more-asked'], zh: '材料无法辨认', en: 'The paper cannot be read' },
  { id: 'paper-missing', for: ['more-asked'], zh: '缺少材料', en: 'A paper is missing' },
  { id: 'paper-expired', for: ['more-asked', 'refused'], zh: '材料已过期', en: 'The paper has expired' },
  {
    id: 'facts-disagree',
    for: ['more-asked', 'refused'],
    zh: '陈述前后不一致',
    en: 'What was stated does not agree',
  },
  {
    id: 'issuer-denies',
    for: ['refused'],
    zh: '出具单位否认',
    en: 'The issuer says that it did not make the paper',
  },
  { id: 'paper-of-another', for: ['refused'], zh: '材料属于他人', en: 'The paper is somebody else’s' },
  { id: 'not-affordable', for: ['refused', 'countered'], zh: '超出可负担范围', en: 'It could not be kept' },
  { id: 'better-fit', for: ['countered'], zh: '另一方案更合适', en: 'Another agreement fits better' },
  {
    id: 'outside-limits',
    for: ['refused', 'countered'],
    zh: '超出既定限额',
    en: 'It is outside the written limits',
  },
];

const IDS: ReadonlyMap<Outcome, ReadonlySet<string>> = new Map(
  [...new Set(REVIEW_REASONS.flatMap((one) => one.for))].map((outcome) => [
    outcome,
    new Set(REVIEW_REASONS.filter((one) => one.for.includes(outcome)).map(({ id }) => id)),
  ]),
);

/** Reasons that may stand with an outcome. */
export function reasonsFor(outcome: Outcome): ReadonlySet<string> {
  return IDS.get(outcome) ?? new Set();
}
