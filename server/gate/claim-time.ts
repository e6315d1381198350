/**
 * Can it be shown from the book that limitation has not run on a debt?
 *
 * Reckoned by the law of the lender's seat and of the borrower's place, from the oldest amount due, begun anew by each payment
 * (民法典 188, 195; 时效规定 14). Later due days of instalments, demands and days off would only put the end off, so what is in time
 * by this reckoning is in time. What is not may have been interrupted by something that the book does not hold: that is for a person to
 * look for, and until it is recorded nobody knows. A place whose law gives no period makes nothing sure.
 */

import { deadlinesOn } from '../../policy/deadlines/deadlines.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import type { Account, Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { type ClaimEvent, interruptionsIn } from '../../rules/deadlines/interruption.ts';
import { isLack } from '../../rules/deadlines/lack.ts';
import { limitation } from '../../rules/deadlines/limitation.ts';

/** False: it is in time on `day`. Undefined: the book does not show it. */
export function isTimeBarred(
  { account, facts }: { readonly account: Account; readonly facts: readonly Fact[] },
  day: Day,
  region: string,
  { seat, collector }: Pick<Collecting, 'seat' | 'collector'>,
): false | undefined {
  const { oldestDue } = account;
  if (oldestDue === null) return false;
  const { periods, unpaid } = periodsFor(seat, collector, region, day);
  if (facts.length > 0) return isBarredBy(periods, oldestDue, facts, day);
  // Of a debt on which nothing was entered the due day alone decides.
  if (!unpaid.has(oldestDue)) unpaid.set(oldestDue, isBarredBy(periods, oldestDue, facts, day));
  return unpaid.get(oldestDue);
}

function isBarredBy(periods: Periods, oldestDue: Day, facts: readonly Fact[], day: Day): false | undefined {
  if (periods.length === 0) return undefined;
  const claim = {
    knownFrom: oldestDue,
    lastInstalment: null,
    injuredOn: null,
    interruptions: interruptionsIn(paymentsIn(facts), 'other', []),
    obstacles: [],
  };
  for (const terms of periods) {
    const found = limitation(claim, terms, null);
    if (isLack(found) || (found.ends !== null && day > found.ends)) return undefined;
  }
  return false;
}

type Periods = ReturnType<typeof termsOf<'limitation'>>;

/** What holds in a place on a day. */
interface Here {
  readonly periods: Periods;
  /** What came out for debts on which nothing was entered, by their oldest due day. */
  readonly unpaid: Map<Day, false | undefined>;
}

const known = new WeakMap<Collecting['collector'], Map<string, Here>>();
const MOST = 1_000;

/** The periods of limitation that hold there on a day: the same for all who live there, and looked for once. */
function periodsFor(
  seat: Collecting['seat'],
  collector: Collecting['collector'],
  region: string,
  day: Day,
): Here {
  let ofCollector = known.get(collector);
  if (ofCollector === undefined) {
    ofCollector = new Map();
    known.set(collector, ofCollector);
  }
  const key = `${day} ${region} ${seat.join()}`;
  let here = ofCollector.get(key);
  if (here === undefined) {
    const places = [...new Set([...seat, ...jurisdictionsOf(region)])];
    const periods = termsOf(deadlinesOn(places, day, collector, new Set()), 'limitation');
    here = { periods, unpaid: new Map() };
    if (ofCollector.size >= MOST) ofCollector.clear();
    ofCollector.set(key, here);
  }
  return here;
}

/** What the debtor paid, and nobody took back. */
function paymentsIn(facts: readonly Fact[]): ClaimEvent[] {
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  return facts.flatMap(({ id, type, valueOn }) =>
    type === 'paid' && !undone.has(id) ? [{ type: 'paid' as const, on: valueOn, id }] : [],
  );
}
