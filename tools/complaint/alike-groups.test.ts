import { expect, test } from 'vitest';
import { wordsIn } from '../../rules/complaint/kind-suggestion.ts';
import { alikeGroups } from './alike-groups.ts';

const LETTER =
  'I paid my loan in full on the first of the month and the lender still took another payment from my bank account the week after and will not give it back';

test('a letter, its copy with other words in it and a copy of that are one group; another letter is its own', () => {
  const edited = LETTER.replace('the week after', 'some days later').replace('my loan', 'our loan');
  const again = edited.replace('from my bank account', 'out of our account').replace('lender', 'company');
  const other =
    'They report a debt of mine to the bureau that I never had and nobody answers when I write to them about it since last summer';
  const groups = alikeGroups([LETTER, other, edited, again].map(wordsIn));
  expect(new Set([groups[0], groups[2], groups[3]]).size).toBe(1);
  expect(groups[1]).toBe(1);
});

test('pairs of words that everybody uses make nobody alike', () => {
  const common = 'i am writing to you about my loan with this company';
  const texts = Array.from({ length: 60 }, (_, place) =>
    wordsIn(
      `${common} ${'abcdefghijkl'
        .split('')
        .map((letter) => `${letter}${letter}${'qrstuvwxyz'[place % 10]}${'mnopqr'[Math.floor(place / 10)]}`)
        .join(' ')}`,
    ),
  );
  expect(new Set(alikeGroups(texts)).size).toBe(60);
});
