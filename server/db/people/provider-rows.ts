/**
 * Who came from an identity provider, and which visit there is not over yet?
 *
 * A visit is taken away by the statement that asks for it. A person is found by the provider's own name for him and by nothing else.
 */
import type { StaffRole } from '../../../rules/people/permission.ts';
import type { Queryable } from '../pool.ts';
import type { StaffRow } from './staff-rows.ts';

export interface Visit {
  readonly session: Buffer | null;
  readonly backTo: string | null;
}

export async function keepVisit(db: Queryable, digest: Buffer, visit: Visit, minutes: number): Promise<void> {
  await db.query('delete from provider_visit where until < clock_timestamp()');
  await db.query(
    `insert into provider_visit (digest, session, back_to, until)
     values ($1, $2, $3, clock_timestamp() + make_interval(mins => $4))`,
    [digest, visit.session, visit.backTo, minutes],
  );
}

/** Takes a visit away; null: there is none, or it is over. */
export async function spendVisit(db: Queryable, digest: Buffer): Promise<Visit | null> {
  const { rows } = await db.query<Visit>(
    `delete from provider_visit where digest = $1 and until > clock_timestamp()
     returning session, back_to as "backTo"`,
    [digest],
  );
  return rows[0] ?? null;
}

/** Whoever the provider calls so, locked; null: nobody has come under this name yet. */
export async function staffOfSubject(
  db: Queryable,
  issuer: string,
  subject: string,
): Promise<(StaffRow & { readonly ended: boolean }) | null> {
  const { rows } = await db.query<StaffRow & { ended: boolean }>(
    `select number, login, name, roles, agency, ended_at is not null as ended
       from staff where issuer = $1 and subject = $2 for update`,
    [issuer, subject],
  );
  return rows[0] ?? null;
}

/** Makes a provider's person; false where number or login is somebody's. */
export async function addProvided(
  db: Queryable,
  { number, login, name, roles }: StaffRow,
  issuer: string,
  subject: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into staff (number, login, name, roles, agency, made_by, issuer, subject)
     values ($1, $2, $3, $4, null, 'identity provider', $5, $6) on conflict do nothing`,
    [number, login, name, roles, issuer, subject],
  );
  return rowCount === 1;
}

/** What the provider says now: its person is called so and has these roles. */
export async function followProvider(
  db: Queryable,
  number: string,
  name: string,
  roles: readonly StaffRole[],
): Promise<void> {
  await db.query('update staff set name = $2, roles = $3 where number = $1', [number, name, roles]);
}

/** Whose session this is; null: nobody's that lives. */
export async function staffOfSession(db: Queryable, digest: Buffer): Promise<string | null> {
  const { rows } = await db.query<{ staff: string }>(
    'select staff from session where digest = $1 and staff is not null and ended_at is null',
    [digest],
  );
  return rows[0]?.staff ?? null;
}
