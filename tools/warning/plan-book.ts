/**
 * Inside made-up agreements: how long before a missed row does the watch see it, and how often does it alarm in vain?
 *
 * Loans twenty days late whose whole debt is agreed in six months, under the house's terms. Nobody publishes how single rows of plans
 * are kept, so three published figures are put together: three in ten plans are not completed (LendingClub's hardship plans: 71.1 % are), three
 * quarters of those without ever a payment (CFPB 2017), and a payment is late in 14.4 % after one in time and in 39.5 % after a late
 * one (SuperLender). Whether the borrower wrote or is lost is drawn by nobody: those facts are not in it.
 */
import { AGREEMENT_TERMS } from '../../policy/house/agreement-terms.ts';
import { WATCH } from '../../policy/warning/watch-points.ts';
import type { AccountEvent, Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { replay } from '../../rules/history.ts';
import { kindIn } from '../../rules/negotiation/negotiable.ts';
import type { AgreedPlan } from '../../rules/plan/agreed-plan.ts';
import { draftOf } from '../../rules/plan/draft-plan.ts';
import { nextPlanRow, planPastOf, sharePaid } from '../../rules/warning/plan-past.ts';
import { watchScore } from '../../rules/warning/row-watch.ts';
import { IN_TWO_PARTS } from '../../simulator/habits.ts';
import { loanStanding, TODAY } from '../rehearsal/agreements/negotiations.ts';
import { chanceOf } from '../rehearsal/chance.ts';
import type { SeenKind, SeenRow } from './book-watch.ts';

const NEVER_PAYS = 0.289 * 0.75;
const LATE_AFTER = { kept: 0.144, late: 0.395 } as const;
const MONTHS = 6;
const LATE_DAYS = 20;
/** Days before its due day on which a row is paid, at most, and days after it. */
const EARLY_MOST = 6;
const LATE_MOST = 24;

/** So many agreements, lived until they end. */
export function planBook(count: number, seed: number): SeenKind {
  const chance = chanceOf(seed);
  const kind = kindIn(AGREEMENT_TERMS.find(({ product }) => product === 'instalment')!, 'instalments')!;
  const asked = { kind: kind.kind, months: MONTHS, amount: null, firstOn: null };
  const rows: SeenRow[] = [];
  for (let at = 0; at < count; at += 1) {
    const principal = BigInt(200_000 + Math.floor(chance() * 2_000_000));
    const standing = loanStanding(principal, 12, 1 + Math.floor(chance() * 8), LATE_DAYS);
    const draft = draftOf(asked, kind, standing, null);
    if (draft === null) throw new Error('the house’s terms agree to no instalments on a late loan');
    const plan: AgreedPlan = { ...draft.plan, id: 'plan' };
    const agreed: Fact = { id: 'agreed', type: 'agreed', valueOn: TODAY, plan };
    const history = {
      ...standing.history,
      facts: [...standing.history.facts, agreed, ...payments(plan, chance)],
    };
    rows.push(...seenOf({ ...standing, history }, plan));
  }
  return { name: 'Agreement in six parts', kind: 'plan', rows };
}

/** What the borrower pays. */
function payments({ rows }: AgreedPlan, chance: () => number): Fact[] {
  if (chance() < NEVER_PAYS) return [];
  let late = false;
  return rows.flatMap(({ due, amount }, place): Fact[] => {
    late = chance() < LATE_AFTER[late ? 'late' : 'kept'];
    const day = late
      ? due + 1 + Math.floor(chance() * LATE_MOST)
      : due - Math.floor(chance() * (EARLY_MOST + 1));
    const paid = (valueOn: Day, part: bigint, id: string): Fact => ({
      id,
      type: 'paid',
      valueOn,
      amount: part,
    });
    if (chance() >= IN_TWO_PARTS) return [paid(day, amount, `row-${place}`)];
    const half = amount / 2n;
    return [paid(day - 2, half, `row-${place}-a`), paid(day, amount - half, `row-${place}-b`)];
  });
}

/** Looks at every row that came due while the agreement lived. */
function seenOf({ history, product }: ReturnType<typeof loanStanding>, plan: AgreedPlan): SeenRow[] {
  return plan.rows.flatMap(({ due }): SeenRow[] => {
    const looks = WATCH.looksAhead.flatMap((ahead) => {
      const events: AccountEvent[] = [];
      const { account } = replay(history, product, due - ahead, due - ahead + 1, (event) =>
        events.push(event),
      );
      const next = nextPlanRow(account);
      if (account.plan === null || next?.due !== due) return [];
      const { rows, broken } = planPastOf(events, due - ahead);
      const signs = {
        missed: account.plan.missed,
        brokenBefore: broken,
        sharePaid: sharePaid(account.plan),
        answered: false,
        lost: false,
      };
      const { points } = watchScore({ kind: 'plan', rows, next, plan: signs }, WATCH.planPoints);
      return [{ ahead, points }];
    });
    if (looks.length === 0) return [];
    const after = replay(history, product, due + plan.graceDays, due + plan.graceDays + 1).account.plan;
    const missed =
      after !== null
        ? (after.plan.rows[after.row]?.due ?? Number.POSITIVE_INFINITY) <= due
        : !coveredBy(history.facts, plan, due);
    return [{ missed, looks }];
  });
}

/** Whether money since the agreement covers every row up to this day, where the agreement itself is over. */
function coveredBy(facts: readonly Fact[], { rows, shortBy, graceDays }: AgreedPlan, due: Day): boolean {
  const asked = rows.reduce((total, row) => (row.due <= due ? total + row.amount : total), 0n);
  const received = facts.reduce(
    (total, fact) =>
      fact.type === 'paid' && fact.valueOn >= TODAY && fact.valueOn <= due + graceDays
        ? total + fact.amount
        : total,
    0n,
  );
  return received + shortBy >= asked;
}
