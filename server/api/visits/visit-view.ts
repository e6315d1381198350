/**
 * How does a visit look to whoever may see it?
 */
import { visitTermsNamed } from '../../../policy/house/visits/visit-terms.ts';
import { formatDay } from '../../../rules/days.ts';
import { clockText, DAY_MINUTES, localOf, type Minute } from '../../../rules/gate/local-time.ts';
import type { Currency } from '../../../rules/money.ts';
import type { Window } from '../../../rules/visits/visit-course.ts';
import type { VisitWorth } from '../../../rules/visits/visit-worth.ts';
import { type VisitRow, visitName } from '../../db/visits/visit-rows.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { zoneAround } from '../../zone-table.ts';
import { maskedName } from '../mask.ts';
import { Refused } from '../problem.ts';
import { amountText } from '../wire.ts';
import { reasonTold } from './visit-reasons.ts';
import type { VisitShown, WindowShown, WorthShown } from './visits-schema.ts';

/** The instant of a minute. */
export const instant = (minute: Minute): string => new Date(minute * 60_000).toISOString();
/** The minute in which an instant lies. */
export const minuteOf = (text: string): Minute => Math.floor(Date.parse(text) / 60_000);
export const dayTextOf = (minute: Minute): string => formatDay(Math.floor(minute / DAY_MINUTES));

/** A time as it is read where he lives: "2026-11-25 18:50–20:00". */
export function showWindow({ from, until }: Window, timeZone: string): WindowShown {
  const zone = zoneAround(timeZone, from);
  const start = localOf(zone, from);
  const day = formatDay(start.day);
  const text = `${day} ${clockText(start.clock)}–${clockText(localOf(zone, until).clock)}`;
  return { from: instant(from), until: instant(until), day, text };
}

export function appointmentOf({ fromAt, untilAt }: VisitRow): Window | null {
  return fromAt === null || untilAt === null ? null : { from: fromAt, until: untilAt };
}

/** Both sides of the reckoning, with each assumption. */
export function showWorth(worth: VisitWorth, currency: Currency, termsId: string): WorthShown {
  const { parts, metPpm, agreesPpm, bringsPpm } = visitTermsNamed(termsId).worth;
  const money = (amount: bigint) => amountText(amount, currency);
  const percent = (ppm: bigint) => Number(ppm) / 10_000;
  return {
    currency,
    overdue: money(worth.overdue),
    value: money(worth.value),
    cost: money(worth.cost),
    exceeds: worth.exceeds,
    chances: [
      { name: 'met', percent: percent(metPpm) },
      { name: 'agrees', percent: percent(agreesPpm) },
      { name: 'brings', percent: percent(bringsPpm) },
    ],
    parts: parts.map(({ name, amount, why }) => ({ name, amount: money(amount), why })),
    terms: termsId,
  };
}

/** A row as a lead sees it, with the name masked. */
export function showVisit(row: VisitRow, name: string, timeZone: string, currency: Currency): VisitShown {
  const { overdue, value, cost } = valueIn(row.worth) as VisitWorth;
  const window = appointmentOf(row);
  return {
    visit: visitName(row),
    account: `${row.slot}-${row.debts.split(' ')[0]}`,
    name: maskedName(name),
    state: row.state,
    place: row.place,
    why: row.why,
    overdue: amountText(overdue, currency),
    value: amountText(value, currency),
    cost: amountText(cost, currency),
    currency,
    proposedBy: row.proposedBy,
    proposedOn: dayTextOf(row.proposedAt),
    approvedBy: row.approvedBy,
    visitors: [row.visitorOne, row.visitorTwo].filter((one) => one !== null),
    appointment: window === null ? null : showWindow(window, timeZone),
    endedWhy: row.endedWhy,
  };
}

/** A step that was not taken, as a problem that says every reason. */
export function notTaken(why: readonly string[], where = 'visit'): Refused {
  const status = why.some((one) => one === 'no-visit' || one === 'no-borrower') ? 404 : 409;
  return new Refused(
    status,
    'This visit cannot go on like this.',
    why.map((name) => ({ where, what: reasonTold(name).en, todo: 'Nothing was changed.' })),
  );
}
