/**
 * Which disputes wait for a person, by when, and how does he decide them? And how does an agent take one in?
 *
 * There is no login yet: who decides says his name, as on the other pages of the studio, and only this machine may.
 */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Day, formatDay } from '../../../rules/days.ts';
import { reasonSentence } from '../../../rules/dispute/verdict-words.ts';
import { disputesIn, readDispute } from '../../db/disputes/dispute-rows.ts';
import { impostorReports, repairsKept, seeImpostor } from '../../db/disputes/repair-rows.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { readTold, type Told } from '../../db/reading/told-account.ts';
import { finishRepair, repairWork } from '../../disputes/repair-work.ts';
import { type Correction, decideDispute } from '../../disputes/settle-dispute.ts';
import { productOf } from '../borrower-api.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from '../machines/kept-answers.ts';
import { maskedName } from '../mask.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import { amountFrom, amountText, dayFrom } from '../wire.ts';
import { daysLeft, showDispute } from './dispute-view.ts';
import {
  AgentDispute,
  DecisionAsked,
  DeskAnswer,
  DeskAsked,
  DisputeKey,
  ImpostorSeen,
  RepairDone,
  TakenAnswer,
} from './disputes-schema.ts';
import { disputeRoom, refuseUnsettled, take } from './own-disputes-api.ts';

const PROBLEMS = problemsAt(400, 403, 404, 409, 429);
const SIZE = 100;

/** The address under /api/agent: an agent takes in what somebody says or writes to him. */
export function agentDisputesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/disputes',
      {
        config: ANSWER_KEPT,
        schema: {
          tags: ['agent'],
          headers: AnswerKeyHeader,
          body: AgentDispute,
          response: { 200: TakenAnswer, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        const since = performance.now() - reply.elapsedTime;
        const { account, agent, via, ...asked } = request.body;
        const [slot = '', accountId = ''] = account.split('-');
        const told = await readTold(house.pool, { slot: Number(slot), accountId: BigInt(accountId) });
        if (told === null)
          throw new Refused(404, 'The book has no such account.', [
            {
              where: 'body.account',
              what: `"${account}" is not in the book`,
              todo: 'Choose one of the list.',
            },
          ]);
        const today = await house.today();
        const from = { via, takenBy: agent, request: request.headers['idempotency-key'] };
        return take(house, told, asked, from, today, { at: house.now(today), since });
      },
    );
  };
}

/** The addresses under /api/studio. */
export function disputesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/disputes',
      {
        schema: {
          tags: ['studio'],
          querystring: DeskAsked,
          response: { 200: DeskAnswer, 400: ProblemDetails },
        },
      },
      async ({ query }) => desk(house, query.state, query.size, query.after),
    );
    app.post(
      '/disputes/:key/decide',
      {
        schema: {
          tags: ['studio'],
          params: DisputeKey,
          body: DecisionAsked,
          response: { 200: DeskAnswer, ...PROBLEMS },
        },
      },
      async (request) => {
        onThisMachine(request);
        const today = await house.today();
        await decideNow(house, request.params.key, request.body, today);
        return desk(house, 'waiting', SIZE);
      },
    );
    aftermathRoutes(app, house);
  };
}

/** What follows from disputes: what is put right, and who pretended to be us. */
function aftermathRoutes(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  app.post(
    '/repairs/:key',
    {
      schema: {
        tags: ['studio'],
        params: DisputeKey,
        body: RepairDone,
        response: { 200: DeskAnswer, ...PROBLEMS },
      },
    },
    async (request) => {
      onThisMachine(request);
      const { key, dispute } = keyIn(request.params.key);
      const { repair, about, ...finished } = request.body;
      const today = await house.today();
      const known = { at: house.now(today), since: performance.now() };
      const { pool, collecting } = house;
      const which = { ...key, dispute, repair, about };
      if (!(await finishRepair(pool, which, finished, { collecting, today, known })))
        throw new Refused(409, 'There is nothing left to be done here.', [
          { where: 'body', what: repair, todo: 'Look at the list again.' },
        ]);
      return desk(house, 'waiting', SIZE);
    },
  );
  app.post(
    '/impostors/:key',
    {
      schema: {
        tags: ['studio'],
        params: DisputeKey,
        body: ImpostorSeen,
        response: { 200: DeskAnswer, ...PROBLEMS },
      },
    },
    async (request) => {
      onThisMachine(request);
      const { key, dispute } = keyIn(request.params.key);
      const at = house.now(await house.today());
      if (!(await seeImpostor(house.pool, key, dispute, { ...request.body, at })))
        throw new Refused(409, 'This report is not open any more.');
      return desk(house, 'waiting', SIZE);
    },
  );
}

function keyIn(text: string): { readonly key: BorrowerKey; readonly dispute: number } {
  const [slot = '', borrower = '', dispute = ''] = text.split('-');
  return { key: { slot: Number(slot), borrower: BigInt(borrower) }, dispute: Number(dispute) };
}

async function decideNow(house: House, text: string, asked: DecisionAsked, today: Day): Promise<void> {
  const { key, dispute } = keyIn(text);
  const found = await readDispute(house.pool, key, dispute);
  if (found === null) throw new Refused(404, 'There is no such dispute.');
  const corrections = await Promise.all(asked.corrections.map((one) => correctionOf(house, key, one)));
  const known = { at: house.now(today), since: performance.now() };
  const decision = { ...asked, corrections };
  refuseUnsettled(await decideDispute(house.pool, key, dispute, decision, disputeRoom(house), today, known));
}

async function correctionOf(
  house: House,
  { slot }: BorrowerKey,
  one: DecisionAsked['corrections'][number],
): Promise<Correction> {
  const account = BigInt(one.account);
  const told: Told | null = await readTold(house.pool, { slot, accountId: account });
  if (told === null) throw new Refused(404, 'The book has no such account.');
  const { currency } = productOf(house, told);
  const valueOn = dayFrom(one.valueOn);
  if (one.type === 'reversed') return { account, fact: { type: 'reversed', of: one.of, valueOn } };
  const amount = amountFrom(one.amount, currency, 'body.corrections.amount');
  if (one.type === 'paid') return { account, fact: { type: 'paid', amount, valueOn } };
  return { account, fact: { type: 'waived', part: one.part, amount, valueOn } };
}

async function desk(
  house: House,
  state: 'waiting' | 'ended',
  size: number,
  after?: string,
): Promise<DeskAnswer> {
  const today = await house.today();
  const rows = await disputesIn(
    house.pool,
    state,
    size + 1,
    after === undefined ? null : readCursor(after, 4),
  );
  const reports = await impostorReports(house.pool, size);
  const items = [];
  for (const row of rows.slice(0, size)) {
    const repairs = (await repairsKept(house.pool, row)).get(row.dispute) ?? [];
    const amount = await amountsOf(house, row.slot, row.accounts);
    items.push({
      ...showDispute(row, repairs, amount),
      who: maskedName(row.name),
      takenBy: row.takenBy,
      worker: row.worker,
      appealed: row.appealedFrom !== null,
      daysLeft: daysLeft(row, today),
    });
  }
  const work = await repairWork(house.pool, size, house.collecting.timeZone);
  return {
    today: formatDay(today),
    items,
    next: nextOf(rows, size, ({ dueOn, slot, borrower, dispute }) => [dueOn, slot, borrower, dispute]),
    repairs: work.map(({ slot, borrower, dispute, repair, about, state: stands, name, dueOn }) => ({
      ...{ key: `${slot}-${borrower}-${dispute}`, repair, about, who: maskedName(name) },
      state: stands === 'asked' ? 'asked' : 'waits',
      dueOn: formatDay(dueOn),
      daysLeft: dueOn - today,
    })),
    impostors: reports.map(({ slot, borrower, dispute, at, because, told, state: seen, seenBy, note }) => ({
      key: `${slot}-${borrower}-${dispute}`,
      at: instantText(at),
      because: reasonSentence(because),
      told: JSON.parse(told) as DeskAnswer['impostors'][number]['told'],
      state: seen,
      seenBy,
      note,
    })),
  };
}

/** How an amount of the disputed account is written. */
async function amountsOf(house: House, slot: number, accounts: string): Promise<(amount: bigint) => string> {
  const [first] = accounts.split(' ');
  const told =
    first === undefined || first === ''
      ? null
      : await readTold(house.pool, { slot, accountId: BigInt(first) });
  if (told === null) return String;
  return (amount) => amountText(amount, productOf(house, told).currency);
}
