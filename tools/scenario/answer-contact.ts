/**
 * May this contact be made? A scenario's question, put to the gate.
 */

import { formatDay } from '../../rules/days.ts';
import type { Verdict } from '../../rules/gate/finding.ts';
import { type Decision, decide, gate, type Law, rulesFor } from '../../rules/gate/gate.ts';
import { clockText, dayAt, type Minute } from '../../rules/gate/local-time.ts';
import type { CallAttempts } from '../../rules/gate/often/call-attempts.ts';
import { debtCount } from '../../rules/gate/often/debt-counts.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { askedIn } from './attempt-of.ts';
import { lawAsked } from './law-asked.ts';
import { type Answer, answer, type Code } from './scenario.ts';
import { CODES } from './scenario-words.ts';

export function answerContact(scenario: ScenarioOf<'contact_attempt'>): Answer | readonly string[] {
  const law = lawAsked(scenario);
  const { attempt, situation } = askedIn(scenario);
  const decided = gate(attempt, situation, law);
  const said = answerOf(decided);
  const { nextAllowedAt } = decided;
  const refused = decided.permit === null;
  const isCall = attempt.way === 'call' || attempt.way === 'voicemail';
  return {
    ...said,
    values: {
      ...said.values,
      ...(isCall ? { placed: placedWith(attempt, situation, law, said.values.counts === true) } : {}),
      ...(refused && nextAllowedAt !== null
        ? { nextAllowedOn: formatDay(dayAt(situation.zones[0]!, nextAllowedAt)) }
        : {}),
      ...(attempt.start === 'collector' ? {} : { afterwards: afterwards(attempt, situation, law) }),
    },
  };
}

/** An ordinary call to a person, as a look back or a plan puts it to the rules. */
export function attemptAt(at: Minute, person: string, { collector, debts }: Situation): Attempt {
  return {
    at,
    way: 'call',
    by: collector.id,
    worker: null,
    person,
    address: null,
    debts: debts.map(({ id }) => id),
    purpose: 'collect',
    start: 'collector',
    replyTo: null,
    place: null,
    visibleTo: 'person',
    saysCollector: true,
    envelope: [],
    advertising: false,
    content: [],
  };
}

/** What would be decided of the same contact, were it the collector who started it once this exchange is over. */
function afterwards(attempt: Attempt, situation: Situation, law: Law): Code<'decision'> {
  return decisionOf(
    decide({ ...attempt, at: attempt.at + 1, start: 'collector', replyTo: null }, situation, law),
  );
}

/** A decision of the gate in the words of the format. */
export function answerOf({ verdicts, missing }: Pick<Decision, 'verdicts' | 'missing'>): Answer {
  const decision = decisionOf({ verdicts, missing });
  const refused = decision === 'deny' || decision === 'deny_rebuttable';
  const against = verdicts.filter(({ outcome }) => outcome !== 'pass');
  const heard = decision === 'deny' ? against : verdicts;
  // What weighs against a presumption of compliance has no part where a violation is presumed.
  const weighed = refused ? against.filter(({ outcome }) => outcome !== 'flag') : verdicts;
  const all = <T>(from: readonly Verdict[], pick: (verdict: Verdict) => readonly T[] | undefined) => [
    ...new Set(from.flatMap((one) => pick(one) ?? [])),
  ];
  return answer(decision, {
    reasons: all(heard, ({ reasons }) => reasons).filter((code) => isOf('reasons', code)),
    flags: all(heard, ({ flags }) => flags),
    factors: all(weighed, ({ factors }) => factors),
    require: all(heard, ({ require }) => require).filter((code) => isOf('require', code)),
    values: valuesOf(verdicts),
  });
}

/** The product has codes of its own that the format does not know; they stay with the product. */
function isOf<List extends keyof typeof CODES>(list: List, code: string): code is Code<List> {
  return (CODES[list] as readonly string[]).includes(code);
}

function decisionOf({ verdicts, missing }: Pick<Decision, 'verdicts' | 'missing'>): Code<'decision'> {
  const has = (...outcomes: string[]) => verdicts.some(({ outcome }) => outcomes.includes(outcome));
  if (missing.length > 0 || has('refuse', 'missing')) return 'deny';
  if (has('require')) return 'require';
  if (has('rebuttable')) return 'deny_rebuttable';
  return has('flag') ? 'allow_flag' : 'allow';
}

/** What the rules say in numbers; of several that speak, one that bars is heard last. Clocks as the format writes them. */
function valuesOf(verdicts: readonly Verdict[]): Record<string, unknown> {
  const inTurn = [
    ...verdicts.filter(({ outcome }) => outcome === 'pass' || outcome === 'flag'),
    ...verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'flag'),
  ];
  const values: Record<string, unknown> = Object.assign({}, ...inTurn.map((one) => one.values ?? {}));
  for (const name of ['from', 'to'])
    if (typeof values[name] === 'number') values[name] = clockText(values[name]);
  return values;
}

/** Calls that count for each debt, this one among them where it does; none without a rule that counts by debt. */
function placedWith(
  attempt: Attempt,
  situation: Situation,
  law: Law,
  counted: boolean,
): Record<string, number> {
  const terms = callsRule(attempt, situation, law);
  if (terms === null) return {};
  return Object.fromEntries(
    situation.debts.map(({ id }) => {
      const { debts, placed } = debtCount(terms, attempt, id, situation);
      const own = counted && attempt.debts[0] !== undefined && debts.includes(attempt.debts[0]);
      return [id, placed + (own ? 1 : 0)];
    }),
  );
}

/** The rule in force that counts calls by debt; the one that only presumes comes first. */
export function callsRule(attempt: Attempt, situation: Situation, law: Law): CallAttempts | null {
  const rules = rulesFor(attempt, situation, law)
    .map(({ bars }) => bars)
    .filter((bars) => bars.kind === 'call-attempts');
  return rules.find(({ presumed }) => presumed) ?? rules[0] ?? null;
}
