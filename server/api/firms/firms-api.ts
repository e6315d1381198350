/**
 * Which law firms write for the house, and which letters wait for whom?
 *
 * The studio's side: a firm is proposed and decided by two people, a letter too. What is decided here is judged by the rules of letters; the
 * gate judges once more when a letter goes out.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { LetterPress } from '../../contact/letters/letter-press.ts';
import { demandsAbout } from '../../db/firms/decided-rows.ts';
import { type EngagementRow, readEngagements, readLawyers } from '../../db/firms/engagement-rows.ts';
import { listOrders, type OrderState } from '../../db/firms/order-rows.ts';
import { readTold } from '../../db/reading/told-account.ts';
import { demandsOf } from '../../firms/demand-pairs.ts';
import { decideFirm, endFirm, proposeFirm } from '../../firms/engage-firm.ts';
import { declineLetter, giveLetter, type Stepped } from '../../firms/give-letter.ts';
import { keyName } from '../../firms/lawyer-key.ts';
import { productOf } from '../borrower-api.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { ByLetter } from '../letters/letters-schema.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import { paperShown } from '../serving/attached.ts';
import { dayFrom } from '../wire.ts';
import { engagementRefused, stepRefused } from './firm-refusals.ts';
import {
  ByEngagement,
  ByOrder,
  ByPerson,
  DemandsAnswer,
  EngagementDone,
  FirmDecision,
  FirmEnding,
  FirmProposal,
  FirmsAnswer,
  OrderAnswer,
  OrderAsked,
  OrderDone,
  OrdersAnswer,
  OrdersAsked,
  WithReason,
} from './firms-schema.ts';
import { orderKey, pageOf, showOrder, showWholeOrder } from './order-view.ts';

const SHOWN = 50;
const MOST_DEMANDS = 500;
export const WAITING: readonly OrderState[] = ['proposed', 'with-firm', 'signed', 'sent-back'];
export const CLOSED: readonly OrderState[] = ['posted', 'declined', 'refused', 'ended'];

/** The addresses under /api/studio. */
export function firmsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(engagementsApi(house));
    await app.register(letterOrdersApi(house));
  };
}

const tags = ['studio'];
const problems = problemsAt(400, 403, 404, 409);

function engagementsApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get('/firms', { schema: { tags, response: { 200: FirmsAnswer } } }, async () => firms(house));
    app.post(
      '/firms',
      { schema: { tags, body: FirmProposal, response: { 201: EngagementDone, ...problems } } },
      async (request, reply) => {
        onThisMachine(request);
        const { name, address, licenceUntil, from, until, lawyers, by, ...rest } = request.body;
        const at = house.now(await house.today());
        const done = await proposeFirm(
          pool,
          {
            ...{ ...rest, nameZh: name.zh, nameEn: name.en, addressZh: address.zh, addressEn: address.en },
            ...{ licenceUntil: dayFrom(licenceUntil), from: dayFrom(from), until: dayFrom(until) },
            ...{ proposedBy: by, proposedAt: at },
          },
          lawyers.map((one) => ({
            ...{ lawyer: one.lawyer, nameZh: one.name.zh, nameEn: one.name.en, staff: one.staff },
            licenceUntil: dayFrom(one.licenceUntil),
          })),
        );
        if (done.state === 'refused') throw engagementRefused(done.why);
        return reply.code(201).send({ engagement: done.engagement });
      },
    );
    await app.register(endingsApi(house));
  };
}

/** What a second person does with an engagement. */
function endingsApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.post(
      '/firms/:engagement/decide',
      {
        schema: {
          tags,
          params: ByEngagement,
          body: FirmDecision,
          response: { 200: EngagementDone, ...problems },
        },
      },
      async (request) => {
        onThisMachine(request);
        const { engagement } = request.params;
        const at = house.now(await house.today());
        const done = await decideFirm(pool, engagement, { ...request.body, at });
        if (done.state === 'refused') throw engagementRefused(done.why);
        return { engagement };
      },
    );
    app.post(
      '/firms/:engagement/end',
      {
        schema: {
          tags,
          params: ByEngagement,
          body: FirmEnding,
          response: { 200: EngagementDone, ...problems },
        },
      },
      async (request) => {
        onThisMachine(request);
        const { engagement } = request.params;
        const { why, by } = request.body;
        const done = await endFirm(pool, engagement, `${why} (${by})`);
        if (done.state === 'refused') throw engagementRefused(done.why);
        return { engagement };
      },
    );
  };
}

async function firms(house: House): Promise<FirmsAnswer> {
  const rows = await readEngagements(house.pool);
  const lawyers = await readLawyers(
    house.pool,
    rows.map(({ engagement }) => engagement),
  );
  return {
    today: formatDay(await house.today()),
    products: [...new Set([...house.products.values()].map(({ id }) => id))],
    engagements: rows.map((row) => ({
      ...shown(row),
      lawyers: lawyers
        .filter(({ engagement }) => engagement === row.engagement)
        .map((one) => ({
          lawyer: one.lawyer,
          name: { zh: one.nameZh, en: one.nameEn },
          licenceUntil: formatDay(one.licenceUntil),
          staff: one.staff,
          key: keyName(one.public),
        })),
    })),
  };
}

function shown(row: EngagementRow) {
  const { engagement, firm, nameZh, nameEn, licence, licenceUntil, power, from, until, state } = row;
  return {
    ...{
      engagement,
      firm,
      name: { zh: nameZh, en: nameEn },
      licence,
      licenceUntil: formatDay(licenceUntil),
      power,
    },
    ...{
      products: [...row.products],
      regions: [...row.regions],
      from: formatDay(from),
      until: formatDay(until),
      state,
    },
    ...{ proposedBy: row.proposedBy, decidedBy: row.decidedBy, why: row.why },
  };
}

/** A page of orders, of one firm or of all. */
export async function ordersShown(
  house: House,
  { which, after }: z.infer<typeof OrdersAsked>,
  firm: string | null,
): Promise<OrdersAnswer> {
  const rows = await listOrders(house.pool, {
    firm,
    states:
      which === 'waiting'
        ? firm === null
          ? WAITING
          : ['with-firm']
        : firm === null
          ? CLOSED
          : [...CLOSED, 'signed', 'sent-back'],
    after: after === undefined ? null : readCursor(after, 4),
    size: SHOWN,
  });
  return {
    today: formatDay(await house.today()),
    firm,
    orders: rows.slice(0, SHOWN).map((row) => showOrder(row, house.collecting.timeZone)),
    next: nextOf(rows, SHOWN, ({ proposedAt, slot, borrower, order }) => [proposedAt, slot, borrower, order]),
  };
}

/** An order after a step, or the refusal of the step. */
export async function stepped(house: House, done: Stepped): Promise<OrderDone> {
  if (done.state === 'refused') throw stepRefused(done.why, done.what);
  const { slot, borrower, order } = done.order;
  const whole = await showWholeOrder(house, `${slot}-${borrower}-${order}`, null);
  return { order: whole.order };
}

function letterOrdersApi(house: House): FastifyPluginAsyncZod {
  const press = new LetterPress();
  return async (app) => {
    app.addHook('onClose', () => press.close());
    app.get(
      '/orders',
      { schema: { tags, querystring: OrdersAsked, response: { 200: OrdersAnswer, 400: ProblemDetails } } },
      async ({ query }) => ordersShown(house, query, null),
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
      async ({ params }) => showWholeOrder(house, params.order, null),
    );
    app.get(
      '/orders/:order/page',
      { schema: { tags, params: ByOrder, response: { 200: z.any(), ...problems } } },
      async ({ params }, reply) => {
        const pdf = await pageOf(house, press, params.order);
        return paperShown(reply, pdf, 'letter.pdf');
      },
    );
    await app.register(decisionsApi(house, press));
  };
}

/** What another person decides of a letter; and the demands about its account. */
function decisionsApi(house: House, press: LetterPress): FastifyPluginAsyncZod {
  const { products, collecting, ladder, pool, today, now } = house;
  const writing = { products, collecting, ladder, pool, today, now, press };
  return async (app) => {
    app.post(
      '/orders/:order/give',
      { schema: { tags, params: ByOrder, body: ByPerson, response: { 200: OrderDone, ...problems } } },
      async (request) => {
        onThisMachine(request);
        return stepped(house, await giveLetter(writing, orderKey(request.params.order), request.body.by));
      },
    );
    app.post(
      '/orders/:order/decline',
      { schema: { tags, params: ByOrder, body: WithReason, response: { 200: OrderDone, ...problems } } },
      async (request) => {
        onThisMachine(request);
        return stepped(house, await declineLetter(writing, orderKey(request.params.order), request.body));
      },
    );
    app.get(
      '/letters/:account/demands',
      { schema: { tags, params: ByLetter, response: { 200: DemandsAnswer, ...problems } } },
      async ({ params }) => demands(house, params.account),
    );
  };
}

async function demands(house: House, account: string): Promise<DemandsAnswer> {
  const [slot, number] = account.split('-');
  const told = await readTold(house.pool, { slot: Number(slot), accountId: BigInt(number!) });
  if (told === null) throw new Refused(404, 'There is no such account.');
  const key = { slot: told.key.slot, borrower: told.person.id };
  const rows = await demandsAbout(house.pool, key, told.account.id, MOST_DEMANDS);
  const { oldestDue } = told.account;
  const kind = productOf(house, told).statement === null ? 'other' : 'card';
  const debt = { kind, region: told.person.region, oldestDue } as const;
  const found = demandsOf(rows, debt, await house.today(), house.collecting);
  const day = (on: number | null) => (on === null ? null : formatDay(on));
  return {
    ...{ applies: found.applies, needsDays: found.needsDays, lacks: [...found.lacks] },
    demands: found.demands.map(({ permit: _, on, ...rest }) => ({ on: formatDay(on), ...rest })),
    pair:
      found.pair === null
        ? null
        : { first: formatDay(found.pair.first), second: formatDay(found.pair.second), days: found.pair.days },
    ...{ unpaidUntil: day(found.unpaidUntil), secondFrom: day(found.secondFrom) },
  };
}
