import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { INSTALMENT } from '../../policy/house/products.ts';
import { dayOf } from '../days.ts';
import { openingOf, replay } from '../history.ts';
import type { Product } from '../terms.ts';
import { comingEvents } from './ahead.ts';
import { consequenceOf, consequenceText } from './consequence.ts';
import { debtsToAsk } from './debt-facts.ts';

const SEED = 20261122;
const DAY = dayOf(2026, 11, 22);
const FAR = 400;

/** An account late since so many days, with these ways tried, and the ladder walked up to yesterday. */
function late(
  days: number,
  product: Product,
  tried: readonly ('sms' | 'call' | 'letter')[],
  ladderDay: number | null,
) {
  const asked = { seq: 1, due: DAY - days, principal: 100_000n, interest: 4_000n, fee: 0n };
  const schedule = [asked, { ...asked, seq: 2, due: DAY + FAR }];
  const opening = openingOf(product, DAY - days - 30, { principal: 200_000n, next: asked });
  const { account } = replay({ opening, schedule, facts: [] }, product, DAY - 1, DAY);
  return { account: { ...account, tried, ladderDay }, schedule };
}

test('what is told is what closing does, on the day it does it, and nothing before it', () => {
  const products: Product[] = [
    INSTALMENT,
    { ...INSTALMENT, accelerateAt: 60 },
    { ...INSTALMENT, lateFee: { kind: 'flat', amount: 5_000n, afterDays: 10 } },
    { ...INSTALMENT, accelerateAt: 45, lateFee: { kind: 'flat', amount: 5_000n, afterDays: 3 } },
  ];
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 140 }),
      fc.constantFrom(...products),
      fc.constantFrom(...([[], ['sms'], ['sms', 'call'], ['sms', 'call', 'letter']] as const)),
      (days, product, tried) => {
        const { account, schedule } = late(days, product, tried, days);
        const told = debtsToAsk([{ account, product }], 'overdue', DAY);
        const coming = consequenceOf(told, DAY, FIRST_LADDER);
        seen.add(coming?.what ?? 'nothing');
        const events = comingEvents(account, DAY, DAY + 200, product, FIRST_LADDER, schedule);
        const real = events.flatMap(({ day, body }): { on: number; what: string }[] => {
          if (body.type === 'accelerated' || body.type === 'late-fee') return [{ on: day, what: body.type }];
          if (body.type !== 'step' || body.missing !== null) return [];
          const channel = FIRST_LADDER.rungs.find(({ step }) => step.id === body.step)!.step.channel;
          return channel === 'letter' || channel === 'court' ? [{ on: body.on, what: channel }] : [];
        });
        const first = real.filter(({ on }) => on > DAY).sort((a, b) => a.on - b.on)[0];
        expect(coming === null ? undefined : { on: coming.on, what: coming.what }).toEqual(first);
      },
    ),
    { seed: SEED, numRuns: 300 },
  );
  expect([...seen].sort()).toEqual(['accelerated', 'court', 'late-fee', 'letter', 'nothing']);
});

test('a step that needs a milder one is not told, and nothing decided is said', () => {
  const { account } = late(20, INSTALMENT, [], 20);
  const told = debtsToAsk([{ account, product: INSTALMENT }], 'overdue', DAY);
  const writing = { language: 'en', day: DAY, short: false } as const;
  expect(consequenceText(consequenceOf(told, DAY, FIRST_LADDER), writing)).toBe('No further step is planned');
  const ready = { ...account, tried: ['sms', 'call'] as const };
  const next = debtsToAsk([{ account: ready, product: INSTALMENT }], 'overdue', DAY);
  expect(consequenceText(consequenceOf(next, DAY, FIRST_LADDER), writing)).toBe(
    'If nothing is paid or agreed by 1 December 2026, on 2 December 2026 we send a letter',
  );
});
