/**
 * What do the facts of a scenario say about notices, demands, payments and records?
 *
 * The questions about dates and evidence look at other facts than the gate's. Here they are translated into the product's
 * words, and here alone what is not stated is filled in as in order: what was sent arrived, who signed agreed, records are of
 * the day of their event. A day off counts only where the scenario brings a calendar.
 */
import { deadlinesOn } from '../../../policy/deadlines/deadlines.ts';
import { LAW_VERSION } from '../../../policy/law/packs.ts';
import type { Day } from '../../../rules/days.ts';
import type { DeadlineRule } from '../../../rules/deadlines/deadline-law.ts';
import type { ClaimEvent, Proof } from '../../../rules/deadlines/interruption.ts';
import type { Telling } from '../../../rules/deadlines/validation-deadline.ts';
import type { ProvidedNotice } from '../../../rules/deadlines/validation-period.ts';
import type { CollectorKind, Debt, Way } from '../../../rules/gate/situation.ts';
import { COLLECTORS, DEBTS, WAY_CODES } from '../codes.ts';
import type { Code, Event, EventOf, Scenario, Thing } from '../scenario.ts';
import { dayIn } from '../situation-of.ts';

/** A question about a day of its own is asked in the law of that day; any other in the law as it stands. */
export function lawDay({ when }: Scenario): Day {
  if ('at' in when && typeof when.at === 'string') return dayIn(when.at);
  return dayIn(('asOf' in when && when.asOf) || LAW_VERSION);
}

/** A creditor who collects under another name is a debt collector (15 USC 1692a(6)). */
export function collectorIn({ given }: Scenario): CollectorKind {
  const kind = COLLECTORS[given.collector?.kind ?? 'third_party_collector'];
  return kind === 'original-creditor' && given.collector?.ownName === false ? 'third-party-collector' : kind;
}

/** The deadline rules that bind the scenario's collector; `bound` false: those that would bind anybody. */
export function lawIn(scenario: Scenario, bound = true): DeadlineRule[] {
  const { jurisdictions, assumeInForce } = scenario.given;
  const ask = (kind: CollectorKind) =>
    deadlinesOn(jurisdictions ?? [], lawDay(scenario), { kind, ownName: true }, new Set(assumeInForce ?? []));
  return bound ? ask(collectorIn(scenario)) : [...new Set(Object.values(COLLECTORS).flatMap(ask))];
}

/** No rule of this kind is known for these jurisdictions: the question cannot be answered. */
export function unruled({ given, when }: Scenario): string[] {
  const what = 'what' in when && when.what ? `.what=${when.what}` : `.kind=${when.kind}`;
  return [`when${what} for given.jurisdictions=${(given.jurisdictions ?? []).join(',')}`];
}

export function debtIn({ given }: Scenario, id?: string | null): Thing<'debt'> {
  return given.debts?.find((debt) => id && debt.id === id) ?? given.debts?.[0] ?? {};
}

/** A debt of an unstated kind is whatever the rule asked about needs. */
export function kindOf(debt: Thing<'debt'>, unstated: Debt['kind']): Debt['kind'] {
  return debt.kind ? DEBTS[debt.kind] : unstated;
}

export function eventsOf<Type extends Event['type']>({ given }: Scenario, type: Type): EventOf<Type>[] {
  return (given.history ?? []).filter((event): event is EventOf<Type> => event.type === type);
}

export function eventNamed({ given }: Scenario, id: string | null | undefined): Event | undefined {
  return id ? given.history?.find((event) => event.id === id) : undefined;
}

export const PROOFS: Readonly<Record<Proof, Code<'require'>>> = {
  'reserved-contact-point': 'evidence_reserved_contact_point',
  'send-record': 'evidence_send_record',
  arrival: 'evidence_of_arrival',
  'call-recording': 'evidence_call_recording',
  'message-delivery-record': 'evidence_message_delivery_record',
  'letter-return-receipt': 'evidence_letter_return_receipt',
  'email-delivery-record': 'evidence_email_delivery_record',
  'debtor-or-family-signature': 'evidence_debtor_or_family_signature',
  'bank-signature-and-seal': 'evidence_bank_signature_and_seal',
};

/** What may have interrupted limitation, in the order of the history. */
export function claimEventsIn(scenario: Scenario, debt: Thing<'debt'>): ClaimEvent[] {
  const events = (scenario.given.history ?? []).flatMap((event) => {
    const told = claimEventOf(event, scenario);
    return told === null ? [] : [{ ...told, on: dayIn(event.at), id: event.id ?? null } as ClaimEvent];
  });
  const { suitFiledOn } = debt;
  return suitFiledOn
    ? [...events, { type: 'proceeding', on: dayIn(suitFiledOn), id: null, endedOn: null }]
    : events;
}

type Untimed = ClaimEvent extends infer One
  ? One extends ClaimEvent
    ? Omit<One, 'on' | 'id'>
    : never
  : never;

function claimEventOf(event: Event, scenario: Scenario): Untimed | null {
  switch (event.type) {
    case 'demand':
      return demandOf(event, scenario);
    case 'call_placed':
      return event.outcome === 'conversation' && isDebtor(event.to, scenario) && isAbout(event)
        ? { type: 'demand', way: 'call', reached: true, toReserved: false, portion: 'all', restWaived: false }
        : null;
    case 'payment':
      return isDebtor(event.by, scenario) ? { type: 'paid' } : null;
    case 'acknowledgement':
      return { type: 'acknowledged' };
    case 'proposal':
      return event.by && event.by !== 'debt_counsellor' && isDebtor(event.by, scenario)
        ? { type: 'acknowledged' }
        : null;
    case 'police_report':
      return { type: 'police-report' };
    case 'case_not_filed_notice':
      return { type: 'police-answer' };
    case 'assignment_notice':
      return { type: 'assignment-notice', reached: event.reached === undefined ? true : event.reached };
    default:
      return null;
  }
}

function demandOf(event: EventOf<'demand'>, { given }: Scenario): Untimed {
  const point = given.contactPoints?.find(({ id }) => id === event.contactPoint);
  const doubtful =
    point !== undefined && (point.provenance === 'unknown' || (point.status ?? 'active') !== 'active');
  return {
    type: 'demand',
    way: WAY_CODES[event.channel ?? 'data_message'],
    reached: event.reached === undefined ? (doubtful ? null : true) : event.reached,
    toReserved:
      point !== undefined &&
      ['reserved_with_creditor', 'contract'].includes(point.provenance ?? 'reserved_with_creditor'),
    portion: event.amountScope ?? 'all',
    restWaived: event.restWaived ?? false,
  };
}

/** The debtor himself, named as a person or as a party. */
function isDebtor(by: string | null | undefined, { given }: Scenario): boolean {
  if (!by || ['consumer', 'debtor', 'consumer_or_debt_counsellor'].includes(by)) return true;
  return given.persons?.find(({ id }) => id === by)?.role === 'consumer';
}

/** The consumer of a debt; after his death who may act for the estate (comment 34(a)(1)-1). */
export function isConsumer(id: string | null | undefined, { given }: Scenario): boolean {
  const person = given.persons?.find((one) => one.id === (id ?? 'consumer'));
  const dead = given.persons?.some(({ role, deceased }) => role === 'consumer' && deceased) ?? false;
  return (
    (person?.role ?? (id && id !== 'consumer' ? 'third_party' : 'consumer')) ===
    (dead ? 'executor' : 'consumer')
  );
}

/** A talk or message of which it is not said that it was about no debt. */
export function isAbout(event: {
  readonly raised?: readonly string[] | null;
  readonly discussed?: readonly string[] | null;
  readonly debts?: readonly string[] | null;
}): boolean {
  const stated = [event.raised, event.discussed, event.debts].flatMap((list) => (list ? [list] : []));
  return stated.length === 0 || stated.some((list) => list.length > 0);
}

/** Validation information as it was provided. */
export function noticesIn(scenario: Scenario): ProvidedNotice[] {
  return (scenario.given.history ?? []).flatMap((event) => {
    const carries =
      (event.type === 'notice_sent' && (event.notice ?? 'validation') === 'validation') ||
      (event.type === 'initial_communication' && event.validationInfoIncluded === true);
    if (!carries) return [];
    const { id, at } = event;
    const of = (one: { readonly of?: string | null }) => id !== undefined && one.of === id;
    const received = eventsOf(scenario, 'notice_received').find(of);
    const way: Way = WAY_CODES[event.channel ?? 'mail'];
    const cameBack =
      eventsOf(scenario, 'notice_returned').some(of) ||
      eventsOf(scenario, 'returns_monitored').some((one) => of(one) && one.result === 'returned');
    return [
      { id: id ?? null, on: dayIn(at), way, receivedOn: received ? dayIn(received.at) : null, cameBack },
    ];
  });
}

/** Whatever was told or tried, with the event it comes from. */
export function tellingsIn(scenario: Scenario): (Telling & { readonly event: Event })[] {
  return (scenario.given.history ?? []).flatMap((event) => {
    const conveys = conveyedBy(event);
    if (conveys === null) return [];
    const to = event.type === 'call_placed' || event.type === 'message_sent' ? event.to : null;
    return [
      {
        event,
        on: dayIn(event.at),
        conveys,
        toConsumer: !to || isConsumer(to, scenario),
        formal: event.type === 'proof_of_claim_filed',
        withValidation:
          (event.type === 'initial_communication' && (event.validationInfoIncluded ?? false)) ||
          (event.type === 'notice_sent' && (event.notice ?? 'validation') === 'validation'),
      },
    ];
  });
}

function conveyedBy(event: Event): Telling['conveys'] | null {
  switch (event.type) {
    case 'initial_communication':
    case 'notice_sent':
    case 'demand':
    case 'proof_of_claim_filed':
      return 'debt';
    case 'message_sent':
      return isAbout(event) ? 'debt' : 'nothing';
    case 'visit':
      return event.contactMade && isAbout(event) ? 'debt' : 'nothing';
    case 'inbound':
      return event.outcome === 'conversation' && isAbout(event) ? 'debt' : 'nothing';
    case 'call_placed':
      if (event.outcome === 'conversation') return isAbout(event) ? 'debt' : 'nothing';
      if (event.outcome !== 'voicemail') return 'nothing';
      return event.message === 'full' ? 'debt' : 'limited-content';
    default:
      return null;
  }
}
