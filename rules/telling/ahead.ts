/**
 * What comes next on this account, what would a payment change, and what does waiting cost?
 *
 * The future is told by the same closing and the same replay that will make it, under one assumption that is always
 * said: nothing else happens.
 */

import type { Account, AccountEvent } from '../account.ts';
import { closeDay, nextActionOn } from '../day.ts';
import type { Day } from '../days.ts';
import { type Position, positionOf } from '../forecast.ts';
import type { History } from '../history.ts';
import type { Minor } from '../money.ts';
import type { Ladder } from '../strategy.ts';
import type { Coming, Product } from '../terms.ts';
import { costUpTo, type Evening, eveningOf, evenings } from './diary.ts';

/** What closing will do from `today` up to `until` if nothing is paid and nothing else is entered. */
export function comingEvents(
  account: Account,
  today: Day,
  until: Day,
  product: Product,
  ladder: Ladder | null,
  schedule: readonly Coming[],
): AccountEvent[] {
  const events: AccountEvent[] = [];
  let now = account;
  let closed = today - 1;
  for (;;) {
    const day = nextActionOn(now, closed, product, ladder);
    if (day === null || day > until) return events;
    const closing = closeDay(now, day, product, ladder, schedule);
    events.push(...closing.events);
    now = closing.account;
    closed = day;
  }
}

/** A payment that is only thought of. */
export interface Thought {
  readonly on: Day;
  readonly amount: Minor;
}

/** What would be owed on a day, and what being late would have cost between today and then. */
export interface Outlook {
  readonly position: Position;
  readonly cost: Minor;
  /** What became of the payments thought of, as events; empty without any. */
  readonly payments: readonly AccountEvent[];
}

/**
 * What is owed at the end of `day` (today or later), with `thoughts` paid on their days (today or later) and nothing else.
 * Today itself is read as it stands: its closing has not run.
 */
export function outlook(
  history: History,
  product: Product,
  today: Day,
  day: Day,
  thoughts: readonly Thought[],
): Outlook {
  const facts = thoughts.map(
    ({ on, amount }, index) => ({ id: `~thought-${index}`, valueOn: on, type: 'paid', amount }) as const,
  );
  const through = day === today ? today - 1 : day;
  const told = evenings({ ...history, facts: [...history.facts, ...facts] }, product, through, day);
  const evening = eveningOf(told, day);
  if (evening === null) throw new Error('an account has no outlook before it is opened');
  return {
    position: positionOf(evening.account, day, product, history),
    cost: costUpTo(told, day, product) - costUpTo(told, today, product),
    payments: paymentsIn(told),
  };
}

function paymentsIn(told: readonly Evening[]): AccountEvent[] {
  return told
    .flatMap(({ events }) => events)
    .filter(({ body }) => body.type === 'fact' && body.fact.id.startsWith('~thought-'));
}
