/**
 * How do two processors make one book?
 *
 * This file is the thread: it works out who lives in which slot, then sows the slots it is handed, several in one
 * transaction. Nothing depends on which thread sows which slot, or in what order.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { HOUSE } from '../../policy/house/loans.ts';
import {
  type BookAccount,
  type BookPlan,
  type BookSize,
  bookAccounts,
  sizeOf,
} from '../../simulator/book.ts';
import { troubleBehind } from '../db/mishaps.ts';
import { openPool, type Pool, transaction } from '../db/pool.ts';
import { SLOTS, slotOfBorrower } from '../db/slot.ts';
import { wordsOf } from '../trouble.ts';
import { openVault, type Vault } from '../vault/sealed-person.ts';
import { SlotRows } from './slot-rows.ts';

/** What a thread is started with. */
export interface Sowing {
  readonly sowing: BookPlan;
  readonly url: string;
}

/** What it answers for each list of slots: how many accounts they hold, or what went wrong. */
export type Sown =
  | { readonly accounts: number }
  | { readonly message: string; readonly remedy: string | null; readonly trouble: boolean };

/** Makes and writes slots of one book. */
export class Sower {
  readonly #plan: BookPlan;
  readonly #size: BookSize;
  readonly #borrowers: readonly (readonly number[])[];
  readonly #rows: SlotRows;
  readonly #pool: Pool;

  constructor({ sowing, url }: Sowing) {
    this.#plan = sowing;
    this.#size = sizeOf(sowing);
    const bySlot: number[][] = Array.from({ length: SLOTS }, () => []);
    for (let id = 1; id <= this.#size.borrowers; id += 1) bySlot[slotOfBorrower(BigInt(id))]!.push(id);
    this.#borrowers = bySlot;
    this.#rows = new SlotRows(sowing, FIRST_LADDER);
    this.#pool = openPool(url, 1);
  }

  /** Sows these slots in one transaction; the number of accounts. */
  async sow(slots: readonly number[]): Promise<number> {
    let accounts = 0;
    await transaction(this.#pool, async (client) => {
      const vault = await openVault(client);
      for (const slot of slots) accounts += this.#make(vault, slot);
      await this.#rows.send(client);
    });
    return accounts;
  }

  #make(vault: Vault, slot: number): number {
    const made: BookAccount[] = [];
    for (const id of this.#borrowers[slot]!) {
      this.#rows.addBorrower(vault, slot, id);
      made.push(...bookAccounts(this.#plan, this.#size, id, HOUSE, FIRST_LADDER));
    }
    // In order of number: accounts that fall due together lie side by side.
    made.sort((a, b) => a.contract.id - b.contract.id);
    for (const one of made) this.#rows.addAccount(slot, one);
    return made.length;
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

const started = workerData as Partial<Sowing> | null;
if (parentPort !== null && started?.sowing !== undefined && started.url !== undefined) {
  const port = parentPort;
  const sower = new Sower({ sowing: started.sowing, url: started.url });
  port.on('message', (slots: readonly number[]) => {
    sower.sow(slots).then(
      (accounts) => port.postMessage({ accounts } satisfies Sown),
      (error: unknown) => {
        const trouble = troubleBehind(error);
        const message = trouble?.message ?? (error instanceof Error ? (error.stack ?? '') : wordsOf(error));
        const remedy = trouble?.remedy ?? null;
        port.postMessage({ message, remedy, trouble: trouble !== null } satisfies Sown);
      },
    );
  });
}
