/**
 * Which happenings of a log are of which kind?
 *
 * A log is read once and its parts are kept beside it, in the order of the log: every decision asks for a few of them many
 * times. A log is a value that never changes, so its parts do not either.
 */
import type { Happening } from './situation.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;
type Consents = Of<'consent'> | Of<'consent-withdrawn'>;
/** A number turned out to be a stranger's. */
type NumberFound = Extract<Happening, { type: 'number-wrong' | 'number-invalid' }>;

export interface LogParts {
  readonly calls: readonly Of<'call'>[];
  readonly preferences: readonly Of<'preference'>[];
  readonly said: readonly Of<'said'>[];
  readonly wrong: readonly NumberFound[];
  /** Consents to be contacted at other times, and their withdrawals. */
  readonly timeConsents: readonly Consents[];
  /** There is a consent to more calls. */
  readonly consentsToCalls: boolean;
}

const EMPTY: readonly never[] = [];
const kept = new WeakMap<readonly Happening[], LogParts>();

/** The parts of a log. */
export function logParts(log: readonly Happening[]): LogParts {
  let parts = kept.get(log);
  if (parts === undefined) {
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
    calls: of('call'),
    preferences: of('preference'),
    said: of('said'),
    wrong: log.filter((event): event is NumberFound => event.type === 'number-wrong'),
    timeConsents: consents.filter(({ scope }) => scope === 'time'),
    consentsToCalls: consents.some(({ type, scope }) => type === 'consent' && scope === 'call'),
  };
}
