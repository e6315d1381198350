import { expect, test } from 'vitest';
import * as find from './figure-finding.ts';

const NBSP = '\u00a0';
const plain = (text: string): string => text.replaceAll(NBSP, ' ');

/** A finding in both languages. */
function both<T>(say: (found: T, language: 'en' | 'zh-CN') => string, found: T): readonly [string, string] {
  return [plain(say(found, 'en')), say(found, 'zh-CN')];
}

test('roll rates: against the month before in points, as they are shown', () => {
  const found = { month: '2026-10', from: 'M1', to: 'M2', share: 112_000, before: 125_000, running: false };
  expect(both(find.rollFinding, found)).toEqual([
    '11.2 % of M1 rolled to M2 or older in 2026-10, 1.3 points fewer than the month before.',
    '2026-10 有 11.2% 的 M1 迁徙至 M2 或更后，比上月低 1.3 个百分点。',
  ]);
  expect(find.rollFinding({ ...found, before: 111_960 }, 'en')).toContain('as many as the month before');
  expect(find.rollFinding({ ...found, before: 60_000 }, 'zh-CN')).toContain('高 5.2 个百分点');
  // A month that is not over is not held against a whole one.
  expect(both(find.rollFinding, { ...found, running: true })).toEqual([
    '11.2 % of M1 rolled to M2 or older in 2026-10 so far.',
    '2026-10 至今 有 11.2% 的 M1 迁徙至 M2 或更后。',
  ]);
  expect(find.rollFinding({ ...found, before: null }, 'en')).not.toContain('month before');
});

test.each([
  [
    both(find.vintageFinding, { opened: '2026-01', accounts: 40, share: 375_000, late: 30, worst: true }),
    '37.5 % of the 40 accounts opened in 2026-01 were ever 30 days late or more, the most of all opening months shown.',
    '2026-01 开立的 40 个账户中，37.5% 曾逾期 30 天及以上，为所示各月最高。',
  ],
  [
    both(find.flowFinding, { worse: 3, better: 5, cured: 2 }),
    'Passages to a younger bucket or to current were as many or more: 3 against 5, of which 2 to current.',
    '向更前账龄段或回正的迁移不少于恶化：恶化 3 次，好转 5 次，其中回正 2 次。',
  ],
  [
    both(find.recoveryFinding, { received: '¥1.00', uncontacted: null, perHundred: null }),
    '¥1.00 was received on past-due accounts.',
    '逾期账户共收到 ¥1.00。',
  ],
  [
    both(find.contactFinding, { attempts: 1, delivered: 1_000_000, paid: 0 }),
    '1 contact: 100.0 % of those whose arrival is told arrived, and a payment came within seven days of 0.0 %.',
    '联系 1 次：能得知送达与否的，100.0% 已送达；0.0% 在七天内有还款。',
  ],
  [
    both(find.complaintFinding, { received: 3, contacts: 6000, perTenThousand: '5.0', upheld: null }),
    '3 complaints, 5.0 for every 10,000 contacts; none is decided yet.',
    '投诉 3 件，每万次联系 5.0 件；均尚未作出决定。',
  ],
  [
    both(find.complaintFinding, { received: 1, contacts: 0, perTenThousand: null, upheld: 500_000 }),
    '1 complaint came and nobody was contacted; 50.0 % of those decided were right.',
    '收到 1 件投诉，本期没有联系；已决定的投诉中 50.0% 成立。',
  ],
  [
    both(find.planFinding, { plans: 5, days: 5, kept: 750_000, atRisk: 3 }),
    'An estimated 75.0 % of 5 agreements are kept for 5 days or more (3 were followed so long).',
    '5 份还款安排中，估计 75.0% 履约满 5 天（其中 3 份观察到该日）。',
  ],
  [
    both(find.refusalFinding, { why: 'Too early.', share: 500_000, contacts: 8 }),
    '50.0 % of 8 objections were for one reason: Too early.',
    '8 次阻止中 50.0% 出于同一原因：Too early。',
  ],
  [
    both(find.hourFinding, { best: null, share: 0, inQuiet: 0 }),
    'No contact was begun in quiet hours.',
    '静默时段内没有发起联系。',
  ],
  [
    both(find.hourFinding, { best: 'on Wed at 9:00', share: 783_000, inQuiet: 1 }),
    'People were best reached on Wed at 9:00 (78.3 %). 1 contact began in quiet hours.',
    'on Wed at 9:00联系到本人的比例最高（78.3%）。静默时段内发起 1 次联系。',
  ],
  [
    both(find.silenceFinding, { p50: 8, p99: 120, counted: 2000 }),
    'Half of the last 2,000 events had silenced everything within 8 ms, 99 of 100 within 120 ms.',
    '最近 2,000 次事项中，一半在 8 毫秒内全部静默，百分之九十九在 120 毫秒内。',
  ],
  [
    both(find.cureFinding, { cured: 1, alone: 1_000_000 }),
    '1 account became current, 100.0 % of them without any contact.',
    '1 个账户回正，其中 100.0% 未经任何联系。',
  ],
])('%s', (said, en, zh) => {
  expect(said).toEqual([en, zh]);
});

test('where there is nothing, it is said', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    for (const text of [
      find.rollFinding(null, language),
      find.vintageFinding(null, language),
      find.flowFinding({ worse: 0, better: 0, cured: 0 }, language),
      find.contactFinding({ attempts: 0, delivered: null, paid: null }, language),
      find.complaintFinding({ received: 0, contacts: 0, perTenThousand: null, upheld: null }, language),
      find.planFinding(null, language),
      find.refusalFinding(null, language),
      find.hourFinding(null, language),
      find.silenceFinding({ p50: null, p99: null, counted: 0 }, language),
      find.cureFinding({ cured: 0, alone: null }, language),
    ])
      expect(text).toMatch(language === 'en' ? /^(No|Nobody|Nothing)\b.*\.$/ : /[无没]有?.*。$/);
  }
});
