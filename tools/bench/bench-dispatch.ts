/**
 * How many contacts a second go from the plan to the far end, who is the limit, and how far is that from one job for each contact?
 *
 * The whole way: take, lock, read, compose from the approved texts, judge by the law of China and the house, keep decision, permit,
 * contact, sealed words and proofs, commit, hand over by SMPP to a message centre in a process of its own, keep the answer with its
 * proof. Beside it the centre alone, and the same contacts as jobs of graphile-worker, one by one, with the same gate and the same
 * carrier; each variant takes people who were not contacted before.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Logger, run, runMigrations } from 'graphile-worker';
import { HOUSE } from '../../policy/house/collecting.ts';
import type { Parcel } from '../../server/contact/carrier.ts';
import type { SmppCarrier } from '../../server/contact/carriers/smpp-carrier.ts';
import { gatherDay } from '../../server/contact/gather.ts';
import { backendsHere, logBetween, logPosition } from '../../server/db/nights/yardstick.ts';
import type { Pool } from '../../server/db/pool.ts';
import { reasonsOf } from '../../server/gate/kept-judgement.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { type SmscApart, startSmscApart } from '../peers/smsc-apart.ts';
import { planContacts } from '../rehearsal/contact/contact-scene.ts';
import { fillGateScene, type Rehearsed, TODAY, textAbout } from '../rehearsal/gate-scene.ts';
import { RULES } from '../rehearsal/scene.ts';
import type { Sent } from './bench-sender.ts';
import { throughCarrier } from './bench-smpp.ts';
import { carrierTo, house } from './dispatch-scene.ts';

/** Contacts a second of one way to run, where the time goes, and what each contact costs. */
export interface DispatchRate extends Variant {
  readonly perSecond: number;
  /** Shares of all senders' time: database and gate, composing, the carrier, keeping answers (beside the rest). */
  readonly judging: number;
  readonly composing: number;
  readonly carrier: number;
  readonly keeping: number;
  /** Microseconds of processor for a contact, by process: what does not change with the load of the machine. */
  readonly processor: { readonly senders: number; readonly database: number; readonly centre: number };
  /** Bytes of the database's log for a contact. */
  readonly log: number;
}

/** Processes, connections in each, messages in a batch. */
interface Variant {
  readonly processes: number;
  readonly senders: number;
  readonly batch: number;
}

export interface DispatchRates {
  readonly rates: readonly DispatchRate[];
  /** Texts a second that the carrier brings to the centre when nothing else is done. */
  readonly centre: number;
  /** Contacts a second as jobs, and how many jobs at a time. */
  readonly jobs: number;
  readonly concurrency: number;
  readonly cores: number;
}

const VARIANTS: readonly Variant[] = [
  ...[1, 2].flatMap((senders) => [20, 100, 500].map((batch) => ({ processes: 1, senders, batch }))),
  ...[100, 500].map((batch) => ({ processes: 2, senders: 1, batch })),
  { processes: 2, senders: 2, batch: 500 },
];
const CONTACTS = 4_000;
const JOBS = 400;
const CONCURRENCY = 4;

/** Fills an empty database and measures. `url` is for processes that open connections of their own. */
export async function measureDispatch(
  pool: Pool,
  url: string,
  settle: () => Promise<void>,
  say: (line: string) => void,
): Promise<DispatchRates> {
  const people = await overdue(pool, CONTACTS * (VARIANTS.length + 2) + JOBS);
  const take = (count: number) => people.splice(0, count);
  const smsc = await startSmscApart({ keep: 1_000, receipts: 'never' });
  const senders = await Promise.all([0, 1].map(() => startSender(url, smsc.port)));
  const bench = { pool, smsc, senders };
  const carrier = await carrierTo(smsc.port);
  try {
    await settle();
    for (const senders of [1, 2]) await measure(bench, take(CONTACTS), { processes: 2, senders, batch: 100 }); // warms up
    const rates: DispatchRate[] = [];
    for (const variant of VARIANTS) {
      rates.push(await measure(bench, take(CONTACTS), variant));
      say(`  ${nameOf(variant)}: ${rates.at(-1)!.perSecond.toFixed(0)}/s`);
    }
    const jobs = await asJobs(pool, url, carrier, take(JOBS));
    say(`  jobs: ${jobs.toFixed(0)}/s`);
    const centre = await throughCarrier(20_000);
    return { rates, centre, jobs, concurrency: CONCURRENCY, cores: availableParallelism() };
  } finally {
    for (const sender of senders) sender.end();
    await carrier.close();
    await smsc.close();
  }
}

/** "2 × 500"; with two processes "2 × 1 × 500". */
export function nameOf({ processes, senders, batch }: Variant): string {
  return `${processes === 1 ? '' : `${processes} × `}${senders} × ${batch}`;
}

/** People whose account is overdue: others have nothing to be asked for. */
async function overdue(pool: Pool, count: number): Promise<Rehearsed[]> {
  const people = await fillGateScene(pool, Math.ceil(count * 1.35), true);
  if (people.length < count) throw new Error(`${people.length} people are overdue, ${count} are needed`);
  return people;
}

/** A sender in a process of its own. */
interface SenderApart {
  run(how: Pick<Variant, 'senders' | 'batch'>): Promise<Sent>;
  end(): void;
}

async function startSender(url: string, port: number): Promise<SenderApart> {
  const child = fork(join(import.meta.dirname, 'bench-sender.ts'), [url, String(port)]);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`a sender ended with ${code}`);
  });
  failed.catch(() => {}); // met by whoever waits for it
  await Promise.race([once(child, 'message'), failed]);
  return {
    async run(how) {
      const answer = once(child, 'message') as Promise<[Sent]>;
      child.send(how);
      const [sent] = await Promise.race([answer, failed]);
      return sent;
    },
    end: () => child.disconnect(),
  };
}

interface DispatchBench {
  readonly pool: Pool;
  readonly smsc: SmscApart;
  readonly senders: readonly SenderApart[];
}

async function measure(
  { pool, smsc, senders }: DispatchBench,
  people: readonly Rehearsed[],
  variant: Variant,
): Promise<DispatchRate> {
  await planContacts(pool, people, ['sms']);
  await gatherDay(pool, TODAY, { ladder: RULES.ladder, collecting: HOUSE });
  const before = {
    log: await logPosition(pool),
    database: await backendSeconds(pool),
    ...(await smsc.count()),
  };
  const began = performance.now();
  const all = await Promise.all(senders.slice(0, variant.processes).map((sender) => sender.run(variant)));
  const took = performance.now() - began;
  const after = await smsc.count();
  const database = (await backendSeconds(pool)) - before.database;
  const log = await logBetween(pool, before.log, await logPosition(pool));
  const sum = (pick: (sent: Sent) => number) => all.reduce((total, one) => total + pick(one), 0);
  const sent = sum((one) => one.sent);
  if (sent !== people.length)
    throw new Error(`${sent} of ${people.length} contacts of the measurement were sent`);
  const time = sum(({ judging, composing, carrier, keeping }) => judging + composing + carrier + keeping);
  return {
    ...variant,
    perSecond: (sent * 1000) / took,
    judging: sum(({ judging }) => judging) / time,
    composing: sum(({ composing }) => composing) / time,
    carrier: sum(({ carrier }) => carrier) / time,
    keeping: sum(({ keeping }) => keeping) / time,
    processor: {
      senders: (sum(({ processor }) => processor) * 1e6) / sent,
      database: (database * 1e6) / sent,
      centre: ((after.processor - before.processor) * 1e6) / sent,
    },
    log: log / sent,
  };
}

/** Seconds of processor that the database's processes for our connections have used; nought where the system does not tell. */
async function backendSeconds(pool: Pool): Promise<number> {
  let nanoseconds = 0;
  for (const process of await backendsHere(pool))
    try {
      nanoseconds += Number(readFileSync(`/proc/${process}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // It ended, or the system keeps no such account.
    }
  return nanoseconds / 1e9;
}

/** The same contacts as jobs: permitted, marked and handed over one at a time. */
async function asJobs(
  pool: Pool,
  url: string,
  carrier: SmppCarrier,
  people: readonly Rehearsed[],
): Promise<number> {
  // What it would print for each job is no part of the comparison.
  const logger = new Logger(() => () => {});
  await runMigrations({ connectionString: url, logger });
  let left = people.length;
  let all = () => {};
  const done = new Promise<void>((resolve) => {
    all = resolve;
  });
  const contact = async (payload: unknown): Promise<void> => {
    const person = people[(payload as { place: number }).place]!;
    const [decided] = await permitAndMark(pool, [{ key: person.key, attempt: textAbout(person) }], house);
    if (decided!.permit === null) throw new Error(`a job was refused: ${reasonsOf(decided!).join(', ')}`);
    const [answer] = await carrier.hand([parcelOf(person)], 10_000);
    if (answer!.state !== 'taken') throw new Error(`a job was ${answer!.state}`);
    left -= 1;
    if (left === 0) all();
  };
  const runner = await run({
    connectionString: url,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger,
    pollInterval: 100,
    taskList: { contact },
  });
  const began = performance.now();
  await runner.addJob('contact', { place: 0 });
  for (let place = 1; place < people.length; place += 1) void runner.addJob('contact', { place });
  await done;
  const rate = (people.length * 1000) / (performance.now() - began);
  await runner.stop();
  return rate;
}

const parcelOf = ({ key }: Rehearsed): Parcel => ({
  key: `${key.slot}-${key.borrower}-1`,
  to: '10000000000',
  language: 'zh-CN',
  outer: null,
  body: 'Your instalment of 1,234.50 is due on 25 November. Answer STOP to end messages.',
  html: null,
  unsubscribe: null,
  secondsToLive: 3_600,
});
