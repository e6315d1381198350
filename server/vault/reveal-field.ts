/**
 * May somebody see one masked field of a person now, and what stands in it?
 *
 * It is written down in the transaction that opens it: what was not written down was not seen. Beyond the house's limits nothing opens and
 * an alarm stays for compliance.
 */
import {
  type MaskedField,
  mayReveal,
  REVEALS,
  type RevealReason,
} from '../../policy/house/doors/unmasking.ts';
import type { StaffRole } from '../../rules/people/permission.ts';
import { postalAddress } from '../db/calls/letter-rows.ts';
import { keptKeyOf } from '../db/evidence/exported-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { appendReveal, countReveals, raiseAlarm } from '../db/vault/seen-rows.ts';
import { readTelling } from '../db/vault/told-rows.ts';
import { decrypt, encrypt } from '../evidence/master-key.ts';
import { type KeptKey, personKeyOf } from '../evidence/sealing.ts';

/** Who wants to see what of whom. `dialled`: calls go through the product. */
export interface RevealWish {
  readonly who: string;
  readonly roles: readonly StaffRole[];
  readonly what: string;
  readonly person: BorrowerKey;
  readonly account: bigint;
  readonly field: MaskedField;
  readonly why: RevealReason;
  readonly note: string;
  readonly dialled: boolean;
}

export type RevealOutcome =
  | { readonly state: 'open'; readonly value: string | null }
  | { readonly state: 'not-for-role' }
  | { readonly state: 'too-many'; readonly span: 'hour' | 'day' };

/** Opens a field, or says why not. */
export async function revealField(pool: Pool, wish: RevealWish): Promise<RevealOutcome> {
  const role = wish.roles.find((one) => mayReveal([one], wish.field, wish.dialled));
  if (role === undefined) return { state: 'not-for-role' };
  return transaction(pool, async (client) => {
    const { hour, day } = await countReveals(client, wish.who);
    const span = hour >= REVEALS.hour ? 'hour' : day >= REVEALS.day ? 'day' : null;
    if (span !== null) {
      await raiseAlarm(client, wish.who, span);
      return { state: 'too-many', span };
    }
    const { who, what, person, account, field, why } = wish;
    const kept = await keptKeyOf(client, person);
    const note = kept === null || wish.note === '' ? null : sealNote(kept, person, wish.note);
    await appendReveal(client, { ...person, who, role, what, account, field, why, note });
    return { state: 'open', value: await inField(client, person, field) };
  });
}

async function inField(client: Client, person: BorrowerKey, field: MaskedField): Promise<string | null> {
  if (field === 'address') return postalAddress(client, person);
  const told = await readTelling(client, person);
  return told?.[field] || null;
}

const notePlace = ({ slot, borrower }: BorrowerKey) => `seen/${slot}/${borrower}`;

/** A note is about a person, and goes with his key. */
function sealNote(kept: KeptKey, person: BorrowerKey, note: string): Buffer {
  return encrypt(personKeyOf(person, kept), notePlace(person), note);
}

/** The note of an opening; null: there is none, or he was erased. */
export function noteOf(kept: KeptKey | null, person: BorrowerKey, note: Buffer | null): string | null {
  return kept === null || note === null
    ? null
    : decrypt(personKeyOf(person, kept), notePlace(person), note).toString('utf8');
}
