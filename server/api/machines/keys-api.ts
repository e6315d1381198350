/**
 * Which programs may come in, and how does one get its key or lose it?
 *
 * Under /api/people, for administrators. A key is shown once; whoever loses it gets another.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { readAgencies } from '../../agencies/agency-desk.ts';
import { allKeys, endKey } from '../../db/machines/program-keys.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import { type Pool, transaction } from '../../db/pool.ts';
import { makeKey } from '../../machines/api-key.ts';
import type { SignedIn } from '../../people/session-token.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { ByApiKey, KeyAsked, KeyEnded, KeyMade, KeysAnswer, KeysAsked } from './machines-schema.ts';

const problems = problemsAt(400, 401, 403, 404);
const tags = ['people'];

/** Whoever gives keys away is signed in, even where doors stand open. */
export function administratorOf(signedIn: SignedIn | null): string {
  if (signedIn?.caller.kind === 'staff') return signedIn.caller.number;
  throw new Refused(401, 'Sign in first.', [
    { where: 'session.sign-in', what: 'nobody is signed in', todo: 'Sign in, and ask again.' },
  ]);
}

/** The addresses about keys. */
export function keysApi({ pool }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/keys',
      { schema: { tags, querystring: KeysAsked, response: { 200: KeysAnswer, ...problems } } },
      async ({ query: { after, size } }) => {
        const place = after === undefined ? null : placeIn(after);
        const [rows, agencies] = await Promise.all([allKeys(pool, size + 1, place), workingAgencies(pool)]);
        return {
          items: rows.slice(0, size).map(({ place: _, endedAt: __, ...row }) => ({
            ...row,
            scopes: [...row.scopes],
            madeAt: row.madeAt.toISOString(),
            until: row.until.toISOString(),
            usedAt: row.usedAt?.toISOString() ?? null,
          })),
          next: nextOf(rows, size, ({ place, id }) => [place, numberOfId(id)]),
          agencies,
        };
      },
    );
    app.post(
      '/keys',
      { schema: { tags, body: KeyAsked, response: { 200: KeyMade, ...problems } } },
      async ({ body, signedIn }) => {
        const by = administratorOf(signedIn);
        await refuseStranger(pool, body.agency);
        return makeKey(pool, body, by);
      },
    );
    app.post(
      '/keys/:key/end',
      { schema: { tags, params: ByApiKey, response: { 200: KeyEnded, ...problems } } },
      async ({ params: { key }, signedIn }) => {
        const by = administratorOf(signedIn);
        const ended = await transaction(pool, async (client) => {
          const is = await endKey(client, key, by);
          if (is) await notePeople(client, by, 'ended a key', key);
          return is;
        });
        if (!ended)
          throw new Refused(404, 'There is no such key that is good.', [
            { where: 'params.key', what: key, todo: 'Look at the list again.' },
          ]);
        return { state: 'ended' as const };
      },
    );
  };
}

/** Nothing is made for an agency that was not let in. */
export async function refuseStranger(pool: Pool, agency: string | null): Promise<void> {
  if (agency === null || (await workingAgencies(pool)).some((one) => one.agency === agency)) return;
  throw new Refused(404, 'There is no such agency.', [
    { where: 'body.agency', what: 'this agency has not been let in', todo: 'Let it in first.' },
  ]);
}

/** Agencies that were let in and not ended. */
export async function workingAgencies(
  pool: Pool,
): Promise<{ agency: string; name: { zh: string; en: string } }[]> {
  const { files } = await readAgencies(pool);
  return [...files.values()]
    .filter(({ isEnded }) => !isEnded)
    .map(({ agency, name }) => ({ agency, name: { ...name } }));
}

/** A cursor holds whole numbers: the letters of a key's number are digits to the base 36. */
const numberOfId = (id: string): string =>
  [...id].reduce((sum, one) => sum * 36n + BigInt(Number.parseInt(one, 36)), 0n).toString();

function placeIn(after: string): { readonly at: bigint; readonly id: string } {
  const [at, number] = readCursor(after, 2);
  return { at: at!, id: number!.toString(36).padStart(12, '0') };
}
