/**
 * How does a test or a demonstration come to a law firm and to a borrower to whom a letter may be written?
 *
 * A made-up firm with two lawyers, proposed by one and decided by another; a borrower with a postal address, to whom a text message and a call were
 * made in vain, through the same desk as everybody's.
 */
import type { Day } from '../../rules/days.ts';
import type { House } from '../../server/api/house.ts';
import { keepAddresses, keepStaff } from '../../server/db/gate/fact-rows.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import { addStaff } from '../../server/db/people/staff-rows.ts';
import type { Pool } from '../../server/db/pool.ts';
import { decideFirm, proposeFirm } from '../../server/firms/engage-firm.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { attemptOf } from '../../server/gate/situation-from.ts';
import { tellOutcomes } from '../../server/gate/tell-person.ts';
import { openSession } from '../../server/people/session-token.ts';

export const FIRM = 'FIRM2001';
export const LAWYER = '13301201910254417';
/** Numbers of the firm's people; the second is its lawyer too, the third is not one. */
export const FIRMS_PEOPLE = ['f81', 'f82', 'f83'] as const;

/** What is proposed of a firm. `days`: for how long from today. */
export function firmProposal(today: Day, at: number, { firm = FIRM, days = 200, by = 'l21' } = {}) {
  return {
    firm,
    nameZh: firm === FIRM ? '明正律师事务所' : '衡远律师事务所',
    nameEn: firm === FIRM ? 'Mingzheng Law Firm' : 'Hengyuan Law Firm',
    licence: '23301199910512345',
    licenceUntil: today + 400,
    addressZh: '浙江省杭州市西湖区文三路 88 号\n310012',
    addressEn: '88 Wensan Road, Xihu, Hangzhou 310012\nZhejiang, China',
    power: '委托书 2026-017',
    products: ['revolving', 'instalment'],
    regions: ['CN', 'GB', 'US', 'IN', 'HK', 'TW', 'SG'],
    ...{ from: today - 30, until: today + days, proposedBy: by, proposedAt: at },
  };
}

/** Its lawyers. */
export function firmLawyers(
  today: Day,
  numbers: readonly string[] = [LAWYER, '13301202210683390'],
  staff: readonly string[] = FIRMS_PEOPLE,
) {
  const names = [
    ['沈知行', 'Shen Zhixing'],
    ['顾若谷', 'Gu Ruogu'],
  ] as const;
  return numbers.map((lawyer, place) => ({
    lawyer,
    nameZh: names[place]![0],
    nameEn: names[place]![1],
    licenceUntil: today + 300,
    staff: staff[place] ?? null,
  }));
}

/** Engages the firm; its number among the engagements. */
export async function engageFirm(
  pool: Pool,
  today: Day,
  at: number,
  more: Parameters<typeof firmProposal>[2] & { lawyers?: ReturnType<typeof firmLawyers> } = {},
): Promise<number> {
  const done = await proposeFirm(pool, firmProposal(today, at, more), more.lawyers ?? firmLawyers(today));
  if (done.state !== 'done') throw new Error(`the firm was not proposed: ${done.why}`);
  const decided = await decideFirm(pool, done.engagement, { by: 'h31', at, approve: true, why: null });
  if (decided.state !== 'done') throw new Error(`the firm was not engaged: ${decided.why}`);
  return done.engagement;
}

/** The postal address of a borrower, name first. */
export async function addressFor(pool: Pool, key: BorrowerKey, name: string): Promise<void> {
  const whose = { id: 'postal', of: 'borrower', kind: 'postal', use: 'home', timeZone: null } as const;
  const sure = { provenance: 'contract', state: 'active', belongsTo: null, confidence: 90 } as const;
  const literal = `${name}\n浙江省杭州市余杭区五常街道\n西溪路 556 号\n310023`;
  await keepAddresses(pool, [{ ...key, ...whose, ...sure, literal, lawful: true, byEmployer: false }]);
}

/** A text message and a call were tried: a letter may follow. */
export async function triedBefore(
  house: Pick<House, 'pool' | 'collecting' | 'products' | 'now' | 'today'>,
  key: BorrowerKey,
  account: bigint,
  tried: readonly ('sms' | 'call')[] = ['sms', 'call'],
): Promise<void> {
  const { pool, collecting, products } = house;
  const today = await house.today();
  for (const channel of tried) {
    const days = channel === 'sms' ? 3 : 2;
    const { at: _, ...attempt } = attemptOf(channel, account, 0, collecting);
    const now = () => house.now(today) - days * 1440;
    const [one] = await permitAndMark(pool, [{ key, attempt }], {
      ...{ collecting, products, strategy: 'gentle@1', now },
      lawOf: (region) => lawFor(region, collecting),
    });
    if (one?.permit == null) throw new Error(`${channel}: ${JSON.stringify(one?.missing)}`);
    if (channel === 'call')
      await tellOutcomes(pool, [
        { key, permit: one.permit, at: now(), ending: { type: 'outcome', outcome: 'no-answer' } },
      ]);
  }
}

/** The firm's people, each with a cookie that lets him in. */
export async function signInFirm(
  pool: Pool,
  firm = FIRM,
  numbers: readonly string[] = FIRMS_PEOPLE,
): Promise<string[]> {
  const cookies: string[] = [];
  for (const number of numbers) {
    await addStaff(pool, { number, login: number, name: number, roles: ['firm'], agency: firm }, 'test');
    cookies.push(await openSession(pool, { staff: number }, 'test'));
  }
  return cookies;
}

/** Workers of the house who may order letters. */
export async function trainWorkers(pool: Pool): Promise<void> {
  await keepStaff(
    pool,
    ['a17', 'l21', 'h31'].map((id) => ({ id, trained: true, certified: true })),
    [],
  );
}
