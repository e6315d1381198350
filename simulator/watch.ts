/**
 * How does the made-up book pay, counted as the published figures were counted?
 *
 * Accounts are taken over, lived through and watched. A revolving account is looked at on the eve of each due day, as a card is
 * at its month end; an instalment from its due day to the payment that ends it. The first months, in which the
 * take-over still shows, are lived but not counted.
 */

import { type Account, type AccountEvent, overdueAmount } from '../rules/account.ts';
import { addMonths, civil, type Day } from '../rules/days.ts';
import type { Minor } from '../rules/money.ts';
import { penaltyOn } from '../rules/penalty.ts';
import type { Product } from '../rules/terms.ts';
import { dueBefore, payerOf } from './behaviour.ts';
import { contractsOf, type House } from './contracts.ts';
import type { Dice } from './dice.ts';
import { beginLife, type Life, liveThrough } from './lives.ts';
import { DAYS_PAID, PAID_NAMES } from './published.ts';
import { isDormant, purchasesIn } from './purchases.ts';
import { takeOver } from './takeover.ts';

/** Counts of everything that docs/calibration.md compares. */
export interface Tally {
  /** Passages between C, M1-2, M3, M4+ of revolving accounts in use. */
  readonly roll: number[][];
  /** Statements by what was paid of them, and those on which nothing was paid by months late afterwards. */
  readonly paid: number[];
  readonly byMonthsLate: { nothing: number; all: number }[];
  /** Growth of what is owed in months without payment, in percent. */
  readonly growth: number[];
  /** Instalments by the day they were paid, the same after one in time and one late: [late, all], and paid in parts. */
  readonly days: number[];
  readonly afterInTime: [late: number, all: number];
  readonly afterLate: [late: number, all: number];
  readonly inParts: [parts: number, all: number];
  /** Month ends by months late: revolving accounts, loans. */
  readonly lateRevolving: number[];
  readonly lateLoans: number[];
  accounts: number;
}

/** What is watched: so many borrowers of a seed, from `day` on, so many months lived and not counted, so many counted. */
export interface Watch {
  readonly seed: number;
  readonly borrowers: number;
  readonly day: Day;
  readonly unwatched: number;
  readonly months: number;
}

/** Lives and counts. */
export function measure(watch: Watch, house: House): Tally {
  const tally = emptyTally();
  for (let id = 1; id <= watch.borrowers; id += 1)
    for (const contract of contractsOf(watch.seed, id, house)) {
      const { product } = contract;
      if (isDormant(contract.dice) && product.statement !== null) continue;
      const payer = payerOf(watch.seed, id, contract.id);
      const { opening, schedule } = takeOver(contract, payer, watch.day, house);
      const life = beginLife({ opening, schedule }, false);
      const live: Live = (first, last, onlooker) =>
        liveThrough(life, payer, first, last, product, null, onlooker);
      tally.accounts += 1;
      const from = addMonths(watch.day, watch.unwatched, 1, 'clamp');
      live(watch.day, from - 1);
      if (product.statement === null) watchLoan(life, from, watch.months, live, tally);
      else watchBills(life, contract.dice, from, watch.months, product, live, tally);
    }
  return tally;
}

type Live = (first: Day, last: Day, onlooker?: (event: AccountEvent, after: Account) => void) => void;

function emptyTally(): Tally {
  return {
    roll: Array.from({ length: 4 }, () => [0, 0, 0, 0]),
    paid: PAID_NAMES.map(() => 0),
    byMonthsLate: Array.from({ length: 5 }, () => ({ nothing: 0, all: 0 })),
    growth: [],
    days: DAYS_PAID.map(() => 0),
    afterInTime: [0, 0],
    afterLate: [0, 0],
    inParts: [0, 0],
    lateRevolving: [0, 0, 0, 0],
    lateLoans: [0, 0, 0, 0],
    accounts: 0,
  };
}

/** Months late on `day`: how many due days, the oldest unpaid one included, lie behind. */
export function monthsLate(account: Account, day: Day): number {
  if (account.oldestDue === null) return 0;
  const last = dueBefore(account.oldestDue, day + 1);
  const [a, b] = [civil(account.oldestDue), civil(last)];
  return (b.year - a.year) * 12 + b.month - a.month + 1;
}

function groupOf(months: number): number {
  return months === 0 ? 0 : months <= 2 ? 1 : months === 3 ? 2 : 3;
}

/** From statement to statement what is paid; from eve to eve of the due days how late the account is, and what was paid. */
function watchBills(
  life: Life,
  dice: Dice,
  from: Day,
  months: number,
  product: Product,
  live: Live,
  tally: Tally,
): void {
  const terms = product.statement!;
  let before: { late: number; owed: Minor } | null = null;
  let sinceStatement = 0n;
  let sinceEve = 0n;
  const onlooker = ({ body }: AccountEvent) => {
    if (body.type !== 'fact' || body.fact.type !== 'paid') return;
    sinceStatement += body.fact.amount;
    sinceEve += body.fact.amount;
  };
  for (let month = 0; month < months; month += 1) {
    const made = addMonths(from, month, terms.statementDate, 'clamp');
    const next = addMonths(from, month + 1, terms.statementDate, 'clamp');
    live(made, made, onlooker);
    const bill = billOn(life.account, made, product);
    sinceStatement = 0n;
    const eve = made + terms.dueAfterDays - 1;
    live(made + 1, eve, onlooker);
    const owed = billOn(life.account, eve, product).owed + life.account.balances.notDue;
    const now = { late: monthsLate(life.account, eve), owed };
    if (before !== null) {
      const bought = purchasesIn(
        dice,
        addMonths(made, -1, terms.statementDate, 'clamp') + terms.dueAfterDays,
        eve,
      );
      countMonth(before, { late: now.late, owed: owed - bought }, sinceEve, tally);
    }
    before = now;
    sinceEve = 0n;
    live(eve + 1, next - 1, onlooker);
    if (bill.owed > 0n) tally.paid[kindOfPayment(bill, sinceStatement)]! += 1;
  }
}

/** What is owed on a statement, and the least that was asked of it when nothing was overdue. */
function billOn(account: Account, day: Day, product: Product): { owed: Minor; minimum: Minor } {
  const { billed, revolving, interest } = account.balances;
  const overdue = overdueAmount(account) + penaltyOn(account, day, product);
  const terms = product.statement!;
  const minimum = ((billed + revolving + overdue) * terms.minimumPpm) / 1_000_000n + interest;
  return { owed: overdue + billed + revolving + interest, minimum };
}

/** Place in PAID_NAMES. */
function kindOfPayment({ owed, minimum }: { owed: Minor; minimum: Minor }, paid: Minor): number {
  if (paid === 0n) return 0;
  const [whole, least, got] = [Number(owed), Number(minimum), Number(paid)];
  const at = [got < 0.99 * least, got < 1.05 * least, got < 0.995 * whole, got < 1.005 * whole, true];
  return 1 + at.indexOf(true);
}

interface Eve {
  readonly late: number;
  readonly owed: Minor;
}

/** A month between two eves: `now.owed` is without what was bought in it. */
function countMonth(before: Eve, now: Eve, paid: Minor, tally: Tally): void {
  tally.roll[groupOf(before.late)]![groupOf(now.late)]! += 1;
  tally.lateRevolving[groupOf(now.late)]! += 1;
  const row = tally.byMonthsLate[Math.min(now.late, 4)]!;
  row.all += 1;
  if (paid > 0n) return;
  row.nothing += 1;
  if (before.late > 0 && now.late > 0) tally.growth.push(Number(now.owed) / Number(before.owed) - 1);
}

/** Each instalment that falls due while nothing else is unpaid, until the payment that ends it. */
function watchLoan(life: Life, from: Day, months: number, live: Live, tally: Tally): void {
  const end = addMonths(from, months, 1, 'clamp') - 1;
  let open: Day | null = null;
  let lastPaid: Day = from;
  let payments = 0;
  let lastLate: boolean | null = null;
  let clear = life.account.oldestDue === null;
  let nextDue = life.account.next?.due ?? null;
  const fallsDue = (day: Day, unpaid: boolean): void => {
    if (clear && day <= end - 60) {
      if (lastLate !== null) countAgain(lastLate, unpaid, tally);
      if (unpaid) open = day;
      else {
        countPaid(lastPaid - day, tally);
        tally.inParts[0] += payments > 1 ? 1 : 0;
        tally.inParts[1] += 1;
      }
    }
    lastLate = clear ? unpaid : null;
    payments = 0;
  };
  const onlooker = ({ day, body }: AccountEvent, after: Account) => {
    if (body.type === 'fact' && body.fact.type === 'paid') {
      lastPaid = body.fact.valueOn;
      payments += 1;
      // Paid on the due day itself, the instalment falls due within the fact.
      if (nextDue !== null && after.next?.due !== nextDue) fallsDue(nextDue, after.oldestDue !== null);
      else if (open !== null && (after.oldestDue === null || after.oldestDue > open)) {
        countPaid(lastPaid - open, tally);
        open = null;
        payments = 0;
      }
    }
    if (body.type === 'due') fallsDue(day, body.unpaid);
    nextDue = after.next?.due ?? null;
    clear = after.oldestDue === null;
  };
  for (let month = 0; month < months; month += 1) {
    const last = addMonths(from, month + 1, 1, 'clamp') - 1;
    live(addMonths(from, month, 1, 'clamp'), last, onlooker);
    if (life.account.balances.notDue + overdueAmount(life.account) > 0n)
      tally.lateLoans[groupOf(monthsLate(life.account, last))]! += 1;
  }
  if (open !== null) countPaid(end - open, tally);
}

function countPaid(days: number, tally: Tally): void {
  tally.days[DAYS_PAID.findIndex(([, from, to]) => days >= from && days <= to)]! += 1;
}

function countAgain(lastLate: boolean, late: boolean, tally: Tally): void {
  const count = lastLate ? tally.afterLate : tally.afterInTime;
  count[0] += late ? 1 : 0;
  count[1] += 1;
}
