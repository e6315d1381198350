/**
 * Who buys claims, which are offered, at what price, to whom are they sold, and what comes back?
 *
 * Acts of `server/sale`, which ask everything anew. Offers are shown from the day on which all are opened. The tape goes out as a file and
 * holds no person.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { BUYER_CLAUSES } from '../../../policy/sale/buyer-clauses.ts';
import { formatDay } from '../../../rules/days.ts';
import type { BuyerPaper } from '../../../rules/sale/buyer-paper.ts';
import { misdirectedOf } from '../../db/sale/holder-rows.ts';
import { linesOf, listSales, readSale } from '../../db/sale/sale-rows.ts';
import { decideBuyer, lacksOn, proposeBuyer, readBuyers } from '../../sale/buyer-desk.ts';
import { closeSale } from '../../sale/close-sale.ts';
import { passOn, takeBack } from '../../sale/put-back.ts';
import {
  awardSale,
  drawSale,
  dropSale,
  maskedTape,
  offerSale,
  putOffer,
  readOffers,
} from '../../sale/sale-desk.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached, TABLE_TYPES } from '../serving/attached.ts';
import { amountFrom, amountText, dayFrom } from '../wire.ts';
import * as S from './sale-schema.ts';
import {
  currencyNamed,
  keyFrom,
  moneyShown,
  noSuchSale,
  refusedSale,
  saleShown,
  saleView,
} from './sale-view.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['sale'];
const PAGE = 50;

/** The addresses under /api/sale about buyers and sales. */
export function salesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(buyerRoutes(house));
    await app.register(readRoutes(house));
    await app.register(actRoutes(house));
    await app.register(afterRoutes(house));
  };
}

function buyerRoutes(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get('/buyers', { schema: { tags, response: { 200: S.BuyersAnswer, ...problems } } }, () =>
      buyersOf(house),
    );
    app.post(
      '/buyers/papers',
      { schema: { tags, body: S.BuyerPaperAsked, response: { 200: S.BuyerKept, ...problems } } },
      async ({ body: { buyer, by, paper } }) => {
        const kept = await proposeBuyer(pool, buyer, paperFrom(paper), { by, today: await house.today() });
        if (kept !== null) return { paper: kept };
        throw new Refused(409, 'No such buyer was let in.', [
          {
            where: 'body.buyer',
            what: buyer,
            todo: 'Propose his admission first; a number has letters and digits.',
          },
        ]);
      },
    );
    app.post(
      '/buyers/papers/:paper/decide',
      {
        schema: {
          tags,
          params: S.BuyerPaperParams,
          body: S.DecideBuyerAsked,
          response: { 200: S.BuyerDecided, ...problems },
        },
      },
      async ({ params: { paper }, body: { by, verdict } }) => {
        const done = await decideBuyer(pool, paper, { by, verdict, today: await house.today() });
        if (done === 'granted' || done === 'refused') return { verdict: done };
        const places = [{ where: 'params.paper', what: String(paper), todo: 'Look at the list again.' }];
        throw done === 'own-proposal'
          ? new Refused(409, 'Somebody else must decide this paper.', places)
          : new Refused(404, 'No such paper waits.', places);
      },
    );
  };
}

type PaperSaid = z.infer<typeof S.BuyerPaperAsked>['paper'];

function paperFrom(said: PaperSaid): BuyerPaper {
  if (said.kind === 'licence') return { ...said, until: dayFrom(said.until) };
  if (said.kind === 'contract') return { ...said, from: dayFrom(said.from), until: dayFrom(said.until) };
  return said;
}

async function buyersOf(house: House): Promise<S.BuyersAnswer> {
  const [today, buyers] = await Promise.all([house.today(), readBuyers(house.pool)]);
  return {
    today: formatDay(today),
    buyers: [...buyers.files.values()].map(({ buyer, name, contact, isEnded, licence, contract }) => ({
      ...{ buyer, name, contact, ended: isEnded, lacks: [...lacksOn(buyers, buyer, today)] },
      licence: licence && { ...licence, until: formatDay(licence.until) },
      contract: contract && {
        ...{
          from: formatDay(contract.from),
          until: formatDay(contract.until),
          clauses: [...contract.clauses],
        },
      },
    })),
    waiting: buyers.waiting.map(({ paper, buyer, kind, by, day, content }) => ({
      ...{ paper, buyer, kind, by, on: formatDay(day), what: wordsOf(content) },
    })),
    clauses: BUYER_CLAUSES.map(({ id, source, says }) => ({ id, source, says })),
  };
}

function wordsOf(content: BuyerPaper): string {
  if (content.kind === 'admission') return `${content.name.zh} / ${content.name.en}, ${content.contact}`;
  if (content.kind === 'licence')
    return `${content.number}, ${content.grantedBy}, ${formatDay(content.until)}`;
  if (content.kind === 'contract')
    return `${formatDay(content.from)} – ${formatDay(content.until)}, ${content.clauses.length}/${BUYER_CLAUSES.length}`;
  return content.words;
}

function readRoutes(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get(
      '/sales',
      { schema: { tags, querystring: S.SalesAsked, response: { 200: S.SalesAnswer, ...problems } } },
      async ({ query }) => {
        const before = query.after === undefined ? null : readCursor(query.after, 1)[0]!;
        const [today, rows, money] = await Promise.all([
          house.today(),
          listSales(pool, PAGE, before),
          misdirectedOf(pool, null),
        ]);
        return {
          today: formatDay(today),
          items: rows.slice(0, PAGE).map((row) => saleShown(house, row)),
          next: nextOf(rows, PAGE, ({ sale }) => [sale]),
          products: [...house.products.values()].map(({ code, name, currency }) => ({
            code,
            name,
            currency: currency.code,
          })),
          money: await moneyShown(house, money),
        };
      },
    );
    app.get(
      '/sales/:sale',
      { schema: { tags, params: S.SaleParams, response: { 200: S.SaleAnswer, ...problems } } },
      async ({ params: { sale } }) => {
        const [row, today] = await Promise.all([readSale(pool, sale), house.today()]);
        if (row === null) throw noSuchSale(sale);
        const [lines, offers] = await Promise.all([linesOf(pool, sale), readOffers(pool, row, today)]);
        return saleView(house, row, lines, offers, today);
      },
    );
    app.post(
      '/sales/:sale/tape',
      { schema: { tags, params: S.SaleParams, body: S.ActBy, response: problems } },
      async ({ params: { sale } }, reply) => {
        const row = await readSale(pool, sale);
        if (row === null || row.tape === null) throw noSuchSale(sale);
        return attached(reply, TABLE_TYPES.csv, `sale-${sale}-tape.csv`).send(
          maskedTape(row, await linesOf(pool, sale)),
        );
      },
    );
  };
}

function actRoutes(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  const answer = { 200: S.SoldAnswer, ...problems };
  const one = { tags, params: S.SaleParams, response: answer };
  const acting = async (by: string) => {
    const today = await house.today();
    return { by, today, at: house.now(today) };
  };
  return async (app) => {
    app.post('/sales', { schema: { tags, body: S.DrawAsked, response: answer } }, async ({ body }) => {
      const chosen = [...house.products.values()].filter(({ code }) => body.products.includes(code));
      const least = amountFrom(body.least, chosen[0]?.currency ?? currencyNamed(house, 'CNY'), 'body.least');
      const rule = { products: chosen.map(({ code }) => code), restedDays: body.restedDays, least };
      return refusedSale(await drawSale(pool, house, rule, await acting(body.by)));
    });
    app.post('/sales/:sale/offer', { schema: { ...one, body: S.ActBy } }, async ({ params, body }) =>
      refusedSale(await offerSale(pool, params.sale, await acting(body.by))),
    );
    app.post('/sales/:sale/offers', { schema: { ...one, body: S.OfferAsked } }, async ({ params, body }) => {
      const row = await readSale(pool, params.sale);
      if (row === null) throw noSuchSale(params.sale);
      const price = amountFrom(body.price, currencyNamed(house, row.currency), 'body.price');
      return refusedSale(
        await putOffer(pool, params.sale, { buyer: body.buyer, price }, await acting(body.by)),
      );
    });
    app.post('/sales/:sale/award', { schema: { ...one, body: S.AwardAsked } }, async ({ params, body }) =>
      refusedSale(await awardSale(pool, params.sale, body.buyer, await acting(body.by))),
    );
    app.post('/sales/:sale/close', { schema: { ...one, body: S.ActBy } }, async ({ params, body }) =>
      refusedSale(await closeSale(pool, house, params.sale, await acting(body.by))),
    );
    app.post('/sales/:sale/drop', { schema: { ...one, body: S.ActBy } }, async ({ params, body }) =>
      refusedSale(await dropSale(pool, params.sale, await acting(body.by))),
    );
  };
}

const BACK_WORDS = {
  'no-line': [404, 'The sale has no such claim.'],
  'not-now': [409, 'The claim is not where this could follow.'],
  own: [409, 'A second person must say this.'],
  'took-in': [409, 'The second person must name the same sum.'],
} as const;

function afterRoutes(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.post(
      '/sales/:sale/lines/:key/back',
      {
        schema: {
          tags,
          params: S.LineParams,
          body: S.BackAsked,
          response: { 200: S.BackAnswer, ...problems },
        },
      },
      async ({ params: { sale, key }, body }) => {
        const row = await readSale(pool, sale);
        if (row === null) throw noSuchSale(sale);
        const currency = currencyNamed(house, row.currency);
        const tookIn = body.tookIn === null ? 0n : amountFrom(body.tookIn, currency, 'body.tookIn');
        const today = await house.today();
        const asked = { sale, key: keyFrom(key), tookIn };
        const done = await takeBack(pool, house, asked, { by: body.by, today, at: house.now(today) });
        if (done.state !== 'refused') return { state: done.state, refund: amountText(done.refund, currency) };
        const [status, says] = BACK_WORDS[done.why];
        throw new Refused(status, says, [
          { where: 'params.key', what: key, todo: 'Look at the sale again.' },
        ]);
      },
    );
    app.post(
      '/money',
      { schema: { tags, body: S.PassAsked, response: { 200: S.PassedAnswer, ...problems } } },
      async ({ body: { by, key, payment } }) => {
        const today = await house.today();
        const done = await passOn(pool, house, keyFrom(key), payment, { by, today, at: house.now(today) });
        if (done === 'passed') return { state: done };
        throw new Refused(409, 'No such money waits to be passed on.', [
          { where: 'body.payment', what: payment, todo: 'Look at the list again.' },
        ]);
      },
    );
  };
}
