/**
 * How does a debt come to a court in a walk: opened, approved, announced, filed?
 *
 * The acts ask the preconditions as the server's do, and the filing asks the gate.
 */
import { BUNDLE_MAX_DAYS } from '../../../policy/house/court/court-terms.ts';
import { blockersOf, type CourtAct, type CourtStanding } from '../../../rules/court/court-preconditions.ts';
import type { Step } from '../../../rules/gate/situation.ts';
import type { CourtNote } from './rung-journal.ts';
import { type Chance, done, type Outcome, oneOf, refused } from './rung-outcome.ts';
import { type Case, dayAtMinute, minuteOn, PEOPLE, type World } from './rung-world.ts';

function standingOf(world: World, one: Case): CourtStanding {
  const { quiets, log, here, since, today, overdue } = world;
  const on = (step: Step) => {
    const first = log.find((event) => event.at >= minuteOn(since + 1, 0) && stepIn(event) === step);
    const day = first === undefined ? null : dayAtMinute(first.at);
    return day ?? (here.impossible.includes(step) ? since + 1 : null);
  };
  return {
    ...one,
    today,
    overdue: quiets.has('paid') ? 0n : overdue,
    messageOn: on('message'),
    callOn: on('call'),
    letterOn: on('letter'),
    disputeOpen: quiets.has('dispute'),
    planAlive: quiets.has('plan'),
    holds: (['hardship', 'disaster', 'stop'] as const).filter((kind) => quiets.has(kind)),
    complaintOpen: quiets.has('complaint'),
    alive: !quiets.has('death'),
    minor: quiets.has('minor'),
    capable: true,
    bankrupt: quiets.has('bankrupt'),
    specialPath: quiets.has('lawyer') ? 'guardian' : null,
    against: one.worthIt ? [] : ['costs-more'],
    waitDays: 15,
    bundleMaxDays: BUNDLE_MAX_DAYS,
    arbitrationClause: one.clause,
  };
}

const stepIn = (event: World['log'][number]): Step | null =>
  event.type === 'call'
    ? 'call'
    : event.type === 'message'
      ? event.way === 'letter'
        ? 'letter'
        : 'message'
      : null;

/** Somebody takes the case a step further. */
export function courtAct(world: World, chance: Chance): Outcome {
  const { suit, today } = world;
  const by = oneOf(chance, PEOPLE);
  if (suit === null || chance() < 0.03) {
    const path = chance() < 0.85 ? 'suit' : 'arbitration';
    const daysLeft = oneOf(chance, [400, 400, 400, 400, 400, null, -1, undefined]);
    const given = { openedBy: by, path, clause: chance() < 0.5, daysLeft, worthIt: chance() > 0.08 } as const;
    const none = { approvedBy: null, noticeOn: null, noticeBack: false, bundleOn: null } as const;
    world.suit = { ...given, ...none, stage: 'prepared' };
    return null;
  }
  const act = (['approve', 'notice', 'file'] as const)[
    ['prepared', 'approved', 'noticed'].indexOf(suit.stage)
  ]!;
  if (suit.stage === 'noticed') prepareFiling(suit, chance, today);
  const tried: CourtAct = chance() < 0.05 ? oneOf(chance, ['notice', 'file']) : act;
  const why = blockersOf(standingOf(world, suit), tried, world.rules.court);
  if (why.length > 0) return refused(why);
  if (tried === 'file' && !world.ask('court', { by: 'house', worker: null })) return refused(['gate:court']);
  world.note({ type: 'court', act: tried, by, note: courtNoteOf(world, suit) });
  if (tried === 'approve') [suit.stage, suit.approvedBy] = ['approved', by];
  else if (tried === 'notice') [suit.stage, suit.noticeOn] = ['noticed', chance() < 0.95 ? today : null];
  else world.suit = null;
  return tried === 'file' ? done('court') : null;
}

function prepareFiling(suit: Case, chance: Chance, today: number): void {
  const drawn = chance();
  if (drawn < 0.05) suit.noticeBack = true;
  else if (drawn < 0.6) suit.bundleOn = today - Math.floor(chance() * 10);
}

function courtNoteOf(world: World, one: Case): CourtNote {
  const { stage: _, ...rest } = one;
  const { quiets, overdue } = world;
  return {
    ...rest,
    overdue: quiets.has('paid') ? 0n : overdue,
    specialPath: quiets.has('lawyer'),
    capable: !quiets.has('death') && !quiets.has('minor') && !quiets.has('bankrupt'),
    waitDays: 15,
  };
}
