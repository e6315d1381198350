/**
 * How long did it take until nothing more could be handed to a carrier?
 *
 * From the moment at which the house was told to the commit, and, where a message was already leaving, on to its handing over: after
 * the commit nobody gets leave any more, but a parcel that was committed before may still be in somebody's hands.
 * All times are milliseconds on the database's clock. Pure.
 */

/** One silence, with what had left before. `handedAt` null: still being handed over, or never was. */
export interface Timed {
  readonly knownAt: number;
  readonly silencedAt: number;
  readonly crossed: readonly { readonly handedAt: number | null; readonly leaving: boolean }[];
}

/** Milliseconds from the telling and from the commit; null while something is still being handed over. */
export interface TimeToSilence {
  readonly sinceKnown: number | null;
  readonly sinceCommit: number | null;
}

/** The time to silence of one event. */
export function timeToSilence({ knownAt, silencedAt, crossed }: Timed): TimeToSilence {
  if (crossed.some(({ leaving }) => leaving)) return { sinceKnown: null, sinceCommit: null };
  const last = Math.max(silencedAt, ...crossed.map(({ handedAt }) => handedAt ?? silencedAt));
  return { sinceKnown: last - knownAt, sinceCommit: last - silencedAt };
}

/** The value below or at which `share` (0 to 1) of the values lie, by nearest rank; null of no values. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
