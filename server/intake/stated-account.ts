/**
 * What does an account start from when its host states everything: what is due and unpaid, and what is to come?
 *
 * Our own format. Instalments and statements with a due day before the day of take-over are what is unpaid of them;
 * the others are to come. What is stated must add up: principal to the instalments, everything to the balance.
 */
import type { Opening } from '../../rules/account.ts';
import { evolve, outstanding } from '../../rules/account.ts';
import { civil } from '../../rules/days.ts';
import { openingEvent, openingOf } from '../../rules/history.ts';
import { sum } from '../../rules/money.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { AccountRecord, StatementRecord } from './host-record.ts';
import { factOf, type Numbers, type TakenOver, type TakeOverRefusal, type Told } from './take-over.ts';

/** Takes an account over on the day its record names. */
export function takeStated(
  told: Told,
  record: AccountRecord,
  product: Product,
  numbers: Numbers,
): TakenOver | TakeOverRefusal {
  const day = record.takenOverOn;
  const instalments = told.instalments.map(
    ({ number, dueOn, principal, interest, fee }): Coming => ({
      seq: number,
      due: dueOn,
      principal,
      interest,
      fee: fee ?? 0n,
    }),
  );
  const rows = [...instalments, ...told.statements.map(billRow)].sort(
    (a, b) => a.due - b.due || a.seq - b.seq,
  );
  const wrong = shapeOf(told, record, product, rows) ?? ratesOf(record, product);
  if (wrong !== null) return wrong;
  const coming = rows.filter(({ due }) => due >= day);
  const bill = told.statements.find(({ dueOn }) => dueOn >= day) ?? null;
  const opening: Opening = openingOf(product, day, {
    id: numbers.account,
    borrower: numbers.borrower,
    interestPpm: perProduct(record.interest, product.interest),
    penaltyPpm: perProduct(record.penalty, product.penalty),
    principal: record.principal,
    billed: bill?.unpaid ?? 0n,
    minimum: bill?.minimum ?? 0n,
    revolving: record.revolving ?? 0n,
    interest: record.accruedInterest ?? 0n,
    penalty: record.accruedPenalty ?? 0n,
    arrears: rows.filter(({ due }) => due < day),
    credit: record.credit ?? 0n,
    next: coming[0] ?? null,
    nextStatement: product.statement === null ? null : record.nextStatementOn,
  });
  const owed = outstanding(evolve(null, openingEvent(opening)));
  if (owed !== record.balance)
    return {
      refused: `what is stated adds up to ${owed} smallest units, the balance says ${record.balance}`,
      column: 'balance',
      remedy:
        'Balance = principal + unpaid instalments and statements + revolving + accrued interest and penalty − credit; future interest is not owed yet.',
    };
  return {
    opening,
    schedule: product.family === 'instalment' ? coming : [],
    facts: told.facts.map(factOf),
    hostBalance: record.balance,
    measure: 'outstanding',
    doubt: null,
  };
}

/** A yearly rate in the product's own count of days; the product's rate when the host says none. */
function perProduct(yearly: bigint | null, rate: Product['interest']): bigint {
  if (yearly === null) return rate.ppm;
  return rate.perDays === 1 ? yearly / DAYS_A_YEAR : yearly;
}

const DAYS_A_YEAR = 365n;

/** A product with a rate a day needs yearly rates that are whole ppm a day: nothing is rounded in silence. */
function ratesOf({ interest, penalty }: AccountRecord, product: Product): TakeOverRefusal | null {
  const broken = (yearly: bigint | null, { perDays }: Product['interest']) =>
    yearly !== null && perDays === 1 && yearly % DAYS_A_YEAR !== 0n;
  if (!broken(interest, product.interest) && !broken(penalty, product.penalty)) return null;
  return {
    refused: 'the yearly rate is not a whole number of millionths a day',
    column: broken(interest, product.interest) ? 'interest' : 'penalty',
    remedy: 'Give 365 × the daily rate: 0.05 % a day is 18.25.',
  };
}

function billRow({ statementOn, dueOn, unpaid }: StatementRecord): Coming {
  const { year, month } = civil(statementOn);
  return { seq: year * 100 + month, due: dueOn, principal: unpaid, interest: 0n, fee: 0n };
}

/** The rows fit the product and the principal; null when they do. */
function shapeOf(
  told: Told,
  record: AccountRecord,
  product: Product,
  rows: readonly Coming[],
): TakeOverRefusal | null {
  const refuse = (refused: string, column: string, remedy: string): TakeOverRefusal => ({
    refused,
    column,
    remedy,
  });
  if (product.family === 'instalment' && told.statements.length > 0)
    return refuse('an instalment product has no statements', 'product', 'Give instalments.');
  if (product.family === 'revolving' && told.instalments.length > 0)
    return refuse('a revolving product has no instalments', 'product', 'Give statements.');
  if (product.family === 'instalment' && (record.revolving ?? 0n) + (record.accruedInterest ?? 0n) > 0n)
    return refuse(
      'an instalment product has no revolving principal and no interest beside its instalments',
      'revolving',
      'Give the interest that is due with its instalment.',
    );
  const twice = rows.find(({ seq }, place) => rows.findIndex((row) => row.seq === seq) !== place);
  if (twice !== undefined)
    return refuse(`number ${twice.seq} stands twice among its rows`, 'account', 'Number each once.');
  const ahead = rows.filter(({ due }) => due >= record.takenOverOn);
  if (product.family === 'revolving') {
    if (record.nextStatementOn === null || record.nextStatementOn < record.takenOverOn)
      return refuse('a revolving account needs a statement day to come', 'nextStatementOn', 'Give it.');
    return ahead.length > 1
      ? refuse('more than one bill waits for its due day', 'account', 'Give the last one.')
      : null;
  }
  const planned = sum(ahead.map(({ principal }) => principal));
  if (planned !== record.principal)
    return refuse(
      `the instalments to come repay ${planned} smallest units, the principal is ${record.principal}`,
      'principal',
      'The principal not yet due is what the instalments to come repay.',
    );
  return null;
}
