import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUSTODY, DATA_CRIME } from '../../policy/law/custody.ts';
import { parseDay } from '../days.ts';
import type { Jurisdiction } from '../gate/law.ts';
import type { CollectorKind } from '../gate/situation.ts';
import { type Ground, isAllowed } from '../limits/judgement.ts';
import type {
  AssignAsked,
  CustodyAsked,
  Outsider,
  RequestAsked,
  TransferAsked,
  UseAsked,
} from './custody-question.ts';
import { judgeCustody } from './custody-rules.ts';
import { type DataTaken, meetsCrimeLine } from './data-crime.ts';

const SEED = 20261122;
const day = (text: string) => parseDay(text)!;

const ground = (
  on = '2026-08-05',
  jurisdiction: Jurisdiction = 'CN',
  collector: CollectorKind = 'bank',
  draft = false,
): Ground => ({
  jurisdictions: [jurisdiction],
  day: day(on),
  collectors: [collector],
  assumed: new Set(draft ? ['in_rbi_draft_2026'] : []),
});

const AGENCY: Outsider = {
  debtorTold: true,
  lastEvaluatedOn: day('2026-02-28'),
  contractCovers: ['purpose', 'period', 'method', 'categories', 'safeguards', 'duties'],
  contractEndedOn: null,
  holdsData: true,
  mayPassOn: false,
};
const ASSIGN: AssignAsked = {
  kind: 'assign',
  worker: null,
  agency: AGENCY,
  outside: true,
  otherAgencies: 0,
  grievance: 'none',
};
const USE: UseAsked = {
  kind: 'use',
  operation: 'share',
  data: ['contact-point'],
  purpose: 'collect',
  grounds: { separateConsent: true, otherBasis: false, impactAssessed: true },
  recipient: 'entrusted',
  agency: AGENCY,
  of: [],
  retentionRuns: false,
  purposeAchieved: false,
};
const TRANSFER: TransferAsked = { kind: 'transfer', to: 'buyer', exception: 'none', allOwed: false };
const REQUEST: RequestAsked = {
  kind: 'request',
  request: 'delete',
  decidedBy: 'machine',
  significant: true,
  retentionRuns: false,
  purposeAchieved: true,
};

const assign = (parts: Partial<AssignAsked>): AssignAsked => ({ ...ASSIGN, ...parts });
const agency = (parts: Partial<Outsider>): Outsider => ({ ...AGENCY, ...parts });
const use = (parts: Partial<UseAsked>): UseAsked => ({ ...USE, ...parts });
const consent = (parts: Partial<UseAsked['grounds']>) => ({ grounds: { ...USE.grounds, ...parts } });

/** What speaks against it, in order of the rules. */
function say(asked: CustodyAsked, where: Ground) {
  const { verdicts, missing } = judgeCustody(asked, CUSTODY, where);
  const against = verdicts.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'missing');
  return {
    outcomes: against.map(({ outcome }) => outcome),
    says: against.flatMap(({ reasons, require }) => [...(reasons ?? []), ...(require ?? [])]),
    missing,
  };
}

const WORKER = { trained: true, certified: true };
const INDIA = ground('2026-08-05', 'IN', 'bank', true);
const LENDER = ground('2026-08-05', 'CN', 'consumer-finance');
const USA = ground('2026-08-05', 'US-FED', 'third-party-collector');

type Row = [string, CustodyAsked, Ground, string[], string[]];

describe('giving a case', () => {
  test.each<Row>([
    ['to an agency in order', ASSIGN, ground(), [], []],
    [
      'to a worker who was not trained',
      assign({ agency: null, worker: { ...WORKER, trained: false } }),
      ground(),
      ['refuse'],
      ['collector_untrained', 'pre_job_training_and_exam', 'annual_training_and_exam'],
    ],
    ['to a trained worker', assign({ agency: null, worker: WORKER }), ground(), [], []],
    [
      'the debtor was not told',
      assign({ agency: agency({ debtorTold: false }) }),
      ground(),
      ['require'],
      ['agency_not_notified', 'notify_debtor_of_agency'],
    ],
    [
      'evaluated a year ago to the day',
      assign({ agency: agency({ lastEvaluatedOn: day('2025-08-05') }) }),
      ground(),
      [],
      [],
    ],
    [
      'a year and a day ago',
      assign({ agency: agency({ lastEvaluatedOn: day('2025-08-04') }) }),
      ground(),
      ['require'],
      ['agency_not_evaluated', 'evaluate_agency'],
    ],
    [
      'never evaluated',
      assign({ agency: agency({ lastEvaluatedOn: null }) }),
      ground(),
      ['require'],
      ['agency_not_evaluated', 'evaluate_agency'],
    ],
    [
      'on the last day of the contract',
      assign({ agency: agency({ contractEndedOn: day('2026-08-05') }) }),
      ground(),
      [],
      [],
    ],
    [
      'the day after',
      assign({ agency: agency({ contractEndedOn: day('2026-08-04') }) }),
      ground(),
      ['refuse'],
      ['agency_contract_ended'],
    ],
    [
      'another agency works the debt, for a consumer-finance company',
      assign({ otherAgencies: 1 }),
      LENDER,
      ['refuse'],
      ['debt_with_another_agency'],
    ],
    ['the same for a bank: no rule says so', assign({ otherAgencies: 1 }), ground(), [], []],
    [
      'India: a grievance is pending',
      assign({ grievance: 'pending' }),
      INDIA,
      ['refuse', 'refuse'],
      ['grievance_pending', 'grievance_pending'],
    ],
    ['India: it was held frivolous', assign({ grievance: 'pending-frivolous' }), INDIA, [], []],
    [
      'India: within the house',
      assign({ grievance: 'pending', outside: false, agency: null, worker: WORKER }),
      INDIA,
      [],
      [],
    ],
    [
      'India: no certificate',
      assign({ agency: null, worker: { ...WORKER, certified: false } }),
      INDIA,
      ['refuse', 'refuse'],
      ['collector_not_certified', 'collector_not_certified'],
    ],
    [
      'India, draft not in force: the borrower need not be told yet',
      assign({ agency: agency({ debtorTold: false }) }),
      ground('2026-08-05', 'IN'),
      [],
      [],
    ],
    [
      'India, draft assumed: he must be told',
      assign({ agency: agency({ debtorTold: false }) }),
      INDIA,
      ['require'],
      ['agency_not_notified', 'notify_debtor_of_agency'],
    ],
  ])('%s', (_, asked, where, outcomes, says) => {
    expect(say(asked, where)).toEqual({ outcomes, says, missing: [] });
  });

  test('a review asks for evaluation, and for the data when the contract is over', () => {
    expect(
      say({ kind: 'review', agency: agency({ lastEvaluatedOn: day('2025-02-01') }) }, ground('2026-03-04'))
        .says,
    ).toContain('evaluate_agency');
    expect(
      say({ kind: 'review', agency: agency({ contractEndedOn: day('2026-08-04') }) }, ground()).says,
    ).toEqual(['return_or_delete_data']);
    expect(
      say(
        { kind: 'review', agency: agency({ contractEndedOn: day('2026-08-04'), holdsData: false }) },
        ground(),
      ).says,
    ).toEqual([]);
  });
});

describe('passing a debt on that was paid (12 CFR 1006.30(b))', () => {
  test.each<[string, Partial<TransferAsked>, boolean]>([
    ['to a buyer', {}, false],
    ['to an agent', { to: 'agent' }, false],
    ['to its owner', { to: 'owner' }, true],
    ['to its owner, by that exception', { to: 'owner', exception: 'to-owner' }, true],
    ['to a buyer who is called owner', { exception: 'to-owner' }, false],
    ['to an earlier owner', { to: 'previous-owner' }, false],
    [
      'to an earlier owner by the contract',
      { to: 'previous-owner', exception: 'previous-owner-by-contract' },
      true,
    ],
    ['with the business', { exception: 'merger' }, true],
    ['that is still owed', { allOwed: true }, true],
  ])('%s', (_, parts, allowed) => {
    expect(isAllowed(judgeCustody({ ...TRANSFER, ...parts }, CUSTODY, USA))).toBe(allowed);
  });
  test('does not bind who collects his own', () => {
    expect(
      judgeCustody(TRANSFER, CUSTODY, ground('2026-08-05', 'US-FED', 'original-creditor')).verdicts,
    ).toEqual([]);
  });
});

describe('use of data (PIPL)', () => {
  test.each<Row>([
    ['to a processor, all in order', USE, ground(), [], []],
    [
      'collecting the whole phone book',
      use({ operation: 'collect', data: ['phonebook'], recipient: null, agency: null }),
      ground(),
      ['refuse'],
      ['not_minimum_necessary'],
    ],
    [
      'even with consent: it is other people’s data',
      use({
        operation: 'collect',
        data: ['phonebook'],
        recipient: null,
        agency: null,
        ...consent({ separateConsent: true }),
      }),
      ground(),
      ['refuse'],
      ['not_minimum_necessary'],
    ],
    [
      'a bank account to find an address',
      use({
        operation: 'collect',
        data: ['bank-account'],
        purpose: 'obtain-contact-data',
        recipient: null,
        agency: null,
      }),
      ground(),
      ['refuse'],
      ['not_minimum_necessary'],
    ],
    [
      'sensitive data with separate consent',
      use({ operation: 'collect', data: ['bank-account', 'whereabouts'], recipient: null, agency: null }),
      ground(),
      [],
      [],
    ],
    [
      'without',
      use({
        operation: 'collect',
        data: ['whereabouts'],
        recipient: null,
        agency: null,
        ...consent({ separateConsent: false }),
      }),
      ground(),
      ['refuse'],
      ['separate_consent_missing', 'separate_consent_or_documented_basis'],
    ],
    [
      'without, on another basis: a lawyer decides',
      use({
        operation: 'collect',
        data: ['whereabouts'],
        recipient: null,
        agency: null,
        ...consent({ separateConsent: false, otherBasis: true }),
      }),
      ground(),
      ['flag'],
      [],
    ],
    [
      'sensitive data without an impact assessment',
      use({
        operation: 'collect',
        data: ['bank-account'],
        recipient: null,
        agency: null,
        ...consent({ impactAssessed: false }),
      }),
      ground(),
      ['refuse'],
      ['impact_assessment_missing', 'impact_assessment_before_entrusting'],
    ],
    [
      'a phone number needs none',
      use({
        operation: 'collect',
        recipient: null,
        agency: null,
        ...consent({ impactAssessed: false, separateConsent: false }),
      }),
      ground(),
      [],
      [],
    ],
    [
      'entrusting without an impact assessment',
      use(consent({ impactAssessed: false })),
      ground(),
      ['refuse'],
      ['impact_assessment_missing', 'impact_assessment_before_entrusting'],
    ],
    [
      'a contract that says nothing of safeguards',
      use({ agency: agency({ contractCovers: ['purpose', 'period', 'method', 'categories', 'duties'] }) }),
      ground(),
      ['refuse'],
      ['processor_contract_incomplete', 'contract_settles_safeguards'],
    ],
    [
      'a contract that is over',
      use({ agency: agency({ contractEndedOn: day('2026-08-04') }) }),
      ground(),
      ['refuse'],
      ['agency_contract_ended'],
    ],
    [
      'passed on without leave',
      use({ recipient: 'sub-entrusted' }),
      ground(),
      ['refuse'],
      ['sub_outsourcing_without_consent'],
    ],
    [
      'passed on with leave',
      use({ recipient: 'sub-entrusted', agency: agency({ mayPassOn: true }) }),
      ground(),
      [],
      [],
    ],
    [
      'passed on with leave by an agency of a consumer-finance company',
      use({ recipient: 'sub-entrusted', agency: agency({ mayPassOn: true }) }),
      LENDER,
      ['refuse'],
      ['sub_outsourcing_without_consent'],
    ],
    [
      'to another institution with separate consent',
      use({ recipient: 'independent', agency: null }),
      ground(),
      [],
      [],
    ],
    [
      'without consent or another basis',
      use({ recipient: 'independent', agency: null, ...consent({ separateConsent: false }) }),
      ground(),
      ['rebuttable'],
      ['separate_consent_missing', 'inform_about_recipient', 'separate_consent_or_documented_basis'],
    ],
    [
      'on another basis: a lawyer decides',
      use({
        recipient: 'independent',
        agency: null,
        ...consent({ separateConsent: false, otherBasis: true }),
      }),
      ground(),
      ['flag'],
      ['inform_about_recipient'],
    ],
    [
      'names of debtors in public',
      use({
        operation: 'publish',
        data: ['debtor-names'],
        recipient: null,
        agency: null,
        ...consent({ separateConsent: false }),
      }),
      ground(),
      ['refuse'],
      ['publication_of_personal_data'],
    ],
    [
      'kept by an agency after its contract',
      use({ operation: 'hold', recipient: null, agency: agency({ contractEndedOn: day('2026-08-04') }) }),
      ground(),
      ['require'],
      ['return_or_delete_data'],
    ],
    ['kept by an agency during its contract', use({ operation: 'hold', recipient: null }), ground(), [], []],
    [
      'kept by us after its purpose',
      use({ operation: 'hold', recipient: null, agency: null, purposeAchieved: true }),
      ground(),
      ['require'],
      ['return_or_delete_data'],
    ],
    [
      'kept by us while a law wants it kept',
      use({ operation: 'hold', recipient: null, agency: null, purposeAchieved: true, retentionRuns: true }),
      ground(),
      ['require'],
      ['restrict_to_storage_and_security'],
    ],
    [
      'Hong Kong: a referee’s number to an agency',
      use({ of: ['referee'] }),
      ground('2026-08-05', 'HK'),
      ['refuse'],
      ['third_party_not_allowed', 'not_minimum_necessary'],
    ],
    ['Hong Kong: a guarantor’s', use({ of: ['guarantor', 'debtor'] }), ground('2026-08-05', 'HK'), [], []],
  ])('%s', (_, asked, where, outcomes, says) => {
    expect(say(asked, where)).toEqual({ outcomes, says, missing: [] });
  });

  test.each<[string, Partial<RequestAsked>, string[]]>([
    ['delete when the purpose is achieved', {}, ['return_or_delete_data']],
    ['delete while a law wants it kept', { retentionRuns: true }, ['restrict_to_storage_and_security']],
    ['delete while the debt is open', { purposeAchieved: false }, []],
    [
      'explain a machine’s weighty decision',
      { request: 'explain-decision' },
      ['explain_decision', 'human_decision'],
    ],
    ['explain a machine’s minor one', { request: 'explain-decision', significant: false }, []],
    ['explain a human’s', { request: 'explain-decision', decidedBy: 'human' }, []],
    ['correct', { request: 'correct' }, ['verify_and_handle']],
    ['see', { request: 'access' }, []],
  ])('a request: %s', (_, parts, says) => {
    expect(say({ ...REQUEST, ...parts }, ground()).says).toEqual(says);
  });
});

describe('standing policies', () => {
  test.each<Row>([
    [
      'opting out asks for wish and number',
      { kind: 'policy', policy: 'opt-out', demands: ['preference', 'address'] },
      USA,
      [],
      [],
    ],
    [
      'for a birth date',
      { kind: 'policy', policy: 'opt-out', demands: ['preference', 'date-of-birth'] },
      USA,
      ['refuse'],
      ['opt_out_burden'],
    ],
    [
      'for money',
      { kind: 'policy', policy: 'opt-out', demands: ['fee'] },
      ground(),
      ['refuse'],
      ['opt_out_burden'],
    ],
    ['for nothing', { kind: 'policy', policy: 'opt-out', demands: [] }, USA, [], []],
    [
      'pay by money alone',
      { kind: 'policy', policy: 'pay', measures: ['recovered-amount'] },
      ground(),
      ['refuse'],
      ['pay_by_recovery_only'],
    ],
    [
      'pay by money and conduct',
      { kind: 'policy', policy: 'pay', measures: ['recovered-amount', 'complaints'] },
      ground(),
      [],
      [],
    ],
    [
      'calls are not recorded',
      { kind: 'policy', policy: 'recording', records: false },
      ground(),
      ['refuse'],
      ['recording_missing'],
    ],
    [
      'in the USA nothing says they must be',
      { kind: 'policy', policy: 'recording', records: false },
      USA,
      [],
      [],
    ],
    [
      'in India the draft does',
      { kind: 'policy', policy: 'recording', records: false },
      INDIA,
      ['refuse'],
      ['recording_missing'],
    ],
    [
      'until then nothing',
      { kind: 'policy', policy: 'recording', records: false },
      ground('2026-08-05', 'IN'),
      [],
      [],
    ],
  ])('%s', (_, asked, where, outcomes, says) => {
    expect(say(asked, where)).toEqual({ outcomes, says, missing: [] });
  });
});

describe('the line to a crime (法释〔2017〕10号第5条)', () => {
  const taken = (parts: Partial<DataTaken>): DataTaken => ({
    records: {},
    gain: 0n,
    inDuty: false,
    givenOn: true,
    ...parts,
  });
  test.each<[string, Partial<DataTaken>, boolean]>([
    ['49 credit records', { records: { 'credit-record': 49 } }, false],
    ['50', { records: { 'credit-record': 50 } }, true],
    ['25 from duty, sold', { records: { 'credit-record': 25 }, inDuty: true }, true],
    ['24 from duty, sold', { records: { 'credit-record': 24 }, inDuty: true }, false],
    ['25 from duty, not given on', { records: { 'credit-record': 25 }, inDuty: true, givenOn: false }, false],
    ['4,999 phone numbers', { records: { 'contact-point': 4999 } }, false],
    ['5,000', { records: { 'contact-point': 5000 } }, true],
    ['half of one line and half of another', { records: { whereabouts: 25, 'contact-point': 2500 } }, true],
    ['a record less', { records: { whereabouts: 25, 'contact-point': 2499 } }, false],
    ['5,000 yuan of gain', { gain: 500_000n }, true],
    ['a cent less', { gain: 499_999n }, false],
    ['2,500 yuan, from duty', { gain: 250_000n, inDuty: true }, true],
    ['nothing', {}, false],
  ])('%s', (_, parts, meets) => {
    expect(meetsCrimeLine(taken(parts), DATA_CRIME.lines)).toBe(meets);
  });
});

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const anyOutsider: fc.Arbitrary<Outsider> = fc.record({
  debtorTold: maybe(fc.boolean()),
  lastEvaluatedOn: maybe(fc.option(fc.integer({ min: day('2024-01-01'), max: day('2026-12-31') }))),
  contractCovers: maybe(fc.subarray([...AGENCY.contractCovers!])),
  contractEndedOn: maybe(fc.option(fc.integer({ min: day('2026-01-01'), max: day('2026-12-31') }))),
  holdsData: maybe(fc.boolean()),
  mayPassOn: maybe(fc.boolean()),
});
const anyAsked: fc.Arbitrary<CustodyAsked> = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    worker: fc.option(fc.record({ trained: maybe(fc.boolean()), certified: maybe(fc.boolean()) })),
    agency: fc.option(anyOutsider),
    outside: fc.boolean(),
    otherAgencies: maybe(fc.nat(2)),
    grievance: maybe(fc.constantFrom('none' as const, 'pending' as const, 'pending-frivolous' as const)),
  }),
  fc.record({
    kind: fc.constant('use' as const),
    operation: fc.constantFrom('collect' as const, 'share' as const, 'hold' as const, 'publish' as const),
    data: fc.subarray(['phonebook', 'bank-account', 'whereabouts', 'contact-point'] as const),
    purpose: fc.constantFrom('collect', 'location'),
    grounds: fc.record({
      separateConsent: maybe(fc.boolean()),
      otherBasis: maybe(fc.boolean()),
      impactAssessed: maybe(fc.boolean()),
    }),
    recipient: fc.constantFrom(null, 'entrusted' as const, 'sub-entrusted' as const, 'independent' as const),
    agency: fc.option(anyOutsider),
    of: fc.subarray(['referee', 'guarantor'] as const),
    retentionRuns: maybe(fc.boolean()),
    purposeAchieved: maybe(fc.boolean()),
  }),
);
const anyGround = fc
  .tuple(
    fc.constantFrom<Jurisdiction>('CN', 'HK', 'IN'),
    fc.constantFrom<CollectorKind>('bank', 'consumer-finance'),
    fc.boolean(),
  )
  .map(([where, kind, draft]) => ground('2026-08-05', where, kind, draft));

describe('for any question', () => {
  test('a duty more never allows more', () => {
    fc.assert(
      fc.property(anyAsked, anyGround, fc.nat(CUSTODY.length - 1), (asked, where, dropped) => {
        if (!isAllowed(judgeCustody(asked, CUSTODY, where))) return;
        const without = judgeCustody(
          asked,
          CUSTODY.filter((_, place) => place !== dropped),
          where,
        );
        expect(isAllowed(without) || without.missing.some((what) => what.startsWith('rules.'))).toBe(true);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test('a fact that nobody recorded never allows what a recorded one refuses', () => {
    fc.assert(
      fc.property(anyAsked, anyGround, (asked, where) => {
        const blank = forget(asked);
        if (isAllowed(judgeCustody(blank, CUSTODY, where)))
          expect(isAllowed(judgeCustody(asked, CUSTODY, where))).toBe(true);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

/** The same question with everything that may be unknown unknown. */
function forget(asked: CustodyAsked): CustodyAsked {
  const blank: Outsider = {
    debtorTold: undefined,
    lastEvaluatedOn: undefined,
    contractCovers: undefined,
    contractEndedOn: undefined,
    holdsData: undefined,
    mayPassOn: undefined,
  };
  if (asked.kind === 'assign')
    return {
      ...asked,
      worker: asked.worker && { trained: undefined, certified: undefined },
      agency: asked.agency && blank,
      otherAgencies: undefined,
      grievance: undefined,
    };
  if (asked.kind === 'use')
    return {
      ...asked,
      agency: asked.agency && blank,
      grounds: { separateConsent: undefined, otherBasis: undefined, impactAssessed: undefined },
      retentionRuns: undefined,
      purposeAchieved: undefined,
    };
  return asked;
}
