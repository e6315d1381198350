import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { HOUSE } from '../policy/house/loans.ts';
import { evolve } from '../rules/account.ts';
import { dayOf } from '../rules/days.ts';
import { enterFact } from '../rules/entry.ts';
import { replay } from '../rules/history.ts';
import { sum } from '../rules/money.ts';
import { factsOn, payerOf } from './behaviour.ts';
import { type BookAccount, bookAccounts, bookBorrower, isTold, sizeOf } from './book.ts';
import { contractsOf } from './contracts.ts';
import { beginLife, closeNight, enter } from './lives.ts';
import { phoneOf } from './phones.ts';
import { openNew } from './takeover.ts';

const PLAN = { seed: 20_261_122, accounts: 600, day: dayOf(2026, 10, 1) };
const SIZE = sizeOf(PLAN);

function wholeBook(plan = PLAN): BookAccount[] {
  const size = sizeOf(plan);
  return Array.from({ length: size.borrowers }, (_, at) =>
    bookAccounts(plan, size, at + 1, HOUSE, FIRST_LADDER),
  ).flat();
}

const book = wholeBook();

test('a book has exactly as many accounts as asked for, each with a number of its own', () => {
  expect(book.length).toBe(PLAN.accounts);
  expect(new Set(book.map(({ contract }) => contract.id)).size).toBe(PLAN.accounts);
});

test('the same seed gives the same book, borrower by borrower in any order; another seed gives another', () => {
  const backwards = Array.from({ length: SIZE.borrowers }, (_, at) =>
    bookAccounts(PLAN, SIZE, SIZE.borrowers - at, HOUSE, FIRST_LADDER),
  )
    .reverse()
    .flat();
  expect(backwards).toEqual(book);
  expect(wholeBook({ ...PLAN, seed: PLAN.seed + 1 })).not.toEqual(book);
});

test('every account is the fold of its events, and owes what a replay of its history says', () => {
  let told = 0;
  for (const { events, account: held, schedule, contract } of book) {
    const folded = events.reduce<Parameters<typeof evolve>[0]>(
      (account, event) => evolve(account, event),
      null,
    );
    expect(folded).toEqual(held);
    const opened = events[0]!.body;
    if (opened.type !== 'opened') throw new Error('an account begins with its opening');
    const facts = events.flatMap(({ body }) => (body.type === 'fact' ? [body.fact] : []));
    if (facts.length === 0) continue;
    told += 1;
    const again = replay(
      { opening: opened.opening, schedule, facts },
      contract.product,
      PLAN.day - 1,
      PLAN.day - 1,
    );
    const { seq: _a, ladderDay: _b, ...replayed } = again.account;
    const { seq: _c, ladderDay: _d, ...lived } = held;
    expect(lived).toEqual(replayed);
  }
  expect(told).toBeGreaterThan(100);
});

test('a fact booked from the state at hand is the event that replaying the whole history gives', () => {
  let compared = 0;
  for (let borrower = 1; compared < 300; borrower += 1)
    for (const contract of contractsOf(5, borrower, HOUSE)) {
      const { product } = contract;
      const payer = payerOf(5, borrower, contract.id);
      const first = dayOf(2026, 1, 15);
      const life = beginLife(openNew(contract, first, HOUSE), false);
      for (let day = first; day < first + 120; day += 1) {
        const [fact, ...more] = factsOn(payer, life.account, day, product);
        if (fact !== undefined) {
          const entry = enterFact(life.account, life.history, fact, day - 1, day, product, []);
          enter(life, fact, day, product, (event, after) => {
            if ('refused' in entry) throw new Error(entry.what);
            expect(event).toEqual(entry.event);
            expect(after).toEqual(entry.account);
            compared += 1;
          });
          for (const other of more) enter(life, other, day, product, () => {});
        }
        closeNight(life, day, product, null, () => {});
      }
    }
});

test('what is taken over adds up: parts of the loan, arrears that fell due, a bill with its minimum', () => {
  for (const { events, contract } of book) {
    const { body } = events[0]!;
    if (body.type !== 'opened' || isTold(PLAN, contract.borrower)) continue;
    const { opening } = body;
    expect(opening.arrears.every(({ due, principal }) => due < PLAN.day && principal > 0n)).toBe(true);
    expect(opening.next === null || opening.next.due >= PLAN.day).toBe(true);
    expect(opening.minimum).toBeLessThanOrEqual(
      opening.billed + sum(opening.arrears.map((row) => row.principal)),
    );
    expect(opening.nextStatement === null).toBe(contract.product.family === 'instalment');
  }
});

test('accounts that fall due on the same date have neighbouring numbers', () => {
  const cohorts = book
    .map(({ contract }) => contract.id)
    .sort((a, b) => a - b)
    .map((id) => Math.floor(id / 100_000_000));
  expect(cohorts).toEqual([...cohorts].sort((a, b) => a - b));
  expect(new Set(cohorts).size).toBe(29);
});

test('no telephone number can belong to anyone', () => {
  const numbers = Array.from({ length: 20_000 }, (_, at) => bookBorrower(PLAN, at + 1)).map(
    ({ phone }) => phone,
  );
  const nobody = /^\+(86154\d{8}|1\d{3}55501\d\d|447700900\d{3}|441632960\d{3}|61[2378](5550|7010)\d{4})$/;
  expect(numbers.filter((number) => !nobody.test(number))).toEqual([]);
  // The numbering plan itself says so where it can: 154 is a possible number that no operator has.
  for (const number of numbers.filter((one) => one.startsWith('+86'))) {
    const parsed = parsePhoneNumberFromString(number);
    expect([parsed?.isPossible(), parsed?.isValid()]).toEqual([true, false]);
  }
});

test('numbers repeat only when their range is used up', () => {
  for (const [country, size] of [
    ['CN', 50_000],
    ['US', 1400],
    ['GB', 2000],
    ['AU', 80_000],
  ] as const)
    expect(new Set(Array.from({ length: size }, (_, count) => phoneOf(country, count))).size).toBe(size);
});

test('borrowers read Chinese and English, live in several time zones and hold one to four accounts', () => {
  const people = Array.from({ length: SIZE.borrowers }, (_, at) => bookBorrower(PLAN, at + 1));
  expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['zh-CN', 'en']));
  expect(new Set(people.map(({ timeZone }) => timeZone)).size).toBeGreaterThan(5);
  expect(people.every(({ email }) => /^[a-z.]+\.\d+@example\.com$/.test(email))).toBe(true);
  const held = Map.groupBy(book, ({ contract }) => contract.borrower);
  expect(new Set([...held.values()].map((accounts) => accounts.length))).toEqual(new Set([1, 2, 3, 4]));
});
