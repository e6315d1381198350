import { expect, test } from 'vitest';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import { PROHIBITIONS } from '../../rules/gate/prohibitions.ts';
import { lawOf } from './packs.ts';

const ALL: readonly Jurisdiction[] = ['CN', 'US-FED', 'US-MA', 'US-NYC', 'UK', 'IN', 'HK', 'HOUSE'];
const { rules } = lawOf(ALL);

test('every rule has a name of its own', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s is cited, dated and told in both languages',
  (_, rule) => {
    expect(rule.source.trim().length).toBeGreaterThan(5);
    expect(['must', 'should']).toContain(rule.strength);
    expect(['V', 'P', 'S', 'R']).toContain(rule.confidence);
    expect(Number.isInteger(rule.from)).toBe(true);
    expect(rule.to === null || rule.to > rule.from).toBe(true);
    expect(rule.says.en).toMatch(/[A-Za-z].*\.$/);
    expect(rule.says.zh).toMatch(/\p{Script=Han}/u);
    expect(Object.keys(PROHIBITIONS)).toContain(rule.bars.kind);
  },
);

test('a jurisdiction holds its own rules only', () => {
  for (const where of ALL)
    expect(new Set(lawOf([where]).rules.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set([where]));
});
