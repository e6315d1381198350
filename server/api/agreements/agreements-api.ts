/**
 * How does somebody propose, accept, confirm and leave an agreement?
 *
 * The same addresses for the borrower and, as far as they are an agent's, for the agent, who is answered at his own level; only the
 * borrower confirms, with the code that came to him. What cannot be done is a problem that says why and what can.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LetterPress } from '../../contact/letters/letter-press.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from '../machines/kept-answers.ts';
import { problemsAt } from '../problem.ts';
import { LanguageChoice } from '../wire.ts';
import {
  accepted,
  agreeing,
  appealed,
  confirmed,
  type Guest,
  heard,
  proposed,
  sendPaper,
  shownNow,
  withdrawn,
} from './agreement-desk.ts';
import {
  AcceptAnswer,
  AgreeingAnswer,
  AgreementShown,
  AppealAnswer,
  ConfirmAnswer,
  ConfirmAsked,
  ProposalAnswer,
  ProposalAsked,
} from './agreements-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const PROPOSAL = { proposal: z.coerce.number().int().min(1).max(1_000_000) };
const OFFER = { offer: z.coerce.number().int().min(1).max(1_000_000) };
const AGREEMENT = { agreement: z.string().regex(/^G\d{1,18}-\d{1,7}$/, 'not the reference of an agreement') };
const Staff = LanguageChoice.extend({ staff: z.string().min(1).max(60) });

/** The addresses under /api/borrower. */
export function borrowerAgreements(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(offersOfBorrower(house));
    await app.register(agreementsOfBorrower(house));
  };
}

const AT = '/:host/:reference/accounts/:account';
const OWN = { tags: ['borrower'], querystring: LanguageChoice };

async function ownGuest(house: House, params: z.infer<typeof ByAccount>): Promise<Guest> {
  return { told: await ownAccount(house, params), by: 'borrower', level: 'system' };
}

/** Asking, proposing and accepting. */
function offersOfBorrower(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      `${AT}/agreeing`,
      { schema: { ...OWN, params: ByAccount, response: { 200: AgreeingAnswer, ...problems } } },
      async ({ params, query: { language } }) => agreeing(house, await ownGuest(house, params), language),
    );
    app.post(
      `${AT}/proposals`,
      {
        config: ANSWER_KEPT,
        schema: {
          ...OWN,
          params: ByAccount,
          headers: AnswerKeyHeader,
          body: ProposalAsked,
          response: { 200: ProposalAnswer, ...problems },
        },
      },
      async (request, reply) => {
        heard(request, reply);
        const {
          params,
          body,
          headers,
          query: { language },
        } = request;
        return proposed(house, await ownGuest(house, params), body, headers['idempotency-key'], language);
      },
    );
    app.post(
      `${AT}/proposals/:proposal/appeal`,
      {
        schema: { ...OWN, params: ByAccount.extend(PROPOSAL), response: { 200: AppealAnswer, ...problems } },
      },
      async (request, reply) => {
        heard(request, reply);
        const { params } = request;
        return appealed(house, await ownGuest(house, params), params.proposal);
      },
    );
    app.post(
      `${AT}/offers/:offer/accept`,
      { schema: { ...OWN, params: ByAccount.extend(OFFER), response: { 200: AcceptAnswer, ...problems } } },
      async (request, reply) => {
        const {
          params,
          query: { language },
        } = request;
        return accepted(house, await ownGuest(house, params), params.offer, language, heard(request, reply));
      },
    );
  };
}

/** Confirming, leaving and reading. */
function agreementsOfBorrower(house: House): FastifyPluginAsyncZod {
  const press = new LetterPress();
  const params = ByAccount.extend(AGREEMENT);
  const settling = { ...OWN, params, response: { 200: ConfirmAnswer, ...problems } };
  return async (app) => {
    app.addHook('onClose', () => press.close());
    app.post(
      `${AT}/agreements/:agreement/confirm`,
      { schema: { ...settling, body: ConfirmAsked } },
      async (request, reply) => {
        const {
          params,
          body,
          query: { language },
        } = request;
        const guest = await ownGuest(house, params);
        return confirmed(house, guest, params.agreement, body.code, language, heard(request, reply));
      },
    );
    app.post(`${AT}/agreements/:agreement/withdraw`, { schema: settling }, async (request, reply) => {
      const {
        params,
        query: { language },
      } = request;
      const guest = await ownGuest(house, params);
      return withdrawn(house, guest, params.agreement, language, heard(request, reply));
    });
    app.get(
      `${AT}/agreements/:agreement`,
      { schema: { ...OWN, params, response: { 200: AgreementShown, ...problems } } },
      async ({ params, query: { language } }) =>
        shownNow(house, await ownGuest(house, params), params.agreement, language),
    );
    app.get(
      `${AT}/agreements/:agreement/pdf`,
      { schema: { ...OWN, params, response: problems } },
      async ({ params, query: { language } }, reply) => {
        const { told } = await ownGuest(house, params);
        return sendPaper(house, press, told, params.agreement, params.reference, language, reply);
      },
    );
  };
}

/** The addresses under /api/agent. */
export function agentAgreements(house: House): FastifyPluginAsyncZod {
  const guest = async (key: string, staff: string): Promise<Guest> => ({
    told: await accountByKey(house, key),
    by: staff,
    level: 'agent',
  });
  return async (app) => {
    const tags = ['agent'];
    const query = { querystring: Staff };
    app.get(
      '/accounts/:key/agreeing',
      { schema: { tags, params: ByKey, ...query, response: { 200: AgreeingAnswer, ...problems } } },
      async ({ params, query: { language, staff } }) =>
        agreeing(house, await guest(params.key, staff), language),
    );
    app.post(
      '/accounts/:key/proposals',
      {
        config: ANSWER_KEPT,
        schema: {
          tags,
          params: ByKey,
          ...query,
          headers: AnswerKeyHeader,
          body: ProposalAsked,
          response: { 200: ProposalAnswer, ...problems },
        },
      },
      async (request, reply) => {
        heard(request, reply);
        const {
          params,
          body,
          headers,
          query: { language, staff },
        } = request;
        return proposed(house, await guest(params.key, staff), body, headers['idempotency-key'], language);
      },
    );
    app.post(
      '/accounts/:key/offers/:offer/accept',
      {
        schema: { tags, params: ByKey.extend(OFFER), ...query, response: { 200: AcceptAnswer, ...problems } },
      },
      async (request, reply) => {
        const {
          params,
          query: { language, staff },
        } = request;
        return accepted(house, await guest(params.key, staff), params.offer, language, heard(request, reply));
      },
    );
  };
}
