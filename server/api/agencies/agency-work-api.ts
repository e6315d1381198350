/**
 * What does a program of an agency ask here: what lies with it, leave for one contact, what came of it, and that all was given back?
 *
 * For the agency of its key alone: no address names another. What is tried beyond that is refused like what does not exist, and kept among
 * the breaches by whoever decides it. A webhook may tell it of a recall sooner; nothing here relies on that.
 */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { type AgencyProgram, type AgencyRoom, askLeave, useLeave } from '../../agencies/asked-leave.ts';
import { declareReturn } from '../../agencies/declare-return.ts';
import { reportContact } from '../../agencies/reported-contact.ts';
import { callOfKey } from '../../contact/calls/call-room.ts';
import type { Key } from '../../db/accounts.ts';
import { declarationsOf, undeclaredCases } from '../../db/agencies/case-list.ts';
import { lawFor } from '../../gate/law-for.ts';
import { PlacedAnswer } from '../desk/desk-schema.ts';
import { placedList } from '../desk/placed-view.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from '../machines/kept-answers.ts';
import { agencyOf } from '../people/owned-by-caller.ts';
import { problemsAt, Refused } from '../problem.ts';
import {
  ByAsked,
  ContactReported,
  ContactTaken,
  DeclareAsked,
  DeclaredAnswer,
  LeaveAnswer,
  LeaveAsked,
  OwnPlacedAsked,
  ReturnsAnswer,
  UsedAnswer,
} from './agency-work-schema.ts';

const problems = problemsAt(400, 401, 403, 409, 429);
const tags = ['agency'];

/** The addresses under /api/agency. */
export function agencyWorkApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/placements',
      { schema: { tags, querystring: OwnPlacedAsked, response: { 200: PlacedAnswer, ...problems } } },
      async (request) =>
        placedList(house, { agency: programOf(request).agency, worker: null }, request.query),
    );
    await app.register(leaveRoutes(house));
    await app.register(reportRoutes(house));
    await app.register(returnRoutes(house));
  };
}

function leaveRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const headers = AnswerKeyHeader;
    app.post(
      '/permits',
      {
        config: ANSWER_KEPT,
        schema: { tags, headers, body: LeaveAsked, response: { 200: LeaveAnswer, ...problems } },
      },
      async (request) => {
        const { account, worker } = request.body;
        const wish = { account: accountIn(account), worker };
        const leave = await askLeave(await roomOf(house), programOf(request), wish);
        if (leave.state === 'outside') throw notYours();
        if (leave.state === 'refused')
          return {
            state: 'refused' as const,
            reasons: [...leave.reasons],
            nextAllowedAt: leave.nextAllowedAt === null ? null : instantText(leave.nextAllowedAt),
          };
        const { slot, borrower, permit } = leave.permit;
        return {
          state: 'permit' as const,
          permit: `${slot}-${borrower}-${permit}`,
          code: leave.code,
          until: instantText(leave.until),
        };
      },
    );
    app.post(
      '/permits/:permit/use',
      {
        config: ANSWER_KEPT,
        schema: { tags, headers, params: ByAsked, response: { 200: UsedAnswer, ...problems } },
      },
      async (request) => {
        const used = await useLeave(
          await roomOf(house),
          programOf(request),
          callOfKey(request.params.permit)!,
        );
        if (used.state === 'outside') throw notYours();
        if (used.state === 'refused') {
          const again = used.nextAllowedAt;
          return {
            state: 'refused' as const,
            why: used.why,
            nextAllowedAt: again === null ? null : instantText(again),
          };
        }
        const { at, number, tellBy } = used;
        return { state: 'go' as const, at: instantText(at), number, tellBy: instantText(tellBy) };
      },
    );
  };
}

function reportRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const headers = AnswerKeyHeader;
    app.post(
      '/contacts',
      {
        config: ANSWER_KEPT,
        schema: { tags, headers, body: ContactReported, response: { 200: ContactTaken, ...problems } },
      },
      async (request) => {
        const { account, permit, at, outcome, said } = request.body;
        return reportContact(await roomOf(house), programOf(request), {
          account: accountIn(account),
          permit: permit === null ? null : callOfKey(permit),
          at: Math.floor(Date.parse(at) / 60_000),
          ...{ outcome, said },
        });
      },
    );
  };
}

function returnRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/returns',
      { schema: { tags, response: { 200: ReturnsAnswer, ...problems } } },
      async (request) => {
        const { agency } = programOf(request);
        const [waiting, declared] = await Promise.all([
          undeclaredCases(house.pool, agency),
          declarationsOf(house.pool, agency, 20),
        ]);
        return {
          waiting: waiting.slice(0, 1_000).map(({ slot, accountId, endedOn }) => ({
            key: `${slot}-${accountId}`,
            endedOn: formatDay(endedOn),
          })),
          count: waiting.length,
          declared: declared.map(({ declaration, day, by, cases, digest }) => ({
            ...{ declaration, by, cases, digest },
            day: formatDay(day),
          })),
        };
      },
    );
    app.post(
      '/returns',
      { schema: { tags, body: DeclareAsked, response: { 200: DeclaredAnswer, ...problems } } },
      async (request) => {
        const { agency, key } = programOf(request);
        const day = await house.today();
        const declared = await declareReturn(house.pool, agency, key, request.body.words, day);
        if (declared === null)
          throw new Refused(409, 'There is nothing to declare.', [
            { where: 'body', what: 'everything given back was declared', todo: 'Look at the list.' },
          ]);
        return declared;
      },
    );
  };
}

/** Whoever asks belongs to an agency, even where doors stand open. `key`: number of the key, or of the person. */
export function programOf({ machine, signedIn }: FastifyRequest): AgencyProgram {
  const caller = machine ?? signedIn?.caller ?? null;
  const agency = caller === null ? null : agencyOf(caller);
  if (caller === null || agency === null)
    throw new Refused(401, 'Show a key that was made for an agency.', [
      {
        where: 'headers.authorization',
        what: 'no such key',
        todo: 'Ask an administrator of the house for one.',
      },
    ]);
  return {
    agency,
    key: caller.kind === 'machine' ? caller.id : caller.kind === 'staff' ? caller.number : '',
  };
}

/** One answer for what is another's and for what does not exist. */
function notYours(): Refused {
  return new Refused(403, 'This does not lie with you.', [
    {
      where: 'body.account',
      what: 'it was recalled, lies with somebody else, or does not exist',
      todo: 'Read your list again.',
    },
  ]);
}

function accountIn(key: string): Key {
  const [slot, account] = key.split('-');
  return { slot: Number(slot), accountId: BigInt(account!) };
}

/** What leave is given by, on the open day. */
async function roomOf(house: House): Promise<AgencyRoom> {
  const { pool, products, collecting, ladder } = house;
  const day = await house.today();
  const planned = house.ladders?.on(day - 1) ?? ladder;
  return {
    pool,
    day,
    gatehouse: {
      ...{ collecting, products },
      lawOf: (region) => lawFor(region, collecting),
      strategy: `${planned.id}@${planned.version}`,
      now: () => house.now(day),
    },
  };
}
