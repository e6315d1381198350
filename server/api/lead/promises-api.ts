/**
 * What is promised for which day, how much of it is kept, and by whom?
 *
 * A month by day with amounts, rates by product and by agent with the number they rest on, and behind each day its people. As of the
 * last night: what has happened since is not in it, and the answer says so.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { teamRulesOn } from '../../../policy/house/desk/team-rules.ts';
import { type Day, formatDay, parseDay } from '../../../rules/days.ts';
import {
  type KeptRate,
  keptRates,
  type PromisedDay,
  promisedDays,
  promisedOn,
} from '../../db/lead/promised-rows.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { problemsAt } from '../problem.ts';
import { amountText, dayFrom } from '../wire.ts';
import { ByDay, DayAsked, MonthAsked, PromisedPeople, PromisesAnswer } from './promises-schema.ts';

const PROBLEMS = problemsAt(400, 404);
const tags = ['lead'];
const STATES = ['pending', 'kept', 'partly', 'broken'] as const;

/** The addresses under /api/lead/promises. */
export function promisesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/promises',
      { schema: { tags, querystring: MonthAsked, response: { 200: PromisesAnswer, ...PROBLEMS } } },
      async ({ query }) => month(house, query.month),
    );
    app.get(
      '/promises/:day',
      {
        schema: {
          tags,
          params: ByDay,
          querystring: DayAsked,
          response: { 200: PromisedPeople, ...PROBLEMS },
        },
      },
      async ({ params, query }) => peopleOn(house, dayFrom(params.day), query.after, query.size),
    );
  };
}

/** First and last day of a month such as "2026-11". */
function span(month: string): readonly [Day, Day] {
  const [year, place] = month.split('-').map(Number) as [number, number];
  const next = place === 12 ? `${year + 1}-01-01` : `${year}-${String(place + 1).padStart(2, '0')}-01`;
  return [parseDay(`${month}-01`)!, parseDay(next)! - 1];
}

async function month(
  { pool, products, ...house }: House,
  asked: string | undefined,
): Promise<PromisesAnswer> {
  const today = await house.today();
  const month = asked ?? formatDay(today).slice(0, 7);
  const [from, to] = span(month);
  const ratesFrom = today - teamRulesOn(today).scoredDays;
  const [rows, rates] = await Promise.all([promisedDays(pool, from, to), keptRates(pool, ratesFrom)]);
  const rate = ({ kept, partly, broken, of }: KeptRate, name: { en: string; zh: string } | null) => ({
    ...{ of, name, kept, partly, broken },
    n: kept + partly + broken,
  });
  return {
    today: formatDay(today),
    month,
    asOf: formatDay(today - 1),
    days: [...Map.groupBy(rows, ({ due }) => due)].map(([day, own]) => ({
      day: formatDay(day),
      ...statesOf(own),
      amounts: amountsOf(own, products),
    })),
    ratesFrom: formatDay(ratesFrom),
    products: rates.products.map((one) => {
      const product = products.get(Number(one.of));
      return rate({ ...one, of: product?.id ?? one.of }, product?.name ?? null);
    }),
    agents: rates.workers.map((one) => rate(one, null)),
  };
}

function statesOf(rows: readonly PromisedDay[]): Record<(typeof STATES)[number], number> {
  const count = (state: (typeof STATES)[number]) =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
  return { pending: count('pending'), kept: count('kept'), partly: count('partly'), broken: count('broken') };
}

/** Sums by currency: amounts of different ones are never added. */
function amountsOf(
  rows: readonly PromisedDay[],
  products: House['products'],
): PromisesAnswer['days'][number]['amounts'] {
  const known = rows.flatMap((row) => {
    const currency = products.get(row.product)?.currency;
    return currency === undefined ? [] : [{ ...row, currency }];
  });
  return [...Map.groupBy(known, ({ currency }) => currency.code).values()].map((own) => {
    const { currency } = own[0]!;
    const sum = (of: 'amount' | 'paid') => own.reduce((total, row) => total + row[of], 0n);
    return { currency, due: amountText(sum('amount'), currency), paid: amountText(sum('paid'), currency) };
  });
}

async function peopleOn(
  { pool, products, ...house }: House,
  day: Day,
  after: string | undefined,
  size: number,
): Promise<PromisedPeople> {
  const cursor = after === undefined ? null : readCursor(after, 2);
  const behind = cursor === null ? null : { slot: Number(cursor[0]), accountId: cursor[1]! };
  // Rows of the account that ends the page come with it: the next page begins behind that account.
  const rows = await promisedOn(pool, day, behind, size);
  const last = rows.at(-1);
  return {
    today: formatDay(await house.today()),
    day: formatDay(day),
    items: rows.flatMap(({ slot, accountId, state, name, kind, amount, paid, worker, product: code }) => {
      const product = products.get(code);
      if (product === undefined || state === 'gone') return [];
      const { currency } = product;
      return [
        {
          ...{ account: `${slot}-${accountId}`, name: maskedName(name), kind, state, worker, currency },
          product: product.name,
          amount: amountText(amount, currency),
          paid: amountText(paid, currency),
        },
      ];
    }),
    next:
      rows.length >= size && last !== undefined ? writeCursor([last.slot, last.accountId].map(String)) : null,
  };
}
