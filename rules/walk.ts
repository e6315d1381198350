/**
 * Which step of the ladder is next, and when?
 *
 * The ladder is walked rung by rung: a harder step needs a milder one that was tried, whatever the day says (promise: milder
 * first). Planning a contact sends nothing.
 */
import { type Account, type AccountEvent, overdueAmount } from './account.ts';
import { dayAtDaysPastDue, daysPastDueOf, isPaused } from './arrears.ts';
import type { Day } from './days.ts';
import { isQuiet } from './plan/alive-plan.ts';
import type { Ladder, Rung } from './strategy.ts';
import type { Product } from './terms.ts';

/**
 * The steps that closing `day` plans for the next day. Rungs that were passed without closing (an account taken
 * over late) are not made up for: only the last of them counts, unless the strategy skips none. A step whose milder
 * channel was not tried is held.
 */
export function planSteps(account: Account, day: Day, product: Product, ladder: Ladder): AccountEvent[] {
  const on = day + 1;
  if (account.writtenOffOn !== null || isPaused(account, on) || isQuiet(account)) return [];
  const position = positionOn(account, on, product);
  if (position === null) return [];
  const reached = reachedRung(account, position, product, ladder);
  if (reached === undefined) return [];
  return ladder.rungs
    .filter((rung) => rung.day === reached.day && isWorth(rung, account, product))
    .map(({ step }) => ({
      day,
      body: {
        type: 'step',
        step: step.id,
        on,
        ladderDay: reached.day,
        missing: step.needs.find((channel) => !account.tried.includes(channel)) ?? null,
      },
      postings: [],
    }));
}

/** The rung to walk at a position: of those that were passed the last, or the first where none may be skipped. */
function reachedRung(account: Account, position: number, product: Product, ladder: Ladder): Rung | undefined {
  const [first, last] = [placeAhead(account, product, ladder), placeAfter(ladder, position) - 1];
  const step = ladder.missed === 'one-by-one' ? 1 : -1;
  for (let place = step > 0 ? first : last; place >= first && place <= last; place += step) {
    const rung = ladder.rungs[place]!;
    if (isWorth(rung, account, product)) return rung;
  }
  return undefined;
}

/** The next rung that is not walked yet; undefined when the ladder has none left for what is unpaid. */
function firstWorth(account: Account, product: Product, ladder: Ladder): Rung | undefined {
  for (let place = placeAhead(account, product, ladder); place < ladder.rungs.length; place += 1) {
    const rung = ladder.rungs[place]!;
    if (!isAhead(rung.day, account)) return undefined;
    if (isWorth(rung, account, product)) return rung;
  }
  return undefined;
}

function isWorth({ step, had }: Rung, account: Account, product: Product): boolean {
  if (step.least !== undefined && overdueAmount(account) < step.least) return false;
  return !had?.some(({ until, day }) => passedOn(account, until, product) >= day);
}

/** True while a rung may still come: not walked, not passed when this version began, not had earlier under one before. */
export function isStillAhead(rung: Rung, account: Account, product: Product, ladder: Ladder): boolean {
  return rung.day > walkedTo(account, product, ladder) && isWorth(rung, account, product);
}

/** First day after `after` whose closing could plan a step for its morrow; null when the ladder has none left. */
export function nextStepOn(account: Account, after: Day, product: Product, ladder: Ladder): Day | null {
  if (account.writtenOffOn !== null || isQuiet(account)) return null;
  const rung = firstWorth(account, product, ladder);
  if (rung === undefined) return null;
  const on = dayOfRung(account, rung.day, product);
  if (on === null) return null;
  const closing = Math.max(on - 1, after + 1);
  return isPaused(account, closing + 1) && account.pausedTo !== null ? account.pausedTo - 1 : closing;
}

/** Where the account stands on the ladder: days past due, or days to its due day below zero; null when neither. */
function positionOn(account: Account, day: Day, product: Product): number | null {
  if (account.oldestDue !== null) {
    const days = daysPastDueOf(account, day, product);
    return days === 0 ? null : days;
  }
  if (account.next === null || day >= account.next.due || isProvidedFor(account)) return null;
  return day - account.next.due;
}

/** Nobody is reminded of what is paid already: the bill's minimum, or the next instalment out of money paid ahead. */
function isProvidedFor(account: Account): boolean {
  const { next, nextStatement, minimum, balances } = account;
  if (next === null) return true;
  if (nextStatement !== null) return minimum === 0n;
  return -balances.credit >= next.principal + next.interest + next.fee;
}

/** True while the account, as it stands, would still be contacted on day `on` about a rung: a payment or an agreement silences it. */
export function stillAsks(account: Account, on: Day, rungDay: number, product: Product): boolean {
  if (account.writtenOffOn !== null || isPaused(account, on) || isQuiet(account)) return false;
  const position = positionOn(account, on, product);
  return position !== null && position < 0 === rungDay < 0;
}

/** Place of the first rung that was not walked; before the due day none of the rungs after it. */
function placeAhead(account: Account, product: Product, ladder: Ladder): number {
  const walked = walkedTo(account, product, ladder);
  return placeAfter(ladder, account.oldestDue === null ? walked : Math.max(walked, -1));
}

/** What lies behind an account: walked, or passed on the day on which this version began. */
function walkedTo(account: Account, product: Product, { since }: Ladder): number {
  const walked = account.ladderDay ?? Number.NEGATIVE_INFINITY;
  return since === undefined ? walked : Math.max(walked, passedOn(account, since, product));
}

/** Where the account stood on a day that is over. */
function passedOn(account: Account, day: Day, product: Product): number {
  return positionOn(account, day, product) ?? Number.NEGATIVE_INFINITY;
}

/** Place of the first rung after a day: rungs are sorted, and every account of a night asks twice. */
function placeAfter({ rungs }: Ladder, day: number): number {
  let [low, high] = [0, rungs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rungs[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rungs of the right side (before or after the due day) that were not walked yet. */
function isAhead(rungDay: number, account: Account): boolean {
  if (rungDay < 0 !== (account.oldestDue === null)) return false;
  return account.ladderDay === null || rungDay > account.ladderDay;
}

function dayOfRung(account: Account, rungDay: number, product: Product): Day | null {
  if (account.oldestDue !== null) return dayAtDaysPastDue(account, rungDay, product);
  return account.next === null || isProvidedFor(account) ? null : account.next.due + rungDay;
}
