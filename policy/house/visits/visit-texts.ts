/**
 * What is written to somebody whom the house would like to meet, and when nothing comes of it?
 *
 * It asks for an appointment and for nothing else: no amount, no consequence. That nobody comes without his word stands in each text, and
 * that he may decline.
 */
import { EN_ASK, EN_SMS, ZH_ASK, ZH_SMS } from '../../words/answer-templates.ts';
import { both, EN, type HouseTemplate, SEEN, ZH } from '../../words/template-pieces.ts';

function texts(
  name: HouseTemplate['name'],
  zh: readonly string[],
  en: readonly string[],
  sms: readonly [zh: string, en: string],
): HouseTemplate[] {
  return [
    ...both(
      [name, 'in-app', 'plain'],
      SEEN,
      [ZH.hello, ...zh, ZH_ASK, ZH.code],
      [EN.hello, ...en, EN_ASK, EN.code],
    ),
    ...both([name, 'sms', 'plain'], null, [`【{lender}】${sms[0]}`, ZH_SMS], [`{lender}: ${sms[1]}`, EN_SMS]),
  ];
}

export const VISIT_TEXTS: readonly HouseTemplate[] = [
  ...texts(
    'visit-asked',
    [
      '我们想请您约一个时间当面谈谈，地点：{place}，最早{window}。时间由您选，您也可以谢绝。',
      '没有您的确认，不会有人上门。来访者的姓名、照片和证件号，以及核对的办法，都在官方页面。',
    ],
    [
      'We would like to meet and talk, at {place}, from {window} on. You choose the time, and you may decline.',
      'Nobody comes unless you confirm. Who would come, with photograph and card number, and how to check them, is on the official page.',
    ],
    [
      '想请您约时间面谈，地点：{place}。时间由您选，也可以谢绝；没有您的确认，不会有人上门。',
      'we would like to meet you at {place}. You choose the time and may decline; nobody comes unless you confirm.',
    ],
  ),
  ...texts(
    'visit-ended',
    ['原定{window}在{place}的面谈取消了，不会有人上门。您不需要做任何事。'],
    ['The meeting of {window} at {place} is called off. Nobody comes, and there is nothing you need to do.'],
    ['原定{window}的面谈取消了，不会有人上门。', 'the meeting of {window} is called off. Nobody comes.'],
  ),
];
