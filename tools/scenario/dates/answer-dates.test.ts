import { describe, expect, test } from 'vitest';
import { answerScenario } from '../answer-scenario.ts';
import { compareAnswer, type Expected } from '../compare-answer.ts';

type Facts = Readonly<Record<string, unknown>>;
type Row = [string, Facts, Facts, Expected];

const US: Facts = {
  jurisdictions: ['US-FED'],
  zones: ['America/New_York'],
  collector: { kind: 'third_party_collector' },
  persons: [{ id: 'consumer', role: 'consumer' }],
  debts: [{ id: 'D1' }],
};
const CN: Facts = { ...US, jurisdictions: ['CN'], zones: ['Asia/Shanghai'], collector: { kind: 'bank' } };
const UK: Facts = {
  ...US,
  jurisdictions: ['UK'],
  zones: ['Europe/London'],
  collector: { kind: 'authorised_firm' },
};
const computed = (values: Facts, more: Partial<Expected> = {}): Expected => ({
  decision: 'compute',
  values,
  ...more,
});

function check(_name: string, given: Facts, when: Facts, expected: Expected): void {
  const answered = answerScenario({ id: 'row', given, when });
  expect(compareAnswer({ expect: expected }, answered)).toEqual([]);
}

const mailed = (at: string, id = 'v1') => ({
  type: 'notice_sent',
  notice: 'validation',
  channel: 'mail',
  at,
  id,
});

describe('dates of the validation notice', () => {
  const period = { kind: 'date_computation', what: 'validation_period_end', event: 'v1' };
  test.each<Row>([
    [
      'returned, sent again: the second starts the period',
      {
        ...US,
        history: [
          mailed('2026-03-02'),
          { type: 'notice_returned', at: '2026-03-12', of: 'v1' },
          mailed('2026-03-16', 'v2'),
        ],
      },
      { ...period, what: 'validation_period_notice' },
      computed({ basisNoticeOn: '2026-03-16', assumedReceiptOn: '2026-03-23', date: '2026-04-22' }),
    ],
    [
      'returned, not sent again: no period runs',
      { ...US, history: [mailed('2026-03-02'), { type: 'notice_returned', at: '2026-03-12', of: 'v1' }] },
      period,
      computed({ date: null }, { reasons: ['notice_returned'] }),
    ],
    [
      'told on the telephone: received at once',
      {
        ...US,
        history: [
          {
            type: 'initial_communication',
            id: 'v1',
            at: '2026-03-02',
            channel: 'call',
            validationInfoIncluded: true,
          },
        ],
      },
      period,
      computed({ basis: 'actual_receipt', date: '2026-04-01' }),
    ],
    [
      'a creditor in his own name is not bound',
      { ...US, collector: { kind: 'original_creditor', ownName: true }, history: [mailed('2026-03-02')] },
      period,
      computed({ date: null }, { reasons: ['rule_not_applicable'] }),
    ],
    [
      'under another name he is',
      { ...US, collector: { kind: 'original_creditor', ownName: false }, history: [mailed('2026-03-02')] },
      period,
      computed({ date: '2026-04-08' }),
    ],
    [
      'the notice is due five days after the first communication',
      {
        ...US,
        history: [
          {
            type: 'call_placed',
            at: '2026-03-02T10:00',
            to: 'consumer',
            outcome: 'conversation',
            discussed: ['D1'],
          },
        ],
      },
      { kind: 'date_computation', what: 'validation_notice_deadline' },
      computed({ date: '2026-03-07' }),
    ],
    [
      'in Massachusetts and under federal law the earlier day',
      {
        ...US,
        jurisdictions: ['US-FED', 'US-MA'],
        history: [{ type: 'initial_communication', at: '2026-03-02', channel: 'mail' }],
      },
      { kind: 'date_computation', what: 'validation_notice_deadline' },
      computed({ date: '2026-03-07' }),
    ],
    [
      'fourteen days are a reasonable wait',
      US,
      { kind: 'date_computation', what: 'furnishing_wait' },
      computed({ days: 14 }),
    ],
  ])('%s', check);

  test('law that is not known is said to be so', () => {
    const when = { kind: 'date_computation', what: 'limitation_expiry', debt: 'D1' };
    expect(
      answerScenario({ id: 'row', given: { ...UK, debts: [{ id: 'D1', dueOn: '2024-01-01' }] }, when }),
    ).toEqual({
      id: 'row',
      cannotExpress: ['when.what=limitation_expiry for given.jurisdictions=UK'],
    });
  });
});

describe('dates of limitation, records and moratoria', () => {
  const expiry = { kind: 'date_computation', what: 'limitation_expiry', debt: 'D1' };
  const due = { ...CN, debts: [{ id: 'D1', dueOn: '2022-03-10' }] };
  test.each<Row>([
    [
      'a demand that did not arrive interrupts nothing',
      { ...due, history: [{ type: 'demand', at: '2024-06-15', channel: 'mail', reached: false }] },
      expiry,
      computed({ date: '2025-03-10' }),
    ],
    [
      'a talk in which the debt was asked for does',
      {
        ...due,
        history: [{ type: 'call_placed', at: '2024-06-15T10:00', to: 'consumer', outcome: 'conversation' }],
      },
      expiry,
      computed({ date: '2027-06-15', interruptedOn: '2024-06-15' }),
    ],
    [
      'a crime reported and not answered: it stands still',
      { ...due, history: [{ type: 'police_report', at: '2024-06-15' }] },
      expiry,
      computed({ date: null }),
    ],
    [
      'a day off at the end, without a calendar not at issue',
      { ...CN, debts: [{ id: 'D1', dueOn: '2023-02-28' }] },
      expiry,
      computed({ date: '2026-02-28' }),
    ],
    [
      'with one it moves over weekend and holiday',
      {
        ...CN,
        debts: [{ id: 'D1', dueOn: '2023-05-02' }],
        holidays: ['2026-05-01', '2026-05-04', '2026-05-05'],
      },
      expiry,
      computed({ date: '2026-05-06' }),
    ],
    [
      'a Saturday that is worked is no day off',
      { ...CN, debts: [{ id: 'D1', dueOn: '2023-05-09' }], workingWeekendDays: ['2026-05-09'] },
      expiry,
      computed({ date: '2026-05-09' }),
    ],
    [
      'the restart of one event among several',
      {
        ...due,
        history: [
          { type: 'payment', id: 'p1', at: '2023-01-01', by: 'debtor' },
          { type: 'acknowledgement', id: 'a1', at: '2024-01-01', form: 'repayment_plan' },
        ],
      },
      { ...expiry, what: 'limitation_restart', event: 'p1' },
      computed({ date: '2023-01-01', interruptedOn: '2023-01-01' }),
    ],
    [
      'too soon after the first, so no three months',
      {
        ...CN,
        debts: [{ id: 'D1', kind: 'credit_card' }],
        history: [
          { type: 'demand', at: '2026-01-05' },
          { type: 'demand', at: '2026-02-03', id: 'd2' },
        ],
      },
      { kind: 'date_computation', what: 'three_months_after_second_demand', event: 'd2' },
      computed({ date: null }),
    ],
    [
      'a crisis moratorium while the treatment goes on',
      {
        ...UK,
        holds: [{ kind: 'breathing_space_mental_health', startOn: '2026-03-02', treatmentEndsOn: null }],
      },
      { kind: 'date_computation', what: 'moratorium_end' },
      computed({ date: null }),
    ],
  ])('%s', check);
});

describe('reporting to a bureau', () => {
  const on = (at: string) => ({ kind: 'furnish_check', at, negative: true });
  const letter = mailed('2026-05-01');
  test.each<Row>([
    ['no contact is told of: in order', US, on('2026-05-15'), { decision: 'allow' }],
    [
      'the last day of the wait',
      { ...US, history: [letter] },
      on('2026-05-14'),
      { decision: 'deny', reasons: ['waiting_period_open'] },
    ],
    ['the day after', { ...US, history: [letter] }, on('2026-05-15'), { decision: 'allow' }],
    [
      'watched to the end of the wait',
      {
        ...US,
        history: [
          letter,
          {
            type: 'returns_monitored',
            at: '2026-05-01',
            until: '2026-05-14',
            of: 'v1',
            result: 'none_returned',
          },
        ],
      },
      on('2026-05-15'),
      { decision: 'allow' },
    ],
    [
      'not watched to the end',
      {
        ...US,
        history: [
          letter,
          {
            type: 'returns_monitored',
            at: '2026-05-01',
            until: '2026-05-07',
            of: 'v1',
            result: 'none_returned',
          },
        ],
      },
      on('2026-05-20'),
      { decision: 'deny', reasons: ['waiting_period_open'] },
    ],
    [
      'it came back',
      { ...US, history: [letter, { type: 'notice_returned', at: '2026-05-08', of: 'v1' }] },
      on('2026-05-20'),
      { decision: 'deny', reasons: ['notice_returned'] },
    ],
    [
      'it came back, then a talk',
      {
        ...US,
        history: [
          letter,
          { type: 'notice_returned', at: '2026-05-08', of: 'v1' },
          {
            type: 'call_placed',
            at: '2026-05-09T10:00',
            to: 'consumer',
            outcome: 'conversation',
            raised: ['D1'],
          },
        ],
      },
      on('2026-05-09'),
      { decision: 'allow' },
    ],
    [
      'a limited-content message tells nothing',
      {
        ...US,
        history: [
          {
            type: 'call_placed',
            at: '2026-05-01T10:00',
            to: 'consumer',
            outcome: 'voicemail',
            message: 'limited_content',
          },
        ],
      },
      on('2026-06-01'),
      { decision: 'deny', reasons: ['not_told_before_furnishing'] },
    ],
    [
      'an email to the consumer, an SMS to another',
      {
        ...US,
        persons: [
          { id: 'consumer', role: 'consumer' },
          { id: 'p2', role: 'colleague' },
        ],
        history: [
          { type: 'message_sent', at: '2026-05-01', channel: 'sms', to: 'p2', debts: ['D1'] },
          { type: 'message_sent', at: '2026-05-10', channel: 'email', to: 'consumer', debts: ['D1'] },
        ],
      },
      on('2026-05-20'),
      { decision: 'deny', reasons: ['waiting_period_open'] },
    ],
    [
      'a disputed debt is reported as disputed',
      { ...US, history: [letter, { type: 'dispute', at: '2026-05-10', by: 'consumer', via: 'call' }] },
      on('2026-06-01'),
      { decision: 'allow', require: ['mark_as_disputed'] },
    ],
    ['China: told and agreed', CN, on('2026-03-04'), { decision: 'allow' }],
  ])('%s', check);
});

describe('legal states', () => {
  const status = (what: string, more: Facts = {}) => ({ kind: 'status_query', what, ...more });
  const dispute = { type: 'dispute', id: 'd1', at: '2026-03-06', by: 'consumer' };
  const takesEmail = { ...US, collector: { kind: 'third_party_collector', acceptsFromConsumers: ['email'] } };
  const proof = { type: 'proof_of_claim_filed', id: 'p1', at: '2026-03-01' };
  test.each<Row>([
    [
      'a dispute by an email that is taken',
      { ...takesEmail, history: [{ ...dispute, via: 'email', withinValidationPeriod: true }] },
      status('in_writing', { event: 'd1' }),
      computed({ inWriting: true, effect: 'cease_until_verification' }),
    ],
    [
      'by a text message that is not',
      { ...takesEmail, history: [{ ...dispute, via: 'sms' }] },
      status('in_writing', { event: 'd1' }),
      computed({ inWriting: false, effect: 'none' }),
    ],
    [
      'by letter after the period',
      { ...US, history: [mailed('2026-01-05'), { ...dispute, via: 'mail' }] },
      status('in_writing', { event: 'd1' }),
      computed({ inWriting: true, effect: 'none' }),
    ],
    [
      'a wish to stop through the portal',
      {
        ...US,
        collector: { kind: 'third_party_collector', acceptsFromConsumers: ['portal'] },
        history: [{ type: 'cease_notice_received', id: 'c1', at: '2026-03-06', via: 'portal' }],
      },
      status('in_writing', { event: 'c1' }),
      computed({ inWriting: true }),
    ],
    [
      'a proof of claim',
      { ...US, history: [proof] },
      status('initial_communication', { event: 'p1' }),
      computed({ initialCommunication: false }),
    ],
    [
      'the call after it',
      {
        ...US,
        history: [
          proof,
          { type: 'call_placed', id: 'c1', at: '2026-03-05T10:00', to: 'consumer', outcome: 'conversation' },
        ],
      },
      status('initial_communication', { event: 'c1' }),
      computed({ initialCommunication: true }),
    ],
    [
      'a call to a colleague',
      {
        ...US,
        persons: [
          { id: 'consumer', role: 'consumer' },
          { id: 'p2', role: 'colleague' },
        ],
        history: [
          { type: 'call_placed', id: 'c1', at: '2026-03-05T10:00', to: 'p2', outcome: 'conversation' },
        ],
      },
      status('initial_communication', { event: 'c1' }),
      computed({ initialCommunication: false }),
    ],
    [
      'received on another day than assumed',
      { ...US, history: [mailed('2026-03-02'), { type: 'notice_received', at: '2026-03-20', of: 'v1' }] },
      status('validation_period_basis', { event: 'v1' }),
      computed({ basis: 'assumed_receipt' }),
    ],
    ['an email', US, status('time_of_electronic_message', { channel: 'email' }), computed({ clock: 'sent' })],
    [
      'the rules of New York City on their first day',
      US,
      status('rule_in_force', { rule: 'us_nyc_amended_rules', asOf: '2026-09-01' }),
      computed({ inForce: true }),
    ],
    [
      'a draft',
      US,
      status('rule_in_force', { rule: 'in_rbi_draft_2026', asOf: '2026-11-01' }),
      computed({ inForce: false }),
    ],
    [
      'a draft that is assumed',
      { ...US, assumeInForce: ['in_rbi_draft_2026'] },
      status('rule_in_force', { rule: 'in_rbi_draft_2026', asOf: '2026-11-01' }),
      computed({ inForce: true }),
    ],
    [
      'limitation that has not run',
      { ...CN, debts: [{ id: 'D1', dueOn: '2025-01-10' }] },
      status('limitation_defence', { debt: 'D1', asOf: '2028-01-10' }),
      computed({ defenceAvailable: false }),
    ],
    [
      'and has',
      { ...CN, debts: [{ id: 'D1', dueOn: '2025-01-10' }] },
      status('limitation_defence', { debt: 'D1', asOf: '2028-01-11' }),
      computed({ defenceAvailable: true }),
    ],
    [
      'signed as received only',
      {
        ...CN,
        debts: [{ id: 'D1', limitationExpired: true }],
        history: [
          {
            type: 'acknowledgement',
            at: '2026-03-02',
            form: 'signed_overdue_notice',
            acknowledgesPerformance: false,
          },
        ],
      },
      status('limitation_defence', { debt: 'D1' }),
      computed({ defenceAvailable: true }),
    ],
    [
      'no agent to tell',
      { ...UK, holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02' }] },
      status('duties_on_moratorium', { asOf: '2026-03-20' }),
      { decision: 'allow' },
    ],
    [
      'the moratorium is over',
      {
        ...UK,
        holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02' }],
        agencies: [{ id: 'A1', instructed: true }],
      },
      status('duties_on_moratorium', { asOf: '2026-06-01' }),
      { decision: 'allow' },
    ],
  ])('%s', check);
});

describe('records, evidence and claims', () => {
  test.each<Row>([
    [
      'what a US collector keeps',
      { ...US, collector: { kind: 'third_party_collector', recordsCalls: false } },
      {
        kind: 'retention_check',
        action: 'list_duties',
        records: ['call_log', 'document_given_to_consumer', 'call_recording'],
      },
      {
        decision: 'require',
        require: ['retain_call_log', 'retain_document_given_to_consumer'],
        values: { recordingRequired: false, retainYearsAfterCall: 3 },
      },
    ],
    [
      'the day after the last',
      { ...US, debts: [{ id: 'D1', lastCollectionActivityOn: '2023-05-10' }] },
      { kind: 'retention_check', action: 'purge', at: '2026-05-11', records: ['compliance_evidence'] },
      { decision: 'allow' },
    ],
    [
      'while collection goes on',
      { ...US, debts: [{ id: 'D1', lastCollectionActivityOn: null }] },
      { kind: 'retention_check', action: 'purge', at: '2036-05-11', records: ['compliance_evidence'] },
      { decision: 'deny', reasons: ['retention_running'] },
    ],
    [
      'five years for consumer finance',
      {
        ...CN,
        collector: { kind: 'consumer_finance_company' },
        history: [
          { type: 'call_placed', id: 'c1', at: '2024-03-10T12:00', outcome: 'conversation', recorded: true },
        ],
      },
      {
        kind: 'retention_check',
        action: 'retain_until',
        at: '2026-01-01',
        records: ['call_recording'],
        event: 'c1',
      },
      computed({ retainUntil: '2029-03-10' }),
    ],
    [
      'a demand at night is no effective one',
      {
        ...CN,
        debts: [{ id: 'D1', kind: 'credit_card', overdue: true }],
        history: [{ type: 'demand', id: 'd1', at: '2026-01-05T23:10', channel: 'call' }],
      },
      { kind: 'evidence_check', what: 'effective_demand', event: 'd1', debt: 'D1' },
      computed({ effective: false }),
    ],
    [
      'the rule is about cards',
      {
        ...CN,
        debts: [{ id: 'D1', kind: 'private_loan' }],
        history: [{ type: 'demand', id: 'd1', at: '2026-01-05' }],
      },
      { kind: 'evidence_check', what: 'effective_demand', event: 'd1', debt: 'D1' },
      computed({ effective: false }, { reasons: ['rule_not_applicable'] }),
    ],
    [
      'a demand after the end interrupts nothing',
      {
        ...CN,
        debts: [{ id: 'D1', dueOn: '2020-03-04' }],
        history: [{ type: 'demand', id: 'd1', at: '2026-03-02', reached: true }],
      },
      { kind: 'evidence_check', what: 'limitation_interruption', event: 'd1', debt: 'D1' },
      computed({ interrupted: false, interruptsWhole: false }),
    ],
    [
      'the rest was given up',
      {
        ...CN,
        debts: [{ id: 'D1', dueOn: '2024-03-04' }],
        history: [
          {
            type: 'demand',
            id: 'd1',
            at: '2026-03-02',
            reached: true,
            amountScope: 'part',
            restWaived: true,
          },
        ],
      },
      { kind: 'evidence_check', what: 'limitation_interruption', event: 'd1', debt: 'D1' },
      computed({ interrupted: true, interruptsWhole: false }),
    ],
    [
      'a complete bundle',
      { ...CN, debts: [{ id: 'D1', kind: 'credit_card' }] },
      {
        kind: 'evidence_check',
        what: 'evidence_pack',
        items: [
          'evidence_call_recording',
          'evidence_message_delivery_record',
          'evidence_letter_return_receipt',
          'evidence_email_delivery_record',
          'evidence_debtor_or_family_signature',
          'evidence_bank_signature_and_seal',
        ],
      },
      { decision: 'allow' },
    ],
    [
      'an old claim may be asked for, and a person hears of the defence',
      { ...CN, debts: [{ id: 'D1', limitationExpired: true }] },
      { kind: 'claim_check', claim: 'payment', by: 'creditor', debt: 'D1', at: '2026-03-04' },
      { decision: 'allow_flag', reasons: ['time_barred'], flags: ['legal_review'] },
    ],
  ])('%s', check);
});
