/**
 * What does a borrower get to see?
 *
 * In a demonstration the far ends of every carrier stand on this machine: a telephone network, a mail server, a push service, a post
 * office. What arrived there, as it arrived, can be looked at; a real house has no such window, and this address is not there.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

export const Arrived = z
  .object({
    id: z.string(),
    way: z.enum(['sms', 'email', 'push', 'letter']),
    to: z.string(),
    from: z.string(),
    arrived: z.string().nullable().describe('Clock of this machine, ISO 8601, where the far end says'),
    subject: z.string().nullable(),
    text: z.string(),
    html: z.string().nullable(),
    parts: z.int().nullable().describe('Of a long text message'),
  })
  .meta({ id: 'Arrived' });

export const ArrivedAnswer = z
  .object({
    counts: z.record(z.string(), z.int()).describe('How many arrived since the far ends stand, by way'),
    items: z.array(Arrived).describe('Newest first'),
  })
  .meta({ id: 'ArrivedAnswer' });

export const ArrivedAsked = z.object({
  way: z.enum(['sms', 'email', 'push', 'letter']).default('sms'),
  to: z.string().max(100).default('').describe('Part of a number or mailbox'),
});

export type Arrived = z.infer<typeof Arrived>;
export type ArrivedAnswer = z.infer<typeof ArrivedAnswer>;

/** The far ends of a demonstration. */
export interface FarEnds {
  /** What arrived by a way at whoever has `to` in his address, newest first, at most `most`. */
  arrived(way: Arrived['way'], to: string, most: number): readonly Arrived[];
  counts(): Readonly<Record<string, number>>;
  /** What a borrower answers by text message to what he got. */
  answer(id: string, text: string): Promise<void>;
}

export const AnswerGiven = z.object({ id: z.string(), text: z.string().min(1).max(300) });

const SHOWN = 60;

/** The addresses under /api/far-ends. */
export function farEndsApi(farEnds: FarEnds): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/',
      { schema: { tags: ['far-ends'], querystring: ArrivedAsked, response: { 200: ArrivedAnswer } } },
      async ({ query }) => ({
        counts: { ...farEnds.counts() },
        items: [...farEnds.arrived(query.way, query.to, SHOWN)],
      }),
    );
    app.post(
      '/answers',
      { schema: { tags: ['far-ends'], body: AnswerGiven, response: { 204: z.null() } } },
      async ({ body }, reply) => {
        await farEnds.answer(body.id, body.text);
        return reply.code(204).send(null);
      },
    );
  };
}
