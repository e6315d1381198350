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
import type { KeptFiles } from '../contact/kept-files.ts';
import type { Pool } from '../db/pool.ts';
import type { LadderShelf } from '../ladder/ladder-shelf.ts';
import type { DoorTerms } from '../machines/webhook-door.ts';
import type { PaymentLine } from '../payments/payment-line.ts';
import type { Scanner } from '../review/papers/virus-scanner.ts';
import type { MapTerms } from '../visits/map-tiles.ts';
import type { FarEnds } from './far-ends-api.ts';
import type { PeopleTerms } from './people/session-cookie.ts';

/** How far a night has come: accounts done, of so many. */
export interface Progress {
  readonly day: Day;
  readonly done: number;
  readonly of: number;
}

/** What a browser subscribes to, and the origins of the push services we talk to. */
export interface PushOffer {
  readonly publicKey: string;
  readonly services: readonly string[];
}

export interface House {
  readonly pool: Pool;
  readonly products: ReadonlyMap<number, Product>;
  /** The ladder of the open day: the version that tonight walks. */
  readonly ladder: Ladder;
  /** All that were put into force; left out: there is only the one. */
  readonly ladders?: LadderShelf;
  /** The business day: the day after the last that was closed. */
  readonly today: () => Promise<Day>;
  /** This minute, on a business day: what the gate is asked about. */
  readonly now: (today: Day) => Minute;
  /** Who collects, and what holds for every borrower. */
  readonly collecting: Collecting;
  /** How devices are reminded; left out: they are not. */
  readonly push?: PushOffer;
  /** Lets a day's payments arrive, closes it and returns it; tells how far it has come. */
  readonly advanceDay: (onProgress: (progress: Progress) => void) => Promise<Day>;
  /** The line to the telephone exchange and the folder of recordings; without them nobody is called. */
  readonly telephone?: Telephone;
  /** Where papers that are handed in lie, sealed; without it none is taken. */
  readonly papers?: KeptFiles;
  /** The scanner that every paper goes through; left out: the house has none. */
  readonly scanner?: Scanner;
  /** The map that visitors see; left out: there is none. */
  readonly map?: MapTerms;
  /** Where webhooks may lead beside the open net; left out: nowhere. */
  readonly webhooks?: DoorTerms;
  /** How people sign in; left out: doors stand open, on this machine. */
  readonly people?: PeopleTerms;
  /** The provider on whose page borrowers pay, and where they come back to; left out: nobody pays here. */
  readonly payments?: { readonly line: PaymentLine; readonly site: () => string };
  /** In a demonstration: what arrived at the far ends of its carriers. */
  readonly farEnds?: FarEnds;
}

/** The ladder that each night walked: what a night planned is told by its own version. */
export function ladderOf(house: Pick<House, 'ladder' | 'ladders'>): (night: Day) => Ladder {
  return (night) => house.ladders?.on(night) ?? house.ladder;
}
