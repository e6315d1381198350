/**
 * When are the figures of a night counted, and how are those of old nights counted again?
 *
 * After a night: its own day and the seven before it, because what became of a contact is known for a week. What the night before
 * last did is not read again. Counting anew goes through all days from the first passage on, month by month, and ends in the same rows;
 * a night that was counted but has no figures yet, as after an upgrade, begins with that.
 */
import { CONTACT_COSTS } from '../../policy/house/contact-costs.ts';
import { civil, type Day, dayOf } from '../../rules/days.ts';
import type { Product } from '../../rules/terms.ts';
import {
  countBook,
  countDays,
  countMade,
  countRolls,
  daysOfFigures,
  followPlans,
  forgetFrom,
  forgetPlans,
  isBookCounted,
  lastCounted,
  noteCounted,
} from '../db/figures/figure-write.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';

/** What counting needs to know of the house. */
export interface CountedHouse {
  readonly products: ReadonlyMap<number, Product>;
  readonly collecting: { readonly timeZone: string };
}

/** What becomes of a contact is looked at for so many days. */
export const AFTER_CONTACT = 7;

/** The first day of the month of `day`. */
export function monthOf(day: Day): Day {
  const { year, month } = civil(day);
  return dayOf(year, month, 1);
}

/** The last day of the month of `day`. */
export function monthEnd(day: Day): Day {
  return monthOf(monthOf(day) + 31) - 1;
}

/** Counts what `night` and the days before it left; again, it changes nothing. Old days are counted first where none are. */
export async function countNight(pool: Pool, night: Day, house: CountedHouse): Promise<void> {
  if ((await lastCounted(pool)) === null) {
    await recount(pool, house);
    return;
  }
  await transaction(pool, async (client) => {
    await countSpan(client, night, night, house);
    await countMade(client, { from: night - AFTER_CONTACT, to: night, ...terms(house) });
    await followPlans(client, night, night);
    if (night === monthEnd(night) || !(await isBookCounted(client, null)))
      await countBook(client, night, house.products);
    await noteCounted(client, night);
  });
}

/** Counts every day of the book anew, a month in a transaction; what the book counted at the ends of months stays. */
export async function recount(
  pool: Pool,
  house: CountedHouse,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<{ readonly first: Day; readonly last: Day } | null> {
  const days = await daysOfFigures(pool);
  if (days === null) return null;
  const { first, last } = days;
  await transaction(pool, async (client) => {
    await forgetFrom(client, first);
    await forgetPlans(client);
    await followPlans(client, first, last);
    if (!(await isBookCounted(client, null))) await countBook(client, last, house.products);
  });
  for (let from = first; from <= last; from = monthEnd(from) + 1) {
    const to = Math.min(last, monthEnd(from));
    await transaction(pool, async (client) => {
      await countSpan(client, from, to, house);
      await countMade(client, { from, to, ...terms(house) });
      await noteCounted(client, to);
    });
    onProgress(to - first + 1, last - first + 1);
  }
  return days;
}

/** The days of a span, and the months it touches up to its end. */
async function countSpan(client: Client, from: Day, to: Day, house: CountedHouse): Promise<void> {
  await countDays(client, { from, to, ...terms(house) });
  for (let month = monthOf(from); month <= to; month = monthEnd(month) + 1)
    await countRolls(client, month, Math.min(to, monthEnd(month)));
}

const terms = ({ collecting }: CountedHouse) => ({ timeZone: collecting.timeZone, costs: CONTACT_COSTS });
