import { expect, test } from 'vitest';
import { dayOf } from '../days.ts';
import type { Law } from './gate.ts';
import { inForceOn, lookOf, verdictOf } from './in-force.ts';
import type { LawRule } from './law.ts';

const rule = (id: string, from: number, to: number | null, more: Partial<LawRule> = {}): LawRule => ({
  id,
  jurisdiction: 'CN',
  from,
  to,
  source: 'test',
  strength: 'must',
  confidence: 'R',
  says: { en: id, zh: id },
  bars: { kind: 'workplace' },
  ...more,
});
const TURN = dayOf(2026, 9, 1);
const LAW: Law = {
  version: 'test',
  jurisdictions: ['CN', 'UK'],
  rules: [
    rule('old', 0, TURN),
    rule('new', TURN, null),
    rule('drafted', 0, null, { draft: 'in_rbi_draft_2026' }),
    rule('banks', 0, null, { collectors: ['bank'] }),
  ],
  assumed: new Set(),
};
const collector = {
  id: 'B',
  kind: 'bank',
  records: true,
  allowsPersonalDevices: true,
  ownName: true,
} as const;
const ids = (day: number, law = LAW, who: Parameters<typeof inForceOn>[2] = collector) =>
  inForceOn(law, day, who).armed.map(({ rule: { id } }) => id);

test('a superseded rule stays for its days, a draft counts only where it is assumed', () => {
  expect(ids(TURN - 1)).toEqual(['old', 'banks']);
  expect(ids(TURN)).toEqual(['new', 'banks']);
  expect(ids(TURN, { ...LAW, assumed: new Set(['in_rbi_draft_2026']) })).toContain('drafted');
  expect(ids(TURN, LAW, { ...collector, kind: 'assignee' })).toEqual(['new']);
});

test('a jurisdiction without a rule in force is named', () => {
  expect(inForceOn(LAW, TURN, collector).unruled).toEqual(['UK']);
  expect(inForceOn(LAW, -1, collector).unruled).toEqual(['CN', 'UK']);
});

test('a rule whose prohibition does not exist is missed at every attempt', () => {
  const lost = rule('lost', 0, null, { bars: { kind: 'no-such-thing' } as never });
  expect(lookOf(lost)({} as never, {} as never)).toMatchObject({
    outcome: 'missing',
    from: { missing: 'prohibitions.no-such-thing' },
  });
});

test('a breach of a should says so, a pass does not', () => {
  const should = rule('should', 0, null, { strength: 'should' });
  expect(verdictOf({ outcome: 'refuse', until: null }, should).flags).toEqual(['duty_should']);
  expect(verdictOf({ outcome: 'pass' }, should).flags).toBeUndefined();
});
