/**
 * How is a sale shown to those who decide about it?
 *
 * Accounts by their numbers, nobody's name; each refusal with the text behind it.
 */
import { SALE_RULES, sourceOf } from '../../../policy/sale/sale-law.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Currency } from '../../../rules/money.ts';
import { UNSALEABLE } from '../../../rules/sale/saleable.ts';
import { type Key, readAccounts } from '../../db/accounts.ts';
import { transaction } from '../../db/pool.ts';
import type { MisdirectedRow } from '../../db/sale/holder-rows.ts';
import type { LineRow, ListedSale, SaleRow } from '../../db/sale/sale-rows.ts';
import type { SaleRefusal, Sold } from '../../sale/sale-desk.ts';
import { currencyOf } from '../court/court-case-view.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { amountText } from '../wire.ts';
import type { SaleAnswer, SalesAnswer } from './sale-schema.ts';

export const currencyNamed = (house: House, code: string): Currency => currencyOf(house, code);

/** The account of a key that passed its schema. */
export function keyFrom(text: string): Key {
  const [slot, accountId] = text.split('-');
  return { slot: Number(slot), accountId: BigInt(accountId!) };
}

const dayOrNull = (day: Day | null) => (day === null ? null : formatDay(day));

export function saleShown(house: House, row: ListedSale): SalesAnswer['items'][number] {
  const currency = currencyOf(house, row.currency);
  const { sale, state, lines, refused, buyer, returned, listed } = row;
  return {
    ...{ sale, state, lines, refused, buyer, returned, listed, currency },
    ...{ drawnOn: formatDay(row.drawnOn), cutOff: formatDay(row.cutOff), opensOn: dayOrNull(row.opensOn) },
    ...{
      claim: amountText(row.claim, currency),
      price: row.price === null ? null : amountText(row.price, currency),
    },
    closedOn: dayOrNull(row.closedOn),
  };
}

/** A sale with its lines, its refusals by reason, and what its places ask. */
export function saleView(
  house: House,
  row: SaleRow,
  lines: readonly LineRow[],
  offers: readonly { buyer: string; putOn: Day; price: bigint | null }[],
  today: Day,
): SaleAnswer {
  const currency = currencyOf(house, row.currency);
  const text = (amount: bigint) => amountText(amount, currency);
  const kept = lines.filter(({ state }) => state !== 'refused');
  const counts = UNSALEABLE.map((reason) => ({
    reason,
    count: lines.filter(({ reasons }) => reasons.includes(reason)).length,
  })).filter(({ count }) => count > 0);
  const listedRow: ListedSale = {
    ...{ ...row, lines: kept.length, refused: lines.length - kept.length },
    claim: kept.reduce((all, { claim }) => all + claim, 0n),
    returned: kept.filter(({ state }) => state === 'returned').length,
    listed: kept.filter(({ state, listedOn }) => state === 'sold' && listedOn !== null).length,
  };
  return {
    today: formatDay(today),
    sale: saleShown(house, listedRow),
    ...{ drawnBy: row.drawnBy, awardedBy: row.awardedBy, closedBy: row.closedBy, tape: row.tape },
    reasons: counts.map(({ reason, count }) => {
      const { source, confidence } = sourceOf(reason, placesOf(currency), today);
      return { reason, count, source, confidence };
    }),
    offers: offers.map(({ buyer, putOn, price }) => ({
      ...{ buyer, putOn: formatDay(putOn), price: price === null ? null : text(price) },
    })),
    lines: lines.map((line) => ({
      ...{
        key: `${line.slot}-${line.accountId}`,
        line: line.line,
        account: String(line.accountId),
        state: line.state,
      },
      ...{ reasons: [...line.reasons], claim: text(line.claim), days: line.days },
      ...{ price: line.price === null ? null : text(line.price), listedWhy: [...(line.listedWhy ?? [])] },
      ...{ askedBy: line.askedBy, returnedOn: dayOrNull(line.returnedOn) },
    })),
    rules: SALE_RULES.filter(
      ({ jurisdiction, from, to }) =>
        placesOf(currency).includes(jurisdiction) && from <= row.cutOff && (to === null || row.cutOff < to),
    ).map(({ id, source, confidence, says }) => ({ id, source, confidence, says })),
  };
}

/** A sale is of one currency; the texts shown beside it are those of the places that lend in it. Each line was judged by its own place. */
function placesOf({ code }: Currency): readonly string[] {
  return { CNY: ['CN'], USD: ['US'], GBP: ['GB'], HKD: ['HK'], INR: ['IN'], EUR: ['EU'] }[code] ?? [];
}

/** Money that waits, in the currency of its account. */
export async function moneyShown(
  house: House,
  rows: readonly MisdirectedRow[],
): Promise<SalesAnswer['money']> {
  if (rows.length === 0) return [];
  const accounts = await transaction(house.pool, (client) => readAccounts(client, rows, false));
  const codes = new Map(
    accounts.map(({ account }) => [account.id, house.products.get(account.product)?.currency]),
  );
  return rows.map(({ slot, accountId, payment, sale, amount, cameOn }) => {
    const currency = codes.get(accountId) ?? currencyOf(house, 'CNY');
    return {
      ...{ key: `${slot}-${accountId}`, account: String(accountId), payment, sale, currency },
      ...{ amount: amountText(amount, currency), cameOn: formatDay(cameOn) },
    };
  });
}

const REFUSALS: Readonly<Record<SaleRefusal, readonly [404 | 409, string]>> = {
  'no-sale': [404, 'There is no such sale.'],
  'no-product': [409, 'Choose products of one currency.'],
  'nothing-drawn': [409, 'The rule draws no claim.'],
  'not-now': [409, 'The sale is not where this could follow.'],
  own: [409, 'A second person must say this.'],
  'no-offer': [409, 'There is no such offer.'],
  'offered-before': [409, 'The buyer has made his offer already.'],
  'sealed-still': [409, 'The offers are sealed until their day.'],
  'buyer-unfit': [409, 'The buyer’s papers do not stand.'],
  'nothing-left': [409, 'No claim of this sale may be sold.'],
  'no-line': [404, 'The sale has no such claim.'],
  'moved-meanwhile': [409, 'Something happened meanwhile.'],
};

export const noSuchSale = (sale: number) =>
  new Refused(404, 'There is no such sale.', [
    { where: 'params.sale', what: String(sale), todo: 'Look at the list again.' },
  ]);

/** What came of an act, or its refusal with what stands against it. */
export function refusedSale(done: Sold) {
  if (done.state === 'done') return { sale: done.row.sale, state: done.row.state };
  const [status, says] = REFUSALS[done.why];
  const against = done.lacks.length === 0 ? [done.why] : done.lacks;
  throw new Refused(
    status,
    says,
    against.map((what) => ({ where: 'sale', what, todo: 'Look at the sale again.' })),
  );
}
