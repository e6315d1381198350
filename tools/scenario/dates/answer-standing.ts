/**
 * What is the legal state of a notice, a dispute, a rule or a claim? A scenario's question about one state or duty.
 */
import { DEADLINES } from '../../../policy/deadlines/deadlines.ts';
import type { Day } from '../../../rules/days.ts';
import { binds, termsOf } from '../../../rules/deadlines/deadline-law.ts';
import { isDuplicative } from '../../../rules/deadlines/duplicate-dispute.ts';
import { type Duty, dutiesOn } from '../../../rules/deadlines/duty.ts';
import { isLack } from '../../../rules/deadlines/lack.ts';
import { isRunning } from '../../../rules/deadlines/moratorium-end.ts';
import { type Conduct, canPlead } from '../../../rules/deadlines/time-bar.ts';
import { firstCommunication, isNoticeOwed } from '../../../rules/deadlines/validation-deadline.ts';
import { receiptBasis, startingNotice } from '../../../rules/deadlines/validation-period.ts';
import { answerRateRegime } from '../answer-charges.ts';
import type { ScenarioOf } from '../answer-scenario.ts';
import { HOLDS, WAY_CODES } from '../codes.ts';
import { type Answer, answer, type Code, type Scenario, type Thing } from '../scenario.ts';
import { dayIn } from '../situation-of.ts';
import { limitationIn, moratoriumOf, notBound, noticeDue } from './answer-dates.ts';
import { disputeOf, disputeStops, isWrittenEvent } from './disputes.ts';
import {
  collectorIn,
  debtIn,
  eventNamed,
  eventsOf,
  kindOf,
  lawDay,
  lawIn,
  noticesIn,
  tellingsIn,
  unruled,
} from './legal-facts.ts';

type Asked = ScenarioOf<'status_query'>;
type Said = Answer | readonly string[];

const BY_WHAT: { readonly [What in Code<'statusWhat'>]?: (scenario: Asked) => Said } = {
  in_writing: inWriting,
  initial_communication: initialCommunication,
  validation_period_basis: periodBasis,
  validation_notice_required: noticeRequired,
  duplicative_dispute: duplicative,
  time_of_electronic_message: messageTime,
  rule_in_force: ruleInForce,
  rule_applies: ruleApplies,
  rate_regime: answerRateRegime,
  limitation_defence: limitationDefence,
  clause_validity: clauseValidity,
  duties_on_objection: dutiesOnObjection,
  duties_on_moratorium: dutiesOnMoratorium,
};

export function answerStanding(scenario: Asked): Said {
  const { what } = scenario.when;
  const answering = what ? BY_WHAT[what] : undefined;
  return answering ? answering(scenario) : [`when.what=${what}`];
}

function compute(values: Answer['values'], reasons: Answer['reasons'] = []): Answer {
  return answer('compute', { values, reasons });
}

function inWriting(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario, false), 'written');
  if (terms === undefined) return unruled(scenario);
  const event = eventNamed(scenario, scenario.when.event) ?? scenario.given.history?.at(-1);
  if (event === undefined) return ['when.event'];
  const written = isWrittenEvent(event, scenario, terms);
  if (written === null) return [`when.event.type=${event.type}`];
  if (event.type !== 'dispute') return compute({ inWriting: written });
  return compute({
    inWriting: written,
    effect: disputeStops(event, written, scenario) ? 'cease_until_verification' : 'none',
  });
}

function initialCommunication(scenario: Asked): Said {
  if (termsOf(lawIn(scenario, false), 'validation-notice').length === 0) return unruled(scenario);
  const event = eventNamed(scenario, scenario.when.event) ?? scenario.given.history?.at(-1);
  if (event === undefined) return ['when.event'];
  return compute({ initialCommunication: firstCommunication(tellingsIn(scenario))?.event === event });
}

function periodBasis(scenario: Asked): Said {
  if (termsOf(lawIn(scenario, false), 'validation-period').length === 0) return unruled(scenario);
  const notices = noticesIn(scenario);
  const notice =
    notices.find(({ id }) => id !== null && id === scenario.when.event) ?? startingNotice(notices);
  if (notice === null) return ['given.history: no validation information'];
  return compute({ basis: receiptBasis(notice) === 'actual' ? 'actual_receipt' : 'assumed_receipt' });
}

function noticeRequired(scenario: Asked): Said {
  const laws = termsOf(lawIn(scenario), 'validation-notice');
  if (laws.length === 0) {
    const said = notBound(scenario, 'validation-notice');
    return 'decision' in said ? { ...said, values: { required: false } } : said;
  }
  const first = firstCommunication(tellingsIn(scenario));
  const provided = startingNotice(noticesIn(scenario));
  const paid = eventsOf(scenario, 'payment').find(({ inFull }) => inFull);
  const settled = debtIn(scenario, scenario.when.debt).status === 'paid_settled_or_discharged';
  const last = scenario.given.history?.at(-1)?.at;
  const asOf = scenario.when.asOf ? dayIn(scenario.when.asOf) : last ? dayIn(last) : lawDay(scenario);
  const owed = isNoticeOwed(
    {
      first,
      providedOn: provided?.on ?? null,
      paidInFullOn: paid ? dayIn(paid.at) : settled ? (first?.on ?? null) : null,
    },
    first === null ? 0 : noticeDue(first.on, laws, scenario),
    asOf,
  );
  return isLack(owed) ? [owed.lacks] : compute({ required: owed });
}

function duplicative(scenario: Asked): Said {
  if (termsOf(lawIn(scenario, false), 'written').length === 0) return unruled(scenario);
  const disputes = eventsOf(scenario, 'dispute');
  const event = disputes.find(({ id }) => id && id === scenario.when.event) ?? disputes.at(-1);
  if (event === undefined) return ['when.event'];
  const history = scenario.given.history ?? [];
  const earlier = history.slice(0, history.indexOf(event));
  const before = disputes
    .filter((one) => earlier.includes(one))
    .map((one) => ({
      ...disputeOf(one, scenario),
      verified: earlier.some(
        (sent) =>
          sent.type === 'verification_sent' &&
          (sent.of ? sent.of === one.id : earlier.indexOf(sent) > earlier.indexOf(one)),
      ),
    }));
  const { duplicative: same, because } = isDuplicative(disputeOf(event, scenario), before);
  return compute({ duplicative: same }, because === 'new-material' ? ['new_material_information'] : []);
}

function messageTime(scenario: Asked): Said {
  const [terms] = termsOf(lawIn(scenario, false), 'message-time');
  if (terms === undefined) return unruled(scenario);
  const way = WAY_CODES[scenario.when.channel ?? 'email'];
  const electronic = ['sms', 'email', 'data-message', 'portal', 'social', 'personal-account'].includes(way);
  return electronic ? compute({ clock: terms.counts }) : [`when.channel=${scenario.when.channel}`];
}

const ACTS: Readonly<Record<Code<'rule'>, string>> = {
  us_nyc_amended_rules: 'US-NYC-5-77',
  cn_private_lending_rate_cap: 'CN-4LPR',
  in_rbi_draft_2026: 'IN-2026',
};

function actIn({ when }: Asked) {
  const rule = DEADLINES.find(({ id }) => when.rule && id === ACTS[when.rule]);
  return rule?.sets.kind === 'act' ? { ...rule, sets: rule.sets } : undefined;
}

function ruleInForce(scenario: Asked): Said {
  const act = actIn(scenario);
  const { rule } = scenario.when;
  if (act === undefined || !rule) return ['when.rule'];
  const day = lawDay(scenario);
  const assumed = scenario.given.assumeInForce?.includes(rule) ?? false;
  const enacted = act.draft === undefined && act.from <= day && (act.to === null || day < act.to);
  return compute({ inForce: assumed || enacted });
}

function ruleApplies(scenario: Asked): Said {
  const act = actIn(scenario);
  if (act === undefined) return ['when.rule'];
  const debts = (scenario.given.debts ?? []).map((debt) => kindOf(debt, 'other'));
  const applies = binds(act.sets, collectorIn(scenario), debts);
  return compute({ applies }, applies ? [] : ['rule_not_applicable']);
}

const FORMS: Readonly<Record<Code<'ackForm'>, Conduct['did']>> = {
  signed_overdue_notice: 'signed-demand',
  extension_request: 'asked-for-time',
  repayment_plan: 'made-plan',
  security_given: 'gave-security',
};

/** Whether the debtor can plead that time has run; null: no law is known. What cannot be computed is not at issue. */
export function defenceIn(scenario: Scenario, debt: Thing<'debt'>, asOf: Day): boolean | null {
  if (debt.limitationExpired === false) return false;
  const found = limitationIn(scenario, debt);
  if (found === null) return null;
  const ended = debt.limitationExpired ? Number.NEGATIVE_INFINITY : isLack(found) ? null : found.ends;
  const conduct = (scenario.given.history ?? []).flatMap((event): Conduct[] => {
    const on = dayIn(event.at);
    if (event.type === 'acknowledgement') {
      const agrees = event.acknowledgesPerformance;
      const did = FORMS[event.form ?? 'signed_overdue_notice'];
      return [{ on, did, agreesToPerform: agrees === undefined ? true : (agrees ?? false) }];
    }
    if (event.type === 'proposal' && (event.by ?? 'consumer') === 'consumer')
      return [{ on, did: 'made-plan', agreesToPerform: true }];
    if (event.type !== 'payment') return [];
    return [{ on, did: event.inFull ? 'paid-all' : 'paid-part', agreesToPerform: undefined }];
  });
  const pleads = canPlead(ended, asOf, conduct);
  return isLack(pleads) ? null : pleads;
}

function limitationDefence(scenario: Asked): Said {
  const { asOf, debt } = scenario.when;
  const day = asOf ? dayIn(asOf) : lawDay(scenario);
  const available = defenceIn(scenario, debtIn(scenario, debt), day);
  return available === null ? unruled(scenario) : compute({ defenceAvailable: available });
}

function clauseValidity(scenario: Asked): Said {
  if (scenario.when.clause !== 'advance_waiver_of_limitation') return ['when.clause'];
  const [terms] = termsOf(lawIn(scenario), 'clause');
  return terms ? compute({ valid: terms.valid }) : unruled(scenario);
}

const DUTIES: Readonly<Record<Duty, Code<'require'>>> = {
  'annotate-account': 'annotate_account',
  'verify-and-handle': 'verify_and_handle',
  'mark-as-disputed': 'mark_as_disputed',
  'tell-agents-to-stop': 'tell_agents_to_stop',
};

function dutiesSaid(duties: readonly Duty[]): Answer {
  return answer(duties.length > 0 ? 'require' : 'allow', { require: duties.map((duty) => DUTIES[duty]) });
}

function dutiesOnObjection(scenario: Asked): Said {
  const law = termsOf(lawIn(scenario), 'duty');
  const event = eventNamed(scenario, scenario.when.event);
  const record = event?.type === 'dispute' && event.about === 'credit_record';
  const on = record ? 'credit-record-dispute' : 'objection';
  return law.some((terms) => terms.on === on) ? dutiesSaid(dutiesOn(on, false, law)) : unruled(scenario);
}

function dutiesOnMoratorium(scenario: Asked): Said {
  const law = lawIn(scenario);
  const moratoria = termsOf(law, 'moratorium');
  if (moratoria.length === 0) return unruled(scenario);
  const running = (scenario.given.holds ?? []).some((hold) => {
    const terms = moratoria.find((one) => hold.kind && one.hold === HOLDS[hold.kind]);
    return terms !== undefined && isRunning(moratoriumOf(hold), terms, lawDay(scenario)) === true;
  });
  if (!running) return answer('allow');
  const { agencies, collector } = scenario.given;
  const agents =
    (agencies ?? []).some(({ instructed }) => instructed ?? true) || (collector?.agencies ?? []).length > 0;
  return dutiesSaid(dutiesOn('moratorium', agents, termsOf(law, 'duty')));
}
