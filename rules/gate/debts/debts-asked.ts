/**
 * Which debts is this contact about, and is it made to collect them?
 *
 * A contact that names no debt is about all of them. Answers to what the person asked, what a law demands, and the confirmation
 * that something ends are no collection; each rule says which purposes it leaves open.
 */
import type { Attempt, Debt, Situation } from '../situation.ts';

/** The debts of an attempt; an unknown one is named. */
export function debtsOf(
  attempt: Attempt,
  { debts }: Situation,
): { readonly about: readonly Debt[] } | { readonly unknown: string } {
  if (attempt.debts.length === 0) return { about: debts };
  for (const asked of attempt.debts)
    if (!debts.some(({ id }) => id === asked)) return { unknown: `debts.${asked}` };
  // Whoever owes one debt is asked for that one.
  if (debts.length === 1) return { about: debts };
  return { about: debts.filter(({ id }) => attempt.debts.includes(id)) };
}

/** True when something that covers `debts` (null: all) touches a debt of the attempt. */
export function touches(debts: readonly string[] | null, attempt: Attempt): boolean {
  return debts === null || attempt.debts.length === 0 || debts.some((id) => attempt.debts.includes(id));
}
