/**
 * Which part of the product answers which kind of scenario?
 *
 * The adapter stands between the exchange format and the product: it translates facts and questions, asks the product's own
 * rules, and translates what they find. A kind without a row cannot be expressed, and is said to be so.
 */
import { answerAllocation, answerAmount, answerCharge, answerPlan } from './answer-charges.ts';
import { answerContact } from './answer-contact.ts';
import { answerAssignment, answerDataUse, answerPolicy } from './answer-custody.ts';
import { answerConduct, answerFrequency, answerWindow } from './answer-frequency.ts';
import { answerDisclosure, answerNotice } from './answer-notice.ts';
import { answerWords } from './answer-words.ts';
import { answerDates } from './dates/answer-dates.ts';
import { answerClaim, answerEvidence } from './dates/answer-evidence.ts';
import { answerFurnish, answerRetention } from './dates/answer-records.ts';
import { answerStanding } from './dates/answer-standing.ts';
import { type Answer, type Kind, type QuestionOf, readScenario, type Scenario } from './scenario.ts';

/** A scenario whose question is of one kind. */
export type ScenarioOf<K extends Kind> = Scenario & { readonly when: QuestionOf<K> };
/** Answers one kind; a list of words says what of the question cannot be expressed. */
export type Answering<K extends Kind> = (scenario: ScenarioOf<K>) => Answer | readonly string[];

const ANSWERS: { readonly [K in Kind]?: Answering<K> } = {
  contact_attempt: answerContact,
  date_computation: answerDates,
  furnish_check: answerFurnish,
  evidence_check: answerEvidence,
  retention_check: answerRetention,
  claim_check: answerClaim,
  status_query: answerStanding,
  frequency_count: answerFrequency,
  conduct_check: answerConduct,
  time_window: answerWindow,
  amount_computation: answerAmount,
  allocation: answerAllocation,
  charge_check: answerCharge,
  plan_check: answerPlan,
  assignment_check: answerAssignment,
  data_use_check: answerDataUse,
  policy_check: answerPolicy,
  message_check: answerWords,
  letter_check: answerWords,
  template_check: answerWords,
  notice_check: answerNotice,
  disclosure_check: answerDisclosure,
};

/** What the product answers; never a guess. */
export type Answered = { readonly id: string } & (Answer | { readonly cannotExpress: readonly string[] });

/** Answers one scenario as it was read from a file. `expect` is not looked at. */
export function answerScenario(raw: unknown): Answered {
  const { id } = raw as { readonly id: string };
  const scenario = readScenario(raw);
  if ('cannotExpress' in scenario) return { id, ...scenario };
  const answering = ANSWERS[scenario.when.kind] as Answering<Kind> | undefined;
  if (answering === undefined) return { id, cannotExpress: [`when.kind=${scenario.when.kind}`] };
  const said = answering(scenario as ScenarioOf<Kind>);
  return Array.isArray(said) ? { id, cannotExpress: said } : { id, ...(said as Answer) };
}
