/**
 * What must be done when a person objects, or while a moratorium runs?
 *
 * China (信用卡办法 69): an objection is marked on the account, checked and dealt with. England and Wales (Debt Respite Scheme
 * Regulations 2020, reg 12): a creditor who has appointed an agent tells him of the moratorium and what it means.
 */

export type Duty = 'annotate-account' | 'verify-and-handle' | 'mark-as-disputed' | 'tell-agents-to-stop';

export interface DutyTerms {
  readonly on: 'objection' | 'credit-record-dispute' | 'moratorium';
  readonly duty: Duty;
  /** Only where an agent was appointed. */
  readonly withAgents: boolean;
}

/** The duties an occasion brings, `agents`: agents are appointed on the debt. */
export function dutiesOn(on: DutyTerms['on'], agents: boolean, law: readonly DutyTerms[]): Duty[] {
  return law.filter((terms) => terms.on === on && (agents || !terms.withAgents)).map(({ duty }) => duty);
}
