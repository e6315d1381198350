import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { seedTexts } from '../../server/contact/approval.ts';
import { openSmpp } from '../../server/contact/carriers/smpp-carrier.ts';
import { ContactRoom } from '../../server/contact/contact-room.ts';
import { findChromium } from '../chromium.ts';
import { type Smsc, startSmsc } from '../peers/smsc.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;
let room: ContactRoom;
let smsc: Smsc;
const LOGIN = { systemId: 'anhuan', password: 'loopback' };

const WORDS = {
  link: /现在还不上全部/,
  income: '收入 1',
  people: /几个人靠这些收入生活/,
  housing: /每月房租或房贷/,
  months: /^月数/,
  ask: '看看能怎么安排',
  answer: /^(可以。|这样不行，但可以这样：)$/,
  reckoned: '怎么算的',
  choose: /^选这个：/,
  code: '验证码',
  confirm: '我同意',
  alive: /正在履行/,
  pdf: '安排全文（PDF）',
  withdraw: '撤回',
  withdrawn: '已撤回',
} as const;

describe.skipIf(found.path === null)('agreeing', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, {
      clock: '17:30',
      prepare: async ({ pool }, house) => {
        await seedTexts(pool, HOUSE_TEMPLATES);
        smsc = await startSmsc({ ...LOGIN, receipts: 'at-once' });
        room = await ContactRoom.open({
          pool,
          products: PRODUCTS,
          ladder: FIRST_LADDER,
          collecting: HOUSE,
          now: () => house.now(PAGES_TODAY),
          today: async () => PAGES_TODAY,
          site: () => 'http://127.0.0.1:4300',
          open: async (hearer) => {
            const line = { ...LOGIN, name: 'smpp', host: '127.0.0.1', port: smsc.port };
            const terms = { ...line, from: '10690000', perSecond: 100, costOfPart: 450 };
            return [{ carrier: await openSmpp(terms, hearer('smpp')) }];
          },
        });
      },
    });
  }, 180_000);
  afterAll(async () => {
    await room?.close();
    await smsc?.close();
    await scene?.close();
  });

  test('proposed, reckoned, chosen, confirmed with the code from a text message, printed and withdrawn', async () => {
    const { reference, account } = await scene.reference('zh-CN', { from: 2, to: 60 });
    const page = await scene.look(`/borrower/sample/${reference}/${account}`, 'phone', 'zh-CN');
    await page.getByRole('link', { name: WORDS.link }).click();
    await page.getByRole('textbox', { name: WORDS.income }).fill('6500');
    await page.getByLabel(WORDS.people).fill('2');
    await page.getByLabel(WORDS.housing).fill('1500');
    await page.getByLabel(WORDS.months).fill('6');
    await scene.picture(page, 'agreeing-form-phone-zh-CN');
    expect(await scene.faults(page)).toEqual([]);
    await page.getByRole('button', { name: WORDS.ask }).click();
    await page.getByRole('heading', { name: WORDS.answer }).waitFor();
    await page.getByText(WORDS.reckoned).click();
    await scene.picture(page, 'agreeing-offers-phone-zh-CN');
    expect(await scene.faults(page)).toEqual([]);
    await page.getByRole('button', { name: WORDS.choose }).first().click();
    await page.getByLabel(WORDS.code).waitFor();
    await room.drain();
    await page.getByLabel(WORDS.code).fill(codeIn());
    await scene.picture(page, 'agreeing-code-phone-zh-CN');
    await page.getByRole('button', { name: WORDS.confirm }).click();
    await page.getByText(WORDS.alive).waitFor();
    await scene.picture(page, 'agreeing-bound-phone-zh-CN');
    expect(await scene.faults(page)).toEqual([]);
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: WORDS.pdf }).click(),
    ]);
    expect(paper.suggestedFilename()).toMatch(/\.pdf$/);
    await page.getByRole('button', { name: WORDS.withdraw }).click();
    await page.getByText(WORDS.withdrawn).waitFor();
    await scene.leave(page);
  });

  /** The six digits of the newest text message. */
  function codeIn(): string {
    const text = smsc.inbox.at(-1)?.text ?? '';
    const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
    if (code === undefined) throw new Error(`no code in: ${text}`);
    return code;
  }

  test('what cannot be kept is refused with something better, in English on a desk', async () => {
    const { reference, account } = await scene.reference('en', { from: 2, to: 60 });
    const page = await scene.look(`/borrower/sample/${reference}/${account}/agree`, 'desk', 'en');
    await page.getByRole('textbox', { name: 'Income 1' }).fill('900');
    await page.getByRole('button', { name: 'Another income' }).click();
    await page.getByRole('button', { name: 'Leave out income 2' }).click();
    await page.getByLabel(/Rent or housing loan/).fill('800');
    await page.getByRole('button', { name: 'See what is possible' }).click();
    await page
      .getByText(/^(Not like that|A person looks|This is not possible)/)
      .first()
      .waitFor();
    await scene.picture(page, 'agreeing-refused-desk-en');
    expect(await scene.faults(page)).toEqual([]);
    await scene.leave(page);
  });
});
