/**
 * How does a visit come about: proposed by one, approved by another, asked of the borrower, confirmed by him?
 *
 * Each step is one transaction under the borrower's lock: the row is read, the rule steps, the row and an entry are written. What a guard
 * refuses is said with its names and changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { visitTermsNamed } from '../../policy/house/visits/visit-terms.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, dayAt, type Minute } from '../../rules/gate/local-time.ts';
import {
  stepVisit,
  type Visit,
  type VisitEvent,
  type VisitReady,
  type Window,
} from '../../rules/visits/visit-course.ts';
import { askMessage } from '../contact/gather.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { type BorrowerKey, lockBorrowers } from '../db/gate/person-rows.ts';
import { tellOfTeam } from '../db/gate/silence-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import { addEntry } from '../db/visits/entry-rows.ts';
import {
  addVisit,
  readVisit,
  saveVisit,
  type VisitKey,
  type VisitPlace,
  type VisitRow,
  visitsOf,
} from '../db/visits/visit-rows.ts';
import { readPlaces, readVisitors } from '../db/visits/visitor-rows.ts';
import { storedText } from '../gate/stored-text.ts';
import { zoneAround } from '../zone-table.ts';
import { tellEnded } from './end-visits.ts';
import {
  allowedWindows,
  type VisitBook,
  type VisitHouse,
  visitCase,
  windowsIn,
  windowsText,
} from './visit-case.ts';

/** When a step is taken: the business day, and the minute of the house. */
export interface Now {
  readonly today: Day;
  readonly at: Minute;
}

export type Arranged =
  | { readonly state: 'done'; readonly visit: VisitRow }
  | { readonly state: 'refused'; readonly why: readonly string[]; readonly ready?: VisitReady };

/** A row as the rule sees it. */
export function courseOf(row: VisitRow): Visit {
  const { fromAt, untilAt, visitorOne, visitorTwo } = row;
  return {
    state: row.state,
    proposedBy: row.proposedBy,
    approvedBy: row.approvedBy,
    visitors: visitorOne === null || visitorTwo === null ? [] : [visitorOne, visitorTwo],
    windows: windowsIn(row.windows),
    appointment: fromAt === null || untilAt === null ? null : { from: fromAt, until: untilAt },
    arrivedAt: row.arrivedAt,
  };
}

/** Proposes a visit to one of his addresses. `by`: a worker, or 'rule'. */
export async function proposeVisit(
  house: VisitBook,
  key: BorrowerKey,
  wish: {
    readonly by: string;
    readonly place: VisitPlace;
    readonly addressId: string;
    readonly why: string;
  },
  { today, at }: Now,
): Promise<Arranged> {
  return transaction(house.pool, async (client): Promise<Arranged> => {
    await lockBorrowers(client, [key]);
    const found = await visitCase(client, house, key, await visitsOf(client, key), today, at);
    if (found === null) return { state: 'refused', why: ['no-borrower'] };
    const { ready, debts, worth, house: terms, steps } = found;
    const places = (await readPlaces(client, key))?.places ?? [];
    const why = places.some(({ id }) => id === wish.addressId) ? [] : ['no-address'];
    const stepped = stepVisit(null, { type: 'proposed', by: wish.by, ready }, terms.terms);
    if (stepped.state === 'refused' || why.length > 0)
      return {
        state: 'refused',
        why: [...(stepped.state === 'refused' ? stepped.why : []), ...why],
        ready,
      };
    const visit = await addVisit(client, {
      ...key,
      debts: debts.join(' '),
      ...{ place: wish.place, addressId: wish.addressId, why: wish.why },
      ...{ proposedAt: at, proposedBy: wish.by, terms: terms.id },
      worth: storedText({ ...worth, steps, daysPastDue: ready.daysPastDue }),
    });
    return kept(client, { ...key, visit }, 'proposed', wish.by, at, {});
  });
}

/** A second person approves, names two visitors, and the borrower is asked. */
export async function approveVisit(
  house: VisitHouse,
  key: VisitKey,
  wish: { readonly by: string; readonly visitors: readonly string[] },
  { today, at }: Now,
): Promise<Arranged> {
  return transaction(house.pool, async (client): Promise<Arranged> => {
    const row = await locked(client, key);
    if (row === null) return { state: 'refused', why: ['no-visit'] };
    const { terms } = visitTermsNamed(row.terms);
    const carded = (await readVisitors(client, wish.visitors)).map(({ staff }) => staff);
    const approved = stepVisit(courseOf(row), { type: 'approved', ...wish, carded }, terms);
    if (approved.state === 'refused') return approved;
    // What was true when it was proposed may not be any more: he is asked only if it still is.
    const others = (await visitsOf(client, key)).filter(({ visit }) => visit !== key.visit);
    const found = await visitCase(client, house, key, others, today, at);
    if (found === null) return { state: 'refused', why: ['no-borrower'] };
    const again = stepVisit(null, { type: 'proposed', by: row.proposedBy, ready: found.ready }, terms);
    if (again.state === 'refused') return { ...again, ready: found.ready };
    const windows = allowedWindows(house, found, row, at);
    const asked = stepVisit(approved.visit, { type: 'asked', windows }, terms);
    if (asked.state === 'refused') return asked;
    const [one, two] = wish.visitors;
    const message = await askHim(client, row, windows[0]!, found.rows.phone !== null, today, at);
    await saveVisit(client, {
      ...row,
      ...{ state: 'asked', approvedAt: at, approvedBy: wish.by, visitorOne: one!, visitorTwo: two! },
      ...{ windows: windowsText(windows), askedAt: at, message },
    });
    return kept(client, key, 'approved', wish.by, at, { visitors: [...wish.visitors] });
  });
}

/** A second person says no. */
export function refuseVisit(house: VisitHouse, key: VisitKey, by: string, now: Now): Promise<Arranged> {
  return ended(house, key, { type: 'refused', by }, by, now, {});
}

/** The borrower confirms one of the times that he was offered. */
export async function confirmVisit(
  house: VisitHouse,
  key: VisitKey,
  window: Window,
  accompanied: boolean,
  { at }: Now,
): Promise<Arranged> {
  return transaction(house.pool, async (client): Promise<Arranged> => {
    const row = await locked(client, key);
    if (row === null) return { state: 'refused', why: ['no-visit'] };
    const { terms } = visitTermsNamed(row.terms);
    const event: VisitEvent = { type: 'confirmed', by: 'borrower', window, at };
    const stepped = stepVisit(courseOf(row), event, terms);
    if (stepped.state === 'refused') return stepped;
    const told = await readPlaces(client, key);
    const { from, until } = window;
    const onDay = dayAt(zoneAround(told!.timeZone, from), from);
    await saveVisit(client, {
      ...row,
      ...{ state: 'booked', fromAt: from, untilAt: until, onDay, confirmedAt: at, accompanied },
    });
    return kept(client, key, 'confirmed', 'borrower', at, { from, until, accompanied });
  });
}

/** He asks for another time, or another of his places: the times that are allowed there are offered anew. */
export async function moveVisit(
  house: VisitHouse,
  key: VisitKey,
  to: { readonly place: VisitPlace; readonly addressId: string } | null,
  { today, at }: Now,
): Promise<Arranged> {
  return transaction(house.pool, async (client): Promise<Arranged> => {
    const row = await locked(client, key);
    if (row === null) return { state: 'refused', why: ['no-visit'] };
    const { terms } = visitTermsNamed(row.terms);
    const moved = stepVisit(courseOf(row), { type: 'moved', by: 'borrower' }, terms);
    if (moved.state === 'refused') return moved;
    const where = to ?? { place: row.place, addressId: row.addressId };
    const places = (await readPlaces(client, key))?.places ?? [];
    if (!places.some(({ id }) => id === where.addressId)) return { state: 'refused', why: ['no-address'] };
    const found = await visitCase(client, house, key, [], today, at);
    const windows = found === null ? [] : allowedWindows(house, found, where, at);
    const asked = stepVisit(moved.visit, { type: 'asked', windows }, terms);
    if (asked.state === 'refused') return asked;
    await saveVisit(client, {
      ...row,
      ...where,
      ...{ state: 'asked', windows: windowsText(windows) },
      ...{ fromAt: null, untilAt: null, onDay: null, confirmedAt: null },
    });
    return kept(client, key, 'moved', 'borrower', at, { place: where.place });
  });
}

/** He declines: it is over, and no other is proposed for a time. */
export function declineVisit(house: VisitHouse, key: VisitKey, now: Now): Promise<Arranged> {
  return ended(house, key, { type: 'declined', by: 'borrower' }, 'borrower', now, { rests: true });
}

/** The house calls it off: both sides are told. */
export function cancelVisit(
  house: VisitHouse,
  key: VisitKey,
  by: string,
  why: string,
  now: Now,
): Promise<Arranged> {
  return ended(house, key, { type: 'cancelled', why }, by, now, { why, tells: true });
}

async function ended(
  house: VisitHouse,
  key: VisitKey,
  event: Extract<VisitEvent, { type: 'refused' | 'declined' | 'cancelled' }>,
  by: string,
  { today, at }: Now,
  how: { readonly rests?: boolean; readonly tells?: boolean; readonly why?: string },
): Promise<Arranged> {
  return transaction(house.pool, async (client): Promise<Arranged> => {
    const row = await locked(client, key);
    if (row === null) return { state: 'refused', why: ['no-visit'] };
    const { terms } = visitTermsNamed(row.terms);
    const stepped = stepVisit(courseOf(row), event, terms);
    if (stepped.state === 'refused') return stepped;
    await saveVisit(client, {
      ...row,
      ...{ state: stepped.visit.state, endedAt: at, endedWhy: how.why ?? event.type },
      restUntil: how.rests === true ? today + terms.restAfterDeclineDays : null,
    });
    if (how.tells === true && (row.state === 'asked' || row.state === 'booked'))
      await tellEnded(client, [row], at);
    return kept(client, key, event.type, by, at, how.why === undefined ? {} : { why: how.why });
  });
}

async function locked(client: Client, key: VisitKey): Promise<VisitRow | null> {
  await lockBorrowers(client, [key]);
  return readVisit(client, key);
}

/** Keeps an entry of the house's own and gives the row back as it is now. */
async function kept(
  client: Client,
  key: VisitKey,
  type: string,
  by: string,
  at: Minute,
  data: object,
): Promise<Arranged> {
  const visit = (await readVisit(client, key))!;
  await addEntry(client, key, {
    ...{ key: randomUUID(), type, at, deviceAt: null, by, data: storedText(data), proof: null },
  });
  await tellOfTeam(client);
  return { state: 'done', visit };
}

/** Days for which the question may wait for an hour that suits. */
const WAITS = 2;

/** The usual message: judged by the gate when it is its turn, and counted like every other. */
async function askHim(
  client: Client,
  { slot, borrower, visit, place, debts }: VisitRow,
  first: Window,
  hasPhone: boolean,
  today: Day,
  at: Minute,
): Promise<number> {
  const data = storedText({ what: 'visit-asked', visit, place, from: first.from });
  const note = { slot, borrower, at, type: 'visit-notice', permit: null, data };
  const [number] = await appendFacts(client, [note]);
  return askMessage(client, {
    key: { slot, borrower },
    ...{ way: hasPhone ? 'sms' : 'in-app', template: 'visit-asked', tone: 'plain', purpose: 'collect' },
    ...{ debts: debts.split(' '), replyTo: `f${number!}`, day: today },
    ...{ notBefore: at, notAfter: at + WAITS * DAY_MINUTES },
  });
}
