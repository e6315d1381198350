/**
 * Do the chains under a contact hold, and does the person's own chain say of it what the tables say?
 *
 * Every link of the person's chain is hashed again, and those of the accounts that the contact was about. The proof of the contact must
 * commit to the very inputs and the very answer that are kept: a decision that was exchanged afterwards is found.
 */
import { hash } from 'node:crypto';
import type { Doubt } from '../../rules/dispute/message-verdict.ts';
import type { ContactRow } from '../db/disputes/then-rows.ts';
import type { ProofRow } from '../db/evidence/proof-rows.ts';
import type { RecordedAccount } from '../db/record.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import { firstBroken } from '../evidence/person-chain.ts';

/** The proof of a contact in its chain, or why there is nothing to rely on. */
export type Proven = { readonly proof: number } | { readonly doubt: Doubt };

interface ContactData {
  readonly permit?: number;
  readonly checked?: number;
  readonly inputs?: string;
  readonly answer?: string;
  readonly law?: string;
}

const digest = (text: string): string => hash('sha256', text, 'hex');

/** Checks the chains and finds the proof of a contact. */
export function provenIn(
  proofs: readonly ProofRow[],
  records: readonly RecordedAccount[],
  contact: ContactRow,
): Proven {
  if (firstBroken(proofs) !== null || !records.every(accountHolds)) return { doubt: 'chain-broken' };
  for (const { kind, seq, data } of proofs) {
    if (kind !== 'contact') continue;
    const said = JSON.parse(data) as ContactData;
    if (said.permit !== contact.permit) continue;
    const same =
      said.checked === contact.checked &&
      said.law === contact.law &&
      said.inputs === digest(contact.inputs) &&
      said.answer === digest(contact.answer);
    return same ? { proof: seq } : { doubt: 'not-proven' };
  }
  return { doubt: 'not-proven' };
}

function accountHolds({ slot, accountId, events }: RecordedAccount): boolean {
  let before: Uint8Array = BEGINNING;
  return events.every(({ seq, event: { day }, type, data, hash: kept }, place) => {
    const made = chainHash(before, slot, accountId, seq, day, type, data);
    before = kept;
    return seq === place + 1 && made.equals(kept);
  });
}
