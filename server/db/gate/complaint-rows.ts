/**
 * What did borrowers say was wrong, and by when must it be decided?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client } from '../pool.ts';
import type { BorrowerKey } from './person-rows.ts';

/** A complaint as it is taken. `fact`: its entry in the person's log. */
export interface NewComplaint extends BorrowerKey {
  readonly at: number;
  readonly receivedOn: Day;
  readonly dueOn: Day | null;
  readonly rule: string | null;
  readonly about: string;
  readonly words: string;
  readonly fact: number;
}

/** Keeps a complaint, under the borrower's lock; returns its number. */
export async function keepComplaint(client: Client, one: NewComplaint): Promise<number> {
  const { rows } = await client.query<{ complaint: number }>(
    `insert into complaint (slot, borrower_id, complaint, at, received_on, due_on, rule, about, words, fact)
     select $1, $2, coalesce(max(complaint), 0) + 1, $3, $4, $5, $6, $7, $8, $9
       from complaint where slot = $1 and borrower_id = $2
     returning complaint`,
    [
      one.slot,
      one.borrower,
      one.at,
      formatDay(one.receivedOn),
      one.dueOn === null ? null : formatDay(one.dueOn),
      one.rule,
      one.about,
      one.words,
      one.fact,
    ],
  );
  return rows[0]!.complaint;
}
