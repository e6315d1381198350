/**
 * Where is the gate rehearsed: which people, which law, which minute?
 *
 * A made-up book with one account for each borrower, all in one place, at a minute in the middle of their day; nothing
 * moves the clock but the rehearsal. The law is two rules of the house's kind with numbers of its own, so that what is
 * rehearsed (who wins, what counts, what is kept) does not depend on which laws the packs hold.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { LawRule } from '../../rules/gate/law.ts';
import { clockOf, type Minute, minutesAt } from '../../rules/gate/local-time.ts';
import type { Attempt } from '../../rules/gate/situation.ts';
import type { Key } from '../../server/db/accounts.ts';
import { CopyWriter } from '../../server/db/binary-copy.ts';
import { BORROWER_COLUMNS, writeBorrower } from '../../server/db/book-row.ts';
import { copyIn } from '../../server/db/copy-stream.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { eachAccount } from '../../server/db/seeding.ts';
import { SLOTS, slotOfBorrower } from '../../server/db/slot.ts';
import type { Gatehouse } from '../../server/gate/permit-desk.ts';
import { BORROWER } from '../../server/gate/situation-from.ts';
import { openVault } from '../../server/vault/sealed-person.ts';
import { zoneAround } from '../../server/zone-table.ts';
import { writeBook } from '../bench/bench-book.ts';
import { RULES } from './scene.ts';

const TIME_ZONE = 'Asia/Shanghai';
const REGION = 'CN-33';
/** The book is closed through the eve of this day. */
export const TODAY: Day = dayOf(2026, 11, 30);
/** Noon and an hour before midnight where the people live. */
export const [NOON, NIGHT] = ['12:00', '23:00'].map(
  (clock) => minutesAt(zoneAround(TIME_ZONE, TODAY * 1440), TODAY, clockOf(clock))[0]!,
) as [Minute, Minute];

/** A borrower with his only account. */
export interface Rehearsed {
  readonly key: BorrowerKey;
  readonly account: Key;
}

/** Fills an empty, migrated database with so many borrowers; returns them in order of number, only those who are overdue if so wished. */
export async function fillGateScene(pool: Pool, people: number, overdue = false): Promise<Rehearsed[]> {
  await writeBook(pool, {
    accounts: people,
    seed: 11,
    takenOverOn: TODAY - 1,
    rules: RULES,
    due: null,
    together: false,
  });
  const vault = await openVault(pool);
  const out = new CopyWriter();
  for (let id = 1n; id <= BigInt(people); id += 1n)
    writeBorrower(out, vault, {
      slot: slotOfBorrower(id),
      id,
      name: `P${id}`,
      phone: '10000000000',
      email: `p${id}@example.test`,
      language: 'zh-CN',
      region: REGION,
      timeZone: TIME_ZONE,
    });
  await transaction(pool, (client) => copyIn(client, 'borrower', BORROWER_COLUMNS, out));
  const found: Rehearsed[] = [];
  await transaction(pool, (client) =>
    eachAccount(client, 0, SLOTS - 1, ({ slot, account: { id, borrower, oldestDue } }) => {
      if (overdue && oldestDue === null) return;
      found.push({ key: { slot, borrower }, account: { slot, accountId: id } });
    }),
  );
  return found.sort((a, b) => (a.key.borrower < b.key.borrower ? -1 : 1));
}

/** The house of the rehearsal, at a minute that `clock` shows, under a law. */
export function rehearsedHouse(clock: { at: Minute }, law: Law): Gatehouse {
  return {
    collecting: HOUSE,
    products: PRODUCTS,
    lawOf: () => law,
    strategy: `${RULES.ladder.id}@${RULES.ladder.version}`,
    now: () => clock.at,
  };
}

/** How often anybody may be contacted in a day, by whatever way. */
export const MOST_A_DAY = 3;

/** Waking hours, and one budget for a person. */
export function rehearsedLaw(version: string, opens: string): Law {
  const cited = {
    jurisdiction: 'HOUSE',
    from: dayOf(2026, 1, 1),
    to: null,
    source: 'the rehearsal',
    strength: 'must',
    confidence: 'V',
  } as const;
  const hours: LawRule = {
    ...cited,
    id: 'REHEARSED-HOURS',
    says: { en: 'No contact outside waking hours.', zh: '非清醒时段不得联系。' },
    bars: {
      kind: 'quiet-hours',
      opens: clockOf(opens),
      closes: clockOf('22:00'),
      ways: 'all',
      unsettled: 'neither',
      consent: 'direct',
    },
  };
  const budget: LawRule = {
    ...cited,
    id: 'REHEARSED-BUDGET',
    says: { en: 'Three contacts a day at most.', zh: '每日联系不超过三次。' },
    bars: {
      kind: 'all-ways',
      ways: ['call', 'sms', 'in-app'],
      across: 'institution_and_agencies',
      uncounted: [],
      most: MOST_A_DAY,
      days: 1,
      per: 'person',
      folded: [],
      consent: null,
      except: [],
    },
  };
  return { version, jurisdictions: ['HOUSE'], rules: [hours, budget], assumed: new Set() };
}

/** A text message about the borrower's account. */
export function textAbout({ account }: Rehearsed): Omit<Attempt, 'at'> {
  return {
    way: 'sms',
    by: HOUSE.collector.id,
    worker: null,
    person: BORROWER,
    address: 'phone',
    debts: [String(account.accountId)],
    purpose: 'collect',
    start: 'collector',
    replyTo: null,
    place: null,
    visibleTo: 'person',
    saysCollector: true,
    envelope: ['addressed', 'private'],
    advertising: false,
    content: [],
  };
}
