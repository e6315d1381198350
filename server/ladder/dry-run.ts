/**
 * Who would get what tonight under two ladders, and how often would people hear from us in the thirty days after?
 *
 * The night's own rules run over the accounts that it would close, twice, and nothing is written: the ladder in force gives what the real
 * night then plans. Counted by step, by bucket, in people, in the money that is asked for and in what it costs; who gets something else is
 * listed, up to a limit. The pressure is counted over whole people of the first slots, as if nobody paid meanwhile.
 */
import { CONTACT_COSTS, FEN } from '../../policy/house/contact-costs.ts';
import { overdueAmount } from '../../rules/account.ts';
import { bucketOn, daysPastDueOf } from '../../rules/arrears.ts';
import { nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';
import type { Ladder, Step } from '../../rules/strategy.ts';
import { comingEvents } from '../../rules/telling/ahead.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import { waitsFor } from '../day-end/chunk-work.ts';
import { closeAccount } from '../day-end/close-account.ts';
import type { AccountRow } from '../db/account-row.ts';
import { comingFor, reachable } from '../db/ladder/trial-rows.ts';
import type { Due } from '../db/nights/chunk.ts';
import type { Pool } from '../db/pool.ts';
import { transaction } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { wayOf } from '../gate/situation-from.ts';

/** What is tried: two ladders on one night. `most`: accounts looked at before it stops and says so. */
export interface Trial {
  readonly night: Day;
  readonly products: ReadonlyMap<number, Product>;
  readonly was: Ladder;
  readonly is: Ladder;
  readonly most: number;
}

/** What one ladder does tonight. */
export interface Side {
  readonly contacts: number;
  readonly held: number;
  readonly people: number;
  /** Accounts that are contacted, and what is asked of them and unpaid, by currency. */
  readonly accounts: number;
  readonly money: Readonly<Record<string, Minor>>;
  /** In minor units of the house's currency, by its own estimates. */
  readonly cost: Minor;
  readonly steps: Readonly<Record<string, { readonly planned: number; readonly held: number }>>;
  readonly buckets: Readonly<Record<string, number>>;
}

/** An account that gets something else. */
export interface Changed {
  readonly slot: number;
  readonly accountId: bigint;
  readonly daysPastDue: number;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** Contacts of one person in the next thirty days: how many people have how many. */
export interface Spread {
  readonly people: number;
  readonly contacts: number;
  readonly most: number;
  /** People by number of contacts, in the order of `SPREAD`. */
  readonly by: readonly number[];
}

export interface DryRun {
  readonly night: Day;
  readonly accounts: number;
  readonly whole: boolean;
  readonly broken: number;
  readonly was: Side;
  readonly is: Side;
  readonly changed: number;
  readonly shown: readonly Changed[];
  readonly pressure: { readonly was: Spread; readonly is: Spread };
}

/** Upper ends of the groups of contacts a person; the last has none. */
export const SPREAD = [0, 2, 5, 9, 14, null] as const;
export const PRESSURE_DAYS = 30;
const SLOTS_TOGETHER = 4;
const SHOWN = 60;
const SAMPLED = 1_500;

/** Runs the trial; tells how many of the slots are done. */
export async function dryRun(
  pool: Pool,
  trial: Trial,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<DryRun> {
  const [was, is] = [new Count(trial.was, trial), new Count(trial.is, trial)];
  const shown: Changed[] = [];
  let [accounts, changed, whole] = [0, 0, true];
  for (let slot = 0; slot < SLOTS; slot += SLOTS_TOGETHER) {
    const last = Math.min(SLOTS, slot + SLOTS_TOGETHER) - 1;
    const { rows, coming } = await readSlots(pool, slot, last, trial);
    for (const row of rows) {
      const product = trial.products.get(row.account.product);
      if (product === undefined) continue;
      const schedule = coming.get(row.account.id) ?? [];
      const [before, after] = [was.take(row, product, schedule), is.take(row, product, schedule)];
      if (before.join() === after.join()) continue;
      changed += 1;
      const { slot: own, account } = row;
      const daysPastDue = daysPastDueOf(account, trial.night, product);
      if (shown.length < SHOWN)
        shown.push({ slot: own, accountId: account.id, daysPastDue, was: before, is: after });
    }
    was.endSlots();
    is.endSlots();
    accounts += rows.length;
    onProgress(last + 1, SLOTS);
    if (accounts < trial.most || last + 1 >= SLOTS) continue;
    whole = false;
    break;
  }
  return {
    night: trial.night,
    ...{ accounts, whole, broken: was.broken + is.broken },
    ...{ was: was.side(), is: is.side(), changed, shown },
    pressure: { was: was.spread(), is: is.spread() },
  };
}

/** Accounts of some slots with the instalments that could matter: tonight, and in the thirty days after. */
async function readSlots(pool: Pool, from: number, to: number, { night, products }: Trial) {
  return transaction(
    pool,
    async (client) => {
      const rows = await reachable(client, from, to, night);
      const due = rows.flatMap(({ slot, account }): Due[] => {
        const seq = waitsFor(account, night + PRESSURE_DAYS, products);
        return seq === null ? [] : [{ slot, accountId: account.id, seq }];
      });
      return { rows, coming: await comingFor(client, due, night + PRESSURE_DAYS) };
    },
    'repeatable read',
  );
}

/** One ladder's share of a trial. */
class Count {
  broken = 0;
  readonly #ladder: Ladder;
  readonly #trial: Trial;
  readonly #byName: ReadonlyMap<string, Step>;
  readonly #steps = new Map<string, { planned: number; held: number }>();
  readonly #buckets = new Map<string, number>();
  readonly #money = new Map<string, Minor>();
  #people = new Set<bigint>();
  #reach = new Map<bigint, number>();
  readonly #spread = { people: 0, contacts: 0, most: 0, by: SPREAD.map(() => 0) };
  #sum = { contacts: 0, held: 0, people: 0, accounts: 0 };
  /** Ten-thousandths of a minor unit. */
  #parts = 0n;

  constructor(ladder: Ladder, trial: Trial) {
    this.#ladder = ladder;
    this.#trial = trial;
    this.#byName = new Map(ladder.rungs.map(({ step }) => [step.id, step]));
  }

  /** What an account gets tonight, by step; a step that waits for a milder one has a mark. */
  take(row: AccountRow, product: Product, coming: readonly Coming[]): string[] {
    let made: ReturnType<typeof closeAccount>;
    try {
      made = this.#close(row, product, coming);
    } catch {
      this.broken += 1; // the real night sets such an account aside
      return [];
    }
    const names: string[] = [];
    let planned = 0;
    for (const { body } of made.events) {
      if (body.type !== 'step') continue;
      const of = this.#steps.get(body.step) ?? { planned: 0, held: 0 };
      this.#steps.set(body.step, of);
      names.push(body.missing === null ? body.step : `${body.step}*`);
      if (body.missing !== null) {
        of.held += 1;
        this.#sum.held += 1;
        continue;
      }
      of.planned += 1;
      planned += 1;
      this.#parts += BigInt(CONTACT_COSTS[wayOf(this.#byName.get(body.step)!.channel)] ?? 0);
    }
    if (planned > 0) this.#contacted(made.account, planned, product);
    if (this.#spread.people + this.#reach.size < SAMPLED) this.#press(made.account, planned, product, coming);
    return names.sort();
  }

  #close(row: AccountRow, product: Product, coming: readonly Coming[]): ReturnType<typeof closeAccount> {
    const { night } = this.#trial;
    const { account, nextActionOn: waits } = row;
    // Whoever waits for an earlier night was set aside; of all others the ladder says for which night they wait.
    const on =
      waits !== null && waits < night ? waits : nextActionOn(account, night - 1, product, this.#ladder);
    if (on === null || on > night) return { account, events: [], nextActionOn: on };
    return closeAccount({ ...row, nextActionOn: on }, night, product, this.#ladder, coming);
  }

  #contacted(account: AccountRow['account'], planned: number, product: Product): void {
    const bucket = bucketOn(account, this.#trial.night, product) ?? '';
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + planned);
    const { code } = product.currency;
    this.#money.set(code, (this.#money.get(code) ?? 0n) + overdueAmount(account));
    this.#people.add(account.borrower);
    this.#sum.contacts += planned;
    this.#sum.accounts += 1;
  }

  /** Adds what this account brings its borrower in the next thirty days if nothing is paid. */
  #press(account: AccountRow['account'], tonight: number, product: Product, coming: readonly Coming[]): void {
    const { night } = this.#trial;
    const until = night + PRESSURE_DAYS - 1;
    const events = comingEvents(account, night + 1, until, product, this.#ladder, coming);
    const later = events.filter(({ body }) => body.type === 'step' && body.missing === null).length;
    this.#reach.set(account.borrower, (this.#reach.get(account.borrower) ?? 0) + tonight + later);
  }

  /** A person lies in one slot: after it he is complete. */
  endSlots(): void {
    this.#sum.people += this.#people.size;
    this.#people = new Set();
    for (const contacts of this.#reach.values()) {
      const group = SPREAD.findIndex((end) => end === null || contacts <= end);
      this.#spread.by[group]! += 1;
      this.#spread.people += 1;
      this.#spread.contacts += contacts;
      this.#spread.most = Math.max(this.#spread.most, contacts);
    }
    this.#reach = new Map();
  }

  side(): Side {
    return {
      ...this.#sum,
      cost: this.#parts / BigInt(FEN),
      money: Object.fromEntries(this.#money),
      steps: Object.fromEntries(this.#steps),
      buckets: Object.fromEntries(this.#buckets),
    };
  }

  spread(): Spread {
    return { ...this.#spread };
  }
}
