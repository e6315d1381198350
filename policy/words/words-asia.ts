/**
 * What do India's and Hong Kong's authorities say about the words of collection?
 *
 * India: the RBI's circular of 12 August 2022. Hong Kong: section 43 of the Code of Banking Practice. In our own words, each
 * with how its text was seen.
 */
import { dayOf } from '../../rules/days.ts';
import type { Content } from '../../rules/words/saying.ts';
import type { WordRule } from '../../rules/words/word-law.ts';

const ABUSE: readonly Content[] = ['obscene', 'shame'];
const THREATS: readonly Content[] = ['violence', 'detention', 'tells-others'];
const FALSEHOODS: readonly Content[] = [
  'legal-compulsion',
  'accuses-of-crime',
  'fake-list',
  'exaggerated-amount',
  'missed-delivery',
  'false-urgency',
];

/** What both say much alike; where it stands is added for each. */
const ALIKE: readonly (Pick<WordRule, 'says' | 'demands'> & { readonly name: string })[] = [
  {
    name: 'THREAT',
    says: { en: 'No intimidation, threat or public humiliation.', zh: '不得恐吓、威胁或公开羞辱。' },
    demands: { kind: 'barred-content', contents: THREATS, reasons: ['threat', 'harassment'] },
  },
  {
    name: 'ABUSE',
    says: { en: 'No abusive or shaming words.', zh: '不得使用辱骂或羞辱性语言。' },
    demands: { kind: 'barred-content', contents: ABUSE, reasons: ['abusive_language', 'harassment'] },
  },
  {
    name: 'MISLEAD',
    says: { en: 'No false or misleading statement.', zh: '不得作虚假或误导性陈述。' },
    demands: { kind: 'barred-content', contents: FALSEHOODS, reasons: ['misleading_statement'] },
  },
  {
    name: 'UNTRUE',
    says: { en: 'Nothing may be said that is not true.', zh: '所述须属实。' },
    demands: {
      kind: 'barred-content',
      contents: 'any',
      reasons: ['misleading_statement'],
      when: 'known-untrue',
    },
  },
  {
    name: 'NAME',
    says: { en: 'No false name, authority or position.', zh: '不得使用虚假姓名、冒充权威或身份。' },
    demands: {
      kind: 'barred-content',
      contents: ['false-authority', 'court-officer'],
      reasons: ['impersonation', 'false_identity', 'misleading_statement'],
      when: 'untrue',
    },
  },
  {
    name: 'LAWYER',
    says: { en: 'Only a lawyer may speak as a lawyer.', zh: '非律师不得以律师名义沟通。' },
    demands: {
      kind: 'barred-content',
      contents: ['claims-lawyer'],
      reasons: ['impersonation', 'misleading_statement'],
      when: 'unless-lawyer',
    },
  },
  {
    name: 'FEE',
    says: { en: 'No fee without a basis.', zh: '不得收取无依据的费用。' },
    demands: {
      kind: 'barred-content',
      contents: ['extra-fee', 'private-payee'],
      reasons: ['unauthorised_fee'],
    },
  },
  {
    name: 'CARD',
    says: { en: 'Nothing of the debt where others can read it.', zh: '不得在他人可见处显示债务。' },
    demands: { kind: 'open-card', bars: 'revealing' },
  },
];

function wordsOf(
  jurisdiction: 'IN' | 'HK',
  from: number,
  source: string,
  confidence: WordRule['confidence'],
  insiders: Extract<WordRule['demands'], { kind: 'outsiders' }>['insiders'],
): WordRule[] {
  const cited = { jurisdiction, from, to: null, source, strength: 'must', confidence } as const;
  return [
    ...ALIKE.map(({ name, ...rule }) => ({ ...cited, ...rule, id: `${jurisdiction}-WORDS-${name}` })),
    {
      ...cited,
      id: `${jurisdiction}-WORDS-OTHERS`,
      says: {
        en: 'Strict confidence: nobody who is not bound is told.',
        zh: '严格保密：不得告知不受约束的人。',
      },
      demands: { kind: 'outsiders', insiders },
    },
  ];
}

export const WORDS_INDIA: readonly WordRule[] = wordsOf(
  'IN',
  dayOf(2022, 8, 12),
  'RBI circular of 12 August 2022 (outsourcing: responsibilities of regulated entities)',
  'S',
  ['debtor', 'guarantor'],
);

export const WORDS_HONG_KONG: readonly WordRule[] = wordsOf(
  'HK',
  dayOf(1997, 7, 14),
  'HKAB Code of Banking Practice s. 43; HKMA CA 3.4.1',
  'V',
  ['debtor', 'guarantor', 'attorney', 'executor', 'guardian'],
);
