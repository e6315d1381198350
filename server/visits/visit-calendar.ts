/**
 * What does the calendar file of an appointment hold, for the borrower and for the visitors?
 *
 * RFC 5545, times in UTC so that no calendar can mistake the zone. A calendar is shown on locked screens and shared with families, so it
 * names no debt and no lender's business: a meeting, where, and how to move or decline it. The same appointment is the same event
 * (UID), with a sequence that grows when it is moved; one that was called off is sent as cancelled.
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { VisitPlace, VisitRow } from '../db/visits/visit-rows.ts';
import { PLACE_WORDS } from './visit-notice.ts';

const WORDS = {
  'zh-CN': {
    title: '约定的面谈',
    his: '您可以随时在官方页面改期或谢绝。来访者会出示证件，可用证件号核对。',
    theirs: '出发前查看是否仍然有效；进门须经同意。',
  },
  en: {
    title: 'Meeting as agreed',
    his: 'You can move or decline it at any time on the official page. The visitors show a card that you can check.',
    theirs: 'See before you leave whether it still stands; come in only where you are asked in.',
  },
} as const;

const MINUTE_MS = 60_000;
const ALARM_MINUTES = 120;

/** The file. `cards`: card numbers of those who come. `at`: the minute it is made, its stamp. */
export function visitCalendar(
  row: VisitRow,
  who: 'his' | 'theirs',
  cards: readonly string[],
  language: Language,
  at: Minute,
): string {
  const { slot, borrower, visit, fromAt, untilAt, state, place, confirmedAt, proposedAt } = row;
  if (fromAt === null || untilAt === null)
    throw new Error('a calendar file of a visit without an appointment');
  const words = WORDS[language];
  const isOff = state === 'cancelled' || state === 'declined' || state === 'lapsed';
  const calendar = ical({ prodId: { company: 'Anhuan', product: 'appointments' } });
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  const event = calendar.createEvent({
    id: `visit-${slot}-${borrower}-${visit}@visits.anhuan`,
    start: new Date(fromAt * MINUTE_MS),
    end: new Date(untilAt * MINUTE_MS),
    stamp: new Date(at * MINUTE_MS),
    sequence: (confirmedAt ?? proposedAt) - proposedAt + (isOff ? 1 : 0),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: words.title,
    location: placeName(place, language),
    description: `${words[who]}${cards.length > 0 ? ` (${cards.join(', ')})` : ''}`,
  });
  if (!isOff) event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_MINUTES * 60 });
  return calendar.toString();
}

const placeName = (place: VisitPlace, language: Language) =>
  PLACE_WORDS[place][language === 'en' ? 'en' : 'zh'];
