/**
 * What are general rule engines told of an attempt?
 *
 * The facts the gate starts from, as they lie in its situation: the log itself, the holds, the person, the number. What no
 * expression can work out without a table of clocks is worked out here by hand: what the clock shows, the local day, and the
 * minutes at which that day and the week before it began. This is done for each attempt, and its time counts as theirs.
 */
import { DAY_MINUTES, localOf } from '../../rules/gate/local-time.ts';
import type { Address, Happening, Hold, Person } from '../../rules/gate/situation.ts';
import type { Case } from './decision-set.ts';

/** An attempt and what is known, without types or law. */
export interface Plain {
  readonly at: number;
  readonly day: number;
  readonly clock: number;
  /** First minutes of the local day, and of the day six days before it. */
  readonly today: number;
  readonly week: number;
  readonly way: string;
  readonly address: string | null;
  readonly since: number;
  readonly log: readonly Happening[];
  readonly holds: readonly Hold[];
  readonly person: Person;
  /** The number or address; without one, an empty one. */
  readonly point: Pick<Address, 'state' | 'confidence' | 'provenance'>;
  readonly records: boolean;
  readonly owed: boolean;
  readonly booked: boolean;
}

const NOWHERE: Plain['point'] = { state: 'active', confidence: 0, provenance: 'unknown' };

/** The facts of an attempt. */
export function plainOf({ attempt, situation }: Case): Plain {
  const { at, way, address } = attempt;
  const { zones, people, addresses, debts, holds, collector, steps, log } = situation;
  const { day, clock } = localOf(zones[0]!, at);
  const today = at - clock;
  return {
    at,
    day,
    clock,
    today,
    week: today - 6 * DAY_MINUTES,
    way,
    address,
    since: steps?.since ?? 0,
    log,
    holds,
    person: people[0]!,
    point: addresses.find(({ id }) => id === address) ?? NOWHERE,
    records: collector.records === true,
    owed: debts[0]!.owed === true,
    booked: attempt.booking?.confirmedByBorrower === true,
  };
}
