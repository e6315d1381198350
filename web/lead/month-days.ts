/** Which weeks does a month lie in? Days as ISO texts; a week begins on its Monday. */
import { dayOf, formatDay, parseDay } from '../../rules/days.ts';

/** 1970-01-01, day 0, was a Thursday. */
const mondayOf = (day: number) => day - ((((day + 3) % 7) + 7) % 7);

/** The Mondays of the weeks that "2026-11" touches. */
export function mondaysOf(month: string): string[] {
  const [year, place] = month.split('-').map(Number) as [number, number];
  const first = dayOf(year, place, 1);
  const last = (place === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, place + 1, 1)) - 1;
  const mondays: string[] = [];
  for (let monday = mondayOf(first); monday <= last; monday += 7) mondays.push(formatDay(monday));
  return mondays;
}

export function addDays(day: string, days: number): string {
  return formatDay(parseDay(day)! + days);
}

export const dayNumber = (day: string): number => Number(day.slice(8));
