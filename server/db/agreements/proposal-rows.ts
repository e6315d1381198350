/**
 * What was proposed about an account, how was it answered, and which offers are open?
 *
 * Rows are kept, never rewritten: only that an offer ended is written later. Every statement names the slot; whoever writes holds the
 * lock of the account's row.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { Client, Queryable } from '../pool.ts';

export interface ProposalRow {
  readonly proposal: number;
  readonly day: Day;
  readonly key: string;
  readonly byWhom: string;
  readonly level: string;
  readonly asked: string;
  readonly answer: string;
  /** Seals what was stated and answered, in the borrower's chain; null: forgotten. */
  readonly proof: number | null;
}

export interface NewProposal extends Omit<ProposalRow, 'proposal'> {
  readonly borrower: bigint;
  readonly at: number;
  readonly terms: string;
}

export interface OfferRow {
  readonly offer: number;
  readonly proposal: number;
  readonly data: string;
  readonly until: Day;
  readonly ended: 'superseded' | 'repriced' | 'agreed' | null;
  /** Where it comes from: the rules' answer, a person, or the last word after a break. */
  readonly origin: 'answer' | 'person' | 'fall-back';
  /** Of one that is not the rules' answer: the proposal it stands for, and by whose authority. */
  readonly asked: string | null;
  readonly level: string | null;
}

/** An offer that is not the rules' own answer. */
export interface OfferOrigin {
  readonly origin: 'person' | 'fall-back';
  readonly asked: string;
  readonly level: string;
}

/** All proposals about an account, in order. */
export async function proposalsOf(db: Queryable, { slot, accountId }: Key): Promise<ProposalRow[]> {
  const { rows } = await db.query<ProposalRow>(
    `select proposal, day, key, by_whom as "byWhom", level, asked, answer, proof
       from proposal where slot = $1 and account_id = $2 order by proposal`,
    [slot, accountId],
  );
  return rows;
}

/** All offers about an account, in order. */
export async function offersOf(db: Queryable, { slot, accountId }: Key): Promise<OfferRow[]> {
  const { rows } = await db.query<OfferRow>(
    'select offer, proposal, data, until, ended, origin, asked, level from offer where slot = $1 and account_id = $2 order by offer',
    [slot, accountId],
  );
  return rows;
}

/** Keeps a proposal with its answer; returns its number. */
export async function keepProposal(
  client: Client,
  { slot, accountId }: Key,
  one: NewProposal,
): Promise<number> {
  const { rows } = await client.query<{ proposal: number }>(
    `insert into proposal (slot, account_id, proposal, borrower_id, at, day, key, by_whom, level, asked, terms, answer, proof)
     select $1, $2, coalesce(max(proposal), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
       from proposal where slot = $1 and account_id = $2
     returning proposal`,
    [
      slot,
      accountId,
      one.borrower,
      one.at,
      formatDay(one.day),
      one.key,
      one.byWhom,
      one.level,
      one.asked,
      one.terms,
      one.answer,
      one.proof,
    ],
  );
  return rows[0]!.proposal;
}

/** Opens offers of a proposal; returns their numbers, in order. */
export async function openOffers(
  client: Client,
  { slot, accountId }: Key,
  proposal: number,
  until: Day,
  data: readonly string[],
  from: OfferOrigin | null = null,
): Promise<number[]> {
  if (data.length === 0) return [];
  const { rows } = await client.query<{ offer: number }>(
    `insert into offer (slot, account_id, offer, proposal, data, until, origin, asked, level)
     select $1, $2, o.last + k.place, $3, k.data, $4, coalesce($6, 'answer'), $7, $8
       from (select coalesce(max(offer), 0) as last from offer where slot = $1 and account_id = $2) o,
            unnest($5::text[]) with ordinality as k (data, place)
     returning offer`,
    [
      slot,
      accountId,
      proposal,
      formatDay(until),
      data,
      from?.origin ?? null,
      from?.asked ?? null,
      from?.level ?? null,
    ],
  );
  return rows.map(({ offer }) => offer).toSorted((a, b) => a - b);
}

/** Ends open offers: one by its number, all (null), or only those that the rules themselves made. */
export async function endOffers(
  client: Client,
  { slot, accountId }: Key,
  offer: number | null,
  ended: NonNullable<OfferRow['ended']>,
  only: OfferRow['origin'] | null = null,
): Promise<void> {
  await client.query(
    `update offer set ended = $4
      where slot = $1 and account_id = $2 and ended is null and ($3::int is null or offer = $3)
        and ($5::text is null or origin = $5)`,
    [slot, accountId, offer, ended, only],
  );
}
