import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerScenario } from './answer-scenario.ts';
import { compareAnswer, type Expected } from './compare-answer.ts';
import { CODES, EVENTS, OBJECTS, QUESTIONS, VALUES } from './scenario-words.ts';

type Facts = Record<string, unknown>;

function scenario(given: Facts, when: Facts, expect: Expected) {
  return { id: 'T', given, when, expect };
}
const china = (facts: Facts = {}): Facts => ({
  jurisdictions: ['CN'],
  zones: ['Asia/Shanghai'],
  collector: { kind: 'bank' },
  debts: [{ id: 'D1' }],
  ...facts,
});
const usa = (facts: Facts = {}): Facts => ({
  jurisdictions: ['US-FED'],
  zones: ['America/Chicago'],
  collector: { kind: 'third_party_collector' },
  debts: [{ id: 'D1' }],
  currency: 'USD',
  ...facts,
});
const uk = (facts: Facts = {}): Facts => ({
  jurisdictions: ['UK'],
  zones: ['Europe/London'],
  collector: { kind: 'authorised_firm' },
  debts: [{ id: 'D1' }],
  ...facts,
});
const private2019 = {
  collector: { kind: 'private_lender' },
  debts: [
    {
      id: 'D1',
      kind: 'private_loan',
      contractOn: '2019-05-01',
      suitFiledOn: '2021-03-01',
      ratePercent: '20',
    },
  ],
};
const paid = { id: 'D1', status: 'paid_settled_or_discharged' };

/** Questions of the format that the open scenarios do not ask, with what the articles answer. */
const ASKED: [string, ReturnType<typeof scenario>][] = [
  [
    'an older private loan, after the turn',
    scenario(
      china(private2019),
      { kind: 'charge_check', charge: 'contract_rate', at: '2021-04-01' },
      {
        decision: 'deny',
        reasons: ['rate_above_cap'],
        values: { capPercent: '15.40', enforceablePercent: '15.4' },
      },
    ),
  ],
  [
    'and before it',
    scenario(
      china(private2019),
      { kind: 'charge_check', charge: 'contract_rate', at: '2020-04-01' },
      { decision: 'allow', values: { capPercent: '24' } },
    ),
  ],
  [
    'a small-loan company is not bound by the cap',
    scenario(
      china({
        collector: { kind: 'small_loan_company' },
        debts: [{ id: 'D1', ratePercent: '23', contractOn: '2024-01-01' }],
      }),
      { kind: 'charge_check', charge: 'contract_rate' },
      { decision: 'allow', reasons: ['rule_not_applicable'] },
    ),
  ],
  [
    'nor is it under a regime',
    scenario(
      china({ collector: { kind: 'small_loan_company' } }),
      { kind: 'status_query', what: 'rate_regime' },
      { decision: 'allow', reasons: ['rule_not_applicable'], values: { regimes: [] } },
    ),
  ],
  [
    'a newer contract has one regime',
    scenario(
      china({ collector: { kind: 'private_lender' }, debts: [{ id: 'D1', contractOn: '2022-03-01' }] }),
      { kind: 'status_query', what: 'rate_regime' },
      { decision: 'compute', values: { regimes: [{ from: '2022-03-01', regime: 'four_lpr_at_contract' }] } },
    ),
  ],
  [
    'a late fee on a card',
    scenario(
      china({ debts: [{ id: 'D1', kind: 'credit_card' }] }),
      { kind: 'charge_check', charge: 'late_fee' },
      { decision: 'deny', reasons: ['charge_not_permitted'] },
    ),
  ],
  [
    'a charge on a usurious debt',
    scenario(
      china({ debts: [{ id: 'D1', unlawful: 'usury' }] }),
      { kind: 'charge_check', charge: 'contract_rate' },
      { decision: 'deny', reasons: ['unlawful_debt'], flags: ['criminal_exposure'] },
    ),
  ],
  [
    'damages within 30 % of the loss',
    scenario(
      china({ debts: [{ id: 'D1', loss: '1000.00', penaltyAmount: '1300.00' }] }),
      { kind: 'charge_check', charge: 'contract_penalty' },
      { decision: 'allow', values: { excessive: false } },
    ),
  ],
  [
    'damages above it: a lawyer decides',
    scenario(
      china({ debts: [{ id: 'D1', loss: '1000.00', penaltyAmount: '1400.00' }] }),
      { kind: 'charge_check', charge: 'contract_penalty' },
      { decision: 'allow_flag', flags: ['legal_review'], values: { excessive: true } },
    ),
  ],
  [
    'a fee on a debt outside the moratorium',
    scenario(
      uk({
        debts: [{ id: 'D1' }, { id: 'D2' }],
        holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02', debts: ['D1'] }],
      }),
      { kind: 'charge_check', charge: 'interest_or_fee_in_moratorium', debt: 'D2', at: '2026-03-20' },
      { decision: 'allow' },
    ),
  ],
  [
    'a fee after the moratorium',
    scenario(
      uk({ holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02', debts: ['D1'] }] }),
      { kind: 'charge_check', charge: 'interest_or_fee_in_moratorium', debt: 'D1', at: '2026-05-02' },
      { decision: 'allow' },
    ),
  ],
  [
    'refusing a counsellor’s proposal',
    scenario(
      uk({
        history: [
          {
            type: 'proposal',
            id: 'p1',
            at: '2026-03-01',
            by: 'consumer_or_debt_counsellor',
            reasonable: true,
            affordable: true,
          },
        ],
      }),
      { kind: 'plan_check', action: 'reject_proposal', proposal: 'p1', alternativeOffered: false },
      { decision: 'deny', reasons: ['forbearance'], flags: ['duty_should'] },
    ),
  ],
  [
    'refusing it with an alternative',
    scenario(
      uk({ history: [{ type: 'proposal', id: 'p1', at: '2026-03-01', reasonable: true, affordable: true }] }),
      { kind: 'plan_check', action: 'reject_proposal', proposal: 'p1', alternativeOffered: true },
      { decision: 'allow' },
    ),
  ],
  [
    'an itemisation of three digits',
    scenario(
      usa({ currency: 'KWD', debts: [{ id: 'D1', itemisation: { amount: '10.005', interest: '0.010' } }] }),
      { kind: 'amount_computation', what: 'itemised_current_amount' },
      { decision: 'compute', values: { amount: '10.015' } },
    ),
  ],
  [
    'a payment the consumer directs',
    scenario(
      usa({
        debts: [
          { id: 'A', dueOn: '2025-01-01', amount: '100.00' },
          { id: 'B', dueOn: '2025-02-01', amount: '100.00' },
        ],
      }),
      { kind: 'allocation', payment: '120.00', designatedDebt: 'B' },
      { decision: 'compute', values: { byDebt: { A: '20.00', B: '100.00' } } },
    ),
  ],
  [
    'a payment larger than the debt',
    scenario(
      china({ debts: [{ id: 'D1', owed: { interest: '5.00', principal: '10.00' } }] }),
      { kind: 'allocation', payment: '20.00' },
      {
        decision: 'compute',
        values: {
          byPart: { enforcementCosts: '0.00', interest: '5.00', principal: '10.00' },
          byDebt: { D1: '15.00' },
        },
      },
    ),
  ],
  [
    'a paid debt back to an earlier owner by contract',
    scenario(
      usa({ debts: [paid] }),
      {
        kind: 'assignment_check',
        action: 'transfer_debt',
        to: 'previous_owner',
        debts: ['D1'],
        exception: 'to_previous_owner_by_contract',
      },
      { decision: 'allow' },
    ),
  ],
  [
    'a paid debt with the business',
    scenario(
      usa({ debts: [paid] }),
      {
        kind: 'assignment_check',
        action: 'transfer_debt',
        to: 'debt_buyer',
        debts: ['D1'],
        exception: 'merger_or_asset_purchase',
      },
      { decision: 'allow' },
    ),
  ],
  [
    'one paid debt among others',
    scenario(
      usa({ debts: [{ id: 'D0' }, paid] }),
      { kind: 'assignment_check', action: 'transfer_debt', to: 'recovery_agent', debts: ['D0', 'D1'] },
      { decision: 'deny', reasons: ['debt_not_transferable'] },
    ),
  ],
  [
    'an agency of which the debtor was not told',
    scenario(
      china({ agencies: [{ id: 'A1', debtorNotified: false }] }),
      { kind: 'assignment_check', action: 'assign_case', agency: 'A1' },
      { decision: 'require', require: ['notify_debtor_of_agency'] },
    ),
  ],
  [
    'opting out for a birth date',
    scenario(
      usa(),
      { kind: 'policy_check', policy: 'opt_out_flow', demands: ['opt_out_preference', 'date_of_birth'] },
      { decision: 'deny', reasons: ['opt_out_burden'] },
    ),
  ],
  [
    'opting out for wish and number',
    scenario(
      usa(),
      { kind: 'policy_check', policy: 'opt_out_flow', demands: ['opt_out_preference', 'address_or_number'] },
      { decision: 'allow' },
    ),
  ],
  [
    'another institution on another basis',
    scenario(
      china({
        persons: [{ id: 'consumer', role: 'consumer', separateConsent: false }],
        otherLegalBasisDocumented: true,
      }),
      { kind: 'data_use_check', operation: 'share', to: 'X1', recipientRole: 'independent_processor' },
      { decision: 'allow_flag', flags: ['legal_review'] },
    ),
  ],
  [
    'whereabouts with consent',
    scenario(
      china(),
      { kind: 'data_use_check', operation: 'collect', data: ['location_track'] },
      { decision: 'allow' },
    ),
  ],
  [
    '24 records from duty',
    scenario(
      china(),
      {
        kind: 'data_use_check',
        operation: 'criminal_threshold',
        data: ['credit_record'],
        records: 24,
        obtainedInCourseOfDuty: true,
        sold: true,
      },
      { decision: 'allow', values: { meets: false } },
    ),
  ],
  [
    'a referee’s number to an agency in Hong Kong',
    scenario(
      {
        jurisdictions: ['HK'],
        collector: { kind: 'bank' },
        persons: [{ id: 'R', role: 'referee' }],
        contactPoints: [{ id: 'P', kind: 'mobile', of: 'R' }],
        agencies: [{ id: 'A1' }],
      },
      {
        kind: 'data_use_check',
        operation: 'share',
        to: 'A1',
        recipientRole: 'entrusted_processor',
        data: ['contact_point'],
      },
      { decision: 'deny', reasons: ['third_party_not_allowed'], flags: ['duty_should'] },
    ),
  ],
];

describe('charges, payments, plans, custody in the exchange format', () => {
  test.each(ASKED)('%s', (_, asked) => {
    expect(compareAnswer(asked, answerScenario(asked))).toEqual([]);
  });

  test.each<[string, Facts, Facts, RegExp]>([
    [
      'a jurisdiction of which no rule is kept',
      { ...uk(), jurisdictions: ['US-MA'] },
      { kind: 'policy_check', policy: 'call_recording', recordsCalls: false },
      /rules\.US-MA/,
    ],
    [
      'a month without a reference rate',
      china({
        collector: { kind: 'private_lender' },
        debts: [{ id: 'D1', contractOn: '2026-06-01', ratePercent: '10' }],
      }),
      { kind: 'charge_check', charge: 'contract_rate', at: '2026-07-01' },
      /loan-prime-rate\.2026-06/,
    ],
    [
      'an agreed order in no known form',
      china({ agreedOrder: 'principal first' }),
      { kind: 'allocation', payment: '1.00' },
      /agreedOrder/,
    ],
    [
      'a payment named for a debt that is not there',
      china(),
      { kind: 'allocation', payment: '1.00', designatedDebt: 'X' },
      /designatedDebt=X/,
    ],
    [
      'a proposal that is not there',
      uk(),
      { kind: 'plan_check', action: 'reject_proposal', proposal: 'p1' },
      /when\.proposal/,
    ],
    [
      'a dispute that names no debt',
      usa({
        debts: [
          { id: 'A', amount: '1.00' },
          { id: 'B', amount: '1.00' },
        ],
        history: [{ type: 'dispute', at: '2025-01-01' }],
      }),
      { kind: 'allocation', payment: '1.00' },
      /disputed/,
    ],
  ])('cannot be expressed: %s', (_, given, when, words) => {
    const answered = answerScenario({ id: 'T', given, when });
    expect('cannotExpress' in answered && answered.cannotExpress.join()).toMatch(words);
  });
});

const SEED = 20261122;
const IDS = ['consumer', 'D1', 'D2', 'A1', 'A2', 'W1', 'p1'];
const ORDINARY: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  int: fc.nat(100),
  date: fc.constantFrom('2019-05-01', '2021-03-01', '2026-03-04'),
  time: fc.constantFrom('2019-05-01', '2026-03-04T12:00'),
  clock: fc.constantFrom('08:00', '21:30'),
  zone: fc.constant('Asia/Shanghai'),
  money: fc.constantFrom('0.00', '100.00', '1300.01', '60000.00'),
  pct: fc.constantFrom('3.00', '15.40', '24.5'),
  any: fc.constant(null),
  text: fc.constant('words'),
  id: fc.constantFrom(...IDS),
};

/** Any value of a kind of the vocabulary. */
function anyOf(kind: string): fc.Arbitrary<unknown> {
  if (kind === '*@event') return fc.array(fc.oneof(...Object.keys(EVENTS).map(anyEvent)), { maxLength: 3 });
  if (kind.startsWith('*')) return fc.array(anyOf(kind.slice(1)), { maxLength: 3 });
  if (kind.startsWith('=')) return fc.constantFrom(...CODES[kind.slice(1) as keyof typeof CODES]);
  if (kind.startsWith('@')) return anyThing(OBJECTS[kind.slice(1) as keyof typeof OBJECTS]);
  return ORDINARY[kind]!;
}

function anyThing(fields: object, fixed: object = {}): fc.Arbitrary<object> {
  const drawn = Object.entries(fields).map(([name, kind]) => [name, anyOf(kind as string)] as const);
  return fc.record(Object.fromEntries(drawn), { requiredKeys: [] }).map((thing) => ({ ...thing, ...fixed }));
}

function anyEvent(type: string): fc.Arbitrary<object> {
  return anyThing(EVENTS[type as keyof typeof EVENTS], { type, at: '2026-03-01' });
}

const KINDS = [
  'amount_computation',
  'allocation',
  'charge_check',
  'plan_check',
  'assignment_check',
  'data_use_check',
  'policy_check',
] as const;
const anyScenario = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    id: fc.constant('T'),
    given: anyThing({ ...OBJECTS.given, currency: 'any', agreedOrder: 'any' }),
    when: anyThing(QUESTIONS[kind], { kind }),
  }),
);

test('whatever is asked in the vocabulary is answered in it, or named', () => {
  fc.assert(
    fc.property(anyScenario, (asked) => {
      const answered = answerScenario(asked);
      if ('cannotExpress' in answered) {
        expect(answered.cannotExpress.length).toBeGreaterThan(0);
        return;
      }
      const kind = (asked.when as { kind: (typeof KINDS)[number] }).kind;
      expect(CODES.decision).toContain(answered.decision);
      for (const list of ['reasons', 'flags', 'factors', 'require'] as const)
        for (const code of answered[list]) expect(CODES[list]).toContain(code);
      for (const name of Object.keys(answered.values)) expect(VALUES[kind]).toContain(name);
    }),
    { seed: SEED, numRuns: 1500 },
  );
});

test.each<[string, Facts, RegExp]>([
  [
    'an unknown currency',
    china({ currency: 'XXX', debts: [{ id: 'D1', nominal: '1.00' }] }),
    /given\.currency=XXX/,
  ],
  [
    'half a yen',
    china({ currency: 'JPY', debts: [{ id: 'D1', nominal: '1.5' }] }),
    /debts\[0\]\.nominal=1\.5/,
  ],
])('an amount that cannot be is named: %s', (_, given, words) => {
  const answered = answerScenario({
    id: 'T',
    given,
    when: { kind: 'amount_computation', what: 'principal_lent' },
  });
  expect('cannotExpress' in answered && answered.cannotExpress.join()).toMatch(words);
});
