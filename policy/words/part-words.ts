/**
 * By which words is a part of a text recognised?
 *
 * Patterns over plain text (lower case, simplified characters) in both languages, and the placeholders of a template that
 * will stand for the part. The parts of a card issuer's letter are recognised as all of others together.
 */
import type { PartWords } from '../../rules/words/lexicon.ts';

const PHONE =
  '(?<!\\d)(?:95\\d{3}|400[- ]?\\d{3}[- ]?\\d{4}|0\\d{2,3}-\\d{7,8}|1-\\d{3}-\\d{3}-\\d{4}|0\\d{3,4} \\d{3} ?\\d{3,4})(?!\\d)';
const DATE =
  '\\d{1,2}月\\d{1,2}日|\\d{4}-\\d{2}-\\d{2}|\\b\\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\\b|\\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}\\b';
const AMOUNT = '¥ ?\\d|\\d[\\d,]*(?:\\.\\d+)? ?元|[$£€] ?\\d|\\b(?:cny|usd|gbp|hkd|inr) ?\\d';

const part = (
  name: PartWords['part'],
  patterns: readonly string[],
  placeholders: readonly string[] = [],
): PartWords => ({ part: name, patterns, placeholders });

export const PART_WORDS: readonly PartWords[] = [
  part('who', ['【[^】]{2,20}】'], ['lender']),
  part('amount', [AMOUNT], ['amount', 'total', 'received']),
  part('date', [DATE], ['date', 'since', 'lines', 'receivedOn', 'reportOn', 'when']),
  part('how-to-query', ['查询|查看|明细|核对', '\\b(?:see|view|check|look up|statement)\\b'], ['answer']),
  part('how-to-object', [
    '异议|有误|不符|申诉',
    '\\b(?:dispute|disagree|not yours|wrong|mistaken?|incorrect|object)\\b',
  ]),
  part('how-to-complain', ['投诉', '\\bcomplain(?:ts?)?\\b'], ['complaint']),
  part('how-to-repay', [
    '部分还款|分期|延期|还款方式',
    '\\b(?:pay part|pay a part|instalments?|installments?|later date|ways to pay)\\b',
  ]),
  part('check-code', ['核验码', '\\bcheck code\\b'], ['code']),
  part(
    'opt-out',
    [
      '退订|拒收|不再接收|停止(?:接收|发送)',
      '\\b(?:opt[- ]?out|unsubscribe|(?:reply|text|send) stop|stop (?:these|receiving|texts|text messages|e-?mails|messages))\\b',
    ],
    ['optOut'],
  ),
  part('salutation', ['^(?:尊敬的|您好|你好)', '^(?:dear|hello|hi|good (?:morning|afternoon|evening))\\b']),
  part(
    'consumer-name',
    ['尊敬的[^,，。 ]{1,8}(?:先生|女士)', '\\bdear (?:mr|ms|mrs|dr)\\.? \\p{L}+'],
    ['name'],
  ),
  part(
    'agent-name',
    ['我是[^,，。]{0,12}(?:专员|客户经理|工号)', '\\b(?:my name is|i am|this is) [\\p{L}]+ [\\p{L}]+\\b'],
    ['agent'],
  ),
  part('callback-number', [PHONE], ['phone']),
  part('callback-request', [
    '请[^,，。]{0,6}(?:回电|致电|联系我们|与我们联系)',
    '\\bplease (?:call|contact|return (?:the|this|my) call|reply)\\b',
  ]),
  part('business-name-reveals', [
    '催收(?:公司|部|中心)',
    '\\b(?:debt collection|collection (?:agency|services?)|recoveries|debt recovery)\\b',
  ]),
  part('says-collector', ['\\b(?:from|is) a debt collector\\b']),
  part('account-reference', ['您的(?:账户|账单|贷款|借款|欠款)', '\\byour (?:account|debt|loan|balance)\\b']),
  part('settlement-offer', [
    '减免结清|折扣结清|优惠结清',
    '\\b(?:settlement offer|settle (?:it |this |your debt )?for|discount)\\b',
  ]),
  part('any-representative', [
    '任何(?:一位)?(?:客服|工作人员)',
    '\\bany (?:of our |other )?(?:representatives?|associates?)\\b',
  ]),
  part('attempt-to-collect', ['旨在催收', '\\battempt(?:ing)? to collect a debt\\b']),
  part('information-use', [
    '所获(?:得的)?信息(?:将)?用于',
    '\\binformation (?:obtained |you give |we learn )?(?:will be|is) used for (?:that|this)\\b',
  ]),
  part('debt-continues', [
    '(?:剩余|其余)[^。]{0,12}(?:仍|继续)',
    '\\b(?:rest|remainder|remaining)\\b[^.]{0,40}\\b(?:still owed|continues|remains due|may be pursued)\\b',
  ]),
  part('issuer-contact', [PHONE, '客服热线'], ['phone']),
  part('seal', ['盖章|公章|\\(章\\)', '\\bseal\\b'], ['seal']),
  part('rights-and-duties', [
    '您?(?:有权|的权利)[^。]*',
    '\\byou (?:have the right|may ask|are entitled)\\b',
  ]),
  part(
    'reason-and-basis',
    [
      '(?:依据|根据|按照)[^。]{0,30}(?:合同|协议|民法典|条)',
      '\\b(?:under|according to) (?:the|your) (?:contract|agreement)\\b',
    ],
    ['basis'],
  ),
  { part: 'name-and-balance', patterns: [], placeholders: [], all: ['consumer-name', 'amount'] },
  {
    part: 'query-repay-object-evidence',
    patterns: [],
    placeholders: [],
    all: ['how-to-query', 'how-to-repay', 'how-to-object'],
  },
  { part: 'other-required', patterns: [], placeholders: [], all: ['how-to-complain', 'check-code'] },
];
