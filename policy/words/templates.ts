/**
 * What does the house write and say at each step of its ladder?
 *
 * Versioned texts by the template's name in `policy/house/ladder.ts`, by channel, tone and language. Facts first, no blame,
 * what happens if nothing is done exactly as decided, the person's next step last. Placeholders are filled with facts; every
 * text passes the check as a template and again when filled. A change is a new version.
 */
import type { Channel } from '../../rules/account.ts';
import type { Language } from '../../rules/telling/language.ts';

export type Tone = 'friendly' | 'plain' | 'formal';

export interface HouseTemplate {
  readonly name: 'due-soon' | 'overdue' | 'talk' | 'letter' | 'visit' | 'referral';
  readonly version: number;
  readonly channel: Channel;
  readonly tone: Tone;
  readonly language: Language;
  /** Subject line, lock screen or envelope: what is seen without opening. */
  readonly outer: string | null;
  readonly body: string;
}

const zh = (
  name: HouseTemplate['name'],
  channel: Channel,
  tone: Tone,
  outer: string | null,
  ...lines: readonly string[]
): HouseTemplate => ({ name, version: 1, channel, tone, language: 'zh-CN', outer, body: lines.join('') });

const en = (
  name: HouseTemplate['name'],
  channel: Channel,
  tone: Tone,
  outer: string | null,
  ...lines: readonly string[]
): HouseTemplate => ({ name, version: 1, channel, tone, language: 'en', outer, body: lines.join(' ') });

const ZH_OUTER = '您有一条来自 {lender} 的账户消息';
const EN_OUTER = 'A message from {lender} about your account';
const ZH_RIGHTS = '明细可在 {answer} 查看；如有异议，请在同一处提出，核实期间不再催促。投诉：{complaint}。';
const EN_RIGHTS =
  'Each figure can be seen at {answer}. If something is wrong, tell us there; we wait while it is checked. Complaints: {complaint}.';
const ZH_CHOICE = '您可以先还一部分、选择延期，或申请分期，大约需要 3 分钟。';
const EN_CHOICE = 'You can pay part, choose a later date, or ask for instalments. It takes about 3 minutes.';
const ZH_CODE = '不确定是不是我们？请在官方页面输入核验码 {code}。我们绝不会要求向个人账户转账。';
const EN_CODE =
  'Not sure this is us? Enter the check code {code} at the official page. We never ask for a transfer to a private account.';
const ZH_STOP = '停止接收此类消息：{optOut}。';
const EN_STOP = 'To stop these messages: {optOut}.';

export const HOUSE_TEMPLATES: readonly HouseTemplate[] = [
  zh(
    'due-soon',
    'in-app',
    'friendly',
    ZH_OUTER,
    '{name}您好，这里是{lender}。{date}应还 {amount}，还有 {days} 天。',
    '如已安排自动还款，无需操作。如果这次不方便，',
    ZH_CHOICE,
    ZH_RIGHTS,
    ZH_CODE,
  ),
  en(
    'due-soon',
    'in-app',
    'friendly',
    EN_OUTER,
    'Hello {name}, this is {lender}. {amount} is due on {date} (days left: {days}).',
    'If an automatic payment is set up, there is nothing to do. If it does not suit this time:',
    EN_CHOICE,
    EN_RIGHTS,
    EN_CODE,
  ),
  zh(
    'overdue',
    'in-app',
    'friendly',
    ZH_OUTER,
    '{name}您好，这里是{lender}。{date}应还 {amount}，尚未收到，今天是逾期第 {days} 天。每天增加罚息 {dailyPenalty}。',
    ZH_CHOICE,
    ZH_RIGHTS,
    ZH_CODE,
  ),
  en(
    'overdue',
    'in-app',
    'friendly',
    EN_OUTER,
    'Hello {name}, this is {lender}. {amount} was due on {date} and has not arrived. Today is day {days}. Each day adds {dailyPenalty}.',
    EN_CHOICE,
    EN_RIGHTS,
    EN_CODE,
  ),
  zh('overdue', 'push', 'friendly', null, '{lender}：您有一条账户消息，请登录官方应用查看。'),
  en(
    'overdue',
    'push',
    'friendly',
    null,
    '{lender}: there is a message about your account. Sign in to the official app to read it.',
  ),
  zh(
    'overdue',
    'sms',
    'friendly',
    null,
    '【{lender}】{name}您好，{date}应还 {amount}，尚未收到，今天是逾期第 {days} 天。可部分还款、延期或分期，明细与异议：{answer}，核验码 {code}。投诉：{complaint}。',
    ZH_STOP,
  ),
  en(
    'overdue',
    'sms',
    'friendly',
    null,
    '{lender}: {amount} was due on {date} and has not arrived; today is day {days}. Pay part, choose a later date or instalments, see each figure or tell us if something is wrong: {answer}, check code {code}.',
    'Complaints: {complaint}.',
    EN_STOP,
  ),
  zh(
    'overdue',
    'sms',
    'plain',
    null,
    '【{lender}】{date}应还 {amount}，逾期第 {days} 天，每天增加罚息 {dailyPenalty}。{consequence}。可部分还款、延期或分期，明细与异议：{answer}，核验码 {code}。投诉：{complaint}。',
    ZH_STOP,
  ),
  en(
    'overdue',
    'sms',
    'plain',
    null,
    '{lender}: {amount} was due on {date}, day {days}. Each day adds {dailyPenalty}. {consequence}. Part payment, a later date, instalments, each figure, and if something is wrong: {answer}, check code {code}.',
    'Complaints: {complaint}.',
    EN_STOP,
  ),
  zh(
    'overdue',
    'e-mail',
    'plain',
    ZH_OUTER,
    '{name}您好，这里是{lender}。{date}应还 {amount}，尚未收到，今天是逾期第 {days} 天，每天增加罚息 {dailyPenalty}。原因：{reason}。{consequence}。',
    ZH_CHOICE,
    ZH_RIGHTS,
    ZH_CODE,
    ZH_STOP,
  ),
  en(
    'overdue',
    'e-mail',
    'plain',
    EN_OUTER,
    'Hello {name}, this is {lender}. {amount} was due on {date} and has not arrived. Today is day {days}; each day adds {dailyPenalty}. Why you get this: {reason}. {consequence}.',
    EN_CHOICE,
    EN_RIGHTS,
    EN_CODE,
    EN_STOP,
  ),
  zh(
    'talk',
    'call',
    'plain',
    null,
    '您好，我是{lender}的{agent}，通话会录音。请问是{name}本人吗？',
    '（确认本人后）{date}应还 {amount}，尚未收到。现在方便说吗？不方便的话，我可以换个您合适的时间。',
    '您可以部分还款、延期或分期；如有异议，我现在就登记。',
    '您可以在官方页面用核验码 {code} 确认是我们；投诉：{complaint}。',
  ),
  en(
    'talk',
    'call',
    'plain',
    null,
    'Hello, this is {agent} from {lender}; the call is recorded. Am I speaking to {name}?',
    '(Once it is sure who it is:) {amount} was due on {date} and has not arrived. Is this a good time? If not, I will ring when it suits you.',
    'You can pay part, choose a later date, or ask for instalments; if something is wrong, I note it now.',
    'At the official page the check code {code} shows that it is us. Complaints: {complaint}.',
  ),
  zh(
    'letter',
    'letter',
    'formal',
    '{name} 亲启',
    '{name}：根据您与{lender}签订的合同（{basis}），{date}应还款项 {amount} 至今未收到，逾期 {days} 天。',
    '事由：{reason}。如至{by}仍未还清也未达成安排，{consequence}。',
    '您有权查询每一笔金额、提出异议并提交证明材料，也负有按约定还款的义务。',
    '查询、还款、异议与证明材料：{answer}；电话 {phone}。',
    ZH_CHOICE,
    '投诉：{complaint}。',
    ZH_CODE,
    '{seal}',
  ),
  en(
    'letter',
    'letter',
    'formal',
    '{name} — private and confidential',
    '{name}: under your agreement with {lender} ({basis}), {amount} was due on {date} and has not arrived; days past due: {days}.',
    'Reason: {reason}. If by {by} it is neither paid nor arranged, {consequence}.',
    'You have the right to see each figure, to object and to send proof, and the duty to pay as agreed.',
    'Figures, ways to pay, objections and proof: {answer}, telephone {phone}. If something is wrong, tell us there.',
    EN_CHOICE,
    'Complaints: {complaint}.',
    EN_CODE,
    '{seal}',
  ),
  zh(
    'visit',
    'visit',
    'formal',
    '{name} 亲启',
    '{name}您好，您预约了{lender}的{agent}于{window}在{place}面谈。不便时可随时取消或改期：{answer}。',
    '来访者会出示证件，未经您同意不进门，不与他人谈及来意。核验码 {code}。如有异议可当面登记；投诉：{complaint}。',
  ),
  en(
    'visit',
    'visit',
    'formal',
    '{name} — private and confidential',
    'Hello {name}, you booked a meeting with {agent} of {lender} at {window}, at {place}. It can be cancelled or moved at any time: {answer}.',
    'The visitor shows identification, does not come in unless you agree, and speaks of the reason with nobody else. Check code {code}.',
    'If something is wrong, it is noted there and then. Complaints: {complaint}.',
  ),
  zh(
    'referral',
    'court',
    'formal',
    '{name} 亲启',
    '{name}：根据{basis}，{date}应还 {amount}，逾期 {days} 天。{lender}已决定：如至{by}仍未还清也未达成安排，将向有管辖权的法院提起诉讼。',
    '事由：{reason}。在此之前，',
    ZH_CHOICE,
    ZH_RIGHTS,
    '电话 {phone}。',
    ZH_CODE,
  ),
  en(
    'referral',
    'court',
    'formal',
    '{name} — private and confidential',
    '{name}: under {basis}, {amount} was due on {date}; days past due: {days}. {lender} has decided: if by {by} it is neither paid nor arranged, it takes the matter to court.',
    'Reason: {reason}. Until then:',
    EN_CHOICE,
    EN_RIGHTS,
    'Telephone {phone}.',
    EN_CODE,
  ),
];
