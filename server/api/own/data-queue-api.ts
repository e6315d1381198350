/**
 * What did people ask about their data that a person must answer, and what is decided?
 *
 * Compliance's queue, most urgent first. An erasure that is granted is carried out in the same step by the rules that say whether it may be;
 * a correction is marked done when the lender's own system has it.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { decideRequest, requestsOf, waitingRequests } from '../../db/own/data-request-rows.ts';
import { eraseBorrower } from '../../evidence/erase.ts';
import type { House } from '../house.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { showRequest } from './own-data-api.ts';
import { DataDecision, DataQueueAnswer, DataRequestShown } from './own-data-schema.ts';

const MOST = 200;
const ByRequest = z.object({
  key: z.string().regex(/^\d{1,4}-\d{1,18}-\d{1,9}$/, 'not the key of a request'),
});
const problems = { 400: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails };

/** The addresses under /api/studio. */
export function dataQueueApi(house: House): FastifyPluginAsyncZod {
  const tags = ['studio'];
  return async (app) => {
    app.get('/data-requests', { schema: { tags, response: { 200: DataQueueAnswer } } }, async () => {
      const rows = await waitingRequests(house.pool, MOST);
      return {
        items: rows.map((row) => ({
          ...showRequest(row),
          key: `${row.slot}-${row.borrower}-${row.request}`,
        })),
      };
    });
    app.post(
      '/data-requests/:key/decide',
      {
        schema: {
          tags,
          params: ByRequest,
          body: DataDecision,
          response: { 200: DataRequestShown, ...problems },
        },
      },
      async ({ params, body }) => {
        const [slot, borrower, request] = params.key.split('-');
        const key = { slot: Number(slot), borrower: BigInt(borrower!), request: Number(request) };
        const on = await house.today();
        // First the erasure, which may be refused: then the request goes on waiting.
        const waiting = await requestsOf(house.pool, key);
        const wanted = waiting.find((one) => one.request === key.request && one.state === 'waiting');
        if (wanted?.kind === 'erase' && body.state === 'done') await erase(house, key, on, body.why);
        const row = wanted === undefined ? null : await decideRequest(house.pool, key, { ...body, on });
        if (row === null)
          throw new Refused(404, 'No such request waits.', [
            { where: 'params.key', what: `"${params.key}" is not waiting`, todo: 'Look at the list again.' },
          ]);
        return showRequest(row);
      },
    );
  };
}

async function erase(
  house: House,
  key: { slot: number; borrower: bigint },
  day: number,
  why: string,
): Promise<void> {
  const done = await eraseBorrower(house.pool, { key, day, at: house.now(day), why }, house.collecting);
  if (done.state !== 'refused') return;
  const until = done.until === null ? '' : ` (${formatDay(done.until)})`;
  throw new Refused(409, `It may not be erased: ${done.why.en}${until}`, [
    { where: 'params.key', what: done.reason, todo: 'Tell the person until when it must stay.' },
  ]);
}
