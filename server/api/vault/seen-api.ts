/**
 * Who looked at whom: what compliance reads of it, and what the borrower himself?
 *
 * Compliance sees every look with its number and reason; a borrower sees on each day people of which role looked at his data, when, what
 * they did, which masked fields they opened and why. Names of staff are told to nobody here.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { countSeen, readAlarms, readSeen, type SeenRow } from '../../db/vault/seen-rows.ts';
import { noteOf } from '../../vault/reveal-field.ts';
import { accountByKey } from '../agent-api.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { borrowerAt } from '../inbox/inbox-api.ts';
import { accountNamed } from '../oversight/named-account.ts';
import { ProblemDetails } from '../problem.ts';
import { OwnSeenAnswer, SeenAnswer, SeenQuery } from './vault-schema.ts';

const ALARMS = 50;
/** A borrower sees the last year. */
const DAYS = 366;

/** The address under /api/studio. */
export function seenApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/seen',
      {
        schema: {
          tags: ['studio'],
          querystring: SeenQuery,
          response: { 200: SeenAnswer, 400: ProblemDetails, 404: ProblemDetails },
        },
      },
      async ({ query }): Promise<SeenAnswer> => {
        // What this server still holds back is part of the answer.
        await app.seenLog.flush();
        const rows = await readSeen(house.pool, {
          person: await personAsked(house, query),
          who: query.staff ?? null,
          day: query.day ?? null,
          timeZone: house.collecting.timeZone,
          before: query.before === undefined ? null : BigInt(query.before),
          size: query.size + 1,
        });
        const page = rows.slice(0, query.size);
        const alarms = query.before === undefined ? await readAlarms(house.pool, ALARMS) : [];
        return {
          items: page.map(shown),
          next: rows.length > page.length ? String(page.at(-1)!.seq) : null,
          alarms: alarms.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
        };
      },
    );
  };
}

async function personAsked(
  house: House,
  { person, account }: { readonly person?: string | undefined; readonly account?: string | undefined },
): Promise<BorrowerKey | null> {
  if (person !== undefined) {
    const [slot, borrower] = person.split('-');
    return { slot: Number(slot), borrower: BigInt(borrower!) };
  }
  if (account === undefined) return null;
  if (/^\d{1,3}-\d{1,18}$/.test(account)) return borrowerOf(house, account);
  const { slot, accountId } = await accountNamed(house, account, 'query.account');
  return borrowerOf(house, `${slot}-${accountId}`);
}

async function borrowerOf(house: House, account: string): Promise<BorrowerKey> {
  const { key, person } = await accountByKey(house, account);
  return { slot: key.slot, borrower: person.id };
}

function shown({ seq, at, slot, borrower, account, note, key, field, why, ...row }: SeenRow) {
  return {
    ...row,
    seq: String(seq),
    at: new Date(at).toISOString(),
    person: `${slot}-${borrower}`,
    account: account === null ? null : `${slot}-${account}`,
    field: field as SeenAnswer['items'][number]['field'],
    why: why as SeenAnswer['items'][number]['why'],
    note: noteOf(key, { slot, borrower }, note),
  };
}

/** The borrower's own address, under /api/borrower. */
export function ownSeenApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/seen',
      {
        schema: {
          tags: ['borrower'],
          params: ByReference,
          response: { 200: OwnSeenAnswer, 404: ProblemDetails },
        },
      },
      async ({ params }): Promise<OwnSeenAnswer> => {
        const { key, timeZone } = await borrowerAt(house, params);
        // What this server still holds back is part of the answer.
        await app.seenLog.flush();
        const days = await countSeen(house.pool, key, timeZone, DAYS);
        return {
          days: days.map((one) => ({
            ...one,
            openings: one.openings as OwnSeenAnswer['days'][number]['openings'],
          })),
        };
      },
    );
  };
}
