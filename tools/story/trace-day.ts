/**
 * What happened to one account on one day, step by step, and which rule and value stand behind each number?
 *
 * Works on any account whose events are known: a story's or the book's. It recomputes nothing in secret: the lines are
 * read from the events of the day and from the same pure rules that made them.
 */
import { type Account, type AccountEvent, evolve, outstanding } from '../../rules/account.ts';
import { bucketOn, daysPastDueOf, isPaused } from '../../rules/arrears.ts';
import { nextActionOn } from '../../rules/day.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { accruedTo } from '../../rules/penalty.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Product } from '../../rules/terms.ts';
import { nextStepOn } from '../../rules/walk.ts';
import { amountText } from './story-given.ts';
import { closedForm, linesOf, type Money, type TraceLine } from './trace-event.ts';

/** The events of an account up to and including `day`, traced for that day. */
export function traceDay(
  events: readonly AccountEvent[],
  day: Day,
  product: Product,
  ladder: Ladder,
): readonly TraceLine[] {
  const before = foldUntil(events, (event) => event.day < day);
  const today = events.filter((event) => event.day === day);
  const after = foldUntil(events, (event) => event.day <= day);
  if (after === null) return [];
  const money = (amount: bigint): string => amountText(amount, product);
  const lines: TraceLine[] = [];
  if (before !== null) lines.push(startOf(before, day, product, money));
  for (const event of today) lines.push(...linesOf(event, before ?? after, product, money));
  lines.push(penaltyOf(after, day, product, money), ageingOf(after, day, product));
  lines.push(ladderOf(today, after, day, product, ladder));
  lines.push(...today.flatMap((event) => booksOf(event, money)));
  const owed =
    outstanding(after) + accruedTo(after, day, product).interest + accruedTo(after, day, product).penalty;
  lines.push({
    step: 'end',
    says: `${money(owed)} ${product.currency.code} owed`,
    because: `sum of the account's ledger accounts`,
  });
  const next = nextActionOn(after, day, product, ladder);
  lines.push({
    step: 'next',
    says:
      next === null
        ? 'nothing will happen by itself'
        : `next closing that changes anything: ${formatDay(next)}`,
    because: 'rules/day.ts nextActionOn',
  });
  return lines;
}

function foldUntil(events: readonly AccountEvent[], keep: (event: AccountEvent) => boolean): Account | null {
  let account: Account | null = null;
  for (const event of events) if (keep(event)) account = evolve(account, event);
  return account;
}

function startOf(before: Account, day: Day, product: Product, money: Money): TraceLine {
  const accrued = accruedTo(before, day - 1, product);
  const owed = outstanding(before) + accrued.interest + accrued.penalty;
  return {
    step: 'start',
    says: `${money(owed)} owed at the end of ${formatDay(day - 1)}`,
    because: `${before.seq} events so far`,
  };
}

function penaltyOf(after: Account, day: Day, product: Product, money: Money): TraceLine {
  const accrual = accruedTo(after, day, product);
  const yesterday = accruedTo(after, day - 1, product);
  const total = after.balances.penalty + accrual.penalty;
  return {
    step: 'penalty',
    says: `${money(total)} penalty at the end of the day (+${money(accrual.penalty - yesterday.penalty)} not yet booked)`,
    because: `${closedForm(after, day, product, money)}; remainder ${accrual.penaltyCarry} carried`,
  };
}

function ageingOf(after: Account, day: Day, product: Product): TraceLine {
  if (after.oldestDue === null)
    return { step: 'ageing', says: 'not past due', because: 'nothing due is unpaid' };
  const paused = isPaused(after, day) ? ', paused' : '';
  return {
    step: 'ageing',
    says: `${daysPastDueOf(after, day, product)} days past due${paused}, bucket ${bucketOn(after, day, product) ?? '–'}`,
    because: `oldest unpaid due day ${formatDay(after.oldestDue)}`,
  };
}

function ladderOf(
  today: readonly AccountEvent[],
  after: Account,
  day: Day,
  product: Product,
  ladder: Ladder,
): TraceLine {
  const steps = today.flatMap(({ body }) => {
    if (body.type !== 'step') return [];
    return [
      body.missing === null
        ? `${body.step} planned for ${formatDay(body.on)}`
        : `${body.step} held: ${body.missing} not tried`,
    ];
  });
  const next = nextStepOn(after, day, product, ladder);
  return {
    step: 'ladder',
    says: steps.length > 0 ? steps.join(', ') : 'no step tonight',
    because: `${ladder.id}@${ladder.version}${next === null ? ', no further step' : `, next plan on ${formatDay(next)}`}`,
  };
}

function booksOf(event: AccountEvent, money: Money): TraceLine[] {
  return event.postings.map(({ debit, credit, amount }) => ({
    step: 'books' as const,
    says: `debit ${debit}, credit ${credit}: ${money(amount)}`,
    because: event.body.type === 'fact' ? `fact ${event.body.fact.id}` : event.body.type,
  }));
}

/** A trace as aligned text. */
export function traceText(lines: readonly TraceLine[]): string {
  const width = Math.max(...lines.map(({ step }) => step.length));
  return lines.map(({ step, says, because }) => `${step.padEnd(width)}  ${says}  (${because})`).join('\n');
}
