/**
 * How does an agreement become a page for both sides?
 *
 * The words that were confirmed, set as letters are: the same agreement is the same bytes. Its reference stands where a letter has its
 * check code, so that the official page finds it.
 */
import { LETTER_SENDERS } from '../../policy/house/letter-senders.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { formatDay } from '../../rules/days.ts';
import type { PlanBody } from '../../rules/plan/draft-plan.ts';
import { type Language, moneyFigure } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import type { Letter } from '../contact/letters/letter.ts';
import type { AgreementRow } from '../db/agreements/agreement-rows.ts';
import { valueIn } from '../gate/stored-text.ts';

const SUBJECT: Readonly<Record<Language, string>> = { 'zh-CN': '还款安排协议', en: 'Agreement about paying' };

/** The page of an agreement, in one language. `day`: what it is dated. */
export function paperOf(
  row: AgreementRow,
  name: string,
  reference: string,
  product: Product,
  day: number,
  language: Language,
): Letter {
  const { lender, answer, agent, phone, complaint } = LETTERHEADS[language];
  const { returnLine, address, envelope } = LETTER_SENDERS[language];
  const { rows } = valueIn(row.plan) as PlanBody;
  return {
    language,
    number: row.agreement,
    sender: { name: lender, returnLine, address, phone, complaint, signer: agent, office: lender, envelope },
    recipient: [name, reference],
    mark: null,
    paper: {
      code: row.agreement,
      checkPage: `https://${answer}`,
      day: formatDay(day),
      subject: SUBJECT[language],
      figures: rows.map(
        ({ due, amount }) => [formatDay(due), moneyFigure(amount, product.currency)] as const,
      ),
      attachments: [],
    },
    paragraphs: (language === 'en' ? row.wordsEn : row.wordsZh).split('\n'),
  };
}
