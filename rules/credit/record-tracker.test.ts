import { expect, test } from 'vitest';
import { dayOf } from '../days.ts';
import { monthsInOrder, recordsOf } from './record-tracker.ts';

const CHINA = { from: 'conduct-ended', begins: { days: 0 }, runs: { years: 5 } } as const;
const USA = { from: 'delinquency', begins: { days: 180 }, runs: { years: 7 } } as const;
const SINCE = dayOf(2026, 3, 10);
const told = (act: Parameters<typeof recordsOf>[0][number]['act'], day: number) => ({
  act,
  day,
  since: SINCE,
});

test('a record stands from its report, leaves five years after it ended, and not before it ended', () => {
  const reported = told('report', dayOf(2026, 4, 20));
  expect(recordsOf([told('announce', dayOf(2026, 3, 25))], CHINA)).toEqual([]);
  expect(recordsOf([reported, told('mark', dayOf(2026, 5, 1))], CHINA)).toMatchObject([
    { endedOn: null, marked: true, leavesOn: null },
  ]);
  expect(recordsOf([reported, told('end', dayOf(2026, 6, 1))], CHINA)).toMatchObject([
    { endedOn: dayOf(2026, 6, 1), marked: false, leavesOn: dayOf(2031, 6, 1) },
  ]);
  expect(recordsOf([reported], USA)[0]?.leavesOn).toBe(dayOf(2033, 9, 6));
  expect(recordsOf([reported, told('correct', dayOf(2026, 6, 1))], CHINA)).toEqual([]);
});

test('months in order are counted back from now and end at the first that was late', () => {
  const asked = [1, 2, 3, 4, 5, 6].map((month) => dayOf(2026, month, 10));
  const today = dayOf(2026, 6, 20);
  expect(monthsInOrder(asked, [], today)).toBe(5);
  expect(monthsInOrder(asked, [{ from: dayOf(2026, 3, 11), to: dayOf(2026, 4, 2) }], today)).toBe(1);
  expect(monthsInOrder(asked, [{ from: dayOf(2026, 6, 11), to: null }], today)).toBe(0);
  expect(monthsInOrder([], [], today)).toBe(0);
});
