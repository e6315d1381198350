import { expect, test } from 'vitest';
import { CHECKLISTS, checklistFor } from '../../policy/house/court/bundle-lists.ts';
import { SPECIAL_PATHS } from '../../policy/house/court/special-paths.ts';
import { checkedBy, EXHIBIT_KINDS, missingIn } from './bundle-list.ts';
import { faultOfPathEnd, faultOfPathStep, SPECIAL_KINDS } from './special-path.ts';

test('every kind has its path; its steps are done in order, each once, with a document that proves it', () => {
  expect(SPECIAL_PATHS.map(({ kind }) => kind)).toEqual([...SPECIAL_KINDS]);
  for (const terms of SPECIAL_PATHS) {
    const done: string[] = [];
    expect(faultOfPathStep(terms, [], 'nothing', null)).toBe('no-such-step');
    for (const [place, { id, documents }] of terms.steps.entries()) {
      if (place > 0) expect(faultOfPathStep(terms, done.slice(0, -1), id, documents[0]!)).toBe('not-yet');
      expect(faultOfPathStep(terms, done, id, null)).toBe('document-missing');
      expect(faultOfPathStep(terms, done, id, 'a-picture-of-a-cat')).toBe('document-missing');
      expect(faultOfPathStep(terms, done, id, documents[0]!)).toBeNull();
      done.push(id);
      expect(faultOfPathStep(terms, done, id, documents[0]!)).toBe('done-before');
    }
    for (const { id, after } of terms.ends) {
      expect(faultOfPathEnd(terms, done, id)).toBeNull();
      for (const step of after)
        expect(
          faultOfPathEnd(
            terms,
            done.filter((one) => one !== step),
            id,
          ),
        ).toBe('steps-open');
    }
    expect(faultOfPathEnd(terms, done, 'nothing')).toBe('no-such-end');
  }
});

test('a list names what nothing meets, an empty exhibit meets nothing, and items that no exhibit can meet stay missing', () => {
  const all = EXHIBIT_KINDS.map((kind, place) => ({ number: place + 1, kind, empty: false }));
  const china = checklistFor(['CN', 'HOUSE'])!;
  expect(missingIn(checkedBy(china, all))).toEqual([]);
  for (const { id, meets } of china.items) {
    const less = all.map((one) => ({ ...one, empty: meets.some((kind) => kind === one.kind) }));
    expect(missingIn(checkedBy(china, less))).toContain(id);
  }
  expect(
    Object.fromEntries(CHECKLISTS.map((list) => [list.jurisdiction, missingIn(checkedBy(list, all))])),
  ).toEqual({
    CN: [],
    HK: [],
    UK: ['reply-form'],
    'US-FED': ['venue', 'validation', 'state-rules'],
    IN: ['bankers-book', 'court-fee'],
  });
  expect(checklistFor(['ELSEWHERE'])).toBeNull();
});
