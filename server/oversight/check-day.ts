/**
 * Did anything leave the house on this day that should not have?
 *
 * Once for each closed day: every contact against its permit and the silences around it, everything a carrier took against the contacts,
 * a sample of decisions made again from what was kept, a sample of chains reckoned again. The tables refuse most of it already; this
 * looks from the side of the log, and says how much it looked at, so that "none" can be believed.
 */
import type { Day } from '../../rules/days.ts';
import { type ProofRow, readProofs } from '../db/evidence/proof-rows.ts';
import { type KeptDecision, readDecision } from '../db/gate/decision-read.ts';
import { type BorrowerKey, distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import {
  countDay,
  type DecisionKey,
  type FoundBreach,
  handedWithoutContact,
  keepBreaches,
  keepDayCheck,
  lastCheckedDay,
  sampleDecisions,
  wrongContacts,
} from '../db/oversight/day-check-rows.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import { firstBroken } from '../evidence/person-chain.ts';
import { Replay } from '../gate/replay-decision.ts';

/** Decisions made again, and chains reckoned again, for each day. */
const DECISIONS = 200;
const CHAINS = 100;
/** A house that was never checked begins this many days back at most. */
const BACK = 31;

/** What was looked at and found on a day. */
export interface DayChecked {
  readonly day: Day;
  readonly contacts: number;
  readonly replayed: number;
  readonly breaches: readonly FoundBreach[];
}

/** Checks the days up to `night` that were not checked yet; each is kept in a transaction of its own. */
export async function checkDays(pool: Pool, night: Day): Promise<DayChecked[]> {
  const last = await lastCheckedDay(pool);
  const done: DayChecked[] = [];
  for (let day = last === null ? night : Math.max(last + 1, night - BACK); day <= night; day += 1)
    done.push(await checkDay(pool, day));
  return done;
}

/** Checks one day, and keeps what was found. Done again it adds nothing. */
export async function checkDay(pool: Pool, day: Day): Promise<DayChecked> {
  const counts = await countDay(pool, day);
  const sample = counts.contacts + counts.refused === 0 ? [] : await sampleDecisions(pool, day, DECISIONS);
  const people = distinct(sample).slice(0, CHAINS);
  const breaches = [
    ...(await wrongContacts(pool, day)),
    ...(await handedWithoutContact(pool, day)),
    ...(await unlike(pool, day, sample)),
    ...(await brokenChains(pool, day, people)),
  ];
  await transaction(pool, async (client) => {
    await lockBorrowers(client, distinct(breaches));
    await keepDayCheck(client, day, { ...counts, replayed: sample.length, chains: people.length });
    await keepBreaches(client, breaches);
  });
  return { day, contacts: counts.contacts, replayed: sample.length, breaches };
}

/** Decisions that come out otherwise when they are made again. */
async function unlike(db: Queryable, day: Day, sample: readonly DecisionKey[]): Promise<FoundBreach[]> {
  const replay = new Replay(db);
  const found: FoundBreach[] = [];
  for (const key of sample) {
    const { slot, borrower, seq } = key;
    const kept = await readDecision(db, key, seq);
    const differs = kept === null ? 'is not kept' : await difference(replay, kept);
    if (differs !== null)
      found.push({
        slot,
        borrower,
        day,
        kind: 'does-not-replay',
        permit: null,
        detail: `decision ${seq}: ${differs}`,
      });
  }
  return found;
}

async function difference(replay: Replay, kept: KeptDecision): Promise<string | null> {
  const [first] = await replay.differences(kept);
  return first === undefined ? null : `differs at ${first.at}`;
}

/** Persons whose chain does not follow from its beginning. */
async function brokenChains(db: Queryable, day: Day, people: readonly BorrowerKey[]): Promise<FoundBreach[]> {
  const found: FoundBreach[] = [];
  for (const [borrower, chain] of chainsOf(await readProofs(db, people))) {
    const at = firstBroken(chain);
    if (at !== null)
      found.push({
        slot: chain[0]!.slot,
        borrower,
        day,
        kind: 'chain-broken',
        permit: null,
        detail: `proof ${at}`,
      });
  }
  return found;
}

function chainsOf(proofs: readonly ProofRow[]): Map<bigint, ProofRow[]> {
  const chains = new Map<bigint, ProofRow[]>();
  for (const proof of proofs) {
    const chain = chains.get(proof.borrower);
    if (chain === undefined) chains.set(proof.borrower, [proof]);
    else chain.push(proof);
  }
  return chains;
}
