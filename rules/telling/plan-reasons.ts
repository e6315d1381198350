/**
 * What was agreed, and how does it stand, in a sentence?
 *
 * Money received is the only judge: a sentence says what has arrived or is lacking, never what somebody is.
 */
import type { EventBody } from '../account.ts';
import { sum } from '../money.ts';
import type { AgreedPlan, PlanKind } from '../plan/agreed-plan.ts';
import type { Pen } from './language.ts';

const KIND_NAMES: Readonly<Record<PlanKind, { readonly en: string; readonly zh: string }>> = {
  promise: { en: 'a promise to pay', zh: '承诺还款' },
  'later-date': { en: 'a later date', zh: '延后还款日' },
  instalments: { en: 'payment in parts', zh: '分期还款' },
  'lump-sum': { en: 'a single settlement', zh: '一次性结清' },
  relief: { en: 'relief of charges', zh: '息费减免' },
  'minimum-first': { en: 'the minimum first', zh: '先还最低额' },
  'write-down': { en: 'a part written down', zh: '部分本金减免' },
  moratorium: { en: 'time without payments', zh: '暂缓还款' },
  extension: { en: 'a due date moved', zh: '展期' },
  'extra-instalments': { en: 'more, smaller instalments', zh: '增加期数' },
  'principal-holiday': { en: 'a holiday from principal', zh: '本金宽限' },
  'interest-holiday': { en: 'a holiday from interest', zh: '利息宽限' },
  're-age': { en: 'arrears in a new schedule', zh: '逾期款重新排期' },
  're-amortise': { en: 'a new calculation of the instalments', zh: '重新计算分期' },
};

/** The name of what was agreed. */
export function planName(kind: PlanKind, { say }: Pen): string {
  const { en, zh } = KIND_NAMES[kind];
  return say(en, zh);
}

/** The agreement on its day: what is to be paid until when, or until when time is given. */
export function agreedText(plan: AgreedPlan, pen: Pen): string {
  const { say, money, day } = pen;
  const { kind, rows, until, schedule } = plan;
  const name = planName(kind, pen);
  const [first, last] = [rows[0], rows.at(-1)];
  const whole = money(sum(rows.map(({ amount }) => amount)));
  if (first === undefined || last === undefined) {
    if (schedule === null)
      return say(`Agreed: ${name}, until ${day(until)}.`, `已达成协议：${name}，至${day(until)}。`);
    const [next, end] = [schedule[0]!, schedule.at(-1)!];
    return say(
      `Agreed: ${name}. The next instalment is due on ${day(next.due)}, the last on ${day(end.due)}.`,
      `已达成协议：${name}。下一期${day(next.due)}到期，最后一期${day(end.due)}到期。`,
    );
  }
  if (rows.length === 1)
    return say(
      `Agreed: ${name}, ${whole} by ${day(last.due)}.`,
      `已达成协议：${name}，${day(last.due)}前还 ${whole}。`,
    );
  return say(
    `Agreed: ${name}, ${whole} in ${rows.length} payments, the first of ${money(first.amount)} by ${day(first.due)}, the last by ${day(last.due)}.`,
    `已达成协议：${name}，共 ${whole}，分 ${rows.length} 次，首次 ${money(first.amount)}于${day(first.due)}前，末次于${day(last.due)}前。`,
  );
}

/** How the agreement stands after a day or a payment. */
export function planText(body: Extract<EventBody, { type: 'plan' }>, { say }: Pen): string {
  const number = (body.row ?? 0) + 1;
  switch (body.state) {
    case 'row-kept':
      return say(`Payment ${number} of the agreement has been received.`, `协议第 ${number} 次还款已到账。`);
    case 'row-missed':
      return say(
        `Payment ${number} of the agreement has not been received in full. The agreement goes on if it is caught up with the next one.`,
        `协议第 ${number} 次还款未足额到账；若随下一次补足，协议继续有效。`,
      );
    case 'cured':
      return body.row === null
        ? say('The agreement was kept after all and goes on.', '经核实协议已履行，继续有效。')
        : say(`Payment ${number} of the agreement was caught up.`, `协议第 ${number} 次还款已补足。`);
    case 'broken':
      return body.takenBack
        ? say(
            'The agreed payment did not arrive: the agreement has ended, and the account stands as if it had not been made.',
            '约定款项未到账：协议终止，账户按未达成协议计算。',
          )
        : say(
            'The agreed payment did not arrive: the agreement has ended. What it granted until now stays.',
            '约定款项未到账：协议终止，此前已给予的减免保留。',
          );
    case 'completed':
      return say('The agreement has been completed.', '协议已履行完毕。');
    case 'ended':
      return say('The agreement has ended.', '协议已终止。');
    default:
      return body.state satisfies never;
  }
}
