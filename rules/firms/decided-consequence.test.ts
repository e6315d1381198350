import { expect, test } from 'vitest';
import { CONSEQUENCE_WORDS as WORDS } from '../../policy/house/firms/consequence-words.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { type Decided, namedIn, nextDecided, undecidedIn } from './decided-consequence.ts';

const announced: Decided = { kind: 'credit-record', on: 20, event: 'credit 3' };
const calledIn: Decided = { kind: 'accelerated', on: 30, event: 'event 17' };

test.each([
  ['我们将向法院起诉。', ['court']],
  ['We will start legal proceedings.', ['court']],
  ['本次逾期将报送征信。', ['credit-record']],
  ['We shall visit you at home.', ['visit']],
  ['将联系您的单位。', ['employer']],
  ['情节严重的，将移交公安机关。', ['police']],
  ['全部剩余本金已到期，将计收违约金。', ['accelerated', 'late-fee']],
  ['您可以先还一部分、选择延期，或申请分期。', []],
] as const)('%s names %j', (text, kinds) => {
  expect(namedIn(text, WORDS).map(({ kind }) => kind)).toEqual(kinds);
});

test('a consequence may be named only where an event decided it; nothing decides employer or police', () => {
  expect(undecidedIn('本次逾期将报送征信。', WORDS, [])).toEqual([{ kind: 'credit-record', words: '征信' }]);
  expect(undecidedIn('本次逾期将报送征信。', WORDS, [announced])).toEqual([]);
  expect(undecidedIn('将报送征信并起诉。', WORDS, [announced, calledIn]).map(({ kind }) => kind)).toEqual([
    'court',
  ]);
  expect(undecidedIn('将报警。', WORDS, [announced, calledIn])).toHaveLength(1);
});

test('the next decision ahead is told, or the last one behind', () => {
  expect(nextDecided([announced, calledIn], 25)).toBe(calledIn);
  expect(nextDecided([announced, calledIn], 40)).toBe(calledIn);
  expect(nextDecided([], 40)).toBeNull();
});

test('the approved letter names none by itself', () => {
  for (const { name, body } of HOUSE_TEMPLATES)
    if (name === 'letter') expect(namedIn(body, WORDS)).toEqual([]);
});
