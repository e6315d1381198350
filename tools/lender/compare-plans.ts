/**
 * `./anhuan compare-plans FILE`: do our plan rules give the figures of a lender's own hardship plans and settlements?
 *
 * Three questions, each told with the share to the cent and every exception with its reason: the reduced payment of an interest-only
 * plan, what the plan costs in all, and what a settlement asks for. Where the file does not tell the balance, that is the answer.
 */
import { US_LOAN } from '../../policy/hosts/host-products.ts';
import { divideRounded, formatAmount, type Minor, most, sum } from '../../rules/money.ts';
import { Trouble } from '../../server/trouble.ts';
import type { Run } from '../commands.ts';
import { type HeldBalance, heldBalance, monthsBetween, scheduledBalances, toMinor } from './held-balance.ts';
import { DOLLARS, type HardshipRow, type LenderLoan, readLender, type SettlementRow } from './lender-file.ts';
import { interestOnly, settledFor, wholeOf } from './plan-figures.ts';

/** One figure of the file beside ours. `same`: to the cent; `cent`: one cent away; `apart`: more; `untold`: the file does not tell what it depends on. */
export interface Compared {
  readonly loan: string;
  readonly what: 'payment' | 'projected' | 'settlement';
  readonly file: Minor | null;
  readonly ours: Minor | null;
  readonly verdict: 'same' | 'cent' | 'apart' | 'untold';
  readonly why: string;
}

export const run: Run = async ({ words, json }) => {
  const [file] = words;
  if (file === null || file === undefined)
    throw new Trouble('compare-plans needs a file.', './anhuan compare-plans lendingclub.csv.gz');
  const read = await readLender(file);
  const compared = read.loans.flatMap(compareLoan);
  const counts = countsOf(compared);
  const { rows, unreadable } = read;
  if (json) {
    const answer = { rows, unreadable, counts, compared };
    process.stdout.write(
      `${JSON.stringify(answer, (_, one) => (typeof one === 'bigint' ? dollars(one) : one))}\n`,
    );
  } else process.stdout.write(`${spoken(rows, unreadable, counts, compared).join('\n')}\n`);
  return 0;
};

/** Every figure of a loan's plans. */
export function compareLoan(loan: LenderLoan): Compared[] {
  return [
    ...(loan.hardship === null ? [] : hardshipFigures(loan, loan.hardship)),
    ...(loan.settlement === null ? [] : [settlementFigure(loan, loan.settlement)]),
  ];
}

function hardshipFigures(loan: LenderLoan, plan: HardshipRow): Compared[] {
  const held = heldBalance(loan, plan);
  return [paymentFigure(loan, plan, held), projectedFigure(loan, plan)];
}

function paymentFigure(loan: LenderLoan, plan: HardshipRow, held: HeldBalance | null): Compared {
  const figure = { loan: loan.id, what: 'payment', file: plan.payment } as const;
  if (held === null) return { ...figure, ours: null, verdict: 'untold', why: offSchedule(loan, plan) };
  const [ours] = interestOnly(loan, held.principal, plan.months, plan.startsIn);
  const proof = {
    unmoved: 'only the plan’s payments came since',
    schedule: `the payoff is the contract’s balance and ${held.days} days of interest`,
    'before-payment': `the payoff is what was left when an instalment with ${held.days} days of interest was paid`,
  }[held.proof];
  const why = `principal ${dollars(held.principal)}: ${proof}`;
  if (ours === undefined)
    return { ...figure, ours: null, verdict: 'apart', why: 'our rules draft no such plan' };
  return { ...figure, ours, ...judged(ours, plan.payment, why, NOT_QUITE[held.proof]) };
}

/** What a cent of difference means, by the proof. */
const NOT_QUITE: Record<HeldBalance['proof'], string> = {
  unmoved:
    'the plan’s payments were a little more than its interest, so the principal was a few cents higher when it began',
  schedule:
    'the last instalment came late or in parts, so a little of it went to interest and the principal was higher',
  'before-payment': 'the instalments before it came late, so a little more of them went to interest',
};

function judged(
  ours: Minor,
  file: Minor,
  why: string,
  aCent: string,
): { verdict: Compared['verdict']; why: string } {
  const away = ours - file;
  if (away === 0n) return { verdict: 'same', why };
  return away === 1n || away === -1n
    ? { verdict: 'cent', why: `${why}; ${aCent}` }
    : { verdict: 'apart', why };
}

/** Where the payoff does not fit the contract: what the payment says of the principal, and how far that is from the contract's. */
function offSchedule(loan: LenderLoan, plan: HardshipRow): string {
  const low = impliedPrincipal(plan.payment * 2n - 1n, loan.ratePpm);
  const high = impliedPrincipal(plan.payment * 2n + 1n, loan.ratePpm);
  const balances = scheduledBalances(loan).map(toMinor);
  const count = balances.findIndex((owed) => owed <= high);
  const due = monthsBetween(loan.openedIn, plan.startsIn);
  const days = daysBetween(plan.payoff, low, high, loan.ratePpm);
  return (
    `the payoff of ${dollars(plan.payoff)} is not the contract’s balance and whole days, so payments came late or in parts. The payment ` +
    `means a principal of ${dollars(low)} to ${dollars(high)}: at most ${dollars(high - (balances[count] ?? 0n))} above the contract’s ` +
    `after ${count} of ${due} instalments; ${days === null ? 'some interest was unpaid beside' : `the payoff is that and ${days} days of interest`}`
  );
}

/** A whole number of days of interest between a principal within these bounds and the payoff; null: there is none. */
function daysBetween(payoff: Minor, low: Minor, high: Minor, ppm: bigint): number | null {
  for (let days = 1n; days <= 95n; days += 1n) {
    const principal = divideRounded(payoff * 360_000_000n, 360_000_000n + ppm * days, 'half-up');
    if (principal >= low && principal <= high) return Number(days);
  }
  return null;
}

/** The principal of which this, in half minor units, is a month's interest. */
function impliedPrincipal(halves: bigint, ppm: bigint): Minor {
  return ppm === 0n ? 0n : divideRounded(halves * 12n * 1_000_000n, ppm * 2n, 'half-up');
}

/** What the plan costs in all, from the payment of the file: this asks about the number of months, not about the balance. */
function projectedFigure(loan: LenderLoan, plan: HardshipRow): Compared {
  const figure = { loan: loan.id, what: 'projected', file: plan.projected } as const;
  const principal = impliedPrincipal(plan.payment * 2n, loan.ratePpm);
  const ours = sum(interestOnly(loan, principal, plan.months, plan.startsIn));
  if (plan.projected === null)
    return plan.state === 'BROKEN'
      ? { ...figure, ours: null, verdict: 'same', why: 'broken: the file tells none' }
      : { ...figure, ours, verdict: 'apart', why: `the file tells none, and the plan is ${plan.state}` };
  const why = `${plan.months} months of interest on a principal that stands still`;
  return { ...figure, ours, verdict: ours === plan.projected ? 'same' : 'apart', why };
}

/** Months after which the lender gives a loan up, and the late fees that can stand on it by then. */
const GIVEN_UP_AFTER = [5n, 4n] as const;
const FEES_MOST = 5;

/** A settlement of a loan that was given up: its principal, the interest until then, and late fees, of which the file tells no number. */
function settlementFigure(loan: LenderLoan, deal: SettlementRow): Compared {
  const figure = { loan: loan.id, what: 'settlement', file: deal.amount } as const;
  const principal = loan.lent - loan.principalPaid;
  let nearly: Compared | null = null;
  for (const parts of givenUpWith(loan, principal)) {
    const owed = wholeOf(parts);
    const ours = settledFor(parts, deal.sharePpm, deal.months);
    const why = `${dollars(owed)} owed: principal ${dollars(principal)}, interest ${dollars(parts.interest)}, late fees ${dollars(parts.fee)}`;
    if (ours === deal.amount) return { ...figure, ours, verdict: 'same', why };
    if (deal.amount % 100n === 0n && sharePrinted(deal.amount, owed) === deal.sharePpm)
      return { ...figure, ours, verdict: 'same', why: `${why}; agreed in whole dollars, the share follows` };
    if (ours === deal.amount + 1n && nearly === null) {
      const rounding = 'our waiver is rounded down to the cent, the lender’s share to the nearest';
      nearly = { ...figure, ours, verdict: 'cent', why: `${why}; ${rounding}` };
    }
  }
  if (nearly !== null) return nearly;
  const owed = divideRounded(deal.amount * 1_000_000n, most(1n, deal.sharePpm), 'half-up');
  const paidSince =
    loan.lastPaidIn !== null && loan.lastPaidIn >= deal.agreedIn && loan.recovered < deal.amount;
  const why = `${dollars(owed)} must have been owed, ${dollars(principal)} was not repaid; ${
    paidSince
      ? 'payments since the settlement count as repaid principal in the file'
      : 'the days of interest until it was given up are not told'
  }`;
  return { ...figure, ours: null, verdict: 'untold', why };
}

/** What can have been owed when the loan was given up. */
function givenUpWith({ ratePpm, instalment }: LenderLoan, principal: Minor) {
  return GIVEN_UP_AFTER.flatMap((months) =>
    Array.from({ length: FEES_MOST + 1 }, (_, fees) => ({
      principal,
      interest: divideRounded(principal * ratePpm * months, 12_000_000n, 'half-up'),
      fee: BigInt(fees) * lateFee(instalment),
    })),
  );
}

/** A share as the file prints it: per cent with two digits. */
function sharePrinted(amount: Minor, whole: Minor): bigint {
  return whole === 0n ? 0n : divideRounded(amount * 10_000n, whole, 'half-up') * 100n;
}

function lateFee(instalment: Minor): Minor {
  const terms = US_LOAN.lateFee;
  if (terms === null || terms.kind !== 'percent') return 0n;
  return most(terms.least, divideRounded(instalment * terms.ppm, 1_000_000n, 'half-up'));
}

export interface Counts {
  readonly all: number;
  readonly same: number;
  readonly cent: number;
  readonly apart: number;
  readonly untold: number;
}

export function countsOf(compared: readonly Compared[]): Record<Compared['what'], Counts> {
  const of = (what: Compared['what']): Counts => {
    const those = compared.filter((one) => one.what === what);
    const count = (verdict: Compared['verdict']) => those.filter((one) => one.verdict === verdict).length;
    return {
      all: those.length,
      same: count('same'),
      cent: count('cent'),
      apart: count('apart'),
      untold: count('untold'),
    };
  };
  return { payment: of('payment'), projected: of('projected'), settlement: of('settlement') };
}

const TITLES: Record<Compared['what'], string> = {
  payment: 'reduced payment = a month of interest on the principal',
  projected: 'projected extra interest = all months of the plan',
  settlement: 'settlement = its share of what was owed',
};

function spoken(
  rows: number,
  unreadable: readonly string[],
  counts: Record<Compared['what'], Counts>,
  compared: readonly Compared[],
): string[] {
  const lines = [`${rows} loans read`, ...unreadable.map((what) => `left out, ${what}`)];
  for (const what of ['payment', 'projected', 'settlement'] as const) {
    const { all, same, cent, apart, untold } = counts[what];
    const told = all - untold;
    const share =
      told === 0 ? 'none to compare' : `${((100 * same) / told).toFixed(1)} % of those it can be told for`;
    lines.push(
      '',
      `${TITLES[what]}`,
      `  ${all} rows: ${same} to the cent (${share}), ${cent} a cent away, ${apart} further, ${untold} not told by the file`,
    );
    for (const one of compared)
      if (one.what === what && one.verdict !== 'same')
        lines.push(
          `  ${one.loan}: ${one.file === null ? '—' : dollars(one.file)}, ours ${one.ours === null ? '—' : dollars(one.ours)}: ${one.why}`,
        );
  }
  return lines;
}

const dollars = (amount: Minor) => formatAmount(amount, DOLLARS);
