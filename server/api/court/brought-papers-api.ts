/**
 * How does a clerk bring a paper into the file of a case, and take back one that was not the right one?
 *
 * What it is for and who brings it stand in the address, the file alone in the form: it is sealed as it is read, and refused in the middle when
 * it is too large.
 */
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { MOST_PAPER_BYTES } from '../../../policy/house/document-kinds.ts';
import { bringPaper, takeBackBrought } from '../../court/bundle/brought-papers.ts';
import type { Acting } from '../../court/case-desk.ts';
import type { House } from '../house.ts';
import { problemsAt } from '../problem.ts';
import { paperProblem, paperRoom, refuseEarly } from '../review/papers-api.ts';
import { caseKeyFrom } from './court-case-view.ts';
import { toldCase } from './court-refusals.ts';
import { ActAsked, BroughtAsked, BroughtParams, CaseParams, MovedAnswer } from './court-schema.ts';

const response = { 200: MovedAnswer, ...problemsAt(400, 403, 404, 409, 413, 415) };
const tags = ['court'];

/** The addresses under /api/court of papers that people bring. */
export function broughtPapersApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  const acting = async (by: string): Promise<Acting> => {
    const today = await house.today();
    return { by, today, at: house.now(today) };
  };
  const room = () => ({ ...house, ...paperRoom(house) });
  return async (app) => {
    await app.register(multipart, { limits: { fileSize: MOST_PAPER_BYTES + 1, files: 1, fields: 0 } });
    app.post(
      '/cases/:case/papers',
      { schema: { tags, params: CaseParams, querystring: BroughtAsked, response }, onRequest: refuseEarly },
      async (request) => {
        const { params, query } = request;
        const part = await request.file();
        if (part === undefined) throw paperProblem('empty');
        const key = caseKeyFrom(params.case);
        const brought = await bringPaper(pool, room(), key, await acting(query.by), query.item, part.file);
        if (brought.state === 'done') return toldCase(brought, params.case);
        part.file.resume();
        if (brought.state === 'file') throw paperProblem(brought.why);
        return toldCase(brought, params.case);
      },
    );
    app.post(
      '/cases/:case/papers/:paper/take-back',
      { schema: { tags, params: BroughtParams, body: ActAsked, response } },
      async ({ params, body }) => {
        const done = await takeBackBrought(
          pool,
          room(),
          caseKeyFrom(params.case),
          await acting(body.by),
          params.paper,
        );
        return toldCase(done, params.case);
      },
    );
  };
}
