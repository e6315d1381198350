/**
 * What did a payment, a waiver, a pause, an agreement or another fact from outside do, in a sentence?
 *
 * The part of `reasons.ts` that speaks of facts: where a payment went, from when a fact counts, what it took back,
 * and which contacts it shows to have been wrong.
 */

import type { AccountEvent, EventBody, Fact } from '../account.ts';
import type { LedgerAccount } from '../ledger.ts';
import type { Minor } from '../money.ts';
import { capital, channelName, daysText, type Pen, percentText } from './language.ts';
import { agreedText } from './plan-reasons.ts';

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** A fact, what it did to the charges, and the contacts that it shows to have been wrong. */
export function describeFact(
  event: AccountEvent,
  { fact, regretted }: Extract<EventBody, { type: 'fact' }>,
  pen: Pen,
): string {
  const { say, money, day, language } = pen;
  const parts = [factText(event, fact, pen)];
  if (fact.valueOn !== event.day)
    parts.push(say(`It counts from ${day(fact.valueOn)}.`, `自${day(fact.valueOn)}起生效。`));
  const taken = moved(event, ({ debit, credit }) => CHARGED.includes(debit) && OWED_CHARGE.includes(credit));
  if (taken > 0n && fact.type !== 'waived')
    parts.push(
      say(
        `${money(taken)} of charges made since then is taken back.`,
        `此后计收的费用 ${money(taken)}予以退回。`,
      ),
    );
  if (regretted.length > 0)
    parts.push(
      say(
        `Contacts on ${daysText(regretted.length, language)} should not have been made; we are sorry.`,
        `其间 ${regretted.length} 天的联系本不应发生，谨致歉意。`,
      ),
    );
  return parts.join(say(' ', ''));
}

const CHARGED: readonly LedgerAccount[] = ['interestIncome', 'penaltyIncome', 'feeIncome'];
const OWED_CHARGE: readonly LedgerAccount[] = ['interest', 'penalty', 'dueFee', 'dueInterest'];

function factText(event: AccountEvent, fact: Fact, pen: Pen): string {
  const { say, money, day, language, product } = pen;
  switch (fact.type) {
    case 'lent':
      return product.family === 'revolving'
        ? say(`${money(fact.amount)} of credit was used.`, `使用额度 ${money(fact.amount)}。`)
        : say(`${money(fact.amount)} was lent.`, `放款 ${money(fact.amount)}。`);
    case 'paid':
      return paid(event, fact, pen);
    case 'agreed':
      return agreedText(fact.plan, pen);
    case 'withdrawn':
    case 'reversed':
      return undone(event, fact, pen);
    case 'charged-back':
      return say(
        `The payer's bank took back ${money(fact.amount)}; it is owed again.`,
        `付款银行退回 ${money(fact.amount)}，该款项重新计为应还。`,
      );
    case 'charged':
      return say(
        `A ${chargeName(fact.part, pen)} of ${money(fact.amount)} was charged.`,
        `收取${chargeName(fact.part, pen)} ${money(fact.amount)}。`,
      );
    case 'waived':
      return say(
        `${money(fact.amount)} of ${chargeName(fact.part, pen)} was waived.`,
        `减免${chargeName(fact.part, pen)} ${money(fact.amount)}。`,
      );
    case 'written-off':
      return say(
        'The account was written off in the books; what is owed stays owed.',
        '账户已核销（账务处理），欠款义务不变。',
      );
    case 'sold':
    case 'bought-back':
    case 'passed-on':
      return movedText(fact, pen);
    case 'paused':
      return say(
        `Collection is paused from ${day(fact.from)} until ${day(fact.to)}: ${fact.reason}.`,
        `自${day(fact.from)}起暂停催收，至${day(fact.to)}：${fact.reason}。`,
      );
    case 'resumed':
      return say('The pause was ended early.', '暂停提前结束。');
    case 'rate-changed':
      return rateChanged(fact, pen);
    case 'accelerated':
      return say('All remaining principal was called in.', '全部剩余本金宣布提前到期。');
    case 'tried':
      return say(
        `${capital(channelName(fact.channel, language))} tried without reaching the borrower.`,
        `已尝试${channelName(fact.channel, language)}，未能取得联系。`,
      );
    default:
      return fact satisfies never;
  }
}

/** Whose the claim is, and what came to the wrong one. */
function movedText(fact: FactOf<'sold' | 'bought-back' | 'passed-on'>, { say, money }: Pen): string {
  if (fact.type === 'sold')
    return say(
      'The claim was sold: from this day on it belongs to its buyer, and we ask for nothing more.',
      '债权已转让：自该日起归受让方所有，我方不再催收。',
    );
  if (fact.type === 'bought-back')
    return say('The sale was undone: the claim is ours again.', '转让已撤销：债权由我方收回。');
  return say(
    `${money(fact.amount)} that came to us was passed on to the buyer of the claim.`,
    `我方收到的 ${money(fact.amount)} 已转交债权受让方。`,
  );
}

function undone(event: AccountEvent, fact: FactOf<'withdrawn' | 'reversed'>, { say }: Pen): string {
  if (fact.type === 'withdrawn')
    return say(
      'The agreement was withdrawn: the account stands as if it had not been made.',
      '协议已撤回：账户按未达成协议计算。',
    );
  // A payment that never counted moves cash; an agreement moves none.
  if (moved(event, ({ debit, credit }) => debit === 'cash' || credit === 'cash') === 0n)
    return say(
      `The agreement ${fact.of} does not count: the account stands as if it had not been made.`,
      `协议 ${fact.of} 不生效：账户按未达成协议计算。`,
    );
  return say(
    `Payment ${fact.of} did not go through: the account stands as if it had not been made.`,
    `付款 ${fact.of} 未成功，已冲正：账户按未付款计算。`,
  );
}

function rateChanged(fact: FactOf<'rate-changed'>, { say, product }: Pen): string {
  const per = (days: number) => (days === 1 ? say('a day', '/日') : say('a year', '/年'));
  const interest = `${percentText(fact.interestPpm)}${say(' ', '')}${per(product.interest.perDays)}`;
  const penalty = `${percentText(fact.penaltyPpm)}${say(' ', '')}${per(product.penalty.perDays)}`;
  return say(
    `The rates changed: interest ${interest}, penalty interest ${penalty}.`,
    `利率调整：利息 ${interest}，罚息 ${penalty}。`,
  );
}

function chargeName(part: 'fee' | 'penalty' | 'interest', { say }: Pen): string {
  const names = {
    fee: { en: 'fee', zh: '违约金' },
    penalty: { en: 'penalty interest', zh: '罚息' },
    interest: { en: 'interest', zh: '利息' },
  } as const;
  return say(names[part].en, names[part].zh);
}

/** A payment and where it went: cash against what was owed, or against a charge that was reckoned in the same step. */
function paid(event: AccountEvent, fact: FactOf<'paid'>, pen: Pen): string {
  const { say, money } = pen;
  const to = (...accounts: LedgerAccount[]) =>
    moved(event, ({ debit, credit }) => debit === 'cash' && accounts.includes(credit));
  const split = splitText(
    {
      principal: to('duePrincipal', 'billed', 'revolving', 'notDue'),
      interest: to('dueInterest', 'interest', 'interestIncome'),
      penalty: to('penalty', 'penaltyIncome'),
      fee: to('dueFee', 'feeIncome'),
      credit: to('credit'),
      recovered: to('recovered'),
    },
    pen,
  );
  return say(`${money(fact.amount)} arrived${split}.`, `收到还款 ${money(fact.amount)}${split}。`);
}

const PART_NAMES = {
  principal: { en: 'principal', zh: '本金' },
  interest: { en: 'interest', zh: '利息' },
  penalty: { en: 'penalty interest', zh: '罚息' },
  fee: { en: 'fees', zh: '费用' },
  credit: { en: 'kept as credit', zh: '预存' },
  recovered: { en: 'recovery after write-off', zh: '核销后回收' },
} as const;

/** " (principal ¥1.00, interest ¥0.20)"; nothing when there is nothing to split. */
export function splitText(
  amounts: Partial<Record<keyof typeof PART_NAMES, Minor>>,
  { say, money }: Pen,
): string {
  const parts = (Object.keys(PART_NAMES) as (keyof typeof PART_NAMES)[]).flatMap((part) => {
    const amount = amounts[part] ?? 0n;
    return amount > 0n ? [`${say(PART_NAMES[part].en, PART_NAMES[part].zh)} ${money(amount)}`] : [];
  });
  if (parts.length === 0) return '';
  return say(` (${parts.join(', ')})`, `（${parts.join('，')}）`);
}

/** The sum of an event's transfers that are of a kind. */
export function moved(
  event: AccountEvent,
  which: (posting: AccountEvent['postings'][number]) => boolean,
): Minor {
  return event.postings.reduce((total, posting) => (which(posting) ? total + posting.amount : total), 0n);
}
