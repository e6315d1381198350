import { describe, expect, test } from 'vitest';
import { PRODUCTS } from '../../policy/house/products.ts';
import {
  billStanding,
  limitsFor,
  loanStanding,
  TODAY,
} from '../../tools/rehearsal/agreements/negotiations.ts';
import { formatDay } from '../days.ts';
import { sum } from '../money.ts';
import type { Proposal } from '../plan/draft-plan.ts';
import { objectionText } from '../plan/plan-words.ts';
import { takePen } from '../telling/language.ts';
import { affordability } from './affordability.ts';
import { type Answer, answerProposal, type Limits, type Round } from './answer-proposal.ts';
import { type Circumstances, QUESTIONS } from './circumstances.ts';
import type { Standing } from './standing.ts';

const CASE: Circumstances = {
  incomes: [{ amount: 650_000n, every: 'month', sure: 'contract' }],
  people: 2,
  area: 'urban',
  housing: 150_000n,
  unavoidable: 0n,
  otherDebts: 0n,
  onHand: 20_000n,
  salaryDate: 15,
  hardUntil: null,
};
const asked = (change: Partial<Proposal>): Proposal => ({
  kind: 'instalments',
  months: null,
  amount: null,
  firstOn: null,
  ...change,
});
const BILL = billStanding(600_000n, 40);

function ask(
  proposal: Partial<Proposal>,
  circumstances: Partial<Circumstances> = {},
  standing: Standing = BILL,
  limits: Partial<Limits> = {},
  rounds: readonly Round[] = [],
): Answer {
  const own = { ...limitsFor(standing, 'urban'), ...limits };
  return answerProposal(asked(proposal), standing, { ...CASE, ...circumstances }, own, rounds);
}
const whys = (answer: Answer) => ('objections' in answer ? answer.objections.map(({ why }) => why) : []);

describe('a proposal within every limit is accepted at once', () => {
  test('twelve instalments, to the minor unit, on pay day or the next working day', () => {
    const answer = ask({ months: 12 });
    expect(answer.answer).toBe('accepted');
    const [offer] = answer.offers;
    // 6,000.00 and 40 days of 0.05 % penalty make 6,120.00.
    expect(offer!.whole).toBe(612_000n);
    expect(sum(offer!.plan.rows.map(({ amount }) => amount))).toBe(612_000n);
    expect(offer!.plan.rows.slice(0, 5).map(({ due, amount }) => [formatDay(due), amount])).toEqual([
      ['2026-12-15', 51_000n],
      ['2027-01-15', 51_000n],
      ['2027-02-15', 51_000n],
      ['2027-03-15', 51_000n],
      ['2027-04-15', 51_000n],
    ]);
    expect(offer).toMatchObject({ penalty: 'stops', ageing: 'stands', brokenCosts: 0n, needs: 'system' });
    expect(offer!.waiting).toBeGreaterThan(0n);
  });

  test('a promise in two weeks, of what can be kept', () => {
    const answer = ask({ kind: 'promise', amount: 61_200n, firstOn: TODAY + 8 });
    expect(answer.answer).toBe('accepted');
    expect(answer.offers[0]!.plan.rows).toEqual([{ due: TODAY + 8, amount: 61_200n }]);
  });
});

describe('what leaves less than essentials is refused with better proposals', () => {
  test('three instalments are too heavy: lighter ones are offered, side by side', () => {
    const answer = ask({ months: 3 });
    expect(answer.answer).toBe('counter');
    expect(whys(answer)).toEqual(['not-affordable']);
    expect(answer.offers.length).toBeGreaterThanOrEqual(2);
    for (const { monthly } of answer.offers) expect(monthly).toBeLessThanOrEqual(answer.affordability!.keeps);
    const pen = takePen('en', PRODUCTS.get(1)!, null);
    if (answer.answer === 'counter')
      expect(objectionText(answer.objections[0]!, pen)).toContain('less than you need to live');
  });
});

describe('bad input is refused with a reason and changes nothing', () => {
  test.each([
    ['no instalment', { months: 0 }, 'not-whole'],
    ['fewer than none', { months: -3 }, 'not-whole'],
    ['half a month', { months: 2.5 }, 'not-whole'],
    ['ten thousand', { months: 10_000 }, 'not-whole'],
    ['more than the law allows', { months: 61 }, 'too-many-months'],
    ['a first day in the past', { months: 12, firstOn: TODAY - 1 }, 'in-the-past'],
    ['a first day next year', { months: 12, firstOn: TODAY + 90 }, 'too-far'],
    ['instalments that do not pay it off', { months: 12, amount: 1_000n }, 'does-not-pay-off'],
    ['no money', { amount: 0n }, 'not-whole'],
  ] as const)('%s', (_, change, why) => {
    const answer = ask(change);
    expect(answer.answer).toBe('counter');
    expect(whys(answer)).toContain(why);
  });

  test('a day off moves to the next working day', () => {
    const answer = ask({ kind: 'promise', amount: 61_200n, firstOn: TODAY + 6 });
    expect(formatDay(TODAY + 6)).toBe('2026-11-28');
    expect(formatDay(answer.offers[0]!.plan.rows[0]!.due)).toBe('2026-11-30');
  });
});

describe('a person decides', () => {
  const reasons = (answer: Answer) =>
    answer.answer === 'person' ? answer.reasons.map(({ why }) => why) : [];
  test('where statements contradict each other, by the third working day', () => {
    const answer = ask({ months: 12 }, { onHand: 90_000_000n });
    expect(reasons(answer)).toEqual(['contradiction']);
    expect(answer.answer === 'person' && formatDay(answer.by)).toBe('2026-11-25');
  });
  test('where no figures of living costs are known', () => {
    expect(reasons(ask({ months: 12 }, {}, BILL, { essentials: null }))).toEqual(['essentials-unknown']);
  });
  test('where nothing is left', () => {
    expect(reasons(ask({ months: 12 }, { incomes: [], housing: 0n }))).toEqual(['nothing-left']);
  });
  test('after five rounds', () => {
    const round = { proposal: asked({}), circumstances: CASE };
    expect(reasons(ask({ months: 12 }, {}, BILL, {}, Array(5).fill(round)))).toEqual(['rounds']);
  });
  test('where more is given up than the system may', () => {
    const old = billStanding(600_000n, 200);
    const answer = ask({ kind: 'lump-sum' }, { onHand: 900_000n }, old);
    expect(reasons(answer)).toEqual(['authority']);
    expect(ask({ kind: 'lump-sum' }, { onHand: 900_000n }, old, { level: 'lead' }).answer).toBe('accepted');
  });
});

describe('nothing can be agreed', () => {
  const again = (end: 'broken' | null, ago: number) => {
    const endedOn = end === null ? null : TODAY - ago;
    return billStanding(600_000n, 40, [{ kind: 'promise', agreedOn: TODAY - 60, endedOn, end }]);
  };
  test('while an agreement is alive, or on the heels of a broken one: with a reason, and a day for another to look', () => {
    const alive = ask({ months: 12 }, {}, again(null, 0));
    expect([alive.answer, whys(alive)]).toEqual(['refused', ['plan-alive']]);
    expect(alive.answer === 'refused' && formatDay(alive.appealBy)).toBe('2026-11-25');
    expect(whys(ask({ months: 12 }, {}, again('broken', 10)))).toEqual(['after-broken']);
    expect(ask({ months: 12 }, {}, again('broken', 31)).answer).toBe('accepted');
  });
});

describe('a loan in time gets other instalments', () => {
  const LOAN = loanStanding(1_200_000n, 12, 3, -12);
  test.each([
    ['extension', 2, 9],
    ['extra-instalments', 6, 15],
  ] as const)('%s', (kind, months, rows) => {
    const answer = ask(
      { kind, months },
      { incomes: [{ amount: 2_000_000n, every: 'month', sure: 'contract' }] },
      LOAN,
    );
    expect(answer.answer).toBe('accepted');
    const { schedule } = answer.offers[0]!.plan;
    expect(schedule).toHaveLength(rows);
    expect(sum(schedule!.map(({ principal }) => principal))).toBe(LOAN.account.balances.notDue);
    expect(answer.offers[0]!.added).toBeGreaterThan(0n);
  });
  test('a principal holiday needs a hard time that passes', () => {
    const more = { incomes: [{ amount: 2_000_000n, every: 'month', sure: 'contract' } as const] };
    expect(whys(ask({ kind: 'principal-holiday', months: 2 }, more, LOAN))).toContain('no-hardship');
    const answer = ask({ kind: 'principal-holiday', months: 2 }, { ...more, hardUntil: TODAY + 50 }, LOAN);
    expect(answer.offers[0]!.plan.schedule!.slice(0, 2).map(({ principal }) => principal)).toEqual([0n, 0n]);
  });
});

test('every question that is asked is used: its answer can change the result', () => {
  const other: { readonly [Field in keyof Circumstances]: Circumstances[Field] } = {
    incomes: [],
    people: 4,
    area: 'rural',
    housing: 0n,
    unavoidable: 90_000n,
    otherDebts: 90_000n,
    onHand: 2_000_000n,
    salaryDate: 3,
    hardUntil: TODAY + 60,
  };
  expect(QUESTIONS.map(({ field }) => field).toSorted()).toEqual(Object.keys(other).toSorted());
  const result = (change: Partial<Circumstances>) => {
    const circumstances = { ...CASE, ...change };
    const limits = limitsFor(BILL, circumstances.area);
    const answer = answerProposal(asked({ kind: 'moratorium', months: 1 }), BILL, circumstances, limits, []);
    return { answer, able: affordability(circumstances, limits.essentials!, limits.caution, 612_000n) };
  };
  for (const { field } of QUESTIONS) expect(result({ [field]: other[field] }), field).not.toEqual(result({}));
});
