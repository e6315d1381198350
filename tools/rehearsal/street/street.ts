/**
 * Where does a walk through the whole system take place?
 *
 * A database of its own, the house as it runs, a law firm with a lawyer, two visitors with cards; texts go to an exchange on this machine,
 * letters to a post office, both over sockets. Nothing moves the clock but the rehearsal.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUSE } from '../../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { LETTER_FIRM, LETTER_SENDERS } from '../../../policy/house/letter-senders.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import type { Day } from '../../../rules/days.ts';
import { afterNight } from '../../../server/after-night.ts';
import { seedTexts } from '../../../server/contact/approval.ts';
import { openInApp } from '../../../server/contact/carriers/in-app-carrier.ts';
import { openPost } from '../../../server/contact/carriers/post-carrier.ts';
import { ContactRoom } from '../../../server/contact/contact-room.ts';
import { KeptFiles } from '../../../server/contact/kept-files.ts';
import { LetterPress } from '../../../server/contact/letters/letter-press.ts';
import { letterShelf } from '../../../server/contact/letters/letter-shelf.ts';
import { closeBook } from '../../../server/day-end/close-book.ts';
import { keepStaff } from '../../../server/db/gate/fact-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { sealClosedDays } from '../../../server/evidence/seal.ts';
import type { LetterHouse } from '../../../server/firms/letter-house.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import type { Gatehouse } from '../../../server/gate/permit-desk.ts';
import { previewNight } from '../../../server/gate/preview-night.ts';
import type { VisitHouse } from '../../../server/visits/visit-case.ts';
import { engageFirm, firmLawyers } from '../../letters/letter-scene.ts';
import { openVisitors } from '../../pages/visits/visit-scene.ts';
import { Exchange } from '../../peers/exchange.ts';
import { openExchange } from '../../peers/exchange-carrier.ts';
import { type PostOffice, startPostOffice } from '../../peers/post-office.ts';
import { minuteOn } from '../rungs/rung-world.ts';

/** Leads, agents, clerks; the last was never trained. */
export const STAFF = ['l21', 'l22', 'a17', 'h31'] as const;
export const UNTRAINED = 'a99';
export const SIGNERS = ['w81', 'w82'] as const;
/** Whose power of attorney ends in the middle of a walk, so that some letters lie with a firm that may write no more. */
const OTHER_FIRM = 'FIRM2002';
const DAYS_OF_OTHER = 8;

export type LawOf = Gatehouse['lawOf'];
export const usualLaw: LawOf = (region) => lawFor(region, HOUSE);

export class Street {
  readonly pool: Pool;
  readonly url: string;
  readonly clock: { day: Day; at: number };
  readonly press = new LetterPress();
  readonly #lawOf: LawOf;
  #room: ContactRoom | null = null;
  #office: PostOffice | null = null;
  #exchange: Exchange | null = null;

  constructor(pool: Pool, url: string, day: Day, lawOf: LawOf = usualLaw) {
    this.#lawOf = lawOf;
    this.pool = pool;
    this.url = url;
    this.clock = { day, at: minuteOn(day, 600) };
  }

  /** Engages firm and visitors and opens the carriers, once the book stands. */
  async furnish(seed: number): Promise<void> {
    const { pool, clock } = this;
    await seedTexts(pool, HOUSE_TEMPLATES);
    await keepStaff(
      pool,
      [
        ...STAFF.map((id) => ({ id, trained: true, certified: true })),
        { id: UNTRAINED, trained: false, certified: false },
      ],
      [{ id: LETTER_FIRM, lawFirm: true }],
    );
    await openVisitors(pool);
    await engageFirm(pool, clock.day, clock.at, { lawyers: firmLawyers(clock.day, undefined, SIGNERS) });
    const lawyers = firmLawyers(clock.day, ['13301201010101010'], SIGNERS.slice(0, 1));
    await engageFirm(pool, clock.day, clock.at, { firm: OTHER_FIRM, days: DAYS_OF_OTHER, lawyers });
    const office = await startPostOffice({ token: 'secret', delivers: true });
    const exchange = await Exchange.start({
      seed,
      knowsKeys: true,
      faults: { bounced: 0.02, refused: 0.01 },
    });
    [this.#office, this.#exchange] = [office, exchange];
    const now = () => clock.at;
    this.#room = await ContactRoom.open({
      ...{ pool, products: PRODUCTS, ladder: FIRST_LADDER, collecting: HOUSE, now },
      today: async () => clock.day,
      site: () => 'https://lender.example',
      open: async (hearer) => {
        const config = {
          ...{ name: 'post', address: office.address, token: 'secret', sender: LETTER_SENDERS },
          ...{ perSecond: 1_000, costOfLetter: 35_000, rank: 0, waitSeconds: 30 },
        };
        const shelf = letterShelf(pool, new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-street-'))), now);
        const sms = {
          name: 'sms',
          way: 'sms',
          port: exchange.port,
          knowsKeys: true,
          receiptsBy: 'key',
        } as const;
        return [
          { carrier: await openPost(config, hearer('post'), shelf, this.press) },
          { carrier: await openExchange(sms, hearer('sms')) },
          { carrier: openInApp({ name: 'inbox', perSecond: 100_000, together: 500, rank: 0 }) },
        ];
      },
    });
  }

  /** Closes the night before `day` and does what follows it. `quick`: a night before the walk, on which nothing is planned to go out. */
  async morning(day: Day, quick = false): Promise<void> {
    const { pool, url, clock } = this;
    const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
    const closing = await closeBook({ pool, url }, day - 1, rules, { workers: 0 });
    if (closing.state !== 'closed') throw new Error(`the night is ${closing.state}`);
    [clock.day, clock.at] = [day, minuteOn(day, 560)];
    if (quick) return;
    await previewNight(pool, day - 1, { products: PRODUCTS, collecting: HOUSE });
    await afterNight(pool, day - 1, { products: PRODUCTS, collecting: HOUSE });
    await sealClosedDays(pool);
    await this.#room!.gather(day);
  }

  /** Sends what is due at a minute of the day. */
  async send(clock: number): Promise<void> {
    this.clock.at = minuteOn(this.clock.day, clock);
    await this.#room!.drain();
  }

  /** The gate at a minute. */
  gate(at = this.clock.at): Gatehouse {
    return {
      ...{ collecting: HOUSE, products: PRODUCTS, strategy: `${FIRST_LADDER.id}@${FIRST_LADDER.version}` },
      lawOf: this.#lawOf,
      now: () => at,
    };
  }

  get letters(): LetterHouse {
    const { pool, press, clock } = this;
    return {
      ...{ pool, press, collecting: HOUSE, products: PRODUCTS, ladder: FIRST_LADDER },
      today: async () => clock.day,
      now: () => clock.at,
    };
  }

  get visits(): VisitHouse {
    return { pool: this.pool, products: PRODUCTS, ladder: FIRST_LADDER, collecting: HOUSE };
  }

  async close(): Promise<void> {
    await this.#room?.close();
    await this.#office?.close();
    await this.#exchange?.close();
    await this.press.close();
  }
}
