/**
 * How would a letter about this account read, and what is the gate asked about it?
 *
 * It is composed from the facts as they are, like every message, and set by the same press. Looking orders nothing: how a letter is proposed,
 * decided, signed and posted stands in server/firms/.
 */
import { LETTER_SENDERS } from '../../../policy/house/letter-senders.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import type { Day } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Attempt } from '../../../rules/gate/situation.ts';
import { type BorrowerKey, readPeople } from '../../db/gate/person-rows.ts';
import { type Pool, transaction } from '../../db/pool.ts';
import { openShelf } from '../approval.ts';
import { type Composed, compose, type Refused, type WritingHouse } from '../compose.ts';
import { type Letter, paragraphsOf } from './letter.ts';
import { paperOf } from './letter-paper.ts';

/** What writing and ordering need of the house. */
export type LetterHouse = Pick<WritingHouse, 'collecting' | 'products' | 'ladder'> & { readonly pool: Pool };

/** Whom a letter would go to, about which of his accounts. */
export interface LetterWish {
  readonly key: BorrowerKey;
  readonly debts: readonly string[];
}

const TONE = 'formal';
/** Stands where a letter that goes out has its number and the code of its permit. */
const [NO_NUMBER, NO_CODE] = ['PREVIEW', 'XXXXXXXX'];

/** The words of a letter at a minute; null where the book has no such person. `name`: as it shall stand there. */
export async function letterWords(
  { pool, ...house }: LetterHouse,
  { key, debts }: LetterWish,
  person: { readonly name: string; readonly language: 'zh-CN' | 'en' },
  at: Minute,
): Promise<Composed | Refused | null> {
  const people = await transaction(pool, (client) => readPeople(client, [key]), 'repeatable read');
  const rows = people.get(key.borrower);
  if (rows === undefined) return null;
  const wanted = {
    way: 'letter',
    template: 'letter',
    tone: TONE,
    purpose: 'collect',
    replyTo: null,
  } as const;
  const writing = { ...house, letterheads: LETTERHEADS, texts: await openShelf(pool) };
  return compose({ ...wanted, debts }, { ...rows, ...person }, at, NO_CODE, writing);
}

/** The page as it would be set: without a number and a code that could be taken for real ones. */
export function previewOf(words: Composed, recipient: readonly string[], day: Day): Letter {
  const { language, outer, body } = words;
  return {
    language,
    number: NO_NUMBER,
    sender: LETTER_SENDERS[language],
    recipient,
    mark: outer,
    paper: paperOf(NO_CODE, day, language),
    paragraphs: paragraphsOf(body),
  };
}

/** The question to the gate: the law firm that would write, to the postal address. */
export function letterAttempt(
  attempt: Omit<Attempt, 'at'>,
  words: Composed | null,
  firm: string,
): Omit<Attempt, 'at'> {
  return {
    ...attempt,
    by: firm,
    address: 'postal',
    ...(words === null ? {} : { debts: words.debts, content: words.content }),
  };
}
