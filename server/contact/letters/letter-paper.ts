/**
 * What does a letter of the house show beside its words?
 *
 * Its date, the check code with the official page where anybody can try it, and a subject that says nothing of a debt. The
 * figures stand in the words themselves.
 */
import { LETTER_SENDERS } from '../../../policy/house/letter-senders.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { codeText } from '../../../rules/telling/check-code.ts';
import type { Language } from '../../../rules/telling/language.ts';
import type { Paper } from './letter.ts';

/** The paper of a letter with this check code on this day. */
export function paperOf(code: string, day: Day, language: Language): Paper {
  const host = LETTERHEADS[language].answer.split('/')[0]!;
  const { subject, attachments } = LETTER_SENDERS[language];
  return {
    code: codeText(code),
    checkPage: `https://${host}/verify/${code}`,
    day: formatDay(day),
    subject,
    figures: [],
    attachments,
  };
}
