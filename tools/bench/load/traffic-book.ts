/**
 * Who asks in a measurement of load, and for what?
 *
 * The book of the night's measurements with a person and a reference for each account; a few hundred borrowers and an agent signed in,
 * and a program with its key.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { SCOPES } from '../../../rules/people/permission.ts';
import { CopyWriter } from '../../../server/db/binary-copy.ts';
import {
  BORROWER_COLUMNS,
  REFERENCE_COLUMNS,
  writeBorrower,
  writeReference,
} from '../../../server/db/book-row.ts';
import { copyIn } from '../../../server/db/copy-stream.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { type Pool, transaction } from '../../../server/db/pool.ts';
import { SLOTS, slotOfReference } from '../../../server/db/slot.ts';
import { makeKey } from '../../../server/machines/api-key.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { openVault } from '../../../server/vault/sealed-person.ts';
import { borrowersBySlot } from '../bench-book.ts';

export const LOAD_HOST = 'bench';
const BATCH = 50_000;
/** Borrowers who are signed in: each in turn asks for his own. */
const SIGNED_IN = 400;
/** Who waits for an agent: one in ten, the first of the book. */
export const WAITING_SHARE = 0.1;

/** An account, who owes it, and with which cookie he asks. */
export interface Asker {
  readonly slot: number;
  readonly account: number;
  readonly reference: string;
  readonly cookie: string;
}

export interface Askers {
  readonly borrowers: readonly Asker[];
  readonly agentCookie: string;
  readonly key: string;
  /** Keys of accounts for the agent, and references for payments, all over the book. */
  readonly accounts: readonly Place[];
  /** Those of them whose row is what their events come to: who waits for an agent was made overdue without an event. */
  readonly untouched: readonly Place[];
}

export interface Place {
  readonly slot: number;
  readonly account: number;
  readonly reference: string;
}

const referenceOf = (account: number): string => `L-${account}`;

/** Gives each account its person and its reference. */
export async function writePeople(pool: Pool, accounts: number): Promise<void> {
  const vault = await openVault(pool);
  let [borrowers, references, rows] = [new CopyWriter(), new CopyWriter(), 0];
  const send = async () => {
    await transaction(pool, async (client) => {
      await copyIn(client, 'borrower', BORROWER_COLUMNS, borrowers);
      await copyIn(client, 'reference', REFERENCE_COLUMNS, references);
    });
    [borrowers, references, rows] = [new CopyWriter(), new CopyWriter(), 0];
  };
  for (const { slot, borrower, account } of everyAccount(accounts)) {
    writeBorrower(borrowers, vault, {
      slot,
      id: BigInt(borrower),
      name: '测试',
      phone: `1${String(borrower).padStart(10, '0')}`,
      email: null,
      language: 'zh-CN',
      region: 'CN-33',
      timeZone: HOUSE.timeZone,
    });
    const reference = referenceOf(account);
    const where = { slot: slotOfReference(LOAD_HOST, reference), host: LOAD_HOST, reference };
    writeReference(references, { ...where, accountSlot: slot, accountId: BigInt(account) });
    rows += 1;
    if (rows === BATCH) await send();
  }
  await send();
}

/** As `writeBook` numbers them. */
function* everyAccount(accounts: number) {
  const perSlot = borrowersBySlot(accounts);
  let account = 0;
  for (let slot = 0; slot < SLOTS; slot += 1)
    for (const borrower of perSlot[slot]!) {
      account += 1;
      yield { slot, borrower, account };
    }
}

/** Signs in whoever will ask. */
export async function signThemIn(pool: Pool, accounts: number): Promise<Askers> {
  const step = Math.max(1, Math.floor(accounts / (SIGNED_IN * 25)));
  const some = [...everyAccount(accounts)].filter((_, place) => place % step === 0);
  const every = Math.max(1, Math.floor(some.length / SIGNED_IN));
  const borrowers: Asker[] = [];
  for (const { slot, borrower, account } of some.filter((_, place) => place % every === 0)) {
    const token = await openSession(pool, { slot, borrower: BigInt(borrower) }, 'bench');
    borrowers.push({ slot, account, reference: referenceOf(account), cookie: `anhuan-session=${token}` });
  }
  const person = { number: 'bench', login: 'bench', name: 'bench', agency: null };
  await addStaff(pool, { ...person, roles: ['lead'] }, null);
  const token = await openSession(pool, { staff: person.number }, 'bench');
  const wish = { name: 'bench', host: LOAD_HOST, scopes: SCOPES, perMinute: 1_000_000, days: 1 };
  const { key } = await makeKey(pool, wish, person.number);
  const all = some.map(({ slot, account }) => ({ slot, account, reference: referenceOf(account) }));
  const untouched = all.filter(({ account }) => account > accounts * WAITING_SHARE);
  return { borrowers, agentCookie: `anhuan-session=${token}`, key, accounts: all, untouched };
}
