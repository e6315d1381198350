/**
 * What do the studio's figures show of a period, which accounts stand behind a number, and how does it leave as a file?
 *
 * Everything is read from the rows that nights have counted; names are masked. The period and the product stand in the address, so a
 * link shows the same again.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CONTACT_COSTS } from '../../../policy/house/contact-costs.ts';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { type BehindAfter, type BehindRow, readBehind } from '../../db/figures/behind.ts';
import { productsCounted } from '../../db/figures/figure-read.ts';
import { lastCounted } from '../../db/figures/figure-write.ts';
import { behindCell } from '../../figures/behind-cell.ts';
import { monthOf } from '../../figures/count-figures.ts';
import { FIGURES, type FigureName } from '../../figures/figure-shape.ts';
import { FIGURE_WORDS } from '../../figures/figure-words.ts';
import {
  type Asking,
  currencyOf,
  currencyShown,
  gatherFigure,
  gatherTogether,
  type Together,
} from '../../figures/gather-figure.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { problemsAt, Refused } from '../problem.ts';
import { amountText, dayFrom } from '../wire.ts';
import { PIECE, sendAccounts, sendFigure } from './figure-files.ts';
import {
  AccountsAnswer,
  AccountsAsked,
  ByFigure,
  ExportAsked,
  FigureAnswer,
  FiguresAnswer,
  FiguresAsked,
} from './figures-schema.ts';

type Asked = z.infer<typeof FiguresAsked>;

/** The addresses under /api/studio/figures. */
export function figuresApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 404);
    const tags = ['studio'];
    app.get(
      '',
      { schema: { tags, querystring: FiguresAsked, response: { 200: FiguresAnswer, ...problems } } },
      async ({ query }) => overview(house, query),
    );
    app.get(
      '/:figure',
      {
        schema: {
          tags,
          params: ByFigure,
          querystring: FiguresAsked,
          response: { 200: FigureAnswer, ...problems },
        },
      },
      async ({ params, query }) => inFull(house, params.figure, await counted(house, query)),
    );
    app.get(
      '/:figure/accounts',
      {
        schema: {
          tags,
          params: ByFigure,
          querystring: AccountsAsked,
          response: { 200: AccountsAnswer, ...problems },
        },
      },
      async ({ params, query }) => accounts(house, params.figure, query),
    );
    app.get(
      '/:figure/export',
      {
        schema: {
          tags,
          params: ByFigure,
          querystring: ExportAsked,
          response: { 200: z.any().describe('A CSV, or an XLSX workbook'), ...problems },
        },
      },
      async ({ params, query }, reply) => {
        const asking = await counted(house, query);
        const { figure } = params;
        if (query.of === undefined)
          return sendFigure(await gatherFigure(house.pool, figure, asking), asking, query.as, reply);
        const pieces = piecesOf(house, figure, asking, query.of);
        const list = { figure, of: query.of, products: house.products, pieces };
        return sendAccounts(list, asking, query.as, reply);
      },
    );
  };
}

/** The question with its usual values; null while no night is counted. */
async function asking(house: House, { from, to, product, language }: Asked): Promise<Asking | null> {
  const asOf = await lastCounted(house.pool);
  if (asOf === null) return null;
  const products = (await productsCounted(house.pool)).flatMap((code) => house.products.get(code) ?? []);
  const last = Math.min(asOf, to === undefined ? asOf : dayFrom(to));
  const usual = monthOf(monthOf(monthOf(last) - 1) - 1);
  const first = from === undefined ? usual : dayFrom(from);
  if (first > last)
    throw new Refused(400, 'The period ends before it begins.', [
      {
        where: 'query.from',
        what: `${formatDay(first)} is after ${formatDay(last)}, the last day that can be shown`,
        todo: 'Choose an earlier first day.',
      },
    ]);
  return {
    from: first,
    to: last,
    product: product ?? null,
    language,
    asOf,
    products,
    seat: house.collecting.seat,
    timeZone: house.collecting.timeZone,
  };
}

async function counted(house: House, asked: Asked): Promise<Asking> {
  const found = await asking(house, asked);
  if (found === null)
    throw new Refused(404, 'No night is counted yet.', [
      {
        where: 'figures',
        what: 'there are no figures',
        todo: 'Close a day, or run ./anhuan figures rebuild.',
      },
    ]);
  return found;
}

const periodOf = ({ from, to, product, products, asOf }: Asking) => ({
  from: formatDay(from),
  to: formatDay(to),
  product,
  products: products.map(({ code, name }) => ({ code, name })),
  asOf: formatDay(asOf),
});

async function overview(house: House, asked: Asked): Promise<FiguresAnswer> {
  const found = await asking(house, asked);
  if (found === null) return { period: null, currency: currencyOf([]), together: null, figures: [] };
  const currency = currencyShown(found);
  const before = { ...found, from: found.from - (found.to - found.from + 1), to: found.from - 1 };
  const [now, then] = await Promise.all([
    gatherTogether(house.pool, found, found.asOf),
    gatherTogether(house.pool, before, before.to),
  ]);
  const side = ({ recovered, ...rest }: Together) => ({
    recovered: amountText(recovered, currency),
    ...rest,
  });
  return {
    period: periodOf(found),
    currency,
    together: { now: side(now), before: side(then) },
    figures: FIGURES.map((figure) => ({ figure, name: FIGURE_WORDS[found.language][figure].name })),
  };
}

async function inFull(house: House, name: FigureName, found: Asking): Promise<FigureAnswer> {
  const currency = currencyShown(found);
  const { figure, finding, chart, columns, rows } = await gatherFigure(house.pool, name, found);
  return {
    figure,
    finding,
    ...FIGURE_WORDS[found.language][name],
    currency,
    period: periodOf(found),
    // The schema's lists are its own; a picture is made anew for each answer.
    chart: structuredClone(chart) as FigureAnswer['chart'],
    columns: columns.map((column) => ({ ...column })),
    rows: rows.map((row) =>
      row.map(({ value, of }) => ({
        value: typeof value === 'bigint' ? amountText(value, currency) : value,
        ...(of === undefined ? {} : { of }),
      })),
    ),
  };
}

/** Vintages look at the whole past, not at a period. */
const BEGINNING = parseDay('1990-01-01')!;

function behindOf(name: FigureName, found: Asking, of: string) {
  const behind = behindCell(name, of);
  if (behind === null)
    throw new Refused(404, 'No accounts stand behind this name.', [
      { where: 'query.of', what: `"${of}" is no number of this figure`, todo: 'Take one from its table.' },
    ]);
  const span = name === 'vintages' ? { ...found, from: BEGINNING } : found;
  const terms = { timeZone: found.timeZone, costs: JSON.stringify(CONTACT_COSTS) };
  return { behind, span, terms };
}

async function accounts(
  house: House,
  name: FigureName,
  query: z.infer<typeof AccountsAsked>,
): Promise<AccountsAnswer> {
  const found = await counted(house, query);
  const rows = await pageOf(house, name, found, query.of, query.after ?? null, query.size + 1);
  const page = rows.slice(0, query.size);
  const last = page.at(-1);
  const currency = currencyShown(found);
  return {
    items: page.map(({ day, slot, accountId, product, name: who, about, amount }) => ({
      key: accountId === null ? null : `${slot}-${accountId}`,
      account: accountId === null ? null : String(accountId),
      day: formatDay(day),
      who: maskedName(who),
      product: house.products.get(product)?.name ?? null,
      about,
      amount: amount === null ? null : amountText(amount, currency),
    })),
    currency,
    next: rows.length > query.size && last !== undefined ? cursorOf(last) : null,
  };
}

const cursorOf = ({ day, slot, accountId, seq }: BehindRow): string =>
  writeCursor([String(day), String(slot), String(accountId ?? 0n), String(seq)]);

function afterOf(text: string | null): BehindAfter | null {
  if (text === null) return null;
  const [day = 0n, slot = 0n, accountId = 0n, seq = 0n] = readCursor(text, 4);
  return { day: Number(day), slot: Number(slot), accountId, seq: Number(seq) };
}

async function pageOf(
  house: House,
  name: FigureName,
  found: Asking,
  of: string,
  after: string | null,
  size: number,
): Promise<BehindRow[]> {
  const { behind, span, terms } = behindOf(name, found, of);
  return readBehind(house.pool, behind, span, afterOf(after), size, terms);
}

/** All accounts behind a number, piece by piece; refused at once when the name is none. */
function piecesOf(
  house: House,
  name: FigureName,
  found: Asking,
  of: string,
): () => AsyncGenerator<BehindRow[]> {
  behindOf(name, found, of);
  return async function* () {
    for (let after: string | null = null; ; ) {
      const rows: BehindRow[] = await pageOf(house, name, found, of, after, PIECE);
      yield rows;
      if (rows.length < PIECE) return;
      after = cursorOf(rows.at(-1)!);
    }
  };
}
