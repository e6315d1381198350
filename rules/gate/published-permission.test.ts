/**
 * Does the gate decide as other projects assert? Their cases, each under a profile of its system: a few rules as data.
 * `docs/published-cases.md` has the table.
 */
import { describe, expect, test } from 'vitest';
import { zoneAround } from '../../server/zone-table.ts';
import { ladderOf, lifeUnder } from '../../tools/rehearsal/ladder-life.ts';
import { dayOf, formatDay } from '../days.ts';
import { decide, gate, type Law } from './gate.ts';
import type { LawRule } from './law.ts';
import { clockOf, clockText, localOf, type Minute, minutesAt } from './local-time.ts';
import type { Bar } from './prohibitions.ts';
import type { Attempt, CallOutcome, Happening, Situation, Way } from './situation.ts';

const NOON = 12 * 60;
const zone = (name: string) => zoneAround(name, dayOf(2026, 3, 1) * 1440);

/** A law of the house's own: these prohibitions, and nothing else. */
const lawOf = (...bars: readonly Bar[]): Law => ({
  version: 'profile',
  jurisdictions: ['HOUSE'],
  assumed: new Set(),
  rules: bars.map(
    (one, place): LawRule => ({
      id: `PROFILE-${place + 1}`,
      jurisdiction: 'HOUSE',
      from: dayOf(2020, 1, 1),
      to: null,
      source: 'profile of a published case',
      strength: 'must',
      confidence: 'V',
      says: { en: one.kind, zh: one.kind },
      bars: one,
    }),
  ),
});

const hours = (opens: string, closes: string): Bar => ({
  kind: 'quiet-hours',
  opens: clockOf(opens),
  closes: clockOf(closes),
  ways: 'all',
  unsettled: 'neither',
  consent: 'any',
});

/** At most so many contacts in so many days; what failed does not count. */
const atMost = (most: number, days: number, per: 'person' | 'debt'): Bar => ({
  kind: 'all-ways',
  most,
  days,
  per,
  ways: ['sms', 'call'],
  across: 'institution_and_agencies',
  uncounted: ['unreachable', 'not-in-service', 'busy'],
  folded: [],
  consent: null,
  except: [],
});

const person = {
  id: 'borrower',
  role: 'debtor',
  alive: true,
  minor: false,
  capable: true,
  bankrupt: false,
  represented: false,
  reachable: null,
  at: null,
  agreedToEntry: false,
  agreedToAdvertising: false,
  identityChecked: true,
  boundByGuarantee: false,
  employerForbids: false,
} as const satisfies Situation['people'][number];

const situationOf = (
  zones: readonly string[],
  log: readonly Happening[],
  more: Partial<Situation> = {},
): Situation => ({
  zones: zones.map(zone),
  collector: { id: 'house', kind: 'bank', records: true, allowsPersonalDevices: false, ownName: true },
  agencies: [],
  workers: [],
  people: [person],
  debts: ['1', '2'].map((id) => ({
    id,
    kind: 'other',
    servicedAs: id,
    owed: true,
    overdue: true,
    lawful: true,
    timeBarred: false,
    household: false,
  })),
  addresses: [
    {
      id: 'phone',
      kind: 'mobile',
      of: 'borrower',
      use: 'personal',
      zone: null,
      provenance: 'reserved',
      state: 'active',
      belongsTo: null,
      confidence: 100,
      lawfullyObtained: true,
      byEmployer: false,
      text: null,
    },
  ],
  holds: [],
  specialDays: [],
  log,
  calendar: { years: [], holidays: new Set(), workdays: new Set() },
  ...more,
});

const attemptAt = (at: Minute, debt = '1', way: Way = 'sms'): Attempt => ({
  at,
  way,
  by: 'house',
  worker: null,
  person: 'borrower',
  address: 'phone',
  debts: [debt],
  purpose: 'collect',
  start: 'collector',
  replyTo: null,
  place: null,
  visibleTo: 'person',
  saysCollector: true,
  envelope: [],
  advertising: false,
  content: [],
});

const head = (at: Minute) => ({ at, id: null, dayOnly: false });
const sent = (at: Minute, debt = '1'): Happening => ({
  ...head(at),
  type: 'message',
  way: 'sms',
  to: 'borrower',
  address: 'phone',
  debts: [debt],
  asked: false,
  replyTo: null,
});
const called = (at: Minute, outcome: CallOutcome): Happening => ({
  ...head(at),
  type: 'call',
  by: 'house',
  to: 'borrower',
  address: 'phone',
  outcome,
  attributedTo: '1',
  raised: [],
  discussed: [],
  limitedContent: false,
  purpose: 'collect',
  answerBelievedWrong: false,
  nowBelievedRight: false,
});

describe('SajG: India, 08:00–19:00, one a day, three a week', () => {
  const LAW = lawOf(hours('08:00', '19:00'), atMost(1, 1, 'person'), atMost(3, 7, 'person'));
  const KOLKATA = ['Asia/Kolkata'];
  const at = (clock: string, daysAgo = 0) =>
    minutesAt(zone(KOLKATA[0]!), dayOf(2026, 3, 16) - daysAgo, clockOf(clock))[0]!;
  const daysAgo = (...days: number[]) => days.map((ago) => sent(at('12:00', ago)));

  test.each<[string, string, Happening[], string, string[]]>([
    ['PER-01: noon, nothing before', '12:00', [], 'permit', []],
    ['PER-03: half past eight', '08:30', [], 'permit', []],
    ['PER-03: half past six', '18:30', [], 'permit', []],
    ['half past seven', '07:30', [], 'refuse', ['time_of_day']],
    ['seven in the evening', '19:00', [], 'refuse', ['time_of_day']],
    ['PER-05: one sent yesterday', '12:00', daysAgo(1), 'permit', []],
    ['one sent today', '12:00', [sent(at('09:00'))], 'refuse', ['frequency_attempts_all_channels']],
    ['PER-07: sent 8, 9 and 10 days ago', '12:00', daysAgo(10, 9, 8), 'permit', []],
    ['sent 1, 2 and 6 days ago', '12:00', daysAgo(6, 2, 1), 'refuse', ['frequency_attempts_all_channels']],
    ['sent 1, 2 and 7 days ago', '12:00', daysAgo(7, 2, 1), 'permit', []],
    [
      'PER-09: failed on three days before',
      '12:00',
      [3, 2, 1].map((ago) => called(at('12:00', ago), 'unreachable')),
      'permit',
      [],
    ],
    [
      'an outcome nobody heard of counts',
      '12:00',
      [3, 2, 1].map((ago) => called(at('12:00', ago), 'unknown')),
      'refuse',
      ['frequency_attempts_all_channels'],
    ],
  ])('%s', (_, clock, log, result, reasons) => {
    const decision = gate(attemptAt(at(clock)), situationOf(KOLKATA, log), LAW);
    const against = decision.verdicts.filter(({ outcome }) => outcome === 'refuse');
    expect({
      result: decision.result,
      missing: decision.missing,
      reasons: against.flatMap((one) => one.reasons ?? []),
    }).toEqual({ result, missing: [], reasons });
  });
});

describe('CollectIQ: blocked, and nobody may override it', () => {
  const LAW = lawOf(
    { kind: 'disputed', written: false, inPeriod: false, partOnly: false, except: [], until: null },
    { kind: 'bankrupt' },
  );
  const NOW = dayOf(2026, 3, 16) * 1440 + NOON;
  const dispute: Happening = {
    ...head(NOW - 1440),
    type: 'dispute',
    written: true,
    inPeriod: true,
    portion: 'all',
    debts: null,
  };
  test.each<[string, Happening[], Partial<Situation>, string | null]>([
    ['PER-11: disputed and not validated', [dispute], {}, 'dispute_pending'],
    [
      'disputed and validated',
      [dispute, { ...head(NOW - 60), type: 'verification-sent', of: null }],
      {},
      null,
    ],
    ['PER-11: bankruptcy', [], { people: [{ ...person, bankrupt: true }] }, 'bankrupt'],
    ['neither', [], {}, null],
  ])('%s', (_, log, more, reason) => {
    const decision = gate(attemptAt(NOW), situationOf(['UTC'], log, more), LAW);
    expect(decision.missing).toEqual([]);
    expect(decision.result).toBe(reason === null ? 'permit' : 'refuse');
    expect(
      decision.verdicts.flatMap(({ outcome, reasons }) => (outcome === 'refuse' ? (reasons ?? []) : [])),
    ).toEqual(reason === null ? [] : [reason]);
    // A person may rebut a presumption; a refusal leaves nothing to rebut, and time alone does not lift these.
    expect(decision.verdicts.flatMap(({ factors }) => factors ?? [])).toEqual([]);
    if (reason !== null) expect(decision.nextAllowedAt).toBeNull();
  });
});

describe('Zotta: no rule for the jurisdiction', () => {
  test('PER-13: that system allows; we refuse and name what is missing', () => {
    const law: Law = { ...lawOf(hours('08:00', '19:00')), jurisdictions: ['UK'] };
    const decision = gate(
      attemptAt(dayOf(2026, 3, 16) * 1440 + NOON),
      situationOf(['Europe/London'], []),
      law,
    );
    expect([decision.result, decision.missing, decision.permit]).toEqual(['refuse', ['rules.UK'], null]);
  });
});

describe('va.gov: nobody in any US zone between 21:00 and 09:00', () => {
  const ZONES = ['New_York', 'Chicago', 'Denver', 'Phoenix', 'Los_Angeles', 'Anchorage'].map(
    (city) => `America/${city}`,
  );
  const LAW = lawOf(hours('09:00', '21:00'));
  const windowOn = (day: number): string[] => {
    const situation = situationOf([...ZONES, 'Pacific/Honolulu'], []);
    const eastern = zone('America/New_York');
    const start = minutesAt(eastern, day, 0)[0]!;
    const minutes = Array.from({ length: 1440 }, (_, minute) => start + minute);
    const open = minutes.filter((at) => decide(attemptAt(at), situation, LAW).result === 'permit');
    expect(open.at(-1)! - open[0]! + 1).toBe(open.length);
    return [open[0]!, open.at(-1)!].map((at) => clockText(localOf(eastern, at).clock));
  };

  test('PER-15: 14:00 to 20:59 in the east', () => {
    expect(windowOn(dayOf(2026, 1, 14))).toEqual(['14:00', '20:59']);
  });
  test('and an hour later from the spring on, since Hawaii keeps its clocks', () => {
    expect(windowOn(dayOf(2026, 7, 15))).toEqual(['15:00', '20:59']);
  });
});

describe('limits between contacts that a ladder is walked under', () => {
  const FIRST = dayOf(2026, 3, 1);
  const noonOf = (day: number) => (FIRST + day) * 1440 + NOON;
  /** Asks the gate for one message after another; what was sent is in the log that the next is asked with. */
  const sender = (law: Law) => {
    let log: readonly Happening[] = [];
    return (debt: string, at: Minute): boolean => {
      const { permit } = gate(attemptAt(at, debt), situationOf(['UTC'], log), law);
      if (permit !== null) log = [...log, sent(at, debt)];
      return permit !== null;
    };
  };

  test('DUN-07: Lago, above a threshold two attempts with more than two days between them', () => {
    const sends = sender(lawOf(atMost(1, 3, 'debt'), atMost(2, 365, 'debt')));
    const above = (least: bigint) => ladderOf([{ id: 'dun', day: 3, every: 1, until: 60, least }]);
    const usd = lifeUnder('2026-02-01', [['2026-03-01', 12_000n]], above(10_000n));
    const eur = lifeUnder('2026-02-01', [['2026-03-01', 14_900n]], above(15_000n));
    const attempts: string[] = [];
    for (let day = 1; day <= 14; day += 1) {
      const today = formatDay(FIRST + day);
      for (const [debt, life] of [
        ['1', usd],
        ['2', eur],
      ] as const)
        if (life.planned().includes(`${today} dun`) && sends(debt, noonOf(day)))
          attempts.push(`D${day} ${debt === '1' ? 'USD' : 'EUR'}`);
      if (day === 5)
        eur.enter(today, { id: 'more', type: 'charged', part: 'fee', amount: 1_000n, valueOn: FIRST + day });
      usd.closeThrough(today);
      eur.closeThrough(today);
    }
    expect(attempts).toEqual(['D3 USD', 'D6 USD', 'D6 EUR', 'D9 EUR']);
  });

  test('DUN-17: frappe counts its seven days from the contact, not from the day it was meant for', () => {
    const sends = sender(lawOf(atMost(1, 7, 'debt')));
    // Meant for day 1 and sent on day 4: the next is free on day 11, not on day 8.
    expect([4, 8, 10, 11].filter((day) => sends('1', noonOf(day)))).toEqual([4, 11]);
  });
});
