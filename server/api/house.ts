/**
 * What do all doors share?
 *
 * The book, the terms, the ladder, the business day and the one thing that may be set going: the next day. Made by hand
 * in `main.ts`, or in a test.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Product } from '../../rules/terms.ts';
import type { Telephone } from '../contact/calls/call-room.ts';
import type { Pool } from '../db/pool.ts';

/** How far a night has come: accounts done, of so many. */
export interface Progress {
  readonly day: Day;
  readonly done: number;
  readonly of: number;
}

export interface House {
  readonly pool: Pool;
  readonly products: ReadonlyMap<number, Product>;
  readonly ladder: Ladder;
  /** The business day: the day after the last that was closed. */
  readonly today: () => Promise<Day>;
  /** This minute, on a business day: what the gate is asked about. */
  readonly now: (today: Day) => Minute;
  /** Who collects, and what holds for every borrower. */
  readonly collecting: Collecting;
  /** Lets a day's payments arrive, closes it and returns it; tells how far it has come. */
  readonly advanceDay: (onProgress: (progress: Progress) => void) => Promise<Day>;
  /** The line to the telephone exchange and the folder of recordings; without them nobody is called. */
  readonly telephone?: Telephone;
}
