/**
 * How does something that a person said, wants or is become known, at once and for everybody?
 *
 * It is appended to his log under his lock, and in the same transaction every open permit about him is revoked: what it was
 * given on is no longer all that is known. What became of a contact is appended in the same way and revokes nothing.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { type BorrowerKey, distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { byKey, type Client, type Pool, transaction } from '../db/pool.ts';
import type { Ending, PersonFact } from './person-log.ts';
import { shutBy } from './shut-by.ts';
import { type Known, Silence } from './silence.ts';
import { storedText } from './stored-text.ts';

/** A fact about a person, with the minute at which it happened or took effect. */
export interface PersonEntry {
  readonly key: BorrowerKey;
  readonly at: Minute;
  readonly fact: Exclude<PersonFact, Ending>;
}

/** What became of a contact. */
export interface Outcome {
  readonly key: BorrowerKey;
  readonly permit: number;
  readonly at: Minute;
  readonly ending: Ending;
}

/** Appends facts, in a transaction of their own; returns the number of each in its person's log. */
export async function tellOfPeople(
  pool: Pool,
  entries: readonly PersonEntry[],
  known: Known,
): Promise<number[]> {
  return byKey(pool, (client) => tellOfPeopleIn(client, entries, known));
}

/** Appends facts in the caller's transaction, and silences. Given a `Silence`, the caller lets it fall. */
export async function tellOfPeopleIn(
  client: Client,
  entries: readonly PersonEntry[],
  known: Known | Silence,
): Promise<number[]> {
  await lockBorrowers(client, distinct(entries.map(({ key }) => key)));
  const numbers = await appendFacts(
    client,
    entries.map(({ key: { slot, borrower }, at, fact: { type, ...body } }) => ({
      slot,
      borrower,
      at,
      type,
      permit: null,
      data: storedText(body),
    })),
  );
  const silence = known instanceof Silence ? known : new Silence(known);
  for (const { key, fact } of entries) silence.add(key, `it became known: ${fact.type}`, shutBy(fact));
  if (silence !== known) await silence.fall(client, true);
  return numbers;
}

/** Appends what became of contacts, in a transaction of its own. */
export async function tellOutcomes(pool: Pool, outcomes: readonly Outcome[]): Promise<void> {
  await transaction(pool, (client) => tellOutcomesIn(client, outcomes));
}

/** Appends what became of contacts in the caller's transaction. */
export async function tellOutcomesIn(client: Client, outcomes: readonly Outcome[]): Promise<void> {
  await lockBorrowers(client, distinct(outcomes.map(({ key }) => key)));
  await appendFacts(
    client,
    outcomes.map(({ key: { slot, borrower }, permit, at, ending: { type, ...body } }) => ({
      slot,
      borrower,
      at,
      type,
      permit,
      data: storedText(body),
    })),
  );
}
