/**
 * How are a figure, and the list of accounts behind a number, sent as a file?
 *
 * A list is read page by page while it is sent; a workbook is made whole, so its length has an end.
 */
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { COSTS_SINCE } from '../../../policy/house/contact-costs.ts';
import { formatDay } from '../../../rules/days.ts';
import type { Product } from '../../../rules/terms.ts';
import type { BehindRow } from '../../db/figures/behind.ts';
import type { Cell, Column, Figure, FigureName } from '../../figures/figure-shape.ts';
import { FIGURE_WORDS } from '../../figures/figure-words.ts';
import { type Asking, currencyShown } from '../../figures/gather-figure.ts';
import { maskedName } from '../mask.ts';
import { Refused } from '../problem.ts';
import { attached, TABLE_TYPES } from '../serving/attached.ts';
import { csvHead, csvLines, type Sheet, workbook } from './figure-sheet.ts';

/** Rows of a list in a workbook; more go into a CSV. */
const IN_WORKBOOK = 50_000;
/** Rows read at a time. */
export const PIECE = 1_000;

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
  return attached(reply, TABLE_TYPES[as], `${file}.${as}`).header('cache-control', 'no-store');
}

/** Sends the figure itself. */
export async function sendFigure(
  { columns, rows, finding, figure }: Figure,
  found: Asking,
  as: 'csv' | 'xlsx',
  reply: FastifyReply,
): Promise<FastifyReply> {
  const sheet: Sheet = { columns, currency: currencyShown(found) };
  asFile(reply, `${figure}-${formatDay(found.from)}-${formatDay(found.to)}`, as);
  if (as === 'csv') return reply.send(csvHead(sheet) + csvLines(sheet, rows));
  const says = found.language === 'en' ? 'Finding' : '结论';
  return reply.send(Buffer.from(await workbook(sheet, rows, meaningOf(figure, found, [[says, finding]]))));
}

const LIST_COLUMNS: Readonly<Record<Asking['language'], readonly Column[]>> = {
  en: ['Day', 'Account', 'Person (masked)', 'Product', 'About'].map((name) => ({ name, kind: 'text' })),
  'zh-CN': ['日期', '账户', '姓名（已脱敏）', '产品', '事项'].map((name) => ({ name, kind: 'text' })),
};

/** The accounts behind a number: which, and how they are read, in pieces of at most `PIECE`. */
export interface SentList {
  readonly figure: FigureName;
  readonly of: string;
  readonly products: ReadonlyMap<number, Product>;
  readonly pieces: () => AsyncIterable<readonly BehindRow[]>;
}

/** Sends the accounts behind a number. */
export async function sendAccounts(
  list: SentList,
  found: Asking,
  as: 'csv' | 'xlsx',
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { figure, of, pieces } = list;
  const { language } = found;
  const amount: Column = { name: language === 'en' ? 'Amount' : '金额', kind: 'money' };
  const sheet: Sheet = { columns: [...LIST_COLUMNS[language], amount], currency: currencyShown(found) };
  const file = `${figure}-accounts-${formatDay(found.from)}-${formatDay(found.to)}`;
  if (as === 'csv') {
    const text = async function* (): AsyncGenerator<string> {
      yield csvHead(sheet);
      for await (const rows of pieces())
        yield csvLines(
          sheet,
          rows.map((row) => lineOf(row, list, language)),
        );
    };
    return asFile(reply, file, as).send(Readable.from(text()));
  }
  const all: Cell[][] = [];
  for await (const rows of pieces()) {
    all.push(...rows.map((row) => lineOf(row, list, language)));
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
  const meaning = meaningOf(figure, found, [[which, of.replaceAll('~', ' · ')]]);
  return asFile(reply, file, as).send(Buffer.from(await workbook(sheet, all, meaning)));
}

function lineOf(row: BehindRow, { products }: SentList, language: Asking['language']): Cell[] {
  const names = products.get(row.product)?.name;
  return [
    { value: formatDay(row.day) },
    { value: row.accountId === null ? null : String(row.accountId) },
    { value: maskedName(row.name) },
    { value: names === undefined ? null : language === 'en' ? names.en : names.zh },
    { value: row.about },
    { value: row.amount },
  ];
}
