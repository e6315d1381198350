/**
 * What is an event worth as proof, and may a claim be raised? A scenario's question, put to the rules of evidence.
 */

import { type Assignment, mayClaim } from '../../../rules/deadlines/assigned-claim.ts';
import { termsOf } from '../../../rules/deadlines/deadline-law.ts';
import { isEffective, lackingIn, pairOf } from '../../../rules/deadlines/effective-demand.ts';
import { effectOf, type Proof } from '../../../rules/deadlines/interruption.ts';
import { isLack } from '../../../rules/deadlines/lack.ts';
import { refundOf } from '../../../rules/deadlines/time-bar.ts';
import type { Finding } from '../../../rules/gate/finding.ts';
import type { ScenarioOf } from '../answer-scenario.ts';
import { type Answer, answer, type Code, type Scenario, type Thing } from '../scenario.ts';
import { CODES } from '../scenario-words.ts';
import { dayIn } from '../situation-of.ts';
import { limitationIn } from './answer-dates.ts';
import { defenceIn } from './answer-standing.ts';
import { demandsIn } from './demands.ts';
import {
  claimEventsIn,
  debtIn,
  eventNamed,
  eventsOf,
  kindOf,
  lawDay,
  lawIn,
  PROOFS,
  unruled,
} from './legal-facts.ts';

type Said = Answer | readonly string[];

export function answerEvidence(scenario: ScenarioOf<'evidence_check'>): Said {
  switch (scenario.when.what) {
    case 'effective_demand':
      return effectiveDemand(scenario);
    case 'two_effective_demands':
      return twoDemands(scenario);
    case 'limitation_interruption':
      return interruption(scenario);
    case 'evidence_pack':
      return evidencePack(scenario);
    default:
      return ['when.what'];
  }
}

/** The rule of effective demands, where it is about a debt of this kind. */
function demandTerms(scenario: ScenarioOf<'evidence_check'>) {
  const [terms] = termsOf(lawIn(scenario), 'effective-demand');
  if (terms === undefined) return null;
  const debt = debtIn(scenario, scenario.when.debt);
  return { terms, debt, applies: terms.debts.includes(kindOf(debt, 'card')) };
}

const OTHER_DEBT = answer('compute', { reasons: ['rule_not_applicable'], values: { effective: false } });

function effectiveDemand(scenario: ScenarioOf<'evidence_check'>): Said {
  const asked = demandTerms(scenario);
  if (asked === null) return unruled(scenario);
  if (!asked.applies) return OTHER_DEBT;
  const demands = demandsIn(scenario, asked.debt);
  const { event } = scenario.when;
  const demand = event ? demands.find(({ id }) => id === event) : demands.at(-1);
  if (demand === undefined) return ['when.event'];
  const effective = isEffective(demand);
  return isLack(effective) ? [effective.lacks] : answer('compute', { values: { effective } });
}

function twoDemands(scenario: ScenarioOf<'evidence_check'>): Said {
  const asked = demandTerms(scenario);
  if (asked === null) return unruled(scenario);
  if (!asked.applies) return OTHER_DEBT;
  const pair = pairOf(demandsIn(scenario, asked.debt), asked.terms);
  return answer('compute', {
    values: pair ? { effective: pair.farEnough, gapDays: pair.gapDays } : { effective: false },
  });
}

function interruption(scenario: ScenarioOf<'evidence_check'>): Said {
  const law = lawIn(scenario);
  const [terms] = termsOf(law, 'limitation');
  if (terms === undefined) return unruled(scenario);
  const debt = debtIn(scenario, scenario.when.debt);
  const named = eventNamed(scenario, scenario.when.event);
  if (scenario.when.event && named === undefined) return ['when.event'];
  const events = claimEventsIn(scenario, debt);
  const event = named ? events.find(({ id }) => id === named.id) : events.at(-1);
  if (event === undefined)
    return answer('compute', { values: { interrupted: false, interruptsWhole: false } });
  const { interrupted, whole, needs } = effectOf(
    event,
    kindOf(debt, 'other'),
    termsOf(law, 'reserved-point'),
  );
  const inTime = !isTooLate(scenario, debt, event.on);
  return answer('compute', {
    values: { interrupted: inTime && interrupted, interruptsWhole: inTime && interrupted === true && whole },
    require: needs.map((proof) => PROOFS[proof]),
    reasons: inTime ? [] : ['time_barred'],
  });
}

/** The period had run before the event: nothing was left to interrupt. */
function isTooLate(scenario: Scenario, debt: Thing<'debt'>, on: number): boolean {
  if (debt.limitationExpired) return true;
  const before = (scenario.given.history ?? []).filter(({ at }) => dayIn(at) < on);
  const found = limitationIn({ ...scenario, given: { ...scenario.given, history: before } }, debt);
  return found !== null && !isLack(found) && found.ends !== null && found.ends < on;
}

function evidencePack(scenario: ScenarioOf<'evidence_check'>): Said {
  const asked = demandTerms(scenario);
  if (asked === null) return unruled(scenario);
  const given = new Set<string>(scenario.when.items ?? []);
  const items = (Object.keys(PROOFS) as Proof[]).filter((proof) => given.has(PROOFS[proof]));
  const lacking = lackingIn(items, asked.terms);
  return answer(lacking.length > 0 ? 'require' : 'allow', { require: lacking.map((proof) => PROOFS[proof]) });
}

export function answerClaim(scenario: ScenarioOf<'claim_check'>): Said {
  const law = lawIn(scenario);
  const { claim, debt: id } = scenario.when;
  if (claim === 'refund_of_voluntary_payment') {
    if (termsOf(law, 'limitation').length === 0) return unruled(scenario);
    const paid = eventsOf(scenario, 'payment').at(-1);
    return answerOfFinding(refundOf(paid ? { voluntary: paid.voluntary ?? true } : { voluntary: true }));
  }
  if (claim !== 'payment') return ['when.claim'];
  if (termsOf(law, 'assignment').length === 0) return unruled(scenario);
  const found = mayClaim(
    assignmentIn(scenario),
    claimant(scenario),
    scenario.when.scope === 'amount_already_paid' ? 'already-paid' : 'all',
    lawDay(scenario),
  );
  if (found.outcome !== 'pass') return answerOfFinding(found);
  const defence = defenceIn(scenario, debtIn(scenario, id), lawDay(scenario));
  return defence === true
    ? answer('allow_flag', { reasons: ['time_barred'], flags: ['legal_review'] })
    : answerOfFinding(found);
}

function claimant({ given, when }: ScenarioOf<'claim_check'>): 'assignor' | 'assignee' {
  if (when.by === 'assignee') return 'assignee';
  if (when.by === 'assignor' || when.by === 'creditor') return 'assignor';
  return given.collector?.kind === 'assignee' ? 'assignee' : 'assignor';
}

function assignmentIn(scenario: ScenarioOf<'claim_check'>): Assignment {
  const assigned = eventsOf(scenario, 'assigned')[0];
  const reached = eventsOf(scenario, 'assignment_notice').find(
    ({ reached }) => reached !== false && reached !== null,
  );
  const told = eventsOf(scenario, 'assignment_notice').length > 0 || assigned !== undefined;
  const sued = debtIn(scenario, scenario.when.debt).suitFiledOn;
  const beginning = Number.NEGATIVE_INFINITY;
  const days = [reached?.at, claimant(scenario) === 'assignee' ? sued : null].flatMap((at) =>
    at ? [dayIn(at)] : [],
  );
  const noticedOn = days.length > 0 ? Math.min(...days) : told ? null : beginning;
  const isAssigned = told || claimant(scenario) === 'assignee';
  return {
    assignedOn: assigned ? dayIn(assigned.at) : isAssigned ? beginning : null,
    noticedOn,
    payments: eventsOf(scenario, 'payment').map(({ at, to, inFull }) => ({
      on: dayIn(at),
      to:
        to === 'assignee' || (!to && noticedOn !== null && dayIn(at) >= noticedOn) ? 'assignee' : 'assignor',
      inFull: inFull ?? false,
    })),
  };
}

/** A finding of the rules in the words of the format; a word the format has not is left out. */
export function answerOfFinding(
  { outcome, reasons, flags, require }: Finding,
  more: Partial<Answer> = {},
): Answer {
  const decision = (
    {
      pass: 'allow',
      flag: 'allow_flag',
      require: 'require',
      rebuttable: 'deny_rebuttable',
      refuse: 'deny',
      missing: 'deny',
    } as const
  )[outcome];
  const known = new Set<string>(CODES.reasons);
  return answer(decision, {
    reasons: (reasons ?? []).filter((reason) => known.has(reason)) as Code<'reasons'>[],
    flags: flags ?? [],
    require: (require ?? []) as Code<'require'>[],
    ...more,
  });
}
