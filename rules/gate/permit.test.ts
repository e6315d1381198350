import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawOf } from '../../policy/law/packs.ts';
import { zoneAround } from '../../server/zone-table.ts';
import type { Content } from '../words/saying.ts';
import { decide, gate, type Permit } from './gate.ts';
import type { Jurisdiction } from './law.ts';
import type { Address, Attempt, Happening, Hold, Person, Situation } from './situation.ts';
import { WAYS } from './situation.ts';

const SEED = 20261122;
/** A Wednesday, noon in UTC. */
const NOON = 20_516 * 1440 + 720;
/** Jurisdictions that have a law here. */
type Where = Exclude<Jurisdiction, 'ELSEWHERE'>;
const ZONES: Readonly<Record<Where, string>> = {
  CN: 'Asia/Shanghai',
  'US-FED': 'America/New_York',
  'US-MA': 'America/New_York',
  'US-NYC': 'America/New_York',
  UK: 'Europe/London',
  IN: 'Asia/Kolkata',
  HK: 'Asia/Hong_Kong',
  HOUSE: 'Asia/Shanghai',
};
const KINDS = {
  CN: 'bank',
  'US-FED': 'third-party-collector',
  'US-MA': 'original-creditor',
  'US-NYC': 'third-party-collector',
  UK: 'authorised-firm',
  IN: 'bank',
  HK: 'bank',
  HOUSE: 'bank',
} as const;

/** Mostly in order, sometimes not. */
const known = <T>(good: T, ...bad: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 14, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });

const person = (id: string, role: fc.Arbitrary<Person['role']>): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    role,
    alive: known<boolean>(true, false),
    minor: known<boolean>(false, true),
    capable: known<boolean>(true, false),
    bankrupt: known<boolean>(false, true),
    represented: known<false | { contactKnown: boolean }>(
      false,
      { contactKnown: true },
      { contactKnown: false },
    ),
    reachable: fc.constantFrom(null, null, true, false),
    at: known<Person['at']>(null, 'home', 'work'),
    agreedToEntry: known<boolean>(true, false),
    agreedToAdvertising: known<boolean>(true, false),
    identityChecked: known<boolean>(true, false),
    boundByGuarantee: known<boolean>(false, true),
    employerForbids: known<boolean>(false, true),
  });

const address = (id: string, kind: Address['kind']): fc.Arbitrary<Address> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constant(kind),
    of: fc.constant('debtor'),
    use: known<Address['use']>(null, 'home', 'work'),
    zone: fc.constant(null),
    provenance: known<Address['provenance']>('consent', 'reserved', 'unknown', 'public'),
    state: known<Address['state']>('active', 'invalid', 'wrong'),
    belongsTo: known<string | null>(null, 'other'),
    confidence: known<number>(95, 40),
    lawfullyObtained: known<boolean>(true, false),
    byEmployer: known<boolean>(false, true),
    text: fc.constant(null),
  });

const anyWay = fc.constantFrom(...WAYS);
const before = fc.integer({ min: 1, max: 20 * 1440 }).map((ago) => NOON - ago);
const head = (at: number) => ({ at, id: null, dayOnly: false });
const anyAddress = fc.constantFrom('phone', 'mailbox', 'post', null);
const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .record({
      at: before,
      outcome: fc.constantFrom('no-answer', 'unreachable', 'conversation', 'busy'),
      to: fc.constantFrom('debtor', 'other'),
    })
    .map(
      ({ at, outcome, to }): Happening => ({
        ...head(at),
        type: 'call',
        by: 'house',
        to,
        address: 'phone',
        outcome: outcome as 'busy',
        attributedTo: 'debt',
        raised: ['debt'],
        discussed: outcome === 'conversation' ? ['debt'] : [],
        limitedContent: false,
        purpose: to === 'debtor' ? 'collect' : 'location',
        answerBelievedWrong: false,
        nowBelievedRight: false,
      }),
    ),
  fc.record({ at: before, way: anyWay }).map(
    ({ at, way }): Happening => ({
      ...head(at),
      type: 'message',
      way,
      to: 'debtor',
      address: null,
      debts: ['debt'],
      asked: false,
      replyTo: null,
    }),
  ),
  fc.record({ at: before, way: anyWay, address: anyAddress }).map(
    ({ at, way, address: where }): Happening => ({
      ...head(at),
      id: 'opening',
      type: 'inbound',
      way,
      from: 'debtor',
      address: where,
      conversation: false,
      discussed: [],
      debts: ['debt'],
    }),
  ),
  fc.record({ at: before, address: anyAddress }).map(
    ({ at, address: where }): Happening => ({
      ...head(at),
      type: 'consent',
      scope: 'sms',
      directly: true,
      debts: null,
      address: where,
      days: null,
      times: null,
      way: null,
    }),
  ),
);

/** Everything that silences: holds, opt-outs, notices, disputes, complaints, payment. */
const anyHold: fc.Arbitrary<Hold> = fc.record({
  kind: fc.constantFrom(
    'breathing-space',
    'breathing-space-crisis',
    'hardship',
    'disaster',
    'plan-kept',
    'complaint',
    'house',
  ),
  from: fc.integer({ min: 20_400, max: 20_520 }),
  to: fc.option(fc.integer({ min: 20_500, max: 20_600 })),
  debts: fc.constantFrom(null, ['debt'], ['another']),
});
const anyStop: fc.Arbitrary<Happening> = fc
  .record({
    at: before,
    by: fc.constantFrom('debtor', 'other'),
    way: anyWay,
    address: anyAddress,
    which: fc.nat(7),
  })
  .map(({ at, by, way, address: where, which }): Happening => {
    const optOut = { ...head(at), type: 'opt-out', by, way: null, address: null, via: null } as const;
    const all: readonly Happening[] = [
      { ...optOut, scope: 'way', way },
      { ...optOut, scope: 'address', address: where },
      { ...optOut, scope: 'person' },
      { ...head(at), type: 'cease-received', via: 'letter', written: true },
      { ...head(at), type: 'said', by, via: 'letter', says: 'refuses-to-pay' },
      { ...head(at), type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null },
      { ...head(at), type: 'complaint', pending: true, frivolous: false },
      { ...head(at), type: 'payment', inFull: true },
    ];
    return all[which]!;
  });

interface Case {
  readonly where: Where;
  readonly attempt: Attempt;
  readonly situation: Situation;
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    where: fc.constantFrom<Where>('CN', 'US-FED', 'US-MA', 'US-NYC', 'UK', 'IN', 'HK'),
    debtor: person('debtor', fc.constant('debtor')),
    other: person('other', fc.constantFrom('spouse', 'contact-person', 'guarantor', 'colleague', 'executor')),
    addresses: fc.tuple(address('phone', 'mobile'), address('mailbox', 'email'), address('post', 'postal')),
    log: fc.array(anyHappening, { maxLength: 5 }),
    holds: fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(anyHold, { maxLength: 1 }) },
    ),
    attempt: fc.record({
      way: fc.constantFrom<Attempt['way']>(
        'sms',
        'email',
        'call',
        'voicemail',
        'letter',
        'visit',
        'in-app',
        'postcard',
      ),
      person: known('debtor', 'other'),
      purpose: fc.constantFrom<Attempt['purpose']>(
        'collect',
        'collect',
        'collect',
        'location',
        'requested-information',
        'legally-required',
      ),
      start: known<Attempt['start']>('collector', 'reply', 'live'),
      visibleTo: known<Attempt['visibleTo']>('person', 'public'),
      saysCollector: known<boolean | undefined>(true, false),
      content: known<readonly Content[]>([], ['payment-demand'], ['callback']),
      by: known('house', 'agency'),
    }),
    facts: fc.record({
      records: known<boolean>(true, false),
      allowsPersonalDevices: known<boolean>(true, false),
      ownName: known<boolean>(true, false),
      owed: known<boolean>(true, false),
      lawful: known<boolean>(true, false),
      timeBarred: known<boolean>(false, true),
      household: known<false | { evidenced: boolean }>(false, { evidenced: true }, { evidenced: false }),
      told: known<boolean>(true, false),
    }),
  })
  .map(caseOf);

const AT: Readonly<Partial<Record<Attempt['way'], string>>> = {
  sms: 'phone',
  call: 'phone',
  voicemail: 'phone',
  email: 'mailbox',
  letter: 'post',
  postcard: 'post',
};

function caseOf({
  where,
  debtor,
  other,
  addresses,
  log,
  holds,
  attempt,
  facts,
}: {
  where: Where;
  debtor: Person;
  other: Person;
  addresses: Address[];
  log: Happening[];
  holds: readonly Hold[] | undefined;
  attempt: Pick<
    Attempt,
    'way' | 'person' | 'purpose' | 'start' | 'visibleTo' | 'saysCollector' | 'content' | 'by'
  >;
  facts: Record<
    'records' | 'allowsPersonalDevices' | 'ownName' | 'owed' | 'lawful' | 'timeBarred' | 'told',
    boolean
  > & {
    household: false | { evidenced: boolean };
  };
}): Case {
  const zone = zoneAround(ZONES[where], NOON);
  // noon there
  const at = NOON - (zone.offsets.findLast(({ from }) => from <= NOON)?.ahead ?? 0);
  return {
    where,
    attempt: {
      ...attempt,
      at,
      worker: 'worker',
      address: AT[attempt.way] ?? null,
      debts: ['debt'],
      replyTo: attempt.start === 'collector' ? null : 'opening',
      place: attempt.way === 'visit' ? 'home' : null,
      envelope: ['addressed', 'private'],
      advertising: false,
      booking: { confirmedByBorrower: true, approvedBySecond: true },
    },
    situation: {
      zones: [zone],
      collector: {
        id: 'house',
        kind: KINDS[where],
        records: facts.records,
        allowsPersonalDevices: facts.allowsPersonalDevices,
        ownName: facts.ownName,
      },
      agencies: [{ id: 'agency', entrusted: true, debtorTold: facts.told, lawFirm: true }],
      workers: [{ id: 'worker', trained: true, certified: true }],
      people: [debtor, other],
      debts: [
        {
          id: 'debt',
          kind: 'card',
          servicedAs: 'debt',
          owed: facts.owed,
          overdue: true,
          lawful: facts.lawful,
          timeBarred: facts.timeBarred,
          household: facts.household,
        },
      ],
      addresses,
      holds: holds ?? [],
      specialDays: [],
      steps: { since: NOON - 90 * 1440, impossible: ['message', 'call', 'letter', 'visit'] },
      log: log.map((event) => ({ ...event, at: event.at - 1440 })).toSorted((a, b) => a.at - b.at),
      calendar: { years: [2025, 2026, 2027], holidays: new Set(), workdays: new Set() },
    },
  };
}

const LAWS = Object.fromEntries(
  Object.keys(ZONES).map((where) => [where, [lawOf([where as Where]), lawOf([where as Where, 'HOUSE'])]]),
);

/** True for a permit, with or without a flag. */
function permits({ where, attempt, situation }: Case, house: boolean): boolean {
  const { result } = decide(attempt, situation, LAWS[where]![house ? 1 : 0]!);
  return result === 'permit' || result === 'permit-with-flag';
}

/** Every fact that may be unknown, as a way to forget it. */
const FORGET: readonly ((one: Case) => Case)[] = [
  ...(
    [
      'alive',
      'minor',
      'capable',
      'bankrupt',
      'represented',
      'agreedToEntry',
      'agreedToAdvertising',
      'identityChecked',
      'boundByGuarantee',
      'employerForbids',
    ] as const
  ).flatMap((fact) =>
    [0, 1].map((place) => (one: Case) => ({
      ...one,
      situation: {
        ...one.situation,
        people: one.situation.people.map((who, index) =>
          index === place ? { ...who, [fact]: undefined } : who,
        ),
      },
    })),
  ),
  ...(['provenance', 'state', 'confidence', 'lawfullyObtained', 'byEmployer'] as const).flatMap((fact) =>
    [0, 1, 2].map((place) => (one: Case) => ({
      ...one,
      situation: {
        ...one.situation,
        addresses: one.situation.addresses.map((it, index) =>
          index === place ? { ...it, [fact]: undefined } : it,
        ),
      },
    })),
  ),
  ...(['owed', 'overdue', 'lawful', 'timeBarred', 'household'] as const).map((fact) => (one: Case) => ({
    ...one,
    situation: {
      ...one.situation,
      debts: one.situation.debts.map((debt) => ({ ...debt, [fact]: undefined })),
    },
  })),
  ...(['records', 'allowsPersonalDevices', 'ownName'] as const).map((fact) => (one: Case) => ({
    ...one,
    situation: { ...one.situation, collector: { ...one.situation.collector, [fact]: undefined } },
  })),
  ...(['saysCollector', 'envelope', 'advertising', 'content', 'booking'] as const).map(
    (fact) => (one: Case) => ({
      ...one,
      attempt: { ...one.attempt, [fact]: undefined },
    }),
  ),
  ...(['steps', 'specialDays'] as const).map((fact) => (one: Case) => ({
    ...one,
    situation: { ...one.situation, [fact]: undefined },
  })),
  ...(['entrusted', 'debtorTold', 'lawFirm'] as const).map((fact) => (one: Case) => ({
    ...one,
    situation: {
      ...one.situation,
      agencies: one.situation.agencies.map((agency) => ({ ...agency, [fact]: undefined })),
    },
  })),
  ...(['trained', 'certified'] as const).map((fact) => (one: Case) => ({
    ...one,
    situation: {
      ...one.situation,
      workers: one.situation.workers.map((worker) => ({ ...worker, [fact]: undefined })),
    },
  })),
];

describe(`what can only make a decision stricter (seed ${SEED})`, () => {
  test('the cases are permits and refusals, both in number', () => {
    const drawn = fc.sample(anyCase, { seed: SEED, numRuns: 2_000 });
    const permitted = drawn.filter((one) => permits(one, false)).length;
    expect(permitted).toBeGreaterThan(300);
    expect(drawn.length - permitted).toBeGreaterThan(300);
    expect(drawn.filter((one) => permits(one, true)).length).toBeGreaterThan(100);
  });

  test('a hold never turns a refusal into a permit', () => {
    fc.assert(
      fc.property(anyCase, anyHold, fc.boolean(), (one, hold, house) => {
        const held = { ...one, situation: { ...one.situation, holds: [...one.situation.holds, hold] } };
        expect(permits(held, house) && !permits(one, house)).toBe(false);
      }),
      { seed: SEED, numRuns: 4_000 },
    );
  });

  test('an opt-out, a notice, a dispute, a complaint, a payment never do', () => {
    fc.assert(
      fc.property(anyCase, anyStop, fc.boolean(), (one, stop, house) => {
        const log = [...one.situation.log, { ...stop, at: stop.at - 1440 }].toSorted((a, b) => a.at - b.at);
        const stopped = { ...one, situation: { ...one.situation, log } };
        expect(permits(stopped, house) && !permits(one, house)).toBe(false);
      }),
      { seed: SEED, numRuns: 6_000 },
    );
  });

  test('a fact that is forgotten never does', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), (one, house) => {
        if (permits(one, house)) return;
        expect(FORGET.filter((forget) => permits(forget(one), house))).toEqual([]);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});

describe('a permit', () => {
  test('is made by the gate alone', () => {
    const one = fc.sample(anyCase, { seed: SEED, numRuns: 400 }).find((drawn) => permits(drawn, true))!;
    const { permit } = gate(one.attempt, one.situation, LAWS[one.where]![1]!);
    expect(permit).not.toBeNull();
    // @ts-expect-error nothing but the gate can put the mark on it
    const forged: Permit = { attempt: one.attempt, until: one.attempt.at };
    // @ts-expect-error nor does a decision without one serve
    const none: Permit = gate(one.attempt, { ...one.situation, zones: [] }, LAWS[one.where]![1]!).permit;
    const marks = (thing: object | null) => Object.getOwnPropertySymbols(thing ?? {}).length;
    expect([marks(permit), marks(forged), none]).toEqual([1, 0, null]);
  });

  test('is not given where nothing is known', () => {
    const [one] = fc.sample(anyCase, { seed: SEED, numRuns: 1 });
    const empty: Situation = {
      ...one!.situation,
      people: [],
      debts: [],
      addresses: [],
      agencies: [],
      workers: [],
    };
    const { result, missing } = decide(one!.attempt, empty, LAWS[one!.where]![1]!);
    expect(result).toBe('refuse');
    expect(missing.length).toBeGreaterThan(5);
  });
});
