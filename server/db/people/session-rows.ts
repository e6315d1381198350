/**
 * Whose session is this, and is it still alive?
 *
 * Found by the digest of what the browser holds. It ends when nobody used it for a while, at an hour that is set when it begins, when it
 * is ended, or when its person leaves.
 */
import type { StaffRole } from '../../../rules/people/permission.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import { keyed, type Queryable } from '../pool.ts';
import { slotOfReference } from '../slot.ts';

/** Whose a session is to be. */
export type SessionOf = { readonly staff: string } | BorrowerKey;

/** How somebody came in. */
export type CameBy = 'password' | 'passkey' | 'provider' | 'code' | 'demonstration';

export interface NewSession {
  readonly digest: Buffer;
  readonly of: SessionOf;
  readonly idleMinutes: number;
  readonly wholeMinutes: number;
  readonly device: string;
  readonly how: CameBy | null;
  /** A second factor was shown just now. */
  readonly factorShown: boolean;
}

export interface SessionRow {
  readonly staff: string | null;
  readonly name: string | null;
  readonly how: CameBy | null;
  readonly roles: readonly StaffRole[] | null;
  readonly agency: string | null;
  readonly slot: number | null;
  readonly borrower: bigint | null;
  /** Minutes since the second factor was shown. */
  readonly confirmedAgo: number | null;
  /** It was last seen more than a minute ago. */
  readonly unseen: boolean;
  /** Whether the reference that was named with it is of an account of its borrower; null: none was. */
  readonly isOwn: boolean | null;
}

const ALIVE = `s.ended_at is null and s.ends_at > clock_timestamp()
        and s.seen_at > clock_timestamp() - make_interval(mins => s.idle_minutes)`;

/** A session begins. */
export async function beginSession(db: Queryable, one: NewSession): Promise<void> {
  const staff = 'staff' in one.of ? one.of.staff : null;
  const key = 'staff' in one.of ? null : one.of;
  await db.query(
    `insert into session (digest, staff, slot, borrower_id, idle_minutes, ends_at, confirmed_at, device, how)
     values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(mins => $6),
             case when $2::text is null or not $9 then null else clock_timestamp() end, $7, $8)`,
    [
      one.digest,
      staff,
      key?.slot ?? null,
      key?.borrower ?? null,
      one.idleMinutes,
      one.wholeMinutes,
      one.device,
      one.how,
      one.factorShown,
    ],
  );
}

/** A reference that somebody names as his own. */
export interface NamedReference {
  readonly host: string;
  readonly reference: string;
}

const SESSION = `s.staff, p.name, s.how, p.roles, p.agency, s.slot, s.borrower_id as borrower,
            floor(extract(epoch from clock_timestamp() - s.confirmed_at) / 60)::integer as "confirmedAgo",
            s.seen_at < clock_timestamp() - interval '1 minute' as unseen`;
const LIVING = `from session s left join staff p on p.number = s.staff
      where s.digest = $1 and ${ALIVE} and (s.staff is null or p.ended_at is null)`;

/** The living session of this digest, and whether what is named is its borrower's own (null: nothing is named); null: none. */
export async function readSession(
  db: Queryable,
  digest: Buffer,
  named: NamedReference | null = null,
): Promise<SessionRow | null> {
  const asked =
    named === null
      ? {
          name: 'read-session',
          text: `select ${SESSION}, null::boolean as "isOwn" ${LIVING}`,
          values: [digest],
        }
      : {
          name: 'read-own-session',
          text: `select ${SESSION}, exists (select from reference r
                          join account a on a.slot = r.account_slot and a.account_id = r.account_id
                         where r.slot = $2 and r.host = $3 and r.reference = $4
                           and r.account_slot = s.slot and a.borrower_id = s.borrower_id) as "isOwn" ${LIVING}`,
          values: [digest, slotOfReference(named.host, named.reference), named.host, named.reference],
        };
  const { rows } = await db.query<SessionRow>(keyed(asked));
  return rows[0] ?? null;
}

/** It was used: its idle time begins again. */
export async function seeSession(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('update session set seen_at = clock_timestamp() where digest = $1 and ended_at is null', [
    digest,
  ]);
}

/** The second factor was shown. */
export async function confirmSession(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('update session set confirmed_at = clock_timestamp() where digest = $1', [digest]);
}

export async function endSession(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('update session set ended_at = clock_timestamp() where digest = $1 and ended_at is null', [
    digest,
  ]);
}

/** A digest of the digest. */
const SHOWN_KEY = `left(encode(sha256(s.digest), 'hex'), 24)`;
const WHOSE = `(s.staff = $1 or (s.slot = $2 and s.borrower_id = $3))`;
const whose = (of: SessionOf) => ('staff' in of ? [of.staff, null, null] : [null, of.slot, of.borrower]);

/** Ends all sessions of somebody but `kept`; returns how many. */
export async function endSessionsOf(db: Queryable, of: SessionOf, kept: Buffer | null): Promise<number> {
  const { rowCount } = await db.query(
    `update session s set ended_at = clock_timestamp()
      where ${WHOSE} and s.ended_at is null and ($4::bytea is null or s.digest <> $4)`,
    [...whose(of), kept],
  );
  return rowCount ?? 0;
}

/** Whose of these sessions are over. */
export async function endedAmong(db: Queryable, digests: readonly Buffer[]): Promise<Buffer[]> {
  const { rows } = await db.query<{ digest: Buffer }>(
    `select d.digest from unnest($1::bytea[]) as d (digest)
      where not exists (select from session s left join staff p on p.number = s.staff
                         where s.digest = d.digest and ${ALIVE} and (s.staff is null or p.ended_at is null))`,
    [digests],
  );
  return rows.map(({ digest }) => digest);
}

/** Ends one session of somebody by the key under which he sees it; false: none of his. */
export async function endSessionOf(db: Queryable, of: SessionOf, key: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update session s set ended_at = clock_timestamp()
      where ${WHOSE} and s.ended_at is null and ${SHOWN_KEY} = $4`,
    [...whose(of), key],
  );
  return rowCount === 1;
}

/** A session as its owner sees it. `key` names it to him and opens nothing. */
export interface SeenSession {
  readonly key: string;
  readonly how: CameBy | null;
  readonly device: string;
  readonly began: Date;
  readonly seen: Date;
  readonly own: boolean;
}

/** The living sessions of somebody, newest first. */
export async function sessionsOf(db: Queryable, of: SessionOf, own: Buffer): Promise<SeenSession[]> {
  const { rows } = await db.query<SeenSession>(
    `select ${SHOWN_KEY} as key, s.how, s.device, s.began_at as began, s.seen_at as seen, s.digest = $4 as own from session s
      where ${WHOSE} and ${ALIVE} order by s.began_at desc`,
    [...whose(of), own],
  );
  return rows;
}
