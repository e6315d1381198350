/**
 * What does a lead see and do about visits: whether one is worth it, who approves, who goes, what was ended, what cash was handed in?
 *
 * A proposal shows what it would bring and cost, part by part, and everything that speaks against it; another lead decides.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { SEARCH_WAYS } from '../../../policy/house/visits/search-ways.ts';
import { formatDay } from '../../../rules/days.ts';
import { parseAmount } from '../../../rules/money.ts';
import { REASON_SENTENCES } from '../../../rules/telling/gate-sentences.ts';
import { GUARDS } from '../../../rules/visits/visit-course.ts';
import { MILDER_STEPS } from '../../../rules/visits/visit-readiness.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { openAlarms, seeAlarm } from '../../db/visits/entry-rows.ts';
import { reconcile, uncounted } from '../../db/visits/receipt-rows.ts';
import { soundsOf } from '../../db/visits/sound-rows.ts';
import {
  readVisits,
  type VisitKey,
  type VisitRow,
  visitName,
  visitOfName,
  visitsOf,
} from '../../db/visits/visit-rows.ts';
import { readPlaces, readVisitors } from '../../db/visits/visitor-rows.ts';
import {
  type Arranged,
  approveVisit,
  cancelVisit,
  type Now,
  proposeVisit,
  refuseVisit,
} from '../../visits/arrange-visit.ts';
import { receiptName } from '../../visits/door-cash.ts';
import { keepSearch, searchOf } from '../../visits/search-lost.ts';
import { type VisitCase, visitCase } from '../../visits/visit-case.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { problemsAt, Refused } from '../problem.ts';
import { amountText } from '../wire.ts';
import { reasonTold } from './visit-reasons.ts';
import { dayTextOf, instant, notTaken, showVisit, showWorth } from './visit-view.ts';
import { visitorCardsApi } from './visitor-cards-api.ts';
import {
  ApproveAsked,
  ByAsked,
  ByReceipt,
  ByVisit,
  CancelAsked,
  CountAsked,
  Kept,
  LeadVisits,
  LeadVisitsAsked,
  ProposeAsked,
  SearchAsked,
  VisitCaseShown,
  VisitShown,
} from './visits-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['lead'];
const DONE = { done: true } as const;

/** The addresses under /api/lead/visits. */
export function leadVisitsApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/',
      { schema: { tags, querystring: LeadVisitsAsked, response: { 200: LeadVisits, ...problems } } },
      ({ query }) => list(house, query),
    );
    app.get(
      '/accounts/:key',
      { schema: { tags, params: ByKey, response: { 200: VisitCaseShown, ...problems } } },
      ({ params }) => caseOf(house, params.key),
    );
    app.post(
      '/accounts/:key/propose',
      { schema: { tags, params: ByKey, body: ProposeAsked, response: { 200: VisitShown, ...problems } } },
      async ({ params, body }) => {
        const key = await personOf(house, params.key);
        const { address: addressId, ...wish } = body;
        return taken(house, await proposeVisit(house, key, { ...wish, addressId }, await nowOf(house)));
      },
    );
    app.post(
      '/accounts/:key/search',
      { schema: { tags, params: ByKey, body: SearchAsked, response: { 200: Kept, ...problems } } },
      async ({ params, body }) => search(house, params.key, body),
    );
    await app.register(visitorCardsApi(house));
    decisions(app, house);
    counting(app, house);
  };
}

function decisions(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  const answer = { 200: VisitShown, ...problems };
  app.post(
    '/:visit/approve',
    { schema: { tags, params: ByVisit, body: ApproveAsked, response: answer } },
    async ({ params, body }) =>
      taken(house, await approveVisit(house, keyIn(params.visit), body, await nowOf(house))),
  );
  app.post(
    '/:visit/refuse',
    { schema: { tags, params: ByVisit, body: ByAsked, response: answer } },
    async ({ params, body }) =>
      taken(house, await refuseVisit(house, keyIn(params.visit), body.by, await nowOf(house))),
  );
  app.post(
    '/:visit/cancel',
    { schema: { tags, params: ByVisit, body: CancelAsked, response: answer } },
    async ({ params, body }) =>
      taken(house, await cancelVisit(house, keyIn(params.visit), body.by, body.why, await nowOf(house))),
  );
  app.post(
    '/:visit/seen',
    { schema: { tags, params: ByVisit, body: ByAsked, response: { 200: Kept, ...problems } } },
    async ({ params, body }) => {
      if (!(await seeAlarm(house.pool, keyIn(params.visit), body.by))) throw notTaken(['no-visit']);
      return DONE;
    },
  );
}

function counting(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  app.post(
    '/receipts/:receipt',
    { schema: { tags, params: ByReceipt, body: CountAsked, response: { 200: Kept, ...problems } } },
    async ({ params, body }) => count(house, params.receipt, body),
  );
}

const OPEN = 'It stays open until it agrees.';
const NOT_COUNTED = {
  own: { what: 'Who took it does not count it.', todo: OPEN },
  none: { what: 'Nothing waits on this receipt.', todo: OPEN },
  differs: { what: 'What was handed in is not what was taken.', todo: 'It stays open until it agrees.' },
} as const;

async function count(house: House, name: string, { by, handed }: z.infer<typeof CountAsked>) {
  const receipt = BigInt(name.slice(2));
  const open = (await uncounted(house.pool)).find((one) => one.receipt === receipt);
  const currency = await currencyOf(house, open ?? null);
  const amount = parseAmount(handed, currency) ?? -1n;
  const { at } = await nowOf(house);
  const done = await transaction(house.pool, (client) => reconcile(client, receipt, amount, by, at));
  if (done === 'done') return DONE;
  throw new Refused(409, 'This cash is not counted.', [{ where: 'body.handed', ...NOT_COUNTED[done] }]);
}

function keyIn(name: string): VisitKey {
  const key = visitOfName(name);
  if (key === null) throw new Error(`"${name}" was accepted as a visit and is none`);
  return key;
}

async function nowOf(house: House): Promise<Now> {
  const today = await house.today();
  return { today, at: house.now(today) };
}

async function personOf(house: House, account: string): Promise<BorrowerKey> {
  const told = await accountByKey(house, account);
  return { slot: told.key.slot, borrower: told.person.id };
}

async function taken(house: House, done: Arranged): Promise<VisitShown> {
  if (done.state === 'done') return shown(house, done.visit);
  throw notTaken(done.why, 'body');
}

async function currencyOf(
  house: House,
  row: { readonly account: bigint | null; readonly slot: number } | null,
) {
  const [first] = house.products.values();
  if (row === null || row.account === null) return first!.currency;
  const told = await accountByKey(house, `${row.slot}-${row.account}`);
  return (house.products.get(told.account.product) ?? first!).currency;
}

async function shown(house: House, row: VisitRow): Promise<VisitShown> {
  const told = await readPlaces(house.pool, row);
  const account = BigInt(row.debts.split(' ')[0]!);
  const currency = await currencyOf(house, { slot: row.slot, account });
  return showVisit(row, told?.name ?? '', told?.timeZone ?? house.collecting.timeZone, currency);
}

async function list(
  house: House,
  { open, after, size }: z.infer<typeof LeadVisitsAsked>,
): Promise<LeadVisits> {
  const { pool } = house;
  const cursor = after === undefined ? null : readCursor(after, 4);
  const behind =
    cursor === null
      ? null
      : {
          ...{ proposedAt: Number(cursor[0]), slot: Number(cursor[1]) },
          ...{ borrower: cursor[2]!, visit: Number(cursor[3]) },
        };
  const rows = await readVisits(pool, open === 'yes', behind, size + 1);
  const [visitors, alarms, receipts] = await Promise.all([
    readVisitors(pool, null),
    openAlarms(pool),
    uncounted(pool),
  ]);
  return {
    today: formatDay(await house.today()),
    visits: await Promise.all(rows.slice(0, size).map((row) => shown(house, row))),
    next: nextOf(rows, size, (one) => [one.proposedAt, one.slot, one.borrower, one.visit]),
    visitors: visitors.map(({ staff, name, card }) => ({ staff, name, card })),
    alarms: alarms.map((one) => ({
      ...{ visit: visitName(one), by: one.by, why: one.why, at: instant(one.at) },
    })),
    receipts: await Promise.all(
      receipts.map(async (one) => {
        const currency = await currencyOf(house, one);
        return {
          ...{ receipt: receiptName(one.receipt), visit: visitName(one), currency },
          amount: amountText(one.amount!, currency),
          ...{ takenBy: one.takenBy!, takenOn: dayTextOf(one.takenAt!) },
        };
      }),
    ),
  };
}

async function caseOf(house: House, account: string): Promise<VisitCaseShown> {
  const key = await personOf(house, account);
  const now = await nowOf(house);
  const { found, visits, searched } = await transaction(house.pool, async (client) => {
    const visits = await visitsOf(client, key);
    const found = await visitCase(client, house, key, visits, now.today, now.at);
    if (found === null) throw notTaken(['no-borrower']);
    const searched = await searchOf(client, key, found.situation, found.ready.bars, now);
    return { found, visits, searched };
  });
  const told = await readPlaces(house.pool, key);
  const { next } = searched;
  return {
    account,
    name: maskedName(told?.name ?? ''),
    daysPastDue: found.ready.daysPastDue,
    worth: showWorth(found.worth, found.currency, found.house.id),
    steps: MILDER_STEPS.map((step) => {
      const { stand, tries, lastAt } = found.steps[step];
      return { step, stand, tries, lastOn: lastAt === null ? null : dayTextOf(lastAt) };
    }),
    against: against(found),
    places: (told?.places ?? []).map(({ id, use, lines, spot }) => ({
      ...{ address: id, use: use ?? 'home', lines, located: spot !== null },
    })),
    visits: await Promise.all(visits.map((row) => shown(house, row))),
    sounds: (await soundsOf(house.pool, key)).map((one) => ({
      ...{ visit: visitName(one), recording: one.recording, by: one.by },
      ...{ at: instant(one.begunAt), gone: one.goneAt !== null },
    })),
    lost: searched.lost,
    search: SEARCH_WAYS.map((way) => {
      const tried = searched.tries.findLast((one) => one.way === way.id);
      const { id, kind, says, source, confidence, from } = way;
      return {
        ...{ way: id, kind, says, source, confidence, from },
        on: tried === undefined ? null : formatDay(tried.on),
        ...{ by: tried?.by ?? null, outcome: tried?.outcome ?? null },
      };
    }),
    next: {
      state: next.state,
      way: next.state === 'over' ? null : next.way.id,
      why: next.state === 'over' ? next.why : null,
    },
  };
}

/** Everything that speaks against a proposal today, what the gate says sentence by sentence. */
function against({ ready, house }: VisitCase): VisitCaseShown['against'] {
  const visit = { proposedBy: '', approvedBy: null, visitors: [], windows: [], appointment: null };
  const blank = { ...visit, state: 'proposed', arrivedAt: null } as const;
  const why = GUARDS.flatMap((guard) =>
    guard.on === 'proposed' && !guard.holds({ type: 'proposed', by: '', ready }, blank, house.terms)
      ? [guard.name]
      : [],
  );
  return why.flatMap((code) =>
    code === 'barred'
      ? ready.bars.map((bar) => ({ code: bar, told: REASON_SENTENCES[bar] ?? reasonTold('barred') }))
      : [{ code, told: reasonTold(code) }],
  );
}

async function search(house: House, account: string, asked: z.infer<typeof SearchAsked>) {
  const key = await personOf(house, account);
  const now = await nowOf(house);
  const next = await transaction(house.pool, async (client) => {
    const found = await visitCase(client, house, key, [], now.today, now.at);
    if (found === null) throw notTaken(['no-borrower']);
    return (await searchOf(client, key, found.situation, found.ready.bars, now)).next;
  });
  const done = await keepSearch(house, key, asked, next, now);
  if (done.state === 'kept') return DONE;
  throw new Refused(409, 'This is not the next way.', [
    { where: 'body.way', what: done.why, todo: 'Take the ways in their order.' },
  ]);
}
