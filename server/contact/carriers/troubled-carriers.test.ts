import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailFault, startMailHost } from '../../../tools/peers/mail-host.ts';
import { type PushFault, startPushHost } from '../../../tools/peers/push-host.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { devicesOf, forgetDevice, keepDevice } from '../../db/contact/push-device-rows.ts';
import type { Database } from '../../db/databases.ts';
import type { Carrier, Parcel } from '../carrier.ts';
import { pushKey } from '../push/push-key.ts';
import { openMail } from './mail-carrier.ts';
import { openPush } from './push-carrier.ts';

const SEED = 20261122;
const RUNS = 12;
const PEOPLE = 8;
const ALWAYS_UP = { failures: Number.POSITIVE_INFINITY, firstWait: 0, longestWait: 0 };

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

const parcels: Parcel[] = Array.from({ length: PEOPLE }, (_, n) => ({
  key: `${n}-${n + 1}-1`,
  to: `p${n}@host.example`,
  language: 'en',
  outer: 'A message',
  body: 'Words',
  html: null,
  unsubscribe: null,
  secondsToLive: 3_600,
}));

interface Fate {
  taken: number;
  refused: number;
  unknown: number;
}

/** Hands over as the sender does: what may be tried again is, and so is what nobody knows about, because the keys are known. */
async function deliver(carrier: Carrier, faults: readonly (() => void)[]): Promise<Map<string, Fate>> {
  const fates = new Map(parcels.map(({ key }) => [key, { taken: 0, refused: 0, unknown: 0 }]));
  const plan = [...faults];
  let left = parcels;
  while (left.length > 0) {
    plan.shift()?.();
    const answers = await carrier.hand(left, 400);
    expect(answers).toHaveLength(left.length);
    left = left.filter(({ key }, place) => {
      const answer = answers[place]!;
      const fate = fates.get(key)!;
      if (answer.state === 'taken') fate.taken += 1;
      else if (answer.state === 'unknown') fate.unknown += 1;
      else if (!answer.again) fate.refused += 1;
      return answer.state === 'unknown' || (answer.state === 'no' && answer.again);
    });
  }
  return fates;
}

/** Each was taken once or refused once; who was taken sees it once, and who was refused may have it only where nobody knew. */
function judge(fates: ReadonlyMap<string, Fate>, seen: ReadonlyMap<string, number>): void {
  for (const [key, { taken, refused, unknown }] of fates) {
    expect(taken + refused, key).toBe(1);
    const copies = seen.get(key) ?? 0;
    if (taken === 1) expect(copies, key).toBe(1);
    else expect(copies, key).toBeLessThanOrEqual(Math.min(unknown, 1));
  }
}

const place = fc.constantFrom('connect', 'from', 'rcpt', 'data');
const mailFault: fc.Arbitrary<MailFault> = fc.oneof(
  fc.record({
    type: fc.constant('answers' as const),
    at: place,
    by: fc.constantFrom(421, 450, 451, 550, 554),
    words: fc.constant('5.7.1 No'),
  }),
  fc.record({ type: fc.constant('garbage' as const), at: fc.constantFrom('connect', 'data') }),
  fc.record({ type: fc.constant('silent' as const), at: fc.constantFrom('connect', 'data') }),
  fc.record({ type: fc.constant('drops' as const), at: fc.constantFrom('connect', 'in-data', 'after-data') }),
  fc.constant({ type: 'greylists' as const }),
);

test('e-mail: whatever goes wrong, nothing is lost and nobody sees anything twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fault: mailFault, times: fc.integer({ min: 1, max: 6 }) }), { maxLength: 4 }),
      async (plan) => {
        const host = await startMailHost();
        const carrier = await openMail(
          {
            name: 'mail',
            host: '127.0.0.1',
            port: host.port,
            tls: 'none',
            ourName: 'mta.lender.example',
            from: { address: 's@lender.example', names: { en: 'Lender', 'zh-CN': '安还' } },
            marks: { domain: 'mail.lender.example', secret: 'a secret for the tests only' },
            dkim: null,
            arrivals: null,
            connections: 3,
            patience: 10_000,
            perSecond: 10_000,
            together: 50,
            costOfPart: 0,
            rank: 1,
            outage: ALWAYS_UP,
          },
          async () => {},
        );
        try {
          const faults = plan.map(
            ({ fault, times }) =>
              () =>
                host.misbehave(fault, times),
          );
          const fates = await deliver(carrier, faults);
          const keyOf = (id: string | undefined) => /^<([\d-]+)\./.exec(id ?? '')?.[1] ?? '';
          judge(fates, new Map(host.seen().map(({ email }) => [keyOf(email.messageId), 1])));
          for (const { email, from } of host.inbox) expect(from).toContain(keyOf(email.messageId));
        } finally {
          await carrier.close();
          await host.close();
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
});

const pushFault: fc.Arbitrary<PushFault> = fc.oneof(
  fc.record({
    type: fc.constant('answers' as const),
    by: fc.constantFrom(400, 403, 413, 429, 500, 502, 503),
    retryAfter: fc.constant('0'),
  }),
  fc.record({ type: fc.constantFrom('hangs' as const, 'drops' as const), takes: fc.boolean() }),
  fc.constant({ type: 'garbage' as const }),
);

test('push: whatever goes wrong, nothing is lost and nobody sees anything twice', async () => {
  const key = await pushKey(database.pool);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fault: pushFault, times: fc.integer({ min: 1, max: 6 }) }), { maxLength: 4 }),
      async (plan) => {
        const host = await startPushHost();
        await database.pool.query('truncate push_device, push_endpoint');
        const devices = parcels.map(() => host.subscribe(key.publicKey));
        for (const [n, { endpoint, keys }] of devices.entries())
          await keepDevice(database.pool, {
            slot: n,
            borrower: BigInt(n + 1),
            endpoint,
            ...keys,
            language: 'en',
            opens: '/x',
            since: 1,
          });
        const carrier = openPush(
          {
            name: 'push',
            key,
            subject: 'mailto:s@lender.example',
            services: [host.origin],
            titles: { en: 'Lender', 'zh-CN': '安还' },
            connections: 3,
            perSecond: 10_000,
            together: 50,
            costOfPart: 0,
            rank: 1,
            outage: ALWAYS_UP,
          },
          async () => {},
          {
            of: (people) => devicesOf(database.pool, people),
            forget: (endpoint) => forgetDevice(database.pool, endpoint),
          },
        );
        try {
          const faults = plan.map(
            ({ fault, times }) =>
              () =>
                host.misbehave(fault, times),
          );
          const fates = await deliver(carrier, faults);
          judge(fates, new Map(parcels.map((parcel, n) => [parcel.key, host.shown(devices[n]!).length])));
        } finally {
          await carrier.close();
          await host.close();
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
});
