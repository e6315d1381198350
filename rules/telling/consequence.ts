/**
 * What happens if nothing is done, exactly as it is decided?
 *
 * Only what the contract's terms and the ladder have decided already, with its day: principal that falls due, a late fee, a letter, a
 * referral to court. The earliest of them is told and no other; a step that still needs a milder one is not decided. Nothing
 * decided is said as well.
 */
import type { Channel } from '../account.ts';
import { dayAtDaysPastDue } from '../arrears.ts';
import type { Day } from '../days.ts';
import { isQuiet, sparesLateFees } from '../plan/alive-plan.ts';
import type { Ladder } from '../strategy.ts';
import { isStillAhead } from '../walk.ts';
import { dayIn, type ToldDebt, type Writing } from './debt-facts.ts';
import { moneyText } from './language.ts';

/** What comes on a day. `by`: the last day on which paying or agreeing prevents it. */
export interface Consequence {
  readonly on: Day;
  readonly by: Day;
  readonly what: 'accelerated' | 'late-fee' | 'letter' | 'court';
  readonly debt: ToldDebt;
}

/** Steps of the ladder that a person would want to know of beforehand; a visit needs his own appointment and is none. */
const TOLD_STEPS: ReadonlySet<Channel> = new Set<Channel>(['letter', 'court']);

/** The earliest thing that is decided to come after `day` for one of these debts; null: nothing is. */
export function consequenceOf(told: readonly ToldDebt[], day: Day, ladder: Ladder): Consequence | null {
  const coming = told.flatMap((debt) => [...termsOf(debt), ...stepsOf(debt, ladder)]);
  const ahead = coming.filter(({ on }) => on > day).sort((a, b) => a.on - b.on);
  return ahead[0] ?? null;
}

function termsOf(debt: ToldDebt): Consequence[] {
  const { account, product } = debt;
  const { accelerateAt, lateFee } = product;
  const at = (days: number, what: Consequence['what']): Consequence[] => {
    const on = dayAtDaysPastDue(account, days, product);
    return on === null ? [] : [{ on, by: on - 1, what, debt }];
  };
  return [
    ...(accelerateAt === null || account.next === null ? [] : at(accelerateAt, 'accelerated')),
    ...(lateFee === null ||
    sparesLateFees(account) ||
    account.lastDue === null ||
    account.lastDue !== account.oldestDue
      ? []
      : at(lateFee.afterDays + 1, 'late-fee')),
  ];
}

function stepsOf(debt: ToldDebt, ladder: Ladder): Consequence[] {
  const { account, product } = debt;
  if (isQuiet(account)) return []; // what comes then depends on whether the agreement is kept
  return ladder.rungs.flatMap((rung): Consequence[] => {
    const { day, step } = rung;
    const { channel, needs } = step;
    if (!TOLD_STEPS.has(channel) || needs.some((one) => !account.tried.includes(one))) return [];
    if (!isStillAhead(rung, account, product, ladder)) return [];
    const on = dayAtDaysPastDue(account, day, product);
    return on === null ? [] : [{ on, by: on - 1, what: channel === 'court' ? 'court' : 'letter', debt }];
  });
}

/** The consequence in a sentence without its full stop. */
export function consequenceText(coming: Consequence | null, writing: Writing): string {
  const { language } = writing;
  const english = language === 'en';
  if (coming === null) return english ? 'No further step is planned' : '目前未安排进一步措施';
  const [by, on] = [dayIn(coming.by, writing), dayIn(coming.on, writing)];
  const what = whatText(coming, english);
  return english
    ? `If nothing is paid or agreed by ${by}, on ${on} ${what}`
    : `如至${by}仍未还清也未达成安排，${on}${what}`;
}

function whatText({ what, debt }: Consequence, english: boolean): string {
  const { lateFee, currency } = debt.product;
  switch (what) {
    case 'accelerated':
      return english
        ? 'all remaining principal falls due, as the contract provides'
        : '起按合同约定全部剩余本金到期';
    case 'late-fee': {
      const fee =
        lateFee?.kind === 'flat' ? moneyText(lateFee.amount, currency, english ? 'en' : 'zh-CN') : null;
      if (english)
        return fee === null
          ? 'a late fee is added, as the contract provides'
          : `a late fee of ${fee} is added, as the contract provides`;
      return fee === null ? '将按合同约定计收违约金' : `将按合同约定计收违约金 ${fee}`;
    }
    case 'letter':
      return english ? 'we send a letter' : '将寄送书面通知';
    case 'court':
      return english ? 'the matter is prepared for court' : '将准备移送法院';
    default:
      return what satisfies never;
  }
}
