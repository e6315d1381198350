import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeTelling } from '../../server/db/vault/told-rows.ts';
import { findChromium } from '../chromium.ts';
import { PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;
beforeAll(async () => {
  scene = await PageScene.open(found);
});
afterAll(() => scene?.close());

describe.skipIf(found.path === null)('a masked field on the agent’s desk', () => {
  test.each([
    ['en', 'desk', 'Show the telephone number', 'Why do you need the telephone number?', 'Show it', 'Hide'],
    ['zh-CN', 'phone', '查看手机号', '为什么需要查看手机号？', '确认查看', '隐藏'],
  ] as const)(
    '%s: opens by the keyboard alone with a reason, is told, and is masked again after half a minute',
    async (language, window, show, why, open, hide) => {
      const { key } = await scene.person(1000011);
      await changeTelling(scene.database.pool, key, { phone: '+8613812345678' });
      const context = await scene.context(window, language);
      await context.clock.install();
      const page = await scene.lookIn(context, `/agent?account=${key.slot}-1000011`);
      const button = page.getByRole('button', { name: show });
      await button.focus();
      await page.keyboard.press('Enter');
      const reasons = page.getByLabel(why);
      await reasons.waitFor();
      expect(await reasons.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await reasons.selectOption('identity');
      await reasons.scrollIntoViewIfNeeded();
      expect(await scene.seen(page, `revealing-${window}-${language}`)).toEqual([]);
      await page.getByRole('button', { name: open }).press('Enter');
      await page.getByText('+8613812345678').waitFor();
      expect(await scene.seen(page, `revealed-${window}-${language}`)).toEqual([]);
      await page.getByRole('button', { name: hide }).waitFor();
      await page.clock.fastForward(31_000);
      await button.waitFor();
      expect(await page.getByText('+8613812345678').count()).toBe(0);
      expect(await page.getByText('+86138****5678').count()).toBeGreaterThan(0);
      const { rows } = await scene.database.pool.query(
        'select who, field, why from seen_log where borrower_id = $1 order by seq desc limit 1',
        [key.borrower],
      );
      expect(rows).toEqual([{ who: 'demo', field: 'phone', why: 'identity' }]);
      await context.close();
    },
  );
});
