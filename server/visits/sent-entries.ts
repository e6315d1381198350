/**
 * What did a visitor's device send, and what follows from each entry?
 *
 * Entries come when there is a network, in their order, each under a key of the device: the same again is already kept. Nothing that was
 * entered is turned away: what cannot have its effect (a stop in between, an amount too large) is kept all the same and says so. Minutes
 * are the device's, brought onto the house's clock by the page and never after the minute at which they arrive; its own clock stands beside.
 */
import { visitTermsNamed } from '../../policy/house/visits/visit-terms.ts';
import { type Day, parseDay } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { PlanKind } from '../../rules/plan/agreed-plan.ts';
import { stepVisit } from '../../rules/visits/visit-course.ts';
import { roughly, type Spot } from '../../rules/visits/visit-route.ts';
import { bookCost } from '../db/contact/booked-costs.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { tellOfTeam } from '../db/gate/silence-rows.ts';
import { openDay } from '../db/night.ts';
import { keepBreaches } from '../db/oversight/day-check-rows.ts';
import { type Client, transaction } from '../db/pool.ts';
import { addEntry, hasEntry, raiseAlarm } from '../db/visits/entry-rows.ts';
import { readVisit, saveVisit, type VisitKey, type VisitRow } from '../db/visits/visit-rows.ts';
import { appendProofs, type Texts } from '../evidence/proof.ts';
import { CONTACT_FACT } from '../gate/person-situation.ts';
import { knownAt } from '../gate/silence.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { storedText } from '../gate/stored-text.ts';
import { type PersonEntry, tellOfPeopleIn, tellOutcomesIn } from '../gate/tell-person.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { courseOf } from './arrange-visit.ts';
import { takeReceipt } from './door-cash.ts';
import { type OfferTaken, proposeAtDoor, type SaidAtDoor } from './door-offer.ts';
import { withdrawSound } from './door-sound.ts';
import type { VisitHouse } from './visit-case.ts';
import { spendLeave } from './visit-leave.ts';

/** Steps by which she shows who she is; all of them before the debt is named. */
export const IDENTITY_STEPS = ['card-shown', 'code-told', 'his-name-asked', 'alone-with-him'] as const;

export type SentBody =
  | { readonly type: 'left' }
  | {
      readonly type: 'arrived';
      readonly permit: number | null;
      /** Whether there was a network to ask by before the bell. */
      readonly asked: boolean;
      readonly spot: Spot | null;
    }
  | { readonly type: 'identity'; readonly steps: readonly (typeof IDENTITY_STEPS)[number][] }
  | { readonly type: 'consent'; readonly of: 'entry' | 'recording'; readonly given: boolean }
  | {
      readonly type: 'found-out';
      readonly willing: 'yes' | 'partly' | 'no' | 'unsaid';
      readonly able: 'yes' | 'partly' | 'no' | 'unsaid';
      readonly words: string;
    }
  | {
      readonly type: 'offer';
      readonly account: string;
      readonly kind: PlanKind;
      readonly months: number;
      readonly firstOn: string | null;
      /** What he said of his circumstances; left out: no proposal is made of it. */
      readonly said?: SaidAtDoor | undefined;
    }
  | { readonly type: 'said'; readonly says: 'no-contact' | 'disputes' | 'hardship' }
  | { readonly type: 'receipt'; readonly account: string; readonly amount: bigint }
  | { readonly type: 'report'; readonly words: string }
  | {
      readonly type: 'ended';
      readonly met: boolean;
      readonly how: 'over' | 'abusive' | 'unsafe';
    };

/** An entry as it came. `minute`: of the house's clock, as the page reckons it. */
export interface SentEntry {
  readonly key: string;
  readonly minute: Minute;
  readonly deviceAt: Date;
  readonly body: SentBody;
}

export interface Taken {
  readonly key: string;
  readonly state: 'kept' | 'known';
  /** What came of it beyond being kept: none, or what a person must look at. */
  readonly told: 'none' | 'breach' | 'not-used' | 'alarm' | 'cash' | 'proposed';
}

/** Takes what was sent about one visit, in its order. The caller has made sure that it is the worker's own. */
export async function takeEntries(
  house: VisitHouse,
  key: VisitKey,
  worker: string,
  entries: readonly SentEntry[],
  heard: Minute,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const entry of entries) taken.push(await takeOne(house, key, worker, entry, heard));
  return taken;
}

async function takeOne(
  house: VisitHouse,
  key: VisitKey,
  worker: string,
  entry: SentEntry,
  heard: Minute,
): Promise<Taken> {
  if (await hasEntry(house.pool, key, entry.key)) return { key: entry.key, state: 'known', told: 'none' };
  const row = await readVisit(house.pool, key);
  if (row === null) throw new Error('a visit that was the visitor’s own is gone');
  const at = Math.min(entry.minute, heard);
  const { body } = entry;
  if (body.type === 'arrived') return arrive(house, row, worker, entry, body, at, heard);
  // Money first: a payment that is entered twice counts once, an entry without its payment would be lost money.
  const cash = body.type === 'receipt' ? await takeReceipt(house, row, worker, body, at) : null;
  const today = (await openDay(house.pool)) ?? 0;
  const told = await transaction(house.pool, async (client): Promise<Taken['told']> => {
    // The account before its borrower, as everybody locks them who agrees about one.
    const offered =
      body.type === 'offer' ? await propose(client, house, row, worker, entry, body, today, at) : null;
    await lockBorrowers(client, [key]);
    const now = (await readVisit(client, key))!;
    const more = { ...(cash === null ? {} : { cash }), ...offered };
    if (!(await keep(client, key, worker, entry, heard, more))) return 'none';
    if (body.type === 'ended') return end(client, now, worker, body, at, today);
    if (body.type === 'said') await say(client, now, body.says, at);
    if (isWithdrawn(body)) await withdrawSound(client, house.papers, key, heard);
    if (offered !== null) return offered.proposal === null ? 'not-used' : 'proposed';
    if (cash !== null) return cash === 'taken' ? 'cash' : 'not-used';
    return 'none';
  });
  if (body.type === 'ended' && row.permit !== null) await tellVisited(house, row, heard);
  return { key: entry.key, state: 'kept', told };
}

/** He does not agree, or no longer, that the talk is recorded. */
const isWithdrawn = (body: SentBody) => body.type === 'consent' && body.of === 'recording' && !body.given;

/** An offer becomes a proposal; amounts and days as they were entered. */
function propose(
  client: Client,
  house: VisitHouse,
  row: VisitRow,
  by: string,
  { key }: SentEntry,
  { account, kind, months, firstOn, said }: Extract<SentBody, { type: 'offer' }>,
  today: Day,
  at: Minute,
): Promise<OfferTaken> {
  const offer = {
    account,
    kind,
    months,
    firstOn: firstOn === null ? null : parseDay(firstOn),
    said: said ?? null,
  };
  return proposeAtDoor(client, house, row, offer, { by, key, today, at });
}

/** Keeps an entry; words of the report, and what he said of his circumstances, are sealed with a proof of the person's own chain. */
async function keep(
  client: Client,
  key: VisitKey,
  worker: string,
  { key: name, minute, deviceAt, body }: SentEntry,
  heard: Minute,
  more: object,
): Promise<boolean> {
  const { type, ...rest } = body;
  const { words, said, ...codes } = { words: undefined, said: undefined, ...rest } as {
    words?: string;
    said?: object;
  } & object;
  const text = words ?? (said === undefined ? undefined : storedText(said));
  const sealed: Texts | null = text === undefined ? null : { words: text };
  const data = { ...codes, ...more, minute };
  const { slot, borrower, visit } = key;
  const [proof] = await appendProofs(client, [
    {
      ...{ slot, borrower, at: heard, kind: 'statement' },
      data: { source: 'visit', visit, entry: name, type, worker },
      ...(sealed === null ? {} : { sealed }),
    },
  ]);
  return addEntry(client, key, {
    ...{ key: name, type, at: heard, deviceAt, by: worker },
    data: storedText(data),
    proof: proof!,
  });
}

/** Somebody stands at the door: on leave that holds it is a contact; without, it is a breach and counts all the same. */
async function arrive(
  house: VisitHouse,
  row: VisitRow,
  worker: string,
  entry: SentEntry,
  body: Extract<SentBody, { type: 'arrived' }>,
  at: Minute,
  heard: Minute,
): Promise<Taken> {
  const { terms } = visitTermsNamed(row.terms);
  // Leave is used only where everything else holds: an arrival at another hour must not use it up.
  const before = stepVisit(courseOf(row), { type: 'arrived', by: worker, at, permit: 'open' }, terms);
  const leave =
    before.state === 'done'
      ? await spendLeave(house, row, body.permit, at)
      : { was: 'none' as const, why: before.why.join(', ') };
  const rough = body.spot === null ? null : roughly(body.spot, terms.positionMetres);
  const sent = { ...entry, body: { ...body, spot: rough } };
  const day = (await openDay(house.pool)) ?? 0;
  const told = await transaction(house.pool, async (client): Promise<Taken['told']> => {
    await lockBorrowers(client, [row]);
    const now = (await readVisit(client, row))!;
    const event = { type: 'arrived', by: worker, at, permit: leave.was } as const;
    const stepped = stepVisit(courseOf(now), event, terms);
    if (!(await keep(client, row, worker, sent, heard, { leave: leave.was }))) return 'none';
    if (stepped.state === 'done' && body.permit !== null) {
      await saveVisit(client, { ...now, state: 'arrived', arrivedAt: at, permit: body.permit });
      await tellOfTeam(client);
      return 'none';
    }
    // Used, and then overtaken before the row could be written: the contact stands in the log, and was on its way.
    const why = stepped.state === 'refused' ? stepped.why.join(', ') : '';
    const detail = `visit ${row.visit}: ${why}; permit ${body.permit ?? 'none'} ${leave.was} ${leave.why ?? ''}; at the door ${at}, heard ${heard}; asked before the bell: ${body.asked ? 'yes' : 'no network'}`;
    const { slot, borrower } = row;
    await keepBreaches(client, [
      { slot, borrower, day, kind: 'visit-without-leave', permit: body.permit, detail },
    ]);
    // It happened, so it counts against every budget of visits.
    const fact = { type: 'visit', place: row.place, met: false, debts: row.debts.split(' ') } as const;
    const key = { slot, borrower };
    await tellOfPeopleIn(client, [{ key, at, fact }], knownAt(heard));
    if (now.endedAt === null && now.state !== 'arrived')
      await saveVisit(client, { ...now, state: 'cancelled', endedAt: heard, endedWhy: 'breach' });
    await tellOfTeam(client);
    return 'breach';
  });
  return { key: entry.key, state: 'kept', told };
}

/** It is over: what came of the contact, and, with one tap, the lead. */
async function end(
  client: Client,
  row: VisitRow,
  worker: string,
  { met, how }: Extract<SentBody, { type: 'ended' }>,
  at: Minute,
  day: Day,
): Promise<Taken['told']> {
  const { slot, borrower, permit } = row;
  if (row.state === 'arrived' && permit !== null) {
    const outcome = met ? 'met' : 'not-met';
    const ending = { type: 'outcome', outcome } as const;
    await tellOutcomesIn(client, [{ key: { slot, borrower }, permit, at, ending }]);
    await saveVisit(client, { ...row, state: 'done', endedAt: at, endedWhy: how });
    await bookVisit(client, row, permit, at, day);
  } else if (row.state === 'booked')
    // She never rang: it is no contact.
    await saveVisit(client, { ...row, state: 'lapsed', endedAt: at, endedWhy: how });
  if (how !== 'over') await raiseAlarm(client, row, at, worker, how);
  await tellOfTeam(client);
  return how === 'over' ? 'none' : 'alarm';
}

/** What the visit cost the house, by the terms under which it was proposed. */
function bookVisit(client: Client, row: VisitRow, permit: number, at: Minute, day: Day): Promise<void> {
  const { id, worth } = visitTermsNamed(row.terms);
  const { slot, borrower, visit, debts } = row;
  return bookCost(client, {
    ...{ slot, borrower, kind: 'visit', name: String(visit), accountId: BigInt(debts.split(' ')[0]!) },
    ...{ day, amount: worth.parts.reduce((sum, { amount }) => sum + amount, 0n), currency: worth.currency },
    ...{ permit, source: `terms of visits ${id}`, at },
  });
}

/** What he said that must be known at once: it silences everything else that is open about him. */
async function say(
  client: Client,
  { slot, borrower }: VisitRow,
  says: Extract<SentBody, { type: 'said' }>['says'],
  at: Minute,
): Promise<void> {
  const key = { slot, borrower };
  const fact: PersonEntry['fact'] =
    says === 'no-contact'
      ? { type: 'said', by: BORROWER, via: 'by-hand', says: 'asks-for-no-contact' }
      : says === 'disputes'
        ? { type: 'dispute', written: false, inPeriod: false, portion: 'all', debts: null }
        : {
            type: 'hold',
            id: `visit-${at}`,
            hold: { kind: 'hardship', from: Math.floor(at / 1440), to: null, debts: null },
          };
  await tellOfPeopleIn(client, [{ key, at, fact }], knownAt(at));
}

/** His accounts learn that a visit was tried, under the name of the contact: told again it adds nothing. */
async function tellVisited(
  house: VisitHouse,
  { slot, debts, permit }: VisitRow,
  heard: Minute,
): Promise<void> {
  const today = await openDay(house.pool);
  if (today === null) return;
  const id = `${CONTACT_FACT}visit-${permit}`;
  await enterFacts(
    house.pool,
    debts.split(' ').map((debt) => ({
      key: { slot, accountId: BigInt(debt) },
      fact: { id, valueOn: today, type: 'tried' as const, channel: 'visit' as const },
    })),
    house,
    knownAt(heard),
  );
}
