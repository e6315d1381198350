/**
 * How are the other tables of the book written in bulk: borrowers, references, instalments, contacts?
 *
 * One column list and one writer each, for `copyIn`. Who a borrower is lies in `borrower` alone, sealed.
 */
import { CHANNELS, type Channel } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Coming } from '../../rules/terms.ts';
import { sealPerson, type ToldPerson, type Vault } from '../vault/sealed-person.ts';
import type { CopyReader, CopyWriter } from './binary-copy.ts';

/** A borrower: who it is and how to reach him, in the clear. */
export interface BorrowerRow extends ToldPerson {
  readonly slot: number;
  readonly id: bigint;
  readonly language: 'zh-CN' | 'en';
  readonly region: string;
  readonly timeZone: string;
}

export const BORROWER_COLUMNS: readonly string[] = [
  'slot',
  'borrower_id',
  'key',
  'sealed',
  'phone_mark',
  'email_mark',
  'language',
  'region',
  'time_zone',
];

/** Seals a borrower who is new, and writes his row. */
export function writeBorrower(out: CopyWriter, vault: Vault, row: BorrowerRow): void {
  const sealed = sealPerson(vault, { slot: row.slot, borrower: row.id }, row);
  out.row(BORROWER_COLUMNS.length);
  out.int2(row.slot);
  out.int8(row.id);
  out.bytes(sealed.key);
  out.bytes(sealed.sealed);
  out.int8(sealed.phoneMark);
  out.int8(sealed.emailMark);
  out.text(row.language);
  out.text(row.region);
  out.text(row.timeZone);
}

/** A host's own reference for an account. `slot` is `slotOfReference(host, reference)`. */
export interface ReferenceRow {
  readonly slot: number;
  readonly host: string;
  readonly reference: string;
  readonly accountSlot: number;
  readonly accountId: bigint;
}

export const REFERENCE_COLUMNS: readonly string[] = [
  'slot',
  'host',
  'reference',
  'account_slot',
  'account_id',
];

export function writeReference(out: CopyWriter, row: ReferenceRow): void {
  out.row(REFERENCE_COLUMNS.length);
  out.int2(row.slot);
  out.text(row.host);
  out.text(row.reference);
  out.int2(row.accountSlot);
  out.int8(row.accountId);
}

export const INSTALMENT_COLUMNS: readonly string[] = [
  'slot',
  'account_id',
  'seq',
  'due',
  'principal',
  'interest',
  'fee',
];

/** Writes one instalment of an account's schedule. */
export function writeInstalment(out: CopyWriter, slot: number, accountId: bigint, coming: Coming): void {
  out.row(INSTALMENT_COLUMNS.length);
  out.int2(slot);
  out.int8(accountId);
  out.int4(coming.seq);
  out.date(coming.due);
  out.int8(coming.principal);
  out.int8(coming.interest);
  out.int8(coming.fee);
}

/** Reads a row of `instalment`. */
export function readInstalment(row: CopyReader): {
  readonly slot: number;
  readonly accountId: bigint;
  readonly coming: Coming;
} {
  const slot = row.int2();
  const accountId = row.int8();
  const coming = {
    seq: row.int4(),
    due: row.date(),
    principal: row.int8(),
    interest: row.int8(),
    fee: row.int8(),
  };
  return { slot, accountId, coming };
}

/** A contact that closing planned for `day`, or held because a milder one is missing. */
export interface ContactRow {
  readonly slot: number;
  readonly accountId: bigint;
  readonly borrower: bigint;
  readonly day: Day;
  readonly step: string;
  readonly channel: Channel;
  readonly template: string;
  readonly state: 'planned' | 'held' | 'cancelled' | 'regretted';
  readonly reason: string;
}

export const CONTACT_COLUMNS: readonly string[] = [
  'slot',
  'account_id',
  'borrower_id',
  'day',
  'step',
  'channel',
  'template',
  'state',
  'reason',
];

export function writeContact(out: CopyWriter, row: ContactRow): void {
  out.row(CONTACT_COLUMNS.length);
  out.int2(row.slot);
  out.int8(row.accountId);
  out.int8(row.borrower);
  out.date(row.day);
  out.text(row.step);
  out.int2(CHANNELS.indexOf(row.channel));
  out.text(row.template);
  out.text(row.state);
  out.text(row.reason);
}
