import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRODUCTS } from '../../policy/house/products.ts';
import { BUYER_CLAUSES } from '../../policy/sale/buyer-clauses.ts';
import { sourceOf } from '../../policy/sale/sale-law.ts';
import { WRITE_OFF_TERMS } from '../../policy/sale/write-off-law.ts';
import { type Account, evolve, type Fact } from '../account.ts';
import { parseDay } from '../days.ts';
import { enterFact } from '../entry.ts';
import { openingEvent, openingOf, replay } from '../history.ts';
import { LEDGER } from '../ledger.ts';
import { sum } from '../money.ts';
import { type BuyerPaper, buyerFile, buyerLacks } from './buyer-paper.ts';
import { type SaleStanding, UNSALEABLE, type Unsaleable, unsaleable } from './saleable.ts';
import { refundOf, sharesOf } from './share-price.ts';
import { type WriteOffStanding, writeOffDue } from './write-off-due.ts';

const SEED = 20261123;
const TODAY = parseDay('2026-11-23')!;

const CLEAR: SaleStanding = {
  soldOn: null,
  writtenOffOn: TODAY - 30,
  claim: 100_00n,
  owed: true,
  disputeOpen: false,
  planAlive: false,
  proposalOpen: false,
  holds: [],
  complaintOpen: false,
  alive: true,
  minor: false,
  capable: true,
  bankrupt: false,
  paths: [],
  reviewOpen: false,
  daysLeft: 400,
  caseOpen: false,
  withOffice: false,
  permitOpen: false,
  paymentOpen: false,
};

/** One thing that is so, and the reason that it is. */
const ALONE: readonly (readonly [Partial<SaleStanding>, Unsaleable])[] = [
  [{ soldOn: TODAY - 1 }, 'sold-already'],
  [{ writtenOffOn: null }, 'not-written-off'],
  [{ claim: 0n }, 'nothing-owed'],
  [{ owed: false }, 'not-his-debt'],
  [{ disputeOpen: true }, 'disputed'],
  [{ planAlive: true }, 'agreement'],
  [{ holds: ['plan-kept'] }, 'agreement'],
  [{ proposalOpen: true }, 'proposal-pending'],
  [{ holds: ['breathing-space'] }, 'breathing-space'],
  [{ holds: ['breathing-space-crisis'] }, 'breathing-space'],
  [{ holds: ['hardship'] }, 'hardship'],
  [{ holds: ['house'] }, 'hold'],
  [{ holds: ['disaster'] }, 'hold'],
  [{ complaintOpen: true }, 'complaint-pending'],
  [{ alive: false }, 'deceased'],
  [{ paths: ['estate'] }, 'deceased'],
  [{ paths: ['fraud'] }, 'fraud-victim'],
  [{ minor: true }, 'minor'],
  [{ capable: false }, 'incapable'],
  [{ paths: ['guardian'] }, 'incapable'],
  [{ paths: ['imprisoned'] }, 'incapable'],
  [{ bankrupt: true }, 'insolvency'],
  [{ paths: ['insolvency'] }, 'insolvency'],
  [{ reviewOpen: true }, 'under-review'],
  [{ daysLeft: -1 }, 'limitation-over'],
  [{ caseOpen: true }, 'court-case-open'],
  [{ withOffice: true }, 'with-an-office'],
  [{ permitOpen: true }, 'permit-in-flight'],
  [{ paymentOpen: true }, 'payment-in-flight'],
  [{ alive: undefined }, 'not-known'],
  [{ bankrupt: undefined }, 'not-known'],
  [{ daysLeft: undefined }, 'not-known'],
];

describe('what may be sold', () => {
  test('a claim about which nothing is open', () => {
    expect(unsaleable(CLEAR)).toEqual([]);
    expect(unsaleable({ ...CLEAR, daysLeft: null })).toEqual([]);
    expect(unsaleable({ ...CLEAR, daysLeft: 0 })).toEqual([]);
  });

  test.each(ALONE)('%o alone refuses it: %s', (so, reason) => {
    expect(unsaleable({ ...CLEAR, ...so })).toEqual([reason]);
  });

  test('every reason stands in the table, and a text behind each in every place', () => {
    expect(new Set(ALONE.map(([, reason]) => reason))).toEqual(new Set(UNSALEABLE));
    for (const reason of UNSALEABLE)
      for (const place of ['CN', 'US-CA', 'GB', 'IN', 'HK', 'nowhere'])
        expect(sourceOf(reason, [place], TODAY).source).not.toBe('');
    expect(sourceOf('nothing-owed', ['US-CA', 'US'], TODAY).source).toBe('12 CFR 1006.30(b)(1)');
  });

  test('any mixture names each of its reasons', () => {
    fc.assert(
      fc.property(fc.subarray([...ALONE], { minLength: 1 }), (some) => {
        const named = new Set(unsaleable(Object.assign({}, CLEAR, ...some.map(([so]) => so))));
        expect(named.size).toBeGreaterThan(0);
        // Of things that share a field the last one said is so.
        const fields = new Map(
          some.flatMap(([so, reason]) => Object.keys(so).map((field) => [field, reason])),
        );
        const covered = fields.has('soldOn') || fields.has('writtenOffOn') || fields.has('claim');
        for (const reason of fields.values())
          if (!(covered && ['nothing-owed', 'not-his-debt'].includes(reason)))
            expect(named).toContain(reason);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('a price', () => {
  test('is exactly its shares', () => {
    const claims = fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(claims, fc.bigInt({ min: 0n, max: 10n ** 11n }), (owed, price) => {
        const shares = sharesOf(price, owed);
        expect(sum(shares)).toBe(price);
        const whole = sum(owed);
        for (const [place, share] of shares.entries()) {
          const floor = (price * owed[place]!) / whole;
          expect(share === floor || share === floor + 1n).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('of nothing is nothing, and a refund counts what the buyer has had', () => {
    expect(sharesOf(0n, [])).toEqual([]);
    expect(() => sharesOf(5n, [])).toThrow();
    expect(refundOf(1000n, 300n, 200n)).toBe(500n);
  });
});

const PRODUCT = [...PRODUCTS.values()].find(({ family }) => family === 'instalment')!;
const OPENED = TODAY - 500;
const HISTORY = {
  opening: openingOf(PRODUCT, OPENED, {
    arrears: [{ seq: 1, due: OPENED, principal: 1_000_00n, interest: 10_00n, fee: 0n }],
  }),
  schedule: [],
};

/** Enters facts one after another on their days; refusals by reason. */
function lived(facts: readonly Fact[], today = TODAY): { account: Account; refused: string[] } {
  let account = evolve(null, openingEvent(HISTORY.opening));
  const known: Fact[] = [];
  const refused: string[] = [];
  for (const fact of facts) {
    const entry = enterFact(account, { ...HISTORY, facts: known }, fact, today - 1, today, PRODUCT, []);
    if ('refused' in entry) refused.push(entry.refused);
    else {
      account = entry.account;
      known.push(fact);
    }
  }
  return { account, refused };
}

const lost: Fact = { id: 'w', type: 'written-off', valueOn: TODAY - 100 };
const sale: Fact = { id: 's', type: 'sold', sale: '1', buyer: 'B1', price: 120_00n, valueOn: TODAY - 50 };
const paid = (id: string, days: number, amount: bigint): Fact => ({
  id,
  type: 'paid',
  amount,
  valueOn: TODAY - days,
});

describe('a claim that was sold', () => {
  test('leaves the books, and its price is recovery', () => {
    const { account } = lived([lost, sale]);
    expect(account.soldOn).toBe(TODAY - 50);
    expect(account.balances.writtenOff).toBe(0n);
    expect(account.balances.memorandum).toBe(0n);
    expect(account.balances.recovered).toBe(-120_00n);
    expect(account.balances.loss).toBeGreaterThan(1_000_00n);
  });

  test('is not sold before it is written off, nor twice, nor is the write-off taken back under it', () => {
    const again: Fact = { ...sale, id: 's2' };
    const back: Fact = { id: 'r', type: 'reversed', of: 'w', valueOn: TODAY };
    expect(lived([sale]).refused).toEqual(['not-written-off']);
    expect(lived([lost, sale, again, back]).refused).toEqual(['sold', 'sold']);
    expect(lived([lost, { ...sale, price: -1n }]).refused).toEqual(['negative-price']);
  });

  test('money that comes to us is held, passed on once and never more than is held', () => {
    const passed = (id: string, amount: bigint): Fact => ({
      id,
      type: 'passed-on',
      of: 's',
      amount,
      valueOn: TODAY,
    });
    const held = lived([lost, sale, paid('p', 10, 70_00n)]).account;
    expect(held.balances.credit).toBe(-70_00n);
    expect(held.balances.recovered).toBe(-120_00n);
    expect(lived([lost, sale, paid('p', 10, 70_00n), passed('x', 70_00n)]).account.balances.credit).toBe(0n);
    expect(lived([lost, sale, paid('p', 10, 70_00n), passed('x', 90_00n)]).account.balances.credit).toBe(0n);
    expect(lived([lost, passed('x', 1n)]).refused).toEqual(['no-sale']);
  });

  test('D1: a payment of before the sale was ours, whenever it becomes known', () => {
    const early = paid('p', 60, 30_00n);
    expect(lived([lost, sale, early]).account.balances).toEqual(lived([lost, early, sale]).account.balances);
    expect(lived([lost, sale, early]).account.balances.recovered).toBe(-150_00n);
  });

  test('that comes back is as if never sold, with all money that came', () => {
    const back: Fact = { id: 'b', type: 'bought-back', of: 's', valueOn: TODAY };
    const passed: Fact = { id: 'x', type: 'passed-on', of: 's', amount: 70_00n, valueOn: TODAY };
    const after = lived([lost, sale, paid('p', 10, 70_00n), passed, back]).account;
    expect(after.soldOn).toBeNull();
    expect(after.balances).toEqual(lived([lost, paid('p', 10, 70_00n)]).account.balances);
    expect(lived([lost, sale, back, { ...sale, id: 's2', valueOn: TODAY }]).account.soldOn).toBe(TODAY);
    expect(lived([lost, sale, back, back]).refused).toEqual(['already-entered']);
  });

  test('a write-off that is taken back leaves an account as if it had never been written off', () => {
    const back: Fact = { id: 'r', type: 'reversed', of: 'w', valueOn: TODAY };
    const after = lived([lost, back]).account;
    const never = replay({ ...HISTORY, facts: [] }, PRODUCT, TODAY - 1, TODAY).account;
    expect(after.writtenOffOn).toBeNull();
    expect(after.oldestDue).toBe(never.oldestDue);
    expect(after.balances.duePrincipal).toBe(never.balances.duePrincipal);
    expect(lived([lost, back, { ...lost, id: 'w2', valueOn: TODAY }]).account.writtenOffOn).toBe(TODAY);
  });

  test('the books balance, in whatever order facts are entered', () => {
    const facts: readonly Fact[] = [
      lost,
      sale,
      paid('p1', 120, 40_00n),
      paid('p2', 70, 25_00n),
      paid('p3', 20, 15_00n),
      { id: 'c', type: 'charged-back', amount: 5_00n, valueOn: TODAY - 5 },
    ];
    const whole = lived(facts).account.balances;
    fc.assert(
      fc.property(fc.shuffledSubarray(facts.slice(2), { minLength: 4, maxLength: 4 }), (rest) => {
        const { balances } = lived([lost, sale, ...rest]).account;
        expect(balances).toEqual(whole);
        expect(sum(LEDGER.map((name) => balances[name]))).toBe(0n);
      }),
      { seed: SEED, numRuns: 30 },
    );
  });
});

describe('a write-off', () => {
  const due: WriteOffStanding = {
    jurisdictions: ['CN'],
    family: 'instalment',
    owed: 500_00n,
    daysPastDue: 365,
    tried: ['sms', 'call'],
    insolvencyDays: null,
    deathDays: null,
    fraudDays: null,
    resting: false,
    disputed: false,
    writtenOff: false,
  };
  const judged = (so: Partial<WriteOffStanding>) => {
    const { terms, bars } = writeOffDue({ ...due, ...so }, TODAY, WRITE_OFF_TERMS);
    return terms?.id ?? bars.join();
  };
  test.each([
    [{}, 'CN-WO-AGE'],
    [{ daysPastDue: 364 }, 'no-ground'],
    [{ tried: ['sms'] }, 'no-ground'],
    [{ resting: true }, 'resting'],
    [{ disputed: true }, 'disputed'],
    [{ owed: 0n }, 'nothing-owed'],
    [{ writtenOff: true }, 'written-off'],
    [{ jurisdictions: ['XX'] }, 'no-ground'],
    [{ daysPastDue: 3, deathDays: 180, resting: true }, 'CN-WO-DEATH'],
    [{ jurisdictions: ['US-CA', 'US'], daysPastDue: 120, tried: [] }, 'US-WO-CLOSED'],
    [{ jurisdictions: ['US'], family: 'revolving', daysPastDue: 179 }, 'no-ground'],
    [{ jurisdictions: ['US'], family: 'revolving', daysPastDue: 180 }, 'US-WO-OPEN'],
    [{ jurisdictions: ['US'], daysPastDue: 5, insolvencyDays: 60, resting: true }, 'US-WO-INSOLVENCY'],
    [{ jurisdictions: ['US'], daysPastDue: 5, fraudDays: 89 }, 'no-ground'],
  ] as [Partial<WriteOffStanding>, string][])('%o: %s', (so, said) => {
    expect(judged(so)).toBe(said);
  });
  test('by terms that were not in force yet there is none', () => {
    expect(writeOffDue(due, parseDay('2017-01-01')!, WRITE_OFF_TERMS).bars).toEqual(['no-ground']);
  });
});

describe('a buyer', () => {
  const clauses = BUYER_CLAUSES.map(({ id }) => id);
  const papers: readonly BuyerPaper[] = [
    { kind: 'admission', name: { zh: '甲资产', en: 'First' }, contact: '400-1' },
    { kind: 'licence', number: 'L-1', grantedBy: 'NFRA', until: TODAY + 10 },
    { kind: 'contract', from: TODAY - 5, until: TODAY + 100, clauses },
  ];
  const lacks = (some: readonly BuyerPaper[], day = TODAY) =>
    buyerLacks(buyerFile('B1', some), day, BUYER_CLAUSES).join();
  test.each([
    [papers, ''],
    [[], 'not-let-in'],
    [papers.slice(1), 'not-let-in'],
    [papers.slice(0, 1), 'no-licence,no-contract'],
    [[...papers, { kind: 'ending', words: 'x' }], 'ended'],
    [
      [...papers, { kind: 'contract', from: TODAY, until: TODAY, clauses: clauses.slice(1) }],
      'clause-missing',
    ],
  ] as [BuyerPaper[], string][])('with these papers: %#', (some, said) => {
    expect(lacks(some)).toBe(said);
  });
  test('until his licence and his contract end', () => {
    expect(lacks(papers, TODAY + 11)).toBe('licence-over');
    expect(lacks(papers, TODAY - 6)).toBe('contract-over');
  });
});
