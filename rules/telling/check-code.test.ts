import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_SIGNS, codeText, readCode } from './check-code.ts';

const seed = 20261122;

test(`a code is read back from what people see, however they type it (seed ${seed})`, () => {
  const code = fc
    .array(fc.constantFrom(...CODE_SIGNS), { minLength: 8, maxLength: 8 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(code, (one) => {
      const seen = codeText(one);
      for (const typed of [seen, seen.toLowerCase(), ` ${seen} `, one, seen.replace('-', ' — ')])
        expect(readCode(typed)).toBe(one);
    }),
    { seed },
  );
});

test.each(['', '7K4C-2QD', '7K4C-2QD9X', '7K4C-2QDO', '0000-0000', '７Ｋ４Ｃ－２ＱＤ', '"; --'])(
  '%j is no code',
  (typed) => {
    expect(readCode(typed)).toBeNull();
  },
);

test('full-width signs are the same signs', () => {
  expect(readCode('７Ｋ４Ｃ－２ＱＤ９')).toBe('7K4C2QD9');
});
