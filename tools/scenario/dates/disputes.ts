/**
 * Which disputes does a scenario hold, and is a notice in it a written one?
 *
 * What is not stated is in order: a dispute is written unless it was spoken, and made in the validation period unless the
 * notice of the history says otherwise; the collector takes messages through every medium unless it lists some.
 */
import { termsOf } from '../../../rules/deadlines/deadline-law.ts';
import type { Dispute } from '../../../rules/deadlines/duplicate-dispute.ts';
import { isLack } from '../../../rules/deadlines/lack.ts';
import { validationPeriod } from '../../../rules/deadlines/validation-period.ts';
import { isWritten, stopsCollection, type WrittenTerms } from '../../../rules/deadlines/written-dispute.ts';
import type { Via } from '../../../rules/gate/situation.ts';
import { VIAS } from '../codes.ts';
import type { Code, Event, EventOf, Scenario } from '../scenario.ts';
import { dayIn } from '../situation-of.ts';
import { calendarAround } from './answer-dates.ts';
import { lawIn, noticesIn } from './legal-facts.ts';

const MEDIA: Readonly<Partial<Record<Code<'channel'>, Via>>> = {
  sms: 'sms',
  email: 'email',
  portal: 'portal',
  mail: 'letter',
  call: 'call',
};

/** What "any electronic message" stands for. */
const ELECTRONIC: readonly Via[] = ['sms', 'email', 'portal'];

/** Whether the event counts as written; null for one that is no notice. */
export function isWrittenEvent(event: Event, { given }: Scenario, terms: WrittenTerms): boolean | null {
  if ('inWriting' in event && typeof event.inWriting === 'boolean') return event.inWriting;
  const via = viaOf(event);
  if (via === null) return null;
  const stated = given.collector?.acceptsFromConsumers;
  const accepted: readonly Via[] = stated
    ? stated.flatMap((channel) => (channel === 'data_message' ? ELECTRONIC : (MEDIA[channel] ?? [])))
    : Object.values(VIAS);
  const written = isWritten(via, accepted, terms);
  return isLack(written) ? null : written;
}

function viaOf(event: Event): Via | null {
  switch (event.type) {
    case 'dispute':
    case 'statement':
    case 'cease_notice_sent':
    case 'cease_notice_received':
      return event.via ? VIAS[event.via] : 'letter';
    case 'inbound':
    case 'notice_sent':
    case 'opt_out':
      return event.channel ? (MEDIA[event.channel] ?? null) : 'letter';
    case 'objection':
    case 'complaint':
      return 'letter';
    default:
      return null;
  }
}

/** A dispute of the history. */
export function disputeOf(event: EventOf<'dispute'>, scenario: Scenario): Dispute {
  return {
    id: event.id ?? null,
    by: event.by ?? 'consumer',
    ground: event.basis ?? null,
    reworded: event.reworded ?? false,
    proof: event.support && event.support !== 'none' ? event.support : null,
    newAndMaterial: event.newMaterial ?? undefined,
    written: isWrittenEvent(event, scenario, { electronic: 'where-accepted' }) ?? false,
    inPeriod: isInPeriod(event, scenario),
  };
}

/** Whether a dispute, written or not, stops collection. */
export function disputeStops(event: EventOf<'dispute'>, written: boolean, scenario: Scenario): boolean {
  return stopsCollection(written, isInPeriod(event, scenario)) === true;
}

function isInPeriod(event: EventOf<'dispute'>, scenario: Scenario): boolean {
  if (typeof event.withinValidationPeriod === 'boolean') return event.withinValidationPeriod;
  const [terms] = termsOf(lawIn(scenario, false), 'validation-period');
  const notices = noticesIn(scenario);
  const [first] = notices;
  if (terms === undefined || first === undefined) return true;
  const period = validationPeriod(notices, terms, calendarAround(first.on, terms.holidays, scenario));
  return isLack(period) || dayIn(event.at) <= period.ends;
}
