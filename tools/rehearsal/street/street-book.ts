/**
 * Who lives in the street that is walked through, and what was tried with each before?
 *
 * People with one overdue loan each, late by days or months, owing little or much, in several countries. The book is taken over on one day;
 * what its host says of texts, calls and letters before is entered as any host's file is, now and then with a gap.
 */

import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { LETTER_FIRM } from '../../../policy/house/letter-senders.ts';
import { INSTALMENT, PRODUCTS } from '../../../policy/house/products.ts';
import { evolve, type Opening } from '../../../rules/account.ts';
import { closeDay, nextActionOn } from '../../../rules/day.ts';
import type { Day } from '../../../rules/days.ts';
import { openingEvent, openingOf } from '../../../rules/history.ts';
import type { Coming } from '../../../rules/terms.ts';
import type { Key } from '../../../server/db/accounts.ts';
import { CopyWriter } from '../../../server/db/binary-copy.ts';
import { BORROWER_COLUMNS, writeBorrower } from '../../../server/db/book-row.ts';
import { copyIn } from '../../../server/db/copy-stream.ts';
import { keepAddresses } from '../../../server/db/gate/fact-rows.ts';
import type { BorrowerKey } from '../../../server/db/gate/person-rows.ts';
import { beginBook } from '../../../server/db/night.ts';
import { type Pool, transaction } from '../../../server/db/pool.ts';
import { SLOTS } from '../../../server/db/slot.ts';
import { knownAt } from '../../../server/gate/silence.ts';
import { tellOfPeople } from '../../../server/gate/tell-person.ts';
import { enterFacts } from '../../../server/ledger/enter-facts.ts';
import { openVault } from '../../../server/vault/sealed-person.ts';
import { BookRows, borrowersBySlot } from '../../bench/bench-book.ts';
import { chanceOf } from '../chance.ts';
import { oneOf } from '../rungs/rung-outcome.ts';
import { minuteOn } from '../rungs/rung-world.ts';

export const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };

/** How far somebody is meant to come, so that every rung is reached. */
export const WAYS_ON = ['plain', 'letter', 'visit', 'court'] as const;
export type WayOn = (typeof WAYS_ON)[number];

/** Somebody who is walked with. What is noted here is what was done to him, by whoever did it. */
export interface Walker {
  readonly number: number;
  readonly key: BorrowerKey;
  readonly account: Key;
  readonly wayOn: WayOn;
  readonly region: string;
  /** Steps that the host told, with their day. */
  readonly told: readonly { readonly channel: 'sms' | 'call' | 'letter'; readonly day: Day }[];
  /** What keeps collection away, from and until which minute; null: it stands. */
  readonly quiet: { kind: string; from: number; until: number | null }[];
  /** What was tried with him, in words. */
  readonly acts: string[];
  /** Rungs and refusals, counted once each. */
  readonly counted: Set<string>;
}

const PLACES = [
  ...Array.from({ length: 12 }, () => ['CN-33', 'Asia/Shanghai', 'zh-CN'] as const),
  ['GB', 'Europe/London', 'en'] as const,
  ['HK', 'Asia/Hong_Kong', 'zh-CN'] as const,
  ['IN', 'Asia/Kolkata', 'en'] as const,
  ['US-CA', 'America/Los_Angeles', 'en'] as const,
];

/**
 * Fills an empty, migrated database; the book is closed through `day`, and the history is entered for the day after it, but what was tried
 * `lately`: {@link enterTried} tells of that when its day has come.
 */
export async function fillStreet(
  pool: Pool,
  people: number,
  { day, lately }: { readonly day: Day; readonly lately: Day },
  seed: number,
): Promise<Walker[]> {
  await beginBook(pool, day + 1);
  const vault = await openVault(pool);
  const [rows, borrowers] = [new BookRows(), new CopyWriter()];
  const walkers: Walker[] = [];
  const perSlot = borrowersBySlot(people);
  for (let slot = 0; slot < SLOTS; slot += 1)
    for (const number of perSlot[slot]!) {
      const chance = chanceOf(seed ^ Math.imul(number, 0x9e3779b1));
      const id = BigInt(number);
      const drawn = chance();
      const wayOn = drawn < 0.4 ? 'plain' : drawn < 0.56 ? 'letter' : drawn < 0.82 ? 'visit' : 'court';
      const [region, timeZone, language] = wayOn === 'plain' ? oneOf(chance, PLACES) : PLACES[0]!;
      addLoan(rows, slot, id, wayOn, day, chance);
      writeBorrower(borrowers, vault, {
        ...{ slot, id, name: `李${number}`, language, region, timeZone },
        phone: chance() < 0.02 ? null : `1${String(number).padStart(10, '0')}`,
        email: null,
      });
      const key = { slot, borrower: id };
      walkers.push({
        ...{ number, key, account: { slot, accountId: id }, wayOn, region },
        told: toldOf(wayOn, day + 1, lately, chance),
        ...{ quiet: [], acts: [], counted: new Set<string>() },
      });
    }
  await transaction(pool, (client) => copyIn(client, 'borrower', BORROWER_COLUMNS, borrowers));
  await rows.send(pool);
  await writeHistory(pool, walkers, day + 1);
  return walkers;
}

/** Some letters have only just gone out: too late for a visit in the first week. */
function toldOf(wayOn: WayOn, day: Day, lately: Day, chance: () => number): Walker['told'] {
  const all = {
    plain: [],
    letter: ['sms', 'call'],
    visit: ['sms', 'call', 'letter'],
    court: ['sms', 'call', 'letter'],
  } as const;
  return all[wayOn].flatMap((channel) => {
    const drawn = chance();
    if (drawn < 0.05) return [];
    return [{ channel, day: channel === 'letter' && drawn < 0.15 ? lately : day }];
  });
}

function addLoan(
  rows: BookRows,
  slot: number,
  id: bigint,
  wayOn: WayOn,
  day: Day,
  chance: () => number,
): void {
  const between = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1));
  const late = wayOn === 'visit' ? between(75, 150) : wayOn === 'court' ? between(60, 200) : between(1, 90);
  const part = BigInt(
    chance() < 0.1
      ? between(10_000, 290_000)
      : wayOn === 'court'
        ? between(3_000_000, 6_000_000)
        : between(320_000, 2_000_000),
  );
  const schedule: Coming[] = [1, 2, 3].map((month) => ({
    ...{ seq: month + 1, due: day + 30 * month, principal: part / 3n, interest: part / 300n, fee: 0n },
  }));
  const arrears = [{ seq: 1, due: day - late, principal: part, interest: part / 80n, fee: 0n }];
  const opening: Opening = {
    ...openingOf(INSTALMENT, day, { principal: part, arrears, next: schedule[0]! }),
    id,
    borrower: id,
  };
  const opened = evolve(null, openingEvent(opening));
  const { account, events } = closeDay(opened, day, INSTALMENT, FIRST_LADDER, schedule);
  const next = nextActionOn(account, day, INSTALMENT, FIRST_LADDER);
  rows.add(slot, account, [openingEvent(opening), ...events], schedule, next);
}

/** Postal addresses, and the host's word of what was tried and by whom letters come. */
async function writeHistory(pool: Pool, walkers: readonly Walker[], day: Day): Promise<void> {
  const sure = { provenance: 'contract', state: 'active', belongsTo: null, confidence: 90 } as const;
  await keepAddresses(
    pool,
    walkers.map(({ key, number }) => ({
      ...key,
      ...({ id: 'postal', of: 'borrower', kind: 'postal', use: 'home', timeZone: null } as const),
      literal: `李${number}\n浙江省杭州市余杭区五常街道\n西溪路 ${number} 号\n310023`,
      ...{ ...sure, lawful: true, byEmployer: false },
    })),
  );
  await enterTried(pool, walkers, day);
  const at = minuteOn(day, 600);
  const agency = { id: LETTER_FIRM, entrusted: true, debtorTold: true, lawFirm: true };
  const written = walkers.filter(({ told }) => told.some(({ channel }) => channel === 'letter'));
  await tellOfPeople(
    pool,
    written.map(({ key }) => ({ key, at, fact: { type: 'agency', agency } })),
    knownAt(at),
  );
}

/** The host's word of what was tried on a day. */
export async function enterTried(pool: Pool, walkers: readonly Walker[], day: Day): Promise<void> {
  const entries = walkers.flatMap(({ account, told }) =>
    told
      .filter((one) => one.day === day)
      .map(({ channel }) => ({
        key: account,
        fact: { id: `host-${channel}`, type: 'tried' as const, channel, valueOn: day },
      })),
  );
  await enterFacts(pool, entries, RULES, knownAt(minuteOn(day, 600)));
}
