import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { tellOfPeople } from '../../server/gate/tell-person.ts';
import { findChromium } from '../chromium.ts';
import { type Rehearsed, rehearsedHouse, rehearsedLaw, textAbout } from '../rehearsal/gate-scene.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let now: number;
let scene: PageScene;

/** A text that went out at a minute, under a law that knows of no way that was closed. */
async function send(person: Rehearsed, at: number): Promise<void> {
  const house = rehearsedHouse({ at }, rehearsedLaw('page', '00:00'));
  const [decided] = await permitAndMark(
    scene.database.pool,
    [{ key: person.key, attempt: textAbout(person) }],
    house,
  );
  expect(decided?.permit).not.toBeNull();
}

describe.skipIf(found.path === null)(
  `disputes in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 24 });
      now = scene.house.now(PAGES_TODAY);
    });
    afterAll(() => scene?.close());

    test('a contact that came by a closed way: wrong, with what that rests on, an apology and a closed way', async () => {
      const person = await scene.person(1000005);
      const at = now - 60;
      const fact = {
        type: 'opt-out',
        by: 'borrower',
        scope: 'way',
        way: 'sms',
        address: null,
        via: 'sms',
      } as const;
      await tellOfPeople(scene.database.pool, [{ key: person.key, at, fact }], knownAt(at));
      await send(person, now - 30);
      const page = await scene.look('/borrower/sample/A-1000005/1000005/contacts', 'phone', 'en');
      await page.getByText('Something is wrong with this').first().click();
      await page.getByLabel('What is wrong?').selectOption('had-stopped');
      await page.getByLabel('In your own words').fill('I had written STOP an hour before.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText('What stood against it was known before it left.').waitFor();
      await page.getByText('What this rests on').click();
      await page.getByText('The borrower has asked not to be contacted in this way.').first().waitFor();
      await page.getByText('An apology to you · This way is closed', { exact: false }).waitFor();
      expect(await scene.seen(page, 'dispute-wrong-phone-en')).toEqual([]);
      await scene.leave(page);
    });

    test('a message that nobody of ours sent is reported, and how one was spoken to goes to a person', async () => {
      const person = await scene.person(1000002);
      await send(person, now - 30);
      const page = await scene.look('/borrower/sample/A-1000002/disputes', 'phone', 'zh-CN');
      await page.getByLabel('其中的核验码（如有）').fill('ABCD-2345');
      await page.getByLabel('内容', { exact: true }).fill('请立即转账到以下账户，否则上门。');
      await page.getByRole('button', { name: '提交', exact: true }).first().click();
      await page.getByText('这不是我们发出的').first().waitFor();
      expect(await scene.seen(page, 'dispute-impostor-phone-zh')).toEqual([]);
      await page.goto(`${scene.served.address}/borrower/sample/A-1000002/1000002/contacts`);
      await page.getByText('这次联系有问题').first().click();
      await page.getByLabel('问题是什么？').selectOption('how-i-was-spoken-to');
      await page.getByLabel('请用自己的话说明').fill('语气很凶。');
      await page.getByRole('button', { name: '提交', exact: true }).click();
      await page.getByText('由工作人员核查，且不是联系您的那一位。').waitFor();
      await scene.leave(page);
    }, 150_000);

    test('the desk hears both: a person decides the one, compliance sees to the other', async () => {
      const desk = await scene.look('/studio/disputes', 'desk', 'en');
      await desk.getByText('We never gave this check code.').waitFor();
      const form = desk.getByRole('form').first();
      await form.getByLabel('Reason').selectOption('contact-was-wrong');
      await form
        .getByLabel('Answer to the borrower, with the evidence')
        .fill('We heard the recording. We are sorry.');
      await form.getByLabel('Who decides').fill('c1');
      expect(await scene.seen(desk, 'disputes-desk-desk-en')).toEqual([]);
      await form.getByRole('button', { name: 'Decide' }).click();
      await desk.getByText('Nothing waits.').waitFor();
      const report = desk.getByRole('listitem').filter({ hasText: 'We never gave this check code.' });
      await report.getByLabel('Who decides').fill('c2');
      await report.getByLabel('Note').fill('Told the police line.');
      await report.getByRole('button', { name: 'Decide' }).click();
      await desk.getByText('c2: Told the police line.').waitFor();
      await scene.leave(desk);
    }, 150_000);

    test('a payment that is missing: what is disputed rests with its clock, and is withdrawn by keyboard', async () => {
      const page = await scene.look('/borrower/sample/A-1000008/disputes', 'desk', 'en');
      await page.getByLabel('What is it about?').selectOption('payment');
      await page.getByLabel('Disputed amount, if you know it').fill('120.00');
      await page.getByLabel('In your own words').last().fill('I paid on the 20th by transfer.');
      await page.getByRole('button', { name: 'Send', exact: true }).last().click();
      await page.getByText('You have an answer by 2026-12-07.').first().waitFor();
      await page.getByText('Until then this is not collected, on any way.').first().waitFor();
      expect(await scene.seen(page, 'dispute-payment-desk-en')).toEqual([]);
      await page.getByRole('button', { name: 'Withdraw' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Withdrawn').first().waitFor();
      await scene.leave(page);
    });

    test('nothing was complained about in any console', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
