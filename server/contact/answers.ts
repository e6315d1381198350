/**
 * What did a carrier say about a batch, and what is kept of it?
 *
 * Who has it: sent, under the carrier's own name. Who certainly has not: the contact never left the house, and the message waits
 * or has failed. Who may have it: unknown, which counts, and nobody sends again by himself.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import { type AnswerRow, keepAnswers, keepHanded } from '../db/contact/message-rows.ts';
import { appendFacts, type NewFact } from '../db/gate/fact-rows.ts';
import { distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { byKey, isTaken, type Pool } from '../db/pool.ts';
import { carrierProof } from '../evidence/contact-proof.ts';
import type { NewProof } from '../evidence/proof.ts';
import { storedText } from '../gate/stored-text.ts';
import { type Carrier, type Handover, storable } from './carrier.ts';
import type { Ready } from './judge-batch.ts';

/** `held-back`: it was not handed over, because of a stop or because too much time had passed since it was judged. */
export type Answer = Handover | { readonly state: 'held-back'; readonly why: string };

/** Minutes until the same is tried again: 1, 2, 4 … up to half an hour. */
const MOST_WAIT = 30;
/** So many times in all. */
const MOST_TRIES = 12;

/**
 * What became of each, in one transaction. `at`: the house's minute. `leaseSeconds`: until one is looked after again that a dead sender
 * may have handed over and that could not be tried again now.
 */
export async function keepAnswersOf(
  pool: Pool,
  carrier: Carrier,
  batch: readonly { readonly ready: Ready; readonly answer: Answer }[],
  at: Minute,
  leaseSeconds: number,
): Promise<void> {
  if (batch.length === 0) return;
  const rows = batch.map(({ ready, answer }) => rowOf(ready, clean(answer), carrier, at));
  const keep = (again: boolean) =>
    byKey(pool, async (client) => {
      await lockBorrowers(client, distinct(rows));
      const moved = new Set((await keepAnswers(client, rows, leaseSeconds)).map(nameOf));
      await keepHanded(client, carrier.name, namesIn(rows, carrier), again);
      const { facts, others } = told(batch, rows, moved, carrier, at);
      await appendFacts(client, facts, others);
    });
  // A receipt that names a message both ways may have taught us the name before the answer came.
  if (carrier.knowsKeys) return keep(true);
  try {
    await keep(false);
  } catch (error) {
    // A carrier that began to count anew gives a name that it gave before.
    if (!isTaken(error)) throw error;
    await keep(true);
  }
}

/** Under which names the carrier will tell of these: of what has parts by those alone. */
function namesIn(rows: readonly AnswerRow[], carrier: Carrier) {
  return rows.flatMap(({ reference, ...row }) => {
    if (reference === null) return [];
    const parts = carrier.partsOf?.(reference) ?? [];
    if (parts.length === 0) return [{ ...row, reference }];
    return parts.map((part) => ({ ...row, reference: part, whole: reference }));
  });
}

/** What becomes known of those that `moved`, and what is only proven of the others. */
function told(
  batch: readonly { readonly ready: Ready; readonly answer: Answer }[],
  rows: readonly AnswerRow[],
  moved: ReadonlySet<string>,
  carrier: Carrier,
  at: Minute,
): { readonly facts: NewFact[]; readonly others: NewProof[] } {
  const facts: NewFact[] = [];
  const others: NewProof[] = [];
  batch.forEach(({ ready, answer }, place) => {
    const row = rows[place]!;
    const proof = proofOf(ready, clean(answer), carrier, at);
    if (row.state === 'unknown' || !moved.has(nameOf(row))) {
      others.push(proof);
      return;
    }
    const { slot, borrower, permit } = row;
    const data = row.state === 'sent' ? SENT : NOT_SENT;
    facts.push({ slot, borrower, permit, at, type: 'outcome', data, provenBy: proof });
  });
  return { facts, others };
}

const [SENT, NOT_SENT] = ['sent', 'not-sent'].map((outcome) => storedText({ outcome })) as [string, string];

const nameOf = ({ borrower, message }: { readonly borrower: bigint; readonly message: number }) =>
  `${borrower}-${message}`;

function proofOf({ message, permit }: Ready, answer: Answer, { name }: Carrier, at: Minute): NewProof {
  const { slot, borrower, message: number } = message;
  const [reference, detail] = answer.state === 'taken' ? [answer.reference, null] : [null, answer.why];
  const { state } = answer;
  return carrierProof({
    slot,
    borrower,
    at,
    kind: 'handover',
    message: number,
    permit,
    carrier: name,
    state,
    reference,
    detail,
  });
}

/** A far end may say anything; the database takes no NUL. */
function clean(answer: Answer): Answer {
  if (answer.state !== 'taken') return { ...answer, why: storable(answer.why) };
  return answer.reference === null ? answer : { ...answer, reference: storable(answer.reference) };
}

function rowOf(ready: Ready, answer: Answer, carrier: Carrier, at: Minute): AnswerRow {
  const row = firstRowOf(ready, answer, carrier, at);
  if (!ready.perhaps || row.state === 'sent' || row.state === 'unknown') return row;
  // It did not go out this time; whether it did before, nobody knows: it is never again one that certainly did not.
  const why = `its sender did not come back; now ${row.why}`;
  return { ...row, why, notBefore: null, state: row.state === 'waiting' ? 'sending' : 'unknown' };
}

function firstRowOf(
  { message, permit }: Ready,
  answer: Answer,
  { costOfPart }: Carrier,
  at: Minute,
): AnswerRow {
  const { slot, borrower, message: number } = message;
  const nothing = { notBefore: null, reference: null, parts: null, cost: null };
  const row = { slot, borrower, message: number, permit, why: null, ...nothing };
  switch (answer.state) {
    case 'taken': {
      const { reference, parts } = answer;
      return { ...row, state: 'sent', reference, parts, cost: parts * costOfPart };
    }
    case 'held-back':
      if (message.tries + 1 >= MOST_TRIES) return { ...row, state: 'failed', why: answer.why };
      return { ...row, state: 'waiting', why: answer.why, notBefore: at };
    case 'unknown':
      return { ...row, state: 'unknown', why: answer.why };
    case 'no': {
      if (!answer.again || message.tries + 1 >= MOST_TRIES)
        return { ...row, state: 'failed', why: answer.why };
      const later = at + Math.min(MOST_WAIT, 2 ** message.tries);
      // What cannot be tried again in time is judged once more at its last minute, and then runs out by itself.
      return { ...row, state: 'waiting', why: answer.why, notBefore: Math.min(later, message.notAfter) };
    }
    default:
      return answer satisfies never;
  }
}
