import { expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { INSTALMENT } from '../../policy/house/products.ts';
import type { Account, Fact } from '../../rules/account.ts';
import { parseDay } from '../../rules/days.ts';
import { isDayOff } from '../../rules/deadlines/working-day.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import { judged } from './kept-judgement.ts';
import { lawFor } from './law-for.ts';
import { type BorrowerOnFile, situationFrom } from './situation-from.ts';

const day = (text: string) => parseDay(text)!;
const AT = day('2026-09-21') * 1440 + 300;
const CHINA: BorrowerOnFile = { phone: '1', email: null, region: 'CN-33', timeZone: 'Asia/Shanghai' };
const ENGLAND: BorrowerOnFile = { ...CHINA, region: 'GB-ENG', timeZone: 'Europe/London' };

const paused = (to: string): Fact => ({
  id: 'pause',
  valueOn: day('2026-09-01'),
  type: 'paused',
  from: day('2026-09-01'),
  to: day(to),
  reason: 'breathing-space',
});

function held(borrower: BorrowerOnFile, pausedTo: string, facts: readonly Fact[]): Situation['holds'] {
  const account = {
    id: 7n,
    product: 2,
    oldestDue: null,
    pausedFrom: day('2026-09-01'),
    pausedTo: day(pausedTo),
    pausedDays: 0,
    plan: null,
    balances: { principal: 0n },
  } as unknown as Account;
  return situationFrom({ borrower, accounts: [{ account, product: INSTALMENT, facts }] }, AT, HOUSE).holds;
}

test('a borrower’s days off are those of his place, of this year and the next; elsewhere none is known', () => {
  const calendarOf = (borrower: BorrowerOnFile) =>
    situationFrom({ borrower, accounts: [] }, AT, HOUSE).calendar;
  expect(isDayOff(day('2026-10-01'), calendarOf(CHINA))).toBe(true);
  expect(isDayOff(day('2026-09-20'), calendarOf(CHINA))).toBe(false);
  expect(isDayOff(day('2026-10-01'), calendarOf(ENGLAND))).toBe(false);
  expect(isDayOff(day('2026-12-28'), calendarOf(ENGLAND))).toBe(true);
  expect(isDayOff(day('2027-01-01'), calendarOf(CHINA))).toEqual({ lacks: 'calendar.2027' });
  expect(calendarOf({ ...CHINA, region: 'BR-SP', timeZone: 'America/Sao_Paulo' }).years).toEqual([]);
  expect(calendarOf({ ...CHINA, timeZone: 'Nowhere/Land' }).years).toEqual([]);
});

test('a breathing space in England lasts its sixty days, even where the pause was entered for less', () => {
  const [hold] = held(ENGLAND, '2026-10-01', [paused('2026-10-01')]);
  expect(hold).toMatchObject({ kind: 'breathing-space', to: day('2026-10-31') });
  expect(held(ENGLAND, '2026-12-01', [paused('2026-12-01')])).toMatchObject([{ to: day('2026-11-30') }]);
});

test('it ends before that where its end was recorded, and elsewhere the pause alone counts', () => {
  const resumed: Fact = { id: 'back', valueOn: day('2026-09-20'), type: 'resumed' };
  expect(held(ENGLAND, '2026-09-20', [paused('2026-10-01'), resumed])).toMatchObject([
    { to: day('2026-09-19') },
  ]);
  expect(held(CHINA, '2026-10-01', [paused('2026-10-01')])).toMatchObject([{ to: day('2026-09-30') }]);
});

test('arrears and attempts from long before the table of clocks are told as they were, and the gate answers', () => {
  const longAgo = day('2011-03-01');
  const facts: Fact[] = [
    { id: 'sms-1', valueOn: longAgo + 2, type: 'tried', channel: 'sms' },
    { id: 'p-1', valueOn: longAgo + 9, type: 'paid', amount: 100n },
  ] as unknown as Fact[];
  const account = { id: 7n, product: 2, oldestDue: longAgo, plan: null, balances: { principal: 5n } };
  const filed = { account: account as unknown as Account, product: INSTALMENT, facts };
  const situation = situationFrom({ borrower: CHINA, accounts: [filed] }, AT, HOUSE);
  expect(situation.steps?.since).toBe((longAgo + 1) * 1440 - 480);
  expect(situation.log.map(({ at }) => at)).toEqual([(longAgo + 2) * 1440 - 480, (longAgo + 9) * 1440 - 480]);
  const attempt = {
    at: AT,
    way: 'sms',
    by: HOUSE.collector.id,
    worker: null,
    person: 'borrower',
    address: 'phone',
  };
  const more = { debts: ['7'], purpose: 'collect', start: 'collector', replyTo: null, place: null };
  const asked = {
    ...attempt,
    ...more,
    visibleTo: 'person',
    saysCollector: true,
    envelope: [],
    advertising: false,
    content: [],
  };
  expect(judged(asked as unknown as Attempt, situation, lawFor('CN-33', HOUSE)).result).toMatch(
    /permit|refus/,
  );
});
