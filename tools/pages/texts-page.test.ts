import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      // A refusal is shown, and the browser notes every answer that is not 2xx.
      scene = await PageScene.open(found, { allowed: /status of 409/ });
    }, 180_000);
    afterAll(() => scene?.close());

    const looks = [
      ['phone-zh', 'zh-CN', 'phone', false],
      ['phone-en', 'en', 'phone', true],
      ['desk-zh', 'zh-CN', 'desk', false],
      ['desk-en', 'en', 'desk', true],
    ] as const;
    test.each(looks)(
      'a text stands with its words, findings and frames: %s',
      async (name, language, size, dark) => {
        const way = language === 'en' ? 'email' : 'sms';
        const page = await scene.look(`/studio/texts/overdue.${way}.plain.${language}.1`, size, language, {
          dark,
        });
        await page.locator('.text-frames figure').first().waitFor();
        await scene.picture(page, `texts-${name}`);
        expect(await scene.faults(page)).toEqual([]);
        await scene.leave(page);
      },
      60_000,
    );

    test('who changes a text sees what stands against it, proposes it, and another person approves it', async () => {
      const page = await scene.look('/studio/texts/overdue.sms.friendly.en.1', 'desk', 'en');
      await page.locator('.text-frames .bubble').waitFor();
      await page.getByText('Change it').click();
      const words = page.getByRole('textbox', { name: 'Text', exact: true });
      const good = await words.inputValue();
      await words.fill(`${good} We will call your employer.`);
      await page.getByRole('button', { name: 'Try the changed words' }).click();
      await page
        .getByText('“we will call your employer”', { exact: false })
        .or(page.getByText('“We will call your employer”', { exact: false }))
        .first()
        .waitFor();
      await words.fill(`Hello from ${good}`);
      await page.getByRole('button', { name: 'Try the changed words' }).click();
      await page.locator('.text-frames .bubble', { hasText: 'Hello from' }).waitFor();
      await page.getByLabel('Your name').fill('Zhao');
      await page.getByRole('button', { name: 'Propose as a new version' }).click();
      await page.getByRole('heading', { name: /version 2/ }).waitFor();
      const approve = page.getByRole('button', { name: 'Approve for use from today' });
      await page.getByLabel('Your name').first().fill('Zhao');
      await approve.click();
      await page.getByText('Nobody approves his own text.', { exact: false }).waitFor();
      await page.getByLabel('Your name').first().fill('Qian');
      await approve.click();
      await page.getByText('Proposed by Zhao, approved by Qian').waitFor();
      await page.locator('a[aria-current=page]', { hasText: 'In use' }).waitFor();
      await scene.leave(page);
    }, 60_000);

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
