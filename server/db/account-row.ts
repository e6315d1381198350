/**
 * How is an account kept as a row of the book?
 *
 * The row is the fold of the account's events: its facets, and the balances of the ledger accounts it holds (what stands
 * in the lender's own books is summed from postings, never kept here). The columns stand once, in `FIXED` and `STATE`;
 * the functions below write and read them in that order. Closing reads every column and writes `STATE`.
 */
import {
  type Account,
  type AccountEvent,
  CHANNELS,
  type Channel,
  type EventBody,
} from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { HELD, LEDGER, NOTHING } from '../../rules/ledger.ts';
import type { Minor } from '../../rules/money.ts';
import type { Coming } from '../../rules/terms.ts';
import type { CopyReader, CopyWriter } from './binary-copy.ts';
import { readText, textOf } from './event-row.ts';

/** An account with what its row adds: slot, hash of its last event, and the first night that could change anything. */
export interface AccountRow {
  readonly slot: number;
  readonly account: Account;
  readonly head: Uint8Array;
  readonly nextActionOn: Day | null;
}

const KEY = ['slot', 'account_id'] as const;
/** What only a fact changes. */
const FIXED = [
  'borrower_id',
  'product',
  'opened_on',
  'interest_ppm',
  'penalty_ppm',
  'granted',
  'written_off',
  'written_off_on',
  'sold_on',
  'tried',
] as const;
/** What a closing changes. */
const STATE = [
  'not_due',
  'billed',
  'revolving',
  'due_principal',
  'due_interest',
  'due_fee',
  'interest',
  'penalty',
  'credit',
  'charged',
  'settled_to',
  'interest_carry',
  'penalty_carry',
  'oldest_due',
  'last_due',
  'next_seq',
  'next_due',
  'next_principal',
  'next_interest',
  'next_fee',
  'next_statement',
  'minimum',
  'ladder_day',
  'paused_from',
  'paused_to',
  'paused_days',
  'seq',
  'head',
  'next_action_on',
  'agreement',
] as const;

/** What a night changes on most accounts: charges, and how far the ladder was walked. */
const QUIET = [
  'interest',
  'penalty',
  'charged',
  'settled_to',
  'interest_carry',
  'penalty_carry',
  'ladder_day',
  'seq',
  'head',
  'next_action_on',
] as const;
/** Events that change nothing else; a row that had only these is written back narrow. */
const QUIET_EVENTS: ReadonlySet<EventBody['type']> = new Set(['accrued', 'bucket', 'step']);

/** All columns in the order of `readAccount` and `writeAccount`. */
export const ACCOUNT_COLUMNS: readonly string[] = [...KEY, ...FIXED, ...STATE];
/** The columns of `writeState`: the key and what a closing changes. */
export const STATE_COLUMNS: readonly string[] = [...KEY, ...STATE];
/** What a closing sets, and what only a fact sets. */
export const CHANGED_COLUMNS: readonly string[] = STATE;
/** The columns of `writeQuiet`: the key and what a quiet night changes; and those without the key. */
export const QUIET_STATE_COLUMNS: readonly string[] = [...KEY, ...QUIET];
export const QUIET_COLUMNS: readonly string[] = QUIET;
export const FIXED_COLUMNS: readonly string[] = FIXED;

/** Writes a whole row. */
export function writeAccount(out: CopyWriter, row: AccountRow): void {
  const { account } = row;
  out.row(ACCOUNT_COLUMNS.length);
  out.int2(row.slot);
  out.int8(account.id);
  out.int8(account.borrower);
  out.int2(account.product);
  out.date(account.openedOn);
  out.int4(Number(account.interestPpm));
  out.int4(Number(account.penaltyPpm));
  out.int8(account.granted);
  out.int8(account.balances.writtenOff);
  out.date(account.writtenOffOn);
  out.date(account.soldOn);
  out.int2(bitsOf(account.tried));
  writeChanged(out, row);
}

/** Writes the key and what a closing changes. */
export function writeState(out: CopyWriter, row: AccountRow): void {
  out.row(STATE_COLUMNS.length);
  out.int2(row.slot);
  out.int8(row.account.id);
  writeChanged(out, row);
}

/** True when `writeQuiet` holds everything that these events change; where an agreement lives it does not. */
export function areQuiet({ plan }: Account, events: readonly AccountEvent[]): boolean {
  return plan === null && events.every(({ body }) => QUIET_EVENTS.has(body.type));
}

/** Writes the key and what quiet events change. */
export function writeQuiet(out: CopyWriter, { slot, account, head, nextActionOn }: AccountRow): void {
  out.row(QUIET_STATE_COLUMNS.length);
  out.int2(slot);
  out.int8(account.id);
  out.int8(account.balances.interest);
  out.int8(account.balances.penalty);
  out.int8(account.charged);
  out.date(account.settledTo);
  out.int4(Number(account.interestCarry));
  out.int4(Number(account.penaltyCarry));
  out.int2(account.ladderDay);
  out.int4(account.seq);
  out.bytes(head);
  out.date(nextActionOn);
}

function writeChanged(out: CopyWriter, { account, head, nextActionOn }: AccountRow): void {
  const { balances, next } = account;
  out.int8(balances.notDue);
  out.int8(balances.billed);
  out.int8(balances.revolving);
  out.int8(balances.duePrincipal);
  out.int8(balances.dueInterest);
  out.int8(balances.dueFee);
  out.int8(balances.interest);
  out.int8(balances.penalty);
  out.int8(balances.credit);
  out.int8(account.charged);
  out.date(account.settledTo);
  out.int4(Number(account.interestCarry));
  out.int4(Number(account.penaltyCarry));
  out.date(account.oldestDue);
  out.date(account.lastDue);
  out.int4(next === null ? null : next.seq);
  out.date(next === null ? null : next.due);
  out.int8(next === null ? null : next.principal);
  out.int8(next === null ? null : next.interest);
  out.int8(next === null ? null : next.fee);
  out.date(account.nextStatement);
  out.int8(account.minimum);
  out.int2(account.ladderDay);
  out.date(account.pausedFrom);
  out.date(account.pausedTo);
  out.int4(account.pausedDays);
  out.int4(account.seq);
  out.bytes(head);
  out.date(nextActionOn);
  out.text(agreementText(account));
}

/** Reads a whole row. The balances of ledger accounts that an account does not hold are zero. */
export function readAccount(row: CopyReader): AccountRow {
  const slot = row.int2();
  const id = row.int8();
  const borrower = row.int8();
  const product = row.int2();
  const openedOn = row.date();
  const interestPpm = BigInt(row.int4());
  const penaltyPpm = BigInt(row.int4());
  const granted = row.int8();
  const writtenOff = row.int8();
  const [writtenOffOn, soldOn] = [row.dateOrNull(), row.dateOrNull()];
  const tried = channelsOf(row.int2());
  const balances = {
    ...NOTHING,
    notDue: row.int8(),
    billed: row.int8(),
    revolving: row.int8(),
    duePrincipal: row.int8(),
    dueInterest: row.int8(),
    dueFee: row.int8(),
    interest: row.int8(),
    penalty: row.int8(),
    credit: row.int8(),
    writtenOff,
  };
  const account: Omit<Account, 'plan' | 'rearranged'> = {
    id,
    borrower,
    product,
    openedOn,
    interestPpm,
    penaltyPpm,
    balances,
    granted,
    charged: row.int8(),
    settledTo: row.date(),
    interestCarry: BigInt(row.int4()),
    penaltyCarry: BigInt(row.int4()),
    oldestDue: row.dateOrNull(),
    lastDue: row.dateOrNull(),
    next: readComing(row),
    nextStatement: row.dateOrNull(),
    minimum: row.int8(),
    ladderDay: row.int2OrNull(),
    pausedFrom: row.dateOrNull(),
    pausedTo: row.dateOrNull(),
    pausedDays: row.int4(),
    writtenOffOn,
    soldOn,
    tried,
    seq: row.int4(),
  };
  const [head, nextActionOn, text] = [row.bytes(), row.dateOrNull(), row.textOrNull()];
  return {
    slot,
    account: text === null ? { ...account, ...NONE_AGREED } : agreedAccount(account, text),
    head,
    nextActionOn,
  };
}

const NONE_AGREED = { plan: null, rearranged: null };

/**
 * What agreements left on an account, in the form of events; null for nearly all accounts. While one lives the row also holds
 * what stands in the lender's own books: to take back what was granted, closing must know what was booked.
 */
function agreementText({ plan, rearranged, balances }: Account): string | null {
  if (plan === null) return rearranged === null ? null : textOf({ plan, rearranged });
  const books = LEDGER.slice(HELD.length).map((name) => balances[name]);
  return textOf({ plan, rearranged, books });
}

function agreedAccount(account: Omit<Account, 'plan' | 'rearranged'>, text: string): Account {
  const { books = [], ...agreed } = readText(text) as Pick<Account, 'plan' | 'rearranged'> & {
    readonly books?: readonly Minor[];
  };
  const balances = { ...account.balances };
  for (const [place, amount] of books.entries()) balances[LEDGER[HELD.length + place]!] = amount;
  return { ...account, balances, ...agreed };
}

function readComing(row: CopyReader): Coming | null {
  const seq = row.int4OrNull();
  const due = row.dateOrNull();
  const principal = row.int8OrNull();
  const interest = row.int8OrNull();
  const fee = row.int8OrNull();
  if (seq === null || due === null || principal === null || interest === null || fee === null) return null;
  return { seq, due, principal, interest, fee };
}

function bitsOf(tried: readonly Channel[]): number {
  let bits = 0;
  for (const channel of tried) bits |= 1 << CHANNELS.indexOf(channel);
  return bits;
}

const NONE: readonly Channel[] = [];

/** The channels of a row's bits, mildest first. */
function channelsOf(bits: number): readonly Channel[] {
  return bits === 0 ? NONE : CHANNELS.filter((_, place) => bits & (1 << place));
}
