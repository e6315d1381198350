/**
 * At which instant did a fact on an account become known?
 *
 * Written by the silence that follows the fact, under the person's lock: a contact of his was committed before or after it, never
 * beside it. Facts from before these rows were kept, and those of an import, have none; then only their business day is known.
 */
import { int2s, int4s, int8s } from '../binary-array.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** An event of an account that says a fact. */
export interface LearntFact {
  readonly slot: number;
  readonly accountId: bigint;
  readonly seq: number;
}

/** When it became known: minute of the house's clock, and milliseconds since 1970 on the database's. */
export interface FactInstant extends LearntFact {
  readonly at: number;
  readonly instant: number;
}

/** Keeps that these facts are known since now; programs that listen are told of them after the commit. */
export async function keepKnown(client: Client, facts: readonly LearntFact[], at: number): Promise<void> {
  if (facts.length === 0) return;
  await client.query({
    name: 'keep-known',
    text: `with told as (
       insert into webhook_outbox (source, slot, subject, seq, at)
       select 'account', f.slot, f.account_id, f.seq, $4
         from unnest($1::smallint[], $2::bigint[], $3::int[]) with ordinality as f (slot, account_id, seq, place)
        where (select webhook_heard('account')) order by f.place)
     insert into fact_known (slot, account_id, seq, at)
     select f.slot, f.account_id, f.seq, $4 from unnest($1::smallint[], $2::bigint[], $3::int[]) as f (slot, account_id, seq)`,
    values: [
      int2s(facts.map(({ slot }) => slot)),
      int8s(facts.map(({ accountId }) => accountId)),
      int4s(facts.map(({ seq }) => seq)),
      at,
    ],
  });
}

/** The instants of everything entered on the accounts of a person. */
export async function knownInstants(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<readonly FactInstant[]> {
  const { rows } = await db.query<FactInstant>(
    `select k.slot, k.account_id as "accountId", k.seq, k.at, (extract(epoch from k.recorded_at) * 1000)::float8 as instant
       from account a join fact_known k on k.slot = a.slot and k.account_id = a.account_id
      where a.slot = $1 and a.borrower_id = $2`,
    [slot, borrower],
  );
  return rows;
}
