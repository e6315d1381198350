/**
 * What does the borrower read of a suit against him: what stands, until when he can do something, what it costs?
 *
 * Nothing that was weighed about him in the house stands here, and nothing that was not decided.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Day, formatDay } from '../../../rules/days.ts';
import { scaledFees } from '../../court/case-stages.ts';
import { type CaseStanding, standingNow } from '../../court/case-standing.ts';
import { type CaseRow, casesOf } from '../../db/court/case-rows.ts';
import { type Client, transaction } from '../../db/pool.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ProblemDetails } from '../problem.ts';
import { amountText } from '../wire.ts';
import { awardNow, currencyOf } from './court-case-view.ts';
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
        return transaction(house.pool, (client) => ownCases(client, house, told, today));
      },
    );
  };
}

async function ownCases(client: Client, house: House, told: Told, today: Day): Promise<OwnCourtAnswer> {
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
    cases.push(ownCase(house, row, now, told));
  }
  return { today: formatDay(today), cases, limitation };
}

function ownCase(house: House, row: CaseRow, now: CaseStanding, told: Told): OwnCourtAnswer['cases'][number] {
  const currency = currencyOf(house, row.currency);
  const { noticeOn, waitDays, today } = now.standing;
  const [fee] = scaledFees(row.claim, { ...row, today });
  const award = awardNow(row, told.history.facts, today);
  const text = (amount: bigint) => amountText(amount, currency);
  return {
    ...{ stage: row.stage, stageOn: formatDay(row.stageOn), currency, halted: now.halt !== null },
    nextOn: row.stage === 'hearing' && row.nextOn !== null ? formatDay(row.nextOn) : null,
    claim: text(row.claim),
    waitUntil: row.stage === 'noticed' && noticeOn !== null ? formatDay(noticeOn + waitDays) : null,
    fee: fee === undefined ? null : text(fee.ordinary),
    feeReconciled: fee === undefined ? null : text(fee.reduced),
    award:
      award === null
        ? null
        : {
            total: text(award.parts.reduce((all, one) => all + one, 0n)),
            payBy: formatDay(award.payBy),
            ...{ delay: text(award.delay), unpaid: text(award.unpaid) },
          },
  };
}
