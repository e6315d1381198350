import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../rules/days.ts';
import { heardReplies } from '../../server/contact/replies/heard-replies.ts';
import { openUnsubscribing } from '../../server/contact/replies/unsubscribe.ts';
import type { Key } from '../../server/db/accounts.ts';
import { complaintsOf } from '../../server/db/gate/complaint-rows.ts';
import { readRecords } from '../../server/db/record.ts';
import { readTelling } from '../../server/db/vault/told-rows.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { enterFacts } from '../../server/ledger/enter-facts.ts';
import { findChromium } from '../chromium.ts';
import { type Rehearsed, rehearsedHouse, rehearsedLaw, textAbout } from '../rehearsal/gate-scene.ts';
import { PAGES_TODAY, PageScene } from './page-scene.ts';

const found = findChromium();
let scene: PageScene;

/** A contact planned for today and the message that waits to carry it. */
async function wait({ key, account }: Rehearsed, message: number, way: string, at: number): Promise<void> {
  const step = `step-${message}`;
  await scene.database.pool.query(
    `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason, message)
     values ($1, $2, $3, $4, $5, 2, 'overdue', 'planned', 'test', $6)`,
    [account.slot, account.accountId, formatDay(PAGES_TODAY), step, key.borrower, message],
  );
  await scene.database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state)
     values ($1, $2, $3, $4, 'overdue', 'plain', 'collect', $5, $6, $7, $8, 'waiting')`,
    [key.slot, key.borrower, message, way, String(account.accountId), formatDay(PAGES_TODAY), at, at + 300],
  );
}

/** A text message that went out at a minute; `handed`: whether its row says when the carrier had it. */
async function send(person: Rehearsed, at: number, message: number | null): Promise<void> {
  const house = rehearsedHouse({ at }, rehearsedLaw('page', '00:00'));
  const [decided] = await permitAndMark(
    scene.database.pool,
    [{ key: person.key, attempt: textAbout(person) }],
    house,
  );
  const permit = decided!.permit!;
  if (message === null) return;
  await scene.database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state,
                          permit, carrier, handed_at)
     values ($1, $2, $3, 'sms', 'overdue', 'plain', 'collect', $4, $5, $6, $7, 'sent', $8, 'smpp', clock_timestamp())`,
    [
      person.key.slot,
      person.key.borrower,
      message,
      String(person.account.accountId),
      formatDay(PAGES_TODAY),
      at - 1,
      at + 300,
      permit,
    ],
  );
}

const agentPath = ({ account }: { account: Key }) => `/agent?account=${account.slot}-${account.accountId}`;

describe.skipIf(found.path === null)(
  `in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    let now: number;
    beforeAll(async () => {
      scene = await PageScene.open(found, { accounts: 24 });
      now = scene.house.now(PAGES_TODAY);
    });
    afterAll(() => scene?.close());

    test('a payment on the borrower’s page silences the rest while agent and studio watch', async () => {
      const person = await scene.person(1000002);
      await wait(person, 1, 'sms', now);
      await wait(person, 2, 'email', now);
      await send(person, now, 3);
      const agent = await scene.look(agentPath(person), 'desk', 'en');
      const sms = agent.getByRole('button', { name: 'Text message' });
      await sms.waitFor();
      const studio = await scene.look('/studio/silence', 'desk', 'en');
      await studio.getByText('Nothing was open yet').waitFor();
      const page = await scene.look('/borrower/sample/A-1000002/1000002/pay', 'phone', 'en');
      await page.getByRole('button', { name: 'Everything' }).click();
      await page.getByRole('button', { name: 'Pay now (demo)' }).click();
      await page
        .getByText(
          /is booked as paid on 2026-11-22\. Silence after .* 2 messages that waited will not go, 1 contact was on the way/,
        )
        .waitFor();
      expect(await scene.seen(page, 'borrower-paid-phone-en')).toEqual([]);
      await agent.getByText('A payment has come in.').waitFor();
      await agent.getByText('What may be done was asked again just now.').waitFor();
      await agent.locator('.account-head').getByText('not past due').waitFor();
      expect(await scene.seen(agent, 'agent-heard-desk-en')).toEqual([]);
      const row = studio.getByRole('row').filter({ hasText: 'A payment has come in' });
      await row.waitFor();
      expect(await row.getByRole('cell').nth(3).innerText()).toBe('2');
      expect(await row.getByRole('cell').nth(4).innerText()).toMatch(
        /Text message: left .*, silence .*, .* apart/,
      );
      expect(await scene.seen(studio, 'studio-silence-desk-en')).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: 'Contact', exact: true }).click();
      await page.getByRole('heading', { name: 'What fell silent, and when' }).waitFor();
      await page.getByText(/Text message: it left .* before that\. We are sorry that it crossed\./).waitFor();
      expect(await scene.seen(page, 'borrower-silence-phone-en')).toEqual([]);
      for (const one of [agent, studio, page]) await scene.leave(one);
      const states = await scene.database.pool.query<{ state: string }>(
        'select state from message where slot = $1 and borrower_id = $2 order by message',
        [person.key.slot, person.key.borrower],
      );
      expect(states.rows.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'sent']);
    });

    test('a wish holds at once: a way is closed, hours are named, everything is stopped', async () => {
      const person = await scene.person(1000005);
      await wait(person, 1, 'sms', now);
      const agent = await scene.look(agentPath(person), 'desk', 'zh-CN');
      await agent.getByRole('button', { name: '短信' }).waitFor();
      const page = await scene.look('/borrower/sample/A-1000005/1000005/contacts', 'phone', 'zh-CN');
      await page.getByRole('button', { name: '不再使用这种方式' }).click();
      await page.getByText(/已记录，即刻生效。.*等待中的 1 条消息不再发出/).waitFor();
      await agent.getByText('不再希望以某种方式被联系。').waitFor();
      await agent.getByRole('button', { name: '短信', disabled: true }).waitFor();
      await page.getByLabel('到', { exact: true }).fill('19:00');
      await page.getByRole('button', { name: '只在此时段联系我' }).click();
      await agent.getByText('指定了方便的时间。').waitFor();
      await page.getByRole('button', { name: '停止一切联系' }).click();
      await agent.getByRole('button', { name: '电话', disabled: true }).waitFor();
      expect(await scene.seen(page, 'borrower-wishes-phone-zh')).toEqual([]);
      expect(await scene.seen(agent, 'agent-wishes-desk-zh')).toEqual([]);
      await scene.leave(page);
      await scene.leave(agent);
    });

    test('a contact that was wrong is complained about, with the day by which it is decided', async () => {
      const page = await scene.look('/borrower/sample/A-1000008/1000008/contacts', 'desk', 'en');
      const ask = page.getByText('This contact was wrong').first();
      await ask.click();
      await page.getByLabel('What was wrong?').first().fill('I had paid the day before.');
      await page.getByRole('button', { name: 'Complain' }).first().click();
      await page.getByText('It is decided by 2026-12-07.').waitFor();
      expect(await scene.seen(page, 'borrower-complaint-desk-en')).toEqual([]);
      await scene.leave(page);
      const taken = await complaintsOf(scene.database.pool, (await scene.person(1000008)).key);
      expect(taken).toMatchObject([
        { words: 'I had paid the day before.', dueOn: PAGES_TODAY + 15, rule: 'CN-CPL' },
      ]);
    });

    test('a reply that a person must read waits for him, and is done when he says so', async () => {
      const person = await scene.person(1000011);
      const { phone } = (await readTelling(scene.database.pool, person.key))!;
      const page = await scene.look('/agent/replies', 'phone', 'zh-CN');
      await page.getByText('所有回复均已处理。').waitFor();
      const news = {
        type: 'reply',
        way: 'sms',
        from: phone!,
        to: '1069',
        key: null,
        at: null,
      } as const;
      const texts = ['我下周一发工资，可以晚几天吗？', '别再打电话了，我周五会还'];
      await heardReplies(
        scene.database.pool,
        'smpp',
        texts.map((text) => ({ ...news, text })),
        { at: now, today: PAGES_TODAY },
      );
      await page.getByText(texts[0]!).waitFor();
      await page.getByText('含有不再联系的意愿：已按此处理。').waitFor();
      expect(await scene.seen(page, 'agent-replies-phone-zh')).toEqual([]);
      await page.getByRole('button', { name: '已答复' }).first().click();
      await page.getByText(texts[0]!).waitFor({ state: 'detached' });
      await page.getByText(texts[1]!).waitFor();
      await scene.leave(page);
    });

    test('a contact that should not have been is listed, and an apology is asked for once', async () => {
      const person = await scene.person(1000014);
      const [record] = await readRecords(scene.database.pool, [person.account]);
      const since = record!.account.oldestDue!;
      const day = since + 2;
      await scene.database.pool.query(
        `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason)
         values ($1, $2, $3, 'told', $4, 2, 'overdue', 'planned', 'planned')`,
        [person.account.slot, person.account.accountId, formatDay(day), person.key.borrower],
      );
      await send(person, now - (PAGES_TODAY - day) * 1440, null);
      const fact = { id: 'late', type: 'paid', amount: 50_000_000n, valueOn: since } as const;
      await enterFacts(scene.database.pool, [{ key: person.account, fact }], scene.house, knownAt(now));
      const page = await scene.look('/studio/apologies', 'desk', 'en');
      await page.getByText(/should not have happened: a payment of .* became known on 2026-11-22/).waitFor();
      await page.getByRole('button', { name: 'Send apology' }).click();
      await page.getByText('The apology waits for its turn at the gate.').waitFor();
      expect(await scene.seen(page, 'studio-apologies-desk-en')).toEqual([]);
      await scene.leave(page);
      const asked = await scene.database.pool.query<{ template: string; reply_to: string; purpose: string }>(
        `select template, reply_to, purpose from message where slot = $1 and borrower_id = $2`,
        [person.key.slot, person.key.borrower],
      );
      expect(asked.rows).toEqual([{ template: 'apology', reply_to: 'c1', purpose: 'confirm-end' }]);
      const again = await fetch(
        `${scene.served.address}/api/studio/apologies/${person.key.slot}-${person.key.borrower}-1`,
        { method: 'POST' },
      );
      expect(again.status).toBe(409);
    });

    test('whoever follows the unsubscribe address presses one button', async () => {
      const person = await scene.person(1000017);
      await wait(person, 1, 'email', now);
      const token = (await openUnsubscribing(scene.database.pool)).token({
        ...person.key,
        way: 'email',
        message: 1,
      });
      const page = await scene.look(`/unsubscribe/${token}`, 'phone', 'zh-CN');
      await scene.picture(page, 'unsubscribe-phone-zh');
      await page.getByRole('button', { name: '停止发送' }).click();
      await page.getByText('已停止。').waitFor();
      await scene.leave(page);
    });

    test.each(['phone', 'desk'] as const)('the studio’s page of silence fits on a %s', async (window) => {
      const page = await scene.look('/studio/silence', window, 'zh-CN');
      await page.getByText('收到一笔还款').first().waitFor();
      expect(await scene.seen(page, `studio-silence-${window}-zh`)).toEqual([]);
      await scene.leave(page);
    });

    test('no page complained', () => {
      expect(scene.complaints()).toEqual([]);
    });
  },
);
