import { describe, expect, it } from 'vitest';
import { answerScenario } from './answer-scenario.ts';
import type { Answer } from './scenario.ts';

type Fact = Record<string, unknown>;

/** A scenario of one consumer with debts D1 and D2 in New York, collected by a third party. */
function ask(when: Fact, history: readonly Fact[] = [], given: Fact = {}): Answer {
  const answered = answerScenario({
    id: 'table',
    given: {
      jurisdictions: ['US-FED'],
      zones: ['America/New_York'],
      collector: { kind: 'third_party_collector' },
      persons: [{ id: 'consumer', role: 'consumer' }],
      debts: [{ id: 'D1' }, { id: 'D2' }],
      history,
      ...given,
    },
    when,
  });
  if ('cannotExpress' in answered) throw new Error(answered.cannotExpress.join());
  return answered;
}

const call = (at: string, more: Fact = {}): Fact => ({
  type: 'call_placed',
  at,
  to: 'consumer',
  outcome: 'no_answer',
  attributedTo: 'D1',
  ...more,
});
const talk = (at: string, more: Fact = {}) =>
  call(at, { outcome: 'conversation', raised: ['D1'], discussed: ['D1'], ...more });
const calling = (at: string, more: Fact = {}) =>
  ask({ kind: 'contact_attempt', at, channel: 'call', debts: ['D1'] }, [], more);
const SEVEN = [2, 3, 4, 5, 6, 7, 8].map((day) => call(`2026-03-0${day}T10:30`));

describe('seven calls in seven days', () => {
  const at = (day: string, history: readonly Fact[], more: Fact = {}) =>
    ask({ kind: 'contact_attempt', at: day, channel: 'call', debts: ['D1'], ...more }, history);

  it('presumes compliance up to the seventh and a violation from the eighth', () => {
    const seventh = at('2026-03-08T12:00', SEVEN.slice(0, 6));
    expect(seventh).toMatchObject({
      decision: 'allow',
      values: { presumption: 'compliance', placed: { D1: 7 } },
    });
    expect(at('2026-03-08T12:00', SEVEN)).toMatchObject({
      decision: 'deny',
      reasons: ['frequency_calls'],
      values: { presumption: 'violation', placed: { D1: 8 }, nextAllowedOn: '2026-03-09' },
    });
  });

  it('counts days of the calendar, not multiples of 24 hours', () => {
    expect(at('2026-03-09T08:30', SEVEN).decision).toBe('allow');
  });

  it('counts each debt, each person and each collector alone', () => {
    const other = { kind: 'contact_attempt', at: '2026-03-08T12:00', channel: 'call' };
    expect(ask({ ...other, debts: ['D2'] }, SEVEN).decision).toBe('allow');
    const spouse = { persons: [{ id: 'consumer' }, { id: 'S1', role: 'spouse' }] };
    expect(ask({ ...other, debts: ['D1'], person: 'S1' }, SEVEN, spouse).reasons).not.toContain(
      'frequency_calls',
    );
    const byOthers = SEVEN.map((one) => ({ ...one, by: 'A1' }));
    expect(at('2026-03-08T12:00', byOthers).decision).toBe('allow');
  });

  it('counts a call for every debt the collector raised, and one that raised none where it was assigned', () => {
    const both = SEVEN.map((one) => ({ ...one, raised: ['D1', 'D2'] }));
    const said = ask({ kind: 'frequency_count', asOf: '2026-03-08' }, both);
    expect(said.values).toMatchObject({ placed: { D1: 7, D2: 7 }, placedTotal: 7 });
    const turned = [
      call('2026-03-02T10:00', { outcome: 'conversation', raised: ['D1'], discussed: ['D1', 'D2'] }),
    ];
    expect(ask({ kind: 'frequency_count', asOf: '2026-03-03' }, turned).values).toMatchObject({
      placed: { D1: 1, D2: 0 },
      conversed: { D1: true, D2: true },
    });
  });

  it('leaves out what did not connect, and keeps what did', () => {
    const outcomes = [
      'busy',
      'not_in_service',
      'answered_dropped',
      'voicemail',
      'voicemail_unavailable',
      'unreachable',
    ];
    const history = outcomes.map((outcome, place) =>
      call(`2026-03-02T1${place}:00`, { outcome, id: outcome }),
    );
    const said = ask({ kind: 'frequency_count', asOf: '2026-03-03' }, history);
    expect(said.values).toMatchObject({
      placed: { D1: 4 },
      connected: { busy: false, not_in_service: false, answered_dropped: true, voicemail: true },
    });
  });

  it('folds student loans that were serviced under one account', () => {
    const debts = [
      { id: 'D1', kind: 'student_loan', accountAtPlacement: 'S' },
      { id: 'D2', kind: 'student_loan', accountAtPlacement: 'S' },
      { id: 'D3', kind: 'credit_card', accountAtPlacement: 'S' },
    ];
    const said = ask({ kind: 'frequency_count', asOf: '2026-03-08' }, SEVEN, { debts });
    expect(said.values).toMatchObject({ placed: { D1: 7, D2: 7, D3: 0 }, sameDebt: [['D1', 'D2']] });
  });

  it('forgets calls to a number found to be a stranger’s', () => {
    const points = [
      { id: 'N1', kind: 'mobile' },
      { id: 'N2', kind: 'mobile' },
    ];
    const history = [
      ...SEVEN.map((one) => ({ ...one, contactPoint: 'N1' })),
      { type: 'number_found_wrong', at: '2026-03-08T11:00', contactPoint: 'N1' },
    ];
    const when = {
      kind: 'contact_attempt',
      at: '2026-03-08T12:00',
      channel: 'call',
      contactPoint: 'N2',
      debts: ['D1'],
    };
    expect(ask(when, history, { contactPoints: points })).toMatchObject({
      decision: 'allow',
      values: { placed: { D1: 1 } },
    });
  });

  it('does not count calls to a lawyer', () => {
    const persons = [{ id: 'consumer' }, { id: 'L1', role: 'attorney' }];
    const history = SEVEN.map((one) => ({ ...one, to: 'L1' }));
    const when = {
      kind: 'contact_attempt',
      at: '2026-03-08T12:00',
      channel: 'call',
      person: 'L1',
      debts: ['D1'],
    };
    expect(ask(when, history, { persons }).values).toMatchObject({ counts: false });
  });
});

describe('consent to more calls', () => {
  const consent = (at: string, more: Fact = {}) => ({
    type: 'consent',
    at,
    scope: 'call',
    given: 'directly',
    debts: ['D1'],
    ...more,
  });
  const at = (day: string, history: readonly Fact[]) =>
    ask({ kind: 'contact_attempt', at: day, channel: 'call', debts: ['D1'] }, history);

  it('runs seven days, its own the first', () => {
    const history = [...SEVEN, consent('2026-03-08T11:00')];
    expect(at('2026-03-08T12:00', history)).toMatchObject({ decision: 'allow', reasons: ['consent_given'] });
    const active = (asOf: string) => ask({ kind: 'frequency_count', asOf }, history).values;
    expect(active('2026-03-14')).toMatchObject({
      consentActive: { D1: true, D2: false },
      consentWindow: ['2026-03-08', '2026-03-14'],
    });
    expect(active('2026-03-15')).toMatchObject({ consentActive: { D1: false } });
  });

  it('ends when it is taken back, with a talk about the debt, and with a shorter time agreed', () => {
    const given = [...SEVEN, consent('2026-03-08T11:00')];
    const back = { type: 'consent_revoked', at: '2026-03-08T11:30', scope: 'call', debts: ['D1'] };
    expect(at('2026-03-08T12:00', [...given, back]).decision).toBe('deny');
    expect(at('2026-03-08T13:00', [...given, talk('2026-03-08T12:00')]).decision).toBe('deny');
    const short = [
      ...SEVEN,
      consent('2026-03-08T11:00', { validOn: ['2026-03-08'], times: [{ from: '13:00', to: '15:00' }] }),
    ];
    expect(at('2026-03-08T12:00', short).decision).toBe('deny');
    expect(at('2026-03-08T14:00', short).decision).toBe('allow');
    expect(at('2026-03-08T16:00', short).decision).toBe('deny');
  });

  it('must be given to the collector itself', () => {
    const history = [...SEVEN, consent('2026-03-08T11:00', { given: 'via_creditor' })];
    expect(at('2026-03-08T12:00', history).decision).toBe('deny');
  });

  it('takes the calls made under it out of the count', () => {
    const history = [consent('2026-03-01T12:00'), ...SEVEN.slice(0, 6)];
    expect(ask({ kind: 'frequency_count', asOf: '2026-03-07' }, history).values).toMatchObject({
      placed: { D1: 0 },
      excluded: { D1: 6 },
    });
  });
});

describe('after a talk', () => {
  const at = (day: string, history: readonly Fact[], more: Fact = {}, given: Fact = {}) =>
    ask({ kind: 'contact_attempt', at: day, channel: 'call', debts: ['D1'], ...more }, history, given);

  it('rests seven days, the day of the talk the first, whoever called', () => {
    for (const one of [
      talk('2026-03-03T10:00'),
      {
        type: 'inbound',
        at: '2026-03-03T10:00',
        channel: 'call',
        outcome: 'conversation',
        discussed: ['D1'],
      },
    ]) {
      expect(at('2026-03-09T20:00', [one])).toMatchObject({
        decision: 'deny',
        reasons: ['frequency_after_conversation'],
        values: { nextAllowedOn: '2026-03-10' },
      });
      expect(at('2026-03-10T08:30', [one]).decision).toBe('allow');
      expect(at('2026-03-09T12:00', [one], { debts: ['D2'] }).decision).toBe('allow');
    }
  });

  it('may be broken for what the comments name, and a person decides', () => {
    const talked = [talk('2026-03-03T10:00')];
    const factor = (purpose: string, history = talked, given: Fact = {}) => {
      const said = at('2026-03-04T12:00', history, { purpose }, given);
      return [said.decision, ...said.factors];
    };
    expect(factor('legally_required_communication')).toEqual(['deny_rebuttable', 'required_by_law']);
    expect(factor('active_litigation_communication')).toEqual(['deny_rebuttable', 'active_litigation']);
    expect(factor('provide_requested_information')).toEqual([
      'deny_rebuttable',
      'consumer_requested_information',
    ]);
    expect(factor('collect')).toEqual(['deny']);
    const failed = (more: Fact) => ({
      type: 'payment_failed',
      at: '2026-03-04T09:00',
      consequence: 'late_fee',
      ...more,
    });
    const harm = (more: Fact) => factor('warn_of_negative_effect', [...talked, failed(more) as never]);
    expect(harm({ graceEndsOn: '2026-03-06', controlledBy: 'creditor' })).toEqual([
      'deny_rebuttable',
      'avoid_negative_effect',
    ]);
    expect(harm({ graceEndsOn: '2026-03-06', controlledBy: 'collector' })).toEqual(['deny']);
    expect(harm({ graceEndsOn: '2026-03-30', controlledBy: 'creditor' })).toEqual(['deny']);
    const offers = [
      { id: 'O1', statedExpiryOn: '2026-03-05', availableUntil: '2026-04-30', controlledBy: 'collector' },
    ];
    expect(factor('offer_discount', talked, { offers })).toEqual(['deny']);
    const cut = { type: 'call_dropped', at: '2026-03-04T11:58', topic: 'settlement_terms' };
    expect(factor('complete_dropped_conversation', [...talked, cut as never])).toEqual([
      'deny_rebuttable',
      'avoid_negative_effect',
    ]);
  });
});

describe('patterns within the limits', () => {
  const factors = (history: readonly Fact[], asOf = '2026-03-10') => {
    const said = ask({ kind: 'conduct_check', asOf }, history);
    return [said.decision, ...said.factors, ...said.flags, said.values.callFrequency];
  };

  it('finds rapid, crowded and recorded calls, and what was said or done before', () => {
    const rapid = [call('2026-03-02T10:00'), call('2026-03-02T10:04')];
    expect(factors(rapid)).toEqual(['allow_flag', 'rapid_succession', 'compliance']);
    expect(factors([call('2026-03-02T10:00'), call('2026-03-02T10:06')])).toEqual(['allow', 'compliance']);
    expect(factors([0, 1, 2, 3, 4, 5, 6].map((hour) => call(`2026-03-02T1${hour}:00`)))).toContain(
      'highly_concentrated',
    );
    const spoken = rapid.map((one) => ({ ...one, outcome: 'voicemail' }));
    expect(factors(spoken)).toContain('voicemail_pattern');
    const said = { type: 'statement', at: '2026-03-02T11:00', by: 'consumer', says: 'refuses_to_pay' };
    expect(factors([said, call('2026-03-03T10:00')])).toContain('prior_communications');
    const abused = [call('2026-03-02T10:00', { content: ['obscene_language'] })];
    const next = ask(
      { kind: 'contact_attempt', at: '2026-03-03T10:00', channel: 'call', debts: ['D1'] },
      abused,
    );
    expect(next).toMatchObject({ decision: 'allow_flag', factors: ['prior_conduct'] });
    expect(ask({ kind: 'conduct_check', asOf: '2026-03-03' }, abused)).toMatchObject({
      decision: 'deny',
      values: { callFrequency: 'compliance' },
    });
  });

  it('hears of messages alone, and of calls and messages together', () => {
    const text = (at: string) => ({
      type: 'message_sent',
      at,
      channel: 'sms',
      to: 'consumer',
      debts: ['D1'],
    });
    const texts = [2, 3, 4, 5].flatMap((day) =>
      [10, 12, 14, 16].map((hour) => text(`2026-03-0${day}T${hour}:00`)),
    );
    expect(factors(texts)).toEqual(['allow_flag', 'likely_harassment', 'aggregate_volume', 'not_engaged']);
    const mixed = [...SEVEN, ...texts.slice(0, 4)].sort((a, b) => String(a.at).localeCompare(String(b.at)));
    expect(factors(mixed, '2026-03-08')).toEqual([
      'allow_flag',
      'likely_harassment',
      'aggregate_volume',
      'compliance',
    ]);
    expect(factors(texts.slice(0, 3))).toEqual(['allow', 'not_engaged']);
  });

  it('judges what happened by the same rules that would have refused it', () => {
    expect(factors([...SEVEN, call('2026-03-08T15:00')])).toEqual(['deny', 'violation']);
    const required = call('2026-03-08T15:00', { purpose: 'legally_required_communication' });
    expect(factors([...SEVEN, required])).toEqual(['deny_rebuttable', 'required_by_law', 'violation']);
    const count = ask({ kind: 'frequency_count', asOf: '2026-03-08' }, [...SEVEN, call('2026-03-08T15:00')]);
    expect(count).toMatchObject({
      decision: 'deny',
      values: { presumption: 'violation', placed: { D1: 8 } },
    });
  });
});

describe('hours', () => {
  it('is one window over all zones, told on any clock', () => {
    const zones = ['America/New_York', 'America/Los_Angeles'];
    const window = ask({ kind: 'time_window' }, [], { zones });
    expect(window.values).toEqual({
      from: '11:00',
      to: '21:00',
      zone: 'America/New_York',
      inZone: { 'America/Los_Angeles': ['08:00', '18:00'] },
    });
    expect(calling('2026-03-04T10:30', { zones }).decision).toBe('deny');
    expect(calling('2026-03-04T11:30', { zones }).decision).toBe('allow');
  });

  it('minds the zone that a number points to', () => {
    const contactPoints = [{ id: 'M1', kind: 'mobile', zone: 'America/Los_Angeles' }];
    const when = {
      kind: 'contact_attempt',
      at: '2026-03-04T09:00',
      channel: 'sms',
      contactPoint: 'M1',
      debts: ['D1'],
    };
    expect(ask(when, [], { contactPoints }).reasons).toContain('time_of_day');
  });

  it('states the minutes that the law leaves open', () => {
    for (const clock of ['08:00', '21:00'])
      expect(calling(`2026-03-04T${clock}`).reasons).toContain('boundary_choice');
    expect(calling('2026-03-04T20:59').decision).toBe('allow');
  });

  it('keeps to what the person named, until it ends', () => {
    const named = {
      type: 'preference',
      at: '2026-03-02',
      source: 'creditor_file',
      inconvenient: [{ days: ['fri'], from: '19:00', to: '09:30' }],
      until: '2026-03-20',
    };
    const at = (when: string, more: Fact = {}) =>
      ask({ kind: 'contact_attempt', at: when, channel: 'call', debts: ['D1'], ...more }, [named]);
    expect(at('2026-03-06T19:30').reasons).toContain('inconvenient_time');
    expect(at('2026-03-07T09:00').reasons).toContain('inconvenient_time');
    expect(at('2026-03-06T09:00').decision).toBe('allow');
    expect(at('2026-03-27T19:30')).toMatchObject({ decision: 'allow', reasons: ['preference_ended'] });
    expect(at('2026-03-06T19:30', { channel: 'mail' }).decision).toBe('allow');
  });

  it('lets the collector ask when it suits, not whether to go on', () => {
    const said = { type: 'statement', at: '2026-03-04T12:00', by: 'consumer', says: 'inconvenient_now' };
    const busy = { ...said, says: 'busy_now' };
    const at = (when: string, content: readonly string[], history: readonly Fact[]) =>
      ask({ kind: 'contact_attempt', at: when, channel: 'call', debts: ['D1'], content }, history);
    expect(at('2026-03-04T12:01', ['asks_convenient_time_or_place'], [said]).decision).toBe('allow');
    expect(at('2026-03-04T12:01', ['asks_consent_to_inconvenient_contact'], [said])).toMatchObject({
      decision: 'deny',
      reasons: ['inconvenient_time'],
    });
    expect(at('2026-03-04T17:00', [], [said]).decision).toBe('deny');
    expect(at('2026-03-05T12:00', [], [said]).decision).toBe('allow');
    expect(at('2026-03-04T17:00', [], [busy])).toMatchObject({
      decision: 'allow',
      reasons: ['no_preference_designated'],
    });
  });

  it('answers the person once at his hour, and no more afterwards', () => {
    const contactPoints = [{ id: 'E1', kind: 'email', of: 'consumer' }];
    const inbound = {
      type: 'inbound',
      id: 'in',
      at: '2026-03-04T23:00',
      channel: 'email',
      contactPoint: 'E1',
    };
    const sent = {
      type: 'message_sent',
      at: '2026-03-04T23:05',
      channel: 'email',
      to: 'consumer',
      contactPoint: 'E1',
      replyTo: 'in',
    };
    const when = {
      kind: 'contact_attempt',
      at: '2026-03-04T23:10',
      channel: 'email',
      contactPoint: 'E1',
      debts: ['D1'],
      initiation: 'reply',
      replyTo: 'in',
    };
    const once = ask(when, [inbound], { contactPoints });
    expect(once).toMatchObject({ decision: 'allow', values: { maxMessages: 1, afterwards: 'deny' } });
    expect(once.reasons).toContain('exception_reply');
    const twice = ask(when, [inbound, sent], { contactPoints });
    expect(twice.decision).toBe('deny');
    expect(twice.reasons).toEqual(expect.arrayContaining(['reply_limit', 'time_of_day']));
    const session = { type: 'portal_session', id: 'in', at: '2026-03-04T23:00', until: '2026-03-04T23:30' };
    const { contactPoint: _, ...anywhere } = when;
    const shown = { ...anywhere, channel: 'portal', initiation: 'consumer_session' };
    expect(ask(shown, [session]).decision).toBe('allow');
    expect(ask({ ...shown, at: '2026-03-04T23:40' }, [session]).decision).toBe('deny');
  });
});

describe('questions without an hour', () => {
  it('are asked at noon, after what happened that day', () => {
    expect(calling('2026-03-04').decision).toBe('allow');
    const history = [talk('2026-03-04T15:00')];
    const when = { kind: 'contact_attempt', at: '2026-03-04', channel: 'call', debts: ['D1'] };
    expect(ask(when, history).reasons).toContain('frequency_after_conversation');
  });
});

describe('places', () => {
  const contactPoints = [
    { id: 'W1', kind: 'landline', of: 'consumer', use: 'work' },
    { id: 'H1', kind: 'landline', of: 'consumer', use: 'home' },
    { id: 'M1', kind: 'mobile', of: 'consumer' },
  ];
  const at = (contactPoint: string, history: readonly Fact[], person: Fact = {}) =>
    ask(
      { kind: 'contact_attempt', at: '2026-03-04T12:00', channel: 'call', contactPoint, debts: ['D1'] },
      history,
      {
        contactPoints,
        persons: [{ id: 'consumer', role: 'consumer', ...person }],
      },
    );

  it('bars ways tied to a place the person named, and others while he is known to be there', () => {
    const named = { type: 'preference', at: '2026-03-02', inconvenientPlaces: ['home'] };
    expect(at('H1', [named]).reasons).toContain('inconvenient_place');
    expect(at('M1', [named])).toMatchObject({ decision: 'allow', reasons: ['not_place_bound'] });
    expect(at('M1', [named], { knownAt: 'home' }).reasons).toContain('inconvenient_place');
    expect(at('W1', [named]).decision).toBe('allow');
  });

  it('keeps away from work where the employer forbids calls', () => {
    const said = { type: 'statement', at: '2026-03-02', by: 'consumer', says: 'no_personal_calls_at_work' };
    expect(at('W1', [said]).reasons).toContain('workplace_prohibited');
    expect(at('W1', []).decision).toBe('allow');
    expect(at('M1', [said])).toMatchObject({ decision: 'allow', reasons: ['not_place_bound'] });
  });
});

describe('acts', () => {
  it('are judged under the rules that name them', () => {
    const act = (acts: readonly string[], jurisdiction: string, debts: readonly Fact[] = [{ id: 'D1' }]) =>
      ask({ kind: 'conduct_check', acts }, [], { jurisdictions: [jurisdiction], debts });
    expect(act(['persistent_calls'], 'HK')).toMatchObject({ decision: 'deny', flags: ['duty_should'] });
    expect(act(['posters_at_residence'], 'HK').reasons).toContain('public_exposure');
    expect(act(['false_or_hidden_identity'], 'UK').reasons).toContain('false_identity');
    expect(act(['stalking'], 'CN', [{ id: 'D1', unlawful: 'usury' }]).flags).toContain('criminal_exposure');
    expect(act(['stalking'], 'CN').flags).not.toContain('criminal_exposure');
  });
});
