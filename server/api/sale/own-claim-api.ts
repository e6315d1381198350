/**
 * What does the borrower read of a claim that was written off or sold: what changed, what did not, and who holds it?
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { formatDay } from '../../../rules/days.ts';
import { codeText } from '../../../rules/telling/check-code.ts';
import { holdersOf, misdirectedOf } from '../../db/sale/holder-rows.ts';
import { valueIn } from '../../gate/stored-text.ts';
import type { HolderTold } from '../../sale/sale-notice.ts';
import { ownAccount } from '../borrower-api.ts';
import { ByAccount } from '../borrower-schema.ts';
import { currencyOf } from '../court/court-case-view.ts';
import type { House } from '../house.ts';
import { ProblemDetails } from '../problem.ts';
import { amountText } from '../wire.ts';
import { OwnClaimAnswer } from './sale-schema.ts';

/** The address under /api/borrower. */
export function ownClaimApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/:host/:reference/accounts/:account/claim',
      {
        schema: {
          tags: ['borrower'],
          params: ByAccount,
          response: { 200: OwnClaimAnswer, 404: ProblemDetails },
        },
      },
      async ({ params }): Promise<OwnClaimAnswer> => {
        const { key, account } = await ownAccount(house, params);
        const [today, holders, money] = await Promise.all([
          house.today(),
          holdersOf(house.pool, key),
          misdirectedOf(house.pool, key),
        ]);
        const currency = currencyOf(house, house.products.get(account.product)?.currency.code ?? 'CNY');
        const text = (amount: bigint) => amountText(amount, currency);
        const { writtenOffOn, soldOn, balances } = account;
        const code = holders.at(-1)?.code ?? null;
        return {
          ...{
            today: formatDay(today),
            currency,
            left: text(balances.writtenOff),
            recovered: text(-balances.recovered),
          },
          writtenOffOn: writtenOffOn === null ? null : formatDay(writtenOffOn),
          soldOn: soldOn === null ? null : formatDay(soldOn),
          code: code === null ? null : codeText(code),
          holders: holders.map(({ fromDay, untilDay, told }) => {
            const one = told === null ? null : (valueIn(told) as HolderTold);
            return {
              ...{ from: formatDay(fromDay), until: untilDay === null ? null : formatDay(untilDay) },
              ...{ name: one?.name ?? null, licence: one?.licence ?? null, contact: one?.contact ?? null },
            };
          }),
          money: money.map(({ amount, cameOn, passedOn }) => ({
            ...{ amount: text(amount), cameOn: formatDay(cameOn) },
            passedOn: passedOn === null ? null : formatDay(passedOn),
          })),
        };
      },
    );
  };
}
