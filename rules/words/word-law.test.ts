import { describe, expect, test } from 'vitest';
import { plainUse } from '../../policy/words/corpus-score.ts';
import { DISCLOSURES } from '../../policy/words/notices-usa.ts';
import { wordLawOf } from '../../policy/words/word-packs.ts';
import { dayOf } from '../days.ts';
import type { Jurisdiction } from '../gate/law.ts';
import { disclosuresOf, type Talk, talksOf } from './disclosure.ts';
import type { Part, Saying } from './saying.ts';
import { judgeWords } from './word-law.ts';

const DAY = dayOf(2026, 11, 22);
const { day: _, excerpt: __, sender: ___, ...plain } = plainUse(DAY);
const said = (over: Partial<Saying>): Saying => ({
  ...plain,
  contents: [],
  parts: null,
  way: 'call',
  ...over,
});
const judge = (where: Jurisdiction, over: Partial<Saying>, day = DAY) =>
  judgeWords(said(over), wordLawOf([where]), day);
const reasons = (where: Jurisdiction, over: Partial<Saying>) =>
  judge(where, over)
    .verdicts.filter(({ outcome }) => outcome !== 'pass')
    .flatMap((verdict) => verdict.reasons ?? []);

const FOUR: readonly Part[] = ['business-name', 'callback-request', 'agent-name', 'callback-number'];
const values = (over: Partial<Saying>) =>
  judge('US-FED', { way: 'voicemail', ...over }).verdicts.find(({ rule }) => rule.id === 'US-WORDS-LCM')
    ?.values;
const stranger = { ...plain.hearer, role: 'third-party' } as const;

describe('a limited-content message (12 CFR 1006.2(j))', () => {
  test.each<[string, Partial<Saying>, boolean, boolean]>([
    ['the four required parts', { parts: FOUR }, true, false],
    [
      'all eight',
      { parts: [...FOUR, 'salutation', 'date-time', 'suggested-times', 'any-representative'] },
      true,
      false,
    ],
    ['one required part lacks', { parts: FOUR.slice(1) }, false, false],
    [
      'a name that tells the trade',
      { parts: ['business-name-reveals', 'callback-request', 'agent-name', 'callback-number'] },
      false,
      true,
    ],
    ['an account is mentioned', { parts: [...FOUR, 'account-reference'] }, false, true],
    ['an offer is made', { parts: [...FOUR, 'settlement-offer'] }, false, true],
    [
      'the person is named: beyond the eight, but nothing of a debt',
      { parts: [...FOUR, 'consumer-name'] },
      false,
      false,
    ],
    ['a text message with the same words', { parts: FOUR, way: 'sms' }, false, false],
    [
      'left where somebody else is known to answer',
      { parts: FOUR, hearer: { ...plain.hearer, atAnothers: true } },
      false,
      false,
    ],
    ['left for a friend', { parts: FOUR, hearer: stranger }, false, false],
  ])('%s', (_name, over, limited, communication) => {
    expect(values(over)).toEqual({ limitedContent: limited, communication });
  });

  test('is not a question for a lender that collects its own debts', () => {
    expect(
      values({ parts: FOUR, collector: { ...plain.collector, kind: 'original-creditor' } }),
    ).toBeUndefined();
  });
});

describe('what must not be said', () => {
  test.each<[string, Jurisdiction, Partial<Saying>, string[]]>([
    ['a crime alleged', 'CN', { contents: ['accuses-of-crime'] }, ['misleading_statement']],
    ['a court foretold', 'CN', { contents: ['legal-compulsion'] }, ['misleading_statement']],
    ['…on a debt out of time', 'CN', { contents: ['legal-compulsion'], timeBarred: true }, ['time_barred']],
    [
      'a debt told to a contact',
      'CN',
      { contents: ['debt-amount'], hearer: stranger },
      ['third_party_disclosure'],
    ],
    ['overshadowing', 'US-FED', { contents: ['demand-in-validation'] }, ['overshadowing']],
    ['a lawsuit out of time', 'US-FED', { contents: ['recovery-threat'], timeBarred: true }, ['time_barred']],
    ['going on at a bad time', 'US-FED', { contents: ['asks-inconvenient-consent'] }, ['inconvenient_time']],
    ['obscene words', 'US-FED', { contents: ['obscene'] }, ['abusive_language', 'harassment']],
    ['a postcard', 'US-FED', { way: 'postcard' }, ['postcard']],
    ['sell the home', 'UK', { contents: ['urges-sale'] }, ['undue_pressure']],
    ['borrow', 'UK', { contents: ['urges-borrowing'] }, ['undue_pressure', 'induces_borrowing']],
    ['all at once', 'UK', { contents: ['full-payment-at-once'] }, ['undue_pressure']],
    ['a bailiff who is none', 'UK', { contents: ['court-officer'], claimsTrue: false }, ['impersonation']],
    [
      'a false missed delivery',
      'UK',
      { form: 'calling-card', contents: ['missed-delivery'] },
      ['misleading_statement'],
    ],
    ['a card that tells', 'UK', { form: 'calling-card', contents: ['debt-amount'] }, ['publicly_visible']],
    [
      'an occupier threatened',
      'UK',
      { addressee: 'occupier', contents: ['recovery-threat'] },
      ['addressee_not_identified'],
    ],
    ['all of one name', 'UK', { addressee: 'all-alike', form: 'demand' }, ['addressee_not_identified']],
    [
      'before the identity is known',
      'UK',
      { contents: ['debt-amount'], hearer: { ...plain.hearer, identityChecked: false } },
      ['identity_not_verified'],
    ],
    [
      'a steps that cannot be taken',
      'UK',
      { contents: ['recovery-threat'], claimsTrue: false },
      ['misleading_statement'],
    ],
    ['a false name', 'HK', { contents: ['false-authority'] }, ['false_identity']],
    ['humiliation', 'IN', { contents: ['tells-others'] }, ['threat', 'harassment']],
  ])('%s', (_name, where, over, expected) => {
    expect(reasons(where, over)).toEqual(expect.arrayContaining(expected));
  });

  test.each<[string, Jurisdiction, Partial<Saying>]>([
    ['the amount, told to the debtor', 'CN', { contents: ['debt-amount', 'payment-demand'] }],
    ['a better time asked for', 'US-FED', { contents: ['asks-convenient-time'] }],
    ['a demand within the period that overshadows nothing', 'US-FED', { contents: ['payment-demand'] }],
    [
      'told to the spouse',
      'US-FED',
      { contents: ['debt-amount'], hearer: { ...plain.hearer, role: 'spouse' } },
    ],
    ['a bailiff who is one', 'UK', { contents: ['court-officer'], claimsTrue: true }],
    ['a true word of a lawsuit', 'UK', { contents: ['recovery-threat'] }],
    ['a card that asks for a call and tells nothing', 'UK', { form: 'calling-card', contents: ['callback'] }],
    ['a neutral letter to the occupier', 'UK', { addressee: 'occupier', contents: ['callback'] }],
    [
      'a call for whoever answers, nothing told',
      'UK',
      { contents: ['callback'], hearer: { ...plain.hearer, identityChecked: false } },
    ],
  ])('but: %s', (_name, where, over) => {
    expect(reasons(where, over)).toEqual([]);
  });

  test('a spouse in China hears of a household debt, with a flag, and of no other', () => {
    const spouse = (sharesDebt: boolean | undefined) => ({
      contents: ['debt-amount'] as const,
      hearer: { ...plain.hearer, role: 'spouse' as const, sharesDebt },
    });
    expect(judge('CN', spouse(true)).verdicts).toContainEqual(
      expect.objectContaining({ outcome: 'flag', flags: ['related_third_party'] }),
    );
    expect(reasons('CN', spouse(false))).toContain('third_party_disclosure');
    expect(judge('CN', spouse(undefined)).lacking).toEqual(['hearer.sharesDebt']);
  });

  test('an unknown identity is a refusal that says so where the debt is spoken of', () => {
    const hearer = { ...plain.hearer, identityChecked: undefined };
    expect(judge('UK', { contents: ['debt-amount'], hearer }).lacking).toEqual(['hearer.identityChecked']);
  });
});

describe('what must be there', () => {
  const CARD: readonly Part[] = [
    'name-and-balance',
    'reason-and-basis',
    'rights-and-duties',
    'query-repay-object-evidence',
    'issuer-contact',
    'seal',
    'other-required',
  ];
  const lacks = (where: Jurisdiction, over: Partial<Saying>) =>
    judge(where, over).verdicts.flatMap(({ require = [] }) => require);

  test.each(CARD)('a card letter without %s is incomplete', (part) => {
    const letter = { form: 'collection-letter', parts: CARD.filter((one) => one !== part) } as const;
    expect(lacks('CN', letter)).toHaveLength(1);
    expect(lacks('CN', { ...letter, debtKinds: ['private-loan'] })).toEqual([]);
  });

  test('a complete one is not, and parts that nobody recorded are missing', () => {
    expect(lacks('CN', { form: 'collection-letter', parts: CARD })).toEqual([]);
    expect(judge('CN', { form: 'collection-letter', parts: undefined }).lacking).toEqual(['parts']);
  });

  test.each(['sms', 'email', 'data-message', 'social'] as const)(
    'an opt-out in every %s in the United States',
    (way) => {
      expect(reasons('US-FED', { way, parts: [] })).toEqual(['no_opt_out_in_message']);
      expect(reasons('US-FED', { way, parts: ['opt-out'] })).toEqual([]);
    },
  );

  test('in China in advertising only, and advertising only with consent', () => {
    expect(reasons('CN', { way: 'sms', parts: [] })).toEqual([]);
    const advert = { way: 'sms', parts: [], advertising: true } as const;
    expect(reasons('CN', advert)).toEqual(['no_opt_out_in_message', 'commercial_consent_missing']);
    const agreed = { ...plain.hearer, agreedToAdvertising: true };
    expect(reasons('CN', { ...advert, parts: ['opt-out'], hearer: agreed })).toEqual([]);
  });

  test('New York City asks for it from the day its amended rules are in force', () => {
    const asked = (day: number) =>
      judge('US-NYC', { way: 'sms', parts: [] }, day).verdicts.flatMap(({ require = [] }) => require);
    expect(asked(dayOf(2026, 8, 31))).toEqual([]);
    expect(asked(dayOf(2026, 9, 1))).toEqual(['add_opt_out_method']);
  });

  test('after a part settlement that the rest continues (CONC 7.4)', () => {
    const letter = { form: 'settlement-letter', parts: [] } as const;
    expect(reasons('UK', { ...letter, restOwed: true })).toEqual(['misleading_statement']);
    expect(reasons('UK', { ...letter, restOwed: false })).toEqual([]);
    expect(reasons('UK', { ...letter, restOwed: true, parts: ['debt-continues'] })).toEqual([]);
  });

  test('one half of the first disclosure asks for the other', () => {
    expect(lacks('US-FED', { way: 'letter', parts: ['attempt-to-collect'] })).toEqual([
      'disclose_information_use',
    ]);
  });
});

describe('disclosures (12 CFR 1006.18(e))', () => {
  const [rule] = DISCLOSURES;
  const FIRST = ['disclose_attempt_to_collect', 'disclose_information_use'];
  const LATER = ['disclose_from_debt_collector'];
  const talk = (oral: boolean, communicated: boolean): Talk => ({ at: 0, id: null, oral, communicated });

  test.each<[string, boolean, Talk[], string[]]>([
    ['the first of all', true, [], FIRST],
    ['after a limited-content message', true, [talk(true, false)], FIRST],
    ['after a letter', true, [talk(false, true)], LATER],
    ['the first letter after a talk: both', false, [talk(true, true)], [...FIRST, ...LATER]],
    ['the second letter', false, [talk(true, true), talk(false, true)], LATER],
    ['a talk after a talk', true, [talk(true, true)], LATER],
  ])('%s', (_name, oral, earlier, expected) => {
    expect(disclosuresOf(rule!, { oral }, earlier)).toEqual(expected);
  });

  test('are read from the log', () => {
    const head = { id: null, dayOnly: false };
    const call = {
      ...head,
      at: 1,
      type: 'call',
      by: 'c',
      to: 'consumer',
      address: null,
      outcome: 'voicemail',
      attributedTo: 'D1',
      raised: [],
      discussed: [],
      limitedContent: true,
      purpose: 'collect',
      answerBelievedWrong: false,
      nowBelievedRight: false,
    } as const;
    const told = talksOf([
      call,
      { ...call, at: 2, limitedContent: false },
      { ...call, at: 3, outcome: 'no-answer' },
      { ...call, at: 4, outcome: 'conversation', raised: ['D1'] },
      { ...head, at: 5, type: 'visit', place: 'home', met: false, debts: [] },
    ]);
    expect(told.map(({ communicated }) => communicated)).toEqual([false, true, false, true, false]);
  });
});
