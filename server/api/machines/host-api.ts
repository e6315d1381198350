/**
 * What does a lender's system read here: how an account stands, whom we contacted, what happened?
 *
 * For a host's own references alone. Lists go page by page behind the last row; events wait where they are read up to, so a program that
 * cannot be called polls what webhooks would bring.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { type Day, formatDay } from '../../../rules/days.ts';
import { DAY_MINUTES, minutesAt } from '../../../rules/gate/local-time.ts';
import { eveningOf, evenings } from '../../../rules/telling/diary.ts';
import { forecast, positionOf } from '../../../rules/telling/forecast.ts';
import { type ContactPlace, exportContacts } from '../../db/machines/export-rows.ts';
import { eventsAfter } from '../../db/machines/told-programs.ts';
import type { Told } from '../../db/reading/told-account.ts';
import type { Ending } from '../../gate/person-log.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { bodyOf } from '../../machines/webhook-words.ts';
import { zoneAround } from '../../zone-table.ts';
import { showAccount, showPosition } from '../account-view.ts';
import { chosenAccount, productOf } from '../borrower-api.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { instantText } from '../gate/gate-view.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import { hostMoney } from './host-money.ts';
import { hostPeople } from './host-people.ts';
import {
  ContactsAnswer,
  ContactsAsked,
  EventsAnswer,
  EventsAsked,
  HostAccount,
  OfAccount,
  OfHost,
  StateAsked,
  ToldEvent,
} from './host-schema.ts';

const problems = problemsAt(400, 403, 404, 429);
const tags = ['host'];
/** How far ahead a balance may be asked for. */
const DAYS_AHEAD = 3_660;
/** Contacts are looked for in pieces of a day, so that none sorts more than it gives. */
const PIECE_MINUTES = 60;

/** The addresses under /api/host. */
export function hostApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(hostMoney(house));
    await app.register(hostPeople(house));
    app.get(
      '/:host/accounts/:reference',
      {
        schema: {
          tags,
          params: OfAccount,
          querystring: StateAsked,
          response: { 200: HostAccount, ...problems },
        },
      },
      async ({ params, query }) => stateOf(house, params, query.on),
    );
    app.get(
      '/:host/contacts',
      {
        schema: {
          tags,
          params: OfHost,
          querystring: ContactsAsked,
          response: { 200: ContactsAnswer, ...problems },
        },
      },
      async ({ params, query }) => contacts(house, params.host, query),
    );
    app.get(
      '/:host/events',
      {
        schema: {
          tags,
          params: OfHost,
          querystring: EventsAsked,
          response: { 200: EventsAnswer, ...problems },
        },
      },
      async ({ params, query: { after, size } }) => {
        const from = after === undefined ? 0n : readCursor(after, 1)[0]!;
        const rows = await eventsAfter(house.pool, params.host, from, size);
        const last = rows.at(-1)?.position ?? from;
        return {
          items: rows.map((one) => ToldEvent.parse({ id: one.id, ...JSON.parse(bodyOf(one, params.host)) })),
          next: writeCursor([String(last)]),
        };
      },
    );
  };
}

type Reference = z.infer<typeof OfAccount>;

async function stateOf(
  house: House,
  { host, reference }: Reference,
  on: string | undefined,
): Promise<z.infer<typeof HostAccount>> {
  const told = await chosenAccount(house, { host, reference });
  const today = await house.today();
  const account = showAccount(told, today, productOf(house, told));
  const day = on === undefined ? today : dayFrom(on);
  const position = day === today ? account.position : positionOn(house, told, today, day);
  return { host, reference, today: formatDay(today), account: { ...account, position } };
}

/** What is owed at the end of a day that has passed, or would be if nothing is paid until then. */
function positionOn(house: House, told: Told, today: Day, day: Day) {
  const product = productOf(house, told);
  if (day > today + DAYS_AHEAD || day < told.account.openedOn)
    throw new Refused(400, 'There is no balance for this day.', [
      {
        where: 'query.on',
        what: `${formatDay(day)} is before the account was opened, or more than ten years ahead`,
        todo: 'Give another day.',
      },
    ]);
  if (day > today) return showPosition(forecast(told.history, product, day, []), product.currency);
  const evening = eveningOf(evenings(told.history, product, today - 1, today), day);
  if (evening === null) throw new Error(`account ${told.account.id} has no evening on ${formatDay(day)}`);
  return showPosition(positionOf(evening.account, day, product, told.history), product.currency);
}

async function contacts(
  house: House,
  host: string,
  { day, after, size }: z.infer<typeof ContactsAsked>,
): Promise<ContactsAnswer> {
  const zone = zoneAround(house.collecting.timeZone, dayFrom(day) * DAY_MINUTES);
  const midnight = (of: Day) => minutesAt(zone, of, 0)[0] ?? of * DAY_MINUTES;
  const [begin, end] = [midnight(dayFrom(day)), midnight(dayFrom(day) + 1)];
  let place = after === undefined ? null : placeIn(after);
  const found: Awaited<ReturnType<typeof exportContacts>> = [];
  for (
    let from = Math.max(begin, place?.at ?? begin);
    from < end && found.length < size;
    from += PIECE_MINUTES
  ) {
    const to = Math.min(from + PIECE_MINUTES, end);
    found.push(...(await exportContacts(house.pool, host, from, to, place, size - found.length)));
    place = null;
  }
  const last = found.at(-1);
  return {
    items: found.map((one) => ({
      contact: `${one.slot}-${one.borrower}-${one.permit}`,
      at: instantText(one.at),
      way: one.way,
      sender: one.sender,
      purpose: one.purpose,
      accounts: [...one.references],
      became: one.ending === null ? null : (valueIn(one.ending) as Omit<Ending, 'type'>).outcome,
    })),
    next:
      last === undefined || found.length < size
        ? null
        : writeCursor([last.at, last.slot, last.borrower, last.permit].map(String)),
  };
}

function placeIn(text: string): ContactPlace {
  const [at, slot, borrower, permit] = readCursor(text, 4);
  return { at: Number(at), slot: Number(slot), borrower: borrower!, permit: Number(permit) };
}
