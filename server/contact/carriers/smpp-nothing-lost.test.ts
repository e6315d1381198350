import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HandClock } from '../../../tools/peers/hand-clock.ts';
import { HeardNews } from '../../../tools/peers/heard-news.ts';
import { startSmsc } from '../../../tools/peers/smsc.ts';
import type { Handover, Parcel } from '../carrier.ts';
import { STATUS } from '../sms/smpp-status.ts';
import { openSmpp } from './smpp-carrier.ts';

const SEED = 20261122;

const happenings = fc.record({
  /** Length of each text in the alphabet of the phone. */
  lengths: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 25 }),
  window: fc.integer({ min: 1, max: 12 }),
  /** The line breaks after so many more parts, each time it is up. */
  drops: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 3 }),
  /** Every so-manieth part is refused once, for the moment. */
  throttleEvery: fc.option(fc.integer({ min: 2, max: 7 }), { nil: null }),
  /** Numbers that end so are refused for good. */
  refusedDigit: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
  receipts: fc.constantFrom('at-once', 'early', 'twice', 'never'),
});

/** Everything is handed over until each parcel is taken, refused for good, or unknown. */
test('whatever goes wrong: taken is seen once, refused never, unknown at most once; every receipt is heard', async () => {
  await fc.assert(
    fc.asyncProperty(
      happenings,
      async ({ lengths, window, drops, throttleEvery, refusedDigit, receipts }) => {
        const smsc = await startSmsc({ receipts, echo: true });
        const clock = new HandClock();
        const heard = new HeardNews();
        const account = {
          host: '127.0.0.1',
          port: smsc.port,
          systemId: 'anhuan',
          password: 'secret',
          from: '10690001',
        };
        const limits = { perSecond: 100_000, costOfPart: 0, window, throttlePause: 0 };
        const carrier = await openSmpp({ ...account, ...limits, clock }, heard.hear);
        try {
          let parts = 0;
          smsc.faults.refuse = ({ to }) => {
            parts += 1;
            if (to.number.endsWith(String(refusedDigit))) return STATUS.invalidDestination;
            return throttleEvery !== null && parts % throttleEvery === 0 ? STATUS.throttled : null;
          };
          const parcels = lengths.map((length, n) => parcelOf(n, length));
          const answers = new Map<string, Handover>();
          let waiting = parcels;
          for (let round = 0; waiting.length > 0; round += 1) {
            smsc.faults.dropAfter = drops[round] ?? null;
            if (!carrier.isUp()) {
              clock.pass(500);
              await carrier.whenUp();
            }
            const said = await carrier.hand(waiting, 3_600_000);
            for (const [n, { key }] of waiting.entries()) answers.set(key, said[n]!);
            waiting = waiting.filter(({ key }) => isForLater(answers.get(key)!));
          }
          if (!carrier.isUp()) {
            clock.pass(500);
            await carrier.whenUp();
          }
          await smsc.when(() => smsc.unacknowledged === 0);
          for (const { key, body } of parcels) {
            const seen = smsc.inbox.filter(({ text }) => text === body).length;
            const answer = answers.get(key)!;
            if (answer.state === 'taken') expect(seen).toBe(1);
            else if (answer.state === 'no') expect(seen).toBe(0);
            else expect(seen).toBeLessThanOrEqual(1);
            if (answer.state !== 'taken') continue;
            const told = heard.news.filter(
              (news) => news.type === 'receipt' && (news.key === key || news.reference === answer.reference),
            );
            if (receipts === 'never') expect(told).toEqual([]);
            else expect(told).toContainEqual(expect.objectContaining({ key, outcome: 'delivered' }));
          }
          expect(smsc.inbox.length).toBe(new Set(smsc.inbox.map(({ text }) => text)).size);
        } finally {
          await carrier.close();
          await smsc.close();
        }
      },
    ),
    { seed: SEED, numRuns: 60 },
  );
});

function isForLater(answer: Handover): boolean {
  return answer.state === 'no' && answer.again;
}

/** Each text is its own: no two are alike, and each is as long as it should be, or a little longer. */
function parcelOf(n: number, length: number): Parcel {
  const body = `${n}:`.padEnd(length, n % 2 === 0 ? '款' : 'x');
  const to = `+86138001380${String(n).padStart(2, '0')}`;
  const plain = { language: 'zh-CN', outer: null, html: null, unsubscribe: null } as const;
  return { ...plain, key: `1-1-${n}`, to, body, secondsToLive: 3600 };
}
