/**
 * Which step of the ladder is next, and when?
 *
 * A strategy is dated data: rungs with a day past due (or before the due day, below zero), a channel and a
 * reason, in a closed vocabulary. The ladder is walked: a harder step needs a milder one that was tried, whatever
 * the day says (promise: milder first). Planning a contact sends nothing.
 */

import { type Account, type AccountEvent, type Channel, overdueAmount } from './account.ts';
import { dayAtDaysPastDue, daysPastDueOf, isPaused } from './arrears.ts';
import type { Day } from './days.ts';
import type { Minor } from './money.ts';
import type { Product } from './terms.ts';

/** One step as written by a strategist. */
export interface Step {
  readonly id: string;
  /** Days past due; below zero: days before the due day. */
  readonly day: number;
  /** Repeated every so many days … */
  readonly every?: number;
  /** … up to and including this day past due. */
  readonly until?: number;
  readonly channel: Channel;
  readonly template: string;
  readonly tone: 'friendly' | 'plain' | 'firm' | 'formal';
  /** Channels that must have been tried in these arrears before this step may be planned. */
  readonly needs: readonly Channel[];
  /** Only while at least this much is asked for and unpaid, in minor units. */
  readonly least?: Minor;
}

/** How a ladder is walked where its days alone leave that open. */
export interface Walk {
  /** Rungs passed without closing: only the last counts (absent), or one each night from the first on, none skipped. */
  readonly missed?: 'one-by-one';
  /** Repeated steps whose days overlap: all of them (absent), or only the one that runs the fewest days. */
  readonly overlap?: 'narrowest';
}

/** A version of a ladder. Its steps are validated by `compileStrategy` before anything uses it. */
export interface Strategy {
  readonly id: string;
  readonly version: number;
  readonly steps: readonly Step[];
  readonly walk?: Walk;
}

/** A strategy with repeats written out and sorted by day: what closing reads. */
export interface Ladder {
  readonly id: string;
  readonly version: number;
  readonly rungs: readonly Rung[];
  readonly missed?: Walk['missed'];
}

/** A step on one of its days. */
export interface Rung {
  readonly day: number;
  readonly step: Step;
}

/** Which channels must come before which (design promise 3: milder first). */
const MILDER: Readonly<Partial<Record<Channel, readonly Channel[]>>> = {
  letter: ['sms', 'call'],
  visit: ['sms', 'call', 'letter'],
  court: ['sms', 'call', 'letter'],
};

/** Writes out repeats and checks the strategy; the answer lists what is wrong, in words for a strategist. */
export function compileStrategy(strategy: Strategy): { ladder: Ladder } | { refused: readonly string[] } {
  const wrong: string[] = [];
  const ids = new Set<string>();
  for (const step of strategy.steps) {
    if (ids.has(step.id)) wrong.push(`step "${step.id}" stands twice: give each step a name of its own`);
    ids.add(step.id);
    if ((step.every === undefined) !== (step.until === undefined))
      wrong.push(`step "${step.id}": "every" and "until" go together`);
    if (step.every !== undefined && step.every < 1)
      wrong.push(`step "${step.id}": "every" must be at least 1`);
    const missing = (MILDER[step.channel] ?? []).filter((channel) => !step.needs.includes(channel));
    if (missing.length > 0)
      wrong.push(
        `step "${step.id}": a ${step.channel} needs ${missing.join(' and ')} tried before it (milder first)`,
      );
  }
  const firstMessage = Math.min(
    ...strategy.steps.filter(({ channel }) => channel === 'sms').map(({ day }) => day),
  );
  for (const { id, channel, day } of strategy.steps)
    if (channel === 'call' && day <= firstMessage)
      wrong.push(`step "${id}": a call on day ${day} comes before any text message (milder first)`);
  if (wrong.length > 0) return { refused: wrong };
  const { id, version, steps, walk } = strategy;
  const stands = (step: Step, day: number) =>
    walk?.overlap !== 'narrowest' || steps.every((other) => !isNarrower(other, step) || !covers(other, day));
  const rungs = steps.flatMap((step) =>
    daysOf(step).flatMap((day) => (stands(step, day) ? [{ day, step }] : [])),
  );
  rungs.sort((a, b) => a.day - b.day);
  return { ladder: walk?.missed ? { id, version, rungs, missed: walk.missed } : { id, version, rungs } };
}

function covers({ day, until }: Step, position: number): boolean {
  return day <= position && position <= (until ?? day);
}

function isNarrower(a: Step, b: Step): boolean {
  return (a.until ?? a.day) - a.day < (b.until ?? b.day) - b.day;
}

function daysOf(step: Step): number[] {
  if (step.every === undefined || step.until === undefined) return [step.day];
  const days: number[] = [];
  for (let day = step.day; day <= step.until; day += step.every) days.push(day);
  return days;
}

/**
 * The steps that closing `day` plans for the next day. Rungs that were passed without closing (an account taken
 * over late) are not made up for: only the last of them counts, unless the strategy skips none. A step whose milder
 * channel was not tried is held.
 */
export function planSteps(account: Account, day: Day, product: Product, ladder: Ladder): AccountEvent[] {
  const on = day + 1;
  if (account.writtenOffOn !== null || isPaused(account, on)) return [];
  const position = positionOn(account, on, product);
  if (position === null) return [];
  const reached = reachedRung(account, position, ladder);
  if (reached === undefined) return [];
  return ladder.rungs
    .filter((rung) => rung.day === reached.day && isWorth(rung, account))
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
function reachedRung(account: Account, position: number, ladder: Ladder): Rung | undefined {
  const [first, last] = [placeAhead(account, ladder), placeAfter(ladder, position) - 1];
  const step = ladder.missed === 'one-by-one' ? 1 : -1;
  for (let place = step > 0 ? first : last; place >= first && place <= last; place += step) {
    const rung = ladder.rungs[place]!;
    if (isWorth(rung, account)) return rung;
  }
  return undefined;
}

/** The next rung that is not walked yet; undefined when the ladder has none left for what is unpaid. */
function firstWorth(account: Account, ladder: Ladder): Rung | undefined {
  for (let place = placeAhead(account, ladder); place < ladder.rungs.length; place += 1) {
    const rung = ladder.rungs[place]!;
    if (!isAhead(rung.day, account)) return undefined;
    if (isWorth(rung, account)) return rung;
  }
  return undefined;
}

function isWorth({ step }: Rung, account: Account): boolean {
  return step.least === undefined || overdueAmount(account) >= step.least;
}

/** First day after `after` whose closing could plan a step for its morrow; null when the ladder has none left. */
export function nextStepOn(account: Account, after: Day, product: Product, ladder: Ladder): Day | null {
  if (account.writtenOffOn !== null) return null;
  const rung = firstWorth(account, ladder);
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

/** True while the account, as it stands, would still be contacted on day `on` about a rung: a payment silences it. */
export function stillAsks(account: Account, on: Day, rungDay: number, product: Product): boolean {
  if (account.writtenOffOn !== null || isPaused(account, on)) return false;
  const position = positionOn(account, on, product);
  return position !== null && position < 0 === rungDay < 0;
}

/** Place of the first rung that was not walked; before the due day none of the rungs after it. */
function placeAhead({ ladderDay, oldestDue }: Account, ladder: Ladder): number {
  const walked = ladderDay ?? Number.NEGATIVE_INFINITY;
  return placeAfter(ladder, oldestDue === null ? walked : Math.max(walked, -1));
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
