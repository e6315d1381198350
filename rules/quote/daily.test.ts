/**
 * Are the published cases of daily interest answered to the cent, and does an account stay honest whatever
 * happens to it?
 *
 * The cases in daily-cases.jsonl state facts of published outputs, each with its source. The properties run on
 * random agreements and payments; their seed is fixed and printed with a failure.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from './case.ts';
import { readCase } from './case.ts';
import type { Answer, DayLine } from './case-answer.ts';
import { differencesOf } from './compare.ts';
import { answerDaily, runsDaily } from './daily.ts';

interface Published {
  readonly id: string;
  readonly expect: readonly Expected[];
}
type Expected = Readonly<Record<string, unknown>>;

const published: readonly Published[] = readFileSync(new URL('daily-cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

function caseOf(raw: unknown): Case {
  const read = readCase(raw);
  if ('cannotExpress' in read) throw new Error(read.cannotExpress.join(', '));
  return read.ok;
}

function answersTo(raw: unknown): readonly Answer[] {
  const answer = answerDaily(caseOf(raw));
  if ('cannotExpress' in answer) throw new Error(answer.cannotExpress.join(', '));
  return answer.answers;
}

describe('published cases of daily interest', () => {
  it.each(published)('$id', (raw) => {
    expect(runsDaily(caseOf(raw))).toBe(true);
    const answers = answersTo(raw);
    expect(differencesOf(raw, { id: raw.id, answers })).toEqual([]);
    // Rows that are not expected must not be there either.
    const counts = (row: Answer | Expected) =>
      [row.days, row.dayStatuses].map((rows) => [rows ?? []].flat().length);
    expect(answers.map(counts)).toEqual(raw.expect.map(counts));
  });
});

/** A loan with the terms of most published cases; tests state what differs. */
function loan(terms: object, events: readonly object[], ask: object, principal = '1500.00') {
  return {
    id: 'loan',
    currency: { code: 'GBP', digits: 2 },
    terms: {
      product: 'instalment',
      principal,
      startOn: '2022-11-01',
      rate: { percent: '0.8', per: 'day' },
      interest: 'declining',
      accrual: 'daily',
      interestDays: 'after-start',
      method: 'equal-instalment',
      instalments: { count: 5, every: 1, unit: 'month', firstDue: '2022-11-15' },
      rounding: { digits: 2, instalment: 'up', rest: 'last', interest: 'down-when-paid', carryDigits: 10 },
      caps: { totalInterestPercent: '100', dailyInterestPercent: '0.8' },
      grace: { paymentWindowDays: 3, noInterestIfSettledWithinDays: 3 },
      minimumDue: '0.50',
      allocation: { order: ['penalty', 'interest', 'fee', 'principal'], future: 'reduce-balance' },
      ...terms,
    },
    events,
    ask: [{ want: ['schedule', 'days', 'dayStatuses', 'settlement'], ...ask }],
  };
}

function only(raw: unknown): Answer {
  const [answer] = answersTo(raw);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

function dayOn(answer: Answer, on: string): DayLine {
  const found = answer.days?.find((row) => row.on === on);
  if (found === undefined) throw new Error(`no row on ${on}`);
  return found;
}

function statusOn(answer: Answer, on: string) {
  const found = answer.dayStatuses?.find((row) => row.on === on);
  return found && [found.payment, found.balance, ...(found.owing ? [found.owing] : [])];
}

const pay = (on: string, amount: string, more: object = {}) => ({ on, type: 'payment', amount, ...more });
const lateFee = [
  {
    kind: 'flat',
    amount: '10.00',
    afterDays: 3,
    curedBy: 'due-day-payment',
    bookedOn: 'due',
    oncePerDay: true,
  },
];

describe('the payment window', () => {
  const at = (asOf: string, more: object = {}) => only(loan({ lateFee }, [], { asOf, ...more }));

  it('shows an instalment as paid until its window has passed, then as missed and charged', () => {
    expect(statusOn(at('2022-11-18'), '2022-11-15')).toEqual(['payment-due', 'open']);
    expect(dayOn(at('2022-11-18'), '2022-11-15')).toMatchObject({
      due: '491.53',
      paid: '491.53',
      charge: '0.00',
    });
    expect(statusOn(at('2022-11-19'), '2022-11-15')).toEqual(['missed', 'open']);
    expect(dayOn(at('2022-11-19'), '2022-11-15')).toMatchObject({
      due: '491.53',
      paid: '0.00',
      charge: '10.00',
    });
  });

  it('counts it as not paid when everything is settled', () => {
    const answer = at('2022-11-18', { settle: true });
    expect(dayOn(answer, '2022-11-15')).toMatchObject({ paid: '0.00', interestBalance: '168.0000' });
    expect(answer.settlement).toBe('1704.00'); // 1500 + 17 days × 12.00
  });

  it('assumes no payment of an account that was paid off before', () => {
    const early = only(loan({}, [pay('2022-11-11', '1620.00')], { asOf: '2022-11-15' }));
    expect(statusOn(early, '2022-11-15')).toEqual(['no-longer-required', 'closed']);
    expect(dayOn(early, '2022-11-15')).toMatchObject({ due: '0.00', paid: '0.00', principalBalance: '0.00' });
  });

  it('does not let a payment inside the window cure the late fee', () => {
    const late = loan({ lateFee }, [pay('2022-11-16', '491.53')], { asOf: '2022-11-30' });
    expect(statusOn(only(late), '2022-11-15')).toEqual(['paid-later-in-full', 'open']);
    expect(dayOn(only(late), '2022-11-16')).toMatchObject({ chargePaid: '10.00', interestPaid: '180.00' });
  });

  it('counts a pending payment until its window has passed, then ignores it', () => {
    const pending = (asOf: string) =>
      only(loan({}, [pay('2022-11-15', '491.53', { status: 'pending' })], { asOf }));
    expect(statusOn(pending('2022-11-18'), '2022-11-15')).toEqual(['payment-pending', 'open']);
    expect(dayOn(pending('2022-11-18'), '2022-11-15').principalBalance).toBe('1176.47');
    expect(statusOn(pending('2022-11-19'), '2022-11-15')).toEqual(['missed', 'open']);
    expect(dayOn(pending('2022-11-19'), '2022-11-15').principalBalance).toBe('1500.00');
  });

  it('says what a late part payment leaves owing', () => {
    const part = loan({}, [pay('2022-11-20', '400.00')], { asOf: '2022-12-01' });
    expect(statusOn(only(part), '2022-11-15')).toEqual(['paid-later-owing', 'open', '91.53']);
  });
});

describe('charges for failed payments', () => {
  const failed = (on: string, reason?: string) => pay(on, '491.53', { status: 'failed', reason });
  const charges = (terms: object) =>
    only(
      loan(
        { failedPaymentFee: { amount: '7.50', onlyFor: 'insufficient-funds', ...terms } },
        [
          failed('2022-11-15', 'insufficient-funds'),
          failed('2022-11-15', 'insufficient-funds'),
          failed('2022-11-15', 'account-closed'),
          failed('2022-11-16', 'insufficient-funds'),
          failed('2022-12-15', 'insufficient-funds'),
        ].map((event) => JSON.parse(JSON.stringify(event))),
        { asOf: '2023-01-01' },
      ),
    ).days?.flatMap((row) => (row.charge === '0.00' ? [] : [`${row.on} ${row.charge}`]));

  it.each([
    ['each attempt', {}, ['2022-11-15 15.00', '2022-12-15 7.50']],
    ['once per day', { oncePerDay: true }, ['2022-11-15 7.50', '2022-12-15 7.50']],
    ['once per loan', { oncePerLoan: true }, ['2022-11-15 7.50']],
  ])('are made for %s, on days with something due, for the reason stated', (_how, terms, expected) => {
    expect(charges(terms)).toEqual(expected);
  });
});

describe('replaced instalments', () => {
  const replaced = loan(
    {},
    [
      pay('2022-11-15', '1000.00'),
      {
        on: '2022-12-01',
        type: 'replace-instalments',
        cancel: ['2022-12-15', '2023-01-15', '2023-02-15', '2023-03-15'],
        add: [{ due: '2022-12-20', total: '300.00' }],
      },
    ],
    { asOf: '2022-12-02' },
  );

  it('ask for nothing when cancelled and in full when added, whatever was paid ahead', () => {
    const answer = only(replaced);
    expect(dayOn(answer, '2022-12-15').due).toBe('0.00');
    expect(statusOn(answer, '2022-12-15')).toEqual(['nothing-due', 'open']);
    expect(dayOn(answer, '2022-12-20').due).toBe('300.00');
  });

  it('are unknown to a question that was asked before', () => {
    const answer = only({ ...replaced, ask: [{ ...replaced.ask[0], asOf: '2022-11-30' }] });
    expect(answer.days?.map((row) => row.on)).not.toContain('2022-12-20');
  });
});

describe('settling', () => {
  it.each([
    ['2022-11-04', '1500.00'],
    ['2022-11-05', '1548.00'],
  ])('on %s costs %s: no interest within three days', (asOf, settlement) => {
    expect(only(loan({}, [], { asOf, settle: true })).settlement).toBe(settlement);
  });

  it('credits add-on interest that has not accrued', () => {
    const terms = { interest: 'add-on', earlySettlement: 'accrued-interest-only' };
    const answer = only(loan(terms, [], { asOf: '2022-11-11', settle: true }));
    expect(answer.settlement).toBe('1620.00'); // 1500 + 10 days × 12.00
    expect(dayOn(answer, '2022-11-11')).toMatchObject({ interestPaid: '120.00', principalPaid: '1500.00' });
    const free = only(loan(terms, [], { asOf: '2022-11-03', settle: true }));
    expect(dayOn(free, '2022-11-03')).toMatchObject({ paid: '1500.00', interestPaid: '0.00' });
  });

  it('closes an account that was overpaid by money back, with a rate on the negative balance', () => {
    const terms = { negativeBalanceRate: { percent: '7.3', per: 'year' } };
    const over = loan(terms, [pay('2022-11-11', '2620.00')], { asOf: '2022-11-21', settle: true });
    expect(only(over).settlement).toBe('-1002.00'); // 1000 + 10 days × 0.20
    const refunded = loan(terms, [pay('2022-11-11', '2620.00'), pay('2022-11-21', '-1102.00')], {
      asOf: '2022-11-22',
    });
    expect(statusOn(only(refunded), '2022-11-21')).toEqual(['refunded', 'over-refunded']);
    expect(dayOn(only(refunded), '2022-11-21').principalBalance).toBe('100.00');
  });

  it('drops interest of the last row that is below the stated amount', () => {
    const rounding = { ...loan({}, [], {}).terms.rounding, dropLastDayInterestBelow: '12.01' };
    const terms = { rounding, caps: { dailyInterestPercent: '0.8' } };
    const answer = only(loan(terms, [pay('2022-11-15', '9.00')], { asOf: '2023-03-16' }));
    expect(dayOn(answer, '2023-03-16')).toMatchObject({ accrued: '12.0000', interestAdded: '0.0000' });
    expect(dayOn(answer, '2023-03-15').interestAdded).not.toBe('0.0000');
  });
});

describe('what has no mechanism here', () => {
  it.each([
    [{ method: 'bullet' }, 'terms.method=bullet'],
    [{ dueDayCountsAsOverdue: true }, 'terms.dueDayCountsAsOverdue'],
    [{ rate: { percent: '1', per: 'month' } }, 'terms.rate.per=month'],
    [{ allocation: { order: ['interest', 'penalty', 'fee', 'principal'] } }, 'terms.allocation.order'],
    [{ interest: 'add-on' }, 'terms.earlySettlement'],
    [{ lateFee: [{ kind: 'percent', percent: '1' }] }, 'terms.lateFee[0].kind=percent'],
  ])('is reported with its path: %j', (terms, path) => {
    const answer = answerDaily(caseOf(loan(terms, [], { asOf: '2022-12-01' })));
    if (!('cannotExpress' in answer)) throw new Error('was answered');
    expect(answer.cannotExpress.join(' ')).toContain(path);
  });
});

const SEED = 20221101;
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, holds), { seed: SEED, numRuns: 150 });

const cents = (text: string) => BigInt(text.replace('.', ''));
const money = (amount: bigint | number) => {
  const text = String(amount).replace('-', '').padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};
const january = (offset: number) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);
const percentText = (n: number) => `${Math.floor(n / 1000)}.${String(n % 1000).padStart(3, '0')}`;

/** A random loan from 2023-01-01 with its random payments, asked on a day that is no due day. */
const anyLoan = fc
  .record({
    principal: fc.integer({ min: 5000, max: 500000 }),
    rate: fc.integer({ min: 0, max: 1500 }),
    addOn: fc.boolean(),
    count: fc.integer({ min: 1, max: 8 }),
    step: fc.integer({ min: 5, max: 40 }),
    fee: fc.option(fc.integer({ min: 0, max: 180 })),
    rebate: fc.constantFrom('none', 'pro-rata'),
    amortise: fc.constantFrom('proportionate', 'before-principal'),
    capTotal: fc.integer({ min: 5, max: 120 }),
    window: fc.integer({ min: 0, max: 3 }),
    settle: fc.boolean(),
    paid: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 200 }), part: fc.integer({ min: 1, max: 60 }) }),
      {
        maxLength: 8,
      },
    ),
    asked: fc.integer({ min: 0, max: 300 }),
  })
  .map((drawn) => {
    const { principal, fee, step } = drawn;
    // Due days lie at 3 + n × step; the question is put past every payment and off every window.
    const last = Math.max(0, ...drawn.paid.map((payment) => payment.day), drawn.asked);
    let asOf = last;
    while ([0, 1, 2, 3].some((window) => (asOf - window - 3) % step === 0)) asOf++;
    const terms = {
      startOn: january(0),
      rate: { percent: percentText(drawn.rate), per: 'day' },
      ...(drawn.addOn ? { interest: 'add-on', earlySettlement: 'accrued-interest-only' } : {}),
      instalments: { count: drawn.count, every: step, unit: 'day', firstDue: january(3) },
      caps: { totalInterestPercent: String(drawn.capTotal), dailyInterestPercent: '0.8' },
      grace: { paymentWindowDays: drawn.window },
      minimumDue: '0.00',
      lateFee,
      ...(fee === null || drawn.addOn
        ? {}
        : {
            upFrontFee: {
              percent: String(fee),
              rounding: 'down',
              amortise: drawn.amortise,
              rebate: drawn.rebate,
              bearsInterest: true,
            },
          }),
    };
    const events = drawn.paid.map(({ day, part }) =>
      pay(january(day), money(Math.ceil((principal * part) / 100))),
    );
    const raw = loan(terms, events, { asOf: january(asOf), settle: drawn.settle }, money(principal));
    return {
      raw,
      drawn,
      asOf: january(asOf),
      feeTotal: drawn.addOn ? 0n : (BigInt(principal) * BigInt(fee ?? 0)) / 100n,
    };
  });

describe(`any account (seed ${SEED})`, () => {
  it('pays with each row exactly the parts it names', () => {
    check(anyLoan, ({ raw }) => {
      for (const row of only(raw).days ?? []) {
        const parts = [row.chargePaid, row.interestPaid, row.feePaid, row.principalPaid].map(cents);
        const sum = parts.reduce((a, b) => a + b, 0n);
        expect(money(sum), row.on).toBe(row.paid);
      }
    });
  });

  it('takes from principal, fee and charges exactly what was paid or given back', () => {
    check(anyLoan, ({ raw, drawn, feeTotal }) => {
      const days = only(raw).days ?? [];
      const total = (pick: (row: DayLine) => string) => days.reduce((sum, row) => sum + cents(pick(row)), 0n);
      const end = days.at(-1);
      if (end === undefined) throw new Error('no rows');
      expect(cents(end.principalBalance)).toBe(BigInt(drawn.principal) - total((row) => row.principalPaid));
      expect(cents(end.feeBalance)).toBe(
        feeTotal - total((row) => row.feePaid) - total((row) => row.feeRebate),
      );
      expect(cents(end.chargeBalance)).toBe(total((row) => row.charge) - total((row) => row.chargePaid));
    });
  });

  it('never goes above the cap over the whole life, nor the daily cap', () => {
    check(anyLoan, ({ raw, drawn }) => {
      const days = only(raw).days ?? [];
      const cap = (BigInt(drawn.principal) * BigInt(drawn.capTotal)) / 100n;
      let [paid, accrued, previous] = [0n, 0, undefined as DayLine | undefined];
      for (const row of days) {
        paid += cents(row.interestPaid);
        accrued += Number(row.accrued);
        expect(paid <= cap, row.on).toBe(true);
        expect(accrued).toBeLessThanOrEqual(Number(cap) / 100 + 0.01);
        if (previous !== undefined) {
          const bearing = Number(previous.principalBalance) + Number(previous.feeBalance);
          const run = (Date.parse(row.on) - Date.parse(previous.on)) / 86_400_000;
          expect(Number(row.accrued)).toBeLessThanOrEqual(Math.max(0, bearing * 0.008 * run) + 0.0001);
        }
        previous = row;
      }
    });
  });

  it('keeps no balance below zero while less than the principal was paid', () => {
    check(anyLoan, ({ raw, drawn }) => {
      const paid = drawn.paid.reduce((sum, { part }) => sum + part, 0);
      fc.pre(paid < 90);
      for (const row of only(raw).days ?? []) {
        for (const balance of [
          row.principalBalance,
          row.feeBalance,
          row.chargeBalance,
          row.interestBalance,
        ]) {
          expect(balance.startsWith('-'), `${row.on} ${balance}`).toBe(false);
        }
      }
    });
  });

  it('does not care in which order payments of different days were entered', () => {
    check(anyLoan, ({ raw }) => {
      expect(answersTo({ ...raw, events: raw.events.toReversed() })).toEqual(answersTo(raw));
    });
  });

  it('plans down to zero with the smallest level amount that does', () => {
    check(anyLoan, ({ raw, drawn, feeTotal }) => {
      const rows = only(raw).schedule ?? [];
      expect(rows.at(-1)?.balanceAfter).toBe('0.00');
      const principal = rows.reduce((sum, row) => sum + cents(row.principal ?? ''), 0n);
      expect(principal).toBe(BigInt(drawn.principal) + feeTotal);
      fc.pre(!drawn.addOn && rows.length > 1);
      const lower = cents(rows[0]?.total ?? '') - 1n;
      const list = rows.map((row) => ({ due: row.due, total: money(lower) }));
      const stated = { ...raw, terms: { ...raw.terms, method: 'custom', instalments: { list } } };
      expect(cents(only(stated).schedule?.at(-1)?.balanceAfter ?? '') > 0n).toBe(true);
    });
  });

  it('is closed by a real payment of the quoted settlement', () => {
    check(anyLoan, ({ raw, asOf }) => {
      const quoted = only({ ...raw, ask: [{ ...raw.ask[0], settle: true }] }).settlement ?? '';
      fc.pre(cents(quoted) > 0n);
      const paid = {
        ...raw,
        events: [...raw.events, pay(asOf, quoted)],
        ask: [{ ...raw.ask[0], settle: false }],
      };
      expect(statusOn(only(paid), asOf)?.[1]).toBe('closed');
    });
  });
});
