/**
 * In which words does a borrower read how his payment was reckoned, why something does not fit, and what is possible instead?
 *
 * One sentence for each line, contradiction and objection, in both languages, without blame. A sentence that says no names the
 * limit and what can be done.
 */
import type { Minor } from '../money.ts';
import type { Contradiction, LineName } from '../negotiation/affordability.ts';
import type { ForPerson } from '../negotiation/answer-proposal.ts';
import type { Objection, ObjectionName } from '../negotiation/offer.ts';
import type { Pen } from '../telling/language.ts';
import type { PlanKind } from './agreed-plan.ts';

type Two = readonly [en: string, zh: string];

export const KIND_WORDS: Readonly<Record<PlanKind, Two>> = {
  promise: ['a promise to pay', '承诺还款'],
  'later-date': ['a later date', '延后还款日'],
  instalments: ['instalments without further charges', '停息分期'],
  'lump-sum': ['one payment that settles it', '一次性减免结清'],
  relief: ['smaller charges for some months', '减免息费'],
  'minimum-first': ['the minimum first', '先还最低额'],
  'write-down': ['instalments of a smaller debt', '部分减免后分期'],
  moratorium: ['a pause', '暂缓还款'],
  extension: ['every instalment later', '整体延期'],
  'extra-instalments': ['more and smaller instalments', '增加期数'],
  'principal-holiday': ['interest only for some months', '暂缓还本'],
  'interest-holiday': ['no interest for some months', '暂免利息'],
  're-age': ['a new schedule for all of it', '重组账期'],
  're-amortise': ['the late part spread over the coming instalments', '逾期部分摊入后续各期'],
};

const LINE_WORDS: Readonly<Record<LineName, Two>> = {
  income: ['What comes in each month', '每月收入'],
  uncertain: ['Less what is not sure', '减去不稳定的部分'],
  living: ['Less living costs by published figures', '减去按公布数据的生活开支'],
  housing: ['Less your home', '减去住房支出'],
  unavoidable: ['Less what you cannot do without', '减去必不可少的支出'],
  'other-debts': ['Less other debts', '减去其他债务'],
  reserve: ['Less what builds your reserve', '减去应急储备'],
  margin: ['Less a margin for bad months', '减去预留余地'],
  keeps: ['What you can keep up each month', '每月可以承担'],
};

const CONTRADICTIONS: Readonly<Record<Contradiction, Two>> = {
  'no-people': ['At least one person lives on it.', '至少有一个人靠此生活。'],
  'below-zero': ['An amount is below zero.', '有金额小于零。'],
  'other-debts-above-income': [
    'Other debts take more each month than comes in.',
    '其他债务的月还款超过了收入。',
  ],
  'housing-above-income': ['The home costs more each month than comes in.', '住房支出超过了收入。'],
  'rich-but-late': ['What lies ready is many times the debt.', '手头资金是欠款的许多倍。'],
  'income-changed': ['The income stated before was another.', '与之前填写的收入相差较大。'],
  'no-such-date': ['No month has this date.', '没有这样的日期。'],
};

const OBJECTIONS: Readonly<Record<ObjectionName, (limit: string) => Two>> = {
  'not-offered': () => ['This is not open for your account.', '您的账户不适用这种安排。'],
  'nothing-owed': () => ['Nothing is owed, so there is nothing to agree.', '没有欠款，无需安排。'],
  'does-not-fit': () => ['This does not fit how your account stands now.', '这种安排不适合账户当前的状态。'],
  'not-whole': () => [
    'Months are a whole number from 1, amounts are above zero.',
    '期数须为正整数，金额须大于零。',
  ],
  'too-few-months': (at) => [`It takes at least ${at} months.`, `至少 ${at} 个月。`],
  'too-many-months': (at) => [`It can run ${at} months at most.`, `最长 ${at} 个月。`],
  'law-too-many-months': (at) => [`The law allows ${at} months at most.`, `按规定最长 ${at} 个月。`],
  'law-can-pay': (at) => [
    `Instalments are for debts that cannot be paid at once; ${at} can be.`,
    `个性化分期适用于无法一次还清的欠款；目前可还 ${at}。`,
  ],
  'too-small-debt': (at) => [`It is open from ${at} owed.`, `欠款满 ${at} 方可办理。`],
  'too-small-for-long': (at) => [
    `For a debt of this size it runs ${at} months at most.`,
    `此金额最长 ${at} 个月。`,
  ],
  'too-early': (at) => [`It is open from ${at} days past due.`, `逾期满 ${at} 天方可办理。`],
  'too-late': (at) => [`It is open up to ${at} days past due.`, `仅适用于逾期 ${at} 天以内。`],
  'in-the-past': (at) => [`The first day that can be chosen is ${at}.`, `最早可选 ${at}。`],
  'too-far': (at) => [`The first payment lies no later than ${at}.`, `首次还款不晚于 ${at}。`],
  'amount-too-small': (at) => [`It takes at least ${at}.`, `至少 ${at}。`],
  'amount-too-large': (at) => [`No more than ${at} is owed.`, `欠款不超过 ${at}。`],
  'instalment-too-small': (at) => [`An instalment is at least ${at}.`, `每期至少 ${at}。`],
  'waiver-too-large': (at) => [`It settles for no less than ${at} today.`, `目前结清金额不低于 ${at}。`],
  'does-not-pay-off': (at) => [`These instalments together are less than ${at}.`, `各期合计少于 ${at}。`],
  'not-affordable': (at) => [
    `It would leave less than you need to live: by what you told us, ${at} a month can be kept up.`,
    `这会使您的生活费不足：按您填写的情况，每月可承担 ${at}。`,
  ],
  'no-hardship': () => [
    'A pause needs the day until which the hard time is expected to last.',
    '暂缓需要说明困难预计持续到哪一天。',
  ],
  'above-cap': () => ['It would cost more than the cap allows.', '综合成本将超过上限。'],
  'nobody-may': () => ['Nobody at the house may agree to so much.', '超出所有审批权限。'],
  'plan-alive': () => [
    'An agreement is alive. It can be changed by a person.',
    '已有生效的安排，可申请人工变更。',
  ],
  'after-broken': (at) => [
    `After an agreement that was not kept, a new one is possible from ${at}. A payment counts at once.`,
    `上一次安排未履行，${at} 起可重新申请。期间还款随时有效。`,
  ],
  'too-often': (at) => [
    `At most ${at} agreements in a year are made this way; a person can look.`,
    `一年内最多 ${at} 次，可申请人工处理。`,
  ],
};

const FOR_PERSON: Readonly<Record<ForPerson['why'], Two>> = {
  contradiction: [
    'Some of what you told us does not fit together. A person asks, nothing is refused.',
    '部分信息前后不一致。将由工作人员核实，并非拒绝。',
  ],
  authority: ['Somebody with more authority decides on this.', '需要更高权限的人员决定。'],
  rounds: ['We have gone back and forth often: a person takes over.', '已多次往返，将由工作人员接手。'],
  'essentials-unknown': [
    'We have no figures of living costs for your place: a person looks.',
    '没有您所在地的生活费数据，将由工作人员处理。',
  ],
  'nothing-left': [
    'By what you told us nothing is left to pay with. A person who knows about hardship looks at it.',
    '按您填写的情况，目前没有余力还款。将由困难客户专员处理。',
  ],
  'nothing-open': [
    'None of the ready agreements fits. A person looks for another.',
    '现有安排都不适合，将由工作人员为您寻找其他办法。',
  ],
};

const said = ({ say }: Pen, [en, zh]: Two) => say(en, zh);

export const kindText = (kind: PlanKind, pen: Pen): string => said(pen, KIND_WORDS[kind]);
export const lineText = (name: LineName, pen: Pen): string => said(pen, LINE_WORDS[name]);
export const contradictionText = (what: Contradiction, pen: Pen): string => said(pen, CONTRADICTIONS[what]);
export const forPersonText = ({ why }: ForPerson, pen: Pen): string => said(pen, FOR_PERSON[why]);

/** The sentence of an objection, with its limit in place. */
export function objectionText({ why, limit }: Objection, pen: Pen): string {
  return said(pen, OBJECTIONS[why](limit === null ? '' : limitText(limit, pen)));
}

function limitText(limit: NonNullable<Objection['limit']>, { money, day }: Pen): string {
  if ('amount' in limit) return money(limit.amount as Minor);
  return 'day' in limit ? day(limit.day) : String(limit.count);
}
