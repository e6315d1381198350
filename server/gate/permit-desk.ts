/**
 * May these contacts be made, and how is leave for one given, used and taken back?
 *
 * One transaction for a batch: lock the borrowers in order, look at the clock, read what is committed by now, ask the gate,
 * keep every answer with all it was decided from. A permit is good for minutes and is not believed: whoever uses it is judged
 * again with fresh facts, and the row of the contact log that this writes counts from then on, whatever comes of it. Whatever
 * goes out after the commit goes out once. Two who want the last of three wait for each other here.
 */
import { randomInt } from 'node:crypto';
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Law, Result } from '../../rules/gate/gate.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt, Situation } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import {
  type DecisionRow,
  keepLaws,
  markUsed,
  type NewAttempt,
  type PermitKey,
  type PermitRow,
  type PermitState,
  readPermits,
  revokePermits,
  writeAttempts,
  writeDecisions,
  writePermits,
} from '../db/gate/permit-rows.ts';
import {
  type AttemptRow,
  type BorrowerKey,
  distinct,
  lockBorrowers,
  lookUpByKey,
  type PersonRows,
  readPeople,
  readStaff,
  type StaffRows,
} from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { allows, type Judgement, judged, keptLaw, reasonsOf } from './kept-judgement.ts';
import { contactOf } from './person-log.ts';
import { situationOfRows } from './person-situation.ts';
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
}

/** What was decided: number of the decision (null: the book has no such borrower), and of the permit when there is one. */
export interface Decided extends Judgement {
  readonly key: BorrowerKey;
  readonly at: Minute;
  readonly decision: number | null;
  readonly permit: number | null;
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
  return transaction(pool, async (client) => {
    const desk = await Desk.open(client, asks, house);
    const decided = asks.map(({ key, attempt }) => desk.decide(key, attempt, mark));
    await desk.write();
    return decided;
  });
}

/** Decides a batch of contacts and marks those that are allowed as being sent, at once: for senders that send right after. */
export async function permitAndMark(pool: Pool, asks: readonly Ask[], house: Gatehouse): Promise<Decided[]> {
  return decideAll(pool, asks, house, true);
}

/** Uses permits: judged again at this instant, and marked as being sent. Nothing may be sent before this has returned. */
export async function use(pool: Pool, keys: readonly PermitKey[], house: Gatehouse): Promise<Used[]> {
  if (keys.length === 0) return [];
  return transaction(pool, async (client) => {
    // Whom and what a permit is for never changes: it may be read before the lock. Whether it still holds is read after it.
    const wanted = new Map((await readPermits(client, keys)).map((one) => [nameOf(one), attemptIn(one)]));
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

const attemptIn = ({ attempt }: PermitState) => valueIn(attempt) as Attempt;

/** A borrower whose contacts are being decided: locked, and read after that. */
interface Open {
  readonly law: Law;
  situation: Situation;
  last: number;
}

/** Of whom nothing can be decided: what is not known. */
interface Shut {
  readonly missing: string;
}

/** One transaction at the gate. */
class Desk {
  readonly #client: Client;
  readonly #house: Gatehouse;
  readonly #at: Minute;
  readonly #people: ReadonlyMap<bigint, Open | Shut>;
  readonly #decisions: DecisionRow[] = [];
  readonly #permits: PermitRow[] = [];
  readonly #attempts: NewAttempt[] = [];
  readonly #used: PermitKey[] = [];
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

  static async open(client: Client, asks: readonly Ask[], house: Gatehouse): Promise<Desk> {
    const keys = distinct(asks.map(({ key }) => key));
    await lookUpByKey(client);
    await lockBorrowers(client, keys);
    const at = house.now();
    const people = await readPeople(client, keys);
    const staff = await staffOf(client, asks, house);
    const open = new Map(
      [...people].map(([borrower, rows]) => [borrower, openingOf(rows, staff, at, house)]),
    );
    return new Desk(client, house, at, open);
  }

  /** Asks the gate about one contact; `mark`: what is allowed is used at once. */
  decide({ slot, borrower }: BorrowerKey, wanted: Omit<Attempt, 'at'>, mark: boolean): Decided {
    const key = { slot, borrower };
    const at = this.#at;
    const open = this.#people.get(borrower);
    if (open === undefined || 'missing' in open) {
      const missing = [open?.missing ?? 'borrower'];
      return { ...REFUSED, missing, key, at, decision: null, permit: null };
    }
    const attempt = { ...wanted, at };
    const judgement = this.#judge(key, open, attempt, 'ask');
    const decision = open.last;
    if (!allows(judgement) || judgement.until === null)
      return { ...judgement, key, at, decision, permit: null };
    const { result, until } = judgement;
    const text = storedText(attempt);
    const usedAt = mark ? at : null;
    this.#permits.push({
      ...key,
      permit: decision,
      result,
      at,
      until,
      attempt: text,
      code: newCode(),
      usedAt,
    });
    if (mark) this.#mark({ ...key, permit: decision }, open, attempt, decision, result);
    return { ...judgement, key, at, decision, permit: decision };
  }

  /** Uses one permit as it stands under the lock. */
  use(key: PermitKey, permit: PermitState | undefined): Used {
    const at = this.#at;
    const no = (why: string): Used => ({
      state: 'refused',
      key,
      at,
      decision: null,
      why,
      nextAllowedAt: null,
    });
    const fault = faultOf(permit, at);
    if (permit === undefined || fault !== null) return no(fault ?? 'there is no such permit');
    if (this.#used.some((one) => nameOf(one) === nameOf(key))) return no('it was used before');
    const open = this.#people.get(key.borrower);
    if (open === undefined || 'missing' in open) return no(`not known: ${open?.missing ?? 'borrower'}`);
    const attempt = { ...attemptIn(permit), at };
    const judgement = this.#judge(key, open, attempt, 'use');
    const decision = open.last;
    if (allows(judgement)) {
      this.#used.push(key);
      this.#mark(key, open, attempt, decision, judgement.result);
      return { state: 'sending', key, at, decision, attempt };
    }
    const why = `refused at the instant of use: ${reasonsOf(judgement).join(', ')}`;
    this.#refused.push({ slot: key.slot, borrower: key.borrower, permit: key.permit, why });
    return { state: 'refused', key, at, decision, why, nextAllowedAt: judgement.nextAllowedAt };
  }

  #judge({ slot, borrower }: BorrowerKey, open: Open, attempt: Attempt, asked: 'ask' | 'use'): Judgement {
    const { situation, law } = open;
    const judgement = judged(attempt, situation, law);
    open.last += 1;
    this.#decisions.push({
      slot,
      borrower,
      seq: open.last,
      at: attempt.at,
      asked,
      result: judgement.result,
      nextAllowedAt: judgement.nextAllowedAt,
      law: keptLaw(law).digest,
      strategy: this.#house.strategy,
      inputs: storedText({ attempt, situation }),
      answer: storedText(judgement),
    });
    return judgement;
  }

  /** Puts a contact into the log. From here on it counts, also for the next one of the same batch. */
  #mark(
    { slot, borrower, permit }: PermitKey,
    open: Open,
    attempt: Attempt,
    checked: number,
    result: Result,
  ): void {
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
    this.#attempts.push({ slot, borrower, checked, result, ...row });
    const contact = contactOf(row, undefined);
    if (contact !== null) open.situation = { ...open.situation, log: [...open.situation.log, contact] };
  }

  /** Writes everything; the order is that of the references between the tables. */
  async write(): Promise<void> {
    const client = this.#client;
    const laws = [...this.#people.values()].flatMap((open) => ('law' in open ? [open.law] : []));
    await keepLaws(client, [...new Set(laws)].map(keptLaw));
    await writeDecisions(client, this.#decisions);
    await writePermits(client, this.#permits);
    await markUsed(client, this.#used, this.#at);
    await writeAttempts(client, this.#attempts);
    await revokePermits(client, this.#refused);
  }
}

const REFUSED: Omit<Judgement, 'missing'> = {
  result: 'refuse',
  nextAllowedAt: null,
  until: null,
  verdicts: [],
};

async function staffOf(client: Client, asks: readonly Ask[], { collecting }: Gatehouse): Promise<StaffRows> {
  const workers = new Set(asks.flatMap(({ attempt: { worker } }) => (worker === null ? [] : [worker])));
  const agencies = new Set(
    asks.map(({ attempt: { by } }) => by).filter((by) => by !== collecting.collector.id),
  );
  return readStaff(client, [...workers], [...agencies]);
}

function openingOf(rows: PersonRows, staff: StaffRows, at: Minute, house: Gatehouse): Open | Shut {
  const strange = rows.accounts.find(({ account }) => !house.products.has(account.product));
  if (strange !== undefined) return { missing: `products.${strange.account.product}` };
  const situation = situationOfRows(rows, staff, at, house);
  return { law: house.lawOf(rows.region), situation, last: rows.decisions };
}

/** Why a permit that there is is no good by itself; null when it may be tried. */
function faultOf(permit: PermitState | undefined, at: Minute): string | null {
  if (permit === undefined) return null;
  if (permit.usedAt !== null) return 'it was used before';
  if (permit.revokedWhy !== null) return `it was revoked: ${permit.revokedWhy}`;
  if (at < permit.at) return 'it begins later: a clock was put back';
  return at > permit.until ? 'it has run out' : null;
}

/** Letters and digits that are not taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

function newCode(): string {
  return Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
