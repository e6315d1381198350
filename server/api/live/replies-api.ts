/**
 * What have people written back that a person must read?
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { endReply, type ReplyTold, readReplies } from '../../db/contact/reply-rows.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { maskedName, maskedPhone } from '../mask.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { onThisMachine } from './pay-api.ts';
import { RepliesAnswer, RepliesAsked, ReplyKey } from './silence-schema.ts';

/** The addresses under /api/agent. */
export function repliesApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = { 400: ProblemDetails, 403: ProblemDetails, 409: ProblemDetails };
    app.get(
      '/replies',
      {
        schema: { tags: ['agent'], querystring: RepliesAsked, response: { 200: RepliesAnswer, ...problems } },
      },
      async ({ query }) => replies(house, query.state, query.size),
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
  };
}

async function replies(house: House, state: ReplyTold['state'], size: number): Promise<RepliesAnswer> {
  const rows = await readReplies(house.pool, state, size);
  return {
    today: formatDay(await house.today()),
    items: rows.map(({ body, sender, at, people, meaning, ...row }) => ({
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
