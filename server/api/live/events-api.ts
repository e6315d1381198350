/**
 * How does an open page hear at once that something became known?
 *
 * Server-sent events, one stream for each door: a borrower hears of himself alone, an agent of the account that is open and of those
 * on his list, the studio of all, the lead's door of the team alone. A word says what became known and what ended; it holds no name, no number and no amount.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { endedAmong } from '../../db/people/session-rows.ts';
import { readTold } from '../../db/reading/told-account.ts';
import { byReference } from '../../db/record.ts';
import type { House } from '../house.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { Hub, type Listener } from './event-hub.ts';

const ACCOUNT_KEY = /^\d{1,3}-\d{1,18}$/;

const EventsAsked = z
  .object({
    door: z.enum(['borrower', 'agent', 'studio', 'lead']),
    host: z.string().max(100).optional().describe('The borrower’s door: the lender'),
    reference: z.string().max(200).optional().describe('The borrower’s door: a reference of his'),
    accounts: z.string().max(4000).optional().describe('The agent’s door: keys of accounts, a comma between'),
  })
  .refine(({ door, host, reference }) => door !== 'borrower' || (host && reference), {
    error: 'the borrower’s door needs host and reference',
  })
  .refine(
    ({ accounts = '' }) => accounts === '' || accounts.split(',').every((key) => ACCOUNT_KEY.test(key)),
    {
      error: 'keys of accounts look like 17-1000023',
    },
  );

type Asked = z.infer<typeof EventsAsked>;

/** A stream that says nothing is taken for dead by what lies between: so it says that it lives. Milliseconds. */
const HEARTBEAT = 20_000;
/** A reader who takes nothing any more is let go at so many bytes; he comes back and looks again. */
const MOST_UNREAD = 1 << 20;

/** The address /api/events. `heartbeat`: milliseconds between two signs of life. */
export function eventsApi(house: House, heartbeat = HEARTBEAT): FastifyPluginAsyncZod {
  return async (app) => {
    const hub = new Hub(house.pool);
    const streams = new Map<FastifyReply, Buffer | null>();
    const endLost = () => endWithSessions(house, streams);
    const watch = setInterval(() => void endLost().catch(() => {}), heartbeat);
    app.sessionsChanged.add(endLost);
    app.addHook('preClose', async () => {
      clearInterval(watch);
      app.sessionsChanged.delete(endLost);
      for (const one of streams.keys()) one.raw.end();
      await hub.close();
    });
    app.get(
      '/events',
      {
        schema: {
          tags: ['events'],
          querystring: EventsAsked,
          response: {
            200: z.string().describe('text/event-stream'),
            400: ProblemDetails,
            404: ProblemDetails,
          },
        },
      },
      async (request, reply) => {
        const concerns = await concernsOf(house, request.query);
        const replies = request.query.door === 'studio';
        const team = request.query.door === 'lead';
        reply.hijack();
        streams.set(reply, request.signedIn?.digest ?? null);
        await stream(hub, { concerns, replies, team }, request, reply, heartbeat, () =>
          streams.delete(reply),
        );
        return reply;
      },
    );
  };
}

/** Ends the streams whose session is over, whoever ended it and wherever. A page that comes back is asked to sign in. */
async function endWithSessions(
  { pool, people }: House,
  streams: ReadonlyMap<FastifyReply, Buffer | null>,
): Promise<void> {
  const held = [...streams.values()].filter((digest) => digest !== null);
  if (people === undefined || held.length === 0) return;
  const over = await endedAmong(pool, held);
  for (const [reply, digest] of streams)
    if (digest !== null && over.some((one) => one.equals(digest))) reply.raw.end();
}

/** Whom a stream may hear of. */
async function concernsOf(
  house: House,
  { door, host = '', reference = '', accounts = '' }: Asked,
): Promise<Listener['concerns']> {
  if (door === 'studio') return () => true;
  if (door === 'lead') return () => false;
  if (door === 'agent') {
    const own = new Set(accounts.split(','));
    return (_, keys) => keys.some((key) => own.has(key));
  }
  const key = await byReference(house.pool, host, reference);
  const told = key === null ? null : await readTold(house.pool, key);
  if (key === null || told === null)
    throw new Refused(404, 'No account has this reference.', [
      {
        where: 'query.reference',
        what: 'it is not in the book',
        todo: 'Check it against a message of ours.',
      },
    ]);
  return ({ slot, borrower }) => slot === key.slot && borrower === told.person.id;
}

async function stream(
  hub: Hub,
  hears: Omit<Listener, 'tell'>,
  { headers }: FastifyRequest,
  { raw }: FastifyReply,
  heartbeat: number,
  left: () => void,
): Promise<void> {
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const say = (text: string) => {
    if (raw.writableLength > MOST_UNREAD) raw.destroy();
    else if (!raw.writableEnded) raw.write(text);
  };
  const beat = setInterval(() => say(': here\n\n'), heartbeat);
  let gone = false;
  let close = () => {};
  raw.on('close', () => {
    gone = true;
    clearInterval(beat);
    close();
    left();
  });
  say('retry: 1000\n\n');
  const last = headers['last-event-id'];
  close = await hub.open(
    {
      ...hears,
      tell: (id, told) => say(`id: ${id}\nevent: ${told.type}\ndata: ${JSON.stringify(told)}\n\n`),
    },
    typeof last === 'string' ? last : null,
  );
  if (gone) close();
}
