import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Trouble } from '../../server/trouble.ts';
import { type Compared, compareLoan, countsOf } from './compare-plans.ts';
import { readLender } from './lender-file.ts';

/** A made-up loan of 10,000 at 12 % over 36 months, opened in January 2017: 332.15 a month. */
const LOAN = {
  funded_amnt: '10000',
  term: '36 months',
  int_rate: '12.0',
  installment: '332.15',
  issue_d: 'Jan-2017',
  total_rec_prncp: '10000',
  recoveries: '0',
  last_pymnt_d: 'Jan-2020',
  last_pymnt_amnt: '332.10',
};
/** What a calculator says is left of it after so many instalments, unrounded. */
const LEFT = (count: number) => {
  let owed = 10_000;
  for (let paid = 0; paid < count; paid += 1) owed += owed * 0.01 - 332.15;
  return owed;
};
const HARD = {
  hardship_status: 'COMPLETED',
  hardship_length: '3',
  hardship_start_date: 'Dec-2017',
  hardship_dpd: '0',
};
/** Ten instalments are paid: 7,571.20 is left, a month's interest is 75.71. */
const PLAN = {
  ...HARD,
  hardship_amount: '75.71',
  orig_projected_additional_accrued_interest: '227.13',
  hardship_payoff_balance_amount: (LEFT(10) * (1 + 0.12 * (20 / 360))).toFixed(2),
};
const DEAL = {
  settlement_status: 'ACTIVE',
  settlement_percentage: '45.0',
  settlement_term: '18',
  settlement_date: 'Dec-2018',
  total_rec_prncp: '4000',
  last_pymnt_d: 'Mar-2018',
};
const COLUMNS = [
  ...new Set(['id', ...Object.keys(LOAN), ...Object.keys(PLAN), ...Object.keys(DEAL), 'settlement_amount']),
];

const folder = mkdtempSync(join(tmpdir(), 'lender-'));
afterAll(() => rmSync(folder, { recursive: true }));
let written = 0;

async function readRows(rows: readonly Record<string, string>[]) {
  written += 1;
  const path = join(folder, `loans-${written}.csv`);
  const lines = rows.map((row, at) => {
    const whole: Record<string, string> = { ...LOAN, id: `loan-${at}`, ...row };
    return COLUMNS.map((name) => whole[name] ?? '').join(',');
  });
  writeFileSync(path, `${[COLUMNS.join(','), ...lines].join('\n')}\n`);
  return readLender(path);
}

async function compare(row: Record<string, string>, what: Compared['what']): Promise<Compared> {
  const { loans } = await readRows([row]);
  return loans.flatMap(compareLoan).find((one) => one.what === what)!;
}

describe('the payment of an interest-only plan', () => {
  test('is a month of interest where the payoff is the contract’s balance and whole days', async () => {
    const payment = await compare(PLAN, 'payment');
    expect(payment).toMatchObject({ file: 7_571n, ours: 7_571n, verdict: 'same' });
    expect(payment.why).toBe(
      'principal 7571.20: the payoff is the contract’s balance and 20 days of interest',
    );
  });

  test('is not taken from the file: another payment on the same balance is apart', async () => {
    expect(await compare({ ...PLAN, hardship_amount: '77.00' }, 'payment')).toMatchObject({
      ours: 7_571n,
      verdict: 'apart',
    });
    expect(await compare({ ...PLAN, hardship_amount: '75.72' }, 'payment')).toMatchObject({
      verdict: 'cent',
    });
  });

  test('follows from what was never repaid where only the plan’s payments came since', async () => {
    const row = {
      ...PLAN,
      total_rec_prncp: '2000.00',
      last_pymnt_amnt: '80.00',
      hardship_amount: '80.00',
      hardship_payoff_balance_amount: '8123.45',
    };
    expect(await compare(row, 'payment')).toMatchObject({ ours: 8_000n, verdict: 'same' });
  });

  test('was fixed before an overdue instalment came, where the payoff says so', async () => {
    const owed = LEFT(9);
    const row = {
      ...PLAN,
      hardship_dpd: '25',
      hardship_amount: (owed / 100).toFixed(2),
      hardship_payoff_balance_amount: (owed + owed * 0.12 * (55 / 360) - 332.15).toFixed(2),
    };
    expect(await compare(row, 'payment')).toMatchObject({ verdict: 'same' });
  });

  test('cannot be told where the loan was off its schedule, and the reason says how far', async () => {
    const payoff = (LEFT(10) + 33.33).toFixed(2);
    const payment = await compare({ ...PLAN, hardship_payoff_balance_amount: payoff }, 'payment');
    expect(payment).toMatchObject({ ours: null, verdict: 'untold' });
    expect(payment.why).toContain('after 10 of 11 instalments');
  });
});

describe('what a plan costs in all', () => {
  test('is three months of interest, and not told of a broken one', async () => {
    expect(await compare(PLAN, 'projected')).toMatchObject({ ours: 22_713n, verdict: 'same' });
    const wrong = { ...PLAN, orig_projected_additional_accrued_interest: '228.00' };
    expect(await compare(wrong, 'projected')).toMatchObject({ verdict: 'apart' });
    const broken = { ...PLAN, hardship_status: 'BROKEN', orig_projected_additional_accrued_interest: '' };
    expect(await compare(broken, 'projected')).toMatchObject({ verdict: 'same', ours: null });
    const untold = { ...PLAN, orig_projected_additional_accrued_interest: '' };
    expect(await compare(untold, 'projected')).toMatchObject({ verdict: 'apart' });
  });
});

describe('a settlement', () => {
  // 6,000 were not repaid; five months are 300.00, a late fee is 5 % of 332.15 = 16.61.
  test.each([
    ['no late fee', 2_835_00, 'late fees 0.00'],
    ['one late fee', 2_842_48, 'late fees 16.61'],
  ])('asks for its share of what was owed with %s', async (_, cents, parts) => {
    // 6,316.61 × 45 % is 2,842.4745: our waiver is rounded down, so the cent is asked for.
    const deal = await compare({ ...DEAL, settlement_amount: (cents / 100).toFixed(2) }, 'settlement');
    expect(deal).toMatchObject({ ours: BigInt(cents), verdict: 'same' });
    expect(deal.why).toContain(parts);
  });
  test('in whole dollars has the share that follows', async () => {
    const deal = { ...DEAL, settlement_amount: '2842', settlement_percentage: '44.99' };
    expect(await compare(deal, 'settlement')).toMatchObject({ verdict: 'same' });
  });
  test('of a balance that the file does not tell is not compared', async () => {
    const deal = await compare({ ...DEAL, settlement_amount: '2900.13' }, 'settlement');
    expect(deal).toMatchObject({ ours: null, verdict: 'untold' });
    expect(deal.why).toBe(
      '6444.73 must have been owed, 6000.00 was not repaid; the days of interest until it was given up are not told',
    );
  });
});

describe('the file', () => {
  test('loans without a plan are passed over, unreadable rows told and left out', async () => {
    const file = await readRows([
      {},
      PLAN,
      { ...PLAN, hardship_amount: '75.715' },
      { ...PLAN, hardship_amount: '' },
    ]);
    expect([file.rows, file.loans.length]).toEqual([4, 1]);
    expect(file.unreadable).toEqual([
      'line 4: hardship_amount: it has more than the 2 digits after the point that USD has',
      'line 5: hardship_amount is empty',
    ]);
  });
  test('without the columns is refused', async () => {
    const path = join(folder, 'other.csv');
    writeFileSync(path, 'id,amount\n1,2\n');
    await expect(readLender(path)).rejects.toThrow(Trouble);
  });
});

const REAL = process.env.ANHUAN_DATA;

test.skipIf(REAL === undefined)('the real file in the folder that ANHUAN_DATA names', async () => {
  const { loans } = await readLender(join(REAL ?? '', 'lendingclub', 'lendingclub_sample.csv.gz'));
  const counts = countsOf(loans.flatMap(compareLoan));
  expect(counts).toEqual({
    payment: { all: 19, same: 8, cent: 3, apart: 0, untold: 8 },
    projected: { all: 19, same: 19, cent: 0, apart: 0, untold: 0 },
    settlement: { all: 76, same: 39, cent: 8, apart: 0, untold: 29 },
  });
});
