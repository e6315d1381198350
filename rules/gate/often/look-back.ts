/**
 * Was what happened within the rules about how often?
 *
 * Each call of the log is put to the rules in force as if it were about to be made, with what had happened before it, and with
 * what is known now: calls to a number that turned out to be a stranger's, and calls that never connected, are no calls. So a
 * look back and a permission can never count differently.
 */
import type { Factor, Finding, Reason } from '../finding.ts';
import type { LawRule } from '../law.ts';
import type { Minute } from '../local-time.ts';
import type { Bar } from '../prohibitions.ts';
import type { Attempt, Happening, Situation } from '../situation.ts';
import { counts, foundWrong } from './tally.ts';

type Call = Extract<Happening, { type: 'call' }>;

/** What the look back found. `broken`: a limit was passed; `factors` against or for the collector. */
export interface LookedBack {
  readonly calls: number;
  readonly broken: readonly { readonly rule: LawRule; readonly finding: Finding }[];
  readonly reasons: readonly Reason[];
  /** Every passed limit may be rebutted by these; empty when one may not. */
  readonly rebuttal: readonly Factor[];
  /** Patterns within the limits. */
  readonly patterns: readonly Factor[];
}

const LIMITS: readonly Bar['kind'][] = [
  'call-attempts',
  'talk-rest',
  'talks-a-day',
  'tries-at-address',
  'all-ways',
];

/** A way to ask a rule: the gate's own. */
export type Asking = (rule: LawRule, attempt: Attempt, situation: Situation) => Finding | null;

/** Puts every call made to `person` by `at` to the limits among `rules`. */
export function lookBack(
  rules: readonly LawRule[],
  ask: Asking,
  person: string,
  at: Minute,
  situation: Situation,
): LookedBack {
  const limits = rules.filter(({ bars }) => LIMITS.includes(bars.kind));
  const patternRules = rules.filter(({ bars }) => bars.kind === 'call-pattern');
  const wrong = foundWrong(at, situation);
  const calls = situation.log.flatMap((event, place) =>
    event.type === 'call' && event.at <= at && isCall(event, person, limits, wrong) ? [{ event, place }] : [],
  );
  const broken: { rule: LawRule; finding: Finding }[] = [];
  const patterns = new Set<Factor>();
  for (const { event, place } of calls) {
    const then = { ...situation, log: knownThen(situation.log, place, wrong) };
    for (const attempt of attemptsOf(event, situation)) {
      for (const rule of limits) {
        const finding = ask(rule, attempt, then);
        if (finding?.outcome === 'refuse' || finding?.outcome === 'rebuttable')
          broken.push({ rule, finding });
      }
      for (const rule of patternRules)
        for (const factor of ask(rule, attempt, then)?.factors ?? []) patterns.add(factor);
    }
  }
  const rebuttable = broken.every(({ finding }) => finding.outcome === 'rebuttable');
  return {
    calls: calls.length,
    broken,
    reasons: [...new Set(broken.flatMap(({ finding }) => finding.reasons ?? []))],
    rebuttal: rebuttable ? [...new Set(broken.flatMap(({ finding }) => finding.factors ?? []))] : [],
    patterns: [...patterns],
  };
}

/** A call that reached the dialled number and counts under one of the limits; without limits, any. */
function isCall(
  event: Call,
  person: string,
  limits: readonly LawRule[],
  wrong: ReadonlySet<string> | null,
): boolean {
  if (event.to !== person) return false;
  const terms = limits.map(({ bars }) => bars).filter((bars) => bars.kind === 'call-attempts');
  if (terms.length === 0) return wrong === null || event.address === null || !wrong.has(event.address);
  return terms.some((one) => counts(event, { ...one, ways: ['call'] }, callerOf(event), wrong));
}

const callerOf = ({ by, to }: Call) => ({ by, person: to });

/** What stood in the log before a call; attempts at numbers since found wrong have left it. */
function knownThen(log: readonly Happening[], place: number, wrong: ReadonlySet<string> | null): Happening[] {
  const before = log.slice(0, place);
  return wrong === null
    ? before
    : before.filter((event) => event.type !== 'call' || event.address === null || !wrong.has(event.address));
}

/** A call as it would have been asked about: one attempt for each debt that it counts for. */
function attemptsOf(event: Call, { debts, collector }: Situation): Attempt[] {
  const about =
    event.raised.length > 0
      ? event.raised
      : event.attributedTo !== null
        ? [event.attributedTo]
        : event.discussed.length > 0
          ? event.discussed
          : debts.map(({ id }) => id);
  return about.map((debt) => ({
    at: event.at,
    way: event.outcome === 'voicemail' ? 'voicemail' : 'call',
    by: event.by ?? collector.id,
    worker: null,
    person: event.to,
    address: event.address,
    debts: [debt],
    purpose: event.purpose,
    start: 'collector',
    replyTo: null,
    place: null,
    visibleTo: 'person',
    saysCollector: true,
    envelope: undefined,
    advertising: false,
    content: event.content ?? [],
  }));
}
