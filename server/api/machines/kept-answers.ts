/**
 * Is this a request that was answered before?
 *
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key with the same content gets the same answer, which says that
 * it is one (`Idempotency-Replayed`); with other content it is refused; while the first is being done, the second is asked to wait. What
 * a route changes is entered once besides, under numbers of its own: an answer that was lost with its process is made again, not done again.
 * What was asked is known again by a keyed digest, and what was answered lies under the same key of the house: both tell of people.
 */
import { createHmac, createSecretKey, type KeyObject, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MACHINES } from '../../../policy/house/doors/machines.ts';
import { type AnswerKey, claimAnswer, keepAnswer, leaveClaim } from '../../db/machines/answer-rows.ts';
import type { Pool } from '../../db/pool.ts';
import { decrypt, encrypt } from '../../evidence/master-key.ts';
import { houseKey } from '../../vault/house-key.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { notedOf } from './machine-pass.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers of this route are kept under the key that comes with the request. */
    answerKept?: true;
  }
  interface FastifyRequest {
    answerClaim: (AnswerKey & { readonly claim: string }) | null;
  }
}

/** What a route says whose answers are kept. */
export const ANSWER_KEPT = { answerKept: true } as const;

export const AnswerKeyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\w-]{8,100}$/, 'eight to a hundred letters, digits and hyphens')
    .describe('Chosen for one request: sent again it counts once and is answered alike'),
});

/** A key as bytes, and made ready for digests: made anew for each it would cost more than the digest. */
interface AnswersKey {
  readonly bytes: Buffer;
  readonly ready: KeyObject;
}

const KEYS = new WeakMap<Pool, Promise<AnswersKey>>();

/** The key of kept answers, read once for a book: it stays what it is when the master key changes. */
function answersKey(pool: Pool): Promise<AnswersKey> {
  const known = KEYS.get(pool);
  if (known !== undefined) return known;
  const read = houseKey(pool, 'answers').then((bytes) => ({ bytes, ready: createSecretKey(bytes) }));
  KEYS.set(pool, read);
  // One that could not be read is asked for again.
  read.catch(() => KEYS.delete(pool));
  return read;
}

const answerPlace = ({ caller, key }: AnswerKey) => `answer/${caller}/${key}`;

/** Has answers kept where routes of `app` say so. */
export function keepAnswers(app: FastifyInstance, { pool }: House): void {
  app.decorateRequest('answerClaim', null);
  app.addHook('preHandler', async (request, reply) => claim(request, reply, pool));
  app.addHook('onSend', async (request, reply, payload) => {
    await keep(request, reply, payload, pool);
    return payload;
  });
}

async function claim(
  request: FastifyRequest,
  reply: FastifyReply,
  pool: Pool,
): Promise<FastifyReply | undefined> {
  const key = request.headers['idempotency-key'];
  if (request.routeOptions.config.answerKept !== true || typeof key !== 'string') return undefined;
  const place = { caller: callerOf(request), key };
  const own = randomUUID();
  const { claimSeconds } = MACHINES.answers;
  const secret = await answersKey(pool);
  const answer = await claimAnswer(
    pool,
    place,
    digestOf(request, secret.ready),
    own,
    claimSeconds,
    notedOf(request),
  );
  switch (answer.state) {
    case 'mine':
      request.answerClaim = { ...place, claim: own };
      return undefined;
    case 'kept':
      return reply
        .code(answer.status)
        .header('idempotency-replayed', 'true')
        .type(answer.type)
        .serializer((body) => String(body))
        .send(decrypt(secret.bytes, answerPlace(place), answer.body).toString('utf8'));
    case 'being-done':
      reply.header('retry-after', '1');
      throw new Refused(409, 'A request with this key is being answered.', [
        {
          where: 'headers.idempotency-key',
          what: 'the first one has no answer yet',
          todo: 'Ask again in a second, with the same key.',
        },
      ]);
    case 'other-input':
      throw new Refused(422, 'This key was used for another request.', [
        {
          where: 'headers.idempotency-key',
          what: 'the content differs',
          todo: 'Choose a new key for a new request.',
        },
      ]);
  }
}

/** Under whose name keys are counted; where doors stand open every address is counted by itself. */
function callerOf({ machine, signedIn, url }: FastifyRequest): string {
  if (machine !== null) return `key ${machine.id}`;
  if (signedIn === null) return `open ${url}`;
  const { caller } = signedIn;
  return caller.kind === 'staff' ? `staff ${caller.number}` : `borrower ${caller.slot}-${caller.borrower}`;
}

function digestOf({ method, url, body }: FastifyRequest, secret: KeyObject): Buffer {
  const text = JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  return createHmac('sha256', secret)
    .update(`${method} ${url}\n${text ?? ''}`)
    .digest();
}

async function keep(
  { answerClaim }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  pool: Pool,
): Promise<void> {
  if (answerClaim === null) return;
  const { claim: own, ...place } = answerClaim;
  const { statusCode: status } = reply;
  // What was a trouble of ours, or of the moment, may turn out otherwise.
  if (status >= 500 || typeof payload !== 'string') return leaveClaim(pool, place, own);
  const type = String(reply.getHeader('content-type') ?? '');
  const { bytes } = await answersKey(pool);
  const body = encrypt(bytes, answerPlace(place), payload);
  await keepAnswer(pool, place, own, { status, type, body });
}
