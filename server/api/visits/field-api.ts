/**
 * What does a visitor's page ask: her day, leave on the way, whether it still stands before the bell, and to keep what she entered?
 *
 * She gets her own visits and nobody else's: the table of doors asks, the reading runs behind the database's wall, and what she sends is
 * taken for a visit that this wall lets through.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { visitTermsNamed, visitTermsOn } from '../../../policy/house/visits/visit-terms.ts';
import { formatDay } from '../../../rules/days.ts';
import { clockText } from '../../../rules/gate/local-time.ts';
import { parseAmount } from '../../../rules/money.ts';
import { asHouse, behindWall } from '../../db/people/walled-pool.ts';
import { dayOfVisit, readVisit, type VisitRow, visitName, visitOfName } from '../../db/visits/visit-rows.ts';
import { readVisitors } from '../../db/visits/visitor-rows.ts';
import { clocksOf, type PackedStop, packDay } from '../../visits/day-pack.ts';
import { receiptName } from '../../visits/door-cash.ts';
import { type SentEntry, type SentBody as Taking, takeEntries } from '../../visits/sent-entries.ts';
import { visitCalendar } from '../../visits/visit-calendar.ts';
import { leaveStanding, takeLeave } from '../../visits/visit-leave.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached } from '../serving/attached.ts';
import { amountText } from '../wire.ts';
import { visitorsOf } from './own-visits-api.ts';
import { reasonTold } from './visit-reasons.ts';
import { notTaken } from './visit-view.ts';
import {
  ByAsked,
  ByVisit,
  CalendarAsked,
  DayAskedBy,
  DayPack,
  EntriesAsked,
  EntriesTaken,
  LeaveShown,
  type SentBody,
  StandingAsked,
  StandingShown,
} from './visits-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['visit'];

/** The addresses under /api/visit. */
export function fieldApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/day',
      { schema: { tags, querystring: DayAskedBy, response: { 200: DayPack, ...problems } } },
      ({ query }, reply) => {
        reply.header('cache-control', 'no-store');
        return day(house, query.visitor ?? '');
      },
    );
    app.get(
      '/:visit',
      {
        schema: {
          tags,
          params: ByVisit,
          querystring: StandingAsked,
          response: { 200: StandingShown, ...problems },
        },
      },
      async ({ params, query }) => {
        const row = await ownVisitNow(house, params.visit, query.visitor ?? '');
        const at = house.now(await house.today());
        const { standing } = await leaveStanding(house, row, query.permit ?? null, at);
        return { state: row.state, leave: standing, now: at };
      },
    );
    app.get(
      '/:visit/calendar.ics',
      {
        schema: {
          tags,
          params: ByVisit,
          querystring: CalendarAsked.extend(DayAskedBy.shape),
          response: { 200: z.string().describe('text/calendar, RFC 5545'), ...problems },
        },
      },
      async ({ params, query }, reply) => {
        const row = await ownVisitNow(house, params.visit, query.visitor ?? '');
        if (row.fromAt === null) throw notTaken(['not-confirmed']);
        const cards = (await asHouse(() => readVisitors(house.pool, visitorsOf(row)))).map(
          ({ card }) => card,
        );
        return attached(reply, 'text/calendar; charset=utf-8', 'visit.ics').send(
          visitCalendar(row, 'theirs', cards, query.language, house.now(await house.today())),
        );
      },
    );
    sending(app, house);
  };
}

function sending(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  app.post(
    '/:visit/leave',
    { schema: { tags, params: ByVisit, body: ByAsked, response: { 200: LeaveShown, ...problems } } },
    async ({ params, body }) => leave(house, params.visit, body.by),
  );
  app.post(
    '/:visit/entries',
    {
      bodyLimit: 1_000_000,
      schema: { tags, params: ByVisit, body: EntriesAsked, response: { 200: EntriesTaken, ...problems } },
    },
    async ({ params, body }) => {
      const row = await ownVisitNow(house, params.visit, body.by);
      const entries = body.entries.map((one): SentEntry => {
        const { key, minute } = one;
        return { key, minute, deviceAt: new Date(one.deviceAt), body: bodyIn(house, one.body, row) };
      });
      const heard = house.now(await house.today());
      return { taken: await takeEntries(house, row, body.by, entries, heard) };
    },
  );
}

/** The visit that is meant, if it is this visitor's: seen through the wall of its own day, whatever was asked before. */
export async function ownVisitNow(house: House, name: string, visitor: string): Promise<VisitRow> {
  const key = visitOfName(name);
  const when = key === null ? null : await asHouse(() => dayOfVisit(house.pool, key, visitor));
  const row =
    key === null || when === null
      ? null
      : await behindWall({ visitor, day: when }, () => readVisit(house.pool, key));
  if (row === null || !visitorsOf(row).includes(visitor)) throw notTaken(['no-visit']);
  return row;
}

async function day(house: House, visitor: string): Promise<DayPack> {
  const today = await house.today();
  const { terms } = visitTermsOn(today);
  const stops = await packDay(house, visitor, today);
  return {
    day: formatDay(today),
    now: house.now(today),
    visitor,
    metres: stops.reduce((sum, one) => sum + one.metres, 0),
    permitMinutes: terms.permitMinutes,
    earlyMinutes: terms.earlyMinutes,
    map: house.map === undefined ? null : { credit: house.map.credit },
    stops: stops.map(showStop),
  };
}

function showStop(stop: PackedStop): DayPack['stops'][number] {
  const { row, metres, name, language, place, together, receipt, product, debts } = stop;
  const { from, until } = clocksOf(stop);
  const { currency } = product;
  return {
    visit: visitName(row),
    state: row.state as 'booked',
    ...{ from: row.fromAt!, until: row.untilAt!, text: `${clockText(from)}–${clockText(until)}` },
    ...{ metres, spot: place?.spot ?? null, place: row.place, name, language },
    address: place?.lines ?? '',
    accompanied: row.accompanied,
    together: together.map((one) => ({ name: one.name, card: one.card })),
    receipt: receiptName(receipt),
    currency,
    debts: debts.map(({ account, overdue, limits }) => ({
      account,
      overdue: amountText(overdue, currency),
      limits: limits.map(({ kind, months, daysMost }) => ({ kind, ...months, days: daysMost })),
    })),
  };
}

async function leave(house: House, name: string, by: string): Promise<LeaveShown> {
  const row = await ownVisitNow(house, name, by);
  const at = house.now(await house.today());
  const taken = await takeLeave(house, row, by, at, visitTermsNamed(row.terms).terms);
  switch (taken.state) {
    case 'given':
      return { permit: taken.permit, at: taken.at, until: taken.until, told: null };
    case 'too-early':
      return { permit: null, at, until: null, told: reasonTold('not-the-hour') };
    case 'not-booked':
      return { permit: null, at, until: null, told: reasonTold('not-confirmed') };
    case 'no-card':
      return { permit: null, at, until: null, told: reasonTold('no-card') };
    case 'refused':
      return { permit: null, at, until: null, told: reasonTold('barred') };
    default:
      return taken satisfies never;
  }
}

/** What was sent, with amounts in minor units of the visit's currency. */
function bodyIn(house: House, body: SentBody, { debts }: VisitRow): Taking {
  if (body.type !== 'receipt') return body;
  // All debts of a visit are in one currency; which one it is shows the first product that fits.
  const currency = [...house.products.values()].find(
    (one) => parseAmount(body.amount, one.currency) !== null,
  )?.currency;
  const amount = currency === undefined ? null : parseAmount(body.amount, currency);
  if (amount === null || amount <= 0n || debts === '')
    throw new Refused(400, 'This is no amount.', [
      { where: 'body.entries', what: body.amount, todo: 'Write digits.' },
    ]);
  return { ...body, amount };
}
