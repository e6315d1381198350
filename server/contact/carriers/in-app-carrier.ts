/**
 * How does a message reach the inbox that a borrower opens in his own door?
 *
 * It lies there already: its row and its words were committed before it was handed over, and with this answer the row says "sent",
 * which is what the inbox shows. Nothing leaves the house, so nothing can be lost on the way or come twice. It has been delivered when
 * he has opened it (server/contact/inbox.ts).
 */
import type { Carrier, Parcel } from '../carrier.ts';

/** `together`: the most in one call. */
export interface InAppConfig {
  readonly name: string;
  readonly perSecond: number;
  readonly together: number;
  readonly rank: number;
}

/** Opens the inbox; closing it takes nothing more. */
export function openInApp({ name, perSecond, together, rank }: InAppConfig): Carrier {
  let closed = false;
  return {
    name,
    way: 'in-app',
    knowsKeys: true,
    perSecond,
    together,
    costOfPart: 0,
    rank,
    isUp: () => !closed,
    hand: async (parcels) =>
      parcels.map(({ key }: Parcel) =>
        closed
          ? { state: 'no', why: 'the inbox is closed', again: true }
          : { state: 'taken', reference: key, parts: 1 },
      ),
    close: async () => {
      closed = true;
    },
  };
}
