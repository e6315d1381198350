/**
 * Which duties of custody are there, and what do they find?
 *
 * One row each; a rule of law in `policy/law/custody.ts` names the row that applies it, with its parameters. A duty answers
 * only the kinds of question that it stands under.
 */
import type { Finding } from '../gate/finding.ts';
import type { Cited } from '../gate/law.ts';
import { type Ground, type Judgement, judgeBy } from '../limits/judgement.ts';
import {
  certifiedWorker,
  evaluatedAgency,
  noGrievance,
  oneAgency,
  runningContract,
  toldOfAgency,
  trainedWorker,
} from './case-assignment.ts';
import type { CustodyAsked } from './custody-question.ts';
import { dataRequest } from './data-request.ts';
import {
  boundRoles,
  heldData,
  impactAssessment,
  independentRecipient,
  neededData,
  neverPassedOn,
  passedOn,
  processorContract,
  publishedData,
  sensitiveData,
} from './data-use.ts';
import { owedDebts } from './debt-transfer.ts';
import { optOutDemands, payMeasures, recordedCalls } from './standing-policy.ts';

const ON_ASSIGNMENT = {
  'trained-worker': trainedWorker,
  'certified-worker': certifiedWorker,
  'told-of-agency': toldOfAgency,
  'one-agency': oneAgency,
  'no-grievance': noGrievance,
} as const;
/** Asked of an assignment and of the review of an agency alike. */
const ON_AGENCIES = { 'evaluated-agency': evaluatedAgency, 'running-contract': runningContract } as const;
const ON_TRANSFERS = { 'owed-debts': owedDebts } as const;
const ON_USE = {
  'needed-data': neededData,
  'sensitive-data': sensitiveData,
  'independent-recipient': independentRecipient,
  'processor-contract': processorContract,
  'passed-on': passedOn,
  'never-passed-on': neverPassedOn,
  'impact-assessment': impactAssessment,
  'published-data': publishedData,
  'held-data': heldData,
  'bound-roles': boundRoles,
} as const;
const ON_REQUESTS = { 'data-request': dataRequest } as const;
const ON_POLICIES = {
  'opt-out-demands': optOutDemands,
  'pay-measures': payMeasures,
  'recorded-calls': recordedCalls,
} as const;

type Tables = typeof ON_ASSIGNMENT &
  typeof ON_AGENCIES &
  typeof ON_TRANSFERS &
  typeof ON_USE &
  typeof ON_REQUESTS &
  typeof ON_POLICIES;

/** A duty by name, with its parameters. */
export type Duty = {
  [Kind in keyof Tables]: { readonly kind: Kind } & Parameters<Tables[Kind]>[0];
}[keyof Tables];

/** A rule about cases and their data. */
export interface CustodyRule extends Cited {
  readonly duty: Duty;
}

type Look = (terms: Duty, asked: CustodyAsked, ground: Ground) => Finding | null;

const TABLES: { readonly [Kind in CustodyAsked['kind']]: object } = {
  assign: { ...ON_ASSIGNMENT, ...ON_AGENCIES },
  review: ON_AGENCIES,
  transfer: ON_TRANSFERS,
  use: ON_USE,
  request: ON_REQUESTS,
  policy: ON_POLICIES,
};

/** What all duties in force say to a question of custody. */
export function judgeCustody(asked: CustodyAsked, rules: readonly CustodyRule[], ground: Ground): Judgement {
  const table = TABLES[asked.kind];
  return judgeBy(rules, ground, (rule) => {
    if (!Object.hasOwn(table, rule.duty.kind)) return null;
    const look = (table as Readonly<Record<string, Look>>)[rule.duty.kind]!;
    return look(rule.duty, asked, ground);
  });
}
