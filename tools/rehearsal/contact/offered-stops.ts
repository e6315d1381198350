/**
 * How long does a stop take when so many a second become known, whether the house keeps up or not?
 *
 * Entered one at a time by a process of its own, which does nothing else, at moments that a seed chooses (open-loop: the gaps are those of
 * independent arrivals). A stop that waits because others before it are not through waits in the figure too: it is measured from the
 * moment at which it was due to come.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openPool } from '../../../server/db/pool.ts';
import { chanceOf } from '../chance.ts';
import type { Rehearsed } from '../gate-scene.ts';
import { type Entered, enterOne } from './entered-stops.ts';

/** Who is entered, from which seed, and how often. */
export interface Offer {
  readonly url: string;
  readonly people: readonly Rehearsed[];
  readonly seed: number;
  /** Events a second. */
  readonly perSecond: number;
}

/** One that was entered. `by`: no later than that it was committed, since 1970; `took`: since it was due. Milliseconds. */
interface Told {
  readonly borrower: bigint;
  readonly kind: string;
  readonly by: number;
  readonly took: number;
}

/** Connections of the process that enters, as a server has. */
const CONNECTIONS = 8;
/** Arrivals are looked at so often; after such a lull there is nothing to send any more, and no more is offered. */
const LOOK_MS = 50;
const LULL_MS = 3_000;
/** More that are not through yet mean that the house does not keep up, and that how long they take says nothing. */
const MOST_OPEN = 1_000;

/** Offers events while messages arrive, and until all people are through. */
export async function offerStops(offer: Offer, entered: Entered, arrived: () => number): Promise<void> {
  const child = fork(import.meta.filename, [], { serialization: 'advanced' });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that enters events ended with ${code}`);
  });
  failed.catch(() => {}); // met below
  await Promise.race([once(child, 'message'), failed]); // it is there
  let most = -1;
  let since = performance.now();
  const looking = setInterval(() => {
    if (arrived() > most) [most, since] = [arrived(), performance.now()];
    else if (performance.now() - since > LULL_MS) child.send('end');
  }, LOOK_MS);
  try {
    const told = once(child, 'message') as Promise<[readonly Told[]]>;
    child.send(offer);
    const [all] = await Promise.race([told, failed]);
    for (const { borrower, kind, by, took } of all) {
      entered.stops.set(borrower, { kind, by });
      entered.single.push(took);
    }
  } finally {
    clearInterval(looking);
    child.removeAllListeners('exit');
    child.disconnect();
  }
}

/** In the process of its own: enters until it is told to end. */
async function enterAll({ url, people, seed, perSecond }: Offer, ended: AbortSignal): Promise<Told[]> {
  const pool = openPool(url, CONNECTIONS);
  const chance = chanceOf(seed);
  const told: Told[] = [];
  const open = new Set<Promise<void>>();
  let due = performance.now();
  let failure: unknown = null;
  for (const person of people) {
    due -= (Math.log(1 - chance()) * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    if (ended.aborted || failure !== null) break;
    if (open.size > MOST_OPEN) throw new Error(`${perSecond} events a second are more than can be entered`);
    const at = due;
    const one = enterOne(pool, person, chance()).then(({ kind, by }) => {
      told.push({ borrower: person.key.borrower, kind, by, took: performance.now() - at });
    });
    open.add(one);
    one.then(
      () => open.delete(one),
      (error: unknown) => {
        failure = error;
      },
    );
  }
  await Promise.all(open);
  if (failure !== null) throw failure;
  await pool.end();
  return told;
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const end = new AbortController();
  process.on('disconnect', () => process.exit());
  process.on('message', (word: Offer | 'end') => {
    if (word === 'end') end.abort();
    else void enterAll(word, end.signal).then((told) => process.send!(told));
  });
  process.send('ready');
}
