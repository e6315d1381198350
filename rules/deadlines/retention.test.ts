import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlinesOn } from '../../policy/deadlines/deadlines.ts';
import { formatDay, parseDay } from '../days.ts';
import type { CollectorKind } from '../gate/situation.ts';
import { termsOf } from './deadline-law.ts';
import { endOf } from './period.ts';
import { type Kept, keepUntil, mayPurge, RECORDS, type RetentionTerms } from './retention.ts';

const SEED = 20261122;
const day = (text: string) => parseDay(text)!;
const law = (jurisdiction: 'CN' | 'US-FED' | 'UK', kind: CollectorKind) =>
  termsOf(deadlinesOn([jurisdiction], day('2026-11-22'), { kind, ownName: true }, new Set()), 'retention');
const kept = (kind: Kept['kind'], more: Partial<Kept> = {}): Kept => ({
  kind,
  madeOn: day('2024-03-10'),
  lastActivityOn: day('2023-05-10'),
  oralPlan: false,
  cleared: false,
  ...more,
});

describe('how long records are kept', () => {
  test.each<[string, Kept, readonly RetentionTerms[], string]>([
    ['a bank’s recording', kept('call-recording'), law('CN', 'bank'), '2026-03-10'],
    [
      'a consumer-finance company’s: the longest',
      kept('call-recording'),
      law('CN', 'consumer-finance'),
      '2029-03-10',
    ],
    ['a record of sharing', kept('sharing-record'), law('CN', 'bank'), '2027-03-10'],
    [
      'an impact assessment of a leap day',
      kept('impact-assessment', { madeOn: day('2024-02-29') }),
      law('CN', 'bank'),
      '2027-02-28',
    ],
    [
      'US evidence: from the last activity',
      kept('compliance-evidence'),
      law('US-FED', 'third-party-collector'),
      '2026-05-10',
    ],
    [
      'a US recording: from the call',
      kept('call-recording'),
      law('US-FED', 'third-party-collector'),
      '2027-03-10',
    ],
  ])('%s', (_what, record, terms, until) => {
    const floor = keepUntil(record, terms);
    expect(formatDay(floor.until!)).toBe(until);
    expect(mayPurge(floor, day(until)).outcome).toBe('refuse');
    expect(mayPurge(floor, day(until) + 1).outcome).toBe('pass');
  });

  test('an oral plan holds its recording until the debt is cleared', () => {
    const old = kept('call-recording', { madeOn: day('2000-01-01'), oralPlan: true });
    expect(mayPurge(keepUntil(old, law('CN', 'bank')), day('2026-03-04'))).toMatchObject({
      outcome: 'refuse',
      reasons: ['retention_running'],
    });
    expect(mayPurge(keepUntil({ ...old, cleared: true }, law('CN', 'bank')), day('2026-03-04')).outcome).toBe(
      'pass',
    );
    expect(
      mayPurge(keepUntil({ ...old, cleared: undefined }, law('CN', 'bank')), day('2026-03-04')).outcome,
    ).toBe('missing');
  });

  test('collection that goes on has no last day', () => {
    const floor = keepUntil(
      kept('call-log', { lastActivityOn: null }),
      law('US-FED', 'third-party-collector'),
    );
    expect(floor).toMatchObject({ until: null, open: 'collection-ends' });
    expect(mayPurge(floor, day('2099-01-01')).outcome).toBe('refuse');
  });

  test('no law known, or no day recorded: not destroyed', () => {
    expect(mayPurge(keepUntil(kept('call-log'), law('UK', 'bank')), day('2099-01-01'))).toMatchObject({
      outcome: 'missing',
      from: { missing: 'rules.retention.call-log' },
    });
    const undated = kept('sharing-record', { madeOn: undefined });
    expect(mayPurge(keepUntil(undated, law('CN', 'bank')), day('2099-01-01')).outcome).toBe('missing');
  });

  test('nothing is destroyed before any floor', () => {
    const terms = fc.array(
      fc.record({
        records: fc.subarray([...RECORDS], { minLength: 1 }),
        after: fc.constantFrom('made' as const, 'last-activity' as const),
        keep: fc.oneof(
          fc.integer({ min: 0, max: 3000 }).map((days) => ({ days })),
          fc.integer({ min: 0, max: 10 }).map((years) => ({ years })),
        ),
      }),
      { maxLength: 5 },
    );
    const record = fc.record({
      kind: fc.constantFrom(...RECORDS),
      madeOn: fc.integer({ min: 10_000, max: 20_000 }),
      lastActivityOn: fc.option(fc.integer({ min: 10_000, max: 20_000 }), { nil: null, freq: 10 }),
      oralPlan: fc.boolean(),
      cleared: fc.boolean(),
    });
    fc.assert(
      fc.property(record, terms, fc.integer({ min: 9_000, max: 26_000 }), (one, rules, asOf) => {
        if (mayPurge(keepUntil(one, rules), asOf).outcome !== 'pass') return;
        for (const { records, after, keep } of rules) {
          if (!records.includes(one.kind)) continue;
          const from = after === 'made' ? one.madeOn : one.lastActivityOn;
          expect(from).not.toBeNull();
          expect(asOf).toBeGreaterThan(endOf(from!, keep));
        }
      }),
      { seed: SEED, numRuns: 5_000 },
    );
  });
});
