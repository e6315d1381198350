/**
 * Who may buy claims from the house on a day, by the papers that were granted?
 *
 * As with agencies: one person proposes a paper, another grants it; what stands is the fold of what was granted by then.
 */
import type { Day } from '../days.ts';

export interface BuyerClause {
  readonly id: string;
  readonly source: string;
  readonly says: { readonly en: string; readonly zh: string };
}

export type BuyerPaper =
  | {
      readonly kind: 'admission';
      readonly name: { readonly zh: string; readonly en: string };
      readonly contact: string;
    }
  | { readonly kind: 'licence'; readonly number: string; readonly grantedBy: string; readonly until: Day }
  | {
      readonly kind: 'contract';
      readonly from: Day;
      readonly until: Day;
      readonly clauses: readonly string[];
    }
  | { readonly kind: 'ending'; readonly words: string };

/** A buyer as his papers show him. */
export interface BuyerFile {
  readonly buyer: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly contact: string;
  readonly licence: { readonly number: string; readonly grantedBy: string; readonly until: Day } | null;
  readonly contract: { readonly from: Day; readonly until: Day; readonly clauses: readonly string[] } | null;
  readonly isEnded: boolean;
}

/** Folds what was granted to one buyer, in order; null: he was never let in. */
export function buyerFile(buyer: string, papers: readonly BuyerPaper[]): BuyerFile | null {
  return papers.reduce<BuyerFile | null>((file, paper) => withPaper(buyer, file, paper), null);
}

function withPaper(buyer: string, file: BuyerFile | null, paper: BuyerPaper): BuyerFile | null {
  if (paper.kind === 'admission') {
    const { name, contact } = paper;
    return {
      ...{ buyer, name, contact, isEnded: false },
      ...{ licence: file?.licence ?? null, contract: file?.contract ?? null },
    };
  }
  if (file === null) return null;
  switch (paper.kind) {
    case 'licence':
      return { ...file, licence: { number: paper.number, grantedBy: paper.grantedBy, until: paper.until } };
    case 'contract':
      return { ...file, contract: { from: paper.from, until: paper.until, clauses: paper.clauses } };
    case 'ending':
      return { ...file, isEnded: true };
    default:
      return paper satisfies never;
  }
}

export const BUYER_LACKS = [
  'not-let-in',
  'ended',
  'no-licence',
  'licence-over',
  'no-contract',
  'contract-over',
  'clause-missing',
] as const;
export type BuyerLack = (typeof BUYER_LACKS)[number];

/** Why nobody may sell to him on a day; none: somebody may. */
export function buyerLacks(file: BuyerFile | null, day: Day, clauses: readonly BuyerClause[]): BuyerLack[] {
  if (file === null) return ['not-let-in'];
  const lacks: BuyerLack[] = [];
  if (file.isEnded) lacks.push('ended');
  if (file.licence === null) lacks.push('no-licence');
  else if (file.licence.until < day) lacks.push('licence-over');
  if (file.contract === null) lacks.push('no-contract');
  else {
    if (file.contract.until < day || file.contract.from > day) lacks.push('contract-over');
    const signed = new Set(file.contract.clauses);
    if (clauses.some(({ id }) => !signed.has(id))) lacks.push('clause-missing');
  }
  return lacks;
}
