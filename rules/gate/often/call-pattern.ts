/**
 * Do these calls annoy by their pattern although they are few enough?
 *
 * Within the call frequencies a collector is presumed to comply; that may be rebutted by calls in rapid succession, calls or
 * voice messages crowded into a day, what the person said before, or what the collector did before (12 CFR
 * 1006.14(b)(2)(i), comment 14(b)(2)(i)-2). Such a call is lawful, and a person must hear of it.
 */
import type { Content } from '../../words/saying.ts';
import { isAnswer } from '../exceptions.ts';
import { type Factor, type Finding, passed } from '../finding.ts';
import { dayAt, type Zone } from '../local-time.ts';
import { callsIn, logParts } from '../log-parts.ts';
import type { Attempt, CallOutcome, Happening, Says, Situation } from '../situation.ts';
import { isNamed, timesOf } from '../when/inconvenient-times.ts';
import { type Counted, counts, dayOfEvent, foundWrong } from './tally.ts';

export interface CallPattern {
  /** Two calls that nobody answered, or two voice messages, within so many minutes. */
  readonly rapidMinutes: number;
  /** So many of them in a day. */
  readonly crowdedDay: number;
  readonly uncounted: readonly CallOutcome[];
  readonly across: Counted['across'];
  /** What a person may have said that weighs against calling again. */
  readonly said: readonly Says[];
  /** What words of an earlier call amount to that weighs against the collector. */
  readonly abusive: readonly Content[];
}

/** Time alone makes no pattern. */
const QUIET: Finding = passed(undefined, null);

type Call = Extract<Happening, { type: 'call' }>;

export function callPattern(terms: CallPattern, attempt: Attempt, situation: Situation): Finding | null {
  if (attempt.way !== 'call' && attempt.way !== 'voicemail') return null;
  if (attempt.start === 'live' && isAnswer(attempt, situation)) return null;
  const factors = patternOf(terms, attempt, situation);
  return factors.length === 0 ? QUIET : { outcome: 'flag', until: null, factors };
}

/** The factors that this call would give against the collector. */
export function patternOf(terms: CallPattern, attempt: Attempt, situation: Situation): Factor[] {
  const calls = callsBefore(terms, attempt, situation);
  const messages = calls.filter(({ outcome }) => outcome === 'voicemail');
  const isMessage = attempt.way === 'voicemail';
  const factors: Factor[] = [];
  if (isRapid(terms, attempt, calls)) factors.push('rapid_succession');
  if (isCrowded(terms, attempt, calls, situation)) factors.push('highly_concentrated');
  if (isMessage && (isRapid(terms, attempt, messages) || isCrowded(terms, attempt, messages, situation)))
    factors.push('voicemail_pattern');
  if (hasSaid(terms, attempt, situation)) factors.push('prior_communications');
  if (hasOffended(terms, attempt, calls, situation)) factors.push('prior_conduct');
  return factors;
}

function callsBefore(terms: CallPattern, attempt: Attempt, situation: Situation): Call[] {
  const wrong = foundWrong(attempt.at, situation);
  const counted: Counted = { ways: ['call'], across: terms.across, uncounted: terms.uncounted };
  return callsIn(situation.log).filter(
    (event) =>
      event.at <= attempt.at &&
      (event.address === attempt.address || event.address === null || attempt.address === null) &&
      counts(event, counted, attempt, wrong),
  );
}

const ANSWERED: readonly CallOutcome[] = ['conversation', 'dropped'];

function isRapid({ rapidMinutes }: CallPattern, { at }: Attempt, calls: readonly Call[]): boolean {
  return calls.some(
    (call) => !call.dayOnly && !ANSWERED.includes(call.outcome) && at - call.at <= rapidMinutes,
  );
}

function isCrowded(
  { crowdedDay }: CallPattern,
  { at }: Attempt,
  calls: readonly Call[],
  situation: Situation,
): boolean {
  const isToday = (zone: Zone, call: Call) => dayOfEvent(call, zone, situation) === dayAt(zone, at);
  return situation.zones.some(
    (zone) => calls.filter((call) => at - call.at < 2 * 1440 && isToday(zone, call)).length + 1 >= crowdedDay,
  );
}

function hasSaid({ said }: CallPattern, { at, person }: Attempt, { log }: Situation): boolean {
  return logParts(log).said.some(
    (event) => event.at <= at && event.by === person && said.includes(event.says),
  );
}

/** Abused the person in an earlier call, or called at a time of which he had said that it does not suit. */
function hasOffended(
  { abusive }: CallPattern,
  { at }: Attempt,
  calls: readonly Call[],
  situation: Situation,
): boolean {
  if (calls.some(({ content }) => content?.some((part) => abusive.includes(part)))) return true;
  if (timesOf(situation, at).length === 0) return false;
  return calls.some(
    (call) =>
      !call.dayOnly && timesOf(situation, call.at).some((named) => isNamed(named, call.at, situation.zones)),
  );
}
