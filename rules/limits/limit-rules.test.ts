import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../policy/law/limits.ts';
import { LOAN_PRIME_RATE } from '../../policy/law/loan-prime-rate.ts';
import { dayOf, formatDay, parseDay } from '../days.ts';
import type { Jurisdiction } from '../gate/law.ts';
import type { CollectorKind } from '../gate/situation.ts';
import { type Ground, isAllowed } from './judgement.ts';
import type { Charge, Lent, LimitAsked } from './lent.ts';
import { judgeLimit } from './limit-rules.ts';
import { isAbove, percentOf, percentText, sumPercents, timesPercent } from './percent.ts';
import { rateOn } from './reference-rate.ts';

const SEED = 20261122;
const day = (text: string) => parseDay(text)!;

const LENT: Lent = {
  kind: 'private-loan',
  contractOn: day('2022-03-01'),
  suitFiledOn: null,
  defaultedOn: day('2023-03-01'),
  lawful: true,
  provided: true,
  rate: percentOf('14.8'),
  overdueRate: null,
  allInRate: percentOf('10'),
  claimed: [percentOf('10')],
  lprAtContract: undefined,
  loss: 100_000n,
  penaltyAmount: 0n,
  moratoria: [],
};

const ground = (
  on: string,
  jurisdiction: Jurisdiction = 'CN',
  collector: CollectorKind = 'private-lender',
): Ground => ({
  jurisdictions: [jurisdiction],
  day: day(on),
  collectors: [collector],
  assumed: new Set(),
});

/** Outcome in one word, reasons, and the merged values of all verdicts that say something. */
function say(asked: LimitAsked, where: Ground) {
  const { verdicts, missing } = judgeLimit(asked, LIMITS, where);
  const against = verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'missing');
  const word =
    missing.length > 0
      ? 'missing'
      : (against.find(({ outcome }) => outcome === 'refuse') ?? against[0])?.outcome;
  return {
    word: word ?? 'pass',
    reasons: against.flatMap(({ reasons }) => reasons ?? []),
    missing,
    values: Object.assign({}, ...verdicts.map(({ values }) => values ?? {})) as Record<string, unknown>,
  };
}

const charge = (what: Charge, lent: Partial<Lent> = {}): LimitAsked => ({
  kind: 'charge',
  charge: what,
  lent: { ...LENT, ...lent },
});

describe('private lending (民间借贷规定第24–31条)', () => {
  test.each<[string, LimitAsked, string, string, Record<string, string>]>([
    [
      'exactly four times the LPR of the contract',
      charge('contract-rate'),
      '2026-01-05',
      'pass',
      { capPercent: '14.80' },
    ],
    [
      'a hair above it',
      charge('contract-rate', { rate: percentOf('14.800001') }),
      '2026-01-05',
      'refuse',
      { enforceablePercent: '14.80' },
    ],
    [
      'the LPR of the day before a publication still counts',
      charge('contract-rate', { contractOn: day('2022-01-19') }),
      '2026-01-05',
      'pass',
      { capPercent: '15.20' },
    ],
    [
      'that of the day of publication is the new one',
      charge('contract-rate', { contractOn: day('2022-01-20') }),
      '2026-01-05',
      'pass',
      { capPercent: '14.80' },
    ],
    [
      'no interest was agreed: none can be claimed',
      charge('contract-rate', { rate: null }),
      '2026-01-05',
      'pass',
      { enforceablePercent: '0.00' },
    ],
    [
      'the file’s own LPR of the contract',
      charge('contract-rate', {
        contractOn: undefined,
        lprAtContract: percentOf('3'),
        rate: percentOf('12'),
      }),
      '2026-01-05',
      'pass',
      { capPercent: '12.00' },
    ],
    [
      'an older contract: LPR of the suit',
      charge('contract-rate', {
        contractOn: day('2019-05-01'),
        suitFiledOn: day('2021-03-01'),
        lprAtContract: percentOf('4.25'),
      }),
      '2021-03-02',
      'pass',
      { capPercent: '15.40' },
    ],
    [
      'an older contract, for days before the turn: 24 %',
      charge('contract-rate', {
        contractOn: day('2019-05-01'),
        suitFiledOn: day('2021-03-01'),
        rate: percentOf('24'),
      }),
      '2020-08-19',
      'pass',
      { capPercent: '24.00' },
    ],
    [
      'and above 24 %',
      charge('contract-rate', { contractOn: day('2019-05-01'), rate: percentOf('24.01') }),
      '2020-08-19',
      'refuse',
      { enforceablePercent: '24.00' },
    ],
    [
      'overdue: no overdue rate agreed, the contract rate goes on',
      charge('overdue-rate', { rate: percentOf('8') }),
      '2026-01-05',
      'pass',
      { overduePercent: '8.00' },
    ],
    [
      'overdue: neither agreed, the LPR of the default',
      charge('overdue-rate', { rate: null }),
      '2026-01-05',
      'pass',
      { overduePercent: '3.65' },
    ],
    [
      'overdue: agreed above the cap',
      charge('overdue-rate', { overdueRate: percentOf('20') }),
      '2026-01-05',
      'refuse',
      { overduePercent: '14.80', claimedPercent: '20.00' },
    ],
    [
      'overdue before the turn, neither agreed: 6 %',
      charge('overdue-rate', { rate: null, contractOn: day('2019-05-01') }),
      '2020-01-05',
      'pass',
      { overduePercent: '6.00' },
    ],
    [
      'all charges for default together',
      charge('default-charges-together', { claimed: [percentOf('10'), percentOf('4'), percentOf('1')] }),
      '2026-01-05',
      'refuse',
      { claimedPercent: '15.00', enforceablePercent: '14.80' },
    ],
    [
      'together exactly at the cap',
      charge('default-charges-together', { claimed: [percentOf('10'), percentOf('4.8')] }),
      '2026-01-05',
      'pass',
      { enforceablePercent: '14.80' },
    ],
  ])('%s', (_, asked, on, word, values) => {
    const said = say(asked, ground(on));
    expect(said.word).toBe(word);
    expect(said.reasons).toEqual(word === 'refuse' ? ['rate_above_cap'] : []);
    expect(said.values).toMatchObject(values);
  });

  test.each<[string, LimitAsked, string, string]>([
    [
      'no day of contract',
      charge('contract-rate', { contractOn: undefined }),
      '2026-01-05',
      'debt.contractOn',
    ],
    [
      'an older contract without a suit',
      charge('contract-rate', { contractOn: day('2019-05-01') }),
      '2026-01-05',
      'debt.suitFiledOn',
    ],
    [
      'a month that the table does not have',
      charge('contract-rate', { contractOn: day('2026-02-01') }),
      '2026-03-05',
      'loan-prime-rate.2026-02',
    ],
    ['a rate that is not recorded', charge('contract-rate', { rate: undefined }), '2026-01-05', 'debt.rate'],
    [
      'bank rates of the years before 2015',
      charge('contract-rate', { contractOn: day('2014-01-01') }),
      '2014-05-01',
      'bank-lending-rate',
    ],
    ['a jurisdiction without limits', charge('contract-rate'), '2026-01-05', 'rules.US-MA'],
  ])('is missing, and nothing is allowed: %s', (_, asked, on, what) => {
    const where = what === 'rules.US-MA' ? ground(on, 'US-MA') : ground(on);
    const judged = judgeLimit(asked, LIMITS, where);
    expect(judged.missing).toContain(what);
    expect(isAllowed(judged)).toBe(false);
  });

  test.each<CollectorKind>(['bank', 'consumer-finance', 'small-loan'])(
    'does not bind a %s (批复 法释〔2020〕27号)',
    (collector) => {
      const { verdicts } = judgeLimit(
        charge('contract-rate', { rate: percentOf('23') }),
        LIMITS,
        ground('2026-01-05', 'CN', collector),
      );
      expect(verdicts.map(({ reasons }) => reasons)).toContainEqual(['rule_not_applicable']);
      expect(
        say(charge('contract-rate', { rate: percentOf('23') }), ground('2026-01-05', 'CN', collector)).word,
      ).toBe('pass');
    },
  );

  test('binds an assignee of a private loan', () => {
    expect(
      say(charge('contract-rate', { rate: percentOf('15') }), ground('2026-01-05', 'CN', 'assignee')).word,
    ).toBe('refuse');
  });
});

describe('licensed lenders, cards, penalties', () => {
  const bank = (on: string) => ground(on, 'CN', 'bank');
  test.each<[string, LimitAsked, Ground, string, string[]]>([
    [
      'assisted online loan at 24 %',
      charge('all-in-cost', { kind: 'assisted-loan', contractOn: undefined, allInRate: percentOf('24') }),
      bank('2025-10-01'),
      'pass',
      [],
    ],
    [
      'above 24 %',
      charge('all-in-cost', {
        kind: 'assisted-loan',
        contractOn: day('2025-10-01'),
        allInRate: percentOf('24.01'),
      }),
      bank('2025-10-01'),
      'refuse',
      ['rate_above_cap', 'rate_above_cap'],
    ],
    [
      'a contract of the day before: a court may still reduce it',
      charge('all-in-cost', {
        kind: 'assisted-loan',
        contractOn: day('2025-09-30'),
        allInRate: percentOf('24.01'),
      }),
      bank('2025-11-01'),
      'flag',
      ['rate_above_cap'],
    ],
    [
      'another bank loan above 24 % together: a lawyer decides',
      charge('default-charges-together', { kind: 'other', claimed: [percentOf('25')] }),
      bank('2025-11-01'),
      'flag',
      ['rate_above_cap'],
    ],
    [
      'overdue at one and a half times the contract rate',
      charge('overdue-rate', { kind: 'other', rate: percentOf('8'), overdueRate: percentOf('12') }),
      bank('2025-11-01'),
      'pass',
      [],
    ],
    [
      'overdue above that',
      charge('overdue-rate', { kind: 'other', rate: percentOf('8'), overdueRate: percentOf('12.01') }),
      bank('2025-11-01'),
      'refuse',
      ['rate_above_cap'],
    ],
    [
      'card credit at 0.05 % a day while it was capped',
      charge('contract-rate', { kind: 'card', rate: percentOf('18.25') }),
      bank('2020-12-31'),
      'pass',
      [],
    ],
    [
      'above it',
      charge('contract-rate', { kind: 'card', rate: percentOf('18.26') }),
      bank('2020-12-31'),
      'refuse',
      ['rate_above_cap'],
    ],
    [
      'and the day after, by agreement',
      charge('contract-rate', { kind: 'card', rate: percentOf('18.26') }),
      bank('2021-01-01'),
      'pass',
      [],
    ],
    [
      'over-limit fee of a card',
      charge('over-limit-fee', { kind: 'card' }),
      bank('2017-01-01'),
      'refuse',
      ['charge_not_permitted'],
    ],
    [
      'while it was not abolished',
      charge('over-limit-fee', { kind: 'card' }),
      bank('2016-12-31'),
      'pass',
      [],
    ],
    [
      '滞纳金 of a card',
      charge('late-fee', { kind: 'card' }),
      bank('2026-01-01'),
      'refuse',
      ['charge_not_permitted'],
    ],
    [
      'interest on agreed damages of a card',
      charge('interest-on-default-charge', { kind: 'card' }),
      bank('2026-01-01'),
      'refuse',
      ['charge_not_permitted'],
    ],
    [
      'the same on another loan is not touched',
      charge('interest-on-default-charge', { kind: 'other' }),
      bank('2026-01-01'),
      'pass',
      [],
    ],
    [
      'damages at 130 % of the loss',
      charge('contract-penalty', { penaltyAmount: 130_000n }),
      bank('2026-01-01'),
      'pass',
      [],
    ],
    [
      'a cent above',
      charge('contract-penalty', { penaltyAmount: 130_001n }),
      bank('2026-01-01'),
      'flag',
      ['penalty_excessive'],
    ],
    [
      'a debt that the law does not protect',
      charge('late-fee', { lawful: false }),
      bank('2026-01-01'),
      'refuse',
      ['unlawful_debt'],
    ],
    [
      'India: a penalty bears no interest',
      charge('interest-on-default-charge', { kind: 'other' }),
      ground('2024-04-01', 'IN', 'bank'),
      'refuse',
      ['charge_not_permitted'],
    ],
    [
      'India: a penalty is not added to the rate',
      charge('overdue-rate', { kind: 'other', rate: percentOf('11'), overdueRate: percentOf('13') }),
      ground('2024-04-01', 'IN', 'bank'),
      'refuse',
      ['rate_above_cap'],
    ],
    [
      'Hong Kong above 48 %',
      charge('all-in-cost', { contractOn: undefined, allInRate: percentOf('48.1') }),
      ground('2026-01-01', 'HK'),
      'refuse',
      ['rate_above_cap', 'rate_above_cap'],
    ],
    [
      'Hong Kong above 36 %: presumed extortionate',
      charge('all-in-cost', { contractOn: undefined, allInRate: percentOf('36.1') }),
      ground('2026-01-01', 'HK'),
      'flag',
      ['rate_above_cap'],
    ],
    [
      'USA: a charge that nothing provides for',
      charge('late-fee', { provided: false }),
      ground('2026-01-01', 'US-FED', 'third-party-collector'),
      'refuse',
      ['charge_not_permitted'],
    ],
  ])('%s', (_, asked, where, word, reasons) => {
    const said = say(asked, where);
    expect({ word: said.word, reasons: said.reasons, missing: said.missing }).toEqual({
      word,
      reasons,
      missing: [],
    });
  });
});

describe('moratorium (Debt Respite Scheme reg. 7)', () => {
  const standard = { kind: 'breathing-space', from: day('2026-03-02'), treatmentEnds: null } as const;
  const crisis = {
    kind: 'breathing-space-crisis',
    from: undefined,
    treatmentEnds: day('2026-06-10'),
  } as const;
  test.each<[string, Partial<Lent>, string, string[]]>([
    ['the day before it', { moratoria: [standard] }, '2026-03-01', []],
    ['its first day', { moratoria: [standard] }, '2026-03-02', ['moratorium']],
    ['its 60th day', { moratoria: [standard] }, '2026-04-30', ['moratorium']],
    [
      'the day that is its last if the first does not count',
      { moratoria: [standard] },
      '2026-05-01',
      ['moratorium', 'boundary_choice'],
    ],
    ['the day after', { moratoria: [standard] }, '2026-05-02', []],
    [
      'in a crisis, treatment going on',
      { moratoria: [{ ...crisis, treatmentEnds: null }] },
      '2029-01-01',
      ['moratorium'],
    ],
    ['30 days after treatment', { moratoria: [crisis] }, '2026-07-10', ['moratorium']],
    ['31 days after treatment', { moratoria: [crisis] }, '2026-07-11', []],
    ['a debt outside it', { moratoria: [] }, '2026-03-20', []],
  ])('%s', (_, lent, on, reasons) => {
    for (const what of ['accrual-in-moratorium', 'late-fee', 'overdue-rate'] as const)
      expect(say(charge(what, lent), ground(on, 'UK', 'authorised-firm')).reasons).toEqual(reasons);
    expect(say(charge('contract-rate', lent), ground(on, 'UK', 'authorised-firm')).reasons).toEqual([]);
  });
});

describe('plans', () => {
  const plan = { kind: 'plan', debt: 'card', months: 60, exceedsAbility: true, willing: true } as const;
  const proposal = {
    kind: 'plan-refusal',
    reasonable: true,
    affordable: true,
    alternativeOffered: false,
  } as const;
  test.each<[string, LimitAsked, Jurisdiction, string, string[]]>([
    ['60 months', plan, 'CN', 'pass', []],
    ['61 months', { ...plan, months: 61 }, 'CN', 'refuse', ['plan_too_long']],
    ['61 months of another debt', { ...plan, months: 61, debt: 'other' }, 'CN', 'pass', []],
    ['the holder can pay', { ...plan, exceedsAbility: false }, 'CN', 'refuse', ['plan_not_open_to_debtor']],
    ['the holder is not willing', { ...plan, willing: false }, 'CN', 'refuse', ['plan_not_open_to_debtor']],
    ['length not recorded', { ...plan, months: undefined }, 'CN', 'missing', []],
    ['refusing a reasonable and affordable proposal', proposal, 'UK', 'refuse', ['forbearance']],
    ['with an alternative', { ...proposal, alternativeOffered: true }, 'UK', 'pass', []],
    ['refusing an unreasonable one', { ...proposal, reasonable: false }, 'UK', 'pass', []],
    ['refusing one beyond his means', { ...proposal, affordable: false }, 'UK', 'pass', []],
    ['not known whether it is reasonable', { ...proposal, reasonable: undefined }, 'UK', 'missing', []],
  ])('%s', (_, asked, where, word, reasons) => {
    expect(
      say(asked, ground('2026-01-05', where, where === 'UK' ? 'authorised-firm' : 'bank')),
    ).toMatchObject({ word, reasons });
  });

  test('guidance says so with a flag', () => {
    const { verdicts } = judgeLimit(proposal, LIMITS, ground('2026-01-05', 'UK', 'authorised-firm'));
    expect(verdicts.flatMap(({ flags }) => flags ?? [])).toEqual(['duty_should']);
  });
});

describe('the loan prime rate as data', () => {
  test('is published once a month, on the 20th or soon after, without a gap', () => {
    const months = LOAN_PRIME_RATE.rows.map(({ from }) => formatDay(from).slice(0, 7));
    expect(new Set(months).size).toBe(months.length);
    expect([months[0], months.at(-1), months.length]).toEqual(['2019-08', '2025-12', 77]);
    for (const { from } of LOAN_PRIME_RATE.rows) {
      const date = Number(formatDay(from).slice(8));
      expect(date >= 20 && date <= 22, formatDay(from)).toBe(true);
    }
  });

  test.each([
    ['2019-08-19', undefined],
    ['2019-08-20', '4.25'],
    ['2020-04-20', '3.85'],
    ['2021-12-19', '3.85'],
    ['2021-12-20', '3.80'],
    ['2023-08-21', '3.45'],
    ['2024-07-22', '3.35'],
    ['2024-10-20', '3.35'],
    ['2024-10-21', '3.10'],
    ['2025-05-20', '3.00'],
    ['2026-01-19', '3.00'],
    ['2026-01-20', undefined],
  ])('%s: %s', (on, percent) => {
    const rate = rateOn(LOAN_PRIME_RATE, day(on));
    expect(rate && percentText(rate)).toBe(percent);
  });
});

describe('percentages', () => {
  test.each([
    ['15.4', '15.40'],
    ['0', '0.00'],
    ['3.8512', '3.8512'],
    ['-1.5', '-1.50'],
    ['100', '100.00'],
  ])('%s is written %s', (text, shown) => expect(percentText(percentOf(text))).toBe(shown));
  test('what never ends is shown rounded and held exactly', () => {
    const third = timesPercent(percentOf('1'), { num: 1n, den: 3n });
    expect(percentText(third)).toBe('0.333333');
    expect(sumPercents([third, third, third])).toEqual({ num: 1n, den: 1n });
  });
  test('what is no number is a fault of the data', () => expect(() => percentOf('24 %')).toThrow('24 %'));
});

const anyPercent = fc.nat(6000).map((hundredths) => percentOf((hundredths / 100).toFixed(2)));
const anyCharge = fc
  .record({
    what: fc.constantFrom<Charge>(
      'contract-rate',
      'overdue-rate',
      'default-charges-together',
      'all-in-cost',
      'contract-penalty',
      'late-fee',
      'accrual-in-moratorium',
    ),
    kind: fc.constantFrom<Lent['kind']>('private-loan', 'card', 'assisted-loan', 'other'),
    contractOn: fc.option(fc.integer({ min: dayOf(2016, 1, 1), max: dayOf(2026, 6, 1) }), { nil: undefined }),
    suitFiledOn: fc.option(fc.integer({ min: dayOf(2020, 8, 20), max: dayOf(2025, 12, 31) })),
    rate: fc.option(anyPercent),
    overdueRate: fc.option(anyPercent),
    allInRate: anyPercent,
    claimed: fc.array(anyPercent, { maxLength: 3 }),
    lawful: fc.boolean(),
    penaltyAmount: fc.bigInt(0n, 200_000n),
  })
  .map(({ what, ...lent }) => charge(what, lent));
const anyGround = fc
  .record({
    jurisdiction: fc.constantFrom<Jurisdiction>('CN', 'UK', 'US-FED', 'HK', 'IN'),
    collector: fc.constantFrom<CollectorKind>(
      'bank',
      'private-lender',
      'assignee',
      'small-loan',
      'third-party-collector',
    ),
    on: fc.integer({ min: dayOf(2016, 1, 1), max: dayOf(2026, 12, 31) }),
  })
  .map(
    ({ jurisdiction, collector, on }): Ground => ({
      jurisdictions: [jurisdiction],
      collectors: [collector],
      day: on,
      assumed: new Set(),
    }),
  );

describe('for any loan', () => {
  test('nothing is allowed above a cap, and no more than the cap can be enforced', () => {
    fc.assert(
      fc.property(anyCharge, anyGround, (asked, where) => {
        const judged = judgeLimit(asked, LIMITS, where);
        for (const { values = {}, outcome, flags } of judged.verdicts) {
          const [cap, claimed, enforceable] = [
            values.capPercent,
            values.claimedPercent,
            values.enforceablePercent,
          ].map((text) => (typeof text === 'string' ? percentOf(text) : undefined));
          if (cap === undefined || claimed === undefined || enforceable === undefined) continue;
          expect(isAbove(enforceable, cap) || isAbove(enforceable, claimed)).toBe(false);
          if (isAbove(claimed, cap))
            expect(outcome === 'refuse' || flags?.includes('legal_review')).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test('a rule more never allows more', () => {
    fc.assert(
      fc.property(anyCharge, anyGround, fc.nat(LIMITS.length - 1), (asked, where, dropped) => {
        const fewer = LIMITS.filter((_, place) => place !== dropped);
        if (isAllowed(judgeLimit(asked, LIMITS, where))) {
          const without = judgeLimit(asked, fewer, where);
          // The last rule of a jurisdiction may not be dropped: without any, nothing is known.
          expect(isAllowed(without) || without.missing.some((what) => what.startsWith('rules.'))).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});
