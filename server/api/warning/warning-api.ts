/**
 * Who is at risk and what was done about it, for the studio; why was I asked and may it end, for the borrower?
 *
 * The studio sees every payment that the watch saw, with its reasons, and what came of it; the groups of the fairness table come from the
 * model's own measurement, for the product keeps no such trait of anybody. The borrower sees his own reasons and decides.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import figures from '../../../policy/warning/card-figures.json' with { type: 'json' };
import { WATCH } from '../../../policy/warning/watch-points.ts';
import { formatDay } from '../../../rules/days.ts';
import { type WatchReason, watchReasonTold } from '../../../rules/warning/row-watch.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import type { Told } from '../../db/reading/told-account.ts';
import {
  isTurnedOff,
  latestWarnings,
  type WarningRow,
  type WarningSum,
  warningOf,
  warningSums,
  watchedSince,
} from '../../db/warning/warning-read.ts';
import { keepWish } from '../../db/warning/warning-rows.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { maskedName } from '../mask.ts';
import { problemsAt } from '../problem.ts';
import { OwnWarning, type WarningShown, WarningsAnswer, WarningWish } from './warning-schema.ts';

const DAYS_BACK = 90;
const SHOWN = 100;

/** The address under /api/studio. */
export function warningsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/warning', { schema: { tags: ['studio'], response: { 200: WarningsAnswer } } }, async () =>
      warnings(house),
    );
  };
}

/** The borrower's own addresses, under /api/borrower. */
export function ownWarningApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 403, 404);
    app.get(
      '/:host/:reference/accounts/:account/warning',
      { schema: { tags: ['borrower'], params: ByAccount, response: { 200: OwnWarning, ...problems } } },
      async ({ params }) => ownWarning(house, await ownAccount(house, params), 0),
    );
    app.post(
      '/:host/:reference/accounts/:account/warning',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          body: WarningWish,
          response: { 200: OwnWarning, ...problems },
        },
      },
      async (request) => {
        onThisMachine(request);
        const told = await ownAccount(house, request.params);
        const key = { slot: told.key.slot, borrower: told.person.id };
        const at = house.now(await house.today());
        const cancelled = await transaction(house.pool, async (client) => {
          await lockBorrowers(client, [key]);
          return keepWish(client, key, request.body.off, at);
        });
        return ownWarning(house, told, cancelled);
      },
    );
  };
}

async function ownWarning({ pool }: House, told: Told, cancelled: number): Promise<OwnWarning> {
  const off = await isTurnedOff(pool, { slot: told.key.slot, borrower: told.person.id });
  const row = await warningOf(pool, told.key);
  const isOpen = row !== null && row.outcome === null && told.account.next?.due === row.due;
  return {
    off,
    cancelled,
    asked: isOpen
      ? {
          due: formatDay(row.due),
          reasons: reasonsIn(row)
            .filter(({ points }) => points > 0)
            .map(watchReasonTold),
          action: row.action,
        }
      : null,
  };
}

async function warnings({ pool, products, today }: House): Promise<WarningsAnswer> {
  const now = await today();
  const since = now - DAYS_BACK;
  const rows = await latestWarnings(pool, SHOWN);
  const sums = await warningSums(pool, since);
  const kept = total(sums, 'kept');
  const settled = kept + total(sums, 'missed');
  const { lead, ...watched } = await watchedSince(pool, since);
  return {
    today: formatDay(now),
    since: formatDay(since),
    helpFrom: { ...WATCH.points.helpFrom, plan: WATCH.planPoints.helpFrom.plan },
    watched,
    falseAlarms: { settled, kept, share: shareOf(kept, settled) },
    lead,
    actions: sums.map(({ action, open, kept, missed }) => ({
      action,
      open,
      kept,
      missed,
      missedShare: shareOf(missed, kept + missed),
    })),
    items: rows.map((row) => shown(row, products.get(row.product)?.name ?? { en: '–', zh: '–' })),
    fairness: figures.trained.groups.map(({ trait, group, quality, at, said, came }) => ({
      trait,
      group,
      rows: quality.rows,
      falseAlarms: at.falseAlarms,
      caught: at.caught,
      said,
      came,
    })),
    model: figures.trained.version,
  };
}

const total = (sums: readonly WarningSum[], part: 'kept' | 'missed'): number =>
  sums.reduce((all, one) => all + one[part], 0);
const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The reasons as the watch kept them. */
const reasonsIn = ({ reasons }: Pick<WarningRow, 'reasons'>): WatchReason[] =>
  JSON.parse(reasons) as WatchReason[];

function shown(row: WarningRow, product: WarningShown['product']): WarningShown {
  return {
    account: String(row.account),
    who: maskedName(row.name),
    product,
    due: formatDay(row.due),
    seenOn: formatDay(row.day),
    points: row.points,
    reasons: reasonsIn(row).map((reason) => ({
      name: reason.name,
      points: reason.points,
      told: watchReasonTold(reason),
    })),
    action: row.action,
    message: row.messageState,
    why: row.messageWhy,
    outcome: row.outcome,
  };
}
