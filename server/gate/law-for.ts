/**
 * Whose law binds a contact with a borrower who lives here?
 *
 * The lender's and the borrower's together: the strictest decides. A borrower's region is an ISO 3166-2 code; where it leaves open
 * in which place he is, every place it may mean counts. A region without a row has no recorded law, and the gate refuses.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { lawOf } from '../../policy/law/packs.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';

/** By the beginning of the region's code; the longest that fits counts. */
const PLACES: Readonly<Record<string, readonly Jurisdiction[]>> = {
  CN: ['CN'],
  HK: ['HK'],
  IN: ['IN'],
  GB: ['UK'],
  US: ['US-FED'],
  'US-MA': ['US-FED', 'US-MA'],
  // The region does not say whether it is the city: its rules count as well.
  'US-NY': ['US-FED', 'US-NYC'],
};

const known = new Map<string, Law>();

/** The law for a borrower of `region` ("CN-33"). The same object for the same places. */
export function lawFor(region: string, { seat }: Pick<Collecting, 'seat'>): Law {
  const place = PLACES[region] ?? PLACES[region.split('-')[0] ?? ''] ?? ['ELSEWHERE'];
  const jurisdictions = [...new Set<Jurisdiction>([...seat, ...place])];
  const key = jurisdictions.join();
  let law = known.get(key);
  if (law === undefined) {
    law = lawOf(jurisdictions);
    known.set(key, law);
  }
  return law;
}
