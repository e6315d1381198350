/**
 * What does each reason against a step of a visit say?
 *
 * The names are those of the guards of rules/visits/visit-course.ts and of what is looked at beside them. The Chinese stands with that of
 * every other refusal.
 */
import { inChinese } from '../told/told-problem.ts';

const UNCHANGED = 'Nothing was changed.';

const REASONS: Readonly<Record<string, { readonly what: string; readonly todo: string }>> = {
  'message-not-failed': { what: 'No message was tried long enough ago.', todo: UNCHANGED },
  'call-not-failed': { what: 'No call was tried long enough ago.', todo: UNCHANGED },
  'letter-not-failed': { what: 'No letter was tried long enough ago.', todo: UNCHANGED },
  'not-old-enough': { what: 'The debts are not late long enough.', todo: UNCHANGED },
  'not-large-enough': { what: 'The debts are too small.', todo: UNCHANGED },
  'costs-more': { what: 'It would cost more than it can bring.', todo: UNCHANGED },
  barred: { what: 'The gate has something against it.', todo: UNCHANGED },
  'declined-before': { what: 'He declined a visit not long ago.', todo: UNCHANGED },
  'another-visit': { what: 'Another visit to him is open.', todo: UNCHANGED },
  'own-proposal': { what: 'Nobody approves his own proposal.', todo: UNCHANGED },
  'approver-visits': { what: 'Who approves does not visit.', todo: UNCHANGED },
  'proposer-visits': { what: 'Who proposes does not visit.', todo: UNCHANGED },
  'not-two-visitors': { what: 'Two different people visit.', todo: UNCHANGED },
  'no-card': { what: 'A visitor needs a card in the register, a photograph and training.', todo: UNCHANGED },
  'not-approved': { what: 'A second person has not approved it.', todo: UNCHANGED },
  'no-window': { what: 'There is no hour that the law allows at that place.', todo: UNCHANGED },
  'not-the-borrower': { what: 'Only the borrower himself confirms.', todo: UNCHANGED },
  'not-offered': { what: 'This time was not offered.', todo: UNCHANGED },
  'too-late': { what: 'This time is over.', todo: UNCHANGED },
  'not-confirmed': { what: 'The borrower has not confirmed an appointment.', todo: UNCHANGED },
  'not-his-visit': { what: 'Another visitor was named for it.', todo: UNCHANGED },
  'not-the-hour': { what: 'It is not the hour of the appointment.', todo: UNCHANGED },
  'no-permit': { what: 'There was no leave, or it was taken back.', todo: UNCHANGED },
  'not-now': { what: 'It has gone on, or is over.', todo: UNCHANGED },
  'no-visit': { what: 'There is no such visit.', todo: UNCHANGED },
  'no-borrower': { what: 'The book does not have this borrower.', todo: UNCHANGED },
  'no-address': { what: 'This is no address of his.', todo: UNCHANGED },
};

/** The names that have a line. */
export const REASON_NAMES: ReadonlySet<string> = new Set(Object.keys(REASONS));

/** What a reason says, in both languages; one without a line is told by its name. */
export function reasonTold(name: string): { readonly en: string; readonly zh: string } {
  const en = REASONS[name]?.what ?? name;
  return { en, zh: inChinese(en) };
}
