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
import { openMessage } from '../../contact/inbox.ts';
import { countUnread, type InboxRow, readInbox } from '../../db/contact/inbox-rows.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { zoneAround } from '../../zone-table.ts';
import { chosenAccount } from '../borrower-api.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { InboxAnswer, InboxAsked, type MessageShown, ReadAnswer } from './inbox-schema.ts';

const ON_A_PAGE = 20;

const ByMessage = ByReference.extend({
  message: z.string().regex(/^\d{1,9}$/, 'not a message number: digits only'),
});

/** Addresses under /api/borrower. */
export function inboxApi(house: House): FastifyPluginAsyncZod {
  const problems = { 400: ProblemDetails, 404: ProblemDetails };
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
        const { key, timeZone } = await borrowerAt(house, params);
        const rows = await readInbox(house.pool, key, query.before ?? null, ON_A_PAGE + 1);
        return {
          today: formatDay(await house.today()),
          unread: await countUnread(house.pool, key),
          messages: rows.slice(0, ON_A_PAGE).map((row) => shown(row, timeZone)),
          more: rows.length > ON_A_PAGE,
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

/** Who asks, and where he lives. */
export async function borrowerAt(
  house: House,
  reference: z.infer<typeof ByReference>,
): Promise<{ key: BorrowerKey; timeZone: string }> {
  const { key, person } = await chosenAccount(house, reference);
  return { key: { slot: key.slot, borrower: person.id }, timeZone: person.timeZone };
}

function shown(row: InboxRow, timeZone: string): MessageShown {
  const { message, way, purpose, debts, language, subject, body, crossed } = row;
  return {
    message,
    way,
    at: whenText(row.at, timeZone),
    sender: { zh: LETTERHEADS['zh-CN'].lender, en: LETTERHEADS.en.lender },
    purpose,
    accounts: debts === '' ? [] : debts.split(' '),
    language,
    subject,
    text: body,
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
