import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REVIEW_TERMS } from '../../policy/house/review-terms.ts';
import { contradictions, type KnownAbout, type StatedFacts } from './stated-facts.ts';
import { holdFor, suggestedBy } from './vulnerability.ts';

const ALIVE: KnownAbout = { deadSince: null, paidInMonth: 0n };
const asked = (now: StatedFacts, before: StatedFacts, apart = 10, known = ALIVE, source = 'application 2') =>
  contradictions(
    { on: 100, source, facts: now },
    [{ on: 100 - apart, source: 'application 1', facts: before }],
    known,
    REVIEW_TERMS,
  ).map(({ kind }) => kind);

describe('what was stated', () => {
  test.each([
    [{ income: 500_000n }, { income: 500_000n }, []],
    [{ income: 500_000n }, { income: 410_000n }, []],
    [{ income: 500_000n }, { income: 390_000n }, ['income-differs']],
    [{ household: 3 }, { household: 4 }, ['household-differs']],
    [{ dependants: 0 }, { dependants: 2 }, ['dependants-differ']],
    [{ employer: '华东机电有限公司' }, { employer: '华东机电（有限）公司' }, ['employer-differs']],
    [{ employer: 'ACME Ltd.' }, { employer: 'acme' }, []],
    [{ employer: '顺丰速运有限公司' }, { employer: '顺丰速运' }, []],
  ])('%o after %o asks %o', (now, before, flags) => {
    expect(asked(now, before)).toEqual(flags);
  });

  test('later than sixty days is news', () => {
    expect(asked({ income: 1n }, { income: 900n }, 60)).toEqual(['income-differs']);
    expect(asked({ income: 1n }, { income: 900n }, 61)).toEqual([]);
  });

  test('by a paper otherwise than in words, by the dead, or below what is paid, asks a person', () => {
    expect(asked({ income: 100n }, { income: 900n }, 1, ALIVE, 'paper 3')).toEqual(['income-paper-differs']);
    expect(asked({}, {}, 1, { ...ALIVE, deadSince: 99 })).toEqual(['signed-after-death']);
    expect(asked({ income: 100n }, {}, 1, { ...ALIVE, paidInMonth: 200n })).toEqual(['pays-beyond-means']);
  });

  test.each([
    ['我母亲上周去世了，我在医院陪护', ['bereavement']],
    ['查出尿毒症，每周透析三次', ['illness']],
    ['I do not want to live any more, I want to end my life', ['distress']],
    ['被前男友逼着贷的款', ['coercion']],
    ['家里受灾，房子被洪水冲了', ['disaster']],
    ['我还在上高中', ['minor']],
    ['想分十二期还', []],
  ])('%s suggests %o', (text, kinds) => {
    expect(suggestedBy(text)).toEqual(kinds);
  });

  test('lets collection rest for a time that ends by itself', () => {
    expect(holdFor(['illness'], 'text', 100, REVIEW_TERMS.holdDays)).toMatchObject({
      kind: 'hardship',
      to: 105,
    });
    expect(holdFor(['disaster'], 'borrower', 100, REVIEW_TERMS.holdDays)).toMatchObject({
      kind: 'disaster',
      to: 130,
    });
  });
});

describe('a flag', () => {
  test('reaches no code that answers a borrower: only what shows it to people knows of it', () => {
    const root = join(import.meta.dirname, '..', '..');
    const users = ['rules', 'server', 'web', 'policy'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
        .map((name) => `${folder}/${name}`)
        .filter((path) => /from '[^']*\/flag\.ts'/.test(readFileSync(join(root, path), 'utf8'))),
    );
    expect(users.length).toBeGreaterThan(4);
    for (const path of users) expect(path).toMatch(/^(rules|server|server\/db|server\/api)\/review\//);
  });
});
