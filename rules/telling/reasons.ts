/**
 * What happened to this account, in a sentence that its borrower may read?
 *
 * Every event has one sentence in each language, the same one on every screen and in every trace. Facts first,
 * no blame, nothing that the event itself does not say. A new kind of event does not compile before it has its
 * sentence here.
 */

import type { AccountEvent, EventBody, Opening } from '../account.ts';
import type { Ladder } from '../strategy.ts';
import type { Product } from '../terms.ts';
import { describeFact, moved, splitText } from './fact-reasons.ts';
import { capital, channelName, daysText, type Language, type Pen, takePen, withArticle } from './language.ts';
import { planText } from './plan-reasons.ts';

type Body<T extends EventBody['type']> = Extract<EventBody, { type: T }>;

/** The sentence of an event. With the ladder at hand a planned step is called by its channel, else by its name. */
export function describe(
  event: AccountEvent,
  language: Language,
  product: Product,
  ladder: Ladder | null = null,
): string {
  return sentence(event, takePen(language, product, ladder));
}

function sentence(event: AccountEvent, pen: Pen): string {
  const { body } = event;
  const { say, money, day } = pen;
  switch (body.type) {
    case 'opened':
      return opened(body.opening, pen);
    case 'fact':
      return describeFact(event, body, pen);
    case 'accrued':
      return accrued(event, pen);
    case 'due':
      return fellDue(event, body, pen);
    case 'accelerated':
      return say(
        'All remaining principal fell due, as the contract provides.',
        '按合同约定，全部剩余本金到期。',
      );
    case 'late-fee':
      return say(
        `A late fee of ${money(body.amount)} was charged for the amount due on ${day(body.due)}.`,
        `${day(body.due)}应还款项逾期，收取违约金 ${money(body.amount)}。`,
      );
    case 'statement':
      return statementMade(body, pen);
    case 'statement-due':
      return statementDue(body, pen);
    case 'bucket':
      return bucket(body, pen);
    case 'pause-ended':
      return say(
        `The pause ended. ${capital(daysText(body.days, 'en'))} ${body.days === 1 ? 'is' : 'are'} not counted as days past due.`,
        `暂停结束，期间 ${body.days} 天不计入逾期天数。`,
      );
    case 'plan':
      return planText(body, pen);
    case 'step':
      return step(body, pen);
    default:
      return body satisfies never;
  }
}

function opened(opening: Opening, { say, money, day, product }: Pen): string {
  const { arrears, billed, next } = opening;
  const overdue = arrears.reduce((all, row) => all + row.principal + row.interest + row.fee, 0n);
  const used = opening.principal + billed;
  const asked = next === null ? 0n : next.principal + next.interest + next.fee;
  const then =
    next === null
      ? ''
      : say(`; ${money(asked)} is due on ${day(next.due)}`, `；${day(next.due)}应还 ${money(asked)}`);
  const first = arrears[0];
  if (first !== undefined)
    return say(
      `The account was taken over with ${money(overdue)} past due since ${day(first.due)} and ${money(used)} not yet due${then}.`,
      `账户接管：自${day(first.due)}起逾期未还 ${money(overdue)}，未到期本金 ${money(used)}${then}。`,
    );
  if (billed > 0n)
    return say(
      `The account was taken over with ${money(used)} in use${then}.`,
      `账户接管：已使用额度 ${money(used)}${then}。`,
    );
  if (product.family === 'instalment')
    return say(`${money(used)} was lent${then}.`, `放款 ${money(used)}${then}。`);
  return used > 0n
    ? say(
        `The account was opened with ${money(used)} in use${then}.`,
        `账户开立，已使用额度 ${money(used)}${then}。`,
      )
    : say('The account was opened.', '账户开立。');
}

function fellDue(event: AccountEvent, { asked, unpaid }: Body<'due'>, pen: Pen): string {
  const { say, money, day } = pen;
  const total = asked.principal + asked.interest + asked.fee;
  const split = splitText({ principal: asked.principal, interest: asked.interest, fee: asked.fee }, pen);
  const fromCredit = moved(event, ({ debit }) => debit === 'credit');
  const head = say(
    `Instalment ${asked.seq} of ${money(total)} fell due on ${day(asked.due)}${split}.`,
    `第 ${asked.seq} 期 ${money(total)}于${day(asked.due)}到期${split}。`,
  );
  if (!unpaid) return head + say(' Money paid ahead covered it in full.', '已由预存款全额抵扣。');
  const credit =
    fromCredit > 0n
      ? say(
          ` ${money(fromCredit)} of it was covered by money paid ahead.`,
          `其中 ${money(fromCredit)}由预存款抵扣。`,
        )
      : '';
  return (
    head +
    credit +
    say(' What is not paid by the end of that day is past due.', '当日结束前未还部分计为逾期。')
  );
}

function accrued(event: AccountEvent, { say, money, day }: Pen): string {
  const to = event.day;
  const interest = moved(event, ({ debit }) => debit === 'interest');
  const penalty = moved(event, ({ debit }) => debit === 'penalty');
  const what = [
    ...(interest > 0n ? [say(`interest of ${money(interest)}`, `利息 ${money(interest)}`)] : []),
    ...(penalty > 0n ? [say(`penalty interest of ${money(penalty)}`, `罚息 ${money(penalty)}`)] : []),
  ];
  if (what.length === 0)
    return say(`Charges were reckoned up to ${day(to)}: nothing to add.`, `费用计算至${day(to)}：无新增。`);
  return say(
    `${capital(what.join(' and '))} was added, reckoned up to ${day(to)}.`,
    `计入${what.join('、')}，计算至${day(to)}。`,
  );
}

function statementMade({ asked, minimum }: Body<'statement'>, { say, money, day }: Pen): string {
  const total = asked.principal + asked.interest + asked.fee;
  if (total === 0n)
    return say('The statement was made: it asks for nothing new.', '账单已出：本期没有新增应还款。');
  if (minimum > total)
    return say(
      `The statement was made: ${money(total)} by ${day(asked.due)}; with what is past due, at least ${money(minimum)}.`,
      `账单已出：${day(asked.due)}前应还 ${money(total)}；连同逾期部分，最低还款额 ${money(minimum)}。`,
    );
  return say(
    `The statement was made: ${money(total)} by ${day(asked.due)}, of which at least ${money(minimum)}.`,
    `账单已出：${day(asked.due)}前应还 ${money(total)}，最低还款额 ${money(minimum)}。`,
  );
}

function statementDue({ asked, outcome }: Body<'statement-due'>, { say, money, day }: Pen): string {
  switch (outcome) {
    case 'paid':
      return say(
        `The statement due on ${day(asked.due)} was paid in full.`,
        `${day(asked.due)}到期的账单已全额还清。`,
      );
    case 'revolves':
      return say(
        `At least the minimum was paid by ${day(asked.due)}. The rest is not past due; it bears interest from the next day.`,
        `${day(asked.due)}前已还足最低还款额。其余部分不算逾期，自次日起计息。`,
      );
    case 'overdue':
      return say(
        `Less than the minimum had arrived by ${day(asked.due)}: ${money(asked.principal)} is past due from the next day.`,
        `截至${day(asked.due)}未还足最低还款额：${money(asked.principal)}自次日起逾期。`,
      );
    default:
      return outcome satisfies never;
  }
}

function bucket({ from, to, daysPastDue }: Body<'bucket'>, { say, language }: Pen): string {
  if (to === null) return say('The account is current again.', '账户已恢复正常。');
  const days = daysText(daysPastDue, language);
  if (from === null)
    return say(`The account is ${days} past due (bucket ${to}).`, `账户逾期 ${days}（账龄段 ${to}）。`);
  return say(
    `The account is ${days} past due: it moved from bucket ${from} to ${to}.`,
    `账户逾期 ${days}，账龄段由 ${from} 变为 ${to}。`,
  );
}

function step(body: Body<'step'>, { say, language, day, ladder }: Pen): string {
  const rung = ladder?.rungs.find(({ step }) => step.id === body.step);
  const name =
    rung !== undefined
      ? channelName(rung.step.channel, language)
      : say(`step "${body.step}"`, `步骤“${body.step}”`);
  const when =
    body.ladderDay < 0
      ? say(`${daysText(-body.ladderDay, 'en')} before the due date`, `还款日前 ${-body.ladderDay} 天`)
      : say(`day ${body.ladderDay} past due`, `逾期第 ${body.ladderDay} 天`);
  if (body.missing === null)
    return say(
      `${capital(name)} planned for ${day(body.on)}: ${when}.`,
      `计划于${day(body.on)}联系：${name}（${when}）。`,
    );
  const missing = channelName(body.missing, language);
  return say(
    `${capital(name)} held (${when}): ${withArticle(missing)} must have been tried first.`,
    `${name}暂不安排（${when}）：须先尝试${missing}。`,
  );
}
