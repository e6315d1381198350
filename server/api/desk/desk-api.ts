/**
 * Who is next for an agent, and what does he do with the one he has?
 *
 * The list of those who wait, taking the next, opening one, putting off, handing over; the person with everything of his; the script and
 * what was read of it; notes and drafts; abuse. What changes the world outside (a call, an agreement) is in the parts that do it.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import type { StaffCaller } from '../../../rules/people/permission.ts';
import { isPauseDue } from '../../../rules/work/after-abuse.ts';
import { callOfKey } from '../../contact/calls/call-room.ts';
import { keepAbuse, markSeen, type NotedAbuse, notedAbuses } from '../../db/desk/note-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import { ByCall } from '../calls/calls-schema.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  AbuseAnswer,
  AbuseAsked,
  AbusesAnswer,
  AbusesAsked,
  ByNote,
  DraftAnswer,
  DraftAsked,
  GuideAnswer,
  HandOverAsked,
  HeldAnswer,
  LeaveAsked,
  NextAnswer,
  NextAsked,
  NoteAsked,
  OpenAsked,
  PersonAnswer,
  PersonAsked,
  PinAsked,
  PlacedAnswer,
  PlacedAsked,
  SaidAnswer,
  SaidAsked,
  SeenAsked,
  WorkAnswer,
  WorkAsked,
} from './desk-schema.ts';
import { debtsOf, personAt } from './person-view.ts';
import { placedList } from './placed-view.ts';
import { guideFor, keepLines } from './script-view.ts';
import {
  addNoteTo,
  draftFor,
  giveNext,
  handOver,
  leaveOne,
  openOne,
  ownNumbers,
  personKey,
  pinOne,
} from './work-acts.ts';
import { workList } from './work-view.ts';

const PROBLEMS = problemsAt(400, 404, 409);
const tags = ['agent'];

/** The addresses under /api/agent. */
export function deskApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(workRoutes(house));
    await app.register(personRoutes(house));
    await app.register(abuseRoutes(house));
  };
}

function staffIn(request: { readonly signedIn?: { readonly caller: unknown } | null }): StaffCaller | null {
  const caller = request.signedIn?.caller as StaffCaller | undefined;
  return caller?.kind === 'staff' ? caller : null;
}

function workRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/work',
      { schema: { tags, querystring: WorkAsked, response: { 200: WorkAnswer, ...PROBLEMS } } },
      async (request) => workList(house, request.query, ownNumbers(request.query.worker, staffIn(request))),
    );
    app.get(
      '/placed',
      { schema: { tags, querystring: PlacedAsked, response: { 200: PlacedAnswer, ...PROBLEMS } } },
      async (request) => {
        const staff = staffIn(request);
        const agency = staff?.agency ?? null;
        // A lead looks at an agency's list: what is said of its collectors is said to them.
        const asker = { agency, worker: agency === null ? null : (staff?.number ?? null) };
        return placedList(house, asker, request.query);
      },
    );
    app.post(
      '/work/next',
      { schema: { tags, body: NextAsked, response: { 200: NextAnswer, ...PROBLEMS } } },
      async (request) => giveNext(house, request.body, ownNumbers(request.body.worker, staffIn(request))),
    );
    app.post(
      '/work/open',
      { schema: { tags, body: OpenAsked, response: { 200: HeldAnswer, ...PROBLEMS } } },
      async ({ body }) => openOne(house, body.key, body.worker),
    );
    app.post(
      '/work/leave',
      { schema: { tags, body: LeaveAsked, response: { 200: HeldAnswer, ...PROBLEMS } } },
      async ({ body }) => leaveOne(house, body),
    );
    app.post(
      '/calls/:call/said',
      { schema: { tags, params: ByCall, body: SaidAsked, response: { 200: SaidAnswer, ...PROBLEMS } } },
      async ({ params, body }) => {
        const call = callOfKey(params.call);
        const said = call === null ? null : await keepLines(house, call, body.lines);
        if (said === null)
          throw new Refused(404, 'There is no such call.', [
            { where: 'params.call', what: 'no such call', todo: 'Take it from the screen.' },
          ]);
        return said;
      },
    );
  };
}

function personRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const schema = { tags, params: ByKey };
    app.get(
      '/accounts/:key/person',
      { schema: { ...schema, querystring: PersonAsked, response: { 200: PersonAnswer, ...PROBLEMS } } },
      async (request) => {
        const { language, worker } = request.query;
        const agency = staffIn(request)?.agency ?? null;
        const told = await accountByKey(house, request.params.key);
        return personAt(house, told, { worker: worker ?? null, agency, language });
      },
    );
    app.get(
      '/accounts/:key/script',
      { schema: { ...schema, querystring: PersonAsked, response: { 200: GuideAnswer, ...PROBLEMS } } },
      async (request) => {
        const told = await accountByKey(house, request.params.key);
        const agency = staffIn(request)?.agency ?? null;
        const debts = await debtsOf(house, told, agency);
        const { language } = told.person;
        return guideFor(house, debts, { worker: request.query.worker ?? null, agency, language });
      },
    );
    app.post(
      '/accounts/:key/hand-over',
      { schema: { ...schema, body: HandOverAsked, response: { 200: HeldAnswer, ...PROBLEMS } } },
      async ({ params, body }) => handOver(house, params.key, body),
    );
    app.post(
      '/accounts/:key/notes',
      { schema: { ...schema, body: NoteAsked, response: { 200: DraftAnswer, ...PROBLEMS } } },
      async (request) => addNoteTo(house, request.params.key, request.body, staffIn(request)?.agency ?? null),
    );
    app.post(
      '/accounts/:key/notes/:note/pin',
      { schema: { tags, params: ByNote, body: PinAsked, response: { 200: DraftAnswer, ...PROBLEMS } } },
      async ({ params, body }) => pinOne(house, params.key, params.note, body),
    );
    app.post(
      '/accounts/:key/draft',
      { schema: { ...schema, body: DraftAsked, response: { 200: DraftAnswer, ...PROBLEMS } } },
      async ({ params, body }) => draftFor(house, params.key, body),
    );
  };
}

/** An agent says that he was abused; the lead hears of it. */
function abuseRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/accounts/:key/abuse',
      { schema: { tags, params: ByKey, body: AbuseAsked, response: { 200: AbuseAnswer, ...PROBLEMS } } },
      async ({ params, body }) => {
        const key = await personKey(house, params.key);
        const day = await house.today();
        const call = body.call === undefined ? null : callOfKey(body.call);
        const permit = call?.slot === key.slot && call.borrower === key.borrower ? call.permit : null;
        const today = await transaction(house.pool, async (client) => {
          await lockBorrowers(client, [key]);
          return keepAbuse(client, key, { worker: body.worker, day, at: house.now(day), permit });
        });
        return { today, pause: isPauseDue(today) };
      },
    );
    app.get(
      '/abuses',
      { schema: { tags, querystring: AbusesAsked, response: { 200: AbusesAnswer, ...PROBLEMS } } },
      ({ query }) => abusesTold(house, query),
    );
    app.post(
      '/abuses/seen',
      { schema: { tags, body: SeenAsked, response: { 200: AbusesAnswer, ...PROBLEMS } } },
      async ({ body }) => {
        const abuse = callOfKey(body.abuse)!;
        if (!(await markSeen(house.pool, abuse, abuse.permit, body.by)))
          throw new Refused(409, 'This was seen already.', [
            { where: 'body.abuse', what: 'nothing waits here', todo: 'Look at the list again.' },
          ]);
        return abusesTold(house);
      },
    );
  };
}

async function abusesTold(
  house: House,
  { which, size, after }: z.infer<typeof AbusesAsked> = AbusesAsked.parse({}),
): Promise<z.infer<typeof AbusesAnswer>> {
  const rows = await notedAbuses(house.pool, {
    all: which === 'all',
    after: after === undefined ? null : readCursor(after, 5),
    size: size + 1,
  });
  const place = ({ day, at, slot, borrower, seq }: NotedAbuse) => [day, at, slot, borrower, seq];
  return {
    items: rows.slice(0, size).map(({ slot, borrower, seq, accountId, worker, day, at, today, seenBy }) => ({
      abuse: `${slot}-${borrower}-${seq}`,
      key: accountId === null ? null : `${slot}-${accountId}`,
      worker,
      day: formatDay(day),
      at: instantText(at),
      today,
      seenBy,
    })),
    next: nextOf(rows, size, place),
  };
}
