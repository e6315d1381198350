/**
 * Who comes after somebody who abused the agent, and when is a pause due?
 *
 * The next one is milder: early in his arrears, owing little, friendly or silent so far. It is taken from those who may be contacted now and
 * it is one only; after that the list goes on as before. After a second one on a day a pause is offered, and nobody has to ask for it.
 */
import type { Minor } from '../money.ts';
import { inOrder, type Waiting } from './next-account.ts';

/** What is known of somebody who waits, for choosing a milder one. */
export interface Temper extends Waiting {
  readonly daysPastDue: number;
  readonly overdue: Minor;
  /** He complained, disputed, or abused somebody within the last months. */
  readonly strained: boolean;
}

/** From this number of abuses on a day a pause is offered. */
export const PAUSE_FROM = 2;

/** The mildest of those who may be contacted now; null where nobody may. */
export function mildest<One extends Temper>(waiting: readonly One[]): One | null {
  const [first] = inOrder(waiting.filter(({ allowed }) => allowed)).toSorted(
    (a, b) =>
      Number(a.strained) - Number(b.strained) ||
      age(a) - age(b) ||
      (a.overdue < b.overdue ? -1 : a.overdue > b.overdue ? 1 : 0),
  );
  return first ?? null;
}

/** Within one week all are alike: then the smaller amount is the milder one. */
const age = ({ daysPastDue }: Temper) => Math.floor(daysPastDue / 7);

/** Whether a pause is offered. */
export function isPauseDue(abusesToday: number): boolean {
  return abusesToday >= PAUSE_FROM;
}
