/**
 * How many contacts a second go from the plan to the far end, who is the limit, and how far is that from one job for each contact?
 *
 * The whole way: take, lock, read, compose from the approved texts, judge by the law of China and the house, keep decision, permit,
 * contact, sealed words and proofs, commit, hand over by SMPP to a message centre in a process of its own, keep the answer with its
 * proof. Beside it the centre alone, and the same contacts as jobs of graphile-worker, one by one, with the same gate and the same
 * carrier; each variant takes people who were not contacted before.
 */
import { Logger, run, runMigrations } from 'graphile-worker';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { approvedFrom } from '../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { dayOf } from '../../rules/days.ts';
import { TextShelf } from '../../rules/words/approved-text.ts';
import type { Parcel } from '../../server/contact/carrier.ts';
import { openSmpp, type SmppCarrier } from '../../server/contact/carriers/smpp-carrier.ts';
import { compose } from '../../server/contact/compose.ts';
import { type Sending, USUAL } from '../../server/contact/dispatch.ts';
import { Dispatcher } from '../../server/contact/dispatcher.ts';
import { gatherDay } from '../../server/contact/gather.ts';
import { Line } from '../../server/contact/line.ts';
import type { Pool } from '../../server/db/pool.ts';
import { reasonsOf } from '../../server/gate/kept-judgement.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { startSmscApart } from '../peers/smsc-apart.ts';
import { planContacts } from '../rehearsal/contact/contact-scene.ts';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  TODAY,
  textAbout,
} from '../rehearsal/gate-scene.ts';
import { RULES } from '../rehearsal/scene.ts';
import { throughCarrier } from './bench-smpp.ts';

/** Contacts a second of one way to run, with the shares of the time. */
export interface DispatchRate {
  readonly senders: number;
  readonly batch: number;
  readonly perSecond: number;
  /** Shares of all senders' time: database and gate, composing, the carrier, keeping answers (beside the rest). */
  readonly judging: number;
  readonly composing: number;
  readonly carrier: number;
  readonly keeping: number;
}

export interface DispatchRates {
  readonly rates: readonly DispatchRate[];
  /** Texts a second that the carrier brings to the centre when nothing else is done. */
  readonly centre: number;
  /** Contacts a second as jobs, and how many jobs at a time. */
  readonly jobs: number;
  readonly concurrency: number;
}

const VARIANTS = [1, 2].flatMap((senders) => [20, 100, 500].map((batch) => ({ senders, batch })));
const CONTACTS = 2_000;
const JOBS = 400;
const CONCURRENCY = 4;
const REGION = 'CN-33';
const house = rehearsedHouse({ at: NOON }, lawFor(REGION, HOUSE));
const writing = {
  collecting: HOUSE,
  products: PRODUCTS,
  ladder: FIRST_LADDER,
  letterheads: LETTERHEADS,
  texts: new TextShelf(approvedFrom(HOUSE_TEMPLATES, dayOf(2026, 1, 1))),
};

/** Fills an empty database and measures. `url` is for the job runner, which opens connections of its own. */
export async function measureDispatch(
  pool: Pool,
  url: string,
  settle: () => Promise<void>,
  say: (line: string) => void,
): Promise<DispatchRates> {
  const people = await overdue(pool, CONTACTS * (VARIANTS.length + 1) + JOBS);
  const take = (count: number) => people.splice(0, count);
  const smsc = await startSmscApart({ keep: 1_000, receipts: 'never' });
  const account = {
    host: '127.0.0.1',
    systemId: 'anhuan',
    password: 'secret',
    from: '10690001',
    window: 500,
  };
  const carrier = await openSmpp(
    { ...account, port: smsc.port, perSecond: 1_000_000, costOfPart: 500 },
    async () => {},
  );
  try {
    await settle();
    await measure(pool, carrier, take(CONTACTS), VARIANTS[1]!); // warms up
    const rates: DispatchRate[] = [];
    for (const variant of VARIANTS) {
      rates.push(await measure(pool, carrier, take(CONTACTS), variant));
      say(`  ${variant.senders} × ${variant.batch}: ${rates.at(-1)!.perSecond.toFixed(0)}/s`);
    }
    const jobs = await asJobs(pool, url, carrier, take(JOBS));
    say(`  jobs: ${jobs.toFixed(0)}/s`);
    return { rates, centre: await throughCarrier(20_000), jobs, concurrency: CONCURRENCY };
  } finally {
    await carrier.close();
    await smsc.close();
  }
}

/** People whose account is overdue: others have nothing to be asked for. */
async function overdue(pool: Pool, count: number): Promise<Rehearsed[]> {
  const people = await fillGateScene(pool, Math.ceil(count * 1.35), true);
  if (people.length < count) throw new Error(`${people.length} people are overdue, ${count} are needed`);
  return people;
}

async function measure(
  pool: Pool,
  carrier: SmppCarrier,
  people: readonly Rehearsed[],
  { senders, batch }: (typeof VARIANTS)[number],
): Promise<DispatchRate> {
  await planContacts(pool, people, ['sms']);
  await gatherDay(pool, TODAY, { ladder: RULES.ladder, collecting: HOUSE });
  let composing = 0;
  const sending: Sending = {
    ...USUAL,
    slotsTogether: 64,
    house,
    rules: RULES,
    senders,
    batch,
    lines: [new Line({ carrier })],
    compose: (wanted, person, minute, code) => {
      const began = performance.now();
      const words = compose(wanted, person, minute, code, writing);
      composing += performance.now() - began;
      return words;
    },
  };
  const dispatcher = await Dispatcher.open(pool, sending);
  const began = performance.now();
  await dispatcher.send();
  const took = performance.now() - began;
  const { sent, judgingMs, carrierMs, keepingMs } = dispatcher.counts;
  await dispatcher.close();
  if (sent !== people.length)
    throw new Error(`${sent} of ${people.length} contacts of the measurement were sent`);
  const all = judgingMs + carrierMs + keepingMs;
  return {
    senders,
    batch,
    perSecond: (sent * 1000) / took,
    judging: (judgingMs - composing) / all,
    composing: composing / all,
    carrier: carrierMs / all,
    keeping: keepingMs / all,
  };
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
