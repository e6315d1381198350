/**
 * What does a lender's system tell about a person: a new number, a death, a fraud, a hardship?
 *
 * Said by the host it counts like said to us: nobody is contacted on old leave from the moment of the commit. A fraud or a dispute is
 * taken in as a dispute, with its clock and its desk; a death and a hold stand until the host lifts them.
 */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { keepAddresses } from '../../db/gate/fact-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import type { Told } from '../../db/reading/told-account.ts';
import { type Known, Silence } from '../../gate/silence.ts';
import { BORROWER } from '../../gate/situation-from.ts';
import type { PersonEntry } from '../../gate/tell-person.ts';
import { tellOfPeopleIn } from '../../gate/tell-person.ts';
import { recordPossible } from '../../ladder/impossible-steps.ts';
import { chosenAccount } from '../borrower-api.ts';
import { take } from '../disputes/own-disputes-api.ts';
import type { House } from '../house.ts';
import { endedIn, onThisMachine } from '../live/pay-api.ts';
import { problemsAt } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import { AddressAsked, HoldAsked, LiftAsked, OfAccount, OfHold, ToldAnswer } from './host-schema.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from './kept-answers.ts';

const problems = problemsAt(400, 403, 404, 409, 429);
const tags = ['host'];

/** The addresses under /api/host that are about people. */
export function hostPeople(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const schema = { tags, headers: AnswerKeyHeader, response: { 200: ToldAnswer, ...problems } };
    app.post(
      '/:host/accounts/:reference/addresses',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfAccount, body: AddressAsked } },
      async (request) => {
        onThisMachine(request);
        const { params, body } = request;
        return address(house, params.host, await chosenAccount(house, params), body);
      },
    );
    app.post(
      '/:host/accounts/:reference/holds',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfAccount, body: HoldAsked } },
      async (request) => {
        onThisMachine(request);
        const { params, body, headers } = request;
        return hold(house, params.host, await chosenAccount(house, params), body, headers['idempotency-key']);
      },
    );
    app.post(
      '/:host/accounts/:reference/holds/:hold/lift',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfHold, body: LiftAsked } },
      async (request) => {
        onThisMachine(request);
        const { params, body } = request;
        const told = await chosenAccount(house, params);
        if (body.kind === 'death') return tellFact(house, told, alive(true));
        return tellFact(house, told, { type: 'hold-lifted', id: holdName(params.host, params.hold) });
      },
    );
  };
}

const alive = (is: boolean): PersonEntry['fact'] => ({
  type: 'person',
  person: { id: BORROWER, alive: is },
});
const holdName = (host: string, hold: string): string => `host/${host}/${hold}`;
const keyOf = ({ key: { slot }, person }: Told): BorrowerKey => ({ slot, borrower: person.id });

async function knownNow(house: House): Promise<Known> {
  return { at: house.now(await house.today()), since: performance.now() };
}

async function address(
  house: House,
  host: string,
  told: Told,
  asked: z.infer<typeof AddressAsked>,
): Promise<ToldAnswer> {
  const known = await knownNow(house);
  const key = keyOf(told);
  const fallen = await transaction(house.pool, async (client) => {
    await lockBorrowers(client, [key]);
    await keepAddresses(client, [
      {
        ...key,
        id: `host/${host}/${asked.address}`,
        of: BORROWER,
        kind: asked.kind,
        literal: asked.literal,
        use: asked.use,
        timeZone: null,
        provenance: 'contract',
        state: asked.state,
        belongsTo: BORROWER,
        confidence: null,
        lawful: true,
        byEmployer: null,
      },
    ]);
    // The call before the letter is due again: somebody found how he can be called.
    if (asked.state === 'active') await recordPossible(client, key, asked.kind, known.at);
    const silence = new Silence(known);
    silence.add(key, 'it became known: address');
    return silence.fall(client, true);
  });
  return { state: 'entered', ended: endedIn(fallen, known) };
}

async function hold(
  house: House,
  host: string,
  told: Told,
  asked: z.infer<typeof HoldAsked>,
  request: string,
): Promise<ToldAnswer> {
  switch (asked.kind) {
    case 'death':
      return tellFact(house, told, alive(false));
    case 'hardship':
    case 'disaster': {
      const from = await house.today();
      const to = asked.until === null ? null : dayFrom(asked.until);
      return tellFact(house, told, {
        type: 'hold',
        id: holdName(host, asked.hold),
        hold: { kind: asked.kind, from, to, debts: null },
      });
    }
    case 'fraud':
    case 'dispute': {
      const today = await house.today();
      const taken = await take(
        house,
        told,
        {
          kind: asked.kind === 'fraud' ? 'identity' : 'debt',
          ground: asked.kind === 'fraud' ? 'stolen-identity' : 'not-mine',
          accounts: [String(told.account.id)],
          amount: null,
          permit: null,
          told: null,
          words: asked.words === '' ? asked.hold : asked.words,
          proof: null,
        },
        { via: 'by-hand', takenBy: `host ${host}`, request },
        today,
        await knownNow(house),
      );
      return { state: taken.state === 'taken' ? 'entered' : 'already-entered', ended: taken.ended };
    }
  }
}

async function tellFact(house: House, told: Told, fact: PersonEntry['fact']): Promise<ToldAnswer> {
  const known = await knownNow(house);
  const fallen = await transaction(house.pool, async (client) => {
    const silence = new Silence(known);
    await tellOfPeopleIn(client, [{ key: keyOf(told), at: known.at, fact }], silence);
    return silence.fall(client, true);
  });
  return { state: 'entered', ended: endedIn(fallen, known) };
}
