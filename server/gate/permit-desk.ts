/**
 * May these contacts be made, and how is leave for one given, used and taken back?
 *
 * One transaction for a batch: lock the borrowers in order, look at the clock, read what is committed by now, ask the gate,
 * keep every answer with all it was decided from. A permit is good for minutes and is not believed: whoever uses it is judged
 * again with fresh facts, and the row of the contact log that this writes counts from then on, whatever comes of it. Whatever
 * goes out after the commit goes out once. Two who want the last of three wait for each other here.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import { writeDecisions } from '../db/gate/decision-rows.ts';
import {
  markUsed,
  type NewAttempt,
  type PermitKey,
  type PermitRow,
  type PermitState,
  readPermits,
  revokePermits,
  writeAttempts,
  writePermits,
} from '../db/gate/permit-rows.ts';
import {
  type AttemptRow,
  type BorrowerKey,
  distinct,
  lockBorrowers,
  type PersonRows,
  readPeople,
} from '../db/gate/person-rows.ts';
import { byKey, type Client, type Pool } from '../db/pool.ts';
import { contactProof, type ProvenDecision, refusalProof, type Wording } from '../evidence/contact-proof.ts';
import { appendProofs, type NewProof } from '../evidence/proof.ts';
import { inBreaths } from './in-breaths.ts';
import { worked } from './judging/alike-judgement.ts';
import { allows, type Judgement, keptLaw, reasonsOf } from './kept-judgement.ts';
import { newCode } from './new-code.ts';
import { faultOf, unknown } from './permit-fault.ts';
import { contactOf } from './person-log.ts';
import { type Open, openingOf, type Shut, staffOf } from './person-situation.ts';
import { storedText, valueIn } from './stored-text.ts';

/** What the desk works with. `lawOf` says whose law binds a contact with someone in a region. */
export interface Gatehouse {
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
  readonly lawOf: (region: string) => Law;
  /** The strategy under which contacts are wanted, with its version: "gentle@1". */
  readonly strategy: string;
  /** The minute it is now: asked once the borrowers are locked. */
  readonly now: () => Minute;
}

/** A contact that somebody wants to make with a borrower, now. */
export interface Ask {
  readonly key: BorrowerKey;
  readonly attempt: Omit<Attempt, 'at'>;
  /** What will be said, word for word, where it goes out as it is: proven with the contact. */
  readonly wording?: Wording;
}

/** What was decided: number of the decision (null: the book has no such borrower), and of the permit when there is one. */
export interface Decided extends Judgement {
  readonly key: BorrowerKey;
  readonly at: Minute;
  readonly decision: number | null;
  readonly permit: number | null;
  /** Number of the proof in the person's chain, once the contact is marked: opens its sealed words. */
  readonly proof: number | null;
}

/** What came of using a permit. `decision` is the check made then; null when the permit itself was no good. */
export type Used = { readonly key: PermitKey; readonly at: Minute; readonly decision: number | null } & (
  | { readonly state: 'sending'; readonly attempt: Attempt }
  | { readonly state: 'refused'; readonly why: string; readonly nextAllowedAt: Minute | null }
);

/** Decides a batch of contacts; permits are kept for whoever uses them within minutes. */
export async function decide(pool: Pool, asks: readonly Ask[], house: Gatehouse): Promise<Decided[]> {
  return decideAll(pool, asks, house, false);
}

async function decideAll(
  pool: Pool,
  asks: readonly Ask[],
  house: Gatehouse,
  mark: boolean,
): Promise<Decided[]> {
  if (asks.length === 0) return [];
  return byKey(pool, async (client) => {
    const desk = await Desk.open(client, asks, house);
    const decided = asks.map((ask) => desk.decide(ask, mark));
    const proofOf = await desk.write();
    return decided.map((one) => ({ ...one, proof: proofOf(one) }));
  });
}

/** Decides a batch of contacts and marks those that are allowed as being sent, at once: for senders that send right after. */
export async function permitAndMark(pool: Pool, asks: readonly Ask[], house: Gatehouse): Promise<Decided[]> {
  return decideAll(pool, asks, house, true);
}

/** A contact that is put into words from what the book holds under the lock. The house's own, by no worker. */
export interface WordedAsk {
  readonly key: BorrowerKey;
  /** The check code that stands in the words. */
  readonly code: string;
  /** What is asked, from the person's rows as they are under the lock; null: nothing after all. */
  readonly attempt: (
    rows: PersonRows,
    at: Minute,
  ) => { readonly attempt: Omit<Attempt, 'at'>; readonly wording: Wording } | null;
}

/**
 * Decides a batch and marks what is allowed as being sent, in the caller's transaction, which has locked the borrowers: nothing may be
 * sent before he has committed. An answer for each in its order; null where nothing was asked after all.
 */
export async function permitAndMarkIn(
  client: Client,
  asks: readonly WordedAsk[],
  house: Gatehouse,
): Promise<(Decided | null)[]> {
  if (asks.length === 0) return [];
  const desk = await Desk.open(client, asks, house, true);
  const decided = await inBreaths(asks, (ask) => desk.decideWorded(ask));
  const proofOf = await desk.write();
  return decided.map((one) => one && { ...one, proof: proofOf(one) });
}

/** Uses permits: judged again at this instant, and marked as being sent. Nothing may be sent before this has returned. */
export async function use(pool: Pool, keys: readonly PermitKey[], house: Gatehouse): Promise<Used[]> {
  if (keys.length === 0) return [];
  return byKey(pool, async (client) => {
    // Whom and what a permit is for never changes: it may be read before the lock. Whether it still holds is read after it.
    const wanted = new Map(
      (await readPermits(client, keys)).flatMap(({ attempt, ...one }) =>
        attempt === null ? [] : [[nameOf(one), attemptIn(attempt)] as const],
      ),
    );
    const asks = keys.flatMap((key) => {
      const attempt = wanted.get(nameOf(key));
      return attempt === undefined ? [] : [{ key, attempt }];
    });
    const desk = await Desk.open(client, asks, house);
    const permits = new Map((await readPermits(client, keys)).map((one) => [nameOf(one), one]));
    const done = keys.map((key) => desk.use(key, permits.get(nameOf(key))));
    await desk.write();
    return done;
  });
}

const nameOf = ({ borrower, permit }: { readonly borrower: bigint; readonly permit: number }) =>
  `${borrower}-${permit}`;

const attemptIn = (text: string) => valueIn(text) as Attempt;

/** One transaction at the gate. */
class Desk {
  readonly #client: Client;
  readonly #house: Gatehouse;
  readonly #at: Minute;
  readonly #people: ReadonlyMap<bigint, Open | Shut>;
  readonly #decisions: ProvenDecision[] = [];
  readonly #permits: PermitRow[] = [];
  readonly #attempts: NewAttempt[] = [];
  readonly #used: PermitKey[] = [];
  readonly #proofs: NewProof[] = [];
  readonly #refused: (PermitKey & { readonly why: string })[] = [];

  private constructor(
    client: Client,
    house: Gatehouse,
    at: Minute,
    people: ReadonlyMap<bigint, Open | Shut>,
  ) {
    this.#client = client;
    this.#house = house;
    this.#at = at;
    this.#people = people;
  }

  static async open(
    client: Client,
    asks: readonly (Ask | WordedAsk)[],
    house: Gatehouse,
    areLocked = false,
  ): Promise<Desk> {
    const keys = distinct(asks.map(({ key }) => key));
    if (!areLocked) await lockBorrowers(client, keys);
    const at = house.now();
    const people = await readPeople(client, keys);
    const known = asks.flatMap((ask) => (typeof ask.attempt === 'function' ? [] : [ask.attempt]));
    const staff = await staffOf(client, known, house.collecting);
    const open = new Map(
      [...people].map(([borrower, rows]) => [borrower, openingOf(rows, staff, at, house)]),
    );
    return new Desk(client, house, at, open);
  }

  /** Asks the gate about one contact; `mark`: what is allowed is used at once. */
  decide(
    { key: { slot, borrower }, attempt: wanted, wording }: Ask,
    mark: boolean,
    code = newCode(),
  ): Decided {
    const key = { slot, borrower };
    const at = this.#at;
    const open = this.#people.get(borrower);
    if (open === undefined || 'missing' in open)
      return { ...unknown(open?.missing), key, at, decision: null, permit: null, proof: null };
    const attempt = { ...wanted, at };
    const judgement = this.#judge(key, open, attempt, 'ask');
    const decision = open.last;
    if (!allows(judgement) || judgement.until === null)
      return { ...judgement, key, at, decision, permit: null, proof: null };
    const { result, until } = judgement;
    const [text, usedAt] = mark ? [null, at] : [storedText(attempt), null];
    this.#permits.push({ ...key, permit: decision, result, at, until, attempt: text, code, usedAt });
    if (mark) this.#mark({ ...key, permit: decision }, open, attempt, wording ?? null);
    return { ...judgement, key, at, decision, permit: decision, proof: null };
  }

  /** Puts one contact into words and asks about it; what is allowed is used at once. */
  decideWorded({ key, code, attempt }: WordedAsk): Decided | null {
    const open = this.#people.get(key.borrower);
    if (open === undefined || 'missing' in open)
      return { ...unknown(open?.missing), key, at: this.#at, decision: null, permit: null, proof: null };
    const worded = attempt(open.rows, this.#at);
    return worded === null ? null : this.decide({ key, ...worded }, true, code);
  }

  /** Uses one permit as it stands under the lock. */
  use(key: PermitKey, permit: PermitState | undefined): Used {
    const at = this.#at;
    const none = { key, at, decision: null, nextAllowedAt: null };
    const no = (why: string): Used => ({ state: 'refused', why, ...none });
    const fault = faultOf(permit, at);
    if (fault !== null || permit?.attempt == null) return no(fault ?? 'there is no such permit');
    if (this.#used.some((one) => nameOf(one) === nameOf(key))) return no('it was used before');
    const open = this.#people.get(key.borrower);
    if (open === undefined || 'missing' in open) return no(`not known: ${open?.missing ?? 'borrower'}`);
    const attempt = { ...attemptIn(permit.attempt), at };
    const judgement = this.#judge(key, open, attempt, 'use');
    const decision = open.last;
    if (allows(judgement)) {
      this.#used.push(key);
      this.#mark(key, open, attempt, null);
      return { state: 'sending', key, at, decision, attempt };
    }
    const why = `refused at the instant of use: ${reasonsOf(judgement).join(', ')}`;
    this.#refused.push({ slot: key.slot, borrower: key.borrower, permit: key.permit, why });
    return { state: 'refused', key, at, decision, why, nextAllowedAt: judgement.nextAllowedAt };
  }

  #judge({ slot, borrower }: BorrowerKey, open: Open, attempt: Attempt, asked: 'ask' | 'use'): Judgement {
    const { situation, law, standing } = open;
    const { strategy } = this.#house;
    const { judgement, ...texts } = worked(attempt, situation, law, strategy, standing);
    open.last += 1;
    const kept: ProvenDecision = {
      slot,
      borrower,
      seq: open.last,
      at: attempt.at,
      asked,
      result: judgement.result,
      nextAllowedAt: judgement.nextAllowedAt,
      law: keptLaw(law).digest,
      strategy,
      ...texts,
    };
    this.#decisions.push(kept);
    if (!allows(judgement)) this.#proofs.push(refusalProof(kept, attempt.way));
    return judgement;
  }

  /** Puts a contact, whose check was the last decision, into the log. It counts from here on, also for the next of the batch. */
  #mark({ slot, borrower, permit }: PermitKey, open: Open, attempt: Attempt, wording: Wording | null): void {
    const row: AttemptRow = {
      permit,
      at: attempt.at,
      way: attempt.way,
      sender: attempt.by,
      worker: attempt.worker,
      person: attempt.person,
      address: attempt.address,
      debts: attempt.debts.join(' '),
      purpose: attempt.purpose,
      replyTo: attempt.replyTo,
      place: attempt.place,
    };
    const check = this.#decisions.at(-1)!;
    const begun = { slot, borrower, checked: check.seq, result: check.result, ...row };
    this.#attempts.push(begun);
    this.#proofs.push(contactProof(begun, check, wording));
    const contact = contactOf(row, undefined);
    if (contact !== null) open.situation = { ...open.situation, log: [...open.situation.log, contact] };
  }

  /** Writes everything; the order is that of the references between the tables. Returns where a contact's proof is found. */
  async write(): Promise<(one: Pick<Decided, 'key' | 'permit'>) => number | null> {
    const client = this.#client;
    const laws = [...this.#people.values()].flatMap((open) => ('law' in open ? [open.law] : []));
    await writeDecisions(client, this.#decisions, [...new Set(laws)].map(keptLaw));
    await writePermits(client, this.#permits);
    await markUsed(client, this.#used, this.#at);
    await writeAttempts(client, this.#attempts);
    await revokePermits(client, this.#refused);
    const numbers = await appendProofs(client, this.#proofs);
    const found = new Map(
      this.#proofs.flatMap(({ borrower, kind, data: { permit } }, place) =>
        kind === 'contact' ? [[nameOf({ borrower, permit: Number(permit) }), numbers[place]!] as const] : [],
      ),
    );
    return ({ key: { borrower }, permit }) =>
      (permit === null ? null : found.get(nameOf({ borrower, permit }))) ?? null;
  }
}
