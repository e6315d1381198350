/**
 * What did the night do, does it hold, and may the next day come?
 *
 * The studio's door, as far as the nights go. "Next day" is the one thing here that changes something; it runs once at
 * a time, goes on without the page, and tells how far it has come.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Channel } from '../../rules/account.ts';
import { formatDay } from '../../rules/days.ts';
import type { Currency, Minor } from '../../rules/money.ts';
import {
  bookedByNight,
  type NightRow,
  readBook,
  readNights,
  type SetAsideRow,
  setAsideBy,
} from '../db/night-read.ts';
import { wordsOf } from '../trouble.ts';
import type { House } from './house.ts';
import { ProblemDetails, Refused } from './problem.ts';
import {
  ByDay,
  NightAnswer,
  type NightShown,
  NightsAnswer,
  NightsAsked,
  NightTotals,
  ProgressAnswer,
} from './studio-schema.ts';
import { amountText, dayFrom } from './wire.ts';

const NIGHTS_IN_MONTH = 30;
const SET_ASIDE_SHOWN = 200;

/** The addresses under /api/studio. */
export function studioApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    let progress: ProgressAnswer = { state: 'idle', day: null, done: 0, of: 0, error: null };
    const problems = { 400: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails };
    app.get(
      '/nights',
      {
        schema: { tags: ['studio'], querystring: NightsAsked, response: { 200: NightsAnswer, ...problems } },
      },
      async ({ query }) => nights(house, query),
    );
    app.get(
      '/nights/:day',
      { schema: { tags: ['studio'], params: ByDay, response: { 200: NightAnswer, ...problems } } },
      async ({ params }) => report(house, params.day),
    );
    app.get(
      '/progress',
      { schema: { tags: ['studio'], response: { 200: ProgressAnswer } } },
      async () => progress,
    );
    app.post(
      '/next-day',
      { schema: { tags: ['studio'], response: { 202: ProgressAnswer, ...problems } } },
      async (request, reply) => {
        if (progress.state === 'running')
          throw new Refused(409, 'A day is being closed already. Nothing more was started.');
        progress = { state: 'running', day: formatDay(await house.today()), done: 0, of: 0, error: null };
        void house
          .advanceDay(({ day, done, of }) => {
            progress = { state: 'running', day: formatDay(day), done, of, error: null };
          })
          .then(
            (day) => {
              progress = { ...progress, state: 'done', day: formatDay(day), done: progress.of };
            },
            (error: unknown) => {
              request.log.error({ err: error }, 'the next day could not be closed');
              progress = { ...progress, state: 'failed', error: wordsOf(error) };
            },
          );
        return reply.code(202).send(progress);
      },
    );
  };
}

async function nights(house: House, asked: { before?: string; size: number }): Promise<NightsAnswer> {
  const before = asked.before === undefined ? null : dayFrom(asked.before);
  const rows = await readNights(house.pool, before, asked.size + 1);
  const page = rows.slice(0, asked.size);
  const last = page.at(-1);
  const book = await readBook(house.pool);
  return {
    today: formatDay(await house.today()),
    book: book.flatMap(({ product: code, accounts, pastDue, principal, overdue }) => {
      const product = house.products.get(code);
      if (product === undefined) return [];
      const { name, currency } = product;
      return [
        {
          product: name,
          currency,
          accounts,
          pastDue,
          principal: amountText(principal, currency),
          overdue: amountText(overdue, currency),
        },
      ];
    }),
    nights: page.map(showNight),
    next: rows.length > asked.size && last !== undefined ? formatDay(last.day) : null,
  };
}

function showNight(row: NightRow): NightShown {
  const totals = NightTotals.parse(row.totals ?? {});
  return {
    day: formatDay(row.day),
    finished: row.finishedAt !== null,
    seconds: row.finishedAt === null ? null : (row.finishedAt.getTime() - row.startedAt.getTime()) / 1000,
    accounts: totals.accounts,
    events: totals.events,
    contacts: totals.contacts,
    setAside: totals.setAside,
  };
}

async function report(house: House, asked: string): Promise<NightAnswer> {
  const day = dayFrom(asked);
  const rows = await readNights(house.pool, day + 1, NIGHTS_IN_MONTH);
  const row = rows[0];
  if (row === undefined || row.day !== day)
    throw new Refused(404, 'This day was not closed.', [
      { where: 'params.day', what: `there is no night of ${asked}`, todo: 'Choose one from the list.' },
    ]);
  const totals = NightTotals.parse(row.totals ?? {});
  const currency = currencyOf(house);
  const control = controlOf(totals.money, await bookedByNight(house.pool, day), currency);
  return {
    night: showNight(row),
    currency,
    control,
    balances: control.every(({ agrees }) => agrees),
    buckets: bucketsOf(house),
    passages: passagesOf([totals.buckets]),
    month: {
      nights: rows.length,
      passages: passagesOf(rows.map(({ totals }) => NightTotals.parse(totals ?? {}).buckets)),
    },
    steps: stepsOf(totals.steps, house),
    setAside: (await setAsideBy(house.pool, day, SET_ASIDE_SHOWN)).map(showSetAside),
  };
}

/** Totals of a night are sums over the book: they have a currency only while every product has the same. */
function currencyOf(house: House): Currency {
  const currencies = new Map([...house.products.values()].map(({ currency }) => [currency.code, currency]));
  const [only] = currencies.values();
  return currencies.size === 1 && only !== undefined ? only : { code: 'minor units', digits: 0 };
}

function controlOf(
  counted: Readonly<Record<string, string>>,
  booked: ReadonlyMap<string, Minor>,
  currency: Currency,
): NightAnswer['control'] {
  const pairs = [...new Set([...Object.keys(counted), ...booked.keys()])].sort();
  return pairs.map((pair) => {
    const [debit = '', credit = ''] = pair.split('/');
    const [closing, books] = [BigInt(counted[pair] ?? '0'), booked.get(pair) ?? 0n];
    return {
      debit,
      credit,
      counted: amountText(closing, currency),
      booked: amountText(books, currency),
      agrees: closing === books,
    };
  });
}

function bucketsOf(house: House): string[] {
  return [...new Set([...house.products.values()].flatMap(({ buckets }) => buckets.map(({ name }) => name)))];
}

/** "M1>M2" and its count, added up over nights; "current" is no bucket. */
function passagesOf(nights: readonly Readonly<Record<string, number>>[]): NightAnswer['passages'] {
  const sums = new Map<string, number>();
  for (const night of nights)
    for (const [passage, accounts] of Object.entries(night))
      sums.set(passage, (sums.get(passage) ?? 0) + accounts);
  const bucket = (name: string | undefined) => (name === undefined || name === 'current' ? null : name);
  return [...sums].map(([passage, accounts]) => {
    const [from, to] = passage.split('>');
    return { from: bucket(from), to: bucket(to), accounts };
  });
}

/** "call/planned" and its count, step by step in the order of the ladder. */
function stepsOf(counts: Readonly<Record<string, number>>, house: House): NightAnswer['steps'] {
  const channels = new Map<string, Channel>(house.ladder.rungs.map(({ step }) => [step.id, step.channel]));
  const order = [...channels.keys()];
  const steps = [...new Set(Object.keys(counts).map((name) => name.split('/')[0]!))];
  const place = (step: string) => (channels.has(step) ? order.indexOf(step) : order.length);
  return steps
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((step) => ({
      step,
      channel: channels.get(step) ?? null,
      planned: counts[`${step}/planned`] ?? 0,
      held: counts[`${step}/held`] ?? 0,
    }));
}

function showSetAside({ slot, accountId, day, tries, error, solvedOn }: SetAsideRow) {
  return {
    key: `${slot}-${accountId}`,
    account: accountId.toString(),
    since: formatDay(day),
    tries,
    error,
    solvedOn: solvedOn === null ? null : formatDay(solvedOn),
  };
}
