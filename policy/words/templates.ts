/**
 * What does the house write and say at each step of its ladder?
 *
 * Versioned texts by the template's name in `policy/house/ladder.ts`, by channel, tone and language; `…-several` is used when one
 * message is about several debts. Facts first, no blame, what happens if nothing is done exactly as decided, the person's next
 * step last. The tone hardens slowly: friendly says what is late and what one can do, plain adds what comes next, formal names
 * the contract. Every text passes the check as a template and again when filled. A change is a new version.
 */

import { AGREEMENT_TEXTS } from '../house/agreement-texts.ts';
import { VISIT_TEXTS } from '../house/visits/visit-texts.ts';
import { CLAIM_TEXTS } from '../sale/claim-texts.ts';
import { EARLY_HELP } from '../warning/help-texts.ts';
import { ANSWER_TEMPLATES } from './answer-templates.ts';
import { REFERRALS } from './court-templates.ts';
import { both, EN, ENVELOPE, type HouseTemplate, SEEN, ZH } from './template-pieces.ts';

const PUSH = both(
  ['overdue', 'push', 'friendly'],
  null,
  ['{lender}：您有一条账户消息，请登录官方应用查看。'],
  ['{lender}: there is a message about your account. Sign in to the official app to read it.'],
);

/** A push notice never tells more, whatever it is about and however late it is. */
const PUSHES = (
  [
    ['due-soon', 'friendly'],
    ['due-soon-several', 'friendly'],
    ['overdue', 'friendly'],
    ['overdue', 'plain'],
    ['overdue', 'formal'],
    ['overdue-several', 'friendly'],
    ['overdue-several', 'plain'],
    ['overdue-several', 'formal'],
    ['payment-received', 'plain'],
    ['agreement-made', 'plain'],
    ['hold-made', 'plain'],
    ['apology', 'plain'],
    ['credit-notice', 'plain'],
    ['complaint-answered', 'plain'],
    ['proposal-answered', 'plain'],
    ['offer-ending', 'friendly'],
    ['plan-missed', 'friendly'],
    ['plan-missed', 'plain'],
    ['plan-broken', 'friendly'],
    ['plan-broken', 'plain'],
    ['plan-completed', 'friendly'],
  ] as const
).flatMap(([name, tone]) => PUSH.map((text): HouseTemplate => ({ ...text, name, tone })));

/** The same words in the app and by e-mail, which also says how to stop e-mails. */
function written(
  name: HouseTemplate['name'],
  tone: HouseTemplate['tone'],
  zh: readonly string[],
  en: readonly string[],
): HouseTemplate[] {
  return [
    ...both([name, 'in-app', tone], SEEN, [ZH.hello, ...zh, ZH.code], [EN.hello, ...en, EN.code]),
    ...both(
      [name, 'e-mail', tone],
      SEEN,
      [ZH.hello, ...zh, ZH.code, ZH.stop],
      [EN.hello, ...en, EN.code, EN.stop],
    ),
  ];
}

const DUE_SOON = [
  ...written(
    'due-soon',
    'friendly',
    [
      '{date}应还 {amount}，还有 {days} 天。',
      '如已安排自动还款，无需操作。如果这次不方便：',
      ZH.choice,
      ZH.rights,
    ],
    [
      'On {date}, {amount} is due (days left: {days}).',
      'If an automatic payment is set up, there is nothing to do. If it does not suit this time:',
      EN.choice,
      EN.rights,
    ],
  ),
  ...written(
    'due-soon-several',
    'friendly',
    [
      '近期有 {count} 笔款项到期，合计 {total}。',
      '{lines}',
      '如已安排自动还款，无需操作。如果这次不方便：',
      ZH.choice,
      ZH.rights,
    ],
    [
      '{count} payments fall due soon, {total} in all.',
      '{lines}',
      'If automatic payments are set up, there is nothing to do. If it does not suit this time:',
      EN.choice,
      EN.rights,
    ],
  ),
  ...both(
    ['due-soon', 'sms', 'friendly'],
    null,
    ['【{lender}】{date}应还 {amount}，还有 {days} 天。如不方便，可延期或分期。', ZH.smsTail],
    ['{lender}: on {date}, {amount} is due. You can also choose a later date or instalments.', EN.smsTail],
  ),
  ...both(
    ['due-soon-several', 'sms', 'friendly'],
    null,
    ['【{lender}】有 {count} 笔款项将到期，合计 {total}，最早{since}。如不方便，可延期或分期。', ZH.smsTail],
    [
      '{lender}: {count} payments fall due, {total} in all, the first on {since}. You can also choose a later date or instalments.',
      EN.smsTail,
    ],
  ),
];

const ZH_ONE = '{date}应还 {amount}，尚未收到，今天是逾期第 {days} 天。每多一天增加 {dailyPenalty}。';
const EN_ONE =
  '{amount} was due on {date} and has not arrived. Today is day {days}. Each day adds {dailyPenalty}.';
const ZH_MANY = ['有 {count} 笔款项尚未收到，合计 {total}。', '{lines}', '每多一天合计增加 {dailyPenalty}。'];
const EN_MANY = [
  '{count} payments have not arrived, {total} in all.',
  '{lines}',
  'Each day adds {dailyPenalty} in all.',
];
const ZH_NEXT = '联系原因：{reason}。{consequence}。';
const EN_NEXT = 'Why you get this: {reason}. {consequence}.';
const ZH_BASIS = '依据：{basis}。';
const EN_BASIS = 'This rests on {basis}.';

const OVERDUE = [
  ...written('overdue', 'friendly', [ZH_ONE, ZH.choice, ZH.rights], [EN_ONE, EN.choice, EN.rights]),
  ...written(
    'overdue',
    'plain',
    [ZH_ONE, ZH_NEXT, ZH.choice, ZH.rights],
    [EN_ONE, EN_NEXT, EN.choice, EN.rights],
  ),
  ...written(
    'overdue',
    'formal',
    [ZH_ONE, ZH_BASIS, ZH_NEXT, ZH.choice, ZH.rights],
    [EN_ONE, EN_BASIS, EN_NEXT, EN.choice, EN.rights],
  ),
  ...written(
    'overdue-several',
    'friendly',
    [...ZH_MANY, ZH.choice, ZH.rights],
    [...EN_MANY, EN.choice, EN.rights],
  ),
  ...written(
    'overdue-several',
    'plain',
    [...ZH_MANY, ZH_NEXT, ZH.choice, ZH.rights],
    [...EN_MANY, EN_NEXT, EN.choice, EN.rights],
  ),
  ...written(
    'overdue-several',
    'formal',
    [...ZH_MANY, ZH_BASIS, ZH_NEXT, ZH.choice, ZH.rights],
    [...EN_MANY, EN_BASIS, EN_NEXT, EN.choice, EN.rights],
  ),
];

const OVERDUE_SMS = [
  ...both(
    ['overdue', 'sms', 'friendly'],
    null,
    ['【{lender}】{date}应还 {amount}，尚未收到，逾期第 {days} 天。可部分还款、延期或分期，', ZH.smsTail],
    [
      '{lender}: {amount} was due on {date} and has not arrived (day {days}). You can pay part, later or in instalments.',
      EN.smsTail,
    ],
  ),
  ...both(
    ['overdue', 'sms', 'plain'],
    null,
    [
      '【{lender}】{date}应还 {amount}，逾期第 {days} 天，每多一天增加 {dailyPenalty}。{consequence}。可部分还款、延期或分期，',
      ZH.smsTail,
    ],
    [
      '{lender}: {amount} was due on {date} (day {days}). Each day adds {dailyPenalty}. {consequence}. You can pay part, later or in instalments.',
      EN.smsTail,
    ],
  ),
  ...both(
    ['overdue', 'sms', 'formal'],
    null,
    [
      '【{lender}】依据{basis}，{date}应还 {amount}，逾期第 {days} 天。{consequence}。可部分还款、延期或分期，',
      ZH.smsTail,
    ],
    [
      '{lender}: under {basis}, {amount} was due on {date} (day {days}). {consequence}. You can pay part, later or in instalments.',
      EN.smsTail,
    ],
  ),
  ...both(
    ['overdue-several', 'sms', 'friendly'],
    null,
    [
      '【{lender}】有 {count} 笔款项尚未收到，合计 {total}，最早{since}到期。可部分还款、延期或分期，',
      ZH.smsTail,
    ],
    [
      '{lender}: {count} payments have not arrived, {total} in all, the first due on {since}. You can pay part, later or in instalments.',
      EN.smsTail,
    ],
  ),
  ...both(
    ['overdue-several', 'sms', 'plain'],
    null,
    [
      '【{lender}】{count} 笔款项逾期，合计 {total}，最早{since}到期，每天增加 {dailyPenalty}。{consequence}。可部分还、延期或分期，',
      ZH.smsTail,
    ],
    [
      '{lender}: {count} payments are late, {total} in all, the first due on {since}. Each day adds {dailyPenalty}. {consequence}. You can pay part, later or in instalments.',
      EN.smsTail,
    ],
  ),
  ...both(
    ['overdue-several', 'sms', 'formal'],
    null,
    [
      '【{lender}】依据{basis}，有 {count} 笔款项逾期，合计 {total}，最早{since}到期。{consequence}。可部分还款、延期或分期，',
      ZH.smsTail,
    ],
    [
      '{lender}: under {basis}, {count} payments are late, {total} in all, the first due on {since}. {consequence}. You can pay part, later or in instalments.',
      EN.smsTail,
    ],
  ),
];

const SPOKEN = [
  ...both(
    ['talk', 'call', 'plain'],
    null,
    [
      '您好，我是{lender}的{agent}，通话会录音。请问是{name}本人吗？',
      '（确认本人后）{date}应还 {amount}，尚未收到。现在方便说吗？不方便的话，我可以换个您合适的时间。',
      '您可以部分还款、延期或分期；如有异议，我现在就登记。',
      '您可以在官方页面用核验码 {code} 确认是我们；投诉：{complaint}。',
    ],
    [
      'Hello, this is {agent} from {lender}; the call is recorded. Am I speaking to {name}?',
      '(Once it is sure who it is:) {amount} was due on {date} and has not arrived. Is this a good time? If not, I will ring when it suits you.',
      'You can pay part, choose a later date, or ask for instalments; if something is wrong, I note it now.',
      'At the official page the check code {code} shows that it is us. Complaints: {complaint}.',
    ],
  ),
  ...both(
    ['visit', 'visit', 'formal'],
    ENVELOPE,
    [
      '{name}您好，您预约了{lender}的{agent}于{window}在{place}面谈。不便时可随时取消或改期：{answer}。',
      '来访者会出示证件，未经您同意不进门，不与他人谈及来意。核验码 {code}。如有异议可当面登记；投诉：{complaint}。',
    ],
    [
      'Hello {name}, you booked a meeting with {agent} of {lender} at {window}, at {place}. It can be cancelled or moved at any time: {answer}.',
      'The visitor shows identification, does not come in unless you agree, and speaks of the reason with nobody else. Check code {code}.',
      'If something is wrong, it is noted there and then. Complaints: {complaint}.',
    ],
  ),
];

const LETTERS = [
  ...both(
    ['letter', 'letter', 'formal'],
    ENVELOPE,
    [
      '{name}：根据您与{lender}签订的合同（{basis}），以下款项至今未收到，合计 {total}，最长逾期 {days} 天。',
      '{lines}',
      '事由：{reason}。{consequence}。',
      '您有权查询每一笔金额、提出异议并提交证明材料，也负有按约定还款的义务。',
      '查询、还款、异议与证明材料：{answer}；电话 {phone}。',
      ZH.choice,
      '投诉：{complaint}。',
      ZH.code,
      '{seal}',
    ],
    [
      '{name}: under your agreement with {lender} ({basis}), these payments have not arrived, {total} in all, up to {days} days past due.',
      '{lines}',
      'Reason: {reason}. {consequence}.',
      'You have the right to see each figure, to object and to send proof, and the duty to pay as agreed.',
      'Figures, ways to pay, objections and proof: {answer}, telephone {phone}. If something is wrong, tell us there.',
      EN.choice,
      'Complaints: {complaint}.',
      EN.code,
      '{seal}',
    ],
  ),
  ...REFERRALS,
];

export const HOUSE_TEMPLATES: readonly HouseTemplate[] = [
  ...DUE_SOON,
  ...EARLY_HELP,
  ...OVERDUE,
  ...OVERDUE_SMS,
  ...PUSHES,
  ...SPOKEN,
  ...LETTERS,
  ...ANSWER_TEMPLATES,
  ...AGREEMENT_TEXTS,
  ...VISIT_TEXTS,
  ...CLAIM_TEXTS,
];
