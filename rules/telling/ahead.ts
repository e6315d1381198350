/**
 * What comes next on this account, what would a payment change, and what does waiting cost?
 *
 * The future is told by the same closing and the same replay that will make it, under one assumption that is always
 * said: nothing else happens.
 */

import type { Account, AccountEvent } from '../account.ts';
import { closeDay, nextActionOn } from '../day.ts';
import type { Day } from '../days.ts';
import type { History } from '../history.ts';
import type { Minor } from '../money.ts';
import type { PlanState } from '../plan/agreed-plan.ts';
import type { Ladder } from '../strategy.ts';
import type { Coming, Product } from '../terms.ts';
import { costUpTo, type Evening, eveningOf, evenings } from './diary.ts';
import { type Position, positionOf } from './forecast.ts';
import { capital, channelName, daysText, type Pen, withArticle } from './language.ts';

/** What closing will do from `today` up to `until` if nothing is paid and nothing else is entered. */
export function comingEvents(
  account: Account,
  today: Day,
  until: Day,
  product: Product,
  ladder: Ladder | null,
  schedule: readonly Coming[],
): AccountEvent[] {
  const events: AccountEvent[] = [];
  let now = account;
  let closed = today - 1;
  for (;;) {
    const day = nextActionOn(now, closed, product, ladder);
    if (day === null || day > until) return events;
    const closing = closeDay(now, day, product, ladder, schedule);
    events.push(...closing.events);
    now = closing.account;
    closed = day;
  }
}

/** A payment that is only thought of. */
export interface Thought {
  readonly on: Day;
  readonly amount: Minor;
}

/** What would be owed on a day, and what being late would have cost between today and then. */
export interface Outlook {
  readonly position: Position;
  readonly cost: Minor;
  /** What became of the payments thought of, as events; empty without any. */
  readonly payments: readonly AccountEvent[];
}

/**
 * What is owed at the end of `day` (today or later), with `thoughts` paid on their days (today or later) and nothing else.
 * Today itself is read as it stands: its closing has not run.
 */
export function outlook(
  history: History,
  product: Product,
  today: Day,
  day: Day,
  thoughts: readonly Thought[],
): Outlook {
  const facts = thoughts.map(
    ({ on, amount }, index) => ({ id: `~thought-${index}`, valueOn: on, type: 'paid', amount }) as const,
  );
  const through = day === today ? today - 1 : day;
  const told = evenings({ ...history, facts: [...history.facts, ...facts] }, product, through, day);
  const evening = eveningOf(told, day);
  if (evening === null) throw new Error('an account has no outlook before it is opened');
  return {
    position: positionOf(evening.account, day, product, history),
    cost: costUpTo(told, day, product) - costUpTo(told, today, product),
    payments: paymentsIn(told),
  };
}

function paymentsIn(told: readonly Evening[]): AccountEvent[] {
  return told
    .flatMap(({ events }) => events)
    .filter(({ body }) => body.type === 'fact' && body.fact.id.startsWith('~thought-'));
}

/** What an event to come will be, in a sentence; null for what changes nothing that a reader sees. */
export function foretell(event: AccountEvent, { say, money, language, ladder }: Pen): string | null {
  const { body } = event;
  switch (body.type) {
    case 'due': {
      const asked = money(body.asked.principal + body.asked.interest + body.asked.fee);
      return say(
        `Instalment ${body.asked.seq} of ${asked} falls due.`,
        `第 ${body.asked.seq} 期 ${asked}到期。`,
      );
    }
    case 'statement':
      return say('The next statement is made.', '出具下一期账单。');
    case 'statement-due':
      return body.outcome === 'overdue'
        ? say(
            `Last day for at least the minimum. Without it ${money(body.asked.principal)} is past due from the next day.`,
            `最低还款额的最后还款日。未还足则 ${money(body.asked.principal)}自次日起逾期。`,
          )
        : say('The statement falls due.', '账单到期。');
    case 'late-fee':
      return say(`A late fee of ${money(body.amount)} is charged.`, `收取违约金 ${money(body.amount)}。`);
    case 'accelerated':
      return say(
        'All remaining principal falls due, as the contract provides.',
        '按合同约定，全部剩余本金到期。',
      );
    case 'bucket':
      return say(
        `The account is ${daysText(body.daysPastDue, 'en')} past due${body.to === null ? '' : ` (bucket ${body.to})`}.`,
        `账户逾期 ${body.daysPastDue} 天${body.to === null ? '' : `（账龄段 ${body.to}）`}。`,
      );
    case 'pause-ended':
      return say('The pause ends; days past due are counted again.', '暂停结束，重新计算逾期天数。');
    case 'step': {
      const channel = ladder?.rungs.find(({ step }) => step.id === body.step)?.step.channel;
      const name = channel === undefined ? body.step : channelName(channel, language);
      if (body.missing === null) return say(`${capital(name)} to the borrower.`, `联系本人：${name}。`);
      const missing = channelName(body.missing, language);
      return say(
        `No ${name} before ${withArticle(missing)} has been tried.`,
        `未尝试${missing}之前，不安排${name}。`,
      );
    }
    case 'plan':
      return planAhead(body.state, say);
    case 'opened':
    case 'fact':
    case 'accrued':
      return null;
    default:
      return body satisfies never;
  }
}

/** What a night will find of an agreement if no more money arrives. */
function planAhead(state: PlanState, say: Pen['say']): string {
  if (state === 'completed') return say('The agreement ends as agreed.', '协议按约定结束。');
  return state === 'row-missed'
    ? say('Last day for the agreed payment; it may still be caught up.', '约定还款的最后一天；之后仍可补足。')
    : say('Without the agreed payment the agreement ends on this day.', '若约定款项未到账，协议于当日终止。');
}
