/**
 * What is asked five hundred times a second, and how long does each kind take?
 *
 * Six kinds, each at its own rate by one autocannon for each server: what a borrower's page asks, a statement, a quote, an agent's account,
 * his list of fifty people (of whom the gate is asked each; three in a hundred, as four hundred agents do who look every half minute), and
 * payments (a tenth). The rate is of the askers, not of the answers: who waits long is asked no less, and his waiting counts.
 */
import autocannon from 'autocannon';
import { type Askers, LOAD_HOST } from './traffic-book.ts';

/** One kind: so many of a hundred requests. */
export interface Kind {
  readonly name: string;
  readonly share: number;
  /** What stands in every good answer, where 200 alone would not say that it was done. */
  readonly expects?: string;
  readonly request: (nth: number) => autocannon.Request;
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

const CONNECTIONS = 12;
/** Of a hundred requests, kind by kind. */
export const SHARES = [35, 20, 12, 3, 20, 10] as const;

/** What is asked; `run` names it, so that its payments are its own. */
export function kindsOf({ borrowers, accounts, untouched, agentCookie, key }: Askers, run: string): Kind[] {
  const of = <T>(list: readonly T[], nth: number): T => list[(nth * 7_919) % list.length]!;
  const own = (nth: number, tail: string): autocannon.Request => {
    const { reference, account, cookie } = of(borrowers, nth);
    const path = `/api/borrower/${LOAD_HOST}/${reference}${tail.replace('ACCOUNT', String(account))}`;
    return { method: 'GET', path, headers: { cookie } };
  };
  const desk = (path: string): autocannon.Request => ({
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
        kindsOf(askers, `${run}-${place}`).map((kind) =>
          askOne(address, kind, rate / addresses.length, seconds),
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

function askOne(address: string, kind: Kind, rate: number, seconds: number): Promise<Asked> {
  const times: number[] = [];
  let nth = 0;
  let wrong = 0;
  return new Promise((resolve, reject) => {
    const cannon = autocannon(
      {
        url: address,
        connections: CONNECTIONS,
        overallRate: Math.max(1, Math.round((rate * kind.share) / 100)),
        duration: seconds,
        timeout: 30,
        requests: [
          {
            setupRequest: (request) => {
              nth += 1;
              const { headers, ...rest } = kind.request(nth);
              return { ...request, ...rest, headers: { ...request.headers, ...headers } };
            },
            // Told 200 and not done would be an error as well.
            ...(kind.expects === undefined
              ? {}
              : {
                  onResponse: (status, body) => {
                    if (status === 200 && !body.includes(kind.expects!)) wrong += 1;
                  },
                }),
          },
        ],
      },
      (error, result) => {
        if (error !== null && error !== undefined) return reject(error);
        resolve({ times, errors: wrong + result.errors + result.timeouts });
      },
    );
    cannon.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (status < 200 || status > 299) wrong += 1;
    });
  });
}
