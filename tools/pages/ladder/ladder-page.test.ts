import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../chromium.ts';
import { PageScene } from '../page-scene.ts';

const found = findChromium();
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      // A refusal is shown, and the browser notes every answer that is not 2xx.
      scene = await PageScene.open(found, { allowed: /status of 40[04]|status of 409/ });
    }, 180_000);
    afterAll(() => scene?.close());

    const looks = [
      ['phone-zh', 'zh-CN', 'phone', false],
      ['phone-en', 'en', 'phone', true],
      ['desk-zh', 'zh-CN', 'desk', true],
      ['desk-en', 'en', 'desk', false],
    ] as const;
    test.each(looks)(
      'the ladder in force and the rules stand readable: %s',
      async (name, language, size, dark) => {
        const page = await scene.look('/studio/ladder', size, language, { dark });
        await page.locator('.tried-accounts li').first().waitFor();
        expect(await scene.seen(page, `ladder-${name}`)).toEqual([]);
        await page.goto(`${scene.served.address}/studio/law/HOUSE-WEEK`);
        await page.getByRole('heading', { name: 'HOUSE-WEEK' }).waitFor();
        expect(await scene.seen(page, `law-${name}`)).toEqual([]);
        await scene.leave(page);
      },
      90_000,
    );

    test('a version is written, checked, compared, tried, handed in, approved by another, put into force and rolled back', async () => {
      const page = await scene.look('/studio/ladder', 'desk', 'en');
      const name = page.getByLabel('Your name');
      const why = page.getByLabel('Why', { exact: true });
      await name.fill('Lin');
      await page.getByRole('button', { name: 'Change it: new draft' }).click();
      await page.getByRole('heading', { name: 'Draft of Lin' }).waitFor();

      // A call before any text message is refused where it stands; the keyboard moves it back.
      const call = page.getByRole('button', { name: /^Call, day/ });
      await call.focus();
      for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowLeft');
      await page.getByText('Milder first: a call on day 1 comes before any text message').first().waitFor();
      await page.getByRole('button', { name: 'Hand it in' }).click();
      await page.getByText('A reason is kept with it.').first().waitFor();
      await why.fill('Sooner');
      await page.getByRole('button', { name: 'Hand it in' }).click();
      await page.getByText('Something stands against this ladder.').waitFor();
      await call.focus();
      for (let times = 0; times < 4; times += 1) await page.keyboard.press('ArrowRight');
      await page.getByRole('button', { name: 'Call, day 5, plain, call' }).waitFor();
      await page.getByLabel('Day, sms-second', { exact: true }).fill('4');
      await page.getByText('Nothing stands against it.').waitFor();
      await page.getByText('Kept on the server.').waitFor();
      await page.getByText('Text message moved from day 3 to day 4 (sms-second).').waitFor();
      await page.getByText('Call moved from day 4 to day 5 (call).').waitFor();
      expect(await scene.seen(page, 'ladder-draft-desk-en')).toEqual([]);

      await page.getByRole('button', { name: 'Run it' }).click();
      await page.getByRole('heading', { name: /^Tonight / }).waitFor();
      await page.getByText('Contacts of one person in the next 30 days').waitFor();
      expect(await scene.seen(page, 'ladder-dry-run-desk-en')).toEqual([]);

      await why.fill('Calls only when two messages have not worked');
      await page.getByRole('button', { name: 'Hand it in' }).click();
      await page.getByRole('heading', { name: 'gentle@2' }).waitFor();
      await name.fill('Lin');
      await why.fill('My own');
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByText('Nobody approves his own version.').first().waitFor();
      await name.fill('Qian');
      await why.fill('Read, tried, fewer calls');
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByText('Approved by Qian').waitFor();
      await why.fill('From tonight');
      await page.getByRole('button', { name: 'Put into force' }).click();
      await page.getByText('Tonight walks this version.').waitFor();

      await page.getByRole('link', { name: /^gentle@1/ }).click();
      await page.getByRole('heading', { name: 'gentle@1', exact: true }).waitFor();
      await name.fill('Lin');
      await why.fill('Complaints rose');
      await page.getByRole('button', { name: 'Roll back to this version' }).click();
      await page.getByText('Tonight walks this version.').waitFor();
      await page.getByText('Put into force', { exact: true }).click();
      await page.getByText('Complaints rose').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    }, 180_000);

    test('a draft is written on a phone, in Chinese', async () => {
      const page = await scene.look('/studio/ladder', 'phone', 'zh-CN');
      await page.getByLabel('您的姓名').fill('林');
      await page.getByRole('button', { name: '修改：新建草稿' }).click();
      await page.getByRole('heading', { name: '林 的草稿' }).waitFor();
      await page.getByLabel('日期，sms-second').fill('5');
      await page.getByText('短信由第 3 天移至第 5 天（sms-second）。').waitFor();
      await page.getByText('已保存在服务器上。').waitFor();
      expect(await scene.seen(page, 'ladder-draft-phone-zh')).toEqual([]);
      await scene.leave(page);
    }, 90_000);

    test('the gate answers a made-up case', async () => {
      const page = await scene.look('/studio/law', 'desk', 'en');
      await page.getByLabel('Local time there').fill('2026-11-23T23:30');
      await page.getByRole('button', { name: 'Ask the gate' }).click();
      await page.getByRole('heading', { name: /may not/ }).waitFor();
      await page.getByText('GB/T 45251-2025', { exact: false }).first().waitFor();
      expect(await scene.seen(page, 'law-case-desk-en')).toEqual([]);
      await page.getByLabel('Find').fill('seven days');
      await page.getByRole('link', { name: /HOUSE-WEEK/ }).click();
      await page.getByRole('heading', { name: 'HOUSE-WEEK' }).waitFor();
      await scene.leave(page);
    }, 90_000);

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
