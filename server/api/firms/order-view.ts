/**
 * How is an order of a letter shown: to the house, and to the firm that has it?
 *
 * The borrower's name is masked in lists and beside the page; the page itself is what will be printed. Contacts are days, ways and what became of
 * them, without numbers or words.
 */
import { CURRENCIES } from '../../../policy/house/currencies.ts';
import { letterTermsOn } from '../../../policy/house/firms/letter-terms.ts';
import { formatDay } from '../../../rules/days.ts';
import { DAY_MINUTES, dayAt } from '../../../rules/gate/local-time.ts';
import { formatAmount } from '../../../rules/money.ts';
import { latenessOf } from '../../../rules/telling/forecast.ts';
import type { LetterPress } from '../../contact/letters/letter-press.ts';
import { demandsAbout } from '../../db/firms/decided-rows.ts';
import { type LawyerRow, readLawyers } from '../../db/firms/engagement-rows.ts';
import { hasGoneOut } from '../../db/firms/letter-placing.ts';
import {
  type NamedOrder,
  type OrderKey,
  type OrderRow,
  readOrder,
  readWords,
} from '../../db/firms/order-rows.ts';
import { asHouse } from '../../db/people/walled-pool.ts';
import { readTold } from '../../db/reading/told-account.ts';
import { isSignedBy, keyName } from '../../firms/lawyer-key.ts';
import { signedLetter, type Written } from '../../firms/letter-house.ts';
import { zoneAround } from '../../zone-table.ts';
import { productOf } from '../borrower-api.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { Refused } from '../problem.ts';
import type { OrderAnswer, OrderShown } from './firms-schema.ts';

const CONTACTS = 60;

/** The key that an address has accepted. */
export function orderKey(text: string): OrderKey {
  const [slot, borrower, order] = text.split('-');
  return { slot: Number(slot), borrower: BigInt(borrower!), order: Number(order) };
}

/** An order that is there for the one who asks; refused when there is none. */
export async function orderNamed({ pool }: Pick<House, 'pool'>, text: string): Promise<OrderRow> {
  const row = await readOrder(pool, orderKey(text));
  if (row === null)
    throw new Refused(404, 'There is no such order.', [
      { where: 'params.order', what: 'no order lies there', todo: 'Choose one of the list.' },
    ]);
  return row;
}

/** A row of a list. */
export function showOrder(row: NamedOrder, timeZone: string): OrderShown {
  const money = (amount: bigint) => formatAmount(amount, CURRENCIES.get(row.currency)!);
  const given = row.decidedAt;
  const givenOn = given === null ? null : dayAt(zoneAround(timeZone, given), given);
  const { firmDays } = letterTermsOn(row.proposedOn);
  return {
    key: `${row.slot}-${row.borrower}-${row.order}`,
    account: `${row.slot}-${row.accountId}`,
    name: maskedName(row.name),
    ...{ firm: row.firm, number: row.number },
    // What the post has is posted, before a night has written it down.
    state:
      row.state === 'signed' && row.sent !== null && /^(sent|delivered|unknown)$/.test(row.sent)
        ? 'posted'
        : row.state,
    day: formatDay(row.proposedOn),
    answerBy: row.state === 'with-firm' && givenOn !== null ? formatDay(givenOn + firmDays) : null,
    ...{ overdue: money(row.overdue), expected: money(row.expected), cost: money(row.cost) },
    ...{ currency: row.currency, assumed: formatDay(row.assumed) },
    ...{ proposedBy: row.proposedBy, decidedBy: row.decidedBy, lawyer: row.lawyer },
    signedOn: row.signedOn === null ? null : formatDay(row.signedOn),
    ...{ post: row.post, tracking: row.tracking, why: row.why },
  };
}

/** The whole of an order. `staff`: who asks, to be told as whom he would sign. */
export async function showWholeOrder(house: House, text: string, staff: string | null): Promise<OrderAnswer> {
  const { pool, collecting } = house;
  const row = await orderNamed(house, text);
  const told = await readTold(pool, row);
  if (told === null) throw new Refused(404, 'There is no such account.');
  const today = await house.today();
  const lawyers = await asHouse(() => readLawyers(pool, [row.engagement]));
  const { daysPastDue, oldestDue } = latenessOf(told.account, today, productOf(house, told));
  const zone = zoneAround(collecting.timeZone, today * DAY_MINUTES);
  const since = oldestDue ?? row.proposedOn;
  const contacts = (await demandsAbout(pool, row, row.accountId, 500))
    .map(({ at, way, outcome, post }) => ({ on: dayAt(zone, at), way, outcome: post ?? outcome }))
    .filter(({ on }) => on > since)
    .slice(-CONTACTS);
  const signer = lawyers.find((one) => one.staff !== null && one.staff === staff);
  return {
    today: formatDay(today),
    order: showOrder({ ...row, name: told.person.name }, collecting.timeZone),
    page: row.digest === null ? null : `orders/${text}/page`,
    before: {
      message: { how: row.messageHow, on: formatDay(row.messageOn) },
      call: { how: row.callHow, on: formatDay(row.callOn) },
    },
    product: productOf(house, told).id,
    oldestDue: oldestDue === null ? null : formatDay(oldestDue),
    daysPastDue,
    named: [...row.named],
    contacts: contacts.map(({ on, ...rest }) => ({ on: formatDay(on), ...rest })),
    signer: signer === undefined ? null : nameOf(signer),
    digest: row.digest,
    signature: signatureOf(row, lawyers),
    told: row.notice !== null && (await hasGoneOut(pool, row, row.notice)),
  };
}

const nameOf = (one: LawyerRow) => ({
  lawyer: one.lawyer,
  name: { zh: one.nameZh, en: one.nameEn },
  key: keyName(one.public),
});

function signatureOf(row: OrderRow, lawyers: readonly LawyerRow[]): OrderAnswer['signature'] {
  const { signature, number, digest, firm, signedAt } = row;
  const lawyer = lawyers.find((one) => one.lawyer === row.lawyer);
  if (signature === null || lawyer === undefined || number === null || digest === null || signedAt === null)
    return null;
  const statement = { number, digest, firm, lawyer: lawyer.lawyer, at: signedAt };
  return {
    ...nameOf(lawyer),
    minute: signedAt,
    value: signature.toString('base64'),
    key: lawyer.public.toString('hex'),
    valid: isSignedBy(lawyer.public, statement, signature),
  };
}

/** The page of an order as it would be printed, or as it was signed. */
export async function pageOf(house: House, press: LetterPress, text: string): Promise<Uint8Array> {
  const row = await orderNamed(house, text);
  const words = (await readWords(house.pool, [row])).get(`${row.borrower}-${row.order}`);
  if (words === undefined)
    throw new Refused(404, 'No page was written yet.', [
      { where: 'params.order', what: 'it was not given to the firm', todo: 'Look again when it was.' },
    ]);
  const { letter } = JSON.parse(words) as Written;
  const { signature, signedOn } = row;
  const lawyer =
    row.lawyer === null
      ? undefined
      : (await asHouse(() => readLawyers(house.pool, [row.engagement]))).find(
          (one) => one.lawyer === row.lawyer,
        );
  const signed =
    signature === null || signedOn === null || lawyer === undefined
      ? letter
      : signedLetter(letter, lawyer, { day: signedOn, signature });
  const set = await press.set(signed);
  if ('refused' in set) throw new Refused(409, 'The letter cannot be set.');
  return set.pdf;
}
