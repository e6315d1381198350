import { describe, expect, test } from 'vitest';
import { AMERICAN_DEADLINES } from '../../policy/deadlines/american-deadlines.ts';
import { CHINESE_DEADLINES } from '../../policy/deadlines/chinese-deadlines.ts';
import { parseDay } from '../days.ts';
import { termsOf } from './deadline-law.ts';
import { furnishAfterContact, furnishByConsent, type Heard } from './furnishing.ts';
import { lack } from './lack.ts';
import { negativeRecordEnd } from './negative-record.ts';

const CONTACT = termsOf(AMERICAN_DEADLINES, 'furnish-after-contact')[0]!;
const CONSENT = termsOf(CHINESE_DEADLINES, 'furnish-by-consent')[0]!;
const day = (text: string) => parseDay(text)!;
const sent = (on: string, backOn: string | null = null, watchedUntil: string | null = null): Heard => ({
  by: 'sent',
  on: day(on),
  backOn: backOn === null ? null : day(backOn),
  watchedUntil: watchedUntil === null ? null : day(watchedUntil),
});

describe('reporting after contact (12 CFR 1006.30(a))', () => {
  test.each<[string, readonly Heard[], string, string, string | null]>([
    ['nothing was told', [], '2026-05-15', 'refuse', 'not_told_before_furnishing'],
    ['a talk', [{ by: 'talk', on: day('2026-05-15') }], '2026-05-15', 'pass', null],
    [
      'a talk later',
      [{ by: 'talk', on: day('2026-05-16') }],
      '2026-05-15',
      'refuse',
      'not_told_before_furnishing',
    ],
    ['on the fourteenth day', [sent('2026-05-01')], '2026-05-14', 'refuse', 'waiting_period_open'],
    ['the day after it', [sent('2026-05-01')], '2026-05-15', 'pass', 'boundary_choice'],
    ['two days after it', [sent('2026-05-01')], '2026-05-16', 'pass', null],
    ['came back within', [sent('2026-05-01', '2026-05-14')], '2026-05-20', 'refuse', 'notice_returned'],
    ['came back after', [sent('2026-05-01', '2026-05-15')], '2026-05-20', 'pass', null],
    [
      'came back, another waits',
      [sent('2026-05-01', '2026-05-10'), sent('2026-05-10')],
      '2026-05-23',
      'refuse',
      'waiting_period_open',
    ],
    [
      'came back, another stayed away',
      [sent('2026-05-01', '2026-05-10'), sent('2026-05-10')],
      '2026-05-25',
      'pass',
      null,
    ],
    [
      'came back, then a talk',
      [sent('2026-05-01', '2026-05-10'), { by: 'talk', on: day('2026-05-12') }],
      '2026-05-12',
      'pass',
      null,
    ],
    [
      'watched too short',
      [sent('2026-05-01', null, '2026-05-10')],
      '2026-06-01',
      'refuse',
      'waiting_period_open',
    ],
    ['watched long enough', [sent('2026-05-01', null, '2026-05-14')], '2026-06-01', 'pass', null],
  ])('%s', (_what, heard, on, outcome, reason) => {
    const found = furnishAfterContact(heard, CONTACT, day(on));
    expect([found.outcome, found.reasons?.[0] ?? null]).toEqual([outcome, reason]);
  });
});

describe('reporting by consent (征信业管理条例 15, 29)', () => {
  test.each<[boolean | undefined, boolean | undefined, boolean, string, string | null]>([
    [true, true, true, 'pass', null],
    [false, true, true, 'refuse', 'written_consent_missing'],
    [true, false, true, 'refuse', 'not_told_before_furnishing'],
    [true, false, false, 'pass', null],
    [undefined, true, true, 'missing', 'missing_fact'],
    [true, undefined, true, 'missing', 'missing_fact'],
  ])('consent %s, told %s, negative %s: %s', (consent, told, negative, outcome, reason) => {
    const found = furnishByConsent({ consent, told, negative }, CONSENT);
    expect([found.outcome, found.reasons?.[0] ?? null]).toEqual([outcome, reason]);
  });
});

describe('how long a negative record stays', () => {
  const [china] = termsOf(CHINESE_DEADLINES, 'negative-record');
  const [usa] = termsOf(AMERICAN_DEADLINES, 'negative-record');
  test.each([
    ['2026-03-15', '2031-03-15'],
    ['2024-02-29', '2029-02-28'],
  ])('China: the conduct ended on %s, gone after %s', (ended, last) => {
    expect(negativeRecordEnd({ conductEnded: day(ended), delinquentFrom: undefined }, china!)).toBe(
      day(last),
    );
  });

  test('unpaid: it has not begun; not recorded: a lack', () => {
    expect(negativeRecordEnd({ conductEnded: null, delinquentFrom: day('2018-01-01') }, china!)).toBeNull();
    expect(negativeRecordEnd({ conductEnded: undefined, delinquentFrom: undefined }, china!)).toEqual(
      lack('debt.conductEnded'),
    );
  });

  test('USA: from the delinquency, paid or not', () => {
    expect(negativeRecordEnd({ conductEnded: null, delinquentFrom: day('2020-01-01') }, usa!)).toBe(
      day('2027-06-29'),
    );
  });
});
