/**
 * How does somebody say that he needs care, or an agent who hears it; and what is open about a person?
 *
 * Collection rests from that moment until somebody who is trained has decided. The agent's page shows which cases, disputes and complaints
 * of the person there are, with their clocks: what they say is read where they are decided.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { disputesOf } from '../../db/disputes/dispute-rows.ts';
import { complaintsOf } from '../../db/gate/complaint-rows.ts';
import { transaction } from '../../db/pool.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { casesOf } from '../../db/review/review-rows.ts';
import { Silence } from '../../gate/silence.ts';
import { takeStatement } from '../../review/take-statement.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt } from '../problem.ts';
import { CareAnswer, CareAsked, CareNoted, CasesAnswer } from './papers-schema.ts';

const PROBLEMS = problemsAt(400, 403, 404);

/** Where somebody says that he needs care, under /api/borrower. */
export function careApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['borrower'];
    app.post(
      '/:host/:reference/accounts/:account/care',
      { schema: { tags, params: ByAccount, body: CareAsked, response: { 200: CareAnswer, ...PROBLEMS } } },
      async (request, reply) => {
        onThisMachine(request);
        const since = performance.now() - reply.elapsedTime;
        return noteCare(house, await ownAccount(house, request.params), request.body, 'borrower', since);
      },
    );
  };
}

/** Where an agent notes it, and sees what is open about a person, under /api/agent. */
export function agentCareApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['agent'];
    app.get(
      '/accounts/:key/cases',
      { schema: { tags, params: ByKey, response: { 200: CasesAnswer, ...PROBLEMS } } },
      async ({ params }) => openCases(house, await accountByKey(house, params.key)),
    );
    app.post(
      '/accounts/:key/care',
      { schema: { tags, params: ByKey, body: CareNoted, response: { 200: CasesAnswer, ...PROBLEMS } } },
      async (request, reply) => {
        onThisMachine(request);
        const since = performance.now() - reply.elapsedTime;
        const told = await accountByKey(house, request.params.key);
        const { by, ...said } = request.body;
        await noteCare(house, told, said, 'agent', since, by);
        return openCases(house, told);
      },
    );
  };
}

async function noteCare(
  house: House,
  { key: { slot }, account, person }: Told,
  { kinds, words, consent }: z.infer<typeof CareAsked>,
  by: 'borrower' | 'agent',
  since: number,
  takenBy?: string,
): Promise<z.infer<typeof CareAnswer>> {
  const today = await house.today();
  const at = house.now(today);
  const key = { slot, borrower: person.id };
  await transaction(house.pool, async (client) => {
    const silence = new Silence({ at, since });
    const said = {
      source: 'agent',
      about: 'care',
      text: words,
      facts: {},
      told: { kinds, by },
      consent,
    } as const;
    const taken = takenBy === undefined ? {} : { takenBy };
    await takeStatement(client, { key, account: account.id, ...said, ...taken, at, today }, silence);
    await silence.fall(client);
  });
  return { restsUntilDecided: true, wordsKept: consent && words !== '' };
}

async function openCases(house: House, { key: { slot }, person }: Told): Promise<CasesAnswer> {
  const key = { slot, borrower: person.id };
  const [cases, disputes, complaints] = await Promise.all([
    casesOf(house.pool, key),
    disputesOf(house.pool, key),
    complaintsOf(house.pool, key),
  ]);
  const dayOrNull = (day: number | null) => (day === null ? null : formatDay(day));
  return {
    reviews: cases.map((row) => ({
      number: row.seq,
      kind: row.case.kind,
      open: row.case.decided === null,
      due: instantText(row.case.dueAt).slice(0, 10),
    })),
    disputes: disputes.map(({ dispute, kind, state, dueOn }) => ({
      number: dispute,
      kind,
      open: state === 'open' || state === 'person',
      due: formatDay(dueOn),
    })),
    complaints: complaints.map(({ complaint, kind, decidedOn, dueOn }) => ({
      number: complaint,
      kind,
      open: decidedOn === null,
      due: dayOrNull(dueOn),
    })),
  };
}
