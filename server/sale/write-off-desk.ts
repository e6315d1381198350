/**
 * Who proposes a write-off, who decides it, and how is it taken back?
 *
 * The night or a person proposes; two people agree, each after looking; the second's word enters the fact, in the transaction that asks
 * everything anew. It is an act of the books alone: what is owed stays owed, and everybody's rights with it. Taking it back wants two
 * people too, and leaves the account as if it had never happened.
 */
import { WRITE_OFF_NIGHT, WRITE_OFF_TERMS } from '../../policy/sale/write-off-law.ts';
import type { Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { type WriteOffBar, writeOffDue } from '../../rules/sale/write-off-due.ts';
import { lockedAccount } from '../agreements/propose.ts';
import type { Rules } from '../day-end/closer.ts';
import type { Key } from '../db/accounts.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import {
  forgetLooks,
  keepLook,
  type WriteOffKey,
  type WriteOffRow,
  writeOffCandidates,
  writeOffsOf,
  writeWriteOff,
} from '../db/sale/write-off-rows.ts';
import { knownAt } from '../gate/silence.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import {
  type Acting,
  type Looked,
  lookAtClaims,
  type SaleRoom,
  writeOffStandingOf,
} from './sale-standing.ts';

export type WriteOffRefusal =
  | 'no-account'
  | 'no-proposal'
  | 'open-already'
  | 'not-now'
  | 'own'
  | 'bars'
  | 'sold';
export type WroteOff =
  | { readonly state: 'done'; readonly row: WriteOffRow }
  | { readonly state: 'refused'; readonly why: WriteOffRefusal; readonly bars: readonly string[] };

/** Where facts are entered. */
export interface BooksRoom extends SaleRoom, Pick<Rules, 'ladder'> {}

const refused = (why: WriteOffRefusal, bars: readonly string[] = []): WroteOff => ({
  state: 'refused',
  why,
  bars,
});
export const NIGHT = 'night';
/** A proposal that was refused or taken back is not made again by a night for so many days. */
const REST_DAYS = 90;

interface Judged {
  readonly looked: Looked;
  readonly owed: bigint;
  readonly ground: string | null;
  readonly bars: readonly WriteOffBar[];
}

async function judge(
  client: Client,
  room: SaleRoom,
  key: Key,
  today: Day,
  at: Minute,
): Promise<Judged | null> {
  const [looked] = await lookAtClaims(client, room, [key], today, at);
  if (looked === undefined) return null;
  const standing = await writeOffStandingOf(client, looked, today);
  const due = writeOffDue(standing, today, WRITE_OFF_TERMS);
  return { looked, owed: standing.owed, ground: due.terms?.id ?? null, bars: due.bars };
}

function proposal(
  { looked, owed, ground }: Judged,
  before: readonly WriteOffRow[],
  { by, today }: Pick<Acting, 'by' | 'today'>,
  why: string,
): WriteOffRow {
  return {
    ...looked.key,
    number: (before.at(-1)?.number ?? 0) + 1,
    borrower: looked.borrower,
    product: looked.account.product,
    currency: looked.product.currency.code,
    ground: ground ?? 'by-hand',
    ...{ why, owed, days: looked.days, proposedOn: today, proposedBy: by },
    agreedBy: by === NIGHT ? null : by,
    ...{ decidedBy: null, decidedOn: null, state: 'proposed', amount: null, refusedBy: null },
    ...{ undoBy: null, undoWhy: null, undoneBy: null, undoneOn: null },
  };
}

/** A person proposes: also where no ground of the law is reached yet, never against what stands in the way. */
export function proposeWriteOff(
  pool: Pool,
  room: SaleRoom,
  key: Key,
  acting: Acting,
  why: string,
): Promise<WroteOff> {
  return transaction(pool, async (client): Promise<WroteOff> => {
    if ((await lockedAccount(client, key)) === null) return refused('no-account');
    const before = await writeOffsOf(client, key);
    if (before.some(({ state }) => state === 'proposed' || state === 'written-off'))
      return refused('open-already');
    const judged = await judge(client, room, key, acting.today, acting.at);
    if (judged === null) return refused('no-account');
    const bars = judged.bars.filter((bar) => bar !== 'no-ground');
    if (bars.length > 0) return refused('bars', bars);
    const row = proposal(judged, before, acting, why);
    await writeWriteOff(client, row);
    return { state: 'done', row };
  });
}

async function withRow(
  pool: Pool,
  key: WriteOffKey,
  work: (client: Client, row: WriteOffRow) => Promise<WroteOff>,
): Promise<WroteOff> {
  return transaction(pool, async (client) => {
    if ((await lockedAccount(client, key)) === null) return refused('no-account');
    const row = (await writeOffsOf(client, key)).find(({ number }) => number === key.number);
    return row === undefined ? refused('no-proposal') : work(client, row);
  });
}

/** One more person agrees; with the second it is written off. */
export function agreeWriteOff(
  pool: Pool,
  room: BooksRoom,
  key: WriteOffKey,
  acting: Acting,
): Promise<WroteOff> {
  return withRow(pool, key, async (client, row) => {
    const { by, today, at } = acting;
    if (row.state !== 'proposed') return refused('not-now');
    if (row.agreedBy === by) return refused('own');
    const judged = await judge(client, room, key, today, at);
    const bars = judged?.bars.filter((bar) => bar !== 'no-ground' || row.ground !== 'by-hand') ?? [];
    if (bars.length > 0) return refused('bars', bars);
    if (row.agreedBy === null) {
      const next = { ...row, agreedBy: by };
      await writeWriteOff(client, next);
      return { state: 'done', row: next };
    }
    const fact: Fact = { id: factOf(row), type: 'written-off', valueOn: today };
    const [entered] = await enterFactsIn(client, [{ key, fact }], room, knownAt(at));
    if (entered?.state !== 'entered')
      return refused('bars', [entered?.state === 'refused' ? entered.refused : 'unknown']);
    const [after] = await lookAtClaims(client, room, [key], today, at);
    const amount = after!.account.balances.writtenOff;
    const next: WriteOffRow = { ...row, decidedBy: by, decidedOn: today, state: 'written-off', amount };
    await writeWriteOff(client, next);
    return { state: 'done', row: next };
  });
}

const factOf = ({ number }: Pick<WriteOffRow, 'number'>) => `write-off/${number}`;

/** Somebody does not agree. */
export function refuseWriteOff(pool: Pool, key: WriteOffKey, { by, today }: Acting): Promise<WroteOff> {
  return withRow(pool, key, async (client, row) => {
    if (row.state !== 'proposed') return refused('not-now');
    const next: WriteOffRow = { ...row, state: 'refused', refusedBy: by, decidedOn: today };
    await writeWriteOff(client, next);
    return { state: 'done', row: next };
  });
}

/** One asks that it be taken back; when another asks for the same, it is. */
export function undoWriteOff(
  pool: Pool,
  room: BooksRoom,
  key: WriteOffKey,
  acting: Acting,
  why: string,
): Promise<WroteOff> {
  return withRow(pool, key, async (client, row) => {
    const { by, today, at } = acting;
    if (row.state !== 'written-off') return refused('not-now');
    const [looked] = await lookAtClaims(client, room, [key], today, at);
    if (looked === undefined) return refused('no-account');
    if (looked.account.soldOn !== null) return refused('sold');
    if (row.undoBy === by) return refused('own');
    if (row.undoBy === null) {
      const next = { ...row, undoBy: by, undoWhy: why };
      await writeWriteOff(client, next);
      return { state: 'done', row: next };
    }
    const fact: Fact = { id: `${factOf(row)}/undone`, type: 'reversed', of: factOf(row), valueOn: today };
    const [entered] = await enterFactsIn(client, [{ key, fact }], room, knownAt(at));
    if (entered?.state !== 'entered')
      return refused('bars', [entered?.state === 'refused' ? entered.refused : 'unknown']);
    const next: WriteOffRow = { ...row, state: 'undone', undoneBy: by, undoneOn: today };
    await writeWriteOff(client, next);
    return { state: 'done', row: next };
  });
}

/** The fewest days after which any ground by age is reached. */
const LEAST_DAYS = Math.min(
  ...WRITE_OFF_TERMS.filter(({ ground }) => ground === 'age').map(({ days }) => days),
);

/** A look is forgotten when its account was no candidate for so many days. */
const LOOK_KEPT_DAYS = 180;

/** What the night proposes by itself; done again it finds nothing more. */
export async function proposeTonight(
  pool: Pool,
  night: Day,
  room: SaleRoom,
  at: Minute,
  { looks, proposals, againAfter } = WRITE_OFF_NIGHT,
): Promise<number> {
  const today = night + 1;
  const found = await writeOffCandidates(pool, {
    ...{ dueBefore: today - LEAST_DAYS, restSince: today - REST_DAYS, lookedBefore: today - againAfter },
    size: looks,
  });
  let made = 0;
  for (const key of found) {
    if (made === proposals) break;
    if (await transaction(pool, (client) => lookTonight(client, room, key, today, at))) made += 1;
  }
  await forgetLooks(pool, today - LOOK_KEPT_DAYS);
  return made;
}

/** Whether a write-off was proposed; what stands against it is kept. */
async function lookTonight(
  client: Client,
  room: SaleRoom,
  key: Key,
  today: Day,
  at: Minute,
): Promise<boolean> {
  if ((await lockedAccount(client, key)) === null) return false;
  const before = await writeOffsOf(client, key);
  if (before.some(({ state }) => state === 'proposed' || state === 'written-off')) return false;
  const judged = await judge(client, room, key, today, at);
  if (judged === null) return false;
  if (judged.bars.length > 0) {
    await keepLook(client, key, today, judged.bars);
    return false;
  }
  await writeWriteOff(client, proposal(judged, before, { by: NIGHT, today }, 'by-rule'));
  return true;
}
