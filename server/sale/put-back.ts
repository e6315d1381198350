/**
 * Which claims should not have been sold, as is known now, and how do they come back?
 *
 * The past heals for a sale too: a payment, a dispute, a hold or a death that becomes known later and counts from before the sale puts the
 * claim on a list, with the reason, by itself. One person asks for the return, another agrees; the sale is undone in the account, the price
 * goes back less what the buyer has had, and the borrower is told that the claim is ours again.
 */
import { PUT_BACK_DAYS } from '../../policy/sale/buyer-clauses.ts';
import type { Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { unsaleable } from '../../rules/sale/saleable.ts';
import { refundOf } from '../../rules/sale/share-price.ts';
import { saleStanding } from '../../rules/sale/sold-claim.ts';
import { lockedAccount } from '../agreements/propose.ts';
import type { Key } from '../db/accounts.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import {
  addMisdirected,
  changeHolders,
  heldForOthers,
  holdersOf,
  markPassed,
  misdirectedOf,
} from '../db/sale/holder-rows.ts';
import { type LineRow, linesOf, touchedLines, writeLines } from '../db/sale/sale-rows.ts';
import { newCode } from '../gate/new-code.ts';
import { knownAt, Silence } from '../gate/silence.ts';
import { valueIn } from '../gate/stored-text.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { holderRow, saleFact, tellMoved } from './close-sale.ts';
import type { HolderTold } from './sale-notice.ts';
import { type Acting, lookAtClaims, type SaleRoom, standingWhenSold } from './sale-standing.ts';
import type { BooksRoom } from './write-off-desk.ts';

/** What was sold and was worth less than it said. Beside the reasons of `saleable.ts`. */
export const WORTH_LESS = 'claim-was-less';

/** Lists what proves unsaleable as of the day it was sold; returns how many are on the list anew. Done again it finds nothing more. */
export async function listPutBacks(pool: Pool, night: Day, room: SaleRoom, at: Minute): Promise<number> {
  const today = night + 1;
  const touched = await touchedLines(pool, night, today - PUT_BACK_DAYS);
  let listed = 0;
  for (const lines of Map.groupBy(touched, ({ sale }) => sale).values())
    listed += await transaction(pool, async (client) => {
      const looked = new Map(
        (await lookAtClaims(client, room, lines, today, at)).map((one) => [one.key.accountId, one]),
      );
      const changed = lines.flatMap((line): LineRow[] => {
        const one = looked.get(line.accountId);
        if (one === undefined || line.soldOn === null) return [];
        const then = standingWhenSold(one, line.soldOn, room);
        const why: string[] = unsaleable(then);
        if (why.length === 0 && then.claim < line.claim) why.push(WORTH_LESS);
        const same = why.join(' ') === (line.listedWhy ?? []).join(' ');
        return same
          ? []
          : [
              {
                ...line,
                listedOn: why.length === 0 ? null : today,
                listedWhy: why.length === 0 ? null : why,
              },
            ];
      });
      await writeLines(client, changed);
      return changed.filter(({ listedOn }) => listedOn !== null).length;
    });
  return listed;
}

export type PutBackRefusal = 'no-line' | 'not-now' | 'own' | 'took-in';
export type PutBack =
  | { readonly state: 'asked' | 'returned'; readonly line: LineRow; readonly refund: bigint }
  | { readonly state: 'refused'; readonly why: PutBackRefusal };

/** One asks that a claim comes back, saying what the buyer took in; when another does, it is ours again. */
export function takeBack(
  pool: Pool,
  room: BooksRoom,
  { sale, key, tookIn }: { readonly sale: number; readonly key: Key; readonly tookIn: bigint },
  { by, today, at }: Acting,
): Promise<PutBack> {
  return transaction(pool, async (client): Promise<PutBack> => {
    const told = await lockedAccount(client, key);
    const line = (await linesOf(client, sale)).find(
      (one) => one.slot === key.slot && one.accountId === key.accountId,
    );
    if (told === null || line === undefined) return { state: 'refused', why: 'no-line' };
    if (line.state !== 'sold') return { state: 'refused', why: 'not-now' };
    if (line.askedBy === by) return { state: 'refused', why: 'own' };
    const passed = (await misdirectedOf(client, key)).filter(
      (one) => one.sale === sale && one.passedOn !== null,
    );
    const refund = refundOf(
      line.price!,
      passed.reduce((all, { amount }) => all + amount, 0n),
      tookIn,
    );
    if (line.askedBy === null) {
      const next = { ...line, askedBy: by, tookIn };
      await writeLines(client, [next]);
      return { state: 'asked', line: next, refund };
    }
    // The second person says the same sum, or there is nothing to agree to.
    if (line.tookIn !== tookIn) return { state: 'refused', why: 'took-in' };
    const next: LineRow = { ...line, state: 'returned', returnedOn: today, returnedBy: by };
    await bringBack(client, room, next, today, at);
    return { state: 'returned', line: next, refund };
  });
}

async function bringBack(
  client: Client,
  room: BooksRoom,
  line: LineRow,
  today: Day,
  at: Minute,
): Promise<void> {
  const key = { slot: line.slot, accountId: line.accountId };
  const of = saleFact(line.sale);
  const facts: Fact[] = [{ id: `${of}/back`, type: 'bought-back', of, valueOn: today }];
  if (line.tookIn > 0n)
    facts.push({ id: `${of}/took-in`, type: 'paid', amount: line.tookIn, valueOn: today });
  const silence = new Silence(knownAt(at));
  const entered = await enterFactsIn(
    client,
    facts.map((fact) => ({ key, fact })),
    room,
    silence,
  );
  if (entered.some(({ state }) => state === 'refused'))
    throw new Error(`sale ${line.sale}: a claim could not come back`);
  await writeLines(client, [line]);
  await lockBorrowers(client, [line]);
  await silence.fall(client, true);
  const holders = await holdersOf(client, key);
  const last = holders.at(-1)!;
  const code = newCode();
  const [message] = await tellMoved(
    client,
    [
      {
        line,
        moved: {
          what: 'returned',
          account: String(line.accountId),
          on: today,
          code,
          told: valueIn(last.told!) as HolderTold,
        },
      },
    ],
    today,
    at,
  );
  await changeHolders(client, [
    holderRow(line, last.number + 1, code, { from: today, told: null, sale: null, message: message! }),
  ]);
}

/** Enters money that reached us for claims that are sold, payment by payment. Returns how much was new. */
export function listMisdirected(pool: Pool, room: SaleRoom, today: Day, at: Minute): Promise<number> {
  return transaction(pool, async (client) => {
    const held = await heldForOthers(client);
    const looked = await lookAtClaims(client, room, held, today, at);
    const sales = new Map(held.map(({ accountId, sale }) => [accountId, sale]));
    const rows = looked.flatMap(({ key, borrower, history: { facts } }) => {
      const sold = saleStanding(facts);
      const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
      return facts.flatMap((fact) =>
        // What counts from the day of the sale itself was paid to us before the notice could be: by the order of a day it is recovery.
        fact.type === 'paid' && sold !== null && fact.valueOn > sold.valueOn && !undone.has(fact.id)
          ? [
              {
                ...key,
                borrower,
                payment: fact.id,
                sale: sales.get(key.accountId)!,
                amount: fact.amount,
                cameOn: fact.valueOn,
              },
            ]
          : [],
      );
    });
    return addMisdirected(client, rows);
  });
}

/** Money that waits is passed on to whoever holds the claim; once. */
export function passOn(
  pool: Pool,
  room: BooksRoom,
  key: Key,
  payment: string,
  { by, today, at }: Acting,
): Promise<'passed' | 'no-money'> {
  return transaction(pool, async (client) => {
    if ((await lockedAccount(client, key)) === null) return 'no-money';
    const waits = (await misdirectedOf(client, key)).find(
      (one) => one.payment === payment && one.passedOn === null,
    );
    if (waits === undefined) return 'no-money';
    const fact: Fact = {
      id: `passed-on/${payment}`,
      type: 'passed-on',
      of: saleFact(waits.sale),
      amount: waits.amount,
      valueOn: today,
    };
    const [entered] = await enterFactsIn(client, [{ key, fact }], room, knownAt(at));
    if (entered?.state !== 'entered') return 'no-money';
    await markPassed(client, key, payment, today, by);
    return 'passed';
  });
}
