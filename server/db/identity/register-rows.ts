/**
 * What do the tables hold about a code, and who is in the public register?
 *
 * Two statements, the same ones whatever was typed and whatever is found: nothing about how long an answer takes says
 * more than the answer.
 */

import type { Queryable } from '../pool.ts';
import { literalsOf, personOf, reachesOf, type WithReaches } from '../vault/person-columns.ts';

export type RegisterKind = 'agency' | 'worker' | 'line' | 'card' | 'buyer';

/** Someone or something that speaks for the lender. `actsFor`: number of the agency; null: the house itself. */
export interface Registered {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly actsFor: string | null;
}

/** A row of the register as it stands now; `ended`: it, or the agency it acts for, no longer counts. */
export interface Standing extends Registered {
  readonly ended: boolean;
  readonly agency: { readonly zh: string; readonly en: string } | null;
}

/** A contact that bears a code. */
export interface CodeRow {
  readonly at: number;
  readonly way: string;
  readonly sender: string;
  /** The sender's name, where it is an agency; `ended`: it no longer acts for us. */
  readonly agency: { readonly zh: string; readonly en: string } | null;
  readonly ended: boolean;
  /** Where the person can be reached: numbers and mailboxes. */
  readonly literals: readonly string[];
}

/** Contacts that went out under a code; none for one that is not ours, or that nothing went out under. */
export async function contactsUnder(db: Queryable, code: string): Promise<CodeRow[]> {
  const { rows } = await db.query<
    Omit<CodeRow, 'agency' | 'literals'> & WithReaches & { zh: string | null; en: string | null }
  >({
    name: 'contacts-under-code',
    text: `select a.at, a.way, a.sender, r.name_zh as zh, r.name_en as en, coalesce(r.ended_at <= clock_timestamp(), false) as ended,
                  ${personOf('b')} as person,
                  ${reachesOf('p', "d.kind in ('mobile', 'landline', 'phone', 'email')")} as reaches
             from permit p
             join contact_attempt a on a.slot = p.slot and a.borrower_id = p.borrower_id and a.permit = p.permit
             join borrower b on b.slot = p.slot and b.borrower_id = p.borrower_id
             left join register r on r.kind = 'agency' and r.id = upper(regexp_replace(a.sender, '[^0-9A-Za-z]', '', 'g'))
            where p.code = $1
            order by a.at desc limit 8`,
    values: [code],
  });
  return rows.map(({ zh, en, person, reaches, ...row }) => ({
    ...row,
    literals: literalsOf({ person, reaches }),
    agency: zh === null || en === null ? null : { zh, en },
  }));
}

/** Rows of the register under any of these numbers; empty numbers find nothing. */
export async function registeredAs(db: Queryable, line: string, number: string): Promise<Standing[]> {
  const { rows } = await db.query<{
    kind: RegisterKind;
    id: string;
    zh: string;
    en: string;
    actsFor: string | null;
    agencyZh: string | null;
    agencyEn: string | null;
    ended: boolean;
  }>({
    name: 'registered-as',
    text: `select r.kind, r.id, r.name_zh as zh, r.name_en as en, r.acts_for as "actsFor", g.name_zh as "agencyZh", g.name_en as "agencyEn",
                  coalesce(least(r.ended_at, g.ended_at) <= clock_timestamp(), false)
                    or (r.acts_for is not null and g.id is null) or r.begins_at > clock_timestamp() as ended
             from register r left join register g on g.kind = 'agency' and g.id = r.acts_for
            where (r.kind = 'line' and r.id = $1) or (r.kind in ('agency', 'worker', 'card', 'buyer') and r.id = $2)
            order by r.kind, r.id`,
    values: [line, number],
  });
  return rows.map(({ kind, id, zh, en, actsFor, agencyZh, agencyEn, ended }) => ({
    kind,
    id,
    name: { zh, en },
    actsFor,
    ended,
    agency: agencyZh === null || agencyEn === null ? null : { zh: agencyZh, en: agencyEn },
  }));
}

/** Puts somebody into the register, or gives him another name; one who had ended begins again. */
export async function enterRegister(db: Queryable, rows: readonly Registered[]): Promise<void> {
  await db.query(
    `insert into register (kind, id, name_zh, name_en, acts_for)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (kind, id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
       acts_for = excluded.acts_for, ended_at = null`,
    [
      rows.map(({ kind }) => kind),
      rows.map(({ id }) => id),
      rows.map(({ name }) => name.zh),
      rows.map(({ name }) => name.en),
      rows.map(({ actsFor }) => actsFor),
    ],
  );
}

/** Ends a row at once, and with an agency everything that acts for it. False when there is none that counts. */
export async function endRegistered(db: Queryable, kind: RegisterKind, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update register set ended_at = clock_timestamp() where kind = $1 and id = $2 and ended_at is null',
    [kind, id],
  );
  return rowCount === 1;
}
