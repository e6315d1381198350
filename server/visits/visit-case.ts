/**
 * May a visit to this person be thought of, what would it bring and cost, and at which times would the law allow it?
 *
 * Everything from his rows as they are. The times are found by asking the gate about each: the same rules that judge at the door.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { type HouseVisits, visitTermsOn } from '../../policy/house/visits/visit-terms.ts';
import { overdueAmount } from '../../rules/account.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import type { Day } from '../../rules/days.ts';
import { decide } from '../../rules/gate/gate.ts';
import { dayAt, type Minute, minutesAt, type Zone } from '../../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Product } from '../../rules/terms.ts';
import type { VisitReady, Window } from '../../rules/visits/visit-course.ts';
import { type MilderStep, milderSteps, type StepFound } from '../../rules/visits/visit-readiness.ts';
import { type VisitWorth, visitWorth } from '../../rules/visits/visit-worth.ts';
import type { KeptFiles } from '../contact/kept-files.ts';
import { type BorrowerKey, type PersonRows, readPeople } from '../db/gate/person-rows.ts';
import type { Client, Pool } from '../db/pool.ts';
import type { VisitPlace, VisitRow } from '../db/visits/visit-rows.ts';
import { lawFor } from '../gate/law-for.ts';
import type { Gatehouse } from '../gate/permit-desk.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { attemptOf } from '../gate/situation-from.ts';

/** What a visit is weighed by. */
export interface VisitBook {
  readonly pool: Pool;
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** What visits need of the house: the ladder in force is named in every leave. */
export interface VisitHouse extends VisitBook {
  readonly ladder: Ladder;
  /** Where sealed files of people lie, also what was recorded at doors. */
  readonly papers?: KeptFiles;
}

/** The gate of visits at a minute. */
export function visitGate({ collecting, products, ladder }: VisitHouse, now: () => Minute): Gatehouse {
  const lawOf = (region: string) => lawFor(region, collecting);
  return { collecting, products, lawOf, strategy: `${ladder.id}@${ladder.version}`, now };
}

/** Everything a proposal is decided from. */
export interface VisitCase {
  readonly rows: PersonRows;
  readonly situation: Situation;
  readonly debts: readonly string[];
  readonly currency: Product['currency'];
  readonly worth: VisitWorth;
  readonly steps: Readonly<Record<MilderStep, StepFound>>;
  readonly ready: VisitReady;
  readonly house: HouseVisits;
}

/** Reads a person and what speaks for and against a visit to him; null: the book does not have him. */
export async function visitCase(
  client: Client,
  house: VisitBook,
  key: BorrowerKey,
  visits: readonly VisitRow[],
  today: Day,
  at: Minute,
): Promise<VisitCase | null> {
  const rows = (await readPeople(client, [key])).get(key.borrower);
  if (rows === undefined) return null;
  const terms = visitTermsOn(today);
  const situation = situationOfRows(rows, NO_STAFF, at, house);
  const due = rows.accounts.flatMap(({ account }) => {
    const product = house.products.get(account.product);
    const isDue = account.oldestDue !== null && account.writtenOffOn === null && product !== undefined;
    return isDue ? [{ account, product }] : [];
  });
  const currency = (due[0]?.product ?? house.products.values().next().value!).currency;
  const here = due.filter(({ product }) => product.currency.code === currency.code);
  const overdue = here.reduce((sum, { account }) => sum + overdueAmount(account), 0n);
  const debts = here.map(({ account }) => String(account.id));
  const worth = visitWorth(overdue, currency.code, terms.worth);
  const steps = milderSteps(situation, at, terms.terms.failedAfterDays);
  const daysPastDue = Math.max(
    0,
    ...here.map(({ account, product }) => daysPastDueOf(account, today, product)),
  );
  const bars = debts.length === 0 ? ['nothing-due'] : barsOf(house, rows, situation, debts, terms, at);
  const resting = visits.some(({ restUntil }) => restUntil !== null && restUntil > today);
  const another = visits.some(({ endedAt }) => endedAt === null);
  const ready = { steps, daysPastDue, overdue, exceeds: worth.exceeds, bars, resting, another };
  return { rows, situation, debts, currency, worth, steps, ready, house: terms };
}

/** The contact that a visit is: about all debts, at his address, by these people. */
export function visitAttempt(
  collecting: Collecting,
  debts: readonly string[],
  visit: Pick<VisitRow, 'place' | 'addressId'> & Partial<Pick<VisitRow, 'confirmedAt' | 'approvedBy'>>,
  worker: string | null,
  agency: string | null = null,
): Omit<Attempt, 'at'> {
  const { at: _, ...attempt } = attemptOf('visit', BigInt(debts[0]!), 0, collecting);
  return {
    ...attempt,
    debts,
    worker,
    by: agency ?? attempt.by,
    address: visit.addressId,
    place: visit.place,
    booking: {
      confirmedByBorrower: visit.confirmedAt != null,
      approvedBySecond: visit.approvedBy != null,
    },
  };
}

/** As if it were arranged: what is asked about times before there is an appointment. */
const ARRANGED = { confirmedAt: 0, approvedBy: 'second' } as const;

/** Days within which some hour must be allowed; otherwise something else than the hour stands against it. */
const NEAR_DAYS = 3;

/** What the gate says against a visit, whatever the hour: nothing where an hour of the next days is allowed. */
function barsOf(
  house: VisitBook,
  rows: PersonRows,
  situation: Situation,
  debts: readonly string[],
  { terms }: HouseVisits,
  at: Minute,
): readonly string[] {
  const [zone] = situation.zones;
  if (zone === undefined) return ['zones'];
  const law = lawFor(rows.region, house.collecting);
  // Where he lives is chosen later: the mildest place is asked about.
  const place = { place: 'home', addressId: 'postal', ...ARRANGED } as const;
  const attempt = visitAttempt(house.collecting, debts, place, null);
  let first: readonly string[] | null = null;
  for (let ahead = 1; ahead <= NEAR_DAYS; ahead += 1)
    for (const start of terms.windowStarts)
      for (const minute of minutesAt(zone, dayAt(zone, at) + ahead, start)) {
        const { result, verdicts, missing } = decide({ ...attempt, at: minute }, situation, law);
        if (result === 'permit' || result === 'permit-with-flag') return [];
        first ??= [
          ...missing,
          ...verdicts.flatMap(({ outcome, reasons }) =>
            outcome === 'pass' || outcome === 'flag' || outcome === 'missing' ? [] : (reasons ?? []),
          ),
        ];
      }
  return [...new Set(first ?? ['calendar'])];
}

/** The times at one place that the gate allows from the first to the last minute, within the house's days ahead. */
export function allowedWindows(
  house: VisitBook,
  { rows, situation, debts, house: { terms } }: VisitCase,
  where: { readonly place: VisitPlace; readonly addressId: string },
  at: Minute,
): Window[] {
  const [zone] = situation.zones;
  if (zone === undefined) return [];
  const law = lawFor(rows.region, house.collecting);
  const attempt = visitAttempt(house.collecting, debts, { ...where, ...ARRANGED }, null);
  const isAllowed = (minute: Minute) =>
    decide({ ...attempt, at: minute }, situation, law).result.startsWith('permit');
  const { firstDaysAhead, lastDaysAhead, windowStarts, windowMinutes } = terms;
  const windows: Window[] = [];
  for (let ahead = firstDaysAhead; ahead <= lastDaysAhead; ahead += 1)
    for (const start of windowStarts)
      for (const from of startsOn(zone, dayAt(zone, at) + ahead, start)) {
        const until = from + windowMinutes;
        if (isAllowed(from) && isAllowed(from + windowMinutes / 2) && isAllowed(until - 1))
          windows.push({ from, until });
      }
  return windows;
}

/** None where the clocks of that day leave the hour out; the first where they show it twice. */
const startsOn = (zone: Zone, day: Day, clock: number) => minutesAt(zone, day, clock).slice(0, 1);

/** Windows as a row keeps them, and back. */
export const windowsText = (windows: readonly Window[]) =>
  windows.map(({ from, until }) => `${from}-${until}`).join(' ');
export const windowsIn = (text: string): Window[] =>
  text === ''
    ? []
    : text.split(' ').map((one) => {
        const [from, until] = one.split('-').map(Number);
        return { from: from!, until: until! };
      });
