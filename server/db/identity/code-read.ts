/** Which codes were given, and under which of them did something go out? For rehearsals: no door shows a list of codes. */
import type { Queryable } from '../pool.ts';

export async function codesOf(
  db: Queryable,
): Promise<{ readonly used: string[]; readonly unused: string[] }> {
  const { rows } = await db.query<{ code: string; used: boolean }>(
    'select code, used_at is not null as used from permit order by slot, borrower_id, permit',
  );
  return {
    used: rows.filter(({ used }) => used).map(({ code }) => code),
    unused: rows.filter(({ used }) => !used).map(({ code }) => code),
  };
}
