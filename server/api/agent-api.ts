/**
 * Who is next, why, and what happened on that account?
 *
 * The agent's door: the work list of a day in a fixed order that says its reason, and one account with its timeline and
 * what the ladder plans. It changes nothing.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { bucketOn, daysPastDueOf } from '../../rules/arrears.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Language } from '../../rules/telling/language.ts';
import { accountsAt } from '../db/reading/accounts-read.ts';
import { accountsOf, contactsOf, readTold, type Told } from '../db/reading/told-account.ts';
import { readWork, type Wanted, type WorkRow } from '../db/reading/work-list.ts';
import { showAccount } from './account-view.ts';
import { AgentAccountAnswer, ByKey, WorkAnswer, WorkAsked, type WorkItem } from './agent-schema.ts';
import { tellAhead } from './ahead-view.ts';
import { productOf } from './borrower-api.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readPreviews, tellContacts } from './gate/contact-view.ts';
import { askGate } from './gate/gate-view.ts';
import type { House } from './house.ts';
import { maskedMailbox, maskedName, maskedPhone } from './mask.ts';
import { ProblemDetails, Refused } from './problem.ts';
import { showTimeline } from './timeline-view.ts';
import { amountText, LanguageChoice } from './wire.ts';
import { orderOf, reasonOf, standingOf } from './work-reasons.ts';

/** The addresses under /api/agent. */
export function agentApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = { 400: ProblemDetails, 404: ProblemDetails };
    app.get(
      '/work',
      {
        schema: { tags: ['agent'], querystring: WorkAsked, response: { 200: WorkAnswer, ...problems } },
      },
      async ({ query }) => work(house, query),
    );
    app.get(
      '/accounts/:key',
      {
        schema: {
          tags: ['agent'],
          params: ByKey,
          querystring: LanguageChoice,
          response: { 200: AgentAccountAnswer, ...problems },
        },
      },
      async ({ params, query }) => account(house, params.key, query.language),
    );
  };
}

type Asked = z.infer<typeof WorkAsked>;

async function work(house: House, asked: Asked): Promise<WorkAnswer> {
  const today = await house.today();
  const cursor = asked.after === undefined ? null : readCursor(asked.after, 3);
  const after =
    cursor === null ? null : { overdue: cursor[0]!, slot: Number(cursor[1]), accountId: cursor[2]! };
  const rows = await readWork(house.pool, wantedOf(house, asked, today), after, asked.size + 1);
  const page = rows.slice(0, asked.size);
  const last = page.at(-1);
  const more = rows.length > asked.size && last !== undefined;
  return {
    today: formatDay(today),
    items: await itemsOf(house, page, today, asked.language),
    next: more ? writeCursor([last.overdue, last.slot, last.accountId].map(String)) : null,
    order: orderOf(asked.when, asked.language),
  };
}

/** Filters as the book knows them. A bucket is a range of oldest due days, taken without grace and pauses. */
function wantedOf(house: House, asked: Asked, today: Day): Wanted {
  const products = [...house.products.values()];
  const product = asked.product === undefined ? null : products.find(({ id }) => id === asked.product);
  if (product === undefined)
    throw new Refused(400, 'There is no such product.', [
      {
        where: 'query.product',
        what: `"${asked.product}" is not a product`,
        todo: `Use one of: ${products.map(({ id }) => id).join(', ')}.`,
      },
    ]);
  const buckets = (product ?? products[0])?.buckets ?? [];
  const bucket = asked.bucket === undefined ? null : buckets.find(({ name }) => name === asked.bucket);
  if (bucket === undefined)
    throw new Refused(400, 'There is no such bucket.', [
      {
        where: 'query.bucket',
        what: `"${asked.bucket}" is not a bucket`,
        todo: `Use one of: ${buckets.map(({ name }) => name).join(', ')}.`,
      },
    ]);
  return {
    today,
    when: asked.when,
    channel: asked.channel ?? null,
    product: product?.code ?? null,
    oldestFrom: bucket === null || bucket.to === null ? null : today - bucket.to,
    oldestTo: bucket === null ? null : today - bucket.from,
  };
}

async function itemsOf(
  house: House,
  rows: readonly WorkRow[],
  today: Day,
  language: Language,
): Promise<WorkItem[]> {
  const accounts = await accountsAt(house.pool, rows);
  return rows.flatMap((row) => {
    const account = accounts.get(row.accountId);
    const product = account === undefined ? undefined : house.products.get(account.product);
    if (account === undefined || product === undefined) return [];
    const daysPastDue = daysPastDueOf(account, today, product);
    return [
      {
        key: `${row.slot}-${row.accountId}`,
        account: row.accountId.toString(),
        name: maskedName(row.name),
        phone: maskedPhone(row.phone),
        language: row.language,
        product: product.name,
        currency: product.currency,
        overdue: amountText(row.overdue, product.currency),
        daysPastDue,
        bucket: bucketOn(account, today, product),
        channel: row.channel,
        first: formatDay(row.first),
        last: formatDay(row.last),
        planned: row.planned,
        reason: reasonOf(row, today, language),
      },
    ];
  });
}

/** The account that a key of the work list names; refused when there is none. */
export async function accountByKey(house: House, key: string): Promise<Told> {
  const [slot, accountId] = key.split('-').map(BigInt);
  const told = await readTold(house.pool, { slot: Number(slot), accountId: accountId! });
  if (told === null)
    throw new Refused(404, 'There is no such account.', [
      { where: 'params.key', what: `no account lies at "${key}"`, todo: 'Take it from the work list.' },
    ]);
  return told;
}

async function account(house: House, key: string, language: Language): Promise<AgentAccountAnswer> {
  const told = await accountByKey(house, key);
  const today = await house.today();
  const product = productOf(house, told);
  const contacts = await contactsOf(house.pool, told.key);
  const previews = await readPreviews(house.pool, told, today, language);
  return {
    key,
    today: formatDay(today),
    account: showAccount(told, today, product),
    person: await personOf(house, told),
    reason: standingOf(told.account, contacts, today, language),
    tried: [...told.account.tried],
    coming: tellAhead(told, today, product, house.ladder, language).coming,
    gate: await askGate(house, told, language, 'agent'),
    planned: await tellContacts(house.pool, told, today, product, house.ladder, language),
    timeline: showTimeline(told.events, language, product, house.ladder, previews),
  };
}

async function personOf(house: House, told: Told): Promise<AgentAccountAnswer['person']> {
  const { name, phone, email, language, region, timeZone, id } = told.person;
  const ids = await accountsOf(house.pool, told.key.slot, id);
  return {
    name: maskedName(name),
    phone: maskedPhone(phone),
    email: maskedMailbox(email),
    language,
    region,
    timeZone,
    otherAccounts: ids
      .filter((other) => other !== told.key.accountId)
      .map((other) => ({ key: `${told.key.slot}-${other}`, account: other.toString() })),
  };
}
