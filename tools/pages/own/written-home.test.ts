import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownHome } from '../../../server/api/serving/written-home.ts';
import type { BorrowerKey } from '../../../server/db/gate/person-rows.ts';
import { referenceFor } from '../../../server/db/people/belonging.ts';
import { type Served, serve } from '../../../server/main.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { findChromium } from '../../chromium.ts';
import { builtWeb } from '../../trial/web-build.ts';
import { PageScene } from '../page-scene.ts';
import { theBrowser, WINDOWS } from '../windows/kept-windows.ts';

const found = findChromium();
const HOME = '/borrower/sample/A-1000002';
const WORDS = {
  en: { title: 'What do I owe? · Anhuan', owe: /this is what you owe/, pay: /^Pay ¥/, next: 'All steps ›' },
  'zh-CN': { title: '我欠多少？ · 安还', owe: /您的欠款如下/, pay: /^还 ¥/, next: '全部步骤 ›' },
} as const;

let scene: PageScene;
/** The same house where people sign in. */
let shut: Served;

/** Everything that `page` asks from now on, by its path. */
function askedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

/** A home as it comes over the wire. */
async function fetched(served: Served, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(served.address + path, { headers });
  return { headers: answer.headers, text: await answer.text() };
}

/** Two of those who are late, with the addresses of their homes. */
async function latePeople(): Promise<(BorrowerKey & { home: string })[]> {
  const { pool } = scene.database;
  const { rows } = await pool.query<BorrowerKey>(
    `select slot, borrower_id as borrower from account where due_principal > 0
      group by slot, borrower_id order by 2 limit 2`,
  );
  return Promise.all(
    rows.map(async (who) => {
      const { host, reference } = (await referenceFor(pool, who))!;
      return { ...who, home: `/borrower/${host}/${reference}` };
    }),
  );
}

test('an address is somebody’s home or another page', () => {
  expect(ownHome(HOME)).toBe(HOME);
  for (const other of [`${HOME}/pay`, `${HOME}?language=en`, '/borrower/sample', '/agent/a/b', `/x${HOME}`])
    expect(ownHome(other)).toBeNull();
});

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      // Whoever goes back after signing out is asked to sign in.
      scene = await PageScene.open(found, { allowed: /status of 401/ });
      const web = await builtWeb();
      shut = await serve({ ...scene.house, port: 0, web, people: { origin: null } });
    }, 180_000);
    afterAll(async () => {
      await shut?.close();
      await scene?.close();
    });

    test.each(['en', 'zh-CN'] as const)('a home is read without any script, in %s', async (language) => {
      const words = WORDS[language];
      const browser = await theBrowser(found);
      const context = await browser.newContext({
        viewport: WINDOWS.phone,
        locale: language,
        javaScriptEnabled: false,
      });
      const page = await context.newPage();
      await page.goto(scene.served.address + HOME);
      expect(await page.title()).toBe(words.title);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.getByRole('heading', { name: words.owe }).waitFor();
      expect(await page.locator('.great').innerText()).toMatch(/^¥[\d,]+\.\d\d$/);
      await page.getByText(words.next).waitFor();
      expect(await page.getByRole('link', { name: words.pay }).getAttribute('href')).toBe(`${HOME}/pay`);
      expect(await page.locator('noscript a').getAttribute('href')).toBe('/plain/sample/A-1000002');
      // Its style stands in it: the button is as high as a finger.
      const button = await page.locator('.great-button').boundingBox();
      expect(button!.height).toBeGreaterThanOrEqual(44);
      await context.close();
    });

    test('the script takes over what stands there: nothing is drawn anew, nothing asked twice', async () => {
      const context = await scene.context('phone', 'en');
      const page = await context.newPage();
      const asked = askedBy(page);
      await page.addInitScript(() => {
        new MutationObserver((_, watcher) => {
          const button = document.querySelector('.great-button');
          if (button === null) return;
          Object.assign(window, { written: button });
          watcher.disconnect();
        }).observe(document, { childList: true, subtree: true });
      });
      const complaints: string[] = [];
      page.on('console', (one) => complaints.push(one.text()));
      page.on('pageerror', (one) => complaints.push(one.message));
      await page.goto(scene.served.address + HOME);
      await page.waitForFunction(() => performance.getEntriesByName('script-in-place').length === 1);
      expect(
        await page.evaluate(() => Reflect.get(window, 'written') === document.querySelector('.great-button')),
      ).toBe(true);
      expect(complaints).toEqual([]);
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('heading', { name: WORDS['zh-CN'].owe }).waitFor();
      const own = asked.filter((path) => path.startsWith('/api/') && !path.endsWith('/messages'));
      // What comes next is asked in the other language; who is there and what is owed were told already.
      expect(own.filter((path) => !path.endsWith('/ahead'))).toEqual([]);
      expect(asked.filter((path) => path.endsWith('.css'))).toEqual(
        asked.filter((path) => /noto/.test(path) && path.endsWith('.css')),
      );
      // The server writes the next one in the language that was chosen.
      await page.reload();
      expect(await page.title()).toBe(WORDS['zh-CN'].title);
      const cookie = (await context.cookies()).find(({ name }) => name === 'anhuan-language')!;
      const { text } = await fetched(scene.served, HOME, { cookie: `${cookie.name}=${cookie.value}` });
      expect(text).toContain('<html lang="zh-CN"');
      await page.getByRole('link', { name: WORDS['zh-CN'].pay }).click();
      await page.waitForURL(`**${HOME}/pay`);
      await context.close();
    });

    test('nobody reads what is not his: an empty page goes out, and says what will be asked', async () => {
      const [mine, other] = await latePeople();
      const token = await openSession(scene.database.pool, mine!, 'a telephone', 'code');
      const cookie = `anhuan-session=${token}`;
      for (const [path, headers] of [
        [mine!.home, {}],
        [other!.home, { cookie }],
        ['/borrower/sample/A-none', { cookie }],
      ] as const) {
        const { text, headers: told } = await fetched(shut, path, headers);
        expect(text).toContain('<div id="page"></div>');
        expect(text).not.toMatch(/¥|id="written"/);
        expect(told.get('link')).toContain(`</api${path}>; rel=preload`);
      }
      const own = await fetched(shut, mine!.home, { cookie });
      expect(own.text).toContain('id="written"');
      expect(own.headers.get('cache-control')).toBe('no-store');
      expect(own.headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-[\w+/=]+';/);
    });

    test('where people sign in nothing on a written page is against its own policy', async () => {
      const [mine] = await latePeople();
      const token = await openSession(scene.database.pool, mine!, 'a telephone', 'code');
      const context = await scene.context('desk', 'en');
      await context.addCookies([{ name: 'anhuan-session', value: token, url: shut.address }]);
      const page = await scene.lookIn(context, mine!.home, shut);
      expect(await page.locator('script#written').count()).toBe(1);
      await page.waitForFunction(() => performance.getEntriesByName('script-in-place').length === 1);
      expect(await scene.seen(page, 'written-home-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL('**/sign-in');
      await page.goBack();
      await page.waitForURL('**/sign-in?to=*');
      await context.close();
    });

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
