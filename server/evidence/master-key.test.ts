/**
 * Is the keyed digest written here the one that everybody else means, and is chance given out only once?
 */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshBytes, hmacHex } from './master-key.ts';

const SEED = 20261122;

describe('the keyed digest', () => {
  it('is that of Node for every key up to a block and every message', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.option(fc.uint8Array({ maxLength: 500, size: 'max' }), { nil: undefined }),
        (key, text, after) => {
          const digest = createHmac('sha256', key)
            .update(text)
            .update(after ?? '');
          expect(hmacHex(key, text, after)).toBe(digest.digest('hex'));
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('refuses a key that is longer than a block, and more than there is room for', () => {
    expect(() => hmacHex(Buffer.alloc(65), '')).toThrow('a key of 65 bytes');
    expect(() => hmacHex(Buffer.alloc(32), 'x', Buffer.alloc(1_024))).toThrow('too much');
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
