import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../chromium.ts';
import type { VoiceExchange } from '../../peers/voice-exchange.ts';
import { type Language, PageScene, type Window } from '../page-scene.ts';
import { openExchange, readyToCall } from './call-scene.ts';

const found = findChromium();
let scene: PageScene;
let exchange: VoiceExchange;

describe.skipIf(found.path === null)(
  `the agent's desk in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      const opened = await openExchange();
      exchange = opened.exchange;
      scene = await PageScene.open(found, {
        accounts: 400,
        allowed: /409/,
        prepare: async (_, house) => {
          await readyToCall(house, ['a17', 'a18', 'a19']);
          return { telephone: opened.telephone };
        },
      });
      exchange.webhook = `${scene.served.address}/api/exchange/events`;
    });
    afterAll(async () => {
      await scene?.close();
      await exchange?.close();
    });

    /** The desk of an agent who has said who he is. */
    async function seated(
      worker: string,
      language: Language,
      window: Window,
      path = '/agent',
    ): Promise<Page> {
      const context = await scene.context(window, language);
      await context.addInitScript(
        (seat) => localStorage.setItem('anhuan-desk', seat),
        JSON.stringify({ worker, extension: '1001' }),
      );
      const page = await scene.lookIn(context, path);
      await page.locator('.work-row').first().waitFor();
      return page;
    }

    /** Waits until the person of the address stands on the screen, and the focus is where one acts. */
    async function opened(page: Page, but: readonly string[] = []): Promise<string> {
      await page.waitForURL((url) => {
        const account = url.searchParams.get('account');
        return account !== null && !but.includes(account);
      });
      const account = new URL(page.url()).searchParams.get('account')!;
      await page.locator(`[data-open="${account}"]`).waitFor();
      await page.locator('.script-lines').waitFor();
      return account;
    }

    test.each([
      ['en', 'desk'],
      ['zh-CN', 'phone'],
    ] as const)('in %s on a %s the list says why, and the page has no fault', async (language, window) => {
      const page = await seated('a17', language, window);
      if (window === 'phone') await page.locator('.work-row').first().click();
      await page.locator('.debts').waitFor();
      await page.locator('.script-lines').waitFor();
      await page.waitForFunction(() => document.querySelector('.state[role=status]') === null);
      expect(
        await scene.seen(page, `desk-${window}-${language === 'en' ? 'en' : 'zh'}`, window === 'phone'),
      ).toEqual([]);
      await scene.leave(page);
    });

    test('A2, C2: ten people one after another without a mouse: next, call, script, outcome, note', async () => {
      const page = await seated('a17', 'en', 'desk', '/agent?reason=today');
      const seen: string[] = [];
      await page.keyboard.press('n');
      for (let round = 0; round < 10; round += 1) {
        await page.getByText('is on your screen').waitFor();
        const account = await opened(page, seen);
        seen.push(account);
        await page.locator('.call-now:not([aria-disabled])').waitFor();
        // The focus is where one acts, never lost to the page's beginning.
        await page.waitForFunction(() => document.activeElement?.closest('.desk-act') != null);
        const before = exchange.inbox.size;
        await page.keyboard.press('c');
        await page.getByText('Your telephone rings first').waitFor();
        expect(exchange.inbox.size).toBe(before + 1);
        const reference = [...exchange.inbox.keys()].at(-1)!;
        await exchange.ring(reference);
        await exchange.answer(reference);
        await page.getByText('Connected').waitFor();
        for (let line = 0; line < 4; line += 1) await page.keyboard.press('r');
        await page.locator('.script-line input:checked').nth(3).waitFor();
        if (round === 0) {
          await page
            .getByText(/has not arrived|尚未收到/)
            .first()
            .waitFor();
          expect(await scene.seen(page, 'desk-talking-en', false)).toEqual([]);
        }
        await page.keyboard.press('t');
        await page.keyboard.type(`round ${round}: asks for a later day`);
        await page.keyboard.press('Control+Enter');
        await page.getByText(`round ${round}: asks for a later day`).and(page.locator('.one-note')).waitFor();
        await exchange.end(reference);
        await page.getByText('Ended: hung up').waitFor();
        await page.keyboard.press('n');
        await page.getByText('Enter first what came of the call.').waitFor();
        await page.keyboard.press('4');
        await page.getByText('Entered: No answer.').waitFor();
        await page.keyboard.press('n');
      }
      // The eleventh is there: what was said of the tenth is kept.
      await opened(page, seen);
      expect(new Set(seen).size).toBe(10);
      const { rows } = await scene.database.pool.query<{ said: number; notes: number; done: number }>(
        `select (select count(*)::int from call_said where worker = 'a17') as said, (select count(*)::int from note where worker = 'a17') as notes,
                (select count(*)::int from waiting_person where done_by = 'a17') as done`,
      );
      expect(rows[0]).toMatchObject({ said: 40, notes: 10, done: 10 });
      await scene.leave(page);
    }, 300_000);

    test('what is owed stays covered until it is sure who it is', async () => {
      const page = await seated('a18', 'en', 'desk');
      await page.keyboard.press('n');
      await page.getByText('is on your screen').waitFor();
      await page.getByText('once it is sure who it is').waitFor();
      expect(await page.locator('.script-lines').innerText()).not.toMatch(/¥|due/);
      await scene.leave(page);
    });

    test('B6: after an abuse the lead is told and a milder one comes; a draft survives the page', async () => {
      const page = await seated('a19', 'zh-CN', 'desk');
      await page.keyboard.press('n');
      await page.getByText('已在您的屏幕上').waitFor();
      await opened(page);
      await page.keyboard.press('t');
      await page.keyboard.type('half a sent');
      await page.waitForFunction(
        () => document.querySelector<HTMLTextAreaElement>('[data-note]')?.value === 'half a sent',
      );
      await page.reload();
      await page.locator('[data-note]').waitFor();
      expect(await page.locator('[data-note]').inputValue()).toBe('half a sent');
      await page.keyboard.press('x');
      await page.getByText('已登记，组长会知悉').waitFor();
      expect(await scene.seen(page, 'desk-abuse-zh', false)).toEqual([]);
      await page.keyboard.press('n');
      await page.getByText('这一位比较缓和').waitFor();
      await scene.leave(page);
    }, 180_000);

    test('the keys are listed, and a row that somebody else has says so', async () => {
      const page = await seated('a18', 'en', 'desk');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      expect(await scene.seen(page, 'desk-keys-en', false)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
      await page.keyboard.press('j');
      await page.waitForFunction(() => document.activeElement?.hasAttribute('data-work-row'));
      await page.keyboard.press('Enter');
      const looked = await opened(page);
      await page.keyboard.press('n');
      await page.getByText('is on your screen').waitFor();
      await opened(page, [looked]);
      await page.keyboard.press('o');
      await page.getByLabel('To (number, or lead)').fill('lead');
      await page.getByLabel('What the other must know').fill('wants to speak with somebody senior');
      await page.getByRole('button', { name: 'Hand over', exact: true }).click();
      await page
        .getByText('→ lead: wants to speak')
        .or(page.getByText('is on your screen'))
        .first()
        .waitFor();
      await scene.leave(page);
    }, 180_000);

    test('nothing complained in the console', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
