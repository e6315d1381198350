import { describe, expect, test } from 'vitest';
import type { CallOutcome, Happening, Person, Situation } from '../situation.ts';
import { lostContact } from './lost-contact.ts';

const DAY = 1440;
/** Wednesday 2026-03-04, 00:00 in Shanghai, which is 16:00 of the day before in UTC. */
const MIDNIGHT = 20_516 * DAY - 480;
const at = (day: number, hour: number) => MIDNIGHT + day * DAY + hour * 60;
const TERMS = { failedCalls: 3, failedDays: 3 };

const call = (day: number, hour: number, outcome: CallOutcome, to = 'debtor'): Happening => ({
  at: at(day, hour),
  id: null,
  dayOnly: false,
  type: 'call',
  by: 'bank',
  to,
  address: 'M1',
  outcome,
  attributedTo: null,
  raised: [],
  discussed: [],
  limitedContent: false,
  purpose: 'collect',
  answerBelievedWrong: false,
  nowBelievedRight: false,
});
const invalid = (day: number, hour: number, address: string): Happening => ({
  at: at(day, hour),
  id: null,
  dayOnly: false,
  type: 'number-invalid',
  address,
});
const spoke = (day: number, hour: number): Happening => ({
  at: at(day, hour),
  id: null,
  dayOnly: false,
  type: 'inbound',
  way: 'sms',
  from: 'debtor',
  address: 'M1',
  conversation: false,
  discussed: [],
  debts: [],
});

function situation(
  log: readonly Happening[],
  reachable: boolean | null,
  mobiles: readonly string[],
): Situation {
  const known = { name: 'Asia/Shanghai', offsets: [{ from: 0, ahead: 480 }], until: MIDNIGHT + 999 * DAY };
  return {
    zones: [known],
    people: [{ id: 'debtor', role: 'debtor', reachable } as Person],
    addresses: mobiles.map((id) => ({
      id,
      kind: 'mobile',
      of: 'debtor',
      provenance: 'reserved',
      state: 'active',
    })),
    log,
  } as unknown as Situation;
}

describe('a debtor is lost', () => {
  const failed = 'unreachable';
  test.each<[string, readonly Happening[], number, number | null]>([
    ['not without a try', [], at(0, 18), null],
    ['not after two calls that failed', [call(0, 9, failed), call(0, 11, failed)], at(1, 9), null],
    [
      'from the next day after three',
      [call(0, 9, failed), call(0, 11, 'no-answer'), call(0, 14, 'not-in-service')],
      at(0, 17),
      at(1, 0),
    ],
    [
      'whoever else was called',
      [call(0, 9, failed), call(0, 10, failed, 'other'), call(0, 14, failed)],
      at(1, 9),
      null,
    ],
    [
      'not when one of them was answered',
      [call(0, 9, failed), call(0, 11, 'dropped'), call(0, 14, failed)],
      at(1, 9),
      null,
    ],
    [
      'not when the line was busy',
      [call(0, 9, failed), call(0, 11, 'busy'), call(0, 14, failed)],
      at(1, 9),
      null,
    ],
    [
      'not when he wrote in between',
      [call(0, 9, failed), call(0, 11, failed), spoke(0, 12), call(0, 14, failed)],
      at(1, 9),
      null,
    ],
    [
      'no longer once he wrote',
      [call(0, 9, failed), call(0, 11, failed), call(0, 14, failed), spoke(1, 8)],
      at(1, 9),
      null,
    ],
    [
      'on three days running, from the next',
      [call(0, 12, failed), call(1, 12, failed), call(2, 12, failed)],
      at(2, 18),
      at(3, 0),
    ],
    ['at once when the number he left is invalid', [invalid(0, 10, 'M1')], at(0, 12), at(0, 10)],
    ['not by a number that is found later', [invalid(0, 13, 'M1')], at(0, 12), null],
    ['not when he wrote after that', [invalid(0, 10, 'M1'), spoke(0, 11)], at(0, 12), null],
  ])('%s', (_, log, now, from) => {
    expect(lostContact(TERMS, now, situation(log, null, ['M1'])).from).toBe(from);
  });

  test('not while another number he left may work', () => {
    const log = [invalid(0, 10, 'M1')];
    expect(lostContact(TERMS, at(0, 12), situation(log, null, ['M1', 'M2'])).from).toBeNull();
    const both = [...log, invalid(0, 11, 'M2')];
    expect(lostContact(TERMS, at(0, 12), situation(both, null, ['M1', 'M2'])).from).toBe(at(0, 11));
  });

  test('what was established wins over the log', () => {
    const log = [call(0, 9, failed), call(0, 11, failed), call(0, 14, failed)];
    expect(lostContact(TERMS, at(1, 9), situation(log, true, ['M1'])).from).toBeNull();
    expect(lostContact(TERMS, at(0, 9), situation([], false, ['M1'])).from).toBe(at(0, 9));
  });

  test('the third day is said to be left open', () => {
    const log = [call(0, 12, failed), call(1, 12, failed), call(2, 12, failed)];
    expect(lostContact(TERMS, at(2, 18), situation(log, null, ['M1'])).boundary).toBe(true);
    expect(lostContact(TERMS, at(3, 9), situation(log, null, ['M1'])).boundary).toBe(false);
  });
});
