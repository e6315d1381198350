import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeptFiles } from '../../server/contact/kept-files.ts';
import { keepReviewers } from '../../server/db/review/review-rows.ts';
import { findChromium } from '../chromium.ts';
import { PageScene } from './page-scene.ts';

const found = findChromium();
let own = '';
let scene: PageScene;

describe.skipIf(found.path === null)('papers and review in a browser', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      accounts: 6,
      prepare: async ({ pool }) => {
        await keepReviewers(pool, [{ id: 'a1', level: 1, trained: true }]);
        return { papers: new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-papers-'))) };
      },
    });
    const { rows } = await scene.database.pool.query(
      'select account_id, reference from reference order by account_id limit 1',
    );
    own = `/borrower/sample/${rows[0].reference}/${rows[0].account_id}/papers`;
  });
  afterAll(() => scene?.close());

  test('a paper is handed in on a phone, opened by a person with a reason, refused with an alternative, appealed', async () => {
    const page = await scene.look(own, 'phone', 'zh-CN');
    await page.getByLabel('是什么材料？').selectOption('unemployment');
    const picture = await page.screenshot({ type: 'png' });
    await page.getByLabel(/^文件/).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
    await page.getByRole('button', { name: '上传' }).click();
    await page.getByText('已完整收到').waitFor();
    expect(await scene.faults(page)).toEqual([]);
    await scene.picture(page, 'papers-phone-zh');
    const desk = await scene.look('/agent/review', 'desk', 'en');
    await desk.getByLabel('Your staff number').fill('a1');
    await desk.getByLabel('Why do you open it? (kept)').fill('to read it');
    await desk.getByRole('button', { name: 'Open' }).click();
    await desk.getByRole('img').waitFor();
    await desk.getByRole('button', { name: 'Take it' }).click();
    await desk.getByLabel('Decision').selectOption('refused');
    await desk.getByLabel('The paper has expired').check();
    await desk.getByLabel('In Chinese').fill('材料已过期');
    await desk.getByLabel('In English').fill('It is too old');
    await desk.getByLabel('What can be done instead').fill('a newer one');
    expect(await scene.faults(desk)).toEqual([]);
    await scene.picture(desk, 'review-desk-en');
    await desk.getByRole('button', { name: 'Decide' }).click();
    await desk.getByText('Nothing waits.').waitFor();
    await page.reload();
    await page.getByText('暂不同意').waitFor();
    await page.getByRole('button', { name: '申请由另一人复核' }).click();
    await page.getByText(/起等待/).waitFor();
    await scene.picture(page, 'papers-decided-zh');
    expect(scene.complaints()).toEqual([]);
  }, 180_000);
});
