/**
 * What lies with an agency and what did it give back, a page at a time, who stands in the public register, and what did it declare?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { RegisterKind } from '../identity/register-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A case as whoever looks after agencies sees it: no name, no number of a telephone. */
export interface ListedCase extends Key {
  readonly number: number;
  readonly borrower: bigint;
  readonly drawnOn: Day;
  readonly toldOn: Day | null;
  readonly beginsOn: Day | null;
  readonly lastOn: Day;
  readonly heldOn: Day | null;
  readonly heldWhy: string | null;
  readonly endedOn: Day | null;
  readonly endedWhy: string | null;
  readonly rule: string;
}

const COLUMNS = `slot, account_id as "accountId", number, borrower_id as borrower, drawn_on as "drawnOn", told_on as "toldOn",
  begins_on as "beginsOn", last_on as "lastOn", held_on as "heldOn", held_why as "heldWhy", ended_on as "endedOn", ended_why as "endedWhy", rule`;

/** Cases of an agency behind one, in order of account; `open`: those that are not given back. */
export async function listCases(
  db: Queryable,
  agency: string,
  open: boolean,
  after: (Key & { readonly number: number }) | null,
  size: number,
): Promise<ListedCase[]> {
  const { rows } = await db.query<ListedCase>(
    `select ${COLUMNS} from agency_case
      where agency = $1 and (ended_on is null) = $2 and (slot, account_id, number) > ($3::smallint, $4::bigint, $5::int)
      order by slot, account_id, number limit $6`,
    [agency, open, after?.slot ?? -1, after?.accountId ?? 0n, after?.number ?? 0, size],
  );
  return rows;
}

/** A case that was begun and given back, of which the agency has not said that it deleted what it had. */
export interface Undeclared extends Key {
  readonly number: number;
  readonly endedOn: Day;
}

export async function undeclaredCases(db: Queryable, agency: string): Promise<Undeclared[]> {
  const { rows } = await db.query<Undeclared>(
    `select slot, account_id as "accountId", number, ended_on as "endedOn" from agency_case
      where agency = $1 and ended_on is not null and begins_on is not null and declaration is null
      order by slot, account_id, number`,
    [agency],
  );
  return rows;
}

/** A declaration as it is kept. */
export interface DeclarationRow {
  readonly declaration: number;
  readonly agency: string;
  readonly day: Day;
  readonly by: string;
  readonly words: string;
  readonly cases: number;
  readonly digest: string;
}

/** Keeps a declaration about these cases. They are locked by the statement; one that was declared meanwhile fails it. */
export async function addDeclaration(
  client: Client,
  { agency, day, by, words, digest }: Omit<DeclarationRow, 'declaration' | 'cases'>,
  cases: readonly Undeclared[],
): Promise<number> {
  const { rows } = await client.query<{ declaration: number }>(
    `insert into agency_declaration (agency, day, by, words, cases, digest) values ($1, $2, $3, $4, $5, $6) returning declaration`,
    [agency, formatDay(day), by, words, cases.length, digest],
  );
  const { declaration } = rows[0]!;
  const done = await client.query(
    `update agency_case c set declaration = $4 from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, account_id, number)
      where c.slot = k.slot and c.account_id = k.account_id and c.number = k.number and c.declaration is null`,
    [
      cases.map(({ slot }) => slot),
      cases.map(({ accountId }) => accountId),
      cases.map(({ number }) => number),
      declaration,
    ],
  );
  if (done.rowCount !== cases.length) throw new Error('some of what is declared was declared before');
  return declaration;
}

/** Declarations of an agency (null: of all), the latest first. */
export async function declarationsOf(
  db: Queryable,
  agency: string | null,
  size: number,
): Promise<DeclarationRow[]> {
  const { rows } = await db.query<DeclarationRow>(
    `select declaration, agency, day, by, words, cases, digest from agency_declaration
      where $1::text is null or agency = $1 order by declaration desc limit $2`,
    [agency, size],
  );
  return rows;
}

/** A line of the public register. */
export interface PublicLine {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly actsFor: string | null;
  readonly ended: boolean;
  readonly lawFirm: boolean;
}

/** Agencies and law firms with the cards that act for them; what ended long ago is left out. */
export async function publicRegister(db: Queryable): Promise<PublicLine[]> {
  const { rows } = await db.query<PublicLine>(
    `select r.kind, r.id, r.name_zh as zh, r.name_en as en, r.acts_for as "actsFor",
            coalesce(least(r.ended_at, g.ended_at) <= clock_timestamp(), false) as ended,
            coalesce((select bool_or(a.law_firm) from agency a
                       where upper(regexp_replace(a.agency_id, '[^0-9A-Za-z]', '', 'g')) = coalesce(r.acts_for, r.id)), false) as "lawFirm"
       from register r left join register g on g.kind = 'agency' and g.id = r.acts_for
      where (r.kind = 'agency' or r.kind = 'card' and r.acts_for is not null)
        and coalesce(least(r.ended_at, g.ended_at) > clock_timestamp() - interval '1 year', true)
      order by coalesce(r.acts_for, r.id), r.kind, r.id limit 2000`,
  );
  return rows;
}
