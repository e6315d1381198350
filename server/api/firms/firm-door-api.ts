/**
 * What does a law firm see and do in its own door?
 *
 * Its own orders and no others: the page as it would be printed, the account's facts and the history of contacts; it signs, sends back or refuses.
 * Reading runs behind the wall of the database. Whoever writes reads the order behind the same wall first: what the database does not
 * show him he cannot move.
 */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LetterPress } from '../../contact/letters/letter-press.ts';
import { readOrder } from '../../db/firms/order-rows.ts';
import { officeOfStaff } from '../../db/people/staff-rows.ts';
import { asHouse, behindWall } from '../../db/people/walled-pool.ts';
import { type FirmsPerson, returnLetter, signLetter } from '../../firms/sign-letter.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { paperShown } from '../serving/attached.ts';
import { stepRefused } from './firm-refusals.ts';
import { ordersShown, stepped } from './firms-api.ts';
import {
  ByOrder,
  ByPerson,
  OrderAnswer,
  OrderAsked,
  OrderDone,
  OrdersAnswer,
  OrdersAsked,
  WithReason,
} from './firms-schema.ts';
import { orderKey, pageOf, showWholeOrder } from './order-view.ts';

const tags = ['firm'];
const problems = problemsAt(400, 403, 404, 409);

/** The addresses under /api/firm. */
export function firmDoorApi(house: House): FastifyPluginAsyncZod {
  const press = new LetterPress();
  return async (app) => {
    app.addHook('onClose', () => press.close());
    app.get(
      '/orders',
      { schema: { tags, querystring: OrdersAsked, response: { 200: OrdersAnswer, ...problems } } },
      async (request) =>
        ordersShown(house, request.query, (await personOf(house, request, request.query.staff)).firm),
    );
    app.get(
      '/orders/:order',
      {
        schema: {
          tags,
          params: ByOrder,
          querystring: OrderAsked,
          response: { 200: OrderAnswer, ...problems },
        },
      },
      async (request) => {
        const who = await ownOrder(house, request, request.params.order, request.query.staff);
        return showWholeOrder(house, request.params.order, who.staff);
      },
    );
    app.get(
      '/orders/:order/page',
      { schema: { tags, params: ByOrder, querystring: OrderAsked, response: { 200: z.any(), ...problems } } },
      async (request, reply) => {
        await ownOrder(house, request, request.params.order, request.query.staff);
        const pdf = await pageOf(house, press, request.params.order);
        return paperShown(reply, pdf, 'letter.pdf');
      },
    );
    await app.register(actsApi(house, press));
  };
}

function actsApi(house: House, press: LetterPress): FastifyPluginAsyncZod {
  const { products, collecting, ladder, pool, today, now } = house;
  const writing = { products, collecting, ladder, pool, today, now, press };
  return async (app) => {
    app.post(
      '/orders/:order/sign',
      { schema: { tags, params: ByOrder, body: ByPerson, response: { 200: OrderDone, ...problems } } },
      async (request) => {
        const who = await ownOrder(house, request, request.params.order, request.body.by);
        return stepped(house, await signLetter(writing, orderKey(request.params.order), who));
      },
    );
    for (const [act, to] of [
      ['send-back', 'sent-back'],
      ['refuse', 'refused'],
    ] as const)
      app.post(
        `/orders/:order/${act}`,
        { schema: { tags, params: ByOrder, body: WithReason, response: { 200: OrderDone, ...problems } } },
        async (request) => {
          const { by, why } = request.body;
          const who = await ownOrder(house, request, request.params.order, by);
          return stepped(
            house,
            await returnLetter(writing, orderKey(request.params.order), { ...who, to, why }),
          );
        },
      );
  };
}

/** Who of which firm asks: by his session or, where doors stand open, by the number that he gives himself. */
async function personOf(
  house: House,
  request: FastifyRequest,
  number: string | undefined,
): Promise<FirmsPerson> {
  const caller = request.signedIn?.caller;
  const staff = caller?.kind === 'staff' ? caller.number : (number ?? '');
  const firm =
    caller?.kind === 'staff' ? caller.agency : await asHouse(() => officeOfStaff(house.pool, staff, 'firm'));
  if (firm !== null) return { staff, firm };
  throw new Refused(403, 'This is not yours to see.', [
    {
      where: 'staff',
      what: 'it is of somebody else, or does not exist',
      todo: 'Open it from your own page.',
    },
  ]);
}

/** The same, once the database itself has shown the order to his firm. */
async function ownOrder(
  house: House,
  request: FastifyRequest,
  text: string,
  number: string | undefined,
): Promise<FirmsPerson> {
  const who = await personOf(house, request, number);
  const wall = { agency: who.firm, day: await house.today() };
  const seen = await behindWall(wall, () => readOrder(house.pool, orderKey(text)));
  if (seen === null || seen.firm !== who.firm) throw stepRefused('no-such-order');
  return who;
}
