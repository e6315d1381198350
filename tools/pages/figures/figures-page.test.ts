import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { recount } from '../../../server/figures/count-figures.ts';
import { findChromium } from '../../chromium.ts';
import { PageScene } from '../page-scene.ts';

const found = findChromium();
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        accounts: 60,
        prepare: async ({ pool }) => {
          await recount(pool, { products: PRODUCTS, collecting: HOUSE });
          return undefined;
        },
      });
    });
    afterAll(() => scene?.close());

    test.each([
      ['zh-CN', 'phone', '图表', '始终一并呈现', '每人每月联系次数'],
      ['en', 'desk', 'Figures', 'Always together', 'Contacts of a person a month'],
    ] as const)(
      'C8: four figures always together, then every finding (%s, %s)',
      async (language, size, title, together, person) => {
        const page = await scene.look('/studio/figures', size, language);
        await page.getByRole('heading', { name: title, exact: true }).waitFor();
        await page.getByRole('heading', { name: together }).waitFor();
        await page.getByText(person).waitFor();
        expect(await page.locator('.figure-cards > li').count()).toBe(11);
        await page.locator('.figure-cards canvas').nth(3).waitFor();
        expect(await scene.seen(page, `studio-figures-${language}-${size}`)).toEqual([]);
        await scene.leave(page);
      },
    );

    test.each([
      ['rolls', 'en', 'desk'],
      ['rolls', 'zh-CN', 'phone'],
      ['flow', 'en', 'desk'],
      ['recovery', 'zh-CN', 'desk'],
      ['cure', 'en', 'phone'],
    ] as const)(
      'a picture, the same as a table, and what it cannot tell: %s (%s, %s)',
      async (figure, language, size) => {
        const page = await scene.look(
          `/studio/figures/${figure}?from=2026-08-01&to=2026-11-21`,
          size,
          language,
        );
        await page.locator('canvas').first().waitFor();
        const finding = await page.getByRole('heading', { level: 1 }).textContent();
        expect(await page.getByRole('img').first().getAttribute('aria-label')).toBe(finding);
        await page.getByRole('table').first().waitFor();
        await page.locator('details.meaning summary').press('Enter');
        await page.locator('details.meaning dd').first().waitFor();
        expect(await scene.seen(page, `studio-figure-${figure}-${language}-${size}`)).toEqual([]);
        await scene.leave(page);
      },
    );

    test('by the keyboard from a number to its accounts, on to the page of one, and the period stays', async () => {
      const page = await scene.look('/studio/figures/flow?from=2026-09-01&to=2026-11-21', 'desk', 'en');
      const number = page.getByRole('link', { name: /: Accounts behind the number$/ }).first();
      const count = Number((await number.textContent())!.replaceAll(',', ''));
      await number.press('Enter');
      const list = page.getByRole('table', { name: '' }).nth(1);
      await page.getByRole('heading', { name: /Accounts behind the number/ }).waitFor();
      await list.waitFor();
      expect(await list.getByRole('row').count()).toBe(Math.min(50, count) + 1);
      expect(new URL(page.url()).searchParams.get('from')).toBe('2026-09-01');
      expect(await scene.seen(page, 'studio-figure-accounts-desk-en')).toEqual([]);
      const csv = await page.request.get(
        new URL((await page.locator('#accounts .files a').first().getAttribute('href')) ?? '', page.url())
          .href,
      );
      expect(csv.headers()['content-type']).toContain('text/csv');
      expect((await csv.text()).trim().split('\n')).toHaveLength(count + 1);
      await list.getByRole('link').first().press('Enter');
      await page.waitForURL(/\/agent\?account=\d+-\d+/);
      await scene.leave(page);
    });

    test('in the dark the pictures are drawn in its colours', async () => {
      const page = await scene.look('/studio/figures/cure', 'desk', 'en', { dark: true });
      await page.locator('canvas').first().waitFor();
      expect(await scene.seen(page, 'studio-figure-cure-dark')).toEqual([]);
      await scene.leave(page);
    });

    test('another product and period by their fields', async () => {
      const page = await scene.look('/studio/figures/cure', 'desk', 'en');
      await page.getByRole('combobox', { name: 'Product' }).selectOption({ label: 'Instalment loan' });
      await page.waitForURL(/product=2/);
      await page.getByRole('button', { name: 'Twelve months' }).press('Enter');
      await page.waitForURL(/from=2025-12-01/);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await scene.leave(page);
    });

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
