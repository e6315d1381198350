import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { openSession } from '../../people/session-token.ts';
import { AGENCY_TODAY, AgencyScene, everybody } from './agency-scene.ts';
import { ruleShown, termsShown } from './agency-view.ts';

let scene: AgencyScene;
const TERMS = termsShown({
  from: AGENCY_TODAY,
  bands: [
    { fromDaysPastDue: 1, ppm: 120_000 },
    { fromDaysPastDue: 91, ppm: 210_000 },
  ],
  ...{ keptInstalment: 2_000n, qualityPerThousandDays: 60_000n, rounding: 'half-even' as const },
  quality: [{ mostComplaints: 2, mostBreaches: 0, ppm: 1_000_000 }],
});
const RULE = ruleShown(everybody([1, 1]));
const [first] = RULE.shares;

beforeAll(async () => {
  scene = await AgencyScene.open(await testDatabase(), { accounts: 4 });
});
afterAll(() => scene?.close());

async function refused(agency: string, content: object, language: string) {
  const answer = await scene.app.inject({
    method: 'POST',
    url: '/api/agencies/papers',
    headers: { 'accept-language': language },
    payload: { by: 'h31', agency, content },
  });
  return { status: answer.statusCode, ...(answer.json() as { errors: { where: string; what: string }[] }) };
}

describe('a paper that cannot be proposed says where', () => {
  test.each([
    ['terms of the past', { from: formatDay(AGENCY_TODAY - 1) }, 'from'],
    ['bands that do not begin with day 1', { bands: TERMS.bands.slice(1) }, 'bands'],
    ['no fee for kept instalments', { keptInstalment: '0' }, 'keptInstalment'],
    ['no amount for quality', { qualityPerThousandDays: '0' }, 'qualityPerThousandDays'],
    [
      'better pay for worse quality',
      { quality: [{ mostComplaints: 2, mostBreaches: 0, ppm: 1 }, ...TERMS.quality] },
      'quality',
    ],
    ['a share above the whole', { bands: [{ fromDaysPastDue: 1, ppm: 1_000_001 }] }, 'bands.0.ppm'],
  ])('%s', async (_, change, field) => {
    const content = { kind: 'commission', terms: { ...TERMS, ...change } };
    const answer = await refused('North', content, 'en');
    expect(answer.errors.map(({ where }) => where)).toEqual([`body.content.terms.${field}`]);
  });

  test.each([
    ['an agency twice', { shares: [first, first] }, 'shares'],
    ['an agency that was not let in', { shares: [{ agency: 'Nobody', share: 1 }] }, 'shares'],
    ['days that run backwards', { daysPastDue: { from: 9, to: 3 } }, 'daysPastDue.to'],
    ['amounts that run backwards', { overdue: { least: '9', most: '3' } }, 'overdue.most'],
    ['an end before the beginning', { to: RULE.from }, 'to'],
    ['a name with blanks', { id: 'late people' }, 'id'],
  ])('%s', async (_, change, field) => {
    const answer = await refused('house', { kind: 'rule', rule: { ...RULE, ...change } }, 'en');
    expect(answer.errors.map(({ where }) => where)).toEqual([`body.content.rule.${field}`]);
  });

  test('an agency that was never let in, in Chinese', async () => {
    const answer = await refused('Nobody', { kind: 'commission', terms: TERMS }, 'zh-CN');
    expect([answer.status, answer.errors]).toEqual([
      409,
      [{ where: 'body.agency', what: '该机构尚未准入', todo: '请先准入。' }],
    ]);
  });
});

test('a key is made for an agency that was let in, and for no other', async () => {
  const { pool } = scene.database;
  const one = { number: 'd51', login: 'd51', name: 'Ada', roles: ['administrator'], agency: null } as const;
  await addStaff(pool, one, null);
  const cookie = `anhuan-session=${await openSession(pool, { staff: 'd51' }, 'test')}`;
  const make = async (agency: string) => {
    const payload = { name: 'Dialler', agency, scopes: ['agency:work'] };
    const url = '/api/people/keys';
    const answer = await scene.app.inject({ method: 'POST', url, headers: { cookie }, payload });
    return [answer.statusCode, answer.json().errors?.[0]?.where] as const;
  };
  expect(await make('North')).toEqual([200, undefined]);
  expect(await make('Nobody')).toEqual([404, 'body.agency']);
  const listed = await scene.app.inject({ method: 'GET', url: '/api/people/keys', headers: { cookie } });
  expect(listed.json().agencies.map(({ agency }: { agency: string }) => agency)).toEqual(['North', 'South']);
});
