/**
 * What was decided, and under which law, for those who look back?
 */
import type { Result } from '../../../rules/gate/gate.ts';
import type { Queryable } from '../pool.ts';
import type { BorrowerKey } from './person-rows.ts';

/** A decision as it was kept. `law` is the digest of the law it was made under. */
export interface KeptDecision extends BorrowerKey {
  readonly seq: number;
  readonly at: number;
  readonly asked: 'ask' | 'use';
  readonly result: Result;
  readonly law: string;
  readonly strategy: string;
  readonly inputs: string;
  readonly answer: string;
}

const COLUMNS = 'slot, borrower_id as borrower, seq, at, asked, result, law, strategy, inputs, answer';

/** One decision; null when there is none. */
export async function readDecision(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  seq: number,
): Promise<KeptDecision | null> {
  const { rows } = await db.query<KeptDecision>(
    `select ${COLUMNS} from decision where slot = $1 and borrower_id = $2 and seq = $3`,
    [slot, borrower, seq],
  );
  return rows[0] ?? null;
}

/** Up to `count` decisions behind a key, in order of key, for whoever looks at all of them. */
export async function decisionsAfter(
  db: Queryable,
  after: Pick<KeptDecision, 'slot' | 'borrower' | 'seq'> | null,
  count: number,
): Promise<KeptDecision[]> {
  const { rows } = await db.query<KeptDecision>(
    `select ${COLUMNS} from decision where (slot, borrower_id, seq) > ($1::smallint, $2::bigint, $3::int)
      order by slot, borrower_id, seq limit $4`,
    [after?.slot ?? -1, after?.borrower ?? 0n, after?.seq ?? 0, count],
  );
  return rows;
}

/** The text of a state of the law; null when it was never asked. */
export async function readLaw(db: Queryable, digest: string): Promise<string | null> {
  const { rows } = await db.query<{ law: string }>('select law from law_version where digest = $1', [digest]);
  return rows[0]?.law ?? null;
}
