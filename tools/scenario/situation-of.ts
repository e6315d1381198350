/**
 * Which situation of the product do the facts of a scenario describe?
 *
 * The format says: what is not stated is in order and not at issue. The product says: what is not recorded is a refusal. So
 * this adapter, and nothing behind it, fills in what is in order: people are alive and of age, addresses are lawful and the
 * person's own, workers are trained, calls can be recorded. What is stated is translated word for word.
 */
import { type Day, parseDay } from '../../rules/days.ts';
import { clockOf, type Minute, minutesAt, startOfDay, type Zone } from '../../rules/gate/local-time.ts';
import type { Address, Agency, Debt, Hold, Person, Situation, Via } from '../../rules/gate/situation.ts';
import { zoneAround } from '../../server/zone-table.ts';
import { ADDRESSES, COLLECTORS, DEBTS, HOLDS, PLACES, PROVENANCES, ROLES } from './codes.ts';
import { happeningsOf } from './happenings.ts';
import type { Code, Scenario, Thing } from './scenario.ts';

/** A day of a scenario. Throws for one that is none: the reader has let only real shapes through. */
export function dayIn(text: string): Day {
  const day = parseDay(text.slice(0, 10));
  if (day === null) throw new Error(`"${text}" is no day`);
  return day;
}

/** A minute of a scenario: a day alone is its first minute. Local in `zone`. */
export function minuteIn(text: string, zone: Zone): Minute {
  const day = dayIn(text);
  if (text.length <= 10) return startOfDay(zone, day);
  const [first] = minutesAt(zone, day, clockOf(text.slice(11)));
  if (first === undefined) throw new Error(`the clocks of ${zone.name} do not show ${text}`);
  return first;
}

/** A zone by name, known for the years around the scenario's time. */
export function zoneIn(name: string, { when }: Scenario): Zone {
  const at =
    'at' in when && typeof when.at === 'string'
      ? when.at
      : 'asOf' in when && when.asOf
        ? when.asOf
        : '2026-01-01';
  return zoneAround(name, dayIn(at) * 1440, 12);
}

/** The scenario's zones; one that states none is asked in UTC, where only days matter. */
export function zonesIn(scenario: Scenario): Zone[] {
  const names = scenario.given.zones ?? [];
  return (names.length > 0 ? names : ['UTC']).map((name) => zoneIn(name, scenario));
}

/** The situation, with everything unstated in order. */
export function situationOf(scenario: Scenario): Situation {
  const { given } = scenario;
  const zones = zonesIn(scenario);
  const { collector } = given;
  return {
    zones,
    collector: {
      id: collector?.id ?? 'collector',
      kind: COLLECTORS[collector?.kind ?? 'third_party_collector'],
      records: collector?.recordsCalls ?? true,
      allowsPersonalDevices: collector?.allowsPersonalDevices ?? true,
      ownName: collector?.ownName ?? true,
      ...(collector?.acceptsFromConsumers ? { accepts: mediaOf(collector.acceptsFromConsumers) } : {}),
    },
    agencies: agenciesOf(given),
    workers: (given.workers ?? []).map(({ id, preJobTraining, certified }) => ({
      id: id ?? 'worker',
      trained: preJobTraining ?? true,
      certified: certified ?? true,
    })),
    people: peopleOf(given),
    debts: (given.debts ?? []).map((debt) => debtOf(debt)),
    addresses: (given.contactPoints ?? []).map((point) => addressOf(point, scenario)),
    holds: holdsOf(given),
    specialDays: (given.occasions ?? []).flatMap(({ kind, on }) =>
      kind && on ? [{ kind, on: dayIn(on) }] : [],
    ),
    offers: (given.offers ?? []).map(({ statedExpiryOn, availableUntil, controlledBy }) => ({
      statedUntil: statedExpiryOn ? dayIn(statedExpiryOn) : null,
      until: availableUntil ? dayIn(availableUntil) : null,
      ours: (controlledBy ?? 'collector') === 'collector',
    })),
    log: happeningsOf(scenario, zones[0]!),
    calendar: calendarOf(given),
  };
}

function agenciesOf({ agencies, collector }: Thing<'given'>): Agency[] {
  const told = (agencies ?? []).map(({ id, instructed, debtorNotified }) => ({
    id: id ?? 'agency',
    entrusted: instructed ?? true,
    debtorTold: debtorNotified ?? true,
    lawFirm: true,
  }));
  const more = (collector?.agencies ?? []).filter((id) => !told.some((agency) => agency.id === id));
  return [...told, ...more.map((id) => ({ id, entrusted: true, debtorTold: true, lawFirm: true }))];
}

function peopleOf(given: Thing<'given'>): Person[] {
  const people = (given.persons ?? []).map((person) => personOf(person, given));
  return people.some(({ id }) => id === 'consumer')
    ? people
    : [personOf({ id: 'consumer' }, given), ...people];
}

function personOf(person: Thing<'person'>, { representation }: Thing<'given'>): Person {
  const role = ROLES[person.role ?? 'consumer'];
  return {
    id: person.id ?? 'consumer',
    role,
    // the dead of whom the collector does not know cannot be told from the living
    alive: !person.deceased || person.deceasedKnown === false,
    minor: false,
    capable: true,
    bankrupt: false,
    represented:
      role === 'debtor' && representation?.byAttorney
        ? { contactKnown: representation.contactKnown ?? true }
        : false,
    reachable: person.reachable ?? null,
    at: person.knownAt ? (PLACES[person.knownAt as keyof typeof PLACES] ?? null) : null,
    agreedToEntry: person.visitConsent ?? true,
    agreedToAdvertising: person.commercialMessageConsent ?? true,
    identityChecked: person.identityVerified ?? true,
    boundByGuarantee: person.guaranteeContract ?? role === 'guarantor',
    employerForbids: false,
    otherWakingHours: person.wakingHoursKnown ?? false,
  };
}

function debtOf(debt: Thing<'debt'>): Debt {
  const id = debt.id ?? 'debt';
  return {
    id,
    kind: DEBTS[debt.kind ?? 'other'],
    servicedAs: debt.accountAtPlacement ?? id,
    owed: debt.status !== 'paid_settled_or_discharged' && !(debt.settled ?? false),
    overdue: debt.overdue ?? true,
    lawful: (debt.unlawful ?? null) === null,
    timeBarred: debt.limitationExpired ?? false,
    household: debt.use === 'household' ? { evidenced: debt.useEvidenced ?? false } : false,
  };
}

function addressOf(point: Thing<'contactPoint'>, scenario: Scenario): Address {
  return {
    id: point.id ?? 'address',
    kind: ADDRESSES[point.kind ?? 'phone'],
    of: point.of ?? 'consumer',
    use: point.use ?? null,
    zone: point.zone ? zoneIn(point.zone, scenario) : null,
    ...groundsOf(point, scenario.given),
    state: point.status ?? 'active',
    belongsTo: point.knownToBelongTo ?? null,
    confidence: 100,
    byEmployer: point.providedByEmployer ?? false,
    text: point.address ?? null,
  };
}

/** A mailbox of the employer is at issue: it needs a stated ground, the person's own use or agreement. */
function groundsOf(
  { id, provenance, lawfullyObtained, providedByEmployer }: Thing<'contactPoint'>,
  { history }: Thing<'given'>,
): Pick<Address, 'provenance' | 'lawfullyObtained'> {
  if (!providedByEmployer || provenance)
    return {
      provenance: PROVENANCES[provenance ?? 'reserved_with_creditor'],
      lawfullyObtained: lawfullyObtained ?? true,
    };
  const opened = (history ?? []).some(
    (event) => (event.type === 'inbound' || event.type === 'consent') && event.contactPoint === id,
  );
  return {
    provenance: lawfullyObtained ? 'consent' : 'reserved',
    lawfullyObtained: lawfullyObtained ?? opened,
  };
}

function mediaOf(channels: readonly Code<'channel'>[]): Via[] {
  return channels.flatMap((channel) =>
    channel === 'data_message'
      ? (['email', 'sms', 'portal'] as const)
      : channel === 'email' || channel === 'sms' || channel === 'portal'
        ? [channel]
        : [],
  );
}

function holdsOf({ holds, plan }: Thing<'given'>): Hold[] {
  const stated = (holds ?? []).flatMap(({ kind, startOn, treatmentEndsOn, debts }) =>
    kind
      ? [
          {
            kind: HOLDS[kind],
            from: startOn ? dayIn(startOn) : 0,
            to: null,
            treatmentEnds: treatmentEndsOn ? dayIn(treatmentEndsOn) : null,
            debts: debts ?? null,
          },
        ]
      : [],
  );
  const kept = plan?.performing ? [{ kind: 'plan-kept' as const, from: 0, to: null, debts: null }] : [];
  return [...stated, ...kept];
}

function calendarOf({ holidays, workingWeekendDays }: Thing<'given'>): Situation['calendar'] {
  return {
    years: Array.from({ length: 60 }, (_, place) => 1990 + place),
    holidays: new Set((holidays ?? []).map(dayIn)),
    workdays: new Set((workingWeekendDays ?? []).map(dayIn)),
  };
}
