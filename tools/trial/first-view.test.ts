import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtWeb } from './web-build.ts';

/** What a borrower's telephone fetches before it shows what he owes: bytes of JavaScript, packed. */
const MOST_SCRIPT = 100_000;
const MOST_STYLE = 12_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

let web: string;
let chunks: Readonly<Record<string, Chunk>>;

beforeAll(async () => {
  web = await builtWeb();
  chunks = JSON.parse(readFileSync(join(web, '.vite', 'manifest.json'), 'utf8'));
}, 180_000);

/** The files of these entries and of all that they import at once. */
function filesOf(entries: readonly string[]): {
  readonly scripts: Set<string>;
  readonly styles: Set<string>;
} {
  const [scripts, styles, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const follow = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = chunks[name];
    if (chunk === undefined) throw new Error(`the build has no ${name}`);
    scripts.add(chunk.file);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const other of chunk.imports ?? []) follow(other);
  };
  for (const entry of entries) follow(entry);
  return { scripts, styles };
}

const packed = (files: ReadonlySet<string>) =>
  [...files].reduce((all, file) => {
    const sizes = ['', '.br'].flatMap((end) => {
      const size = statSync(join(web, file + end), { throwIfNoEntry: false })?.size;
      return size === undefined ? [] : [size];
    });
    return all + Math.min(...sizes);
  }, 0);

test('the first view of the borrower’s door stays within its bytes', () => {
  const { scripts, styles } = filesOf(['index.html']);
  expect(scripts.size).toBeGreaterThan(0);
  expect(packed(scripts)).toBeLessThanOrEqual(MOST_SCRIPT);
  expect(packed(styles)).toBeLessThanOrEqual(MOST_STYLE);
});

test('no page of the borrower loads what belongs to staff, or more than a third again', () => {
  const first = filesOf(['index.html']).scripts;
  for (const page of [
    'paying/pay-page',
    'paying/paid-page',
    'account-page',
    'home/contacted-page',
    'mine/mine-page',
  ]) {
    const { scripts } = filesOf(['index.html', `borrower/${page}.tsx`]);
    const more = new Set([...scripts].filter((one) => !first.has(one)));
    expect(packed(more), page).toBeLessThanOrEqual(MOST_SCRIPT / 3);
  }
});
