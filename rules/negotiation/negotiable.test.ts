import { describe, expect, test } from 'vitest';
import { AGREEMENT_TERMS } from '../../policy/house/agreement-terms.ts';
import { REVOLVING } from '../../policy/house/products.ts';
import { billStanding } from '../../tools/rehearsal/agreements/negotiations.ts';
import { draftOf, type Proposal } from '../plan/draft-plan.ts';
import {
  type AgreementTerms,
  faultsIn,
  faultsInAll,
  type KindTerms,
  kindIn,
  waiverAt,
} from './negotiable.ts';

const TERMS = AGREEMENT_TERMS[0]!;
const LUMP = kindIn(TERMS, 'lump-sum')!;
const spread = (change: Partial<KindTerms>): AgreementTerms => ({
  ...TERMS,
  kinds: [{ ...kindIn(TERMS, 'instalments')!, ...change }],
});

test('the house’s own terms do not contradict themselves', () => {
  expect(faultsInAll(AGREEMENT_TERMS)).toEqual([]);
});

describe('terms that contradict themselves are refused', () => {
  test.each([
    ['the fewest months are more than the most', { months: { least: 12, most: 6 } }],
    ['nobody may agree to it', { authority: [] }],
    [
      'its longest plan has nobody to agree to it',
      { authority: [{ level: 'system', months: 12, waived: null }] },
    ],
    [
      'lead may give up less than agent',
      {
        authority: [
          { level: 'agent', months: 12, waived: 100n },
          { level: 'lead', months: null, waived: 50n },
        ],
      },
    ],
    [
      'levels are out of order',
      {
        authority: [
          { level: 'lead', months: 12, waived: 1n },
          { level: 'agent', months: null, waived: null },
        ],
      },
    ],
    ['no day past due fits', { daysPastDue: { from: 30, to: 10 } }],
    ['a waiver gives up everything', { waivers: [{ fromDays: 1, ppm: 1_000_000n, level: 'system' }] }],
    [
      'a waiver shrinks with age',
      {
        waivers: [
          { fromDays: 1, ppm: 20n, level: 'system' },
          { fromDays: 2, ppm: 10n, level: 'system' },
        ],
      },
    ],
    ['the tolerance forgives whole instalments', { shortBy: 5_000n }],
    ['interest would be more than the contract’s', { interestSharePpm: 1_000_001n }],
  ] as const)('%s', (what, change) => {
    expect(faultsIn(spread(change)).join()).toContain(what);
  });
  test('a kind that stands twice', () => {
    expect(faultsIn({ ...TERMS, kinds: [LUMP, LUMP] }).join()).toContain('stands twice');
  });
});

/** PLN-21: the settlement table that Zotta publishes (backend/tests/test_collections_engine.py). */
describe('a published settlement table is expressible', () => {
  const zotta: KindTerms = {
    ...LUMP,
    daysPastDue: { from: 30, to: null },
    least: 0n,
    waivers: [
      { fromDays: 30, ppm: 50_000n, level: 'system' },
      { fromDays: 60, ppm: 100_000n, level: 'system' },
      { fromDays: 90, ppm: 200_000n, level: 'lead' },
    ],
  };
  const asked: Proposal = { kind: 'lump-sum', months: null, amount: null, firstOn: null };
  test.each([
    [45, 475_000n, 'system'],
    [75, 450_000n, 'system'],
    [120, 400_000n, 'lead'],
  ] as const)('%i days past due', (late, pays, level) => {
    expect(faultsIn({ ...TERMS, kinds: [zotta] })).toEqual([]);
    // Their table knows no penalty: what is owed is the 5,000 alone.
    const none = { ...REVOLVING, penalty: { ppm: 0n, perDays: 1 } } as const;
    const bare = billStanding(500_000n, late, [], none);
    const draft = draftOf(asked, zotta, bare, null)!;
    expect(draft.whole).toBe(500_000n);
    expect(draft.total).toBe(pays);
    expect(waiverAt(zotta, late)?.level).toBe(level);
  });
  test('15 days past due: no offer', () => {
    expect(waiverAt(zotta, 15)).toBeNull();
    expect(15 < zotta.daysPastDue.from).toBe(true);
  });
  test('a long plan only above 1,000', () => {
    const kind = kindIn(TERMS, 'instalments')!;
    expect(kind.longer).toEqual({ than: 12, least: 100_000n });
  });
});
