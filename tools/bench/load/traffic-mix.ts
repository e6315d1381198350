/**
 * What is asked five hundred times a second, and how long does each kind take?
 *
 * Six kinds, each at its own rate: what a borrower's page asks, a statement, a quote, an agent's account, his list of fifty people (of whom
 * the gate is asked each; three in a hundred, as four hundred agents do who look every half minute), and payments (a tenth). Askers come one
 * by one, at moments that chance draws, as people do who know nothing of each other (a Poisson process); nobody waits for another's answer,
 * and what counts begins at the moment at which he came, also where the asking program was late. autocannon was used before: it sends a
 * second's requests of each connection at the second's beginning, which is a queue of its own making.
 */
import { Agent, type IncomingMessage, request as send } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from '../../rehearsal/chance.ts';
import { type Askers, LOAD_HOST } from './traffic-book.ts';

/** One kind: so many of a hundred requests. */
export interface Kind {
  readonly name: string;
  readonly share: number;
  /** What stands in every good answer, where 200 alone would not say that it was done. */
  readonly expects?: string;
  readonly request: (nth: number) => Asking;
}

/** A request as it is sent. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Milliseconds of one kind. */
export interface KindTimes {
  readonly name: string;
  readonly requests: number;
  /** Answers other than 2xx, and none at all. */
  readonly errors: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** Connections that stay open to a server; more askers at once wait, and their waiting counts. */
const CONNECTIONS = 96;
const SEED = 20261123;
const PATIENCE_MS = 30_000;
/** Of a hundred requests, kind by kind. */
export const SHARES = [35, 20, 12, 3, 20, 10] as const;

/** What is asked; `run` names it, so that its payments are its own. */
export function kindsOf({ borrowers, accounts, untouched, agentCookie, key }: Askers, run: string): Kind[] {
  const of = <T>(list: readonly T[], nth: number): T => list[(nth * 7_919) % list.length]!;
  const own = (nth: number, tail: string): Asking => {
    const { reference, account, cookie } = of(borrowers, nth);
    const path = `/api/borrower/${LOAD_HOST}/${reference}${tail.replace('ACCOUNT', String(account))}`;
    return { method: 'GET', path, headers: { cookie } };
  };
  const desk = (path: string): Asking => ({
    method: 'GET',
    path,
    headers: { cookie: agentCookie },
  });
  return [
    { name: 'borrower: what I owe', share: SHARES[0], request: (nth) => own(nth, '') },
    {
      name: 'borrower: statement',
      share: SHARES[1],
      request: (nth) => own(nth, '/accounts/ACCOUNT/statement'),
    },
    {
      name: 'borrower: quote',
      share: SHARES[2],
      request: (nth) => own(nth, '/accounts/ACCOUNT/quote?pay=10.00'),
    },
    { name: 'agent: list', share: SHARES[3], request: () => desk('/api/agent/work?size=50') },
    {
      name: 'agent: account',
      share: SHARES[4],
      request: (nth) => {
        const { slot, account } = of(accounts, nth);
        return desk(`/api/agent/accounts/${slot}-${account}`);
      },
    },
    {
      name: 'lender: payment',
      share: SHARES[5],
      expects: '"state":"entered"',
      request: (nth) => ({
        method: 'POST',
        path: `/api/host/${LOAD_HOST}/accounts/${of(untouched, nth).reference}/payments`,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'idempotency-key': `load-${run}-${nth}`,
        },
        body: JSON.stringify({
          payment: `${run}-${nth}`,
          amount: '1.00',
          currency: 'CNY',
          paidOn: '2026-03-10',
        }),
      }),
    },
  ];
}

/** Asks for `seconds`; `run` names it, so that its payments are its own. The servers get equal parts. */
export async function askAll(
  addresses: readonly string[],
  askers: Askers,
  { rate, seconds, run }: { readonly rate: number; readonly seconds: number; readonly run: string },
): Promise<KindTimes[]> {
  const parts = await Promise.all(
    addresses.map((address, place) =>
      Promise.all(
        kindsOf(askers, `${run}-${place}`).map((kind, nth) =>
          askOne(address, kind, rate / addresses.length, seconds, SEED + place * 100 + nth),
        ),
      ),
    ),
  );
  const kinds = kindsOf(askers, run).map(({ name }, nth) =>
    partsTold(
      name,
      parts.map((part) => part[nth]!),
    ),
  );
  return [...kinds, partsTold('all', parts.flat())];
}

/** What one server was asked of one kind. */
interface Asked {
  readonly times: readonly number[];
  readonly errors: number;
}

function partsTold(name: string, parts: readonly Asked[]): KindTimes {
  const times = parts.flatMap(({ times: one }) => one).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name,
    requests: times.length,
    errors: parts.reduce((total, { errors }) => total + errors, 0),
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99), most: times.at(-1) ?? 0 },
  };
}

async function askOne(
  address: string,
  kind: Kind,
  rate: number,
  seconds: number,
  seed: number,
): Promise<Asked> {
  const times: number[] = [];
  const chance = chanceOf(seed);
  const gap = () => (-Math.log(1 - chance()) * 100_000) / (rate * kind.share);
  let wrong = 0;
  const under: Promise<void>[] = [];
  const began = performance.now();
  const end = began + seconds * 1_000;
  for (let at = began + gap(), nth = 1; at < end; at += gap(), nth += 1) {
    const early = at - performance.now();
    if (early > 0) await pause(early);
    const came = at;
    under.push(
      sendOne(address, kind.request(nth)).then(
        ({ status, body }) => {
          times.push(performance.now() - came);
          // Told 200 and not done would be an error as well.
          if (status < 200 || status > 299 || !body.includes(kind.expects ?? '')) wrong += 1;
        },
        () => {
          times.push(PATIENCE_MS);
          wrong += 1;
        },
      ),
    );
  }
  await Promise.all(under);
  return { times, errors: wrong };
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, scheduling: 'fifo' });

function sendOne(address: string, { body, ...asked }: Asking): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = send(
      `${address}${asked.path}`,
      { ...asked, agent, timeout: PATIENCE_MS },
      (answer: IncomingMessage) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
        );
        answer.on('error', reject);
      },
    );
    request.on('timeout', () => request.destroy(new Error('nobody answered')));
    request.on('error', reject);
    request.end(body);
  });
}
