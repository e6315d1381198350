/**
 * Why is a person to act on an account today, or why is nobody?
 *
 * The agent never sees an account without that sentence.
 */
import { type Account, CHANNELS } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { capital, channelName, dayWords, type Language } from '../../rules/telling/language.ts';
import { BY_PEOPLE } from '../db/desk/waiting-morning.ts';
import type { PlannedContact } from '../db/reading/told-account.ts';

/** Why a person is to act on an account today, or why nobody is. */
export function standingOf(
  account: Account,
  contacts: readonly PlannedContact[],
  today: Day,
  language: Language,
): string {
  const say = (en: string, zh: string) => (language === 'en' ? en : zh);
  if (account.writtenOffOn !== null)
    return say('Written off: the ladder plans nothing more.', '已核销：阶梯不再安排联系。');
  if (account.oldestDue === null)
    return say('Nothing is past due: nobody needs to act.', '没有逾期：无需任何人处理。');
  if (account.pausedTo !== null && account.pausedTo > today)
    return say(
      `Paused until ${dayWords(account.pausedTo, 'en')}: nothing is planned before that day.`,
      `暂停至${dayWords(account.pausedTo, 'zh-CN')}：此前不安排联系。`,
    );
  const mine = contacts.filter(
    ({ state, channel, day }) =>
      state === 'planned' && day <= today && BY_PEOPLE.some((name) => name === CHANNELS[channel]),
  );
  const last = mine[0];
  if (last === undefined)
    return say(
      'Past due, but the ladder asks nobody to act yet: messages come first.',
      '已逾期，但阶梯尚未安排人工：先发消息。',
    );
  const name = channelName(CHANNELS[last.channel]!, language);
  return last.day === today
    ? say(`${capital(name)} planned for today.`, `今日计划${name}。`)
    : say(
        `${capital(name)} planned for ${dayWords(last.day, 'en')}, not made.`,
        `${dayWords(last.day, 'zh-CN')}计划${name}，未进行。`,
      );
}
