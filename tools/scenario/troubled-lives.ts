/**
 * What else could be known of a person when a contact is asked for?
 *
 * The lives of `tools/rehearsal/contact-lives.ts` with everything that those leave in order: opt-outs, notices, disputes, complaints, payments,
 * numbers found wrong, holds, other people, facts that nobody recorded, every way and purpose, and news from after the
 * minute that is asked about. Nothing here need make sense: the gate has to answer all the same.
 */
import fc from 'fast-check';
import {
  type Address,
  type Attempt,
  type Debt,
  type Happening,
  type Hold,
  type Person,
  type Situation,
  WAYS,
} from '../../rules/gate/situation.ts';
import { type ContactLife, contactLives } from '../rehearsal/contact-lives.ts';

const maybe = fc.constantFrom(true, false, true, false, undefined);
const rarely = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const way = fc.constantFrom(...WAYS);
const who = fc.constantFrom('consumer', 'consumer', 'T1');
const where = fc.constantFrom('N1', 'N2', 'E1', 'P1', null);
const number = fc.constantFrom('N1', 'N2', 'E1');
const via = fc.constantFrom('call', 'letter', 'email', 'sms', 'portal', 'by-hand', null);
const debts = fc.constantFrom(null, ['D1'], ['D2', 'D3'], []);
const type = <T extends string>(name: T) => fc.constant(name);

/** Every kind of happening that the quiet lives do not have. */
const STRANGE = fc.oneof(
  fc.record({
    type: type('opt-out'),
    by: who,
    scope: fc.constantFrom('way', 'address', 'person'),
    way: fc.option(way),
    address: where,
    via,
  }),
  fc.record({ type: fc.constantFrom('cease-sent', 'cease-received'), via, written: fc.boolean() }),
  fc.record({
    type: type('dispute'),
    written: fc.boolean(),
    inPeriod: fc.boolean(),
    portion: fc.constantFrom('all', 'part'),
    debts,
    sameGround: maybe,
  }),
  fc.record({ type: type('verification-sent'), of: fc.constantFrom('in', 'news', null) }),
  fc.record({ type: type('complaint'), pending: fc.boolean(), frivolous: fc.boolean() }),
  fc.record({ type: type('plan-in-preparation'), by: who }),
  fc.record({ type: type('payment'), inFull: fc.boolean() }),
  fc.record({
    type: type('payment-failed'),
    graceEnds: fc.constantFrom(null, 20_530, 20_800),
    harmNotOurs: fc.boolean(),
  }),
  fc.record({ type: type('first-communication'), way, withValidation: fc.boolean() }),
  fc.record({ type: type('asked'), by: who, about: fc.constantFrom('D1', null) }),
  fc.record({ type: type('cut-off'), topic: fc.constantFrom('settlement', 'payment', 'other') }),
  fc.record({ type: fc.constantFrom('number-wrong', 'number-invalid'), address: number }),
  fc.record({ type: type('number-checked'), address: number, reassigned: fc.boolean() }),
  fc.record({
    type: type('consent'),
    scope: fc.constantFrom('sms', 'way', 'call'),
    directly: fc.boolean(),
    debts,
    address: where,
    days: fc.constant(null),
    times: fc.constant(null),
    way: fc.option(way),
  }),
  fc.record({ type: type('consent-withdrawn'), scope: fc.constantFrom('sms', 'way', 'call'), debts }),
  fc.record({
    type: type('said'),
    by: who,
    via,
    says: fc.constantFrom('does-not-owe', 'refuses-to-pay', 'asks-for-no-contact', 'inconvenient-now'),
  }),
  fc.record({
    type: type('preference'),
    times: fc.constant([]),
    places: fc.constantFrom([], ['home'], ['work']),
    until: fc.constantFrom(null, 20_520),
  }),
);

/** Minutes before the attempt; a few lie after it, as if the log were read anew later. */
const before = rarely(0, 1).chain((after) =>
  after === 1 ? fc.integer({ min: -3 * 1440, max: -1 }) : fc.integer({ min: 0, max: 20 * 1440 }),
);
const strange = fc.array(
  fc.record({ told: STRANGE, before, id: fc.constantFrom('in', 'news', null), dayOnly: rarely(false, true) }),
  { maxLength: 5 },
);

const person: fc.Arbitrary<Partial<Person>> = fc.record(
  {
    alive: rarely<boolean | undefined>(true, false, undefined),
    minor: rarely<boolean | undefined>(false, true, undefined),
    capable: rarely<boolean | undefined>(true, false, undefined),
    bankrupt: rarely<boolean | undefined>(false, true, undefined),
    represented: rarely<Person['represented']>(false, { contactKnown: true }, undefined),
    reachable: fc.constantFrom(null, true, false),
    at: rarely<Person['at']>(null, 'home', 'work'),
    agreedToAdvertising: maybe,
    identityChecked: maybe,
    boundByGuarantee: maybe,
    employerForbids: rarely<boolean | undefined>(false, true, undefined),
    otherWakingHours: rarely<boolean>(false, true),
  },
  { requiredKeys: [] },
);
const address: fc.Arbitrary<Partial<Address>> = fc.record(
  {
    use: fc.constantFrom('home', 'work', 'personal', null),
    provenance: rarely<Address['provenance']>('reserved', 'unknown', 'consent', 'used-by-person', undefined),
    state: rarely<Address['state']>('active', 'invalid', 'wrong', undefined),
    belongsTo: rarely<string | null>(null, 'T1'),
    confidence: rarely<number | undefined>(100, 60, undefined),
    lawfullyObtained: rarely<boolean | undefined>(true, false, undefined),
    byEmployer: rarely<boolean | undefined>(false, true, undefined),
    text: fc.constantFrom(null, '+1'),
  },
  { requiredKeys: [] },
);
const debt: fc.Arbitrary<Partial<Debt>> = fc.record(
  {
    owed: rarely<boolean | undefined>(true, false, undefined),
    overdue: rarely<boolean | undefined>(true, false, undefined),
    lawful: rarely<boolean | undefined>(true, false, undefined),
    timeBarred: rarely<boolean | undefined>(false, true, undefined),
    household: rarely<Debt['household']>(false, { evidenced: true }, undefined),
  },
  { requiredKeys: [] },
);
const hold: fc.Arbitrary<Hold> = fc.record({
  kind: fc.constantFrom(
    'breathing-space',
    'breathing-space-crisis',
    'hardship',
    'disaster',
    'plan-kept',
    'complaint',
    'house',
  ),
  from: fc.integer({ min: 20_500, max: 20_760 }),
  to: fc.option(fc.integer({ min: 20_520, max: 20_790 })),
  debts: fc.constantFrom(null, ['D1'], ['D9']),
});
const attempt: fc.Arbitrary<Partial<Attempt>> = fc.record(
  {
    way,
    person: rarely('consumer', 'T1', 'nobody'),
    address: fc.constantFrom('N1', 'N2', 'E1', 'P1', null),
    debts: fc.constantFrom(['D1'], ['D3'], ['D1', 'D3'], [], ['D9']),
    purpose: fc.constantFrom(
      'collect',
      'location',
      'legally-required',
      'requested-information',
      'confirm-opt-out',
      'remedy-may',
      'finish-cut-off-talk',
      'avert-harm',
      'offer-discount',
    ),
    start: fc.constantFrom('collector', 'collector', 'reply', 'live', 'session'),
    replyTo: fc.constantFrom(null, 'in'),
    visibleTo: rarely<Attempt['visibleTo']>('person', 'social', 'public'),
    saysCollector: maybe,
    content: fc.constantFrom<Attempt['content']>([], ['payment-demand'], ['asks-convenient-time'], undefined),
    advertising: rarely<boolean | undefined>(false, true, undefined),
    worker: rarely<string | null>(null, 'W1'),
  },
  { requiredKeys: [] },
);

/** Lives with anything in them that the gate can be told. */
export function troubledLives(most = 12): fc.Arbitrary<ContactLife> {
  return fc
    .record({
      life: contactLives('any', most),
      strange,
      people: fc.tuple(person, person),
      other: fc.constantFrom('spouse', 'contact-person', 'guarantor', 'attorney', 'third-party'),
      address,
      debt,
      holds: fc.array(hold, { maxLength: 2 }),
      attempt,
      house: fc.boolean(),
      ownName: maybe,
    })
    .map((drawn) => trouble(drawn));
}

interface Drawn {
  readonly life: ContactLife;
  readonly strange: readonly {
    readonly told: object;
    readonly before: number;
    readonly id: string | null;
    readonly dayOnly: boolean;
  }[];
  readonly people: readonly [Partial<Person>, Partial<Person>];
  readonly other: Person['role'];
  readonly address: Partial<Address>;
  readonly debt: Partial<Debt>;
  readonly holds: readonly Hold[];
  readonly attempt: Partial<Attempt>;
  readonly house: boolean;
  readonly ownName: boolean | undefined;
}

function trouble({ life, people: [own, others], ...drawn }: Drawn): ContactLife {
  const { situation, jurisdictions } = life;
  const asked = { ...life.attempt, ...drawn.attempt };
  const news = drawn.strange.map(
    ({ told, before: ago, id, dayOnly }) => ({ ...told, id, dayOnly, at: asked.at - ago }) as Happening,
  );
  const log = [...situation.log, ...news].sort((a, b) => a.at - b.at);
  const [debtor] = situation.people;
  const changed: Situation = {
    ...situation,
    log,
    collector: { ...situation.collector, ownName: drawn.ownName },
    people: [
      { ...debtor!, ...own },
      { ...debtor!, ...others, id: 'T1', role: drawn.other },
    ],
    addresses: situation.addresses.map((one) =>
      one.id === asked.address ? { ...one, ...drawn.address } : one,
    ),
    debts: situation.debts.map((one) => (one.id === 'D1' ? { ...one, ...drawn.debt } : one)),
    holds: drawn.holds,
    steps: { since: asked.at - 9 * 1440, impossible: [] },
    workers: [{ id: 'W1', trained: true, certified: drawn.ownName }],
  };
  return {
    jurisdictions: drawn.house ? ['CN', 'HOUSE'] : jurisdictions,
    situation: changed,
    attempt: asked,
  };
}
