/**
 * What does a demonstration send, and at what hour of its day?
 *
 * In the morning what is planned for the day, through the day what falls due, in the evening the rest: by the demonstration's own clock,
 * to far ends on this machine. Only the last mornings of the made-up month are sent: what lies further back no screen shows.
 */
import { join } from 'node:path';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import type { Day } from '../../rules/days.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import { BusinessClock } from '../../server/business-clock.ts';
import { seedTexts } from '../../server/contact/approval.ts';
import { ContactRoom } from '../../server/contact/contact-room.ts';
import { FILE_FOLDERS } from '../../server/contact/kept-files.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import { keepStaff } from '../../server/db/gate/fact-rows.ts';
import type { Pool } from '../../server/db/pool.ts';
import { keepReviewers } from '../../server/db/review/review-rows.ts';
import { tellPrograms } from '../../server/machines/webhook-office.ts';
import type { Daylight } from '../../server/seeded/advance-day.ts';
import { DemoClock } from '../../server/seeded/demo-clock.ts';
import { DemoFarEnds } from './far-ends.ts';

const EVENING = clockOf('19:00');
/** Who calls in a demonstration: the first two have their training, the third has not. */
const AGENTS = [
  { id: 'a17', trained: true, certified: true },
  { id: 'a18', trained: true, certified: true },
  { id: 'a19', trained: false, certified: null },
];
/** Who decides about people in a demonstration: an agent, a lead and a head, all trained to speak with people in distress. */
const REVIEWERS = [
  { id: 'a17', level: 1, trained: true },
  { id: 'l21', level: 2, trained: true },
  { id: 'h31', level: 3, trained: true },
] as const;

/** Programs of this machine may be told. */
const DEMO_DOORS = { nets: [], loopback: true } as const;

export class DemoContact implements Daylight {
  readonly farEnds: DemoFarEnds;
  readonly #demo: DemoClock;
  readonly #clock: BusinessClock;
  readonly #room: ContactRoom;
  readonly #over = new AbortController();
  #telling: Promise<void> = Promise.resolve();
  readonly pool: Pool;
  readonly doors = DEMO_DOORS;

  private constructor(
    pool: Pool,
    farEnds: DemoFarEnds,
    demo: DemoClock,
    clock: BusinessClock,
    room: ContactRoom,
  ) {
    this.pool = pool;
    this.farEnds = farEnds;
    this.#demo = demo;
    this.#clock = clock;
    this.#room = room;
  }

  static async start(pool: Pool): Promise<DemoContact> {
    await seedTexts(pool, HOUSE_TEMPLATES);
    const farEnds = await DemoFarEnds.start();
    const demo = new DemoClock(HOUSE.timeZone);
    const clock = new BusinessClock(pool, demo.minuteOn);
    const room = await ContactRoom.open({
      pool,
      products: PRODUCTS,
      ladder: FIRST_LADDER,
      collecting: HOUSE,
      now: () => clock.now(),
      today: () => clock.today(),
      site: () => farEnds.site,
      open: (hearer) => farEnds.open(pool, hearer, () => clock.now()),
      withDevice: async (_client, people) =>
        new Set((await farEnds.devicesOf(pool, people)).map(({ borrower }) => borrower)),
      telephone: farEnds.post.openTelephone(join(homeFolder(), FILE_FOLDERS.recordings)),
    });
    await keepStaff(pool, AGENTS, []);
    await keepReviewers(pool, REVIEWERS);
    return new DemoContact(pool, farEnds, demo, clock, room);
  }

  readonly minuteOn = (day: Day) => this.#demo.minuteOn(day);

  async morning(day: Day): Promise<void> {
    this.#demo.standAt();
    await this.#clock.today();
    await this.#room.morning(day);
  }

  readonly evening = async (): Promise<void> => {
    this.#demo.standAt(EVENING);
    await this.#room.drain();
  };

  /** Links in messages, and what the exchange tells of calls, lead to this address. */
  servedAt(address: string): void {
    this.farEnds.site = address;
    this.farEnds.post.tellTo(address);
  }

  /** Sends what falls due from now on, until it is closed. */
  run(): void {
    this.#room.run();
    const { pool } = this;
    const minute = async () => this.minuteOn(await this.#clock.today());
    const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
    this.#telling = tellPrograms({ pool, doors: DEMO_DOORS }, minute, this.#over.signal, say);
  }

  async close(): Promise<void> {
    this.#over.abort();
    await this.#telling;
    await this.#room.close();
    await this.farEnds.close();
  }
}
