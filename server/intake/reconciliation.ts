/**
 * Do our figures agree with the host's, account by account and in all?
 *
 * Balances are compared for every account of the import, also those known before; instalments where the host gives
 * one and our formula can compute it; statuses where the host contradicts its own figures. Differences are counted
 * and listed, never smoothed.
 */
import { type Currency, formatAmount } from '../../rules/money.ts';
import type { Product } from '../../rules/terms.ts';
import { balanceTotals, eachCompared } from '../db/intake/intake-log.ts';
import type { Client } from '../db/pool.ts';
import type { LoanRecord } from './host-record.ts';
import type { Order, Policy } from './import-files.ts';
import { checkInstalment, type InstalmentCheck } from './loan-tape.ts';
import type { TableMapping } from './mapping.ts';
import { RowFile } from './row-file.ts';
import type { TakenOver } from './take-over.ts';

/** One thing in which host and book differ; amounts as plain decimals of the currency. */
export interface Difference {
  readonly what: 'balance' | 'instalment' | 'status';
  readonly account: string;
  readonly host: string;
  readonly ours: string;
  readonly note: string;
}

/** Balances of one product. */
export interface ProductBalance {
  readonly product: string;
  readonly currency: string;
  readonly accounts: number;
  readonly different: number;
  readonly host: string;
  readonly ours: string;
  readonly difference: string;
}

export interface Reconciliation {
  readonly balances: readonly ProductBalance[];
  /** Instalments computed again; null when the import holds none. */
  readonly instalments: Readonly<Record<InstalmentCheck['how'], number>> | null;
  /** How often each contradiction was found. */
  readonly doubts: Readonly<Record<string, number>>;
  /** The first few differences, and where all of them are. */
  readonly first: readonly Difference[];
  readonly differences: number;
  readonly file: string | null;
}

const FATES: Readonly<Record<string, string>> = {
  new: 'after the facts that came with it',
  known: 'the host’s figure is the one it gave before',
  changed: 'the host restated it',
};
const HEAD = ['what', 'account', 'host', 'ours', 'note'];
const SHOWN = 10;
const BATCH = 1_000;

/** What reading and taking over found, gathered over an import. */
export class Checks {
  readonly instalments: Record<InstalmentCheck['how'], number> = { equal: 0, fitted: 0, different: 0 };
  readonly doubts: Record<string, number> = {};
  readonly found: Difference[] = [];

  /** Computes the instalment of a loan again, whether the loan is new or known. */
  addLoan(record: LoanRecord, table: TableMapping, currency: Currency): void {
    const { check } = checkInstalment(record, table);
    this.instalments[check.how] += 1;
    if (check.how !== 'different') return;
    const host = formatAmount(check.host, currency);
    const ours = formatAmount(check.ours, currency);
    const note = 'by the annuity formula, rounded up';
    this.found.push({ what: 'instalment', account: record.account, host, ours, note });
  }

  addTaken(account: string, { doubt, hostBalance }: TakenOver, { currency }: Product): void {
    if (doubt === null) return;
    this.doubts[doubt] = (this.doubts[doubt] ?? 0) + 1;
    const balance = formatAmount(hostBalance, currency);
    this.found.push({ what: 'status', account, host: balance, ours: balance, note: doubt });
  }
}

/** Collects differences into the file and keeps the first for the screen. */
class DifferenceList {
  readonly first: Difference[] = [];
  count = 0;
  readonly #file: RowFile | null;

  constructor(path: string | null) {
    this.#file = path === null ? null : new RowFile(path, HEAD);
  }

  async restart(): Promise<void> {
    await this.#file?.restart();
  }

  async add(found: readonly Difference[]): Promise<void> {
    this.count += found.length;
    this.first.push(...found.slice(0, Math.max(0, SHOWN - this.first.length)));
    await this.#file?.add(
      found.map(({ what, account, host, ours, note }) => [what, account, host, ours, note]),
    );
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}

/** Compares after everything of the import is written, inside its transaction. */
export async function reconcile(
  client: Client,
  order: Order,
  policy: Policy,
  checks: Checks,
): Promise<Reconciliation> {
  const { host } = order.mapping;
  const list = new DifferenceList(order.differences);
  await list.restart();
  const totals = await balanceTotals(client, host);
  let waiting: Difference[] = [];
  const pending: Difference[][] = [];
  await eachCompared(client, host, null, ({ reference, product, host: theirs, ours, fate }) => {
    const currency = currencyOf(policy, product);
    const more = ours > theirs;
    const gap = formatAmount(more ? ours - theirs : theirs - ours, currency);
    const note = `${FATES[fate] ?? fate}: ${gap} ${more ? 'more' : 'less'} with us`;
    waiting.push({
      what: 'balance',
      account: reference,
      host: formatAmount(theirs, currency),
      ours: formatAmount(ours, currency),
      note,
    });
    if (waiting.length < BATCH) return;
    pending.push(waiting);
    waiting = [];
  });
  for (const batch of [...pending, waiting, checks.found]) await list.add(batch);
  await list.close();
  const { equal, fitted, different } = checks.instalments;
  return {
    balances: totals.map(({ product, accounts, different: wrong, host: theirs, ours }) => {
      const currency = currencyOf(policy, product);
      return {
        product: policy.products.get(product)?.id ?? String(product),
        currency: currency.code,
        accounts,
        different: wrong,
        host: formatAmount(theirs, currency),
        ours: formatAmount(ours, currency),
        difference: formatAmount(ours - theirs, currency),
      };
    }),
    instalments: equal + fitted + different === 0 ? null : checks.instalments,
    doubts: checks.doubts,
    first: list.first,
    differences: list.count,
    file: order.differences,
  };
}

function currencyOf(policy: Policy, code: number) {
  const product = policy.products.get(code);
  if (product === undefined) throw new Error(`an account of product ${code}, which there is not`);
  return product.currency;
}
