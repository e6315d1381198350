import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      // A refused order is a 409, which a browser notes.
      scene = await PageScene.open(found, { accounts: 60, allowed: /409/ });
    }, 180_000);
    afterAll(() => scene?.close());

    test.each([
      ['zh-CN', 'phone'],
      ['zh-CN', 'desk'],
      ['en', 'phone'],
      ['en', 'desk'],
    ] as const)(
      'a letter is looked at with real figures, and an order that comes too early says why: %s, %s',
      async (language, size) => {
        const page = await scene.look('/studio/letters', size, language);
        const english = language === 'en';
        const choice = page.getByLabel(english ? 'Account' : '账户');
        const [, first] = await choice
          .locator('option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
        await choice.selectOption(first!);
        const link = page.getByRole('link', { name: english ? 'Open the page (PDF)' : '打开页面（PDF）' });
        const answer = await page.request.get(
          new URL((await link.getAttribute('href'))!, scene.served.address).href,
        );
        expect(answer.headers()['content-type']).toBe('application/pdf');
        await page.getByLabel(english ? 'Your number as a worker' : '您的工号').fill('a17');
        await page.keyboard.press('Enter');
        await page.getByText(english ? /^Not proposed\./ : /^未发起。/).waitFor();
        await page
          .getByText(english ? /A milder step comes first/ : /应先采取更缓和的方式/)
          .last()
          .waitFor();
        expect(await scene.faults(page)).toEqual([]);
        await scene.picture(page, `letters-${size}-${language}`);
        await scene.leave(page);
      },
      60_000,
    );

    test('on a telephone the contacts of a borrower are short: the latest days open, older ones folded and within reach', async () => {
      const { rows } = await scene.database.pool.query<{ account_id: bigint; days: number }>(
        `select account_id, count(distinct day)::int as days from contact group by account_id order by 2 desc limit 1`,
      );
      const [one] = rows as [{ account_id: bigint; days: number }];
      expect(one.days).toBeGreaterThan(3);
      const path = `/borrower/sample/A-${one.account_id}/${one.account_id}/contacts`;
      const page = await scene.look(path, 'phone', 'zh-CN');
      const why = page.getByRole('region', { name: '我为什么会收到联系？' });
      const open3 = why.locator(':scope > .ladder > li');
      expect(await open3.count()).toBe(3);
      const folds = why.locator(':scope > details.line');
      for (const fold of await folds.all()) await fold.locator(':scope > summary').click();
      expect(await why.locator('.ladder > li').count()).toBe(one.days);
      await scene.picture(page, 'contact-phone');
      await scene.leave(page);
    }, 60_000);

    test('no page complained', () => expect(scene.complaints()).toEqual([]));
  },
);
