/**
 * What do Massachusetts and New York City say about the words of collection?
 *
 * Much like federal law, but to creditors too: 940 CMR 7 and 6 RCNY 5-77. In our own words, each with how its text was seen.
 */
import { dayOf } from '../../rules/days.ts';
import type { WordRule } from '../../rules/words/word-law.ts';
import { ELECTRONIC } from './words-usa.ts';

export const WORDS_STATES: readonly WordRule[] = [
  ...stateWords('US-MA', dayOf(1986, 1, 1), '940 CMR 7.04, 7.06', 'P'),
  ...stateWords('US-NYC', dayOf(2010, 1, 1), '6 RCNY 5-77', 'R'),
  {
    id: 'US-NYC-WORDS-OPT-OUT',
    jurisdiction: 'US-NYC',
    from: dayOf(2026, 9, 1),
    to: null,
    source: '6 RCNY 5-77 as amended (2026-09-01)',
    strength: 'must',
    confidence: 'R',
    says: {
      en: 'Every electronic message tells a way to opt out.',
      zh: '每条电子消息都须说明退订方法。',
    },
    demands: {
      kind: 'required-parts',
      ways: ELECTRONIC,
      parts: [{ part: 'opt-out', add: 'add_opt_out_method' }],
      lacking: { reason: 'no_opt_out_in_message' },
      toDebtorOnly: true,
    },
  },
];

/** What a state or city says much like federal law, but to creditors too. */
function stateWords(
  jurisdiction: 'US-MA' | 'US-NYC',
  from: number,
  source: string,
  confidence: WordRule['confidence'],
): WordRule[] {
  const cited = { jurisdiction, from, to: null, source, strength: 'must', confidence } as const;
  return [
    {
      ...cited,
      id: `${jurisdiction}-WORDS-OTHERS`,
      says: {
        en: 'Others, the household too, are told nothing that hints at the debt.',
        zh: '不得向他人（包括同住者）暗示债务。',
      },
      demands: {
        kind: 'outsiders',
        insiders: ['debtor', 'spouse', 'parent', 'guardian', 'executor', 'attorney', 'guarantor'],
      },
    },
    {
      ...cited,
      id: `${jurisdiction}-WORDS-THREAT`,
      says: {
        en: 'No threat, abuse or false statement.',
        zh: '不得威胁、辱骂或作虚假陈述。',
      },
      demands: {
        kind: 'barred-content',
        contents: ['violence', 'detention', 'tells-others', 'obscene', 'shame'],
        reasons: ['threat', 'abusive_language'],
      },
    },
    {
      ...cited,
      id: `${jurisdiction}-WORDS-MISLEAD`,
      says: {
        en: 'No false authority and no misleading claim.',
        zh: '不得冒充权威或作误导性陈述。',
      },
      demands: {
        kind: 'barred-content',
        contents: [
          'false-authority',
          'court-officer',
          'legal-compulsion',
          'accuses-of-crime',
          'missed-delivery',
          'exaggerated-amount',
          'fake-list',
        ],
        reasons: ['misleading_statement', 'impersonation'],
        when: 'untrue',
      },
    },
  ];
}
