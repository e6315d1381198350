/**
 * What is proposed to be written off, who agrees, and what came back of it?
 *
 * Lists are masked. Every act asks everything anew; a refusal says what stands against it.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { WRITE_OFF_TERMS } from '../../../policy/sale/write-off-law.ts';
import { formatDay } from '../../../rules/days.ts';
import {
  countWriteOffs,
  type ListedWriteOff,
  listWriteOffs,
  type VintageRow,
  vintages,
  type WriteOffKey,
  type WriteOffRow,
} from '../../db/sale/write-off-rows.ts';
import {
  agreeWriteOff,
  proposeWriteOff,
  refuseWriteOff,
  undoWriteOff,
  type WriteOffRefusal,
  type WroteOff,
} from '../../sale/write-off-desk.ts';
import { toldPerson } from '../../vault/sealed-person.ts';
import { currencyOf } from '../court/court-case-view.ts';
import { nextOf, readCursor } from '../cursor.ts';
import type { House } from '../house.ts';
import { maskedName } from '../mask.ts';
import { accountNamed } from '../oversight/named-account.ts';
import { partsOf } from '../oversight/oversight-api.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached, TABLE_TYPES } from '../serving/attached.ts';
import { amountText } from '../wire.ts';
import {
  ActBy,
  ProposeAsked,
  UndoAsked,
  WriteOffParams,
  WriteOffsAnswer,
  WriteOffsAsked,
  WroteOffAnswer,
} from './sale-schema.ts';

const problems = problemsAt(400, 403, 404, 409);
const tags = ['sale'];
const PAGE = 50;

/** The addresses under /api/sale/write-offs. */
export function writeOffsApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  const act = async (key: string, work: (key: WriteOffKey, today: number) => Promise<WroteOff>) => {
    const [slot, accountId, number] = partsOf(key);
    return told(await work({ slot, accountId, number }, await house.today()), key);
  };
  const acting = (by: string, today: number) => ({ by, today, at: house.now(today) });
  return async (app) => {
    app.get(
      '',
      { schema: { tags, querystring: WriteOffsAsked, response: { 200: WriteOffsAnswer, ...problems } } },
      ({ query }) => listed(house, query),
    );
    app.get('/file', { schema: { tags, response: problems } }, async (_request, reply) =>
      attached(reply, TABLE_TYPES.csv, 'write-offs.csv').send(vintageTable(house, await vintages(pool))),
    );
    const one = { tags, params: WriteOffParams, response: { 200: WroteOffAnswer, ...problems } };
    app.post(
      '',
      { schema: { tags, body: ProposeAsked, response: { 200: WroteOffAnswer, ...problems } } },
      async ({ body }) => {
        const key = await accountNamed(house, body.account, 'body.account');
        return told(
          await proposeWriteOff(pool, house, key, acting(body.by, await house.today()), body.why),
          body.account,
        );
      },
    );
    app.post('/:key/agree', { schema: { ...one, body: ActBy } }, ({ params, body }) =>
      act(params.key, (key, today) => agreeWriteOff(pool, house, key, acting(body.by, today))),
    );
    app.post('/:key/refuse', { schema: { ...one, body: ActBy } }, ({ params, body }) =>
      act(params.key, (key, today) => refuseWriteOff(pool, key, acting(body.by, today))),
    );
    app.post('/:key/undo', { schema: { ...one, body: UndoAsked } }, ({ params, body }) =>
      act(params.key, (key, today) => undoWriteOff(pool, house, key, acting(body.by, today), body.why)),
    );
  };
}

const keyText = ({ slot, accountId, number }: WriteOffKey) => `${slot}-${accountId}-${number}`;

async function listed(
  house: House,
  { state, after }: { state?: WriteOffRow['state'] | undefined; after?: string | undefined },
): Promise<WriteOffsAnswer> {
  const { pool } = house;
  const place = after === undefined ? null : readCursor(after, 4);
  const [today, rows, counts, months] = await Promise.all([
    house.today(),
    listWriteOffs(pool, { state: state ?? null, size: PAGE, after: place }),
    countWriteOffs(pool),
    vintages(pool),
  ]);
  return {
    today: formatDay(today),
    items: rows.slice(0, PAGE).map((row) => lineOf(house, row)),
    next: nextOf(rows, PAGE, (last) => [last.proposedOn, last.slot, last.accountId, last.number]),
    counts,
    vintages: months.map((one) => vintageShown(house, one)),
  };
}

function lineOf(house: House, row: ListedWriteOff): WriteOffsAnswer['items'][number] {
  const currency = currencyOf(house, row.currency);
  const terms = WRITE_OFF_TERMS.find(({ id }) => id === row.ground);
  const { state, ground, why, days, proposedBy, agreedBy, decidedBy, undoBy, sold } = row;
  return {
    ...{ key: keyText(row), account: String(row.accountId), who: maskedName(toldPerson(row.person).name) },
    ...{ state, ground, why, days, proposedBy, agreedBy, decidedBy, undoBy, sold, currency },
    ...{ says: terms?.says ?? null, source: terms?.source ?? null, confidence: terms?.confidence ?? null },
    owed: amountText(row.owed, currency),
    amount: row.amount === null ? null : amountText(row.amount, currency),
    proposedOn: formatDay(row.proposedOn),
    decidedOn: row.decidedOn === null ? null : formatDay(row.decidedOn),
  };
}

function vintageShown(house: House, one: VintageRow): WriteOffsAnswer['vintages'][number] {
  const product = house.products.get(one.product);
  const currency = currencyOf(house, product?.currency.code ?? 'CNY');
  const text = (amount: bigint) => amountText(amount, currency);
  const { month, accounts, sold } = one;
  return {
    ...{
      month,
      accounts,
      sold,
      currency,
      product: product?.name ?? { en: String(one.product), zh: String(one.product) },
    },
    ...{ writtenOff: text(one.writtenOff), recovered: text(one.recovered) },
  };
}

/** The same as a table; figures are those of the ledger. */
function vintageTable(house: House, rows: readonly VintageRow[]): string {
  const lines = rows.map((row) => {
    const { month, product, currency, accounts, sold, writtenOff, recovered } = vintageShown(house, row);
    return [month, product.en, currency.code, accounts, sold, writtenOff, recovered].join(',');
  });
  return `${['month,product,currency,accounts,sold,written_off,recovered', ...lines].join('\n')}\n`;
}

const REFUSALS: Readonly<Record<WriteOffRefusal, readonly [404 | 409, string]>> = {
  'no-account': [404, 'There is no such account.'],
  'no-proposal': [404, 'There is no such proposal.'],
  'open-already': [409, 'The account is proposed or written off already.'],
  'not-now': [409, 'The proposal is not where this could follow.'],
  own: [409, 'A second person must say this.'],
  bars: [409, 'Something stands against the write-off.'],
  sold: [409, 'The claim was sold: it must come back first.'],
};

function told(done: WroteOff, name: string) {
  if (done.state === 'done') return { key: keyText(done.row), state: done.row.state };
  const [status, says] = REFUSALS[done.why];
  const against = done.bars.length === 0 ? [name] : done.bars;
  throw new Refused(
    status,
    says,
    against.map((what) => ({ where: 'account', what, todo: 'Look at the list again.' })),
  );
}
