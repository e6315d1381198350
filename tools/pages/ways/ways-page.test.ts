import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import type { House } from '../../../server/api/house.ts';
import { seedTexts } from '../../../server/contact/approval.ts';
import { KeptFiles } from '../../../server/contact/kept-files.ts';
import { keepStaff } from '../../../server/db/gate/fact-rows.ts';
import { sealClosedDays } from '../../../server/evidence/seal.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { findChromium } from '../../chromium.ts';
import { type Debtor, debtorAt, oweMuch } from '../../court/court-scene.ts';
import { DemoLives } from '../../trial/demo-lives.ts';
import { addDemoStaff } from '../../trial/demo-staff.ts';
import { DemoFarEnds } from '../../trial/far-ends.ts';
import { DemoWays, WHOLE } from '../../trial/way/demo-ways.ts';
import { PAGES_TODAY, PageScene } from '../page-scene.ts';

const found = findChromium();
/** The first business day of the ways: the judgment is paid on the eve of the day that is open. */
const FIRST = PAGES_TODAY - 29;
let scene: PageScene;

/** What he had paid came back: he has paid nothing since. */
async function bounce(house: House, debtor: Debtor): Promise<void> {
  const facts = ['1', '2'].map((one) => ({
    key: debtor,
    fact: {
      id: `bounced-${one}`,
      type: 'reversed' as const,
      of: `${debtor.accountId}-${one}`,
      valueOn: PAGES_TODAY - 116,
    },
  }));
  const rules = { products: house.products, ladder: house.ladder };
  await enterFacts(house.pool, facts, rules, knownAt(house.now(PAGES_TODAY)));
}

describe.skipIf(found.path === null)(
  `the way of one account in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        accounts: 50,
        prepare: async ({ pool }, house) => {
          await addDemoStaff(pool);
          await seedTexts(pool, HOUSE_TEMPLATES);
          await keepStaff(pool, [{ id: 'a17', trained: true, certified: true }], []);
          const debtor = await debtorAt(house, 46);
          await oweMuch(house, debtor, 3_000_000n, PAGES_TODAY - 152, PAGES_TODAY);
          await sealClosedDays(pool);
          await bounce(house, debtor);
          const farEnds = await DemoFarEnds.start();
          const lives = await DemoLives.open(pool, house.now, { papers: new KeptFiles('/nowhere') });
          const ways = new DemoWays(house, farEnds, lives.lived);
          const chosen = [{ way: WHOLE, debtor: { ...debtor, overdue: 3_000_000n } }];
          expect(await ways.begin(FIRST, chosen)).toEqual([]);
          for (let day = FIRST; day <= PAGES_TODAY; day += 1) expect(await ways.live(day)).toEqual([]);
          await lives.close();
          await farEnds.close();
          return { people: { origin: null, demonstration: true } };
        },
        allowed: /status of 40[13]/,
      });
    }, 180_000);
    afterAll(() => scene?.close());

    test('A2 A3 A4 D6: every step opens in its own door, at this account', async () => {
      const page = await scene.look('/stories', 'desk', 'en');
      expect(await scene.seen(page, 'ways-all-desk-en')).toEqual([]);
      await page.getByRole('link', { name: /The whole way/ }).click();
      await page.getByRole('list', { name: /Day by day/ }).waitFor();
      expect(await scene.seen(page, 'ways-desk-en')).toEqual([]);
      const doors = [
        ['The agency may begin', /\/agency\?account=/],
        ['The lawyer signed it', /\/firm\/orders\//],
        ['A lead proposed a visit', /\/lead\/visits\//],
        ['There is a judgment', /\/court\//],
        ['The house called', /\/agent\?account=/],
        ['He paid', /\/borrower\//],
      ] as const;
      for (const [act, address] of doors) {
        await page.getByRole('listitem').filter({ hasText: act }).getByRole('button').click();
        await page.waitForURL(address);
        await page.getByRole('heading').first().waitFor();
        await page.goto(`${scene.served.address}/stories/whole`);
        await page.getByRole('list', { name: /Day by day/ }).waitFor();
      }
      await page.getByRole('button', { name: 'The proof of all of it' }).click();
      await page.waitForURL(/\/compliance\/records\?account=/);
      await page.getByRole('heading', { name: 'Evidence' }).first().waitFor();
      await scene.leave(page);
    });

    test('on a telephone in Chinese', async () => {
      const page = await scene.look('/stories', 'phone', 'zh-CN');
      expect(await scene.seen(page, 'ways-all-phone-zh-CN')).toEqual([]);
      await page.getByRole('link', { name: /走完全程/ }).click();
      await page.getByRole('list', { name: /逐日经过/ }).waitFor();
      expect(await scene.seen(page, 'ways-phone-zh-CN')).toEqual([]);
      await scene.leave(page);
    });
  },
);
