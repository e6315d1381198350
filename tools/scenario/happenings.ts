/**
 * What happened, in the product's words?
 *
 * Every event of a scenario's history becomes one of the log, or stays outside it: events about notices, evidence and charges
 * are read where those questions are answered. The order of the history is kept.
 */
import type { Minute, Zone } from '../../rules/gate/local-time.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import type { Happening, Inconvenient } from '../../rules/gate/situation.ts';
import { CONTENT_CODES, OUTCOMES, PLACES, PURPOSES, SAYS, SCOPES, VIAS, WAY_CODES } from './codes.ts';
import type { Event, EventOf, Scenario, Thing } from './scenario.ts';
import { CODES } from './scenario-words.ts';
import { dayIn, minuteIn } from './situation-of.ts';

type Told = Happening extends infer One
  ? One extends Happening
    ? Omit<One, 'at' | 'id' | 'dayOnly'>
    : never
  : never;

/** The log of a scenario. */
export function happeningsOf({ given }: Scenario, zone: Zone): Happening[] {
  const by = given.collector?.id ?? 'collector';
  return (given.history ?? []).flatMap((event) => {
    const told = toldBy(event, by, zone, given);
    const head = { at: minuteIn(event.at, zone), id: event.id ?? null, dayOnly: event.at.length <= 10 };
    return told === null ? [] : [{ ...head, ...told } as Happening];
  });
}

function toldBy(event: Event, collector: string, zone: Zone, given: Thing<'given'>): Told | null {
  switch (event.type) {
    case 'call_placed':
      return callOf(event, collector);
    case 'inbound':
      return {
        type: 'inbound',
        way: WAY_CODES[event.channel ?? 'call'],
        from: ownerOf(event.contactPoint ?? null, given),
        address: event.contactPoint ?? null,
        conversation: event.outcome === 'conversation',
        discussed: event.discussed ?? [],
        ...(event.discussed?.length === 0 ? { noDebt: true } : {}),
        debts: event.debts ?? [],
      };
    case 'message_sent':
      return {
        type: 'message',
        way: WAY_CODES[event.channel ?? 'data_message'],
        to: event.to ?? 'consumer',
        address: event.contactPoint ?? null,
        debts: event.debts ?? [],
        asked: event.solicited ?? false,
        replyTo: event.replyTo ?? null,
      };
    case 'visit':
      return {
        type: 'visit',
        place: event.place ? PLACES[event.place] : null,
        met: event.contactMade ?? false,
        debts: event.debts ?? [],
      };
    case 'portal_session':
      return {
        type: 'session',
        until: event.until ? minuteIn(event.until, zone) : (minuteIn(event.at, zone) as Minute),
      };
    default:
      return wishOf(event, zone) ?? statusOf(event, given);
  }
}

/** Whose number or mailbox it is; the debtor's where nothing is said. */
function ownerOf(point: string | null, { contactPoints }: Thing<'given'>): string {
  return contactPoints?.find(({ id }) => id === point)?.of ?? 'consumer';
}

function callOf(event: EventOf<'call_placed'>, collector: string): Told {
  return {
    type: 'call',
    by: event.by ?? collector,
    to: event.to ?? 'consumer',
    address: event.contactPoint ?? null,
    outcome: event.outcome ? OUTCOMES[event.outcome] : 'unknown',
    attributedTo: event.attributedTo ?? null,
    raised: event.raised ?? [],
    discussed: event.discussed ?? [],
    ...(event.discussed?.length === 0 ? { noDebt: true } : {}),
    limitedContent: event.message === 'limited_content',
    purpose: PURPOSES[event.purpose ?? 'collect'],
    answerBelievedWrong: event.answerBelievedWrong ?? false,
    nowBelievedRight: event.nowBelievedCorrect ?? false,
    content: (event.content ?? []).map((code) => CONTENT_CODES[code]),
  };
}

/** What the person wants: said, preferred, refused, agreed to, asked. */
function wishOf(event: Event, zone: Zone): Told | null {
  switch (event.type) {
    case 'statement':
      return event.says
        ? {
            type: 'said',
            by: event.by ?? 'consumer',
            via: event.via ? VIAS[event.via] : null,
            says: SAYS[event.says],
          }
        : null;
    case 'preference':
      return {
        type: 'preference',
        times: (event.inconvenient ?? []).map(inconvenientOf),
        places: (event.inconvenientPlaces ?? []).map((place) => PLACES[place]),
        until: event.until ? dayIn(event.until) : null,
      };
    case 'opt_out':
      return {
        type: 'opt-out',
        by: event.by ?? 'consumer',
        scope: event.scope === 'channel' ? 'way' : (event.scope ?? 'person'),
        way: event.channel ? WAY_CODES[event.channel] : null,
        address: event.contactPoint ?? null,
        via: null,
      };
    case 'consent':
      return {
        type: 'consent',
        scope: SCOPES[event.scope ?? 'channel'],
        directly: event.given !== 'via_creditor',
        debts: event.debts ?? null,
        address: event.contactPoint ?? null,
        days: event.validOn ? event.validOn.map(dayIn) : null,
        times: event.times
          ? event.times.map(({ from, to }) => ({ from: clockOf(from!), to: clockOf(to!) }))
          : null,
        way: null,
      };
    case 'consent_revoked':
      return {
        type: 'consent-withdrawn',
        scope: SCOPES[event.scope ?? 'channel'],
        debts: event.debts ?? null,
      };
    case 'information_requested':
      return { type: 'asked', by: event.by ?? 'consumer', about: event.about ?? null };
    default:
      return statedAtMinute(event, zone);
  }
}

function statedAtMinute(event: Event, _zone: Zone): Told | null {
  switch (event.type) {
    case 'call_dropped':
      return {
        type: 'cut-off',
        topic: event.topic === 'settlement_terms' ? 'settlement' : (event.topic ?? 'other'),
      };
    case 'number_found_wrong':
      return { type: 'number-wrong', address: event.contactPoint ?? '' };
    case 'number_invalid':
      return { type: 'number-invalid', address: event.contactPoint ?? '' };
    case 'reassigned_number_check':
      return {
        type: 'number-checked',
        address: event.contactPoint ?? '',
        reassigned: event.result === 'reassigned',
      };
    default:
      return null;
  }
}

/** What changes the standing of the debt or the person. */
function statusOf(event: Event, given: Thing<'given'>): Told | null {
  switch (event.type) {
    case 'cease_notice_sent':
    case 'cease_notice_received':
      return {
        type: event.type === 'cease_notice_sent' ? 'cease-sent' : 'cease-received',
        via: event.via ? VIAS[event.via] : null,
        written: event.via !== 'call',
      };
    case 'dispute':
      return disputeOf(event, given);
    case 'verification_sent':
      return { type: 'verification-sent', of: event.of ?? null };
    case 'complaint':
      return { type: 'complaint', pending: event.pending ?? true, frivolous: event.foundFrivolous ?? false };
    case 'plan_in_preparation':
      return { type: 'plan-in-preparation', by: event.by ?? 'consumer' };
    case 'payment':
      return { type: 'payment', inFull: event.inFull ?? false };
    case 'payment_failed':
      return {
        type: 'payment-failed',
        graceEnds: event.graceEndsOn ? dayIn(event.graceEndsOn) : null,
        harmNotOurs: event.controlledBy !== 'collector',
      };
    case 'initial_communication':
      return {
        type: 'first-communication',
        way: WAY_CODES[event.channel ?? 'call'],
        withValidation: event.validationInfoIncluded ?? false,
      };
    default:
      return null;
  }
}

/** A dispute of the debt; one of the credit record alone is another matter. */
function disputeOf(event: EventOf<'dispute'>, { collector }: Thing<'given'>): Told | null {
  if (event.about === 'credit_record') return null;
  const media: readonly string[] | undefined = collector?.acceptsFromConsumers ?? undefined;
  const byWire = event.via === 'email' || event.via === 'sms' || event.via === 'portal';
  const taken = !byWire || media === undefined || media.includes(event.via) || media.includes('data_message');
  return {
    type: 'dispute',
    written: event.inWriting ?? (event.via !== 'call' && taken),
    inPeriod: event.withinValidationPeriod ?? true,
    portion: event.portion ?? 'all',
    debts: null,
    sameGround: event.reworded === true && event.newMaterial !== true,
  };
}

function inconvenientOf({ days, from, to }: Thing<'inconvenient'>): Inconvenient {
  return {
    weekdays: days ? days.map((day) => CODES.day.indexOf(day)) : null,
    from: from ? clockOf(from) : null,
    to: to ? clockOf(to) : null,
  };
}
