/**
 * Who comes to negotiate, with which debt, and what does he state and ask for?
 *
 * Random loans and bills that are in time, days late or years late; households of every size and means; proposals sensible and not. All
 * from a seed; numbers shrink towards an ordinary case.
 */
import fc from 'fast-check';
import { daysOffIn } from '../../../policy/deadlines/days-off.ts';
import { AGREEMENT_TERMS, CAUTION } from '../../../policy/house/agreement-terms.ts';
import { ESSENTIAL_SPENDING } from '../../../policy/house/essential-spending.ts';
import { loanTerms } from '../../../policy/house/loans.ts';
import { INSTALMENT, REVOLVING } from '../../../policy/house/products.ts';
import type { Fact } from '../../../rules/account.ts';
import { addMonths, civil, type Day, dayOf } from '../../../rules/days.ts';
import { type History, openingOf, replay } from '../../../rules/history.ts';
import type { Limits, Round } from '../../../rules/negotiation/answer-proposal.ts';
import { type Circumstances, EVERY, SURENESS } from '../../../rules/negotiation/circumstances.ts';
import { essentialRow } from '../../../rules/negotiation/essentials.ts';
import { AUTHORITIES, termsOn } from '../../../rules/negotiation/negotiable.ts';
import type { EarlierPlan, Standing } from '../../../rules/negotiation/standing.ts';
import { PLAN_KINDS } from '../../../rules/plan/agreed-plan.ts';
import type { Proposal } from '../../../rules/plan/draft-plan.ts';
import { buildSchedule } from '../../../rules/schedule.ts';

export const TODAY = dayOf(2026, 11, 22);
export const CALENDAR = daysOffIn('CN-33');

/** A negotiation, ready to be answered. */
export interface Negotiation {
  readonly proposal: Proposal;
  readonly standing: Standing;
  readonly circumstances: Circumstances;
  readonly limits: Limits;
  readonly rounds: readonly Round[];
}

/** A loan paid on its days up to the first of those `late` days back or more; nothing after it. Amounts in minor units. */
export function loanStanding(
  principal: bigint,
  months: number,
  paid: number,
  late: number,
  earlier: readonly EarlierPlan[] = [],
): Standing {
  const unpaid = TODAY - late;
  const paidOutOn = addMonths(unpaid, -(paid + 1), civil(unpaid).date, 'clamp-and-return');
  const product = INSTALMENT;
  const loan = { principal, paidOutOn, months, interestPpm: product.interest.ppm };
  const schedule = buildSchedule(loanTerms(loan, product));
  const facts = schedule.slice(0, paid).map(
    (row): Fact => ({
      id: `paid-${row.seq}`,
      type: 'paid',
      valueOn: row.due,
      amount: row.principal + row.interest,
    }),
  );
  const opening = openingOf(product, paidOutOn, { principal, next: schedule[0]! });
  return standingOf({ opening, schedule, facts }, product, 'other', earlier);
}

/** A bill of which so much is `late` days past due. */
export function billStanding(
  amount: bigint,
  late: number,
  earlier: readonly EarlierPlan[] = [],
  product = REVOLVING,
): Standing {
  const due = TODAY - late;
  const arrears = [{ seq: 1, due, principal: amount, interest: 0n, fee: 0n }];
  const nextStatement = addMonths(TODAY, 1, 1, 'clamp-and-return');
  const opening = openingOf(
    product,
    Math.min(due, TODAY),
    late > 0 ? { arrears, nextStatement } : { revolving: amount, nextStatement },
  );
  return standingOf({ opening, schedule: [], facts: [] }, product, 'card', earlier);
}

function standingOf(
  history: History,
  product: Standing['product'],
  debt: Standing['debt'],
  earlier: readonly EarlierPlan[],
): Standing {
  const { account } = replay(history, product, TODAY - 1, TODAY);
  return { account, history, product, today: TODAY, calendar: CALENDAR, debt, earlier };
}

/** The limits in force for a standing, as the server would gather them. */
export function limitsFor(
  { product, today }: Standing,
  area: Circumstances['area'],
  level: Limits['level'] = 'system',
  region = 'CN-33',
): Limits {
  return {
    terms: termsOn(AGREEMENT_TERMS, product.id, today)!,
    law: {
      length: [{ terms: { debts: ['card'], months: 60 }, source: '信用卡办法 70' }],
      yearlyCapPpm: product.caps.yearlyPpm,
      capSource: 'product',
    },
    caution: CAUTION,
    essentials: essentialRow(ESSENTIAL_SPENDING, { region, area, currency: 'CNY', day: today }),
    level,
  };
}

const yuan = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((whole) => BigInt(whole) * 100n);

export const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  incomes: fc.array(
    fc.record({
      amount: yuan(0, 20_000),
      every: fc.constantFrom(...EVERY),
      sure: fc.constantFrom(...SURENESS),
    }),
    { minLength: 0, maxLength: 3 },
  ),
  people: fc.integer({ min: 1, max: 6 }),
  area: fc.constantFrom('urban', 'rural'),
  housing: yuan(0, 4_000),
  unavoidable: yuan(0, 1_500),
  otherDebts: yuan(0, 2_000),
  onHand: yuan(0, 15_000),
  salaryDate: fc.option(fc.integer({ min: 1, max: 31 })),
  hardUntil: fc.option(fc.integer({ min: TODAY - 10, max: TODAY + 200 })),
});

const proposal: fc.Arbitrary<Proposal> = fc.record({
  kind: fc.constantFrom(...PLAN_KINDS),
  months: fc.option(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 60 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, -1, 10_000, 2.5) },
    ),
  ),
  amount: fc.option(
    fc.oneof(
      { weight: 12, arbitrary: yuan(1, 20_000) },
      { weight: 1, arbitrary: fc.constantFrom(0n, -100n) },
    ),
  ),
  firstOn: fc.option(fc.integer({ min: TODAY - 5, max: TODAY + 60 })),
});

const earlier: fc.Arbitrary<EarlierPlan[]> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<EarlierPlan[]>([]) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        ago: fc.integer({ min: 1, max: 500 }),
        end: fc.constantFrom('kept', 'broken', 'withdrawn', null),
      })
      .map(({ ago, end }): EarlierPlan[] => {
        const ended: Day | null = end === null ? null : TODAY - Math.floor(ago / 2);
        return [{ kind: 'promise', agreedOn: TODAY - ago, endedOn: ended, end }];
      }),
  },
);

const standing: fc.Arbitrary<Standing> = fc.oneof(
  fc
    .tuple(
      yuan(300, 60_000),
      fc.integer({ min: 3, max: 24 }),
      fc.integer({ min: 0, max: 2 }),
      late(),
      earlier,
    )
    .map(([principal, months, paid, days, before]) => loanStanding(principal, months, paid, days, before)),
  fc
    .tuple(yuan(50, 40_000), late(), earlier)
    .map(([amount, days, before]) => billStanding(amount, days, before)),
);

function late(): fc.Arbitrary<number> {
  return fc
    .oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -20, max: 700 }))
    .map((days) => Math.max(days, -20));
}

/** Negotiations of every kind. */
export function negotiations(): fc.Arbitrary<Negotiation> {
  return fc
    .record({
      proposal,
      standing,
      circumstances,
      level: fc.constantFrom(...AUTHORITIES),
      rounds: fc.array(fc.record({ proposal, circumstances }), { maxLength: 1 }),
    })
    .map(({ level, ...all }) => ({ ...all, limits: limitsFor(all.standing, all.circumstances.area, level) }));
}
