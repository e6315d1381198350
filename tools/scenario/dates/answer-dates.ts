/**
 * Which day does the law ask for? A scenario's question about a date, put to the deadline rules.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { termsOf } from '../../../rules/deadlines/deadline-law.ts';
import { pairOf, unpaidUntil } from '../../../rules/deadlines/effective-demand.ts';
import { interruptionsIn } from '../../../rules/deadlines/interruption.ts';
import { isLack, type OrLack } from '../../../rules/deadlines/lack.ts';
import { type Limitation, limitation } from '../../../rules/deadlines/limitation.ts';
import { moratoriumEnd } from '../../../rules/deadlines/moratorium-end.ts';
import { negativeRecordEnd } from '../../../rules/deadlines/negative-record.ts';
import { answerBy, decideBy } from '../../../rules/deadlines/reply-clock.ts';
import {
  firstCommunication,
  noticeDueBy,
  type ValidationNoticeTerms,
} from '../../../rules/deadlines/validation-deadline.ts';
import { validationPeriod } from '../../../rules/deadlines/validation-period.ts';
import { calendarBy, type HolidayRule, type WorkCalendar } from '../../../rules/deadlines/working-day.ts';
import type { ScenarioOf } from '../answer-scenario.ts';
import { HOLDS } from '../codes.ts';
import { type Answer, answer, type Code, type Scenario, type Thing } from '../scenario.ts';
import { dayIn } from '../situation-of.ts';
import { demandsIn } from './demands.ts';
import {
  claimEventsIn,
  debtIn,
  eventNamed,
  eventsOf,
  kindOf,
  lawIn,
  noticesIn,
  tellingsIn,
  unruled,
} from './legal-facts.ts';

type Asked = ScenarioOf<'date_computation'>;
type Said = Answer | readonly string[];

const BY_WHAT: { readonly [What in Code<'dateWhat'>]: (scenario: Asked) => Said } = {
  validation_period_end: validation,
  validation_period_notice: validation,
  validation_notice_deadline: noticeDeadline,
  furnishing_wait: furnishingWait,
  limitation_expiry: (scenario) =>
    limitationSaid(scenario, ({ ends, last }) => ({
      date: dateOf(ends),
      ...(last ? { interruptedOn: formatDay(last.on) } : {}),
    })),
  limitation_outer_limit: (scenario) =>
    limitationSaid(scenario, ({ outermost }) => ({ date: formatDay(outermost), interruptible: false })),
  limitation_restart: restart,
  three_months_after_second_demand: threeMonths,
  negative_record_end: recordEnd,
  credit_dispute_reply_deadline: disputeReply,
  complaint_decision_deadline: complaintDecision,
  moratorium_end: moratorium,
};

export function answerDates(scenario: Asked): Said {
  const { what } = scenario.when;
  return what ? BY_WHAT[what](scenario) : ['when.what'];
}

/** A day in the words of the format; null stays null. */
export function dateOf(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

function compute(values: Answer['values'], more: Partial<Answer> = {}): Answer {
  return answer('compute', { ...more, values });
}

/** Days off by rule, and those the scenario brings, for the years around `day`. */
export function calendarAround(day: Day, rules: readonly HolidayRule[], { given }: Scenario): WorkCalendar {
  const year = Number(formatDay(day).slice(0, 4));
  const calendar = calendarBy(rules, [year - 1, year, year + 1]);
  const stated = (given.holidays ?? []).map(dayIn);
  const worked = new Set((given.workingWeekendDays ?? []).map(dayIn));
  return { ...calendar, holidays: new Set([...calendar.holidays, ...stated]), workdays: worked };
}

/** The calendar of a scenario that brings one; null: days off are not at issue. */
function statedCalendar({ given }: Scenario): WorkCalendar | null {
  if (!given.holidays && !given.workingWeekendDays) return null;
  return {
    years: Array.from({ length: 200 }, (_, place) => 1950 + place),
    holidays: new Set((given.holidays ?? []).map(dayIn)),
    workdays: new Set((given.workingWeekendDays ?? []).map(dayIn)),
  };
}

/** Limitation of the debt asked about; a list says what cannot be answered. */
export function limitationIn(scenario: Scenario, debt: Thing<'debt'>): OrLack<Limitation> | null {
  const law = lawIn(scenario);
  const [terms] = termsOf(law, 'limitation');
  if (terms === undefined) return null;
  const kind = kindOf(debt, 'other');
  const interruptions = interruptionsIn(claimEventsIn(scenario, debt), kind, termsOf(law, 'reserved-point'));
  const stated = debt.dueOn ?? debt.defaultedOn ?? debt.rightInjuredOn;
  return limitation(
    {
      // Where no day is stated the period is in order: it ran when the first interruption came.
      knownFrom: stated ? dayIn(stated) : interruptions[0]?.on,
      lastInstalment: debt.instalments?.lastDueOn ? dayIn(debt.instalments.lastDueOn) : null,
      injuredOn: debt.rightInjuredOn ? dayIn(debt.rightInjuredOn) : null,
      interruptions,
      obstacles: [],
    },
    terms,
    statedCalendar(scenario),
  );
}

function limitationSaid(scenario: Asked, values: (found: Limitation) => Answer['values']): Said {
  const found = limitationIn(scenario, debtIn(scenario, scenario.when.debt));
  if (found === null) return unruled(scenario);
  return isLack(found) ? [found.lacks] : compute(values(found));
}

function restart(scenario: Asked): Said {
  const { event, debt: id } = scenario.when;
  const debt = debtIn(scenario, id);
  const found = limitationIn(scenario, debt);
  if (found === null) return unruled(scenario);
  if (isLack(found)) return [found.lacks];
  const all = interruptionsIn(
    claimEventsIn(scenario, debt),
    kindOf(debt, 'other'),
    termsOf(lawIn(scenario), 'reserved-point'),
  );
  const last = event ? (all.find((one) => one.id === event) ?? null) : found.last;
  return compute({ date: dateOf(last?.again ?? null), interruptedOn: dateOf(last?.on ?? null) });
}

function validation(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario), 'validation-period');
  if (terms === undefined) return notBound(scenario, 'validation-period');
  const notices = noticesIn(scenario);
  const first = notices[0];
  if (first === undefined) return ['given.history: no validation information'];
  const period = validationPeriod(notices, terms, calendarAround(first.on, terms.holidays, scenario));
  if (isLack(period)) return compute({ date: null, basisNoticeOn: null }, { reasons: ['notice_returned'] });
  const { notice, basis, assumedOn, ends, observedDayCounted } = period;
  return compute(
    {
      date: formatDay(ends),
      assumedReceiptOn: formatDay(assumedOn),
      basis: basis === 'actual' ? 'actual_receipt' : 'assumed_receipt',
      basisNoticeOn: formatDay(notice.on),
    },
    { reasons: observedDayCounted ? ['boundary_choice'] : [] },
  );
}

/** A law of these jurisdictions has such a rule, but it does not bind this collector. */
export function notBound(scenario: Scenario, kind: Parameters<typeof termsOf>[1]): Said {
  return termsOf(lawIn(scenario, false), kind).length > 0
    ? compute({ date: null }, { reasons: ['rule_not_applicable'] })
    : unruled(scenario);
}

/** The earliest day among the laws that ask for the notice. */
export function noticeDue(
  first: Day,
  laws: readonly ValidationNoticeTerms[],
  scenario: Scenario,
): OrLack<Day> {
  const days = laws.map((terms) =>
    noticeDueBy(first, terms, calendarAround(first, terms.holidays, scenario)),
  );
  return days.find(isLack) ?? Math.min(...days.filter((day) => typeof day === 'number'));
}

function noticeDeadline(scenario: Asked): Said {
  const laws = termsOf(lawIn(scenario), 'validation-notice');
  if (laws.length === 0) return notBound(scenario, 'validation-notice');
  const tellings = tellingsIn(scenario);
  const named = eventNamed(scenario, scenario.when.event);
  const first = tellings.find(({ event }) => event === named) ?? firstCommunication(tellings);
  if (first === null) return ['given.history: no first communication'];
  const due = noticeDue(first.on, laws, scenario);
  return isLack(due) ? [due.lacks] : compute({ date: formatDay(due) });
}

function furnishingWait(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario), 'furnish-after-contact');
  return terms
    ? compute({ days: terms.waitDays }, { reasons: ['boundary_choice'] })
    : notBound(scenario, 'furnish-after-contact');
}

function threeMonths(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario), 'effective-demand');
  if (terms === undefined) return unruled(scenario);
  const demands = demandsIn(scenario, debtIn(scenario, scenario.when.debt));
  const { event } = scenario.when;
  // Asked about one demand as the second: those after it do not count.
  const asked = event ? demands.find(({ id }) => id === event) : undefined;
  const counted = asked ? demands.filter(({ on }) => on <= asked.on) : demands;
  const pair = pairOf(counted, terms);
  const good = pair?.farEnough && (asked === undefined || pair.second === asked);
  return compute({ date: good ? formatDay(unpaidUntil(pair, terms)) : null });
}

function recordEnd(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario), 'negative-record');
  if (terms === undefined) return unruled(scenario);
  const debt = debtIn(scenario, scenario.when.debt);
  const paid = eventsOf(scenario, 'payment').find(({ inFull }) => inFull);
  const ended = debt.badConductEndedOn ?? (debt.badConductEndedOn === undefined ? paid?.at : null);
  const delinquent = debt.defaultedOn ?? debt.dueOn;
  const end = negativeRecordEnd(
    {
      conductEnded: ended ? dayIn(ended) : null,
      delinquentFrom: delinquent ? dayIn(delinquent) : undefined,
    },
    terms,
  );
  return isLack(end) ? [end.lacks] : compute({ date: dateOf(end) });
}

function disputeReply(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario), 'credit-dispute-reply');
  if (terms === undefined) return unruled(scenario);
  const event = eventNamed(scenario, scenario.when.event) ?? eventsOf(scenario, 'dispute').at(-1);
  if (event === undefined) return ['given.history: no dispute'];
  return compute(
    { date: formatDay(answerBy(dayIn(event.at), terms)) },
    { require: terms.mark ? ['mark_as_disputed'] : [] },
  );
}

function complaintDecision(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario), 'complaint');
  if (terms === undefined) return unruled(scenario);
  const named = eventNamed(scenario, scenario.when.event);
  const event = named?.type === 'complaint' ? named : eventsOf(scenario, 'complaint').at(-1);
  if (event === undefined) return ['given.history: no complaint'];
  const kind = { simple: 'simple', complex: 'complex', exceptional_approved_and_told: 'extended' } as const;
  return compute({ date: formatDay(decideBy(dayIn(event.at), kind[event.complexity ?? 'simple'], terms)) });
}

function moratorium(scenario: Asked): Said {
  const laws = termsOf(lawIn(scenario), 'moratorium');
  if (laws.length === 0) return unruled(scenario);
  const { debt } = scenario.when;
  const holds = (scenario.given.holds ?? []).filter(({ debts }) => !debt || !debts || debts.includes(debt));
  const ends = holds.flatMap((hold) => {
    const terms = laws.find((one) => hold.kind && one.hold === HOLDS[hold.kind]);
    return terms ? [{ terms, end: moratoriumEnd(moratoriumOf(hold), terms) }] : [];
  });
  const [first] = ends;
  if (first === undefined) return ['given.holds: no moratorium'];
  const lacking = ends.map(({ end }) => end).find(isLack);
  if (lacking) return [lacking.lacks];
  const days = ends.map(({ end }) => end as Day | null);
  return compute(
    { date: days.includes(null) ? null : formatDay(Math.max(...days.filter((day) => day !== null))) },
    { reasons: ends.some(({ terms }) => terms.openEnd) ? ['boundary_choice'] : [] },
  );
}

export function moratoriumOf({ kind, startOn, treatmentEndsOn }: Thing<'hold'>) {
  return {
    kind: HOLDS[kind ?? 'breathing_space_standard'],
    from: startOn ? dayIn(startOn) : undefined,
    treatmentEnds: treatmentEndsOn ? dayIn(treatmentEndsOn) : null,
  };
}
