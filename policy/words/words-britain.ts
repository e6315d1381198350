/**
 * What do the FCA's rules say about the words of collection?
 *
 * CONC chapter 7 (arrears, default and recovery): rules (R) are a must; guidance (G) is cited with the rule it explains. In
 * our own words, each with how its text was seen.
 */
import { dayOf } from '../../rules/days.ts';
import type { WordRule } from '../../rules/words/word-law.ts';

const conc = (id: string, source: string, confidence: WordRule['confidence'], en: string, zh: string) =>
  ({
    id,
    jurisdiction: 'UK',
    from: dayOf(2014, 4, 1),
    to: null,
    source,
    strength: 'must',
    confidence,
    says: { en, zh },
  }) as const;

export const WORDS_BRITAIN: readonly WordRule[] = [
  {
    ...conc(
      'UK-WORDS-PRESSURE',
      'CONC 7.3.10R',
      'V',
      'No pressure to pay at once or too soon, to sell property, or to borrow.',
      '不得施压要求一次性或过短期限内还款、变卖财产或借款。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['urges-sale', 'urges-borrowing', 'full-payment-at-once', 'false-urgency'],
      reasons: ['undue_pressure'],
    },
  },
  {
    ...conc(
      'UK-WORDS-BORROW',
      'CONC 7.3.10R(3)',
      'V',
      'Nobody may be pressed to borrow in order to pay.',
      '不得施压要求借款还债。',
    ),
    demands: { kind: 'barred-content', contents: ['urges-borrowing'], reasons: ['induces_borrowing'] },
  },
  {
    ...conc(
      'UK-WORDS-REASON',
      'CONC 7.9.2R, 7.9.3G, 3.3.1R',
      'V',
      'Nothing may make somebody get in touch by mistaking the reason, like a card about a missed delivery.',
      '不得使客户因误解联系原因而联系，例如假称投递未成。',
    ),
    demands: { kind: 'barred-content', contents: ['missed-delivery'], reasons: ['misleading_statement'] },
  },
  {
    ...conc(
      'UK-WORDS-AUTHORITY',
      'CONC 7.11.1R, 7.11.2G, 7.11.3R',
      'V',
      'Nobody may misstate his authority or position, as a bailiff or officer of a court.',
      '不得歪曲权限或法律地位，例如假称法院执行人员。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['court-officer', 'false-authority'],
      reasons: ['misleading_statement', 'impersonation'],
      when: 'untrue',
    },
  },
  {
    ...conc(
      'UK-WORDS-LAWYER',
      'CONC 7.11.5G; Legal Services Act 2007, s. 17',
      'V',
      'Nobody may falsely pose as a solicitor.',
      '不得假称律师。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['claims-lawyer'],
      reasons: ['misleading_statement', 'impersonation'],
      when: 'unless-lawyer',
    },
  },
  {
    ...conc(
      'UK-WORDS-ACTION',
      'CONC 7.11.6R, 7.11.9R',
      'V',
      'No action may be announced that cannot be taken, and none said to be taken that was not.',
      '不得声称将采取依法不能采取的行动，或声称已采取未采取的行动。',
    ),
    demands: {
      kind: 'barred-content',
      contents: 'any',
      reasons: ['misleading_statement'],
      when: 'known-untrue',
    },
  },
  {
    ...conc(
      'UK-WORDS-CERTAIN',
      'CONC 7.11.1R, 7.11.6R, 3.3.1R',
      'V',
      'No claim that cannot be true: arrest for a debt, an invented list, a sure judgment, an overstated sum.',
      '不得作不可能属实的陈述：因债拘捕、虚构名单、必然判决、夸大金额。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['legal-compulsion', 'accuses-of-crime', 'detention', 'fake-list', 'exaggerated-amount'],
      reasons: ['misleading_statement'],
    },
  },
  {
    ...conc(
      'UK-WORDS-TIME-BARRED',
      'CONC 7.15.4R, 7.15.8R (numbers recalled)',
      'R',
      'Nobody may be misled that court action may follow on a statute-barred debt.',
      '不得使人误认为已过时效的债务仍会被起诉。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['recovery-threat', 'legal-compulsion', 'threat-in-validation'],
      reasons: ['time_barred', 'misleading_statement'],
      when: 'time-barred',
    },
  },
  {
    ...conc(
      'UK-WORDS-PLEADED',
      'CONC 7.15.8R (number recalled)',
      'R',
      'No further demand once the customer says that he does not pay because the debt is statute-barred.',
      '客户表示因已过时效而不还款后，不得继续催款。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['payment-demand', 'full-payment-at-once', 'recovery-threat'],
      reasons: ['time_barred'],
      when: 'pleaded',
    },
  },
  {
    ...conc(
      'UK-WORDS-CARD-LEFT',
      'CONC 7.9.3G(1)',
      'V',
      'A card left at the door that suggests a missed delivery misleads about the reason for getting in touch.',
      '在门口留下暗示投递未成的卡片，属于误导联系原因。',
    ),
    strength: 'should',
    demands: {
      kind: 'barred-content',
      contents: ['missed-delivery'],
      reasons: ['misleading_statement'],
      forms: ['calling-card'],
    },
  },
  {
    ...conc(
      'UK-WORDS-BAILIFF',
      'CONC 7.11.2G',
      'V',
      'Whoever untruly claims to work for the courts as a bailiff or enforcement officer misstates his authority.',
      '不实地声称作为法院执行人员工作，属于歪曲权限。',
    ),
    strength: 'should',
    demands: {
      kind: 'barred-content',
      contents: ['court-officer'],
      reasons: ['misleading_statement', 'impersonation'],
      when: 'untrue',
    },
  },
  {
    ...conc(
      'UK-WORDS-THREAT',
      'CONC 7.9.6R, 7.9.7R, 7.9.14R',
      'V',
      'No threat, no abuse, no threat to tell others, nothing publicly embarrassing.',
      '不得威胁、辱骂、以告知他人相威胁或使人公开难堪。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['violence', 'detention', 'tells-others'],
      reasons: ['threat', 'harassment'],
    },
  },
  {
    ...conc(
      'UK-WORDS-ABUSE',
      'CONC 7.9.7R, 7.3.4R',
      'P',
      'No abusive or shaming words.',
      '不得使用辱骂或羞辱性语言。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['obscene', 'shame'],
      reasons: ['abusive_language', 'harassment'],
    },
  },
  {
    ...conc(
      'UK-WORDS-FEE',
      'CONC 7.7.5R, 7.11.1R',
      'R',
      'No charge that is not due, and no payment to a private account.',
      '不得索取不应付的费用，不得要求向个人账户付款。',
    ),
    demands: {
      kind: 'barred-content',
      contents: ['extra-fee', 'private-payee'],
      reasons: ['unauthorised_fee', 'misleading_statement'],
    },
  },
  {
    ...conc(
      'UK-WORDS-OTHERS',
      'CONC 7.9.6R, 7.9.7R',
      'V',
      'The debt is not unfairly disclosed to a third party.',
      '不得不当地向第三人披露债务。',
    ),
    demands: {
      kind: 'outsiders',
      insiders: ['debtor', 'guarantor', 'attorney', 'executor', 'guardian'],
    },
  },
  {
    ...conc(
      'UK-WORDS-IDENTITY',
      'CONC 7.9.10R',
      'V',
      'Details of a debt only after it is established that the person is the borrower or acts for him.',
      '披露债务详情前须先核实对方为借款人或其代理人。',
    ),
    demands: { kind: 'identity-first', spoken: ['call', 'visit'] },
  },
  {
    ...conc(
      'UK-WORDS-ADDRESSEE',
      'CONC 7.9.11G with 7.9.10R',
      'V',
      'No threat to an “occupier”, no demand to all who share a name and a birth date or address.',
      '不得向“住户”发出威胁，不得向所有同名同生日或同地址的人发出催款。',
    ),
    strength: 'should',
    demands: { kind: 'addressee-known', pressing: ['collection-letter', 'demand'] },
  },
  {
    ...conc(
      'UK-WORDS-CARD',
      'CONC 7.9.7R(2), 7.9.8G',
      'V',
      'Third parties must not become aware of the debt from a card.',
      '卡片不得使第三人得知债务。',
    ),
    demands: { kind: 'open-card', bars: 'revealing' },
  },
  {
    ...conc(
      'UK-STATUS-SETTLEMENT',
      'CONC 7.4.2R (number recalled), 7.14',
      'P',
      'After a part settlement a letter says clearly that the rest continues and may be pursued.',
      '部分结清后，函件须明确说明剩余债务仍然存在并可能被追讨。',
    ),
    demands: {
      kind: 'required-parts',
      forms: ['settlement-letter'],
      when: 'rest-owed',
      parts: [{ part: 'debt-continues', add: 'letter_states_debt_continues' }],
      lacking: { reason: 'misleading_statement' },
    },
  },
];
