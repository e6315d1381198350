import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { INSTALMENT, PRODUCTS, REVOLVING } from '../../policy/house/products.ts';
import { approvedFrom } from '../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import type { Fact } from '../../rules/account.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import { type History, openingOf, replay } from '../../rules/history.ts';
import { positionOf } from '../../rules/telling/forecast.ts';
import { type Language, moneyText } from '../../rules/telling/language.ts';
import type { Product } from '../../rules/terms.ts';
import { TextShelf } from '../../rules/words/approved-text.ts';
import type { FactRow, FiledAccount } from '../db/gate/person-rows.ts';
import { storedText } from '../gate/stored-text.ts';
import {
  type Composed,
  compose,
  type Recipient,
  type Refused,
  type Wanted,
  type WritingHouse,
} from './compose.ts';

const SEED = 20261122;
const DAY = dayOf(2026, 11, 22);
/** 10:00 where the house is. */
const NOW = DAY * 1440 + 120;
const CODE = '7K4M2QDX';

const house: WritingHouse = {
  collecting: HOUSE,
  products: PRODUCTS,
  ladder: FIRST_LADDER,
  letterheads: LETTERHEADS,
  texts: new TextShelf(approvedFrom(HOUSE_TEMPLATES, dayOf(2026, 1, 1))),
};

/** A loan of one instalment of `amount` that was due `late` days before DAY. */
function lateLoan(
  id: bigint,
  late: number,
  amount = 120_000n,
  facts: readonly Fact[] = [],
  product: Product = INSTALMENT,
) {
  const due: Day = DAY - late;
  const asked = { seq: 1, due, principal: amount, interest: 3_450n, fee: 0n };
  const later = { ...asked, seq: 2, due: due + 200 };
  const history: History = {
    opening: openingOf(product, due - 30, { id, principal: amount * 2n, next: asked }),
    schedule: [asked, later],
    facts,
  };
  const { account } = replay(history, product, DAY - 1, DAY);
  const filed: FiledAccount = { account, facts };
  return { filed, history, position: positionOf(account, DAY, product, history) };
}

const borrower = (accounts: readonly FiledAccount[], over: Partial<Recipient> = {}): Recipient => ({
  name: '李小明',
  language: 'zh-CN',
  phone: '13812345678',
  email: 'x@example.com',
  region: 'CN-33',
  timeZone: 'Asia/Shanghai',
  decisions: 0,
  facts: [],
  attempts: [],
  addresses: [],
  accounts,
  ...over,
});

const want = (over: Partial<Wanted> = {}): Wanted => ({
  way: 'sms',
  template: 'overdue',
  tone: 'friendly',
  purpose: 'collect',
  debts: ['1'],
  replyTo: null,
  ...over,
});

const fact = (seq: number, at: number, type: string, body: object): FactRow => ({
  seq,
  at,
  type,
  permit: null,
  data: storedText(body),
});

function composed(answer: Composed | Refused): Composed {
  if (answer.state === 'refused') throw new Error(`${answer.why}: ${JSON.stringify(answer.told)}`);
  return answer;
}

describe('one debt', () => {
  const { filed, position } = lateLoan(1n, 14);

  test.each(['zh-CN', 'en'] as const)(
    'a text message says what the rules reckon for that day (%s)',
    (language) => {
      const message = composed(compose(want(), borrower([filed], { language }), NOW, CODE, house));
      const amount = moneyText(position.overdue, INSTALMENT.currency, language);
      expect(message.body).toContain(amount);
      expect(message.body).toContain(language === 'en' ? 'day 14' : '逾期第 14 天');
      expect(message.body).toContain('7K4M-2QDX');
      expect(message.body).toContain(LETTERHEADS[language].answer);
      expect(message.template).toBe('overdue/sms/friendly@1');
      expect(message.facts).toMatchObject({ amount, days: '14', code: '7K4M-2QDX' });
      expect(message.debts).toEqual(['1']);
      expect(message.content).toContain('debt-amount');
      expect(message.html).toBeNull();
    },
  );

  test('a name stands only where others do not read it', () => {
    const to = borrower([filed]);
    for (const way of ['sms', 'push'] as const)
      expect(JSON.stringify(composed(compose(want({ way }), to, NOW, CODE, house)))).not.toContain('李小明');
    for (const way of ['email', 'in-app'] as const) {
      const { outer, body } = composed(compose(want({ way }), to, NOW, CODE, house));
      expect(outer).not.toContain('李小明');
      expect(body).toContain('李小明');
    }
  });

  test('a push notice tells nothing of the debt', () => {
    const { body, content } = composed(compose(want({ way: 'push' }), borrower([filed]), NOW, CODE, house));
    expect(body).not.toMatch(/\d/);
    expect(content).toEqual([]);
  });

  test('an e-mail page fetches nothing, and what a name may hold is no markup', () => {
    const to = borrower([filed], { name: '<b onload=x>&' });
    const { html } = composed(compose(want({ way: 'email', tone: 'plain' }), to, NOW, CODE, house));
    expect(html).toContain('&lt;b onload=x&gt;&amp;');
    expect(html).not.toMatch(/<(img|script|link|iframe|style)|src=|url\(/);
    expect(html).toContain(`href="https://${LETTERHEADS['zh-CN'].answer}"`);
  });
});

describe('several debts', () => {
  const one = lateLoan(1n, 14);
  const two = lateLoan(2n, 5, 80_000n);
  const to = borrower([one.filed, two.filed]);
  const total = moneyText(one.position.overdue + two.position.overdue, INSTALMENT.currency, 'zh-CN');

  test('are one message: a total and a count by text message', () => {
    const { body, template, debts } = composed(compose(want({ debts: ['1', '2'] }), to, NOW, CODE, house));
    expect(template).toBe('overdue-several/sms/friendly@1');
    expect(body).toContain(`2 笔款项尚未收到，合计 ${total}`);
    expect(debts).toEqual(['1', '2']);
  });

  test('and a line each where there is room', () => {
    const { body, html } = composed(
      compose(want({ way: 'email', tone: 'plain', debts: ['1', '2'] }), to, NOW, CODE, house),
    );
    expect(body.split('\n').filter((line) => line.startsWith('· '))).toHaveLength(2);
    expect(html!.match(/<li/g)).toHaveLength(2);
    expect(body).toContain(total);
  });

  test('one that is no longer overdue drops out; when none is left, nothing is asked', () => {
    const paid: Fact = { id: 'p', type: 'paid', valueOn: DAY, amount: 1_000_000n };
    const settled = lateLoan(2n, 5, 80_000n, [paid]);
    const answer = composed(
      compose(want({ debts: ['1', '2'] }), borrower([one.filed, settled.filed]), NOW, CODE, house),
    );
    expect(answer.debts).toEqual(['1']);
    expect(answer.template).toBe('overdue/sms/friendly@1');
    expect(compose(want({ debts: ['2'] }), borrower([settled.filed]), NOW, CODE, house)).toMatchObject({
      state: 'refused',
      why: 'nothing-to-ask',
    });
  });

  test('in several currencies are added up by currency', () => {
    const dollars: Product = { ...INSTALMENT, id: 'usd', code: 77, currency: { code: 'USD', digits: 2 } };
    const other = lateLoan(3n, 3, 5_000n, [], dollars);
    const both = { ...house, products: new Map([...PRODUCTS, [77, dollars]]) };
    const { facts } = composed(
      compose(want({ debts: ['1', '3'] }), borrower([one.filed, other.filed]), NOW, CODE, both),
    );
    expect(facts.total).toBe(
      `${moneyText(one.position.overdue, INSTALMENT.currency, 'zh-CN')}和 ${moneyText(other.position.overdue, dollars.currency, 'zh-CN')}`,
    );
  });
});

describe('refusals', () => {
  const { filed } = lateLoan(1n, 14);
  test('a text that nobody approved is not sent', () => {
    for (const over of [{ template: 'dunning' }, { tone: 'firm' }, { way: 'social' } as const])
      expect(compose(want(over), borrower([filed]), NOW, CODE, house)).toMatchObject({
        why: 'no-approved-text',
      });
  });

  test('a place whose law of words nobody recorded', () => {
    expect(compose(want(), borrower([filed], { region: 'FR-75' }), NOW, CODE, house)).toMatchObject({
      why: 'words',
      findings: [expect.objectContaining({ about: 'law' })],
    });
  });

  test('a name that is no name', () => {
    const to = borrower([filed], { name: '不还钱就坐牢的老赖' });
    const refused = compose(want({ way: 'email' }), to, NOW, CODE, house);
    expect(refused).toMatchObject({ state: 'refused', why: 'words' });
    expect((refused as Refused).source).not.toBe('');
  });
});

describe('answers', () => {
  const { filed } = lateLoan(1n, 14);
  test('a stop is confirmed and nothing else', () => {
    const stop = fact(3, NOW - 5, 'opt-out', {
      by: 'borrower',
      scope: 'way',
      way: 'sms',
      address: null,
      via: 'sms',
    });
    const answer = composed(
      compose(
        want({
          template: 'confirm-stop',
          tone: 'plain',
          purpose: 'confirm-opt-out',
          debts: [],
          replyTo: 'f3',
        }),
        borrower([filed], { facts: [stop] }),
        NOW,
        CODE,
        house,
      ),
    );
    expect(answer.body).toContain('此后不再通过短信联系您');
    expect(answer.content).toEqual(['opt-out-confirmation']);
  });

  test('without a record there is nothing to answer', () => {
    for (const template of [
      'confirm-stop',
      'payment-received',
      'agreement-made',
      'hold-made',
      'apology',
      'agency-notice',
    ])
      expect(
        compose(want({ template, tone: 'plain', debts: ['1'] }), borrower([filed]), NOW, CODE, house),
        template,
      ).toMatchObject({ why: 'nothing-to-answer' });
  });

  test.each(['agreement-code', 'sign-in-code'])(
    '%s is written only for the entry that asked for it, about one account',
    (template) => {
      const asked = { seq: 7, at: NOW, type: 'inbound', permit: null, data: storedText({ way: 'in-app' }) };
      const codes = {
        ...house,
        codeFor: (account: bigint, entry: string) => `${account}${entry}`.padEnd(6, '0'),
      };
      const wanted = want({ template, tone: 'plain', debts: ['1'], replyTo: 'f7' });
      const person = { ...borrower([filed]), facts: [asked] };
      const composed = compose(wanted, person, NOW, CODE, codes);
      expect(composed).toMatchObject({ state: 'composed' });
      expect('body' in composed && composed.body).toContain('1f7000');
      expect(compose({ ...wanted, replyTo: 'f8' }, person, NOW, CODE, codes)).toMatchObject({
        why: 'nothing-to-answer',
      });
      expect(compose(wanted, person, NOW, CODE, house)).toMatchObject({ why: 'nothing-to-answer' });
    },
  );

  test('a payment is confirmed with what is still open', () => {
    const part: Fact = { id: 'p1', type: 'paid', valueOn: DAY, amount: 20_000n };
    const loan = lateLoan(1n, 14, 120_000n, [part]);
    const { body } = composed(
      compose(
        want({ template: 'payment-received', tone: 'plain' }),
        borrower([loan.filed]),
        NOW,
        CODE,
        house,
      ),
    );
    expect(body).toContain('收到还款 200.00 元');
    expect(body).toContain(moneyText(loan.position.overdue, INSTALMENT.currency, 'zh-CN'));
  });

  test('an apology names the contact and why it should not have been made', () => {
    const stop = fact(3, NOW - 500, 'opt-out', {
      by: 'borrower',
      scope: 'person',
      way: null,
      address: null,
      via: 'sms',
    });
    const attempt = {
      permit: 7,
      at: NOW - 100,
      way: 'call',
      sender: 'house',
      worker: null,
      person: 'borrower',
      address: 'phone',
      debts: '1',
      purpose: 'collect',
      replyTo: null,
      place: null,
    };
    const { body } = composed(
      compose(
        want({ way: 'email', template: 'apology', tone: 'plain', replyTo: 'c7', debts: ['1'] }),
        borrower([filed], { facts: [stop], attempts: [attempt], language: 'en' }),
        NOW,
        CODE,
        house,
      ),
    );
    expect(body).toContain('22 November 2026 at 08:20');
    expect(body).toContain('you had asked us to stop');
  });
});

test('for all lateness, amounts, ways, tones and languages: a whole text or a refusal with its rule', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ late: fc.integer({ min: -5, max: 200 }), amount: fc.bigInt(1n, 99_999_999n) }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom<Wanted['way']>('sms', 'email', 'in-app', 'push', 'letter'),
      fc.constantFrom('friendly', 'plain', 'formal'),
      fc.constantFrom<Language>('zh-CN', 'en'),
      fc.constantFrom('CN-33', 'GB-LND', 'IN-MH', 'HK', 'US-CA'),
      (debts, way, tone, language, region) => {
        const loans = debts.map(({ late, amount }, place) =>
          lateLoan(
            BigInt(place + 1),
            late,
            amount,
            [],
            place % 2 === 0 ? INSTALMENT : { ...INSTALMENT, id: 'i2' },
          ),
        );
        const template = way === 'letter' ? 'letter' : 'overdue';
        const answer = compose(
          want({ way, tone, template, debts: loans.map((_, place) => String(place + 1)) }),
          borrower(
            loans.map(({ filed }) => filed),
            { language, region },
          ),
          NOW,
          CODE,
          house,
        );
        if (answer.state === 'refused') {
          expect(answer.rule).not.toBe('');
          expect(answer.source).not.toBe('');
          return;
        }
        expect(`${answer.outer}${answer.body}`).not.toMatch(/[{}]|undefined|NaN/);
        const late = loans.filter(({ position }) => position.overdue > 0n);
        expect(answer.debts).toHaveLength(late.length);
        if (way === 'push') return;
        const sum = late.reduce((all, { position }) => all + position.overdue, 0n);
        expect(answer.body).toContain(moneyText(sum, INSTALMENT.currency, language));
      },
    ),
    { seed: SEED, numRuns: 150 },
  );
}, 60_000);

test('a bill that is due soon says the least that keeps it in time', () => {
  const next = { seq: DAY + 4, due: DAY + 4, principal: 50_000n, interest: 0n, fee: 0n };
  const opening = openingOf(REVOLVING, DAY - 20, {
    billed: 50_000n,
    minimum: 5_000n,
    next,
    nextStatement: DAY + 24,
  });
  const { account } = replay({ opening, schedule: [], facts: [] }, REVOLVING, DAY - 1, DAY);
  const { body } = composed(
    compose(
      want({ template: 'due-soon', way: 'in-app' }),
      borrower([{ account, facts: [] }]),
      NOW,
      CODE,
      house,
    ),
  );
  expect(body).toContain('2026年11月26日应还 至少 50.00 元，还有 4 天');
});
