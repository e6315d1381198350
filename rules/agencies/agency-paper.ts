/**
 * Which papers make an agency what it is, and what do they amount to?
 *
 * Each was proposed by one person and granted by another. What stands on a day is the fold of what was granted by then: a later paper of a
 * kind takes the place of the one before, an examination that of the same collector.
 */
import type { Day } from '../days.ts';
import type { CommissionTerms } from '../reckoning/commission-terms.ts';
import type { EntrustingContract } from './entrusting-contract.ts';
import type { PlacementRule } from './placement-rule.ts';

export const GRADES = ['good', 'fair', 'poor'] as const;
export type Grade = (typeof GRADES)[number];

export type AgencyPaper =
  | {
      readonly kind: 'admission';
      readonly name: { readonly zh: string; readonly en: string };
      readonly lawFirm: boolean;
    }
  | { readonly kind: 'licence'; readonly number: string; readonly until: Day }
  | { readonly kind: 'contract'; readonly contract: EntrustingContract }
  | { readonly kind: 'evaluation'; readonly on: Day; readonly grade: Grade; readonly words: string }
  | {
      readonly kind: 'examination';
      readonly worker: string;
      readonly name: string;
      readonly card: string;
      readonly on: Day;
      readonly passed: boolean;
    }
  | { readonly kind: 'rule'; readonly rule: PlacementRule }
  | { readonly kind: 'commission'; readonly terms: CommissionTerms }
  | { readonly kind: 'ending'; readonly words: string };
export type PaperKind = AgencyPaper['kind'];

/** A collector as his last examination shows him. */
export interface Collector {
  readonly worker: string;
  readonly name: string;
  readonly card: string;
  readonly examinedOn: Day;
  readonly passed: boolean;
}

/** An agency as its papers show it. */
export interface AgencyFile {
  readonly agency: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly lawFirm: boolean;
  readonly licence: { readonly number: string; readonly until: Day } | null;
  readonly contract: EntrustingContract | null;
  readonly evaluation: { readonly on: Day; readonly grade: Grade } | null;
  readonly collectors: readonly Collector[];
  /** By which it is paid, in order of their first days. */
  readonly commission: readonly CommissionTerms[];
  readonly isEnded: boolean;
}

/** Folds what was granted to one agency, in order; null: it was never let in. */
export function agencyFile(agency: string, papers: readonly AgencyPaper[]): AgencyFile | null {
  let file: AgencyFile | null = null;
  for (const paper of papers) file = take(agency, file, paper);
  return file;
}

function take(agency: string, file: AgencyFile | null, paper: AgencyPaper): AgencyFile | null {
  if (paper.kind === 'admission') {
    const { name, lawFirm } = paper;
    const empty = { licence: null, contract: null, evaluation: null, collectors: [], commission: [] };
    return { ...empty, ...file, agency, name, lawFirm, isEnded: false };
  }
  if (file === null) return null;
  switch (paper.kind) {
    case 'licence':
      return { ...file, licence: { number: paper.number, until: paper.until } };
    case 'contract':
      return { ...file, contract: paper.contract };
    case 'evaluation':
      return { ...file, evaluation: { on: paper.on, grade: paper.grade } };
    case 'examination': {
      const { worker, name, card, on: examinedOn, passed } = paper;
      const others = file.collectors.filter((one) => one.worker !== worker);
      return { ...file, collectors: [...others, { worker, name, card, examinedOn, passed }] };
    }
    case 'commission': {
      const terms = [...file.commission, paper.terms].sort((a, b) => a.from - b.from);
      return { ...file, commission: terms };
    }
    case 'ending':
      return { ...file, isEnded: true };
    case 'rule':
      return file;
    default:
      return paper satisfies never;
  }
}
