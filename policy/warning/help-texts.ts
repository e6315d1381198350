/**
 * What does early help say before a payment is due?
 *
 * What comes and when, that nothing is late, one thing that can be changed, and how to turn such help off. No consequence and no
 * blame: none is due. In the app alone: the quietest way.
 */
import type { TextName } from '../../rules/words/approved-text.ts';
import { both, EN, type HouseTemplate, SEEN, ZH } from '../words/template-pieces.ts';

const OFFERS: readonly (readonly [name: TextName, zh: string, en: string])[] = [
  [
    'due-soon-help',
    '如已安排好，无需操作。如果这次不方便：',
    'If it is arranged already, there is nothing to do. If it does not suit this time:',
  ],
  [
    'due-soon-date',
    '如果另一个日期更合适，可以现在申请更改还款日。',
    'If another day of the month suits you better, you can ask now to move the due date.',
  ],
  [
    'due-soon-smaller',
    '如果这次的金额偏高，可以现在申请每期少还一些。',
    'If the amount is high this time, you can ask now for smaller payments.',
  ],
];

export const EARLY_HELP: readonly HouseTemplate[] = OFFERS.flatMap(([name, zh, en]) =>
  both(
    [name, 'in-app', 'friendly'],
    SEEN,
    [
      ZH.hello,
      '{date}应还 {amount}，还有 {days} 天，目前没有逾期。',
      zh,
      ZH.choice,
      '这类提前帮助可以在账户页面的“联系”中关闭。',
      ZH.rights,
      ZH.code,
    ],
    [
      EN.hello,
      'On {date}, {amount} is due (days left: {days}). Nothing is late.',
      en,
      EN.choice,
      'You can turn this early help off on your account page, under Contact.',
      EN.rights,
      EN.code,
    ],
  ),
);
