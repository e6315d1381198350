/**
 * What happens in the life of somebody in the street, and what should rest because of it?
 *
 * Money, words and misfortune enter through the doors that everybody uses. What should be quiet from now on is noted beside it, from what
 * was done and not from what the house made of it.
 */
import type { Fact } from '../../../rules/account.ts';
import type { Day } from '../../../rules/days.ts';
import type { AgreedPlan } from '../../../rules/plan/agreed-plan.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { type PersonEntry, tellOfPeople } from '../../../server/gate/tell-person.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { type Chance, done, type Outcome, oneOf } from '../rungs/rung-outcome.ts';
import type { Street } from './street.ts';
import { RULES, type Walker } from './street-book.ts';

/** More than anybody here owes. */
const EVERYTHING = 100_000_000n;

const EVENTS = [
  'pays-part',
  'pays-late-entered',
  'pays-all',
  'bounces',
  'agrees',
  'pauses',
  'disputes',
  'complains',
  'hardship',
  'stops',
  'lawyer',
  'dies',
  'wrong-number',
] as const;

/** One event, or the end of one that stands. */
export async function liveOn(street: Street, walker: Walker, chance: Chance, at: number): Promise<Outcome> {
  const standing = walker.quiet.filter(({ until, kind }) => until === null && ENDS[kind] !== undefined);
  if (standing.length > 0 && chance() < 0.6) {
    const one = oneOf(chance, standing);
    await tell(street, walker, ENDS[one.kind]!(walker), at);
    one.until = at;
    walker.acts.push(`${one.kind} is over`);
    return done(`${one.kind} over`);
  }
  const event = oneOf(chance, EVENTS);
  await happen(street, walker, event, chance, at);
  walker.acts.push(event);
  return done(event);
}

type PersonFact = PersonEntry['fact'];
const ENDS: Readonly<Record<string, (walker: Walker) => PersonFact>> = {
  dispute: () => ({ type: 'verification-sent', of: null }),
  complaint: () => ({ type: 'complaint', pending: false, frivolous: false }),
  hardship: () => ({ type: 'hold-lifted', id: 'walked' }),
};

type Event = (typeof EVENTS)[number];
const dayEnds = (day: Day) => day * 1440 - 480;

async function happen(
  street: Street,
  walker: Walker,
  event: Event,
  chance: Chance,
  at: number,
): Promise<void> {
  const said = saidWith(event, street.clock.day, chance);
  if (said !== null) {
    walker.quiet.push({ kind: said.kind, from: at, until: null });
    return tell(street, walker, said.fact, at);
  }
  const { facts, rests } = enteredWith(event, `walked-${walker.acts.length}`, street.clock.day, chance);
  const entered = await enter(street, walker, facts, at);
  if (entered && rests !== null) walker.quiet.push({ kind: rests.kind, from: at, until: rests.until });
}

/** Words and misfortune: what becomes known about him, and what it keeps away until it is over. */
function saidWith(
  event: Event,
  day: Day,
  chance: Chance,
): { readonly kind: string; readonly fact: PersonFact } | null {
  const he = { id: 'borrower' } as const;
  switch (event) {
    case 'disputes': {
      const how = { written: chance() < 0.5, inPeriod: false, portion: 'all', debts: null } as const;
      return { kind: 'dispute', fact: { type: 'dispute', ...how } };
    }
    case 'complains':
      return { kind: 'complaint', fact: { type: 'complaint', pending: true, frivolous: false } };
    case 'hardship': {
      const hold = { kind: 'hardship', from: day, to: null, debts: null } as const;
      return { kind: 'hardship', fact: { type: 'hold', id: 'walked', hold } };
    }
    case 'stops':
      return { kind: 'stop', fact: { type: 'cease-received', via: 'letter', written: true } };
    case 'lawyer':
      return {
        kind: 'lawyer',
        fact: { type: 'person', person: { ...he, represented: { contactKnown: true } } },
      };
    case 'dies':
      return { kind: 'death', fact: { type: 'person', person: { ...he, alive: false } } };
    case 'wrong-number':
      return { kind: 'wrong-number', fact: { type: 'number-wrong', address: 'phone' } };
    default:
      return null;
  }
}

/** Money and agreements: what is entered on his account, and what rests once all of it was. */
function enteredWith(
  event: Event,
  id: string,
  day: Day,
  chance: Chance,
): { readonly facts: readonly Fact[]; readonly rests: { kind: string; until: number | null } | null } {
  const pays = (amount: bigint, valueOn: Day): Fact => ({ id, type: 'paid', amount, valueOn });
  switch (event) {
    case 'pays-part':
      return { facts: [pays(BigInt(100 + Math.floor(chance() * 20_000)), day)], rests: null };
    case 'pays-late-entered':
      return { facts: [pays(5_000n, day - 1 - Math.floor(chance() * 5))], rests: null };
    case 'pays-all':
      return { facts: [pays(EVERYTHING, day)], rests: { kind: 'paid', until: null } };
    case 'agrees': {
      const agreed: Fact = { id, type: 'agreed', valueOn: day, plan: planFor(id, day + 15) };
      return { facts: [agreed], rests: { kind: 'plan', until: dayEnds(day + 15) } };
    }
    case 'pauses': {
      const paused: Fact = { id, type: 'paused', from: day, to: day + 10, reason: 'hardship', valueOn: day };
      return { facts: [paused], rests: { kind: 'pause', until: dayEnds(day + 10) } };
    }
    default: {
      const back: Fact = { id: `${id}-back`, type: 'reversed', of: id, valueOn: day };
      return { facts: [pays(EVERYTHING, day), back], rests: null };
    }
  }
}

async function tell({ pool }: Street, { key }: Walker, fact: PersonFact, at: number): Promise<void> {
  await tellOfPeople(pool, [{ key, at, fact }], knownAt(at));
}

/** Whether all of it was entered. */
async function enter(
  { pool }: Street,
  { account }: Walker,
  facts: readonly Fact[],
  at: number,
): Promise<boolean> {
  const entries = facts.map((fact) => ({ key: account, fact }));
  return (await enterFacts(pool, entries, RULES, knownAt(at))).every(({ state }) => state === 'entered');
}

function planFor(id: string, until: Day): AgreedPlan {
  return {
    ...({ id, kind: 'moratorium', rows: [], until, graceDays: 0, missesAllowed: 0, shortBy: 0n } as const),
    ...({ relief: { interestPpm: 0n, penaltyPpm: 0n, lateFees: true }, waive: [], onBreak: 'kept' } as const),
    ...({ ageing: 'stands', schedule: null } as const),
  };
}
