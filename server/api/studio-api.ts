/**
 * What did the night do, does it hold, and may the next day come?
 *
 * The studio's door, as far as the nights go. "Next day" is the one thing here that changes something; it runs once at
 * a time, goes on without the page, and tells how far it has come.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Channel } from '../../rules/account.ts';
import { formatDay } from '../../rules/days.ts';
import { LEDGER } from '../../rules/ledger.ts';
import type { Currency } from '../../rules/money.ts';
import { sourceText, tellCodeOf } from '../../rules/telling/gate-telling.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import { Tally } from '../day-end/totals.ts';
import { productsCounted } from '../db/figures/figure-read.ts';
import type { Night } from '../db/night.ts';
import { bookedByNight, totalsOfNight } from '../db/nights/chunk.ts';
import { listSetAside, type SetAsideSince } from '../db/nights/set-aside.ts';
import { readBook, readNights, readUnfinished } from '../db/reading/night-read.ts';
import { ruleNamed } from '../gate/rule-named.ts';
import { wordsOf } from '../trouble.ts';
import { type House, ladderOf } from './house.ts';
import { problemsAt, Refused } from './problem.ts';
import {
  ByDay,
  CheckpointKept,
  type LiveNight,
  NightAnswer,
  NightKept,
  type NightShown,
  NightsAnswer,
  NightsAsked,
  ProgressAnswer,
} from './studio-schema.ts';
import { amountText, dayFrom, LanguageChoice } from './wire.ts';

const NIGHTS_IN_MONTH = 30;
const SET_ASIDE_SHOWN = 200;

/** The addresses under /api/studio. */
export function studioApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    let progress: Omit<ProgressAnswer, 'night'> = { state: 'idle', day: null, done: 0, of: 0, error: null };
    const problems = problemsAt(400, 404, 409);
    app.get(
      '/nights',
      {
        schema: { tags: ['studio'], querystring: NightsAsked, response: { 200: NightsAnswer, ...problems } },
      },
      async ({ query }) => nights(house, query),
    );
    app.get(
      '/nights/:day',
      {
        schema: {
          tags: ['studio'],
          params: ByDay,
          querystring: LanguageChoice,
          response: { 200: NightAnswer, ...problems },
        },
      },
      async ({ params, query }) => report(house, params.day, query.language),
    );
    app.get('/progress', { schema: { tags: ['studio'], response: { 200: ProgressAnswer } } }, async () => ({
      ...progress,
      night: await liveNight(house),
    }));
    app.post(
      '/next-day',
      { schema: { tags: ['studio'], response: { 202: ProgressAnswer, ...problems } } },
      async (request, reply) => {
        if (progress.state === 'running')
          throw new Refused(409, 'A day is being closed already. Nothing more was started.');
        progress = { state: 'running', day: null, done: 0, of: 0, error: null };
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
        return reply.code(202).send({ ...progress, night: null });
      },
    );
  };
}

/** What the unfinished night has committed so far: its checkpoints added up; null where every night is finished. */
async function liveNight(house: House): Promise<LiveNight | null> {
  const found = await readUnfinished(house.pool);
  if (found === null) return null;
  const tally = new Tally();
  for (const totals of await totalsOfNight(house.pool, found.day)) {
    const counted = CheckpointKept.safeParse(totals);
    if (counted.success) tally.merge(counted.data);
  }
  const { accounts, contacts, setAside, money } = tally.totals();
  const currency = currencyOf(
    (await productsCounted(house.pool)).flatMap((code) => house.products.get(code) ?? []),
  );
  return {
    day: formatDay(found.day),
    seconds: found.seconds,
    chunks: found.chunks,
    of: found.before,
    accounts,
    contacts,
    setAside,
    control: Object.entries(money).map(([pair, amount]) => {
      const [debit = '', credit = ''] = pair.split('/');
      return { debit, credit, amount: amountText(BigInt(amount), currency) };
    }),
    currency,
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

function showNight({ day, finishedAt, report }: Night): NightShown {
  const { accounts, events, contacts, setAside, milliseconds } = NightKept.parse(report ?? {});
  const seconds = milliseconds === null ? null : milliseconds / 1000;
  return {
    day: formatDay(day),
    finished: finishedAt !== null,
    seconds,
    accounts,
    events,
    contacts,
    setAside,
  };
}

async function report(house: House, asked: string, language: Language): Promise<NightAnswer> {
  const day = dayFrom(asked);
  const nights = await readNights(house.pool, day + 1, NIGHTS_IN_MONTH);
  const night = nights[0];
  if (night === undefined || night.day !== day)
    throw new Refused(404, 'This day was not closed.', [
      { where: 'params.day', what: `there is no night of ${asked}`, todo: 'Choose one from the list.' },
    ]);
  const kept = NightKept.parse(night.report ?? {});
  const products = await productsInBook(house);
  const currency = currencyOf(products);
  const control = controlOf(kept.money, await bookedByNight(house.pool, day), currency);
  const channels = new Map<string, Channel>(
    ladderOf(house)(day).rungs.map(({ step }) => [step.id, step.channel]),
  );
  const aside = await listSetAside(house.pool, day);
  return {
    night: showNight(night),
    currency,
    control,
    balances: control.every(({ agrees }) => agrees),
    buckets: [...new Set(products.flatMap(({ buckets }) => buckets.map(({ name }) => name)))],
    passages: kept.passages,
    month: {
      nights: nights.length,
      passages: addPassages(nights.flatMap(({ report }) => NightKept.parse(report ?? {}).passages)),
    },
    steps: kept.steps.map((row) => ({ ...row, channel: channels.get(row.step) ?? null })),
    gate: showPreview(kept.gate, language),
    setAside: aside
      .filter((row) => row.day <= day)
      .slice(0, SET_ASIDE_SHOWN)
      .map(showSetAside),
  };
}

/** Refusals by rule, the most frequent first, each in a sentence with its law. */
function showPreview(kept: z.infer<typeof NightKept>['gate'], language: Language): NightAnswer['gate'] {
  if (kept === null) return null;
  const { asked, possible, refusals, milliseconds } = kept;
  const byCount = Object.entries(refusals).sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return {
    asked,
    possible,
    seconds: milliseconds / 1000,
    refusals: byCount.map(([name, contacts]) => {
      const [rule = '', code = ''] = name.split('/');
      const source = ruleNamed(rule)?.source;
      return {
        rule,
        source: source === undefined ? null : sourceText(source, language),
        told: tellCodeOf(code, language),
        contacts,
      };
    }),
  };
}

/** Totals of a night are sums over the book: they have a currency only while every product has the same. */
function currencyOf(products: readonly Product[]): Currency {
  const currencies = new Map(products.map(({ currency }) => [currency.code, currency]));
  const [only] = currencies.values();
  return currencies.size === 1 && only !== undefined ? only : { code: 'minor units', digits: 0 };
}

type Kept = { readonly debit: string; readonly credit: string; readonly amount: string };
type Booked = Awaited<ReturnType<typeof bookedByNight>>;

function controlOf(kept: readonly Kept[], booked: Booked, currency: Currency): NightAnswer['control'] {
  const counted = new Map(kept.map(({ debit, credit, amount }) => [`${debit}/${credit}`, BigInt(amount)]));
  const stored = new Map(
    booked.map(({ debit, credit, amount }) => [`${LEDGER[debit]}/${LEDGER[credit]}`, amount]),
  );
  return [...new Set([...counted.keys(), ...stored.keys()])].sort().map((pair) => {
    const [debit = '', credit = ''] = pair.split('/');
    const [closing, books] = [counted.get(pair) ?? 0n, stored.get(pair) ?? 0n];
    return {
      debit,
      credit,
      counted: amountText(closing, currency),
      booked: amountText(books, currency),
      agrees: closing === books,
    };
  });
}

/** The terms that accounts of the book follow. */
async function productsInBook(house: House): Promise<Product[]> {
  const book = await readBook(house.pool);
  return book.flatMap(({ product }) => house.products.get(product) ?? []);
}

/** Passages of several nights, added up. */
function addPassages(passages: NightAnswer['passages']): NightAnswer['passages'] {
  const sums = new Map<string, NightAnswer['passages'][number]>();
  for (const { from, to, accounts } of passages) {
    const name = `${from}>${to}`;
    sums.set(name, { from, to, accounts: accounts + (sums.get(name)?.accounts ?? 0) });
  }
  return [...sums.values()];
}

function showSetAside({ slot, accountId, day, tries, error, solvedOn }: SetAsideSince) {
  return {
    key: `${slot}-${accountId}`,
    account: accountId.toString(),
    since: formatDay(day),
    tries,
    error,
    solvedOn: solvedOn === null ? null : formatDay(solvedOn),
  };
}
