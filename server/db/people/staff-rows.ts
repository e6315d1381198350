/**
 * Who works here, under which roles, and what is kept so that he can come in?
 *
 * A link, a recovery code and a step of a one-time password count once: each is used up by the statement that asks for it.
 */
import type { StaffRole } from '../../../rules/people/permission.ts';
import type { Queryable } from '../pool.ts';

/** A person as the administrator sees him. */
export interface StaffRow {
  readonly number: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly agency: string | null;
}

/** What signing in compares with. */
export interface StaffKeys {
  readonly number: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** An identity provider's person: he comes in there alone. */
  readonly provided: boolean;
  readonly password: string | null;
  readonly totpSecret: Buffer | null;
  /** Name of the master key that sealed it. */
  readonly totpMaster: string | null;
}

/** Makes a person; false where number or login is taken. */
export async function addStaff(db: Queryable, row: StaffRow, madeBy: string | null): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into staff (number, login, name, roles, agency, made_by) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [row.number, row.login, row.name, row.roles, row.agency, madeBy],
  );
  return rowCount === 1;
}

/** Everybody, those who left too. `ready`: he has used his link. */
export async function allStaff(
  db: Queryable,
): Promise<(StaffRow & { readonly ready: boolean; readonly provided: boolean; readonly ended: boolean })[]> {
  const { rows } = await db.query(
    `select number, login, name, roles, agency, password is not null or issuer is not null as ready, issuer is not null as provided,
             ended_at is not null as ended
       from staff order by number`,
  );
  return rows;
}

/** Whether anybody who is here may look after people and has used his link. */
export async function hasAdministrator(db: Queryable): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from staff where 'administrator' = any (roles) and password is not null and ended_at is null limit 1`,
  );
  return rows.length > 0;
}

const KEYS = `select number, login, name, roles, issuer is not null as provided, password, totp_secret as "totpSecret", totp_master as "totpMaster"`;

/** Whoever signs in under this name; null: nobody who is here. */
export async function keysOfLogin(db: Queryable, login: string): Promise<StaffKeys | null> {
  const { rows } = await db.query<StaffKeys>(`${KEYS} from staff where login = $1 and ended_at is null`, [
    login,
  ]);
  return rows[0] ?? null;
}

export async function keysOfNumber(db: Queryable, number: string): Promise<StaffKeys | null> {
  const { rows } = await db.query<StaffKeys>(`${KEYS} from staff where number = $1 and ended_at is null`, [
    number,
  ]);
  return rows[0] ?? null;
}

/** Uses a step up; false: it, or a later one, was used before. */
export async function spendStep(db: Queryable, number: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff set totp_step = $2 where number = $1 and (totp_step is null or totp_step < $2)',
    [number, step],
  );
  return rowCount === 1;
}

/** Uses a recovery code up; false: it is none of his, or was used before. */
export async function spendRecovery(db: Queryable, number: string, digest: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(
    `update staff_recovery set used_at = clock_timestamp() where number = $1 and digest = $2 and used_at is null`,
    [number, digest],
  );
  return rowCount === 1;
}

/** A new link for a person; his older ones end. */
export async function keepLink(db: Queryable, digest: Buffer, number: string, hours: number): Promise<void> {
  await db.query('update staff_link set used_at = clock_timestamp() where number = $1 and used_at is null', [
    number,
  ]);
  await db.query(
    `insert into staff_link (digest, number, until) values ($1, $2, clock_timestamp() + make_interval(hours => $3))`,
    [digest, number, hours],
  );
}

/** Whose link it is while it is good; null: not one that is. */
export async function ownerOfLink(db: Queryable, digest: Buffer): Promise<StaffRow | null> {
  const { rows } = await db.query<StaffRow>(
    `select s.number, s.login, s.name, s.roles, s.agency from staff_link l join staff s on s.number = l.number
      where l.digest = $1 and l.used_at is null and l.until > clock_timestamp() and s.ended_at is null`,
    [digest],
  );
  return rows[0] ?? null;
}

/** What using a link sets. */
export interface NewKeys {
  readonly password: string;
  readonly totpSecret: Buffer;
  readonly totpMaster: string;
  readonly totpStep: number;
  readonly recovery: readonly Buffer[];
}

/** Uses the link up and sets what it was for; false: somebody was quicker, or it is not good any more. */
export async function spendLink(
  db: Queryable,
  digest: Buffer,
  number: string,
  keys: NewKeys,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update staff_link set used_at = clock_timestamp()
      where digest = $1 and number = $2 and used_at is null and until > clock_timestamp()`,
    [digest, number],
  );
  if (rowCount !== 1) return false;
  await db.query(
    'update staff set password = $2, totp_secret = $3, totp_master = $4, totp_step = $5 where number = $1',
    [number, keys.password, keys.totpSecret, keys.totpMaster, keys.totpStep],
  );
  await renewRecovery(db, number, keys.recovery);
  return true;
}

/** New recovery codes in the place of those there were. */
export async function renewRecovery(
  db: Queryable,
  number: string,
  digests: readonly Buffer[],
): Promise<void> {
  await db.query('delete from staff_recovery where number = $1', [number]);
  await db.query('insert into staff_recovery (number, digest) select $1, unnest($2::bytea[])', [
    number,
    digests,
  ]);
}

/** How many recovery codes somebody has left. */
export async function recoveryLeft(db: Queryable, number: string): Promise<number> {
  const { rows } = await db.query<{ left: number }>(
    'select count(*)::integer as left from staff_recovery where number = $1 and used_at is null',
    [number],
  );
  return rows[0]!.left;
}

/** Another telephone. Its secret is sealed; the step is the one by which it showed that it knows it. */
export async function renewTelephone(
  db: Queryable,
  number: string,
  keys: Pick<NewKeys, 'totpSecret' | 'totpMaster' | 'totpStep'>,
): Promise<void> {
  await db.query('update staff set totp_secret = $2, totp_master = $3, totp_step = $4 where number = $1', [
    number,
    keys.totpSecret,
    keys.totpMaster,
    keys.totpStep,
  ]);
}

/** Another password, as a hash. */
export async function renewPassword(db: Queryable, number: string, password: string): Promise<void> {
  await db.query('update staff set password = $2 where number = $1', [number, password]);
}

/** Somebody leaves; false: he was not here. */
export async function endStaff(db: Queryable, number: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff set ended_at = clock_timestamp() where number = $1 and ended_at is null',
    [number],
  );
  return rowCount === 1;
}

/** Writes down what was done about people; never a secret. */
export async function notePeople(
  db: Queryable,
  who: string,
  what: string,
  about: string | null,
): Promise<void> {
  await db.query('insert into people_log (who, what, about) values ($1, $2, $3)', [who, what, about]);
}

/** The office of somebody who is here under a role; null: he is not, or belongs to none. */
export async function officeOfStaff(db: Queryable, number: string, role: StaffRole): Promise<string | null> {
  const { rows } = await db.query<{ agency: string | null }>(
    'select agency from staff where number = $1 and $2 = any (roles) and ended_at is null',
    [number, role],
  );
  return rows[0]?.agency ?? null;
}
