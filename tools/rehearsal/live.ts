/**
 * How does an account live, night by night?
 *
 * As in the book: what became known today is entered first, then the day is closed if anything can happen on it, and
 * the days on which nothing can are jumped over. Tests and the long runs compare lives that must come out the same.
 */
import { type Account, type AccountEvent, evolve, type Fact } from '../../rules/account.ts';
import { closeDay, nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import { openingEvent } from '../../rules/history.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Life } from './histories.ts';

/** A life lived up to a day: the account, all its events, and the facts that were not refused. */
export interface Lived {
  readonly account: Account;
  readonly events: readonly AccountEvent[];
  readonly facts: readonly Fact[];
  readonly closedTo: Day;
}

/** Called after each day's facts and its closing. */
export type Evening = (day: Day, account: Account) => void;

/**
 * Lives an account up to the end of day `last`. A closing is made on the days that `nextActionOn` names, or on every
 * single day with `every`; `evening` is called for every day all the same.
 */
export function live(
  life: Life,
  last: Day,
  ladder: Ladder | null,
  how: { readonly every?: boolean; readonly evening?: Evening } = {},
): Lived {
  const { product, opening, schedule } = life;
  const opened = openingEvent(opening);
  const events: AccountEvent[] = [opened];
  const facts: Fact[] = [];
  let account = evolve(null, opened);
  for (let day = opening.openedOn; day <= last; day += 1) {
    for (const { fact, knownOn } of life.told) {
      if (knownOn !== day) continue;
      const entry = enterFact(
        account,
        { opening, schedule, facts },
        fact,
        day - 1,
        day,
        product,
        walkedIn(events),
      );
      if ('refused' in entry) continue;
      facts.push(fact);
      events.push(entry.event);
      account = entry.account;
    }
    if (how.every === true || nextActionOn(account, day - 1, product, ladder) === day) {
      const closing = closeDay(account, day, product, ladder, schedule);
      account = closing.account;
      events.push(...closing.events);
    }
    how.evening?.(day, account);
  }
  return { account, events, facts, closedTo: last };
}
