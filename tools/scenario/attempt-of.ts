/**
 * Which attempt, in which situation, does a scenario ask about?
 *
 * The question is translated word for word. What it leaves out is in order: an address that is not named is the one that fits,
 * or a lawful one of the person's own; an answer belongs to his last contact; a number whose source is not at issue may be
 * texted; words that are not stated tell nothing, unless the identity check is at issue, for then the purpose tells the debt.
 */

import {
  DAY_MINUTES,
  dayAt,
  type Minute,
  minutesAt,
  startOfDay,
  type Zone,
} from '../../rules/gate/local-time.ts';
import { tellsDebt } from '../../rules/gate/revealing.ts';
import type { Address, Attempt, Happening, Situation, Way } from '../../rules/gate/situation.ts';
import type { Content } from '../../rules/words/saying.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { CONTENT_CODES, PLACES, PURPOSES, WAY_CODES } from './codes.ts';
import { dayIn, minuteIn, situationOf, zoneIn, zonesIn } from './situation-of.ts';

type Contact = ScenarioOf<'contact_attempt'>;

/** What the gate is asked. */
export interface Asked {
  readonly attempt: Attempt;
  readonly situation: Situation;
}

/** The attempt of a scenario and its situation, with everything unstated in order. */
export function askedIn(scenario: Contact): Asked {
  const situation = situationOf(scenario);
  const stated = attemptIn(scenario, situation);
  const { attempt, opened } = answering(stated, situation);
  const addressed = addressing(attempt, opened, { ...situation, log: opened.log });
  return { ...addressed, situation: textable(addressed.attempt, withAgency(addressed), scenario) };
}

const STARTS = {
  collector: 'collector',
  reply: 'reply',
  auto_reply: 'auto-reply',
  inbound_live: 'live',
  consumer_session: 'session',
} as const;
const SEEN_BY = { person_only: 'person', social_contacts: 'social', public: 'public' } as const;
const ENVELOPE = {
  addressed: 'addressed',
  private_and_confidential: 'private',
  collector_name_visible: 'sender-visible',
  name_indicates_debt_collection: 'sender-reveals-debt',
} as const;

function attemptIn(scenario: Contact, situation: Situation): Attempt {
  const { given, when } = scenario;
  const zone = when.zone ? zoneIn(when.zone, scenario) : zonesIn(scenario)[0]!;
  const by = when.by ?? situation.collector.id;
  const worker = situation.workers.some(({ id }) => id === by) ? by : null;
  const way = WAY_CODES[when.channel ?? 'call'];
  const attempt: Attempt = {
    at: askedAt(when.at ?? null, zone, situation),
    way,
    by: worker === null ? by : situation.collector.id,
    worker,
    person: when.person ?? 'consumer',
    address: when.contactPoint ?? null,
    debts: when.debts ?? (given.debts ?? []).map(({ id }) => id ?? 'debt'),
    purpose: PURPOSES[when.purpose ?? 'collect'],
    start: STARTS[when.initiation ?? 'collector'],
    replyTo: when.replyTo ?? null,
    place: when.place ? PLACES[when.place] : way === 'visit' ? 'home' : null,
    visibleTo: SEEN_BY[when.visibleTo ?? 'person_only'],
    saysCollector: when.identifiesAsCollector ?? !asksForDebtor(when),
    envelope: (when.envelope ?? ['addressed', 'private_and_confidential']).map((part) => ENVELOPE[part]),
    advertising: when.messageClass === 'commercial',
    content: (when.content ?? []).map((code) => CONTENT_CODES[code]),
  };
  return when.content ? attempt : { ...attempt, content: wordsOf(attempt, situation) };
}

/** A question that names no hour is asked at noon of its day, or of the last event's, but after what happened that day. */
function askedAt(stated: string | null, zone: Zone, { log }: Situation): Minute {
  if (stated !== null && stated.length > 10) return minuteIn(stated, zone);
  const last = log.at(-1)?.at;
  const day = stated === null && last !== undefined ? dayAt(zone, last) : dayIn(stated ?? '2026-01-01');
  const noon = minutesAt(zone, day, DAY_MINUTES / 2)[0] ?? startOfDay(zone, day);
  const sameDay = log.filter(({ at }) => dayAt(zone, at) === day).map(({ at }) => at + 1);
  return Math.max(noon, ...sameDay);
}

/** Who asks a third party where the debtor is does not say for whom. */
function asksForDebtor({ purpose }: Contact['when']): boolean {
  return purpose === 'location' || purpose === 'obtain_contact_data' || purpose === 'relay_message';
}

/** What unstated words amount to. */
function wordsOf(attempt: Attempt, { people }: Situation): readonly Content[] {
  if (attempt.purpose === 'confirm-opt-out') return ['opt-out-confirmation'];
  const person = people.find(({ id }) => id === attempt.person);
  return person?.identityChecked === false && tellsDebt(attempt) ? ['payment-demand'] : [];
}

/** An answer without an event named belongs to the person's last contact; where none is told of, there was one. */
function answering(
  attempt: Attempt,
  { log }: Situation,
): { readonly attempt: Attempt; readonly opened: { readonly log: readonly Happening[] } } {
  if (attempt.start === 'collector' || attempt.replyTo !== null) return { attempt, opened: { log } };
  const isOpening = ({ type, at }: Happening) =>
    (type === 'inbound' || type === 'session') && at <= attempt.at;
  const place = log.findLastIndex(isOpening);
  const id = log[place]?.id ?? 'opening';
  const named = log.map((event, index) => (index === place ? { ...event, id } : event));
  const told = place >= 0 ? named : [...log, openingOf(id, attempt)];
  return { attempt: { ...attempt, replyTo: id }, opened: { log: told } };
}

function openingOf(id: string, { at, way, person, address, start }: Attempt): Happening {
  const head = { id, at, dayOnly: false };
  if (start === 'session') return { ...head, type: 'session', until: at };
  return {
    ...head,
    type: 'inbound',
    way,
    from: person,
    address,
    conversation: start === 'live',
    discussed: [],
    debts: [],
  };
}

const FITS: Readonly<Partial<Record<Way, readonly Address['kind'][]>>> = {
  call: ['mobile', 'landline', 'phone'],
  voicemail: ['mobile', 'landline', 'phone'],
  sms: ['mobile', 'phone'],
  email: ['email'],
  letter: ['postal'],
  postcard: ['postal'],
  social: ['social'],
  'personal-account': ['social', 'mobile', 'phone'],
  portal: ['in-app'],
  'data-message': ['email', 'mobile', 'phone'],
};

/** Names the address: the one of the contact that is answered, the only one that fits, or a lawful one of his own. */
function addressing(attempt: Attempt, { log }: { log: readonly Happening[] }, situation: Situation): Asked {
  const kinds = FITS[attempt.way];
  if (attempt.address !== null) return { attempt, situation: knowing(attempt.address, attempt, situation) };
  if (kinds === undefined) return { attempt, situation };
  const opened = log.find(({ id }) => id !== null && id === attempt.replyTo);
  const from = opened?.type === 'inbound' && opened.way === attempt.way ? opened.address : null;
  const good = situation.addresses.filter(
    ({ id, kind, of, state }) =>
      of === attempt.person &&
      kinds.includes(kind) &&
      state === 'active' &&
      !log.some(
        (event) => (event.type === 'number-wrong' || event.type === 'number-invalid') && event.address === id,
      ),
  );
  const address = from ?? (good.length === 1 ? good[0]!.id : null);
  const named = address ?? UNSTATED;
  return { attempt: { ...attempt, address: named }, situation: knowing(named, attempt, situation) };
}

/** The situation with this address in it; one that is not described is lawful and the person's own. */
function knowing(id: string, attempt: Attempt, situation: Situation): Situation {
  if (situation.addresses.some((one) => one.id === id)) return situation;
  const kind = FITS[attempt.way]?.[0] ?? 'phone';
  return { ...situation, addresses: [...situation.addresses, lawful(id, kind, attempt.person)] };
}

/** The name of an address that a scenario does not tell of. */
const UNSTATED = 'unstated';

function lawful(id: string, kind: Address['kind'], of: string): Address {
  return {
    id,
    kind,
    of,
    use: null,
    zone: null,
    // not "reserved": whether a reserved number is lost is judged from those that are told of
    provenance: 'contract',
    state: 'active',
    belongsTo: null,
    confidence: 100,
    lawfullyObtained: true,
    byEmployer: false,
    text: null,
  };
}

/** One who contacts and of whom nothing else is said is entrusted, and the debtor knows of him. */
function withAgency({ attempt: { by }, situation }: Asked): Situation {
  const known = by === situation.collector.id || situation.agencies.some(({ id }) => id === by);
  if (known) return situation;
  const agency = { id: by, entrusted: true, debtorTold: true, lawFirm: true };
  return { ...situation, agencies: [...situation.agencies, agency] };
}

/** Where the ground for texting a number is not at issue, there is one: agreed to before, and checked by now. */
function textable(attempt: Attempt, situation: Situation, { given }: Contact): Situation {
  const { address, at, way } = attempt;
  if (way !== 'sms' || address === null) return situation;
  const sourced = given.contactPoints?.find(({ id }) => id === address)?.provenance;
  const atIssue = situation.log.some(
    (event) =>
      (event.type === 'inbound' && event.way === 'sms') ||
      ((event.type === 'consent' || event.type === 'consent-withdrawn') && event.scope === 'sms') ||
      event.type === 'number-checked',
  );
  if (atIssue || sourced) return situation;
  const agreed: Happening = {
    type: 'consent',
    at: Math.min(at, situation.log[0]?.at ?? at),
    id: null,
    dayOnly: false,
    scope: 'sms',
    directly: true,
    debts: null,
    address,
    days: null,
    times: null,
    way: null,
  };
  const checked: Happening = {
    type: 'number-checked',
    at,
    id: null,
    dayOnly: false,
    address,
    reassigned: false,
  };
  return { ...situation, log: [agreed, ...situation.log, checked] };
}
