/**
 * What stands against lending out a person, tonight, by everything that is recorded about him?
 *
 * What the tables say by themselves, and what the gate reads in his log: a hold, a dispute, a death, a stop. Only people of whom something
 * is recorded are read whole.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { AgencyCase, CaseStanding } from '../../rules/agencies/agency-case.ts';
import type { Day } from '../../rules/days.ts';
import { isInDispute } from '../../rules/gate/debts/disputed.ts';
import { DAY_MINUTES, startOfDay } from '../../rules/gate/local-time.ts';
import type { Hold, Situation } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import type { CaseRow } from '../db/agencies/placed-case-rows.ts';
import { type BorrowerKey, distinct, readPeople } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { zoneAround } from '../zone-table.ts';

/** What is needed beside the book. */
export interface AgencyHouse {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** What the log of a person says against it. */
export type Barred = Pick<CaseStanding, 'isHeld' | 'isDisputed' | 'isVulnerable' | 'hasStopped'>;

const NOT_BARRED: Barred = { isHeld: false, isDisputed: false, isVulnerable: false, hasStopped: false };
const HARDSHIPS: ReadonlySet<Hold['kind']> = new Set(['hardship', 'disaster']);

/** Reads people and says what stands against each of these debts. The borrowers are locked. */
export async function barredBy(
  client: Client,
  debts: readonly (BorrowerKey & { readonly accountId: bigint })[],
  day: Day,
  house: AgencyHouse,
): Promise<(accountId: bigint) => Barred> {
  const people = await readPeople(client, distinct(debts));
  const at = startOfDay(zoneAround(house.collecting.timeZone, day * DAY_MINUTES), day);
  const found = new Map<bigint, Barred>();
  for (const { borrower, accountId } of debts) {
    const rows = people.get(borrower);
    if (rows !== undefined)
      found.set(accountId, barIn(situationOfRows(rows, NO_STAFF, at, house), String(accountId), day));
  }
  return (accountId) => found.get(accountId) ?? NOT_BARRED;
}

function barIn({ holds, log, people }: Situation, debt: string, day: Day): Barred {
  const standing = holds.filter(
    ({ kind, from, to, debts }) =>
      kind !== 'plan-kept' &&
      from <= day &&
      (to === null || to >= day) &&
      (debts === null || debts.includes(debt)),
  );
  const person = people.find(({ id }) => id === BORROWER);
  const isGone = person?.alive === false || person?.capable === false;
  return {
    isHeld: standing.length > 0,
    isDisputed: isInDispute(log, debt),
    isVulnerable: isGone || standing.some(({ kind }) => HARDSHIPS.has(kind)),
    hasStopped: log.some(
      (one) =>
        one.type === 'cease-received' ||
        (one.type === 'opt-out' && one.scope === 'person') ||
        (one.type === 'said' && (one.says === 'asks-for-no-contact' || one.says === 'does-not-owe')),
    ),
  };
}

export const HANDED = new Set(['sent', 'delivered']);
const PENDING = new Set(['waiting', 'sending']);

/** A case and its standing as the rules ask for them. */
export function asRules(
  row: CaseRow,
  log: Barred,
  agencyFit: boolean,
): { readonly one: AgencyCase; readonly now: CaseStanding } {
  const { notice } = row;
  return {
    one: { ...row, withoutSuccessDays: row.idleDays },
    now: {
      ...row,
      agencyFit,
      isDisputed: row.isDisputed || log.isDisputed,
      isVulnerable: row.isCare || log.isVulnerable,
      isHeld: row.isPaused || row.complains || log.isHeld,
      hasStopped: log.hasStopped,
      notice:
        notice === null
          ? null
          : HANDED.has(notice)
            ? 'handed-over'
            : PENDING.has(notice)
              ? 'waiting'
              : 'failed',
    },
  };
}
