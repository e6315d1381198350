import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AGENCY_TODAY,
  AgencyScene,
  SOUTH,
  WHOLE_CONTRACT,
} from '../../../server/api/agencies/agency-scene.ts';
import type { Served } from '../../../server/main.ts';
import { findChromium } from '../../chromium.ts';
import { type Language, PageScene, type Window } from '../page-scene.ts';
import { openCollectorDoor } from './collector-door.ts';

const found = findChromium();
let scene: PageScene;
let door: Served;
let cookie: string;

describe.skipIf(found.path === null)(
  `A2 B2: agencies in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      let agencies!: AgencyScene;
      scene = await PageScene.open(found, {
        accounts: 20,
        allowed: /40[0-9]/,
        prepare: async (database) => {
          agencies = await AgencyScene.on(database);
          await agencies.begin();
          const late = {
            worker: SOUTH.worker,
            name: '李四',
            card: SOUTH.card,
            on: AGENCY_TODAY - 400,
            passed: true,
          };
          await agencies.grant('South', { kind: 'examination', ...late });
          await agencies.night();
          return {};
        },
      });
      ({ door, cookie } = await openCollectorDoor(scene));
    }, 300_000);
    afterAll(async () => {
      await door?.close();
      await scene?.close();
    });

    test.each([
      ['desk', 'en'],
      ['phone', 'zh-CN'],
    ] as [Window, Language][])('the pages on a %s in %s have no fault', async (window, language) => {
      for (const path of ['/agencies', `/register?language=${language}`]) {
        const page = await scene.look(path, window, language);
        const name = path.slice(1).replace(/\?.*/, '');
        expect(await scene.seen(page, `${name}-${window}-${language}`), path).toEqual([]);
        await scene.leave(page);
      }
      const context = await scene.context(window, language);
      await context.addCookies([{ name: 'anhuan-session', value: cookie, url: door.address }]);
      const page = await scene.lookIn(context, '/agency', door);
      expect(await scene.seen(page, `agency-${window}-${language}`)).toEqual([]);
      await page.locator('.agency-list a').first().click();
      await page.locator('[data-open]').waitFor();
      expect(await scene.seen(page, `agency-person-${window}-${language}`)).toEqual([]);
      await context.close();
    });

    test('one proposes a contract, another grants it; a recall takes everything back', async () => {
      const page = await scene.look('/agencies', 'desk', 'en');
      const south = page.getByRole('region', { name: 'South Credit Services' });
      await south.getByText('nobody there has a good examination').waitFor();
      const form = page.getByRole('form', { name: 'Propose a paper' });
      await form.locator('select').first().selectOption('examination');
      await form.getByLabel('Number of the agency').fill('South');
      await form.getByLabel('Number of the collector').fill(SOUTH.worker);
      await form.getByLabel('Name', { exact: true }).fill('李四');
      await form.getByLabel('Number of the card').fill(SOUTH.card);
      await form.getByLabel('Day', { exact: true }).fill('2026-11-20');
      await form.getByLabel('Passed').check();
      await form.getByLabel('Your staff number').fill('h31');
      await form.getByRole('button', { name: 'Propose' }).click();
      const waiting = page.getByRole('region', { name: 'Waiting for a second person' });
      await waiting.getByLabel('Why?').fill('the certificate was seen');
      await waiting.getByLabel('Your staff number').fill('h31');
      await waiting.getByRole('button', { name: 'Grant' }).click();
      await waiting.getByText('whoever proposes does not decide').waitFor();
      await waiting.getByLabel('Your staff number').fill('h32');
      await waiting.getByRole('button', { name: 'Grant' }).click();
      await waiting.getByText('Nothing waits.').waitFor();
      await south.getByText('May work').waitFor();
      const north = page.getByRole('region', { name: 'North Credit Services' });
      await north.getByText('Recall everything').first().click();
      await north.getByLabel('Why?').last().fill('it does not listen to us');
      await north.getByLabel('Your staff number').last().fill('l21');
      await north.getByRole('button', { name: 'Recall everything' }).click();
      await north.getByText('0 begun, 0 being told').waitFor();
      expect(await scene.seen(page, 'agencies-recalled-desk-en')).toEqual([]);
      expect(WHOLE_CONTRACT.passesOn).toBe(false);
      await scene.leave(page);
    });
  },
);
