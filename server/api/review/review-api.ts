/**
 * What waits for a decision, who takes it, and what was decided?
 *
 * The desk's door. Who acts is given by the caller until there are logins; the rules judge him all the same. What the borrower sees of his
 * own cases, and his appeal, is under his own address.
 */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { REVIEW_REASONS } from '../../../policy/house/review-terms.ts';
import { formatDay } from '../../../rules/days.ts';
import { barredFrom } from '../../../rules/review/review-case.ts';
import { roundIn } from '../../agreements/route-round.ts';
import {
  type CaseRow,
  casesOf,
  queueCounts,
  readCase,
  readQueue,
  readReviewers,
} from '../../db/review/review-rows.ts';
import { type Act, appealCase, stepCase } from '../../review/route-person.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt } from '../problem.ts';
import { caseIn, caseProblem, showCase, showOwn } from './case-view.ts';
import { openProposal, stepInProposal } from './proposal-seen.ts';
import {
  AppealAsked,
  ByCase,
  CaseShown,
  FlagPlace,
  LookAsked,
  OpenAsked,
  OwnCases,
  OwnSeq,
  ProposalLook,
  ProposalSeen,
  QueueAnswer,
  QueueAsked,
  SidesAnswer,
  StepAsked,
} from './review-schema.ts';
import { openSides } from './sides-view.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409);

/** The addresses under /api/agent/review. */
export function reviewApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['agent'];
    app.get(
      '/',
      { schema: { tags, querystring: QueueAsked, response: { 200: QueueAnswer, ...PROBLEMS } } },
      async ({ query }) => queue(house, query),
    );
    app.get(
      '/:case',
      { schema: { tags, params: ByCase, response: { 200: CaseShown, ...PROBLEMS } } },
      async ({ params }) => {
        const row = await readCase(house.pool, caseIn(params.case));
        if (row === null) throw caseProblem('no-such-case');
        return showCase(row, house.now(await house.today()));
      },
    );
    app.post(
      '/:case/step',
      {
        schema: {
          tags,
          params: ByCase,
          querystring: LookAsked,
          body: StepAsked,
          response: { 200: CaseShown, ...PROBLEMS },
        },
      },
      async (request) => {
        onThisMachine(request);
        const at = house.now(await house.today());
        const key = caseIn(request.params.case);
        const row = await readCase(house.pool, key);
        if (row !== null && roundIn(row) !== null)
          return showCase(await stepInProposal(house, row, request.body, at, request.query.language), at);
        const { by, ...act } = request.body;
        const step = await stepCase(house.pool, key, act as Act, by, at);
        if (step.state === 'refused') throw caseProblem(step.why);
        return showCase(step.row, at);
      },
    );
  };
}

/** A page of what waits or was decided, with the counts of all. */
async function queue(house: House, query: z.infer<typeof QueueAsked>): Promise<QueueAnswer> {
  const today = await house.today();
  const at = house.now(today);
  const { state, kind = null, size } = query;
  const decided = state === 'decided';
  const after = query.after === undefined ? null : readCursor(query.after, 4);
  const rows = await readQueue(house.pool, { decided, kind, size: size + 1, after });
  return {
    today: formatDay(today),
    ...(await queueCounts(house.pool, at)),
    reviewers: [...(await readReviewers(house.pool)).values()],
    reasons: REVIEW_REASONS.map((reason) => ({ ...reason, for: [...reason.for] })),
    items: rows.slice(0, size).map((row) => showCase(row, at)),
    next: nextOf(rows, size, (row) => [
      row.case.decided === null ? row.case.dueAt : -row.case.decided.at,
      row.slot,
      row.borrower,
      row.seq,
    ]),
  };
}

/** A case for somebody who may have to do with it; anybody else is refused. */
async function caseFor(house: House, text: string, by: string): Promise<CaseRow> {
  const row = await readCase(house.pool, caseIn(text));
  if (row === null) throw caseProblem('no-such-case');
  const who = (await readReviewers(house.pool)).get(by);
  if (who === undefined) throw caseProblem('no-such-reviewer');
  const barred = barredFrom(row.case, who);
  if (barred !== null) throw caseProblem(barred);
  return row;
}

/** Where two sides are opened beside each other, under /api/agent/review. */
export function sidesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['agent'];
    app.post(
      '/:case/open/:flag',
      {
        schema: {
          tags,
          params: ByCase.extend({ flag: FlagPlace }),
          body: OpenAsked,
          response: { 200: SidesAnswer, ...PROBLEMS },
        },
      },
      async (request) => {
        onThisMachine(request);
        const at = house.now(await house.today());
        const row = await caseFor(house, request.params.case, request.body.by);
        return openSides(house, row, request.params.flag, { ...request.body, at });
      },
    );
    app.post(
      '/:case/proposal',
      {
        schema: {
          tags,
          params: ByCase,
          querystring: LookAsked,
          body: ProposalLook,
          response: { 200: ProposalSeen, ...PROBLEMS },
        },
      },
      async (request) => {
        onThisMachine(request);
        const at = house.now(await house.today());
        const row = await caseFor(house, request.params.case, request.body.by);
        return openProposal(house, row, { by: request.body.by, at }, request.query.language);
      },
    );
  };
}

/** The borrower's own cases, under /api/borrower. */
export function ownReviewApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const path = '/:host/:reference/accounts/:account/reviews';
    const tags = ['borrower'];
    const shown = async (params: { host: string; reference: string; account: string }) => {
      const { key, person } = await ownAccount(house, params);
      const at = house.now(await house.today());
      const rows = await casesOf(house.pool, { slot: key.slot, borrower: person.id });
      return { items: rows.map((row) => showOwn(row, at)) };
    };
    app.get(
      path,
      { schema: { tags, params: ByAccount, response: { 200: OwnCases, ...PROBLEMS } } },
      ({ params }) => shown(params),
    );
    app.post(
      `${path}/:seq/appeal`,
      {
        schema: {
          tags,
          params: ByAccount.extend({ seq: OwnSeq }),
          body: AppealAsked,
          response: { 200: OwnCases, ...PROBLEMS },
        },
      },
      async (request) => {
        onThisMachine(request);
        const { key, person } = await ownAccount(house, request.params);
        const one = { slot: key.slot, borrower: person.id, seq: request.params.seq };
        const step = await appealCase(house.pool, one, house.now(await house.today()), request.body.words);
        if (step.state === 'refused') throw caseProblem(step.why);
        return shown(request.params);
      },
    );
  };
}
