/**
 * How does an agency say that nothing of what it gave back is left with it?
 *
 * About all cases that it has begun, given back and not declared yet; the digest covers its words and every one of them, so that neither
 * can be changed afterwards, and the house signs under it. Kept as proof for as long as the book.
 */
import { createHash } from 'node:crypto';
import { type Day, formatDay } from '../../rules/days.ts';
import { addDeclaration, undeclaredCases } from '../db/agencies/case-list.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { addCertificate } from '../db/reckoning/certificate-rows.ts';
import { signerFor } from '../evidence/signing.ts';
import { certificateText } from '../reckoning/return-certificate.ts';

/** A declaration that was kept; null: there is nothing to declare. */
export interface Declared {
  readonly declaration: number;
  readonly cases: number;
  readonly digest: string;
}

/** Keeps what an agency declares on a day. */
export async function declareReturn(
  pool: Pool,
  agency: string,
  by: string,
  words: string,
  day: Day,
): Promise<Declared | null> {
  const signer = await signerFor(pool, day);
  return transaction(
    pool,
    async (client) => {
      const cases = await undeclaredCases(client, agency);
      if (cases.length === 0) return null;
      const digest = declarationDigest(agency, by, words, day, cases);
      const declaration = await addDeclaration(client, { agency, day, by, words, digest }, cases);
      const text = certificateText({ declaration, agency, day, cases: cases.length, digest });
      await addCertificate(client, declaration, signer.id, signer.sign(text).toString('hex'));
      return { declaration, cases: cases.length, digest };
    },
    'serializable',
  );
}

/** SHA-256 of what was declared, line by line. */
export function declarationDigest(
  agency: string,
  by: string,
  words: string,
  day: Day,
  cases: readonly { readonly slot: number; readonly accountId: bigint; readonly number: number }[],
): string {
  const lines = [
    'anhuan agency declaration 1',
    agency,
    by,
    formatDay(day),
    words,
    ...cases.map(({ slot, accountId, number }) => `${slot}-${accountId}-${number}`),
  ];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
