/**
 * How does another person give a proposed letter to its firm, or decline it?
 *
 * The page is written from the facts as they are and set before the transaction; under the lock it is written once more, and a page that would
 * read otherwise by then is not given. With it the account lies with the firm, the borrower is told of the firm, and what
 * the words name is kept with the event that decided it. A name that cannot be set is refused here, with the sign that is missing.
 */
import { CONSEQUENCE_WORDS } from '../../policy/house/firms/consequence-words.ts';
import { letterTermsOn } from '../../policy/house/firms/letter-terms.ts';
import type { Day } from '../../rules/days.ts';
import { namedIn } from '../../rules/firms/decided-consequence.ts';
import { lacksFor } from '../../rules/firms/letter-conditions.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { askMessage } from '../contact/gather.ts';
import { orderedNumber, type SetLetter, type Unset } from '../contact/letters/letter.ts';
import { type EngagementRow, readEngagement } from '../db/firms/engagement-rows.ts';
import { placeForLetter } from '../db/firms/letter-placing.ts';
import { closeOrder, giveOrder, type OrderKey, type OrderRow, readOrder } from '../db/firms/order-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { newCode } from '../gate/new-code.ts';
import { knownAt } from '../gate/silence.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { orderFacts } from './letter-facts.ts';
import { type LetterHouse, type Subject, subjectOf, type Written, writeLetter } from './letter-house.ts';

export type StepRefusal =
  | 'no-such-order'
  | 'not-waiting'
  | 'own-proposal'
  | 'no-words'
  | 'no-address'
  | 'cannot-be-set'
  | 'changed-meanwhile'
  | 'lies-elsewhere'
  | 'lacks'
  | 'not-a-lawyer';

export type Stepped =
  | { readonly state: 'done'; readonly order: OrderRow }
  | { readonly state: 'refused'; readonly why: StepRefusal; readonly what: readonly string[] };

export const refusedStep = (why: StepRefusal, what: readonly string[] = []) =>
  ({ state: 'refused', why, what }) as const;

/** An order with all that its page is made from. */
export interface Opened {
  readonly row: OrderRow;
  readonly subject: Subject;
  readonly engagement: EngagementRow;
}

/** Opens an order; null: there is none. `lock`: its borrower is locked first. */
export async function openOrder(
  client: Client,
  key: OrderKey,
  products: LetterHouse['products'],
  lock: boolean,
): Promise<Opened | null> {
  if (lock) await lockBorrowers(client, [key]);
  const row = await readOrder(client, key);
  if (row === null) return null;
  const subject = await subjectOf(client, row, products);
  const engagement = await readEngagement(client, row.engagement);
  return subject === null || engagement === null ? null : { row, subject, engagement };
}

const keyText = ({ slot, borrower, order }: OrderKey) => `${slot}-${borrower}-${order}`;

/** What the page of an order is written with. */
interface Writing {
  readonly at: Minute;
  readonly day: Day;
  readonly code: string;
  readonly number: string;
}

/** Gives an order to its firm on another person's word. */
export async function giveLetter(house: LetterHouse, key: OrderKey, by: string): Promise<Stepped> {
  const { pool, products, press } = house;
  const day = await house.today();
  const at = house.now(day);
  const writing = { at, day, code: newCode(), number: orderedNumber(keyText(key)) };
  const first = await transaction(pool, async (client) => {
    const opened = await openOrder(client, key, products, false);
    return opened === null
      ? null
      : { ...opened, written: await writeLetter(client, house, opened.subject, opened.engagement, writing) };
  });
  if (first === null) return refusedStep('no-such-order');
  if (first.row.proposedBy === by) return refusedStep('own-proposal');
  const { written } = first;
  if ('state' in written)
    return refusedStep(written.why === 'no-address' ? 'no-address' : 'no-words', [written.why]);
  const set = await press.set(written.letter);
  if ('refused' in set) return refusedStep('cannot-be-set', [settingFault(set)]);
  return transaction(pool, (client) => give(client, house, key, { by, writing, written, set }));
}

/** What keeps a page from being set, as it is told: "no-sign-for: "𮧵" (U+2E9F5)". */
export const settingFault = ({ refused, what }: Unset): string => `${refused}: ${what}`;

interface Giving {
  readonly by: string;
  readonly writing: Writing;
  readonly written: Written;
  readonly set: SetLetter;
}

async function give(
  client: Client,
  house: LetterHouse,
  key: OrderKey,
  { by, writing, written, set }: Giving,
): Promise<Stepped> {
  const { at, day, code, number } = writing;
  const opened = await openOrder(client, key, house.products, true);
  if (opened === null) return refusedStep('no-such-order');
  const { row, subject, engagement } = opened;
  if (row.state !== 'proposed' && row.state !== 'sent-back') return refusedStep('not-waiting');
  const again = await writeLetter(client, house, subject, engagement, writing);
  if ('state' in again || JSON.stringify(again.letter) !== JSON.stringify(written.letter))
    return refusedStep('changed-meanwhile');
  const text = written.letter.paragraphs.join('\n');
  const { timeZone } = house.collecting;
  const now = { day, timeZone, text, decided: subject.decided, lawyer: null, told: false, decidedBy: by };
  const lacks = lacksFor('give', orderFacts(subject, row, engagement, now), day, letterTermsOn(day));
  if (lacks.length > 0) return refusedStep('lacks', lacks);
  if (!(await placeForLetter(client, row, row.firm, day))) return refusedStep('lies-elsewhere');
  const notice = await tellOfFirm(client, opened, at, day);
  const named = namedIn(text, CONSEQUENCE_WORDS).flatMap(({ kind }) => {
    const event = subject.decided.find((one) => one.kind === kind)?.event;
    return event === undefined ? [] : [`${kind}: ${event}`];
  });
  const words = JSON.stringify(written);
  await giveOrder(client, key, { by, at, notice, code, number, digest: set.digest, named, words });
  return { state: 'done', order: (await readOrder(client, key))! };
}

/** A borrower hears of the firm before it writes to him: in his own pages, whatever else may not reach him. */
async function tellOfFirm(
  client: Client,
  { row, subject, engagement }: Opened,
  at: Minute,
  day: Day,
): Promise<number> {
  if (row.notice !== null && row.notice > 0) return row.notice;
  const { key } = subject;
  const agency = { id: row.firm, entrusted: true, lawFirm: true };
  const name = { zh: engagement.nameZh, en: engagement.nameEn };
  const [seq] = await tellOfPeopleIn(
    client,
    [{ key, at, fact: { type: 'agency', agency, named: name } }],
    knownAt(at),
  );
  return askMessage(client, {
    key,
    ...({ way: 'in-app', template: 'agency-notice', tone: 'plain', purpose: 'legally-required' } as const),
    debts: [String(row.accountId)],
    replyTo: `f${seq}`,
    day,
    notBefore: at,
    notAfter: at + 3 * 1440,
  });
}

/** Declines a proposal, or one that the firm sent back. */
export async function declineLetter(
  { pool, today, now }: Pick<LetterHouse, 'today' | 'now'> & { readonly pool: Pool },
  key: OrderKey,
  { by, why }: { readonly by: string; readonly why: string },
): Promise<Stepped> {
  const at = now(await today());
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    const row = await readOrder(client, key);
    if (row === null) return refusedStep('no-such-order');
    if (row.proposedBy === by) return refusedStep('own-proposal');
    const done = await closeOrder(client, key, {
      from: ['proposed', 'sent-back'],
      to: 'declined',
      by,
      at,
      why,
    });
    return done ? { state: 'done', order: (await readOrder(client, key))! } : refusedStep('not-waiting');
  });
}
