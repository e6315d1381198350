/**
 * What does the calendar file of a borrower's due days hold?
 *
 * RFC 5545: one whole day for each, with an alarm in the morning three days before. It names no lender's debt and no account number in
 * full, because calendars are shown on locked screens and shared with families; the amount stands only in the description.
 */
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { type Day, formatDay } from '../../../rules/days.ts';
import { type Language, moneyText } from '../../../rules/telling/language.ts';
import type { DueDate } from './due-dates.ts';

const WORDS = {
  'zh-CN': {
    name: '我的还款日',
    title: '还款日',
    text: (amount: string, product: string) => `${product}：${amount}。在官方应用查看或调整。`,
  },
  en: {
    name: 'My due days',
    title: 'Due day',
    text: (amount: string, product: string) => `${product}: ${amount}. See or change it in the official app.`,
  },
} as const;

const DAY_MS = 86_400_000;
const ALARM_DAYS = 3;

/** The file. `made`: the day it is made on, its stamp; the same day gives the same bytes. */
export function dueCalendar(dates: readonly DueDate[], language: Language, made: Day): string {
  const words = WORDS[language];
  const calendar = ical({ name: words.name, prodId: { company: 'Anhuan', product: 'due days' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const { day, account, product, amount } of dates) {
    const event = calendar.createEvent({
      id: `${formatDay(day)}-${account}@due.anhuan`,
      start: new Date(day * DAY_MS),
      end: new Date((day + 1) * DAY_MS),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(made * DAY_MS),
      summary: words.title,
      description: words.text(
        moneyText(amount, product.currency, language),
        product.name[language === 'en' ? 'en' : 'zh'],
      ),
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_DAYS * 86_400 - 9 * 3_600 });
  }
  return calendar.toString();
}
