/**
 * Which happenings of a log are of which kind?
 *
 * A log is read once for a decision, in its order: the rules ask for a few of its parts many times. Facts are appended and never
 * edited: a log that has grown is read again, so that nothing new is missed.
 */
import type { Minute } from './local-time.ts';
import type { Happening } from './situation.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;
type Consents = Of<'consent'> | Of<'consent-withdrawn'>;

export interface LogParts {
  /** How many happenings were read. */
  readonly length: number;
  /** When each of them was. */
  readonly minutes: readonly Minute[];
  /** No happening stands before an earlier one. */
  readonly inOrder: boolean;
  readonly preferences: readonly Of<'preference'>[];
  readonly said: readonly Of<'said'>[];
  readonly optOuts: readonly Of<'opt-out'>[];
  readonly disputes: readonly Of<'dispute'>[];
  readonly payments: readonly Of<'payment'>[];
  readonly complaints: readonly Of<'complaint'>[];
  readonly preparations: readonly Of<'plan-in-preparation'>[];
  /** What was found out about numbers and addresses. */
  readonly numbers: readonly (Of<'number-wrong' | 'number-invalid'> | Of<'number-checked'>)[];
  /** There is a wish in writing that contact should cease, sent or received. */
  readonly ceases: boolean;
  /** Consents to be contacted at other times, and their withdrawals. */
  readonly timeConsents: readonly Consents[];
  /** There is a consent to more calls. */
  readonly consentsToCalls: boolean;
}

const EMPTY: readonly never[] = [];
/** The log that was read last: the rules of one decision all ask for the same, and reading one anew is quick. */
let lastLog: readonly Happening[] = EMPTY;
let lastParts: LogParts = read(EMPTY);

/** The parts of a log. */
export function logParts(log: readonly Happening[]): LogParts {
  if (log === lastLog && lastParts.length === log.length) return lastParts;
  lastParts = read(log);
  lastLog = log;
  return lastParts;
}

/** The calls of a log. */
export function callsIn(log: readonly Happening[]): readonly Of<'call'>[] {
  return log.filter((event) => event.type === 'call');
}

/** A part grows from the shared empty one: most logs have calls and messages alone. */
function added<Part>(part: readonly Part[], event: Part): readonly Part[] {
  if (part === EMPTY) return [event];
  (part as Part[]).push(event);
  return part;
}

type Growing = { -readonly [Part in keyof LogParts]: LogParts[Part] };

function read(log: readonly Happening[]): LogParts {
  const minutes = new Array<Minute>(log.length);
  const parts: Growing = {
    length: log.length,
    minutes,
    inOrder: true,
    preferences: EMPTY,
    said: EMPTY,
    optOuts: EMPTY,
    disputes: EMPTY,
    payments: EMPTY,
    complaints: EMPTY,
    preparations: EMPTY,
    numbers: EMPTY,
    ceases: false,
    timeConsents: EMPTY,
    consentsToCalls: false,
  };
  let before = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < log.length; place += 1) {
    const event = log[place]!;
    const { at } = event;
    minutes[place] = at;
    if (at < before) parts.inOrder = false;
    before = at;
    // Most happenings are of these two kinds.
    if (event.type !== 'call' && event.type !== 'message') addRarer(event, parts);
  }
  return parts;
}

function addRarer(event: Happening, parts: Growing): void {
  switch (event.type) {
    case 'preference':
      parts.preferences = added(parts.preferences, event);
      break;
    case 'said':
      parts.said = added(parts.said, event);
      break;
    case 'opt-out':
      parts.optOuts = added(parts.optOuts, event);
      break;
    case 'dispute':
      parts.disputes = added(parts.disputes, event);
      break;
    case 'payment':
      parts.payments = added(parts.payments, event);
      break;
    case 'complaint':
      parts.complaints = added(parts.complaints, event);
      break;
    case 'plan-in-preparation':
      parts.preparations = added(parts.preparations, event);
      break;
    case 'number-wrong':
    case 'number-invalid':
    case 'number-checked':
      parts.numbers = added(parts.numbers, event);
      break;
    case 'cease-sent':
    case 'cease-received':
      parts.ceases = true;
      break;
    case 'consent':
    case 'consent-withdrawn':
      if (event.scope === 'time') parts.timeConsents = added(parts.timeConsents, event);
      else if (event.scope === 'call' && event.type === 'consent') parts.consentsToCalls = true;
      break;
  }
}
