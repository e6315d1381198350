import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitTermsOn } from '../../policy/house/visits/visit-terms.ts';
import {
  GUARDS,
  type Guard,
  stepVisit,
  type Visit,
  type VisitEvent,
  type VisitTerms,
  type Window,
} from './visit-course.ts';

const { terms } = visitTermsOn(20_000);
const SEED = 20261122;
const WINDOWS: readonly Window[] = [
  { from: 1_000, until: 1_120 },
  { from: 2_000, until: 2_120 },
];

const stand = fc.constantFrom('failed', 'impossible', 'open', 'not-tried');
/** Mostly as it should be, so that a walk gets far; each thing wrong now and then. */
const mostly = <T>(right: T, wrong: T) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constant(wrong) });
const step = fc.oneof(
  { weight: 12, arbitrary: fc.constant('failed' as const) },
  { weight: 1, arbitrary: stand },
);
const ready = fc.record({
  steps: fc.record({
    message: step.map((one) => ({ stand: one })),
    call: step.map((one) => ({ stand: one })),
    letter: step.map((one) => ({ stand: one })),
  }),
  daysPastDue: mostly(90, 89),
  overdue: mostly(300_000n, 299_999n),
  exceeds: mostly(true, false),
  bars: mostly<readonly string[]>([], ['forbearance']),
  resting: mostly(false, true),
  another: mostly(false, true),
});
const name = fc.constantFrom('l1', 'l2', 'v1', 'v2', 'borrower');
const visitors = fc.oneof(
  { weight: 6, arbitrary: fc.constant(['v1', 'v2']) },
  { weight: 1, arbitrary: fc.constantFrom(['v1'], ['v1', 'v1'], ['v1', 'l1'], ['l2', 'v1']) },
);
const event: fc.Arbitrary<VisitEvent> = fc.oneof(
  fc.record({ type: fc.constant('proposed' as const), by: fc.constantFrom('l1', 'rule'), ready }),
  fc.record({
    type: fc.constant('approved' as const),
    by: fc.constantFrom('l1', 'l2', 'v1'),
    visitors,
    carded: mostly<readonly string[]>(['v1', 'v2', 'l1', 'l2'], ['v1', 'l2']),
  }),
  fc.record({ type: fc.constant('asked' as const), windows: mostly(WINDOWS, [] as readonly Window[]) }),
  fc.record({
    type: fc.constant('confirmed' as const),
    by: mostly('borrower', 'l1'),
    window: fc.constantFrom(...WINDOWS, { from: 3_000, until: 3_120 }),
    at: mostly(10, 1_999),
  }),
  fc.record({
    type: fc.constant('arrived' as const),
    by: mostly('v1', 'l1'),
    at: fc.constantFrom(989, 990, 1_050, 1_119, 1_120, 2_050),
    permit: fc.constantFrom('open', 'open', 'open', 'revoked', 'over', 'none') as fc.Arbitrary<
      'open' | 'revoked' | 'over' | 'none'
    >,
  }),
  fc.record({ type: fc.constantFrom('moved' as const, 'declined' as const), by: name }),
  fc.constant<VisitEvent>({ type: 'cancelled', why: 'paid' }),
);
/** Near the right order, with anything in between. */
const walk = fc
  .tuple(fc.array(event, { maxLength: 3 }), fc.array(event, { minLength: 4, maxLength: 18 }))
  .map(([before, rest]) => [...rest, ...before]);

/** Every reason for which a visit that was made should not have been, read from the events that were taken alone. */
function wrongs(taken: readonly VisitEvent[], { daysPastDueLeast, overdueLeast, earlyMinutes }: VisitTerms) {
  const last = <Type extends VisitEvent['type']>(type: Type) =>
    taken.findLast((one): one is Extract<VisitEvent, { type: Type }> => one.type === type);
  const place = (type: VisitEvent['type']) => taken.findLastIndex((one) => one.type === type);
  const [proposed, approved, asked, confirmed, arrived] = [
    last('proposed'),
    last('approved'),
    last('asked'),
    last('confirmed'),
    last('arrived'),
  ];
  const found: string[] = [];
  const say = (isWrong: boolean, what: string) => isWrong && found.push(what);
  // Already to ask him is wrong without approval, or without anything to choose from.
  say(asked !== undefined && approved === undefined, 'not-approved');
  say(asked !== undefined && asked.windows.length === 0, 'no-window');
  if (arrived === undefined) return found;
  const { steps, ...rest } = proposed!.ready;
  for (const one of ['message', 'call', 'letter'] as const)
    say(!['failed', 'impossible'].includes(steps[one].stand), `${one}-not-failed`);
  say(rest.daysPastDue < daysPastDueLeast, 'not-old-enough');
  say(rest.overdue < overdueLeast, 'not-large-enough');
  say(!rest.exceeds, 'costs-more');
  say(rest.bars.length > 0, 'barred');
  say(rest.resting, 'declined-before');
  say(rest.another, 'another-visit');
  if (approved !== undefined) {
    say(approved.by === proposed!.by, 'own-proposal');
    say(approved.visitors.includes(approved.by), 'approver-visits');
    say(approved.visitors.includes(proposed!.by), 'proposer-visits');
    say(new Set(approved.visitors).size !== 2, 'not-two-visitors');
    say(
      approved.visitors.some((one) => !approved.carded.includes(one)),
      'no-card',
    );
    say(!approved.visitors.includes(arrived.by), 'not-his-visit');
  }
  const isMoved = place('moved') > place('confirmed');
  say(confirmed === undefined || isMoved || place('asked') > place('confirmed'), 'not-confirmed');
  if (confirmed !== undefined) {
    say(confirmed.by !== 'borrower', 'not-the-borrower');
    say(!(asked?.windows ?? []).some(({ from }) => from === confirmed.window.from), 'not-offered');
    say(confirmed.at >= confirmed.window.from, 'too-late');
    const { from, until } = confirmed.window;
    say(arrived.at < from - earlyMinutes || arrived.at >= until, 'not-the-hour');
  }
  say(arrived.permit !== 'open', 'no-permit');
  return found;
}

/** Lives through events, taking those that the guards let through. */
function live(events: readonly VisitEvent[], guards?: readonly Guard[]) {
  let visit: Visit | null = null;
  const taken: VisitEvent[] = [];
  for (const one of events) {
    const stepped = stepVisit(visit, one, terms, guards);
    if (stepped.state === 'refused') continue;
    visit = stepped.visit;
    taken.push(one);
  }
  return { visit: visit as Visit | null, taken };
}

/** The right course, whose events are strewn among others. */
const GOOD: readonly VisitEvent[] = [
  {
    type: 'proposed',
    by: 'l1',
    ready: {
      steps: { message: { stand: 'failed' }, call: { stand: 'failed' }, letter: { stand: 'failed' } },
      ...{ daysPastDue: 120, overdue: 900_000n, exceeds: true, bars: [], resting: false, another: false },
    },
  },
  { type: 'approved', by: 'l2', visitors: ['v1', 'v2'], carded: ['v1', 'v2'] },
  { type: 'asked', windows: WINDOWS },
  { type: 'confirmed', by: 'borrower', window: WINDOWS[0]!, at: 10 },
  { type: 'arrived', by: 'v1', at: 1_050, permit: 'open' },
];
/** Each event of the good course, as it is or as chance has it, or left out, or with another before it. */
const course = fc
  .tuple(
    ...GOOD.map((good) =>
      fc.oneof(
        { weight: 5, arbitrary: fc.constant([good]) },
        { weight: 3, arbitrary: event.filter(({ type }) => type === good.type).map((one) => [one]) },
        { weight: 1, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: event.map((one) => [one, good]) },
        { weight: 1, arbitrary: event.map((one) => [good, one]) },
      ),
    ),
  )
  .map((parts) => parts.flat());

describe('A4 C3 D7: no visit without each of its preconditions', () => {
  test('the whole course ends at the door', () => {
    expect(live(GOOD).visit).toMatchObject({ state: 'arrived', arrivedAt: 1_050, visitors: ['v1', 'v2'] });
  });

  test(`in any order of events (seed ${SEED})`, () => {
    let made = 0;
    fc.assert(
      fc.property(fc.oneof(course, walk), (events) => {
        const { visit, taken } = live(events);
        if (visit?.arrivedAt != null) made += 1;
        return wrongs(taken, terms).length === 0;
      }),
      { seed: SEED, numRuns: 1_200 },
    );
    expect(made).toBeGreaterThan(40);
  });

  test.each(GUARDS.map((guard) => [guard.name, guard] as const))(
    'without "%s" the property notices',
    (missing, guard) => {
      const guards = GUARDS.filter((one) => one !== guard);
      const result = fc.check(
        fc.property(
          fc.oneof(course, walk),
          (events) => !wrongs(live(events, guards).taken, terms).includes(missing),
        ),
        { seed: SEED, numRuns: 6_000, endOnFailure: true },
      );
      expect(result.failed, missing).toBe(true);
    },
  );

  test('a decline, a payment and a move end or undo the appointment', () => {
    const booked = GOOD.slice(0, 4);
    const then = (one: VisitEvent) => live([...booked, one, GOOD[4]!]).visit;
    expect(then({ type: 'declined', by: 'borrower' })?.state).toBe('declined');
    expect(then({ type: 'cancelled', why: 'paid' })?.state).toBe('cancelled');
    expect(then({ type: 'moved', by: 'borrower' })?.state).toBe('asked');
    expect(live([...GOOD, { type: 'ended', by: 'v1' }]).visit?.state).toBe('done');
  });
});
