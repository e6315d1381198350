/**
 * What do the columns of the UCI data set "Default of Credit Card Clients" mean?
 *
 * One row a card: six bills (`BILL_AMT1` of September 2005 back to `BILL_AMT6` of April), what was paid in each
 * month (`PAY_AMT1` settles `BILL_AMT2`), and the months late by the host (`PAY_0` of September). Sex, education,
 * marriage and age are protected attributes: they are not read. Amounts are whole New Taiwan dollars.
 */
import type { Mapping } from '../mapping.ts';

const DOLLARS = { is: 'amount', unit: 'major', sign: 'any' } as const;

export const UCI_TAIWAN: Mapping = {
  id: 'uci-taiwan',
  host: 'uci-taiwan',
  title: 'Credit cards, Taiwan, April to September 2005',
  credit:
    'Yeh, I-Cheng (2009). Default of Credit Card Clients [Dataset]. UCI Machine Learning Repository, https://doi.org/10.24432/C55S3H, CC BY 4.0.',
  language: 'zh-CN',
  region: 'TW',
  timeZone: 'Asia/Taipei',
  asOf: '2005-09',
  assumed: [
    'Due dates are not in the data: a statement is made at each month’s end and due 15 days later.',
    'The minimum payment is not in the data: 2 % of the bill, at least NT$ 1,000.',
    'Payment dates and contacts are not in the data: payments are taken as made before take-over, and no contact as tried, so the ladder begins anew.',
    'Rates are not in the data: 20 % a year on what revolves and on what is overdue, no late fee.',
    'n months late means: the bill of n months before the last fell due and is unpaid. The overdue amount is the bill before the last less what was paid since, never more than the last bill; when nothing is left of it, the account is not overdue, whatever its status.',
    'Bills and payments before August, and the credit limit, are not taken over.',
  ],
  tables: [
    {
      record: 'card',
      product: 'taiwan-card',
      currency: 'TWD',
      columns: {
        ID: { field: 'account', cell: { is: 'text' } },
        PAY_0: { field: 'monthsLate', cell: { is: 'whole', least: -2, most: 9 } },
        BILL_AMT1: { field: 'bill', cell: DOLLARS },
        BILL_AMT2: { field: 'billBefore', cell: DOLLARS },
        PAY_AMT1: { field: 'paid', cell: { is: 'amount', unit: 'major', sign: 'not-negative' } },
      },
      ignored: [
        'LIMIT_BAL',
        'SEX',
        'EDUCATION',
        'MARRIAGE',
        'AGE',
        'PAY_2',
        'PAY_3',
        'PAY_4',
        'PAY_5',
        'PAY_6',
        'BILL_AMT3',
        'BILL_AMT4',
        'BILL_AMT5',
        'BILL_AMT6',
        'PAY_AMT2',
        'PAY_AMT3',
        'PAY_AMT4',
        'PAY_AMT5',
        'PAY_AMT6',
        'default.payment.next.month',
      ],
    },
  ],
};
