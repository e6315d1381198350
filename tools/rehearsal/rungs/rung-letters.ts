/**
 * How does a letter go its way in a walk: proposed, given, signed, posted?
 *
 * Anybody tries the next step at any time; the preconditions are asked as the server asks them, and the post asks the gate besides.
 */
import { letterTermsOn } from '../../../policy/house/firms/letter-terms.ts';
import {
  type LetterOrder,
  type LetterStep,
  lacksFor,
  worthOf,
} from '../../../rules/firms/letter-conditions.ts';
import type { LetterNote } from './rung-journal.ts';
import { type Chance, done, type Outcome, oneOf, refused } from './rung-outcome.ts';
import { dayAtMinute, type Order, PEOPLE, type World } from './rung-world.ts';

function stepBefore(world: World, step: 'message' | 'call') {
  const first = world.log.find((one) =>
    step === 'call' ? one.type === 'call' : one.type === 'message' && one.way === 'sms',
  );
  if (first !== undefined) return { how: 'tried', on: dayAtMinute(first.at) } as const;
  return world.here.impossible.includes(step) ? ({ how: 'impossible', on: world.today } as const) : null;
}

function factsOf(world: World, order: Order): LetterOrder {
  const { firm } = world.here;
  const [message, call] = [stepBefore(world, 'message'), stepBefore(world, 'call')];
  const since = Math.max(message?.on ?? 0, call?.on ?? 0);
  const { decidedBy, proposedBy, told, undecided, page, signed } = order;
  return {
    message,
    call,
    overdueSince: world.since,
    undisturbed: world.quiets.size === 0 && (world.paidOn === null || world.paidOn <= since),
    ...worthOf(order.overdue, letterTermsOn(world.today)),
    proposedBy,
    decidedBy,
    engaged: firm,
    told,
    undecided,
    digest: page,
    signed: signed && {
      lawyer: 'lawyer',
      licenceUntil: firm.lawyerUntil,
      on: signed.on,
      confirmed: signed.secondFactor,
      digest: signed.page,
      valid: signed.genuine,
    },
  };
}

const NEW_ORDER = { decidedBy: null, told: false, undecided: [], page: 'p1', signed: null } as const;

/** Somebody takes the letter a step further. */
export function letterAct(world: World, chance: Chance): Outcome {
  const { order, today } = world;
  const terms = letterTermsOn(today);
  const lacks = (step: LetterStep, now: Order) =>
    lacksFor(step, factsOf(world, now), today, terms, world.rules.letters);
  const note = (step: LetterStep, now: Order) =>
    world.note({ type: 'letter', step, note: noteOf(world, now) });
  const by = oneOf(chance, PEOPLE);
  if (order === null) {
    const next: Order = { ...NEW_ORDER, proposedBy: by, overdue: world.overdue, state: 'proposed' };
    const why = lacks('propose', next);
    if (why.length > 0) return refused(why);
    note('propose', next);
    world.order = next;
    return done('letter proposed');
  }
  const drawn = chance();
  if (drawn < 0.05) {
    world.order = null;
    return null;
  }
  if (order.state === 'proposed') {
    const next: Order = {
      ...order,
      ...{ decidedBy: by, state: 'with-firm', undecided: chance() < 0.06 ? ['court'] : [] },
    };
    const why = lacks('give', next);
    if (why.length > 0) return refused(why);
    note('give', next);
    world.order = next;
    return null;
  }
  if (order.state === 'with-firm') {
    // The notice of the firm goes out on its own time.
    if (drawn < 0.5) order.told = true;
    const why = lacks('sign', order);
    if (why.length > 0) return refused(why);
    note('sign', order);
    const [secondFactor, genuine] = [chance() > 0.06, chance() > 0.06];
    order.signed = { on: today, secondFactor, page: order.page, genuine };
    order.state = 'signed';
    return null;
  }
  if (drawn < 0.12) order.page = `p${Math.floor(drawn * 1000)}`;
  const why = lacks('post', order);
  if (why.length > 0) return refused(why);
  if (!world.ask('letter', { by: 'firm', worker: null })) return refused(['gate:letter']);
  note('post', order);
  world.order = null;
  return done('letter');
}

function noteOf(world: World, { state: _, ...order }: Order): LetterNote {
  return { ...order, firm: world.here.firm };
}
