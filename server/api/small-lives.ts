/**
 * How did each borrower of the small book live?
 *
 * A few shapes, told apart by the account's place: in time, days late, months late, paused, healed by a payment entered
 * late, written off, taken over with a bill that waits.
 */

import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import type { Fact, Opening } from '../../rules/account.ts';
import { addMonths, type Day } from '../../rules/days.ts';
import { openingOf } from '../../rules/history.ts';
import type { Coming } from '../../rules/terms.ts';

/** A life: how the account began, what will be asked for, and what the world told us on which day. */
export interface Life {
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly told: readonly { readonly on: Day; readonly fact: Fact }[];
}

/** Account `place`: two in three borrowers have one account, every fifth owns the account after his own too. */
export function lifeOf(place: number, first: Day, today: Day): Life {
  const borrower = BigInt(1001 + (place % 5 === 1 ? place - 1 : place));
  const id = BigInt(1_000_001 + place);
  const late = [4, 33, 0, 12, 62, 0, 95, 3, 10, 1][place % 10]!;
  if (place === 3) return takenOver(id, borrower, today);
  return place % 3 === 0
    ? cardOf(id, borrower, first, today, late)
    : loanOf(id, borrower, today, late, place);
}

/** A loan in six equal parts whose oldest unpaid due day lies `late` days back; in time when zero. */
function loanOf(id: bigint, borrower: bigint, today: Day, late: number, place: number): Life {
  const unpaid = late === 0 ? today + 6 : today - late;
  const each = 20_000n + BigInt(place % 7) * 13_337n;
  const schedule = [-2, -1, 0, 1, 2, 3].map((step, index) => ({
    seq: index + 1,
    due: addMonths(unpaid, step, 28, 'clamp-and-return'),
    principal: each,
    interest: (each * BigInt(6 - index) * 12n) / 1000n,
    fee: 0n,
  }));
  schedule[2] = { ...schedule[2]!, due: unpaid };
  const openedOn = addMonths(unpaid, -3, 28, 'clamp-and-return');
  const paid = schedule.slice(0, 2).map(({ seq, due, principal, interest }) => ({
    on: due,
    fact: { id: `${id}-${seq}`, valueOn: due, type: 'paid', amount: principal + interest } as const,
  }));
  return {
    opening: openingOf(INSTALMENT, openedOn, { id, borrower, principal: each * 6n, next: schedule[0]! }),
    schedule,
    told: [...paid, ...specials(id, place, unpaid, today, each)],
  };
}

/** What makes some loans worth a look. */
function specials(id: bigint, place: number, unpaid: Day, today: Day, each: bigint): Life['told'] {
  const fact = (on: Day, valueOn: Day, content: object) => [
    { on, fact: { id: `${id}-x${on}`, valueOn, ...content } as Fact },
  ];
  if (place === 1)
    return [
      ...fact(unpaid + 9, unpaid + 9, { type: 'tried', channel: 'sms' }),
      ...fact(unpaid + 10, unpaid + 10, { type: 'paid', amount: each / 3n }),
      ...fact(unpaid + 20, unpaid + 20, { type: 'tried', channel: 'call' }),
    ];
  if (place === 4)
    return fact(today - 20, today - 20, {
      type: 'paused',
      from: today - 20,
      to: today + 10,
      reason: 'dispute',
    });
  if (place === 8) return fact(today - 2, unpaid + 5, { type: 'paid', amount: each * 2n });
  if (place === 16) return fact(today - 5, today - 5, { type: 'written-off' });
  return [];
}

/** A card used every month: late by more than forty days, two bills are unpaid; by more than five, one; else the minimum was paid. */
function cardOf(id: bigint, borrower: bigint, first: Day, today: Day, late: number): Life {
  const told: { on: Day; fact: Fact }[] = [];
  const say = (on: Day, name: string, type: 'lent' | 'paid', amount: bigint) =>
    told.push({ on, fact: { id: `${id}-${name}`, valueOn: on, type, amount } });
  const unpaid = late > 40 ? 2 : late > 5 ? 1 : 0;
  const months = [0, 1, 2, 3].filter((month) => dueOf(first, month) < today);
  for (const month of [0, 1, 2, 3]) {
    const amount = 88_800n + ((id * 7n) % 9n) * 10_150n;
    say(addMonths(first, month, 12, 'clamp-and-return'), `s${month}`, 'lent', amount);
    const left = months.length - months.indexOf(month);
    if (!months.includes(month) || left <= unpaid) continue;
    say(dueOf(first, month), `p${month}`, 'paid', late > 0 && left === 1 ? amount / 4n : amount);
  }
  const nextStatement = addMonths(first, 1, 1, 'clamp-and-return');
  return {
    opening: openingOf(REVOLVING, first, { id, borrower, nextStatement }),
    schedule: [],
    told: told.filter(({ on }) => on <= today),
  };
}

/** Due day of the bill for what was used in month `month`. */
function dueOf(first: Day, month: number): Day {
  return addMonths(first, month + 1, 10, 'clamp-and-return');
}

/** A card taken over a week ago with a bill that waits for its due day. */
function takenOver(id: bigint, borrower: bigint, today: Day): Life {
  const billed = 300_000n;
  const due = today + 6;
  return {
    opening: {
      ...openingOf(REVOLVING, today - 7, { id, borrower }),
      billed,
      minimum: billed / 10n,
      next: { seq: 202611, due, principal: billed, interest: 0n, fee: 0n },
      nextStatement: addMonths(due, 1, 1, 'clamp-and-return'),
    },
    schedule: [],
    told: [],
  };
}
