/**
 * What is held of me, may I have it, and can it be corrected or erased?
 *
 * The copy is made as it is asked for. A correction goes to a person with a day by which he answers: the lender's own system is where the
 * book takes names and numbers from, so he corrects it there. Whether everything may be erased is answered at once by the rules of
 * retention, with what forbids it and until when; where nothing does, a person carries it out.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { DATA_ANSWER_DAYS } from '../../../policy/house/doors/data-rights.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { formatDay } from '../../../rules/days.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import { figureOf, type Language } from '../../../rules/telling/language.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import {
  type DataRequestRow,
  readRequest,
  requestsOf,
  writeRequest,
} from '../../db/own/data-request-rows.ts';
import { heldRows } from '../../db/own/held-rows.ts';
import { asHouse } from '../../db/people/walled-pool.ts';
import { transaction } from '../../db/pool.ts';
import { readToldPerson, type Told } from '../../db/reading/told-account.ts';
import { whatForbids } from '../../evidence/erase.ts';
import { exportEvidence } from '../../evidence/evidence-export.ts';
import { dataCopy } from '../../own/data-copy.ts';
import { chosenAccount, ownAccount, productOf } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { notSealed } from '../evidence/not-sealed.ts';
import { tellMade } from '../gate/contact-view.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt } from '../problem.ts';
import { attached } from '../serving/attached.ts';
import { amountText } from '../wire.ts';
import {
  ByReference,
  DataAsked,
  DataRequestShown,
  LanguageChoice,
  OwnDataAnswer,
} from './own-data-schema.ts';

const problems = problemsAt(400, 404, 409, 503);
const tags = ['borrower'];

/** The addresses of one's own data, under /api/borrower. */
export function ownDataApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/data',
      { schema: { tags, params: ByReference, response: { 200: OwnDataAnswer, ...problems } } },
      async ({ params }) => overviewOf(house, await chosenAccount(house, params)),
    );
    app.get(
      '/:host/:reference/data/copy',
      { schema: { tags, params: ByReference, querystring: LanguageChoice, response: problems } },
      async ({ params, query }, reply) => {
        const text = await copyFor(house, await chosenAccount(house, params), query.language);
        return attached(reply, 'text/html; charset=utf-8', 'my-data.html').serializer(String).send(text);
      },
    );
    app.get(
      '/:host/:reference/accounts/:account/proof',
      { schema: { tags, params: ByAccount, response: problems } },
      async ({ params }, reply) => {
        const { key, person } = await ownAccount(house, params);
        const { lender } = LETTERHEADS[person.language];
        // Where he stands among all chains of the day is reckoned from all of them.
        const wish = { account: key, contactsOnly: false, lender };
        const file = await asHouse(() => exportEvidence(house.pool, wish)).catch(notSealed);
        return attached(reply, 'application/octet-stream', `anhuan-${key.accountId}.html`).send(file);
      },
    );
    app.post(
      '/:host/:reference/data/requests',
      {
        schema: {
          tags,
          params: ByReference,
          body: DataAsked,
          response: { 200: DataRequestShown, ...problems },
        },
      },
      async (request) => {
        onThisMachine(request);
        return keepRequest(house, await chosenAccount(house, request.params), request.body);
      },
    );
  };
}

async function overviewOf(house: House, { key, person }: Told): Promise<OwnDataAnswer> {
  const who = { slot: key.slot, borrower: person.id };
  const today = await house.today();
  const no = await asHouse(() => whatForbids(house.pool, who, today, house.collecting));
  return {
    today: formatDay(today),
    name: person.name,
    phone: person.phone,
    email: person.email,
    requests: (await requestsOf(house.pool, who)).map(showRequest),
    erase: no === null ? null : { reason: no.reason, why: no.why, until: dayOrNull(no.until) },
  };
}

const dayOrNull = (day: number | null) => (day === null ? null : formatDay(day));

/** A request as whoever made it sees it. */
export function showRequest(row: DataRequestRow): DataRequestShownType {
  const { request, kind, field, wanted, state, why } = row;
  return {
    ...{ request, kind, field, wanted, state, why },
    made: formatDay(row.madeOn),
    due: formatDay(row.dueOn),
    decided: dayOrNull(row.decidedOn),
    until: dayOrNull(row.untilOn),
  };
}
type DataRequestShownType = OwnDataAnswer['requests'][number];

async function copyFor(house: House, chosen: Told, language: Language): Promise<string> {
  const { slot } = chosen.key;
  const today = await house.today();
  const who = { slot, borrower: chosen.person.id };
  const told = await readToldPerson(house.pool, chosen.key);
  const made = await tellMade(house.pool, chosen, today);
  return dataCopy({
    language,
    today: formatDay(today),
    person: chosen.person,
    accounts: told.map((one) => {
      const product = productOf(house, one);
      const { owed } = positionOf(one.account, today, product, one.history);
      const { currency, name } = product;
      return {
        account: String(one.account.id),
        product: language === 'en' ? name.en : name.zh,
        owed: figureOf(amountText(owed, currency), currency.code),
      };
    }),
    contacts: made.map(
      (one) => [one.at, one.way, [one.sender, one.purpose, one.became ?? ''].join(' · ')] as const,
    ),
    held: await heldRows(house.pool, who),
  });
}

type Asked = { language: Language } & (
  | { kind: 'erase' }
  | { kind: 'correct'; field: 'name' | 'phone' | 'email' | 'address'; wanted: string }
);

async function keepRequest(house: House, { key, person }: Told, asked: Asked): Promise<DataRequestShownType> {
  const who = { slot: key.slot, borrower: person.id };
  const today = await house.today();
  const row = await transaction(house.pool, async (client) => {
    await lockBorrowers(client, [who]);
    const no = asked.kind === 'erase' ? await whatForbids(client, who, today, house.collecting) : null;
    const request = await writeRequest(client, {
      ...who,
      ...{ account: key.accountId, kind: asked.kind, via: 'portal', takenBy: null },
      ...{ madeOn: today, dueOn: today + DATA_ANSWER_DAYS, at: house.now(today) },
      field: asked.kind === 'correct' ? asked.field : null,
      wanted: asked.kind === 'correct' ? asked.wanted : null,
      refused: no === null ? null : { why: asked.language === 'en' ? no.why.en : no.why.zh, until: no.until },
    });
    return (await readRequest(client, { ...who, request }))!;
  });
  return showRequest(row);
}
