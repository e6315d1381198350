/**
 * Which contacts were made with a person, and what is recorded of each?
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** A contact that was begun. `ending`: its last outcome as kept; `state`: of the message that carried it. */
export interface MadeRow {
  readonly permit: number;
  readonly at: number;
  readonly way: string;
  readonly sender: string;
  readonly purpose: string;
  readonly debts: string;
  readonly code: string;
  readonly ending: string | null;
  readonly crossed: boolean;
  readonly state: string | null;
}

/** Every one of them, latest first. */
export async function readMade(db: Queryable, { slot, borrower }: BorrowerKey): Promise<MadeRow[]> {
  const { rows } = await db.query<MadeRow>(
    `select a.permit, a.at, a.way, a.sender, a.purpose, a.debts, p.code, m.state,
            (select f.data from person_fact f where f.slot = $1 and f.borrower_id = $2 and f.permit = a.permit
                and f.type = 'outcome' order by f.seq desc limit 1) as ending,
            exists (select from person_fact f where f.slot = $1 and f.borrower_id = $2 and f.permit = a.permit
                and f.type = 'crossed') as crossed
       from contact_attempt a
       join permit p on p.slot = $1 and p.borrower_id = $2 and p.permit = a.permit
       left join message m on m.slot = $1 and m.borrower_id = $2 and m.permit = a.permit
      where a.slot = $1 and a.borrower_id = $2 order by a.at desc, a.permit desc`,
    [slot, borrower],
  );
  return rows;
}
