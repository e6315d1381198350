import { describe, expect, test } from 'vitest';
import { decide } from '../../rules/gate/gate.ts';
import type { Attempt, Happening, Situation, Way } from '../../rules/gate/situation.ts';
import { lawOf } from './packs.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Wednesday 2026-03-04, 10:00 in a zone that keeps UTC. */
const AT = 20_516 * DAY + 10 * HOUR;
const LAW = lawOf(['HOUSE']);

const person = {
  alive: true,
  minor: false,
  capable: true,
  bankrupt: false,
  represented: false,
  reachable: true,
  at: null,
  agreedToEntry: true,
  agreedToAdvertising: true,
  identityChecked: true,
  boundByGuarantee: false,
  employerForbids: false,
} as const;

const address = {
  id: 'phone',
  kind: 'mobile',
  of: 'borrower',
  use: null,
  zone: null,
  provenance: 'reserved',
  state: 'active',
  belongsTo: null,
  confidence: 95,
  lawfullyObtained: true,
  byEmployer: false,
  text: null,
} as const;

const situation: Situation = {
  zones: [{ name: 'UTC', offsets: [{ from: 0, ahead: 0 }], until: AT + 400 * DAY }],
  collector: {
    id: 'house',
    kind: 'consumer-finance',
    records: true,
    allowsPersonalDevices: false,
    ownName: true,
  },
  agencies: [
    { id: 'firm', entrusted: true, debtorTold: true, lawFirm: true },
    { id: 'agency', entrusted: true, debtorTold: true, lawFirm: false },
  ],
  workers: [],
  people: [{ ...person, id: 'borrower', role: 'debtor' }],
  debts: [
    {
      id: 'loan',
      kind: 'other',
      servicedAs: 'loan',
      owed: true,
      overdue: true,
      lawful: true,
      timeBarred: false,
      household: false,
    },
  ],
  addresses: [address, { ...address, id: 'post', kind: 'postal' }],
  holds: [],
  specialDays: [],
  steps: { since: AT - 40 * DAY, impossible: [] },
  log: [],
  calendar: { years: [2025, 2026, 2027], holidays: new Set(), workdays: new Set() },
};

const attempt: Attempt = {
  at: AT,
  way: 'sms',
  by: 'house',
  worker: null,
  person: 'borrower',
  address: 'phone',
  debts: ['loan'],
  purpose: 'collect',
  start: 'collector',
  replyTo: null,
  place: null,
  visibleTo: 'person',
  saysCollector: true,
  envelope: ['addressed', 'private'],
  advertising: false,
  content: [],
};

const head = (daysAgo: number) => ({ at: AT - daysAgo * DAY, id: null, dayOnly: false });
const letter = { way: 'letter', by: 'firm', address: 'post' } as const;
const visit = {
  way: 'visit',
  address: null,
  place: 'home',
  booking: { confirmedByBorrower: true, approvedBySecond: true },
} as const;
const message = (daysAgo: number, way: Way): Happening => ({
  ...head(daysAgo),
  type: 'message',
  way,
  to: 'borrower',
  address: null,
  debts: ['loan'],
  asked: false,
  replyTo: null,
});
const call = (daysAgo: number): Happening => ({
  ...head(daysAgo),
  type: 'call',
  by: 'house',
  to: 'borrower',
  address: 'phone',
  outcome: 'no-answer',
  attributedTo: 'loan',
  raised: [],
  discussed: [],
  limitedContent: false,
  purpose: 'collect',
  answerBelievedWrong: false,
  nowBelievedRight: false,
});

/** Why the house refuses: its codes and what is missing; none when it permits. */
function refusals(asked: Partial<Attempt>, known: Partial<Situation> = {}): string[] {
  const { result, verdicts, missing } = decide({ ...attempt, ...asked }, { ...situation, ...known }, LAW);
  const reasons = verdicts.flatMap(({ outcome, reasons: codes }) =>
    outcome === 'pass' || outcome === 'flag' || outcome === 'missing' ? [] : (codes ?? []),
  );
  const why = [...new Set([...reasons, ...missing])].toSorted();
  expect(result.startsWith('permit')).toBe(why.length === 0);
  return why;
}

describe('milder first', () => {
  test.each<[string, Partial<Attempt>, Happening[], string[]]>([
    ['a message first of all', {}, [], []],
    ['a call before any message', { way: 'call' }, [], ['milder_step_not_tried']],
    ['a call after one', { way: 'call' }, [message(3, 'sms')], []],
    ['a call after a message in the app', { way: 'call' }, [message(3, 'in-app')], []],
    [
      'a call after a message before the debt fell overdue',
      { way: 'call' },
      [message(41, 'sms')],
      ['milder_step_not_tried'],
    ],
    [
      'a call after a notice that the law demands',
      { way: 'call' },
      [{ ...message(3, 'sms'), purpose: 'legally-required' } as Happening],
      ['milder_step_not_tried'],
    ],
    [
      'a call after a message to somebody else',
      { way: 'call' },
      [{ ...message(3, 'sms'), to: 'mother' } as Happening],
      ['milder_step_not_tried'],
    ],
    [
      'a letter after a call to somebody else',
      letter,
      [{ ...call(5), to: 'mother' } as Happening, message(3, 'sms')],
      ['milder_step_not_tried'],
    ],
    ['a call after a letter alone', { way: 'call' }, [message(3, 'letter')], ['milder_step_not_tried']],
    ['a letter before any call', letter, [message(3, 'sms')], ['milder_step_not_tried']],
    ['a letter after one', letter, [call(5), message(3, 'sms')], []],
    ['a visit before any letter', visit, [call(5), message(3, 'sms')], ['milder_step_not_tried']],
    ['a visit after one', visit, [message(20, 'letter')], []],
    ['a court before any letter', { way: 'court', address: null }, [call(5)], ['milder_step_not_tried']],
  ])('%s', (_, asked, log, expected) => {
    expect(refusals(asked, { log })).toEqual(expected);
  });

  test('a step that is recorded as impossible need not be tried', () => {
    expect(refusals({ way: 'call' }, { steps: { since: AT - DAY, impossible: ['message'] } })).toEqual([]);
  });

  test('a ladder that is not recorded is a refusal', () => {
    expect(refusals({ way: 'call' }, { steps: undefined })).toEqual(['steps']);
  });

  test('what the borrower himself starts needs no step before', () => {
    const inbound: Happening = {
      ...head(0),
      id: 'in',
      type: 'inbound',
      way: 'call',
      from: 'borrower',
      address: 'phone',
      conversation: true,
      discussed: [],
      debts: [],
    };
    expect(refusals({ way: 'call', start: 'live', replyTo: 'in' }, { log: [inbound] })).toEqual([]);
  });

  test('a visit is booked by the borrower and approved by a second person', () => {
    const log = [message(20, 'letter')];
    const booked = (confirmedByBorrower: boolean, approvedBySecond: boolean) =>
      refusals({ ...visit, booking: { confirmedByBorrower, approvedBySecond } }, { log });
    expect([booked(false, true), booked(true, false)]).toEqual([
      ['visit_not_booked'],
      ['visit_not_approved'],
    ]);
    expect(refusals({ ...visit, booking: undefined }, { log })).toEqual(['attempt.booking']);
  });

  test('a letter comes from an entrusted law firm', () => {
    const log = [call(5), message(3, 'sms')];
    expect(refusals({ ...letter, by: 'house' }, { log })).toEqual(['letter_not_from_law_firm']);
    // In its own name the house announces a suit that two people decided, and writes what asks for nothing.
    expect(refusals({ ...letter, by: 'house', announces: 'suit' }, { log })).toEqual([]);
    expect(refusals({ ...letter, by: 'house', purpose: 'legally-required' }, { log })).toEqual([]);
    expect(refusals({ ...letter, by: 'house', purpose: 'pressure' }, { log })).toContain(
      'letter_not_from_law_firm',
    );
    expect(refusals({ ...letter, by: 'agency', announces: 'suit' }, { log })).toEqual([
      'letter_not_from_law_firm',
    ]);
    expect(refusals({ ...letter, by: 'agency' }, { log })).toEqual(['letter_not_from_law_firm']);
    expect(refusals({ ...letter, by: 'stranger' }, { log })).toContain('agencies.stranger.entrusted');
  });
});

describe('silence', () => {
  const hold = (kind: Situation['holds'][number]['kind'], to: number | null = null) => ({
    holds: [{ kind, from: 20_500, to, debts: null }],
  });
  test.each<[string, Partial<Situation>, string]>([
    ['hardship', hold('hardship'), 'forbearance'],
    ['a disaster', hold('disaster'), 'disaster_area'],
    ['a complaint case', hold('complaint'), 'grievance_pending'],
    [
      'a complaint in the log',
      { log: [{ ...head(1), type: 'complaint', pending: true, frivolous: false }] },
      'grievance_pending',
    ],
    ['a plan that is kept', hold('plan-kept'), 'plan_performing'],
    ['a stop of the house', hold('house'), 'stop_ordered'],
    ['a debt that is paid', { debts: [{ ...situation.debts[0]!, owed: false }] }, 'not_owed'],
    [
      'a dispute',
      {
        log: [
          { ...head(1), type: 'dispute', written: false, inPeriod: false, portion: 'all', debts: ['loan'] },
        ],
      },
      'dispute_pending',
    ],
    [
      'a number that may be another’s',
      { addresses: [{ ...address, confidence: 79 }] },
      'ownership_uncertain',
    ],
    ['a number that does not work', { addresses: [{ ...address, state: 'invalid' }] }, 'address_invalid'],
    ['a minor', { people: [{ ...person, id: 'borrower', role: 'debtor', minor: true }] }, 'minor'],
    ['the dead', { people: [{ ...person, id: 'borrower', role: 'debtor', alive: false }] }, 'deceased'],
    ['the bankrupt', { people: [{ ...person, id: 'borrower', role: 'debtor', bankrupt: true }] }, 'bankrupt'],
  ])('%s', (_, known, reason) => {
    expect(refusals({}, known)).toContain(reason);
  });

  test.each<[Way, Partial<Attempt>, string[]]>([
    ['sms', {}, []],
    ['call', { way: 'call' }, ['not_overdue']],
    ['letter', letter, ['not_overdue']],
    ['visit', visit, ['not_overdue']],
    ['court', { way: 'court', address: null }, ['not_overdue']],
  ])('what is owed and not overdue is asked for by message alone: %s', (_, asked, expected) => {
    const debts = [{ ...situation.debts[0]!, overdue: false }];
    const log = [message(20, 'letter'), call(10), message(8, 'sms')];
    expect(refusals(asked, { debts, log })).toEqual(expected);
  });

  test('a hold ends with its last day, and the refusal says so', () => {
    const held = (at: number) =>
      decide({ ...attempt, at }, { ...situation, ...hold('hardship', 20_516) }, LAW);
    const refused = held(AT).verdicts.find(({ outcome }) => outcome === 'refuse')!;
    const ends = 20_517 * DAY;
    expect(refused.until).toBe(ends);
    expect([held(ends - 1).result, held(ends + 10 * HOUR).result]).toEqual(['refuse', 'permit']);
  });

  test('a hold on another debt leaves this one alone, a contact about all debts does not pass it', () => {
    const known: Partial<Situation> = {
      holds: [{ kind: 'hardship', from: 20_500, to: null, debts: ['another'] }],
    };
    expect(refusals({}, known)).toEqual([]);
    expect(refusals({ debts: [] }, known)).toEqual(['forbearance']);
  });

  test('a recorded message never tells of the debt', () => {
    const asked = { way: 'voicemail', content: ['debt-amount'] } as const;
    expect(refusals(asked, { log: [message(3, 'sms')] })).toEqual(['third_party_disclosure']);
  });

  test('a call may be dialled before the identity check, the debt told only after it', () => {
    const unchecked = {
      people: [{ ...person, id: 'borrower', role: 'debtor', identityChecked: false } as const],
      log: [message(3, 'sms')],
    };
    expect(refusals({ way: 'call' }, unchecked)).toEqual([]);
    expect(refusals({ way: 'call', content: ['debt-amount'] }, unchecked)).toEqual(['identity_not_verified']);
  });
});
