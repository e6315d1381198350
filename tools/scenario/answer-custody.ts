/**
 * Who may hold a case, and what may be done with its data? A scenario's question, put to the duties of custody.
 */
import { CUSTODY, DATA_CRIME } from '../../policy/law/custody.ts';
import type {
  AssignAsked,
  CustodyAsked,
  DataKind,
  OptOutDemand,
  Outsider,
  PayMeasure,
  TransferAsked,
  UseAsked,
} from '../../rules/custody/custody-question.ts';
import { judgeCustody } from '../../rules/custody/custody-rules.ts';
import { meetsCrimeLine } from '../../rules/custody/data-crime.ts';
import type { Day } from '../../rules/days.ts';
import type { Ground } from '../../rules/limits/judgement.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { PURPOSES, ROLES } from './codes.ts';
import { answerJudged, askedOn, groundOf, together, undated } from './judged-answer.ts';
import { type Answer, answer, type Code, type Scenario, type Thing } from './scenario.ts';
import { dayIn } from './situation-of.ts';

type Words = Answer | readonly string[];

const RULES = undated(CUSTODY, () => false);
const judge = (asked: CustodyAsked, ground: Ground) => judgeCustody(asked, RULES, ground);

const RECIPIENTS: Readonly<Record<Code<'assignTo'>, TransferAsked['to']>> = {
  debt_buyer: 'buyer',
  debt_owner: 'owner',
  previous_owner: 'previous-owner',
  recovery_agent: 'agent',
};

const EXCEPTIONS: Readonly<Record<Code<'exception'>, TransferAsked['exception']>> = {
  none: 'none',
  to_owner: 'to-owner',
  to_previous_owner_by_contract: 'previous-owner-by-contract',
  merger_or_asset_purchase: 'merger',
};

/** The recipient that an exception speaks of, where none is stated. */
const RECIPIENT_OF: Readonly<Record<TransferAsked['exception'], TransferAsked['to']>> = {
  none: 'buyer',
  'to-owner': 'owner',
  'previous-owner-by-contract': 'previous-owner',
  merger: 'buyer',
};

/** May a case or debt be given to this worker, agency or buyer? */
export function answerAssignment(scenario: ScenarioOf<'assignment_check'>): Words {
  const { when } = scenario;
  const day = askedOn(when.at);
  const ground = groundOf(scenario, day);
  switch (when.action) {
    case 'assign_case':
      return answerJudged(judge(assignOf(scenario, day), ground));
    case 'agency_review': {
      const agency = agencyIn(scenario.given, when.agency ?? scenario.given.agencies?.[0]?.id, day);
      if (agency === null) return ['when.agency'];
      return answerJudged(judge({ kind: 'review', agency }, ground));
    }
    case 'transfer_debt': {
      const transfer = judge(transferOf(scenario), ground);
      // Placing a debt with an agent gives the case out of the house as well.
      if (when.to !== 'recovery_agent') return answerJudged(transfer);
      return answerJudged(together(transfer, judge(assignOf(scenario, day), ground)));
    }
    default:
      return ['when.action'];
  }
}

function assignOf({ given, when }: ScenarioOf<'assignment_check'>, day: Day): AssignAsked {
  const worker = when.worker ? (given.workers ?? []).find(({ id }) => id === when.worker) : undefined;
  const complaints = (given.history ?? []).filter(
    (event) => event.type === 'complaint' && dayIn(event.at) <= day && (event.pending ?? true),
  );
  const serious = complaints.some((event) => event.type === 'complaint' && !(event.foundFrivolous ?? false));
  return {
    kind: 'assign',
    worker: when.worker
      ? { trained: worker?.preJobTraining ?? true, certified: worker?.certified ?? true }
      : null,
    agency: when.agency ? agencyIn(given, when.agency, day) : null,
    outside: Boolean(when.agency) || when.to === 'recovery_agent',
    otherAgencies: (given.agencies ?? []).filter(({ id, instructed }) => id !== when.agency && instructed)
      .length,
    grievance: serious ? 'pending' : complaints.length > 0 ? 'pending-frivolous' : 'none',
  };
}

function transferOf({ given, when }: ScenarioOf<'assignment_check'>): TransferAsked {
  const named = (given.debts ?? []).filter(({ id }) => !when.debts || (id && when.debts.includes(id)));
  const exception = EXCEPTIONS[when.exception ?? 'none'];
  return {
    kind: 'transfer',
    to: when.to ? RECIPIENTS[when.to] : RECIPIENT_OF[exception],
    exception,
    allOwed: named.every(({ status, settled }) => status !== 'paid_settled_or_discharged' && !settled),
  };
}

/** An agency with everything unstated in order; null for one that is none. Leave to pass on must be stated. */
function agencyIn({ agencies }: Thing<'given'>, id: string | null | undefined, day: Day): Outsider | null {
  if (!id) return null;
  const told = (agencies ?? []).find((agency) => agency.id === id);
  const evaluated = told?.lastEvaluatedOn;
  return {
    debtorTold: told?.debtorNotified ?? true,
    lastEvaluatedOn: evaluated === undefined ? day : evaluated === null ? null : dayIn(evaluated),
    contractCovers: told?.contractCovers ?? [
      'purpose',
      'period',
      'method',
      'categories',
      'safeguards',
      'duties',
    ],
    contractEndedOn: told?.contractEndedOn ? dayIn(told.contractEndedOn) : null,
    holdsData: told?.holdsData ?? true,
    mayPassOn: told?.subOutsourcingConsent ?? false,
  };
}

const DATA: Readonly<Record<Code<'data'>, DataKind>> = {
  full_phonebook: 'phonebook',
  bank_account: 'bank-account',
  location_track: 'whereabouts',
  credit_record: 'credit-record',
  debtor_names: 'debtor-names',
  contact_point: 'contact-point',
};

const ASKED_FOR = {
  delete: 'delete',
  explain_or_refuse_automated_decision: 'explain-decision',
  access: 'access',
  correct: 'correct',
} as const satisfies Readonly<Record<Code<'request'>, string>>;

/** May personal data be used this way? */
export function answerDataUse(scenario: ScenarioOf<'data_use_check'>): Words {
  const { when } = scenario;
  const day = askedOn(when.at);
  const ground = groundOf(scenario, day);
  switch (when.operation) {
    case 'criminal_threshold':
      return crimeAnswer(scenario);
    case 'subject_request': {
      if (!when.request) return ['when.request'];
      const asked = {
        kind: 'request',
        request: ASKED_FOR[when.request],
        decidedBy: when.decisionBy === 'human' ? 'human' : 'machine',
        significant: when.effect !== 'minor',
        retentionRuns: when.retentionRunning ?? false,
        purposeAchieved: when.purposeAchieved ?? false,
      } as const;
      return answerJudged(judge(asked, ground));
    }
    case 'collect':
    case 'share':
    case 'hold':
    case 'publish':
      return answerJudged(judge(dataUseOf(scenario, when.operation, day), ground));
    default:
      return ['when.operation'];
  }
}

/** Consent that the law demands is there; consent that would lift a ban on publishing, or another basis, must be stated. */
function dataUseOf(
  { given, when }: ScenarioOf<'data_use_check'>,
  operation: UseAsked['operation'],
  day: Day,
): UseAsked {
  const debtor = (given.persons ?? []).find(({ role }) => (role ?? 'consumer') === 'consumer');
  const recipient = operation === 'share' ? recipientOf(given, when) : null;
  const agency = recipient === 'entrusted' ? when.to : when.by;
  return {
    kind: 'use',
    operation,
    data: (when.data ?? []).map((kind) => DATA[kind]),
    purpose: PURPOSES[when.purpose ?? 'collect'],
    grounds: {
      separateConsent: debtor?.separateConsent ?? operation !== 'publish',
      otherBasis: given.otherLegalBasisDocumented ?? false,
      impactAssessed: given.impactAssessmentDone ?? true,
    },
    recipient,
    agency: isAgency(given, agency)
      ? agencyIn(given, agency, day)
      : recipient === 'entrusted' || recipient === 'sub-entrusted'
        ? agencyIn(given, given.agencies?.[0]?.id ?? 'agency', day)
        : null,
    of: ownersOf(given, when.data ?? []),
    retentionRuns: when.retentionRunning ?? false,
    purposeAchieved: when.purposeAchieved ?? false,
  };
}

function recipientOf(
  given: Thing<'given'>,
  when: ScenarioOf<'data_use_check'>['when'],
): UseAsked['recipient'] {
  switch (when.recipientRole) {
    case 'entrusted_processor':
      return 'entrusted';
    case 'sub_processor':
      return 'sub-entrusted';
    case 'independent_processor':
      return 'independent';
    default:
      if (isAgency(given, when.by)) return 'sub-entrusted';
      return isAgency(given, when.to) ? 'entrusted' : 'independent';
  }
}

function isAgency({ agencies, collector }: Thing<'given'>, id: string | null | undefined): boolean {
  if (!id) return false;
  return (agencies ?? []).some((agency) => agency.id === id) || (collector?.agencies ?? []).includes(id);
}

/** Whose contact points a scenario tells of, when these are the data. */
function ownersOf(given: Thing<'given'>, data: readonly Code<'data'>[]): UseAsked['of'] {
  if (!data.includes('contact_point')) return [];
  return (given.contactPoints ?? []).map((point) => {
    const owner = (given.persons ?? []).find(({ id }) => id === (point.of ?? 'consumer'));
    return ROLES[owner?.role ?? 'consumer'];
  });
}

/** All records count as the weightiest kind that is named: the format gives one number. */
function crimeAnswer({ given, when }: ScenarioOf<'data_use_check'>): Words {
  if (!given.jurisdictions?.includes(DATA_CRIME.jurisdiction as 'CN')) return ['missing rules on crime'];
  if (!when.data?.length || when.records === null || when.records === undefined) return ['when.records'];
  const { lines } = DATA_CRIME;
  const [weightiest] = when.data
    .map((kind) => DATA[kind])
    .sort((a, b) => lines.records[a] - lines.records[b]);
  const meets = meetsCrimeLine(
    {
      records: { [weightiest!]: when.records },
      gain: 0n,
      inDuty: when.obtainedInCourseOfDuty ?? false,
      givenOn: when.sold ?? false,
    },
    lines,
  );
  return answer(meets ? 'deny' : 'allow', { values: { meets }, flags: meets ? ['criminal_exposure'] : [] });
}

const DEMANDS: Readonly<Record<Code<'demandItem'>, OptOutDemand>> = {
  opt_out_preference: 'preference',
  address_or_number: 'address',
  date_of_birth: 'date-of-birth',
  account_number: 'account-number',
  fee: 'fee',
};

const MEASURES: Readonly<Record<Code<'metric'>, PayMeasure>> = {
  recovered_amount: 'recovered-amount',
  compliance: 'compliance',
  complaints: 'complaints',
  service_quality: 'service-quality',
};

/** Is this standing policy or flow lawful? */
export function answerPolicy(scenario: ScenarioOf<'policy_check'>): Words {
  const { when } = scenario;
  const asked = policyOf(scenario);
  if (asked === null) return [`when.policy=${String(when.policy)}`];
  return answerJudged(judge(asked, groundOf(scenario, askedOn(undefined))));
}

function policyOf({ given, when }: Scenario & ScenarioOf<'policy_check'>) {
  switch (when.policy) {
    case 'opt_out_flow':
      return {
        kind: 'policy',
        policy: 'opt-out',
        demands: (when.demands ?? []).map((item) => DEMANDS[item]),
      } as const;
    case 'collector_pay':
      return {
        kind: 'policy',
        policy: 'pay',
        measures: (when.metrics ?? []).map((metric) => MEASURES[metric]),
      } as const;
    case 'call_recording':
      return {
        kind: 'policy',
        policy: 'recording',
        records: when.recordsCalls ?? given.collector?.recordsCalls ?? true,
      } as const;
    default:
      return null;
  }
}
