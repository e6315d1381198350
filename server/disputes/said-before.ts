/**
 * Was this said before: by the same request, or in a dispute that was answered?
 *
 * A request has a digest of all it said, so that its key with other content is seen. A dispute that repeats an answered one without
 * anything new is taken and answered, and stops nothing a second time (`rules/deadlines/duplicate-dispute.ts`).
 */
import { hash } from 'node:crypto';
import { isDuplicative, type Dispute as Repeatable } from '../../rules/deadlines/duplicate-dispute.ts';
import type { EvidenceLine } from '../../rules/dispute/verdict-words.ts';
import { type DisputeRow, disputesOf } from '../db/disputes/dispute-rows.ts';
import type { Queryable } from '../db/pool.ts';
import { BORROWER } from '../gate/situation-from.ts';
import type { Brought } from './brought-dispute.ts';

/** What a request said, so that the same key with other content is seen. */
export function digestOf({ key, ...said }: Brought): string {
  const text = JSON.stringify({ ...said, request: null }, (_, one: unknown) =>
    typeof one === 'bigint' ? String(one) : one,
  );
  return hash('sha256', `${key.slot}-${key.borrower} ${text}`, 'hex');
}

/** The answered dispute that this one only says again; null where it brings anything new. */
export async function repeatedBy(
  db: Queryable,
  { key, kind, accounts, proof, ground }: Brought,
): Promise<number | null> {
  if (kind === 'message') return null;
  const about = accounts.map(String);
  const earlier = (await disputesOf(db, key))
    .filter((one) => one.kind === kind && one.accounts.split(' ').some((account) => about.includes(account)))
    .toReversed();
  const { duplicative } = isDuplicative(
    repeatable(ground, proof),
    earlier.map((one) => ({
      ...repeatable(one.ground, proofIn(one)),
      verified: one.state === 'decided' && one.outcome === 'rejected',
    })),
  );
  if (!duplicative) return null;
  const same = earlier.findLast(({ outcome, ground: said }) => outcome === 'rejected' && said === ground);
  return same?.dispute ?? null;
}

function repeatable(ground: string, proof: string | null): Repeatable {
  const taken = { reworded: false, newAndMaterial: undefined, written: true, inPeriod: true } as const;
  return { id: null, by: BORROWER, ground, proof, ...taken };
}

function proofIn({ findings, kind }: DisputeRow): string | null {
  if (findings === null || kind === 'message') return null;
  return (JSON.parse(findings) as { readonly proof?: string }).proof ?? null;
}

/** The evidence of a verdict as it was kept. */
export function linesIn(findings: string): EvidenceLine[] {
  const kept = JSON.parse(findings) as EvidenceLine[] | { readonly proof: string };
  return Array.isArray(kept) ? kept : [];
}
