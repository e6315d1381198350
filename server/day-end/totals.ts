/**
 * What did a chunk, or a whole night, do in numbers?
 *
 * Kept while accounts are closed, written into the chunk's checkpoint in the same transaction, added up when the night is
 * over and held against what the posting table says.
 */
import type { Account, AccountEvent } from '../../rules/account.ts';
import { LEDGER, type LedgerAccount, ledgerCode } from '../../rules/ledger.ts';
import type { Minor } from '../../rules/money.ts';

/** Counts of a chunk or a night. Money by pair of ledger accounts ("penalty/penaltyIncome"), as digits in minor units. */
export interface Totals {
  readonly accounts: number;
  readonly setAside: number;
  readonly solved: number;
  readonly events: number;
  readonly postings: number;
  readonly contacts: number;
  readonly money: Readonly<Record<string, string>>;
  /** Passages between buckets ("M1>M2"; "current" for no bucket). */
  readonly buckets: Readonly<Record<string, number>>;
  /** Planned and held contacts by step ("sms-first/planned"). */
  readonly steps: Readonly<Record<string, number>>;
  /** Times the chunk was begun again because something else had changed one of its accounts. */
  readonly retries: number;
}

export const CURRENT = 'current';

/** Adds up what happens, account by account; `totals` is the sum so far. */
export class Tally {
  accounts = 0;
  setAside = 0;
  solved = 0;
  retries = 0;
  #events = 0;
  #postings = 0;
  #contacts = 0;
  /** By debit and credit: the code of one times their number plus the code of the other. */
  readonly #money: Minor[] = LEDGER.flatMap(() => LEDGER.map(() => 0n));
  readonly #buckets = new Map<string, number>();
  readonly #steps = new Map<string, number>();

  /** One account that was closed, with what happened to it. */
  account(events: readonly AccountEvent[]): void {
    this.accounts += 1;
    for (const event of events) this.#add(event);
  }

  #add({ body, postings }: AccountEvent): void {
    this.#events += 1;
    this.#postings += postings.length;
    for (const { debit, credit, amount } of postings)
      this.#money[ledgerCode(debit) * LEDGER.length + ledgerCode(credit)]! += amount;
    if (body.type === 'bucket') count(this.#buckets, `${body.from ?? CURRENT}>${body.to ?? CURRENT}`, 1);
    if (body.type === 'step') {
      this.#contacts += 1;
      count(this.#steps, `${body.step}/${body.missing === null ? 'planned' : 'held'}`, 1);
    }
  }

  /** Everything that another tally, or a checkpoint, counted. */
  merge(other: Totals): void {
    this.accounts += other.accounts;
    this.setAside += other.setAside;
    this.solved += other.solved;
    this.retries += other.retries;
    this.#events += other.events;
    this.#postings += other.postings;
    this.#contacts += other.contacts;
    for (const [pair, amount] of Object.entries(other.money)) {
      const [debit, credit] = pair.split('/') as [LedgerAccount, LedgerAccount];
      this.#money[ledgerCode(debit) * LEDGER.length + ledgerCode(credit)]! += BigInt(amount);
    }
    for (const [name, times] of Object.entries(other.buckets)) count(this.#buckets, name, times);
    for (const [name, times] of Object.entries(other.steps)) count(this.#steps, name, times);
  }

  totals(): Totals {
    const moved = LEDGER.flatMap((debit, row) =>
      LEDGER.map((credit, column) => {
        const amount = this.#money[row * LEDGER.length + column]!;
        return [`${debit}/${credit}`, String(amount)] as const;
      }),
    );
    return {
      accounts: this.accounts,
      setAside: this.setAside,
      solved: this.solved,
      events: this.#events,
      postings: this.#postings,
      contacts: this.#contacts,
      money: sorted(moved.filter(([, amount]) => amount !== '0')),
      buckets: sorted([...this.#buckets]),
      steps: sorted([...this.#steps]),
      retries: this.retries,
    };
  }
}

function count(counts: Map<string, number>, name: string, times: number): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** What differs between the chunks' totals and the posting table, in words; none when the night holds. */
export function differences(
  totals: Totals,
  booked: readonly { debit: number; credit: number; postings: number; amount: bigint }[],
): string[] {
  const wrong: string[] = [];
  const rows = booked.reduce((sum, { postings }) => sum + postings, 0);
  if (rows !== totals.postings) wrong.push(`${totals.postings} postings counted, ${rows} stored`);
  const stored = new Map(booked.map((row) => [`${LEDGER[row.debit]}/${LEDGER[row.credit]}`, row.amount]));
  for (const pair of new Set([...stored.keys(), ...Object.keys(totals.money)])) {
    const counted = BigInt(totals.money[pair] ?? '0');
    const found = stored.get(pair) ?? 0n;
    if (counted !== found) wrong.push(`${pair}: ${counted} counted, ${found} stored (minor units)`);
  }
  return wrong;
}

/** Held balances that can only be above or at zero. Credit is the other way round. */
const OWED = [
  'notDue',
  'billed',
  'revolving',
  'duePrincipal',
  'dueInterest',
  'dueFee',
  'interest',
  'penalty',
  'writtenOff',
] as const;

/** Why an account must not be written as it was closed; null when nothing speaks against it. */
export function faultOf(before: Account, after: Account, events: number): string | null {
  if (after.seq !== before.seq + events) return `${events} events, but ${after.seq - before.seq} counted`;
  const { balances } = after;
  for (const name of OWED) if (balances[name] < 0n) return `${name} would be ${balances[name]}: below zero`;
  if (balances.credit > 0n) return `credit would be ${balances.credit}: above zero`;
  return null;
}
