/**
 * What does a ladder plan, night by night, for an account of which only due days and amounts matter?
 *
 * For tables of other systems' cases: an account without interest or penalty is opened, closed day by day or on single days,
 * and told facts; what was planned can be read at any time.
 */
import { type Account, type AccountEvent, evolve, type Fact } from '../../rules/account.ts';
import { closeDay } from '../../rules/day.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import { openingEvent, openingOf } from '../../rules/history.ts';
import { compileStrategy, type Ladder, type Step, type Walk } from '../../rules/strategy.ts';
import { loanProduct } from './given.ts';

const day = (text: string): Day => parseDay(text)!;
export const PRODUCT = loanProduct();

/** A ladder of text messages with these days. Throws for a strategy that is refused. */
export function ladderOf(
  steps: readonly (Partial<Step> & { id: string; day: number })[],
  walk?: Walk,
): Ladder {
  const full = steps.map(
    (step): Step => ({ channel: 'sms', template: 't', tone: 'plain', needs: [], ...step }),
  );
  const compiled = compileStrategy({ id: 'profile', version: 1, steps: full, ...(walk ? { walk } : {}) });
  if ('refused' in compiled) throw new Error(compiled.refused.join('; '));
  return compiled.ladder;
}

/** An account without interest that owes these rows, lived through night by night under a ladder. */
export function lifeUnder(
  openedOn: string,
  rows: readonly (readonly [due: string, amount: bigint])[],
  ladder: Ladder,
) {
  const schedule = rows.map(([due, principal], place) => ({
    seq: place + 1,
    due: day(due),
    principal,
    interest: 0n,
    fee: 0n,
  }));
  const opening = openingOf(PRODUCT, day(openedOn), {
    interestPpm: 0n,
    penaltyPpm: 0n,
    principal: rows.reduce((total, [, amount]) => total + amount, 0n),
    next: schedule[0]!,
  });
  const opened = openingEvent(opening);
  let [account, closedTo]: [Account, Day] = [evolve(null, opened), day(openedOn) - 1];
  const events: AccountEvent[] = [opened];
  const facts: Fact[] = [];
  const close = (on: Day) => {
    const closing = closeDay(account, on, PRODUCT, ladder, schedule);
    events.push(...closing.events);
    account = closing.account;
    closedTo = on;
  };
  return {
    get account() {
      return account;
    },
    /** Closes one day alone: the nights before it never ran. */
    closeOnly: (on: string) => close(day(on)),
    closeThrough: (last: string) => {
      for (let on = closedTo + 1; on <= day(last); on += 1) close(on);
    },
    enter: (on: string, fact: Fact) => {
      const entry = enterFact(
        account,
        { opening, schedule, facts: [...facts] },
        fact,
        closedTo,
        day(on),
        PRODUCT,
        walkedIn(events),
      );
      if ('refused' in entry) throw new Error(entry.what);
      facts.push(fact);
      events.push(entry.event);
      account = entry.account;
    },
    /** What was planned, with its day. */
    planned: () =>
      events.flatMap(({ body }) => (body.type === 'step' ? [`${formatDay(body.on)} ${body.step}`] : [])),
  };
}
