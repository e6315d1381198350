import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS } from './commands.ts';
import { run } from './words-check.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'words-'));
});
afterAll(() => rm(folder, { recursive: true }));

const DEFAULTS = { way: 'sms', law: 'CN', day: '2026-11-22' };

async function printed(
  text: string | null,
  options: Record<string, string | boolean> = {},
  json = false,
): Promise<{ code: number; out: string }> {
  const file = text === null ? null : join(folder, 'text.txt');
  if (file !== null) await writeFile(file, text!);
  const out: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => out.push(String(chunk)) > 0);
  try {
    const code = await run({
      words: [file],
      options: { ...DEFAULTS, ...options },
      databaseUrl: undefined,
      json,
    });
    return { code, out: out.join('') };
  } finally {
    write.mockRestore();
  }
}

describe('./anhuan words', () => {
  test('the house’s own texts pass, and the corpus is measured', async () => {
    const { code, out } = await printed(null);
    expect(code).toBe(0);
    expect(out).toMatch(/letter@1 letter formal zh-CN: passes/);
    expect(out).toMatch(/held back: 56 sentences, precision 9\d\.\d %, recall 9\d\.\d %/);
  });

  test('a text is told by line what is wrong, by which source, and what to write', async () => {
    const { code, out } = await printed('【安还】您好。\n今天必须还，否则通知你单位领导。');
    expect(code).toBe(1);
    expect(out).toMatch(/^line 2: “[^”]*通知你单位领导?” \(tells-others\), CN-WORDS-EXPOSURE/m);
    expect(out).toContain('lacks how-to-complain, HOUSE-WORDS-SMS');
    expect(out).toContain('债务只与债务人本人沟通');
  });

  test('a sentence of a talk need not be whole, and answers a program as JSON', async () => {
    expect(await printed('您可以选择延期。', { excerpt: true, way: 'call' }, true)).toEqual({
      code: 0,
      out: '[]\n',
    });
  });

  test('a subject line shows no debt', async () => {
    const { out } = await printed('您好', { excerpt: true, way: 'email', subject: '您的逾期欠款' });
    expect(out).toMatch(/^subject: “逾期” \(debt-hint\), HOUSE-WORDS-OUTSIDE/m);
  });

  test.each<Record<string, string>>([{ way: 'pigeon' }, { law: 'FR' }, { day: 'today' }])(
    'refuses %o',
    async (options) => {
      await expect(printed('您好', options)).rejects.toThrow(/no (way|law|day)|is no day/);
    },
  );

  test('has its row', () => {
    expect(COMMANDS.find(({ name }) => name === 'words')?.json).toBe(true);
  });
});
