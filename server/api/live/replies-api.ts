/**
 * What have people written back that a person must read, and what becomes of it?
 *
 * One that disputes something or complains is turned into a dispute or a complaint, with its words as they came. Turned twice it is the same
 * case; cut off in between it is found again by the next try.
 */

import { hash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { endReply, type ReplyTold, readReplies } from '../../db/contact/reply-rows.ts';
import { readTold } from '../../db/reading/told-account.ts';
import { takeFrom } from '../complaints/complaints-api.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { take as takeDisputeOf } from '../disputes/own-disputes-api.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName, maskedPhone } from '../mask.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import { onThisMachine } from './pay-api.ts';
import { RepliesAnswer, RepliesAsked, ReplyKey, ReplyTurned } from './silence-schema.ts';

/** The addresses under /api/agent. */
export function repliesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 403, 409);
    app.get(
      '/replies',
      {
        schema: { tags: ['agent'], querystring: RepliesAsked, response: { 200: RepliesAnswer, ...problems } },
      },
      async ({ query }) => replies(house, query.state, query.size, query.after),
    );
    app.post(
      '/replies/answered',
      { schema: { tags: ['agent'], body: ReplyKey, response: { 200: RepliesAnswer, ...problems } } },
      async (request) => {
        onThisMachine(request);
        const { slot, reference } = request.body;
        if (!(await endReply(house.pool, slot, reference)))
          throw new Refused(409, 'This reply is not open any more.');
        return replies(house, 'open', 100);
      },
    );
    app.post(
      '/replies/turned',
      {
        schema: {
          tags: ['agent'],
          body: ReplyTurned,
          response: { 200: RepliesAnswer, ...problems, 404: ProblemDetails, 429: ProblemDetails },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        await turn(house, request.body, performance.now() - reply.elapsedTime);
        return replies(house, 'open', 100);
      },
    );
  };
}

/** The ground that is written down for a reply that says no more; who decides reads its words. */
const GROUND = {
  debt: 'not-mine',
  amount: 'wrong-sum',
  payment: 'not-credited',
  identity: 'wrong-person',
} as const;
/** Letters of a dispute and of a complaint at most. */
const MOST = { dispute: 2_000, complaint: 8_000 } as const;

async function turn(house: House, asked: ReplyTurned, since: number): Promise<void> {
  const { slot, reference, into, account, by } = asked;
  const [found] = await readReplies(house.pool, 'open', 1, { slot, reference });
  if (found === undefined) throw new Refused(409, 'This reply is not open any more.');
  const [place = '', number = ''] = account.split('-');
  const told = found.people.some(({ accounts }) => accounts.includes(account))
    ? await readTold(house.pool, { slot: Number(place), accountId: BigInt(number) })
    : null;
  if (told === null)
    throw new Refused(404, 'This account is nobody’s from whom the reply came.', [
      { where: 'body.account', what: account, todo: 'Choose one of those beside the reply.' },
    ]);
  const via = found.way === 'email' ? 'email' : found.way === 'sms' ? 'sms' : 'portal';
  if (into === 'complaint') {
    const words = found.body.slice(0, MOST.complaint);
    await takeFrom(house, told, { kind: null, words, via, takenBy: by, theirNumber: null }, since);
  } else {
    const today = await house.today();
    const from = { via, takenBy: by, request: `reply-${hash('sha256', `${slot}/${reference}`)}` } as const;
    const words = found.body.slice(0, MOST.dispute);
    const nothing = { amount: null, permit: null, told: null, proof: null };
    const one = { kind: into, ground: GROUND[into], accounts: [number], words, ...nothing };
    await takeDisputeOf(house, told, one, from, today, { at: house.now(today), since });
  }
  await endReply(house.pool, slot, reference);
}

async function replies(
  house: House,
  state: ReplyTold['state'],
  size: number,
  after?: string,
): Promise<RepliesAnswer> {
  const behind = after === undefined ? null : readCursor(after, 3);
  const rows = await readReplies(house.pool, state, size + 1, null, behind);
  return {
    today: formatDay(await house.today()),
    next: nextOf(rows, size, ({ stands }) => stands),
    items: rows.slice(0, size).map(({ body, sender, at, people, meaning, stands: _, ...row }) => ({
      ...row,
      sender: maskedSender(sender),
      text: body,
      at: instantText(at),
      meaning: meaning as RepliesAnswer['items'][number]['meaning'],
      people: people.map(({ name, accounts }) => ({ name: maskedName(name), accounts: [...accounts] })),
    })),
  };
}

function maskedSender(sender: string): string {
  const [name = '', host] = sender.split('@');
  return host === undefined ? (maskedPhone(sender) ?? '') : `${name.slice(0, 1)}***@${host}`;
}
