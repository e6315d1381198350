/**
 * What does the house write when it asks for nothing: it confirms, tells what the law wants told, or says sorry?
 *
 * These texts never ask for money. A confirmation of a stop says that and nothing else. An apology names the contact that should not
 * have been made and why, without a "but".
 */
import { both, EN, ENVELOPE, type HouseTemplate, SEEN, ZH } from './template-pieces.ts';

export const ZH_ASK = '如有疑问或异议：{answer}，电话 {phone}。投诉：{complaint}。';
export const EN_ASK =
  'Questions, or something is wrong: {answer}, telephone {phone}. Complaints: {complaint}.';
export const ZH_SMS = '疑问：{answer}，核验码 {code}。';
export const EN_SMS = 'Questions: {answer}, check code {code}.';

/** The same words in the app and by e-mail. */
function answered(
  name: HouseTemplate['name'],
  zh: readonly string[],
  en: readonly string[],
): HouseTemplate[] {
  return (['in-app', 'e-mail'] as const).flatMap((channel) =>
    both(
      [name, channel, 'plain'],
      SEEN,
      [ZH.hello, ...zh, ZH_ASK, ZH.code, ...(channel === 'e-mail' ? [ZH.stop] : [])],
      [EN.hello, ...en, EN_ASK, EN.code, ...(channel === 'e-mail' ? [EN.stop] : [])],
    ),
  );
}

export const ANSWER_TEMPLATES: readonly HouseTemplate[] = [
  ...(['sms', 'e-mail', 'in-app'] as const).flatMap((channel) =>
    both(
      ['confirm-stop', channel, 'plain'],
      channel === 'sms' ? null : SEEN,
      ['【{lender}】已收到您的要求，此后不再{stopped}。核验码 {code}。'],
      ['{lender}: we have your request and will not {stopped} any more. Check code {code}.'],
    ),
  ),
  ...answered(
    'payment-received',
    ['{receivedOn}收到您的还款 {received}，谢谢。{standing}。'],
    ['Your payment of {received} arrived on {receivedOn}. Thank you. {standing}.'],
  ),
  ...both(
    ['payment-received', 'sms', 'plain'],
    null,
    ['【{lender}】{receivedOn}收到还款 {received}。{standing}。', ZH_SMS],
    ['{lender}: {received} arrived on {receivedOn}. {standing}.', EN_SMS],
  ),
  ...answered(
    'agreement-code',
    ['您正在确认一项安排，确认码：{oneTimeCode}，10 分钟内有效。确认前请先阅读全文；不是您本人操作请忽略。'],
    [
      'You are confirming an arrangement. Your code: {oneTimeCode}, good for 10 minutes. Read the whole text first; if this was not you, ignore it.',
    ],
  ),
  ...both(
    ['agreement-code', 'sms', 'plain'],
    null,
    ['【{lender}】确认码 {oneTimeCode}，10 分钟内有效，用于确认您的安排。不是您本人操作请忽略。', ZH_SMS],
    [
      '{lender}: your code is {oneTimeCode}, good for 10 minutes, to confirm your arrangement. Not you? Ignore it.',
      EN_SMS,
    ],
  ),
  ...answered(
    'sign-in-code',
    [
      '登录验证码：{oneTimeCode}，10 分钟内有效。请勿告诉任何人，我们的人员也不会索要；不是您本人操作请忽略。',
    ],
    [
      'Your sign-in code: {oneTimeCode}, good for 10 minutes. Tell it to nobody; we never ask for it. If this was not you, ignore it.',
    ],
  ),
  ...both(
    ['sign-in-code', 'sms', 'plain'],
    null,
    ['【{lender}】登录验证码 {oneTimeCode}，10 分钟内有效，请勿告诉任何人。不是您本人操作请忽略。', ZH_SMS],
    [
      '{lender}: your sign-in code is {oneTimeCode}, good for 10 minutes. Tell it to nobody. Not you? Ignore it.',
      EN_SMS,
    ],
  ),
  ...answered(
    'agreement-made',
    ['您的安排已经登记：{period}。按安排履行期间，我们不再催促。'],
    ['Your arrangement is recorded: {period}. While it is kept, we do not remind you.'],
  ),
  ...both(
    ['agreement-made', 'sms', 'plain'],
    null,
    ['【{lender}】您的安排已经登记：{period}。按安排履行期间，我们不再催促。', ZH_SMS],
    ['{lender}: your arrangement is recorded: {period}. While it is kept, we do not remind you.', EN_SMS],
  ),
  ...answered(
    'hold-made',
    ['我们已经暂停联系：{period}。原因：{reason}。您不需要做任何事。'],
    ['We have paused contact: {period}. Reason: {reason}. There is nothing you need to do.'],
  ),
  ...both(
    ['hold-made', 'sms', 'plain'],
    null,
    ['【{lender}】我们已经暂停联系：{period}。您不需要做任何事。', ZH_SMS],
    ['{lender}: we have paused contact: {period}. There is nothing you need to do.', EN_SMS],
  ),
  ...answered(
    'apology',
    ['{when}我们通过{channel}联系了您。这次联系本不应发生：{reason}。对不起，我们已记录并更正。'],
    [
      'On {when} we contacted you by {channel}. That should not have happened: {reason}. We are sorry. It is recorded and put right.',
    ],
  ),
  ...both(
    ['apology', 'sms', 'plain'],
    null,
    ['【{lender}】{when}的联系本不应发生：{reason}。对不起，我们已记录并更正。', ZH_SMS],
    [
      '{lender}: our contact on {when} should not have happened: {reason}. We are sorry. It is put right.',
      EN_SMS,
    ],
  ),
  ...both(
    ['apology', 'letter', 'plain'],
    ENVELOPE,
    [
      '{name}您好，这里是{lender}。{when}我们通过{channel}联系了您。这次联系本不应发生：{reason}。对不起，我们已记录并更正。',
      ZH_ASK,
      ZH.code,
    ],
    [
      'Hello {name}, this is {lender}. On {when} we contacted you by {channel}. That should not have happened: {reason}. We are sorry. It is recorded and put right.',
      EN_ASK,
      EN.code,
    ],
  ),
  ...answered(
    'agency-notice',
    ['我们委托{agency}就您的账户与您联系。委托范围、更正与异议可在官方页面办理。'],
    [
      'We have asked {agency} to contact you about your account. What it may do, corrections and objections: at the official page.',
    ],
  ),
  ...both(
    ['agency-notice', 'sms', 'plain'],
    null,
    ['【{lender}】我们委托{agency}就您的账户与您联系。', ZH_SMS],
    ['{lender}: we have asked {agency} to contact you about your account.', EN_SMS],
  ),
  ...both(
    ['agency-notice', 'letter', 'plain'],
    ENVELOPE,
    [
      '{name}您好，这里是{lender}。我们委托{agency}就您的账户与您联系。委托范围、更正与异议可在官方页面办理。',
      ZH_ASK,
      ZH.code,
    ],
    [
      'Hello {name}, this is {lender}. We have asked {agency} to contact you about your account. What it may do, corrections and objections: at the official page.',
      EN_ASK,
      EN.code,
    ],
  ),
  ...answered(
    'credit-notice',
    [
      '您{date}到期的款项还有 {amount} 没有到账。依法提前告知：如果到{reportOn}仍未还清，也没有达成安排或提出异议，我们将向征信机构报送逾期信息。还清、达成安排或提出异议，就不会报送。',
    ],
    [
      'Of what was due on {date}, {amount} has not arrived. The law wants us to tell you before: if by {reportOn} it is not paid, no arrangement is made and nothing is disputed, we report the arrears to the credit bureau. Paying, an arrangement or an objection keeps it from being reported.',
    ],
  ),
  ...both(
    ['credit-notice', 'sms', 'plain'],
    null,
    [
      '【{lender}】{date}到期的 {amount} 未到账。如到{reportOn}未还清、未达成安排也未提出异议，将依法向征信机构报送。',
      ZH_SMS,
    ],
    [
      '{lender}: {amount} due on {date} has not arrived. Unless paid, arranged or disputed by {reportOn}, it is reported to the credit bureau.',
      EN_SMS,
    ],
  ),
  ...answered(
    'complaint-answered',
    ['您{receivedOn}提出的投诉已经有了处理结果。结果、理由，以及不满意时还能怎么做，都在官方页面。'],
    [
      'Your complaint of {receivedOn} has been decided. The decision, its reasons and what you can do if you disagree are on the official page.',
    ],
  ),
];
