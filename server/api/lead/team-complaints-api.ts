/**
 * What was complained about in the team, how much of it was right, and which clocks run?
 *
 * Counts and clocks; they are decided at their own desk.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { complaintQueue } from '../../db/gate/complaint-rows.ts';
import { tallyComplaints } from '../../db/lead/complaint-tally.ts';
import type { House } from '../house.ts';
import { ProblemDetails } from '../problem.ts';
import { TeamComplaints } from './lead-schema.ts';

const DAYS = 90;
const SHOWN = 50;

/** The address /api/lead/complaints. */
export function teamComplaintsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/complaints',
      { schema: { tags: ['lead'], response: { 200: TeamComplaints, 503: ProblemDetails } } },
      async () => {
        const today = await house.today();
        const from = today - DAYS;
        const [tally, open] = await Promise.all([
          tallyComplaints(house.pool, from, today),
          complaintQueue(house.pool, true, SHOWN),
        ]);
        return {
          today: formatDay(today),
          from: formatDay(from),
          ...tally,
          clocks: open.map(({ slot, borrower, complaint, kind, receivedOn, dueOn, owner, account }) => ({
            ...{ key: `${slot}-${borrower}-${complaint}`, kind, owner },
            receivedOn: formatDay(receivedOn),
            dueOn: dueOn === null ? null : formatDay(dueOn),
            late: dueOn !== null && dueOn < today,
            account: account === null ? null : `${slot}-${account}`,
          })),
        };
      },
    );
  };
}
