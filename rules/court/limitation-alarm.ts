/**
 * When must somebody look at a claim because its limitation period ends?
 *
 * Alarms at fixed numbers of days before the end, each once. What interrupts the period only puts the end off, so an account needs to be
 * reckoned again on its next alarm day and not before: the quiet ones cost nothing.
 */
import type { Day } from '../days.ts';

/** Days before the end, the earliest first. */
export const ALARM_DAYS = [180, 90, 30] as const;
export type AlarmDays = (typeof ALARM_DAYS)[number];

/** Where a claim stands. `alarm`: the last that was reached, null: none; `next`: when it is looked at again, null: never by itself. */
export interface AlarmStanding {
  readonly alarm: AlarmDays | 0 | null;
  readonly next: Day | null;
}

/** `ends` null: the period stands still. Alarm 0: it has run out. */
export function alarmOn(ends: Day | null, today: Day): AlarmStanding {
  if (ends === null) return { alarm: null, next: null };
  if (today > ends) return { alarm: 0, next: null };
  const reached = ALARM_DAYS.filter((days) => today >= ends - days).at(-1) ?? null;
  const coming = ALARM_DAYS.find((days) => today < ends - days);
  return { alarm: reached, next: coming === undefined ? ends + 1 : ends - coming };
}
