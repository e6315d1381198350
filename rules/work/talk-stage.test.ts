import { describe, expect, test } from 'vitest';
import { TALK_CARDS } from '../../policy/house/desk/talk-cards.ts';
import { TALK_GUIDE } from '../../policy/house/desk/talk-guide.ts';
import { plainUse } from '../../policy/words/corpus-score.ts';
import { TRIAL_FACTS } from '../../policy/words/house-use.ts';
import { wordBookOf } from '../../policy/words/word-packs.ts';
import { dayOf } from '../days.ts';
import type { Jurisdiction } from '../gate/law.ts';
import { QuickCheck } from '../words/quick-check.ts';
import { linesOf, stageOf, TALK_STAGES, unsaid } from './talk-stage.ts';

const DAY = dayOf(2026, 11, 22);
const PLACES: readonly Jurisdiction[][] = [
  ['CN'],
  ['US-FED', 'US-MA'],
  ['US-FED', 'US-NYC'],
  ['UK'],
  ['IN'],
  ['HK'],
];

/** A2, A6: what an agent says, and what he may not. */
describe('the script of a call', () => {
  test.each([
    [{ daysPastDue: 0, broken: false, hardship: false }, 'before-due'],
    [{ daysPastDue: 1, broken: false, hardship: false }, 'early'],
    [{ daysPastDue: 30, broken: false, hardship: false }, 'early'],
    [{ daysPastDue: 31, broken: false, hardship: false }, 'late'],
    [{ daysPastDue: 31, broken: true, hardship: false }, 'broken'],
    [{ daysPastDue: 3, broken: true, hardship: true }, 'hardship'],
  ] as const)('%o is %s', (facts, stage) => {
    expect(stageOf(facts)).toBe(stage);
  });

  test.each(TALK_STAGES)(
    '%s: who, recording and identity stand before anything of a debt, and must be said',
    (stage) => {
      const lines = linesOf(TALK_GUIDE, stage, ['CN'], false);
      const opening = lines.filter(({ part }) => part === 'opening');
      expect(lines.slice(0, opening.length)).toEqual(opening);
      expect(opening.filter(({ must }) => must.length > 0).map(({ id }) => id)).toEqual([
        'who-1',
        'recorded-1',
        'identity-1',
      ]);
      for (const { say } of opening)
        for (const text of Object.values(say))
          expect(text).not.toMatch(/\{(amount|date|days|total|dailyPenalty|lines)\}|debt|欠款|逾期/);
    },
  );

  test('where the law of the United States holds and a third party collects, its notice must be read, and nowhere else', () => {
    const idsOf = (places: readonly Jurisdiction[], third: boolean) =>
      linesOf(TALK_GUIDE, 'early', places, third).map(({ id }) => id);
    expect(idsOf(['US-FED', 'US-MA'], true)).toContain('collector-1');
    expect(idsOf(['US-FED', 'US-MA'], false)).not.toContain('collector-1');
    expect(idsOf(['CN'], true)).not.toContain('collector-1');
    const lines = linesOf(TALK_GUIDE, 'early', ['US-FED'], true);
    expect(unsaid(lines, ['who-1', 'recorded-1', 'identity-1'])).toEqual(['collector-1', 'object-1']);
    expect(
      unsaid(
        lines,
        lines.map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  test('names of lines and cards are one each', () => {
    const ids = [...TALK_GUIDE, ...TALK_CARDS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  const texts = [...TALK_GUIDE, ...TALK_CARDS].flatMap(({ id, say }) => [
    [id, 'zh-CN', say.zh] as const,
    [id, 'en', say.en] as const,
  ]);
  test.each(texts)('%s in %s passes the word check of every place', (_, language, body) => {
    for (const places of PLACES) {
      const book = wordBookOf(places);
      const use = { ...plainUse(DAY), way: 'call' as const, timeBarred: false };
      const check = new QuickCheck({ body, outer: null }, use, book);
      expect(check.read(TRIAL_FACTS[language]).findings, places.join()).toEqual([]);
    }
  });

  test('the check would find a threat', () => {
    const use = { ...plainUse(DAY), way: 'call' as const, timeBarred: false };
    const threat = new QuickCheck(
      { body: 'If you do not pay today you will be arrested and everyone will know.', outer: null },
      use,
      wordBookOf(['CN']),
    );
    expect(threat.read({}).findings.length).toBeGreaterThan(0);
  });
});
