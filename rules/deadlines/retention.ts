/**
 * Until when must a record be kept, and may it be destroyed today?
 *
 * Several laws may ask for the same record: the longest counts. USA (12 CFR 1006.100): three years after the last collection
 * activity; sound recordings three years after the call, and none need be made. China: two years for collection records of
 * cards, more for some lenders; three for records of sharing and for impact assessments; a recording that holds an oral plan
 * until the debt is cleared (信用卡办法 68, 70; 个人信息保护法 56; 网络数据安全管理条例 12). Nothing is destroyed while any of
 * these runs, on the last day itself, or while it is not known when it ends.
 */
import type { Day } from '../days.ts';
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Known } from '../gate/situation.ts';
import { endOf, type Term } from './period.ts';

export const RECORDS = [
  'call-log',
  'call-recording',
  'document-given',
  'compliance-evidence',
  'sharing-record',
  'impact-assessment',
] as const;
export type RecordKind = (typeof RECORDS)[number];

export type RetentionTerms = { readonly records: readonly RecordKind[] } & (
  | { readonly after: 'made' | 'last-activity'; readonly keep: Term }
  /** Holds an oral plan: until the debt is cleared. */
  | { readonly after: 'oral-plan' }
);

/** A record, and what its floors are counted from. */
export interface Kept {
  readonly kind: RecordKind;
  readonly madeOn: Known<Day>;
  /** Last collection activity on the debt; null: collection goes on. */
  readonly lastActivityOn: Known<Day | null>;
  readonly oralPlan: Known<boolean>;
  readonly cleared: Known<boolean>;
}

/** Until when at least; `open`: and until an event that has not happened; `lacks`: what a floor could not be computed from. */
export interface Floor {
  readonly until: Day | null;
  readonly open: 'debt-cleared' | 'collection-ends' | null;
  readonly lacks: readonly string[];
}

const NONE: Floor = { until: null, open: null, lacks: [] };

/** The longest of all floors that the law asks for the record. No law for it is a lack, not leave to destroy it. */
export function keepUntil(kept: Kept, law: readonly RetentionTerms[]): Floor {
  const asking = law.filter(({ records }) => records.includes(kept.kind));
  if (asking.length === 0) return { ...NONE, lacks: [`rules.retention.${kept.kind}`] };
  return asking.map((terms) => floorOf(kept, terms)).reduce(longer);
}

/** Both floors together. */
export function longer(one: Floor, other: Floor): Floor {
  return {
    until:
      one.until === null || other.until === null
        ? (one.until ?? other.until)
        : Math.max(one.until, other.until),
    open: one.open ?? other.open,
    lacks: [...one.lacks, ...other.lacks],
  };
}

function floorOf(kept: Kept, terms: RetentionTerms): Floor {
  if (terms.after === 'oral-plan') {
    if (kept.oralPlan === undefined) return { ...NONE, lacks: ['plan.form'] };
    if (!kept.oralPlan || kept.cleared === true) return NONE;
    return kept.cleared === undefined
      ? { ...NONE, lacks: ['debt.cleared'] }
      : { ...NONE, open: 'debt-cleared' };
  }
  const from = terms.after === 'made' ? kept.madeOn : kept.lastActivityOn;
  if (from === undefined)
    return { ...NONE, lacks: [terms.after === 'made' ? 'record.madeOn' : 'debt.lastActivityOn'] };
  if (from === null) return { ...NONE, open: 'collection-ends' };
  return { ...NONE, until: endOf(from, terms.keep) };
}

/** May what these floors protect be destroyed on `day`? Not while one runs, and not while one is unknown. */
export function mayPurge({ until, open, lacks }: Floor, day: Day): Finding {
  if (open !== null || (until !== null && day <= until))
    return refuse('retention_running', null, { from: { until, open } });
  return lacks[0] === undefined ? { ...PASS, from: { until } } : missing(lacks[0]);
}
