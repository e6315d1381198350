/**
 * Which days are public holidays in England and Wales, in Hong Kong, in the United States and in India?
 *
 * Weekends are days off besides, and none of them is worked. The United States and India by rule of law, the others as they were
 * proclaimed or gazetted, substitute days included. States of India and of the United States add days of their own, which are not
 * here. India's three are its national holidays; its government closes on more.
 */
import type { HolidayRule } from '../../rules/deadlines/working-day.ts';
import type { DaysOff } from './days-off.ts';

const BANKING_ACT = 'Banking and Financial Dealings Act 1971 s.1, sch.1; gov.uk/bank-holidays';

export const ENGLISH_DAYS_OFF: readonly DaysOff[] = [
  {
    year: 2024,
    source: BANKING_ACT,
    confidence: 'R',
    off: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  },
  {
    year: 2025,
    source: BANKING_ACT,
    confidence: 'P',
    off: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  },
  {
    year: 2026,
    source: BANKING_ACT,
    confidence: 'P',
    // Boxing Day falls on a Saturday.
    off: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  },
];

export const HONG_KONG_DAYS_OFF: readonly DaysOff[] = [
  {
    year: 2024,
    source: 'General Holidays Ordinance (Cap. 149); general holidays for 2024',
    confidence: 'R',
    off: [
      '01-01',
      '02-10',
      '02-12..02-13',
      '03-29..03-30',
      '04-01',
      '04-04',
      '05-01',
      '05-15',
      '06-10',
      '07-01',
      '09-18',
      '10-01',
      '10-11',
      '12-25..12-26',
    ],
  },
  {
    year: 2025,
    source: 'General Holidays Ordinance (Cap. 149); general holidays for 2025',
    confidence: 'P',
    off: [
      '01-01',
      '01-29..01-31',
      '04-04',
      '04-18..04-19',
      '04-21',
      '05-01',
      '05-05',
      '05-31',
      '07-01',
      '10-01',
      '10-07',
      '10-29',
      '12-25..12-26',
    ],
  },
  {
    year: 2026,
    source: 'General Holidays Ordinance (Cap. 149); general holidays for 2026, announced on 16 May 2025',
    confidence: 'S',
    off: [
      '01-01',
      '02-17..02-19',
      '04-03..04-04',
      '04-06..04-07',
      '05-01',
      '05-25',
      '06-19',
      '07-01',
      '09-26',
      '10-01',
      '10-19',
      '12-25..12-26',
    ],
  },
];

/** India's national holidays: Republic Day, Independence Day, Gandhi's birthday. Confidence P. */
export const INDIAN_HOLIDAYS: readonly HolidayRule[] = [
  { month: 1, date: 26 },
  { month: 8, date: 15 },
  { month: 10, date: 2 },
];
