/**
 * How is a round of a negotiation kept, so that it is known while it matters and gone when its borrower is forgotten?
 *
 * What was asked stands with the account. What he stated, and the answer that repeats it line by line, are sealed under his own key
 * with a proof of his chain: erasing him destroys the key, and nothing of it can be read or guessed, in a backup either.
 */
import type { Answer } from '../../rules/negotiation/answer-proposal.ts';
import type { Circumstances } from '../../rules/negotiation/circumstances.ts';
import type { Proposal } from '../../rules/plan/draft-plan.ts';
import type { Key } from '../db/accounts.ts';
import {
  keepProposal,
  type NewProposal,
  type ProposalRow,
  proposalsOf,
} from '../db/agreements/proposal-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import type { Client, Queryable } from '../db/pool.ts';
import { appendProofs, openProofs } from '../evidence/proof.ts';
import { storedText, valueIn } from '../gate/stored-text.ts';

/** What is sealed of a round. `offers`: the numbers of the answer's offers. */
export interface Stated {
  readonly circumstances: Circumstances;
  readonly answer: Answer;
  readonly offers: readonly number[];
}

/** A round, opened; `stated` null: forgotten. */
export interface KeptProposal extends Omit<ProposalRow, 'asked'> {
  readonly asked: Proposal;
  readonly stated: Stated | null;
}

/** All rounds about an account that are not forgotten or can still be read, in order. `borrower`: whose account it is. */
export async function keptProposals(db: Queryable, key: Key, borrower: bigint): Promise<KeptProposal[]> {
  const rows = await proposalsOf(db, key);
  const sealed = rows.flatMap(({ proof }) =>
    proof === null ? [] : [{ slot: key.slot, borrower, seq: proof }],
  );
  const texts = await openProofs(db, sealed);
  return rows.flatMap((row) => {
    if (row.asked === '') return [];
    const found = row.proof === null ? undefined : texts.get(`${borrower}-${row.proof}`)?.stated;
    const stated = found === undefined ? null : (valueIn(found) as Stated);
    return [{ ...row, asked: valueIn(row.asked) as Proposal, stated }];
  });
}

/** Keeps a round with what was stated, in the caller's transaction, which holds the account; returns its number. */
export async function keepRound(
  client: Client,
  key: Key,
  round: Omit<NewProposal, 'proof'>,
  stated: Stated,
): Promise<number> {
  const person = { slot: key.slot, borrower: round.borrower };
  await lockBorrowers(client, [person]);
  const [proof] = await appendProofs(client, [
    {
      ...person,
      at: round.at,
      kind: 'statement',
      data: { source: 'proposal', account: String(key.accountId), answer: round.answer, terms: round.terms },
      sealed: { stated: storedText(stated) },
    },
  ]);
  return keepProposal(client, key, { ...round, proof: proof! });
}
