/**
 * Which debts does a call concern, and which debts are one?
 *
 * A call counts for each debt the collector raised; one that raised none counts for the debt it was assigned to (12 CFR
 * 1006.14(b)(4), comment 14(b)(4)-1.i). A talk is about each debt that anybody discussed (comment 14(b)(4)-1.ii). Where nobody
 * recorded a debt, it counts for every debt: unknown is never free. A talk known to be about no debt is no talk about one. Student loans under one servicing account are one debt.
 */
import type { Debt, Happening } from '../situation.ts';

/** The debts that count as one with `debt`, itself included. */
export function sameDebt(
  debt: string,
  debts: readonly Debt[],
  folded: readonly Debt['kind'][],
): readonly string[] {
  const own = debts.find(({ id }) => id === debt);
  if (own === undefined || !folded.includes(own.kind)) return [debt];
  return debts
    .filter(({ kind, servicedAs }) => kind === own.kind && servicedAs === own.servicedAs)
    .map(({ id }) => id);
}

/** True when an attempt that was made counts for one of these debts. Happenings that are no attempt never do. */
export function isAbout(event: Happening, debts: readonly string[]): boolean {
  switch (event.type) {
    case 'call':
      if (event.raised.length > 0) return meet(event.raised, debts);
      if (event.attributedTo !== null) return debts.includes(event.attributedTo);
      return event.discussed.length === 0 || meet(event.discussed, debts);
    case 'message':
    case 'visit':
      return event.debts.length === 0 || meet(event.debts, debts);
    default:
      return false;
  }
}

/** True when a talk with the person was about one of these debts, whoever called and whoever brought it up. */
export function isTalkAbout(event: Happening, debts: readonly string[]): boolean {
  if (event.type === 'call') {
    if (event.outcome !== 'conversation' && event.outcome !== 'unknown') return false;
    if (event.discussed.length > 0 || event.raised.length > 0)
      return meet(event.discussed, debts) || meet(event.raised, debts);
    if (event.noDebt) return false;
    return event.attributedTo === null || debts.includes(event.attributedTo);
  }
  if (event.type !== 'inbound' || event.way !== 'call' || !event.conversation || event.noDebt) return false;
  if (event.discussed.length > 0) return meet(event.discussed, debts);
  return event.debts.length === 0 || meet(event.debts, debts);
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  for (const one of some) if (others.includes(one)) return true;
  return false;
}
