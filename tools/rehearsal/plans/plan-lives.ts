/**
 * Which lives could an account have that somebody agrees something about?
 *
 * Any life of `histories.ts`, and agreements of every kind in it: rows of likely amounts, payments that keep them, come late or
 * fall short, withdrawals, agreements that turn out never to have counted. A new schedule is made to fit what the account
 * owes on that day, so that some are entered; the others must be refused.
 */
import fc from 'fast-check';
import type { Fact } from '../../../rules/account.ts';
import type { Day } from '../../../rules/days.ts';
import { replay } from '../../../rules/history.ts';
import { type Minor, sum } from '../../../rules/money.ts';
import { type AgreedPlan, foldsArrears, PLAN_KINDS } from '../../../rules/plan/agreed-plan.ts';
import type { Coming } from '../../../rules/terms.ts';
import { type Life, lives, type Told } from '../histories.ts';

const ppm = fc.option(fc.constantFrom(0n, 100n, 300n), { freq: 2 });
const amount: fc.Arbitrary<Minor> = fc.oneof(fc.bigInt(1n, 500n), fc.bigInt(500n, 400_000n));

const row = fc.tuple(fc.integer({ min: 1, max: 20 }), amount);

/** How an agreement is drawn, before it meets its account. */
const drawn = fc.record({
  kind: fc.constantFrom(...PLAN_KINDS),
  after: fc.integer({ min: 0, max: 70 }),
  delay: fc.constantFrom(0, 0, 0, 1, 12),
  rows: fc.oneof(
    { weight: 6, arbitrary: fc.array(row, { minLength: 1, maxLength: 4, size: 'max' }) },
    { weight: 1, arbitrary: fc.constant<[number, Minor][]>([]) },
  ),
  first: fc.nat(15),
  more: fc.nat(25),
  graceDays: fc.constantFrom(0, 0, 2, 5),
  missesAllowed: fc.constantFrom(0, 1, 2),
  shortBy: fc.constantFrom(0n, 0n, 1n, 400n),
  relief: fc.record({ interestPpm: ppm, penaltyPpm: ppm, lateFees: fc.boolean() }),
  waive: fc.array(
    fc.record({
      part: fc.constantFrom('penalty' as const, 'interest', 'fee', 'principal'),
      amount,
      when: fc.constantFrom('start' as const, 'end'),
    }),
    { maxLength: 2 },
  ),
  onBreak: fc.constantFrom('reversed' as const, 'kept'),
  ageing: fc.constantFrom('runs' as const, 'stands'),
  schedule: fc.option(fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 5 })),
  /** For each row: how many days from its due day the money comes, and how much of it in percent; null: never. */
  paid: fc.array(
    fc.option(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.constantFrom(100n, 100n, 100n, 60n, 250n)), {
      freq: 5,
    }),
    { minLength: 4, maxLength: 4 },
  ),
  /** Days until it is withdrawn, or found never to have counted. */
  ends: fc.option(fc.tuple(fc.constantFrom('withdrawn' as const, 'reversed'), fc.nat(20)), { freq: 2 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer D> ? D : never;

/** Any life with up to `agreements` agreements in it; `schedules`: some of them change the contract. */
export function livesWithPlans(span: number, agreements: number, schedules: boolean): fc.Arbitrary<Life> {
  return fc
    .tuple(lives(span, 6), fc.array(drawn, { minLength: 1, maxLength: agreements }))
    .map(([life, plans]) =>
      plans.reduce(
        (one, draw, place) => agreedIn(one, schedules ? draw : { ...draw, schedule: null }, place),
        life,
      ),
    );
}

function agreedIn(life: Life, draw: Drawn, place: number): Life {
  const valueOn = life.opening.openedOn + draw.after;
  const id = `agreed-${place}`;
  const plan = planOf(life, draw, valueOn, `plan-${place}`);
  const agreed: Told = { fact: { id, valueOn, type: 'agreed', plan }, knownOn: valueOn + draw.delay };
  const paid = plan.rows.flatMap(({ due, amount: asked }, row): Told[] => {
    const pays = draw.paid[row] ?? null;
    if (pays === null) return [];
    const on = Math.max(valueOn, due + pays[0]);
    const fact: Fact = {
      id: `${id}-paid-${row}`,
      valueOn: on,
      type: 'paid',
      amount: (asked * pays[1]) / 100n + 1n,
    };
    return [{ fact, knownOn: on }];
  });
  const ends = endOf(draw, id, plan, agreed.knownOn);
  return { ...life, told: [...life.told, agreed, ...paid, ...ends] };
}

function endOf({ ends }: Drawn, id: string, plan: AgreedPlan, from: Day): Told[] {
  if (ends === null) return [];
  const on = from + ends[1];
  return ends[0] === 'withdrawn'
    ? [{ fact: { id: `${id}-back`, valueOn: on, type: 'withdrawn', of: plan.id }, knownOn: on }]
    : [{ fact: { id: `${id}-never`, valueOn: on, type: 'reversed', of: id }, knownOn: on }];
}

function planOf(life: Life, draw: Drawn, valueOn: Day, id: string): AgreedPlan {
  let due = valueOn + draw.first;
  const rows = draw.rows.map(([days, asked], place) => {
    if (place > 0) due += days;
    return { due, amount: asked };
  });
  const { kind, graceDays, missesAllowed, relief, onBreak, ageing } = draw;
  const smallest = rows.reduce((least, row) => (row.amount < least ? row.amount : least), 1_000_000n);
  const shortBy = draw.shortBy < smallest ? draw.shortBy : smallest - 1n;
  const until = (rows.at(-1)?.due ?? valueOn) + graceDays + draw.more;
  const waive = draw.waive.filter(({ when }) => when === 'start' || rows.length > 0);
  const own = { interest: life.opening.interestPpm, penalty: life.opening.penaltyPpm };
  const within = (rate: bigint | null, most: bigint) => (rate === null || rate <= most ? rate : most);
  const schedule = life.product.family === 'instalment' ? draw.schedule : null;
  const plan: AgreedPlan = {
    id,
    kind: rows.length === 0 && schedule === null ? 'moratorium' : kind,
    rows,
    until,
    graceDays,
    missesAllowed,
    shortBy,
    relief: {
      interestPpm: within(relief.interestPpm, own.interest),
      penaltyPpm: within(relief.penaltyPpm, own.penalty),
      lateFees: relief.lateFees,
    },
    waive,
    onBreak,
    ageing,
    schedule: null,
  };
  return { ...plan, schedule: schedule && scheduleOf(life, plan, schedule, valueOn) };
}

/** A schedule that asks for what is owed on that day, as far as is known in the end. */
function scheduleOf(
  life: Life,
  plan: AgreedPlan,
  steps: readonly number[],
  valueOn: Day,
): readonly Coming[] | null {
  const { opening, schedule, product, told } = life;
  const probe: Fact = { id: 'probe', valueOn, type: 'tried', channel: 'in-app' };
  const facts = [...told.map(({ fact }) => fact).filter((fact) => fact.valueOn <= valueOn), probe];
  const { account } = replay({ opening, schedule, facts }, product, valueOn - 1, valueOn);
  const { notDue, duePrincipal, dueInterest, dueFee } = account.balances;
  const folds = foldsArrears(plan);
  const given = sum(
    plan.waive.filter(({ part, when }) => part === 'principal' && when === 'start').map((one) => one.amount),
  );
  const fromDue = given < duePrincipal ? given : duePrincipal;
  const rest = given - fromDue < notDue ? given - fromDue : notDue;
  const principal = notDue - rest + (folds ? duePrincipal - fromDue : 0n);
  const charges = folds ? dueInterest + dueFee : 3n;
  const count = BigInt(steps.length);
  let due = valueOn;
  return steps.map((days, place) => {
    due += days;
    const part = (whole: Minor) =>
      place === steps.length - 1 ? whole - (whole / count) * (count - 1n) : whole / count;
    return { seq: place + 1, due, principal: part(principal), interest: part(charges), fee: 0n };
  });
}
