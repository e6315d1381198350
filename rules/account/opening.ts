/**
 * What does an account start from?
 *
 * A new loan, or one taken over from another system with what is unpaid of it and what was paid ahead.
 */
import type { Account } from '../account.ts';
import type { Day } from '../days.ts';
import { NOTHING } from '../ledger.ts';
import { least, type Minor, most } from '../money.ts';
import type { Coming } from '../terms.ts';

/**
 * What the account starts from: a new loan, or one taken over from another system with what is unpaid of it.
 * Amounts in minor units. A new loan has nothing billed, no arrears and no credit.
 */
export interface Opening {
  readonly id: bigint;
  readonly borrower: bigint;
  readonly product: number;
  readonly openedOn: Day;
  readonly interestPpm: bigint;
  readonly penaltyPpm: bigint;
  /** Principal not yet asked for: the loan paid out, or what is left of it. */
  readonly principal: Minor;
  /** Principal on the statement that waits for its due day, and what of it keeps the account out of arrears. */
  readonly billed: Minor;
  readonly minimum: Minor;
  /** Principal of earlier statements that bears interest; interest and penalty accrued and unpaid. */
  readonly revolving: Minor;
  readonly interest: Minor;
  readonly penalty: Minor;
  /** What was due and unpaid at take-over, oldest first. */
  readonly arrears: readonly Coming[];
  /** Money the borrower had paid ahead at take-over. */
  readonly credit: Minor;
  /** First instalment, or the statement that waits for its due day; null when there is none. */
  readonly next: Coming | null;
  readonly nextStatement: Day | null;
}

/**
 * The opening with money paid ahead used up: it pays what was due and unpaid first, oldest first and charges before
 * principal, then what has accrued, then the bill that waits. So credit and arrears never stand side by side.
 */
export function netOfCredit(opening: Opening): Opening {
  let left = opening.credit;
  const pay = (owed: Minor): Minor => {
    const paid = least(left, owed);
    left -= paid;
    return owed - paid;
  };
  const arrears = [...opening.arrears]
    .sort((a, b) => a.due - b.due)
    .map((row) => ({
      ...row,
      fee: pay(row.fee),
      interest: pay(row.interest),
      principal: pay(row.principal),
    }))
    .filter(({ fee, interest, principal }) => fee + interest + principal > 0n);
  const { penalty, interest, revolving } = opening;
  const accrued = { penalty: pay(penalty), interest: pay(interest), revolving: pay(revolving) };
  const billed = pay(opening.billed);
  const minimum = most(0n, opening.minimum - (opening.billed - billed));
  return { ...opening, arrears, ...accrued, billed, minimum, credit: left };
}

/** An account on its opening day, before its opening event is counted. */
export function openAccount(opening: Opening): Account {
  return {
    id: opening.id,
    borrower: opening.borrower,
    product: opening.product,
    openedOn: opening.openedOn,
    interestPpm: opening.interestPpm,
    penaltyPpm: opening.penaltyPpm,
    balances: NOTHING,
    granted: grantedOf(opening),
    charged: 0n,
    settledTo: opening.openedOn,
    interestCarry: 0n,
    penaltyCarry: 0n,
    oldestDue: opening.arrears[0]?.due ?? null,
    lastDue: null,
    next: opening.next,
    nextStatement: opening.nextStatement,
    minimum: opening.minimum,
    ladderDay: null,
    pausedFrom: null,
    pausedTo: null,
    pausedDays: 0,
    writtenOffOn: null,
    soldOn: null,
    tried: [],
    plan: null,
    rearranged: null,
    seq: 0,
  };
}

function grantedOf({ principal, billed, revolving, arrears }: Opening): Minor {
  return arrears.reduce((total, row) => total + row.principal, principal + billed + revolving);
}
