/**
 * Where are disputes rehearsed: which people, which day, and who sends, rightly or not?
 *
 * A made-up book with one overdue account for each person, on the day on which Europe's clocks go back, under the law as it is. The sound
 * sender is the product's own desk. The faulty one is made for this: it writes the same rows and proofs, but decides from what was
 * known a while ago, or under a law from which rules are missing. That nothing in the product can do so is rehearsed elsewhere.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { type Day, dayOf } from '../../../rules/days.ts';
import type { Law } from '../../../rules/gate/gate.ts';
import { clockOf, type Minute, minutesAt } from '../../../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../../../rules/gate/situation.ts';
import { CopyWriter } from '../../../server/db/binary-copy.ts';
import { BORROWER_COLUMNS, writeBorrower } from '../../../server/db/book-row.ts';
import { copyIn } from '../../../server/db/copy-stream.ts';
import { putFlight } from '../../../server/db/disputes/rehearsed-flights.ts';
import { type DecisionRow, writeDecisions } from '../../../server/db/gate/decision-rows.ts';
import { writeAttempts, writePermits } from '../../../server/db/gate/permit-rows.ts';
import { lockBorrowers, type PersonRows, readPeople } from '../../../server/db/gate/person-rows.ts';
import { type Pool, transaction } from '../../../server/db/pool.ts';
import { eachAccount } from '../../../server/db/seeding.ts';
import { SLOTS, slotOfBorrower } from '../../../server/db/slot.ts';
import type { DisputeRoom } from '../../../server/disputes/take-dispute.ts';
import { contactProof, type Wording } from '../../../server/evidence/contact-proof.ts';
import { appendProofs } from '../../../server/evidence/proof.ts';
import { type Judgement, judged, keptLaw } from '../../../server/gate/kept-judgement.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import { newCode } from '../../../server/gate/new-code.ts';
import { type Gatehouse, permitAndMark } from '../../../server/gate/permit-desk.ts';
import { NO_STAFF } from '../../../server/gate/person-log.ts';
import { situationOfRows } from '../../../server/gate/person-situation.ts';
import { storedText } from '../../../server/gate/stored-text.ts';
import { openVault } from '../../../server/vault/sealed-person.ts';
import { zoneAround } from '../../../server/zone-table.ts';
import { writeBook } from '../../bench/bench-book.ts';
import { type Rehearsed, textAbout } from '../gate-scene.ts';
import { RULES } from '../scene.ts';

/** The business day: in Europe the clocks go back in its first hours. The book is closed through its eve. */
export const THE_DAY: Day = dayOf(2026, 10, 25);
const REGION = 'CN-33';
/** Where people live; whose law binds is the same. */
export const ZONES = ['Asia/Shanghai', 'Europe/London'] as const;

/** One of them. `zone` and `phone` are his own. */
export interface Somebody extends Rehearsed {
  readonly zone: (typeof ZONES)[number];
  readonly phone: string;
}

export const phoneOf = (borrower: bigint) => `+86138${String(borrower).padStart(8, '0')}`;
const zoneOf = (borrower: bigint) => ZONES[Number(borrower % 2n)]!;

/** The minute at which his clock shows a time on a day. */
export function hisMinute({ zone }: Pick<Somebody, 'zone'>, day: Day, clock: string): Minute {
  return minutesAt(zoneAround(zone, day * 1440), day, clockOf(clock)).at(-1)!;
}

/** Fills an empty, migrated database; returns those who are overdue, in order of number. */
export async function fillDisputeScene(pool: Pool, people: number, seed: number): Promise<Somebody[]> {
  // Some accounts of the bench's book owe nothing.
  const accounts = Math.ceil(people * 1.35) + 20;
  const wish = { accounts, seed, takenOverOn: THE_DAY - 1, rules: RULES, due: null, together: false };
  await writeBook(pool, wish);
  const vault = await openVault(pool);
  const out = new CopyWriter(1 << 16);
  for (let id = 1n; id <= BigInt(accounts); id += 1n)
    writeBorrower(out, vault, {
      slot: slotOfBorrower(id),
      id,
      name: `P${id}`,
      phone: phoneOf(id),
      email: `p${id}@example.test`,
      language: 'zh-CN',
      region: REGION,
      timeZone: zoneOf(id),
    });
  await transaction(pool, (client) => copyIn(client, 'borrower', BORROWER_COLUMNS, out));
  const found: Somebody[] = [];
  await transaction(pool, (client) =>
    eachAccount(client, 0, SLOTS - 1, ({ slot, account: { id, borrower, oldestDue } }) => {
      if (oldestDue === null || oldestDue >= THE_DAY - 2) return;
      const who = { zone: zoneOf(borrower), phone: phoneOf(borrower) };
      found.push({ key: { slot, borrower }, account: { slot, accountId: id }, ...who });
    }),
  );
  return found.sort((a, b) => (a.key.borrower < b.key.borrower ? -1 : 1)).slice(0, people);
}

/** What disputes are taken with here. */
export const ROOM: DisputeRoom = {
  ...RULES,
  collecting: HOUSE,
  lawOf: (region) => lawFor(region, HOUSE),
};

const TRUE_LAW = lawFor(REGION, HOUSE);
/** A law from which every rule that could refuse a text is missing: one of a single rule about visits. */
const GAPPED_LAW: Law = {
  ...TRUE_LAW,
  version: 'rehearsed with rules missing',
  jurisdictions: ['HOUSE'],
  rules: TRUE_LAW.rules.filter(({ id }) => id === 'HOUSE-VISITS'),
};

/** How a contact is made. */
export interface Sending {
  readonly at: Minute;
  /** What the sender goes by: all that is known under the law; rows read earlier; or a law with gaps. */
  readonly by?: PersonRows | 'gapped-law';
  readonly sender?: string;
  /** Null: no message row is kept. `delivered`: its receipt is there, so nothing crosses it any more. */
  readonly flight?: 'sent' | 'delivered' | null;
  readonly handedAfter?: number;
  readonly words?: string;
  /** The business day; left out: the one of this scene. */
  readonly day?: Day;
}

/** What was known of somebody at this moment, for a sender who will not look again. */
export async function readNow(pool: Pool, { key }: Rehearsed): Promise<PersonRows> {
  return (await transaction(pool, (client) => readPeople(client, [key]))).get(key.borrower)!;
}

/** Sends a text; returns its permit. Throws where the sound sender is refused: the case is then not what it says. */
export async function send(pool: Pool, person: Somebody, sending: Sending): Promise<number> {
  const {
    at,
    by,
    sender = HOUSE.collector.id,
    flight = 'delivered',
    handedAfter = 0,
    day = THE_DAY,
  } = sending;
  const attempt = { ...textAbout(person), by: sender };
  const body = sending.words ?? `您好，账户 ${person.account.accountId} 有款项已到期，请登录官方应用查看。`;
  const wording = { template: 'overdue/sms@1', texts: { body } };
  const { permit, proof } =
    by === undefined
      ? await sendSoundly(pool, person, attempt, at, wording)
      : await sendFaultily(pool, person, attempt, at, wording, by);
  const { slot, borrower } = person.key;
  const account = person.account.accountId;
  if (flight !== null)
    await putFlight(pool, {
      slot,
      borrower,
      permit,
      at,
      day,
      account,
      state: flight,
      handedAfter,
      proof,
    });
  return permit;
}

interface Sent {
  readonly permit: number;
  readonly proof: number | null;
}

async function sendSoundly(
  pool: Pool,
  { key }: Rehearsed,
  attempt: Omit<Attempt, 'at'>,
  at: Minute,
  wording: Wording,
): Promise<Sent> {
  const house: Gatehouse = {
    collecting: HOUSE,
    products: PRODUCTS,
    lawOf: () => TRUE_LAW,
    strategy: 'gentle@1',
    now: () => at,
  };
  const [decided] = await permitAndMark(pool, [{ key, attempt, wording }], house);
  if (decided?.permit == null)
    throw new Error(
      `the sound sender was refused: ${JSON.stringify(decided?.verdicts.filter(({ outcome }) => outcome !== 'pass'))} ${decided?.missing}`,
    );
  return { permit: decided.permit, proof: decided.proof };
}

async function sendFaultily(
  pool: Pool,
  { key }: Rehearsed,
  wanted: Omit<Attempt, 'at'>,
  at: Minute,
  wording: Wording,
  by: PersonRows | 'gapped-law',
): Promise<Sent> {
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    const now = (await readPeople(client, [key])).get(key.borrower)!;
    const rows = by === 'gapped-law' ? now : by;
    const law = by === 'gapped-law' ? GAPPED_LAW : TRUE_LAW;
    const attempt = { ...wanted, at };
    const situation = situationOfRows(rows, NO_STAFF, at, { products: PRODUCTS, collecting: HOUSE });
    const judgement = judged(attempt, situation, law);
    if (judgement.until === null) throw new Error(`the faulty sender was refused: ${judgement.missing}`);
    const seq = now.decisions + 1;
    const decision = decisionOf(key, seq, law, { attempt, situation }, judgement);
    const { way, by: sender, worker, person, address, purpose, replyTo, place } = attempt;
    const made = {
      ...key,
      permit: seq,
      at,
      checked: seq,
      result: judgement.result,
      way,
      sender,
      worker,
      person,
      address,
      purpose,
      replyTo,
      place,
      debts: attempt.debts.join(' '),
    };
    await writeDecisions(client, [decision], [keptLaw(law)]);
    await writePermits(client, [
      {
        ...key,
        permit: seq,
        result: judgement.result,
        at,
        until: judgement.until,
        attempt: storedText(attempt),
        code: newCode(),
        usedAt: at,
      },
    ]);
    await writeAttempts(client, [made]);
    const [proof] = await appendProofs(client, [contactProof(made, decision, wording)]);
    return { permit: seq, proof: proof ?? null };
  });
}

function decisionOf(
  key: Rehearsed['key'],
  seq: number,
  law: Law,
  inputs: { readonly attempt: Attempt; readonly situation: Situation },
  judgement: Judgement,
): DecisionRow {
  return {
    ...key,
    seq,
    at: inputs.attempt.at,
    asked: 'ask',
    result: judgement.result,
    nextAllowedAt: judgement.nextAllowedAt,
    law: keptLaw(law).digest,
    strategy: 'gentle@1',
    inputs: storedText(inputs),
    answer: storedText(judgement),
  };
}
