import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClamPeer, startClam } from '../../../tools/peers/scanning/clamd.ts';
import { scanFile } from './virus-scanner.ts';

const VIRUS = 'what this test calls a virus';
let clam: ClamPeer;

beforeAll(async () => {
  clam = await startClam(VIRUS);
});
afterAll(() => clam.close());
beforeEach(() => {
  clam.mood = 'scans';
  clam.seen.length = 0;
});

describe('a scanner of viruses', () => {
  test.each([
    ['an empty file', 0],
    ['a small one', 10],
    ['one of exactly one piece', 64 * 1024],
    ['one of many pieces', 3 * 1024 * 1024 + 7],
  ])('clears %s and was sent all of it', async (_name, bytes) => {
    expect(await scanFile(clam, Buffer.alloc(bytes, 32))).toBe('clean');
    expect(clam.seen).toEqual([bytes]);
  });

  test('finds what lies over the edge of two pieces', async () => {
    const file = Buffer.alloc(200_000, 32);
    file.write(VIRUS, 64 * 1024 - 5);
    expect(await scanFile(clam, file)).toBe('found');
  });

  test.each(['limit', 'breaks-off', 'silent'] as const)(
    'that answers with %s has cleared nothing',
    async (mood) => {
      clam.mood = mood;
      expect(await scanFile(clam, Buffer.from('paper'), 200)).toBe('unasked');
    },
  );

  test('that is not there has cleared nothing', async () => {
    expect(await scanFile({ host: '127.0.0.1', port: 1 }, Buffer.from('paper'))).toBe('unasked');
  });
});
