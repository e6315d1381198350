import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { reportCredit } from '../../server/credit/credit-night.ts';
import { findChromium } from '../chromium.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;

const WORDS = {
  'zh-CN': {
    link: /提前安排/,
    due: '我的还款日',
    calendar: '放进我的日历',
    days: '提前天数',
    add: '添加这条提醒',
    one: '站内消息，提前 5 天 09:00',
    remove: /^删除：/,
    none: '还没有设置提醒。',
    income: '每月收入',
    enough: '够用，还有结余。',
    short: /还差/,
    credit: '我的信用记录',
    announced: /已告知您这笔逾期可能报送/,
    clear: '这个账户没有报送过任何信息。',
  },
  en: {
    link: /Plan ahead/,
    due: 'My due days',
    calendar: 'Take them into my calendar',
    days: 'Days before',
    add: 'Add this reminder',
    one: 'Inbox, 5 days before, at 09:00',
    remove: /^Remove: /,
    none: 'You have set no reminder.',
    income: 'What comes in each month',
    enough: 'It is enough, with something left.',
    short: /are missing/,
    credit: 'My credit record',
    announced: /We have told you that these arrears may be reported/,
    clear: 'We have reported nothing about this account.',
  },
} as const;

describe.skipIf(found.path === null)('planning ahead', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      prepare: async ({ pool }) => {
        await reportCredit(pool, PAGES_TODAY - 1, { products: PRODUCTS, collecting: HOUSE });
      },
    });
  }, 180_000);
  afterAll(() => scene?.close());

  test.each([
    ['zh-CN', 'phone'],
    ['en', 'desk'],
  ] as const)(
    'due days, a reminder of my own, a calendar file and a month (%s, %s)',
    async (language, window) => {
      const words = WORDS[language];
      const { reference } = await scene.reference(language, null);
      const page = await scene.look(`/borrower/sample/${reference}`, window, language);
      await page.getByRole('link', { name: words.link }).click();
      await page.getByRole('heading', { name: words.due }).waitFor();
      await page.getByText(words.none).waitFor();
      await page.getByLabel(words.days).fill('5');
      await page.getByRole('button', { name: words.add }).click();
      await page.getByText(words.one).waitFor();
      await page.getByLabel(words.income).fill('1');
      await page.getByText(words.short).waitFor();
      await page.getByLabel(words.income).fill('90,000');
      await page.getByText(words.enough).waitFor();
      await scene.picture(page, `prevention-${window}-${language}`);
      expect(await scene.faults(page)).toEqual([]);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: words.calendar }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('due-days.ics');
      await page.reload();
      await page.getByText(words.one).waitFor();
      await page.getByRole('button', { name: words.remove }).click();
      await page.getByText(words.none).waitFor();
      await scene.leave(page);
    },
  );

  test.each(['zh-CN', 'en'] as const)(
    'what the bureau may hear is told before, on my page (%s)',
    async (language) => {
      const words = WORDS[language];
      const late = await scene.reference(language, { from: 10, to: 40 });
      const open = await scene.look(
        `/borrower/sample/${late.reference}/${late.account}/next`,
        'phone',
        language,
      );
      await open.getByRole('heading', { name: words.credit }).waitFor();
      await open.getByText(words.announced).waitFor();
      expect(await scene.faults(open)).toEqual([]);
      await scene.picture(open, `credit-phone-${language}`);
      await scene.leave(open);
      const fine = await scene.reference(language, null);
      const other = await scene.look(
        `/borrower/sample/${fine.reference}/${fine.account}/next`,
        'desk',
        language,
      );
      await other.getByText(words.clear).waitFor();
      expect(await scene.faults(other)).toEqual([]);
      await scene.leave(other);
    },
  );
});
