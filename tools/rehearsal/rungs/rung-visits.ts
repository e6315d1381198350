/**
 * How does a visit come about in a walk, and who stands at the door?
 *
 * Proposed, approved, asked, confirmed, moved, leave taken along, the bell rung: mostly by the right people, now and then by others,
 * at another hour, or on leave that is gone.
 */
import { visitTermsOn } from '../../../policy/house/visits/visit-terms.ts';
import { stepVisit, type VisitEvent, type Window } from '../../../rules/visits/visit-course.ts';
import { milderSteps } from '../../../rules/visits/visit-readiness.ts';
import { visitWorth } from '../../../rules/visits/visit-worth.ts';
import { type Chance, done, type Outcome, oneOf, refused } from './rung-outcome.ts';
import { minuteOn, PEOPLE, type World } from './rung-world.ts';

/** Windows that were offered, some of them soon: whoever moves an appointment on its day makes room for every mistake. */
function offered(world: World, chance: Chance): Window[] {
  if (chance() < 0.05) return [];
  return [0, 1, 3, 4].flatMap((ahead) =>
    [600, 660, 720, 840, 960, 1020].map((clock) => {
      const from = minuteOn(world.today + ahead, clock);
      return { from, until: from + 120 };
    }),
  );
}

/** Somebody takes the visit a step further. */
export function visitAct(world: World, chance: Chance): Outcome {
  const { visit } = world;
  if (visit === null || chance() < 0.03) return propose(world, chance);
  const drawn = chance();
  const by = oneOf(chance, PEOPLE);
  if (drawn < 0.03) {
    const declined = drawn < 0.01 && (visit.state === 'asked' || visit.state === 'booked');
    world.note({ type: 'visit-over', declined });
    if (declined) world.declinedOn = world.today;
    [world.visit, world.leave] = [null, null];
    return null;
  }
  switch (visit.state) {
    case 'proposed': {
      if (drawn < 0.1) return ask(world, chance);
      const { carded } = world.here;
      const likely = chance() < 0.6;
      const visitors = likely ? ['f1', 'f2'] : [oneOf(chance, carded), oneOf(chance, [...carded, ...PEOPLE])];
      const why = step(world, { type: 'approved', by, visitors, carded });
      if (why !== null) return refused(why);
      world.note({ type: 'visit-approved', by, visitors, carded });
      return ask(world, chance);
    }
    case 'approved':
      return ask(world, chance);
    case 'asked':
      return drawn < (world.leave === null ? 0.15 : 0.5) ? arrive(world, chance) : confirm(world, chance);
    case 'booked':
      return booked(world, chance, drawn);
    default:
      world.note({ type: 'visit-over', declined: false });
      [world.visit, world.leave] = [null, null];
      return null;
  }
}

/** Takes the step where the rule lets it; what stands against it otherwise. */
function step(world: World, event: VisitEvent): readonly string[] | null {
  const { terms } = visitTermsOn(world.today);
  const visit = event.type === 'proposed' ? null : world.visit;
  const stepped = stepVisit(visit, event, terms, world.rules.visits);
  if (stepped.state === 'refused') return stepped.why;
  world.visit = stepped.visit;
  return null;
}

function propose(world: World, chance: Chance): Outcome {
  const { terms, worth } = visitTermsOn(world.today);
  const { overdue, today, declinedOn, since } = world;
  const booking = { confirmedByBorrower: true, approvedBySecond: true };
  const arranged = [1, 2, 3].some((ahead) =>
    world.ask('visit', { by: 'house', worker: null }, { booking }, minuteOn(today + ahead, 660)),
  );
  const by = oneOf(chance, PEOPLE);
  const another = world.visit !== null;
  const ready = {
    steps: milderSteps(world.situation(), world.at, terms.failedAfterDays),
    daysPastDue: today - since,
    overdue,
    exceeds: visitWorth(overdue, world.here.currency, worth).exceeds,
    bars: arranged ? [] : ['barred'],
    resting: declinedOn !== null && declinedOn + terms.restAfterDeclineDays > today,
    another,
  };
  const why = step(world, { type: 'proposed', by, ready });
  if (why !== null) return refused(why);
  world.leave = null;
  world.note({ type: 'visit-proposed', by, overdue, currency: world.here.currency, another });
  return done('visit proposed');
}

function ask(world: World, chance: Chance): Outcome {
  const windows = offered(world, chance);
  const why = step(world, { type: 'asked', windows });
  if (why !== null) return refused(why);
  world.note({ type: 'visit-asked', windows });
  return null;
}

function confirm(world: World, chance: Chance): Outcome {
  const { windows } = world.visit!;
  const some = windows.length === 0 || chance() < 0.06;
  const from = minuteOn(world.today + 1, 700);
  const window = some ? { from, until: from + 120 } : oneOf(chance, windows);
  const by = chance() < 0.92 ? 'borrower' : oneOf(chance, PEOPLE);
  const why = step(world, { type: 'confirmed', by, window, at: world.at });
  if (why !== null) return refused(why);
  world.note({ type: 'visit-confirmed', by, window });
  return done('visit booked');
}

/** He has an appointment: leave is taken on the way, he moves it, somebody rings. */
function booked(world: World, chance: Chance, drawn: number): Outcome {
  const visit = world.visit!;
  const { from, until } = visit.appointment!;
  if (drawn < (world.leave === null ? 0.15 : 0.4)) {
    const why = step(world, { type: 'moved', by: 'borrower' });
    if (why !== null) return refused(why);
    world.note({ type: 'visit-moved' });
    return null;
  }
  if (world.leave !== null) return arrive(world, chance);
  if (drawn < 0.2) return arrive(world, chance);
  // The way to him: time goes on to the hour before, unless it is over.
  if (world.at < from - 60) world.at = from - 60 + Math.floor(chance() * 50);
  if (world.at >= until) return null;
  const first = Math.max(world.at, from - 10);
  const worker = oneOf(chance, visit.visitors);
  const booking = { confirmedByBorrower: true, approvedBySecond: visit.approvedBy !== null };
  const attempt = { by: 'house', worker };
  if (!world.ask('visit', attempt, { booking }, first)) return refused(['gate:visit']);
  world.leave = { booking, from: first, until: first + 60, revoked: false };
  if (chance() < 0.4) return done('visit leave');
  world.at = first + Math.floor(chance() * 20);
  return arrive(world, chance);
}

function arrive(world: World, chance: Chance): Outcome {
  const { leave } = world;
  const visit = world.visit!;
  if (chance() < 0.7 && leave !== null && world.at < leave.from) world.at = leave.from;
  const by =
    chance() < 0.92 && visit.visitors.length > 0 ? oneOf(chance, visit.visitors) : oneOf(chance, PEOPLE);
  const stands = leave !== null && !leave.revoked && world.at >= leave.from && world.at <= leave.until;
  const way = { by: 'house', worker: by };
  const booking = leave?.booking;
  // Leave is used only where everything else holds, and judged once more.
  const trial = world.visit;
  const before = step(world, { type: 'arrived', by, at: world.at, permit: 'open' });
  world.visit = trial;
  if (before !== null) return refused(before);
  const used = stands && booking !== undefined && world.ask('visit', way, { booking });
  const permit = used ? 'open' : leave === null ? 'none' : leave.revoked ? 'revoked' : 'over';
  const why = step(world, { type: 'arrived', by, at: world.at, permit });
  if (why !== null) return refused(why);
  world.note({
    type: 'visit-arrived',
    by,
    leave: leave && { from: leave.from, until: leave.until, revoked: leave.revoked },
  });
  return done('visit');
}
