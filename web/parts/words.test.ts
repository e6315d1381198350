import { expect, test } from 'vitest';
import { AGENT_WORDS } from '../agent/agent-words.ts';
import { BORROWER_WORDS } from '../borrower/borrower-words.ts';
import { FRONT_WORDS } from '../front-words.ts';
import { PEOPLE_WORDS } from '../people/people-words.ts';
import { STUDIO_WORDS } from '../studio/studio-words.ts';
import { CHANNEL_WORDS } from './channel-words.ts';
import { FRAME_WORDS } from './frame-words.ts';

const CATALOGUES = {
  AGENT_WORDS,
  BORROWER_WORDS,
  FRONT_WORDS,
  CHANNEL_WORDS,
  FRAME_WORDS,
  PEOPLE_WORDS,
  STUDIO_WORDS,
};

/** Every text of a catalogue by its path; a text with blanks is written out with its numbers. */
function texts(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const here = `${path}.${key}`;
    if (typeof value === 'string') found.set(here, value);
    else if (typeof value === 'function') found.set(here, String(value('7', '8', '9', '10')));
    else for (const [deeper, text] of texts(value as object, here)) found.set(deeper, text);
  }
  return found;
}

test.each(Object.entries(CATALOGUES))('%s says the same things in both languages', (_, catalogue) => {
  const english = texts(catalogue.en);
  const chinese = texts(catalogue['zh-CN']);
  expect([...chinese.keys()]).toEqual([...english.keys()]);
  for (const [path, text] of english) {
    expect(text.trim(), path).not.toBe('');
    expect(text, path).not.toMatch(/[一-鿿!]|undefined/);
    const other = chinese.get(path)!;
    expect(other.trim(), path).not.toBe('');
    expect(other, path).not.toMatch(/[一-鿿][,:;!?(]|[,;!?)][一-鿿]|！|undefined/);
    const blanks = (said: string) => said.match(/\d+/g)?.toSorted() ?? [];
    expect(blanks(other), path).toEqual(blanks(text));
  }
});
