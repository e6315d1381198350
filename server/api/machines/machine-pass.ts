/**
 * Which program asks, does its key reach so far, and how much may it still ask for?
 *
 * A key comes as `Authorization: Bearer anh_…` and counts alone: a cookie beside it is not looked at. What is left of its minute stands
 * in `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). Whatever a program changes is noted under its number.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Noted } from '../../db/machines/answer-rows.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import type { Pool } from '../../db/pool.ts';
import { type KnownMachine, machineBy } from '../../machines/api-key.ts';
import type { KeyPace } from '../../machines/key-pace.ts';
import { Refused } from '../problem.ts';

const BEARER = /^Bearer +(anh_\S*)$/i;

declare module 'fastify' {
  interface FastifyRequest {
    /** The program that asks with a key; null: nobody does. */
    machine: KnownMachine | null;
  }
}

/** What a request shows as its key; null: it shows none of ours. */
export function shownKey({ headers }: FastifyRequest): string | null {
  return BEARER.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** The program that asks, counted; null: no key is shown. Refused where it is none of ours, or asks too often. */
export async function passMachine(
  request: FastifyRequest,
  reply: FastifyReply,
  pool: Pool,
  pace: KeyPace,
): Promise<KnownMachine | null> {
  const key = shownKey(request);
  if (key === null) return null;
  const machine = await machineBy(pool, key);
  if (machine === null) {
    reply.header('www-authenticate', 'Bearer realm="anhuan", error="invalid_token"');
    throw new Refused(401, 'This key is not good.', [
      {
        where: 'headers.authorization',
        what: 'unknown, expired or ended',
        todo: 'Ask an administrator for another key.',
      },
    ]);
  }
  const { left, full, wait } = pace.take(machine.id, machine.perMinute, performance.now());
  reply.header('ratelimit-policy', `"key";q=${machine.perMinute};w=60`);
  reply.header('ratelimit', `"key";r=${left};t=${full}`);
  if (wait === 0) return machine;
  reply.header('retry-after', String(wait));
  throw new Refused(429, 'This key asks more often than it may.', [
    {
      where: 'headers.authorization',
      what: `more than ${machine.perMinute} requests in a minute`,
      todo: `Wait ${wait} s.`,
    },
  ]);
}

/** Notes what a program is about to change, where its claim to the answer does not (`notedOf`). */
export async function noteMachine(pool: Pool, request: FastifyRequest): Promise<void> {
  const { who, what, about } = notedOf(request);
  if (who !== null && request.routeOptions.config.answerKept !== true)
    await notePeople(pool, who, what, about);
}

/** What is noted of the program that asks; nobody is when it is none. */
export function notedOf({ machine, method, routeOptions, params }: FastifyRequest): Noted {
  const { host, reference } = params as { readonly host?: string; readonly reference?: string };
  return {
    who: machine === null ? null : `key ${machine.id}`,
    what: `${method} ${routeOptions.url ?? ''}`,
    about: reference === undefined ? (host ?? null) : `${host ?? ''}/${reference}`,
  };
}
