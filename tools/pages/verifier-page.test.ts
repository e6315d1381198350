import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/db/databases.ts';
import { exportEvidence } from '../../server/evidence/evidence-export.ts';
import { publishedRoots } from '../../server/evidence/seal.ts';
import { findChromium, openChromium } from '../chromium.ts';
import { liveEvidence } from '../evidence/evidence-scene.ts';
import { hasOpenssl } from '../peers/timestamp-authority.ts';
import { fillGateScene } from '../rehearsal/gate-scene.ts';
import { testDatabase } from '../test-database.ts';
import { builtWeb } from '../trial/web-build.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const AXE = join(ROOT, 'node_modules', 'axe-core', 'axe.min.js');
const PICTURES =
  process.env.ANHUAN_PICTURES === 'docs'
    ? join(ROOT, 'docs', 'images')
    : mkdtempSync(join(tmpdir(), 'anhuan-pictures-'));
const found = findChromium();

let database: Database;
let folder: string;
let file: Buffer;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'anhuan-verifier-'));
  const [person] = await fillGateScene(database.pool, 3);
  await liveEvidence(database.pool, person!, 60);
  file = await exportEvidence(database.pool, {
    account: person!.account,
    contactsOnly: false,
    lender: '安还示例',
  });
  writeFileSync(join(folder, 'evidence.html'), file);
  writeFileSync(join(folder, 'roots.json'), JSON.stringify(await publishedRoots(database.pool)));
  writeFileSync(
    join(folder, 'changed.html'),
    file.toString().replace('"day":"2026-12-01"', '"day":"2026-11-25"'),
  );
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!hasOpenssl() || process.platform !== 'linux')('with openssl and sha256sum alone', () => {
  const [steps = ''] =
    /```sh check\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs', 'evidence.md'), 'utf8'))?.slice(1) ??
    [];
  const run = (name: string) => {
    const place = mkdtempSync(join(folder, 'steps-'));
    writeFileSync(join(place, 'evidence.html'), readFileSync(join(folder, name)));
    return spawnSync('bash', ['-e', '-c', steps], { cwd: place, encoding: 'utf8' });
  };

  test('the steps of the documentation find the file good', () => {
    const done = run('evidence.html');
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
    expect(done.stdout.match(/Verified Successfully/g)).toHaveLength(2);
  });

  test('and a changed one not', () => {
    expect(run('changed.html').status).not.toBe(0);
    const text = file.toString();
    const manifest = text.indexOf('"bytes":');
    writeFileSync(
      join(folder, 'manifest.html'),
      `${text.slice(0, manifest + 8)}1${text.slice(manifest + 8)}`,
    );
    expect(run('manifest.html').status).not.toBe(0);
  });
});

describe.skipIf(found.path === null)('the page, from a folder and without a network', () => {
  let browser: Browser;
  let address: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    address = pathToFileURL(join(await builtWeb(), 'verifier.html')).href;
    browser = await openChromium(found);
  });
  afterAll(() => browser.close());

  async function open(locale: string, width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale });
    await context.setOffline(true);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(request.url());
    });
    await page.goto(address);
    return page;
  }

  /** It is legible for everybody, and no wider than its window. */
  async function look(page: Page, name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    // Its own policy lets no script in; what axe says is asked through the browser itself.
    const faults = await page.evaluate(
      `${readFileSync(AXE, 'utf8')}; axe.run().then(({ violations }) => violations.map(({ id }) => id))`,
    );
    expect(faults).toEqual([]);
  }

  test('says that an untouched file is true, in Chinese, also beside the published list', async () => {
    const page = await open('zh-CN', 360);
    await page.getByLabel('存证文件').setInputFiles(join(folder, 'evidence.html'));
    await page.getByRole('heading', { name: '真实' }).waitFor();
    expect(await page.getByRole('status').innerText()).toMatch(/联系\s+60[\s\S]*请将密钥编号/);
    await page.getByLabel('公布的清单').setInputFiles(join(folder, 'roots.json'));
    await page.getByText('与公布的清单一致').waitFor();
    await look(page, 'verifier-true-phone-zh');
    await page.context().close();
  });

  test('says what was changed and where, in English', async () => {
    const page = await open('en', 1280);
    await page.getByLabel('Evidence file').setInputFiles(join(folder, 'changed.html'));
    await page.getByRole('heading', { name: 'Not true' }).waitFor();
    expect(await page.getByRole('listitem').first().innerText()).toMatch(
      /record \d+.*2026-11-25.*field “day”.*It was 2026-12-01 and says 2026-11-25/,
    );
    await look(page, 'verifier-untrue-desk-en');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '不真实' }).waitFor();
    await page.context().close();
  });

  test('refuses what is no evidence; the file itself reads well on a phone and asks for nothing', async () => {
    const page = await open('en', 360);
    await page.getByLabel('Evidence file').setInputFiles(join(folder, 'roots.json'));
    await page.getByText('This is no evidence file').waitFor();
    await page.goto(pathToFileURL(join(folder, 'evidence.html')).href);
    await page.getByRole('heading', { name: '联系存证' }).waitFor();
    await look(page, 'evidence-file-phone');
    await page.context().close();
  });

  test('nothing complained, and nothing asked for the network', () => {
    expect(complaints).toEqual([]);
  });
});
