/**
 * What did people ask about their data, and what became of it?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export type DataField = 'name' | 'phone' | 'email' | 'address';

export interface DataRequestRow extends BorrowerKey {
  readonly request: number;
  readonly kind: 'correct' | 'erase';
  readonly field: DataField | null;
  readonly wanted: string | null;
  readonly madeOn: Day;
  readonly dueOn: Day;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly why: string | null;
  readonly untilOn: Day | null;
}

const COLUMNS = `slot, borrower_id as borrower, request, kind, field, wanted, made_on as "madeOn", due_on as "dueOn", state,
  decided_on as "decidedOn", decided_by as "decidedBy", why, until_on as "untilOn"`;

/** Writes one down; its number. The borrower is locked. */
export async function writeRequest(
  client: Client,
  one: Omit<DataRequestRow, 'request' | 'decidedBy'> & {
    readonly at: Minute;
    readonly decidedBy: string | null;
  },
): Promise<number> {
  const { rows } = await client.query<{ request: number }>(
    `insert into data_request (slot, borrower_id, request, kind, field, wanted, at, made_on, due_on, state, decided_on, decided_by, why, until_on)
     select $1, $2, coalesce(max(request), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
       from data_request where slot = $1 and borrower_id = $2
     returning request`,
    [
      one.slot,
      one.borrower,
      one.kind,
      one.field,
      one.wanted,
      one.at,
      formatDay(one.madeOn),
      formatDay(one.dueOn),
      one.state,
      one.decidedOn === null ? null : formatDay(one.decidedOn),
      one.decidedBy,
      one.why,
      one.untilOn === null ? null : formatDay(one.untilOn),
    ],
  );
  return rows[0]!.request;
}

/** Somebody's, newest first. */
export async function requestsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<DataRequestRow[]> {
  const { rows } = await db.query<DataRequestRow>(
    `select ${COLUMNS} from data_request where slot = $1 and borrower_id = $2 order by request desc limit 50`,
    [slot, borrower],
  );
  return rows;
}

/** Those that wait for a person, most urgent first. */
export async function waitingRequests(db: Queryable, most: number): Promise<DataRequestRow[]> {
  const { rows } = await db.query<DataRequestRow>(
    `select ${COLUMNS} from data_request where state = 'waiting' order by due_on, slot, borrower_id, request limit $1`,
    [most],
  );
  return rows;
}

/** Decides one that waits; null: there is none, or it was decided before. */
export async function decideRequest(
  db: Queryable,
  { slot, borrower, request }: BorrowerKey & { readonly request: number },
  to: { readonly state: 'done' | 'refused'; readonly on: Day; readonly by: string; readonly why: string },
): Promise<DataRequestRow | null> {
  const { rows } = await db.query<DataRequestRow>(
    `update data_request set state = $4, decided_on = $5, decided_by = $6, why = $7
      where slot = $1 and borrower_id = $2 and request = $3 and state = 'waiting' returning ${COLUMNS}`,
    [slot, borrower, request, to.state, formatDay(to.on), to.by, to.why],
  );
  return rows[0] ?? null;
}
