/**
 * Which money that reached an account counts for an agency, what of it did its bank take back, and which instalments were kept?
 *
 * Only facts that the ledger holds, by the day from which they count. Order of entry does not matter: what a reversal or a bank takes back
 * follows from days and references alone. A waiver is no money; what was paid before a case began, or from the day it came back on, is not
 * the agency's, whenever it became known.
 */
import type { Day } from '../days.ts';
import { least, type Minor } from '../money.ts';
import type { AgreedPlan } from '../plan/agreed-plan.ts';

/** A fact of the ledger that matters here. `seq`: its event in the account. */
export type KnownMoney = { readonly seq: number; readonly id: string; readonly valueOn: Day } & (
  | { readonly type: 'paid' | 'charged-back'; readonly amount: Minor }
  | { readonly type: 'reversed' | 'withdrawn'; readonly of: string }
  | {
      readonly type: 'agreed';
      readonly plan: Pick<AgreedPlan, 'id' | 'rows' | 'graceDays' | 'missesAllowed' | 'shortBy'>;
    }
);

/** The days on which a case lay with an agency: from `beginsOn` up to the day before it came back. */
export interface CaseSpan {
  readonly beginsOn: Day;
  readonly endedOn: Day | null;
}

/** A payment with what is left of it, and the last event that bore on it. */
export interface NetPayment {
  readonly id: string;
  readonly valueOn: Day;
  readonly amount: Minor;
  readonly net: Minor;
  readonly seq: number;
}

/** Whether a day lies within a case. The day on which it came back is the house's: days have no hours. */
export function liesWithin({ beginsOn, endedOn }: CaseSpan, day: Day): boolean {
  return day >= beginsOn && (endedOn === null || day < endedOn);
}

type Moved = Extract<KnownMoney, { readonly amount: Minor }>;

/** Facts of one kind in order of day, then of reference: never of entry. */
function inOrder(facts: readonly KnownMoney[], type: Moved['type']): Moved[] {
  return facts
    .filter((fact): fact is Moved => fact.type === type)
    .sort((a, b) => a.valueOn - b.valueOn || (a.id < b.id ? -1 : 1));
}

type Changing = { -readonly [Name in keyof NetPayment]: NetPayment[Name] };

/**
 * What is left of each payment. A reversed payment never was. Money that a bank takes back is taken from a payment of exactly that amount
 * not after it, else from the latest ones; `beyond` is what no payment answers for.
 */
export function netPayments(facts: readonly KnownMoney[]): {
  readonly payments: readonly NetPayment[];
  readonly beyond: Minor;
} {
  const payments: Changing[] = inOrder(facts, 'paid').map(({ id, valueOn, amount, seq }) => ({
    ...{ id, valueOn, amount, net: amount, seq },
  }));
  for (const fact of facts) {
    if (fact.type !== 'reversed') continue;
    const payment = payments.find(({ id }) => id === fact.of);
    if (payment === undefined) continue;
    payment.net = 0n;
    payment.seq = Math.max(payment.seq, fact.seq);
  }
  let beyond = 0n;
  for (const back of inOrder(facts, 'charged-back')) beyond += takeFrom(payments, back);
  return { payments, beyond };
}

function takeFrom(
  payments: readonly Changing[],
  { valueOn, amount, seq }: { readonly valueOn: Day; readonly amount: Minor; readonly seq: number },
): Minor {
  const before = payments.filter((one) => one.valueOn <= valueOn && one.net > 0n).toReversed();
  const whole = before.find((one) => one.amount === amount && one.net === amount);
  let left = amount;
  for (const payment of whole === undefined ? before : [whole]) {
    if (left === 0n) break;
    const taken = least(left, payment.net);
    payment.net -= taken;
    payment.seq = Math.max(payment.seq, seq);
    left -= taken;
  }
  return left;
}

/** An instalment of an agreement that was kept. `seq`: the last event that bore on it. */
export interface KeptInstalment {
  readonly plan: string;
  readonly row: number;
  readonly due: Day;
  readonly seq: number;
}

/**
 * Instalments of agreements made within a case that were covered in time, each with all before it. An agreement that was reversed never
 * was; after the day of a withdrawal, and after more misses than it allows, nothing more is kept.
 */
export function keptInstalments(
  span: CaseSpan,
  facts: readonly KnownMoney[],
  payments: readonly NetPayment[],
  asOf: Day,
): readonly KeptInstalment[] {
  const reversed = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  // A reversal names the fact, a withdrawal the agreement.
  const until = new Map(
    facts.flatMap((fact) => (fact.type === 'withdrawn' ? [[fact.of, fact.valueOn] as const] : [])),
  );
  return facts.flatMap((fact) =>
    fact.type === 'agreed' && liesWithin(span, fact.valueOn) && !reversed.has(fact.id)
      ? keptOf(fact, payments, until.get(fact.plan.id) ?? Number.POSITIVE_INFINITY, asOf)
      : [],
  );
}

function keptOf(
  { valueOn, seq, plan }: Extract<KnownMoney, { readonly type: 'agreed' }>,
  payments: readonly NetPayment[],
  until: Day,
  asOf: Day,
): KeptInstalment[] {
  const { id, rows, graceDays, missesAllowed, shortBy } = plan;
  const kept: KeptInstalment[] = [];
  let asked = 0n;
  let missed = 0;
  for (const [row, { due, amount }] of rows.entries()) {
    asked += amount;
    const last = due + graceDays;
    if (due > until) break;
    const inTime = payments.filter(
      (one) => one.valueOn >= valueOn && one.valueOn <= last && one.valueOn <= until,
    );
    const received = inTime.reduce((sum, { net }) => sum + net, 0n);
    if (received + shortBy >= asked) {
      const event = inTime.reduce((latest, one) => Math.max(latest, one.seq), seq);
      kept.push({ plan: id, row, due, seq: event });
    } else if (last <= asOf) {
      missed += 1;
      if (missed > missesAllowed) break;
    } else break;
  }
  return kept;
}
