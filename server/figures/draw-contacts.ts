/**
 * How do contacts, their hours and refusals look?
 *
 * Pure: counted rows in, a figure out.
 */
import type { Made } from '../db/figures/figure-read.ts';
import { wayName } from './draw-money.ts';
import { partsText } from './draw-passages.ts';
import { contactFinding, hourFinding, refusalFinding } from './figure-finding.ts';
import { type Cell, type Drawing, type Figure, shareOf } from './figure-shape.ts';
import { COLUMN_WORDS } from './figure-words.ts';

/** Ways of which somebody tells us whether it arrived, and whether it was read. */
const TELLS_DELIVERY: ReadonlySet<string> = new Set([
  'in-app',
  'sms',
  'call',
  'voicemail',
  'letter',
  'visit',
]);
const TELLS_READING: ReadonlySet<string> = new Set(['in-app', 'call', 'visit']);
const TAKES_ANSWERS: ReadonlySet<string> = new Set(['sms', 'email', 'call', 'visit']);

const STAGES = ['delivered', 'read', 'answered', 'paid'] as const;
type Stage = (typeof STAGES)[number];

const isTold = (way: string, stage: Stage): boolean =>
  stage === 'delivered'
    ? TELLS_DELIVERY.has(way)
    : stage === 'read'
      ? TELLS_READING.has(way)
      : stage === 'answered'
        ? TAKES_ANSWERS.has(way)
        : true;

const total = (some: readonly Made[], of: 'attempts' | 'people' | Stage): number =>
  some.reduce((sum, one) => sum + one[of], 0);

/** The funnel by way, and by step in the table. */
export function drawContacts(counted: readonly Made[], { language }: Drawing): Figure {
  const words = COLUMN_WORDS[language];
  // What was laid out on a day without a contact is a cost and no contact.
  const made = counted.filter(({ attempts }) => attempts > 0);
  const ways = [...new Set(made.map(({ way }) => way))].sort();
  const attempts = total(made, 'attempts');
  const measured = made.filter(({ way }) => TELLS_DELIVERY.has(way));
  const rows = made
    .toSorted((a, b) => (a.way === b.way ? (a.step < b.step ? -1 : 1) : a.way < b.way ? -1 : 1))
    .map((one): Cell[] => {
      const cell = (stage: 'sent' | Stage): Cell => {
        const value = stage === 'sent' ? one.attempts : isTold(one.way, stage) ? one[stage] : null;
        return value === null || value === 0 ? { value } : { value, of: partsText(one.way, one.step, stage) };
      };
      return [
        { value: wayName(one.way, language) },
        { value: one.step === '-' ? words.noStep : one.step },
        cell('sent'),
        ...STAGES.map(cell),
        { value: shareOf(one.paid, one.attempts) },
      ];
    });
  return {
    figure: 'contacts',
    finding: contactFinding(
      {
        attempts,
        delivered: shareOf(total(measured, 'delivered'), total(measured, 'attempts')) ?? 0,
        paid: shareOf(total(made, 'paid'), attempts),
      },
      language,
    ),
    chart:
      attempts === 0
        ? null
        : {
            kind: 'bars',
            unit: 'count',
            axis: words.way,
            along: ways.map((way) => wayName(way, language)),
            series: (['sent', ...STAGES] as const).map((stage) => ({
              name: words[stage],
              ...(stage === 'sent' ? { baseline: true } : {}),
              values: ways.map((way) => {
                const own = made.filter((one) => one.way === way);
                if (stage === 'sent') return total(own, 'attempts');
                return isTold(way, stage) ? total(own, stage) : null;
              }),
            })),
          },
    columns: [
      { name: words.way, kind: 'text' },
      { name: words.step, kind: 'text' },
      { name: words.sent, kind: 'count' },
      ...STAGES.map((stage) => ({ name: words[stage], kind: 'count' as const })),
      { name: words.paidShare, kind: 'share' },
    ],
    rows,
  };
}

type HourRow = {
  readonly weekday: number;
  readonly hour: number;
  readonly attempts: number;
  readonly reached: number;
};
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Fewer contacts than this in an hour of a weekday say nothing about it. */
const ENOUGH = 20;

/** The heat map; `quiet`: hours of the day in which the law lets nobody be contacted. */
export function drawHours(
  hours: readonly HourRow[],
  quiet: readonly number[],
  { language }: Drawing,
): Figure {
  const words = COLUMN_WORDS[language];
  const weekdayName = (weekday: number) => words.weekdays[weekday - 1]!;
  const best = hours
    .filter(({ attempts }) => attempts >= ENOUGH)
    .toSorted((a, b) => b.reached / b.attempts - a.reached / a.attempts || b.attempts - a.attempts)[0];
  const inQuiet = hours
    .filter(({ hour }) => quiet.includes(hour))
    .reduce((sum, { attempts }) => sum + attempts, 0);
  return {
    figure: 'hours',
    finding: hourFinding(
      hours.length === 0
        ? null
        : {
            best: best === undefined ? null : words.atHour(weekdayName(best.weekday), best.hour),
            share: best === undefined ? 0 : shareOf(best.reached, best.attempts)!,
            inQuiet,
          },
      language,
    ),
    chart:
      hours.length === 0
        ? null
        : {
            kind: 'heat',
            along: HOURS.map((hour) => `${hour}:00`),
            down: words.weekdays,
            cells: hours.map(({ weekday, hour, attempts }) => [hour, weekday - 1, attempts] as const),
            quiet,
          },
    columns: [
      { name: words.weekday, kind: 'text' },
      { name: words.hour, kind: 'text' },
      { name: words.sent, kind: 'count' },
      { name: words.reached, kind: 'count' },
      { name: words.reachedShare, kind: 'share' },
    ],
    rows: hours
      .toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour)
      .map(({ weekday, hour, attempts, reached }) => [
        { value: weekdayName(weekday) },
        { value: `${hour}:00` },
        { value: attempts, of: partsText(weekday, hour, 'sent') },
        reached === 0 ? { value: 0 } : { value: reached, of: partsText(weekday, hour, 'reached') },
        { value: shareOf(reached, attempts) },
      ]),
  };
}

/** What stands behind a name of a rule. */
export interface RuleTold {
  readonly why: string;
  readonly source: string | null;
}

/** Refusals, the most frequent first. */
export function drawRefusals(
  refused: readonly { readonly rule: string; readonly code: string; readonly contacts: number }[],
  tell: (rule: string, code: string) => RuleTold,
  { language }: Drawing,
): Figure {
  const words = COLUMN_WORDS[language];
  const all = refused.reduce((sum, { contacts }) => sum + contacts, 0);
  const told = refused.map((one) => ({ ...one, ...tell(one.rule, one.code) }));
  const [first] = told;
  const shown = told.slice(0, 12);
  return {
    figure: 'refusals',
    finding: refusalFinding(
      first === undefined ? null : { why: first.why, share: shareOf(first.contacts, all)!, contacts: all },
      language,
    ),
    chart:
      first === undefined
        ? null
        : {
            kind: 'across',
            unit: 'count',
            axis: words.rule,
            along: shown.map(({ why }) => why),
            series: [{ name: words.contacts, values: shown.map(({ contacts }) => contacts) }],
          },
    columns: [
      { name: words.why, kind: 'text' },
      { name: words.rule, kind: 'text' },
      { name: words.contacts, kind: 'count' },
      { name: words.share, kind: 'share' },
    ],
    rows: told.map(({ rule, code, contacts, why, source }) => [
      { value: why },
      { value: source === null ? rule : `${rule} · ${source}` },
      { value: contacts, of: partsText(rule, code) },
      { value: shareOf(contacts, all) },
    ]),
  };
}
