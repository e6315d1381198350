import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../rules/days.ts';
import { smallHouse } from '../../server/api/small-book.ts';
import { type Served, serve } from '../../server/main.ts';
import { findChromium } from '../chromium.ts';
import { builtWeb } from '../trial/web-build.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const TODAY = formatDay(PAGES_TODAY);
const LOAN = '/borrower/sample/A-1000002/1000002';
const found = findChromium();
let scene: PageScene;
/** The same book at ten past eleven in the evening. */
let servedAtNight: Served;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 60 });
      const late = smallHouse(scene.database, '23:10');
      servedAtNight = await serve({ ...late, port: 0, web: await builtWeb() });
    });
    afterAll(async () => {
      await servedAtNight?.close();
      await scene?.close();
    });

    const pages = [
      ['front', '/'],
      ['borrower-door', '/borrower'],
      ['borrower-all', '/borrower/sample/A-1000002'],
      ['borrower-why', LOAN],
      ['borrower-minimum', '/borrower/sample/A-1000004/1000004'],
      ['borrower-pay', `${LOAN}/pay`],
      ['borrower-next', `${LOAN}/next`],
      ['borrower-contacts', `${LOAN}/contacts`],
      ['borrower-days', `${LOAN}/days`],
      ['agent', '/agent?reason=earlier'],
      ['night', '/studio/2026-10-31'],
      ['lost', '/nowhere'],
    ] as const;
    const looks = [
      ['phone-zh', 'phone', 'zh-CN', false],
      ['desk-en', 'desk', 'en', false],
      ['phone-en-dark', 'phone', 'en', true],
    ] as const;

    const inTheDark = ['borrower-why', 'borrower-contacts', 'agent', 'night'];
    test.each(
      pages.flatMap(([name, path]) =>
        looks
          .filter(([, , , dark]) => !dark || inTheDark.includes(name))
          .map(([look, ...how]) => [name, look, path, how] as const),
      ),
    )('%s on %s is accessible and fits', async (name, look, path, [window, language, dark]) => {
      const page = await scene.look(path, window, language, { dark });
      for (const line of await page.locator('details').all())
        await line.evaluate((one) => one.setAttribute('open', ''));
      expect(await scene.faults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      await scene.picture(page, `${name}-${look}`);
      await scene.leave(page);
    });

    test('a borrower finds the account, opens a number and sees what a payment changes', async () => {
      const page = await scene.look('/', 'phone', 'en');
      await page.getByRole('link', { name: /^Borrower/ }).click();
      await page.getByLabel('Account reference').fill('A-1000002');
      await page.getByRole('button', { name: 'Show my accounts' }).click();
      await page.getByRole('link', { name: /Account 1000002/ }).click();
      const headline = await page.locator('.great').innerText();
      await page.getByText('Penalty interest', { exact: true }).click();
      await page.getByText('¥240.25 × 0.06% a day × 23 days = ¥3.31545').waitFor();
      await page.getByRole('link', { name: 'Pay', exact: true }).last().click();
      await expect.poll(() => page.getByLabel('Amount').inputValue()).toBe(headline.replace(/[¥,]/g, ''));
      const row = page.getByRole('row', { name: /^Past due/ });
      await row.waitFor();
      await page.getByLabel('Seen on').fill('2026-11-27');
      await page.getByRole('button', { name: 'Show what changes' }).click();
      await expect.poll(() => row.getByRole('cell').nth(1).innerText()).toBe('¥0.00');
      await page.getByLabel('Amount').fill('12.345');
      await page.getByRole('button', { name: 'Show what changes' }).click();
      await page.getByRole('alert').getByText('more than 2 digits').waitFor();
      scene.complaints(); // the refusal above is a 400, which the browser reports as an error of the page
      await scene.leave(page);
    });

    test('what is on the screen is what the ledger holds', async () => {
      const page = await scene.look('/borrower/sample/A-1000003/1000003', 'desk', 'en');
      const shown = await page.locator('.sum .money').innerText();
      const { rows } = await scene.database.pool.query<{ booked: bigint; quiet: boolean }>(
        `select not_due + billed + revolving + due_principal + due_interest + due_fee + interest + penalty + credit as booked,
              oldest_due is null and revolving = 0 as quiet from account where account_id = 1000003`,
      );
      expect(rows[0]?.quiet).toBe(true);
      expect(BigInt(shown.replace(/[¥,.]/g, ''))).toBe(rows[0]?.booked);
      await scene.leave(page);
    });

    test('the language changes in place and is remembered', async () => {
      const page = await scene.look(LOAN, 'phone', 'zh-CN');
      await page.getByRole('heading', { name: '分期借款' }).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Instalment loan' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Instalment loan' }).waitFor();
      await scene.leave(page);
    });

    test('an agent works the list by keys alone', async () => {
      const page = await scene.look('/agent', 'desk', 'zh-CN');
      await page.keyboard.press('j');
      const rows = page.locator('[data-work-row]');
      await page.keyboard.press('j');
      // The first is open by itself on a desk: the keys go on from it.
      await expect.poll(() => rows.nth(2).evaluate((row) => row === document.activeElement)).toBe(true);
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await page.getByText('全部欠款').waitFor();
      expect(new URL(page.url()).searchParams.get('account')).toMatch(/^\d+-\d+$/);
      await page.locator('.reason').waitFor();
      await page.locator('.script-lines').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'agent-account-desk-zh', false);
      await page.getByLabel('账龄段').selectOption('M7');
      await page.getByText('这里没有等待处理的人').waitFor();
      await scene.leave(page);
    });

    /** What a screen reader says of a button beside its name. */
    const described = (button: Locator) =>
      button.evaluate((one) => {
        const text = document.getElementById(one.getAttribute('aria-describedby') ?? '')?.innerText;
        return (text ?? '').replace(/\s+/g, ' ');
      });

    test('an agent may press what the gate allows, and hears why not and from when', async () => {
      const page = await scene.look('/agent', 'desk', 'en');
      await page.locator('[data-work-row]').first().click();
      await page.getByRole('heading', { name: 'What may be done now' }).waitFor();
      const message = page.getByRole('button', { name: 'Text message', disabled: false });
      await message.press('Enter');
      await page.getByRole('status').getByText('A text message may be sent now.').waitFor();
      const visit = page.getByRole('button', { name: 'Home visit', disabled: true });
      expect(await described(visit)).toContain('booked a visit');
      expect(await described(visit)).toContain('something has to be settled first');
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'agent-day-desk-en', false);
      await scene.leave(page);
    });

    test('at night every button says from which minute on it is possible, by keyboard too', async () => {
      const page = await scene.look('/agent', 'desk', 'en', { from: servedAtNight });
      await page.locator('[data-work-row]').first().click();
      const message = page.getByRole('button', { name: 'Text message', disabled: true });
      await message.focus();
      expect(await message.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await described(message)).toContain('outside the hours in which the borrower may be contacted');
      expect(await described(message)).toContain(
        'Possible again at 08:30 on 23 November, the borrower’s time.',
      );
      await page.keyboard.press('Enter');
      expect(await page.locator('.act-answer').innerText()).toBe('');
      const way = page.getByRole('listitem').filter({ has: message });
      await way.locator('summary').press('Enter');
      await way.getByText('time where the borrower lives: 23:10').first().waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'agent-night-desk-en', false);
      await scene.leave(page);
      const phone = await scene.look('/agent', 'phone', 'zh-CN', { from: servedAtNight });
      await phone.locator('[data-work-row]').first().click();
      await phone.getByText('11月23日 08:30 起可再联系（借款人所在地时间）。').first().waitFor();
      expect(await scene.seen(phone, 'agent-night-phone-zh')).toEqual([]);
      await scene.leave(phone);
    });

    test('a borrower reads why he is contacted and when he may not be', async () => {
      const page = await scene.look(LOAN, 'phone', 'zh-CN', { from: servedAtNight });
      await page.getByRole('main').getByRole('link', { name: '联系', exact: true }).click();
      await page.getByRole('heading', { name: '现在可以联系您吗？' }).waitFor();
      await page.getByRole('heading', { name: '我为什么会收到联系？' }).waitFor();
      await page.getByText('起可再联系（您所在地时间）。').first().waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'borrower-contacts-night-phone-zh', false);
      await scene.leave(page);
    });

    test('a page says what is true when the server does not answer, and goes on when it does', async () => {
      const page = await scene.look('/', 'phone', 'en');
      await page.route('**/api/**', (route) => route.abort());
      await page.getByRole('link', { name: /^Studio/ }).click();
      await page
        .getByRole('alert')
        .first()
        .getByText('The server does not answer. Nothing was changed.')
        .waitFor();
      await scene.picture(page, 'failing-phone-en');
      await page.unroute('**/api/**');
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await page.getByRole('heading', { name: 'Night of 2026-11-21' }).waitFor();
      scene.complaints(); // requests that were cut off on purpose
      await scene.leave(page);
    });

    test('the next day comes at the press of a button', async () => {
      const page = await scene.look('/studio', 'desk', 'en');
      await page.getByRole('button', { name: 'Next day' }).click();
      await page.getByText(`${TODAY} is closed.`).waitFor();
      await page.getByText('Business day 2026-11-23').waitFor();
      await page.getByRole('heading', { name: `Night of ${TODAY}` }).waitFor();
      await page.locator('.verdict').getByText('agrees', { exact: true }).waitFor();
      await page
        .getByRole('heading', { name: /^The gate would allow \d+ of \d+ planned contacts$/ })
        .waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'night-desk-en');
      await scene.leave(page);
    });

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
