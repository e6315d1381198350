/**
 * How does a sale close, and what is true from that commit on?
 *
 * One transaction for the whole sale. Under the locks of its accounts every claim is asked once more, by everything that is known at that
 * instant; one about which anything stands is left out with its reasons and its part of the price. The others are sold by a fact of their own,
 * which revokes every permit about their borrowers in the same transaction; whose each claim is gets a row and a code, and the notice is asked
 * for, to be judged by the gate like every message. All of it or nothing.
 */
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { unsaleable } from '../../rules/sale/saleable.ts';
import { sharesOf } from '../../rules/sale/share-price.ts';
import { askMessages } from '../contact/gather.ts';
import { readAccounts } from '../db/accounts.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { shareSlots } from '../db/nights/slot-lock.ts';
import type { Client, Pool } from '../db/pool.ts';
import { changeHolders, type HolderRow, holderCounts } from '../db/sale/holder-rows.ts';
import { type LineRow, linesOf, type SaleRow, writeLines, writeSale } from '../db/sale/sale-rows.ts';
import { newCode } from '../gate/new-code.ts';
import { knownAt, Silence } from '../gate/silence.ts';
import { storedText } from '../gate/stored-text.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { lacksOn, readBuyers } from './buyer-desk.ts';
import { noSale, type Sold, withSale } from './sale-desk.ts';
import type { ClaimMoved, HolderTold } from './sale-notice.ts';
import { type Acting, type Looked, lookAtClaims, saleStandingOf } from './sale-standing.ts';
import type { BooksRoom } from './write-off-desk.ts';

/** The notice may go out for so many days; after that somebody of the house has to look. */
const NOTICE_DAYS = 14;

/** A second person closes what another awarded. */
export function closeSale(pool: Pool, room: BooksRoom, sale: number, acting: Acting): Promise<Sold> {
  return withSale(pool, sale, ['awarded'], async (client, row) => {
    const { by, today, at } = acting;
    if (row.awardedBy === by) return noSale('own');
    const buyers = await readBuyers(client);
    const lacks = lacksOn(buyers, row.buyer!, today);
    if (lacks.length > 0) return noSale('buyer-unfit', lacks);
    const lines = (await linesOf(client, sale)).filter(({ state }) => state === 'in');
    const looked = await locked(client, room, lines, acting);
    const judged = weighed(row, lines, looked, today, room);
    if (!judged.some(({ state }) => state === 'sold')) return noSale('nothing-left');
    const going = judged.filter(({ state }) => state === 'sold');
    // Silence falls last: it locks borrowers, who come after all accounts.
    const silence = new Silence(knownAt(at));
    const facts = going.map((line) => ({
      key: { slot: line.slot, accountId: line.accountId },
      fact: {
        ...({ id: saleFact(sale), type: 'sold', sale: String(sale), buyer: row.buyer! } as const),
        ...{ price: line.price!, valueOn: today },
      },
    }));
    const entered = await enterFactsIn(client, facts, room, silence);
    if (entered.some(({ state }) => state !== 'entered'))
      throw new Error(`sale ${sale}: a claim that was asked could not be sold`);
    await writeLines(client, judged);
    const file = buyers.files.get(row.buyer!)!;
    const told: HolderTold = {
      ...{ buyer: file.buyer, name: file.name, contact: file.contact, licence: file.licence!.number },
      grantedBy: file.licence!.grantedBy,
    };
    await silence.fall(client);
    await handOver(client, going, looked, { row, told, today, at });
    const next: SaleRow = { ...row, state: 'closed', closedBy: by, closedOn: today };
    await writeSale(client, next);
    return { state: 'done', row: next };
  });
}

export const saleFact = (sale: number) => `sale/${sale}`;

/** All accounts of the sale under their locks, then their people, then everything about them. */
async function locked(
  client: Client,
  room: BooksRoom,
  lines: readonly LineRow[],
  { today, at }: Acting,
): Promise<Map<bigint, Looked>> {
  const keys = lines
    .map(({ slot, accountId }) => ({ slot, accountId }))
    .sort((a, b) => a.slot - b.slot || (a.accountId < b.accountId ? -1 : 1));
  await shareSlots(
    client,
    keys.map(({ slot }) => slot),
  );
  await readAccounts(client, keys, true);
  await lockBorrowers(client, lines);
  return new Map((await lookAtClaims(client, room, keys, today, at)).map((one) => [one.key.accountId, one]));
}

/** Each line with what stands against it, or its price: the offer was for the whole tape, so a part that is left out is not paid for. */
function weighed(
  { price }: SaleRow,
  lines: readonly LineRow[],
  looked: ReadonlyMap<bigint, Looked>,
  today: number,
  room: BooksRoom,
): LineRow[] {
  const shares = sharesOf(
    price!,
    lines.map(({ claim }) => claim),
  );
  return lines.map((line, place): LineRow => {
    const one = looked.get(line.accountId);
    const reasons =
      one === undefined ? (['not-known'] as const) : unsaleable(saleStandingOf(one, today, room));
    if (reasons.length > 0) return { ...line, state: 'refused', reasons };
    // Money that came since the tape makes the claim smaller, and its price with it.
    const claim = one!.account.balances.writtenOff;
    const share = claim < line.claim ? (shares[place]! * claim) / line.claim : shares[place]!;
    return { ...line, state: 'sold', claim, price: share, soldOn: today };
  });
}

/** Writes whose each claim is now, and asks for the notices. */
async function handOver(
  client: Client,
  lines: readonly LineRow[],
  looked: ReadonlyMap<bigint, Looked>,
  { row, told, today, at }: { row: SaleRow; told: HolderTold; today: number; at: number },
): Promise<void> {
  const before = await holderCounts(client, lines);
  const codes = lines.map(() => newCode());
  const first = lines.flatMap((line): HolderRow[] =>
    before.has(line.accountId)
      ? []
      : [
          holderRow(line, 1, newCode(), {
            from: looked.get(line.accountId)!.account.openedOn,
            told: null,
            sale: null,
            message: null,
          }),
        ],
  );
  await changeHolders(client, first);
  const messages = await tellMoved(
    client,
    lines.map((line, place) => ({
      line,
      moved: { what: 'sold', account: String(line.accountId), on: today, code: codes[place]!, told },
    })),
    today,
    at,
  );
  await changeHolders(
    client,
    lines.map((line, place) =>
      holderRow(line, (before.get(line.accountId) ?? 1) + 1, codes[place]!, {
        ...{ from: today, told, sale: row.sale, message: messages[place]! },
      }),
    ),
  );
}

/** A row of the timeline of holders. */
export function holderRow(
  { slot, accountId, borrower }: Pick<LineRow, 'slot' | 'accountId' | 'borrower'>,
  number: number,
  code: string,
  {
    from,
    told,
    sale,
    message,
  }: { from: number; told: HolderTold | null; sale: number | null; message: number | null },
): HolderRow {
  return {
    ...{
      slot,
      accountId,
      borrower,
      number,
      code,
      holder: told?.buyer ?? null,
      sale,
      fromDay: from,
      untilDay: null,
    },
    ...{ told: told === null ? null : storedText(told), message },
  };
}

/** Notes in each person's log that his claim moved, and asks for the notice; numbers of the messages in order. */
export async function tellMoved(
  client: Client,
  moved: readonly {
    readonly line: Pick<LineRow, 'slot' | 'borrower' | 'accountId'>;
    readonly moved: Omit<ClaimMoved, 'type'>;
  }[],
  today: number,
  at: number,
): Promise<number[]> {
  const facts = await appendFacts(
    client,
    moved.map(({ line: { slot, borrower }, moved: data }) => ({
      ...{ slot, borrower, at, type: 'claim-moved', permit: null, data: storedText(data) },
    })),
  );
  return askMessages(
    client,
    moved.map(({ line, moved: { what } }, place) => ({
      key: { slot: line.slot, borrower: line.borrower },
      way: 'in-app',
      template: what === 'sold' ? 'claim-sold' : 'claim-returned',
      tone: 'plain' as const,
      purpose: 'legally-required',
      debts: [String(line.accountId)],
      replyTo: `f${facts[place]!}`,
      day: today,
      notBefore: at,
      notAfter: at + NOTICE_DAYS * DAY_MINUTES,
    })),
  );
}
