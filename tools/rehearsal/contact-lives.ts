/**
 * What could have happened between a collector and a person before the next contact?
 *
 * Arbitraries for fast-check: where the person may be, under which laws, and a log of calls, messages, visits, talks, wishes,
 * consents, opt-outs and wrong numbers around days on which clocks change. Everything that is not at issue is in order.
 */
import fc from 'fast-check';
import { dayOf } from '../../rules/days.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import { minutesAt, type Zone } from '../../rules/gate/local-time.ts';
import type { Address, Attempt, Debt, Happening, Person, Situation } from '../../rules/gate/situation.ts';
import { zoneAround } from '../../server/zone-table.ts';

/** A situation, the law it is judged by, and a contact about to be made. */
export interface ContactLife {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly situation: Situation;
  readonly attempt: Attempt;
}

/** How much of what may lift a bar can happen: `plain` has no consents and no answers, so that a recount is simple. */
export type Kind = 'plain' | 'any';

/** Days with a change of clocks in one zone or another, and some without. */
const DAYS = [
  dayOf(2026, 3, 8),
  dayOf(2026, 3, 29),
  dayOf(2026, 4, 5),
  dayOf(2026, 6, 15),
  dayOf(2026, 9, 1),
  dayOf(2026, 10, 4),
  dayOf(2026, 10, 25),
  dayOf(2026, 11, 1),
];
const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
];
const LAWS: readonly (readonly Jurisdiction[])[] = [
  ['CN'],
  ['CN', 'HOUSE'],
  ['US-FED'],
  ['US-FED', 'US-MA'],
  ['US-FED', 'US-NYC'],
  ['UK'],
  ['IN'],
  ['HK'],
];

const zoneOf = (name: string): Zone => zoneAround(name, dayOf(2026, 6, 1) * 1440, 3);

const DEBTS: readonly Debt[] = ['D1', 'D2', 'D3'].map((id) => ({
  id,
  kind: id === 'D3' ? 'card' : 'student-loan',
  servicedAs: 'S',
  owed: true,
  overdue: true,
  lawful: true,
  timeBarred: false,
  household: false,
}));

const ADDRESSES: readonly Address[] = ['N1', 'N2', 'E1', 'P1'].map((id) => ({
  id,
  kind: id === 'E1' ? 'email' : id === 'P1' ? 'postal' : 'mobile',
  of: 'consumer',
  use: id === 'P1' ? 'home' : 'personal',
  zone: null,
  provenance: 'reserved',
  state: 'active',
  belongsTo: null,
  confidence: 100,
  lawfullyObtained: true,
  byEmployer: false,
  text: null,
}));

const CONSUMER: Person = {
  id: 'consumer',
  role: 'debtor',
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
};

const clock = fc.integer({ min: 0, max: 1439 });
const span = { from: clock, to: clock };
const debts = fc.subarray(['D1', 'D2', 'D3']);
const number = fc.constantFrom('N1', 'N2', null);

const call = fc.record({
  type: fc.constant('call' as const),
  by: fc.constantFrom('bank', 'agency'),
  to: fc.constantFrom('consumer', 'consumer', 'consumer', 'T1'),
  address: number,
  outcome: fc.constantFrom(
    'no-answer',
    'busy',
    'not-in-service',
    'unreachable',
    'dropped',
    'voicemail',
    'voicemail-unavailable',
    'conversation',
    'unknown',
  ),
  attributedTo: fc.constantFrom('D1', 'D2', 'D3', null),
  raised: debts,
  discussed: debts,
  limitedContent: fc.constant(false),
  purpose: fc.constant('collect' as const),
  answerBelievedWrong: fc.constant(false),
  nowBelievedRight: fc.constant(false),
});
const message = fc.record({
  type: fc.constant('message' as const),
  way: fc.constantFrom('sms', 'email', 'in-app'),
  to: fc.constant('consumer'),
  address: fc.constantFrom('N1', 'E1', null),
  debts,
  asked: fc.boolean(),
  replyTo: fc.constantFrom(null, 'in'),
});
const visit = fc.record({
  type: fc.constant('visit' as const),
  place: fc.constant('home' as const),
  met: fc.boolean(),
  debts,
});
const inbound = fc.record({
  type: fc.constant('inbound' as const),
  way: fc.constantFrom('call', 'email', 'sms'),
  from: fc.constant('consumer'),
  address: fc.constant(null),
  conversation: fc.boolean(),
  discussed: debts,
  debts,
});
const preference = fc.record({
  type: fc.constant('preference' as const),
  times: fc.array(
    fc.record({
      weekdays: fc.option(fc.subarray([0, 1, 2, 3, 4, 5, 6])),
      from: fc.option(clock),
      to: fc.option(clock),
    }),
    { maxLength: 2 },
  ),
  places: fc.constant([]),
  until: fc.option(fc.constantFrom(...DAYS)),
});
const said = fc.record({
  type: fc.constant('said' as const),
  by: fc.constant('consumer'),
  via: fc.constant(null),
  says: fc.constantFrom('busy-now', 'inconvenient-now', 'refuses-to-pay', 'no-personal-calls-at-work'),
});
const wrong = fc.record({ type: fc.constant('number-wrong' as const), address: fc.constantFrom('N1', 'N2') });
const consent = fc.record({
  type: fc.constant('consent' as const),
  scope: fc.constantFrom('call', 'time'),
  directly: fc.boolean(),
  debts: fc.option(debts),
  address: fc.constant(null),
  days: fc.option(
    fc.array(fc.constantFrom(...DAYS, ...DAYS.map((day) => day + 1)), { minLength: 1, maxLength: 2 }),
  ),
  times: fc.option(fc.array(fc.record(span), { minLength: 1, maxLength: 2 })),
  way: fc.constant(null),
});
const withdrawn = fc.record({
  type: fc.constant('consent-withdrawn' as const),
  scope: fc.constantFrom('call', 'time'),
  debts: fc.constant(null),
});
const session = fc.record({ type: fc.constant('session' as const), until: fc.constant(0) });

const PLAIN = [
  { arbitrary: call, weight: 8 },
  { arbitrary: message, weight: 3 },
  { arbitrary: visit, weight: 1 },
  { arbitrary: inbound, weight: 1 },
  { arbitrary: preference, weight: 1 },
  { arbitrary: said, weight: 1 },
  { arbitrary: wrong, weight: 1 },
] as const;
const LIFTING = [
  { arbitrary: consent, weight: 2 },
  { arbitrary: withdrawn, weight: 1 },
  { arbitrary: session, weight: 1 },
] as const;

/** Random lives: at most `most` things happened in the days before and after a day with changing clocks. */
export function contactLives(kind: Kind, most = 24): fc.Arbitrary<ContactLife> {
  const told = kind === 'plain' ? fc.oneof(...PLAIN) : fc.oneof(...PLAIN, ...LIFTING);
  return fc
    .record({
      day: fc.constantFrom(...DAYS),
      zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
      jurisdictions: fc.constantFrom(...LAWS),
      log: fc.array(fc.record({ told, before: fc.integer({ min: 0, max: 11 * 1440 }), dayOnly: fc.nat(9) }), {
        maxLength: most,
      }),
      asked: clock,
      way: fc.constantFrom('call', 'call', 'call', 'sms', 'email', 'visit', 'voicemail', 'letter', 'portal'),
      address: fc.constantFrom('N1', 'N2'),
      debt: fc.constantFrom('D1', 'D2', 'D3'),
      by: fc.constantFrom('bank', 'agency'),
      start:
        kind === 'plain'
          ? fc.constant('collector' as const)
          : fc.constantFrom('collector', 'reply', 'session'),
    })
    .map(lifeOf);
}

interface Drawn {
  readonly day: number;
  readonly zones: readonly string[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly log: readonly { readonly told: object; readonly before: number; readonly dayOnly: number }[];
  readonly asked: number;
  readonly way: string;
  readonly address: string;
  readonly debt: string;
  readonly by: string;
  readonly start: string;
}

function lifeOf({ day, jurisdictions, log, asked, ...drawn }: Drawn): ContactLife {
  const zones = drawn.zones.map(zoneOf);
  const at = minutesAt(zones[0]!, day, asked)[0] ?? minutesAt(zones[0]!, day, 720)[0]!;
  const happened = [...log]
    .sort((a, b) => b.before - a.before)
    .map(({ told, before, dayOnly }) => happening(told, at - before, dayOnly === 0, zones[0]!))
    .sort((a, b) => a.at - b.at);
  const address =
    drawn.way === 'email'
      ? 'E1'
      : drawn.way === 'letter'
        ? 'P1'
        : ['visit', 'portal'].includes(drawn.way)
          ? null
          : drawn.address;
  const attempt = {
    at,
    way: drawn.way,
    by: drawn.by,
    worker: null,
    person: 'consumer',
    address,
    debts: [drawn.debt],
    purpose: 'collect',
    start: drawn.start,
    replyTo: drawn.start === 'collector' ? null : 'in',
    place: drawn.way === 'visit' ? 'home' : null,
    visibleTo: 'person',
    saysCollector: true,
    envelope: ['addressed', 'private'],
    advertising: false,
    content: [],
    booking: { confirmedByBorrower: true, approvedBySecond: true },
  } as Attempt;
  return { jurisdictions, situation: situationWith(zones, happened, jurisdictions), attempt };
}

function happening(told: object, at: number, dayOnly: boolean, home: Zone): Happening {
  const event = told as Happening;
  const start = dayOnly ? at - (((at % 1440) + 1440) % 1440) : at;
  const id = event.type === 'inbound' || event.type === 'session' ? 'in' : null;
  const whole = dayOnly ? firstMinute(home, at) : start;
  const more = event.type === 'session' ? { until: at + 30 } : {};
  return { ...event, ...more, at: whole, id, dayOnly } as Happening;
}

function firstMinute(home: Zone, at: number): number {
  for (let minute = at; ; minute -= 1) {
    const day = Math.floor((minute + aheadIn(home, minute)) / 1440);
    if (Math.floor((minute - 1 + aheadIn(home, minute - 1)) / 1440) < day) return minute;
  }
}

const aheadIn = ({ offsets }: Zone, at: number): number => offsets.findLast(({ from }) => from <= at)!.ahead;

function situationWith(
  zones: readonly Zone[],
  log: readonly Happening[],
  jurisdictions: readonly Jurisdiction[],
): Situation {
  const american = jurisdictions.includes('US-FED');
  return {
    zones,
    collector: {
      id: 'bank',
      kind: american ? 'third-party-collector' : jurisdictions.includes('UK') ? 'authorised-firm' : 'bank',
      records: true,
      allowsPersonalDevices: true,
      ownName: true,
    },
    agencies: [{ id: 'agency', entrusted: true, debtorTold: true, lawFirm: true }],
    workers: [],
    people: [CONSUMER],
    debts: DEBTS,
    addresses: ADDRESSES,
    holds: [],
    specialDays: [],
    log,
    calendar: { years: [2025, 2026, 2027], holidays: new Set(), workdays: new Set() },
  };
}
