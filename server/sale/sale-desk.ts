/**
 * How is a portfolio drawn, offered, priced and awarded?
 *
 * A rule draws; each claim is asked by itself and refused with all its reasons. The tape that buyers see holds no person: a number, a product,
 * ages and sums. What they offer is sealed under the house's key until the day on which all offers are opened. One person awards the sale,
 * another closes it (close-sale.ts).
 */
import { createHash } from 'node:crypto';
import { MOST_IN_A_SALE, SEALED_DAYS } from '../../policy/sale/buyer-clauses.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { unsaleable } from '../../rules/sale/saleable.ts';
import { type Client, type Pool, type Queryable, transaction } from '../db/pool.ts';
import {
  addOffer,
  addSale,
  drawnClaims,
  type LineRow,
  linesOf,
  offersFor,
  readSale,
  type SaleRow,
  writeLines,
  writeSale,
} from '../db/sale/sale-rows.ts';
import { decrypt, encrypt } from '../evidence/master-key.ts';
import { storedText } from '../gate/stored-text.ts';
import { houseKey } from '../vault/house-key.ts';
import { lacksOn, readBuyers } from './buyer-desk.ts';
import { type Acting, lookAtClaims, type SaleRoom, saleStandingOf } from './sale-standing.ts';

export type SaleRefusal =
  | 'no-sale'
  | 'no-product'
  | 'nothing-drawn'
  | 'not-now'
  | 'own'
  | 'no-offer'
  | 'offered-before'
  | 'sealed-still'
  | 'buyer-unfit'
  | 'nothing-left'
  | 'no-line'
  | 'moved-meanwhile';
export type Sold =
  | { readonly state: 'done'; readonly row: SaleRow }
  | { readonly state: 'refused'; readonly why: SaleRefusal; readonly lacks: readonly string[] };

export const noSale = (why: SaleRefusal, lacks: readonly string[] = []): Sold => ({
  state: 'refused',
  why,
  lacks,
});

/** By what a portfolio is drawn. `products` by their codes; all of one currency. */
export interface DrawRule {
  readonly products: readonly number[];
  /** Days since the write-off, at least. */
  readonly restedDays: number;
  readonly least: bigint;
}

/** Draws a portfolio of today: everything that the rule takes up, in the sale or refused with its reasons. */
export function drawSale(
  pool: Pool,
  room: SaleRoom,
  rule: DrawRule,
  { by, today, at }: Acting,
): Promise<Sold> {
  return transaction(pool, async (client): Promise<Sold> => {
    const currencies = new Set(rule.products.map((code) => room.products.get(code)?.currency.code));
    const [currency] = currencies;
    if (currencies.size !== 1 || currency === undefined) return noSale('no-product');
    const { products, least, restedDays } = rule;
    const keys = await drawnClaims(client, {
      products,
      least,
      lostBefore: today - restedDays,
      size: MOST_IN_A_SALE,
    });
    const looked = await lookAtClaims(client, room, keys, today, at);
    if (looked.length === 0) return noSale('nothing-drawn');
    const sale = await addSale(client, {
      rule: storedText(rule),
      currency,
      drawnOn: today,
      drawnBy: by,
      cutOff: today,
    });
    const lines = looked.map((one, place): LineRow => {
      const reasons = unsaleable(saleStandingOf(one, today, room));
      return {
        ...{
          sale,
          ...one.key,
          borrower: one.borrower,
          line: place + 1,
          state: reasons.length === 0 ? 'in' : 'refused',
        },
        ...{
          reasons,
          claim: one.account.balances.writtenOff,
          days: one.days,
          price: null,
          soldOn: null,
          listedOn: null,
        },
        ...{ listedWhy: null, returnedOn: null, returnedBy: null, askedBy: null, tookIn: 0n },
      };
    });
    await writeLines(client, lines);
    return { state: 'done', row: (await readSale(client, sale))! };
  });
}

/** Does `work` with a sale that nobody else moves meanwhile. */
export async function withSale(
  pool: Pool,
  sale: number,
  from: readonly SaleRow['state'][],
  work: (client: Client, row: SaleRow) => Promise<Sold>,
): Promise<Sold> {
  return transaction(pool, async (client) => {
    const row = await readSale(client, sale, true);
    if (row === null) return noSale('no-sale');
    return from.includes(row.state) ? work(client, row) : noSale('not-now');
  });
}

/** The tape for buyers: nobody's name, number, place or birthday. */
export function maskedTape(
  row: Pick<SaleRow, 'sale' | 'currency' | 'cutOff'>,
  lines: readonly (LineRow & { readonly product?: number })[],
): string {
  const head = 'sale,line,currency,claim_minor,days_past_due,cut_off';
  const rows = lines
    .filter(({ state }) => state !== 'refused')
    .map(({ line, claim, days }) =>
      [row.sale, line, row.currency, claim, days, formatDay(row.cutOff)].join(','),
    );
  return `${[head, ...rows].join('\n')}\n`;
}

/** Shows the tape to buyers: from now on it stands, and offers may come until the day on which they are opened. */
export function offerSale(pool: Pool, sale: number, { today }: Pick<Acting, 'today'>): Promise<Sold> {
  return withSale(pool, sale, ['drawn'], async (client, row) => {
    const lines = await linesOf(client, sale);
    if (!lines.some(({ state }) => state === 'in')) return noSale('nothing-left');
    const tape = createHash('sha256').update(maskedTape(row, lines)).digest('hex');
    const next: SaleRow = { ...row, state: 'offered', opensOn: today + SEALED_DAYS, tape };
    await writeSale(client, next);
    return { state: 'done', row: next };
  });
}

const offersKey = (db: Queryable) => houseKey(db, 'sale-offers');
const placeOf = (sale: number, buyer: string) => `sale-offer/${sale}/${buyer}`;

/** Keeps what a buyer offers for the whole tape, sealed. It cannot be changed, nor read before its day. */
export function putOffer(
  pool: Pool,
  sale: number,
  { buyer, price }: { readonly buyer: string; readonly price: bigint },
  { by, today }: Pick<Acting, 'by' | 'today'>,
): Promise<Sold> {
  return withSale(pool, sale, ['offered'], async (client, row) => {
    if (today >= row.opensOn!) return noSale('not-now');
    const lacks = lacksOn(await readBuyers(client), buyer, today);
    if (lacks.length > 0) return noSale('buyer-unfit', lacks);
    const sealed = encrypt(await offersKey(client), placeOf(sale, buyer), String(price));
    const kept = await addOffer(client, { sale, buyer, sealed, putOn: today, putBy: by });
    return kept ? { state: 'done', row } : noSale('offered-before');
  });
}

/** The offers of a sale; `price` null: they are not opened yet. */
export async function readOffers(
  db: Queryable,
  { sale, opensOn }: Pick<SaleRow, 'sale' | 'opensOn'>,
  today: Day,
): Promise<{ buyer: string; putOn: Day; price: bigint | null }[]> {
  const rows = await offersFor(db, sale);
  if (opensOn === null || today < opensOn)
    return rows.map(({ buyer, putOn }) => ({ buyer, putOn, price: null }));
  const key = await offersKey(db);
  return rows.map(({ buyer, putOn, sealed }) => ({
    ...{ buyer, putOn, price: BigInt(decrypt(key, placeOf(sale, buyer), sealed).toString('utf8')) },
  }));
}

/** One person awards the sale to an offer that was opened. */
export function awardSale(
  pool: Pool,
  sale: number,
  buyer: string,
  { by, today }: Pick<Acting, 'by' | 'today'>,
): Promise<Sold> {
  return withSale(pool, sale, ['offered', 'awarded'], async (client, row) => {
    if (today < row.opensOn!) return noSale('sealed-still');
    const offer = (await readOffers(client, row, today)).find((one) => one.buyer === buyer);
    if (offer === undefined || offer.price === null) return noSale('no-offer');
    const lacks = lacksOn(await readBuyers(client), buyer, today);
    if (lacks.length > 0) return noSale('buyer-unfit', lacks);
    const next: SaleRow = { ...row, state: 'awarded', buyer, price: offer.price, awardedBy: by };
    await writeSale(client, next);
    return { state: 'done', row: next };
  });
}

/** A sale that comes to nothing: its claims are free again. */
export function dropSale(pool: Pool, sale: number, { today }: Pick<Acting, 'today'>): Promise<Sold> {
  return withSale(pool, sale, ['drawn', 'offered', 'awarded'], async (client, row) => {
    const lines = await linesOf(client, sale);
    await writeLines(
      client,
      lines.filter(({ state }) => state === 'in').map((line) => ({ ...line, state: 'free' })),
    );
    const next: SaleRow = { ...row, state: 'dropped', closedOn: today };
    await writeSale(client, next);
    return { state: 'done', row: next };
  });
}
