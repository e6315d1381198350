/**
 * How does compliance take the file for the credit bureau, of which days, in which form?
 *
 * What was told in the period, the last word about each account, checked before it leaves: a file with a fault is not handed out. The lender's
 * own interface adds the person; none of it stands here.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { faultsOfFile } from '../../../rules/credit/bureau-check.ts';
import { type BureauItem, bureauFields, fixedFile } from '../../../rules/credit/bureau-file.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import { HELD } from '../../../rules/ledger.ts';
import { bureauFeed, type CreditEventRow } from '../../db/credit/credit-rows.ts';
import { notePeople } from '../../db/people/staff-rows.ts';
import { readRecords } from '../../db/record.ts';
import { holdersNow } from '../../db/sale/holder-rows.ts';
import { lossesOf } from '../../db/sale/write-off-rows.ts';
import { valueIn } from '../../gate/stored-text.ts';
import type { HolderTold } from '../../sale/sale-notice.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { attached } from '../serving/attached.ts';
import { CurrencyCode, DayText, dayFrom } from '../wire.ts';
import { currencyOf } from './court-case-view.ts';

const BureauAsked = z.object({
  by: z.string().trim().min(1).max(40),
  from: DayText,
  to: DayText,
  currency: CurrencyCode.default('CNY'),
  kind: z.enum(['fixed', 'json']),
});
const PAGE = 1_000;

/** The address under /api/court. */
export function bureauFileApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/bureau',
      {
        schema: {
          tags: ['court'],
          body: BureauAsked,
          response: problemsAt(400, 409),
        },
      },
      async ({ body }, reply) => {
        const today = await house.today();
        const head = {
          reporter: LETTERHEADS.en.lender,
          currency: body.currency,
          through: dayFrom(body.to),
          madeOn: today,
        };
        const fields = bureauFields(
          head,
          await itemsOf(house, dayFrom(body.from), dayFrom(body.to), body.currency),
        );
        const file = fixedFile(fields);
        const faults = faultsOfFile(file);
        if (faults.length > 0)
          throw new Refused(
            409,
            'The file has faults and is not handed out.',
            faults.slice(0, 20).map(({ line, field, what }) => ({
              where: `line ${line}`,
              what: `${field}: ${what}`,
              todo: 'Tell whoever runs the house: this is a mistake of ours.',
            })),
          );
        await notePeople(
          house.pool,
          body.by,
          'export',
          `bureau ${formatDay(head.through)}: ${fields.records.length}`,
        );
        return body.kind === 'json'
          ? attached(reply, 'application/json; charset=utf-8', 'bureau.json').send(
              JSON.stringify({ anhuan: 'bureau/1', ...fields }),
            )
          : attached(reply, 'text/plain; charset=us-ascii', 'bureau.txt').send(file);
      },
    );
  };
}

/** The last word about each account in the period. */
async function itemsOf(house: House, from: Day, to: Day, currency: string): Promise<BureauItem[]> {
  const last = new Map<bigint, CreditEventRow>();
  const undone = new Set<bigint>();
  let after = { day: from - 1, slot: 32_767, accountId: 0n, seq: 0 };
  for (;;) {
    const rows = await bureauFeed(house.pool, after, PAGE);
    // An announcement is told to him and not to the bureau: what was told before it stays the last word.
    for (const row of rows)
      if (row.day <= to && row.currency === currency && row.act !== 'announce') {
        last.set(row.accountId, row);
        if (row.why === 'bought_back') undone.add(row.accountId);
      }
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE || end.day > to) break;
    after = { day: end.day, slot: end.slot, accountId: end.accountId, seq: end.seq };
  }
  const keys = [...last.values()];
  const [amounts, holders] = [await lossesOf(house.pool, keys), await holdersNow(house.pool, keys)];
  const unit = 10n ** BigInt(currencyOf(house, currency).digits);
  const records = new Map(
    (await readRecords(house.pool, [...last.values()])).map((one) => [one.accountId, one]),
  );
  return [...last.values()].flatMap((row): BureauItem[] => {
    const record = records.get(row.accountId);
    if (record === undefined || row.act === 'announce') return [];
    const { account, history } = record;
    const owed = HELD.reduce((all, part) => all + account.balances[part], 0n);
    const paid = history.facts
      .filter(({ type, valueOn }) => type === 'paid' && valueOn <= row.day)
      .map(({ valueOn }) => valueOn);
    const pastDue = row.overdue / unit;
    const balance = owed / unit;
    return [
      {
        ...{
          account: String(row.accountId),
          act: row.act,
          day: row.day,
          daysPastDue: row.daysPastDue,
          since: row.since,
        },
        ...{ pastDue, balance: balance > pastDue ? balance : pastDue, highest: account.granted / unit },
        openedOn: history.opening.openedOn,
        revolving: house.products.get(account.product)?.family === 'revolving',
        lastPaidOn: paid.length === 0 ? null : Math.max(...paid),
        lost: isLost(row)
          ? lostOf(amounts.get(row.accountId) ?? 0n, account.balances.writtenOff, unit)
          : null,
        sale: saleOf(row, holders.get(row.accountId) ?? null, undone.has(row.accountId)),
      },
    ];
  });
}

/** Whether a row was told of a debt that had left the books by then. */
const isLost = ({ bucket, why }: CreditEventRow) =>
  bucket === 'written-off' || bucket === 'sold' || why === 'recovered';

/** Whole units; what is less than one is still something. */
function lostOf(amount: bigint, left: bigint, unit: bigint): BureauItem['lost'] {
  const whole = (minor: bigint) => (minor > 0n && minor < unit ? 1n : minor / unit);
  return { amount: whole(amount), left: whole(left) };
}

function saleOf(row: CreditEventRow, told: string | null, isUndone: boolean): BureauItem['sale'] {
  if (row.bucket === 'sold' && told !== null)
    return { state: 'sold', to: (valueIn(told) as HolderTold).name.en };
  return isUndone ? { state: 'undone' } : null;
}
