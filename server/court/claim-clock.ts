/**
 * Until which day can this claim be brought, by everything that the book holds?
 *
 * By the law of the lender's seat and of the borrower's place (`rules/deadlines/limitation.ts`), the earliest end of them, on the careful
 * side: from the oldest amount due, begun anew by what he paid, by an agreement, by a demand that is proven to have arrived, and standing
 * still while a court has it. What the book cannot prove does not count.
 */
import { daysOffIn } from '../../policy/deadlines/days-off.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Account, Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { type ClaimEvent, type Interruption, interruptionsIn } from '../../rules/deadlines/interruption.ts';
import { isLack } from '../../rules/deadlines/lack.ts';
import { limitation } from '../../rules/deadlines/limitation.ts';
import { dayAt } from '../../rules/gate/local-time.ts';
import type { Debt, Way } from '../../rules/gate/situation.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import { deadlinesFor } from '../gate/deadlines-for.ts';
import type { Ending } from '../gate/person-log.ts';
import { valueIn } from '../gate/stored-text.ts';
import { zoneAround } from '../zone-table.ts';
import type { CourtStep } from './court-fact.ts';

/** What was found. `ends` null: it stands still. */
export interface ClaimClock {
  readonly ends: Day | null;
  readonly outermost: Day;
  readonly last: Interruption | null;
  readonly source: string;
}

export interface ClaimAsked {
  readonly account: Account;
  readonly facts: readonly Fact[];
  readonly rows: PersonRows;
  readonly kind: Debt['kind'];
  readonly today: Day;
  readonly collecting: Collecting;
}

/** The clock of one claim; null: nothing is overdue, or no law here gives a period that can be reckoned. */
export function claimClock({ account, facts, rows, kind, today, collecting }: ClaimAsked): ClaimClock | null {
  const { oldestDue } = account;
  if (oldestDue === null) return null;
  const rules = deadlinesFor(rows.region, today, collecting);
  const periods = rules.filter(({ sets }) => sets.kind === 'limitation');
  const events = [
    ...paymentsIn(facts),
    ...demandsIn(rows, String(account.id)),
    ...suitsIn(rows, String(account.id)),
  ];
  const claim = {
    knownFrom: oldestDue,
    lastInstalment: null,
    injuredOn: null,
    interruptions: interruptionsIn(events, kind, termsOf(rules, 'reserved-point')),
    obstacles: [],
  };
  const calendar = daysOffIn(rows.region);
  let found: ClaimClock | null = null;
  for (const rule of periods) {
    if (rule.sets.kind !== 'limitation') continue;
    // A last day so far ahead that its year's days off are not proclaimed yet is taken as it falls: that is earlier, never later.
    const known = limitation(claim, rule.sets, calendar);
    const one = isLack(known) ? limitation(claim, rule.sets, null) : known;
    if (isLack(one)) continue;
    if (found === null || (one.ends !== null && (found.ends === null || one.ends < found.ends)))
      found = { ends: one.ends, outermost: one.outermost, last: one.last, source: rule.source };
  }
  return found;
}

/** What was paid and agreed, and nobody took back. */
function paymentsIn(facts: readonly Fact[]): ClaimEvent[] {
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
  return facts.flatMap(({ id, type, valueOn }): ClaimEvent[] => {
    if (undone.has(id)) return [];
    if (type === 'paid') return [{ type, on: valueOn, id }];
    return type === 'agreed' ? [{ type: 'acknowledged', on: valueOn, id }] : [];
  });
}

const WRITTEN: ReadonlySet<string> = new Set(['letter', 'sms', 'email', 'in-app']);

/** Written demands about the debt with what is proven of their arrival. */
function demandsIn({ attempts, facts, timeZone }: PersonRows, debt: string): ClaimEvent[] {
  const endings = new Map<number, Ending>();
  for (const { type, permit, data } of facts)
    if (type === 'outcome' && permit !== null) endings.set(permit, valueIn(data) as Ending);
  return attempts.flatMap(({ way, at, permit, debts, purpose, address }): ClaimEvent[] => {
    const outcome = endings.get(permit)?.outcome;
    if (!WRITTEN.has(way) || !debts.split(' ').includes(debt) || purpose === 'requested-information')
      return [];
    if (outcome === 'not-sent') return [];
    const reached = outcome === 'delivered' ? true : outcome === 'bounced' ? false : null;
    const on = dayAt(zoneAround(timeZone, at), at);
    // What stands in the credit file the borrower left there himself (`policy/house/collecting.ts`).
    const toReserved = address === 'phone' || address === 'email' ? outcome !== 'bounced' : undefined;
    return [
      {
        type: 'demand',
        on,
        id: `c${permit}`,
        way: way as Way,
        reached,
        toReserved,
        portion: 'all',
        restWaived: false,
      },
    ];
  });
}

const ENDED: ReadonlySet<string> = new Set(['rejected', 'in-force', 'settled', 'withdrawn', 'ended']);

/** Suits about the debt: the period stands still from the filing until they end (民法典 195). */
function suitsIn({ facts }: PersonRows, debt: string): ClaimEvent[] {
  const steps = facts.flatMap(({ type, data }) =>
    type === 'court-step' ? [valueIn(data) as CourtStep] : [],
  );
  return steps
    .filter(({ stage, account, what }) => stage === 'filed' && account === debt && what === undefined)
    .map((filed): ClaimEvent => {
      const end = steps.find((one) => one.case === filed.case && one.on >= filed.on && ENDED.has(one.stage));
      return { type: 'proceeding', on: filed.on, id: `case ${filed.case}`, endedOn: end?.on ?? null };
    });
}
