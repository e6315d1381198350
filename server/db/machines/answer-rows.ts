/**
 * What was answered to whoever sent this request before, under the key that he chose for it?
 *
 * A request is claimed before it does anything; its answer takes the place of the claim. A claim that nobody finished in a while, because
 * its process died, goes to the next who asks. Bodies lie sealed: they repeat names and what somebody told.
 */
import type { Queryable } from '../pool.ts';

export interface AnswerKey {
  readonly caller: string;
  readonly key: string;
}

/** What is noted of a program that changes something, with its claim; without `who` nothing is. */
export interface Noted {
  readonly who: string | null;
  readonly what: string;
  readonly about: string | null;
}

/** How a claim stands. `mine`: nobody did it before; the caller of this does it now. */
export type Claimed =
  | { readonly state: 'mine' }
  | { readonly state: 'other-input' }
  | { readonly state: 'being-done' }
  | { readonly state: 'kept'; readonly status: number; readonly type: string; readonly body: Buffer };

interface Row {
  readonly mine: boolean;
  readonly same: boolean;
  readonly status: number | null;
  readonly type: string | null;
  readonly body: Buffer | null;
}

/**
 * Claims and kept answers are not waited for until the disk has them: what a request enters is, and the log that holds it holds the claim
 * before it. An answer lost with the machine is made again, as one lost with its process.
 */
const UNWAITED = `(select set_config('synchronous_commit', 'off', true)) = 'off'`;

/** Claims a request; `claim` names who does. */
export async function claimAnswer(
  db: Queryable,
  { caller, key }: AnswerKey,
  digest: Buffer,
  claim: string,
  claimSeconds: number,
  noted: Noted,
): Promise<Claimed> {
  const { rows } = await db.query<Row>({
    name: 'claim-answer',
    text: `with noted as (insert into people_log (who, what, about) select $6::text, $7::text, $8::text where $6::text is not null)
           insert into kept_answer as k (caller, key, digest, claim) select $1, $2, $3, $4 where ${UNWAITED}
           on conflict (caller, key) do update
             set claim = case when k.status is null and k.digest = $3
                               and k.at < clock_timestamp() - make_interval(secs => $5) then $4 else k.claim end,
                 at = case when k.status is null and k.digest = $3
                            and k.at < clock_timestamp() - make_interval(secs => $5) then clock_timestamp() else k.at end
           returning claim = $4 as mine, digest = $3 as same, status, type, body`,
    values: [caller, key, digest, claim, claimSeconds, noted.who, noted.what, noted.about],
  });
  const { mine, same, status, type, body } = rows[0]!;
  if (mine) return { state: 'mine' };
  if (!same) return { state: 'other-input' };
  if (status === null) return { state: 'being-done' };
  return { state: 'kept', status, type: type ?? '', body: body! };
}

/** Keeps the answer in the place of its claim. */
export async function keepAnswer(
  db: Queryable,
  { caller, key }: AnswerKey,
  claim: string,
  answer: { readonly status: number; readonly type: string; readonly body: Buffer },
): Promise<void> {
  await db.query({
    name: 'keep-answer',
    text: `update kept_answer set status = $4, type = $5, body = $6, at = clock_timestamp()
            where caller = $1 and key = $2 and claim = $3 and status is null and ${UNWAITED}`,
    values: [caller, key, claim, answer.status, answer.type, answer.body],
  });
}

/** Gives a claim back: nothing came of it, and it may be asked again. */
export async function leaveClaim(db: Queryable, { caller, key }: AnswerKey, claim: string): Promise<void> {
  await db.query('delete from kept_answer where caller = $1 and key = $2 and claim = $3 and status is null', [
    caller,
    key,
    claim,
  ]);
}

/** Forgets answers older than so many hours, at most `size`; returns how many. */
export async function forgetAnswers(db: Queryable, hours: number, size: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from kept_answer where (caller, key) in (
       select caller, key from kept_answer where at < clock_timestamp() - make_interval(hours => $1) order by at limit $2)`,
    [hours, size],
  );
  return rowCount ?? 0;
}
