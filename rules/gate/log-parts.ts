/**
 * Which happenings of a log are of which kind?
 *
 * A log is read once and its parts are kept beside it, in the order of the log: every decision asks for a few of them many
 * times. Facts are appended and never edited: a log that has grown is read again, so that nothing new is missed.
 */
import type { Day } from '../days.ts';
import { dayAt, isKnownAt, type Zone } from './local-time.ts';
import type { Happening } from './situation.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;
type Consents = Of<'consent'> | Of<'consent-withdrawn'>;
/** A number turned out to be a stranger's. */
type NumberFound = Extract<Happening, { type: 'number-wrong' | 'number-invalid' }>;

export interface LogParts {
  /** How many happenings were read. */
  readonly length: number;
  readonly calls: readonly Of<'call'>[];
  /** Attempts and the person's own contacts, each with its place in the log. */
  readonly contacts: readonly { readonly event: Happening; readonly place: number }[];
  readonly preferences: readonly Of<'preference'>[];
  readonly said: readonly Of<'said'>[];
  readonly wrong: readonly NumberFound[];
  /** Consents to be contacted at other times, and their withdrawals. */
  readonly timeConsents: readonly Consents[];
  /** There is a consent to more calls. */
  readonly consentsToCalls: boolean;
}

const CONTACTS: ReadonlySet<Happening['type']> = new Set(['call', 'message', 'visit', 'inbound']);
const EMPTY: readonly never[] = [];
const kept = new WeakMap<readonly Happening[], LogParts>();

/** The parts of a log. */
export function logParts(log: readonly Happening[]): LogParts {
  let parts = kept.get(log);
  if (parts === undefined || parts.length !== log.length) {
    parts = read(log);
    kept.set(log, parts);
  }
  return parts;
}

function read(log: readonly Happening[]): LogParts {
  const of = <Type extends Happening['type']>(type: Type): readonly Of<Type>[] => {
    const found = log.filter((event): event is Of<Type> => event.type === type);
    return found.length === 0 ? EMPTY : found;
  };
  const consents = log.filter(
    (event): event is Consents => event.type === 'consent' || event.type === 'consent-withdrawn',
  );
  return {
    length: log.length,
    calls: of('call'),
    contacts: log.flatMap((event, place) => (CONTACTS.has(event.type) ? [{ event, place }] : [])),
    preferences: of('preference'),
    said: of('said'),
    wrong: log.filter((event): event is NumberFound => event.type === 'number-wrong'),
    timeConsents: consents.filter(({ scope }) => scope === 'time'),
    consentsToCalls: consents.some(({ type, scope }) => type === 'consent' && scope === 'call'),
  };
}

/** Older than any window: the day of what lies before the clocks are known. */
const LONG_AGO = -(2 ** 31);
const days = new WeakMap<readonly Happening[], Map<Zone, { home: Zone; length: number; of: Int32Array }>>();

/**
 * The day of each of `contacts` where the person is, were he in `zone`. What is known as a day only is that day everywhere: it
 * is told in `home`.
 */
export function contactDays(log: readonly Happening[], zone: Zone, home: Zone): Int32Array {
  let byZone = days.get(log);
  if (byZone === undefined) {
    byZone = new Map();
    days.set(log, byZone);
  }
  let known = byZone.get(zone);
  if (known === undefined || known.home !== home || known.length !== log.length) {
    const of = Int32Array.from(logParts(log).contacts, ({ event }) => dayOf(event, zone, home));
    known = { home, length: log.length, of };
    byZone.set(zone, known);
  }
  return known.of;
}

function dayOf({ at, dayOnly }: Happening, zone: Zone, home: Zone): Day {
  const told = dayOnly ? home : zone;
  return isKnownAt(told, at) ? dayAt(told, at) : LONG_AGO;
}
