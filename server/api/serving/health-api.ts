/**
 * Is the house at work, for people and for machines that watch?
 *
 * `/health` says it in JSON, `/metrics` in the text format of Prometheus: what waits, what senders and their carriers say, how quickly
 * silence fell, which day was closed last. Numbers and names of carriers only; nothing about any person.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { type SenderSeen, sendersSeen, type Waiting, waitingByWay } from '../../db/contact/sender-rows.ts';
import { lastClosedDay } from '../../db/night.ts';
import { wordsOf } from '../../trouble.ts';
import type { House } from '../house.ts';
import { DayText } from '../wire.ts';
import { metricsText } from './metrics-text.ts';
import { SilenceTimes } from './silence-times.ts';

/** A sender says something every two seconds. */
const UNHEARD_SECONDS = 15;

const CarrierHealth = z.object({
  name: z.string(),
  way: z.string(),
  up: z.boolean(),
  why: z.string().nullable().describe('Why it is down, or what went wrong last'),
  forSeconds: z.int().describe('Since when it is up or down'),
});

const SenderHealth = z.object({
  sender: z.string().describe('Host and process'),
  state: z.enum(['sending', 'holding', 'unheard-of', 'ended']),
  why: z.string().nullable().describe('Why it sends nothing'),
  heardSecondsAgo: z.int(),
  carriers: z.array(CarrierHealth),
});

export const HealthAnswer = z
  .object({
    state: z
      .enum(['well', 'impaired', 'down'])
      .describe('Impaired: it serves, but no sender is at work, one was lost, or a carrier is down'),
    faults: z.array(z.string()).describe('A sentence for each thing that is not as it should be'),
    lastClosedDay: DayText.nullable(),
    waiting: z.array(
      z.object({ way: z.string(), messages: z.int(), oldestDueMinutes: z.int().describe('0: none is due') }),
    ),
    senders: z.array(SenderHealth),
  })
  .meta({ id: 'Health' });
export type HealthAnswer = z.infer<typeof HealthAnswer>;

/** The addresses /health and /metrics. */
export function healthApi(house: House): FastifyPluginAsyncZod {
  const silences = new SilenceTimes(house.pool);
  return async (app) => {
    app.get(
      '/health',
      { schema: { tags: ['health'], response: { 200: HealthAnswer, 503: HealthAnswer } } },
      async (_request, reply) => {
        const health = await healthOf(house);
        return reply.code(health.state === 'down' ? 503 : 200).send(health);
      },
    );
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
      const [seen, times] = await Promise.all([seenIn(house), silences.sinceBegun()]);
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metricsText({ ...seen, times }));
    });
  };
}

/** What is read for both. */
async function seenIn({ pool, now }: House) {
  const [senders, waiting, last] = await Promise.all([
    sendersSeen(pool),
    waitingByWay(pool),
    lastClosedDay(pool),
  ]);
  return { senders, waiting, last, at: last === null ? null : now(last + 1) };
}

async function healthOf(house: House): Promise<HealthAnswer> {
  try {
    const { senders, waiting, last, at } = await seenIn(house);
    const shown = senders.map(senderHealth);
    const faults = faultsOf(shown);
    return {
      state: faults.length === 0 ? 'well' : 'impaired',
      faults,
      lastClosedDay: last === null ? null : formatDay(last),
      waiting: waiting.map((one) => waitingHealth(one, at)),
      senders: shown,
    };
  } catch (error) {
    const faults = [`The database does not answer: ${wordsOf(error)}`];
    return { state: 'down', faults, lastClosedDay: null, waiting: [], senders: [] };
  }
}

function waitingHealth(
  { way, waiting, oldest }: Waiting,
  at: number | null,
): HealthAnswer['waiting'][number] {
  return { way, messages: waiting, oldestDueMinutes: at === null ? 0 : Math.max(0, at - oldest) };
}

function senderHealth({
  sender,
  seenAgo,
  ended,
  why,
  carriers,
}: SenderSeen): HealthAnswer['senders'][number] {
  const unheard = seenAgo > UNHEARD_SECONDS;
  return {
    sender,
    state: ended ? 'ended' : unheard ? 'unheard-of' : why === null ? 'sending' : 'holding',
    why,
    heardSecondsAgo: Math.round(seenAgo),
    carriers: carriers.map(({ carrier, way, up, why: words, sinceAgo }) => ({
      name: carrier,
      way,
      up,
      why: words,
      forSeconds: Math.round(sinceAgo),
    })),
  };
}

function faultsOf(senders: HealthAnswer['senders']): string[] {
  const atWork = senders.filter(({ state }) => state === 'sending' || state === 'holding');
  return [
    ...(atWork.length === 0 ? ['No sender is at work: start one with ./anhuan send.'] : []),
    ...senders.flatMap(({ sender, state, why, heardSecondsAgo }) =>
      state === 'unheard-of'
        ? [`${sender} has not been heard of for ${heardSecondsAgo} s.`]
        : state === 'holding'
          ? [`${sender} sends nothing. ${why}`]
          : [],
    ),
    ...atWork.flatMap(({ sender, carriers }) =>
      carriers.flatMap(({ name, up, why, forSeconds }) =>
        up ? [] : [`${name} is down at ${sender} for ${forSeconds} s: ${why ?? 'no word'}.`],
      ),
    ),
  ];
}
