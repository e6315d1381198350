/**
 * Where does a day stand in the picture of a ladder?
 *
 * The first thirty days take more than half of it, since most happens there; what follows is drawn closer. The same table back from a place
 * to a day serves dragging.
 */
import { CHANNELS, type Channel } from '../../../rules/account.ts';
import type { WrittenStep } from '../../../server/ladder/strategy-text.ts';

export const WIDE = 1080;
export const LEFT = 150;
export const LANE = 52;
/** A day of 24 hours under the name of a lane. */
export const STRIP = 72;
const RIGHT = 24;
const FIRST = -5;
const NEAR = 30;
const SHARE = 0.62;

export const TICKS = [-5, 0, 7, 14, 21, 30, 60, 90, 120, 150, 180, 240, 300, 365] as const;

/** The last day drawn. */
export function lastDay(steps: readonly WrittenStep[]): number {
  return Math.max(180, ...steps.map(({ day, until }) => Math.min(1_000, Math.max(day, until ?? day)) + 5));
}

export function xOf(day: number, last: number): number {
  const room = WIDE - LEFT - RIGHT;
  const near = room * SHARE;
  if (day <= NEAR) return LEFT + 14 + ((Math.max(day, FIRST - 6) - FIRST) * (near - 14)) / (NEAR - FIRST);
  return LEFT + near + ((Math.min(day, last) - NEAR) * (room - near)) / (last - NEAR);
}

/** The day nearest to a place. */
export function dayAtX(x: number, last: number): number {
  let [best, far] = [0, Number.POSITIVE_INFINITY];
  for (let day = FIRST; day <= last; day += 1) {
    const away = Math.abs(xOf(day, last) - x);
    if (away < far) [best, far] = [day, away];
  }
  return best;
}

export function laneY(channel: Channel): number {
  return 30 + LANE * CHANNELS.indexOf(channel);
}

/** All days of a step; one that is half written has its first alone. */
export function daysOf({ day, every, until }: WrittenStep): number[] {
  if (every === undefined || until === undefined || every < 1) return [day];
  const days: number[] = [];
  for (let on = day; on <= until && days.length < 400; on += every) days.push(on);
  return days.length === 0 ? [day] : days;
}
