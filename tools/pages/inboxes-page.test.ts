import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../chromium.ts';
import { DemoContact } from '../trial/demo-contact.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let contact: DemoContact;
let scene: PageScene;

beforeAll(async () => {
  scene = await PageScene.open(found, {
    accounts: 60,
    prepare: async ({ pool }) => {
      contact = await DemoContact.start(pool);
      await contact.morning(PAGES_TODAY);
      return { now: contact.minuteOn, farEnds: contact.farEnds };
    },
  });
}, 120_000);
afterAll(async () => {
  await contact?.close();
  await scene?.close();
});

test('a morning reaches a telephone, with a code that answers and parts that were joined', async () => {
  const { sms = 0 } = contact.farEnds.counts();
  expect(sms).toBeGreaterThan(0);
  const [text] = contact.farEnds.arrived('sms', '', 1);
  expect(text!.text).toMatch(/【安还消费金融】|Anhuan Consumer Finance/);
  const code = /核验码 ?([0-9A-Z-]{8,9})|code ([0-9A-Z-]{8,9})/.exec(text!.text)?.slice(1).find(Boolean);
  const answer = await fetch(`${scene.served.address}/api/verify?language=en`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ what: code, ending: text!.to.slice(-4) }),
  });
  expect(await answer.json()).toMatchObject({ answer: 'genuine', what: 'message' });
});

test('what was sent once is not sent again on the same morning', async () => {
  const before = contact.farEnds.counts();
  await contact.morning(PAGES_TODAY);
  expect(contact.farEnds.counts()).toEqual(before);
});

describe.skipIf(found.path === null)('the window onto the far ends, in a browser', () => {
  test.each([
    ['en', 'phone', 'Text messages', 'Number or mailbox'],
    ['zh-CN', 'desk', '短信', '号码或邮箱'],
  ] as const)('%s on a %s: texts as they arrived, found by number', async (language, size, sms, search) => {
    const page = await scene.look('/inboxes', size, language);
    const list = page.getByRole('list', { name: sms });
    await list.waitFor();
    const all = await list.getByRole('listitem').count();
    expect(all).toBeGreaterThan(0);
    expect(await scene.seen(page, `inboxes-${size}-${language}`, size === 'desk')).toEqual([]);
    await page.getByLabel(search).fill('no such number');
    await page.getByText(/Nothing has arrived|还没有收到/).waitFor();
    await scene.leave(page);
  });

  test('no page complained', () => expect(scene.complaints()).toEqual([]));
});
