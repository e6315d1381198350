import { describe, expect, test } from 'vitest';
import { repairsOf } from './contact-repairs.ts';
import { contactMeant, isSaid, type Told } from './contact-told.ts';
import { clockOfDispute, GROUNDS, isGroundOf, outcomeBy, unanswerableOf } from './dispute-kinds.ts';
import { type ContactThen, HANDED_WITHIN, HANDING, VERDICTS, verdictOn } from './message-verdict.ts';
import { DOUBT_SENTENCES, FOREIGN_SENTENCES, tellLine, VERDICT_SENTENCES } from './verdict-words.ts';

const STOPPED = [{ rule: 'HOUSE-STOP', reasons: ['channel_opt_out'] }];
const SOUND: ContactThen = {
  doubts: [],
  left: true,
  asKnown: [],
  asTrue: [],
  senderEnded: false,
  handedAfter: 100,
  crossing: null,
};
const crossing = (handedAt: number | null, against = STOPPED): ContactThen['crossing'] => ({
  silence: 1,
  at: 10,
  knownAt: 1_000,
  silencedAt: 2_000,
  handedAt,
  why: 'a stop',
  against,
});

describe('the verdict on a contact of the log', () => {
  test.each<[string, Partial<ContactThen>, string]>([
    ['nothing against it', {}, 'right'],
    ['what was known', { asKnown: STOPPED, asTrue: STOPPED }, 'wrong'],
    ['what was known goes before what crossed it', { asKnown: STOPPED, crossing: crossing(1_500) }, 'wrong'],
    ['what only became known later', { asTrue: STOPPED }, 'regretted'],
    [
      'a backdated fact goes before its crossing',
      { asTrue: STOPPED, crossing: crossing(1_500) },
      'regretted',
    ],
    ['what crossed it', { crossing: crossing(1_500) }, 'crossed'],
    ['what crossed it while a sender had it', { crossing: crossing(null) }, 'crossed'],
    ['what crossed it and would not have mattered', { crossing: crossing(1_500, []) }, 'right'],
    ['handed over just after the silence', { crossing: crossing(2_000 + HANDING) }, 'crossed'],
    ['handed over well after the silence', { crossing: crossing(2_001 + HANDING) }, 'wrong'],
    ['handed over in the last moment of its permit', { handedAfter: HANDED_WITHIN }, 'right'],
    ['handed over after it', { handedAfter: HANDED_WITHIN + 1 }, 'wrong'],
    ['a sender that no longer spoke for the lender', { senderEnded: true }, 'wrong'],
    ['it never left', { left: false, asKnown: STOPPED }, 'unclear'],
    ['a record that does not hold', { doubts: ['chain-broken'], asKnown: STOPPED }, 'unclear'],
  ])('%s', (_, change, verdict) => {
    expect(verdictOn({ ...SOUND, ...change }, null).verdict).toBe(verdict);
  });

  test('what the record cannot answer goes to a person, unless the record shows it wrong', () => {
    expect(verdictOn(SOUND, 'what-was-said')).toEqual({
      verdict: 'unclear',
      against: [],
      doubts: ['what-was-said'],
    });
    expect(verdictOn({ ...SOUND, asKnown: STOPPED }, 'what-was-said').verdict).toBe('wrong');
  });
});

describe('what somebody describes', () => {
  const words = '您好，这里是示例贷款。您的账户有一笔款项已到期，请登录官方应用查看。';
  const contacts = [
    { permit: 3, at: 1_000, way: 'sms', words },
    { permit: 5, at: 5_000, way: 'call', words: null },
  ];
  const nothing: Told = { at: null, way: null, code: null, number: null, text: null };
  const own = { known: 'own', permit: 3 } as const;
  test.each<[string, Partial<Told>, unknown]>([
    ['his code, the same day', { code: own, at: 1_300 }, 3],
    ['his code, no time', { code: own }, 3],
    ['his code, before it was given', { code: own, at: 900 }, 'own-code-other-time'],
    ['his code, from a strange number', { code: own, at: 1_300, number: 'unknown' }, 'number-unknown'],
    ['a code of nobody', { code: { known: 'nobody' }, at: 1_000 }, 'code-unknown'],
    ['a code of another', { code: { known: 'another' }, at: 1_000 }, 'code-of-another'],
    ['a code under which nothing went out', { code: { known: 'unused' } }, 'code-unused'],
    ['our number, beside a call', { number: 'ours', at: 5_009, way: 'call' }, 5],
    ['our number, at another time', { number: 'ours', at: 5_011, way: 'call' }, 'nothing-then'],
    ['a strange number, at another time', { number: 'unknown', at: 3_000 }, 'number-unknown'],
    [
      'a strange number beside a contact of ours',
      { number: 'unknown', at: 1_002, way: 'sms' },
      'several-then',
    ],
    ['a number that ended', { number: 'ended', at: 3_000 }, 'number-ended'],
    [
      'its time and other words',
      { at: 1_000, text: '恭喜中奖请立即点击链接领取大额现金红包' },
      'words-differ',
    ],
    ['its time and its words', { at: 1_001, text: words.slice(4, 30) }, 3],
    ['nothing', {}, 'too-little-told'],
  ])('%s', (_, told, means) => {
    const meant = contactMeant({ ...nothing, ...told }, contacts);
    const found =
      meant.means === 'contact' ? meant.permit : meant.means === 'stranger' ? meant.because : meant.doubt;
    expect(found).toBe(means);
  });

  test('a quotation may be shortened, in other width and case; a short one proves nothing', () => {
    expect(
      isSaid(
        'Your ACCOUNT has a payment that is due',
        'Hello! Your account has a payment that is due today.',
      ),
    ).toBe(true);
    expect(isSaid('pay now', words)).toBeNull();
    expect(isSaid('completely different words altogether', words)).toBe(false);
  });
});

test('repairs follow the verdict, and a right one needs none', () => {
  const of = (verdict: (typeof VERDICTS)[number], isAgency = false) =>
    repairsOf({ verdict, against: STOPPED }, { isAgency });
  expect(of('right')).toEqual([]);
  expect(of('wrong', true)).toEqual(['apology', 'close-way', 'tell-agency', 'open-complaint']);
  expect(of('regretted')).toEqual(['apology']);
  expect(of('crossed', true)).toEqual(['apology']);
  expect(of('not-ours')).toEqual(['report-impostor']);
  expect(of('unclear')).toEqual(['ask-person']);
});

test('the clock is the earliest day, the law’s where both are the same', () => {
  expect(clockOfDispute(100, [])).toEqual({ day: 115, rule: 'HOUSE-DISPUTE-DAYS' });
  const laws = [
    { day: 130, rule: 'A' },
    { day: 115, rule: 'B' },
  ];
  expect(clockOfDispute(100, laws)).toEqual({ day: 115, rule: 'B' });
});

test('every kind has its grounds, every verdict its outcome and its words', () => {
  expect(isGroundOf('debt', 'not-mine')).toBe(true);
  expect(isGroundOf('amount', 'not-mine')).toBe(false);
  expect(GROUNDS.message.filter((ground) => unanswerableOf(ground) !== null)).toEqual([
    'how-i-was-spoken-to',
    'not-the-one',
  ]);
  expect(VERDICTS.map(outcomeBy)).toEqual(['rejected', 'upheld', 'upheld', 'upheld', 'upheld', null]);
  const all = [
    ...Object.values(VERDICT_SENTENCES),
    ...Object.values(DOUBT_SENTENCES),
    ...Object.values(FOREIGN_SENTENCES),
  ];
  for (const { en, zh } of all) {
    expect(en).toMatch(/\.$/);
    expect(zh).toMatch(/。$/);
  }
  expect(tellLine({ of: 'fact', account: '7', seq: 3, type: 'paid', at: null, day: 0, instant: 0 })).toEqual({
    en: 'Recorded of 1970-01-01: a payment (7/3), known to us at 1970-01-01 00:00:00 UTC.',
    zh: '记录：一笔还款 1970-01-01（7/3），我们于 1970-01-01 00:00:00 UTC 得知。',
  });
});
