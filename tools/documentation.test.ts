import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { readTree } from './tree.ts';

const root = join(import.meta.dirname, '..');
const pages = readTree(root)
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.md') && !path.startsWith('stories/'));

/** Command lines that a page shows in its code blocks. */
function shownIn(page: string): string[] {
  const blocks = readFileSync(join(root, page), 'utf8').match(/^```[\s\S]*?^```/gm) ?? [];
  return blocks.flatMap((block) => block.match(/^\.\/anhuan .*$/gm) ?? []);
}

describe.each(pages)('%s', (page) => {
  test('shows commands that exist, with options they have', () => {
    for (const line of shownIn(page)) {
      const [, name = '', ...words] = line.replace(/\s+#.*$/, '').split(/\s+/);
      const row = COMMANDS.find((one) => one.name === name);
      expect(row, line).toBeDefined();
      const flags = [...(row?.options ?? []), ...(row?.needs ?? [])].map(([flag]) => flag.split(/[ ,]/)[0]);
      const known = [
        ...flags,
        '--help',
        ...(row?.json ? ['--json'] : []),
        ...(row?.database ? ['--database-url'] : []),
      ];
      for (const word of words.filter((one) => one.startsWith('--'))) expect(known, line).toContain(word);
    }
  });

  test('links to files that exist', () => {
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      expect(existsSync(join(root, dirname(page), target)), `${page} → ${target}`).toBe(true);
    }
  });
});
