/**
 * Where does an account stand when somebody wants to agree about it?
 *
 * All that an answer depends on besides what the borrower states: the account with its history, the terms it follows, the days off of
 * his place, and what was agreed before. Nothing of his person is in it, so nothing of it can count.
 */
import type { Account } from '../account.ts';
import type { Day } from '../days.ts';
import type { WorkCalendar } from '../deadlines/working-day.ts';
import type { Debt } from '../gate/situation.ts';
import type { History } from '../history.ts';
import { sum } from '../money.ts';
import type { PlanKind } from '../plan/agreed-plan.ts';
import { rowsToCome } from '../plan/contract-rows.ts';
import { forecast, type Position, positionOf } from '../telling/forecast.ts';
import type { Coming, Product } from '../terms.ts';

/** An agreement of the past; `endedOn` null: it is alive. */
export interface EarlierPlan {
  readonly kind: PlanKind;
  readonly agreedOn: Day;
  readonly endedOn: Day | null;
  readonly end: 'kept' | 'broken' | 'withdrawn' | null;
}

export interface Standing {
  readonly account: Account;
  readonly history: History;
  readonly product: Product;
  readonly today: Day;
  readonly calendar: WorkCalendar;
  /** How the law sees the debt. */
  readonly debt: Debt['kind'];
  readonly earlier: readonly EarlierPlan[];
}

/** What is owed today, part by part. An instalment that falls due today counts as due: an agreement begins after it. */
export function positionNow(standing: Standing): Position {
  const { account, history, product, today } = standing;
  const position = positionOf(account, today, product, history);
  const { next } = account;
  if (product.family !== 'instalment' || next === null || next.due > today) return position;
  const charges = next.interest + next.fee;
  return {
    ...position,
    notDue: position.notDue - next.principal,
    duePrincipal: position.duePrincipal + next.principal,
    interest: position.interest + next.interest,
    fee: position.fee + next.fee,
    owed: position.owed + charges,
    overdue: position.overdue + next.principal + charges,
  };
}

/** What would be owed on a later day if nothing is paid or agreed. */
export function owedWhenWaiting(standing: Standing, day: Day): Position {
  if (day <= standing.today) return positionNow(standing);
  return forecast(standing.history, standing.product, day, []);
}

/** Instalments of the contract that will be asked for after today, in order. */
export function comingOf({ account, history, product, today }: Standing): Coming[] {
  if (product.family !== 'instalment') return [];
  return rowsToCome(account, history.schedule).filter(({ due }) => due > today);
}

/** What they ask for together. */
export function askedBy(rows: readonly Coming[]): bigint {
  return sum(rows.map(({ principal, interest, fee }) => principal + interest + fee));
}
