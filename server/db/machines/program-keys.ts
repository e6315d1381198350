/**
 * Which program holds which key, and what was it made for?
 */
import type { Scope } from '../../../rules/people/permission.ts';
import { keyed, type Queryable } from '../pool.ts';

/** A key as it is made. `digest`: SHA-256 of the secret half. */
export interface NewKey {
  readonly id: string;
  readonly digest: Buffer;
  readonly name: string;
  readonly host: string | null;
  /** The agency whose program it is; left out: none's. */
  readonly agency?: string | null;
  readonly scopes: readonly Scope[];
  readonly perMinute: number;
  readonly days: number;
}

/** A key as it is judged. */
export interface JudgedKey {
  readonly digest: Buffer;
  readonly host: string | null;
  readonly agency: string | null;
  readonly scopes: readonly Scope[];
  readonly perMinute: number;
  /** It was last used more than a minute ago. */
  readonly unseen: boolean;
}

/** A key as the administrator sees it. */
export interface SeenKey {
  readonly id: string;
  readonly name: string;
  readonly host: string | null;
  readonly agency: string | null;
  readonly scopes: readonly Scope[];
  readonly perMinute: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly until: Date;
  readonly usedAt: Date | null;
  readonly endedAt: Date | null;
  readonly state: 'good' | 'expired' | 'ended';
}

export async function addKey(db: Queryable, key: NewKey, by: string): Promise<void> {
  await db.query(
    `insert into api_key (id, digest, name, host, scopes, per_minute, until, made_by, agency)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(days => $7), $8, $9)`,
    [key.id, key.digest, key.name, key.host, key.scopes, key.perMinute, key.days, by, key.agency ?? null],
  );
}

/** The key of this number while it is good; null: none. */
export async function goodKey(db: Queryable, id: string): Promise<JudgedKey | null> {
  const { rows } = await db.query<JudgedKey>(
    keyed({
      name: 'good-key',
      text: `select digest, host, agency, scopes, per_minute as "perMinute",
                  coalesce(used_at < clock_timestamp() - interval '1 minute', true) as unseen
             from api_key where id = $1 and ended_at is null and until > clock_timestamp()`,
      values: [id],
    }),
  );
  return rows[0] ?? null;
}

export async function seeKey(db: Queryable, id: string): Promise<void> {
  await db.query('update api_key set used_at = clock_timestamp() where id = $1', [id]);
}

/** Ends a key; false: it was ended, or never was. */
export async function endKey(db: Queryable, id: string, by: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update api_key set ended_at = clock_timestamp(), ended_by = $2 where id = $1 and ended_at is null',
    [id, by],
  );
  return rowCount === 1;
}

/** Every key, newest first; at most `size`, older than `after`. */
export async function allKeys(
  db: Queryable,
  size: number,
  after: { readonly at: bigint; readonly id: string } | null,
): Promise<(SeenKey & { readonly place: bigint })[]> {
  const { rows } = await db.query<SeenKey & { place: bigint }>(
    `select * from (
       select id, name, host, agency, scopes, per_minute as "perMinute", made_at as "madeAt", made_by as "madeBy", until,
              used_at as "usedAt", ended_at as "endedAt", (extract(epoch from made_at) * 1000000)::bigint as place,
              case when ended_at is not null then 'ended' when until <= clock_timestamp() then 'expired' else 'good' end as state
         from api_key) k
      where $2::bigint is null or (place, id) < ($2, $3) order by place desc, id desc limit $1`,
    [size, after?.at ?? null, after?.id ?? null],
  );
  return rows;
}
