/**
 * How does a borrower see what is coming, set his own reminders, take his dates with him, and follow his credit record?
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { creditTermsOn } from '../../../policy/house/credit-reporting.ts';
import { monthsInOrder, recordsOf } from '../../../rules/credit/record-tracker.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { termsOf } from '../../../rules/deadlines/deadline-law.ts';
import { clockOf, clockText } from '../../../rules/gate/local-time.ts';
import { replay } from '../../../rules/history.ts';
import { latenessOf } from '../../../rules/telling/forecast.ts';
import { creditEventsOf, creditWatchOf } from '../../db/credit/credit-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { readReminders, writeReminders } from '../../db/prevention/reminder-rows.ts';
import { readToldPerson, type Told } from '../../db/reading/told-account.ts';
import { deadlinesFor } from '../../gate/deadlines-for.ts';
import { chosenAccount, ownAccount, productOf } from '../borrower-api.ts';
import { ByAccount, ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { ProblemDetails, problemsAt } from '../problem.ts';
import { amountText, LanguageChoice } from '../wire.ts';
import { dueCalendar } from './due-calendar.ts';
import { dueDatesOf } from './due-dates.ts';
import { CreditAnswer, PreventionAnswer, RemindersAsked } from './prevention-schema.ts';

/** Addresses under /api/borrower. */
export function preventionApi(house: House): FastifyPluginAsyncZod {
  const problems = problemsAt(400, 404);
  return async (app) => {
    app.get(
      '/:host/:reference/prevention',
      {
        schema: { tags: ['borrower'], params: ByReference, response: { 200: PreventionAnswer, ...problems } },
      },
      async ({ params }) => prevention(house, await chosenAccount(house, params)),
    );
    app.post(
      '/:host/:reference/reminders',
      {
        schema: {
          tags: ['borrower'],
          params: ByReference,
          body: RemindersAsked,
          response: { 200: PreventionAnswer, 403: ProblemDetails, ...problems },
        },
      },
      async (request) => {
        onThisMachine(request);
        const chosen = await chosenAccount(house, request.params);
        const key = { slot: chosen.key.slot, borrower: chosen.person.id };
        const set = request.body.reminders.map(({ way, daysBefore, at }) => ({
          way,
          daysBefore,
          clock: clockOf(at),
        }));
        await transaction(house.pool, async (client) => {
          await lockBorrowers(client, [key]);
          await writeReminders(client, key, set);
        });
        return prevention(house, chosen);
      },
    );
    calendarRoute(app, house);
    app.get(
      '/:host/:reference/accounts/:account/credit',
      { schema: { tags: ['borrower'], params: ByAccount, response: { 200: CreditAnswer, ...problems } } },
      async ({ params }) => credit(house, await ownAccount(house, params)),
    );
  };
}

/** The due days as a file for any calendar. */
function calendarRoute(app: Parameters<FastifyPluginAsyncZod>[0], house: House): void {
  app.get(
    '/:host/:reference/calendar.ics',
    {
      schema: {
        tags: ['borrower'],
        params: ByReference,
        querystring: LanguageChoice,
        response: { 200: z.string().describe('text/calendar, RFC 5545'), 404: ProblemDetails },
      },
    },
    async ({ params, query }, reply) => {
      const today = await house.today();
      const dates = dueDatesOf(await allOf(house, await chosenAccount(house, params)), today);
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="due-days.ics"')
        .send(dueCalendar(dates, query.language, today));
    },
  );
}

async function allOf(house: House, chosen: Told) {
  const own = await readToldPerson(house.pool, chosen.key);
  return own.map((told) => ({ told, product: productOf(house, told) }));
}

async function prevention(house: House, chosen: Told): Promise<PreventionAnswer> {
  const today = await house.today();
  const reminders = await readReminders(house.pool, { slot: chosen.key.slot, borrower: chosen.person.id });
  const dates = dueDatesOf(await allOf(house, chosen), today);
  return {
    today: formatDay(today),
    reminders: reminders.map(({ way, daysBefore, clock }) => ({ way, daysBefore, at: clockText(clock) })),
    dates: dates.map(({ day, account, product, amount }) => ({
      day: formatDay(day),
      account: String(account),
      product: product.name,
      amount: amountText(amount, product.currency),
      currency: product.currency,
    })),
  };
}

async function credit(house: House, told: Told): Promise<CreditAnswer> {
  const { account, key, person, history } = told;
  const product = productOf(house, told);
  const today = await house.today();
  const [events, watch] = await Promise.all([
    creditEventsOf(house.pool, key),
    creditWatchOf(house.pool, key),
  ]);
  const rules = deadlinesFor(person.region, today, house.collecting);
  const records = recordsOf(events, termsOf(rules, 'negative-record')[0] ?? null);
  const { daysPastDue } = latenessOf(account, today, product);
  const announced = watch?.message != null && watch.reportedOn === null && daysPastDue > 0;
  const last = records.at(-1);
  const isOpen = last !== undefined && last.endedOn === null;
  const { reportAt, waitDays } = creditTermsOn(today);
  const asked: Day[] = [];
  const { arrears } = replay(history, product, today - 1, today, ({ body }) => {
    if (body.type === 'due' || body.type === 'statement-due') asked.push(body.asked.due);
  });
  return {
    today: formatDay(today),
    currency: product.currency,
    state: isOpen
      ? 'reported'
      : announced
        ? 'announced'
        : daysPastDue > 0
          ? 'late'
          : last === undefined
            ? 'clear'
            : 'ended',
    reportFrom: announced
      ? formatDay(Math.max((watch.messageDay ?? today) + waitDays, today + reportAt - daysPastDue))
      : null,
    events: events
      .map(({ day, act, since, daysPastDue: late, overdue }) => ({
        day: formatDay(day),
        act,
        since: formatDay(since),
        daysPastDue: late,
        overdue: amountText(overdue, product.currency),
      }))
      .reverse(),
    records: records.map(({ since, reportedOn, endedOn, marked, leavesOn }) => ({
      since: formatDay(since),
      reportedOn: formatDay(reportedOn),
      endedOn: endedOn === null ? null : formatDay(endedOn),
      marked,
      leavesOn: leavesOn === null ? null : formatDay(leavesOn),
    })),
    monthsInOrder: monthsInOrder(asked, lateSpans(arrears), today),
  };
}

/** Days in arrears, from the days on which they began or ended. */
function lateSpans(
  arrears: readonly { readonly from: Day; readonly oldestDue: Day | null }[],
): { from: Day; to: Day | null }[] {
  return arrears.flatMap(({ oldestDue, from }, place) =>
    oldestDue === null ? [] : [{ from: from + 1, to: arrears[place + 1]?.from ?? null }],
  );
}
