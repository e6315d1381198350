import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCases, quoteCases } from './quote.ts';

const asked = {
  id: 'A',
  currency: { code: 'CNY', digits: 2 },
  terms: {
    product: 'instalment',
    principal: '300.00',
    startOn: '2024-01-01',
    method: 'equal-instalment',
    instalments: { count: 3, every: 1, unit: 'month', firstDue: '2024-02-01' },
  },
  ask: [{ asOf: '2024-01-31', want: ['balances'] }],
};
const right = { ...asked, expect: [{ asOf: '2024-01-31', balances: { total: '300.00' } }] };
const wrong = { ...asked, id: 'B', expect: [{ asOf: '2024-01-31', balances: { total: '300.01' } }] };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quote-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command on a file with this text; returns its exit code and what it printed. */
async function run(text: string): Promise<{ code: number; printed: string }> {
  const path = join(folder, 'cases.json');
  await writeFile(path, text);
  const lines: string[] = [];
  const out = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    return { code: await quoteCases(path, true), printed: lines.join('\n') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('asking money cases of a file', () => {
  it.each([
    ['an array', JSON.stringify([right, asked])],
    ['one case per line', `\uFEFF${JSON.stringify(right)}\r\n\n${JSON.stringify(asked)}\n`],
  ])('reads %s', (_what, text) => {
    expect(parseCases(text)).toEqual([right, asked]);
  });

  it('reads a single case, and names the line that is not JSON', () => {
    expect(parseCases(JSON.stringify(asked))).toEqual([asked]);
    expect(() => parseCases(`${JSON.stringify(asked)}\n{"id":`)).toThrow('line 2');
  });

  it('answers in order, and fails only when something differs', async () => {
    const good = await run(JSON.stringify([right, asked]));
    expect(good.code).toBe(0);
    expect(JSON.parse(good.printed)).toMatchObject([{ id: 'A', pass: true }, { id: 'A' }]);
    const bad = await run(JSON.stringify([right, wrong]));
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.printed)[1].differences).toEqual([
      { at: '[0].balances.total', expected: '300.01', answered: '300.00' },
    ]);
  });

  it('says so when the file cannot be read', async () => {
    expect((await run('{"id":')).code).toBe(2);
  });
});
