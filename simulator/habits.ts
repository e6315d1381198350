/**
 * How do people pay? The numbers behind the made-up borrowers, each with the published aggregate it was fitted to.
 *
 * Sources: "UCI" is Yeh, I-Cheng (2009), Default of Credit Card Clients, UCI Machine Learning Repository,
 * https://doi.org/10.24432/C55S3H, CC BY 4.0: 30,000 card holders, Taiwan, April to September 2005. "SuperLender" is 24,090
 * loans of 15–90 days, Nigeria 2016–17; "Home Credit" is a sample of 1,000 instalments; of both only aggregates were
 * at hand. What comes out of these numbers stands beside the published figures in docs/calibration.md.
 */

/** Shares of outcomes in the order of their meaning; they add up to 1. */
export type Shares = readonly number[];

/**
 * Two kinds of borrowers, the same for all of a borrower's accounts: those who are often late and the others.
 * With 24 % often late, an instalment is late with probability 0.24 × 0.54 + 0.76 × 0.08; after a late one it is late in
 * 39.5 %, after one in time in 14.4 % (SuperLender), because a late one makes the first kind more likely.
 */
export const OFTEN_LATE_SHARE = 0.2435;

/** Chance that an instalment is not paid by its due day: the others, the often late. */
export const INSTALMENT_MISSED = [0.08, 0.54] as const;

/** The same for a bill: of someone who paid the last one in full, and of someone whose balance revolves. Fitted to UCI C→M1-2. */
export const BILL_MISSED = {
  full: [0.063, 0.295],
  revolves: [0.085, 0.405],
} as const;

/** Who missed a bill and does not pay before the next one falls due. Not published (UCI sees only month ends): our own choice. */
export const BILL_STAYS_LATE = 0.5;

/** Days an instalment is paid ahead of its due day: [share, from, to]. SuperLender, its early bins without the late ones. */
export const DAYS_EARLY: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.0789, 15, 26],
  [0.1324, 8, 14],
  [0.245, 4, 7],
  [0.194, 2, 3],
  [0.1235, 1, 1],
  [0.2262, 0, 0],
];

/** Days a missed instalment is paid late: [share of the missed, from, to]. SuperLender; the last row never pays by itself. */
export const DAYS_LATE: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.2246, 1, 1],
  [0.1845, 2, 3],
  [0.2218, 4, 7],
  [0.2015, 8, 15],
  [0.1292, 16, 27],
  [0.0384, 31, 31],
];

/** A bill is out nine days before it is due; it is paid so many days ahead, as the bins above allow. */
export const BILL_DAYS_EARLY: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.18, 6, 8],
  [0.28, 3, 5],
  [0.24, 1, 2],
  [0.3, 0, 0],
];

/**
 * Months late at the eve of the next due day, given months late (1, 2, 3, 4 or more) at the eve of this one: [current, 1, 2,
 * 3, one more]. Fitted so that the coarse matrix of UCI comes out: M1-2 → C 25.3 %, → M3 6.3 %; M3 → C 15.9 %, → M1-2
 * 42.5 %, → M3 15.9 %; M4+ → C 3.1 %, → M1-2 27.3 %, → M3 5.1 %.
 */
export const LATE_NEXT: readonly Shares[] = [
  [0.2529, 0.32, 0.4271],
  [0.2529, 0.1, 0.519, 0.1281],
  [0.1588, 0.1, 0.3251, 0.1588, 0.2573],
  [0.0312, 0.07, 0.2031, 0.0507, 0.645],
];

/** Chance that someone who stays put still pays a little, by months late before (0 … 4 or more). Fitted to UCI "paid nothing". */
export const TOKEN_PAID: Shares = [0.24, 0.38, 0.22, 0.16, 0.06];

/**
 * Someone whose balance revolves pays this bill in full; someone who paid the last one in full lets this one revolve. UCI has
 * 5.7 and 13.7 %, but there arrears end by paying the minimum. Here the whole bill is overdue and must be paid, after which
 * nothing revolves: these are fitted so that the shares of full payers and of minimum payers come out.
 */
export const TURNS_FULL = 0.03;
export const TURNS_REVOLVING = 0.42;

/**
 * Of those who let a bill revolve: what they pay as multiples of the minimum, [share, from, to]. UCI, status 0, where the
 * minimum is about 5 % of the bill: (2,5] %, (5,10] %, (10,20] %, (20,50] %, (50,100) %. Here the minimum is 10 %.
 */
export const PAID_OVER_MINIMUM: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.5127, 1, 1],
  [0.2558, 1, 2],
  [0.124, 2, 4],
  [0.0786, 4, 8],
  [0.0289, 8, 9.9],
];

/** Of those who pay in full: share that pays more than the bill (UCI: 8.9 of 25.2 %). */
export const PAYS_MORE = 0.35;

/** Share of revolving accounts without any use (UCI, mean of six months 13.5 %; September 9.2 %). */
export const DORMANT = 0.12;

/** Instalments paid in two parts (Home Credit: 11.2 % of payments were less than the instalment). */
export const IN_TWO_PARTS = 0.11;

/** Late payments that reach us days after they were made: the bank's own delay, and our reason to heal the past. Our own choice. */
export const SLOWLY_TOLD = 0.06;
export const TELLING_DAYS = 2;

/** Someone 35 days late asks for, and is given, a month without reminders. Our own choice. */
export const HARDSHIP = { share: 0.04, at: 35, days: 30 } as const;
