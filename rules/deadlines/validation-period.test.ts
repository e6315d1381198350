import { describe, expect, test } from 'vitest';
import { AMERICAN_DEADLINES } from '../../policy/deadlines/american-deadlines.ts';
import { formatDay, parseDay } from '../days.ts';
import { termsOf } from './deadline-law.ts';
import { isLack, lack } from './lack.ts';
import { firstCommunication, isNoticeOwed, noticeDueBy, type Telling } from './validation-deadline.ts';
import { type ProvidedNotice, validationPeriod } from './validation-period.ts';
import { calendarBy } from './working-day.ts';

const PERIOD = termsOf(AMERICAN_DEADLINES, 'validation-period')[0]!;
const [FEDERAL, MASSACHUSETTS] = termsOf(AMERICAN_DEADLINES, 'validation-notice');
const day = (text: string) => parseDay(text)!;
const CALENDAR = calendarBy(PERIOD.holidays, [2025, 2026, 2027]);
const notice = (on: string, more: Partial<ProvidedNotice> = {}): ProvidedNotice => ({
  id: on,
  on: day(on),
  way: 'letter',
  receivedOn: null,
  cameBack: false,
  ...more,
});
const period = (...notices: ProvidedNotice[]) => {
  const found = validationPeriod(notices, PERIOD, CALENDAR);
  if (isLack(found)) throw new Error(found.lacks);
  return found;
};

describe('the validation period (12 CFR 1006.34(b)(5))', () => {
  test.each([
    ['2026-03-02', '2026-03-09', '2026-04-08'], // Monday to Monday
    ['2026-03-06', '2026-03-13', '2026-04-12'], // Friday
    ['2026-03-07', '2026-03-13', '2026-04-12'], // Saturday
    ['2026-03-08', '2026-03-13', '2026-04-12'], // Sunday
    ['2026-01-15', '2026-01-23', '2026-02-22'], // Martin Luther King's birthday
    ['2026-02-12', '2026-02-20', '2026-03-22'], // Washington's birthday
    ['2026-05-21', '2026-05-29', '2026-06-28'], // Memorial Day
    ['2026-06-15', '2026-06-23', '2026-07-23'], // Juneteenth
    ['2026-09-03', '2026-09-11', '2026-10-11'], // Labor Day
    ['2026-10-08', '2026-10-16', '2026-11-15'], // Columbus Day
    ['2026-11-09', '2026-11-17', '2026-12-17'], // Veterans Day
    ['2026-11-20', '2026-11-30', '2026-12-30'], // Thanksgiving
    ['2026-12-23', '2026-12-31', '2027-01-30'], // Christmas
    ['2026-12-28', '2027-01-05', '2027-02-04'], // New Year
  ])('provided on %s: assumed on %s, ends on %s', (on, assumed, ends) => {
    const found = period(notice(on));
    expect([formatDay(found.assumedOn), formatDay(found.ends), found.basis]).toEqual([
      assumed,
      ends,
      'assumed',
    ]);
  });

  test('a holiday on a Saturday leaves its Friday in the count, and says so', () => {
    const found = period(notice('2026-07-01'));
    expect([formatDay(found.assumedOn), found.observedDayCounted]).toEqual(['2026-07-08', true]);
    expect(period(notice('2026-07-06')).observedDayCounted).toBe(false);
  });

  test('a later day of receipt changes nothing, one handed over is received at once', () => {
    expect(period(notice('2026-01-15', { receivedOn: day('2026-01-29') })).basis).toBe('assumed');
    const handed = period(notice('2026-03-02', { way: 'visit' }));
    expect([handed.basis, formatDay(handed.ends)]).toEqual(['actual', '2026-04-01']);
  });

  test('one that came back starts nothing; the next does', () => {
    const back = notice('2026-03-02', { cameBack: true });
    expect(period(back, notice('2026-03-20')).notice.id).toBe('2026-03-20');
    expect(period(notice('2026-03-20'), notice('2026-03-02')).notice.id).toBe('2026-03-02');
    expect(validationPeriod([back], PERIOD, CALENDAR)).toEqual(lack('notice.received'));
    expect(validationPeriod([], PERIOD, CALENDAR)).toEqual(lack('notice'));
    expect(validationPeriod([notice('2027-12-30')], PERIOD, CALENDAR)).toEqual(lack('calendar.2028'));
  });
});

describe('the validation notice (12 CFR 1006.34(a); 940 CMR 7.08)', () => {
  test.each([
    ['2026-03-02', '2026-03-07', '2026-03-09'],
    ['2026-04-15', '2026-04-20', '2026-04-23'], // Patriots' Day
    ['2026-12-24', '2026-12-29', '2027-01-04'], // Christmas and New Year
    ['2027-07-01', '2027-07-06', '2027-07-09'], // 4 July on a Sunday
  ])('first told on %s: by %s, in Massachusetts by %s', (first, federal, massachusetts) => {
    const calendar = (rules: typeof FEDERAL) => calendarBy(rules!.holidays, [2026, 2027]);
    expect(formatDay(noticeDueBy(day(first), FEDERAL!, calendar(FEDERAL)) as number)).toBe(federal);
    expect(formatDay(noticeDueBy(day(first), MASSACHUSETTS!, calendar(MASSACHUSETTS)) as number)).toBe(
      massachusetts,
    );
  });

  const telling = (on: number, more: Partial<Telling> = {}): Telling => ({
    on,
    toConsumer: true,
    conveys: 'debt',
    formal: false,
    withValidation: false,
    ...more,
  });

  test('the first communication is the first that tells the consumer of the debt', () => {
    const tellings = [
      telling(1, { conveys: 'nothing' }),
      telling(2, { conveys: 'limited-content' }),
      telling(3, { formal: true }),
      telling(4, { toConsumer: false }),
      telling(5),
      telling(6),
    ];
    expect(firstCommunication(tellings)?.on).toBe(5);
    expect(firstCommunication(tellings.slice(0, 4))).toBeNull();
  });

  test.each<[string, Partial<Parameters<typeof isNoticeOwed>[0]>, number, boolean]>([
    ['nothing told yet', { first: null }, 12, false],
    ['told, not sent', {}, 12, true],
    ['still not sent when it is late', {}, 99, true],
    ['in the first communication', { first: telling(10, { withValidation: true }) }, 12, false],
    ['sent', { providedOn: 12 }, 12, false],
    ['not sent yet on that day', { providedOn: 13 }, 12, true],
    ['paid before it was due', { paidInFullOn: 12 }, 12, false],
    ['paid on the last day', { paidInFullOn: 15 }, 20, false],
    ['paid after it was due', { paidInFullOn: 16 }, 20, true],
    ['not paid yet on that day', { paidInFullOn: 14 }, 12, true],
  ])('%s', (_what, state, asOf, owed) => {
    const all = { first: telling(10), providedOn: null, paidInFullOn: null, ...state };
    expect(isNoticeOwed(all, 15, asOf)).toBe(owed);
  });

  test('a deadline that cannot be computed decides only what depends on it', () => {
    const state = { first: telling(10), providedOn: null, paidInFullOn: 12 };
    expect(isNoticeOwed(state, lack('calendar.2030'), 12)).toEqual(lack('calendar.2030'));
    expect(isNoticeOwed({ ...state, paidInFullOn: null }, lack('calendar.2030'), 12)).toBe(true);
  });
});
