/**
 * What does the borrower see of a visit that the house would like to make, and how does he say yes, another time, or no?
 *
 * Where, when, who comes with which face and card, and how to check them. Without his confirmation nobody comes; declining costs nothing
 * and is kept. The minute he confirms counts, not the page on which he saw it.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { asHouse } from '../../db/people/walled-pool.ts';
import { soundsOf } from '../../db/visits/sound-rows.ts';
import {
  readVisit,
  type VisitKey,
  type VisitPlace,
  type VisitRow,
  visitsOf,
} from '../../db/visits/visit-rows.ts';
import { photoOf, readPlaces, readVisitors, type VisitAddress } from '../../db/visits/visitor-rows.ts';
import {
  type Arranged,
  confirmVisit,
  declineVisit,
  moveVisit,
  type Now,
} from '../../visits/arrange-visit.ts';
import { visitCalendar } from '../../visits/visit-calendar.ts';
import { windowsIn } from '../../visits/visit-case.ts';
import { chosenAccount } from '../borrower-api.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached } from '../serving/attached.ts';
import { appointmentOf, minuteOf, notTaken, showWindow } from './visit-view.ts';
import {
  ByFace,
  ByOwnVisit,
  CalendarAsked,
  ConfirmAsked,
  MoveAsked,
  type OwnVisit,
  OwnVisits,
} from './visits-schema.ts';

type Reference = z.infer<typeof ByReference>;
const problems = problemsAt(400, 403, 404, 409);
const tags = ['borrower'];
/** Shown to him: those he was asked about. */
const TOLD: ReadonlySet<string> = new Set(['asked', 'booked', 'arrived', 'done', 'declined', 'cancelled']);

/** The addresses under /api/borrower. */
export function ownVisitsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/visits',
      { schema: { tags, params: ByReference, response: { 200: OwnVisits, ...problems } } },
      async ({ params }) => list(house, params),
    );
    app.get(
      '/:host/:reference/visits/:visit/calendar.ics',
      {
        schema: {
          tags,
          params: ByOwnVisit,
          querystring: CalendarAsked,
          response: { 200: z.string().describe('text/calendar, RFC 5545'), ...problems },
        },
      },
      async ({ params, query }, reply) => {
        const row = await ownVisit(house, params);
        if (appointmentOf(row) === null) throw notTaken(['not-confirmed']);
        const visitors = await asHouse(() => readVisitors(house.pool, visitorsOf(row)));
        const cards = visitors.map(({ card }) => card);
        const at = house.now(await house.today());
        return attached(reply, 'text/calendar; charset=utf-8', 'meeting.ics').send(
          visitCalendar(row, 'his', cards, query.language, at),
        );
      },
    );
    app.get(
      '/:host/:reference/visits/:visit/faces/:staff',
      { schema: { tags, params: ByFace, response: { 200: z.any(), ...problems } } },
      async ({ params }, reply) => {
        const row = await ownVisit(house, params);
        const isHis = visitorsOf(row).includes(params.staff);
        const face = isHis ? await asHouse(() => photoOf(house.pool, params.staff)) : null;
        if (face === null) throw notTaken(['no-visit']);
        return reply
          .type(face.type)
          .header('cache-control', 'private, max-age=600')
          .header('x-content-type-options', 'nosniff')
          .send(face.photo);
      },
    );
    steps(app, house);
  };
}

function steps(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  const step = async (
    params: z.infer<typeof ByOwnVisit>,
    take: (key: VisitKey, row: VisitRow, now: Now) => Promise<Arranged>,
  ): Promise<OwnVisits> => {
    const row = await ownVisit(house, params);
    const today = await house.today();
    const done = await take(row, row, { today, at: house.now(today) });
    if (done.state === 'refused') throw notTaken(done.why, 'body');
    return list(house, params);
  };
  const answer = { 200: OwnVisits, ...problems };
  app.post(
    '/:host/:reference/visits/:visit/confirm',
    { schema: { tags, params: ByOwnVisit, body: ConfirmAsked, response: answer } },
    async (request) => {
      onThisMachine(request);
      const { from, accompanied } = request.body;
      const start = minuteOf(from);
      return step(request.params, (key, row, now) => {
        const window = windowsIn(row.windows).find((one) => one.from === start);
        return confirmVisit(house, key, window ?? { from: start, until: start + 1 }, accompanied, now);
      });
    },
  );
  app.post(
    '/:host/:reference/visits/:visit/move',
    { schema: { tags, params: ByOwnVisit, body: MoveAsked, response: answer } },
    async (request) => {
      onThisMachine(request);
      const { address } = request.body;
      return step(request.params, async (key, _, now) => {
        const places = (await readPlaces(house.pool, key))?.places ?? [];
        const place = places.find(({ id }) => id === address);
        if (address !== null && place === undefined) return { state: 'refused', why: ['no-address'] };
        const to = place === undefined ? null : { place: placeOf(place), addressId: place.id };
        return moveVisit(house, key, to, now);
      });
    },
  );
  app.post(
    '/:host/:reference/visits/:visit/decline',
    { schema: { tags, params: ByOwnVisit, response: answer } },
    async (request) => {
      onThisMachine(request);
      return step(request.params, (key, _, now) => declineVisit(house, key, now));
    },
  );
}

/** What kind of place an address is to a visitor. */
export const placeOf = ({ use }: Pick<VisitAddress, 'use'>): VisitPlace => (use === 'work' ? 'work' : 'home');

export const visitorsOf = ({ visitorOne, visitorTwo }: VisitRow): string[] =>
  [visitorOne, visitorTwo].filter((one) => one !== null);

async function personOf(house: House, params: Reference): Promise<BorrowerKey> {
  const told = await chosenAccount(house, params);
  return { slot: told.key.slot, borrower: told.person.id };
}

export async function ownVisit(house: House, params: z.infer<typeof ByOwnVisit>): Promise<VisitRow> {
  const key = { ...(await personOf(house, params)), visit: Number(params.visit) };
  const row = await readVisit(house.pool, key);
  if (row === null || !TOLD.has(row.state)) throw new Refused(404, 'There is no such visit.');
  return row;
}

async function list(house: House, params: Reference): Promise<OwnVisits> {
  const key = await personOf(house, params);
  const told = await readPlaces(house.pool, key);
  if (told === null) throw new Refused(404, 'There is no such visit.');
  const rows = (await visitsOf(house.pool, key)).filter(({ state }) => TOLD.has(state));
  const named = [...new Set(rows.flatMap(visitorsOf))];
  const visitors = named.length === 0 ? [] : await asHouse(() => readVisitors(house.pool, named));
  const base = `/api/borrower/${encodeURIComponent(params.host)}/${encodeURIComponent(params.reference)}/visits`;
  const at = house.now(await house.today());
  const sounds = await soundsOf(house.pool, key);
  return {
    places: told.places.map((one) => ({ address: one.id, place: placeOf(one), lines: one.lines })),
    visits: rows.map((row): OwnVisit => {
      const window = appointmentOf(row);
      const open = row.state === 'asked' ? windowsIn(row.windows).filter(({ from }) => from > at) : [];
      return {
        ...{ visit: row.visit, state: row.state, place: row.place, address: row.addressId },
        where: told.places.find(({ id }) => id === row.addressId)?.lines ?? '',
        windows: open.map((one) => showWindow(one, told.timeZone)),
        appointment: window === null ? null : showWindow(window, told.timeZone),
        accompanied: row.accompanied,
        visitors: visitors
          .filter(({ staff }) => visitorsOf(row).includes(staff))
          .map(({ staff, name, card }) => ({
            ...{ name, card },
            photo: `${base}/${row.visit}/faces/${encodeURIComponent(staff)}`,
          })),
        ended: row.endedWhy,
        sounds: sounds
          .filter(({ visit }) => visit === row.visit)
          .map(({ recording, goneAt }) => ({
            sound: goneAt === null ? `${base}/${row.visit}/sounds/${recording}` : null,
          })),
      };
    }),
  };
}
