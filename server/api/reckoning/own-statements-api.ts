/**
 * What does an agency see of its own money: statements, their lines and files, its invoices, and its certificates?
 *
 * Its own alone: no address names an agency, and the reading runs behind the wall of the database. It accepts an invoice or objects; it
 * neither proposes nor agrees.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { agencyTermsOn } from '../../../policy/house/agencies/agency-terms.ts';
import { COMMISSION_CURRENCY } from '../../../policy/house/agencies/commission-tax.ts';
import { endingsOf } from '../../../rules/agencies/agency-fitness.ts';
import { formatDay } from '../../../rules/days.ts';
import { readAgencies } from '../../agencies/agency-desk.ts';
import { hearAgency } from '../../reckoning/invoice-desk.ts';
import { programOf } from '../agencies/agency-work-api.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { sendCertificate } from './certificate-api.ts';
import {
  ByDeclaration,
  ByInvoice,
  ByMonth,
  CertificateAsked,
  FileAsked,
  HearAsked,
  HeardAnswer,
  LinesAnswer,
  LinesAsked,
  OwnStatementsAnswer,
} from './reckoning-schema.ts';
import { monthIn, sendStatement, shownLines, shownStatements } from './statement-view.ts';

const problems = problemsAt(400, 401, 403, 404, 409);
const tags = ['agency'];

/** The addresses under /api/agency about the agency's own money. */
export function ownStatementsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/statements',
      { schema: { tags, response: { 200: OwnStatementsAnswer, ...problems } } },
      async (request) => ({
        currency: COMMISSION_CURRENCY.code,
        items: await shownStatements(house.pool, programOf(request).agency),
        endings: await endingsSoon(house, programOf(request).agency),
      }),
    );
    app.get(
      '/statements/:month/lines',
      {
        schema: {
          tags,
          params: ByMonth,
          querystring: LinesAsked,
          response: { 200: LinesAnswer, ...problems },
        },
      },
      (request) =>
        shownLines(house.pool, programOf(request).agency, monthIn(request.params.month), request.query.after),
    );
    app.get(
      '/statements/:month/file',
      {
        schema: {
          ...{ tags, params: ByMonth, querystring: FileAsked },
          response: { 200: z.any().describe('A PDF, a CSV or an XLSX workbook'), ...problems },
        },
      },
      async (request, reply) => {
        const { agency } = programOf(request);
        const month = monthIn(request.params.month);
        return sendStatement(house.pool, { agency, name: agency, month }, request.query, reply);
      },
    );
    await app.register(answerRoutes(house));
  };
}

function answerRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/returns/:declaration/certificate',
      {
        schema: {
          ...{ tags, params: ByDeclaration, querystring: CertificateAsked },
          response: { 200: z.any().describe('A PDF'), ...problems },
        },
      },
      (request, reply) =>
        sendCertificate(
          house,
          request.params.declaration,
          programOf(request).agency,
          request.query.language,
          reply,
        ),
    );
    app.post(
      '/invoices/:invoice/hear',
      { schema: { tags, params: ByInvoice, body: HearAsked, response: { 200: HeardAnswer, ...problems } } },
      async (request) => {
        const { agency, key } = programOf(request);
        const said = { ...request.body, by: key };
        const state = await hearAgency(house.pool, request.params.invoice, agency, said, await house.today());
        if (state === 'kept') return { state };
        throw new Refused(404, 'No such invoice waits.', [
          {
            where: 'params.invoice',
            what: String(request.params.invoice),
            todo: 'Look at the list again: it may be decided.',
          },
        ]);
      },
    );
  };
}

/** What of the agency ends within the days of warning, or has ended: it hears it as soon as the house does. */
async function endingsSoon({ pool, today }: House, agency: string): Promise<OwnStatementsAnswer['endings']> {
  const day = await today();
  const file = (await readAgencies(pool)).files.get(agency);
  const terms = agencyTermsOn(day);
  const endings = file === undefined ? [] : endingsOf(file, terms);
  return endings
    .filter(({ until }) => until - day <= terms.warnDays)
    .map(({ what, about, until }) => ({ what, about, until: formatDay(until), days: until - day }));
}
