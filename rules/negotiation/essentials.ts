/**
 * What does a household need each month, by published figures?
 *
 * The table is dated data with its source (`policy/house/essential-spending.ts`). A region, a day or a currency that has no row is
 * not known: nobody's needs are guessed, and a person looks.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import type { Circumstances } from './circumstances.ts';

/** Living costs a month without housing. `month[0]` is for one person; each further one beyond the list costs `further`. */
export interface EssentialRow {
  /** Beginning of an ISO 3166-2 code: "CN", "CN-11". */
  readonly region: string;
  readonly area: Circumstances['area'] | 'any';
  readonly from: Day;
  readonly to: Day | null;
  readonly currency: string;
  readonly month: readonly Minor[];
  readonly further: Minor;
  readonly source: string;
  readonly confidence: 'V' | 'P' | 'S' | 'R';
}

/** The row for a place on a day: that of the narrowest region; null: none is known. */
export function essentialRow(
  rows: readonly EssentialRow[],
  { region, area, currency, day }: { region: string; area: string; currency: string; day: Day },
): EssentialRow | null {
  const fitting = rows.filter(
    (row) =>
      (region === row.region || region.startsWith(`${row.region}-`)) &&
      (row.area === 'any' || row.area === area) &&
      row.currency === currency &&
      row.from <= day &&
      (row.to === null || day < row.to),
  );
  return fitting.toSorted((a, b) => b.region.length - a.region.length || b.from - a.from)[0] ?? null;
}

/** Living costs of so many people. */
export function livingOf({ month, further }: EssentialRow, people: number): Minor {
  const listed = month[Math.min(people, month.length) - 1] ?? 0n;
  return listed + further * BigInt(Math.max(0, people - month.length));
}
