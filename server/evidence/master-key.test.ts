/**
 * Is the keyed digest written here the one that everybody else means, and is chance given out only once?
 */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshBytes, hmac } from './master-key.ts';

const SEED = 20261122;

describe('the keyed digest', () => {
  it('is that of Node for every key up to a block and every message', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.uint8Array({ maxLength: 3_000, size: 'max' }),
        (key, message) => {
          expect(hmac(key, message)).toEqual(createHmac('sha256', key).update(message).digest());
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('refuses a key that is longer than a block', () => {
    expect(() => hmac(Buffer.alloc(65), Buffer.alloc(0))).toThrow('a key of 65 bytes');
  });
});

describe('fresh bytes', () => {
  it('come once each, and stay as they were given out', () => {
    const given = Array.from({ length: 2_000 }, () => freshBytes(12));
    const before = given.map((one) => one.toString('hex'));
    for (let more = 0; more < 2_000; more += 1) freshBytes(32);
    expect(given.map((one) => one.toString('hex'))).toEqual(before);
    expect(new Set(before).size).toBe(2_000);
  });
});
