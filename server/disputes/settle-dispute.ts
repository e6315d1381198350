/**
 * How does a dispute end: decided by a person, withdrawn, or opened again by an appeal?
 *
 * One transaction. What was wrong is put right by facts (a payment booked on its day, a reversal, a waiver), so that the penalty comes
 * out to the minor unit as if it had been so from the start; if one of them cannot be entered nothing is. What rested goes on. Nobody
 * decides about a contact he made himself, or about an appeal against his own decision.
 */
import type { Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { REASONS } from '../../rules/dispute/dispute-kinds.ts';
import type { Verdict } from '../../rules/dispute/message-verdict.ts';
import { lastToldBureau } from '../db/credit/credit-rows.ts';
import { type DisputeRow, endDispute, readDispute, reopenDispute } from '../db/disputes/dispute-rows.ts';
import { CORRECT_RECORD, keepRepairs, type RepairRow } from '../db/disputes/repair-rows.ts';
import { readContact } from '../db/disputes/then-rows.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import type { Fallen } from '../db/gate/silence-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { readPerson } from '../db/reading/told-account.ts';
import { readRecords } from '../db/record.ts';
import type { DisputeStep, Ending, PersonFact } from '../gate/person-log.ts';
import { type Known, Silence } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { storedText } from '../gate/stored-text.ts';
import { tellOfPeopleIn } from '../gate/tell-person.ts';
import { enterFactsIn } from '../ledger/enter-facts.ts';
import { clockFor } from './dispute-clock.ts';
import { repairContact } from './repair-contact.ts';
import type { DisputeRoom } from './take-dispute.ts';

/** A fact that puts something right on an account. */
export interface Correction {
  readonly account: bigint;
  readonly fact:
    | Pick<Extract<Fact, { type: 'paid' }>, 'type' | 'amount' | 'valueOn'>
    | Pick<Extract<Fact, { type: 'waived' }>, 'type' | 'part' | 'amount' | 'valueOn'>
    | Pick<Extract<Fact, { type: 'reversed' }>, 'type' | 'of' | 'valueOn'>;
}

/** What a person decides. */
export interface Decision {
  readonly outcome: 'upheld' | 'rejected';
  readonly reason: string;
  readonly answer: string;
  readonly by: string;
  readonly corrections: readonly Correction[];
}

export type SettleRefusal =
  | 'no-dispute'
  | 'not-waiting'
  | 'own-contact'
  | 'own-decision'
  | 'own-intake'
  | 'no-such-reason'
  | 'not-its-account'
  | 'correction-refused';

export type Settled =
  | { readonly state: 'settled'; readonly dispute: DisputeRow; readonly fallen: readonly Fallen[] }
  | { readonly state: 'refused'; readonly refused: SettleRefusal; readonly what: string };

const no = (refused: SettleRefusal, what: string): Settled => ({ state: 'refused', refused, what });

/** Thrown inside the transaction so that nothing of it stays; told as a value outside. */
class Undone extends Error {
  readonly why: Settled;

  constructor(why: Settled) {
    super('undone');
    this.why = why;
  }
}

async function whole(pool: Pool, work: (client: Client) => Promise<Settled>): Promise<Settled> {
  try {
    return await transaction(pool, work);
  } catch (error) {
    if (error instanceof Undone) return error.why;
    throw error;
  }
}

/** A person decides a dispute. */
export async function decideDispute(
  pool: Pool,
  key: BorrowerKey,
  dispute: number,
  decision: Decision,
  room: DisputeRoom,
  today: Day,
  known: Known,
): Promise<Settled> {
  return whole(pool, async (client) => {
    const found = await readDispute(client, key, dispute);
    const barred = barOf(found, decision);
    if (barred !== null || found === null) return barred ?? no('no-dispute', 'there is no such dispute');
    const silence = new Silence(known);
    const repairs = await correct(client, found, decision, room, today, silence);
    await lockBorrowers(client, [key]);
    const now = await readDispute(client, key, dispute);
    if (now?.state !== found.state) throw new Undone(no('not-waiting', 'somebody else has just decided it'));
    await tellOfPeopleIn(
      client,
      factsOf(found, decision).map((fact) => ({ key, at: known.at, fact })),
      silence,
    );
    await repairMessage(client, found, decision, { room, today, known, silence });
    await keepRepairs(client, key, dispute, known.at, [
      ...repairs,
      ...(await recordsOf(client, found, decision)),
    ]);
    await endDispute(client, key, dispute, {
      state: 'decided',
      outcome: decision.outcome,
      verdict: verdictBy(found, decision),
      reason: decision.reason,
      answer: decision.answer,
      decidedBy: decision.by,
      decidedAt: known.at,
      decidedOn: today,
    });
    await note(client, found, known, { step: 'decided', outcome: decision.outcome, by: decision.by });
    const fallen = await silence.fall(client);
    return { state: 'settled', dispute: (await readDispute(client, key, dispute))!, fallen };
  });
}

/** Why this person may not decide this dispute so; null when he may. */
function barOf(found: DisputeRow | null, { outcome, reason, by, corrections }: Decision): Settled | null {
  if (found === null) return no('no-dispute', 'there is no such dispute');
  if (found.state !== 'open' && found.state !== 'person') return no('not-waiting', 'it has been decided');
  if (found.worker === by) return no('own-contact', `${by} made the contact that it is about`);
  if (found.takenBy === by) return no('own-intake', `${by} took it in`);
  if (found.appealedFrom === by) return no('own-decision', `${by} decided what is appealed against`);
  if (!(REASONS[outcome] as readonly string[]).includes(reason))
    return no('no-such-reason', `"${reason}" is no reason for "${outcome}"`);
  const own = found.accounts.split(' ');
  const other = corrections.find(({ account }) => !own.includes(String(account)));
  if (other !== undefined) return no('not-its-account', `it is not about account ${other.account}`);
  return corrections.length > 0 && outcome === 'rejected'
    ? no('correction-refused', 'what is rejected corrects nothing')
    : null;
}

/** Enters what puts it right, and ends the pauses it had begun. */
async function correct(
  client: Client,
  { slot, borrower, dispute, accounts, request, kind }: DisputeRow,
  { corrections }: Pick<Decision, 'corrections'>,
  room: DisputeRoom,
  today: Day,
  silence: Silence,
): Promise<RepairRow[]> {
  const named = (account: bigint, fact: object, id: string) => ({
    key: { slot, accountId: account },
    fact: { ...fact, id: `dispute-${slot}-${borrower}-${dispute}-${id}` } as Fact,
  });
  const own = kind === 'message' || accounts === '' ? [] : accounts.split(' ').map(BigInt);
  const entries = [
    ...corrections.map(({ account, fact }, place) => named(account, fact, String(place + 1))),
    ...(await pausedBy(client, slot, own, request)).map((account) =>
      named(account, { type: 'resumed', valueOn: today }, 'resumed'),
    ),
  ].sort((a, b) => (a.key.accountId < b.key.accountId ? -1 : a.key.accountId > b.key.accountId ? 1 : 0));
  const outcomes = await enterFactsIn(client, entries, room, silence);
  const refused = outcomes.find(({ state }) => state === 'refused');
  if (refused?.state === 'refused') throw new Undone(no('correction-refused', refused.what));
  const done = outcomes
    .filter(({ entry }) => entry.fact.type !== 'resumed')
    .map(({ entry: { key, fact } }, place) => ({
      repair: `${fact.type}-${place + 1}`,
      about: String(key.accountId),
      state: 'done' as const,
      detail: fact.id,
    }));
  return done;
}

/** What the bureau must be told because of a decision: by the next night where a report stands, by a person where it has ended. */
async function recordsOf(
  client: Client,
  { slot, kind, accounts }: DisputeRow,
  { outcome }: Decision,
): Promise<RepairRow[]> {
  if (outcome === 'rejected' || kind === 'message') return [];
  const own = accounts.split(' ').map(BigInt);
  const last = await lastToldBureau(client, slot, own);
  return own.flatMap((account): RepairRow[] => {
    const act = last.get(account);
    if (act === undefined || act === 'correct') return [];
    const state = act === 'end' ? 'waits' : 'asked';
    return [{ repair: CORRECT_RECORD, about: String(account), state, detail: act }];
  });
}

/** Accounts that this dispute paused and that are paused still. */
async function pausedBy(
  client: Client,
  slot: number,
  accounts: readonly bigint[],
  request: string,
): Promise<bigint[]> {
  const records = await readRecords(
    client,
    accounts.map((accountId) => ({ slot, accountId })),
  );
  return records
    .filter(({ history }) => history.facts.some(({ id }) => id === `dispute-${request}`))
    .map(({ accountId }) => accountId);
}

type Told = Exclude<PersonFact, Ending>;

/** What becomes known of the person by a decision. */
function factsOf(found: DisputeRow, { outcome, reason }: Pick<Decision, 'outcome' | 'reason'>): Told[] {
  const ends: Told[] = found.fact === null ? [] : [{ type: 'verification-sent', of: `f${found.fact}` }];
  if (outcome === 'rejected') return ends;
  const debts = found.accounts === '' ? [] : found.accounts.split(' ');
  if (found.kind !== 'debt' && found.kind !== 'identity') return ends;
  if (reason === 'not-the-debtor' || reason === 'fraud-confirmed')
    return [
      ...debts.map((id): Told => ({ type: 'debt', debt: { id, owed: false } })),
      ...(found.kind === 'identity' ? [{ type: 'number-wrong', address: 'phone' } as const] : []),
      ...ends,
    ];
  return ends;
}

interface Bench {
  readonly room: DisputeRoom;
  readonly today: Day;
  readonly known: Known;
  readonly silence: Silence;
}

/** What a person finds of a message: right or wrong. */
function verdictBy({ kind, verdict, permit }: DisputeRow, { outcome }: Decision): Verdict | null {
  if (kind !== 'message') return null;
  if (outcome === 'rejected') return permit === null ? verdict : 'right';
  return permit === null ? 'not-ours' : 'wrong';
}

async function repairMessage(
  client: Client,
  found: DisputeRow,
  decision: Decision,
  { room, today, known, silence }: Bench,
): Promise<void> {
  const verdict = verdictBy(found, decision);
  if (verdict === null || decision.outcome === 'rejected') return;
  const key = { slot: found.slot, borrower: found.borrower };
  const contact = found.permit === null ? null : await readContact(client, key, found.permit);
  const person = await readPerson(client, found.slot, found.borrower);
  await repairContact(
    client,
    {
      key,
      dispute: found.dispute,
      given: { verdict, against: [{ rule: decision.reason, reasons: [] }], contact },
      told: found.told,
      said: { ...found, region: person?.region ?? '' },
      at: known.at,
      today,
      collecting: room.collecting,
    },
    silence,
  );
}

async function note(
  client: Client,
  { slot, borrower, dispute, kind, permit }: DisputeRow,
  { at }: Known,
  step: Pick<DisputeStep, 'step' | 'outcome' | 'by'>,
): Promise<void> {
  const data = storedText({ dispute, kind, ...(permit === null ? {} : { permit }), ...step });
  await appendFacts(client, [{ slot, borrower, at, type: 'dispute-step', permit: null, data }]);
}

/** The person takes a dispute back: what rested goes on. */
export async function withdrawDispute(
  pool: Pool,
  key: BorrowerKey,
  dispute: number,
  room: DisputeRoom,
  today: Day,
  known: Known,
): Promise<Settled> {
  return whole(pool, async (client) => {
    const found = await readDispute(client, key, dispute);
    if (found === null) return no('no-dispute', 'there is no such dispute');
    if (found.state !== 'open' && found.state !== 'person') return no('not-waiting', 'it has been decided');
    const silence = new Silence(known);
    await correct(client, found, { corrections: [] }, room, today, silence);
    await lockBorrowers(client, [key]);
    const now = await readDispute(client, key, dispute);
    if (now?.state !== found.state) throw new Undone(no('not-waiting', 'somebody has just decided it'));
    const facts = factsOf(found, { outcome: 'rejected', reason: '' });
    await tellOfPeopleIn(
      client,
      facts.map((fact) => ({ key, at: known.at, fact })),
      silence,
    );
    await endDispute(client, key, dispute, {
      state: 'withdrawn',
      outcome: 'withdrawn',
      verdict: null,
      reason: 'by-the-person',
      answer: null,
      decidedBy: BORROWER,
      decidedAt: known.at,
      decidedOn: today,
    });
    await note(client, found, known, { step: 'withdrawn', by: BORROWER });
    const fallen = await silence.fall(client);
    return { state: 'settled', dispute: (await readDispute(client, key, dispute))!, fallen };
  });
}

/** The person does not agree with what was decided: somebody else looks, by a day of its own. */
export async function appealDispute(
  pool: Pool,
  key: BorrowerKey,
  region: string,
  dispute: number,
  room: DisputeRoom,
  today: Day,
  known: Known,
): Promise<Settled> {
  return whole(pool, async (client) => {
    await lockBorrowers(client, [key]);
    const found = await readDispute(client, key, dispute);
    if (found === null) return no('no-dispute', 'there is no such dispute');
    if (found.state !== 'decided' || found.appealedFrom !== null)
      return no('not-waiting', 'only a decision can be appealed against, and once');
    await reopenDispute(client, key, dispute, clockFor(room.collecting, region, today).day);
    await note(client, found, known, { step: 'appealed', by: BORROWER });
    return { state: 'settled', dispute: (await readDispute(client, key, dispute))!, fallen: [] };
  });
}
