/**
 * What is so about a claim today, or as of the day it was sold, for whoever sells it, writes it off or takes it back?
 *
 * Read from the rows that everybody else reads: the account, the person's log, and what lies open in the tables. Asked anew at every act;
 * nothing is believed because it was so when a portfolio was drawn. The standing of a past day uses everything that is known of it now.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import { type Account, outstanding } from '../../rules/account.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import type { Day } from '../../rules/days.ts';
import { isInDispute } from '../../rules/gate/debts/disputed.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import type { Situation } from '../../rules/gate/situation.ts';
import { type History, replay } from '../../rules/history.ts';
import { accruedTo } from '../../rules/penalty.ts';
import type { SaleStanding } from '../../rules/sale/saleable.ts';
import type { WriteOffStanding } from '../../rules/sale/write-off-due.ts';
import type { Product } from '../../rules/terms.ts';
import { claimClock } from '../court/claim-clock.ts';
import type { Key } from '../db/accounts.ts';
import { distinct, type PersonRows, readPeople } from '../db/gate/person-rows.ts';
import type { Queryable } from '../db/pool.ts';
import { readRecords } from '../db/record.ts';
import { type Open, openAbout } from '../db/sale/holder-rows.ts';
import { pathDays } from '../db/sale/path-days.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { zoneAround } from '../zone-table.ts';

/** What is needed beside the book. */
export interface SaleRoom {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: Collecting;
}

/** Who acts, on which day, at which minute of the house's clock. */
export interface Acting {
  readonly by: string;
  readonly today: Day;
  readonly at: Minute;
}

/** A claim with everything that is known of it. */
export interface Looked {
  readonly key: Key;
  readonly borrower: bigint;
  readonly account: Account;
  readonly history: History;
  readonly product: Product;
  readonly person: PersonRows;
  readonly situation: Situation;
  readonly open: Open;
  readonly places: readonly string[];
  readonly days: number;
}

const NOTHING_OPEN = {
  ...{ proposalOpen: false, disputed: false, complains: false, reviewOpen: false, caseOpen: false },
  ...{ withOffice: false, permitOpen: false, paymentOpen: false, paths: [] as readonly string[] },
};

/** Everything about these accounts, in order of the keys; of one that is not there nothing. */
export async function lookAtClaims(
  db: Queryable,
  room: SaleRoom,
  keys: readonly Key[],
  today: Day,
  at: Minute,
): Promise<Looked[]> {
  if (keys.length === 0) return [];
  const records = new Map((await readRecords(db, keys)).map((one) => [one.accountId, one]));
  const whose = keys.flatMap(({ slot, accountId }) => {
    const record = records.get(accountId);
    return record === undefined ? [] : [{ slot, borrower: record.account.borrower }];
  });
  const people = await readPeople(db as Parameters<typeof readPeople>[0], distinct(whose));
  const open = await openAbout(db, keys, today, at);
  return keys.flatMap((key): Looked[] => {
    const record = records.get(key.accountId);
    const person = record && people.get(record.account.borrower);
    const product = record && room.products.get(record.account.product);
    if (record === undefined || person === undefined || product === undefined) return [];
    const { account, history } = record;
    return [
      {
        ...{ key, borrower: account.borrower, account, history, product, person },
        situation: situationOfRows(person, NO_STAFF, at, room),
        open: open.get(key.accountId) ?? { ...key, ...NOTHING_OPEN },
        places: jurisdictionsOf(person.region),
        days: daysPastDueOf(account, today, product),
      },
    ];
  });
}

/** What `rules/sale/saleable.ts` is asked with. */
export function saleStandingOf(looked: Looked, today: Day, { collecting }: SaleRoom): SaleStanding {
  const { account, history, product, person, situation, open } = looked;
  const debt = String(account.id);
  const kind = product.statement === null ? ('other' as const) : ('card' as const);
  const clock = claimClock({ account, facts: history.facts, rows: person, kind, today, collecting });
  const holds = holdsNow(situation, debt, today);
  const he = situation.people.find(({ id }) => id === BORROWER);
  return {
    soldOn: account.soldOn,
    writtenOffOn: account.writtenOffOn,
    claim: account.balances.writtenOff,
    owed: situation.debts.find(({ id }) => id === debt)?.owed,
    disputeOpen: open.disputed || isInDispute(situation.log, debt),
    planAlive: account.plan !== null,
    proposalOpen: open.proposalOpen,
    holds: holds.filter((one) => one !== 'complaint'),
    complaintOpen: open.complains || holds.includes('complaint') || complains(situation),
    alive: he?.alive,
    minor: he?.minor,
    capable: he?.capable,
    bankrupt: he?.bankrupt,
    paths: open.paths,
    reviewOpen: open.reviewOpen,
    daysLeft: clock === null || clock.ends === null ? null : clock.ends - today,
    caseOpen: open.caseOpen,
    withOffice: open.withOffice,
    permitOpen: open.permitOpen,
    paymentOpen: open.paymentOpen,
  };
}

/**
 * The same as it was at the end of the day on which the claim was sold, by what is known now: had it been known then, would it have been
 * sold? What lies open in the tables today says nothing of that day; the log does, with the day from which each entry counts.
 */
export function standingWhenSold(looked: Looked, soldOn: Day, room: SaleRoom): SaleStanding {
  const { product, history, person, places } = looked;
  const facts = history.facts.filter(
    ({ type, valueOn }) =>
      type !== 'sold' && type !== 'bought-back' && type !== 'passed-on' && valueOn <= soldOn,
  );
  const { account } = replay({ ...history, facts }, product, soldOn - 1, soldOn);
  const at = startOfDay(zoneAround(person.timeZone, (soldOn + 1) * DAY_MINUTES), soldOn + 1) - 1;
  const accounts = person.accounts.map((one) =>
    one.account.id === account.id ? { ...one, account, facts } : one,
  );
  const then = { ...person, accounts, facts: person.facts.filter((fact) => fact.at <= at) };
  const situation = situationOfRows(then, NO_STAFF, at, room);
  const open = { ...looked.key, ...NOTHING_OPEN };
  return saleStandingOf(
    { ...looked, account, history: { ...history, facts }, person: then, situation, open, places },
    soldOn,
    room,
  );
}

/** What `rules/sale/write-off-due.ts` is asked with. */
export async function writeOffStandingOf(
  db: Queryable,
  looked: Looked,
  today: Day,
): Promise<WriteOffStanding> {
  const { account, product, situation, open, places, days } = looked;
  const debt = String(account.id);
  const since = await pathDays(db, { slot: looked.key.slot, borrower: looked.borrower }, today);
  const accrued = accruedTo(account, today, product);
  return {
    jurisdictions: places,
    family: product.family,
    owed: outstanding(account) + accrued.interest + accrued.penalty,
    daysPastDue: days,
    tried: [...new Set([...account.tried.map(asStep), ...triedIn(situation, debt)])],
    insolvencyDays: since.insolvency ?? null,
    deathDays: since.estate ?? null,
    fraudDays: since.fraud ?? null,
    resting: account.plan !== null || holdsNow(situation, debt, today).length > 0,
    disputed: open.disputed || isInDispute(situation.log, debt),
    writtenOff: account.writtenOffOn !== null,
  };
}

const asStep = (channel: string) => (['in-app', 'push', 'e-mail'].includes(channel) ? 'sms' : channel);

/** Steps that the log of contacts shows since the arrears began. */
function triedIn({ log, steps }: Situation, debt: string): string[] {
  if (steps === undefined) return [];
  return log.flatMap((one) => {
    if (one.at < steps.since) return [];
    if (one.type === 'call') return ['call'];
    if (one.type !== 'message' || (one.debts.length > 0 && !one.debts.includes(debt))) return [];
    return [one.way === 'letter' ? 'letter' : 'sms'];
  });
}

function holdsNow({ holds }: Situation, debt: string, today: Day): string[] {
  return holds
    .filter(
      ({ from, to, debts }) =>
        from <= today && (to === null || to >= today) && (debts === null || debts.includes(debt)),
    )
    .map(({ kind }) => kind);
}

function complains({ log }: Situation): boolean {
  const last = log.findLast((event) => event.type === 'complaint');
  return last?.type === 'complaint' && last.pending && !last.frivolous;
}
