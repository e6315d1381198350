import { describe, expect, test } from 'vitest';
import { CHINESE_DEADLINES } from '../../policy/deadlines/chinese-deadlines.ts';
import { deadlinesOn } from '../../policy/deadlines/deadlines.ts';
import { formatDay, parseDay } from '../days.ts';
import { binds, termsOf } from './deadline-law.ts';
import { dutiesOn } from './duty.ts';
import { lack } from './lack.ts';
import { againFrom, isRunning, moratoriumEnd } from './moratorium-end.ts';
import { isTooLong, lastPlanDay } from './plan-length.ts';
import { answerBy, decideBy } from './reply-clock.ts';

const day = (text: string) => parseDay(text)!;
const TODAY = day('2026-11-22');
const BRITISH = deadlinesOn(['UK'], TODAY, { kind: 'authorised-firm', ownName: true }, new Set());

describe('clocks of complaints and disputes', () => {
  const complaint = termsOf(CHINESE_DEADLINES, 'complaint')[0]!;
  test.each([
    ['simple', '2026-03-17'],
    ['complex', '2026-04-01'],
    ['extended', '2026-05-01'],
  ] as const)('a %s complaint of 2 March: %s', (kind, last) => {
    expect(formatDay(decideBy(day('2026-03-02'), kind, complaint))).toBe(last);
  });

  test('a disputed credit record: 20 days', () => {
    const reply = termsOf(CHINESE_DEADLINES, 'credit-dispute-reply')[0]!;
    expect(formatDay(answerBy(day('2026-12-20'), reply))).toBe('2027-01-09');
  });
});

describe('moratoria of England and Wales', () => {
  const [standard, crisis] = termsOf(BRITISH, 'moratorium');
  const breathing = { kind: 'breathing-space', from: day('2026-03-02'), treatmentEnds: null } as const;
  const treated = {
    kind: 'breathing-space-crisis',
    from: day('2026-03-02'),
    treatmentEnds: day('2026-06-10'),
  } as const;

  test('60 days, the later reading; 30 after the treatment', () => {
    expect(moratoriumEnd(breathing, standard!)).toBe(day('2026-05-01'));
    expect(moratoriumEnd(treated, crisis!)).toBe(day('2026-07-10'));
    expect(moratoriumEnd({ ...treated, treatmentEnds: null }, crisis!)).toBeNull();
    expect(moratoriumEnd({ ...breathing, from: undefined }, standard!)).toEqual(lack('hold.from'));
  });

  test.each([
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2026-05-01', true],
    ['2026-05-02', false],
  ])('runs on %s: %s', (asOf, runs) => {
    expect(isRunning(breathing, standard!, day(asOf))).toBe(runs);
  });

  test('runs while the treatment goes on', () => {
    expect(isRunning({ ...treated, treatmentEnds: null }, crisis!, day('2030-01-01'))).toBe(true);
  });

  test('again after twelve months, in a crisis at any time', () => {
    expect(againFrom(day('2026-03-02'), standard!)).toBe(day('2027-03-02'));
    expect(againFrom(day('2026-03-02'), crisis!)).toBeNull();
  });

  test('agents are told where there are any', () => {
    const law = termsOf(BRITISH, 'duty');
    expect(dutiesOn('moratorium', true, law)).toEqual(['tell-agents-to-stop']);
    expect(dutiesOn('moratorium', false, law)).toEqual([]);
    expect(dutiesOn('objection', true, law)).toEqual([]);
  });
});

describe('terms of plans, and whom acts bind', () => {
  test('sixty months at most', () => {
    const plan = termsOf(CHINESE_DEADLINES, 'plan-length')[0]!;
    expect([isTooLong(60, plan), isTooLong(61, plan)]).toEqual([false, true]);
    expect(formatDay(lastPlanDay(day('2024-02-29'), plan))).toBe('2029-02-28');
  });

  test('the cap on private loans leaves licensed lenders out, whatever the loan is called', () => {
    const cap = termsOf(CHINESE_DEADLINES, 'act')[0]!;
    expect(binds(cap, 'private-lender', [])).toBe(true);
    expect(binds(cap, 'small-loan', ['private-loan'])).toBe(false);
    expect(binds(cap, 'assignee', ['private-loan'])).toBe(true);
    expect(binds(cap, 'assignee', ['card'])).toBe(false);
  });

  test('a creditor that hides its own name, or of whom that is not known, is bound as a debt collector as well', () => {
    const ids = (ownName: boolean | undefined) =>
      deadlinesOn(['US-FED'], TODAY, { kind: 'bank', ownName }, new Set()).map(({ id }) => id);
    expect(ids(true)).not.toContain('US-VN-PERIOD');
    expect(ids(false)).toContain('US-VN-PERIOD');
    expect(ids(undefined)).toEqual(ids(false));
  });

  test('a rule counts from its day, a draft only where it is asked for', () => {
    const ids = (date: string, assumed: string[] = []) =>
      deadlinesOn(['US-NYC', 'IN'], day(date), { kind: 'bank', ownName: true }, new Set(assumed)).map(
        ({ id }) => id,
      );
    expect(ids('2026-08-31')).toEqual([]);
    expect(ids('2026-09-01')).toContain('US-NYC-5-77');
    expect(ids('2027-01-01')).not.toContain('IN-2026');
    expect(ids('2026-01-01', ['in_rbi_draft_2026'])).toEqual(['IN-2026']);
  });
});
