/**
 * Which accounts of a demonstration go the whole way, which are stopped on it and by what, and on which day does each thing happen?
 *
 * Days are counted from the first business day of the book. What lies before it is lived through at once, before the first night; what lies
 * after it on its own evening, so that the night of that day finds it.
 */
import type { Day } from '../../../rules/days.ts';
import { formatDay } from '../../../rules/days.ts';
import { formatAmount } from '../../../rules/money.ts';
import { latenessOf } from '../../../rules/telling/forecast.ts';
import type { House } from '../../../server/api/house.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { transaction } from '../../../server/db/pool.ts';
import { readTold } from '../../../server/db/reading/told-account.ts';
import { keepSpot } from '../../../server/db/visits/visitor-rows.ts';
import {
  type Debtor,
  debtorsDue,
  keepWays,
  readWays,
  type WayRow,
} from '../../../server/db/ways/way-rows.ts';
import { addressFor, engageFirm, firmLawyers, LAWYER } from '../../letters/letter-scene.ts';
import { openVisitors } from '../../pages/visits/visit-scene.ts';
import { letInAgencies } from '../demo-agencies.ts';
import type { DemoFarEnds } from '../far-ends.ts';
import type { LivedDoors, Liver } from '../lived-doors.ts';
import { LivedWay } from './lived-way.ts';
import { type Deed, HANDS, WAY_FIRM } from './way-hands.ts';

export const RUNGS = ['message', 'call', 'agency', 'letter', 'visit', 'court'] as const;
export const STOPS = ['payment', 'agreement', 'dispute'] as const;
type Rung = (typeof RUNGS)[number];
type Stop = (typeof STOPS)[number];

type Planned = readonly (readonly [on: number, deed: Deed | Stop])[];

/** A way: its name and what happens on which day. */
export interface Way {
  readonly name: string;
  /** How long the oldest amount has been due when the book begins, in days. */
  readonly late: { readonly from: number; readonly to: number };
  readonly days: Planned;
}

/** On the evening of this day the others are stopped. */
const STOPPED_ON = 2;

const LETTER: Planned = [
  [-45, 'propose-letter'],
  [-44, 'give-letter'],
  [-43, 'sign-letter'],
];
const EARLY: Planned = [[-60, 'sms'], [-57, 'call'], ...LETTER];

/** What is done before somebody is stopped. */
const UP_TO: Readonly<Record<Rung, { readonly late: Way['late']; readonly days: Planned }>> = {
  message: { late: { from: 12, to: 40 }, days: [[-3, 'sms']] },
  call: {
    late: { from: 20, to: 50 },
    days: [
      [-14, 'sms'],
      [-10, 'call'],
    ],
  },
  agency: {
    late: { from: 62, to: 100 },
    days: [
      [-14, 'sms'],
      [-13, 'call'],
      [-12, 'draw'],
      [-8, 'begin'],
      [-5, 'agency-call'],
    ],
  },
  letter: {
    late: { from: 62, to: 120 },
    days: [
      [-14, 'sms'],
      [-10, 'call'],
      [-4, 'propose-letter'],
      [-3, 'give-letter'],
    ],
  },
  visit: {
    late: { from: 100, to: 400 },
    days: [...EARLY, [-4, 'propose-visit'], [-3, 'approve-visit'], [-2, 'confirm-visit']],
  },
  court: {
    late: { from: 100, to: 400 },
    days: [...EARLY, [-14, 'open-case'], [-13, 'approve-case'], [-12, 'notice']],
  },
};

/** How a stop looks beyond the stop itself: a letter that was signed, or posted; a case that somebody closes. */
const MORE: Readonly<Record<string, Planned>> = {
  'letter-payment': [[1, 'sign-letter']],
  'letter-agreement': [[-2, 'sign-letter']],
  'court-payment': [[6, 'withdrawn']],
  'court-agreement': [[6, 'settled']],
};

export const WHOLE: Way = {
  name: 'whole',
  late: { from: 125, to: 400 },
  days: [
    [-95, 'sms'],
    [-92, 'call'],
    [-88, 'draw'],
    [-84, 'begin'],
    [-80, 'agency-call'],
    [-50, 'give-back'],
    [-46, 'propose-letter'],
    [-45, 'give-letter'],
    [-44, 'send-back'],
    [-44, 'give-letter'],
    [-43, 'sign-letter'],
    [-30, 'propose-visit'],
    [-29, 'approve-visit'],
    [-28, 'confirm-visit'],
    [-25, 'visit'],
    [-14, 'open-case'],
    [-13, 'approve-case'],
    [-12, 'notice'],
    [4, 'file'],
    [7, 'accepted'],
    [9, 'hearing'],
    [11, 'judged'],
    [28, 'in-force'],
    [29, 'payment'],
    [29, 'ended'],
  ],
};

/** All of them; the whole way first. */
export const WAYS: readonly Way[] = [
  WHOLE,
  ...RUNGS.flatMap((rung) =>
    STOPS.map((stop): Way => {
      const { late, days } = UP_TO[rung];
      const name = `${rung}-${stop}`;
      return { name, late, days: [...days, ...(MORE[name] ?? []), [STOPPED_ON, stop]] };
    }),
  ),
];

/** The deeds of a day in their order; a stop comes after what was done on that day. */
function deedsOn({ days }: Way, offset: number): readonly (Deed | Stop)[] {
  return days.flatMap(([on, deed]) => (on === offset ? [deed] : []));
}

/** After these something waits to be sent. */
const SENDS: ReadonlySet<Deed | Stop> = new Set<Deed | Stop>([
  'sms',
  'draw',
  'give-letter',
  'sign-letter',
  'approve-visit',
  'notice',
]);

const isStop = (deed: Deed | Stop): deed is Stop => (STOPS as readonly string[]).includes(deed);

/** Where those who are visited live: the same street for all, the number differs. */
const homeOf = (place: number) => ({
  latitude: 30_262_000 + place * 900,
  longitude: 120_110_000 + place * 1_300,
});

/** Those who are chosen, each for a way. */
export type Chosen = readonly { readonly way: Way; readonly debtor: Debtor }[];

/** The ways of a book that has just begun. */
export class DemoWays {
  readonly #house: House;
  readonly #farEnds: DemoFarEnds;
  readonly #lived: LivedDoors;

  constructor(house: House, farEnds: DemoFarEnds, lived: LivedDoors) {
    this.#house = house;
    this.#farEnds = farEnds;
    this.#lived = lived;
  }

  /**
   * Lives through what lies before the book's first day, unless it was done. Told: what was refused, by way and day. `chosen`: whose ways,
   * by default those of the book who fit.
   */
  async begin(first: Day, chosen?: Chosen): Promise<string[]> {
    const { pool } = this.#house;
    if ((await readWays(pool)).length > 0) return [];
    await this.#people(first);
    const whose = chosen ?? (await this.#chosen(first));
    await this.#settle(whose);
    const refused = await this.#before(first, whose);
    await transaction(pool, (client) =>
      keepWays(
        client,
        whose.map(({ way, debtor }) => ({ name: way.name, ...debtor })),
        first,
      ),
    );
    return refused;
  }

  async #before(first: Day, chosen: Chosen): Promise<string[]> {
    const refused: string[] = [];
    const days = new Set(chosen.flatMap(({ way }) => way.days.map(([on]) => on)));
    const room = await LivedWay.open(this.#house, this.#farEnds);
    try {
      for (const offset of [...days].filter((on) => on < 0).sort((a, b) => a - b)) {
        room.on(first + offset);
        let sends = false;
        for (const { way, debtor } of chosen)
          for (const deed of deedsOn(way, offset)) {
            if (isStop(deed)) throw new Error(`${way.name} is stopped before the book begins`);
            const done = await room.do(debtor, deed);
            if (done !== 'done') refused.push(`${way.name} ${offset} ${deed}: ${done}`);
            sends ||= SENDS.has(deed);
          }
        if (sends) await room.send();
      }
    } finally {
      await room.close();
    }
    return refused;
  }

  /** What happens on the evening of an open day. Done again it is refused where it was done. */
  async live(day: Day): Promise<string[]> {
    const ways = await readWays(this.#house.pool);
    const doing = ways.flatMap((row) => {
      const way = WAYS.find(({ name }) => name === row.name);
      const deeds = way === undefined ? [] : deedsOn(way, day - row.beginsOn);
      return deeds.length === 0 ? [] : [{ row, deeds }];
    });
    if (doing.length === 0) return [];
    const refused: string[] = [];
    const room = await LivedWay.open(this.#house, this.#farEnds);
    try {
      room.on(day);
      for (const { row, deeds } of doing)
        for (const deed of deeds) {
          const overdue = await this.#overdue(row, day);
          const done = isStop(deed)
            ? await this.#stop(row, deed, overdue, day)
            : await room.do({ ...row, overdue }, deed);
          if (done !== 'done') refused.push(`${row.name} ${formatDay(day)} ${deed}: ${done}`);
        }
    } finally {
      await room.close();
    }
    return refused;
  }

  /** Who has to be there before: an agency, a firm with its lawyers, two visitors, a second lead. */
  async #people(first: Day): Promise<void> {
    const { pool } = this.#house;
    await letInAgencies(pool, first - 100);
    await openVisitors(pool);
    const at = (first - 60) * 1440;
    const lawyers = firmLawyers(first - 60, [LAWYER], [HANDS.lawyer]);
    await engageFirm(pool, first - 60, at, { firm: WAY_FIRM, lawyers });
    const lawyer = { number: HANDS.lawyer, login: HANDS.lawyer, name: '沈知行', roles: ['firm'] as const };
    await addStaff(pool, { ...lawyer, agency: WAY_FIRM }, 'demonstration');
  }

  /** For each way somebody who fits, nobody twice; those who owe most go furthest. */
  async #chosen(first: Day): Promise<Chosen> {
    const { pool } = this.#house;
    const taken = new Set<bigint>();
    const chosen: { way: Way; debtor: Debtor }[] = [];
    for (const way of [...WAYS].reverse()) {
      const { from, to } = way.late;
      const found = await debtorsDue(pool, first - to, first - from, 40);
      const debtor = found.find(({ borrower }) => !taken.has(borrower));
      if (debtor === undefined) continue;
      taken.add(debtor.borrower);
      chosen.unshift({ way, debtor });
    }
    return chosen;
  }

  /** An address for whoever is written to or visited. */
  async #settle(chosen: Chosen): Promise<void> {
    const { pool } = this.#house;
    for (const [place, { way, debtor }] of chosen.entries()) {
      const told = await readTold(pool, debtor);
      if (told === null || !way.days.some(([, deed]) => deed === 'propose-letter')) continue;
      const key = { slot: debtor.slot, borrower: debtor.borrower };
      await addressFor(pool, key, told.person.name);
      await transaction(pool, (client) => keepSpot(client, key, 'postal', homeOf(place)));
    }
  }

  async #overdue(row: WayRow, day: Day): Promise<bigint> {
    const told = await readTold(this.#house.pool, row);
    const product = told === null ? undefined : this.#house.products.get(told.account.product);
    return told === null || product === undefined ? 0n : latenessOf(told.account, day, product).overdue;
  }

  async #stop(row: WayRow, stop: Stop, overdue: bigint, day: Day): Promise<string> {
    const { host, reference, slot, borrower, accountId } = row;
    const by: Liver = { host, reference, key: { slot, borrower }, account: { slot, accountId } };
    switch (stop) {
      case 'payment': {
        // A day that was broken off is lived again: it is paid already.
        if (overdue === 0n) return 'done';
        const product = this.#house.products.get((await readTold(this.#house.pool, row))!.account.product)!;
        const amount = formatAmount(overdue, product.currency);
        const paid = await this.#lived.post(by, 'pay', { amount }, `way-${reference}-${formatDay(day)}`);
        return paid === null ? `refused ${amount}` : 'done';
      }
      case 'agreement': {
        const wish = { kind: 'instalments', months: 6, amount: null, firstOn: null };
        return (await this.#lived.agree(by, wish, 'any')).length > 0 ? 'done' : 'refused';
      }
      case 'dispute': {
        const words = '这笔借款不是我办的，我没有签过合同。';
        return (await this.#lived.dispute(by, 'debt', 'not-mine', words)) === null ? 'refused' : 'done';
      }
      default:
        return stop satisfies never;
    }
  }
}
