import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { lawOf } from '../../policy/law/packs.ts';
import { attemptOf, situationFrom } from '../../server/gate/situation-from.ts';
import { zoneAround } from '../../server/zone-table.ts';
import { CODES } from '../../tools/scenario/scenario-words.ts';
import { readTree } from '../../tools/tree.ts';
import { dayOf } from '../days.ts';
import { gate } from '../gate/gate.ts';
import { clockOf, minutesAt } from '../gate/local-time.ts';
import { FACT_WORDS } from './gate-fact-words.ts';
import { MISSING_CODES, tellMissing } from './gate-missing.ts';
import {
  FACTOR_SENTENCES,
  FLAG_SENTENCES,
  REASON_SENTENCES,
  REQUIRED_SENTENCES,
  type Sentences,
} from './gate-sentences.ts';
import { againText, tellCodeOf, tellDecision, tellPreview } from './gate-telling.ts';
import { LANGUAGES } from './language.ts';

const ENGLISH = /^[A-Z][^!]*\.$/;
const CHINESE = /^[^!！A-Z]*。$/;
/** Half-width signs beside Chinese letters are a slip of the keyboard. */
const SLIP = /[一-鿿][,:;(]|[,:;)][一-鿿]/;

const TABLES: readonly (readonly [string, readonly string[], Sentences, readonly string[]])[] = [
  ['reasons', CODES.reasons, REASON_SENTENCES, ['missing_fact']],
  ['flags', CODES.flags, FLAG_SENTENCES, []],
  ['factors', CODES.factors, FACTOR_SENTENCES, []],
  ['require', CODES.require, REQUIRED_SENTENCES, []],
];

test.each(TABLES)(
  'every code of %s has a whole sentence of its own in each language',
  (_, codes, sentences, own) => {
    expect(Object.keys(sentences).toSorted()).toEqual(expect.arrayContaining([...codes, ...own].toSorted()));
    for (const [code, { en, zh }] of Object.entries(sentences)) {
      expect(en, code).toMatch(ENGLISH);
      expect(zh, code).toMatch(CHINESE);
      expect(zh, code).not.toMatch(SLIP);
    }
    const all = Object.values(sentences).flatMap(({ en, zh }) => [en, zh]);
    expect(new Set(all).size).toBe(all.length);
  },
);

test('whatever may be missing is named in a sentence', () => {
  for (const code of MISSING_CODES) {
    expect(tellMissing(code, 'en'), code).toMatch(ENGLISH);
    expect(tellMissing(code, 'zh-CN'), code).toMatch(CHINESE);
  }
  expect(tellMissing('people.borrower.alive', 'en')).toBe(tellMissing('people.alive', 'en'));
  expect(tellMissing('debts.1000002.timeBarred', 'zh-CN')).toBe('尚未核对这笔欠款是否已过诉讼时效。');
  expect(tellMissing('calendar.2031', 'en')).toBe('The public holidays of that year have not been recorded.');
  expect(tellMissing('weather.rain', 'en')).toBe('“weather.rain” has not been recorded.');
});

describe('the prohibitions themselves', () => {
  const source = readTree(join(import.meta.dirname, '..', '..'))
    .filter(({ path }) => /^rules\/gate\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
    .map(({ text }) => text)
    .join('\n');
  const quoted = (text: string) => [...text.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
  const all = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, found = '']) => found);

  test('give no reason, flag, factor or requirement that has no sentence', () => {
    const codes = [
      ...all(/\b(?:refuse|allowed)\(\s*'(\w+)'/g),
      ...all(/\b(?:reasons|flags|factors|require): \[((?:'\w+'(?:, )?)+)\]/g).flatMap(quoted),
    ];
    expect(codes.length).toBeGreaterThan(3);
    const known = TABLES.flatMap(([, , sentences]) => Object.keys(sentences));
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  test('miss nothing that has no sentence', () => {
    const codes = all(/\bmissing\(\s*['`]([^'`]+)['`]/g).map((code) => code.replace(/\$\{[^}]*\}/g, 'x'));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => tellMissing(code, 'en').startsWith('“'))).toEqual([]);
  });

  test('note no fact that has no name', () => {
    const objects = all(/\b(?:from|values|notes)(?:: | = )\{([^{}]*)\}/g);
    const names = objects.flatMap((text) =>
      text
        .split(',')
        .map((field) => field.trim().split(':')[0]!.trim())
        .filter((name) => /^[a-z]\w*$/i.test(name)),
    );
    expect(names.length).toBeGreaterThan(0);
    const notFacts = ['missing', 'values', 'from', 'reasons', 'require', 'flags', 'factors'];
    const unnamed = names.filter((name) => !notFacts.includes(name) && !Object.hasOwn(FACT_WORDS, name));
    expect([...new Set(unnamed)].sort()).toEqual([]);
  });
});

test.each(['custody', 'limits'])('every reason that rules/%s can give has its sentences', (folder) => {
  const source = readTree(join(import.meta.dirname, '..', '..'))
    .filter(({ path }) => path.startsWith(`rules/${folder}/`) && !path.endsWith('.test.ts'))
    .map(({ text }) => text)
    .join('\n');
  const codes = [
    ...[...source.matchAll(/\b(?:refuse|allowed)\(\s*'(\w+)'/g)].map(([, code = '']) => code),
    ...[...source.matchAll(/\breasons: \[((?:'\w+'(?:, )?)+)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'(\w+)'/g)].map(([, code = '']) => code),
    ),
  ];
  expect(codes.length).toBeGreaterThan(3);
  expect(codes.filter((code) => REASON_SENTENCES[code] === undefined)).toEqual([]);
});

test('a code that nobody foresaw is shown, never left out', () => {
  expect(tellCodeOf('time_of_day', 'en')).toBe(REASON_SENTENCES.time_of_day!.en);
  expect(tellCodeOf('add_opt_out_method', 'zh-CN')).toBe('写明退订方式。');
  expect(tellCodeOf('brand_new', 'en')).toContain('brand_new');
});

describe('the minute from which it is possible', () => {
  const shanghai = zoneAround('Asia/Shanghai', dayOf(2026, 3, 4) * 1440);
  const [night] = minutesAt(shanghai, dayOf(2026, 3, 4), clockOf('23:10'));
  const [morning] = minutesAt(shanghai, dayOf(2026, 3, 5), clockOf('08:00'));
  const [newYear] = minutesAt(shanghai, dayOf(2027, 1, 1), clockOf('08:00'));

  test.each([
    ['en', 'borrower', morning!, 'Possible again at 08:00 on 5 March, your time.'],
    ['en', 'agent', morning!, 'Possible again at 08:00 on 5 March, the borrower’s time.'],
    ['zh-CN', 'borrower', morning!, '3月5日 08:00 起可再联系（您所在地时间）。'],
    ['zh-CN', 'agent', morning!, '3月5日 08:00 起可再联系（借款人所在地时间）。'],
    ['en', 'borrower', newYear!, 'Possible again at 08:00 on 1 January 2027, your time.'],
  ] as const)('is told in %s to the %s', (language, reader, at, told) => {
    expect(againText(at, night!, shanghai, language, reader)).toBe(told);
  });

  test('is not promised where waiting alone does not help', () => {
    expect(againText(null, night!, shanghai, 'en', 'borrower')).toContain(
      'something has to be settled first',
    );
  });

  test('is said for a plan, or why the day is barred', () => {
    const source = (rule: string) => (rule === 'CN-TIME' ? 'GB/T 45251-2025 (5.3)' : null);
    expect(tellPreview({ possibleAt: morning!, against: [] }, shanghai, source, 'en')).toEqual([
      'As planned in the night it is possible from 08:00 on that day.',
    ]);
    const against = [
      { rule: 'CN-TIME', code: 'time_of_day' },
      { rule: 'rules.UK', code: 'rules.UK' },
    ];
    expect(tellPreview({ possibleAt: null, against }, shanghai, source, 'zh-CN')).toEqual([
      '当日不可进行：借款人所在地当前不在可联系时段内。（GB/T 45251-2025 (5.3)）',
      '当日不可进行：尚未录入借款人所在地适用于本类机构的法规。',
    ]);
  });
});

test('a call at night is told with its rule, its law, its facts and its morning', () => {
  const zone = zoneAround('Asia/Shanghai', dayOf(2026, 3, 4) * 1440);
  const [at] = minutesAt(zone, dayOf(2026, 3, 4), clockOf('23:10'));
  const borrower = { phone: '13800000000', email: null, region: 'CN-33', timeZone: 'Asia/Shanghai' };
  const situation = situationFrom({ borrower, accounts: [] }, at!, HOUSE);
  const attempt = attemptOf('in-app', 1n, at!, HOUSE);
  const law = lawOf(['CN']);
  const quiet = { ...law, rules: law.rules.filter(({ id }) => id === 'CN-TIME') };
  const decision = gate(attempt, situation, quiet);
  for (const language of LANGUAGES) {
    const told = tellDecision(decision, attempt, situation.zones, language, 'borrower');
    expect(told.speaking).toHaveLength(1);
    expect(told.silent).toEqual([]);
    expect(told.speaking[0]).toMatchObject({ rule: 'CN-TIME', outcome: 'refuse', strength: 'must' });
    expect(told.speaking[0]!.source).toContain('GB/T 45251-2025');
  }
  const english = tellDecision(decision, attempt, situation.zones, 'en', 'borrower');
  expect(english.headline).toBe('An in-app message may not be sent now.');
  expect(english.speaking[0]!.told).toEqual([REASON_SENTENCES.time_of_day!.en]);
  expect(english.speaking[0]!.from).toContain('time where the borrower lives: 23:10');
  // The standard leaves 08:00 itself open: the first minute that is surely allowed is named.
  expect(english.again).toBe('Possible again at 08:01 on 5 March, your time.');
  const chinese = tellDecision(decision, attempt, situation.zones, 'zh-CN', 'agent');
  expect(chinese.headline).toBe('现在不可联系：站内消息。');
  expect(chinese.again).toBe('3月5日 08:01 起可再联系（借款人所在地时间）。');
});
