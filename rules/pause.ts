/**
 * On which days does this account not age?
 *
 * A pause is a span of days [from, to). Pauses that overlap or touch are one: the account is paused while any of
 * them holds, in whatever order they became known. To resume ends every pause known before that day.
 */

import type { Account, Fact } from './account.ts';
import type { PausedSpan } from './ageing.ts';
import { type Day, overlap } from './days.ts';

/** Days that are not counted, and the fact that began them. */
export interface Pause extends PausedSpan {
  readonly by: Fact & { readonly type: 'paused' };
}

/** The pauses that the facts make together, earliest first, none touching another, none before the opening. */
export function pausesOf(facts: readonly Fact[], openedOn: Day): Pause[] {
  const resumed = facts.filter(({ type }) => type === 'resumed').map(({ valueOn }) => valueOn);
  const spans = facts
    .filter((fact) => fact.type === 'paused')
    .map((by) => ({ from: Math.max(by.from, openedOn), to: endOf(by, resumed), by }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || (a.by.id < b.by.id ? -1 : 1));
  const merged: Pause[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || last.to < span.from) merged.push(span);
    else merged[merged.length - 1] = { ...last, to: Math.max(last.to, span.to) };
  }
  return merged;
}

function endOf(pause: Fact & { type: 'paused' }, resumed: readonly Day[]): Day {
  return Math.min(pause.to, ...resumed.filter((day) => day > pause.valueOn));
}

/** Days since the oldest due day that finished pauses took; the running pause is counted by itself. */
export function finishedDays(account: Account, pauses: readonly PausedSpan[], on: Day): number {
  const due = account.oldestDue;
  if (due === null) return 0;
  const finished = pauses.filter(({ from, to }) => to <= on && from !== account.pausedFrom);
  return finished.reduce((days, { from, to }) => days + overlap(due, on, from, to), 0);
}
