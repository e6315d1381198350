/**
 * What do people try at a moment of a walk, allowed or not?
 *
 * Each act asks the rules as the server asks them and happens where nothing refuses. Chance leans to what would come next, so that every
 * rung is reached; one act in some is out of order, by the wrong person, too early or too late. What an act draws depends on its own
 * chance alone, so that leaving another act out changes nothing in it.
 */
import { planSteps } from '../../../rules/walk.ts';
import { accountOf } from '../given.ts';
import { PRODUCT } from '../ladder-life.ts';
import { QUIETS } from './rung-journal.ts';
import { letterAct } from './rung-letters.ts';
import { type Chance, done, type Outcome, oneOf, refused } from './rung-outcome.ts';
import { courtAct } from './rung-suits.ts';
import { visitAct } from './rung-visits.ts';
import { minuteOn, PEOPLE, type World } from './rung-world.ts';

export const ACTS = [
  'text',
  'call',
  'wild-contact',
  'plan-night',
  'life',
  'letter',
  'visit',
  'court',
] as const;
export type ActName = (typeof ACTS)[number];

/** Does one act. */
export function act(world: World, name: ActName, chance: Chance): Outcome {
  switch (name) {
    case 'text': {
      const way = chance() < 0.6 ? 'sms' : 'in-app';
      return world.ask(way, { by: 'house', worker: null }) ? done('message') : refused(['gate:message']);
    }
    case 'call': {
      const worker = oneOf(chance, PEOPLE);
      const by = chance() < 0.2 ? 'agency' : 'house';
      return world.ask('call', { by, worker }) ? done('call') : refused(['gate:call']);
    }
    case 'wild-contact':
      return wildContact(world, chance);
    case 'plan-night':
      return planNight(world);
    case 'life':
      return life(world, chance);
    case 'letter':
      return letterAct(world, chance);
    case 'visit':
      return visitAct(world, chance);
    case 'court':
      return courtAct(world, chance);
    default:
      return name satisfies never;
  }
}

/** A contact by any way that somebody asks a permit for, without any of the house's own steps before it. */
function wildContact(world: World, chance: Chance): Outcome {
  const way = oneOf(chance, ['call', 'letter', 'letter', 'visit', 'visit', 'court'] as const);
  const by =
    way === 'letter' ? oneOf(chance, ['firm', 'firm', 'firm', 'house']) : oneOf(chance, ['house', 'agency']);
  const worker = way === 'call' || way === 'visit' ? oneOf(chance, PEOPLE) : null;
  const booking = { confirmedByBorrower: chance() < 0.6, approvedBySecond: chance() < 0.6 };
  const purpose = chance() < 0.8 ? 'collect' : 'legally-required';
  const allowed = world.ask(way, { by, worker }, way === 'visit' ? { booking, purpose } : { purpose });
  return allowed ? done(`wild ${way}`) : refused([`gate:${way}`]);
}

/** What the ladder would plan tonight for an account in his place. */
function planNight(world: World): Outcome {
  const { log, since, quiets, today, rules } = world;
  const tried = [
    ...new Set(
      log.flatMap((one) => {
        if (one.at < minuteOn(since + 1, 0)) return [];
        if (one.type === 'call') return ['call' as const];
        if (one.type !== 'message') return [];
        return one.way === 'letter'
          ? ['letter' as const]
          : one.way === 'sms'
            ? ['sms' as const]
            : ['in-app' as const];
      }),
    ),
  ];
  if (quiets.size > 0) return null;
  const account = accountOf(PRODUCT, { duePrincipal: 500_000n }, { oldestDue: since, tried });
  const planned = planSteps(account, today, PRODUCT, rules.ladder).flatMap(({ body }) =>
    body.type === 'step' && body.missing === null ? [body.step] : [],
  );
  for (const step of planned) {
    const channel = rules.ladder.rungs.find((rung) => rung.step.id === step)!.step.channel;
    world.note({ type: 'planned', channel });
  }
  return planned.length === 0 ? null : done(`planned ${planned.at(-1)}`);
}

/** Money, words and misfortune. */
function life(world: World, chance: Chance): Outcome {
  const on = [...world.quiets];
  if (on.length > 0 && chance() < 0.7) {
    const kind = oneOf(chance, on);
    if (kind === 'written-stop' || kind === 'death') return null;
    world.tell(kind, false);
    return null;
  }
  if (chance() < 0.3) {
    world.overdue -= world.overdue / 10n;
    world.tell('paid-part', true);
    return null;
  }
  const kind = oneOf(chance, QUIETS);
  if (!world.quiets.has(kind)) world.tell(kind, true);
  return null;
}
