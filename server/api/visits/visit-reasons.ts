/**
 * What does each reason against a step of a visit say?
 *
 * The names are those of the guards of rules/visits/visit-course.ts and of what is looked at beside them. The Chinese stands with that of
 * every other refusal.
 */
import { inChinese } from '../told/told-problem.ts';

const TODO = 'Nothing was changed.';

const REASONS: Readonly<Record<string, { readonly what: string; readonly todo: string }>> = {
  'message-not-failed': { what: 'No message was tried long enough ago.', todo: TODO },
  'call-not-failed': { what: 'No call was tried long enough ago.', todo: TODO },
  'letter-not-failed': { what: 'No letter was tried long enough ago.', todo: TODO },
  'not-old-enough': { what: 'The debts are not late long enough.', todo: TODO },
  'not-large-enough': { what: 'The debts are too small.', todo: TODO },
  'costs-more': { what: 'It would cost more than it can bring.', todo: TODO },
  barred: { what: 'The gate has something against it.', todo: TODO },
  'declined-before': { what: 'He declined a visit not long ago.', todo: TODO },
  'another-visit': { what: 'Another visit to him is open.', todo: TODO },
  'own-proposal': { what: 'Nobody approves his own proposal.', todo: TODO },
  'approver-visits': { what: 'Who approves does not visit.', todo: TODO },
  'proposer-visits': { what: 'Who proposes does not visit.', todo: TODO },
  'not-two-visitors': { what: 'Two different people visit.', todo: TODO },
  'no-card': { what: 'A visitor needs a card in the register, a photograph and training.', todo: TODO },
  'not-approved': { what: 'A second person has not approved it.', todo: TODO },
  'no-window': { what: 'There is no hour that the law allows at that place.', todo: TODO },
  'not-the-borrower': { what: 'Only the borrower himself confirms.', todo: TODO },
  'not-offered': { what: 'This time was not offered.', todo: TODO },
  'too-late': { what: 'This time is over.', todo: TODO },
  'not-confirmed': { what: 'The borrower has not confirmed an appointment.', todo: TODO },
  'not-his-visit': { what: 'Another visitor was named for it.', todo: TODO },
  'not-the-hour': { what: 'It is not the hour of the appointment.', todo: TODO },
  'no-permit': { what: 'There was no leave, or it was taken back.', todo: TODO },
  'not-now': { what: 'It has gone on, or is over.', todo: TODO },
  'no-visit': { what: 'There is no such visit.', todo: TODO },
  'no-borrower': { what: 'The book does not have this borrower.', todo: TODO },
  'no-address': { what: 'This is no address of his.', todo: TODO },
};

/** The names that have a line. */
export const REASON_NAMES: ReadonlySet<string> = new Set(Object.keys(REASONS));

/** What a reason says, in both languages; one without a line is told by its name. */
export function reasonTold(name: string): { readonly en: string; readonly zh: string } {
  const en = REASONS[name]?.what ?? name;
  return { en, zh: inChinese(en) };
}
