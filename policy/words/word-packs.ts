/**
 * Which rules about words hold in a jurisdiction, and which words are they read with?
 *
 * One list each, asked together like the gate's packs: the strictest decides. Adding a jurisdiction: its file, and its row
 * here.
 */
import { dayOf } from '../../rules/days.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import type { Lexicon } from '../../rules/words/lexicon.ts';
import type { WordBook } from '../../rules/words/text-check.ts';
import type { WordLaw, WordRule } from '../../rules/words/word-law.ts';
import { ADVICE_FOR, ADVICE_ON } from './advice.ts';
import { PHRASES_EN, UNLESS_CHOICE_EN, UNLESS_DENIED_EN } from './lexicon-en.ts';
import { NOT_NEGATED_ZH, PHRASES_ZH, UNLESS_DENIED_ZH } from './lexicon-zh.ts';
import { PART_WORDS } from './part-words.ts';
import { WORDS_HONG_KONG, WORDS_INDIA } from './words-asia.ts';
import { WORDS_BRITAIN } from './words-britain.ts';
import { WORDS_CHINA } from './words-china.ts';
import { WORDS_HOUSE } from './words-house.ts';
import { WORDS_STATES } from './words-states.ts';
import { WORDS_USA } from './words-usa.ts';

const PACKS: readonly WordRule[] = [
  ...WORDS_CHINA,
  ...WORDS_USA,
  ...WORDS_STATES,
  ...WORDS_BRITAIN,
  ...WORDS_INDIA,
  ...WORDS_HONG_KONG,
  ...WORDS_HOUSE,
];

/** Names the state of all lists together. */
export const WORDS_VERSION = '2026-11-22';

/** The rules about words of these jurisdictions; one without a list is left in, so that the check refuses and names it. */
export function wordLawOf(jurisdictions: readonly Jurisdiction[], assumed: readonly string[] = []): WordLaw {
  return {
    version: WORDS_VERSION,
    jurisdictions,
    rules: PACKS.filter(({ jurisdiction }) => jurisdictions.includes(jurisdiction)),
    assumed: new Set(assumed),
  };
}

/** The first lexicon. A new one is a new value with its own days; this one stays for the texts it approved. */
export const FIRST_LEXICON: Lexicon = {
  id: 'LEXICON-1',
  jurisdiction: 'HOUSE',
  from: dayOf(2026, 1, 1),
  to: null,
  source: 'House lexicon for Chinese and English, version 1, from the prohibitions cited in policy/words/',
  strength: 'must',
  confidence: 'V',
  says: { en: 'Words and what they amount to.', zh: '词语及其含义。' },
  phrases: [...PHRASES_ZH, ...PHRASES_EN],
  denials: [UNLESS_DENIED_ZH, NOT_NEGATED_ZH, UNLESS_DENIED_EN, UNLESS_CHOICE_EN],
  parts: PART_WORDS,
  adviceOn: ADVICE_ON,
  adviceFor: ADVICE_FOR,
};

/** Everything a check of a text needs: the house's rules with those of these jurisdictions. */
export function wordBookOf(jurisdictions: readonly Jurisdiction[]): WordBook {
  const cited = {
    jurisdiction: 'HOUSE',
    from: dayOf(2026, 1, 1),
    to: null,
    strength: 'must',
    confidence: 'V',
  } as const;
  return {
    law: wordLawOf([...jurisdictions, 'HOUSE']),
    lexicon: FIRST_LEXICON,
    outside: {
      ...cited,
      id: 'HOUSE-WORDS-OUTSIDE',
      source: '12 CFR 1006.22(f)(2); CONC 7.9.8G; GB/T 45251-2025; house rules',
      says: {
        en: 'Nothing of a debt can be seen without opening: subject line, lock screen, envelope.',
        zh: '标题、锁屏、信封等未打开即可见处不得显示债务。',
      },
      contents: [
        'debt-hint',
        'debt-amount',
        'payment-demand',
        'recovery-threat',
        'legal-compulsion',
        'accuses-of-crime',
        'detention',
        'fake-list',
        'tells-others',
        'shame',
      ],
      advice: {
        en: 'Write “A message about your account” and nothing of amounts or dates.',
        zh: '只写“您有一条账户消息”，不写金额与日期。',
      },
    },
    whole: {
      ...cited,
      id: 'HOUSE-WORDS-WHOLE',
      source: 'House rules for words, version 1',
      says: { en: 'No text is sent with a hole in it.', zh: '不得发送有空缺的文本。' },
      advice: {
        en: 'Use a known placeholder and give its fact.',
        zh: '请使用已登记的占位符并提供其内容。',
      },
    },
  };
}
