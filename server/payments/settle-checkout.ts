/**
 * What does a payment at the provider become in the books?
 *
 * Whoever says so (a notice, an answer to our asking), the row of the checkout is locked first, then the money is entered as a fact of the
 * account and everybody falls silent, in one transaction with the row and the notice. Said twice it counts once. Money that is not what was
 * asked for, or that the account refuses, is kept in suspense for a person. Money taken back is owed again from the day on which it went;
 * told before the payment, it waits for it.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import type { Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { dayAt, type Minute } from '../../rules/gate/local-time.ts';
import type { Rules } from '../day-end/closer.ts';
import { keepInSuspense } from '../db/ledger/suspense.ts';
import { openDay } from '../db/night.ts';
import {
  bookRow,
  type CheckoutKey,
  type CheckoutRow,
  checkoutOfIntent,
  endRow,
  giveBackRow,
  lockCheckout,
  lockIntent,
  setAsideRow,
} from '../db/payments/checkout-rows.ts';
import {
  earlyNotices,
  heardBefore,
  keepNotice,
  type NoticeState,
} from '../db/payments/payment-notice-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { zoneAround } from '../zone-table.ts';
import type { CheckoutTold } from './checkout-told.ts';
import type { MoneyBack, PaymentNotice } from './payment-notice.ts';

/** What settling needs. `known`: when the house heard it. */
export interface Counter {
  readonly pool: Pool;
  readonly rules: Rules;
  readonly provider: string;
  readonly known: Known;
}

/** What came of what was said. */
export type Settled = NoticeState;

/** Our reference as the provider repeats it. */
export function referenceOf({ slot, checkout }: CheckoutKey): string {
  return `${slot}-${checkout}`;
}

/** The checkout that a reference means; null: it is none of ours. */
export function keyOfReference(reference: string | null): CheckoutKey | null {
  const [, slot, checkout] =
    /^(\d{1,4})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(reference ?? '') ?? [];
  return slot === undefined || checkout === undefined ? null : { slot: Number(slot), checkout };
}

/** Hears a believed notice. */
export async function settleNotice(counter: Counter, notice: PaymentNotice): Promise<Settled> {
  return transaction(counter.pool, async (client) => {
    const { says } = notice;
    const intent = intentOf(says);
    if (intent !== null) await lockIntent(client, counter.provider, intent);
    const key = await meantBy(client, counter, says);
    // The lock is what notices of one payment wait for; the number of the event is looked up behind it.
    const row = key === null ? null : await lockCheckout(client, key);
    const before = await heardBefore(client, counter.provider, notice.event);
    if (before !== null && before !== 'early') return 'nothing-new';
    const silence = new Silence(counter.known);
    const state = await take(client, counter, row, notice, silence);
    await silence.fall(client);
    await keepNotice(client, noticeRow(counter.provider, notice), row, state);
    return state;
  });
}

/** Enters what the provider answered about a checkout of ours. */
export async function settleAnswer(counter: Counter, key: CheckoutKey, told: CheckoutTold): Promise<Settled> {
  return transaction(counter.pool, async (client) => {
    if (told.intent !== null) await lockIntent(client, counter.provider, told.intent);
    const row = await lockCheckout(client, key);
    if (row === null) return 'not-ours';
    const silence = new Silence(counter.known);
    const state = await takeTold(client, counter, row, told, null, silence);
    await silence.fall(client);
    return state;
  });
}

function intentOf(says: PaymentNotice['says']): string | null {
  if (says.of === 'other') return null;
  return says.of === 'back' ? says.back.intent : says.told.intent;
}

async function meantBy(
  client: Client,
  { provider }: Counter,
  says: PaymentNotice['says'],
): Promise<CheckoutKey | null> {
  if (says.of === 'other') return null;
  if (says.of !== 'back') return keyOfReference(says.told.reference);
  return keyOfReference(says.back.reference) ?? checkoutOfIntent(client, provider, says.back.intent);
}

async function take(
  client: Client,
  counter: Counter,
  row: CheckoutRow | null,
  { says, at }: PaymentNotice,
  silence: Silence,
): Promise<Settled> {
  if (says.of === 'other') return 'nothing-new';
  if (says.of === 'back') {
    // Without the payment it cannot be known whose it is; a lender may sell other things over the same provider.
    if (row === null || row.state !== 'paid') return 'early';
    return takeBack(client, counter, row, says.back, at, silence);
  }
  if (row === null) return 'not-ours';
  if (says.of === 'failed') {
    await endRow(client, row, 'refused', 'the provider could not take the money');
    return row.state === 'paid' ? 'set-aside' : 'entered';
  }
  return takeTold(client, counter, row, says.told, at, silence);
}

async function takeTold(
  client: Client,
  counter: Counter,
  row: CheckoutRow,
  told: CheckoutTold,
  at: Date | null,
  silence: Silence,
): Promise<Settled> {
  if (row.state === 'paid' || row.state === 'set-aside') return 'nothing-new';
  if (told.state === 'expired') {
    if (row.state !== 'begun' && row.state !== 'open') return 'nothing-new';
    await endRow(client, row, 'expired');
    return 'entered';
  }
  if (told.state !== 'paid') return 'nothing-new';
  return book(client, counter, row, told, told.paidAt ?? at ?? new Date(), silence);
}

/** Enters the money. What was ended by time counts all the same: the provider has it. */
async function book(
  client: Client,
  counter: Counter,
  row: CheckoutRow,
  told: CheckoutTold,
  at: Date,
  silence: Silence,
): Promise<Settled> {
  const { provider, rules } = counter;
  const today = await openDay(client);
  if (today === null) throw new Error('money came before the book has begun');
  const key = { slot: row.slot, accountId: row.account };
  const paidOn = valueDay(row, at, today);
  const id = `checkout-${row.checkout}`;
  const aside = async (why: string): Promise<Settled> => {
    const { amount, currency, session, intent } = told;
    const reference = referenceOf(row);
    await keepInSuspense(
      client,
      [{ host: provider, paymentId: id, reference, amount, currency, valueOn: paidOn }],
      today,
    );
    await setAsideRow(client, row, session, intent, why);
    return 'set-aside';
  };
  if (told.amount !== row.amount || told.currency !== row.currency)
    return aside(
      `${told.amount} ${told.currency} came, ${row.amount} ${row.currency} was asked for (minor units)`,
    );
  const fact: Fact = { id, type: 'paid', amount: told.amount, valueOn: paidOn };
  const [outcome] = await enterFactsIn(client, [{ key, fact }], rules, silence);
  if (outcome?.state !== 'entered')
    return aside(outcome?.state === 'refused' ? outcome.what : 'it was entered before');
  await bookRow(client, row, {
    session: told.session,
    intent: told.intent,
    paidOn,
    bookedOn: outcome.on,
    seq: outcome.seq,
  });
  await takeEarly(client, counter, { ...row, ...told, state: 'paid', givenBack: 0n }, silence);
  return 'entered';
}

/** What was told before the payment was known. */
async function takeEarly(
  client: Client,
  counter: Counter,
  row: CheckoutRow,
  silence: Silence,
): Promise<void> {
  const { provider } = counter;
  let now = row;
  const early = row.intent === null ? [] : await earlyNotices(client, provider, row.intent);
  for (const one of early) {
    const { amount, ...rest } = JSON.parse(one.told) as Omit<MoneyBack, 'amount'> & { amount: string };
    const back = { ...rest, amount: BigInt(amount) };
    const state = await takeBack(client, counter, now, back, one.toldAt, silence);
    if (back.of === 'refund' && state === 'entered') now = { ...now, givenBack: back.amount };
    await keepNotice(client, one, row, state);
  }
}

/** Money went back to who paid: owed again from that day on; a chargeback that we won is paid again. */
async function takeBack(
  client: Client,
  { rules }: Counter,
  row: CheckoutRow,
  back: MoneyBack,
  at: Date,
  silence: Silence,
): Promise<Settled> {
  const today = await openDay(client);
  if (today === null) throw new Error('money went back before the book has begun');
  const key = { slot: row.slot, accountId: row.account };
  const valueOn = valueDay(row, at, today);
  // A refund is told with all that was given back so far: an older notice that comes late says less and changes nothing.
  const amount = back.of === 'refund' ? back.amount - row.givenBack : back.amount;
  if (amount <= 0n) return 'nothing-new';
  const id = `checkout-${row.checkout}-${back.of}-${back.of === 'refund' ? back.amount : back.number}`;
  const type = back.of === 'chargeback-won' ? 'paid' : 'charged-back';
  const [outcome] = await enterFactsIn(
    client,
    [{ key, fact: { id, type, amount, valueOn } }],
    rules,
    silence,
  );
  if (outcome?.state === 'refused') return 'set-aside';
  if (back.of === 'refund') await giveBackRow(client, row, back.amount);
  return outcome?.state === 'entered' ? 'entered' : 'nothing-new';
}

/**
 * The house's day on which something happened at the provider: as many days after the beginning as lie between them on the house's
 * own calendar; never before it, never after today. A house that rehearses another day than the world's counts the same way.
 */
export function valueDay(
  { begunOn, begunAt }: Pick<CheckoutRow, 'begunOn' | 'begunAt'>,
  at: Date,
  today: Day,
): Day {
  const days = calendarDay(at) - calendarDay(begunAt);
  return Math.min(today, begunOn + Math.max(0, days));
}

function calendarDay(instant: Date): Day {
  const minute: Minute = Math.floor(instant.getTime() / 60_000);
  return dayAt(zoneAround(HOUSE.timeZone, minute), minute);
}

function noticeRow(provider: string, { event, type, at, says }: PaymentNotice) {
  const told = says.of === 'back' ? says.back : says.of === 'other' ? {} : says.told;
  const text = JSON.stringify(told, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return { provider, event, type, intent: intentOf(says), told: text, toldAt: at };
}
