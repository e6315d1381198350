import { describe, expect, test } from 'vitest';
import { answerScenario } from './answer-scenario.ts';

/** Questions of our own about words, letters, templates, notices and disclosures: given, when, and the answer. */
const ask = (given: Record<string, unknown>, when: Record<string, unknown>) => {
  const answered = answerScenario({ id: 'own', given, when });
  if ('cannotExpress' in answered) throw new Error(answered.cannotExpress.join(', '));
  return answered;
};
const usa = {
  jurisdictions: ['US-FED'],
  zones: ['America/Chicago'],
  collector: { kind: 'third_party_collector' },
  persons: [
    { id: 'consumer', role: 'consumer' },
    { id: 'friend', role: 'third_party' },
    { id: 'wife', role: 'spouse' },
  ],
  debts: [{ id: 'D1' }],
};
const uk = {
  ...usa,
  jurisdictions: ['UK'],
  zones: ['Europe/London'],
  collector: { kind: 'authorised_firm' },
};
const hk = { ...usa, jurisdictions: ['HK'], zones: ['Asia/Hong_Kong'], collector: { kind: 'bank' } };
const at = '2025-06-11T12:00';
const voicemail = { kind: 'message_check', at, channel: 'voicemail' };
const LCM = ['agent_name', 'business_name', 'callback_request', 'callback_number'];

describe('limited-content messages', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['the four parts', usa, { ...voicemail, elements: LCM }, true],
    [
      'with every optional one',
      usa,
      {
        ...voicemail,
        elements: [...LCM, 'salutation', 'date_time', 'suggested_times', 'any_representative'],
      },
      true,
    ],
    ['as a text message', usa, { ...voicemail, channel: 'sms', elements: LCM }, false],
    ['to a friend', usa, { ...voicemail, elements: LCM, person: 'friend' }, false],
    [
      'at a number known to be the friend’s',
      { ...usa, contactPoints: [{ id: 'P', kind: 'phone', of: 'consumer', knownToBelongTo: 'friend' }] },
      { ...voicemail, elements: LCM, contactPoint: 'P' },
      false,
    ],
    ['to the wife', usa, { ...voicemail, elements: LCM, person: 'wife' }, true],
  ])('%s', (_name, given, when, limited) => {
    expect(ask(given, when).values).toMatchObject({ limitedContent: limited });
  });

  test('mentioning an account is a communication, and so is what only the text says', () => {
    const told = { ...voicemail, elements: ['callback_request', 'account_reference'] };
    expect(ask(usa, told).values).toEqual({ limitedContent: false, communication: true });
    expect(ask(usa, { ...voicemail, text: 'Please call about your overdue loan.' }).values).toEqual({
      limitedContent: false,
      communication: true,
    });
  });
});

describe('messages and letters', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string, string[]]>([
    [
      'urges to sell',
      uk,
      { kind: 'message_check', channel: 'call', content: ['urges_sale_of_home'] },
      'deny',
      ['undue_pressure'],
    ],
    [
      'urges to borrow',
      uk,
      { kind: 'message_check', channel: 'call', content: ['urges_new_borrowing'] },
      'deny',
      ['undue_pressure'],
    ],
    [
      'all at once',
      uk,
      { kind: 'letter_check', content: ['demands_full_payment_in_short_time'] },
      'deny',
      ['undue_pressure'],
    ],
    [
      'a false bailiff',
      uk,
      { kind: 'message_check', channel: 'visit', content: ['claims_court_officer_status'], untrue: true },
      'deny',
      ['misleading_statement', 'impersonation'],
    ],
    [
      'a true bailiff',
      uk,
      { kind: 'message_check', channel: 'visit', content: ['claims_court_officer_status'], untrue: false },
      'allow',
      [],
    ],
    [
      'an untrue threat',
      uk,
      { kind: 'message_check', channel: 'call', content: ['threat_of_recovery_action'], untrue: true },
      'deny',
      ['misleading_statement'],
    ],
    [
      'a parcel that was none',
      uk,
      { kind: 'letter_check', form: 'calling_card', content: ['implies_missed_delivery'] },
      'deny',
      ['misleading_statement'],
    ],
    [
      'the occupier',
      uk,
      { kind: 'letter_check', addressee: 'occupier', content: ['threat_of_recovery_action'] },
      'deny',
      ['addressee_not_identified'],
    ],
    [
      'all of one name',
      uk,
      {
        kind: 'letter_check',
        addressee: 'all_with_same_particulars',
        form: 'demand',
        content: ['payment_demand'],
      },
      'deny',
      ['addressee_not_identified'],
    ],
    [
      'the rest named',
      { ...uk, settlement: { accepted: true, remainderStillOwed: true } },
      { kind: 'letter_check', form: 'settlement_letter', elements: ['letter_states_debt_continues'] },
      'allow',
      [],
    ],
    [
      'a referee told',
      hk,
      { kind: 'message_check', channel: 'call', person: 'friend', content: ['debt_amount'] },
      'deny',
      ['third_party_disclosure'],
    ],
    [
      'a referee asked to pay',
      hk,
      { kind: 'message_check', channel: 'call', person: 'friend', content: ['payment_demand'] },
      'deny',
      ['third_party_not_allowed'],
    ],
    [
      'a referee asked to have him call',
      hk,
      { kind: 'message_check', channel: 'call', person: 'friend', content: ['callback_request'] },
      'allow',
      [],
    ],
    [
      'going on at a bad time',
      usa,
      { kind: 'message_check', channel: 'call', content: ['asks_consent_to_inconvenient_contact'] },
      'deny',
      ['inconvenient_time'],
    ],
    [
      'asking for a better time',
      usa,
      { kind: 'message_check', channel: 'call', content: ['asks_convenient_time_or_place'] },
      'allow',
      [],
    ],
    [
      'obscene',
      usa,
      { kind: 'message_check', channel: 'email', content: ['obscene_language'] },
      'deny',
      ['abusive_language'],
    ],
    [
      'a postcard',
      usa,
      { kind: 'message_check', channel: 'postcard', content: ['payment_demand'] },
      'deny',
      ['postcard'],
    ],
    [
      'a threat to sue out of time',
      { ...usa, debts: [{ id: 'D1', limitationExpired: true }] },
      { kind: 'letter_check', content: ['threat_of_recovery_action'] },
      'deny',
      ['time_barred'],
    ],
    [
      'B-1 as it is',
      usa,
      { kind: 'letter_check', form: 'model_b1', elements: ['callback_number'] },
      'allow',
      ['safe_harbor'],
    ],
    [
      'only words: a threat',
      uk,
      { kind: 'message_check', channel: 'call', text: 'We will tell your neighbours.' },
      'deny',
      ['threat'],
    ],
    [
      'only words: an offer of time',
      uk,
      { kind: 'message_check', channel: 'call', text: 'You can choose a later date.' },
      'allow',
      [],
    ],
  ])('%s', (_name, given, when, decision, reasons) => {
    const answered = ask(given, when);
    expect(answered.decision).toBe(decision);
    expect(answered.reasons).toEqual(expect.arrayContaining(reasons));
  });

  test('Regulation F does not bind a lender that collects its own debts in its own name', () => {
    const lender = { ...usa, collector: { kind: 'original_creditor', ownName: true } };
    const other = { ...usa, collector: { kind: 'original_creditor', ownName: false } };
    const when = { kind: 'message_check', channel: 'email', elements: [] };
    expect(ask(other, when).reasons).toContain('no_opt_out_in_message');
    expect(ask(lender, when).reasons).not.toContain('no_opt_out_in_message');
  });

  test('guidance is a should', () => {
    expect(
      ask(uk, { kind: 'letter_check', addressee: 'occupier', content: ['threat_of_recovery_action'] }).flags,
    ).toContain('duty_should');
  });

  test.each(['email', 'sms', 'social_media', 'data_message'])(
    'a %s template needs a way to opt out',
    (channel) => {
      const when = { kind: 'template_check', channel, messageClass: 'service' };
      expect(ask(usa, { ...when, elements: [] })).toMatchObject({
        decision: 'deny',
        reasons: ['no_opt_out_in_message'],
        require: ['add_opt_out_method'],
      });
      expect(ask(usa, { ...when, elements: ['opt_out_method'] }).decision).toBe('allow');
    },
  );
});

describe('notices and disclosures', () => {
  const first = {
    type: 'initial_communication',
    at: '2025-11-24',
    channel: 'call',
    validationInfoIncluded: false,
  };
  const notice = { kind: 'notice_check', notice: 'validation', channel: 'mail' };

  test.each<[string, Record<string, unknown>, Record<string, unknown>, string, string[]]>([
    ['on the fifth day', { ...usa, history: [first] }, { ...notice, at: '2025-11-29' }, 'allow', []],
    ['on the sixth', { ...usa, history: [first] }, { ...notice, at: '2025-11-30' }, 'deny', ['notice_late']],
    [
      'Massachusetts, over Thanksgiving',
      { ...usa, jurisdictions: ['US-MA'], history: [first] },
      { ...notice, at: '2025-12-02' },
      'allow',
      [],
    ],
    [
      'Massachusetts, a day later',
      { ...usa, jurisdictions: ['US-MA'], history: [first] },
      { ...notice, at: '2025-12-03' },
      'deny',
      ['notice_late'],
    ],
    [
      'with the first e-mail',
      { ...usa, persons: [{ id: 'consumer', role: 'consumer', esignConsent: false }] },
      { ...notice, channel: 'email', at: '2025-11-24' },
      'allow',
      [],
    ],
    [
      'back from the same way',
      {
        ...usa,
        history: [
          { type: 'notice_sent', id: 'n', notice: 'validation', at: '2025-11-24', channel: 'mail' },
          { type: 'notice_returned', at: '2025-12-01', of: 'n' },
        ],
      },
      { ...notice, at: '2025-12-02' },
      'deny',
      ['notice_returned'],
    ],
    [
      'and another way instead',
      {
        ...usa,
        history: [
          { type: 'notice_sent', id: 'n', notice: 'validation', at: '2025-11-24', channel: 'mail' },
          { type: 'notice_returned', at: '2025-12-01', of: 'n' },
        ],
      },
      { ...notice, channel: 'email', at: '2025-12-02' },
      'allow',
      [],
    ],
    ['on Model Form B-1', usa, { ...notice, form: 'model_b1', at: '2025-11-24' }, 'allow', ['safe_harbor']],
  ])('validation: %s', (_name, given, when, decision, reasons) => {
    const answered = ask(given, when);
    expect(answered.decision).toBe(decision);
    expect(answered.reasons).toEqual(expect.arrayContaining(reasons));
  });

  test('for one who is known to be dead: somebody named, who may act for the estate', () => {
    const dead = {
      ...usa,
      persons: [{ id: 'consumer', role: 'consumer', deceased: true, deceasedKnown: true }],
    };
    expect(ask(dead, { ...notice, at: '2025-11-24' })).toMatchObject({
      decision: 'require',
      require: ['address_named_estate_representative'],
    });
    const unknown = {
      ...usa,
      persons: [{ id: 'consumer', role: 'consumer', deceased: true, deceasedKnown: false }],
    };
    expect(ask(unknown, { ...notice, at: '2025-11-24' }).decision).toBe('allow');
  });

  const lcm = {
    type: 'call_placed',
    at: '2025-06-02T10:00',
    to: 'consumer',
    outcome: 'voicemail',
    message: 'limited_content',
  };
  const back = { type: 'inbound', id: 'in', at, channel: 'call', outcome: 'conversation', discussed: ['D1'] };
  const FIRST = ['disclose_attempt_to_collect', 'disclose_information_use'];
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    [
      'called back after a limited-content message',
      { ...usa, history: [lcm, back] },
      { occasion: 'conversation', event: 'in' },
      FIRST,
    ],
    [
      'the same, without the event named',
      { ...usa, history: [lcm, back] },
      { occasion: 'conversation' },
      FIRST,
    ],
    [
      'called back after a letter',
      { ...usa, history: [{ type: 'initial_communication', at: '2025-06-01', channel: 'mail' }, back] },
      { occasion: 'conversation', event: 'in' },
      ['disclose_from_debt_collector'],
    ],
    [
      'the first e-mail after a talk',
      { ...usa, history: [back] },
      { occasion: 'electronic_message', at: '2025-06-20T12:00' },
      FIRST,
    ],
    ['a bank for itself', { ...usa, collector: { kind: 'bank', ownName: true } }, { occasion: 'letter' }, []],
    ['Britain', uk, { occasion: 'letter' }, []],
  ])('%s', (_name, given, when, require) => {
    const answered = ask(given, { kind: 'disclosure_check', at, ...when });
    expect(answered.require).toEqual(expect.arrayContaining(require));
    expect(answered.decision).toBe(require.length > 0 ? 'require' : 'allow');
  });
});
