import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgencyCase, barOf, type CaseStanding, caseStep } from './agency-case.ts';
import { type AgencyTerms, unfitFor } from './agency-fitness.ts';
import { type AgencyPaper, agencyFile } from './agency-paper.ts';
import { agencyAt, faultIn, type PlacementRule, POINTS, spansOf, takes } from './placement-rule.ts';

const SEED = 20261122;
const TERMS: AgencyTerms = {
  from: 0,
  noticeDays: 3,
  noticeTries: 3,
  warnDays: 30,
  restDays: 30,
  evaluationDays: 365,
  examinationDays: 365,
  mostRecoveredPpm: 700_000,
  outcomeMinutes: 120,
};
const CLEAR: CaseStanding = {
  isPaid: false,
  isWrittenOff: false,
  hasAgreement: false,
  isDisputed: false,
  isVulnerable: false,
  isHeld: false,
  hasStopped: false,
  agencyFit: true,
  hasPaidSome: false,
  notice: null,
};
const DRAWN: AgencyCase = {
  drawnOn: 100,
  askedOn: null,
  tries: 0,
  toldOn: null,
  beginsOn: null,
  lastOn: 160,
  withoutSuccessDays: 30,
};

/** One morning as it may be found. */
const mornings = fc.array(
  fc.record({
    notice: fc.constantFrom<CaseStanding['notice']>(null, 'waiting', 'handed-over', 'failed'),
    bars: fc.record(
      {
        isPaid: fc.boolean(),
        isDisputed: fc.boolean(),
        isVulnerable: fc.boolean(),
        isHeld: fc.boolean(),
        hasStopped: fc.boolean(),
        hasAgreement: fc.boolean(),
        agencyFit: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    rare: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 90 },
);

describe('A2: a case', () => {
  test('never begins before the notice was handed over and its days are over, nor while anything stands against it', () => {
    fc.assert(
      fc.property(mornings, (days) => {
        let one = DRAWN;
        for (const [place, { notice, bars, rare }] of days.entries()) {
          const day = DRAWN.drawnOn + place;
          const now = { ...CLEAR, notice, ...(rare === 0 ? bars : {}) };
          const step = caseStep(one, now, day, TERMS);
          if (barOf(now) !== null) expect(step.act).toBe('return');
          if (step.act === 'return') return;
          if (step.act === 'ask-notice') one = { ...one, askedOn: day, tries: one.tries + 1 };
          if (step.act === 'told') {
            expect(notice).toBe('handed-over');
            one = { ...one, toldOn: day };
          }
          if (step.act === 'begin') {
            expect(one.toldOn).not.toBeNull();
            expect(day).toBeGreaterThanOrEqual(one.toldOn! + TERMS.noticeDays);
            one = { ...one, beginsOn: day };
          }
          expect(one.tries).toBeLessThanOrEqual(TERMS.noticeTries);
          expect(day).toBeLessThanOrEqual(one.lastOn);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test.each([
    ['paid', { isPaid: true }],
    ['agreement', { hasAgreement: true }],
    ['dispute', { isDisputed: true }],
    ['hardship', { isVulnerable: true }],
    ['stopped', { hasStopped: true }],
    ['held', { isHeld: true }],
    ['written-off', { isWrittenOff: true }],
    ['agency-unfit', { agencyFit: false }],
  ])('comes back: %s', (why, change) => {
    const begun = { ...DRAWN, toldOn: 102, beginsOn: 105 };
    expect(caseStep(begun, { ...CLEAR, ...change }, 110, TERMS)).toEqual({ act: 'return', why });
    expect(caseStep(begun, CLEAR, 110, TERMS)).toEqual({ act: 'wait' });
    expect(caseStep(begun, CLEAR, 135, TERMS)).toEqual({ act: 'return', why: 'no-success' });
    expect(caseStep(begun, { ...CLEAR, hasPaidSome: true }, 135, TERMS)).toEqual({ act: 'wait' });
    expect(caseStep(begun, { ...CLEAR, hasPaidSome: true }, 161, TERMS)).toEqual({
      act: 'return',
      why: 'time-over',
    });
  });
});

const RULE: PlacementRule = {
  id: 'r',
  from: 0,
  to: null,
  daysPastDue: { from: 31, to: 90 },
  overdue: { least: 10_000n, most: 1_000_000n },
  products: [2],
  regions: ['CN'],
  languages: null,
  shares: [
    { agency: 'North', share: 7 },
    { agency: 'South', share: 3 },
  ],
  termDays: 60,
  withoutSuccessDays: 30,
  mostANight: 10,
};

describe('A2: a rule of placement', () => {
  test('leaves no point out and shares as it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: POINTS - 1 }),
        (shares, point) => {
          const rule = { shares: shares.map((share, place) => ({ agency: `a${place}`, share })) };
          const spans = spansOf(rule);
          expect(spans[0]!.from).toBe(0);
          expect(spans.at(-1)!.to).toBe(POINTS);
          for (const [place, span] of spans.entries()) expect(span.from).toBe(spans[place - 1]?.to ?? 0);
          expect(spans.filter(({ from, to }) => point >= from && point < to)).toHaveLength(1);
          expect(agencyAt(point, rule)).not.toBeNull();
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
    expect(spansOf(RULE)[0]!.to / POINTS).toBeCloseTo(0.7, 6);
  });

  const fits = { daysPastDue: 31, overdue: 10_000n, product: 2, region: 'CN-33', language: 'zh-CN' };
  test.each([
    [true, {}],
    [false, { daysPastDue: 30 }],
    [false, { daysPastDue: 91 }],
    [false, { overdue: 9_999n }],
    [false, { overdue: 1_000_001n }],
    [false, { product: 1 }],
    [false, { region: 'CNX' }],
    [true, { region: 'CN' }],
  ])('takes it: %s, row %#', (is, change: Partial<typeof fits>) => {
    expect(takes(RULE, { ...fits, ...change })).toBe(is);
  });

  test('is refused when it cannot be walked', () => {
    expect(faultIn(RULE)).toBeNull();
    expect(faultIn({ ...RULE, shares: [...RULE.shares, ...RULE.shares] })).toBe('agency-twice');
    expect(faultIn({ ...RULE, daysPastDue: { from: 9, to: 8 } })).toBe('days');
    expect(faultIn({ ...RULE, overdue: { least: 5n, most: 4n } })).toBe('amounts');
  });
});

describe('A6: an agency', () => {
  const contract = {
    ...{ from: 100, until: 700, clauses: ['purpose'], passesOn: false, recoveredPpm: 500_000 },
    ...{ payBeside: ['kept plans'], capacity: 10, dials: 'product' as const },
  } as const;
  const papers: readonly AgencyPaper[] = [
    { kind: 'admission', name: { zh: '北', en: 'North' }, lawFirm: false },
    { kind: 'licence', number: 'L1', until: 900 },
    { kind: 'contract', contract },
    { kind: 'examination', worker: 'n1', name: 'x', card: 'C1', on: 90, passed: true },
  ];
  const purpose = { id: 'purpose', source: 'PIPL 21', from: 0, says: { en: '', zh: '' } };
  const why = (day: number, more: readonly AgencyPaper[] = [], clauses = [purpose]) =>
    unfitFor(agencyFile('North', [...papers, ...more]), day, TERMS, clauses);

  test('may work while everything holds, and not a day longer', () => {
    expect(why(99)).toEqual(['contract-not-begun']);
    expect(why(100)).toEqual([]);
    expect(why(455)).toEqual([]);
    expect(why(456)).toEqual(['no-collector']);
    expect(why(466)).toEqual(['not-evaluated', 'no-collector']);
    expect(why(110, [], [{ ...purpose, id: 'duties' }])).toEqual(['contract-lacks']);
    expect(why(110, [{ kind: 'evaluation', on: 105, grade: 'poor', words: 'threats' }])).toEqual([
      'evaluated-poor',
    ]);
    expect(why(110, [{ kind: 'ending', words: 'over' }])).toEqual(['ended']);
    expect(unfitFor(null, 110, TERMS, [])).toEqual(['not-let-in']);
  });
});
