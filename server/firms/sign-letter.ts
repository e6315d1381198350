/**
 * How does a firm's lawyer sign a page, send it back or refuse it?
 *
 * He signs what he was shown: the digest of the page as it would be printed, with his number and the minute. The signed page is set before the
 * transaction; under the borrower's lock every precondition is asked once more, and whatever ended meanwhile refuses. The signature and the
 * key that checks it go into the borrower's chain of proofs. Then the letter waits for the post like any message: the gate is still
 * to judge it.
 */
import { letterTermsOn } from '../../policy/house/firms/letter-terms.ts';
import { lacksFor } from '../../rules/firms/letter-conditions.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { askMessage } from '../contact/gather.ts';
import type { Letter } from '../contact/letters/letter.ts';
import { type LawyerKeyRow, lawyerOfStaff } from '../db/firms/engagement-rows.ts';
import { hasGoneOut } from '../db/firms/letter-placing.ts';
import {
  closeOrder,
  type OrderKey,
  type OrderRow,
  readOrder,
  readWords,
  signOrder,
} from '../db/firms/order-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { appendProofs } from '../evidence/proof.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { type Opened, openOrder, refusedStep, type Stepped, settingFault } from './give-letter.ts';
import { signWith } from './lawyer-key.ts';
import { orderFacts } from './letter-facts.ts';
import { type LetterHouse, signedLetter, type Written } from './letter-house.ts';

/** Who of a firm acts: his number, and the firm to which he belongs. */
export interface FirmsPerson {
  readonly staff: string;
  readonly firm: string;
}

/** The words of an order as they were given; null: there are none any more. */
export async function wordsOf(client: Client, key: OrderKey): Promise<Written | null> {
  const text = (await readWords(client, [key])).get(`${key.borrower}-${key.order}`);
  return text === undefined ? null : (JSON.parse(text) as Written);
}

interface Signing {
  readonly lawyer: LawyerKeyRow;
  readonly signature: Buffer;
  readonly at: Minute;
  readonly page: string;
}

/** Signs an order's page. The second factor was shown: its address asks for that. */
export async function signLetter(house: LetterHouse, key: OrderKey, who: FirmsPerson): Promise<Stepped> {
  const { pool, press } = house;
  const day = await house.today();
  const at = house.now(day);
  const read = await transaction(pool, async (client) => {
    const row = await readOrder(client, key);
    if (row === null || row.firm !== who.firm) return refusedStep('no-such-order');
    if (row.state !== 'with-firm') return refusedStep('not-waiting');
    const lawyer = await lawyerOfStaff(client, row.engagement, who.staff);
    if (lawyer === null) return refusedStep('not-a-lawyer');
    const words = await wordsOf(client, key);
    return words === null ? refusedStep('no-words') : { row, lawyer, words };
  });
  if ('state' in read) return read;
  const { row, lawyer, words } = read;
  const statement = { number: row.number!, digest: row.digest!, firm: row.firm, lawyer: lawyer.lawyer, at };
  const unsigned = await press.set(words.letter);
  // What is signed is what was shown: the page made of the sealed words is the one whose digest was kept.
  if ('refused' in unsigned) return refusedStep('cannot-be-set', [settingFault(unsigned)]);
  if (unsigned.digest !== row.digest) return refusedStep('changed-meanwhile');
  const signature = signWith(lawyer, statement);
  const set = await press.set(signedLetter(words.letter, lawyer, { day, signature }));
  if ('refused' in set) return refusedStep('cannot-be-set', [settingFault(set)]);
  return transaction(pool, (client) =>
    sign(client, house, key, { who, words, lawyer, signature, at, page: set.digest }),
  );
}

async function sign(
  client: Client,
  house: LetterHouse,
  key: OrderKey,
  { who, words, ...signing }: Signing & { readonly who: FirmsPerson; readonly words: Written },
): Promise<Stepped> {
  const { lawyer, signature, at, page } = signing;
  const day = await house.today();
  const opened = await openOrder(client, key, house.products, true);
  if (opened === null || opened.row.firm !== who.firm) return refusedStep('no-such-order');
  const { row } = opened;
  if (row.state !== 'with-firm') return refusedStep('not-waiting');
  const asSigned = {
    ...row,
    signature,
    signedBy: who.staff,
    signedAt: at,
    signedOn: day,
    lawyer: lawyer.lawyer,
  };
  const lacks = await lacksNow(client, house, { ...opened, row: asSigned }, words.letter, lawyer);
  if (lacks.length > 0) return refusedStep('lacks', lacks);
  const { slot, borrower } = key;
  const agency = { id: row.firm, entrusted: true, debtorTold: true, lawFirm: true };
  await tellOfPeopleIn(client, [{ key, at, fact: { type: 'agency', agency } }], knownAt(at));
  const message = await askMessage(client, {
    key: { slot, borrower },
    ...({ way: 'letter', template: 'letter', tone: 'formal', purpose: 'collect' } as const),
    debts: [String(row.accountId)],
    replyTo: null,
    day,
    notBefore: at,
    notAfter: at + letterTermsOn(day).goodDays * 1440,
  });
  await signOrder(client, key, {
    ...{ lawyer: lawyer.lawyer, by: who.staff, at, on: day, signature, page, message },
  });
  const data = {
    ...{ order: key.order, number: row.number!, digest: row.digest!, page, firm: row.firm },
    ...{
      lawyer: lawyer.lawyer,
      key: lawyer.public.toString('hex'),
      signature: signature.toString('hex'),
      minute: at,
    },
  };
  await appendProofs(client, [{ slot, borrower, at, kind: 'letter', data }]);
  return { state: 'done', order: (await readOrder(client, key))! };
}

/** What an order lacks at this moment for the post: asked when it is signed, and again when it is handed over. */
export async function lacksNow(
  client: Client,
  house: Pick<LetterHouse, 'collecting' | 'today' | 'now'>,
  { row, subject, engagement }: Opened,
  letter: Letter,
  lawyer: LawyerKeyRow | null,
): Promise<string[]> {
  const day = await house.today();
  const told = row.notice !== null && (await hasGoneOut(client, row, row.notice));
  const { timeZone } = house.collecting;
  const text = letter.paragraphs.join('\n');
  const facts = orderFacts(subject, row, engagement, {
    day,
    timeZone,
    text,
    decided: subject.decided,
    lawyer,
    told,
  });
  return lacksFor('post', facts, day, letterTermsOn(day));
}

/** The firm does not sign: it sends the order back to be put right, or refuses it for good. */
export async function returnLetter(
  { pool, today, now }: Pick<LetterHouse, 'today' | 'now'> & { readonly pool: Pool },
  key: OrderKey,
  { firm, staff, to, why }: FirmsPerson & { readonly to: 'sent-back' | 'refused'; readonly why: string },
): Promise<Stepped> {
  const at = now(await today());
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    const row: OrderRow | null = await readOrder(client, key);
    if (row === null || row.firm !== firm) return refusedStep('no-such-order');
    const done = await closeOrder(client, key, { from: ['with-firm'], to, by: staff, at, why });
    return done ? { state: 'done', order: (await readOrder(client, key))! } : refusedStep('not-waiting');
  });
}
