/**
 * Which messages have I, from whom, and about what?
 *
 * The borrower's inbox: what was written to him here or pushed to his devices, in full, with the code by which he can check it. Opening
 * one is kept once, as its delivery.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { formatDay } from '../../../rules/days.ts';
import { clockText, localOf, type Minute, type Zone } from '../../../rules/gate/local-time.ts';
import { codeText } from '../../../rules/telling/check-code.ts';
import type { Language } from '../../../rules/telling/language.ts';
import { type InboxMessage, openMessage, readMessages } from '../../contact/inbox.ts';
import { countUnread } from '../../db/contact/inbox-rows.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { zoneAround } from '../../zone-table.ts';
import { chosenAccount } from '../borrower-api.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { InboxAnswer, InboxAsked, type MessageShown, ReadAnswer } from './inbox-schema.ts';

const ON_A_PAGE = 20;

const ByMessage = ByReference.extend({
  message: z.string().regex(/^\d{1,9}$/, 'not a message number: digits only'),
});

/** Addresses under /api/borrower. */
export function inboxApi(house: House): FastifyPluginAsyncZod {
  const problems = problemsAt(400, 404);
  return async (app) => {
    app.get(
      '/:host/:reference/messages',
      {
        schema: {
          tags: ['borrower'],
          params: ByReference,
          querystring: InboxAsked,
          response: { 200: InboxAnswer, ...problems },
        },
      },
      async ({ params, query }) => {
        const reader = await borrowerAt(house, params);
        const { messages, more } = await readMessages(
          house.pool,
          reader.key,
          query.before ?? null,
          ON_A_PAGE,
        );
        return {
          today: formatDay(await house.today()),
          unread: await countUnread(house.pool, reader.key),
          messages: messages.map((message) => shown(message, reader)),
          more,
        };
      },
    );
    app.post(
      '/:host/:reference/messages/:message/read',
      { schema: { tags: ['borrower'], params: ByMessage, response: { 200: ReadAnswer, ...problems } } },
      async ({ params }) => {
        const { key, timeZone } = await borrowerAt(house, params);
        const now = house.now(await house.today());
        const readAt = await openMessage(house.pool, key, Number(params.message), now);
        if (readAt === null)
          throw new Refused(404, 'There is no such message.', [
            {
              where: 'params.message',
              what: `"${params.message}" is not in your inbox`,
              todo: 'Choose one from the list of messages.',
            },
          ]);
        return { readAt: whenText(readAt, timeZone), unread: await countUnread(house.pool, key) };
      },
    );
  };
}

interface Reader {
  readonly key: BorrowerKey;
  readonly timeZone: string;
  readonly language: Language;
}

/** Who asks, where he lives, and in which language he is written to. */
export async function borrowerAt(house: House, reference: z.infer<typeof ByReference>): Promise<Reader> {
  const { key, person } = await chosenAccount(house, reference);
  const { timeZone, language } = person;
  return { key: { slot: key.slot, borrower: person.id }, timeZone, language };
}

function shown(row: InboxMessage, { timeZone, language }: Reader): MessageShown {
  const { message, way, purpose, debts, subject, text, crossed } = row;
  return {
    message,
    way,
    at: whenText(row.at, timeZone),
    sender: { zh: LETTERHEADS['zh-CN'].lender, en: LETTERHEADS.en.lender },
    purpose,
    accounts: debts === '' ? [] : debts.split(' '),
    language,
    subject,
    text,
    code: codeText(row.code),
    crossed,
    readAt: row.readAt === null ? null : whenText(row.readAt, timeZone),
  };
}

/** "2026-11-22 10:05" where the borrower lives. */
function whenText(at: Minute, timeZone: string): string {
  const { day, clock } = localOf(zoneOf(timeZone, at), at);
  return `${formatDay(day)} ${clockText(clock)}`;
}

/** Where a borrower lives is what a file said: a zone that does not exist is read as the lender's. */
function zoneOf(timeZone: string, at: Minute): Zone {
  try {
    return zoneAround(timeZone, at);
  } catch (error) {
    if (error instanceof RangeError) return zoneAround(HOUSE.timeZone, at);
    throw error;
  }
}
