/**
 * What does the borrower read of a suit against him: what stands, until when he can do something, what it costs?
 *
 * Nothing that was weighed about him in the house stands here, and nothing that was not decided.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { scaledFees } from '../../court/case-stages.ts';
import { standingNow } from '../../court/case-standing.ts';
import { casesOf } from '../../db/court/case-rows.ts';
import { transaction } from '../../db/pool.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ProblemDetails } from '../problem.ts';
import { amountText } from '../wire.ts';
import { awardNow, currencyOf } from './case-view.ts';
import { OwnCourtAnswer } from './court-schema.ts';

/** Stages before which he has heard nothing. */
const UNTOLD: ReadonlySet<string> = new Set(['prepared', 'approved', 'refused']);

/** The address under /api/borrower. */
export function ownCourtApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/accounts/:account/court',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          response: { 200: OwnCourtAnswer, 404: ProblemDetails },
        },
      },
      async ({ params }) => {
        const told = await ownAccount(house, params);
        const today = await house.today();
        return transaction(house.pool, async (client): Promise<OwnCourtAnswer> => {
          const person = { slot: told.key.slot, borrower: told.person.id };
          const rows = (await casesOf(client, person)).filter(
            (row) => row.accountId === told.account.id && !UNTOLD.has(row.stage) && row.notice !== null,
          );
          const cases: OwnCourtAnswer['cases'] = [];
          let limitation: string | null = null;
          for (const row of rows) {
            const now = await standingNow(client, house, told, row, row, today, house.now(today));
            if (now === null) continue;
            limitation = now.clock?.ends == null ? null : formatDay(now.clock.ends);
            const currency = currencyOf(house, row.currency);
            const [fee] = scaledFees(row.claim, { ...row, today });
            const award = awardNow(row, told.history.facts, today);
            const { noticeOn, waitDays } = now.standing;
            cases.push({
              ...{
                stage: row.stage,
                stageOn: formatDay(row.stageOn),
                currency,
                halted: now.halt !== null,
              },
              nextOn: row.stage === 'hearing' && row.nextOn !== null ? formatDay(row.nextOn) : null,
              claim: amountText(row.claim, currency),
              waitUntil: row.stage === 'noticed' && noticeOn !== null ? formatDay(noticeOn + waitDays) : null,
              fee: fee === undefined ? null : amountText(fee.ordinary, currency),
              feeReconciled: fee === undefined ? null : amountText(fee.reduced, currency),
              award:
                award === null
                  ? null
                  : {
                      total: amountText(
                        award.parts.reduce((all, one) => all + one, 0n),
                        currency,
                      ),
                      payBy: formatDay(award.payBy),
                      ...{
                        delay: amountText(award.delay, currency),
                        unpaid: amountText(award.unpaid, currency),
                      },
                    },
            });
          }
          return { today: formatDay(today), cases, limitation };
        });
      },
    );
  };
}
