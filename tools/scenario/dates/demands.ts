/**
 * Which demands does a scenario hold, as proof that the cardholder was demanded from?
 *
 * What is not stated of a demand is in order: its receipt can be confirmed and it kept the rules. A clock that is stated is
 * looked at: the gate's quiet hours say whether a demand at that minute was lawful.
 */
import type { Demand } from '../../../rules/deadlines/effective-demand.ts';
import { judge } from '../../../rules/gate/gate.ts';
import { askedIn } from '../attempt-of.ts';
import { lawAsked } from '../law-asked.ts';
import type { EventOf, Scenario, Thing } from '../scenario.ts';
import { dayIn } from '../situation-of.ts';
import { eventsOf } from './legal-facts.ts';

/** The demands of the history, in its order. */
export function demandsIn(scenario: Scenario, debt: Thing<'debt'>): Demand[] {
  return eventsOf(scenario, 'demand').map((event) => ({
    id: event.id ?? null,
    on: dayIn(event.at),
    afterBreach: isAfterBreach(event, debt),
    receiptConfirmable: event.receiptConfirmable === undefined ? true : (event.receiptConfirmable ?? false),
    evaded: event.debtorEvading ?? false,
    compliant: event.compliant ?? !isInQuietHours(event, scenario),
  }));
}

function isAfterBreach({ at }: EventOf<'demand'>, { dueOn, defaultedOn, overdue }: Thing<'debt'>): boolean {
  if (dueOn) return dayIn(at) > dayIn(dueOn);
  if (defaultedOn) return dayIn(at) >= dayIn(defaultedOn);
  return overdue ?? true;
}

function isInQuietHours(event: EventOf<'demand'>, scenario: Scenario): boolean {
  if (event.at.length <= 10) return false;
  const asked = {
    ...scenario,
    when: { kind: 'contact_attempt', at: event.at, channel: event.channel ?? 'call' },
  } as const;
  const { attempt, situation } = askedIn(asked);
  return judge(attempt, situation, lawAsked(scenario)).verdicts.some(
    ({ outcome, rule }) => rule.bars.kind === 'quiet-hours' && outcome === 'refuse',
  );
}
