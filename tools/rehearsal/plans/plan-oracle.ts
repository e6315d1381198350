/**
 * How must an agreement have ended, told from the payments alone?
 *
 * Written a second time and simply, day by day, with none of the code of closing: what came in by each evening, which row that
 * covers, how often one was missed. It knows nothing of what the account owes.
 */
import type { Fact } from '../../../rules/account.ts';
import type { Day } from '../../../rules/days.ts';
import type { AgreedPlan } from '../../../rules/plan/agreed-plan.ts';

/** How the only agreement among these facts stands at the end of `last`; null where payments alone do not decide. */
export function expectedEnd(facts: readonly Fact[], last: Day): 'alive' | 'completed' | 'broken' | null {
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  const counted = facts.filter(({ id }) => !undone.has(id));
  const agreed = counted.find(({ type }) => type === 'agreed');
  if (agreed?.type !== 'agreed') return null;
  if (counted.some(({ type }) => type === 'withdrawn' || type === 'written-off')) return null;
  const { plan, valueOn } = agreed;
  let received = 0n;
  let missed = 0;
  let behind: number | null = null;
  for (let day = valueOn; day <= last; day += 1) {
    for (const movement of movements(counted, day)) {
      received += movement;
      if (plan.rows.length > 0 && covers(plan, received, plan.rows.length - 1)) return 'completed';
      if (behind !== null && covers(plan, received, behind)) behind = null;
    }
    const row = plan.rows.findIndex((_, place) => !covers(plan, received, place));
    if (row === -1) {
      if (day >= plan.until) return 'completed';
      continue;
    }
    const following = plan.rows[row + 1];
    const lastChance = following === undefined ? plan.until : following.due + plan.graceDays;
    if (behind === row && day >= lastChance) return 'broken';
    if (behind === row || day < plan.rows[row]!.due + plan.graceDays) continue;
    missed += 1;
    if (missed > plan.missesAllowed || day >= lastChance) return 'broken';
    behind = row;
  }
  return 'alive';
}

/** Money of a day: payments in, and what banks took back, payments first or as their names stand. */
function movements(facts: readonly Fact[], day: Day): bigint[] {
  const ofDay = facts.filter(({ valueOn }) => valueOn === day);
  const paid = ofDay.flatMap((fact) => (fact.type === 'paid' ? [fact.amount] : []));
  const back = ofDay.flatMap((fact) => (fact.type === 'charged-back' ? [-fact.amount] : []));
  return [...paid, ...back];
}

function covers({ rows, shortBy }: AgreedPlan, received: bigint, place: number): boolean {
  const asked = rows.slice(0, place + 1).reduce((total, { amount }) => total + amount, 0n);
  return received + shortBy >= asked;
}
