/**
 * What has happened to the debts of a test by the time somebody thinks of a court?
 *
 * Of the small book: a loan whose payments the payer's bank took back, so that much is owed; a text, a call and a law firm's letter were
 * tried through the gate and reached him. A post office stands behind a real port and delivers what it is given.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LETTER_FIRM, LETTER_SENDERS } from '../../policy/house/letter-senders.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import type { Day } from '../../rules/days.ts';
import type { House } from '../../server/api/house.ts';
import { seedTexts } from '../../server/contact/approval.ts';
import { openInApp } from '../../server/contact/carriers/in-app-carrier.ts';
import { openPost } from '../../server/contact/carriers/post-carrier.ts';
import { ContactRoom } from '../../server/contact/contact-room.ts';
import { KeptFiles } from '../../server/contact/kept-files.ts';
import { LetterPress } from '../../server/contact/letters/letter-press.ts';
import { letterShelf } from '../../server/contact/letters/letter-shelf.ts';
import type { Key } from '../../server/db/accounts.ts';
import { keepAddresses, keepStaff } from '../../server/db/gate/fact-rows.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import { ownerOf } from '../../server/db/oversight/handed-out.ts';
import type { Pool } from '../../server/db/pool.ts';
import { findAccount } from '../../server/db/record.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { type Gatehouse, permitAndMark } from '../../server/gate/permit-desk.ts';
import { knownAt } from '../../server/gate/silence.ts';
import { attemptOf } from '../../server/gate/situation-from.ts';
import { tellOfPeople, tellOutcomes } from '../../server/gate/tell-person.ts';
import { enterFacts } from '../../server/ledger/enter-facts.ts';
import { type PostOffice, startPostOffice } from '../peers/post-office.ts';

/** Whom a case is about. */
export interface Debtor extends Key, BorrowerKey {}

/** What the gate works with in a house, at a minute. */
export function gateOf({ collecting, products }: House, at: number): Gatehouse {
  const lawOf = (region: string) => lawFor(region, collecting);
  return { collecting, products, lawOf, strategy: 'gentle@1', now: () => at };
}

/** The account at a place of the small book. */
export async function debtorAt({ pool }: Pick<House, 'pool'>, place: number): Promise<Debtor> {
  const key = await findAccount(pool, String(1_000_001 + place));
  if (key === null) throw new Error(`the small book has no place ${place}`);
  return { ...key, ...(await ownerOf(pool, key)) };
}

/** Much is owed since `since`, and nothing that was tried has helped. `amount` in minor units. */
export async function oweMuch(
  house: House,
  debtor: Debtor,
  amount: bigint,
  since: Day,
  today: Day,
): Promise<void> {
  const rules = { products: house.products, ladder: house.ladder };
  const fact = { id: `back-${debtor.accountId}`, type: 'charged-back', amount, valueOn: since } as const;
  const [entered] = await enterFacts(house.pool, [{ key: debtor, fact }], rules, knownAt(house.now(today)));
  if (entered?.state !== 'entered') throw new Error(JSON.stringify(entered));
}

/** A text, a call and a letter through the gate, on days before `day`. */
export async function tryEverything(house: House, debtor: Debtor, day: Day): Promise<void> {
  const { pool, collecting } = house;
  const key = { slot: debtor.slot, borrower: debtor.borrower };
  await keepAddresses(pool, [
    {
      ...key,
      ...{
        id: 'postal',
        of: 'borrower',
        kind: 'postal',
        use: 'home',
        timeZone: null,
        provenance: 'contract',
      },
      literal: '李小明\n浙江省杭州市余杭区五常街道\n西溪路 556 号\n310023',
      ...{ state: 'active', belongsTo: null, confidence: 90, lawful: true, byEmployer: false },
    },
  ]);
  const agency = { id: LETTER_FIRM, entrusted: true, debtorTold: true, lawFirm: true };
  const from = house.now(day - 12);
  await tellOfPeople(pool, [{ key, at: from, fact: { type: 'agency', agency } }], knownAt(from));
  for (const [channel, days, outcome] of [
    ['sms', 10, 'delivered'],
    ['call', 8, 'no-answer'],
    ['letter', 6, 'delivered'],
  ] as const) {
    const at = house.now(day - days);
    const { at: _, ...attempt } = attemptOf(channel, debtor.accountId, at, collecting);
    const asked = channel === 'letter' ? { ...attempt, by: LETTER_FIRM, address: 'postal' } : attempt;
    const [one] = await permitAndMark(pool, [{ key, attempt: asked }], gateOf(house, at));
    if (one?.permit == null)
      throw new Error(
        `${channel}: ${JSON.stringify(one, (_name, value) => (typeof value === 'bigint' ? `${value}` : value))}`,
      );
    await tellOutcomes(pool, [
      { key, permit: one.permit, at: at + 60, ending: { type: 'outcome', outcome } },
    ]);
  }
}

/** A room that sends letters and inbox messages, at a minute that the test moves. */
export class CourtPost {
  readonly #office: PostOffice;
  readonly #press: LetterPress;
  readonly #room: ContactRoom;
  /** The business day that the room takes it for. */
  readonly clock: { day: Day };

  private constructor(office: PostOffice, press: LetterPress, room: ContactRoom, clock: { day: Day }) {
    this.#office = office;
    this.#press = press;
    this.#room = room;
    this.clock = clock;
  }

  static async open(pool: Pool, house: House, day: Day): Promise<CourtPost> {
    const clock = { day };
    const now = () => house.now(clock.day);
    await seedTexts(pool, HOUSE_TEMPLATES);
    await keepStaff(pool, [], [{ id: LETTER_FIRM, lawFirm: true }]);
    const office = await startPostOffice({ token: 'secret', delivers: true });
    const press = new LetterPress();
    const { products, ladder, collecting } = house;
    const usual = { perSecond: 2_000, together: 200, rank: 0 };
    const room = await ContactRoom.open({
      ...{ pool, products, ladder, collecting, now },
      today: async () => clock.day,
      site: () => 'https://lender.example',
      open: async (hearer) => {
        const config = {
          ...{ name: 'post', address: office.address, token: 'secret', sender: LETTER_SENDERS },
          ...{ perSecond: 20, costOfLetter: 35_000, rank: 0, waitSeconds: 30 },
        };
        const shelf = letterShelf(pool, new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-court-'))), now);
        return [
          { carrier: await openPost(config, hearer('post'), shelf, press) },
          { carrier: openInApp({ ...usual, name: 'in-app' }) },
        ];
      },
    });
    return new CourtPost(office, press, room, clock);
  }

  /** Sends what waits. */
  async send(day: Day): Promise<void> {
    this.clock.day = day;
    await this.#room.drain();
  }

  async close(): Promise<void> {
    await this.#room.close();
    await this.#office.close();
    await this.#press.close();
  }
}
