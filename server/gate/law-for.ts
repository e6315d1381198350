/**
 * Whose law binds a contact with a borrower who lives here?
 *
 * The lender's and the borrower's together: the strictest decides. A borrower's region is an ISO 3166-2 code; which law protects whom
 * there stands with the packs.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { jurisdictionsOf, lawOf } from '../../policy/law/packs.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';

const known = new Map<string, Law>();
const byRegion = new WeakMap<Collecting['seat'], Map<string, Law>>();

/** The law for a borrower of `region` ("CN-33"). The same object for the same places. */
export function lawFor(region: string, { seat }: Pick<Collecting, 'seat'>): Law {
  let regions = byRegion.get(seat);
  if (regions === undefined) {
    regions = new Map();
    byRegion.set(seat, regions);
  }
  let law = regions.get(region);
  if (law === undefined) {
    law = lawOfPlaces(region, seat);
    regions.set(region, law);
  }
  return law;
}

function lawOfPlaces(region: string, seat: Collecting['seat']): Law {
  const jurisdictions = [...new Set<Jurisdiction>([...seat, ...jurisdictionsOf(region)])];
  const key = jurisdictions.join();
  let law = known.get(key);
  if (law === undefined) {
    law = lawOf(jurisdictions);
    known.set(key, law);
  }
  return law;
}
