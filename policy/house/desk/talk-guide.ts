/**
 * What does an agent say on the telephone, stage by stage, and which lines must be said?
 *
 * House texts, checked by the house's own word check (a test does it for every place). Figures stand for themselves and come from the
 * ledger; what follows if nothing is done is told on the person's page as decided, never threatened here. A changed line gets a new number.
 */
import { type MustSay, TALK_STAGES, type TalkLine, type TalkStage } from '../../../rules/work/talk-stage.ts';

const HOUSE_SAYS = (why: string): MustSay => ({ source: why, where: null, thirdPartyOnly: false });
const WHO: readonly MustSay[] = [HOUSE_SAYS('House rule: who calls and for whom comes before anything else')];
const RECORDED: readonly MustSay[] = [
  HOUSE_SAYS('House rule: a recording is announced; 商业银行信用卡业务监督管理办法第68条'),
];
const IDENTITY: readonly MustSay[] = [HOUSE_SAYS('House rule: nobody else hears of a debt')];
const COLLECTOR: readonly MustSay[] = [
  { source: '12 CFR 1006.18(e)(1), (2)', where: ['US-FED', 'US-MA', 'US-NYC'], thirdPartyOnly: true },
];
const DISPUTE: readonly MustSay[] = [
  {
    source: '12 CFR 1006.34(c)(3); 15 USC 1692g(a)',
    where: ['US-FED', 'US-MA', 'US-NYC'],
    thirdPartyOnly: true,
  },
  HOUSE_SAYS('House rule: everybody hears that he may object'),
];

const ALL = TALK_STAGES;
const PAST: readonly TalkStage[] = ['early', 'late', 'broken'];

const line = (
  id: string,
  part: TalkLine['part'],
  stages: readonly TalkStage[],
  zh: string,
  en: string,
  must: readonly MustSay[] = [],
): TalkLine => ({ id, part, stages, must, say: { zh, en } });

export const TALK_GUIDE: readonly TalkLine[] = [
  line(
    'who-1',
    'opening',
    ALL,
    '您好，我是{lender}的{agent}。',
    'Hello, this is {agent} from {lender}.',
    WHO,
  ),
  line('recorded-1', 'opening', ALL, '本次通话会录音。', 'This call is recorded.', RECORDED),
  line(
    'identity-1',
    'opening',
    ALL,
    '请问是{name}本人吗？为了保护您的信息，请说出您登记手机号码的最后四位。',
    'Am I speaking to {name}? To protect your information, please tell me the last four digits of the number you gave us.',
    IDENTITY,
  ),
  line(
    'genuine-1',
    'opening',
    ALL,
    '想确认是不是我们，可以在官方页面 {answer} 输入核验码 {code}。我们不会要求您向个人账户转账。',
    'To see that it is us, enter the check code {code} at {answer}. We never ask for a transfer to a private account.',
  ),
  line(
    'collector-1',
    'facts',
    [...PAST, 'hardship'],
    '本次通话旨在催收欠款，所获信息将用于该目的。',
    'This is an attempt to collect a debt, and any information obtained will be used for that purpose.',
    COLLECTOR,
  ),
  line(
    'coming-1',
    'facts',
    ['before-due'],
    '{date}有一笔 {amount} 到期。现在只是提前告诉您，您什么都不用做也可以。',
    '{amount} falls due on {date}. This is a word ahead of time; there is nothing you have to do now.',
  ),
  line(
    'owed-1',
    'facts',
    ['early', 'late'],
    '{date}应还 {amount}，尚未收到，今天是逾期第 {days} 天。现在方便说吗？',
    '{amount} was due on {date} and has not arrived. Today is day {days}. Is this a good time?',
  ),
  line(
    'waiting-1',
    'facts',
    ['early', 'late'],
    '每多一天，会增加 {dailyPenalty}。',
    'Each day adds {dailyPenalty}.',
  ),
  line(
    'cause-1',
    'facts',
    ['late'],
    '我想先了解一下：是什么原因没有还上，现在的情况怎么样？',
    'May I first ask what came in the way, and how things are now?',
  ),
  line(
    'broken-1',
    'facts',
    ['broken'],
    '我们约定的一期没有按约定到账，目前逾期 {amount}，自{date}起。想先听听您那边发生了什么。',
    'A payment of our agreement has not arrived; {amount} is past due since {date}. I should like to hear what happened on your side.',
  ),
  line(
    'smaller-1',
    'offers',
    ['broken'],
    '如果约定的金额太高，我们可以一起看看每次少还一些的方案。',
    'If the amounts were too high, we can look together at smaller ones.',
  ),
  line(
    'care-1',
    'facts',
    ['hardship'],
    '您说的情况我会记下来，并请受过专门培训的同事来看。在他们决定之前，催收会先停下。',
    'I write down what you tell me, and a trained colleague will look at it. Until that is decided, collection rests.',
  ),
  line(
    'help-1',
    'offers',
    ['hardship'],
    '今天不需要您承诺任何还款。您愿意的话，可以由您信任的人代您联系我们。',
    'You need not promise any payment today. If you like, somebody you trust can speak with us for you.',
  ),
  line(
    'ways-1',
    'offers',
    ['early', 'late', 'broken'],
    '您可以先还一部分、选择延期，或者申请分期，大约需要 3 分钟。您觉得哪一种做得到？',
    'You can pay part, choose a later date, or ask for instalments; it takes about 3 minutes. Which of them could you keep?',
  ),
  line(
    'enough-1',
    'offers',
    ['early', 'late', 'broken'],
    '请先留够生活必需的钱，再说能还多少。做不到的，请不要答应。',
    'Keep what you need to live on first, then tell me what is left. Please do not agree to what you cannot keep.',
  ),
  line(
    'object-1',
    'rights',
    [...PAST, 'hardship'],
    '如果您认为金额有误，或者这不是您的欠款，可以提出异议，我现在就登记。',
    'If you think the amount is wrong or the debt is not yours, you may dispute it, and I note it now.',
    DISPUTE,
  ),
  line(
    'complain-1',
    'rights',
    ALL,
    '对这次通话有意见，可以投诉：{complaint}。',
    'If you are not content with this call, you can complain: {complaint}.',
  ),
  line(
    'close-1',
    'close',
    ALL,
    '我复述一下我们今天说好的，之后您在自己的页面上也能看到。谢谢您的时间。',
    'Let me repeat what we agreed; you will see it on your own page as well. Thank you for your time.',
  ),
];
