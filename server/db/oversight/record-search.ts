/**
 * What was done, by whom, when, about whom?
 *
 * The chains of proofs, searched by person (by key, any length of time) or by day (by their summary by day, a few days at a time), each
 * with what it says of way, sender and outcome. Codes and numbers only: texts are opened elsewhere, by those who may.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** What is looked for. `who`: the number of a sender or worker. */
export interface RecordWish {
  readonly person: BorrowerKey | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly kind: string | null;
  readonly who: string | null;
}

/** The last row of the page before. */
export interface RecordAfter extends BorrowerKey {
  readonly day: Day;
  readonly seq: number;
}

/** One entry of a chain. `account`: one of the person's, by which he is found. */
export interface RecordRow extends RecordAfter {
  readonly at: number;
  readonly kind: string;
  readonly data: string;
  readonly hash: Buffer;
  readonly account: bigint | null;
}

const COLUMNS = `p.slot, p.borrower_id as borrower, p.day, p.seq, p.at, p.kind, p.data, p.hash,
  (select min(a.account_id) from account a where a.slot = p.slot and a.borrower_id = p.borrower_id) as account`;
const WANTED = `($1::date is null or p.day >= $1) and ($2::date is null or p.day <= $2) and ($3::text is null or p.kind = $3)
  and ($4::text is null or $4 in (p.data::jsonb ->> 'sender', p.data::jsonb ->> 'worker', p.data::jsonb ->> 'by'))`;

/** Entries, latest first, behind a row; at most `size`. Without a person, both days are given. */
export async function searchRecords(
  db: Queryable,
  wish: RecordWish,
  after: RecordAfter | null,
  size: number,
): Promise<RecordRow[]> {
  const wanted = [wish.from, wish.to].map((day) => (day === null ? null : formatDay(day)));
  const values = [...wanted, wish.kind, wish.who];
  if (wish.person !== null) {
    const { slot, borrower } = wish.person;
    const { rows } = await db.query<RecordRow>(
      `select ${COLUMNS} from proof p
        where p.slot = $5 and p.borrower_id = $6 and ${WANTED} and ($7::int is null or p.seq < $7)
        order by p.seq desc limit $8`,
      [...values, slot, borrower, after?.seq ?? null, size],
    );
    return rows;
  }
  const { rows } = await db.query<RecordRow>(
    `select ${COLUMNS} from proof p
      where ${WANTED} and ($5::date is null or (-(p.day - date '2000-01-01'), p.slot, p.borrower_id, p.seq)
                                               > (-($5::date - date '2000-01-01'), $6::smallint, $7::bigint, $8::int))
      order by -(p.day - date '2000-01-01'), p.slot, p.borrower_id, p.seq limit $9`,
    [
      ...values,
      after === null ? null : formatDay(after.day),
      after?.slot ?? null,
      after?.borrower ?? null,
      after?.seq ?? null,
      size,
    ],
  );
  return rows;
}
