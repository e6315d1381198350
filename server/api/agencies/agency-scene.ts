/**
 * With which agencies, cases and programs do tests about agencies begin?
 *
 * The small book, two agencies let in by two people, a rule that draws everybody who is late, three nights: told, begun. The clock stands
 * at half past ten and is moved by hand. Notices are noted as handed over by hand too: what sends them is tested where it is.
 */
import type { FastifyInstance } from 'fastify';
import { CONTRACT_CLAUSES } from '../../../policy/house/agencies/contract-clauses.ts';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import type { AgencyPaper } from '../../../rules/agencies/agency-paper.ts';
import { type Day, parseDay } from '../../../rules/days.ts';
import { AGENCY_SCOPE } from '../../../rules/people/permission.ts';
import { decidePaper, proposePaper } from '../../agencies/agency-desk.ts';
import { type AgencyNight, agencyNight } from '../../agencies/agency-night.ts';
import { DRAW_KEY } from '../../agencies/draw-cases.ts';
import { handOverNotices, type LyingCase, lyingCases } from '../../db/agencies/rehearsed-cases.ts';
import type { Database } from '../../db/databases.ts';
import { lawFor } from '../../gate/law-for.ts';
import { permitAndMark } from '../../gate/permit-desk.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { makeKey } from '../../machines/api-key.ts';
import { houseKey } from '../../vault/house-key.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';

export const AGENCY_TODAY = parseDay('2026-11-22') as Day;
const PROPOSES = 'h31';
const DECIDES = 'h32';
/** Each byte of the key by which cases are drawn here. */
const DRAWN_BY = 7;

/** Two agencies and their collectors. */
export const NORTH = { agency: 'North', worker: 'n1', card: 'NC-0001' } as const;
export const SOUTH = { agency: 'South', worker: 's1', card: 'SC-0001' } as const;

/** Everything of a scene; `clock.plus`: minutes added to half past ten. */
export class AgencyScene {
  readonly database: Database;
  readonly house: House;
  readonly clock = { plus: 0 };
  app!: FastifyInstance;
  readonly keys = new Map<string, string>();
  #asked = 0;

  private constructor(database: Database) {
    this.database = database;
    const small = smallHouse(database);
    this.house = { ...small, now: (day) => small.now(day) + this.clock.plus };
  }

  /** Opens it on an empty, migrated database. `shares` of North and South; `closed`: people sign in. */
  static async open(
    database: Database,
    { accounts = 40, closed = false, shares = [1, 1] as readonly [number, number] } = {},
  ): Promise<AgencyScene> {
    await fillSmallBook(database.pool, AGENCY_TODAY, accounts);
    return AgencyScene.onFilled(database, { closed, shares });
  }

  /** The same on a book that is filled already. */
  static async onFilled(
    database: Database,
    { closed = false, shares = [1, 1] as readonly [number, number] } = {},
  ): Promise<AgencyScene> {
    const scene = new AgencyScene(database);
    for (const one of [NORTH, SOUTH]) await scene.letIn(one);
    await scene.grant('house', { kind: 'rule', rule: everybody(shares) });
    scene.app = await buildApplication(
      closed ? { ...scene.house, people: { origin: null } } : scene.house,
      null,
    );
    for (const { agency } of [NORTH, SOUTH]) {
      const wish = {
        name: agency,
        host: null,
        agency,
        scopes: [AGENCY_SCOPE],
        perMinute: 1_000_000,
        days: 1,
      } as const;
      scene.keys.set(agency, (await makeKey(database.pool, wish, 'd51')).key);
    }
    return scene;
  }

  /** The agencies alone, on a book that is filled; there are no doors, and the clock is that of the book. */
  static async on(database: Database): Promise<AgencyScene> {
    const scene = new AgencyScene(database);
    for (const one of [NORTH, SOUTH]) await scene.letIn(one);
    await scene.grant('house', { kind: 'rule', rule: everybody([1, 1]) });
    return scene;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }

  /** Proposes and decides a paper by two people. */
  async grant(agency: string, content: AgencyPaper): Promise<void> {
    const day = await this.house.today();
    const { pool } = this.database;
    const done = await proposePaper(pool, agency, content, PROPOSES, day);
    if (done.state !== 'proposed') throw new Error(`${agency}: ${JSON.stringify(done)}`);
    const decision = { verdict: 'granted', by: DECIDES, why: 'as the papers show' } as const;
    const state = await decidePaper(pool, done.paper, decision, day, this.house.now(day));
    if (state !== 'granted') throw new Error(`${agency}: ${state}`);
  }

  async letIn({ agency, worker, card }: typeof NORTH | typeof SOUTH): Promise<void> {
    const name = { zh: `${agency}信用服务`, en: `${agency} Credit Services` };
    await this.grant(agency, { kind: 'admission', name, lawFirm: false });
    await this.grant(agency, { kind: 'licence', number: `L-${agency}`, until: AGENCY_TODAY + 400 });
    await this.grant(agency, { kind: 'contract', contract: WHOLE_CONTRACT });
    const passed = { worker, name: '张三', card, on: AGENCY_TODAY - 10, passed: true };
    await this.grant(agency, { kind: 'examination', ...passed });
  }

  /** What the night before the open day does with agencies. */
  async night(): Promise<AgencyNight> {
    const today = await this.house.today();
    // The house's own key would draw other people each time.
    await houseKey(this.database.pool, DRAW_KEY, () => Buffer.alloc(32, DRAWN_BY));
    return agencyNight(this.database.pool, today - 1, { products: PRODUCTS, collecting: HOUSE });
  }

  /** Closes the open day and does the agencies' part of its night. */
  async nextNight(): Promise<AgencyNight> {
    await this.house.advanceDay(() => {});
    return this.night();
  }

  /** The carrier took every notice that waits. */
  async handOverNotices(): Promise<void> {
    await handOverNotices(this.database.pool);
  }

  /** Draws, tells and begins: so many nights as the terms say. */
  async begin(): Promise<readonly LyingCase[]> {
    await this.night();
    await this.handOverNotices();
    for (let night = 0; night < 4; night += 1) await this.nextNight();
    await this.textEverybody();
    return this.lying();
  }

  /** No call comes before a message: everybody had one yesterday. */
  async textEverybody(): Promise<void> {
    const { pool } = this.database;
    const { collecting, products } = this.house;
    const today = await this.house.today();
    const asks = (await this.lying()).map(({ slot, borrower, accountId }) => {
      const { at: _, ...attempt } = attemptOf('sms', accountId, 0, collecting);
      return { key: { slot, borrower }, attempt };
    });
    await permitAndMark(pool, asks, {
      ...{ collecting, products },
      lawOf: (region) => lawFor(region, collecting),
      strategy: 'gentle@1',
      now: () => this.house.now(today) - 1440 + 180,
    });
  }

  /** What lies with whom and is begun. */
  lying(): Promise<LyingCase[]> {
    return lyingCases(this.database.pool);
  }

  /** Asks as the program of an agency. */
  async ask<T>(
    agency: string,
    method: 'GET' | 'POST',
    path: string,
    payload?: object,
  ): Promise<{ readonly status: number; readonly body: T; readonly text: string }> {
    this.#asked += 1;
    const response = await this.app.inject({
      method,
      url: `/api/agency${path}`,
      headers: {
        authorization: `Bearer ${this.keys.get(agency)}`,
        ...(method === 'POST' ? { 'idempotency-key': `agency-key-${this.#asked}` } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: response.statusCode, body: response.json() as T, text: response.body };
  }
}

/** A contract that holds what the law names. */
export const WHOLE_CONTRACT = {
  from: AGENCY_TODAY - 100,
  until: AGENCY_TODAY + 600,
  clauses: CONTRACT_CLAUSES.map(({ id }) => id),
  passesOn: false,
  recoveredPpm: 600_000,
  payBeside: ['kept-plans', 'valid-complaints'],
  capacity: 1_000,
  dials: 'own',
} as const;

/** Takes whoever is late. */
export const everybody = ([north, south]: readonly [number, number]) => ({
  id: 'late-people',
  from: AGENCY_TODAY - 30,
  to: null,
  daysPastDue: { from: 1, to: 2_000 },
  overdue: { least: 1n, most: null },
  products: null,
  regions: null,
  languages: null,
  shares: [
    { agency: NORTH.agency, share: north },
    { agency: SOUTH.agency, share: south },
  ],
  termDays: 90,
  withoutSuccessDays: 45,
  mostANight: 500,
});

export const callAbout = ({ slot, accountId }: Pick<LyingCase, 'slot' | 'accountId'>, worker: string) => ({
  ...{ account: `${slot}-${accountId}`, worker },
  ...{ way: 'call', address: 'phone', purpose: 'collect' },
});
