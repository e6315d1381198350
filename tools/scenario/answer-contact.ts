/**
 * May this contact be made? A scenario's question, put to the gate.
 */

import { lawOf } from '../../policy/law/packs.ts';
import type { Decision } from '../../rules/gate/gate.ts';
import { gate } from '../../rules/gate/gate.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { askedIn } from './attempt-of.ts';
import { type Answer, answer, type Code } from './scenario.ts';

export function answerContact(scenario: ScenarioOf<'contact_attempt'>): Answer | readonly string[] {
  const { given } = scenario;
  const law = lawOf(given.jurisdictions ?? [], given.assumeInForce ?? []);
  const { attempt, situation } = askedIn(scenario);
  return answerOf(gate(attempt, situation, law));
}

/** A decision of the gate in the words of the format. */
export function answerOf({ verdicts, missing }: Decision): Answer {
  const has = (...outcomes: string[]) => verdicts.some(({ outcome }) => outcomes.includes(outcome));
  const decision =
    missing.length > 0 || has('refuse', 'missing')
      ? 'deny'
      : has('require')
        ? 'require'
        : has('rebuttable')
          ? 'deny_rebuttable'
          : has('flag')
            ? 'allow_flag'
            : 'allow';
  const heard = decision === 'deny' ? verdicts.filter(({ outcome }) => outcome !== 'pass') : verdicts;
  const all = <T>(pick: (verdict: (typeof verdicts)[number]) => readonly T[] | undefined) => [
    ...new Set(heard.flatMap((one) => pick(one) ?? [])),
  ];
  return answer(decision, {
    reasons: all(({ reasons }) => reasons) as Code<'reasons'>[],
    flags: all(({ flags }) => flags),
    factors: all(({ factors }) => factors),
    require: all(({ require }) => require) as Code<'require'>[],
    values: Object.assign({}, ...heard.map(({ values }) => values ?? {})) as Record<string, unknown>,
  });
}
