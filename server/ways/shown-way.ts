/**
 * What happened to an account on its way, day by day, and in which door is each of it seen?
 *
 * Gathered from the rows in which it stands for everybody: contacts, the case with an agency, the lawyer's letter, the visit, the court's
 * steps, what was disputed, and the account's own facts. Nothing is told here that no other page shows.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, localOf, type Minute } from '../../rules/gate/local-time.ts';
import type { CourtStep } from '../court/court-fact.ts';
import { disputesOf } from '../db/disputes/dispute-rows.ts';
import { type AttemptRow, type FactRow, readPeople } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { readTold, type Told } from '../db/reading/told-account.ts';
import { type VisitRow, visitName, visitsOf } from '../db/visits/visit-rows.ts';
import {
  casesWithAgencies,
  lettersAbout,
  readWays,
  type WayCase,
  type WayLetter,
  type WayRow,
} from '../db/ways/way-rows.ts';
import { valueIn } from '../gate/stored-text.ts';
import { zoneAround } from '../zone-table.ts';

/** Rungs in their order; `end`: what ended it or stopped it. */
export const RUNGS = ['message', 'call', 'agency', 'letter', 'visit', 'court', 'end'] as const;
export type Rung = (typeof RUNGS)[number];

/** Whose page shows it. */
export const SHOWN_TO = ['borrower', 'agent', 'lead', 'compliance', 'agency', 'firm'] as const;
export type ShownTo = (typeof SHOWN_TO)[number];

export const WAY_ACTS = [
  'text-sent',
  'notice-sent',
  'called',
  'drawn',
  'begun',
  'agency-called',
  'given-back',
  'letter-proposed',
  'letter-sent-back',
  'letter-given',
  'letter-signed',
  'letter-posted',
  'letter-ended',
  'visit-proposed',
  'visit-asked',
  'visit-booked',
  'visited',
  'visit-ended',
  'case-opened',
  'case-approved',
  'case-noticed',
  'case-halted',
  'case-filed',
  'case-accepted',
  'case-hearing',
  'case-judged',
  'case-in-force',
  'case-settled',
  'case-withdrawn',
  'case-ended',
  'paid',
  'agreed',
  'disputed',
] as const;
export type WayAct = (typeof WAY_ACTS)[number];

/** One thing that happened. `why`: a code that says more, such as why something ended. */
export interface WayStep {
  readonly on: Day;
  readonly rung: Rung;
  readonly act: WayAct;
  readonly why: string | null;
  readonly shownTo: ShownTo;
  readonly page: string;
}

/** An account that is shown. */
export interface ShownWay {
  readonly name: string;
  readonly host: string;
  readonly reference: string;
  readonly account: bigint;
  readonly who: string;
  readonly steps: readonly WayStep[];
}

/** All ways that are shown; none in a real house. `house`: under which name it makes contacts itself. */
export async function shownWays(pool: Pool, house: string): Promise<ShownWay[]> {
  return transaction(pool, async (client) => {
    const ways = await readWays(client);
    const people = await readPeople(client, ways);
    const cases = await casesWithAgencies(client, ways);
    const letters = await lettersAbout(client, ways);
    const shown: ShownWay[] = [];
    for (const way of ways) {
      const rows = people.get(way.borrower);
      const told = await readTold(client, way);
      if (rows === undefined || told === null) continue;
      const own = <One extends { readonly accountId: bigint }>(all: readonly One[]) =>
        all.filter(({ accountId }) => accountId === way.accountId);
      const book = new WayBook(way, rows.timeZone, house);
      for (const one of own(cases)) book.lent(one);
      for (const one of own(letters)) book.letter(one);
      for (const one of await visitsOf(client, way)) book.visit(one);
      for (const one of rows.facts) book.fact(one);
      // Last: a letter that follows a case's opening is that case's.
      for (const one of rows.attempts) book.contact(one);
      await stops(client, book, way, told);
      const { name, host, reference, accountId } = way;
      shown.push({ name, host, reference, account: accountId, who: told.person.name, steps: book.steps() });
    }
    return shown;
  });
}

async function stops(client: Client, book: WayBook, way: WayRow, told: Told): Promise<void> {
  for (const { receivedOn } of await disputesOf(client, way))
    book.add(receivedOn, 'end', 'disputed', 'borrower', `${book.home}/disputes`);
  const undone = new Set(told.history.facts.flatMap((one) => (one.type === 'reversed' ? [one.of] : [])));
  for (const { id, type, valueOn } of told.history.facts) {
    if (undone.has(id)) continue;
    if (type === 'paid') book.add(valueOn, 'end', 'paid', 'borrower', `${book.home}/${way.accountId}/days`);
    if (type === 'agreed')
      book.add(valueOn, 'end', 'agreed', 'borrower', `${book.home}/${way.accountId}/agree`);
  }
}

/** The steps of one account as they are gathered. */
class WayBook {
  readonly home: string;
  readonly #way: WayRow;
  readonly #timeZone: string;
  readonly #house: string;
  readonly #steps: { readonly step: WayStep; readonly at: number }[] = [];

  constructor(way: WayRow, timeZone: string, house: string) {
    this.#way = way;
    this.#house = house;
    this.#timeZone = timeZone;
    this.home = `/borrower/${encodeURIComponent(way.host)}/${encodeURIComponent(way.reference)}`;
  }

  /** The account as the doors of the staff name it. */
  get #name(): string {
    return `${this.#way.slot}-${this.#way.accountId}`;
  }

  add(
    on: Day,
    rung: Rung,
    act: WayAct,
    shownTo: ShownTo,
    page: string,
    why: string | null = null,
    at?: number,
  ): void {
    const known = why?.replace('it became known: ', '') ?? null;
    this.#steps.push({
      step: { on, rung, act, why: known, shownTo, page },
      at: at ?? on * DAY_MINUTES,
    });
  }

  #at(
    at: Minute | null,
    rung: Rung,
    act: WayAct,
    shownTo: ShownTo,
    page: string,
    why: string | null = null,
  ): void {
    if (at === null) return;
    const { day } = localOf(zoneAround(this.#timeZone, at), at);
    this.add(day, rung, act, shownTo, page, why, at);
  }

  contact({ at, way, purpose, sender }: AttemptRow): void {
    const contacted = `${this.home}/contacted`;
    if (way === 'call' && sender !== this.#house)
      this.#at(at, 'agency', 'agency-called', 'borrower', contacted);
    else if (way === 'call') this.#at(at, 'call', 'called', 'agent', `/agent?account=${this.#name}`);
    else if (way === 'letter') {
      const isCourts = this.#steps.some((one) => one.step.rung === 'court' && one.at <= at);
      this.#at(at, isCourts ? 'court' : 'letter', 'letter-posted', 'borrower', contacted);
    } else if (way !== 'visit' && way !== 'court')
      this.#at(at, 'message', purpose === 'collect' ? 'text-sent' : 'notice-sent', 'borrower', contacted);
  }

  lent({ drawnOn, beginsOn, endedOn, endedWhy }: WayCase): void {
    const page = `/agency?account=${this.#name}`;
    this.add(drawnOn, 'agency', 'drawn', 'lead', '/agencies');
    if (beginsOn !== null) this.add(beginsOn, 'agency', 'begun', 'agency', page);
    if (endedOn !== null) this.add(endedOn, 'agency', 'given-back', 'agency', page, endedWhy);
  }

  letter(one: WayLetter): void {
    const { slot, borrower, order, proposedOn, decidedAt, signedAt, closedAt, why, rounds, state } = one;
    const desk = `/studio/letters/${this.#name}`;
    const firm = `/firm/orders/${slot}-${borrower}-${order}`;
    this.add(proposedOn, 'letter', 'letter-proposed', 'lead', desk, null, proposedOn * DAY_MINUTES);
    if (rounds > 1) this.#at(decidedAt, 'letter', 'letter-sent-back', 'lead', desk);
    this.#at(decidedAt, 'letter', 'letter-given', 'firm', firm);
    this.#at(signedAt, 'letter', 'letter-signed', 'firm', firm);
    if (state === 'ended') this.#at(closedAt, 'letter', 'letter-ended', 'firm', firm, why);
  }

  visit(row: VisitRow): void {
    const lead = `/lead/visits/${this.#name}`;
    const own = `${this.home}/visits`;
    this.#at(row.proposedAt, 'visit', 'visit-proposed', 'lead', lead);
    this.#at(row.askedAt, 'visit', 'visit-asked', 'borrower', own);
    this.#at(row.confirmedAt, 'visit', 'visit-booked', 'borrower', own);
    this.#at(row.arrivedAt, 'visit', 'visited', 'lead', lead, visitName(row));
    if (row.state !== 'done') this.#at(row.endedAt, 'visit', 'visit-ended', 'borrower', own, row.endedWhy);
  }

  fact({ type, data, at }: FactRow): void {
    if (type !== 'court-step') return;
    const { stage, what, case: caseNo, kind, on } = valueIn(data) as Omit<CourtStep, 'type'>;
    const { slot, borrower } = this.#way;
    const page = `/court/${slot}-${borrower}-${caseNo}`;
    if (what === 'halt') this.add(on, 'court', 'case-halted', 'lead', page, kind ?? null, at);
    const act = what === undefined ? STAGE_ACTS[stage] : undefined;
    if (act !== undefined) this.add(on, 'court', act, 'lead', page, null, at);
  }

  /** In the order in which it happened; last of all where the proof of everything lies. */
  steps(): WayStep[] {
    return this.#steps.sort((a, b) => a.step.on - b.step.on || a.at - b.at).map(({ step }) => step);
  }
}

const STAGE_ACTS: Readonly<Record<string, WayAct>> = {
  prepared: 'case-opened',
  approved: 'case-approved',
  noticed: 'case-noticed',
  filed: 'case-filed',
  accepted: 'case-accepted',
  hearing: 'case-hearing',
  judged: 'case-judged',
  'in-force': 'case-in-force',
  settled: 'case-settled',
  withdrawn: 'case-withdrawn',
  ended: 'case-ended',
};
