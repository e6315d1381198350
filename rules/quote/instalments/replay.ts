/**
 * How does an account stand after everything that is known by a day?
 *
 * Nothing is ever adjusted: the account is built anew from its plan and every event known by then, each on
 * its effective day. So a payment entered late with an earlier value day gives exactly what it would have
 * given in time, and a reversed payment leaves no trace.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import type { AllocationRule } from '../../payment.ts';
import type { Case, CaseEvent } from '../case.ts';
import {
  type AccountPenalty,
  bringAccountPenalty,
  countCharge,
  daysUntil,
  dropRest,
  holdWithinCap,
  openPenalty,
} from './account-penalty.ts';
import { chargeLateFee, lateFeeDay, ownRow, placeCharge, waive } from './charges.ts';
import { allocationOf } from './convention.ts';
import { bringPenalty } from './overdue-interest.ts';
import { nameOf, type Pauses, pausesOf } from './pauses.ts';
import { chargeBack, openOver, reAge, reAmortise, writeOff } from './rearrange.ts';
import { type ByPart, nothing, type Row } from './row.ts';
import { type Plan, planOf } from './row-plan.ts';
import { rearrangeRunning } from './running-moves.ts';
import { type Recalculation, recalculationOf } from './running-plan.ts';
import type { FreeSpan } from './running-share.ts';
import { receive, refill, spend, spendHeld } from './spending.ts';
import { effectiveDay, withoutReversed } from './standing-events.ts';

/** How an event was split, and what of it found no place. `left` is null where nothing was received. */
export interface Move {
  readonly of: string;
  readonly on: Day;
  readonly parts: ByPart;
  left: Minor | null;
}

/** An account on a day. */
export interface Account {
  readonly plan: Plan;
  /** All rows, in the order of their due days. */
  rows: Row[];
  readonly moves: Move[];
  readonly pauses: Pauses;
  /** Penalty that belongs to the account as a whole; null where it belongs to instalments. */
  readonly penalty: AccountPenalty | null;
}

/** An account, or the paths that it cannot be built of. */
export type Replayed = { readonly account: Account } | { readonly cannotExpress: readonly string[] };

/** Money that reached the account, and how it is spread. */
export interface Credit {
  readonly move: Move;
  readonly rule: AllocationRule;
}

/** Everything a replay carries along. */
export interface Replay {
  readonly asked: Case;
  readonly account: Account;
  readonly how: Recalculation;
  readonly free: readonly FreeSpan[];
  readonly credits: Credit[];
  readonly feeDays: Set<string>;
}

/** Something that happens on a day; `rank` orders one day where the product declares it. */
interface Entry {
  readonly on: Day;
  readonly rank: number;
  readonly apply: (replay: Replay) => void;
}

/** Ranks within one day, and before all days. */
const [BEFORE_ALL, WAIVED_FIRST, AT_DAWN, IN_TURN, AFTER_PAYMENTS] = [-2, -1, 0, 1, 2];

/** The account on day `asOf` after the given events, which must be in the order of their entry. */
export function replay(asked: Case, events: readonly CaseEvent[], asOf: Day): Replayed {
  const standing = withoutReversed(events);
  const planned = planOf(asked, standing);
  if ('cannotExpress' in planned) return planned;
  const gaps = runningGaps(asked, planned.plan, standing);
  if (gaps.length > 0) return { cannotExpress: gaps };
  const pauses = pausesOf(asked, events);
  const rows = [...planned.plan.rows];
  const penalty = openPenalty(rows, asked.terms, pauses.spans);
  const account: Account = { plan: planned.plan, rows, moves: [], pauses, penalty };
  const state: Replay = {
    asked,
    account,
    how: recalculationOf(asked.terms),
    free: freeSpans(asked, pauses),
    credits: [],
    feeDays: new Set(),
  };
  for (const entry of entriesOf(state, standing, asOf)) {
    if (entry.rank >= AT_DAWN) standOn(state, entry.on);
    entry.apply(state);
  }
  standOn(state, asOf);
  return { account };
}

/** Days without interest, both ends included. */
function freeSpans({ terms }: Case, { spans }: Pauses): FreeSpan[] {
  if (terms.pause?.stops !== 'interest') return [];
  const lastIncluded = terms.pause.lastDay === 'included';
  return spans.map(({ from, to }) => ({ from, to: lastIncluded ? to : to - 1 }));
}

/** Interest that runs on a balance is worked out for level instalments, and for money paid ahead in their order. */
function runningGaps({ terms }: Case, plan: Plan, events: readonly CaseEvent[]): string[] {
  if (!plan.running) return [];
  const gaps = plan.terms.method === 'equal-instalment' ? [] : ['terms.recalculate'];
  const futures = new Set(events.map(({ type }) => allocationOf(terms, type).future));
  if (futures.has('last-instalment') || futures.has('reamortise')) gaps.push('terms.allocation.future');
  return gaps;
}

/** All entries in the order in which they take effect. */
function entriesOf(state: Replay, events: readonly CaseEvent[], asOf: Day): Entry[] {
  const entries = events.flatMap((event) => entryOf(state, event, asOf) ?? []);
  entries.push(...lateFeeEntries(state, asOf));
  const order = new Map(entries.map((entry, index) => [entry, index]));
  const first = (entry: Entry) => entry.rank < AT_DAWN;
  return entries.sort((a, b) => {
    if (first(a) || first(b)) return a.rank - b.rank || order.get(a)! - order.get(b)!;
    return a.on - b.on || a.rank - b.rank || order.get(a)! - order.get(b)!;
  });
}

/** What one event does, and when. Null for events that do nothing by themselves. */
function entryOf(state: Replay, event: CaseEvent, asOf: Day): Entry | null {
  const { asked } = state;
  const on = effectiveDay(event);
  const { sameDay, waiver } = asked.terms;
  switch (event.type) {
    case 'payment':
      return paymentEntry(state, event, on, asOf);
    case 'refund':
    case 'goodwill-credit':
      return { on, rank: IN_TURN, apply: (s) => receive(s, event, event.amount, on) };
    case 'charge': {
      const first = asked.terms.allocation?.chargesDue === 'own-row' ? AT_DAWN : BEFORE_ALL;
      const rank = sameDay === 'fee-first' ? first : sameDay === 'entry-order' ? IN_TURN : AFTER_PAYMENTS;
      return { on, rank, apply: (s) => charge(s, event, on) };
    }
    case 'waive':
      return {
        on,
        rank: waiver === 'stands' ? WAIVED_FIRST : IN_TURN,
        apply: (s) => forgive(s, event),
      };
    case 're-age':
    case 're-amortise':
    case 'chargeback':
    case 'write-off':
    case 'charge-off':
      return { on, rank: IN_TURN, apply: (s) => rearrange(s, event, on) };
    default:
      return null;
  }
}

type Payment = Extract<CaseEvent, { type: 'payment' }>;

/** A payment that counts is received; one that failed may cost a fee; one pending too long is nothing. */
function paymentEntry({ asked }: Replay, event: Payment, on: Day, asOf: Day): Entry | null {
  const { terms } = asked;
  if (event.status === 'failed')
    return { on, rank: AT_DAWN, apply: (state) => chargeFailure(state, event, on) };
  if (event.status === 'pending' && asOf > on + (terms.grace?.paymentWindowDays ?? 0)) return null;
  return { on, rank: IN_TURN, apply: (state) => receive(state, event, event.amount, on) };
}

/** The fee for a payment attempt that failed. */
function chargeFailure(state: Replay, event: Payment, on: Day): void {
  const fee = state.asked.terms.failedPaymentFee;
  if (!fee || (fee.onlyFor && event.reason !== fee.onlyFor)) return;
  if (fee.oncePerDay && state.feeDays.has(`failed-${on}`)) return;
  if (fee.oncePerLoan && state.feeDays.has('failed')) return;
  state.feeDays.add(`failed-${on}`).add('failed');
  placeCharge(
    state.account.rows,
    { type: 'charge', on, part: 'penalty', amount: fee.amount },
    nameOf(state.asked, event),
    state.account.plan.terms.rounding,
  );
}

/** One entry for every row and late-fee rule, on the day on which the fee is decided. */
function lateFeeEntries(state: Replay, asOf: Day): Entry[] {
  const { terms } = state.asked;
  const rank = terms.sameDay === 'payment-first' ? AFTER_PAYMENTS : AT_DAWN;
  return (terms.lateFee ?? []).flatMap((fee, rule) =>
    state.account.rows
      .map((row) => ({ row, on: lateFeeDay(fee, row, terms) }))
      .filter(({ on }) => on <= asOf)
      .map(({ row, on }) => ({ on, rank, apply: (s: Replay) => lateFee(s, rule, row, on) })),
  );
}

function lateFee(state: Replay, rule: number, row: Row, on: Day): void {
  const fee = state.asked.terms.lateFee![rule]!;
  const key = `lateFee[${rule}]`;
  if (fee.oncePerDay && state.feeDays.has(`${key}-${on}`)) return;
  if (fee.oncePerLoan && state.feeDays.has(key)) return;
  const { rows, plan } = state.account;
  const line = chargeLateFee(rows, row, fee, key, on, plan.terms.rounding);
  if (line === null) return;
  state.feeDays.add(`${key}-${on}`).add(key);
  if (state.account.penalty) holdWithinCap(state.account.penalty, line);
}

type Charge = Extract<CaseEvent, { type: 'charge' }>;

function charge(state: Replay, event: Charge, on: Day): void {
  const { rows, plan, penalty } = state.account;
  const key = nameOf(state.asked, event);
  if (event.percent !== undefined) refill(state, on);
  const own = ownPlace(state, event, on);
  if (own === null) placeCharge(rows, event, key, plan.terms.rounding);
  else own.charges.push({ key, part: event.part, dueOn: on, amount: event.amount ?? 0n, waived: 0n });
  if (own !== null && penalty) countCharge(penalty, own);
  spendHeld(state, on);
  if (state.asked.terms.allocation?.overpaid !== 'pays-later-charges') return;
  for (const credit of state.credits) spend(state, credit, credit.move.on);
}

/** Where a charge stands when not in an instalment: in the account's penalty, or in a row of its own. */
function ownPlace({ account, asked }: Replay, event: Charge, on: Day): Row | null {
  if (event.amount === undefined) return null;
  if (event.part === 'penalty' && account.penalty) return account.penalty.row;
  if (asked.terms.allocation?.chargesDue !== 'own-row') return null;
  return ownRow(account.rows, event.dueOn ?? on, 0n);
}

/** Takes back what is open of a charge. */
function forgive({ account }: Replay, event: Extract<CaseEvent, { type: 'waive' }>): void {
  waive(account.rows, event);
  if (account.penalty) dropRest(account.penalty, account.rows);
}

/** Moves principal between rows, or takes it off the books; each leaves a line among the allocations. */
function rearrange(state: Replay, event: CaseEvent, on: Day): void {
  const { asked, account } = state;
  const { rows, plan } = account;
  const rounding = plan.terms.rounding;
  let parts = nothing();
  const running = plan.running ? rearrangeRunning(account, asked.terms, event, on) : null;
  if (running) {
    account.moves.push({ of: nameOf(asked, event), on, parts: running, left: null });
    return;
  }
  if (event.type === 're-age') parts.principal = reAge(rows, event, on, plan.terms.dues, rounding);
  if (event.type === 're-amortise') parts.principal = reAmortise(rows, on, rounding);
  if (event.type === 'chargeback') parts = chargeBack(rows, asked.terms, event.amount, on);
  if (event.type === 'write-off')
    parts = writeOff(rows, event.amount ?? null, on, allocationOf(asked.terms, event.type).order);
  if (event.type === 'charge-off') parts = openOver(rows);
  account.moves.push({ of: nameOf(asked, event), on, parts, left: null });
  if (event.type === 'chargeback') spendHeld(state, on);
}

/** Brings what depends on the day to day `on`: the running plan, penalty interest, money held as credit. */
function standOn(state: Replay, on: Day): void {
  refill(state, on);
  const { rows, plan } = state.account;
  bringPenalty(rows, state.asked.terms, on, plan.terms.rounding);
  const { penalty } = state.account;
  if (penalty === null) {
    for (const due of rows.map((row) => row.due)) if (due <= on) spendHeld(state, due);
    return;
  }
  for (const day of daysUntil(penalty, rows, on)) {
    bringAccountPenalty(penalty, rows, day);
    spendHeld(state, day);
  }
}
