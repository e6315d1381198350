import { expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import type { AccountEvent, EventBody, Fact } from '../account.ts';
import { parseDay } from '../days.ts';
import { type History, replay } from '../history.ts';
import { figureOf, LANGUAGES, moneyText, percentText } from './language.ts';
import { describe as say } from './reasons.ts';

const day = (text: string) => parseDay(text)!;
const NOBODY = {
  id: 1n,
  borrower: 1n,
  interestPpm: 400n,
  penaltyPpm: 600n,
  billed: 0n,
  minimum: 0n,
  revolving: 0n,
  interest: 0n,
  penalty: 0n,
  credit: 0n,
};

/** A loan of 900.00 in three instalments; the first is paid late and in part, then a payment is undone. */
const LOAN: History = {
  opening: {
    ...NOBODY,
    product: 2,
    openedOn: day('2026-09-01'),
    principal: 90_000n,
    arrears: [],
    next: { seq: 1, due: day('2026-10-01'), principal: 30_000n, interest: 1_080n, fee: 0n },
    nextStatement: null,
  },
  schedule: [
    { seq: 1, due: day('2026-10-01'), principal: 30_000n, interest: 1_080n, fee: 0n },
    { seq: 2, due: day('2026-11-01'), principal: 30_000n, interest: 720n, fee: 0n },
    { seq: 3, due: day('2026-12-01'), principal: 30_000n, interest: 360n, fee: 0n },
  ],
  facts: [{ id: 'p1', valueOn: day('2026-10-11'), type: 'paid', amount: 31_000n }],
};

function told(history: History, through: string, product = INSTALMENT): string[] {
  const lines: string[] = [];
  replay(history, product, day(through), day(through) + 1, (event) => {
    lines.push(say(event, 'en', product, FIRST_LADDER), say(event, 'zh-CN', product, FIRST_LADDER));
  });
  return lines;
}

test('a late payment is told with its split, day by day', () => {
  expect(told(LOAN, '2026-10-12')).toEqual([
    '¥900.00 was lent; ¥310.80 is due on 1 October 2026.',
    '放款 900.00 元；2026年10月1日应还 310.80 元。',
    'Charges were reckoned up to 1 October 2026: nothing to add.',
    '费用计算至2026年10月1日：无新增。',
    'Instalment 1 of ¥310.80 fell due on 1 October 2026 (principal ¥300.00, interest ¥10.80). What is not paid by the end of that day is past due.',
    '第 1 期 310.80 元于2026年10月1日到期（本金 300.00 元，利息 10.80 元）。当日结束前未还部分计为逾期。',
    'The account is 1 day past due (bucket M1).',
    '账户逾期 1 天（账龄段 M1）。',
    'Penalty interest of ¥1.80 was added, reckoned up to 11 October 2026.',
    '计入罚息 1.80 元，计算至2026年10月11日。',
    '¥310.00 arrived (principal ¥297.40, interest ¥10.80, penalty interest ¥1.80).',
    '收到还款 310.00 元（本金 297.40 元，利息 10.80 元，罚息 1.80 元）。',
  ]);
});

const asked = { seq: 202610, due: day('2026-10-10'), principal: 50_000n, interest: 0n, fee: 0n };
const fact = (content: object): EventBody => ({
  type: 'fact',
  fact: { id: 'f1', valueOn: day('2026-10-12'), ...content } as Fact,
  facets: {} as never,
  regretted: [],
});

/** One event of every kind, each kind of fact included. */
const EVERY: readonly EventBody[] = [
  { type: 'opened', opening: LOAN.opening },
  { type: 'opened', opening: { ...LOAN.opening, arrears: [asked], next: null } },
  { type: 'opened', opening: { ...LOAN.opening, billed: 100n } },
  { type: 'accrued', interestCarry: 0n, penaltyCarry: 0n },
  { type: 'due', asked, next: null, unpaid: true },
  { type: 'due', asked, next: null, unpaid: false },
  { type: 'accelerated' },
  { type: 'late-fee', amount: 1_000n, due: asked.due },
  { type: 'statement', asked, minimum: 5_000n, nextStatement: day('2026-11-01') },
  { type: 'statement', asked: { ...asked, principal: 0n }, minimum: 0n, nextStatement: day('2026-11-01') },
  { type: 'statement-due', asked, outcome: 'paid' },
  { type: 'statement-due', asked, outcome: 'revolves' },
  { type: 'statement-due', asked, outcome: 'overdue' },
  { type: 'bucket', from: null, to: 'M1', daysPastDue: 1 },
  { type: 'bucket', from: 'M1', to: 'M2', daysPastDue: 31 },
  { type: 'bucket', from: 'M1', to: null, daysPastDue: 0 },
  { type: 'pause-ended', days: 3 },
  { type: 'step', step: 'call', on: day('2026-10-13'), ladderDay: 4, missing: null },
  { type: 'step', step: 'letter', on: day('2026-11-13'), ladderDay: 30, missing: 'call' },
  { type: 'step', step: 'remind-ahead', on: day('2026-10-07'), ladderDay: -3, missing: null },
  fact({ type: 'lent', amount: 100n }),
  fact({ type: 'paid', amount: 100n }),
  fact({ type: 'reversed', of: 'p1' }),
  fact({ type: 'charged-back', amount: 100n }),
  fact({ type: 'charged', part: 'fee', amount: 100n }),
  fact({ type: 'waived', part: 'penalty', amount: 100n }),
  fact({ type: 'written-off' }),
  fact({ type: 'paused', from: day('2026-10-12'), to: day('2026-10-20'), reason: 'dispute' }),
  fact({ type: 'resumed' }),
  fact({ type: 'rate-changed', interestPpm: 300n, penaltyPpm: 450n }),
  fact({ type: 'accelerated' }),
  fact({ type: 'tried', channel: 'call' }),
];

test('every kind of event has a whole sentence in each language, in either product', () => {
  for (const product of [INSTALMENT, REVOLVING])
    for (const body of EVERY)
      for (const language of LANGUAGES)
        for (const ladder of [null, FIRST_LADDER]) {
          const event: AccountEvent = { day: day('2026-10-12'), body, postings: [] };
          const text = say(event, language, product, ladder);
          expect(text).toMatch(language === 'en' ? /^[A-Z¥“].*\.$/ : /。$/);
          expect(text).not.toMatch(/undefined|null|NaN|!|!/);
          if (language === 'zh-CN') expect(text).not.toMatch(/[一-鿿][,:;(]|[,:;)][一-鿿]/);
        }
});

test('a fact that came late says from when it counts, what is taken back, and which contacts were wrong', () => {
  const event: AccountEvent = {
    day: day('2026-10-15'),
    body: {
      ...(fact({ type: 'paid', amount: 31_080n }) as Extract<EventBody, { type: 'fact' }>),
      regretted: [day('2026-10-13'), day('2026-10-14')],
    },
    postings: [
      { debit: 'cash', credit: 'duePrincipal', amount: 31_080n },
      { debit: 'penaltyIncome', credit: 'penalty', amount: 54n },
    ],
  };
  expect(say(event, 'en', INSTALMENT)).toBe(
    '¥310.80 arrived (principal ¥310.80). It counts from 12 October 2026. ¥0.54 of charges made since then is taken back. Contacts on 2 days should not have been made; we are sorry.',
  );
  expect(say(event, 'zh-CN', INSTALMENT)).toBe(
    '收到还款 310.80 元（本金 310.80 元）。自2026年10月12日起生效。此后计收的费用 0.54 元予以退回。其间 2 天的联系本不应发生，谨致歉意。',
  );
});

test('amounts are grouped and carry the sign of their currency', () => {
  expect(figureOf('-1234567.50', 'CNY')).toBe('−¥1,234,567.50');
  expect(figureOf('1234', 'JPY')).toBe('JPY 1,234');
  expect(moneyText(123_450n, { code: 'CNY', digits: 2 }, 'zh-CN')).toBe('1,234.50 元');
  expect([percentText(500n), percentText(240_000n), percentText(1n)]).toEqual(['0.05%', '24%', '0.0001%']);
});
