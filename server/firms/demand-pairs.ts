/**
 * Which demands for a debt would count as effective, do two of them stand far enough apart, and what is missing?
 *
 * By the law of malicious overdraft (CN-ED): after the breach, confirmably received or evaded, and lawful when made. A letter that the post
 * delivered is confirmed by its tracking, one refused at the door was evaded; a call by somebody answering; an electronic message by a
 * receipt that says delivered. What a dispute or the house's own check found wrong is worth nothing. It is the law of cards: for another debt the
 * answer is reckoned alike and says so.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Day } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { type Demand, isEffective, pairOf, unpaidUntil } from '../../rules/deadlines/effective-demand.ts';
import { isLack } from '../../rules/deadlines/lack.ts';
import { DAY_MINUTES, dayAt } from '../../rules/gate/local-time.ts';
import type { DemandRow } from '../db/firms/decided-rows.ts';
import { deadlinesFor } from '../gate/deadlines-for.ts';
import { zoneAround } from '../zone-table.ts';

/** A contact as a demand. `effective` null: not known yet. */
export interface TriedDemand {
  readonly permit: number;
  readonly on: Day;
  readonly way: string;
  readonly effective: boolean | null;
  readonly why: 'counts' | 'before-breach' | 'found-wrong' | 'not-received' | 'not-confirmed';
}

export interface Demands {
  /** Whether the law of effective demands is of this kind of debt. */
  readonly applies: boolean;
  readonly needsDays: number;
  readonly demands: readonly TriedDemand[];
  readonly pair: { readonly first: Day; readonly second: Day; readonly days: number } | null;
  /** Last day of the time without payment after the second; null: there is no pair. */
  readonly unpaidUntil: Day | null;
  readonly lacks: readonly ('no-law' | 'first-demand' | 'second-demand' | 'days-apart' | 'time-unpaid')[];
  /** First day on which a second demand would be far enough from the first; null: not the question. */
  readonly secondFrom: Day | null;
}

function receiptOf({ way, outcome, post }: DemandRow): Pick<Demand, 'receiptConfirmable' | 'evaded'> {
  if (way === 'letter') {
    if (post === 'delivered') return { receiptConfirmable: true, evaded: false };
    if (post === 'refused') return { receiptConfirmable: false, evaded: true };
    if (post === 'returned') return { receiptConfirmable: false, evaded: false };
    return { receiptConfirmable: undefined, evaded: false };
  }
  if (way === 'call') return { receiptConfirmable: outcome === 'conversation', evaded: false };
  if (outcome === 'delivered') return { receiptConfirmable: true, evaded: false };
  if (outcome === null || outcome === 'sent') return { receiptConfirmable: undefined, evaded: false };
  return { receiptConfirmable: false, evaded: false };
}

function judged(demand: Demand, row: DemandRow, effective: boolean | null): TriedDemand {
  const why = effective
    ? 'counts'
    : demand.afterBreach === false
      ? 'before-breach'
      : demand.compliant === false
        ? 'found-wrong'
        : effective === null
          ? 'not-confirmed'
          : 'not-received';
  return { permit: row.permit, on: demand.on, way: row.way, effective, why };
}

/** Reckons the demands about one debt, as they are known on `day`. */
export function demandsOf(
  rows: readonly DemandRow[],
  debt: { readonly kind: 'card' | 'other'; readonly region: string; readonly oldestDue: Day | null },
  day: Day,
  house: Pick<Collecting, 'seat' | 'collector' | 'timeZone'>,
): Demands {
  const terms = termsOf(deadlinesFor(debt.region, day, house), 'effective-demand')[0];
  const zone = zoneAround(house.timeZone, day * DAY_MINUTES);
  const demands = rows.map((row): Demand => {
    const on = dayAt(zone, row.at);
    const afterBreach = debt.oldestDue !== null && on > debt.oldestDue;
    return { id: String(row.permit), on, afterBreach, compliant: !row.wrong, ...receiptOf(row) };
  });
  const told = demands.map((demand, place) => {
    const effective = isEffective(demand);
    return judged(demand, rows[place]!, isLack(effective) ? null : effective);
  });
  if (terms === undefined) {
    const none = { pair: null, unpaidUntil: null, secondFrom: null } as const;
    return { applies: false, needsDays: 0, demands: told, lacks: ['no-law'], ...none };
  }
  const applies = terms.debts.includes(debt.kind);
  const pair = pairOf(demands, terms);
  const first = told.find(({ effective }) => effective === true);
  const until = pair?.farEnough ? unpaidUntil(pair, terms) : null;
  const lacks: Demands['lacks'] =
    first === undefined
      ? ['first-demand']
      : pair === null
        ? ['second-demand']
        : !pair.farEnough
          ? ['days-apart']
          : until !== null && day <= until
            ? ['time-unpaid']
            : [];
  return {
    ...{ applies, needsDays: terms.days, demands: told, unpaidUntil: until, lacks },
    pair: pair === null ? null : { first: pair.first.on, second: pair.second.on, days: pair.gapDays },
    secondFrom: first !== undefined && !pair?.farEnough ? first.on + terms.days : null,
  };
}
