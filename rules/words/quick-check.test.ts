import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainUse } from '../../policy/words/corpus-score.ts';
import { TRIAL_FACTS, useOf } from '../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { WORD_CORPUS } from '../../policy/words/word-corpus.ts';
import { FIRST_LEXICON, wordBookOf } from '../../policy/words/word-packs.ts';
import { dayOf } from '../days.ts';
import { NeutralForm, PLAIN_HAN } from './neutral-form.ts';
import { PLACEHOLDERS } from './placeholder.ts';
import { QuickCheck } from './quick-check.ts';
import { checkTemplate, readFilled, type Text, type Use, type WordBook } from './text-check.ts';

const SEED = 20261122;
const DAY = dayOf(2026, 11, 22);
const BOOK = wordBookOf(['CN', 'UK', 'IN', 'HK']);
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
const money = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), digits(2, 2), fc.constantFrom('¥', '$', 'NT$', 'KWD ', ''))
  .map(
    ([whole, cents, sign]) => `${sign}${whole.toLocaleString('en-US')}.${cents}${sign === '' ? ' 元' : ''}`,
  );
const date = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.boolean())
  .map(([month, day, short]) => `${short ? '' : '2026年'}${month}月${day}日`);
const code = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 8, maxLength: 8 });
/** Letters of which many stand in patterns: names that are none. */
const PATTERN_HAN = [
  ...new Set(
    FIRST_LEXICON.phrases.flatMap(({ pattern }) =>
      [...pattern.matchAll(/\p{Script=Han}/gu)].map(([sign]) => sign),
    ),
  ),
];
const hanName = fc.string({
  unit: fc.oneof(fc.constantFrom(...PATTERN_HAN), fc.constantFrom(...'邵彬鑫淼晗蕾珊琪瑜璐轩')),
  minLength: 1,
  maxLength: 4,
});
const WORDS = [...new Set(WORD_CORPUS.flatMap(({ text }) => text.match(/[A-Za-z']+/g) ?? []))];
const latinName = fc
  .array(
    fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom('Kai', 'Ng', 'Bogdan', 'Yusuf', "O'Neil", 'J.')),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '));
const said = fc.constantFrom(...WORD_CORPUS.map(({ text }) => text));
const sly = fc.constantFrom(
  '',
  '  ',
  '{amount}',
  '坐*牢',
  'ＪＡＩＬ',
  '不還就拘留',
  '95123 请回电',
  '您好。请立即还款',
  '1,234.50 元',
  'a. b',
);
const anyFact = fc.oneof(money, date, code, hanName, latinName, said, sly, digits(1, 3));

const LIKELY: Readonly<Record<string, fc.Arbitrary<string>>> = {
  amount: money,
  total: money,
  dailyPenalty: money,
  received: money,
  days: digits(1, 3),
  count: digits(1, 2),
  date,
  since: date,
  receivedOn: date,
  reportOn: date,
  code,
  name: fc.oneof(hanName, latinName),
};

const factsOf = (some: fc.Arbitrary<string>) =>
  fc.record(Object.fromEntries(PLACEHOLDERS.map((name) => [name, LIKELY[name] ?? some])));

function same(
  text: Text,
  use: Use,
  facts: Readonly<Record<string, string>>,
  check: QuickCheck,
  book: WordBook,
): void {
  const full = readFilled(text, facts, use, book, checkTemplate(text, use, book));
  const quick = check.read(facts);
  expect(quick.findings).toEqual(full.findings);
  expect(new Set(quick.contents)).toEqual(new Set(full.contents));
}

const READY = HOUSE_TEMPLATES.map((text) => {
  const use = useOf(text, DAY);
  return { text, use, check: new QuickCheck(text, use, BOOK) };
});

describe('the quick check finds whatever the full one finds', () => {
  test('in the house’s texts, with facts as they are and facts that are none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...READY),
        factsOf(fc.constant('3')),
        fc.dictionary(fc.constantFrom(...PLACEHOLDERS), anyFact, { maxKeys: 2 }),
        ({ text, use, check }, likely, strange) => {
          const facts = { ...TRIAL_FACTS[text.language], ...likely, ...strange };
          same(text, use, facts, check, BOOK);
          // A second time from what is remembered.
          same(text, use, facts, check, BOOK);
        },
      ),
      { seed: SEED, numRuns: 1_500 },
    );
  }, 120_000);

  test('in texts put together from sentences of the corpus', () => {
    const piece = fc.oneof(
      said,
      fc.constantFrom(...PLACEHOLDERS).map((name) => `{${name}}`),
      fc.constantFrom('。', '. ', '\n', '，', ' ', '您好', 'We will ', '我们将', '不会'),
    );
    const use = { ...plainUse(DAY), excerpt: true };
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
        fc.constantFrom<Use['way']>('sms', 'push', 'email'),
        fc.array(factsOf(anyFact), { minLength: 1, maxLength: 3 }),
        (body, way, many) => {
          const text = { body, outer: null };
          const check = new QuickCheck(text, { ...use, way }, BOOK);
          for (const facts of many) same(text, { ...use, way }, facts, check, BOOK);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  }, 120_000);
});

test('facts that only differ in what no pattern knows have one neutral form', () => {
  const form = new NeutralForm(FIRST_LEXICON);
  expect(form.of('1,234.50 元')).toBe(form.of('9,876.10 元'));
  expect(form.of('邵彬')).toBe(form.of('鑫淼'));
  expect(form.of('Bogdan')).toBe(form.of('Vyvyan'));
  expect(form.of('坐牢')).toBe('坐牢');
  expect(form.of('Jailer')).toBe('jailer');
});

test('no pattern knows the character that stands for all others, nor a figure', () => {
  const patterns = [
    ...FIRST_LEXICON.phrases.map(({ pattern }) => pattern),
    ...FIRST_LEXICON.parts.flatMap(({ patterns: all }) => all),
  ];
  expect(patterns.filter((pattern) => pattern.includes(PLAIN_HAN))).toEqual([]);
});
