/**
 * Which certificate stands under an agency's declaration, and which cases is it about?
 */
import type { Day } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { DeclarationRow } from '../agencies/case-list.ts';
import type { Client, Queryable } from '../pool.ts';

/** A declaration with the house's signature. */
export interface CertificateRow extends DeclarationRow {
  readonly key: string;
  readonly signature: string;
}

/** Keeps the signature under a declaration. */
export async function addCertificate(
  client: Client,
  declaration: number,
  key: string,
  signature: string,
): Promise<void> {
  await client.query('insert into agency_certificate (declaration, key, signature) values ($1, $2, $3)', [
    declaration,
    key,
    signature,
  ]);
}

/** A declaration with its certificate; null: there is none, or it is not the agency's. `agency` null: of any. */
export async function readCertificate(
  db: Queryable,
  declaration: number,
  agency: string | null,
): Promise<CertificateRow | null> {
  const { rows } = await db.query<CertificateRow>(
    `select d.declaration, d.agency, d.day, d.by, d.words, d.cases, d.digest, c.key, c.signature
       from agency_declaration d join agency_certificate c using (declaration)
      where d.declaration = $1 and ($2::text is null or d.agency = $2)`,
    [declaration, agency],
  );
  return rows[0] ?? null;
}

/** A case that a declaration is about. */
export interface DeclaredCase extends Key {
  readonly number: number;
  readonly beginsOn: Day;
  readonly endedOn: Day;
  readonly endedWhy: string;
}

/** Every case of a declaration, in the order in which its digest covers them. */
export async function declaredCases(db: Queryable, declaration: number): Promise<DeclaredCase[]> {
  const { rows } = await db.query<DeclaredCase>(
    `select slot, account_id as "accountId", number, begins_on as "beginsOn", ended_on as "endedOn", ended_why as "endedWhy"
       from agency_case where declaration = $1 order by slot, account_id, number`,
    [declaration],
  );
  return rows;
}
