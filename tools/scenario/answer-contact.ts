/**
 * May this contact be made? A scenario's question, put to the gate.
 */

import { lawOf } from '../../policy/law/packs.ts';
import type { Decision } from '../../rules/gate/gate.ts';
import { gate } from '../../rules/gate/gate.ts';
import type { Attempt } from '../../rules/gate/situation.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { PLACES, PURPOSES, WAY_CODES } from './codes.ts';
import { type Answer, answer, type Code } from './scenario.ts';
import { minuteIn, situationOf, zoneIn, zonesIn } from './situation-of.ts';

export function answerContact(scenario: ScenarioOf<'contact_attempt'>): Answer | readonly string[] {
  const { given } = scenario;
  const law = lawOf(given.jurisdictions ?? [], given.assumeInForce ?? []);
  return answerOf(gate(attemptOf(scenario), situationOf(scenario), law));
}

/** The contact that is asked about. */
export function attemptOf(scenario: ScenarioOf<'contact_attempt'>): Attempt {
  const { given, when } = scenario;
  const zone = when.zone ? zoneIn(when.zone, scenario) : zonesIn(scenario)[0]!;
  const initiation = when.initiation ?? 'collector';
  return {
    at: minuteIn(when.at ?? '2026-01-01T12:00', zone),
    way: WAY_CODES[when.channel ?? 'call'],
    by: when.by ?? given.collector?.id ?? 'collector',
    worker: null,
    person: when.person ?? 'consumer',
    address: when.contactPoint ?? null,
    debts: when.debts ?? (given.debts ?? []).map(({ id }) => id ?? 'debt'),
    purpose: PURPOSES[when.purpose ?? 'collect'],
    start: (
      {
        collector: 'collector',
        reply: 'reply',
        auto_reply: 'auto-reply',
        inbound_live: 'live',
        consumer_session: 'session',
      } as const
    )[initiation],
    replyTo: when.replyTo ?? null,
    place: when.place ? PLACES[when.place] : null,
    visibleTo: ({ person_only: 'person', social_contacts: 'social', public: 'public' } as const)[
      when.visibleTo ?? 'person_only'
    ],
    saysCollector: when.identifiesAsCollector ?? true,
    envelope: (when.envelope ?? ['addressed', 'private_and_confidential']).map(
      (part) =>
        (
          ({
            addressed: 'addressed',
            private_and_confidential: 'private',
            collector_name_visible: 'sender-visible',
            name_indicates_debt_collection: 'sender-reveals-debt',
          }) as const
        )[part],
    ),
    advertising: when.messageClass === 'commercial',
    content: when.content ?? [],
  };
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
