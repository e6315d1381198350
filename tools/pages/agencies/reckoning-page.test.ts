import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { decidePaper, proposePaper } from '../../../server/agencies/agency-desk.ts';
import { AGENCY_TODAY, AgencyScene, NORTH, SOUTH } from '../../../server/api/agencies/agency-scene.ts';
import { keepPastCases } from '../../../server/db/agencies/rehearsed-cases.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import type { Served } from '../../../server/main.ts';
import { makeStatements } from '../../../server/reckoning/make-statements.ts';
import { findChromium } from '../../chromium.ts';
import { type Language, PageScene, type Window } from '../page-scene.ts';
import { openCollectorDoor } from './collector-door.ts';

const found = findChromium();
const BEGUN = parseDay('2026-09-01')!;
let scene: PageScene;
let door: Served;
let cookie: string;

describe.skipIf(found.path === null)(
  `A2 C8: scorecards, statements and invoices in a browser${found.reason === null ? '' : ` (skipped: ${found.reason})`}`,
  () => {
    beforeAll(async () => {
      scene = await PageScene.open(found, {
        accounts: 20,
        allowed: /40[0-9]/,
        prepare: async (database) => {
          const agencies = await AgencyScene.on(database);
          await agencies.grant('North', { kind: 'licence', number: 'L-North', until: AGENCY_TODAY + 20 });
          await earn(agencies);
          return {};
        },
      });
      ({ door, cookie } = await openCollectorDoor(scene));
    }, 300_000);
    afterAll(async () => {
      await door?.close();
      await scene?.close();
    });

    test.each([
      ['desk', 'en'],
      ['phone', 'zh-CN'],
    ] as [Window, Language][])('the pages on a %s in %s have no fault', async (window, language) => {
      const page = await scene.look('/agencies/reckoning', window, language);
      await page.locator('.scorecards').waitFor();
      await page.locator('.statement details summary').first().click();
      await page.locator('.statement-lines tbody tr').first().waitFor();
      await page.locator('.plain-link').first().click();
      await page.locator('.behind-list').waitFor();
      expect(await scene.seen(page, `reckoning-${window}-${language}`)).toEqual([]);
      await scene.leave(page);
      const context = await scene.context(window, language);
      await context.addCookies([{ name: 'anhuan-session', value: cookie, url: door.address }]);
      const own = await scene.lookIn(context, '/agency/statements', door);
      await own.locator('.statement').first().waitFor();
      expect(await own.locator('.agency-ends li').count(), 'its licence ends in twenty days').toBe(1);
      expect(await scene.seen(own, `own-statements-${window}-${language}`)).toEqual([]);
      expect(await own.locator('.statement', { hasText: 'South' }).count()).toBe(0);
      await context.close();
    });

    test('one proposes, the agency objects, a second person refuses; anew, it is agreed and numbered', async () => {
      const page = await scene.look('/agencies/reckoning?month=2026-10', 'desk', 'en');
      const north = page.getByRole('region', { name: 'North · 2026-10' });
      const propose = async () => {
        await north.getByRole('button', { name: 'Propose the invoice' }).waitFor();
        await north.getByLabel('Your staff number').fill('l21');
        await north.getByRole('button', { name: 'Propose the invoice' }).click();
        await north.getByText('a second person agrees').waitFor();
      };
      await propose();
      const context = await scene.context('desk', 'en');
      await context.addCookies([{ name: 'anhuan-session', value: cookie, url: door.address }]);
      const own = await scene.lookIn(context, '/agency/statements', door);
      const october = own.getByRole('region', { name: 'North · 2026-10' });
      await october.getByLabel('In a few words').fill('one case is missing here');
      await october.getByRole('button', { name: 'Object' }).click();
      await october.getByText('The agency objects: one case is missing here').waitFor();
      await context.close();
      const decide = async (by: string, button: string) => {
        await north.getByLabel('Why?').fill('the lines were looked at');
        await north.getByLabel('Your staff number').fill(by);
        await north.getByRole('button', { name: button, exact: true }).click();
      };
      await decide('h31', 'Agree');
      await north.getByText('the agency objects', { exact: false }).last().waitFor();
      await north.getByRole('button', { name: /again/i }).click();
      await decide('h31', 'Refuse');
      await propose();
      await decide('l21', 'Agree');
      await north.getByText('whoever proposes does not decide').waitFor();
      await north.getByRole('button', { name: /again/i }).click();
      await decide('h31', 'Agree');
      await north.getByText('Invoice A-000001, proposed by l21, agreed by h31.').waitFor();
      expect(await scene.seen(page, 'reckoning-agreed-desk-en')).toEqual([]);
      await scene.leave(page);
    });

    test('files: the note on paper, the lines as tables; an agency’s own alone', async () => {
      const base = `${scene.served.address}/api/agencies/North/statements/2026-10/file`;
      const kinds = { pdf: '%PDF', csv: '\uFEFF', xlsx: 'PK' } as const;
      for (const [as, begins] of Object.entries(kinds)) {
        const answer = await fetch(`${base}?as=${as}&language=zh-CN`);
        expect(answer.status).toBe(200);
        const text = Buffer.from(await answer.arrayBuffer()).toString(as === 'csv' ? 'utf8' : 'latin1');
        expect(text.startsWith(begins), as).toBe(true);
        if (as === 'pdf' && process.env.ANHUAN_PICTURES_IN)
          writeFileSync(`${process.env.ANHUAN_PICTURES_IN}/note.pdf`, text, 'latin1');
      }
      const asNorth = (path: string) =>
        fetch(door.address + path, { headers: { cookie: `anhuan-session=${cookie}` } });
      expect((await asNorth('/api/agency/statements/2026-10/file?as=csv')).status).toBe(200);
      expect((await asNorth('/api/agencies/South/statements/2026-10/file?as=csv')).status).toBe(403);
      const seen = (await (await asNorth('/api/agency/statements')).json()) as {
        items: { agency: string }[];
      };
      expect(new Set(seen.items.map(({ agency }) => agency))).toEqual(new Set(['North']));
    });
  },
);

/** Two agencies with terms since September, everybody with one of them since, and a bank that takes a payment back. */
async function earn({ database, house }: AgencyScene): Promise<void> {
  const { pool } = database;
  for (const { agency } of [NORTH, SOUTH]) {
    const terms = {
      from: BEGUN,
      bands: [
        { fromDaysPastDue: 1, ppm: 120_000 },
        { fromDaysPastDue: 91, ppm: 210_000 },
      ],
      ...{ keptInstalment: 2_000n, qualityPerThousandDays: 60_000n, rounding: 'half-even' as const },
      quality: [{ mostComplaints: 2, mostBreaches: 0, ppm: 1_000_000 }],
    };
    // It was let in then already: what is folded goes by the day of the decision.
    const name = { zh: `${agency}信用服务`, en: `${agency} Credit Services` };
    for (const content of [
      { kind: 'admission', name, lawFirm: false },
      { kind: 'commission', terms },
    ] as const) {
      const done = await proposePaper(pool, agency, content, 'h31', BEGUN);
      if (done.state !== 'proposed') throw new Error(JSON.stringify(done));
      const granted = { verdict: 'granted', by: 'h32', why: 'as agreed' } as const;
      await decidePaper(pool, done.paper, granted, BEGUN, BEGUN * 1440);
    }
  }
  const { rows } = await pool.query<{ slot: number; accountId: bigint; borrower: bigint }>(
    `select slot, account_id as "accountId", borrower_id as borrower from account order by account_id`,
  );
  await keepPastCases(
    pool,
    rows.map((row, place) => ({
      ...{ ...row, number: 1, agency: [NORTH, SOUTH][place % 2]!.agency, daysPastDue: 20 + 9 * place },
      ...{ beginsOn: BEGUN + place, endedOn: BEGUN + 88 },
    })),
  );
  const { rows: paid } = await pool.query<{ slot: number; accountId: bigint; amount: string }>(
    `select e.slot, e.account_id as "accountId", substring(e.data from '"amount":"(\\d+)n"') as amount from event e
      join agency_case c on c.slot = e.slot and c.account_id = e.account_id and c.agency = 'North'
      where e.type = 'fact' and e.data like '%"type":"paid"%' and e.day between '2026-10-01' and '2026-10-31' order by e.account_id limit 1`,
  );
  const [{ slot, accountId, amount }] = paid as [(typeof paid)[number]];
  const back = {
    id: 'bounced',
    type: 'charged-back',
    valueOn: AGENCY_TODAY,
    amount: BigInt(amount),
  } as const;
  const rules = { products: house.products, ladder: house.ladder };
  const [done] = await enterFacts(
    pool,
    [{ key: { slot, accountId }, fact: back }],
    rules,
    knownAt(house.now(AGENCY_TODAY)),
  );
  if (done!.state !== 'entered') throw new Error(JSON.stringify(done));
  await makeStatements(pool, parseDay('2026-12-01')!);
}
