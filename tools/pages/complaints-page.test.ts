import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepReviewers } from '../../server/db/review/review-rows.ts';
import { findChromium } from '../chromium.ts';
import { PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;

const WORDS = {
  'zh-CN': {
    complain: '投诉',
    words: '发生了什么',
    send: '提交投诉',
    said: '半夜打电话到我的单位，请不要再打。',
    by: /前答复（CN-CPL）/,
    outside: '如果对答复不满意',
    decide: '处理',
    answerZh: '中文答复',
    answerEn: '英文答复',
    done: '处理并答复',
    decided: '已处理',
    right: '您的投诉成立。',
    statistics: '近一年，每 1 万个账户',
  },
  en: {
    complain: 'Complain',
    words: 'What happened',
    send: 'Send the complaint',
    said: 'I lost my job and nobody would agree on smaller payments with me.',
    by: /Answered by/,
    outside: 'If our answer is not enough',
    decide: 'Decide',
    answerZh: 'Answer in Chinese',
    answerEn: 'Answer in English',
    done: 'Decide and answer',
    decided: 'Decided',
    right: 'You were right.',
    statistics: 'In the last year, for 10,000 accounts',
  },
} as const;

describe.skipIf(found.path === null)('complaints', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      prepare: async ({ pool }) => {
        await keepReviewers(pool, [{ id: 'c2', level: 2, trained: true }]);
      },
    });
  }, 180_000);
  afterAll(() => scene?.close());

  test.each(['zh-CN', 'en'] as const)(
    'said on a phone, decided at a desk, answered on the phone (%s)',
    async (language) => {
      const words = WORDS[language];
      const { reference, account } = await scene.reference(language, { from: 2, to: 60 });
      const path = `/borrower/sample/${reference}/${account}/contacts`;
      const own = await scene.look(path, 'phone', language);
      await own.getByLabel(words.words).fill(words.said);
      await own.getByRole('button', { name: words.send }).click();
      await own.getByText(words.by).waitFor();
      await own.getByRole('heading', { name: words.outside }).waitFor();
      await scene.picture(own, `complain-phone-${language}`);
      expect(await scene.faults(own)).toEqual([]);
      const desk = await scene.look('/studio/complaints', 'desk', language);
      const one = desk.getByRole('listitem').filter({ hasText: words.said });
      await one.locator('summary').click();
      await one.getByLabel(words.answerZh).fill('您说得对，我们已改正。');
      await one.getByLabel(words.answerEn).fill('You are right; we have put it right.');
      await scene.picture(desk, `complaints-desk-${language}`);
      expect(await scene.faults(desk)).toEqual([]);
      await one.getByRole('button', { name: words.done }).click();
      await one.waitFor({ state: 'detached' });
      await desk.getByRole('button', { name: words.decided }).click();
      await desk.getByText(words.said).waitFor();
      await desk.getByRole('heading', { name: words.statistics }).waitFor();
      await scene.picture(desk, `complaints-decided-desk-${language}`);
      expect(await scene.faults(desk)).toEqual([]);
      await own.reload();
      await own.getByText(words.right).waitFor();
      await scene.leave(desk);
      await scene.leave(own);
    },
  );

  test('the desk fits a phone', async () => {
    const desk = await scene.look('/studio/complaints', 'phone', 'zh-CN');
    expect(await scene.faults(desk)).toEqual([]);
    await scene.leave(desk);
  });
});
