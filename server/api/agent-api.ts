/**
 * What happened on one account, why is somebody to act on it, and what may be done?
 *
 * The agent's door: one account with its timeline and what the ladder plans. It changes nothing.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../rules/days.ts';
import type { Language } from '../../rules/telling/language.ts';
import { contactsOf, readTold, type Told } from '../db/reading/told-account.ts';
import { showAccount } from './account-view.ts';
import { AgentAccountAnswer, ByKey } from './agent-schema.ts';
import { tellAhead } from './ahead-view.ts';
import { productOf } from './borrower-api.ts';
import { readPreviews, tellPlanned } from './gate/contact-view.ts';
import { askGate } from './gate/gate-view.ts';
import { type House, ladderOf } from './house.ts';
import { maskedMailbox, maskedName, maskedPhone } from './mask.ts';
import { problemsAt, Refused } from './problem.ts';
import { showTimeline } from './timeline-view.ts';
import { LanguageChoice } from './wire.ts';
import { standingOf } from './work-reasons.ts';

/** The addresses under /api/agent. */
export function agentApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 404);
    app.get(
      '/accounts/:key',
      {
        schema: {
          tags: ['agent'],
          params: ByKey,
          querystring: LanguageChoice,
          response: { 200: AgentAccountAnswer, ...problems },
        },
      },
      async ({ params, query }) => account(house, params.key, query.language),
    );
  };
}

/** The account that a key of the work list names; refused when there is none. */
export async function accountByKey(house: House, key: string): Promise<Told> {
  const [slot, accountId] = key.split('-').map(BigInt);
  const told = await readTold(house.pool, { slot: Number(slot), accountId: accountId! });
  if (told === null)
    throw new Refused(404, 'There is no such account.', [
      { where: 'params.key', what: `no account lies at "${key}"`, todo: 'Take it from the work list.' },
    ]);
  return told;
}

async function account(house: House, key: string, language: Language): Promise<AgentAccountAnswer> {
  const told = await accountByKey(house, key);
  const today = await house.today();
  const product = productOf(house, told);
  const [contacts, previews, gate] = await Promise.all([
    contactsOf(house.pool, told.key),
    readPreviews(house.pool, told, today, language),
    askGate(house, told, language, 'agent'),
  ]);
  return {
    key,
    today: formatDay(today),
    account: showAccount(told, today, product),
    person: personOf(told),
    reason: standingOf(told.account, contacts, today, language),
    tried: [...told.account.tried],
    coming: tellAhead(told, today, product, house.ladder, language).coming,
    gate,
    planned: tellPlanned(told, contacts, previews, product, ladderOf(house), language),
    timeline: showTimeline(told.events, language, product, house.ladder, previews, ladderOf(house)),
  };
}

function personOf({ key, person, accounts }: Told): AgentAccountAnswer['person'] {
  const { name, phone, email, language, region, timeZone } = person;
  return {
    name: maskedName(name),
    phone: maskedPhone(phone),
    email: maskedMailbox(email),
    language,
    region,
    timeZone,
    otherAccounts: accounts
      .filter((other) => other !== key.accountId)
      .map((other) => ({ key: `${key.slot}-${other}`, account: other.toString() })),
  };
}
