import { describe, expect, test } from 'vitest';
import { answerScenario } from './answer-scenario.ts';
import type { Answer } from './scenario.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Asks one contact, on a weekday at noon unless said otherwise. */
function ask(jurisdiction: string, when: Facts, given: Facts = {}): Answer {
  const answered = answerScenario({
    id: 'asked',
    given: {
      jurisdictions: [jurisdiction],
      zones: [ZONES[jurisdiction]],
      collector: { kind: KINDS[jurisdiction] },
      persons: [{ id: 'consumer', role: 'consumer' }],
      debts: [{ id: 'D1' }],
      ...given,
    },
    when: { kind: 'contact_attempt', at: '2026-03-04T12:00', channel: 'call', debts: ['D1'], ...when },
  });
  expect(answered).not.toHaveProperty('cannotExpress');
  return answered as unknown as Answer;
}

const ZONES: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai',
  'US-FED': 'America/New_York',
  'US-MA': 'America/New_York',
  'US-NYC': 'America/New_York',
  UK: 'Europe/London',
  IN: 'Asia/Kolkata',
  HK: 'Asia/Hong_Kong',
};
const KINDS: Readonly<Record<string, string>> = {
  CN: 'bank',
  'US-FED': 'third_party_collector',
  'US-MA': 'original_creditor',
  'US-NYC': 'third_party_collector',
  UK: 'authorised_firm',
  IN: 'bank',
  HK: 'bank',
};

const people = (...more: Facts[]) => ({ persons: [{ id: 'consumer', role: 'consumer' }, ...more] });
const E1 = { id: 'E1', kind: 'email', of: 'consumer' };
const M1 = { id: 'M1', kind: 'mobile', of: 'consumer' };
const past = (...history: Facts[]) => ({
  history: history.map((event) => ({ at: '2026-03-02T12:00', ...event })),
});

/** Who, what is asked, what is given, the decision, and codes that must be in the answer. */
type Case = readonly [string, string, Facts, Facts, string, ...string[]];

const WHOM: readonly Case[] = [
  [
    'the spouse counts as the consumer',
    'US-FED',
    { person: 'S' },
    people({ id: 'S', role: 'spouse' }),
    'allow',
  ],
  [
    'but not in India',
    'IN',
    { person: 'S' },
    people({ id: 'S', role: 'spouse' }),
    'deny',
    'third_party_not_allowed',
  ],
  ['so does the executor', 'US-FED', { person: 'X' }, people({ id: 'X', role: 'executor' }), 'allow'],
  ['the lawyer', 'US-FED', { person: 'L' }, people({ id: 'L', role: 'attorney' }), 'allow'],
  [
    'a colleague',
    'US-FED',
    { person: 'C' },
    people({ id: 'C', role: 'colleague' }),
    'deny',
    'third_party_not_allowed',
    'third_party_disclosure',
  ],
  [
    'asked where he is',
    'US-FED',
    { person: 'C', purpose: 'location' },
    people({ id: 'C', role: 'colleague' }),
    'allow',
    'no_debt_disclosure',
    'no_payment_demand',
  ],
  [
    'and told for whom',
    'US-FED',
    { person: 'C', purpose: 'location', identifiesAsCollector: true },
    people({ id: 'C', role: 'colleague' }),
    'deny',
    'third_party_disclosure',
  ],
  [
    'and told of the debt',
    'US-FED',
    { person: 'C', purpose: 'location', content: ['debt_amount'] },
    people({ id: 'C', role: 'colleague' }),
    'deny',
    'third_party_disclosure',
  ],
  [
    'asked twice because he asked for it',
    'US-FED',
    { person: 'C', purpose: 'location' },
    {
      ...people({ id: 'C', role: 'colleague' }),
      ...past(
        {
          type: 'call_placed',
          to: 'C',
          outcome: 'conversation',
          purpose: 'location',
          at: '2026-02-01T12:00',
        },
        { type: 'information_requested', by: 'C' },
      ),
    },
    'allow',
  ],
  [
    'asked again with only one of the two beliefs',
    'US-FED',
    { person: 'C', purpose: 'location' },
    {
      ...people({ id: 'C', role: 'colleague' }),
      ...past({
        type: 'call_placed',
        to: 'C',
        outcome: 'conversation',
        purpose: 'location',
        answerBelievedWrong: true,
        at: '2026-02-01T12:00',
      }),
    },
    'deny',
    'third_party_single_communication',
  ],
  [
    'no communication when nobody answered',
    'US-FED',
    { person: 'C', purpose: 'location' },
    {
      ...people({ id: 'C', role: 'colleague' }),
      ...past({
        type: 'call_placed',
        to: 'C',
        outcome: 'no_answer',
        purpose: 'location',
        at: '2026-02-01T12:00',
      }),
    },
    'allow',
  ],
  [
    'asked although a lawyer is known',
    'US-FED',
    { person: 'C', purpose: 'location' },
    { ...people({ id: 'C', role: 'colleague' }), representation: { byAttorney: true, contactKnown: true } },
    'deny',
    'represented_by_attorney',
    'contact_attorney_instead',
  ],
  [
    'a referee who signed a guarantee',
    'HK',
    { person: 'R' },
    people({ id: 'R', role: 'referee', guaranteeContract: true }),
    'allow',
  ],
  [
    'one who did not',
    'HK',
    { person: 'R' },
    people({ id: 'R', role: 'referee' }),
    'deny',
    'third_party_not_allowed',
    'duty_should',
  ],
  [
    'a guarantor without a contract',
    'HK',
    { person: 'G' },
    people({ id: 'G', role: 'guarantor', guaranteeContract: false }),
    'deny',
    'third_party_not_allowed',
  ],
  [
    'a referee asked by the bank itself',
    'HK',
    { person: 'R', purpose: 'location' },
    people({ id: 'R', role: 'referee' }),
    'allow',
    'no_debt_disclosure',
  ],
  [
    'by an agency',
    'HK',
    { person: 'R', purpose: 'location', by: 'A1' },
    { ...people({ id: 'R', role: 'referee' }), agencies: [{ id: 'A1' }] },
    'deny',
    'third_party_not_allowed',
  ],
  [
    'family in the United Kingdom',
    'UK',
    { person: 'F' },
    people({ id: 'F', role: 'family' }),
    'deny',
    'third_party_not_allowed',
    'third_party_disclosure',
  ],
  [
    'the debt told before the check',
    'UK',
    { content: ['debt_amount'] },
    { persons: [{ id: 'consumer', role: 'consumer', identityVerified: false }] },
    'deny',
    'identity_not_verified',
  ],
  [
    'a call back asked for before the check',
    'UK',
    { content: ['callback_request'] },
    { persons: [{ id: 'consumer', role: 'consumer', identityVerified: false }] },
    'allow',
  ],
  [
    'payment asked for before the check',
    'UK',
    {},
    { persons: [{ id: 'consumer', role: 'consumer', identityVerified: false }] },
    'deny',
    'identity_not_verified',
  ],
  [
    'the dead',
    'US-FED',
    {},
    { persons: [{ id: 'consumer', role: 'consumer', deceased: true }] },
    'require',
    'address_named_estate_representative',
  ],
  [
    'the dead of whom nobody knows',
    'US-FED',
    {},
    { persons: [{ id: 'consumer', role: 'consumer', deceased: true, deceasedKnown: false }] },
    'allow',
  ],
  [
    'a spouse without proof of household use',
    'CN',
    { person: 'S' },
    { ...people({ id: 'S', role: 'spouse' }), debts: [{ id: 'D1', use: 'household', useEvidenced: false }] },
    'deny',
    'third_party_not_allowed',
  ],
  [
    'a contact person asked to pay although the debtor is lost',
    'CN',
    { person: 'P', purpose: 'collect' },
    {
      persons: [
        { id: 'consumer', role: 'consumer', reachable: false },
        { id: 'P', role: 'contact_person' },
      ],
    },
    'deny',
    'third_party_not_allowed',
  ],
];

const LAWYER: readonly Case[] = [
  [
    'represented, name not to be found',
    'US-FED',
    {},
    { representation: { byAttorney: true, contactKnown: false } },
    'allow',
  ],
  [
    'represented, on his own call',
    'US-FED',
    { initiation: 'inbound_live' },
    {
      representation: { byAttorney: true },
      ...past({ type: 'inbound', channel: 'call', at: '2026-03-04T11:58' }),
    },
    'allow',
    'consumer_initiated',
  ],
  [
    'represented, the call after that',
    'US-FED',
    {},
    {
      representation: { byAttorney: true },
      ...past({ type: 'inbound', channel: 'call', outcome: 'no_answer' }),
    },
    'deny',
    'represented_by_attorney',
  ],
];

const OPTED: readonly Case[] = [
  [
    'stop calling, another number',
    'US-FED',
    { contactPoint: 'M2' },
    {
      contactPoints: [M1, { ...M1, id: 'M2' }],
      ...past({ type: 'opt_out', scope: 'channel', channel: 'call', contactPoint: 'M1' }),
    },
    'deny',
    'channel_opt_out',
  ],
  [
    'stop calling, a voicemail',
    'US-FED',
    { channel: 'voicemail' },
    past({ type: 'opt_out', scope: 'channel', channel: 'call' }),
    'deny',
    'channel_opt_out',
  ],
  [
    'stop calling, an e-mail',
    'US-FED',
    { channel: 'email' },
    past({ type: 'opt_out', scope: 'channel', channel: 'call' }),
    'allow',
  ],
  [
    'no letters, a periodic statement that law requires',
    'US-FED',
    { channel: 'mail', purpose: 'legally_required_communication', content: ['periodic_statement'] },
    past({ type: 'opt_out', scope: 'channel', channel: 'mail' }),
    'allow',
    'exception_legally_required',
  ],
  [
    'no e-mail, one answer',
    'US-FED',
    { channel: 'email', contactPoint: 'E1', initiation: 'reply', replyTo: 'in' },
    {
      contactPoints: [E1],
      ...past(
        { type: 'opt_out', scope: 'channel', channel: 'email' },
        { type: 'inbound', id: 'in', channel: 'email', contactPoint: 'E1', at: '2026-03-04T11:00' },
      ),
    },
    'allow',
    'exception_reply',
    'consumer_initiated',
  ],
  [
    'no e-mail, an answer by e-mail to a call',
    'US-FED',
    { channel: 'email', contactPoint: 'E1', initiation: 'reply', replyTo: 'in' },
    {
      contactPoints: [E1],
      ...past(
        { type: 'opt_out', scope: 'channel', channel: 'email' },
        { type: 'inbound', id: 'in', channel: 'call', at: '2026-03-04T11:00' },
      ),
    },
    'deny',
    'channel_opt_out',
  ],
  [
    'a mailbox closed, another debt',
    'US-FED',
    { channel: 'email', contactPoint: 'E1', debts: ['D2'] },
    {
      debts: [{ id: 'D1' }, { id: 'D2' }],
      contactPoints: [E1],
      ...past({ type: 'opt_out', scope: 'address', contactPoint: 'E1', debt: 'D1' }),
    },
    'deny',
    'address_opt_out',
  ],
  [
    'a confirmation that says more',
    'US-FED',
    {
      channel: 'sms',
      contactPoint: 'M1',
      purpose: 'opt_out_confirmation',
      content: ['opt_out_confirmation_only', 'payment_demand'],
    },
    { contactPoints: [M1], ...past({ type: 'opt_out', scope: 'address', contactPoint: 'M1' }) },
    'deny',
    'address_opt_out',
  ],
  [
    'a second confirmation',
    'US-FED',
    { channel: 'sms', contactPoint: 'M1', purpose: 'opt_out_confirmation' },
    {
      contactPoints: [M1],
      ...past(
        { type: 'opt_out', scope: 'channel', channel: 'sms' },
        { type: 'message_sent', channel: 'sms', contactPoint: 'M1', to: 'consumer', at: '2026-03-02T12:01' },
      ),
    },
    'deny',
    'reply_limit',
  ],
  [
    'texts agreed to anew',
    'US-FED',
    { channel: 'sms', contactPoint: 'M1' },
    {
      contactPoints: [M1],
      ...past(
        { type: 'opt_out', scope: 'channel', channel: 'sms' },
        { type: 'consent', scope: 'sms', given: 'directly', contactPoint: 'M1', at: '2026-03-03T12:00' },
      ),
    },
    'allow',
  ],
  [
    'how to be contacted in the United Kingdom',
    'UK',
    { channel: 'call' },
    past({ type: 'opt_out', scope: 'channel', channel: 'call' }),
    'deny',
    'channel_opt_out',
  ],
  [
    'a third person who refused',
    'US-FED',
    { person: 'C', purpose: 'location' },
    {
      ...people({ id: 'C', role: 'colleague' }),
      ...past({ type: 'statement', by: 'C', via: 'call', says: 'asks_for_no_contact' }),
    },
    'deny',
    'third_party_opt_out',
  ],
];

const CEASED: readonly Case[] = [
  [
    'sent and not received',
    'US-FED',
    {},
    past({ type: 'cease_notice_sent', via: 'mail' }),
    'allow',
    'not_yet_received',
  ],
  ['received', 'US-FED', {}, past({ type: 'cease_notice_received', via: 'mail' }), 'deny', 'cease_notice'],
  [
    'received later that day',
    'US-FED',
    {},
    past({ type: 'cease_notice_received', via: 'mail', at: '2026-03-04T13:00' }),
    'allow',
  ],
  ['said by telephone only', 'US-FED', {}, past({ type: 'cease_notice_received', via: 'call' }), 'allow'],
  [
    'by e-mail where e-mail is taken',
    'US-FED',
    {},
    {
      collector: { kind: 'third_party_collector', acceptsFromConsumers: ['email'] },
      ...past({ type: 'cease_notice_received', via: 'email' }),
    },
    'deny',
    'cease_notice',
  ],
  [
    'by text where only e-mail is taken',
    'US-FED',
    {},
    {
      collector: { kind: 'third_party_collector', acceptsFromConsumers: ['email'] },
      ...past({ type: 'cease_notice_received', via: 'sms' }),
    },
    'allow',
  ],
  [
    'a written refusal to pay',
    'US-FED',
    {},
    past({ type: 'statement', by: 'consumer', via: 'mail', says: 'refuses_to_pay' }),
    'deny',
    'cease_notice',
  ],
  [
    'word that collection ends',
    'US-FED',
    { channel: 'mail', purpose: 'confirm_collection_ends' },
    past({ type: 'cease_notice_received', via: 'mail' }),
    'allow',
  ],
  [
    'a remedy that will be used',
    'US-FED',
    { channel: 'mail', purpose: 'notify_remedy_intended' },
    past({ type: 'cease_notice_received', via: 'mail' }),
    'allow',
  ],
  [
    'an offer',
    'US-FED',
    { channel: 'mail', purpose: 'offer_discount' },
    past({ type: 'cease_notice_received', via: 'mail' }),
    'deny',
    'cease_notice',
  ],
];

const ADDRESSES: readonly Case[] = [
  [
    'the employer’s mailbox that he used',
    'US-FED',
    { channel: 'email', contactPoint: 'E1' },
    { contactPoints: [{ ...E1, providedByEmployer: true, provenance: 'used_by_consumer' }] },
    'allow',
    'safe_harbor',
  ],
  [
    'that the creditor had',
    'US-FED',
    { channel: 'email', contactPoint: 'E1' },
    { contactPoints: [{ ...E1, providedByEmployer: true, provenance: 'reserved_with_creditor' }] },
    'deny',
    'employer_email',
  ],
  [
    'of which nothing is told',
    'US-FED',
    { channel: 'email', contactPoint: 'E1' },
    { contactPoints: [{ ...E1, providedByEmployer: true }] },
    'deny',
    'employer_email',
  ],
  [
    'a number given to another',
    'US-FED',
    { channel: 'sms', contactPoint: 'M1' },
    {
      contactPoints: [{ ...M1, provenance: 'consent_of_consumer' }],
      ...past({ type: 'reassigned_number_check', contactPoint: 'M1', result: 'reassigned' }),
    },
    'deny',
    'third_party_not_allowed',
  ],
  [
    'texts taken back',
    'US-FED',
    { channel: 'sms', contactPoint: 'M1' },
    {
      contactPoints: [{ ...M1, provenance: 'consent_of_consumer' }],
      ...past(
        { type: 'consent', scope: 'sms', contactPoint: 'M1', at: '2026-03-01' },
        { type: 'consent_revoked', scope: 'sms' },
      ),
    },
    'deny',
    'consent_ended',
    'renew_sms_basis_or_check_number',
  ],
  [
    'texts agreed to through the creditor',
    'US-FED',
    { channel: 'sms', contactPoint: 'M1' },
    {
      contactPoints: [{ ...M1, provenance: 'reserved_with_creditor' }],
      ...past({ type: 'consent', scope: 'sms', given: 'via_creditor', contactPoint: 'M1' }),
    },
    'require',
    'renew_sms_basis_or_check_number',
  ],
  [
    'an unknown source',
    'CN',
    { contactPoint: 'M1' },
    { contactPoints: [{ ...M1, provenance: 'unknown' }] },
    'deny',
  ],
  [
    'a lawful public source',
    'CN',
    { contactPoint: 'M1' },
    { contactPoints: [{ ...M1, provenance: 'public_lawful' }] },
    'allow',
  ],
  [
    'a number known to be another’s',
    'CN',
    { contactPoint: 'M1' },
    { contactPoints: [{ ...M1, knownToBelongTo: 'stranger' }] },
    'deny',
    'third_party_not_allowed',
  ],
  ['a postcard', 'US-FED', { channel: 'postcard' }, {}, 'deny', 'postcard'],
  [
    'an envelope that shows the trade',
    'US-FED',
    { channel: 'mail', envelope: ['collector_name_visible', 'name_indicates_debt_collection'] },
    {},
    'deny',
    'envelope_reveals_debt',
  ],
  ['a neutral name on it', 'US-FED', { channel: 'mail', envelope: ['collector_name_visible'] }, {}, 'allow'],
  [
    'marked private and addressed',
    'UK',
    { channel: 'mail', envelope: ['addressed', 'private_and_confidential'] },
    {},
    'allow',
  ],
  [
    'the trade on it',
    'UK',
    {
      channel: 'mail',
      envelope: [
        'addressed',
        'private_and_confidential',
        'collector_name_visible',
        'name_indicates_debt_collection',
      ],
    },
    {},
    'deny',
    'envelope_reveals_debt',
    'duty_should',
  ],
  [
    'a public post',
    'US-FED',
    { channel: 'social_media', visibleTo: 'public' },
    {},
    'deny',
    'publicly_visible',
  ],
  [
    'seen by his contacts',
    'US-FED',
    { channel: 'social_media', visibleTo: 'social_contacts' },
    {},
    'deny',
    'publicly_visible',
  ],
  ['a private message', 'US-FED', { channel: 'social_media', visibleTo: 'person_only' }, {}, 'allow'],
  [
    'an invitation that does not say who asks',
    'US-FED',
    { channel: 'social_media', purpose: 'contact_request', identifiesAsCollector: false },
    {},
    'deny',
    'collector_not_disclosed',
  ],
  ['an anonymous call', 'HK', { identifiesAsCollector: false }, {}, 'deny', 'false_identity'],
  [
    'inside the home in Massachusetts',
    'US-MA',
    { channel: 'visit', place: 'inside_home' },
    { persons: [{ id: 'consumer', role: 'consumer', visitConsent: false }] },
    'deny',
    'home_entry_without_consent',
  ],
  [
    'at its door',
    'CN',
    { channel: 'visit', place: 'home' },
    { persons: [{ id: 'consumer', role: 'consumer', visitConsent: false }] },
    'allow',
  ],
  [
    'no recording',
    'CN',
    {},
    { collector: { kind: 'bank', recordsCalls: false } },
    'deny',
    'recording_missing',
  ],
  [
    'an untrained collector',
    'CN',
    { by: 'W1' },
    { workers: [{ id: 'W1', preJobTraining: false }] },
    'deny',
    'collector_untrained',
  ],
  [
    'a certificate that only the draft asks for',
    'IN',
    { by: 'W1' },
    { workers: [{ id: 'W1', certified: false }] },
    'allow',
  ],
  [
    'the draft assumed to be in force',
    'IN',
    { by: 'W1' },
    { assumeInForce: ['in_rbi_draft_2026'], workers: [{ id: 'W1', certified: false }] },
    'deny',
    'collector_not_certified',
  ],
];

const DEBTS: readonly Case[] = [
  ['disputed in part', 'US-FED', {}, past({ type: 'dispute', inWriting: true, portion: 'part' }), 'allow'],
  [
    'disputed and verified',
    'US-FED',
    {},
    past(
      { type: 'dispute', id: 'd', inWriting: true },
      { type: 'verification_sent', of: 'd', at: '2026-03-03' },
    ),
    'allow',
  ],
  ['disputed by word of mouth', 'US-FED', {}, past({ type: 'dispute', via: 'call' }), 'allow'],
  [
    'disputed after the period',
    'US-FED',
    {},
    past({ type: 'dispute', inWriting: true, withinValidationPeriod: false }),
    'allow',
  ],
  [
    'disputed again with nothing new',
    'US-FED',
    {},
    past(
      { type: 'dispute', id: 'd', inWriting: true, at: '2026-02-01' },
      { type: 'verification_sent', of: 'd', at: '2026-02-10' },
      { type: 'dispute', inWriting: true, reworded: true, newMaterial: false },
    ),
    'allow',
  ],
  [
    'disputed again with something new',
    'US-FED',
    {},
    past(
      { type: 'dispute', id: 'd', inWriting: true, at: '2026-02-01' },
      { type: 'verification_sent', of: 'd', at: '2026-02-10' },
      { type: 'dispute', inWriting: true, newMaterial: true },
    ),
    'deny',
    'dispute_pending',
  ],
  [
    'an answer to what he asked',
    'US-FED',
    { purpose: 'provide_requested_information' },
    past({ type: 'dispute', inWriting: true }),
    'allow',
  ],
  [
    'disputed by word of mouth in the United Kingdom',
    'UK',
    {},
    past({ type: 'dispute', via: 'call', about: 'debt' }),
    'deny',
    'dispute_pending',
  ],
  [
    'a moratorium for another debt',
    'UK',
    {},
    {
      debts: [{ id: 'D1' }, { id: 'D2' }],
      holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02', debts: ['D2'] }],
    },
    'allow',
  ],
  [
    'on its open last day',
    'UK',
    { at: '2026-05-01T12:00' },
    { holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02', debts: ['D1'] }] },
    'deny',
    'moratorium',
    'boundary_choice',
  ],
  [
    'the day after',
    'UK',
    { at: '2026-05-05T12:00' },
    { holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02', debts: ['D1'] }] },
    'allow',
  ],
  [
    'treatment still runs',
    'UK',
    { at: '2027-03-02T12:00' },
    { holds: [{ kind: 'breathing_space_mental_health', startOn: '2026-03-02', debts: ['D1'] }] },
    'deny',
    'moratorium',
  ],
  [
    'thirty days after treatment',
    'UK',
    { at: '2026-07-10T12:00' },
    { holds: [{ kind: 'breathing_space_mental_health', treatmentEndsOn: '2026-06-10', debts: ['D1'] }] },
    'deny',
    'moratorium',
  ],
  [
    'thirty-one',
    'UK',
    { at: '2026-07-13T12:00' },
    { holds: [{ kind: 'breathing_space_mental_health', treatmentEndsOn: '2026-06-10', debts: ['D1'] }] },
    'allow',
  ],
  [
    'what law requires meanwhile',
    'UK',
    { channel: 'mail', purpose: 'legally_required_communication' },
    { holds: [{ kind: 'breathing_space_standard', startOn: '2026-03-02' }] },
    'allow',
  ],
  [
    'a plan in preparation for 31 days',
    'UK',
    { at: '2026-04-02T12:00' },
    past({ type: 'plan_in_preparation', by: 'consumer' }),
    'allow',
  ],
  [
    'with progress reported',
    'UK',
    { at: '2026-04-02T12:00' },
    past(
      { type: 'plan_in_preparation', by: 'consumer' },
      { type: 'plan_in_preparation', by: 'consumer', at: '2026-03-30' },
    ),
    'deny',
    'plan_in_preparation',
  ],
  [
    'paid',
    'US-FED',
    {},
    { debts: [{ id: 'D1', status: 'paid_settled_or_discharged' }] },
    'deny',
    'misleading_statement',
  ],
  [
    'paid in full yesterday',
    'CN',
    {},
    past({ type: 'payment', by: 'debtor', inFull: true }),
    'deny',
    'misleading_statement',
  ],
  [
    'usurious',
    'CN',
    {},
    { debts: [{ id: 'D1', unlawful: 'usury' }] },
    'deny',
    'unlawful_debt',
    'criminal_exposure',
  ],
  ['time-barred, asked for', 'US-FED', {}, { debts: [{ id: 'D1', limitationExpired: true }] }, 'allow'],
  [
    'time-barred, with a threat',
    'US-FED',
    { content: ['threat_of_recovery_action'] },
    { debts: [{ id: 'D1', limitationExpired: true }] },
    'deny',
    'time_barred',
  ],
  [
    'time-barred, never in contact',
    'UK',
    {},
    { debts: [{ id: 'D1', limitationExpired: true }] },
    'deny',
    'time_barred',
  ],
  [
    'time-barred in China',
    'CN',
    {},
    { debts: [{ id: 'D1', limitationExpired: true }] },
    'allow_flag',
    'legal_review',
    'duty_should',
  ],
];

describe.each([
  ['whom', WHOM],
  ['a lawyer', LAWYER],
  ['an opt-out', OPTED],
  ['a cease notice', CEASED],
  ['addresses, covers and who contacts', ADDRESSES],
  ['the state of the debt', DEBTS],
])('a contact: %s', (_, cases) => {
  test.each(cases.map((one) => [one[0], one] as const))(
    '%s',
    (_name, [, where, when, given, decision, ...codes]) => {
      const answered = ask(where, when, given);
      const said: readonly string[] = [...answered.reasons, ...answered.flags, ...answered.require];
      expect([answered.decision, said]).toEqual([decision, expect.arrayContaining(codes)]);
    },
  );
});

describe('what an answer carries', () => {
  test('a cease notice names what is still allowed', () => {
    const { values } = ask('US-FED', {}, past({ type: 'cease_notice_received', via: 'mail' }));
    expect(values.exceptPurposes).toEqual([
      'confirm_collection_ends',
      'notify_remedy_may_be_invoked',
      'notify_remedy_intended',
    ]);
  });

  test('a represented person’s own call is no leave for the next', () => {
    const { values } = ask(
      'US-FED',
      { initiation: 'inbound_live' },
      {
        representation: { byAttorney: true },
        ...past({ type: 'inbound', channel: 'call', at: '2026-03-04T11:58' }),
      },
    );
    expect(values.afterwards).toBe('deny');
  });

  test('a creditor under another name is bound, one in its own name is not', () => {
    const asked = (ownName: boolean) =>
      ask('US-FED', { channel: 'postcard' }, { collector: { kind: 'original_creditor', ownName } });
    expect(asked(false).decision).toBe('deny');
    expect(asked(true)).toMatchObject({ decision: 'allow', flags: ['check_state_law'] });
  });

  test('codes the format does not know stay with the product', () => {
    const { reasons } = ask(
      'CN',
      { contactPoint: 'M1' },
      { contactPoints: [{ ...M1, provenance: 'unknown' }] },
    );
    expect(reasons).toEqual([]);
  });
});
