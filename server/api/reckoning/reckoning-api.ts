/**
 * How do agencies do, what have they earned, and who of the house proposes and agrees their invoices?
 *
 * For the house alone. Recovery is never shown without kept plans, complaints, breaches, contacts and cost beside it; the accounts behind a
 * number are one question away. Nothing is paid here.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { COMMISSION_CURRENCY } from '../../../policy/house/agencies/commission-tax.ts';
import { formatDay } from '../../../rules/days.ts';
import { readAgencies } from '../../agencies/agency-desk.ts';
import { readStatements } from '../../db/reckoning/invoice-rows.ts';
import { accountsBehind } from '../../db/reckoning/score-rows.ts';
import { decideOnInvoice, proposeInvoice } from '../../reckoning/invoice-desk.ts';
import { monthOf, monthText } from '../../reckoning/make-statements.ts';
import { comparisons, scorecards } from '../../reckoning/score-month.ts';
import { moneyOf } from '../../reckoning/settlement-paper.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { certificateRoutes } from './certificate-api.ts';
import {
  BehindAnswer,
  BehindAsked,
  ByAgencyMonth,
  ByInvoice,
  FileAsked,
  InvoiceDecideAsked,
  InvoiceDecidedAnswer,
  LinesAnswer,
  LinesAsked,
  ProposeAsked,
  ProposedAnswer,
  ReckoningAnswer,
  ReckoningAsked,
} from './reckoning-schema.ts';
import {
  monthIn,
  noStatement,
  sendStatement,
  shownCard,
  shownLines,
  shownStatements,
} from './statement-view.ts';

const problems = problemsAt(400, 404, 409);
const tags = ['compliance'];
const PAGE = 100;

/** The addresses under /api/agencies that are about money and how agencies do. */
export function reckoningApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/reckoning',
      { schema: { tags, querystring: ReckoningAsked, response: { 200: ReckoningAnswer, ...problems } } },
      ({ query }) => reckoned(house, query.month),
    );
    const params = ByAgencyMonth;
    app.get(
      '/:agency/statements/:month/lines',
      { schema: { tags, params, querystring: LinesAsked, response: { 200: LinesAnswer, ...problems } } },
      ({ params: { agency, month }, query }) => shownLines(house.pool, agency, monthIn(month), query.after),
    );
    app.get(
      '/:agency/statements/:month/behind',
      { schema: { tags, params, querystring: BehindAsked, response: { 200: BehindAnswer, ...problems } } },
      ({ params: { agency, month }, query }) => behind(house, agency, month, query),
    );
    app.get(
      '/:agency/statements/:month/file',
      {
        schema: {
          ...{ tags, params, querystring: FileAsked },
          response: { 200: z.any().describe('A PDF, a CSV or an XLSX workbook'), ...problems },
        },
      },
      async ({ params: { agency, month }, query }, reply) => {
        const { files } = await readAgencies(house.pool);
        const names = files.get(agency)?.name;
        const name = names === undefined ? agency : query.language === 'en' ? names.en : names.zh;
        return sendStatement(house.pool, { agency, name, month: monthIn(month) }, query, reply);
      },
    );
    await app.register(invoiceRoutes(house));
    await app.register(certificateRoutes(house));
  };
}

function invoiceRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/:agency/statements/:month/invoice',
      {
        schema: {
          tags,
          params: ByAgencyMonth,
          body: ProposeAsked,
          response: { 200: ProposedAnswer, ...problems },
        },
      },
      async ({ params: { agency, month }, body: { by } }) => {
        const done = await proposeInvoice(house.pool, agency, monthIn(month), by, await house.today());
        if (done.state === 'proposed') return { invoice: done.invoice };
        if (done.state === 'no-statement') throw noStatement(month);
        throw new Refused(409, 'There is nothing to invoice.', [
          done.state === 'nothing-due'
            ? { where: 'params.month', what: 'the month comes to nothing', todo: 'Nothing is needed.' }
            : { where: 'params.month', what: 'it was proposed before', todo: 'Look at the list.' },
        ]);
      },
    );
    app.post(
      '/invoices/:invoice/decide',
      {
        schema: {
          tags,
          params: ByInvoice,
          body: InvoiceDecideAsked,
          response: { 200: InvoiceDecidedAnswer, ...problems },
        },
      },
      async ({ params: { invoice }, body }) => {
        const state = await decideOnInvoice(house.pool, invoice, body, await house.today());
        if (state === 'agreed' || state === 'refused') return { state };
        if (state === 'no-such-invoice')
          throw new Refused(404, 'No such invoice waits.', [
            {
              where: 'params.invoice',
              what: String(invoice),
              todo: 'Look at the list again: it may be decided.',
            },
          ]);
        throw new Refused(409, 'This cannot be decided by you, or not any more.', [
          state === 'own-proposal'
            ? { where: 'body.by', what: 'whoever proposes does not decide', todo: 'Ask a second person.' }
            : {
                where: 'params.invoice',
                what: 'the agency objects',
                todo: 'Refuse it, settle the matter, and propose it anew.',
              },
        ]);
      },
    );
  };
}

async function reckoned(
  { pool, today, collecting }: House,
  asked: string | undefined,
): Promise<ReckoningAnswer> {
  const day = await today();
  const agencies = await readAgencies(pool);
  const statements = await readStatements(pool, null, 500);
  const months = [...new Set(statements.map(({ month }) => month))];
  const month = asked === undefined ? (months[0] ?? null) : monthIn(asked);
  const none = {
    currency: COMMISSION_CURRENCY.code,
    months: months.map(monthText),
    statements: await shownStatements(pool, null),
  };
  if (month === null) return { ...none, month, cards: [], comparisons: [] };
  const files = [...agencies.files.values()]
    .filter(
      ({ agency, lawFirm, isEnded }) =>
        !lawFirm && (!isEnded || statements.some((one) => one.agency === agency && one.month === month)),
    )
    .sort((a, b) => (a.agency < b.agency ? -1 : 1));
  const cards = await scorecards(pool, files, month, day, collecting.timeZone);
  return {
    ...none,
    month: monthText(month),
    cards: cards.map((card, place) =>
      shownCard(
        card,
        files[place]!,
        statements.find((one) => one.agency === card.agency && one.month === month),
      ),
    ),
    comparisons: (await comparisons(pool, month)).map(({ rule, first, second, paying, complained }) => ({
      ...{ rule, paying, complained },
      first: sideOf(first),
      second: sideOf(second),
    })),
  };
}

const sideOf = ({
  agency,
  cases,
  paying,
  complained,
}: {
  agency: string;
  cases: number;
  paying: number;
  complained: number;
}) => ({
  ...{ agency, cases, paying, complained },
});

async function behind(
  { pool }: House,
  agency: string,
  text: string,
  {
    what,
    after,
  }: {
    readonly what: 'recovered' | 'agreements' | 'complaints' | 'breaches';
    readonly after?: string | undefined;
  },
): Promise<BehindAnswer> {
  const month = monthIn(text);
  const cursor = after === undefined ? null : readCursor(after, 2);
  const key = cursor === null ? null : { slot: Number(cursor[0]), accountId: cursor[1]! };
  const span = { first: month, last: monthOf(month, 1) - 1 };
  const rows = await accountsBehind(pool, what, agency, span, key, PAGE + 1);
  return {
    items: rows.slice(0, PAGE).map(({ slot, accountId, day, amount }) => ({
      key: `${slot}-${accountId}`,
      account: String(accountId),
      day: formatDay(day),
      amount: amount === null ? null : moneyOf(amount),
    })),
    next: nextOf(rows, PAGE, ({ slot, accountId }) => [slot, accountId]),
  };
}
