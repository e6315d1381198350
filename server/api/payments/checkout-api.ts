/**
 * How does a borrower pay, and how does he see what came of it?
 *
 * On the provider's page, which he reaches from here and from which he comes back here. What may be paid is checked against what is owed
 * now. The page asks about its own checkout until it has ended; each look has the provider asked, so that a lost notice costs seconds.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import type { Currency, Minor } from '../../../rules/money.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import {
  type CheckoutRow,
  checkoutsOf,
  openCheckout,
  readCheckout,
} from '../../db/payments/checkout-rows.ts';
import { asHouse } from '../../db/people/walled-pool.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { knownAt } from '../../gate/silence.ts';
import { type Beginning, beginCheckout } from '../../payments/begin-checkout.ts';
import type { Counter } from '../../payments/settle-checkout.ts';
import { lookAtCheckout } from '../../payments/watch-checkouts.ts';
import { chosenAccount, ownAccount, productOf } from '../borrower-api.ts';
import { ByAccount, ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { amountFrom, amountText } from '../wire.ts';
import {
  ByCheckout,
  CheckoutAsked,
  CheckoutShown,
  CheckoutsAnswer,
  PayingAnswer,
} from './checkout-schema.ts';

type Params = { host: string; reference: string; account: string };
const problems = problemsAt(400, 404, 409, 503);

/** The addresses of payments, under /api/borrower. */
export function checkoutApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['borrower'];
    app.get(
      '/:host/:reference/accounts/:account/paying',
      { schema: { tags, params: ByAccount, response: { 200: PayingAnswer, ...problems } } },
      async ({ params }) => paying(house, await ownAccount(house, params)),
    );
    app.post(
      '/:host/:reference/accounts/:account/checkouts',
      {
        schema: {
          tags,
          params: ByAccount,
          body: CheckoutAsked,
          response: { 200: CheckoutShown, ...problems },
        },
      },
      async ({ params, body }) => startPayment(house, params, body),
    );
    app.get(
      '/:host/:reference/checkouts',
      { schema: { tags, params: ByReference, response: { 200: CheckoutsAnswer, ...problems } } },
      async ({ params }) => {
        const { key, person } = await chosenAccount(house, params);
        const rows = await checkoutsOf(house.pool, { slot: key.slot, borrower: person.id });
        return { items: rows.map((row) => showCheckout(house, row)) };
      },
    );
    app.get(
      '/:host/:reference/checkouts/:checkout',
      { schema: { tags, params: ByCheckout, response: { 200: CheckoutShown, ...problems } } },
      async ({ params }) => look(house, params),
    );
  };
}

/** What settling needs, from the house. */
export async function counterOf(house: House): Promise<Counter> {
  const { pool, products, ladder, payments } = house;
  const today = await house.today();
  const known = knownAt(house.now(today));
  return { pool, rules: { products, ladder }, provider: payments?.line.name ?? '', known };
}

async function paying(house: House, told: Told): Promise<PayingAnswer> {
  const today = await house.today();
  const product = productOf(house, told);
  const { currency } = product;
  const { overdue, minimum, settlement } = positionOf(told.account, today, product, told.history);
  const open = await openCheckout(house.pool, told.key);
  const choices = [
    ['overdue', overdue],
    ['minimum', minimum],
    ['all', settlement],
  ] as const;
  const seen = new Set<Minor>([0n]);
  return {
    provider: house.payments?.line.name ?? null,
    today: formatDay(today),
    currency,
    // An amount that two of them share is offered once.
    choices: choices.flatMap(([kind, amount]) => {
      if (amount <= 0n || seen.has(amount)) return [];
      seen.add(amount);
      return [{ kind, amount: amountText(amount, currency) }];
    }),
    most: amountText(settlement, currency),
    open: open === null ? null : showCheckout(house, open),
  };
}

/** Begins a payment of somebody at the provider. */
export async function startPayment(
  house: House,
  params: Params,
  asked: { readonly amount: string; readonly language: 'zh-CN' | 'en' },
  page: 'app' | 'plain' = 'app',
): Promise<CheckoutShown> {
  const { payments } = house;
  if (payments === undefined)
    throw new Refused(409, 'No payment provider is connected, so nobody can pay here.', [
      { where: 'house', what: 'no provider', todo: 'Pay by the ways that stand on your statement.' },
    ]);
  const told = await ownAccount(house, params);
  const product = productOf(house, told);
  const today = await house.today();
  const amount = amountFrom(asked.amount, product.currency, 'body.amount');
  const { settlement } = positionOf(told.account, today, product, told.history);
  if (amount > settlement) throw tooMuch(settlement, product.currency);
  const pages = page === 'app' ? 'borrower' : 'plain';
  const own = `${payments.site()}/${pages}/${encodeURIComponent(params.host)}/${encodeURIComponent(params.reference)}`;
  const begun = await beginCheckout(house.pool, payments.line, await counterOf(house), {
    ...{ key: told.key, borrower: told.person.id, amount, currency: product.currency.code, today },
    language: asked.language,
    what:
      asked.language === 'en'
        ? `${product.name.en} ${told.account.id}`
        : `${product.name.zh} ${told.account.id}`,
    back: (checkout) => `${own}/paid/${checkout}`,
  });
  if ('row' in begun) return showCheckout(house, begun.row);
  throw notBegun(begun);
}

function tooMuch(most: Minor, currency: Currency): Refused {
  const all = `${amountText(most, currency)} ${currency.code}`;
  return new Refused(409, `This is more than is owed: ${all} pays everything off today.`, [
    { where: 'body.amount', what: `more than ${all}`, todo: 'Choose a smaller amount.' },
  ]);
}

function notBegun({ state, why }: Extract<Beginning, { why: string }>): Refused {
  if (state === 'refused')
    return new Refused(503, 'The payment provider does not take this payment.', [
      { where: 'provider', what: why, todo: 'Nothing was paid. Try later, or pay by another way.' },
    ]);
  return new Refused(503, 'The payment provider does not answer.', [
    {
      where: 'provider',
      what: why,
      todo: 'Nothing was paid. Try again in a minute: it is the same payment.',
    },
  ]);
}

/** A checkout of his own; while it is open the provider is asked about it. */
export async function look(
  house: House,
  params: { host: string; reference: string; checkout: string },
): Promise<CheckoutShown> {
  const { key, person } = await chosenAccount(house, params);
  const mine = { slot: key.slot, checkout: params.checkout };
  const before = await readCheckout(house.pool, mine);
  if (before === null || before.borrower !== person.id) throw noCheckout(params.checkout);
  const { payments } = house;
  if (payments === undefined || (before.state !== 'open' && before.state !== 'begun'))
    return showCheckout(house, before);
  const counter = await counterOf(house);
  await asHouse(() => lookAtCheckout(counter, payments.line, mine));
  return showCheckout(house, (await readCheckout(house.pool, mine)) ?? before);
}

function noCheckout(checkout: string): Refused {
  return new Refused(404, 'There is no such payment of yours.', [
    {
      where: 'params.checkout',
      what: `"${checkout}" is not one of yours`,
      todo: 'Open it from your own page.',
    },
  ]);
}

/** A checkout as its borrower sees it. */
export function showCheckout(house: House, row: CheckoutRow): CheckoutShown {
  const currency = currencyOf(house, row.currency);
  return {
    checkout: row.checkout,
    account: row.account.toString(),
    amount: amountText(row.amount, currency),
    currency,
    state: row.state,
    address: row.state === 'open' ? row.address : null,
    provider: row.provider,
    begun: formatDay(row.begunOn),
    paid: row.paidOn === null ? null : formatDay(row.paidOn),
    booked: row.bookedOn === null ? null : formatDay(row.bookedOn),
    entry: row.seq === null ? null : String(row.seq),
    number: row.intent,
    givenBack: amountText(row.givenBack, currency),
  };
}

function currencyOf({ products }: House, code: string): Currency {
  for (const { currency } of products.values()) if (currency.code === code) return currency;
  throw new Error(`no product has the currency ${code}`);
}
