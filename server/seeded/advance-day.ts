/**
 * How does a book move on by one day?
 *
 * In a made-up book the borrowers do what they do on the open day; then every book is closed for it. A day that was broken
 * off is finished: what was entered is not entered again, and once its night has begun the day itself is over.
 */
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { afterNight } from '../after-night.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Rules } from '../day-end/closer.ts';
import { latestNights, openDay } from '../db/night.ts';
import type { Pool } from '../db/pool.ts';
import { readSeeding } from '../db/seeding.ts';
import { sealClosedDays } from '../evidence/seal.ts';
import { byTheClock } from '../gate/business-minute.ts';
import { previewNight } from '../gate/preview-night.ts';
import { ladderAt } from '../ladder/ladder-shelf.ts';
import { Trouble } from '../trouble.ts';
import { liveDay } from './live-day.ts';

const RULES: Rules = { products: PRODUCTS, ladder: FIRST_LADDER };

/** How far the day is: first its facts, then its closing; `done` of `of` parts. */
export interface DayProgress {
  readonly day: Day;
  readonly done: number;
  readonly of: number;
}

/** What happens by daylight where messages are sent: in the morning, and when the borrowers have done what they do. */
export interface Daylight {
  readonly minuteOn: (day: Day) => Minute;
  morning(day: Day): Promise<void>;
  evening(day: Day): Promise<void>;
}

/** Nothing is sent. */
const IN_THE_DARK: Daylight = {
  minuteOn: (day) => byTheClock(day, HOUSE.timeZone),
  morning: async () => {},
  evening: async () => {},
};

/** Lives and closes the open day, and returns it. */
export async function advanceDay(
  { pool, url }: { readonly pool: Pool; readonly url: string },
  onProgress: (progress: DayProgress) => void = () => {},
  daylight: Daylight = IN_THE_DARK,
): Promise<Day> {
  const day = await openDay(pool);
  if (day === null)
    throw new Trouble(
      'The book has no open day yet.',
      'Take accounts in first, or make a book up: ./anhuan seed.',
    );
  const seeding = await readSeeding(pool);
  const [last] = await latestNights(pool, 1);
  if (seeding !== null && last?.day !== day) {
    const living = { seed: seeding.seed, accounts: seeding.accounts, day };
    await daylight.morning(day);
    const rules = { ...RULES, ladder: await ladderAt(pool, day, RULES.ladder) };
    await liveDay(pool, living, rules, daylight.minuteOn(day), (slots, of) =>
      onProgress({ day, done: slots, of: 2 * of }),
    );
    await daylight.evening(day);
  }
  const closing = await closeBook({ pool, url }, day, RULES, {
    onProgress: ({ chunks, chunksDone }) => onProgress({ day, done: chunks + chunksDone, of: 2 * chunks }),
  });
  if (closing.state === 'running')
    throw new Trouble(`${formatDay(day)} is being closed by someone else.`, 'Try again when that is done.');
  if (closing.state === 'differs')
    throw new Error(
      `the control totals of ${formatDay(closing.night)} differ: ${closing.differences.join('; ')}`,
    );
  if (closing.state === 'closed') {
    await previewNight(pool, day, { products: PRODUCTS, collecting: HOUSE });
    await afterNight(pool, day, { products: PRODUCTS, collecting: HOUSE });
    await sealClosedDays(pool);
  }
  return day;
}
