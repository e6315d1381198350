/**
 * What does the sale of a claim do to its account, and what may still be entered on it?
 *
 * Only what was written off is sold, so the sum does not grow between the tape and the closing. From the day of the sale nothing of it is ours:
 * what could still be recovered leaves the memorandum, the claim's share of the price is recovery, and money that comes to us is held until it
 * is passed on. A sale that is undone, and what was passed on under it, are left out of the replay: the account is as if never sold.
 */
import { type Effect, facetsOf, type State } from '../account/effect.ts';
import type { Account, Facets, Fact } from '../account.ts';
import { type Posting, post } from '../ledger.ts';
import { least } from '../money.ts';

type Sold = Extract<Fact, { type: 'sold' }>;

/** What is left out of the replay: what was reversed, sales that were undone, and what was passed on under them. */
export function undoneIn(facts: readonly Fact[]): ReadonlySet<string> {
  const undone = new Set(
    facts.flatMap((fact) => (fact.type === 'reversed' || fact.type === 'bought-back' ? [fact.of] : [])),
  );
  for (const fact of facts) if (fact.type === 'passed-on' && undone.has(fact.of)) undone.add(fact.id);
  return undone;
}

/** The sale that stands; null: the claim is ours. */
export function saleStanding(facts: readonly Fact[]): Sold | null {
  const undone = undoneIn(facts);
  return facts.findLast((fact): fact is Sold => fact.type === 'sold' && !undone.has(fact.id)) ?? null;
}

/** Why a sale, its undoing, or money passed on cannot be entered beside what is known; null: it can. */
export function saleFault(
  facts: readonly Fact[],
  fact: Fact,
): { readonly refused: string; readonly what: string } | null {
  const sale = saleStanding(facts);
  switch (fact.type) {
    case 'sold': {
      const undone = undoneIn(facts);
      const lost = facts.findLast(({ type, id }) => type === 'written-off' && !undone.has(id));
      if (sale !== null) return { refused: 'sold', what: `"${fact.id}": the claim was sold before` };
      if (lost === undefined || lost.valueOn > fact.valueOn)
        return { refused: 'not-written-off', what: `"${fact.id}": only what was written off is sold` };
      return fact.price < 0n ? { refused: 'negative-price', what: `"${fact.id}": a price below zero` } : null;
    }
    case 'bought-back':
    case 'passed-on':
      return sale === null || sale.id !== fact.of
        ? { refused: 'no-sale', what: `"${fact.id}": the sale "${fact.of}" does not stand` }
        : null;
    case 'reversed': {
      const target = facts.find(({ id }) => id === fact.of);
      return sale !== null && target?.type === 'written-off'
        ? { refused: 'sold', what: `"${fact.id}": the claim was sold; it must come back first` }
        : null;
    }
    default:
      return null;
  }
}

/** What a write-off leaves of an account: the age of what was lost stays what it is; nothing is to come. */
export function closedAs(account: Account, writtenOffOn: number): Facets {
  const nothing = {
    next: null,
    nextStatement: null,
    lastDue: null,
    minimum: 0n,
    plan: null,
    rearranged: null,
  };
  return { ...facetsOf(account), ...nothing, writtenOffOn, interestCarry: 0n, penaltyCarry: 0n };
}

/** The claim leaves our books; its share of the price is what was recovered of it. */
export function sellClaim({ account, rows }: Pick<State, 'account' | 'rows'>, fact: Sold): Effect {
  const postings = [
    ...post('memorandum', 'writtenOff', account.balances.writtenOff),
    ...post('cash', 'recovered', fact.price),
  ];
  return { postings, facets: { ...facetsOf(account), soldOn: fact.valueOn }, rows };
}

/** After the sale money that comes is held for the buyer; nothing is recovered, charged or asked. */
export function afterSale({ account, rows }: State, fact: Fact): Effect {
  return { postings: heldOf(account.balances.credit, fact), facets: facetsOf(account), rows };
}

/** `credit` below zero: what is held. */
function heldOf(credit: bigint, fact: Fact): Posting[] {
  switch (fact.type) {
    case 'paid':
      return post('cash', 'credit', fact.amount);
    case 'passed-on':
      return post('credit', 'cash', least(fact.amount, -credit));
    case 'charged-back': {
      const held = least(fact.amount, -credit);
      return [...post('credit', 'cash', held), ...post('loss', 'cash', fact.amount - held)];
    }
    case 'lent': // refused at entry: replays of impossible histories still lose no money
      return post('notDue', 'cash', fact.amount);
    default:
      return [];
  }
}
