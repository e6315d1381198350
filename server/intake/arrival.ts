/**
 * How does a record travel from a file into the tables where it is judged, and back?
 *
 * A record is kept as JSON with its digest: the digest over everything it says, and over the part that can never change
 * (whose account, which product, what was lent). Whole amounts are texts in the JSON, because they are exact.
 */
import { createHash } from 'node:crypto';
import type { CopyWriter } from '../db/binary-copy.ts';
import { type Arrived, type Sort, writeArrived } from '../db/intake/arrived.ts';
import { slotOfReference } from '../db/slot.ts';
import { FIELDS, type IntakeRecord, type OwedRecord, type RecordKind, referenceOf } from './host-record.ts';

/** Fields that a host can never restate: a change of one of them is another account under the same name. */
const FIXED_FIELDS: ReadonlySet<string> = new Set([
  'account',
  'borrower',
  'product',
  'currency',
  'lent',
  'months',
  'openedIn',
]);

const SORT: Readonly<Record<RecordKind, Sort>> = {
  account: 'owed',
  card: 'owed',
  loan: 'owed',
  instalment: 'row',
  statement: 'row',
  payment: 'fact',
  reversal: 'fact',
  correction: 'fact',
};

/** Writes a record down as it arrived. A host that names no borrower has one for each account. */
export function arrive(
  out: CopyWriter,
  host: string,
  file: number,
  line: number,
  record: IntakeRecord,
): void {
  const sort = SORT[record.kind];
  const reference = referenceOf(record);
  const { account } = record;
  const owed = 'product' in record ? record : null;
  const borrower = owed === null ? null : (owed.borrower ?? account);
  const source = sort === 'owed' ? 'account' : record.kind;
  const arrived: Arrived = {
    file,
    line,
    sort,
    kind: record.kind,
    slot: slotOfReference(host, `${source} ${reference}`),
    reference,
    accountSlot: slotOfReference(host, account),
    account,
    borrower,
    borrowerSlot: borrower === null ? null : slotOfReference(host, `borrower ${borrower}`),
    ...digestsOf(record),
    balance: owed === null ? null : balanceOf(owed),
    data: JSON.stringify(record, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  };
  writeArrived(out, arrived);
}

function balanceOf(record: OwedRecord): bigint {
  switch (record.kind) {
    case 'account':
      return record.balance;
    case 'card':
      return record.bill;
    default:
      return record.outstanding;
  }
}

function digestsOf(record: IntakeRecord): { digest: Buffer; fixed: Buffer } {
  const digest = createHash('sha256');
  const fixed = createHash('sha256');
  for (const [name, value] of Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = `${name}=${value === null ? '-' : JSON.stringify(String(value))}\n`;
    digest.update(text);
    if (FIXED_FIELDS.has(name)) fixed.update(text);
  }
  return { digest: digest.digest(), fixed: fixed.digest() };
}

/** The record in a JSON that `arrive` wrote. */
export function recordFrom(data: string): IntakeRecord {
  const values = JSON.parse(data) as Record<string, unknown> & { kind: RecordKind };
  const fields: Readonly<Record<string, { type: string }>> = FIELDS[values.kind];
  for (const [name, { type }] of Object.entries(fields)) {
    const value = values[name];
    if ((type === 'amount' || type === 'percent') && typeof value === 'string') values[name] = BigInt(value);
  }
  return values as unknown as IntakeRecord;
}
