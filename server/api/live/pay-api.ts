/**
 * How does a borrower pay on his page, and what falls silent by it?
 *
 * A demonstration: no provider moves any money, so only this machine may ask. The payment itself is real: a fact that is entered
 * like any other, once for each key that the page chose, and everything that waits about it ends in the same transaction.
 */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import type { Fallen } from '../../db/gate/silence-rows.ts';
import { transaction } from '../../db/pool.ts';
import { type Known, Silence } from '../../gate/silence.ts';
import { enterFactsIn } from '../../ledger/enter-facts.ts';
import { ownAccount, productOf } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from '../machines/kept-answers.ts';
import { isThisMachine } from '../people/owned-by-caller.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { Amount, amountFrom, amountText, DayText } from '../wire.ts';
import { EndedShown, endedOf } from './ended.ts';

export const PayAsked = z.object({ amount: Amount });

export const PaidAnswer = z
  .object({
    state: z.enum(['entered', 'already-entered']).describe('The same key again changes nothing'),
    on: DayText.nullable().describe('The day on which it was booked'),
    amount: Amount,
    ended: EndedShown.nullable().describe('What fell silent; null where it was known before'),
  })
  .meta({ id: 'Paid' });
export type PaidAnswer = z.infer<typeof PaidAnswer>;

/** The address of a payment, under /api/borrower. */
export function payApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/:host/:reference/accounts/:account/pay',
      {
        config: ANSWER_KEPT,
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          headers: AnswerKeyHeader,
          body: PayAsked,
          response: { 200: PaidAnswer, 400: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails },
        },
      },
      async (request, reply) => {
        onThisMachine(request);
        const since = performance.now() - reply.elapsedTime;
        const told = await ownAccount(house, request.params);
        const { currency } = productOf(house, told);
        const amount = amountFrom(request.body.amount, currency, 'body.amount');
        const today = await house.today();
        const id = `page-${request.headers['idempotency-key']}`;
        const fact = { id, type: 'paid', amount, valueOn: today } as const;
        const known: Known = { at: house.now(today), since };
        const [outcome, fallen] = await transaction(house.pool, async (client) => {
          const silence = new Silence(known);
          const [one] = await enterFactsIn(client, [{ key: told.key, fact }], house, silence);
          return [one!, await silence.fall(client)] as const;
        });
        if (outcome.state === 'refused') throw refusedPayment(outcome.refused, outcome.what);
        return {
          state: outcome.state,
          on: outcome.state === 'entered' ? formatDay(outcome.on) : null,
          amount: amountText(amount, currency),
          ended: endedIn(fallen, known),
        };
      },
    );
  };
}

/** What ended for the one person whom a request was about; null where nothing became known by it. */
export function endedIn([fallen]: readonly Fallen[], { since }: Known): EndedShown | null {
  return fallen === undefined ? null : endedOf(fallen, performance.now() - since);
}

/** Where doors stand open, only this machine may do what changes something in somebody's name; who signed in may by his session. */
export function onThisMachine({
  ip,
  signedIn,
  machine,
}: Pick<FastifyRequest, 'ip' | 'signedIn' | 'machine'>): void {
  if (signedIn !== null || machine !== null || isThisMachine(ip)) return;
  throw new Refused(403, 'This is a demonstration: only the machine on which it runs may do this.', [
    { where: 'address', what: `${ip} is not this machine`, todo: 'Open the page where the server runs.' },
  ]);
}

function refusedPayment(refused: string, what: string): Refused {
  if (refused === 'other-content')
    return new Refused(409, 'This key was used for another payment.', [
      { where: 'headers.idempotency-key', what, todo: 'Choose a new key for a new payment.' },
    ]);
  return new Refused(409, `The payment could not be entered: ${what}.`, [
    { where: 'body', what, todo: 'Nothing was changed. Ask us, and quote this.' },
  ]);
}
