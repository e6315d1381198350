/**
 * What does a test or a demonstration need before somebody can be visited?
 *
 * An address with its coordinates, steps that were tried long ago and failed, and two visitors with cards, faces and training. All of it
 * enters by the doors that everybody uses.
 */
import type { Day } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Spot } from '../../../rules/visits/visit-route.ts';
import type { Rules } from '../../../server/day-end/closer.ts';
import { keepAddresses, keepStaff } from '../../../server/db/gate/fact-rows.ts';
import type { BorrowerKey } from '../../../server/db/gate/person-rows.ts';
import { enterRegister } from '../../../server/db/identity/register-rows.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { type Pool, transaction } from '../../../server/db/pool.ts';
import { visitName } from '../../../server/db/visits/visit-rows.ts';
import { keepCard, keepSpot } from '../../../server/db/visits/visitor-rows.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { approveVisit, confirmVisit, proposeVisit } from '../../../server/visits/arrange-visit.ts';
import { type VisitHouse, windowsIn } from '../../../server/visits/visit-case.ts';
import { greyPicture } from './drawn-picture.ts';

/** Two visitors of the house. */
export const VISITORS = [
  { number: 'f81', name: '林静', card: 'HX-0081', grey: 0x9a },
  { number: 'f82', name: '郑强', card: 'HX-0082', grey: 0x70 },
] as const;

/** Has them work here. A second time changes nothing. */
export async function openVisitors(pool: Pool): Promise<void> {
  await transaction(pool, async (client) => {
    for (const { number, name, card, grey } of VISITORS) {
      await addStaff(client, { number, login: number, name, roles: ['field'], agency: null }, null);
      await keepStaff(client, [{ id: number, trained: true, certified: true }], []);
      const id = card.replace('-', '');
      await enterRegister(client, [{ kind: 'card', id, name: { zh: name, en: name }, actsFor: null }]);
      await keepCard(client, number, id, face(grey), 'image/png');
    }
  });
}

/** A plain drawing in place of a face: nobody real is shown. */
export function face(grey: number): Buffer {
  return greyPicture(96, (x, y) => {
    const head = (x - 48) ** 2 + (y - 36) ** 2 < 20 ** 2;
    const body = (x - 48) ** 2 / 36 ** 2 + (y - 96) ** 2 / 38 ** 2 < 1;
    return head || body ? grey : 0xe8;
  });
}

/** Somebody to be visited: his address, and what was tried before. */
export async function makeVisitable(
  pool: Pool,
  rules: Rules,
  who: { readonly key: BorrowerKey; readonly accounts: readonly bigint[]; readonly name: string },
  where: { readonly lines: string; readonly spot: Spot },
  { today, at }: { readonly today: Day; readonly at: Minute },
): Promise<void> {
  await keepAddresses(pool, [
    {
      ...who.key,
      ...{ id: 'postal', of: 'borrower', kind: 'postal', literal: `${who.name}\n${where.lines}` },
      ...{ use: 'home', timeZone: null, provenance: 'contract', state: 'active', belongsTo: null },
      ...{ confidence: 90, lawful: true, byEmployer: false },
    },
  ]);
  await keepSpot(pool, who.key, 'postal', where.spot);
  const tried = (['sms', 'call', 'letter'] as const).flatMap((channel, place) =>
    who.accounts.map((accountId) => ({
      key: { slot: who.key.slot, accountId },
      fact: {
        id: `before-a-visit-${channel}`,
        type: 'tried' as const,
        channel,
        valueOn: today - 30 + place * 5,
      },
    })),
  );
  // The whole loan is due by now, so that the way to him is worth it.
  const called = who.accounts.map((accountId) => ({
    key: { slot: who.key.slot, accountId },
    fact: { id: 'called-in', type: 'accelerated' as const, valueOn: today },
  }));
  await enterFacts(pool, [...called, ...tried], rules, knownAt(at));
}

/** Proposed by one lead and approved by another some days ago; confirmed for the appointment of `at`, or (null) only asked. */
export async function bookFor(
  house: VisitHouse,
  key: BorrowerKey,
  today: Day,
  at: Minute | null,
): Promise<string> {
  const before = at === null ? 0 : 4;
  const now = { today: today - before, at: (at ?? today * 1440 + 240) - before * 1440 };
  const wish = { by: 'l21', place: 'home', addressId: 'postal', why: '其他方式均未奏效' } as const;
  const proposed = await proposeVisit(house, key, wish, now);
  if (proposed.state === 'refused') throw new Error(`not proposed: ${proposed.why.join()}`);
  const { visit } = proposed;
  const approved = await approveVisit(house, visit, { by: 'l22', visitors: ['f81', 'f82'] }, now);
  if (approved.state === 'refused') throw new Error(`not approved: ${approved.why.join()}`);
  if (at !== null) {
    const window = windowsIn(approved.visit.windows).find(({ from, until }) => from <= at && at < until);
    if (window === undefined) throw new Error('no window holds that minute');
    const confirmed = await confirmVisit(house, visit, window, true, now);
    if (confirmed.state === 'refused') throw new Error(`not confirmed: ${confirmed.why.join()}`);
  }
  return visitName(visit);
}
