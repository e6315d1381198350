/**
 * On which days does a plan ask for money?
 *
 * On the wished day, every month, and on the next working day where that is a day off in the calendar of the borrower's place. Years
 * whose days off are not proclaimed yet move over weekends alone, and the plan says so: a holiday proclaimed later may only
 * give more time, never less.
 */
import { addMonths, civil, type Day, type MonthEnd } from '../days.ts';
import { isLack } from '../deadlines/lack.ts';
import { rollForward, type WorkCalendar } from '../deadlines/working-day.ts';
import { weekdayOf } from '../gate/local-time.ts';

const SATURDAY = 5;

/** The day itself, or the next working day; `sure` false: its year's days off are not known. */
export function workingDay(day: Day, calendar: WorkCalendar): { readonly day: Day; readonly sure: boolean } {
  const rolled = rollForward(day, calendar);
  if (!isLack(rolled)) return { day: rolled, sure: true };
  let open = day;
  while (weekdayOf(open) >= SATURDAY) open += 1;
  return { day: open, sure: false };
}

/** The first due day: the wished one, else the next pay day, else a month from now; never before tomorrow nor after `latest`. */
export function firstDue(
  today: Day,
  latest: Day,
  wished: Day | null,
  salaryDate: number | null,
  monthEnd: MonthEnd,
): Day {
  const on = wished ?? (salaryDate === null ? addMonths(today, 1, civil(today).date, monthEnd) : payDay());
  return Math.min(Math.max(on, today + 1), latest);

  function payDay(): Day {
    const here = addMonths(today, 0, salaryDate!, monthEnd);
    return here > today ? here : addMonths(today, 1, salaryDate!, monthEnd);
  }
}

/** `count` days a month apart, from `first` on, aiming at `wishedDate`, each rolled to a working day. */
export function monthlyDays(
  first: Day,
  count: number,
  wishedDate: number,
  monthEnd: MonthEnd,
  calendar: WorkCalendar,
): Day[] {
  return Array.from(
    { length: count },
    (_, place) =>
      workingDay(place === 0 ? first : addMonths(first, place, wishedDate, monthEnd), calendar).day,
  );
}
