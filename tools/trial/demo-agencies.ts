/**
 * Which agencies does a demonstration show: one that works, and one that is held back because an examination expired?
 *
 * Let in by the product's own desk, by two made-up people. The debts of the first are those late longest; that they were drawn and told
 * days ago is made up, since a demonstration begins today.
 */
import { CONTRACT_CLAUSES } from '../../policy/house/agencies/contract-clauses.ts';
import type { AgencyPaper } from '../../rules/agencies/agency-paper.ts';
import type { Day } from '../../rules/days.ts';
import { startOfDay } from '../../rules/gate/local-time.ts';
import type { CommissionTerms } from '../../rules/reckoning/commission-terms.ts';
import { decidePaper, proposePaper, readAgencies } from '../../server/agencies/agency-desk.ts';
import { tellOpened } from '../../server/agencies/give-back.ts';
import { lendLongest } from '../../server/db/agencies/rehearsed-cases.ts';
import { lockBorrowers } from '../../server/db/gate/person-rows.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { zoneAround } from '../../server/zone-table.ts';

/** Their numbers, as they stand in the register. */
export const DEMO_AGENCY = 'huaxin';
export const DEMO_AGENCY_NAME = { zh: '华信信用服务', en: 'Huaxin Credit Services' };
const HELD_BACK = 'chengda';
/** So many accounts lie with the agency, those that are late longest. */
const PLACED = 60;

/** What each has: name, collector, card, and how many days ago he was examined. */
const AGENCIES = [
  [DEMO_AGENCY, DEMO_AGENCY_NAME, 'g71', '孙涛', 'HX-0071', 60],
  [HELD_BACK, { zh: '诚达资产服务', en: 'Chengda Asset Services' }, 'g81', '郑洁', 'CD-0081', 380],
] as const;

const openingMinute = (today: Day) => startOfDay(zoneAround('Asia/Shanghai', today * 1440), today);

async function grant(pool: Pool, today: Day, agency: string, content: AgencyPaper): Promise<void> {
  const done = await proposePaper(pool, agency, content, 'l21', today);
  if (done.state !== 'proposed') throw new Error(`${agency}: ${done.state}`);
  const decision = { verdict: 'granted', by: 'h31', why: '材料齐全' } as const;
  await decidePaper(pool, done.paper, decision, today, openingMinute(today));
}

/** Lets both in; a second time changes nothing. */
export async function letInAgencies(pool: Pool, today: Day): Promise<void> {
  if ((await readAgencies(pool)).files.size > 0) return;
  for (const [agency, name, worker, person, card, days] of AGENCIES) {
    await grant(pool, today, agency, { kind: 'admission', name, lawFirm: false });
    await grant(pool, today, agency, { kind: 'licence', number: `ZX-${agency}`, until: today + 300 });
    await grant(pool, today, agency, { kind: 'contract', contract: contractFrom(today - 200) });
    await grant(pool, today, agency, { kind: 'commission', terms: termsFrom(today) });
    await grant(pool, today, agency, {
      kind: 'evaluation',
      on: today - 100,
      grade: 'good',
      words: '年度评估',
    });
    await grant(pool, today, agency, {
      kind: 'examination',
      worker,
      name: person,
      card,
      on: today - days,
      passed: true,
    });
  }
}

/** Has them work for the house; a second time changes nothing. */
export async function openDemoAgencies(pool: Pool, today: Day): Promise<void> {
  await letInAgencies(pool, today);
  if ((await readAgencies(pool)).rules.length > 0) return;
  const at = openingMinute(today);
  await grant(pool, today, 'house', {
    kind: 'rule',
    rule: {
      ...{ id: 'late-sixty', from: today, to: null, daysPastDue: { from: 60, to: 180 } },
      ...{ overdue: { least: 50_000n, most: null }, products: null, regions: ['CN'], languages: null },
      shares: [
        { agency: DEMO_AGENCY, share: 7 },
        { agency: HELD_BACK, share: 3 },
      ],
      ...{ termDays: 90, withoutSuccessDays: 45, mostANight: 20 },
    },
  });
  await transaction(pool, async (client) => {
    const people = await lendLongest(client, DEMO_AGENCY, today, PLACED);
    await lockBorrowers(client, people);
    await tellOpened(client, people, at, () => AGENCIES[0][1]);
  });
}

const contractFrom = (from: Day) => ({
  ...{ from, until: from + 730, clauses: CONTRACT_CLAUSES.map(({ id }) => id), passesOn: false },
  ...{ recoveredPpm: 600_000, payBeside: ['履约率', '有效投诉'], capacity: 200, dials: 'product' as const },
});

/** Made up, of the order that agencies are paid by; statements come with the first night of the next month. */
const termsFrom = (from: Day): CommissionTerms => ({
  from,
  bands: [
    { fromDaysPastDue: 1, ppm: 120_000 },
    { fromDaysPastDue: 91, ppm: 210_000 },
  ],
  ...{ keptInstalment: 2_000n, qualityPerThousandDays: 60_000n, rounding: 'half-even' },
  quality: [
    { mostComplaints: 2, mostBreaches: 0, ppm: 1_000_000 },
    { mostComplaints: 5, mostBreaches: 1, ppm: 500_000 },
  ],
});
