/**
 * What must hold for every account, whatever happens to it?
 *
 * Each property is a sentence and a fast-check property over random lives. `rules/history.test.ts` runs a few hundred
 * of each at every test, `./anhuan rehearse` ten thousand and more.
 */
import { ok, deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { type Account, evolve, type Fact, outstanding } from '../../rules/account.ts';
import { delinquentDays, pausesOf } from '../../rules/ageing.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import { closeDay, nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import { replay } from '../../rules/history.ts';
import { HELD, LEDGER } from '../../rules/ledger.ts';
import { type Minor, sum } from '../../rules/money.ts';
import { accruedTo, penaltyBase } from '../../rules/penalty.ts';
import type { Product } from '../../rules/terms.ts';
import { type Life, lives } from './histories.ts';
import { type Lived, live } from './live.ts';

/** Facts are valued within so many days; lives go on a little longer, for what was told late. */
const SPAN = 100;
const END = 120;

const end = (life: Life): Day => life.opening.openedOn + END;

/** Everything about an account that its facts decide: all but the count of its events and the rungs it walked. */
function decided({ seq, ladderDay, ...account }: Account): Omit<Account, 'seq' | 'ladderDay'> {
  return account;
}

/** What is owed at the end of a day, part by part, whether it has been booked yet or not. */
export function owedOn(account: Account, day: Day, product: Product): Record<string, Minor | number> {
  const { interest, penalty } = accruedTo(account, day, product);
  const held = Object.fromEntries(HELD.map((name) => [name, account.balances[name]]));
  return {
    ...held,
    interest: account.balances.interest + interest,
    penalty: account.balances.penalty + penalty,
    charged: account.charged + interest + penalty,
    daysPastDue: daysPastDueOf(account, day, product),
  };
}

/** Cash that the opening and the facts moved: positive came in. */
function cashOf({ opening }: Life, facts: readonly Fact[]): Minor {
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  const moved = facts.map((fact) => {
    if (fact.type === 'paid') return undone.has(fact.id) ? 0n : fact.amount;
    return fact.type === 'lent' || fact.type === 'charged-back' ? -fact.amount : 0n;
  });
  const arrears = opening.arrears.map((row) => row.principal + row.interest + row.fee);
  return sum(moved) - opening.principal - opening.billed - sum(arrears) + opening.credit;
}

/** Enters the same facts, all told on one day, in the order given; those that must wait for another come later. */
function enterAll(life: Life, facts: readonly Fact[], start: Lived, today: Day): Account {
  const { opening, schedule, product } = life;
  let account = start.account;
  const walked = walkedIn(start.events);
  const entered: Fact[] = [];
  let waiting = [...facts];
  while (waiting.length > 0) {
    const refused = waiting.filter((fact) => {
      const history = { opening, schedule, facts: entered };
      const entry = enterFact(account, history, fact, today - 1, today, product, walked);
      if ('refused' in entry) return true;
      entered.push(fact);
      account = entry.account;
      return false;
    });
    ok(refused.length < waiting.length, 'facts accepted in one order are refused in another');
    waiting = refused;
  }
  return account;
}

/** The property that is rehearsed over most lives: each over 120 days. */
export const EAGER_IS_LAZY =
  'eager = lazy: charges booked every night or when needed are the same amounts on every day';

/** Every property by its sentence. */
export const PROPERTIES: Readonly<Record<string, fc.IRawProperty<unknown, false>>> = {
  'money is conserved: every posting balances, and cash is what the facts moved': fc.property(
    lives(SPAN),
    (life) => {
      const { account, events, facts } = live(life, end(life), FIRST_LADDER);
      for (const { postings } of events)
        for (const { amount, debit, credit } of postings) ok(amount > 0n && debit !== credit);
      same(sum(LEDGER.map((name) => account.balances[name])), 0n);
      same(account.balances.cash, cashOf(life, facts));
    },
  ),

  'income is booked against what the borrower owes, never against money: turnover of receivables is what was charged':
    fc.property(lives(SPAN), (life) => {
      const holds = {
        interestIncome: ['interest', 'dueInterest'],
        penaltyIncome: ['penalty'],
        feeIncome: ['dueFee'],
      };
      for (const { postings } of live(life, end(life), null).events)
        for (const [income, accounts] of Object.entries(holds))
          for (const { debit, credit } of postings) {
            if (debit === income) ok(accounts.includes(credit), `${income} against ${credit}`);
            if (credit === income) ok(accounts.includes(debit), `${income} against ${debit}`);
          }
    }),

  'parts sum to the whole: open rows are the due balances, and credit never stands beside arrears':
    fc.property(lives(SPAN), fc.nat(END), (life, on) => {
      const { opening, schedule, product } = life;
      const day = opening.openedOn + on;
      const { facts } = live(life, day, null);
      const { account, rows } = replay({ opening, schedule, facts }, product, day, day);
      const { duePrincipal, dueInterest, dueFee, credit, billed, revolving } = account.balances;
      same(
        { duePrincipal, dueInterest, dueFee },
        {
          duePrincipal: sum(rows.map((row) => row.principal)),
          dueInterest: sum(rows.map((row) => row.interest)),
          dueFee: sum(rows.map((row) => row.fee)),
        },
      );
      for (const row of rows) ok(row.principal >= 0n && row.interest >= 0n && row.fee >= 0n);
      if (account.writtenOffOn === null) {
        same(account.oldestDue, rows[0]?.due ?? null);
        if (credit < 0n) same([account.oldestDue, billed, revolving], [null, 0n, 0n]);
      }
      for (const name of HELD) ok(name === 'credit' ? credit <= 0n : account.balances[name] >= 0n, name);
      const { cash, interestIncome, penaltyIncome, feeIncome, loss, waived, recovered } = account.balances;
      const taken = cash + interestIncome + penaltyIncome + feeIncome + loss + waived + recovered;
      same(outstanding(account), -taken);
    }),

  'the fold of the events is the account': fc.property(lives(SPAN), (life) => {
    const { account, events } = live(life, end(life), FIRST_LADDER);
    let folded: Account | null = null;
    for (const event of events) folded = evolve(folded, event);
    same(folded, account);
    same(account.seq, events.length);
  }),

  'the order in which facts become known does not matter: lived = replayed': fc.property(
    lives(SPAN),
    (life) => {
      const { opening, schedule, product } = life;
      const { account, facts } = live(life, end(life), FIRST_LADDER);
      const history = { opening, schedule, facts: [...facts].reverse() };
      const replayed = replay(history, product, end(life), end(life)).account;
      same(decided(account), decided(replayed));
    },
  ),

  'any order of entering on one day leads to one account, and to the same days after it': fc.property(
    lives(SPAN),
    fc.infiniteStream(fc.nat()),
    (life, chance) => {
      const { product, schedule } = life;
      const today = end(life);
      const alone = live({ ...life, told: [] }, today - 1, FIRST_LADDER);
      const told = life.told.map(({ fact }) => ({ fact, knownOn: today }));
      const first = live({ ...life, told }, today, null).facts;
      const order = new Map(first.map((fact) => [fact.id, chance.next().value as number]));
      const shuffled = [...first].sort((a, b) => order.get(a.id)! - order.get(b.id)!);
      let one = enterAll(life, first, alone, today);
      let other = enterAll(life, shuffled, alone, today);
      same(one, other);
      for (let day = today; day < today + 35; day += 1) {
        same(owedOn(one, day, product), owedOn(other, day, product));
        one = closeDay(one, day, product, FIRST_LADDER, schedule).account;
        other = closeDay(other, day, product, FIRST_LADDER, schedule).account;
        same(one, other);
      }
    },
  ),

  [EAGER_IS_LAZY]: fc.property(lives(SPAN), (life) => {
    const lazy = new Map<Day, unknown>();
    const note = (product: Product) => (day: Day, account: Account) => {
      lazy.set(day, owedOn(account, day, product));
    };
    const whenNeeded: Product = { ...life.product, posting: 'when-needed' };
    const daily: Product = { ...life.product, posting: 'daily' };
    live({ ...life, product: whenNeeded }, end(life), null, { evening: note(whenNeeded) });
    live({ ...life, product: daily }, end(life), null, {
      evening: (day, account) => same(owedOn(account, day, daily), lazy.get(day)),
    });
  }),

  'ten days at once = ten single days: a day that is jumped over makes no event': fc.property(
    lives(SPAN),
    (life) => {
      const jumping = live(life, end(life), FIRST_LADDER);
      const walking = live(life, end(life), FIRST_LADDER, { every: true });
      same(walking.events, jumping.events);
    },
  ),

  'closing twice = once': fc.property(lives(SPAN), (life) => {
    const { product, schedule } = life;
    live(life, end(life), FIRST_LADDER, {
      evening: (day, account) => {
        const on = nextActionOn(account, day, product, FIRST_LADDER);
        ok(on === null || on > day);
        const again = closeDay(account, day, product, FIRST_LADDER, schedule);
        for (const { body } of again.events) same(body.type, 'bucket');
        same({ ...again.account, seq: account.seq }, account);
      },
    });
  }),

  'no charge above a cap: of the whole life, and of the year': fc.property(lives(SPAN), (life) => {
    const { product } = life;
    const { lifePpm, yearlyPpm } = product.caps;
    let [interestAtMost, penaltyAtMost] = [0n, 0n];
    let before: Account | null = null;
    const capped = product.lateFee === null && life.told.every(({ fact }) => fact.type !== 'charged');
    // Known on its day and never undone: so the amount that bore charges each evening is the one that counts.
    const told = life.told
      .filter(({ fact }) => fact.type !== 'reversed')
      .map(({ fact }) => ({ fact, knownOn: fact.valueOn }));
    live({ ...life, told }, end(life), null, {
      evening: (day, account) => {
        const now = accruedTo(account, day, product);
        const charged = account.charged + now.interest + now.penalty;
        if (lifePpm !== null)
          ok(charged * 1_000_000n <= account.granted * lifePpm || charged === 0n, 'life cap');
        const { interestIncome, penaltyIncome, feeIncome } = account.balances;
        same(account.charged, -(interestIncome + penaltyIncome + feeIncome));
        if (before !== null && yearlyPpm !== null && capped) {
          interestAtMost += before.balances.revolving * yearlyPpm;
          penaltyAtMost += penaltyBase(before, product) * yearlyPpm;
          ok((now.penalty - penaltyIncome) * 365_000_000n <= penaltyAtMost, 'yearly cap of penalty');
          if (product.family === 'revolving')
            ok((now.interest - interestIncome) * 365_000_000n <= interestAtMost, 'yearly cap of interest');
        }
        before = account;
      },
    });
  }),

  'days past due are those of the calendar, less the paused ones': fc.property(lives(SPAN), (life) => {
    const { product } = life;
    const { account, facts } = live(life, end(life), null);
    for (let day = end(life); day < end(life) + 30; day += 1) {
      const counted = delinquentDays(
        account.oldestDue,
        day,
        product.dueDayCounts,
        pausesOf(facts, life.opening.openedOn),
        product.ageingGraceDays,
      );
      same(daysPastDueOf(account, day, product), account.oldestDue === null ? 0 : counted);
    }
  }),
};
