import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../chromium.ts';
import { openDemoPeople } from '../../trial/demo-staff.ts';
import { PageScene } from '../page-scene.ts';

const found = findChromium();
let scene: PageScene;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        prepare: async ({ pool }) => {
          await openDemoPeople(pool);
          return { people: { origin: null, demonstration: true } };
        },
        allowed: /status of 40[13]/,
      });
    });
    afterAll(() => scene?.close());

    test.each([
      ['phone', 'zh-CN', '您想扮演谁？', /王芳/, '工作清单', '演示：您现在是王芳（坐席）。'],
      [
        'desk',
        'en',
        'Whom would you like to be?',
        /王芳/,
        'Work list',
        'Demonstration: you are 王芳, Agent.',
      ],
    ] as const)('%s, %s: one click makes one an agent', async (window, language, title, name, list, bar) => {
      const context = await scene.context(window, language);
      const page = await scene.lookIn(context, '/');
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByRole('button', { name }).waitFor();
      expect(await scene.seen(page, `demo-front-${window}-${language}`)).toEqual([]);
      await page.getByRole('button', { name }).click();
      await page.getByText(bar).waitFor();
      await page.getByRole('link', { name: list }).waitFor();
      await page.waitForFunction(() => document.querySelector('.state[role=status]') === null);
      expect(await scene.seen(page, `demo-agent-${window}-${language}`)).toEqual([]);
      await context.close();
    });

    test('whoever is somebody else is asked whom he is, comes back to what he wanted, and sees what that role may', async () => {
      const context = await scene.context('desk', 'en');
      const page = await scene.lookIn(context, '/studio/texts');
      await page.getByRole('heading', { name: 'Whom would you like to be?' }).waitFor();
      expect(await scene.seen(page, 'demo-sign-in-desk-en')).toEqual([]);
      await page.getByRole('button', { name: /陈静/ }).click();
      await page.getByText('you are 陈静, Strategist').waitFor();
      expect(new URL(page.url()).pathname).toBe('/studio/texts');
      expect(await page.getByRole('navigation', { name: 'Pages' }).getByText('Complaints').count()).toBe(0);
      await page
        .getByRole('button', { name: 'Borrower', exact: true })
        .or(page.getByRole('button', { name: 'borrower', exact: true }))
        .click();
      await page.waitForURL(/\/borrower\/sample\//);
      await page.getByRole('navigation', { name: 'Be somebody else' }).waitFor();
      const refused = await page.evaluate(async () => (await fetch('/api/agent/work')).status);
      expect(refused).toBe(403);
      await context.close();
    });

    test('in the demonstration one click shows the second factor', async () => {
      const context = await scene.context('desk', 'en');
      const page = await scene.lookIn(context, '/');
      await page.getByRole('button', { name: /周伟/ }).click();
      await page.getByRole('heading', { name: 'Who works here' }).waitFor();
      await scene.database.pool.query(
        `update session set confirmed_at = confirmed_at - interval '11 minutes'`,
      );
      await page.getByLabel('Name', { exact: true }).fill('李伟');
      await page.getByLabel('Staff number').fill('w-7');
      await page.getByLabel('Sign-in name').fill('li.wei');
      await page.getByLabel('Agent', { exact: true }).check();
      await page.getByRole('button', { name: 'Make this person' }).click();
      await page.getByRole('button', { name: 'Show the second factor (demonstration)' }).waitFor();
      expect(await scene.seen(page, 'demo-confirm-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'Show the second factor (demonstration)' }).click();
      await page.getByText(/\/set-up#[\w-]{43}/).waitFor();
      await page.getByRole('button', { name: 'Auditor, reads only' }).click();
      await page.waitForURL(/\/compliance/);
      await page.goto(`${scene.served.address}/people`);
      await page.getByRole('row', { name: /李伟/ }).waitFor();
      expect(await page.getByRole('button', { name: 'Make this person' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /New link/ }).count()).toBe(0);
      expect(await scene.seen(page, 'people-auditor-desk-en')).toEqual([]);
      await context.close();
    });
  },
);
