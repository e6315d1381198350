import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTICES } from '../../policy/words/notices-usa.ts';
import { dayOf, formatDay } from '../days.ts';
import { calendarBy } from '../deadlines/working-day.ts';
import type { Jurisdiction } from '../gate/law.ts';
import { judgeNotice, type Notice } from './statutory-notice.ts';

const YEARS = [2025, 2026, 2027];
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
const judge = (over: Partial<Notice>, where: readonly Jurisdiction[] = ['US-FED']) =>
  judgeNotice(
    { ...plain, ...over },
    NOTICES.filter(({ jurisdiction }) => where.includes(jurisdiction)),
    (holidays) => calendarBy(holidays, YEARS),
  );
const against = (over: Partial<Notice>, where?: readonly Jurisdiction[]) =>
  judge(over, where)
    .filter(({ outcome }) => outcome !== 'pass')
    .flatMap(({ reasons = [], require = [] }) => [...reasons, ...require]);

describe('days off', () => {
  test.each([
    ['over a weekend', dayOf(2026, 3, 20), '2026-03-06', '2026-03-17'],
    ['over Thanksgiving', dayOf(2026, 12, 2), '2026-11-17', '2026-11-27'],
    ['over Memorial Day', dayOf(2026, 5, 28), '2026-05-13', '2026-05-22'],
    ['over New Year', dayOf(2027, 1, 5), '2026-12-18', '2026-12-30'],
  ])('%s', (_name, depositOn, from, to) => {
    const [found] = judge({ notice: 'deposit', instrument: { postdatedDays: 9, depositOn } });
    expect((found!.values!.window as number[]).map(formatDay)).toEqual([from, to]);
  });

  test('a year whose holidays are not known is not guessed', () => {
    const [found] = judge({
      notice: 'deposit',
      instrument: { postdatedDays: 9, depositOn: dayOf(2028, 2, 1) },
    });
    expect(found).toMatchObject({ outcome: 'missing', from: { missing: 'calendar.2028' } });
  });

  test('the window ends before the deposit, and never begins after it ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOf(2025, 3, 1), max: dayOf(2027, 12, 31) }), (depositOn) => {
        const [found] = judge({ notice: 'deposit', instrument: { postdatedDays: 9, depositOn } });
        const [from, to] = found!.values!.window as [number, number];
        expect(depositOn - to).toBeGreaterThanOrEqual(3);
        expect(to - from).toBeGreaterThanOrEqual(7);
      }),
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
