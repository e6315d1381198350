/**
 * As which kind of collector does the law see this one?
 *
 * A creditor who collects under another name, as if a third party did, counts as a debt collector (15 USC 1692a(6)). One of
 * whom it is not recorded that he uses his own name counts as such too: more rules bind him, never fewer.
 */
import type { Collector, CollectorKind } from '../situation.ts';

const CREDITORS: ReadonlySet<CollectorKind> = new Set([
  'original-creditor',
  'bank',
  'consumer-finance',
  'small-loan',
  'private-lender',
]);

/** The kinds as which a collector is bound: its own, and that of a debt collector where it hides behind another name. */
export function kindsInLaw({ kind, ownName }: Pick<Collector, 'kind' | 'ownName'>): readonly CollectorKind[] {
  return CREDITORS.has(kind) && ownName !== true ? [kind, 'third-party-collector'] : [kind];
}
