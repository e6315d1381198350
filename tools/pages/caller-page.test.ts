import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeText } from '../../rules/telling/check-code.ts';
import { codesOf } from '../../server/db/identity/code-read.ts';
import { readTelling } from '../../server/db/vault/told-rows.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { attemptOf } from '../../server/gate/situation-from.ts';
import { findChromium } from '../chromium.ts';
import { rehearsedLaw } from '../rehearsal/gate-scene.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
/** Where the English borrower's number ends, and the code of a message he was sent. */
let ending: string;
let code: string;
let person: { slot: number; borrower: bigint };
let scene: PageScene;

describe.skipIf(found.path === null)('the public check and the one-time word, in a browser', () => {
  beforeAll(async () => {
    scene = await PageScene.open(found, { accounts: 12, clock: '17:30' });
    const { database, house } = scene;
    const now = () => house.now(PAGES_TODAY);
    const { rows } = await database.pool.query<{ slot: number; borrower: bigint; account: bigint }>(
      `select b.slot, b.borrower_id as borrower, a.account_id as account from borrower b
         join account a on a.slot = b.slot and a.borrower_id = b.borrower_id
        where b.language = 'en' and a.oldest_due is not null order by a.account_id limit 1`,
    );
    const { account, ...key } = rows[0]!;
    ending = (await readTelling(database.pool, key))!.phone!.slice(-4);
    person = key;
    const desk = {
      collecting: house.collecting,
      products: house.products,
      lawOf: () => rehearsedLaw('test', '08:00'),
      strategy: 'gentle@1',
      now,
    };
    const text = attemptOf('sms', account, now(), house.collecting);
    await permitAndMark(database.pool, [{ key, attempt: text }], desk);
    const { used } = await codesOf(database.pool, [key]);
    code = used[0]!.code;
  }, 120_000);
  afterAll(() => scene?.close());

  test.each([
    ['en', 'phone', 'Check code', 'Last 4 digits', 'Check', 'Genuine', 'Not known'],
    ['zh-CN', 'desk', '核验码', '手机号后四位', '核对', '真实', '查无此项'],
  ] as const)('%s on a %s: genuine to its receiver, not known to anybody else', async (...row) => {
    const [language, size, what, where, press, genuine, unknown] = row;
    const page = await scene.look('/verify', size, language);
    const ask = async (typed: string, end: string) => {
      await page.getByLabel(what).fill(typed);
      await page.getByLabel(where).fill(end);
      await page.getByRole('button', { name: press, exact: true }).press('Enter');
      await page.getByRole('status').waitFor();
      return page.getByRole('status').innerText();
    };
    const yes = await ask(codeText(code), ending);
    expect(yes).toContain(genuine);
    expect(yes).toMatch(/22 November|11月22日|11 月 22 日/);
    await scene.picture(page, `verify-${size}-${language}`);
    expect(await ask(codeText(code), '9999')).toContain(unknown);
    expect(page.url()).not.toContain(code.slice(0, 4));
    await scene.leave(page);
  });

  test('a borrower draws a word, the desk cannot say it without a call', async () => {
    const page = await scene.look('/borrower/sample/A-1000002/1000002/contacts', 'phone', 'en');
    await page.getByRole('button', { name: 'Show me a word' }).click();
    await page.getByText('Which word do you see?').waitFor();
    await page.getByRole('heading', { name: 'Somebody is calling?' }).scrollIntoViewIfNeeded();
    await scene.picture(page, 'caller-phone-en');
    const { rows } = await scene.database.pool.query<{ slot: number }>(
      'select slot from account where account_id = 1000002',
    );
    const answer = await fetch(`${scene.served.address}/api/agent/accounts/${rows[0]!.slot}-1000002/word`, {
      method: 'POST',
    });
    expect(await answer.json()).toEqual({ word: null, why: 'no-call' });
    await scene.leave(page);
  });

  test('no page complained', () => {
    expect(scene.complaints()).toEqual([]);
    expect(person.borrower).toBeGreaterThan(0n);
  });
});
