/**
 * When is a visit worth thinking of, and what does the house reckon that it brings and costs?
 *
 * Dated data. What is marked "assumption" rests on no source of ours: it is put down with its reason, to be replaced by the house's own
 * figures, and it is shown as an assumption wherever a visit is proposed. Nothing is booked by it.
 */
import { dayOf } from '../../../rules/days.ts';
import type { VisitTerms } from '../../../rules/visits/visit-course.ts';
import type { WorthTerms } from '../../../rules/visits/visit-worth.ts';

/** A house's terms of visits, in force from a day on. */
export interface HouseVisits {
  readonly id: string;
  readonly from: number;
  readonly terms: VisitTerms;
  readonly worth: WorthTerms;
}

export const VISIT_TERMS: readonly HouseVisits[] = [
  {
    id: 'visits@1',
    from: dayOf(2020, 1, 1),
    terms: {
      // Assumption: a visit is for debts that everything milder had months for.
      daysPastDueLeast: 90,
      // Assumption: below this the journey alone costs more than visits bring; 3,000.00.
      overdueLeast: 300_000n,
      // Assumption: a step has failed when a week went by after it and nothing came.
      failedAfterDays: 7,
      // Assumption: who declined is left in peace for a quarter of a year.
      restAfterDeclineDays: 90,
      // Two hours for each meeting; three to ten days ahead, so that he can arrange himself.
      windowMinutes: 120,
      firstDaysAhead: 3,
      lastDaysAhead: 10,
      windowStarts: [9 * 60 + 30, 11 * 60 + 30, 14 * 60, 16 * 60, 17 * 60 + 30],
      // An appointment of 18:50 is kept by somebody who rings between 18:40 and the end of the window.
      earlyMinutes: 10,
      // So long before the appointment leave can be taken on the way; the table of permits allows no more.
      permitMinutes: 60,
      // For nobody's comfort: a rough place says that somebody was there and not which door.
      positionMetres: 500,
    },
    worth: {
      currency: 'CNY',
      parts: [
        {
          name: 'wages',
          // Assumption: two people, two hours with the way, 60.00 an hour.
          amount: 24_000n,
          why: {
            en: 'two visitors, two hours each with the way, 60.00 an hour',
            zh: '两名走访人员，含路程各两小时，每小时 60.00',
          },
        },
        {
          name: 'travel',
          // Assumption: 30 km at 1.60, the order of a taxi in a Chinese city.
          amount: 4_800n,
          why: { en: '30 km at 1.60', zh: '30 公里，每公里 1.60' },
        },
        {
          name: 'office',
          // Assumption: planning, approval and the report, 12 minutes of an hour at 60.00.
          amount: 1_200n,
          why: { en: 'planning, approval and report', zh: '安排、审批和记录' },
        },
      ],
      // Assumption: who confirmed an appointment is met four times of five.
      metPpm: 800_000n,
      // Assumption: one of four who are met agrees and pays; no published figure is known to us.
      agreesPpm: 250_000n,
      // Assumption: of what is overdue a kept agreement brings three fifths.
      bringsPpm: 600_000n,
    },
  },
];

/** The terms in force on a day. Throws before the first: there is no house without them. */
export function visitTermsOn(day: number): HouseVisits {
  const found = VISIT_TERMS.findLast(({ from }) => from <= day);
  if (found === undefined) throw new Error('no terms of visits are in force yet');
  return found;
}

/** The terms by the name under which a visit was proposed. */
export function visitTermsNamed(id: string): HouseVisits {
  const found = VISIT_TERMS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no terms of visits are called ${id}`);
  return found;
}

/** One piece of sound from a telephone, some seconds of it; and all that is recorded on one visit: some hours of speech. */
export const MOST_PIECE_BYTES = 512 * 1024;
export const MOST_SOUND_BYTES = 60 * 1024 * 1024;
