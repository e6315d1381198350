/**
 * What does a lender's system tell about money: payments, reversals, corrections?
 *
 * Each has the host's own number and counts once, whether it comes here, twice, or in a file besides. A payment for an account that is
 * not here yet waits in suspense; what is refused is told beside what was taken, item by item.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { formatDay } from '../../../rules/days.ts';
import { type Currency, type Minor, parseAmount } from '../../../rules/money.ts';
import { accountsMeant, type HostPayment } from '../../db/ledger/suspense.ts';
import { knownAt } from '../../gate/silence.ts';
import type { FactRecord } from '../../intake/host-record.ts';
import { factOf } from '../../intake/take-over.ts';
import { type Entry, enterFacts } from '../../ledger/enter-facts.ts';
import { receivePayments } from '../../ledger/suspense-account.ts';
import type { House } from '../house.ts';
import { onThisMachine } from '../live/pay-api.ts';
import { problemsAt, Refused } from '../problem.ts';
import { dayFrom } from '../wire.ts';
import {
  CorrectionsAsked,
  EnteredAnswer,
  type EnteredShown,
  OfAccount,
  OfHost,
  PaymentAsked,
  PaymentsAsked,
  ReversalsAsked,
} from './host-schema.ts';
import { ANSWER_KEPT, AnswerKeyHeader } from './kept-answers.ts';

const problems = problemsAt(400, 403, 429);
const tags = ['host'];

/** The addresses under /api/host that bring money. */
export function hostMoney(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const schema = { tags, headers: AnswerKeyHeader, response: { 200: EnteredAnswer, ...problems } };
    app.post(
      '/:host/accounts/:reference/payments',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfAccount, body: PaymentAsked } },
      async (request) => {
        onThisMachine(request);
        const { host, reference } = request.params;
        return { items: await payments(house, host, [{ ...request.body, account: reference }]) };
      },
    );
    app.post(
      '/:host/payments',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfHost, body: PaymentsAsked } },
      async (request) => {
        onThisMachine(request);
        return { items: await payments(house, request.params.host, request.body.items) };
      },
    );
    app.post(
      '/:host/reversals',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfHost, body: ReversalsAsked } },
      async (request) => {
        onThisMachine(request);
        const records = request.body.items.map(({ valueOn, ...one }) => ({
          ...one,
          kind: 'reversal' as const,
          valueOn: dayFrom(valueOn),
        }));
        return { items: await facts(house, request.params.host, records) };
      },
    );
    app.post(
      '/:host/corrections',
      { config: ANSWER_KEPT, schema: { ...schema, params: OfHost, body: CorrectionsAsked } },
      async (request) => {
        onThisMachine(request);
        const records = request.body.items.map(({ valueOn, amount, ...one }, place) => ({
          ...one,
          kind: 'correction' as const,
          valueOn: dayFrom(valueOn),
          amount: minorOf(house, amount, one.currency, `body.items.${place}`, one.what === 'write-off'),
        }));
        return { items: await facts(house, request.params.host, records) };
      },
    );
  };
}

type PaymentItem = z.infer<typeof PaymentsAsked>['items'][number];

async function payments(house: House, host: string, items: readonly PaymentItem[]): Promise<EnteredShown[]> {
  const today = await house.today();
  const told = items.map(
    ({ payment, account, amount, currency, paidOn }, place): HostPayment => ({
      host,
      paymentId: payment,
      reference: account,
      amount: minorOf(house, amount, currency, `body.items.${place}`, false),
      currency,
      valueOn: dayFrom(paidOn),
    }),
  );
  const received = await receivePayments(house.pool, told, house, knownAt(house.now(today)));
  return received.map((one) => {
    const { paymentId: name, reference: account } = one.entry.payment;
    const on = 'on' in one ? formatDay(one.on) : null;
    return { name, account, state: one.state, on, refused: one.state === 'refused' ? one.what : null };
  });
}

interface HostFact extends Entry {
  readonly account: string;
}

/** Facts that need their account: one that is not here refuses them. */
async function facts(
  house: House,
  host: string,
  records: readonly Exclude<FactRecord, { kind: 'payment' }>[],
): Promise<EnteredShown[]> {
  const today = await house.today();
  const keys = await accountsMeant(
    house.pool,
    records.map(({ account: reference }) => ({ host, reference })),
  );
  const entries = records.map((record, place): HostFact | null => {
    const key = keys[place] ?? null;
    const currency = record.kind === 'correction' ? record.currency : null;
    return key === null ? null : { key, fact: factOf(record), currency, account: record.account };
  });
  const known = knownAt(house.now(today));
  const entered = await enterFacts(
    house.pool,
    entries.filter((one): one is HostFact => one !== null),
    house,
    known,
  );
  const outcomes = new Map(entered.map((one) => [one.entry, one]));
  return records.map((record, place): EnteredShown => {
    const name = record.kind === 'reversal' ? record.reversal : record.correction;
    const { account } = record;
    const entry = entries[place] ?? null;
    const outcome = entry === null ? undefined : outcomes.get(entry);
    if (outcome === undefined)
      return { name, account, state: 'refused', on: null, refused: 'no account has this reference' };
    const on = outcome.state === 'entered' ? formatDay(outcome.on) : null;
    return {
      name,
      account,
      state: outcome.state,
      on,
      refused: outcome.state === 'refused' ? outcome.what : null,
    };
  });
}

/** An amount in minor units of a currency that some product has. Nothing is taken where one item cannot be read. */
function minorOf({ products }: House, text: string, code: string, where: string, zero: boolean): Minor {
  const currency = [...products.values()]
    .map((one): Currency => one.currency)
    .find((one) => one.code === code);
  if (currency === undefined)
    throw new Refused(400, 'No account is in this currency.', [
      { where: `${where}.currency`, what: code, todo: 'Give the currency of the account.' },
    ]);
  const amount = parseAmount(text, currency);
  if (amount !== null && (amount > 0n || (zero && amount === 0n))) return amount;
  throw new Refused(400, 'An amount cannot be taken.', [
    {
      where: `${where}.amount`,
      what: `"${text}" is not above zero, or has more than ${currency.digits} digits after the point`,
      todo: 'Correct it. Nothing of this request was entered.',
    },
  ]);
}
