/**
 * Do the numbers that other projects assert come out to the cent, each under its own declared conventions?
 *
 * `published-cases.jsonl` holds the published cases of days past due, pauses, buckets, late fees, schedules,
 * recalculation, allocation, backdating and plans; `instalment-cases.jsonl` more of the same kinds. Every line is a
 * fact with its source. The cases that do not pass are named here and explained in docs/published-cases.md.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerCase } from './answer.ts';
import { differencesOf } from './compare.ts';

interface Line {
  readonly id: string;
  readonly source: string;
  readonly profile: string;
}

function linesOf(file: string): Line[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const published = linesOf('published-cases.jsonl');
const further = linesOf('instalment-cases.jsonl');

/** Published cases that come out differently, and why (in full: docs/published-cases.md). */
const DIFFERENT: Readonly<Record<string, string>> = {
  'SCH-15': 'the source shifts the level amount until the last instalment is closer to it',
  'SCH-29-b': 'the source shifts the level amount until the last instalment is closer to it',
};

/** The smallest share of published cases that must pass, in percent. */
const PASS_PERCENT = 95;

describe('published cases, by profile', () => {
  it.each(published.filter(({ id }) => !(id in DIFFERENT)))('$id under $profile', (line) => {
    expect(differencesOf(line, answerCase(line))).toEqual([]);
  });

  it.each(published.filter(({ id }) => id in DIFFERENT))('$id still differs, as explained', (line) => {
    expect(differencesOf(line, answerCase(line))).not.toEqual([]);
    const explained = readFileSync(new URL('../../docs/published-cases.md', import.meta.url), 'utf8');
    expect(explained).toContain(line.id);
  });

  it('pass in their great majority, and every case names its source', () => {
    const passing = published.length - Object.keys(DIFFERENT).length;
    expect(passing * 100).toBeGreaterThanOrEqual(published.length * PASS_PERCENT);
    expect([...published, ...further].filter(({ source }) => source.trim() === '')).toEqual([]);
    expect(new Set([...published, ...further].map(({ id }) => id)).size).toBe(
      published.length + further.length,
    );
  });
});

describe('further cases, by profile', () => {
  it.each(further)('$id under $profile', (line) => {
    expect(differencesOf(line, answerCase(line))).toEqual([]);
  });
});
