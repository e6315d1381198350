/**
 * What stands about me at the credit bureau, until when, and what have I done since to outlive it?
 *
 * The end of a record is the law's (rules/deadlines/negative-record.ts); what the borrower can do is pay on the day, month after month, and
 * see it add up. Nothing here is a score.
 */
import { civil, type Day } from '../days.ts';
import { type NegativeRecordTerms, negativeRecordEnd } from '../deadlines/negative-record.ts';

/** One thing told to the bureau. */
export interface CreditEvent {
  readonly day: Day;
  readonly act: 'announce' | 'report' | 'update' | 'mark' | 'unmark' | 'end' | 'correct';
  readonly since: Day;
}

/** A record as it stands. `leavesOn`: last day on which it may be shown; null: its time has not begun, or no law here names one. */
export interface StandingRecord {
  readonly since: Day;
  readonly reportedOn: Day;
  readonly endedOn: Day | null;
  readonly marked: boolean;
  readonly leavesOn: Day | null;
}

/** The records that were reported and not corrected, oldest first. */
export function recordsOf(
  events: readonly CreditEvent[],
  terms: NegativeRecordTerms | null,
): StandingRecord[] {
  return [...Map.groupBy(events, ({ since }) => since)].flatMap(([since, own]) => {
    const reported = own.find(({ act }) => act === 'report');
    if (reported === undefined || own.some(({ act }) => act === 'correct')) return [];
    const endedOn = own.find(({ act }) => act === 'end')?.day ?? null;
    const marks = own.filter(({ act }) => act === 'mark' || act === 'unmark');
    const leaves =
      terms === null ? null : negativeRecordEnd({ conductEnded: endedOn, delinquentFrom: since }, terms);
    return [
      {
        since,
        reportedOn: reported.day,
        endedOn,
        marked: marks.at(-1)?.act === 'mark',
        leavesOn: typeof leaves === 'number' ? leaves : null,
      },
    ];
  });
}

/**
 * Whole months up to `today`, the running one left out, in which something was asked for and nothing was late, counted back from now
 * without a gap that was late. `late`: days [from, to) in arrears (to null: still); `asked`: due days.
 */
export function monthsInOrder(
  asked: readonly Day[],
  late: readonly { readonly from: Day; readonly to: Day | null }[],
  today: Day,
): number {
  const thisMonth = monthOf(today);
  const lateMonths = new Set<number>();
  for (const { from, to } of late)
    for (let month = monthOf(from); month <= monthOf(Math.min(to ?? today, today)); month += 1)
      lateMonths.add(month);
  const askedMonths = [...new Set(asked.filter((due) => due < today).map(monthOf))].sort((a, b) => b - a);
  let months = 0;
  for (const month of askedMonths) {
    if (lateMonths.has(month)) break;
    if (month < thisMonth) months += 1;
  }
  return lateMonths.has(thisMonth) ? 0 : months;
}

function monthOf(day: Day): number {
  const { year, month } = civil(day);
  return year * 12 + month;
}
