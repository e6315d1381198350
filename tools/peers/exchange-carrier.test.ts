import { expect, test } from 'vitest';
import type { Parcel } from '../../server/contact/carrier.ts';
import { Exchange } from './exchange.ts';
import { openExchange } from './exchange-carrier.ts';

const parcel = (key: string): Parcel => ({
  key,
  to: '10000000000',
  language: 'en',
  outer: null,
  body: 'words',
  html: null,
  unsubscribe: null,
  secondsToLive: 600,
});

// A line that nobody remembers kept a sender's process alive for ever: a rehearsal of 150,000 events stood still on it.
test('two calls that find the line cut open one line, and closing leaves none', async () => {
  const exchange = await Exchange.start({ seed: 1, knowsKeys: true });
  const terms = { name: 'x', way: 'sms', port: exchange.port, knowsKeys: true, receiptsBy: 'key' } as const;
  const carrier = await openExchange(terms, async () => {});
  exchange.cut();
  // The call after the cut learns of it; by then the carrier has no line.
  await carrier.hand([parcel('1-1-1')], 5_000);
  const answers = await Promise.all(['1-1-2', '1-1-3'].map((key) => carrier.hand([parcel(key)], 5_000)));
  expect(answers.flat().map(({ state }) => state)).toEqual(['taken', 'taken']);
  expect(exchange.lines).toBe(1);
  await carrier.close();
  await exchange.deserted();
  expect(exchange.lines).toBe(0);
  expect(await carrier.hand([parcel('1-1-4')], 5_000)).toEqual([
    { state: 'no', why: 'no line', again: true },
  ]);
  await exchange.close();
});
