/**
 * Which life does an evidence file of the tests tell?
 *
 * One person among a few, contacted by way of the gate and with as many further contacts as are wished, over days that are closed and sealed
 * as they end: texts, outcomes, refusals, a stop, a recording.
 */
import { formatDay } from '../../rules/days.ts';
import { lockBorrowers } from '../../server/db/gate/person-rows.ts';
import { finishNight, startNight } from '../../server/db/night.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { contactProof, fileProof } from '../../server/evidence/contact-proof.ts';
import { appendProofs, type NewProof } from '../../server/evidence/proof.ts';
import { sealClosedDays } from '../../server/evidence/seal.ts';
import { permitAndMark } from '../../server/gate/permit-desk.ts';
import { tellOutcomes } from '../../server/gate/tell-person.ts';
import {
  NIGHT,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../rehearsal/gate-scene.ts';

const DAY_MINUTES = 1440;
const LAW = rehearsedLaw('of the scene', '08:00');
/** Contacts of one day. */
const A_DAY = 20;

/** What the person reads: other words each time, in both scripts, with letters that a page must escape. */
export const wordsOf = (n: number): string => `第 ${n} 条：您有一笔账单 <¥${n}.00> & "更多".`;

/** Closes days until `day` is open, sealing each. */
export async function closeThrough(pool: Pool, days: number): Promise<void> {
  for (let day = TODAY; day < TODAY + days; day += 1) {
    await startNight(pool, day);
    await finishNight(pool, day, {});
    await sealClosedDays(pool);
  }
}

/** Lives such a life with `contacts` contacts in all, and closes every day of it. */
export async function liveEvidence(pool: Pool, person: Rehearsed, contacts: number): Promise<void> {
  await throughTheGate(pool, person);
  const more = Math.max(0, contacts - 2);
  const days = Math.ceil(more / A_DAY);
  for (let day = 0; day <= days; day += 1) {
    const some = Math.min(A_DAY, more - (day - 1) * A_DAY);
    if (day > 0) await appendSome(pool, person, (day - 1) * A_DAY, some, day);
    await startNight(pool, TODAY + day);
    await finishNight(pool, TODAY + day, {});
    await sealClosedDays(pool);
  }
}

/** Two contacts that the gate allows, one that it refuses, and what became of the first. */
async function throughTheGate(pool: Pool, person: Rehearsed): Promise<void> {
  const { key } = person;
  const ask = (n: number) => ({
    key,
    attempt: textAbout(person),
    wording: { template: 'reminder@1', texts: { body: wordsOf(n) } },
  });
  const [first] = await permitAndMark(pool, [ask(1), ask(2)], rehearsedHouse({ at: NOON }, LAW));
  await tellOutcomes(pool, [
    { key, permit: first!.permit!, at: NOON + 2, ending: { type: 'outcome', outcome: 'delivered' } },
  ]);
  await permitAndMark(pool, [ask(3)], rehearsedHouse({ at: NIGHT }, LAW));
  await append(pool, [fileProof(key, 'recording', NOON + 5, first!.permit!, 'ab'.repeat(32), 4096)]);
}

async function appendSome(
  pool: Pool,
  { key, account }: Rehearsed,
  from: number,
  count: number,
  day: number,
): Promise<void> {
  const proofs = Array.from({ length: count }, (_, place): NewProof => {
    const n = from + place + 10;
    const at = NOON + day * DAY_MINUTES + place;
    const decision = {
      ...key,
      seq: n,
      at,
      asked: 'ask' as const,
      result: 'permit' as const,
      nextAllowedAt: null,
      law: 'f'.repeat(64),
      strategy: 'gentle@1',
      inputs: `inputs ${n}`,
      answer: `answer ${n}`,
    };
    const attempt = {
      ...key,
      permit: n,
      at,
      checked: n,
      result: 'permit' as const,
      way: 'sms',
      sender: 'house',
      worker: null,
      person: 'borrower',
      address: 'phone',
      debts: String(account.accountId),
      purpose: 'collect',
      replyTo: null,
      place: null,
    };
    const proof = contactProof(attempt, decision, { template: 'reminder@1', texts: { body: wordsOf(n) } });
    // A law that no table of this scene holds is not named.
    return { ...proof, data: { ...proof.data, law: null, day: formatDay(TODAY + day) } };
  });
  await append(pool, proofs);
}

async function append(pool: Pool, proofs: readonly NewProof[]): Promise<void> {
  await transaction(pool, async (client) => {
    await lockBorrowers(client, proofs);
    await appendProofs(client, proofs);
  });
}
