/**
 * What do the studio's figures show of a period, which accounts stand behind a number, and how does it leave as a file?
 *
 * Everything is read from the rows that nights have counted; names are masked. The period and the product stand in the address, so a
 * link shows the same again.
 */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CONTACT_COSTS, COSTS_SINCE } from '../../../policy/house/contact-costs.ts';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { type BehindAfter, type BehindRow, readBehind } from '../../db/figures/behind.ts';
import { productsCounted } from '../../db/figures/figure-read.ts';
import { lastCounted } from '../../db/figures/figure-write.ts';
import { behindCell } from '../../figures/behind-cell.ts';
import { monthOf } from '../../figures/count-figures.ts';
import { type Cell, type Column, FIGURES, type FigureName } from '../../figures/figure-shape.ts';
import { FIGURE_WORDS } from '../../figures/figure-words.ts';
import {
  type Asking,
  currencyOf,
  gatherFigure,
  gatherTogether,
  type Together,
} from '../../figures/gather-figure.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { amountText, dayFrom } from '../wire.ts';
import { csvHead, csvLines, type Sheet, workbook } from './figure-sheet.ts';
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

/** Rows of a list in a workbook; more go into a CSV. */
const IN_WORKBOOK = 50_000;
const PIECE = 1_000;

/** The addresses under /api/studio/figures. */
export function figuresApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = { 400: ProblemDetails, 404: ProblemDetails };
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
        return query.of === undefined
          ? exportFigure(house, params.figure, asking, query.as, reply)
          : exportAccounts(house, params.figure, asking, query.of, query.as, reply);
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

const shownProducts = ({ products, product }: Asking) =>
  products.filter(({ code }) => product === null || code === product);

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
  const currency = currencyOf(shownProducts(found));
  const before = { ...found, from: found.from - (found.to - found.from + 1), to: found.from - 1 };
  const [now, then, figures] = await Promise.all([
    gatherTogether(house.pool, found, found.asOf),
    gatherTogether(house.pool, before, before.to),
    Promise.all(FIGURES.map((figure) => gatherFigure(house.pool, figure, found))),
  ]);
  const side = ({ recovered, ...rest }: Together) => ({
    recovered: amountText(recovered, currency),
    ...rest,
  });
  return {
    period: periodOf(found),
    currency,
    together: { now: side(now), before: side(then) },
    figures: figures.map(({ figure, finding }) => ({
      figure,
      name: FIGURE_WORDS[found.language][figure].name,
      finding,
    })),
  };
}

async function inFull(house: House, name: FigureName, found: Asking): Promise<FigureAnswer> {
  const currency = currencyOf(shownProducts(found));
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
  const currency = currencyOf(shownProducts(found));
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

/** What every file says of itself. */
function meaningOf(name: FigureName, found: Asking, more: readonly (readonly [string, string])[]) {
  const { definition, source, cannotTell, name: title } = FIGURE_WORDS[found.language][name];
  const en = found.language === 'en';
  const product = found.product === null ? null : found.products.find(({ code }) => code === found.product);
  return [
    [en ? 'Figure' : '图表', title],
    ...more,
    [en ? 'Period' : '期间', `${formatDay(found.from)} – ${formatDay(found.to)}`],
    [
      en ? 'Product' : '产品',
      product == null ? (en ? 'all' : '全部') : en ? product.name.en : product.name.zh,
    ],
    [en ? 'Definition' : '定义', definition],
    [en ? 'Source' : '来源', source],
    [en ? 'What it cannot tell' : '不能说明', cannotTell],
    [en ? 'Counted through' : '统计至', formatDay(found.asOf)],
    ...(name === 'recovery' ? [[en ? 'Prices as of' : '单价日期', COSTS_SINCE] as const] : []),
  ] as const;
}

function asFile(reply: FastifyReply, file: string, as: 'csv' | 'xlsx'): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${file}.${as}"`)
    .header('cache-control', 'no-store')
    .type(
      as === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
}

async function exportFigure(
  house: House,
  name: FigureName,
  found: Asking,
  as: 'csv' | 'xlsx',
  reply: FastifyReply,
) {
  const { columns, rows, finding } = await gatherFigure(house.pool, name, found);
  const sheet: Sheet = { name, columns, currency: currencyOf(shownProducts(found)) };
  asFile(reply, `${name}-${formatDay(found.from)}-${formatDay(found.to)}`, as);
  if (as === 'csv') return reply.send(csvHead(sheet) + csvLines(sheet, rows));
  const says = found.language === 'en' ? 'Finding' : '结论';
  return reply.send(Buffer.from(await workbook(sheet, rows, meaningOf(name, found, [[says, finding]]))));
}

const LIST_COLUMNS: Readonly<Record<Asking['language'], readonly Column[]>> = {
  en: ['Day', 'Account', 'Person (masked)', 'Product', 'About'].map((name) => ({ name, kind: 'text' })),
  'zh-CN': ['日期', '账户', '姓名（已脱敏）', '产品', '事项'].map((name) => ({ name, kind: 'text' })),
};

async function exportAccounts(
  house: House,
  name: FigureName,
  found: Asking,
  of: string,
  as: 'csv' | 'xlsx',
  reply: FastifyReply,
) {
  const { language } = found;
  const columns: Column[] = [
    ...LIST_COLUMNS[language],
    { name: language === 'en' ? 'Amount' : '金额', kind: 'money' },
  ];
  const sheet: Sheet = { name, columns, currency: currencyOf(shownProducts(found)) };
  behindOf(name, found, of);
  const line = ({ day, accountId, product, name: who, about, amount }: BehindRow): Cell[] => {
    const names = house.products.get(product)?.name;
    return [
      { value: formatDay(day) },
      { value: accountId === null ? null : String(accountId) },
      { value: maskedName(who) },
      { value: names === undefined ? null : language === 'en' ? names.en : names.zh },
      { value: about },
      { value: amount },
    ];
  };
  const pieces = async function* (): AsyncGenerator<Cell[][]> {
    for (let after: string | null = null; ; ) {
      const rows: BehindRow[] = await pageOf(house, name, found, of, after, PIECE);
      yield rows.map(line);
      if (rows.length < PIECE) return;
      after = cursorOf(rows.at(-1)!);
    }
  };
  const file = `${name}-accounts-${formatDay(found.from)}-${formatDay(found.to)}`;
  if (as === 'csv') {
    const text = async function* (): AsyncGenerator<string> {
      yield csvHead(sheet);
      for await (const rows of pieces()) yield csvLines(sheet, rows);
    };
    return asFile(reply, file, as).send(Readable.from(text()));
  }
  const all: Cell[][] = [];
  for await (const rows of pieces()) {
    all.push(...rows);
    if (all.length > IN_WORKBOOK)
      throw new Refused(400, 'The list is too long for a workbook.', [
        {
          where: 'query.as',
          what: `more than ${IN_WORKBOOK.toLocaleString('en')} rows`,
          todo: 'Take the CSV, or a shorter period.',
        },
      ]);
  }
  const which = language === 'en' ? 'Accounts behind' : '所涉账户';
  return asFile(reply, file, as).send(
    Buffer.from(await workbook(sheet, all, meaningOf(name, found, [[which, of.replaceAll('~', ' · ')]]))),
  );
}
