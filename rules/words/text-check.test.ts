import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_STRATEGY } from '../../policy/house/ladder.ts';
import { plainUse, scoreOf } from '../../policy/words/corpus-score.ts';
import { TRIAL_FACTS, useOf } from '../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { WORD_CORPUS } from '../../policy/words/word-corpus.ts';
import { wordBookOf } from '../../policy/words/word-packs.ts';
import { dayOf } from '../days.ts';
import type { Jurisdiction } from '../gate/law.ts';
import { holesIn, PLACEHOLDERS } from './placeholder.ts';
import { plainText } from './plain-text.ts';
import { CONTENTS } from './saying.ts';
import { checkFilled, checkTemplate, filledText, type Use } from './text-check.ts';

const DAY = dayOf(2026, 11, 22);
const SEED = 20261122;
const EVERYWHERE: readonly Jurisdiction[] = ['CN', 'US-FED', 'US-MA', 'US-NYC', 'UK', 'IN', 'HK'];
const CHINA = wordBookOf(['CN']);
const WORLD = wordBookOf(EVERYWHERE);
const excerpt = (over: Partial<Use> = {}): Use => ({ ...plainUse(DAY), ...over });
const check = (body: string, over: Partial<Use> = {}, book = WORLD) =>
  checkTemplate({ body, outer: null }, excerpt(over), book);

describe('the corpus', () => {
  test('is large enough, and no sentence stands in it twice', () => {
    expect(WORD_CORPUS.filter(({ lawful }) => lawful).length).toBeGreaterThanOrEqual(60);
    expect(WORD_CORPUS.filter(({ lawful }) => !lawful).length).toBeGreaterThanOrEqual(60);
    expect(new Set(WORD_CORPUS.map(({ text }) => text)).size).toBe(WORD_CORPUS.length);
  });

  test.each(WORD_CORPUS.filter(({ held }) => !held))('lawful $lawful: $text', (sample) => {
    expect(scoreOf([sample], DAY).wrong).toEqual([]);
  });

  test('sentences that were held back: precision and recall', () => {
    const { precision, recall } = scoreOf(
      WORD_CORPUS.filter(({ held }) => held),
      DAY,
    );
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the templates of the house', () => {
  test.each(HOUSE_TEMPLATES)('$name $channel $tone $language passes, as template and filled', (template) => {
    const use = useOf(template, DAY);
    const book = wordBookOf(['CN', 'UK', 'IN', 'HK']);
    expect(checkTemplate(template, use, book)).toEqual([]);
    expect(checkFilled(template, TRIAL_FACTS[template.language], use, book)).toEqual([]);
  });

  test('there is one in each language for every step of the ladder', () => {
    for (const { template, channel, tone } of FIRST_STRATEGY.steps)
      for (const language of ['zh-CN', 'en'])
        expect(
          HOUSE_TEMPLATES.filter(
            (one) =>
              one.name === template &&
              one.channel === channel &&
              one.tone === tone &&
              one.language === language,
          ),
          `${template} ${channel} ${tone} ${language}`,
        ).toHaveLength(1);
  });

  test('has no exclamation mark', () => {
    for (const { body } of HOUSE_TEMPLATES) expect(body).not.toMatch(/[!！]/);
  });

  const MUST: [string, string][] = [
    ['投诉 {complaint}，', 'how-to-complain'],
    ['退订{optOut}', 'opt-out'],
    ['【{lender}】', 'who'],
    ['{date}应还 {amount}，', 'amount'],
  ];
  const sms = HOUSE_TEMPLATES.find(({ channel, language }) => channel === 'sms' && language === 'zh-CN')!;
  test.each(MUST)('a text message without "%s" lacks %s', (part, lacking) => {
    const found = checkTemplate({ body: sms.body.replace(part, ''), outer: null }, useOf(sms, DAY), CHINA);
    expect(found.map(({ about }) => about)).toContain(lacking);
  });

  const letter = HOUSE_TEMPLATES.find(
    ({ channel, language }) => channel === 'letter' && language === 'zh-CN',
  )!;
  test.each([
    ['{seal}', 'seal'],
    ['根据您与{lender}签订的合同（{basis}），', 'reason-and-basis'],
    ['电话 {phone}', 'issuer-contact'],
    ['{name}：', 'name-and-balance'],
  ])('a card issuer’s letter without "%s" lacks %s (card measures, article 69)', (part, lacking) => {
    const found = checkTemplate(
      { ...letter, body: letter.body.replace(part, '') },
      useOf(letter, DAY),
      CHINA,
    );
    expect(found).toContainEqual(expect.objectContaining({ rule: 'CN-LETTER', about: lacking }));
  });
});

describe('a finding', () => {
  test('says where, which words, by which rule of which source, and what to write instead', () => {
    const [first] = check('李女士，我们会通知您的单位领导。', {}, CHINA);
    expect(first).toMatchObject({
      rule: 'CN-WORDS-EXPOSURE',
      about: 'tells-others',
      start: 6,
      end: 15,
      words: '会通知您的单位领导'.slice(0, 9),
      confidence: 'S',
    });
    expect(first!.suggestion.zh).not.toBe('');
    expect(first!.suggestion.en).not.toBe('');
    expect(first!.source).toMatch(/GB\/T 45251/);
  });

  test.each([
    ['坐*牢', '再不还就坐*牢。'],
    ['坐 牢', '再不还就坐 牢。'],
    ['坐\u200b牢', '再不还就坐\u200b牢。'],
    ['ＪＡＩＬ', 'You end up in ＪＡＩＬ.'],
    ['拘留', '不還就拘留。'],
  ])('gives the words as they were written: %s', (words, text) => {
    expect(check(text).map((one) => one.words)).toContain(words);
  });

  test('of a jurisdiction without rules is that there are none', () => {
    const book = {
      ...WORLD,
      law: { ...WORLD.law, jurisdictions: [...WORLD.law.jurisdictions, 'XX' as Jurisdiction] },
    };
    expect(check('好的。', {}, book)).toContainEqual(
      expect.objectContaining({ about: 'law', outcome: 'missing' }),
    );
  });
});

describe('what depends on more than the words', () => {
  const SUE = '我们已决定起诉，开庭日期另行告知。';
  test('a step that was decided may be announced, not on a debt on which limitation has run', () => {
    expect(check(SUE, {}, CHINA)).toEqual([]);
    expect(check(SUE, { timeBarred: true }, CHINA)).toContainEqual(
      expect.objectContaining({ reasons: expect.arrayContaining(['time_barred']) }),
    );
    expect(check(SUE, { timeBarred: undefined }, CHINA)).toContainEqual(
      expect.objectContaining({ outcome: 'missing' }),
    );
  });

  test('the debt is told to the debtor, not to his friend', () => {
    const text = '他欠款 32,000 元，请转告他还款。';
    const friend = { ...plainUse(DAY).hearer, role: 'contact-person' } as const;
    expect(check(text, { hearer: friend }, CHINA).flatMap(({ reasons }) => reasons)).toContain(
      'third_party_disclosure',
    );
    expect(check('请转告李女士方便时联系我们。', { hearer: friend }, CHINA)).toEqual([]);
  });

  test('a lawyer may say that he is one', () => {
    const text = '我们是受托的律师事务所。';
    expect(check(text, { fromLawyer: true }, CHINA)).toEqual([]);
    expect(check(text, { fromLawyer: false }, CHINA)).not.toEqual([]);
  });

  test.each(['2026年11月账单逾期提醒', 'Your overdue balance', '您应还 {amount}'])(
    'nothing of a debt in a subject line: %s',
    (outer) => {
      expect(
        checkTemplate({ body: '', outer }, excerpt(), WORLD).some(({ where }) => where === 'outer'),
      ).toBe(true);
    },
  );

  test('nor on a lock screen or a voicemail', () => {
    expect(check('您的账单已逾期，请还款。', { way: 'push' })).not.toEqual([]);
    expect(check('请还款 300 元。', { way: 'voicemail' })).not.toEqual([]);
    expect(
      check('Hello, this is Robin Smith of Anhuan. Please call 1-800-555-0123.', { way: 'voicemail' }),
    ).toEqual([]);
  });

  test('a hole that nobody filled, and one that nobody knows', () => {
    expect(
      checkFilled({ body: '应还 {amount}。', outer: null }, { amount: ' ' }, excerpt(), CHINA),
    ).toContainEqual(expect.objectContaining({ about: 'placeholder', outcome: 'missing' }));
    expect(check('您好 {nobody}')).toContainEqual(expect.objectContaining({ about: 'placeholder' }));
  });

  test('a fact that is itself a threat', () => {
    const text = { body: '{consequence}。', outer: null };
    expect(checkTemplate(text, excerpt(), CHINA)).toEqual([]);
    expect(checkFilled(text, { consequence: '不还就拘留' }, excerpt(), CHINA)).not.toEqual([]);
  });
});

/** Texts put together from sentences, placeholders and scraps. */
const scraps = fc.constantFrom(
  ...WORD_CORPUS.map(({ text }) => text),
  ...HOUSE_TEMPLATES.map(({ body }) => body),
  ...PLACEHOLDERS.map((name) => `{${name}}`),
  '我们不会',
  '请勿',
  'We will not ',
  'never ',
  '{odd}',
  '{',
  '。',
  ' ',
);
const bodies = fc.array(scraps, { minLength: 1, maxLength: 4 }).map((some) => some.join(''));
const USES: readonly Partial<Use>[] = [
  {},
  { excerpt: false, way: 'sms' },
  { excerpt: false, way: 'letter', form: 'collection-letter' },
  { way: 'push' },
  { way: 'voicemail' },
  { timeBarred: true },
];

describe('properties', () => {
  test('a text that passes with its facts also passed as a template', () => {
    const facts = fc.record({
      amount: fc.constantFrom('1.00 元', '£3.10', '坐牢', ''),
      lender: fc.constantFrom('安还消费金融', 'Anhuan'),
      reason: scraps,
      consequence: scraps,
    });
    fc.assert(
      fc.property(bodies, facts, fc.constantFrom(...USES), (body, filled, over) => {
        const text = { body, outer: null };
        fc.pre(checkFilled(text, filled, excerpt(over), CHINA).length === 0);
        expect(checkTemplate(text, excerpt(over), CHINA)).toEqual([]);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  /** Words that are refused when they stand alone. */
  const forbidden = [
    ...new Set(
      WORD_CORPUS.filter(({ lawful }) => !lawful).flatMap(({ text }) =>
        check(text).map(({ words }) => words),
      ),
    ),
  ].filter((words) => words !== '' && check(words).length > 0);
  const insideWord = /[\p{Script=Latin}\d'][\p{Script=Latin}\d']/u;

  test('a forbidden phrase put in at any place between words never makes a failing text pass', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.constantFrom(...forbidden),
        fc.nat(),
        fc.constantFrom(...USES),
        (body, phrase, at, over) => {
          fc.pre(check(body, over).length > 0);
          let place = at % (body.length + 1);
          while (insideWord.test(body.slice(Math.max(0, place - 1), place + 1))) place += 1;
          const put = /\p{Script=Han}/u.test(phrase) ? phrase : ` ${phrase} `;
          expect(check(body.slice(0, place) + put + body.slice(place), over)).not.toEqual([]);
        },
      ),
      { seed: SEED, numRuns: 800 },
    );
  });

  test('nor does a denial in front of it: what it splits is still found', () => {
    expect(check('你真不要脸。', {}, CHINA)).not.toEqual([]);
    expect(check('你真不要利息会翻倍脸。', {}, CHINA)).not.toEqual([]);
  });

  test('every finding lies on the words it names', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        for (const { where, start, end, words } of check(body))
          if (where === 'body' && words !== '') expect(body.slice(start, end)).toBe(words);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('plain text remembers a place for each of its letters, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { plain, at } = plainText(text);
        expect(at).toHaveLength(plain.length + 1);
        expect(at).toEqual([...at].sort((a, b) => a - b));
        expect(at.at(-1)).toBe(text.length);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('the lists', () => {
  test('every content can be found or is barred somewhere, and has advice in both languages', () => {
    for (const content of CONTENTS) {
      const { en, zh } = CHINA.lexicon.adviceOn[content];
      expect(en.length * zh.length).toBeGreaterThan(0);
    }
  });

  test('every pattern compiles and none matches nothing at all', () => {
    for (const { pattern } of CHINA.lexicon.phrases)
      expect('', pattern).not.toMatch(new RegExp(pattern, 'u'));
  });

  test('every rule has its article, both languages, and a name of its own', () => {
    const { rules } = WORLD.law;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { source, says } of rules)
      expect([source, says.en, says.zh].every((text) => text !== '')).toBe(true);
  });

  test('filling in leaves nothing of a known hole', () => {
    for (const template of HOUSE_TEMPLATES)
      expect(holesIn(filledText(template, TRIAL_FACTS[template.language]).body)).toEqual([]);
  });
});
