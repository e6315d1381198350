import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTICES } from '../../policy/words/notices-usa.ts';
import { dayOf, formatDay } from '../days.ts';
import type { Jurisdiction } from '../gate/law.ts';
import { businessDaysFrom, type Calendar, isBusinessDay } from './notice-days.ts';
import { judgeNotice, type Notice } from './statutory-notice.ts';

const CALENDAR: Calendar = {
  years: [2025, 2026, 2027],
  // Memorial Day, Independence Day (Saturday), Thanksgiving, Christmas, New Year.
  holidays: new Set([
    dayOf(2026, 5, 25),
    dayOf(2026, 7, 4),
    dayOf(2026, 11, 26),
    dayOf(2026, 12, 25),
    dayOf(2027, 1, 1),
  ]),
  workdays: new Set(),
};
const MONDAY = dayOf(2026, 3, 2);
const plain: Notice = {
  notice: 'validation',
  on: MONDAY,
  way: 'letter',
  written: true,
  form: null,
  added: null,
  first: null,
  providedOn: null,
  returned: false,
  lastKnown: false,
  consentsToElectronic: true,
  needsRepresentative: false,
  instrument: null,
};
const judge = (over: Partial<Notice>, where: readonly Jurisdiction[] = ['US-FED'], calendar = CALENDAR) =>
  judgeNotice(
    { ...plain, ...over },
    NOTICES.filter(({ jurisdiction }) => where.includes(jurisdiction)),
    calendar,
  );
const against = (over: Partial<Notice>, where?: readonly Jurisdiction[]) =>
  judge(over, where)
    .filter(({ outcome }) => outcome !== 'pass')
    .flatMap(({ reasons = [], require = [] }) => [...reasons, ...require]);

describe('business days', () => {
  test.each([
    ['over a weekend', dayOf(2026, 3, 20), -3, '2026-03-17'],
    ['ten back', dayOf(2026, 3, 20), -10, '2026-03-06'],
    ['over Thanksgiving', dayOf(2026, 11, 25), 1, '2026-11-27'],
    ['back over Memorial Day', dayOf(2026, 5, 26), -1, '2026-05-22'],
    ['over New Year', dayOf(2026, 12, 31), 1, '2027-01-04'],
  ])('%s', (_name, from, count, expected) => {
    expect(formatDay(businessDaysFrom(from, count, CALENDAR)!)).toBe(expected);
  });

  test('a year whose holidays are not known is not guessed', () => {
    expect(businessDaysFrom(dayOf(2027, 12, 31), 1, CALENDAR)).toBeNull();
    const [found] = judge(
      { notice: 'deposit', instrument: { postdatedDays: 9, depositOn: dayOf(2028, 2, 1) } },
      ['US-FED'],
    );
    expect(found).toMatchObject({ outcome: 'missing', from: { missing: 'calendar' } });
  });

  test('there and back is the same day, for business days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayOf(2026, 2, 1), max: dayOf(2026, 10, 1) }),
        fc.integer({ min: 1, max: 30 }),
        (day, count) => {
          fc.pre(isBusinessDay(day, CALENDAR));
          const there = businessDaysFrom(day, count, CALENDAR)!;
          expect(businessDaysFrom(there, -count, CALENDAR)).toBe(day);
          expect(there - day).toBeGreaterThanOrEqual(count);
        },
      ),
      { seed: 20261122 },
    );
  });
});

describe('the deposit of a post-dated cheque (12 CFR 1006.22(c)(1))', () => {
  const cheque = (on: number, postdatedDays = 12, written: boolean | null = true) =>
    against({
      notice: 'deposit',
      on,
      written: written ?? undefined,
      instrument: { postdatedDays, depositOn: dayOf(2026, 3, 20) },
    });

  test.each([
    ['2026-03-05', ['outside_notice_window']],
    ['2026-03-06', []],
    ['2026-03-10', []],
    ['2026-03-17', []],
    ['2026-03-18', ['outside_notice_window']],
  ])('notice on %s', (day, expected) => {
    expect(cheque(dayOf(2026, 3, Number(day.slice(8))))).toEqual(expected);
  });

  test('post-dated by five days needs none, by six it does', () => {
    expect(cheque(dayOf(2026, 3, 19), 5)).toEqual([]);
    expect(cheque(dayOf(2026, 3, 19), 6)).toEqual(['outside_notice_window']);
  });

  test('must be written; unknown is missing', () => {
    expect(cheque(dayOf(2026, 3, 10), 12, false)).toEqual(['not_in_writing']);
    expect(cheque(dayOf(2026, 3, 10), 12, null)).toEqual(['missing_fact']);
  });
});

describe('the validation information (12 CFR 1006.34, 1006.42)', () => {
  const first = { on: MONDAY, withNotice: false };
  test.each<[string, Partial<Notice>, string[]]>([
    ['with the first communication', {}, []],
    ['on the fifth day', { first, on: MONDAY + 5 }, []],
    ['on the sixth', { first, on: MONDAY + 6 }, ['notice_late']],
    ['again, after one in time', { first, on: MONDAY + 40, providedOn: MONDAY + 3 }, []],
    ['the first communication carried it', { first: { on: MONDAY, withNotice: true }, on: MONDAY + 40 }, []],
    ['nobody knows whether there was a first', { first: undefined }, ['missing_fact', 'missing_fact']],
    ['by e-mail with consent', { first, way: 'email' }, []],
    [
      'by e-mail without',
      { first, way: 'email', consentsToElectronic: false },
      ['esign_consent_missing', 'obtain_esign_consent'],
    ],
    ['in the first communication by e-mail', { way: 'email', consentsToElectronic: false }, []],
    ['by word of mouth in the first communication', { way: 'call', written: false }, []],
    ['by word of mouth later', { first, way: 'call' }, ['not_in_writing']],
    ['on a postcard', { way: 'postcard' }, ['postcard']],
    ['to an address that sent it back', { returned: true }, ['notice_returned']],
    ['to somebody who is dead', { needsRepresentative: true }, ['address_named_estate_representative']],
    ['to the estate of one who had it', { needsRepresentative: true, providedOn: MONDAY - 90 }, []],
  ])('%s', (_name, over, expected) => {
    expect(against(over)).toEqual(expected);
  });

  test('Massachusetts counts business days, and together the earlier day holds', () => {
    const friday = { on: dayOf(2026, 11, 20), withNotice: false };
    const days = (where: Jurisdiction) =>
      judge({ first: friday, on: dayOf(2026, 11, 23) }, [where]).flatMap(({ values }) =>
        values?.deadline === undefined ? [] : [formatDay(values.deadline as number)],
      );
    expect(days('US-FED')).toEqual(['2026-11-25']);
    expect(days('US-MA')).toEqual(['2026-11-30']);
  });

  test('Model Form B-1 is a safe harbour, unless more is added than may be', () => {
    const harbour = (over: Partial<Notice>) => judge(over).flatMap(({ reasons = [] }) => reasons);
    expect(harbour({ form: 'model-b1' })).toEqual(['safe_harbor']);
    expect(harbour({ form: 'model-b1', added: ['callback-number'] })).toEqual(['safe_harbor']);
    expect(harbour({ form: 'model-b1', added: ['settlement-offer'] })).toEqual([]);
    expect(harbour({ lastKnown: true })).toEqual(['safe_harbor']);
  });
});
