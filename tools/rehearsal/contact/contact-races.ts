/**
 * Can a message reach a carrier after the stop of its person is committed, twice, or never?
 *
 * Messages by four ways are sent by processes of their own that are killed at random, to exchanges on sockets that lose answers,
 * cut lines, and tell what became of messages late, twice and in any order; meanwhile payments, agreements, disputes and stops are
 * entered about the same people. An exchange notes when a message truly arrived; that is compared with the commit of its stop,
 * and with what the tables say in the end. Some people are left in peace: theirs must arrive.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Channel } from '../../../rules/account.ts';
import type { Way } from '../../../rules/gate/situation.ts';
import { Dispatcher } from '../../../server/contact/dispatcher.ts';
import { gatherDay } from '../../../server/contact/gather.ts';
import { nextLease } from '../../../server/db/contact/recover-rows.ts';
import { endedMessages, silences, unfinished } from '../../../server/db/contact/rehearsed-messages.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { tellOfPeople } from '../../../server/gate/tell-person.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { Exchange, type Faults } from '../../peers/exchange.ts';
import { chanceOf } from '../chance.ts';
import { NOON, type Rehearsed, TODAY } from '../gate-scene.ts';
import { RULES } from '../scene.ts';
import { planContacts } from './contact-scene.ts';
import { rehearsedSending, type SenderOrders } from './sender-process.ts';

/** Everybody who is raced, and how. */
export interface RaceTerms {
  readonly url: string;
  readonly people: readonly Rehearsed[];
  readonly seed: number;
  readonly senders: number;
  /** Messages between two kills, about; 0: none. */
  readonly killEvery: number;
}

/** What came of it. Times in milliseconds. */
export interface ContactRaces {
  readonly events: number;
  readonly messages: number;
  readonly arrived: number;
  readonly kills: number;
  /** Stops that were first, and messages that were. */
  readonly stopped: number;
  /** Arrived after the commit of their stop: handed over before anybody could know. The longest after it. */
  readonly crossedLate: number;
  readonly window: number;
  readonly unknown: number;
  /** From the moment the house had heard it to the moment everything was revoked. */
  readonly silence: readonly number[];
  readonly faults: readonly string[];
}

const WAYS: readonly { channel: Channel; way: Way; knowsKeys: boolean; faults: Faults }[] = [
  {
    channel: 'sms',
    way: 'sms',
    knowsKeys: false,
    faults: { mute: 0.01, silent: 0.05, twice: 0.1, early: 0.3 },
  },
  { channel: 'in-app', way: 'in-app', knowsKeys: true, faults: { cut: 0.0005, shuffled: 40, twice: 0.1 } },
  { channel: 'push', way: 'push', knowsKeys: true, faults: { mute: 0.01, busy: 0.02, early: 0.5 } },
  {
    channel: 'e-mail',
    way: 'email',
    knowsKeys: false,
    faults: { bounced: 0.1, shuffled: 60, refused: 0.02 },
  },
];
const SPARED = 0.1;
const STOPS_TOGETHER = 50;
const BATCH = 100;
/** So many messages arrive for each stop that is entered, while both go on. */
const PACE = 0.6;
/** Milliseconds without any arrival after which stops go on all the same: at the start, and later. */
const LONGEST_START = 20_000;
const LONGEST_LULL = 100;
/** Longer after the commit of a stop nothing may arrive: the fence, and a machine that has other things to do. */
export const MOST_WINDOW = 1_000;

/** Races once over these people, each with one message by one way. */
export async function raceContacts(terms: RaceTerms): Promise<ContactRaces> {
  const { url, people, seed } = terms;
  const chance = chanceOf(seed);
  const pool = openPool(url, 6);
  const exchanges = await Promise.all(
    WAYS.map(({ way, knowsKeys, faults }, place) =>
      Exchange.start({ seed: seed + place, knowsKeys, faults, name: `${way}-` }),
    ),
  );
  const lines = WAYS.map(({ way, knowsKeys }, place) => ({ way, knowsKeys, port: exchanges[place]!.port }));
  const orders = { url, at: NOON, lines, batch: BATCH };
  try {
    for (const [place, { channel }] of WAYS.entries())
      await planContacts(
        pool,
        people.filter((_, number) => number % WAYS.length === place),
        [channel],
      );
    await gatherDay(pool, TODAY, { ladder: RULES.ladder, collecting: { timeZone: 'Asia/Shanghai' } });
    const senders = new Senders(orders, terms, exchanges, chance);
    const stops = await stopPeople(pool, people, chance, (entered) => senders.keepPace(entered));
    await senders.end();
    await finish(pool, orders);
    return { ...(await judge(pool, exchanges, stops)), kills: senders.kills };
  } finally {
    for (const exchange of exchanges) await exchange.close();
    await pool.end();
  }
}

/** Sender processes that die and are replaced. */
class Senders {
  kills = 0;
  readonly #orders: SenderOrders;
  readonly #terms: RaceTerms;
  readonly #exchanges: readonly Exchange[];
  readonly #chance: () => number;
  #running: ChildProcess[];
  #nextKill: number;

  constructor(orders: SenderOrders, terms: RaceTerms, exchanges: readonly Exchange[], chance: () => number) {
    this.#orders = orders;
    this.#terms = terms;
    this.#exchanges = exchanges;
    this.#chance = chance;
    this.#running = Array.from({ length: terms.senders }, () => this.#start());
    this.#nextKill = this.#kill();
  }

  /** Holds whoever enters stops back until the senders have come as far, and kills one of them now and then. */
  async keepPace(entered: number): Promise<void> {
    for (let seen = -1, since = now(); ; ) {
      const arrived = this.#exchanges.reduce((sum, { inbox }) => sum + inbox.length, 0);
      if (this.#terms.killEvery > 0 && arrived >= this.#nextKill) this.#killOne(arrived);
      if (arrived >= entered * PACE) return;
      if (arrived > seen) [seen, since] = [arrived, now()];
      if (now() - since > (arrived === 0 ? LONGEST_START : LONGEST_LULL)) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  #killOne(arrived: number): void {
    const place = Math.floor(this.#chance() * this.#running.length);
    this.#running[place]!.kill('SIGKILL');
    this.#running[place] = this.#start();
    this.kills += 1;
    this.#nextKill = arrived + this.#kill();
  }

  async end(): Promise<void> {
    await Promise.all(
      this.#running.map(
        (child) =>
          new Promise<void>((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) resolve();
            child.once('exit', () => resolve());
            child.kill('SIGTERM');
          }),
      ),
    );
  }

  #kill(): number {
    return Math.ceil(this.#terms.killEvery * (0.5 + this.#chance()));
  }

  #start(): ChildProcess {
    const script = join(import.meta.dirname, 'sender-process.ts');
    return spawn(process.execPath, [script, JSON.stringify(this.#orders)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

/** A stop that was committed: no later than `by`. */
interface Stop {
  readonly kind: string;
  readonly by: number;
}

const now = () => performance.timeOrigin + performance.now();

/** Enters something about everybody but a few, in any order, at about the pace at which messages arrive. */
async function stopPeople(
  pool: Pool,
  people: readonly Rehearsed[],
  chance: () => number,
  pace: (entered: number) => Promise<void>,
): Promise<Map<bigint, Stop>> {
  const stops = new Map<bigint, Stop>();
  const chosen = people.filter(() => chance() >= SPARED);
  for (let place = chosen.length - 1; place > 0; place -= 1) {
    const other = Math.floor(chance() * (place + 1));
    [chosen[place], chosen[other]] = [chosen[other]!, chosen[place]!];
  }
  await pace(1);
  for (let from = 0; from < chosen.length; from += 2 * STOPS_TOGETHER) {
    const halves = [from, from + STOPS_TOGETHER].map((start) => chosen.slice(start, start + STOPS_TOGETHER));
    await Promise.all(
      halves.map(async (some) => {
        const kind = KINDS[Math.floor(chance() * KINDS.length)]!;
        await kind.enter(pool, some);
        for (const { key } of some) stops.set(key.borrower, { kind: kind.name, by: now() });
      }),
    );
    await pace(stops.size);
  }
  return stops;
}

const KINDS: readonly {
  readonly name: string;
  readonly enter: (pool: Pool, people: readonly Rehearsed[]) => Promise<unknown>;
}[] = [
  {
    name: 'payment',
    enter: (pool, people) => {
      const fact = { id: 'all', type: 'paid', amount: 100_000_000_00n, valueOn: TODAY } as const;
      return enterFacts(
        pool,
        people.map(({ account }) => ({ key: account, fact })),
        RULES,
        knownAt(NOON),
      );
    },
  },
  {
    name: 'agreement',
    enter: (pool, people) => {
      const [from, to] = [TODAY, TODAY + 60];
      const fact = { id: 'plan', type: 'paused', from, to, reason: 'plan', valueOn: TODAY } as const;
      return enterFacts(
        pool,
        people.map(({ account }) => ({ key: account, fact })),
        RULES,
        knownAt(NOON),
      );
    },
  },
  {
    name: 'dispute',
    enter: (pool, people) => {
      const fact = { type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null } as const;
      return tellOfPeople(
        pool,
        people.map(({ key }) => ({ key, at: NOON, fact })),
        knownAt(NOON),
      );
    },
  },
  {
    name: 'stop',
    enter: (pool, people) => {
      const fact = {
        type: 'opt-out',
        by: 'borrower',
        scope: 'person',
        way: null,
        address: null,
        via: 'sms',
      } as const;
      return tellOfPeople(
        pool,
        people.map(({ key }) => ({ key, at: NOON, fact })),
        knownAt(NOON),
      );
    },
  },
];

/** What killed senders and busy carriers have left is brought to its end, a little later by the house's clock. */
async function finish(pool: Pool, orders: SenderOrders): Promise<void> {
  for (let at = orders.at; (await unfinished(pool)) > 0; at += 5) {
    const sending = await rehearsedSending(pool, { ...orders, at });
    const dispatcher = await Dispatcher.open(pool, sending);
    await dispatcher.drain();
    const lease = await nextLease(pool);
    if (lease !== null) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, lease) + 10));
      await dispatcher.lookAfter();
    }
    await dispatcher.close();
    for (const { carrier } of sending.lines) await carrier.close();
  }
}

/** Compares what arrived with what was stopped and with what the tables say. */
async function judge(
  pool: Pool,
  exchanges: readonly Exchange[],
  stops: ReadonlyMap<bigint, Stop>,
): Promise<Omit<ContactRaces, 'kills'>> {
  const faults: string[] = [];
  const arrivals = new Map<string, number>();
  for (const { inbox } of exchanges)
    for (const { key, at } of inbox) {
      if (arrivals.has(key)) faults.push(`${key} arrived twice`);
      arrivals.set(key, at);
    }
  const messages = await endedMessages(pool);
  let [stopped, crossedLate, window, unknown] = [0, 0, 0, 0];
  for (const { key, borrower, state, why, crossed, notSent } of messages) {
    const at = arrivals.get(key);
    const stop = stops.get(borrower);
    if (state === 'unknown') unknown += 1;
    if (at === undefined && stop !== undefined) stopped += 1;
    if (at !== undefined && stop !== undefined && at > stop.by) {
      crossedLate += 1;
      window = Math.max(window, at - stop.by);
      if (!crossed) faults.push(`${key} arrived after its ${stop.kind} and is not recorded as crossed`);
    }
    if (at === undefined && (state === 'sent' || state === 'delivered'))
      faults.push(`${key} is ${state} and never arrived`);
    if (at === undefined && stop === undefined && !SILENT_ENDS.has(state))
      faults.push(`${key} of somebody who was left in peace is lost: ${state}, ${why}`);
    if (at !== undefined && !ARRIVED.has(state)) faults.push(`${key} arrived and is ${state}, ${why}`);
    if (at !== undefined && notSent) faults.push(`${key} arrived and is in the log as not sent`);
  }
  if (window > MOST_WINDOW)
    faults.push(`something arrived ${window.toFixed(0)} ms after the commit of its stop`);
  return {
    events: stops.size,
    messages: messages.length,
    arrived: arrivals.size,
    stopped,
    crossedLate,
    window,
    unknown,
    silence: (await silences(pool)).map(({ waited }) => waited),
    faults,
  };
}

/** A message that did not arrive although nobody stopped it: the carrier refused it, or nobody knows. */
const SILENT_ENDS: ReadonlySet<string> = new Set(['failed', 'unknown']);
const ARRIVED: ReadonlySet<string> = new Set(['sent', 'delivered', 'failed', 'unknown']);
