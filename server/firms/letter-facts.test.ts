import { expect, test } from 'vitest';
import type { Fact } from '../../rules/account.ts';
import { dayOf } from '../../rules/days.ts';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { CONTACT_FACT } from '../gate/person-situation.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { type Letterable, stepsBefore } from './letter-facts.ts';

const DUE = dayOf(2026, 10, 1);
const TODAY = dayOf(2026, 11, 20);
const SHANGHAI_OFFSET = 480;

/** An account in arrears, what was told to it, and a text that went out at ten o'clock of a day; null: none did. */
function lettered(facts: readonly Fact[], textOn: number | null): Letterable {
  const attempt = {
    ...{ way: 'sms', person: BORROWER, purpose: 'collect', permit: 1, debts: '7' },
    at: (textOn ?? 0) * DAY_MINUTES - SHANGHAI_OFFSET + 600,
  };
  const account = { id: 7n, oldestDue: DUE };
  const person = {
    ...{ accounts: [{ account, facts }], facts: [] },
    attempts: textOn === null ? [] : [attempt],
  };
  return { slot: 0, account, product: {}, person } as unknown as Letterable;
}

const tried = (id: string, valueOn: number): Fact => ({ id, type: 'tried', channel: 'sms', valueOn });
const text = (facts: readonly Fact[], textOn: number | null) =>
  stepsBefore(lettered(facts, textOn), TODAY, 'Asia/Shanghai').message;

/** A3: the days within which somebody may answer begin when the text went out. */
test.each([
  [
    'a text planned for one day that went out on the next',
    [tried(`${CONTACT_FACT}1`, DUE + 8)],
    DUE + 9,
    DUE + 9,
  ],
  ["the host's word of a text before", [tried('host-sms', DUE + 5)], DUE + 9, DUE + 5],
  ["the host's word alone", [tried('host-sms', DUE + 5)], null, DUE + 5],
  ['a text that the account has not heard of yet', [], DUE + 9, DUE + 9],
])('%s counts from its own day', (_, facts, textOn, on) => {
  expect(text(facts, textOn)).toEqual({ how: 'tried', on });
});

test('what was tried before these arrears is no try', () => {
  expect(text([tried('host-sms', DUE - 3)], DUE - 2)).toBeNull();
});
