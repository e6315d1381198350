/**
 * How does an offer that was made at a door become a proposal?
 *
 * As an agent's does: by the same rules and limits, from what he said of his circumstances at the door, under the account's lock and in the
 * transaction in which the visitor's entry is kept. It binds nobody: he confirms it on his own page, or does not. Without circumstances,
 * without leave, or about an account that was not the visit's, the entry is kept and nothing is proposed.
 */
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { parseAmount } from '../../rules/money.ts';
import type { Circumstances } from '../../rules/negotiation/circumstances.ts';
import type { PlanKind } from '../../rules/plan/agreed-plan.ts';
import { lockedAccount, proposeIn } from '../agreements/propose.ts';
import type { Client } from '../db/pool.ts';
import type { VisitRow } from '../db/visits/visit-rows.ts';
import type { VisitHouse } from './visit-case.ts';

/** What he says at the door of what he can pay, a month, as it was written. */
export interface SaidAtDoor {
  readonly income: string;
  readonly people: number;
  readonly housing: string;
  readonly area: Circumstances['area'];
}

export interface DoorOffer {
  readonly account: string;
  readonly kind: PlanKind;
  readonly months: number;
  readonly firstOn: Day | null;
  readonly said: SaidAtDoor | null;
}

/** What came of it, as it stands beside the entry. */
export type OfferTaken =
  | { readonly proposal: number; readonly answer: string }
  | { readonly proposal: null; readonly why: string };

const notProposed = (why: string): OfferTaken => ({ proposal: null, why });

/** Proposes it. `key`: the entry's own, so that the same entry is the same proposal. */
export async function proposeAtDoor(
  client: Client,
  house: VisitHouse,
  row: VisitRow,
  offer: DoorOffer,
  {
    by,
    key,
    today,
    at,
  }: { readonly by: string; readonly key: string; readonly today: Day; readonly at: Minute },
): Promise<OfferTaken> {
  const { account, kind, months, firstOn, said } = offer;
  if (!row.debts.split(' ').includes(account)) return notProposed('not-his-debt');
  if (row.permit === null) return notProposed('no-leave');
  if (said === null) return notProposed('no-circumstances');
  const place = { slot: row.slot, accountId: BigInt(account) };
  const told = await lockedAccount(client, place);
  const product = told === null ? undefined : house.products.get(told.account.product);
  if (product === undefined) return notProposed('no-account');
  const [income, housing] = [
    parseAmount(said.income, product.currency),
    parseAmount(said.housing, product.currency),
  ];
  if (income === null || housing === null) return notProposed('no-amount');
  const circumstances: Circumstances = {
    incomes: income > 0n ? [{ amount: income, every: 'month', sure: 'usual' }] : [],
    ...{ people: said.people, area: said.area, housing },
    ...{ unavoidable: 0n, otherDebts: 0n, onHand: 0n, salaryDate: null, hardUntil: null },
  };
  const proposal = { kind, months: months === 0 ? null : months, amount: null, firstOn };
  const asking = { key: place, by, level: 'agent', idempotency: `visit-${key}`, today, at } as const;
  const done = await proposeIn(client, house, asking, { proposal, circumstances });
  return done.state === 'refused'
    ? notProposed(done.why)
    : { proposal: done.proposal, answer: done.answer.answer };
}
