import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Account, CHANNELS, type EventBody, evolve } from '../../rules/account.ts';
import { openingEvent, openingOf } from '../../rules/history.ts';
import { HELD, LEDGER, post } from '../../rules/ledger.ts';
import { PLAN_KINDS } from '../../rules/plan/agreed-plan.ts';
import type { AlivePlan } from '../../rules/plan/alive-plan.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import { type AccountRow, readAccount, writeAccount } from './account-row.ts';
import { insertAccounts, readAccounts, updateAccounts } from './accounts.ts';
import { CopyReader, CopyWriter } from './binary-copy.ts';
import type { Database } from './databases.ts';
import { eventData, eventOf } from './event-row.ts';
import { transaction } from './pool.ts';
import { SLOTS, slotOfBorrower, slotOfReference } from './slot.ts';

const SEED = 20261122;
const int8 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const int4 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('slots', () => {
  test('stay where they are for ever', () => {
    expect([0n, 1n, 2n, 1_000_000n, 2n ** 40n, -1n].map(slotOfBorrower)).toMatchInlineSnapshot(`
      [
        0,
        183,
        6,
        137,
        122,
        153,
      ]
    `);
    expect(slotOfReference('uci-taiwan', '4711')).toMatchInlineSnapshot(`242`);
    expect(slotOfReference('本店', '借据-1')).toMatchInlineSnapshot(`5`);
  });

  test('are filled evenly by borrowers numbered one after another', () => {
    const counts = new Array<number>(SLOTS).fill(0);
    for (let id = 1; id <= 256_000; id += 1) counts[slotOfBorrower(BigInt(id))]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});

describe('binary COPY', () => {
  test('what was written is read, whatever pieces it arrives in', () => {
    const row = fc.tuple(
      int8,
      fc.option(int8),
      int4,
      fc.option(fc.string({ unit: 'binary' })),
      fc.uint8Array(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 1, max: 50 }), (rows, size) => {
        const out = new CopyWriter(16);
        for (const [a, b, c, d, e, f] of rows) {
          out.row(6);
          out.int8(a);
          out.int8(b);
          out.int4(c);
          out.text(d);
          out.bytes(e);
          out.bool(f);
        }
        const bytes = out.finish();
        const read: unknown[] = [];
        const reader = new CopyReader((r) =>
          read.push([
            r.int8(),
            r.int8OrNull(),
            r.int4(),
            r.textOrNull(),
            new Uint8Array(r.bytes()),
            r.bool(),
          ]),
        );
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
        reader.end();
        expect(read).toEqual(rows.map(([a, b, c, d, e, f]) => [a, b, c, d, new Uint8Array(e), f]));
      }),
      { seed: SEED },
    );
  });

  test('a row taken back leaves no trace', () => {
    const out = new CopyWriter();
    out.row(1);
    out.int4(1);
    const before = Buffer.from(out.finish());
    out.mark();
    out.row(1);
    out.text('x'.repeat(100_000));
    out.undo();
    expect(out.finish()).toEqual(before);
    expect(out.rows).toBe(1);
  });

  test('a stream that breaks off is an error', () => {
    const out = new CopyWriter();
    out.row(1);
    out.int4(1);
    const reader = new CopyReader(() => {});
    reader.push(out.finish().subarray(0, 24));
    expect(() => reader.end()).toThrow('broke off');
  });
});

describe('events', () => {
  test('come back as they were, texts that look like numbers too', () => {
    const body: EventBody = {
      type: 'fact',
      fact: {
        id: '123n',
        valueOn: 20_000,
        type: 'paused',
        from: 20_001,
        to: 20_009,
        reason: "'-5n \u0000 还款",
      },
      facets: { ...facets(), next: { seq: 2, due: 20_100, principal: 5n, interest: -1n, fee: 0n } },
      regretted: [20_000],
    };
    const event = { day: 20_000, body, postings: post('cash', 'credit', 2n ** 62n) };
    expect(eventOf(20_000, 'fact', eventData(event))).toEqual(event);
  });

  test('have one text each', () => {
    const body = { type: 'accrued', interestCarry: 0n, penaltyCarry: 7n } as const;
    expect(eventData({ day: 20_000, body, postings: post('penalty', 'penaltyIncome', 3n) })).toBe(
      '{"interestCarry":"0n","penaltyCarry":"7n","postings":[["penalty","penaltyIncome","3n"]]}',
    );
  });

  test('are chained by a hash of everything in them', () => {
    const first = chainHash(BEGINNING, 7, 12n, 1, 20_000, 'opened', '{}');
    expect(first.toString('hex')).toMatchInlineSnapshot(
      `"09d0c0376808dcb4a7e7f00e157de62781c225911af87c81db6c93d650f26516"`,
    );
    const changed = [
      chainHash(first, 7, 12n, 1, 20_000, 'opened', '{}'),
      chainHash(BEGINNING, 8, 12n, 1, 20_000, 'opened', '{}'),
      chainHash(BEGINNING, 7, 13n, 1, 20_000, 'opened', '{}'),
      chainHash(BEGINNING, 7, 12n, 2, 20_000, 'opened', '{}'),
      chainHash(BEGINNING, 7, 12n, 1, 20_001, 'opened', '{}'),
      chainHash(BEGINNING, 7, 12n, 1, 20_000, 'opene', 'd{}'),
      chainHash(BEGINNING, 7, 12n, 1, 20_000, 'opened', '{ }'),
    ].map((hash) => hash.toString('hex'));
    expect(new Set([first.toString('hex'), ...changed]).size).toBe(8);
  });
});

describe('accounts', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test('come back from the table as they went in', async () => {
    const rows = fc.sample(accountRow(), { numRuns: 300, seed: SEED }).map((row, index) => ({
      ...row,
      account: { ...row.account, id: BigInt(index + 1) },
    }));
    const read = await transaction(database.pool, async (client) => {
      await insertAccounts(client, rows);
      return readAccounts(
        client,
        rows.map(({ slot, account }) => ({ slot, accountId: account.id })),
        true,
      );
    });
    const inOrder = rows.toSorted((a, b) => a.slot - b.slot || Number(a.account.id - b.account.id));
    expect(read).toEqual(inOrder);
    const changed = inOrder.map((row, index) => {
      const other = inOrder[(index + 1) % inOrder.length]!;
      return { ...other, slot: row.slot, account: { ...other.account, id: row.account.id } };
    });
    const again = await transaction(database.pool, async (client) => {
      await updateAccounts(client, changed);
      return readAccounts(
        client,
        rows.map(({ slot, account }) => ({ slot, accountId: account.id })),
        false,
      );
    });
    expect(again).toEqual(changed);
  });

  test('take one row each, written and read without the database', () => {
    fc.assert(
      fc.property(accountRow(), (row) => {
        const out = new CopyWriter();
        writeAccount(out, row);
        let read: AccountRow | null = null;
        const reader = new CopyReader((r) => {
          read = readAccount(r);
        });
        reader.push(out.finish());
        expect(read).toEqual(row);
      }),
      { seed: SEED },
    );
  });
});

function opened(): Account {
  const product = [...PRODUCTS.values()][0]!;
  return evolve(
    null,
    openingEvent(
      openingOf(product, 20_000, { borrower: 9n, interestPpm: 400n, penaltyPpm: 600n, principal: 100_000n }),
    ),
  );
}

function facets() {
  const { id, borrower, product, openedOn, balances, seq, ...rest } = opened();
  return rest;
}

/** Rows with every column anything it may be. */
function accountRow(): fc.Arbitrary<AccountRow> {
  const day = fc.integer({ min: -20_000, max: 100_000 });
  const days = fc.option(day);
  const count = fc.nat(2 ** 31 - 1);
  const coming = fc.record({ seq: count, due: day, principal: int8, interest: int8, fee: int8 });
  const balances = fc
    .tuple(...HELD.map(() => int8))
    .map((values) => Object.fromEntries(LEDGER.map((name, place) => [name, values[place] ?? 0n])));
  const rate = fc.nat(2 ** 31 - 1).map(BigInt);
  const account = fc.record({
    id: int8,
    borrower: int8,
    product: fc.nat(2 ** 15 - 1),
    openedOn: day,
    interestPpm: rate,
    penaltyPpm: rate,
    balances: balances as fc.Arbitrary<Account['balances']>,
    granted: int8,
    charged: int8,
    settledTo: day,
    interestCarry: rate,
    penaltyCarry: rate,
    oldestDue: days,
    lastDue: days,
    next: fc.option(coming),
    nextStatement: days,
    minimum: int8,
    ladderDay: fc.option(fc.integer({ min: -1000, max: 10_000 })),
    pausedFrom: days,
    pausedTo: days,
    pausedDays: count,
    writtenOffOn: days,
    soldOn: days,
    tried: fc.subarray([...CHANNELS]),
    plan: fc.option(alivePlan(day, int8)),
    rearranged: fc.option(fc.array(coming, { maxLength: 3 })),
    seq: count,
  });
  return fc.record({
    slot: fc.nat(SLOTS - 1),
    account,
    head: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
    nextActionOn: days,
  });
}

/** An agreement with anything in it, its texts and the account without it too. */
function alivePlan(day: fc.Arbitrary<number>, amount: fc.Arbitrary<bigint>): fc.Arbitrary<AlivePlan> {
  const ppm = fc.option(fc.bigInt(0n, 9_000n));
  const plan = fc.record({
    id: fc.string(),
    kind: fc.constantFrom(...PLAN_KINDS),
    rows: fc.array(fc.record({ due: day, amount }), { maxLength: 3 }),
    until: day,
    graceDays: fc.nat(9),
    missesAllowed: fc.nat(2),
    shortBy: amount,
    relief: fc.record({ interestPpm: ppm, penaltyPpm: ppm, lateFees: fc.boolean() }),
    waive: fc.constantFrom([], [{ part: 'principal' as const, amount: 5n, when: 'end' as const }]),
    onBreak: fc.constantFrom('reversed' as const, 'kept' as const),
    ageing: fc.constantFrom('runs' as const, 'stands' as const),
    schedule: fc.constant(null),
  });
  return fc.record({
    plan,
    agreedOn: day,
    received: amount,
    row: fc.nat(3),
    behind: fc.option(fc.nat(3)),
    missed: fc.nat(3),
    without: fc.constant(opened()),
    asOf: day,
  });
}
