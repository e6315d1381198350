/**
 * What must hold for every account that somebody agreed something about?
 *
 * Everything that holds for any account, and: an agreement is kept when the money was there and only then, it never lives on
 * without a reason, it keeps the ladder quiet, and a broken one never costs more than never having agreed.
 */
import { ok, deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { type Account, evolve, type Fact, outstanding } from '../../../rules/account.ts';
import { closeDay, nextActionOn, withoutThrough } from '../../../rules/day.ts';
import type { Day } from '../../../rules/days.ts';
import { enterFact, walkedIn } from '../../../rules/entry.ts';
import { replay } from '../../../rules/history.ts';
import { HELD, LEDGER } from '../../../rules/ledger.ts';
import { sum } from '../../../rules/money.ts';
import { accruedTo } from '../../../rules/penalty.ts';
import { isQuiet } from '../../../rules/plan/alive-plan.ts';
import { owesNothing } from '../../../rules/plan/plan-end.ts';
import type { Product } from '../../../rules/terms.ts';
import type { Life } from '../histories.ts';
import { live } from '../live.ts';
import { owedOn } from '../properties.ts';
import { livesWithPlans } from './plan-lives.ts';
import { expectedEnd } from './plan-oracle.ts';

const SPAN = 100;
const END = 150;

const end = (life: Life): Day => life.opening.openedOn + END;
const several = livesWithPlans(SPAN, 3, true);
const one = livesWithPlans(SPAN, 1, true);

/** Everything that facts decide, what a break would fall back on brought to the same night. */
function decided(account: Account, life: Life, through: Day) {
  const { seq, ladderDay, ...rest } = withoutThrough(account, through, life.product, life.schedule);
  return rest;
}

const allOwed = (account: Account, day: Day, product: Product): bigint => {
  const { interest, penalty } = accruedTo(account, day, product);
  return outstanding(account) + interest + penalty;
};

/** The same life in which nobody agreed anything. */
const unagreed = (life: Life): Life => ({
  ...life,
  told: life.told.filter(
    ({ fact }) =>
      fact.type !== 'agreed' &&
      fact.type !== 'withdrawn' &&
      !(fact.type === 'reversed' && fact.of.startsWith('agreed')),
  ),
});

/** Every property by its sentence. */
export const PLAN_PROPERTIES: Readonly<Record<string, fc.IRawProperty<unknown, false>>> = {
  'every posting balances, no balance is below zero, open rows are the due balances': fc.property(
    several,
    fc.nat(END),
    (life, on) => {
      const { opening, schedule, product } = life;
      const day = opening.openedOn + on;
      const { account: lived, events, facts } = live(life, day, FIRST_LADDER);
      for (const { postings } of events)
        for (const { amount, debit, credit } of postings) ok(amount > 0n && debit !== credit);
      same(sum(LEDGER.map((name) => lived.balances[name])), 0n);
      const { account, rows } = replay({ opening, schedule, facts }, product, day, day);
      const { duePrincipal, dueInterest, dueFee, interestIncome, penaltyIncome, feeIncome } =
        account.balances;
      same(
        [duePrincipal, dueInterest, dueFee],
        [
          sum(rows.map((row) => row.principal)),
          sum(rows.map((row) => row.interest)),
          sum(rows.map((row) => row.fee)),
        ],
      );
      for (const row of rows) ok(row.principal >= 0n && row.interest >= 0n && row.fee >= 0n);
      for (const name of HELD)
        ok(name === 'credit' ? account.balances[name] <= 0n : account.balances[name] >= 0n, name);
      if (account.writtenOffOn === null) same(account.oldestDue, rows[0]?.due ?? null);
      same(account.charged, -(interestIncome + penaltyIncome + feeIncome));
    },
  ),

  'the fold of the events is the account': fc.property(several, (life) => {
    const { account, events } = live(life, end(life), FIRST_LADDER);
    let folded: Account | null = null;
    for (const event of events) folded = evolve(folded, event);
    same(folded, account);
  }),

  'what was lived is what is replayed, whatever the order in which it became known': fc.property(
    several,
    (life) => {
      const { opening, schedule, product } = life;
      const { account, facts } = live(life, end(life), FIRST_LADDER);
      const replayed = replay(
        { opening, schedule, facts: [...facts].reverse() },
        product,
        end(life),
        end(life),
      ).account;
      same(decided(account, life, end(life)), decided(replayed, life, end(life)));
    },
  ),

  'one agreement and any facts, entered on one day in any order: one account': fc.property(
    livesWithPlans(SPAN, 1, false),
    fc.infiniteStream(fc.nat()),
    (life, chance) => {
      const today = end(life);
      const alone = live({ ...life, told: [] }, today - 1, null);
      const told = life.told.map(({ fact }) => ({ fact, knownOn: today }));
      const first = live({ ...life, told }, today - 1, null);
      same(first.facts, []);
      const accepted = live({ ...life, told }, today, null).facts;
      const order = new Map(accepted.map((fact) => [fact.id, chance.next().value as number]));
      const shuffled = [...accepted].sort((a, b) => order.get(a.id)! - order.get(b.id)!);
      const [a, b] = [
        enterAll(life, accepted, alone.account, today),
        enterAll(life, shuffled, alone.account, today),
      ];
      same(decided(a, life, today - 1), decided(b, life, today - 1));
    },
  ),

  'eager = lazy: charges booked every night or when needed are the same amounts on every day': fc.property(
    several,
    (life) => {
      const lazy = new Map<Day, unknown>();
      const [whenNeeded, daily] = (['when-needed', 'daily'] as const).map((posting) => ({
        ...life.product,
        posting,
      }));
      live({ ...life, product: whenNeeded! }, end(life), null, {
        evening: (day, account) => lazy.set(day, owedOn(account, day, whenNeeded!)),
      });
      live({ ...life, product: daily! }, end(life), null, {
        evening: (day, account) => same(owedOn(account, day, daily!), lazy.get(day)),
      });
    },
  ),

  'a night that is jumped over makes no event, and closing twice is closing once': fc.property(
    several,
    (life) => {
      const { product, schedule } = life;
      const jumping = live(life, end(life), FIRST_LADDER, {
        evening: (day, account) => {
          const on = nextActionOn(account, day, product, FIRST_LADDER);
          ok(on === null || on > day);
          const again = closeDay(account, day, product, FIRST_LADDER, schedule);
          for (const { body } of again.events) same(body.type, 'bucket');
          same({ ...again.account, seq: account.seq }, account);
        },
      });
      same(live(life, end(life), FIRST_LADDER, { every: true }).events, jumping.events);
    },
  ),

  'broken and taken back, or withdrawn, it never was: every part and every facet is that of the same life without it':
    fc.property(one, (life) => {
      const lived = live(life, end(life), null);
      const plan = lived.facts.find(({ type }) => type === 'agreed');
      const last = replay({ ...life, facts: lived.facts }, life.product, end(life), end(life));
      const state = last.notes.at(-1)?.state;
      const withdrawn = lived.facts.some(({ type }) => type === 'withdrawn');
      if (plan?.type !== 'agreed' || last.account.plan !== null) return;
      const taken = state === 'broken' ? plan.plan.onBreak === 'reversed' : withdrawn && state === 'ended';
      if (!taken) return;
      const never = live(unagreed(life), end(life), null).account;
      same(decided(lived.account, life, end(life)), decided(never, life, end(life)));
    }),

  'broken and kept, it costs at most what never having agreed would have cost': fc.property(one, (life) => {
    const facts = live(life, end(life), null).facts;
    const { opening, schedule, product } = life;
    const history = { opening, schedule, facts };
    const never = {
      opening,
      schedule,
      facts: facts.filter(
        ({ type, id }) => type !== 'agreed' && type !== 'withdrawn' && !id.endsWith('-never'),
      ),
    };
    let brokenOn: Day | null = null;
    replay(history, product, end(life), end(life), ({ day, body }) => {
      if (body.type === 'plan' && body.state === 'broken') brokenOn = day;
    });
    if (brokenOn === null) return;
    const [kept, without] = [history, never].map((one) => replay(one, product, brokenOn!, brokenOn!).account);
    ok(allOwed(kept!, brokenOn!, product) <= allOwed(without!, brokenOn!, product));
  }),

  'kept when the money was there by its day, broken when it was not': fc.property(one, (life) => {
    const { opening, schedule, product } = life;
    const { facts } = live(life, end(life), null);
    const told = replay({ opening, schedule, facts }, product, end(life), end(life));
    const agreed = facts.find(({ type }) => type === 'agreed');
    if (agreed?.type !== 'agreed' || told.objections.length > 0) return;
    const is = told.account.plan === null ? (told.notes.at(-1)?.state ?? 'never began') : 'alive';
    const should = expectedEnd(facts, end(life));
    // Nothing owed any more completes it before its rows do.
    if (should !== null && is !== 'completed') same(is, should);
    if (should === 'completed') same(is, should);
  }),

  'alive only while rows are unpaid and something is owed; quiet while it asks': fc.property(
    several,
    (life) => {
      const { account, events } = live(life, end(life), FIRST_LADDER, {
        evening: (day, now) => {
          if (now.plan === null) return;
          const { plan, row } = now.plan;
          ok(plan.rows.length === 0 || row < plan.rows.length, 'all rows are settled');
          ok(!owesNothing(now), 'nothing is owed');
          ok(day < plan.until, 'its last day is over');
        },
      });
      let now: Account | null = null;
      for (const event of events) {
        now = evolve(now, event);
        if (event.body.type === 'step') ok(!isQuiet(now), 'the ladder asked while an agreement lived');
      }
      same(now, account);
    },
  ),
};

/** Enters facts of one day in the order given, again and again until none more is accepted. */
function enterAll(life: Life, facts: readonly Fact[], start: Account, today: Day): Account {
  const { opening, schedule, product } = life;
  let account = start;
  const entered: Fact[] = [];
  let waiting = [...facts];
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter((fact) => {
      const entry = enterFact(
        account,
        { opening, schedule, facts: entered },
        fact,
        today - 1,
        today,
        product,
        walkedIn([]),
      );
      if ('refused' in entry) return true;
      entered.push(fact);
      account = entry.account;
      return false;
    });
  }
  // An agreement that cannot have begun may be refused in one order and be without effect in another.
  for (const { type } of waiting)
    ok(
      type === 'agreed' || type === 'withdrawn' || type === 'reversed',
      `${type} is refused in another order`,
    );
  return account;
}
