/**
 * What do I owe and why, what comes next, and what if I pay?
 *
 * The borrower's door. Every address names one reference; every answer holds accounts of that reference's borrower
 * and of nobody else.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';
import { outlook } from '../../rules/telling/ahead.ts';
import { chargesOf, diary, evenings } from '../../rules/telling/diary.ts';
import { positionOf } from '../../rules/telling/forecast.ts';
import type { Language } from '../../rules/telling/language.ts';
import { describe } from '../../rules/telling/reasons.ts';
import type { Product } from '../../rules/terms.ts';
import { readTold, readToldReference, type Told } from '../db/reading/told-account.ts';
import { isAskedToMeet } from '../db/visits/visit-rows.ts';
import { penaltySum, showAccount, showCharge, showDay, showPosition } from './account-view.ts';
import { tellAhead } from './ahead-view.ts';
import {
  AheadAnswer,
  BorrowerAnswer,
  ByAccount,
  ByReference,
  ContactsAnswer,
  QuoteAnswer,
  QuoteAsked,
  StatementAnswer,
  StatementAsked,
} from './borrower-schema.ts';
import { tellContacts, tellMade } from './gate/contact-view.ts';
import { askGate } from './gate/gate-view.ts';
import { type House, ladderOf } from './house.ts';
import { problemsAt, Refused } from './problem.ts';
import { amountFrom, amountText, dayFrom, LanguageChoice } from './wire.ts';

/** Days on one page of a statement when the asker names none, and the most he may ask for. */
const DAYS_SHOWN = 35;
const DAYS_MOST = 400;
/** How far ahead a quote may look. */
const DAYS_AHEAD = 3660;

/** The addresses under /api/borrower. */
export function borrowerApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 404);
    app.get(
      '/:host/:reference',
      { schema: { tags: ['borrower'], params: ByReference, response: { 200: BorrowerAnswer, ...problems } } },
      async ({ params }) => overview(house, params),
    );
    app.get(
      '/:host/:reference/accounts/:account/statement',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          querystring: StatementAsked,
          response: { 200: StatementAnswer, ...problems },
        },
      },
      async ({ params, query }) => statement(house, await ownAccount(house, params), query),
    );
    app.get(
      '/:host/:reference/accounts/:account/ahead',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          querystring: LanguageChoice,
          response: { 200: AheadAnswer, ...problems },
        },
      },
      async ({ params, query }) => ahead(house, await ownAccount(house, params), query.language),
    );
    app.get(
      '/:host/:reference/accounts/:account/contacts',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          querystring: LanguageChoice,
          response: { 200: ContactsAnswer, ...problems },
        },
      },
      async ({ params, query }) => contacts(house, await ownAccount(house, params), query.language),
    );
    app.get(
      '/:host/:reference/accounts/:account/quote',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          querystring: QuoteAsked,
          response: { 200: QuoteAnswer, ...problems },
        },
      },
      async ({ params, query }) => quote(house, await ownAccount(house, params), query),
    );
  };
}

type Reference = { host: string; reference: string };

/** The account that a reference names; refused when there is none. */
export async function chosenAccount(house: House, { host, reference }: Reference): Promise<Told> {
  const told = await readToldReference(house.pool, host, reference, false);
  if (told === null) throw unknown({ host, reference });
  return told.chosen;
}

function unknown({ host, reference }: Reference): Refused {
  return new Refused(404, 'No account has this reference.', [
    {
      where: 'params.reference',
      what: `"${reference}" of ${host} is not in the book`,
      todo: 'Check it against a message or a statement of yours.',
    },
  ]);
}

/** All accounts of the borrower whom a reference names. */
export async function overview(house: House, reference: Reference): Promise<BorrowerAnswer> {
  const told = await readToldReference(house.pool, reference.host, reference.reference, true);
  if (told === null) throw unknown(reference);
  const { chosen, own } = told;
  const who = { slot: chosen.key.slot, borrower: chosen.person.id };
  const [today, asksToMeet] = await Promise.all([house.today(), isAskedToMeet(house.pool, who)]);
  const totals = Map.groupBy(own, (one) => productOf(house, one).currency.code);
  return {
    name: chosen.person.name,
    language: chosen.person.language,
    today: formatDay(today),
    chosen: chosen.account.id.toString(),
    asksToMeet,
    accounts: own.map((one) => showAccount(one, today, productOf(house, one))),
    totals: [...totals.values()].map((group) => {
      const { currency } = productOf(house, group[0]!);
      const total = (part: 'owed' | 'overdue') =>
        group.reduce(
          (all, one) => all + positionOf(one.account, today, productOf(house, one), one.history)[part],
          0n,
        );
      return {
        currency,
        owed: amountText(total('owed'), currency),
        overdue: amountText(total('overdue'), currency),
      };
    }),
  };
}

/** One of the borrower's own accounts; another's is as unknown as one that does not exist. */
export async function ownAccount(house: House, params: Reference & { account: string }): Promise<Told> {
  const chosen = await chosenAccount(house, params);
  const accountId = BigInt(params.account);
  if (accountId === chosen.account.id) return chosen;
  const told = await readTold(house.pool, { slot: chosen.key.slot, accountId });
  if (told === null || told.person.id !== chosen.person.id)
    throw new Refused(404, 'This borrower has no such account.', [
      {
        where: 'params.account',
        what: `"${params.account}" is not one of the borrower's accounts`,
        todo: 'Choose one from the list of accounts.',
      },
    ]);
  return told;
}

/** The terms an account follows. */
export function productOf(house: House, told: Told): Product {
  const product = house.products.get(told.account.product);
  if (product === undefined) throw new Error(`account ${told.account.id} follows an unknown product`);
  return product;
}

async function statement(
  house: House,
  told: Told,
  asked: { from?: string; to?: string; language: 'zh-CN' | 'en' },
): Promise<StatementAnswer> {
  const today = await house.today();
  const product = productOf(house, told);
  const opened = told.account.openedOn;
  const to = asked.to === undefined ? today : Math.min(dayFrom(asked.to), today);
  const from = Math.max(asked.from === undefined ? to - DAYS_SHOWN + 1 : dayFrom(asked.from), opened);
  if (to - from >= DAYS_MOST)
    throw new Refused(400, 'The statement would be too long.', [
      { where: 'query.from', what: `more than ${DAYS_MOST} days`, todo: 'Ask for a shorter time.' },
    ]);
  const evening = evenings(told.history, product, today - 1, today);
  const charges = chargesOf(evening, today, product);
  const { accrued, entered, paid, waived, lost } = penaltySum(evening, charges);
  const amount = (minor: Minor) => amountText(minor, product.currency);
  return {
    account: showAccount(told, today, product),
    today: formatDay(today),
    opened: formatDay(opened),
    from: formatDay(from),
    to: formatDay(to),
    days: diary(evening, from, to, product, told.history)
      .map((line) => showDay(line, asked.language, product, house.ladder))
      .reverse(),
    charges: charges.map((charge) => showCharge(charge, product.currency)),
    carries: product.dailyRounding === 'carry',
    penalty: {
      accrued: amount(accrued),
      entered: amount(entered),
      paid: amount(paid),
      waived: amount(waived),
      lost: amount(lost),
    },
  };
}

/** What comes next on an account, if nothing is paid. */
export async function ahead(house: House, told: Told, language: Language): Promise<AheadAnswer> {
  return tellAhead(told, await house.today(), productOf(house, told), house.ladder, language);
}

/** Why did I get this, and may they contact me now? */
async function contacts(house: House, told: Told, language: Language): Promise<ContactsAnswer> {
  const today = await house.today();
  return {
    today: formatDay(today),
    gate: await askGate(house, told, language, 'borrower'),
    contacts: await tellContacts(house.pool, told, today, productOf(house, told), ladderOf(house), language),
    made: await tellMade(house.pool, told, today),
  };
}

async function quote(
  house: House,
  told: Told,
  asked: { day?: string; pay?: string; on?: string; language: 'zh-CN' | 'en' },
): Promise<QuoteAnswer> {
  const today = await house.today();
  const product = productOf(house, told);
  const { currency } = product;
  const on = asked.on === undefined ? today : notPast(dayFrom(asked.on), today, 'query.on');
  const day =
    asked.day === undefined
      ? asked.pay === undefined
        ? today
        : on
      : notPast(dayFrom(asked.day), today, 'query.day');
  const without = outlook(told.history, product, today, day, []);
  const shown = ({ position, cost }: ReturnType<typeof outlook>) => ({
    position: showPosition(position, currency),
    cost: amountText(cost, currency),
  });
  const answer = { today: formatDay(today), day: formatDay(day), currency, without: shown(without) };
  if (asked.pay === undefined) return { ...answer, paid: null };
  const amount = amountFrom(asked.pay, currency, 'query.pay');
  const withPayment = outlook(told.history, product, today, day, [{ on, amount }]);
  return {
    ...answer,
    paid: {
      amount: amountText(amount, currency),
      on: formatDay(on),
      outcome: shown(withPayment),
      told: withPayment.payments.map((event) => describe(event, asked.language, product)),
      saves: amountText(without.cost - withPayment.cost, currency),
    },
  };
}

function notPast(day: Day, today: Day, where: string): Day {
  if (day >= today && day <= today + DAYS_AHEAD) return day;
  throw new Refused(400, day < today ? 'The day has passed.' : 'The day is too far ahead.', [
    {
      where,
      what: `${formatDay(day)} is not between today and ten years from now`,
      todo: `Give a day from ${formatDay(today)} on.`,
    },
  ]);
}
