/**
 * Which of the reminders that borrowers set themselves are put into the queue for the morrow of a night?
 *
 * One message for all of a borrower's accounts that fall due on that day, at his hour where he lives. It is sent because he asked, not
 * because he is late: whoever is past due is not reminded here, and the gate is asked as for any message.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, minutesAt, startOfDay } from '../../rules/gate/local-time.ts';
import { askMessage } from '../contact/gather.ts';
import { distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import {
  type DueReminder,
  dueReminders,
  rememberAsked,
  reminderSlots,
} from '../db/prevention/reminder-rows.ts';
import { zoneAround } from '../zone-table.ts';

/** Slots in one transaction. */
const TOGETHER = 16;
/** It may still go out so long after its hour. */
const LATEST_AFTER = 180;

/** Puts the reminders for the morrow of `night` into the queue; returns how many. Done again it adds none. */
export async function askOwnReminders(pool: Pool, night: Day): Promise<number> {
  const slots = await reminderSlots(pool);
  let asked = 0;
  for (let from = 0; from < slots.length; from += TOGETHER)
    asked += await transaction(pool, async (client) => {
      const due = await dueReminders(client, night + 1, slots.slice(from, from + TOGETHER));
      await lockBorrowers(client, distinct(due));
      for (const reminder of due) await ask(client, night + 1, reminder);
      await rememberAsked(client, night + 1, due);
      return due.length;
    });
  return asked;
}

async function ask(
  client: Parameters<typeof askMessage>[0],
  day: Day,
  { slot, borrower, way, clock, timeZone, accounts }: DueReminder,
): Promise<void> {
  const zone = zoneAround(timeZone, day * DAY_MINUTES);
  // An hour that a change of clocks leaves out is taken at the day's first minute after it.
  const at = minutesAt(zone, day, clock)[0] ?? startOfDay(zone, day) + clock;
  await askMessage(client, {
    key: { slot, borrower },
    way,
    template: 'due-soon',
    tone: 'friendly',
    purpose: 'requested-information',
    debts: accounts.map(String),
    replyTo: null,
    day,
    notBefore: at,
    notAfter: Math.min(at + LATEST_AFTER, startOfDay(zone, day + 1) - 1),
  });
}
