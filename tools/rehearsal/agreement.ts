/**
 * Do the two engines for money agree on every product that can be published, whatever happens to the account?
 *
 * A random product in the words of the case format is published; a random life is told to the case engine
 * (`rules/quote/`, the whole history under any convention) and to the night (`rules/history.ts`, one row). On several
 * days both must give the same schedule, balances part by part, overdue amounts, ages, bucket and split of each payment.
 */
import { deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import type { AccountEvent, Fact } from '../../rules/account.ts';
import { daysPastDue } from '../../rules/ageing.ts';
import { bucketOn, daysPastDueOf } from '../../rules/arrears.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { type History, openingOf, type Replay, replay } from '../../rules/history.ts';
import { type Currency, formatAmount, type Minor, most, sum } from '../../rules/money.ts';
import type { Part } from '../../rules/payment.ts';
import { accruedTo } from '../../rules/penalty.ts';
import { answerCase } from '../../rules/quote/answer.ts';
import { type Case, type CaseEvent, readCase } from '../../rules/quote/case.ts';
import type { Answer } from '../../rules/quote/case-answer.ts';
import { publish } from '../../rules/quote/publish.ts';
import { positionOf } from '../../rules/telling/forecast.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import { agreements, comingOf, type RawCase } from './agreement-lives.ts';

const PARTS = ['principal', 'interest', 'fee', 'penalty'] as const;
type ByPart = Record<(typeof PARTS)[number], Minor>;

/** What both engines say of an account on a day. Amounts as decimal strings. */
type Said = Partial<Record<keyof Answer, unknown>>;

/** The case as it is read and the product it publishes; null when the product is refused. */
export function published(raw: RawCase): { readonly asked: Case; readonly product: Product } | null {
  const read = readCase(raw);
  if ('cannotExpress' in read) throw new Error(`no case: ${read.cannotExpress.join(', ')}`);
  const asked = read.ok;
  const name = { en: 'any', zh: '任意' };
  const rest = {
    id: 'any',
    code: 1,
    name,
    currency: asked.currency,
    posting: 'when-needed',
    accelerateAt: null,
  } as const;
  const outcome = publish(asked.terms, rest);
  return 'refused' in outcome ? null : { asked, product: outcome.product };
}

/** Fails at the first number on which the engines differ. */
export function agree(raw: RawCase): void {
  const both = published(raw);
  if (both === null) throw new Error('a product that was meant to be published was refused');
  const { asked, product } = both;
  const answer = answerCase(raw);
  if ('cannotExpress' in answer)
    throw new Error(`the case engine cannot express ${answer.cannotExpress.join()}`);
  const schedule = comingOf(asked);
  const [start, ...days] = answer.answers;
  // A down payment missed on the very first day may bear its late fee already: that is asked about below.
  if (asked.terms.downPayment === undefined) same(scheduleOf(start), nightSchedule(schedule, asked.currency));
  for (const said of days)
    same(caseSays(said), nightSays(asked, product, schedule, parseDay(said.asOf) ?? 0));
}

function scheduleOf(answer: Answer | undefined): unknown {
  return answer?.schedule?.map(({ due, principal, interest, fee }) => ({ due, principal, interest, fee }));
}

function nightSchedule(schedule: readonly Coming[], currency: Currency): unknown {
  return schedule.map(({ due, principal, interest, fee }) => ({
    due: formatDay(due),
    principal: formatAmount(principal, currency),
    interest: formatAmount(interest, currency),
    fee: formatAmount(fee, currency),
  }));
}

/** The case engine's answer, in the order in which payments were entered. */
function caseSays({
  asOf,
  balances,
  overdue,
  daysPastDue,
  delinquentDays,
  bucket,
  settlement,
  allocations,
}: Answer): Said {
  const payments = (allocations ?? []).filter(({ of }) => of.startsWith('p'));
  return {
    asOf,
    balances,
    overdue,
    daysPastDue,
    delinquentDays,
    bucket,
    ...(settlement !== undefined && { settlement }),
    allocations: payments.sort((a, b) => (a.of < b.of ? -1 : 1)),
  };
}

/** What the night holds at the end of `day`, from the facts known by then. */
function nightSays(asked: Case, product: Product, schedule: readonly Coming[], day: Day): Said {
  const { terms, currency } = asked;
  const history = historyOf(asked, product, schedule, day);
  const events: AccountEvent[] = [];
  const replayed = replay(history, product, day, day, (event) => events.push(event));
  const { account } = replayed;
  const { balances: b } = account;
  const penalty = b.penalty + accruedTo(account, day, product).penalty;
  const coming = schedule.filter(({ seq }) => account.next !== null && seq >= account.next.seq);
  const owed = {
    principal: b.notDue + b.duePrincipal,
    interest: b.dueInterest + sum(coming.map(({ interest }) => interest)),
    fee: b.dueFee + sum(coming.map(({ fee }) => fee)),
    penalty,
  };
  return {
    asOf: formatDay(day),
    balances: { ...written(owed, currency), overpaid: formatAmount(-b.credit, currency) },
    overdue: overdueOf(replayed, product, penalty, day, currency),
    daysPastDue: daysPastDue(account.oldestDue, day, terms.dueDayCountsAsOverdue ?? false),
    delinquentDays: daysPastDueOf(account, day, product),
    bucket: bucketOn(account, day, product),
    // What a fee of instalments to come costs who settles before them is not declared.
    ...(terms.instalmentFee === undefined && {
      settlement: formatAmount(most(0n, positionOf(account, day, product, history).settlement), currency),
    }),
    allocations: allocationsOf(events, currency),
  };
}

function written(parts: ByPart, currency: Currency): Record<string, string> {
  const total = sum(PARTS.map((part) => parts[part]));
  const lines = PARTS.map((part) => [part, formatAmount(parts[part], currency)]);
  return { ...Object.fromEntries(lines), total: formatAmount(total, currency) };
}

/** Rows whose due day has passed, and the account's penalty beside them. */
function overdueOf(
  { rows }: Replay,
  product: Product,
  penalty: Minor,
  day: Day,
  currency: Currency,
): unknown {
  const late = rows.filter(({ due }) => (product.dueDayCounts ? due <= day : due < day));
  const parts = {
    principal: sum(late.map(({ principal }) => principal)),
    interest: sum(late.map(({ interest }) => interest)),
    fee: sum(late.map(({ fee }) => fee)),
    penalty: late.length === 0 ? 0n : penalty,
  };
  return { ...written(parts, currency), since: late[0] === undefined ? null : formatDay(late[0].due) };
}

const PART_OF: Readonly<Record<string, Part>> = {
  duePrincipal: 'principal',
  dueInterest: 'interest',
  dueFee: 'fee',
  penalty: 'penalty',
};

/** What each payment paid, at once or later out of what was held of it: money held first is spent first. */
function allocationsOf(events: readonly AccountEvent[], currency: Currency): unknown[] {
  const payments = new Map<string, { parts: ByPart; left: Minor }>();
  for (const { body, postings } of events) {
    const by = body.type === 'fact' && body.fact.type === 'paid' ? body.fact.id : null;
    const paying = { parts: { principal: 0n, interest: 0n, fee: 0n, penalty: 0n }, left: 0n };
    if (by !== null) payments.set(by, paying);
    for (const { debit, credit, amount } of postings) {
      const part = PART_OF[credit];
      if (debit === 'cash' && credit === 'credit') paying.left += amount;
      else if (debit === 'cash' && part !== undefined && by !== null) paying.parts[part] += amount;
      else if (debit === 'credit' && part !== undefined) spendHeld(payments, part, amount);
    }
  }
  return [...payments]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, { parts, left }]) => {
      const { total, ...line } = written(parts, currency);
      return { of, ...line, overpaid: formatAmount(left, currency) };
    });
}

function spendHeld(
  payments: ReadonlyMap<string, { parts: ByPart; left: Minor }>,
  part: Part,
  amount: Minor,
): void {
  let needed = amount;
  for (const payment of payments.values()) {
    const spent = needed < payment.left ? needed : payment.left;
    payment.left -= spent;
    payment.parts[part] += spent;
    needed -= spent;
  }
}

/** The history that the night knows on `day`. */
function historyOf(asked: Case, product: Product, schedule: readonly Coming[], day: Day): History {
  const { terms, events } = asked;
  const known = events.filter(({ on }) => on <= day);
  return {
    opening: openingOf(product, terms.startOn, {
      principal: terms.principal,
      next: schedule[0] ?? null,
    }),
    schedule,
    facts: known.map(factOf),
  };
}

/** A case's event as a fact of the book. */
function factOf(event: CaseEvent): Fact {
  const told = { id: event.id ?? '', valueOn: event.valueOn ?? event.on };
  switch (event.type) {
    case 'payment':
      return { ...told, type: 'paid', amount: event.amount };
    case 'reverse':
      return { ...told, type: 'reversed', of: event.of };
    case 'charge':
      return { ...told, type: 'charged', part: event.part, amount: event.amount ?? 0n };
    case 'chargeback':
      return { ...told, type: 'charged-back', amount: event.amount };
    case 'waive':
      return {
        ...told,
        type: 'waived',
        part: event.part === 'fee' ? 'fee' : 'penalty',
        amount: event.amount ?? 0n,
      };
    case 'pause':
      return { ...told, valueOn: event.from, type: 'paused', from: event.from, to: event.to, reason: 'any' };
    case 'resume':
      return { ...told, type: 'resumed' };
    default:
      throw new Error(`the night has no fact for "${event.type}"`);
  }
}

/** The property: run a few hundred times by `rules/quote/agreement.test.ts`, ten thousand times by the rehearsal. */
export const AGREEMENT: fc.IRawProperty<unknown, false> = fc.property(agreements, agree);
