/**
 * How do facts enter the real book while nights may be running?
 *
 * Account by account in order of key: lock the row first, then ask how far it is closed, fold its events and see that they
 * are the row, let the rules enter each fact, append what they made to the chain, silence what is no longer asked, write
 * the row back, revoke every open permit about the borrower: all of it in one transaction. Told twice, a fact counts once.
 * Whoever waits for the lock sees the rest.
 */
import { type AccountEvent, evolve, type Fact } from '../../rules/account.ts';
import { crossByFact, nextActionOn } from '../../rules/day.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { enterFact, walkedIn } from '../../rules/entry.ts';
import type { Product } from '../../rules/terms.ts';
import { stillAsks } from '../../rules/walk.ts';
import type { Rules } from '../day-end/closer.ts';
import type { AccountRow } from '../db/account-row.ts';
import { type Key, PLANNED_ONCE, readAccounts, updateAccounts } from '../db/accounts.ts';
import { CopyWriter } from '../db/binary-copy.ts';
import { FEW, putIn } from '../db/copy-stream.ts';
import { EVENT_COLUMNS, eventData, POSTING_COLUMNS, writeEvent, writePostings } from '../db/event-row.ts';
import { closedDays } from '../db/ledger/closed-days.ts';
import { cancelContacts, type Planned, plannedFrom, regretContacts } from '../db/ledger/planned-contacts.ts';
import { shareSlots } from '../db/nights/slot-lock.ts';
import { byKey, type Client, type Pool, together } from '../db/pool.ts';
import { type RecordedAccount, readEvents, readInstalments, readRecords, recordsFrom } from '../db/record.ts';
import { chainHash } from '../evidence/chain.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { wordsOf } from '../trouble.ts';
import { faultOfRow } from './fold.ts';
import { lateSentence } from './known-late.ts';

/** A fact for one account of the book, in the currency it was told in (null or none: the account's own). */
export interface Entry {
  readonly key: Key;
  readonly fact: Fact;
  readonly currency?: string | null;
}

/** What became of an entry: appended as event `seq` on business day `on`, known before, or refused with a reason. */
export type Outcome<E extends Entry = Entry> = { readonly entry: E } & (
  | { readonly state: 'entered'; readonly on: Day; readonly seq: number }
  | { readonly state: 'already-entered' }
  | { readonly state: 'refused'; readonly refused: string; readonly what: string }
);

/** Accounts in one transaction: few enough that a night running beside it is not held up. */
const BATCH = 200;

/** Enters facts in transactions of their own, a few hundred accounts each; outcomes in the order of the entries. */
export async function enterFacts<E extends Entry>(
  pool: Pool,
  entries: readonly E[],
  rules: Rules,
  known: Known,
): Promise<Outcome<E>[]> {
  const byAccount = [...Map.groupBy(entries, ({ key }) => key.accountId).values()];
  const outcomes = new Map<E, Outcome<E>>();
  for (let from = 0; from < byAccount.length; from += BATCH) {
    const some = byAccount.slice(from, from + BATCH).flat();
    const entered = await byKey(pool, (client) => enterFactsIn(client, some, rules, known));
    for (const outcome of entered) outcomes.set(outcome.entry, outcome);
  }
  return entries.map((entry) => outcomes.get(entry)!);
}

/**
 * Enters facts in the caller's transaction, those of one account in the order given. Given a `Silence`, the borrowers are added
 * there, and the caller lets it fall before he commits: a long transaction would lock them for long.
 */
export async function enterFactsIn<E extends Entry>(
  client: Client,
  entries: readonly E[],
  rules: Rules,
  known: Known | Silence,
): Promise<Outcome<E>[]> {
  const byAccount = Map.groupBy(entries, ({ key }) => key.accountId);
  const keys = [...byAccount.values()].map(([first]) => first!.key);
  const { locked, recorded, closedThrough } = await readLocked(client, keys);
  const rows = new Map(locked.map((row) => [row.account.id, row]));
  const records = new Map(recorded.map((record) => [record.accountId, record]));
  const desk = new Desk(rules);
  for (const [id, told] of byAccount)
    desk.enterAll(told, rows.get(id), records.get(id), closedThrough(told[0]!.key));
  await desk.write(client);
  const silence = known instanceof Silence ? known : new Silence(known);
  desk.silence(silence);
  if (silence !== known) await silence.fall(client);
  return desk.outcomes as Outcome<E>[];
}

/** Locks accounts, and then reads what is recorded of them and how far they are closed. */
async function readLocked(client: Client, keys: readonly Key[]) {
  const slots = keys.map(({ slot }) => slot);
  if (keys.length > PLANNED_ONCE) {
    await shareSlots(client, slots);
    const locked = await readAccounts(client, keys, true);
    return { locked, recorded: await readRecords(client, keys), closedThrough: await closedDays(client) };
  }
  const [, locked, events, instalments, closedThrough] = await together(client, () => [
    shareSlots(client, slots),
    readAccounts(client, keys, true),
    readEvents(client, keys),
    readInstalments(client, keys),
    closedDays(client),
  ]);
  return { locked, recorded: recordsFrom(keys, events, instalments), closedThrough };
}

/** An account whose facts are being entered. */
interface Open {
  readonly before: AccountRow;
  readonly product: Product;
  readonly today: Day;
  readonly record: RecordedAccount;
}

/** A day whose planned contacts should not have happened. */
interface Regret extends Key {
  readonly day: Day;
  readonly why: string;
}

function regretsOf({ slot, account }: AccountRow, { day, body }: AccountEvent, fact: Fact): Regret[] {
  if (body.type !== 'fact') return [];
  const why = lateSentence(fact, day);
  return body.regretted.map((on) => ({ slot, accountId: account.id, day: on, why }));
}

/** Collects what the rules make of the entries of one transaction. */
class Desk {
  readonly outcomes: Outcome[] = [];
  readonly #rules: Rules;
  readonly #rungs: ReadonlyMap<string, number>;
  readonly #events = new CopyWriter();
  readonly #postings = new CopyWriter();
  readonly #changed: { readonly row: AccountRow; readonly open: Open }[] = [];
  readonly #regretted: Regret[] = [];

  constructor(rules: Rules) {
    this.#rules = rules;
    this.#rungs = new Map(rules.ladder.rungs.map(({ day, step }) => [step.id, day]));
  }

  /** Enters all facts told for one account. */
  enterAll(
    told: readonly Entry[],
    row: AccountRow | undefined,
    record: RecordedAccount | undefined,
    through: Day | null,
  ): void {
    const open = openingOf(row, record, through, this.#rules);
    if ('refused' in open) {
      for (const entry of told) this.outcomes.push({ entry, state: 'refused', ...open });
      return;
    }
    const said = this.outcomes.length;
    this.#events.mark();
    this.#postings.mark();
    try {
      const after = this.#enterEach(told, open);
      if (after.account.seq > open.before.account.seq) this.#changed.push({ row: after, open });
    } catch (error) {
      // A bug that one account brings to light is that account's own: it is refused whole, and the others go on.
      this.#events.undo();
      this.#postings.undo();
      this.outcomes.length = said;
      for (const entry of told)
        this.outcomes.push({ entry, state: 'refused', refused: 'broken-account', what: wordsOf(error) });
    }
  }

  #enterEach(told: readonly Entry[], open: Open): AccountRow {
    const { before, product, today, record } = open;
    const walked = walkedIn(record.events.map(({ event }) => event));
    let { account, history } = record;
    let { head } = before;
    const regretted: Regret[] = [];
    for (const entry of told) {
      const { fact, currency = null } = entry;
      const entered =
        currency === null || currency === product.currency.code
          ? enterFact(account, history, fact, today - 1, today, product, walked)
          : {
              refused: 'other-currency',
              what: `"${fact.id}" is in ${currency}, the account in ${product.currency.code}`,
            };
      if ('refused' in entered) {
        const { refused, what } = entered;
        const known = refused === 'already-entered';
        this.outcomes.push(
          known ? { entry, state: 'already-entered' } : { entry, state: 'refused', refused, what },
        );
        continue;
      }
      const was = account;
      const crossed = crossByFact(was, entered.account, today, product);
      for (const event of [entered.event, ...entered.told, ...crossed]) {
        account = evolve(account, event);
        head = this.#append(before.slot, account.id, account.seq, event, head);
      }
      history = { ...history, facts: [...history.facts, fact] };
      this.outcomes.push({ entry, state: 'entered', on: today, seq: was.seq + 1 });
      regretted.push(...regretsOf(before, entered.event, fact));
    }
    this.#regretted.push(...regretted);
    const ladder = this.#rules.ladder;
    return { ...before, account, head, nextActionOn: nextActionOn(account, today - 1, product, ladder) };
  }

  #append(slot: number, accountId: bigint, seq: number, event: AccountEvent, before: Uint8Array): Uint8Array {
    const { day, body, postings } = event;
    const data = eventData(event);
    const hash = chainHash(before, slot, accountId, seq, day, body.type, data);
    writeEvent(this.#events, { slot, accountId, seq, day, type: body.type, data, hash });
    writePostings(this.#postings, slot, accountId, seq, day, false, postings);
    return hash;
  }

  /** Writes everything. Accounts first: their lock is what makes the rest safe. */
  async write(client: Client): Promise<void> {
    const rows = this.#changed.map(({ row }) => row);
    const steps = [
      () => updateAccounts(client, rows),
      () => putIn(client, 'event', EVENT_COLUMNS, this.#events),
      () => putIn(client, 'posting', POSTING_COLUMNS, this.#postings),
    ];
    const few = Math.max(rows.length, this.#events.rows, this.#postings.rows) <= FEW;
    if (few) {
      const [, , , planned] = await together(client, () => [
        steps[0]!(),
        steps[1]!(),
        steps[2]!(),
        this.#planned(client),
      ]);
      await this.#silence(client, planned);
    } else {
      for (const step of steps) await step();
      await this.#silence(client, await this.#planned(client));
    }
    await regretContacts(client, this.#regretted);
  }

  /** Names the borrowers about whom something is known that was not. That a contact was tried is no such thing. */
  silence(silence: Silence): void {
    const borrowers = new Map(this.#changed.map(({ row }) => [row.account.id, row]));
    for (const outcome of this.outcomes) {
      const { entry } = outcome;
      const row = borrowers.get(entry.key.accountId);
      if (outcome.state !== 'entered' || row === undefined || entry.fact.type === 'tried') continue;
      silence.learn({ slot: row.slot, accountId: row.account.id, seq: outcome.seq });
      silence.add({ slot: row.slot, borrower: row.account.borrower }, `it became known: ${entry.fact.type}`);
    }
  }

  /** What is planned for today or later. */
  async #planned(client: Client): Promise<readonly Planned[]> {
    if (this.#changed.length === 0) return [];
    const keys = this.#changed.map(({ row: { slot, account } }) => ({ slot, accountId: account.id }));
    return plannedFrom(client, keys, Math.min(...this.#changed.map(({ open }) => open.today)));
  }

  /** Cancels what is planned and no longer asked. */
  async #silence(client: Client, planned: readonly Planned[]): Promise<void> {
    const changed = new Map(this.#changed.map((one) => [one.row.account.id, one]));
    const silenced = planned.flatMap((contact) => {
      const { row, open } = changed.get(contact.accountId)!;
      const rung = this.#rungs.get(contact.step) ?? 1;
      if (contact.day < open.today || stillAsks(row.account, contact.day, rung, open.product)) return [];
      return [{ ...contact, why: `no longer asked since ${formatDay(open.today)}` }];
    });
    await cancelContacts(client, silenced);
  }
}

/** What is needed to enter facts into an account, or why none can be. */
function openingOf(
  row: AccountRow | undefined,
  record: RecordedAccount | undefined,
  through: Day | null,
  rules: Rules,
): Open | { readonly refused: string; readonly what: string } {
  if (row === undefined) return { refused: 'no-account', what: 'there is no such account' };
  if (through === null) return { refused: 'not-begun', what: 'the book has not begun: it has no open day' };
  const product = rules.products.get(row.account.product);
  if (product === undefined)
    return { refused: 'no-product', what: `no product has the code ${row.account.product}` };
  const fault = record === undefined ? 'it has no events' : faultOfRow(row, record.account, record.events);
  if (fault !== null || record === undefined)
    return { refused: 'broken-account', what: `account ${row.account.id} cannot be trusted: ${fault}` };
  return { before: row, product, today: through + 1, record };
}
