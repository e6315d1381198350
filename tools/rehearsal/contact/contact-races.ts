/**
 * Can a message reach a carrier after the stop of its person is committed, twice, or never?
 *
 * Messages by four ways are sent by processes of their own that are killed at random, to far ends on sockets that misbehave; meanwhile
 * payments, agreements, disputes and stops are entered about the same people. A far end notes when a message truly arrived; that is
 * compared with the commit of its stop, and with what the tables say in the end. Some people are left in peace: theirs must arrive.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Dispatcher } from '../../../server/contact/dispatcher.ts';
import { gatherDay } from '../../../server/contact/gather.ts';
import { nextLease } from '../../../server/db/contact/recover-rows.ts';
import { analyseMessages, unfinished } from '../../../server/db/contact/rehearsed-messages.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { chanceOf } from '../chance.ts';
import { NOON, type Rehearsed, TODAY } from '../gate-scene.ts';
import { RULES } from '../scene.ts';
import { planContacts } from './contact-scene.ts';
import { type Entered, enterStops, shuffled } from './entered-stops.ts';
import { offerStops } from './offered-stops.ts';
import { type FarEnd, openExchanges } from './race-ends.ts';
import { judgeRace, type Verdict } from './race-verdict.ts';
import type { Watch } from './race-watch.ts';
import { openPeers } from './real-ends.ts';
import { SenderPack } from './sender-pack.ts';
import { rehearsedSending, type SenderOrders } from './sender-process.ts';

/** Everybody who is raced, and how. */
export interface RaceTerms {
  readonly url: string;
  readonly people: readonly Rehearsed[];
  readonly seed: number;
  readonly senders: number;
  /** Messages between two kills, about; 0: none. */
  readonly killEvery: number;
  /** Exchanges of the rehearsal's own, or the peers of the real protocols. */
  readonly far: 'exchange' | 'peer';
  readonly watch: Watch;
  /** Events a second, one at a time by a process of its own; none: as fast as the senders come along, most of them fifty together. */
  readonly offered?: number;
}

/** What came of it. Times in milliseconds. */
export interface ContactRaces extends Verdict {
  readonly events: number;
  readonly kills: number;
  /** Entered one at a time: from hearing it to the answer to the commit. */
  readonly single: readonly number[];
  /** The longest for which the rehearsing process was busy with something else. */
  readonly late: number;
  /** How long each part of the round took. */
  readonly took: Readonly<Record<string, number>>;
}

const SPARED = 0.1;
const STOPS_TOGETHER = 50;
const SIDES = 2;
const ONE_BY_ONE = 0.05;
const BATCH = 100;
/** So many messages arrive for each stop that is entered, while both go on. */
const PACE = 0.45;
/** Milliseconds without any arrival after which stops go on all the same: at the start, and later. */
const LONGEST_START = 20_000;
const LONGEST_LULL = 100;
/** How often somebody is killed or something goes wrong, at most. */
const TICK_MS = 20;
const TROUBLE_SHARE = 0.1;
/** What waits at the end of a round is waited for so often; each time it is a little later by the house's clock. */
const LATER = 5;

/** Races once over these people, each with one message by one way. */
export async function raceContacts(terms: RaceTerms): Promise<ContactRaces> {
  const { url, people, watch } = terms;
  const pool = openPool(url, 8);
  const open: (() => unknown)[] = [];
  watch.database = url;
  try {
    const done = await race(terms, pool, open);
    await watch.until('closes the far ends', Promise.all(open.map((close) => close())));
    await watch.until('closes the connections', pool.end());
    return done;
  } catch (error) {
    // Whatever it was: nobody goes on behind our back, and nothing that does not end is waited for.
    for (const close of open) void Promise.resolve(close()).catch(() => {});
    void pool.end().catch(() => {});
    throw new Error(`a round of ${people.length} people with seed ${terms.seed}`, { cause: error });
  } finally {
    watch.database = null;
    watch.counts = () => ({});
  }
}

async function race(terms: RaceTerms, pool: Pool, open: (() => unknown)[]): Promise<ContactRaces> {
  const { url, people, seed, watch } = terms;
  const chance = chanceOf(seed);
  const clock = new Laps();
  const ofWay = (place: number) => people.filter((_, number) => number % 4 === place);
  const ends = await watch.until(
    'opens the far ends',
    terms.far === 'exchange' ? openExchanges(seed) : openPeers(pool, seed, people, ofWay(2)),
  );
  open.push(...ends.map((end) => () => end.close()));
  // Senders begin while the day is planned: the first messages that are made are sent at once.
  const orders: SenderOrders = { url, at: NOON, lines: ends.map(({ order }) => order), batch: BATCH };
  const pack = new SenderPack(orders, terms.senders, terms.killEvery, chance);
  open.push(() => pack.abandon());
  for (const [place, { channel }] of ends.entries())
    await watch.until(`plans ${channel}`, planContacts(pool, ofWay(place), [channel]));
  const { ladder } = RULES;
  await watch.until('gathers', gatherDay(pool, TODAY, { ladder, collecting: { timeZone: 'Asia/Shanghai' } }));
  await watch.until('counts', analyseMessages(pool));
  clock.lap('planning');
  const entered: Entered = { stops: new Map(), single: [] };
  let left = people.length;
  const arrived = () => ends.reduce((sum, end) => sum + (end.arrived() ?? 0), 0);
  watch.counts = () => ({
    'events entered': entered.stops.size,
    'messages arrived': arrived(),
    'senders killed': pack.kills,
    'senders alive': pack.alive,
    unfinished: left,
  });
  const ticking = setInterval(() => {
    pack.killAt(arrived());
    for (const end of ends) if (chance() < TROUBLE_SHARE) end.trouble(chance);
  }, TICK_MS);
  open.push(() => clearInterval(ticking));
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  open.push(() => lag.disable());
  await watch.until('enters events', enter(terms, pool, ends, entered, chance, arrived));
  clearInterval(ticking);
  for (const end of ends) end.calm();
  clock.lap('racing');
  await watch.until('senders end', pack.end());
  await watch.until(
    'what is left is sent',
    finish(pool, orders, ends, (count) => {
      left = count;
    }),
  );
  clock.lap('finishing');
  const late = lag.max / 1e6;
  const verdict = await watch.until('compares', judgeRace(pool, ends, entered.stops, pack.lives, late));
  clock.lap('comparing');
  const { stops, single } = entered;
  return { ...verdict, events: stops.size, kills: pack.kills, single, late, took: clock.laps };
}

/** Enters events about everybody but a few: as many a second as are offered, or as fast as it goes. */
async function enter(
  { url, people, seed, offered }: RaceTerms,
  pool: Pool,
  ends: readonly FarEnd[],
  entered: Entered,
  chance: () => number,
  arrived: () => number,
): Promise<void> {
  const pace = paceBy(ends, arrived);
  if (offered === undefined) {
    const how = { spared: SPARED, together: STOPS_TOGETHER, sides: SIDES, oneByOne: ONE_BY_ONE };
    return enterStops(pool, people, entered, { ...how, chance, pace });
  }
  await pace(1);
  const some = people.filter(() => chance() >= SPARED);
  await offerStops({ url, people: shuffled(some, chance), seed, perSecond: offered }, entered, arrived);
}

/** Milliseconds of the parts of a round. */
class Laps {
  readonly laps: Record<string, number> = {};
  #since = performance.now();

  lap(name: string): void {
    const now = performance.now();
    this.laps[name] = now - this.#since;
    this.#since = now;
  }
}

/** Holds whoever enters stops back until the senders have come as far, or seem to have nothing to do. */
function paceBy(ends: readonly FarEnd[], arrived: () => number): (entered: number) => Promise<void> {
  const seen = ends.filter((end) => end.arrived() !== null).length / ends.length;
  let most = 0;
  let since = performance.now();
  return async (entered) => {
    for (;;) {
      const count = arrived();
      const now = performance.now();
      if (count > most) [most, since] = [count, now];
      if (count >= entered * PACE * seen) return;
      if (now - since > (most === 0 ? LONGEST_START : LONGEST_LULL)) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
}

/** What killed senders and busy carriers have left is brought to its end, a little later by the house's clock. */
async function finish(
  pool: Pool,
  orders: SenderOrders,
  ends: readonly FarEnd[],
  tell: (left: number) => void,
): Promise<void> {
  for (let at = orders.at; ; at += LATER) {
    const left = await unfinished(pool);
    tell(left);
    if (left === 0) return;
    const sending = await rehearsedSending(pool, { ...orders, at });
    const dispatcher = await Dispatcher.open(pool, sending);
    await dispatcher.drain();
    const lease = await nextLease(pool);
    if (lease !== null) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, lease) + 10));
      await dispatcher.lookAfter();
    }
    await dispatcher.close();
    for (const end of ends) end.calm();
    for (const { carrier } of sending.lines) await carrier.close();
  }
}
