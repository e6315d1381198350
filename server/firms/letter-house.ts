/**
 * What do the steps of a lawyer's letter work with, and how is its page made from the facts as they are?
 *
 * Words from the approved text, the consequence from the decisions alone, the letterhead from the firm's engagement. The same facts make the
 * same page, to the byte: its digest is what a lawyer signs.
 */
import { LETTER_SENDERS, WRITES_FOR } from '../../policy/house/letter-senders.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import type { AccountEvent } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Decided } from '../../rules/firms/decided-consequence.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { dayWords, type Language } from '../../rules/telling/language.ts';
import { openShelf } from '../contact/approval.ts';
import { type Composed, compose, type Refused, type WritingHouse } from '../contact/compose.ts';
import { type Letter, type PageSignature, paragraphsOf, type Sender } from '../contact/letters/letter.ts';
import { paperOf } from '../contact/letters/letter-paper.ts';
import type { LetterPress } from '../contact/letters/letter-press.ts';
import type { Key } from '../db/accounts.ts';
import { postalAddress } from '../db/calls/letter-rows.ts';
import type { EngagementRow, LawyerRow } from '../db/firms/engagement-rows.ts';
import { type BorrowerKey, readPeople } from '../db/gate/person-rows.ts';
import type { Client, Pool } from '../db/pool.ts';
import { readTold } from '../db/reading/told-account.ts';
import { keyName } from './lawyer-key.ts';
import { decidedAbout, decidedSentence, type Letterable } from './letter-facts.ts';

/** What every step needs of the house. */
export type LetterHouse = Pick<WritingHouse, 'collecting' | 'products' | 'ladder'> & {
  readonly pool: Pool;
  readonly press: LetterPress;
  readonly today: () => Promise<Day>;
  readonly now: (today: Day) => Minute;
};

/** An account as its letter is judged and written from. */
export interface Subject extends Letterable {
  readonly key: BorrowerKey;
  readonly name: string;
  readonly language: Language;
  readonly events: readonly AccountEvent[];
  readonly decided: readonly Decided[];
  readonly address: string | null;
}

/** Reads an account for its letter; null: there is none, or its product is unknown. */
export async function subjectOf(
  client: Client,
  where: Key,
  products: LetterHouse['products'],
): Promise<Subject | null> {
  const told = await readTold(client, where);
  if (told === null) return null;
  const key = { slot: where.slot, borrower: told.person.id };
  const person = (await readPeople(client, [key])).get(key.borrower);
  const product = products.get(told.account.product);
  if (person === undefined || product === undefined) return null;
  const one = { slot: where.slot, account: told.account, product, person };
  const { name, language } = told.person;
  return {
    ...one,
    ...{ key, name, language, events: told.events },
    decided: await decidedAbout(client, one, told.events),
    address: await postalAddress(client, key),
  };
}

/** A letter that can be set, with its words. */
export interface Written {
  readonly words: Composed;
  readonly letter: Letter;
}

/** Writes the letter about a subject: no signature yet. */
export async function writeLetter(
  client: Client,
  house: Omit<LetterHouse, 'press' | 'pool'>,
  subject: Subject,
  engagement: EngagementRow,
  { at, day, code, number }: { at: Minute; day: Day; code: string; number: string },
): Promise<Written | Refused | { readonly state: 'refused'; readonly why: 'no-address' }> {
  const { account, person, name, language, decided, address } = subject;
  if (address === null) return { state: 'refused', why: 'no-address' };
  const texts = await openShelf(client);
  const wanted = {
    ...({ way: 'letter', template: 'letter', tone: 'formal', purpose: 'collect', replyTo: null } as const),
    debts: [String(account.id)],
    given: {
      consequence: decidedSentence(decided, day, language),
    },
  };
  const { collecting, products, ladder } = house;
  const writing = { collecting, products, ladder, letterheads: LETTERHEADS, texts };
  const words = compose(wanted, { ...person, name, language }, at, code, writing);
  if (words.state === 'refused') return words;
  return {
    words,
    letter: {
      language,
      number,
      sender: senderOf(engagement, language),
      recipient: paragraphsOf(address),
      mark: words.outer,
      paper: paperOf(code, day, language),
      paragraphs: paragraphsOf(words.body),
    },
  };
}

/** The firm's letterhead. The return line shows an address and no name: it stands in the window. */
export function senderOf(engagement: EngagementRow, language: Language): Sender {
  const english = language === 'en';
  const address = english ? engagement.addressEn : engagement.addressZh;
  const { phone, complaint } = LETTERHEADS[language];
  return {
    name: english ? engagement.nameEn : engagement.nameZh,
    returnLine: paragraphsOf(address).join(english ? ', ' : '，'),
    address: paragraphsOf(address),
    phone,
    complaint,
    signer: '',
    office: WRITES_FOR[language],
    envelope: LETTER_SENDERS[language].envelope,
  };
}

/** The page as it goes out. */
export function signedLetter(
  letter: Letter,
  lawyer: LawyerRow,
  { day, signature }: { readonly day: Day; readonly signature: Uint8Array },
): Letter {
  const shown: PageSignature = {
    lawyer: letter.language === 'en' ? lawyer.nameEn : lawyer.nameZh,
    number: lawyer.lawyer,
    day: dayWords(day, letter.language),
    key: keyName(lawyer.public),
    text: Buffer.from(signature)
      .toString('base64')
      .replace(/=+$/, '')
      .replace(/.{1,8}/g, '$& ')
      .trim(),
  };
  return { ...letter, signature: shown };
}
