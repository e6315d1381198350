/**
 * What was decided, and under which law, for those who look back?
 *
 * Whether a decision stands whole in its row or as a frame with what differs is nobody's business but this file's.
 */
import type { Result } from '../../../rules/gate/gate.ts';
import type { Queryable } from '../pool.ts';
import { type DecisionTexts, textsFrom } from './decision-text.ts';
import type { BorrowerKey } from './person-rows.ts';

/** A decision as it was kept. `law` is the digest of the law it was made under. */
export interface KeptDecision extends BorrowerKey, DecisionTexts {
  readonly seq: number;
  readonly at: number;
  readonly asked: 'ask' | 'use';
  readonly result: Result;
}

/** A row with its frame, if it has one. */
type Row = Omit<KeptDecision, keyof DecisionTexts> & DecisionTexts & { readonly differs: string | null };

const COLUMNS = `d.slot, d.borrower_id as borrower, d.seq, d.at, d.asked, d.result, coalesce(d.law, f.law) as law,
  coalesce(d.strategy, f.strategy) as strategy, coalesce(d.inputs, f.inputs) as inputs, coalesce(d.answer, f.answer) as answer, d.differs`;
const FROM = 'decision d left join decision_frame f on f.frame = d.frame';

function whole({ differs, ...row }: Row): KeptDecision {
  return differs === null ? row : { ...row, ...textsFrom(row, differs) };
}

/** One decision; null when there is none. */
export async function readDecision(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  seq: number,
): Promise<KeptDecision | null> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from ${FROM} where d.slot = $1 and d.borrower_id = $2 and d.seq = $3`,
    [slot, borrower, seq],
  );
  return rows[0] === undefined ? null : whole(rows[0]);
}

/** Every decision about a person, in order. */
export async function decisionsOf(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<readonly KeptDecision[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from ${FROM} where d.slot = $1 and d.borrower_id = $2 order by d.seq`,
    [slot, borrower],
  );
  return rows.map(whole);
}

/** Up to `count` decisions behind a key, in order of key, for whoever looks at all of them. */
export async function decisionsAfter(
  db: Queryable,
  after: Pick<KeptDecision, 'slot' | 'borrower' | 'seq'> | null,
  count: number,
): Promise<KeptDecision[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from ${FROM} where (d.slot, d.borrower_id, d.seq) > ($1::smallint, $2::bigint, $3::int)
      order by d.slot, d.borrower_id, d.seq limit $4`,
    [after?.slot ?? -1, after?.borrower ?? 0n, after?.seq ?? 0, count],
  );
  return rows.map(whole);
}

/** The text of a state of the law; null when it was never asked. */
export async function readLaw(db: Queryable, digest: string): Promise<string | null> {
  const { rows } = await db.query<{ law: string }>('select law from law_version where digest = $1', [digest]);
  return rows[0]?.law ?? null;
}
