/**
 * Does this person's role include what a button would do?
 *
 * The server says so with who is signed in; a button that would be refused is not shown. Where doors stand open everything may. It hides
 * what cannot be done; what may be done is decided by the server alone.
 */
import type { ReactNode } from 'react';
import type { MeAnswer } from '../../server/api/people/people-schema.ts';
import { useAnswer } from '../api/ask.ts';

/** Whether an address ("POST /api/studio/texts/:key/approve") is one of this person's; false until that is known. */
export function useMay(address: `POST /api/${string}`): boolean {
  const me = useAnswer<MeAnswer>('/people/me', {}).data;
  return me !== undefined && (me.may === null || me.may.includes(address));
}

/** What is shown to whoever's role includes an address, and to nobody else. */
export function MayDo({ address, children }: { address: `POST /api/${string}`; children: ReactNode }) {
  return useMay(address) ? children : null;
}
