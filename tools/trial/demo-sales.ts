/**
 * Which debts does a demonstration show that left the books, or the house: lost, paid after it, sold, offered, come back?
 *
 * By the desks of the product, each step under the names of two made-up people. Of those who are late longest the first against whom nothing
 * stands. That these things happened on days of the past weeks is made up, since a demonstration begins today.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { BUYER_CLAUSES, SEALED_DAYS } from '../../policy/sale/buyer-clauses.ts';
import type { Day } from '../../rules/days.ts';
import { startOfDay } from '../../rules/gate/local-time.ts';
import type { BuyerPaper } from '../../rules/sale/buyer-paper.ts';
import { unsaleable } from '../../rules/sale/saleable.ts';
import { sampleAccounts } from '../../server/db/contact/text-rows.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { type LineRow, linesOf, listSales } from '../../server/db/sale/sale-rows.ts';
import { readWays } from '../../server/db/ways/way-rows.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { tellOfPeople } from '../../server/gate/tell-person.ts';
import { enterFacts } from '../../server/ledger/enter-facts.ts';
import { decideBuyer, proposeBuyer } from '../../server/sale/buyer-desk.ts';
import { closeSale } from '../../server/sale/close-sale.ts';
import { listPutBacks, takeBack } from '../../server/sale/put-back.ts';
import { awardSale, drawSale, offerSale, putOffer, type Sold } from '../../server/sale/sale-desk.ts';
import { type Looked, lookAtClaims, saleStandingOf } from '../../server/sale/sale-standing.ts';
import { agreeWriteOff, proposeWriteOff } from '../../server/sale/write-off-desk.ts';
import { zoneAround } from '../../server/zone-table.ts';
import { HANDS } from './way/way-hands.ts';

/** Their numbers, as they stand in the register, and what they offer: in ten thousand of what is owed. */
export const DEMO_BUYERS = [
  ['BUY2001', { zh: '清和资产管理', en: 'Qinghe Asset Management' }, '400-820-2001', 620n],
  ['BUY2002', { zh: '明德资产管理', en: 'Mingde Asset Management' }, '400-820-2002', 585n],
] as const;

/** Late for so long; where a small book has too few of them, for less. */
const LATE = { from: [96, 31], to: 400, tried: 40 } as const;
/** Days ago: debts were written off and the first of them drawn; the others are drawn and offered later. The first sale closes today. */
const LOST = SEALED_DAYS;
const OFFERED = 2;
/** The buyers were let in so long ago. */
const LET_IN = 30;
/** So many are sold, so many more are offered; one was written off of late and pays, one is proposed. */
const SOLD = 4;
const SHOWN = 9;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER, collecting: HOUSE };
const CODES = [...PRODUCTS.values()]
  .filter(({ currency }) => currency.code === 'CNY')
  .map(({ code }) => code);

const acting = (by: string, today: Day) => ({
  ...{ by, today },
  // Nine in the morning where the lender is.
  at: startOfDay(zoneAround(HOUSE.timeZone, today * 1440), today) + 540,
});

/** Has them lived through; done again it finds them and changes nothing. */
export async function liveSales(pool: Pool, today: Day): Promise<void> {
  if ((await listSales(pool, 1, null)).length > 0) return;
  let claims: readonly Looked[] = [];
  for (const from of LATE.from) if (claims.length < SHOWN) claims = await spareClaims(pool, today, from);
  if (claims.length < SHOWN) return;
  await letInBuyers(pool, today);
  const [paying, waiting, ...drawn] = claims;
  for (const one of drawn.slice(0, SOLD)) await writeOff(pool, one, today - LOST);
  const sale = await offered(pool, today - LOST);
  // A book that has not been open for so long: nothing could be lost in it yet.
  if (sale === null) return;
  await sell(pool, sale, today);
  for (const one of drawn.slice(SOLD)) await writeOff(pool, one, today - LOST + 1);
  await offered(pool, today - OFFERED);
  await writeOff(pool, paying!, today - 1);
  await pays(pool, paying!, 'after-the-write-off', 30_000n, today);
  await proposeWriteOff(pool, RULES, waiting!.key, acting(HANDS.lead, today), 'cannot-pay');
  await comeBack(pool, sale, today);
}

/** Debts of the late against which nothing stands but that they are still in the books. */
async function spareClaims(pool: Pool, today: Day, from: number): Promise<Looked[]> {
  const shown = new Set((await readWays(pool)).map(({ accountId }) => accountId));
  const found = await sampleAccounts(pool, today - LATE.to, today - from, LATE.tried);
  const keys = found.filter(({ accountId }) => !shown.has(accountId));
  const day = today - LOST;
  const looked = await transaction(pool, (client) =>
    lookAtClaims(client, RULES, keys, day, acting('', day).at),
  );
  const seen = new Set<bigint>();
  return looked
    .filter((one) => {
      const against = unsaleable(saleStandingOf(one, day, RULES));
      const fits = CODES.includes(one.account.product) && against.every((why) => why === 'not-written-off');
      const isFirst = !seen.has(one.borrower);
      if (fits) seen.add(one.borrower);
      return fits && isFirst;
    })
    .slice(0, SHOWN);
}

async function letInBuyers(pool: Pool, today: Day): Promise<void> {
  for (const [buyer, name, contact] of DEMO_BUYERS) {
    const papers: readonly BuyerPaper[] = [
      { kind: 'admission', name, contact },
      { kind: 'licence', number: `AMC-${buyer}`, grantedBy: '国家金融监督管理总局', until: today + 500 },
      {
        kind: 'contract',
        ...{ from: today - 200, until: today + 530, clauses: BUYER_CLAUSES.map(({ id }) => id) },
      },
    ];
    for (const paper of papers) {
      const kept = await proposeBuyer(pool, buyer, paper, { by: HANDS.lead, today: today - LET_IN });
      const verdict = { verdict: 'granted', by: HANDS.head, today: today - LET_IN } as const;
      if (kept !== null) await decideBuyer(pool, kept, verdict);
    }
  }
}

async function writeOff(pool: Pool, { key }: Looked, day: Day): Promise<void> {
  const asked = await proposeWriteOff(pool, RULES, key, acting(HANDS.lead, day), 'age');
  if (asked.state === 'done') await agreeWriteOff(pool, RULES, asked.row, acting(HANDS.head, day));
}

const done = (one: Sold) => {
  if (one.state === 'done') return one.row.sale;
  throw new Error(`a sale of the demonstration did not go on: ${one.why} ${one.lacks.join()}`);
};

/** Draws what there is and has both buyers offer for it; null: there is nothing. */
async function offered(pool: Pool, day: Day): Promise<number | null> {
  const lead = acting(HANDS.lead, day);
  const one = await drawSale(pool, RULES, { products: CODES, restedDays: 0, least: 1_00n }, lead);
  if (one.state === 'refused') return null;
  const { sale } = one.row;
  done(await offerSale(pool, sale, lead));
  const claims = (await linesOf(pool, sale)).filter(({ state }) => state === 'in');
  const sum = claims.reduce((all, { claim }) => all + claim, 0n);
  for (const [buyer, , , share] of DEMO_BUYERS)
    done(await putOffer(pool, sale, { buyer, price: (sum * share) / 10_000n }, lead));
  return sale;
}

async function sell(pool: Pool, sale: number, day: Day): Promise<void> {
  const [[best]] = DEMO_BUYERS;
  done(await awardSale(pool, sale, best, acting(HANDS.lead, day)));
  done(await closeSale(pool, RULES, sale, acting(HANDS.head, day)));
}

const pays = (pool: Pool, { key }: Pick<Looked, 'key'>, id: string, amount: bigint, valueOn: Day) =>
  enterFacts(
    pool,
    [{ key, fact: { id, type: 'paid', amount, valueOn } }],
    RULES,
    knownAt(acting('', valueOn).at),
  );

/** A letter of the day of the sale disputes one: it comes back. A payment of before it makes another smaller: that one is on the list. */
async function comeBack(pool: Pool, sale: number, today: Day): Promise<void> {
  const sold = (await linesOf(pool, sale)).filter(({ state }) => state === 'sold');
  const [disputed, smaller] = sold as [LineRow?, LineRow?];
  if (disputed === undefined || smaller === undefined) return;
  const { at } = acting('', today);
  const { slot, borrower, accountId } = disputed;
  const fact = {
    ...({ type: 'dispute', written: true, inPeriod: true, portion: 'all' } as const),
    debts: [String(accountId)],
  };
  await tellOfPeople(pool, [{ key: { slot, borrower }, at, fact }], knownAt(at));
  await pays(pool, { key: smaller }, 'before-the-sale', 10_000n, today - 1);
  await listPutBacks(pool, today - 1, RULES, at);
  for (const by of [HANDS.lead, HANDS.head])
    await takeBack(pool, RULES, { sale, key: { slot, accountId }, tookIn: 0n }, acting(by, today));
}
