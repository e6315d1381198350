/**
 * What do the judged records of an import do to the book?
 *
 * New accounts are put together and written batch by batch, facts are entered, payments without an account kept in
 * suspense. Then the host's figures are compared with ours and the import is remembered.
 */
import { basename } from 'node:path';
import type { Day } from '../../rules/days.ts';
import type { Product } from '../../rules/terms.ts';
import {
  countFates,
  eachEntry,
  eachNewAccount,
  FROM_SUSPENSE,
  numberArrived,
  type Piece,
  recallSuspense,
  refuseArrived,
} from '../db/intake/arrived.ts';
import {
  acceptChanged,
  type Counts,
  eachCompared,
  keepSuspense,
  rememberIntake,
} from '../db/intake/intake-log.ts';
import type { Client } from '../db/pool.ts';
import { Silence } from '../gate/silence.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { openVault, type Vault } from '../vault/sealed-person.ts';
import { AccountRows } from './account-rows.ts';
import { recordFrom } from './arrival.ts';
import { type Correction, correctionOf } from './corrections.ts';
import type { FaultFile } from './fault-file.ts';
import type { FactRecord, IntakeRecord, OwedRecord } from './host-record.ts';
import { asOfDay, type Order, type Policy, type Progress } from './import-files.ts';
import type { TableMapping } from './mapping.ts';
import { type Checks, type Reconciliation, reconcile } from './reconciliation.ts';
import type { Fault } from './row-record.ts';
import { bringUpTo, factOf, type Told, takeOver } from './take-over.ts';

/** Records read back at once, and accounts whose facts are entered at once. */
const BATCH = 5_000;
const BATCH_ENTRIES = 500;

/** An account of one import as it is put together. */
interface Gathered {
  readonly head: Piece;
  readonly told: Told;
  readonly facts: readonly { readonly piece: Piece; readonly record: FactRecord; readonly id: string }[];
}

/** Applies what is left after judging. `begun`: when the import was, by the steady clock. Returns the counts and the comparison with the host. */
export async function settle(
  client: Client,
  order: Order,
  tables: readonly TableMapping[],
  policy: Policy,
  today: Day,
  checks: Checks,
  faults: FaultFile,
  progress: Progress,
  begun: number,
): Promise<Counts & { readonly reconciliation: Reconciliation }> {
  const { host } = order.mapping;
  await recallSuspense(client, host);
  await numberArrived(client, host);
  const takeover = new TakeOver(await openVault(client), order, tables, policy, today, checks);
  let done = 0;
  await eachNewAccount(client, BATCH, async (accounts) => {
    const wrong = accounts.flatMap((pieces) => takeover.add(gather(pieces)));
    await takeover.send(client);
    await faults.add(wrong);
    done += accounts.length;
    progress('taking over', done);
  });
  // An import is one transaction: senders wait for its borrowers only at its very end.
  const silence = new Silence({ at: order.now(today), since: begun });
  await enterArrived(client, order, policy, faults, progress, silence);
  await keepSuspense(client, host, today);
  if (order.applyCorrections) await correct(client, order, policy, today, faults, silence);
  const counts = await countsOf(client);
  const reconciliation = await reconcile(client, order, policy, checks);
  const files = order.files.map(({ path }) => basename(path)).join(' ');
  await rememberIntake(client, { ...counts, host, mapping: order.mapping.id, files, takenOn: today });
  await silence.fall(client);
  return { ...counts, reconciliation };
}

/** Enters facts into accounts of the book, batch by batch; what is refused goes to the faults. */
async function enterArrived(
  client: Client,
  order: Order,
  policy: Policy,
  faults: FaultFile,
  progress: Progress,
  silence: Silence,
): Promise<void> {
  let done = 0;
  await eachEntry(client, order.mapping.host, BATCH_ENTRIES, async (groups) => {
    const told = groups.flat().map((piece) => {
      const record = recordFrom(piece.data) as FactRecord;
      const key = { slot: piece.home, accountId: piece.number };
      return {
        key,
        fact: factOf(record),
        foreign: foreignCurrency(record, policy.products.get(piece.product)),
        piece,
      };
    });
    const refused = told.flatMap(({ piece, fact, foreign }) =>
      foreign === null ? [] : [{ piece, id: fact.id, what: foreign }],
    );
    const entries = told.filter(({ foreign }) => foreign === null);
    for (const outcome of await enterFactsIn(client, entries, policy, silence))
      if (outcome.state === 'refused')
        refused.push({ piece: outcome.entry.piece, id: outcome.entry.fact.id, what: outcome.what });
    await refuseArrived(
      client,
      refused.map(({ piece }) => piece),
      false,
    );
    await faults.add(
      refused.map(({ piece, id, what }) => faultAt(order, piece, 'id', id, what, 'Correct the record.')),
    );
    done += told.length;
    progress('entering', done);
  });
}

/** Money in another currency than the account's is no payment of it. */
function foreignCurrency(record: FactRecord, product: Product | undefined): string | null {
  if (!('currency' in record) || record.currency === null) return null;
  const code = product?.currency.code;
  return record.currency === code ? null : `the account is in ${code}, not in ${record.currency}`;
}

/** Enters what the host has restated. What cannot be told from the figure goes to the faults. */
async function correct(
  client: Client,
  order: Order,
  policy: Policy,
  today: Day,
  faults: FaultFile,
  silence: Silence,
): Promise<void> {
  const corrections: Correction[] = [];
  const refused: { reference: string; refused: string }[] = [];
  await eachCompared(client, order.mapping.host, 'changed', (compared) => {
    const product = policy.products.get(compared.product);
    const correction = product === undefined ? null : correctionOf(compared, product, today);
    if (correction === null) return;
    if ('refused' in correction) refused.push(correction);
    else corrections.push(correction);
  });
  for (let at = 0; at < corrections.length; at += BATCH_ENTRIES) {
    const some = corrections.slice(at, at + BATCH_ENTRIES);
    for (const outcome of await enterFactsIn(client, some, policy, silence))
      if (outcome.state === 'refused')
        refused.push({ reference: outcome.entry.reference, refused: outcome.what });
  }
  await acceptChanged(
    client,
    order.mapping.host,
    refused.map(({ reference }) => reference),
  );
  await faults.add(
    refused.map(({ reference, refused: what }) =>
      faultAt(
        order,
        { file: 0, line: 0 },
        'balance',
        reference,
        what,
        'Import what happened, not only the balance.',
      ),
    ),
  );
}

function faultAt(
  order: Order,
  { file, line }: { readonly file: number; readonly line: number },
  column: string,
  value: string,
  reason: string,
  remedy: string,
): Fault {
  const name = file === FROM_SUSPENSE ? 'suspense' : basename(order.files[file]?.path ?? '');
  return { file: name, line, column, value, reason, remedy };
}

async function countsOf(client: Client): Promise<Counts> {
  const fates = await countFates(client);
  const of = (...keys: readonly string[]) => keys.reduce((total, key) => total + (fates.get(key) ?? 0), 0);
  return {
    added: of('owed new', 'fact new', 'fact enter'),
    known: of('owed known', 'fact known'),
    changed: of('owed changed'),
    refused: of('owed refused', 'fact refused'),
    suspended: of('fact suspense'),
  };
}

function gather(pieces: readonly Piece[]): Gathered {
  const [head, ...others] = pieces;
  if (head === undefined || head.sort !== 'owed') throw new Error('a new account without its own record');
  const records = others.map(({ data }) => recordFrom(data));
  const facts = records.filter(isFact);
  return {
    head,
    facts: others
      .filter(({ sort }) => sort === 'fact')
      .map((piece, at) => ({ piece, record: facts[at]!, id: factOf(facts[at]!).id })),
    told: {
      record: recordFrom(head.data) as OwedRecord,
      instalments: records.filter((record) => record.kind === 'instalment'),
      statements: records.filter((record) => record.kind === 'statement'),
      facts,
    },
  };
}

function isFact(record: IntakeRecord): record is FactRecord {
  return record.kind === 'payment' || record.kind === 'reversal' || record.kind === 'correction';
}

/** Takes accounts over one by one and writes them batch by batch. */
class TakeOver {
  readonly #vault: Vault;
  readonly #order: Order;
  readonly #tables: readonly TableMapping[];
  readonly #products: ReadonlyMap<string, Product>;
  readonly #today: Day;
  readonly #checks: Checks;
  readonly #rows: AccountRows;
  #refusedAccounts: Piece[] = [];
  #refusedFacts: Piece[] = [];
  /** The borrower written last: his accounts follow each other. */
  #person: bigint | null = null;

  constructor(
    vault: Vault,
    order: Order,
    tables: readonly TableMapping[],
    policy: Policy,
    today: Day,
    checks: Checks,
  ) {
    this.#vault = vault;
    this.#order = order;
    this.#tables = tables;
    this.#products = new Map([...policy.products.values()].map((product) => [product.id, product]));
    this.#today = today;
    this.#checks = checks;
    this.#rows = new AccountRows(order.mapping, policy.ladder, today);
  }

  /** Takes one account over, or says why not; facts that cannot be entered are refused one by one. */
  add({ head, told, facts }: Gathered): Fault[] {
    const product = this.#products.get(told.record.product);
    const table = this.#tables[head.file];
    if (product === undefined || table === undefined || head.number === null || head.person === null)
      throw new Error(`the account "${head.account}" has no product, table or number`);
    const taking = { table, asOf: asOfDay(this.#order.mapping), today: this.#today };
    const foreign = facts.filter(({ record }) => foreignCurrency(record, product) !== null);
    const own = told.facts.filter((record) => foreignCurrency(record, product) === null);
    const taken = takeOver({ ...told, facts: own }, taking, product, {
      account: head.number,
      borrower: head.person,
    });
    if ('refused' in taken) {
      this.#refusedAccounts.push(head, ...facts.map(({ piece }) => piece));
      return [faultAt(this.#order, head, taken.column, head.account, taken.refused, taken.remedy)];
    }
    const { account, events, refused } = bringUpTo(taken, product, this.#today);
    this.#checks.addTaken(head.account, taken, product);
    const brings = head.fresh === true && this.#person !== head.person;
    this.#person = head.person;
    this.#rows.add(this.#vault, {
      reference: head.account,
      person: brings ? told.record : null,
      product,
      account,
      events,
      schedule: taken.schedule,
    });
    this.#refusedFacts.push(...foreign.map(({ piece }) => piece));
    const wrong = foreign.map(({ piece, record, id }) =>
      faultAt(this.#order, piece, 'id', id, foreignCurrency(record, product) ?? '', 'Correct the record.'),
    );
    const late = refused.map(({ fact, what }) => {
      const piece = facts.find(({ id }) => id === fact.id)?.piece ?? head;
      if (piece !== head) this.#refusedFacts.push(piece);
      return faultAt(this.#order, piece, 'id', fact.id, what, 'Correct the record.');
    });
    return [...wrong, ...late];
  }

  /** Writes what was taken over, and notes what was refused. */
  async send(client: Client): Promise<void> {
    await this.#rows.send(client);
    await refuseArrived(client, this.#refusedAccounts, true);
    await refuseArrived(client, this.#refusedFacts, false);
    this.#refusedAccounts = [];
    this.#refusedFacts = [];
  }
}
