/**
 * How does an account of another system become one of ours?
 *
 * What a host knows becomes an opening (what is unpaid on the day of take-over, oldest first), the instalments to
 * come and the facts after it. Then the account is replayed by the same rules that close the book, so a taken-over
 * account is a fold of events like any other.
 */
import { type Account, type AccountEvent, evolve, type Fact, type Opening } from '../../rules/account.ts';
import { crossByFact } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { enterFact } from '../../rules/entry.ts';
import { replay } from '../../rules/history.ts';
import type { Minor } from '../../rules/money.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import { takeCard } from './card-tape.ts';
import type { FactRecord, InstalmentRecord, OwedRecord, StatementRecord } from './host-record.ts';
import { takeLoan } from './loan-tape.ts';
import type { TableMapping } from './mapping.ts';
import { takeStated } from './stated-account.ts';

/** An account as its host knows it, with the rows and facts that the same import holds for it. */
export interface Told {
  readonly record: OwedRecord;
  readonly instalments: readonly InstalmentRecord[];
  readonly statements: readonly StatementRecord[];
  readonly facts: readonly FactRecord[];
}

/** What is the same for every account of one import. */
export interface Taking {
  readonly table: TableMapping;
  /** Last day of the month at whose end the host's figures stand; null when each record says its own day. */
  readonly asOf: Day | null;
  /** The book's day: the first that is not closed. Figures of a file are taken over on it. */
  readonly today: Day;
}

/** Who the account is here. */
export interface Numbers {
  readonly account: bigint;
  readonly borrower: bigint;
}

/** An account taken over, before it is replayed. */
export interface TakenOver {
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly facts: readonly Fact[];
  /** What the host says is owed, and which of our figures it is compared with. */
  readonly hostBalance: Minor;
  readonly measure: 'outstanding' | 'principal';
  /** Where the host contradicts itself and what was done about it; null when it does not. */
  readonly doubt: string | null;
}

/** Why an account cannot be taken over: column, value, reason and remedy for the error file. */
export interface TakeOverRefusal {
  readonly refused: string;
  readonly column: string;
  readonly remedy: string;
}

/** Takes one account over. */
export function takeOver(
  told: Told,
  taking: Taking,
  product: Product,
  numbers: Numbers,
): TakenOver | TakeOverRefusal {
  const { record } = told;
  if (record.currency !== product.currency.code)
    return {
      refused: `the product "${product.id}" is in ${product.currency.code}, the account in ${record.currency}`,
      column: 'currency',
      remedy: 'Name a product in the account’s currency.',
    };
  if (record.kind === 'account' && record.takenOverOn > taking.today)
    return {
      refused: 'the day of take-over lies after the open day of the book',
      column: 'takenOverOn',
      remedy: 'Close the nights before it first.',
    };
  switch (record.kind) {
    case 'card':
      return takeCard(record, taking, product, numbers);
    case 'loan':
      return takeLoan(record, taking, product, numbers);
    case 'account':
      return takeStated(told, record, product, numbers);
    default:
      return record satisfies never;
  }
}

/** The facts of a host’s records, in our words. */
export function factOf(record: FactRecord): Fact {
  switch (record.kind) {
    case 'payment':
      return { id: record.payment, valueOn: record.paidOn, type: 'paid', amount: record.amount };
    case 'reversal':
      return { id: record.reversal, valueOn: record.valueOn, type: 'reversed', of: record.payment };
    default:
      break;
  }
  const { correction: id, valueOn, amount, what } = record;
  switch (what) {
    case 'charge-fee':
      return { id, valueOn, type: 'charged', part: 'fee', amount };
    case 'charge-penalty':
      return { id, valueOn, type: 'charged', part: 'penalty', amount };
    case 'waive-fee':
      return { id, valueOn, type: 'waived', part: 'fee', amount };
    case 'waive-penalty':
      return { id, valueOn, type: 'waived', part: 'penalty', amount };
    case 'waive-interest':
      return { id, valueOn, type: 'waived', part: 'interest', amount };
    case 'charge-back':
      return { id, valueOn, type: 'charged-back', amount };
    case 'lent':
      return { id, valueOn, type: 'lent', amount };
    case 'write-off':
      return { id, valueOn, type: 'written-off' };
    default:
      return what satisfies never;
  }
}

/** An account brought up to the book's day: the events that led there, and the facts that could not be entered. */
export interface UpToDate {
  readonly account: Account;
  readonly events: readonly AccountEvent[];
  readonly refused: readonly { readonly fact: Fact; readonly what: string }[];
}

/** The account as it stands when every night before `today` has closed and its facts are entered on `today`. */
export function bringUpTo(taken: TakenOver, product: Product, today: Day): UpToDate {
  const { opening, schedule } = taken;
  const events: AccountEvent[] = [];
  const keep = (event: AccountEvent): void => {
    events.push(event);
  };
  let { account } = replay({ opening, schedule, facts: [] }, product, today - 1, today, keep);
  const entered: Fact[] = [];
  const refused: { fact: Fact; what: string }[] = [];
  for (const fact of reversalsLast(taken.facts)) {
    const entry = enterFact(
      account,
      { opening, schedule, facts: entered },
      fact,
      today - 1,
      today,
      product,
      [],
    );
    if ('refused' in entry) refused.push({ fact, what: entry.what });
    else {
      const crossed = crossByFact(account, entry.account, today, product);
      for (const event of [entry.event, ...entry.told, ...crossed]) {
        account = evolve(account, event);
        events.push(event);
      }
      entered.push(fact);
    }
  }
  return { account, events, refused };
}

/** A file may name a reversal before the payment it undoes. */
function reversalsLast(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => Number(a.type === 'reversed') - Number(b.type === 'reversed'));
}
