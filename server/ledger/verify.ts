/**
 * Is the book what its events say, and is every event as it was written?
 *
 * Each account three times over: its chain is unbroken from the first event to the head in its row, its row is the fold of
 * its events, and the fold is what a replay of opening, schedule and facts gives. Its postings are those of its events.
 * A changed byte, an event taken out, put in or moved is found, and the first one is named.
 */
import { type Account, evolve, type Fact, type Opening } from '../../rules/account.ts';
import { nextActionOn, withoutThrough } from '../../rules/day.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { replay } from '../../rules/history.ts';
import { ladderOn } from '../../rules/ladder/ladder-in-force.ts';
import { ledgerCode } from '../../rules/ledger.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { Rules } from '../day-end/closer.ts';
import type { AccountRow } from '../db/account-row.ts';
import type { Key } from '../db/accounts.ts';
import { type EventRow, eventData, eventOf } from '../db/event-row.ts';
import {
  countPosting,
  type Posted,
  readPosted,
  readSlot,
  type SlotRecords,
  waitingIn,
} from '../db/ledger/chains.ts';
import { closedDays } from '../db/ledger/closed-days.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import { readScheduled } from '../ladder/ladder-shelf.ts';
import { wordsOf } from '../trouble.ts';
import { differenceOf, faultOfRow } from './fold.ts';

/** The first thing that is wrong with an account; `seq` is the event at which it shows, null when none does. */
export interface Broken extends Key {
  readonly seq: number | null;
  readonly fault: string;
}

/** What a check of the book found. */
export interface Verification {
  readonly accounts: number;
  readonly events: number;
  readonly broken: readonly Broken[];
}

/** Slots whose postings are kept in memory together: each group costs one look at all postings. */
const GROUP = 32;

/** Checks the whole book, or one account, as it is at one moment. */
export async function verifyBook(
  pool: Pool,
  rules: Rules,
  only: Key | null = null,
  onSlot: (slotsDone: number) => void = () => {},
): Promise<Verification> {
  return transaction(pool, (client) => verifyIn(client, rules, only, onSlot), 'repeatable read');
}

/** The same within the caller's transaction. */
export async function verifyIn(
  client: Client,
  rules: Rules,
  only: Key | null = null,
  onSlot: (slotsDone: number) => void = () => {},
): Promise<Verification> {
  const walked = await ladderBook(client, rules);
  const [first, last] = only === null ? [0, SLOTS - 1] : [only.slot, only.slot];
  const id = only?.accountId ?? null;
  const sum = { accounts: 0, events: 0, broken: [] as Broken[] };
  const closedThrough = await closedDays(client);
  let posted: ReadonlyMap<bigint, Posted> = new Map();
  for (let slot = first; slot <= last; slot += 1) {
    if ((slot - first) % GROUP === 0)
      posted = await readPosted(client, slot, Math.min(last, slot + GROUP - 1), id);
    const records = await readSlot(client, slot, id);
    const waiting = await waitingIn(client, slot);
    for (const accountId of new Set([...records.rows.keys(), ...records.events.keys()])) {
      const key = { slot, accountId };
      // An account that is set aside is behind its book: no replay can say where it should be.
      const through = waiting.has(accountId) ? null : closedThrough(key);
      const fault = faultOf(records, posted.get(accountId), key, through, walked);
      if (fault !== null) sum.broken.push({ ...key, ...fault });
      sum.accounts += 1;
      sum.events += records.events.get(accountId)?.length ?? 0;
    }
    onSlot(slot - first + 1);
  }
  return sum;
}

type Fault = Pick<Broken, 'seq' | 'fault'>;

/** The rules, and the ladder of each night. */
interface Walked extends Rules {
  readonly on: (night: Day) => Ladder;
}

async function ladderBook(client: Client, rules: Rules): Promise<Walked> {
  const said = await readScheduled(client);
  const made = new Map<Day, Ladder>();
  return {
    ...rules,
    on: (night) => {
      const ladder = made.get(night) ?? ladderOn(said, night) ?? rules.ladder;
      made.set(night, ladder);
      return ladder;
    },
  };
}

/** The first thing wrong with one account; null when all of it holds. */
function faultOf(
  records: SlotRecords,
  posted: Posted | undefined,
  key: Key,
  through: Day | null,
  rules: Walked,
): Fault | null {
  const row = records.rows.get(key.accountId);
  const events = records.events.get(key.accountId) ?? [];
  if (row === undefined) return { seq: null, fault: 'there are events without an account' };
  if (events.length === 0) return { seq: null, fault: 'the account has no events' };
  const chain = chainFault(key, events);
  if (chain !== null) return chain;
  const read = readEvents(events);
  if ('fault' in read) return read;
  const { fold, facts, opening } = read;
  const wrong = faultOfRow(row, fold, events);
  if (wrong !== null) return { seq: null, fault: `the row is not the fold of its events: ${wrong}` };
  const unposted = postingFault(posted, read.posted.get(key.accountId));
  if (unposted !== null) return { seq: null, fault: unposted };
  const product = rules.products.get(fold.product);
  if (product === undefined || through === null) return null;
  const history = { opening, schedule: records.schedules.get(key.accountId) ?? [], facts };
  return replayFault(row, history, product, through, rules);
}

/** The first event that does not follow the one before it, or whose bytes are not those that were hashed. */
function chainFault({ slot, accountId }: Key, events: readonly EventRow[]): Fault | null {
  let before = BEGINNING;
  for (const [place, { seq, day, type, data, hash }] of events.entries()) {
    if (seq !== place + 1) return { seq: place + 1, fault: `event ${place + 1} is missing` };
    const should = chainHash(before, slot, accountId, seq, day, type, data);
    if (Buffer.compare(should, hash) !== 0)
      return { seq, fault: `event ${seq} (${type}) is not what was written, or follows another event` };
    before = hash;
  }
  return null;
}

interface ReadEvents {
  readonly fold: Account;
  readonly facts: readonly Fact[];
  readonly opening: Opening;
  readonly posted: ReadonlyMap<Account['id'], Posted>;
}

/** The events as the rules made them, folded; or the first that cannot be read back to the same text. */
function readEvents(events: readonly EventRow[]): ReadEvents | Fault {
  let fold: Account | null = null;
  let opening: Opening | null = null;
  const facts: Fact[] = [];
  const posted = new Map<bigint, Posted>();
  for (const { accountId, seq, day, type, data } of events) {
    try {
      const event = eventOf(day, type, data);
      if (eventData(event) !== data) return { seq, fault: `event ${seq} (${type}) is not in its only form` };
      fold = evolve(fold, event);
      if (event.body.type === 'opened') opening = event.body.opening;
      if (event.body.type === 'fact') facts.push(event.body.fact);
      for (const { debit, credit, amount } of event.postings)
        countPosting(posted, accountId, seq, ledgerCode(debit), ledgerCode(credit), amount);
    } catch (error) {
      return { seq, fault: `event ${seq} (${type}) cannot be read: ${wordsOf(error)}` };
    }
  }
  if (fold === null || opening === null)
    return { seq: 1, fault: 'the account does not begin with its opening' };
  return { fold, facts, opening, posted };
}

function postingFault(stored: Posted | undefined, should: Posted | undefined): string | null {
  if (stored?.count === should?.count && stored?.sum === should?.sum) return null;
  if (stored?.count === should?.count) return 'a posting in the books is not that of its event';
  return `${stored?.count ?? 0} postings stand in the books, the events made ${should?.count ?? 0}`;
}

/** Whether opening, schedule and facts lead to this row, and the row waits for the right night. */
function replayFault(
  row: AccountRow,
  history: {
    readonly opening: Opening;
    readonly schedule: readonly Coming[];
    readonly facts: readonly Fact[];
  },
  product: Product,
  through: Day,
  { on: ladderOf }: Walked,
): Fault | null {
  const { account } = replay(history, product, through, through + 1);
  // What a break falls back on is as of the last fact: both are brought to the same night before they are compared.
  const tonight = (one: Account) => withoutThrough(one, through, product, history.schedule);
  const differs = differenceOf(tonight(row.account), tonight(account), ['seq', 'ladderDay']);
  if (differs !== null) return { seq: null, fault: `the row is not the replay of its facts: ${differs}` };
  const on = nextActionOn(row.account, through, product, ladderOf(through));
  // A version that begins tonight was known already to whoever entered a fact today; the others learn of it tonight.
  const tonightOn = nextActionOn(row.account, through, product, ladderOf(through + 1));
  if (on === row.nextActionOn || tonightOn === row.nextActionOn) return null;
  return {
    seq: null,
    fault: `the row waits for ${dayOrNone(row.nextActionOn)}, should wait for ${dayOrNone(on)}`,
  };
}

function dayOrNone(day: Day | null): string {
  return day === null ? 'no day' : formatDay(day);
}
