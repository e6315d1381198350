import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from '../../server/api/house.ts';
import { openVoice } from '../../server/contact/carriers/voice-line.ts';
import { KeptFiles } from '../../server/contact/kept-files.ts';
import { readDial } from '../../server/db/calls/dial-rows.ts';
import { keepStaff } from '../../server/db/gate/fact-rows.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { attemptOf } from '../../server/gate/situation-from.ts';
import { findChromium } from '../chromium.ts';
import { startVoiceExchange, type VoiceExchange } from '../peers/voice-exchange.ts';
import { type Language, PageScene, type Window } from './page-scene.ts';

const SECRET = `whsec_${Buffer.from('a secret of the page').toString('base64')}`;
const found = findChromium();
/** A minute of silence, so to say: half a second of it, as an exchange would record it. */
const SOUND = Buffer.concat([
  Buffer.from('524946464a1f000057415645666d7420100000000100010040', 'hex'),
  Buffer.from('1f0000803e0000020010006461746126000000', 'hex'),
  Buffer.alloc(8_000),
]);

let scene: PageScene;
let exchange: VoiceExchange;

/** Everybody got a text message the day before: no call comes before one. */
async function sentBefore({ pool, today: opened, now, collecting, products }: House): Promise<void> {
  const today = await opened();
  const rows = await readDial(pool, { today, now: 0, dayBegins: 0, daysBack: 7, size: 1_000 });
  await permitAndMark(
    pool,
    rows.map(({ slot, borrower, accounts }) => {
      const { at: _, ...attempt } = attemptOf('sms', accounts[0]!, 0, collecting);
      return { key: { slot, borrower }, attempt };
    }),
    {
      collecting,
      products,
      lawOf: (region) => lawFor(region, collecting),
      strategy: 'gentle@1',
      now: () => now(today) - 1440 + 180,
    },
  );
}

describe.skipIf(found.path === null)(
  `the agent's calls in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      exchange = await startVoiceExchange({ token: 'secret', secret: SECRET });
      const line = openVoice({
        name: 'exchange',
        address: exchange.address,
        token: 'secret',
        secrets: [SECRET],
        shown: '95000',
        ringSeconds: 40,
      });
      const files = new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-recordings-')));
      scene = await PageScene.open(found, {
        accounts: 120,
        allowed: /503/,
        prepare: async ({ pool }, house) => {
          await sentBefore(house);
          await keepStaff(pool, [{ id: 'a17', trained: true, certified: true }], []);
          return { telephone: { line, files } };
        },
      });
      exchange.webhook = `${scene.served.address}/api/exchange/events`;
    });
    afterAll(async () => {
      await scene?.close();
      await exchange?.close();
    });

    async function open(language: Language, window: Window): Promise<Page> {
      const page = await scene.look('/agent/calls', window, language);
      await page.getByRole('region', { name: /Dial list|拨打名单/ }).waitFor();
      return page;
    }

    async function seated(language: Language, size: Window = 'desk'): Promise<Page> {
      const page = await open(language, size);
      const [you, extension] =
        language === 'en' ? ['Your number', 'Your extension'] : ['您的工号', '您的分机'];
      await page.getByLabel(you!).fill('a17');
      await page.getByLabel(extension!).fill('1001');
      await page.locator('.call-now:not([aria-disabled])').waitFor();
      return page;
    }

    test('nobody can be called before the agent says who he is', async () => {
      const page = await open('en', 'desk');
      const button = page.getByRole('button', { name: /^Call / });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await button.click({ force: true });
      expect(exchange.asked).toBe(0);
      await page.getByText('Enter your number and extension').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.leave(page);
    });

    test('one press takes leave and rings; the screen follows the call; one key enters what came of it', async () => {
      const page = await seated('en');
      await scene.picture(page, 'calls-list-en');
      expect(await scene.faults(page)).toEqual([]);
      await page.getByRole('button', { name: /^Call / }).click();
      await page.getByText('Your telephone rings first').waitFor();
      const [reference] = [...exchange.inbox.keys()];
      expect(exchange.inbox.get(reference!)).toMatchObject({ agent: '1001', from: '95000' });
      await page.getByText('This call is recorded').waitFor();
      await page
        .getByText(/Am I speaking to/)
        .or(page.getByText(/请问是.*本人吗/))
        .waitFor();
      await exchange.ring(reference!);
      await page.getByText('The other telephone rings').waitFor();
      await exchange.answer(reference!);
      await page.getByText('Connected').waitFor();
      await page.getByRole('timer').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'call-talking-en');
      await exchange.end(reference!);
      await page.getByText('Ended: hung up').waitFor();
      await page.getByText('this call counts as a talk').waitFor();
      await page.keyboard.press('1');
      await page.getByLabel('Call back').selectOption({ label: 'in 2 hours' });
      await page.getByLabel('Note').fill('4 asks for a later day');
      await exchange.record(reference!, SOUND);
      await page.getByLabel('Recording of this call').waitFor();
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'call-spoke-en');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Entered: Spoke with the person.').waitFor();
      await page.getByRole('button', { name: /^Next person/ }).click();
      await page
        .getByText(/Asked to be called .*, not before\./)
        .first()
        .waitFor();
      await scene.leave(page);
    });

    test('by keys alone, in Chinese: nobody answers, the exchange says so, the agent goes on', async () => {
      const page = await seated('zh-CN');
      const before = exchange.inbox.size;
      await page.getByRole('button', { name: /^拨打 / }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('先呼叫您的电话').waitFor();
      expect(exchange.inbox.size).toBe(before + 1);
      const reference = [...exchange.inbox.keys()].at(-1)!;
      await exchange.ring(reference);
      await exchange.end(reference, 'no-answer');
      await page.getByText('电话台报告：无人接听').waitFor();
      await page.keyboard.press('7');
      await page.getByText('已登记：语音信箱。').waitFor();
      await scene.picture(page, 'call-entered-zh');
      await page.keyboard.press('n');
      await page.getByRole('button', { name: /^拨打 / }).waitFor();
      await scene.leave(page);
    });

    test('on a phone the same fits, and a refusal of the exchange is told', async () => {
      const page = await seated('zh-CN', 'phone');
      exchange.fault = 'busy';
      await page.getByRole('button', { name: /^拨打 / }).click();
      await page.getByRole('alert').waitFor();
      exchange.fault = 'none';
      expect(await scene.faults(page)).toEqual([]);
      await scene.picture(page, 'calls-phone-zh');
      await scene.leave(page);
    });

    test('nothing complained in the console', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
