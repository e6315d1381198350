/**
 * Which cases are there, what may be done with one, and who does it?
 *
 * Opening, approving, announcing, filing, noting what a court did: each is an act of `server/court`, which asks everything anew. A refusal
 * says what stands against it. Names are masked; the bundle, which holds everything, is a file that is noted with its digest.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { type Currency, parseAmount } from '../../../rules/money.ts';
import { makeBundle } from '../../court/bundle/make-bundle.ts';
import {
  type Acting,
  announceCase,
  approveCase,
  type Done,
  fileCase,
  openCase,
  refuseCase,
  withCase,
} from '../../court/case-desk.ts';
import { addCost, docketOf, moveCase } from '../../court/case-stages.ts';
import { broughtTo } from '../../db/court/brought-rows.ts';
import {
  type CaseKey,
  countCases,
  courtCandidates,
  listCases,
  readCase,
  sentMessage,
} from '../../db/court/case-rows.ts';
import { lawFor } from '../../gate/law-for.ts';
import type { Gatehouse } from '../../gate/permit-desk.ts';
import { toldPerson } from '../../vault/sealed-person.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { notSealed } from '../evidence/not-sealed.ts';
import { type House, ladderOf } from '../house.ts';
import { maskedName } from '../mask.ts';
import { accountNamed } from '../oversight/named-account.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached } from '../serving/attached.ts';
import { dayFrom } from '../wire.ts';
import { broughtPapersApi } from './brought-papers-api.ts';
import { caseKeyFrom, caseView, currencyOf, listedLine } from './court-case-view.ts';
import { refusal, toldCase } from './court-refusals.ts';
import {
  ActAsked,
  CaseAnswer,
  CaseParams,
  CasesAnswer,
  CasesAsked,
  CostAsked,
  MovedAnswer,
  OpenAsked,
  RefuseAsked,
  StageAsked,
} from './court-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['court'];
const PAGE = 50;
const CANDIDATES = 20;
const COURT = CHANNELS.indexOf('court');

/** The addresses under /api/court about cases. */
export function courtApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(reading(house));
    await app.register(acting(house));
    await app.register(broughtPapersApi(house));
  };
}

function reading(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get(
      '/cases',
      { schema: { tags, querystring: CasesAsked, response: { 200: CasesAnswer, ...problems } } },
      async ({ query }) => listed(house, query),
    );
    app.get(
      '/cases/:case',
      { schema: { tags, params: CaseParams, response: { 200: CaseAnswer, ...problems } } },
      async ({ params }) => {
        const key = caseKeyFrom(params.case);
        const today = await house.today();
        const found: { view: CaseAnswer | null } = { view: null };
        const done = await withCase(
          pool,
          house,
          key,
          { by: 'reader', today, at: house.now(today) },
          async ({ client, row, now, told }) => {
            const notice = row.notice === null ? null : await sentMessage(client, row, row.notice);
            const docket = await docketOf(client, row);
            const brought = await broughtTo(client, row);
            found.view = caseView(house, row, now, told, {
              ...{ docket, brought, noticeState: notice?.state ?? null },
            });
            return { state: 'done', row, now };
          },
        );
        if (found.view === null) throw refusal(done, params.case);
        return found.view;
      },
    );
  };
}

async function listed(
  house: House,
  { stage, after }: { stage?: string | undefined; after?: string | undefined },
): Promise<CasesAnswer> {
  const { pool } = house;
  const place = after === undefined ? null : (readCursor(after, 4) as [bigint, bigint, bigint, bigint]);
  const [today, rows, counts, candidates] = await Promise.all([
    house.today(),
    listCases(pool, { stage: stage ?? null, size: PAGE, after: place }),
    countCases(pool),
    courtCandidates(pool, COURT, CANDIDATES),
  ]);
  return {
    today: formatDay(today),
    items: rows.slice(0, PAGE).map((row) => listedLine(house, row)),
    next: nextOf(rows, PAGE, (last) => [last.place, last.slot, last.borrower, last.caseNo]),
    counts,
    candidates: candidates.map(({ slot, accountId, person, oldestDue, planned }) => ({
      ...{
        account: String(accountId),
        key: `${slot}-${accountId}`,
        who: maskedName(toldPerson(person).name),
      },
      ...{ since: formatDay(oldestDue), planned: formatDay(planned) },
    })),
  };
}

/** The house's gate at this minute. */
function gateOf(house: House, today: Day): Gatehouse {
  const { collecting, products } = house;
  const ladder = ladderOf(house)(today);
  return {
    ...{ collecting, products, strategy: `${ladder.id}@${ladder.version}` },
    lawOf: (region) => lawFor(region, collecting),
    now: () => house.now(today),
  };
}

function acting(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  const moved = { 200: MovedAnswer, ...problems };
  const act = async (text: string, by: string, work: (key: CaseKey, who: Acting) => Promise<Done>) => {
    const today = await house.today();
    return toldCase(await work(caseKeyFrom(text), { by, today, at: house.now(today) }), text);
  };
  return async (app) => {
    app.post('/cases', { schema: { tags, body: OpenAsked, response: moved } }, async ({ body }) => {
      const key = await accountNamed(house, body.account, 'body.account');
      const today = await house.today();
      return toldCase(
        await openCase(pool, house, key, body, { by: body.by, today, at: house.now(today) }),
        body.account,
      );
    });
    const one = { tags, params: CaseParams, response: moved };
    app.post('/cases/:case/approve', { schema: { ...one, body: ActAsked } }, async ({ params, body }) =>
      act(params.case, body.by, (key, who) => approveCase(pool, house, key, who)),
    );
    app.post('/cases/:case/refuse', { schema: { ...one, body: RefuseAsked } }, async ({ params, body }) =>
      act(params.case, body.by, (key, who) => refuseCase(pool, house, key, who, body.reason)),
    );
    app.post('/cases/:case/notice', { schema: { ...one, body: ActAsked } }, async ({ params, body }) =>
      act(params.case, body.by, (key, who) => announceCase(pool, house, key, who)),
    );
    app.post('/cases/:case/file', { schema: { ...one, body: ActAsked } }, async ({ params, body }) =>
      act(params.case, body.by, (key, who) =>
        fileCase(pool, { ...house, gate: gateOf(house, who.today) }, key, who),
      ),
    );
    app.post('/cases/:case/stage', { schema: { ...one, body: StageAsked } }, async ({ params, body }) =>
      act(params.case, body.by, async (key, who) =>
        moveCase(pool, house, key, who, stageTold(await currencyOfCase(house, key), body)),
      ),
    );
    app.post('/cases/:case/cost', { schema: { ...one, body: CostAsked } }, async ({ params, body }) =>
      act(params.case, body.by, async (key, who) =>
        addCost(pool, house, key, who, {
          kind: body.kind,
          amount: moreThanNothing(amountFrom(await currencyOfCase(house, key), body.amount), body.amount),
        }),
      ),
    );
    app.post(
      '/cases/:case/bundle',
      { schema: { tags, params: CaseParams, body: ActAsked, response: problems } },
      async ({ params, body }, reply) => {
        const today = await house.today();
        const made = await makeBundle(pool, house, caseKeyFrom(params.case), {
          by: body.by,
          today,
          at: house.now(today),
        }).catch(notSealed);
        if (made.state === 'refused') throw refusal(made, params.case);
        return attached(reply, 'application/octet-stream', 'court-bundle.html').send(made.file);
      },
    );
  };
}

/** The currency of a case; of one that is not there it does not matter, the act says so. */
async function currencyOfCase(house: House, key: CaseKey): Promise<Currency> {
  return currencyOf(house, (await readCase(house.pool, key))?.currency ?? 'CNY');
}

/** An amount of a case, with the digits of its own currency. */
function amountFrom(currency: Currency, text: string): bigint {
  const amount = parseAmount(text, currency);
  if (amount === null || amount < 0n)
    throw new Refused(400, 'The amount cannot be read.', [
      { where: 'body', what: text, todo: 'Write digits with a point, such as 1234.50.' },
    ]);
  return amount;
}

/** What is laid out is money: a cost of nothing is a slip. */
function moreThanNothing(amount: bigint, text: string): bigint {
  if (amount > 0n) return amount;
  throw new Refused(400, 'A cost is more than nothing.', [
    { where: 'body.amount', what: text, todo: 'Write what was paid, such as 1234.50.' },
  ]);
}

function stageTold(currency: Currency, body: z.infer<typeof StageAsked>) {
  const { award } = body;
  return {
    ...{ to: body.to, on: dayFrom(body.on), docket: body.docket },
    nextOn: body.nextOn === null ? null : dayFrom(body.nextOn),
    award:
      award === null
        ? null
        : {
            principal: amountFrom(currency, award.principal),
            interest: amountFrom(currency, award.interest),
            costs: amountFrom(currency, award.costs),
            payBy: dayFrom(award.payBy),
          },
  };
}
