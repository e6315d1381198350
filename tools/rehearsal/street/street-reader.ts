/**
 * Does anything in the tables say that somebody was reached too early, without its precondition, or after a stop?
 *
 * Reads contacts, messages, letters, visits and cases as rows, and what was done to each person as the rehearsal noted it. It asks no rule
 * of the product; days and waits are those of the documents.
 */
import {
  type RungCase,
  type RungContact,
  type RungImpossible,
  type RungLetter,
  type RungVisit,
  rungCases,
  rungContacts,
  rungImpossible,
  rungLetters,
  rungVisits,
} from '../../../server/db/gate/rehearsed-rungs.ts';
import type { Queryable } from '../../../server/db/pool.ts';
import type { Walker } from './street-book.ts';

export interface StreetFault {
  readonly walker: number;
  readonly name: string;
  readonly detail: string;
}

const DAY = 1440;
const dayOf = (at: number) => Math.floor((at + 480) / DAY);

type Rung = 'message' | 'call' | 'letter';
const RUNGS: Readonly<Record<string, Rung>> = {
  sms: 'message',
  'in-app': 'message',
  push: 'message',
  email: 'message',
  call: 'call',
  letter: 'letter',
};
const BEFORE: Readonly<Record<string, Rung>> = {
  call: 'message',
  letter: 'call',
  visit: 'letter',
  court: 'letter',
};
/** The arrears of the street are over once paid, and the next instalment may be announced. */
const AHEAD = new Set(['due-soon']);

/** What the tables say. */
export interface StreetRead {
  readonly faults: readonly StreetFault[];
  /** How many people were reached by each way. */
  readonly reached: ReadonlyMap<string, number>;
}

/** Everything that is wrong, and how far people were reached. */
export async function readStreet(db: Queryable, walkers: readonly Walker[]): Promise<StreetRead> {
  const contacts = Map.groupBy(await rungContacts(db), ({ borrower }) => borrower);
  const letters = Map.groupBy(await rungLetters(db), ({ borrower }) => borrower);
  const visits = Map.groupBy(await rungVisits(db), ({ borrower }) => borrower);
  const cases = Map.groupBy(await rungCases(db), ({ borrower }) => borrower);
  const impossible = Map.groupBy(await rungImpossible(db), ({ borrower }) => borrower);
  const reached = new Map<string, number>();
  for (const some of contacts.values())
    for (const rung of new Set(some.map(({ way }) => RUNGS[way] ?? way)))
      reached.set(rung, (reached.get(rung) ?? 0) + 1);
  const faults = walkers.flatMap((walker) => {
    const { borrower } = walker.key;
    const file = {
      contacts: contacts.get(borrower) ?? [],
      letters: letters.get(borrower) ?? [],
      visits: visits.get(borrower) ?? [],
      cases: cases.get(borrower) ?? [],
      impossible: impossible.get(borrower) ?? [],
    };
    return new OneReader(walker, file).faults();
  });
  return { faults, reached };
}

interface File {
  readonly contacts: readonly RungContact[];
  readonly letters: readonly RungLetter[];
  readonly visits: readonly RungVisit[];
  readonly cases: readonly RungCase[];
  readonly impossible: readonly RungImpossible[];
}

class OneReader {
  readonly #walker: Walker;
  readonly #file: File;
  readonly #faults: StreetFault[] = [];

  constructor(walker: Walker, file: File) {
    this.#walker = walker;
    this.#file = file;
  }

  faults(): StreetFault[] {
    for (const contact of this.#file.contacts) this.#contact(contact);
    for (const visit of this.#file.visits) this.#visit(visit);
    for (const one of this.#file.letters) this.#letter(one);
    for (const one of this.#file.cases) this.#case(one);
    for (const one of this.#file.impossible)
      this.#need(one.found, 'impossible step that no message found', one);
    return this.#faults;
  }

  #need(holds: boolean, name: string, detail: object): void {
    if (holds) return;
    const { number } = this.#walker;
    this.#faults.push({
      walker: number,
      name,
      detail: JSON.stringify(detail, (_, one) => (typeof one === 'bigint' ? `${one}` : one)),
    });
  }

  /** Minutes before `at` at which a rung was tried: contacts that left the house, and what the host told of before. */
  #tried(rung: Rung, at: number): number[] {
    const told = this.#walker.told.flatMap(({ channel, day }) =>
      (channel === 'sms' ? 'message' : channel) === rung ? [day * DAY - 480] : [],
    );
    const made = this.#file.contacts.flatMap((one) =>
      RUNGS[one.way] === rung &&
      one.sent &&
      one.person === 'borrower' &&
      one.purpose === 'collect' &&
      one.at <= at
        ? [one.at]
        : [],
    );
    return [...told, ...made].sort((a, b) => a - b);
  }

  /** Minutes up to `at` at which a rung was recorded as one that nobody can take. */
  #impossible(rung: Rung, at: number): number[] {
    return this.#file.impossible.flatMap((one) => (one.step === rung && one.at <= at ? [one.at] : []));
  }

  #contact(contact: RungContact): void {
    const { at, way, usedAt, revoked, given, checked, purpose, template } = contact;
    this.#need(
      usedAt === at && !revoked && given.startsWith('permit') && checked.startsWith('permit'),
      'contact without a used permit',
      contact,
    );
    const before = BEFORE[way];
    if (before !== undefined)
      this.#need(
        this.#tried(before, at).length + this.#impossible(before, at).length > 0,
        `${way} before ${before}`,
        contact,
      );
    for (const { kind, from, until } of this.#walker.quiet)
      if (at > from && (until === null || at < until) && bars(kind, way, purpose, template))
        this.#need(false, `contact after ${kind}`, { ...contact, from, until });
    if (way === 'letter') this.#posted(contact);
    if (way === 'visit') this.#atDoor(contact);
    if (way === 'court') this.#filed(contact);
  }

  /** A letter that asks for money is a lawyer's; the notice of a suit is of a case that two people decided. */
  #posted(contact: RungContact): void {
    const { at, message, template } = contact;
    if (template === 'referral') {
      const found = this.#file.cases.some(
        ({ approvedBy, openedBy, approvedDay }) =>
          approvedBy !== null && approvedBy !== openedBy && approvedDay !== null && approvedDay <= dayOf(at),
      );
      this.#need(found, 'notice of a suit before its approval', contact);
      return;
    }
    const order = this.#file.letters.find((one) => one.message !== null && one.message === message);
    this.#need(order !== undefined, 'letter without an order', contact);
    if (order === undefined) return;
    const { signedAt, noticeAt, state, signed, firmUntil } = order;
    this.#need(['signed', 'posted'].includes(state) && signed, 'letter that nobody signed', {
      contact,
      order,
    });
    this.#need(signedAt !== null && dayOf(at) - dayOf(signedAt) <= 3, 'letter signed too long ago', {
      contact,
      order,
    });
    this.#need(
      noticeAt !== null && noticeAt <= (signedAt ?? 0),
      'letter before the borrower was told of the firm',
      { contact, order },
    );
    this.#need(dayOf(at) < firmUntil, 'letter of a firm whose power is over', { contact, order });
  }

  #letter(order: RungLetter): void {
    const { state, decidedBy, proposedBy, proposedDay, messageDay, messageHow, callDay, callHow, overdue } =
      order;
    if (['with-firm', 'signed', 'posted'].includes(state))
      this.#need(decidedBy !== null && decidedBy !== proposedBy, 'letter without a second person', order);
    const at = (proposedDay + 1) * DAY - 480 - 1;
    for (const [rung, on, how] of [
      ['message', messageDay, messageHow],
      ['call', callDay, callHow],
    ] as const) {
      const isTried = how === 'tried';
      if (isTried) this.#need(proposedDay - on >= 2, `letter two days before its ${rung}`, order);
      const days = (isTried ? this.#tried(rung, at) : this.#impossible(rung, at)).map(dayOf);
      this.#need(days.includes(on), `letter whose ${rung} nobody made`, { order, days });
    }
    // One part in twenty against 25.00.
    this.#need(overdue / 20n > 2_500n, 'letter that is not worth its cost', order);
  }

  #atDoor(contact: RungContact): void {
    const { permit, at, worker } = contact;
    const visit = this.#file.visits.find((one) => one.permit === permit);
    this.#need(visit !== undefined, 'visit without an appointment', contact);
    if (visit === undefined) return;
    const { fromAt, untilAt, confirmedAt, confirmedBy, visitors, arrivedAt, arrivedBy } = visit;
    this.#need(
      confirmedAt !== null && confirmedAt < at && confirmedBy === 'borrower',
      'visit that he did not confirm',
      visit,
    );
    this.#need(
      fromAt !== null && untilAt !== null && at >= fromAt - 10 && at < untilAt,
      'visit at another hour',
      visit,
    );
    this.#need(
      arrivedAt === at && visitors.includes(worker) && visitors.includes(arrivedBy),
      'visit by somebody else',
      { visit, contact },
    );
  }

  #visit(visit: RungVisit): void {
    const { approvedBy, approvedAt, proposedBy, proposedAt, visitors, state } = visit;
    if (!['proposed', 'refused', 'lapsed', 'cancelled'].includes(state))
      this.#need(approvedBy !== null, 'visit asked without approval', visit);
    if (approvedBy !== null) {
      this.#need(approvedBy !== proposedBy, 'visit approved by its proposer', visit);
      this.#need(
        ![approvedBy, proposedBy].some((one) => visitors.includes(one)),
        'visitor who decided',
        visit,
      );
      this.#need(visitors[0] !== visitors[1] && !visitors.includes(null), 'visit by one', visit);
      this.#need(
        visitors.every((one) => one === 'f81' || one === 'f82'),
        'visitor without a card',
        visit,
      );
    }
    for (const [at, what] of [
      [proposedAt, 'proposed'],
      [approvedAt, 'approved'],
    ] as const) {
      if (at === null) continue;
      for (const rung of ['message', 'call', 'letter'] as const) {
        const last = this.#tried(rung, at).at(-1);
        this.#need(
          (last !== undefined && last + 7 * DAY <= at) || this.#impossible(rung, at).length > 0,
          `visit ${what} before its ${rung} failed`,
          visit,
        );
      }
      // An appointment is days ahead: what is over by then may be proposed for.
      for (const { kind, from, until } of this.#walker.quiet)
        if (at > from && (until === null || at + 3 * DAY < until) && kind !== 'wrong-number')
          this.#need(false, `visit ${what} after ${kind}`, { ...visit, from, until });
    }
    const later = this.#file.visits.find(
      (one) => one.visit > visit.visit && one.proposedAt < (visit.restDay ?? 0) * DAY - 480,
    );
    this.#need(later === undefined, 'visit within the rest after a decline', visit);
  }

  #filed(contact: RungContact): void {
    const found = this.#file.cases.find(({ permit }) => permit === contact.permit);
    this.#need(found !== undefined, 'filing without a case', contact);
  }

  #case(one: RungCase): void {
    const { approvedBy, openedBy, filedDay, noticeAt, noticeState, bundleDay, missing, stage } = one;
    if (approvedBy !== null) this.#need(approvedBy !== openedBy, 'case approved by who opened it', one);
    if (!['prepared', 'refused', 'ended', 'withdrawn', 'settled'].includes(stage))
      this.#need(approvedBy !== null, 'court before approval', one);
    if (filedDay === null) return;
    this.#need(noticeAt !== null && filedDay > dayOf(noticeAt) + 15, 'filing before the wait was over', one);
    this.#need(
      !['failed', 'refused', 'cancelled', 'expired', 'unknown'].includes(noticeState ?? 'failed'),
      'filing though the notice came back',
      one,
    );
    this.#need(
      bundleDay !== null && filedDay - bundleDay <= 7 && missing?.length === 0,
      'filing without a whole bundle',
      one,
    );
  }
}

/** What a silence keeps away: who is dead or has a lawyer is not written to at all; all others are not asked for money. */
function bars(kind: string, way: string, purpose: string, template: string | null): boolean {
  if (kind === 'wrong-number') return way === 'sms' || way === 'call';
  if (kind === 'death') return true;
  if (purpose !== 'collect') return false;
  if (kind === 'paid') return !AHEAD.has(template ?? '');
  return !(way === 'court' && (kind === 'stop' || kind === 'lawyer'));
}
