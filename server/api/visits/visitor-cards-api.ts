/**
 * Who may be sent, with which card, face and training, and where does an address lie?
 *
 * A card stands in the public register from the moment in which it is given, so that anybody can check it; a number that ended is never given
 * again. Nobody goes without all three. Coordinates are typed by whoever looked them up: nothing is asked outside.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { readNumber } from '../../../rules/telling/registered.ts';
import { endRegistered } from '../../db/identity/register-rows.ts';
import { transaction } from '../../db/pool.ts';
import {
  enterCard,
  keepCard,
  keepSpot,
  noteTraining,
  photoOf,
  readCards,
  readPlaces,
} from '../../db/visits/visitor-rows.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  ByAsked,
  ByVisitor,
  CardAsked,
  Kept,
  SpotAsked,
  TrainingAsked,
  VisitorCards,
} from './visits-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['lead'];
const DONE = { done: true } as const;
const MICRO = 1_000_000;

/** The addresses under /api/lead/visits about visitors and places. */
export function visitorCardsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/cards', { schema: { tags, response: { 200: VisitorCards, ...problems } } }, () => cards(house));
    app.get(
      '/cards/:staff/face',
      { schema: { tags, params: ByVisitor, response: { 200: z.any(), ...problems } } },
      async ({ params }, reply) => {
        const face = await photoOf(house.pool, params.staff);
        if (face === null) throw noVisitor();
        return reply
          .type(face.type)
          .header('cache-control', 'private, max-age=600')
          .header('x-content-type-options', 'nosniff')
          .send(face.photo);
      },
    );
    app.post(
      '/cards',
      { bodyLimit: 500_000, schema: { tags, body: CardAsked, response: { 200: Kept, ...problems } } },
      ({ body }) => give(house, body),
    );
    app.post(
      '/cards/:staff/training',
      { schema: { tags, params: ByVisitor, body: TrainingAsked, response: { 200: Kept, ...problems } } },
      async ({ params, body }) => {
        if (!(await noteTraining(house.pool, params.staff, body.trained))) throw noVisitor();
        return DONE;
      },
    );
    app.post(
      '/cards/:staff/end',
      { schema: { tags, params: ByVisitor, body: ByAsked, response: { 200: Kept, ...problems } } },
      async ({ params }) => {
        const card = (await readCards(house.pool)).find(({ staff }) => staff === params.staff)?.card;
        if (card === null || card === undefined || !(await endRegistered(house.pool, 'card', card)))
          throw noVisitor();
        return DONE;
      },
    );
    app.post(
      '/accounts/:key/spot',
      { schema: { tags, params: ByKey, body: SpotAsked, response: { 200: Kept, ...problems } } },
      async ({ params, body }) => {
        const told = await accountByKey(house, params.key);
        const key = { slot: told.key.slot, borrower: told.person.id };
        const places = (await readPlaces(house.pool, key))?.places ?? [];
        if (!places.some(({ id }) => id === body.address))
          throw new Refused(404, 'There is no such address.', [
            { where: 'body.address', what: body.address, todo: 'Choose one that is shown.' },
          ]);
        const spot = {
          latitude: Math.round(body.latitude * MICRO),
          longitude: Math.round(body.longitude * MICRO),
        };
        await keepSpot(house.pool, key, body.address, spot);
        return DONE;
      },
    );
  };
}

const noVisitor = () =>
  new Refused(404, 'There is no such visitor with a card.', [
    { where: 'params.staff', what: 'nobody', todo: 'Choose one of the list.' },
  ]);

async function cards(house: House): Promise<VisitorCards> {
  const rows = await readCards(house.pool);
  const today = formatDay(await house.today());
  return {
    today,
    visitors: rows.map(({ staff, name, trained, card, keptAt, counts }) => ({
      ...{ staff, name, trained, card, counts },
      keptOn: keptAt === null ? null : keptAt.toISOString().slice(0, 10),
      face: card === null ? null : `/api/lead/visits/cards/${encodeURIComponent(staff)}/face`,
      ready: trained && counts,
    })),
  };
}

async function give(house: House, body: CardAsked): Promise<typeof DONE> {
  const card = readNumber(body.card);
  const photo = Buffer.from(body.photo, 'base64');
  const kept =
    card !== null &&
    photo.length > 0 &&
    photo.length <= 300_000 &&
    (await transaction(house.pool, async (client) => {
      await enterCard(client, card, body.staff);
      return keepCard(client, body.staff, card, photo, body.type);
    }));
  if (kept) return DONE;
  throw new Refused(409, 'This card was not given.', [
    {
      where: 'body.card',
      what: 'it has ended, is another’s, or the person is no visitor',
      todo: 'Choose a number that was never used.',
    },
  ]);
}
