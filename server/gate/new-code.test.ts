/**
 * Are codes well formed, spread over all signs, and without a word in them?
 */
import { expect, test } from 'vitest';
import { FIRST_LEXICON } from '../../policy/words/word-packs.ts';
import { CODE_SIGNS, codeText, readCode } from '../../rules/telling/check-code.ts';
import { NeutralForm } from '../../rules/words/neutral-form.ts';
import { newCode } from './new-code.ts';

test('a new code can be read back, spells nothing, and any sign may stand anywhere', () => {
  const codes = Array.from({ length: 5_000 }, newCode);
  const form = new NeutralForm(FIRST_LEXICON);
  for (const code of codes) {
    expect(readCode(codeText(code))).toBe(code);
    expect(form.of(codeText(code))).toMatch(/^[x2]{4}-[x2]{4}$/);
  }
  for (let place = 0; place < 8; place += 1)
    expect(new Set(codes.map((code) => code[place]))).toEqual(new Set(CODE_SIGNS));
});
