/**
 * What is the lender's own interface to the credit bureau to report, since it last asked?
 *
 * In the order in which nights told it, page by page behind a cursor: asked again with the same cursor it gets the same, and what it has
 * reported it never needs to ask about again. Announcements to borrowers are not among it.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { dayOf, formatDay } from '../../../rules/days.ts';
import { bureauFeed } from '../../db/credit/credit-rows.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { ProblemDetails } from '../problem.ts';
import { Amount, amountText, DayText } from '../wire.ts';

const BEGINNING = { day: dayOf(1970, 1, 1), slot: 0, accountId: 0n, seq: 0 };

const FeedAsked = z.object({
  after: z.string().max(400).optional().describe('Cursor of the last page; left out: from the beginning'),
  size: z.coerce.number().int().min(1).max(1_000).default(200),
});

const FeedAnswer = z
  .object({
    items: z.array(
      z.object({
        account: z.string(),
        number: z.int().describe('Numbered within the account'),
        day: DayText,
        act: z.enum(['report', 'update', 'mark', 'unmark', 'end', 'correct']),
        why: z.string(),
        since: DayText.describe('Due day with which the arrears began'),
        daysPastDue: z.int(),
        bucket: z.string().nullable(),
        overdue: Amount,
        currency: z.string(),
      }),
    ),
    next: z.string().nullable().describe('Cursor of this page; null: nothing new'),
  })
  .meta({ id: 'BureauFeed' });

/** The address under /api/studio. */
export function bureauApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/credit/events',
      {
        schema: {
          tags: ['studio'],
          querystring: FeedAsked,
          response: { 200: FeedAnswer, 400: ProblemDetails },
        },
      },
      async ({ query }) => {
        const rows = await bureauFeed(house.pool, placeIn(query.after), query.size);
        const last = rows.at(-1);
        return {
          items: rows.flatMap(
            ({ act, accountId, seq, day, why, since, daysPastDue, bucket, overdue, currency }) => {
              if (act === 'announce') return [];
              const digits =
                [...house.products.values()].find((one) => one.currency.code === currency)?.currency.digits ??
                2;
              return [
                {
                  ...{ act, why, daysPastDue, bucket, currency },
                  account: String(accountId),
                  number: seq,
                  day: formatDay(day),
                  since: formatDay(since),
                  overdue: amountText(overdue, { code: currency, digits }),
                },
              ];
            },
          ),
          next:
            last === undefined
              ? null
              : writeCursor([last.day, last.slot, last.accountId, last.seq].map(String)),
        };
      },
    );
  };
}

function placeIn(after: string | undefined): typeof BEGINNING {
  if (after === undefined) return BEGINNING;
  const [day, slot, accountId, seq] = readCursor(after, 4) as [bigint, bigint, bigint, bigint];
  return { day: Number(day), slot: Number(slot), accountId, seq: Number(seq) };
}
