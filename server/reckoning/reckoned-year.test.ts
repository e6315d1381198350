import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACT_CLAUSES } from '../../policy/house/agencies/contract-clauses.ts';
import { INSTALMENT } from '../../policy/house/products.ts';
import type { Fact } from '../../rules/account.ts';
import type { AgencyPaper } from '../../rules/agencies/agency-paper.ts';
import { addMonths, type Day, parseDay } from '../../rules/days.ts';
import { openingOf } from '../../rules/history.ts';
import type { AgreedPlan } from '../../rules/plan/agreed-plan.ts';
import type { CommissionTerms } from '../../rules/reckoning/commission-terms.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { decidePaper, proposePaper } from '../agencies/agency-desk.ts';
import { fillSmallBook } from '../api/small-book.ts';
import type { Life } from '../api/small-lives.ts';
import { keepPastCases, type PastCase } from '../db/agencies/rehearsed-cases.ts';
import type { Database } from '../db/databases.ts';
import { readInvoices, readStatements } from '../db/reckoning/invoice-rows.ts';
import { slotOfBorrower } from '../db/slot.ts';
import { decideOnInvoice, hearAgency, linesOf, proposeInvoice } from './invoice-desk.ts';
import { makeStatements } from './make-statements.ts';

const TODAY = parseDay('2026-11-22') as Day;
const BEGUN = parseDay('2025-10-01') as Day;
const ACCOUNTS = 24;
const SEED = 20261122;
const AGENCIES = ['North', 'South'] as const;
const NORTH_PPM = [97_531, 201_077] as const;
const SOUTH_PPM = [120_000, 250_000] as const;
const KEPT_FEE = 3_300n;

const termsOf = ([mild, hard]: readonly [number, number]): CommissionTerms => ({
  from: BEGUN,
  bands: [
    { fromDaysPastDue: 1, ppm: mild },
    { fromDaysPastDue: 91, ppm: hard },
  ],
  keptInstalment: KEPT_FEE,
  qualityPerThousandDays: 77_777n,
  rounding: 'half-even',
  quality: [{ mostComplaints: 3, mostBreaches: 0, ppm: 1_000_000 }],
});

/** An account that pays now and then, late, with payments that come late to the book, that bounce and that are reversed. */
function lifeOf(place: number, moves: readonly Move[]): Life {
  const openedOn = BEGUN - 20 - (place % 7);
  const id = BigInt(1_000_001 + place);
  const schedule = Array.from({ length: 24 }, (_, row) => ({
    ...{ seq: row + 1, due: addMonths(openedOn, row + 1, 28, 'clamp-and-return') },
    ...{ principal: 60_000n, interest: 700n, fee: 0n },
  }));
  const next = schedule[0]!;
  const opening = openingOf(INSTALMENT, openedOn, {
    id,
    borrower: 2_001n + BigInt(place),
    principal: 1_440_000n,
    next,
  });
  return {
    opening,
    schedule,
    told: place === 0 ? planTold() : moves.flatMap((move, order) => toldOf(id, move, order)),
  };
}

const on = (day: Day, fact: Fact) => ({ on: day, fact });

function toldOf(id: bigint, { at, late, amount, ends, wait }: Move, order: number): Life['told'] {
  const valueOn = BEGUN + at;
  // Amounts are all different, so that what a bank takes back is surely that payment.
  const paid = {
    id: `${id}-p${order}`,
    valueOn,
    type: 'paid',
    amount: amount * 20n + BigInt(order),
  } as const;
  const entered = Math.min(valueOn + late, TODAY);
  const after = Math.min(entered + wait, TODAY);
  const waived = {
    id: `${id}-w${order}`,
    valueOn: after,
    type: 'waived',
    part: 'penalty',
    amount: 1n,
  } as const;
  switch (ends) {
    case 'bounces':
      return [
        on(entered, paid),
        on(after, { id: `${id}-b${order}`, valueOn: valueOn + 1, type: 'charged-back', amount: paid.amount }),
      ];
    case 'reversed':
      return [
        on(entered, paid),
        on(after, { id: `${id}-r${order}`, valueOn: after, type: 'reversed', of: paid.id }),
      ];
    case 'waived':
      return [on(entered, paid), on(after, waived)];
    default:
      return [on(entered, paid)];
  }
}

/** Agreed while it lies there; three instalments in time, the third of them reversed months later. */
function planTold(): Life['told'] {
  const agreedOn = BEGUN + 60;
  const rows = [1, 2, 3, 4].map((month) => ({
    due: addMonths(agreedOn, month, 15, 'clamp-and-return'),
    amount: 5_000n,
  }));
  const plan: AgreedPlan = {
    ...{
      id: 'G1',
      kind: 'instalments',
      rows,
      until: rows[3]!.due + 5,
      graceDays: 3,
      missesAllowed: 0,
      shortBy: 0n,
    },
    relief: { interestPpm: null, penaltyPpm: 0n, lateFees: true },
    ...{ waive: [], onBreak: 'kept', ageing: 'stands', schedule: null },
  };
  const payments = rows
    .slice(0, 3)
    .map(({ due }, row) => on(due, { id: `k${row}`, valueOn: due, type: 'paid', amount: 5_000n }));
  const undone = rows[2]!.due + 70;
  return [
    on(agreedOn, { id: 'agreed-G1', valueOn: agreedOn, type: 'agreed', plan }),
    ...payments,
    on(undone, { id: 'k2-undone', valueOn: undone, type: 'reversed', of: 'k2' }),
  ];
}

const anyMove = fc.record({
  at: fc.integer({ min: 30, max: 400 }),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 70 })),
  amount: fc.bigInt({ min: 50n, max: 900n }),
  ends: fc.constantFrom('stays', 'stays', 'stays', 'bounces', 'reversed', 'waived'),
  wait: fc.integer({ min: 1, max: 90 }),
});
type Move = typeof anyMove extends fc.Arbitrary<infer One> ? One : never;

function casesOf(place: number): PastCase[] {
  const borrower = 2_001n + BigInt(place);
  const whose = { slot: slotOfBorrower(borrower), accountId: BigInt(1_000_001 + place), borrower };
  const [first, second] = place % 2 === 0 ? AGENCIES : AGENCIES.toReversed();
  const began = BEGUN + 40 + (place % 30);
  const ended = place === 0 ? BEGUN + 61 : began + 100 + (place % 50);
  const later = { ...whose, number: 2, agency: second!, daysPastDue: 150, beginsOn: ended + 40 };
  return [
    { ...whose, number: 1, agency: first!, daysPastDue: 20, beginsOn: began, endedOn: ended },
    ...(place % 3 === 1 ? [{ ...later, endedOn: place % 4 === 1 ? null : ended + 120 }] : []),
  ];
}

let database: Database;
const CASES = Array.from({ length: ACCOUNTS }, (_, place) => casesOf(place)).flat();

beforeAll(async () => {
  database = await testDatabase();
  const moves = fc.sample(fc.array(anyMove, { minLength: 6, maxLength: 9 }), {
    seed: SEED,
    numRuns: ACCOUNTS,
  });
  await fillSmallBook(
    database.pool,
    TODAY,
    ACCOUNTS,
    moves.map((some, place) => lifeOf(place, some)),
  );
  const grant = async (agency: string, content: AgencyPaper) => {
    const done = await proposePaper(database.pool, agency, content, 'h31', BEGUN);
    if (done.state !== 'proposed') throw new Error(JSON.stringify(done));
    await decidePaper(
      database.pool,
      done.paper,
      { verdict: 'granted', by: 'h32', why: 'fits' },
      BEGUN,
      BEGUN * 1440,
    );
  };
  for (const agency of AGENCIES) {
    await grant(agency, { kind: 'admission', name: { zh: agency, en: agency }, lawFirm: false });
    const clauses = CONTRACT_CLAUSES.map(({ id }) => id);
    const days = { from: BEGUN, until: TODAY + 100, clauses, passesOn: false };
    const pay = { recoveredPpm: 600_000, payBeside: ['kept-plans', 'valid-complaints'] };
    await grant(agency, { kind: 'contract', contract: { ...days, ...pay, capacity: 500, dials: 'own' } });
    await grant(agency, { kind: 'commission', terms: termsOf(agency === 'North' ? NORTH_PPM : SOUTH_PPM) });
  }
  await keepPastCases(database.pool, CASES);
});
afterAll(() => database?.close());

/** Each payment with what the ledger's transfers of cash leave of it, read from rows of events and transfers alone. */
async function ledgerPayments() {
  const { rows } = await database.pool.query<{ account: bigint; day: Day; data: string; cash: bigint }>(
    `select e.account_id as account, e.day, e.data, sum(case when p.debit = 11 then p.amount else -p.amount end)::bigint as cash
       from event e join posting p on p.slot = e.slot and p.account_id = e.account_id and p.seq = e.seq and 11 in (p.debit, p.credit)
      where e.type = 'fact' and e.day between '2025-10-01' and '2026-10-31' group by e.slot, e.account_id, e.seq, e.day, e.data order by e.day`,
  );
  const payments = new Map<string, { account: bigint; valueOn: Day; paid: bigint; left: bigint }>();
  let all = 0n;
  for (const { account, data, cash } of rows) {
    const { fact } = JSON.parse(data) as { fact: { id: string; type: string; valueOn: Day; of?: string } };
    all += cash;
    if (fact.type === 'paid')
      payments.set(fact.id, { account, valueOn: fact.valueOn, paid: cash, left: cash });
    const hit =
      fact.type === 'reversed'
        ? payments.get(fact.of!)
        : [...payments.values()].find(
            (one) => fact.type === 'charged-back' && one.account === account && one.paid === -cash,
          );
    if (hit !== undefined) hit.left += cash;
  }
  return { payments: [...payments.values()], all };
}

/** Half to even, by hand. */
function share(amount: bigint, ppm: number): bigint {
  const parts = amount * BigInt(ppm);
  const [whole, rest] = [parts / 1_000_000n, parts % 1_000_000n];
  return rest > 500_000n || (rest === 500_000n && whole % 2n === 1n) ? whole + 1n : whole;
}

const holds = (one: PastCase, day: Day) => day >= one.beginsOn && (one.endedOn === null || day < one.endedOn);

describe('A2: a year of commission', () => {
  test('statements come to what the ledger holds, to the cent; every month again adds nothing', async () => {
    expect(await makeStatements(database.pool, TODAY)).toBe(2 * 13);
    expect(await makeStatements(database.pool, TODAY)).toBe(0);
    const { payments, all } = await ledgerPayments();
    expect(payments.filter(({ paid, left }) => left !== paid).length, 'bounced or reversed').toBeGreaterThan(
      40,
    );
    expect(payments.reduce((sum, { left }) => sum + left, 0n)).toBe(all);
    const statements = await readStatements(database.pool, null, 100);
    for (const agency of AGENCIES) {
      const own = CASES.filter((one) => one.agency === agency);
      const [mild, hard] = agency === 'North' ? NORTH_PPM : SOUTH_PPM;
      let [counted, commission] = [0n, 0n];
      for (const { account, valueOn, left } of payments) {
        const lay = own.find((one) => one.accountId === account && holds(one, valueOn));
        if (lay === undefined) continue;
        counted += left;
        commission += share(left, lay.daysPastDue > 90 ? hard : mild);
      }
      const lines = await linesIn(agency, statements);
      const of = (kind: string) =>
        lines.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0n);
      expect(of('recovered'), agency).toBe(commission);
      expect(of('kept-instalment')).toBe(agency === 'North' ? 2n * KEPT_FEE : 0n);
      expect(of('quality')).toBe(qualityOf(own));
      const mine = statements.filter((one) => one.agency === agency);
      expect(mine.reduce((sum, one) => sum + one.counted, 0n)).toBe(counted);
      expect(mine.reduce((sum, one) => sum + one.amount, 0n)).toBe(
        of('recovered') + of('kept-instalment') + of('quality'),
      );
      expect(lines.map(({ line }) => line)).toEqual(lines.map((_, place) => place + 1));
    }
  });

  test('what is taken back names the line, and stands in a month after it or the same', async () => {
    const statements = await readStatements(database.pool, null, 100);
    const lines = await linesIn('North', statements);
    const back = lines.filter(({ act }) => act === 'taken-back');
    expect(back.length).toBeGreaterThan(5);
    for (const { takesBack, about, accountId, amount, month } of back) {
      const named = lines[takesBack! - 1]!;
      expect(named).toMatchObject({ about, accountId });
      expect(named.month).toBeLessThan(month);
      expect(-amount).toBeLessThanOrEqual(named.amount);
    }
    // The third instalment was kept, earned, and taken back when its payment was reversed.
    const kept = lines
      .filter(({ kind }) => kind === 'kept-instalment')
      .map(({ about, act }) => `${about} ${act}`);
    expect(kept).toEqual(['G1/1 earned', 'G1/2 earned', 'G1/3 earned', 'G1/3 taken-back']);
  });

  test('the database refuses a statement that does not tally, a line that is changed and a second first line', async () => {
    const { pool } = database;
    const add = `insert into agency_statement (agency, month, made_on, lines, counted, amount, ledger, beside, days)`;
    await expect(
      pool.query(`${add} values ('North', '2027-01-01', '2027-02-01', 0, 5, 0, 6, 0, 0)`),
    ).rejects.toThrow(/tallies/);
    await expect(pool.query('update agency_line set amount = amount + 1')).rejects.toThrow(
      /refuse|append|change/i,
    );
    await expect(
      pool.query(`insert into agency_line (agency, line, month, kind, act, slot, account_id, case_number, about, seq, value_on, ppm, counted, amount)
                  select agency, 100000 + line, month, kind, act, slot, account_id, case_number, about, seq, value_on, ppm, counted, amount
                    from agency_line where act = 'earned' limit 1`),
    ).rejects.toThrow(/agency_line_earned/);
  });

  test('invoices: two people, no number twice and none left out, tax once, the sum of the statements', async () => {
    const { pool } = database;
    const statements = (await readStatements(pool, null, 100)).toReversed();
    for (const { agency, month } of statements) {
      const done = await proposeInvoice(pool, agency, month, 'h31', TODAY);
      if (done.state !== 'proposed') continue;
      const decide = (verdict: 'agreed' | 'refused', by: string) =>
        decideOnInvoice(pool, done.invoice, { verdict, by, why: 'looked at' }, TODAY);
      expect(await decide('agreed', 'h31')).toBe('own-proposal');
      const hear = (heard: 'accepted' | 'objected', whose: string) =>
        hearAgency(pool, done.invoice, whose, { heard, by: 'n1', words: 'as reckoned' }, TODAY);
      expect(await hear('accepted', 'Nobody')).toBe('no-such-invoice');
      if (done.invoice % 5 === 0) {
        await hear('objected', agency);
        expect(await decide('agreed', 'h32')).toBe('objected');
        expect(await decide('refused', 'h32')).toBe('refused');
        const again = await proposeInvoice(pool, agency, month, 'h33', TODAY);
        if (again.state !== 'proposed') throw new Error(again.state);
        await decideOnInvoice(pool, again.invoice, { verdict: 'agreed', by: 'h32', why: 'settled' }, TODAY);
      } else expect(await decide('agreed', 'h32')).toBe('agreed');
      expect((await proposeInvoice(pool, agency, month, 'h31', TODAY)).state).toBe('there-already');
      expect(await decide('refused', 'h32')).toBe('no-such-invoice');
    }
    const invoices = (await readInvoices(pool, null, 200)).filter(({ verdict }) => verdict === 'agreed');
    const numbers = invoices.map(({ number }) => number!).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    const total = (of: readonly { readonly amount: bigint }[]) =>
      of.reduce((sum, { amount }) => sum + amount, 0n);
    expect(total(invoices)).toBe(total(statements));
    for (const { amount, tax, taxPpm } of invoices) {
      expect(taxPpm).toBe(60_000);
      expect(tax).toBe(amount < 0n ? -share(-amount, taxPpm) : share(amount, taxPpm));
    }
  });
});

async function linesIn(
  agency: string,
  statements: readonly { readonly agency: string; readonly month: Day }[],
) {
  const months = statements.filter((one) => one.agency === agency).map(({ month }) => month);
  const lines = [];
  for (const month of months.toReversed())
    for await (const rows of linesOf(database.pool, agency, month))
      lines.push(...rows.map((row) => ({ ...row, month })));
  return lines;
}

/** Days of cases month by month, counted day by day, each month rounded once. */
function qualityOf(own: readonly PastCase[]): bigint {
  let sum = 0n;
  for (
    let month = BEGUN;
    month < parseDay('2026-11-01')!;
    month = addMonths(month, 1, 1, 'clamp-and-return')
  ) {
    let days = 0n;
    for (let day = month; day < addMonths(month, 1, 1, 'clamp-and-return'); day += 1)
      days += BigInt(own.filter((one) => holds(one, day)).length);
    // A thousandth for each day, as so many millionths.
    sum += share(days * 77_777n, 1_000);
  }
  return sum;
}
