/**
 * Which messages does a day's plan make?
 *
 * One for each person, day and way, about all of his debts: whoever owes three times hears once. Only ways that a machine goes by;
 * letters, calls and visits are ordered by people. A message may go out on its day, where the person lives; before the minute
 * at which the night thought it possible it is not tried. Doing it again adds what was planned since and nothing else.
 */
import { CHANNELS, type Channel } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, type Minute, startOfDay } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import type { Ladder, Step } from '../../rules/strategy.ts';
import {
  type LooseContact,
  lockLoose,
  looseContacts,
  looseSlots,
  type NewMessage,
  tieContacts,
  writeMessages,
} from '../db/contact/gather-rows.ts';
import { wakeSenders } from '../db/contact/wakening.ts';
import { type BorrowerKey, distinct, lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { wayOf } from '../gate/situation-from.ts';
import { zoneAround } from '../zone-table.ts';

/** What gathering needs to know of the house. */
export interface GatherTerms {
  readonly ladder: Ladder;
  /** Where a day is reckoned for somebody whose zone nobody knows: the gate will refuse him and say so. */
  readonly collecting: { readonly timeZone: string };
  /** Who of these people has a device that takes reminders; left out: whoever is asked about may have one. */
  readonly withDevice?: (client: Client, people: readonly BorrowerKey[]) => Promise<ReadonlySet<bigint>>;
}

/** Ways by which a machine sends. */
const CARRIED: readonly Channel[] = ['in-app', 'push', 'sms', 'e-mail'];
const CARRIED_NUMBERS = CARRIED.map((channel) => CHANNELS.indexOf(channel));
/** Contacts in one transaction. */
const TOGETHER = 2_000;
const TONES: readonly Step['tone'][] = ['friendly', 'plain', 'firm', 'formal'];

/** Makes messages of what is planned for `day`; returns how many contacts got one, and how many messages there are for them. */
export async function gatherDay(
  pool: Pool,
  day: Day,
  terms: GatherTerms,
): Promise<{ readonly contacts: number; readonly messages: number }> {
  const sum = { contacts: 0, messages: 0 };
  for (const { from, to } of groupsOf(await looseSlots(pool, day, CARRIED_NUMBERS))) {
    const made = await transaction(pool, async (client) => {
      await lockLoose(client, day, CARRIED_NUMBERS, from, to);
      const loose = await looseContacts(client, day, CARRIED_NUMBERS, from, to);
      const groups = [...Map.groupBy(loose, ({ borrower, channel }) => `${borrower}-${channel}`).values()];
      const unreachable = await withoutDevice(client, loose, terms);
      const numbers = await writeMessages(
        client,
        groups.map((contacts) => {
          const message = messageOf(contacts, day, terms);
          const none = message.way === 'push' && unreachable.has(message.borrower);
          return none ? { ...message, impossible: NO_DEVICE } : message;
        }),
      );
      const tied = groups.flatMap((contacts, place) =>
        contacts.map(({ slot, account, step }) => ({ slot, account, step, message: numbers[place]! })),
      );
      if (tied.length > 0) await tieContacts(client, day, tied);
      return { contacts: loose.length, messages: groups.length };
    });
    sum.contacts += made.contacts;
    sum.messages += made.messages;
  }
  if (sum.messages > 0) await wakeSenders(pool);
  return sum;
}

/** A reminder to nobody's device is settled here: nothing is judged, counted or tried, and the row says why. */
const NO_DEVICE = 'no device takes reminders';

/** People who would be reminded and have no device. */
async function withoutDevice(
  client: Client,
  loose: readonly LooseContact[],
  { withDevice }: GatherTerms,
): Promise<ReadonlySet<bigint>> {
  const pushed = loose.filter(({ channel }) => CHANNELS[channel] === 'push');
  if (withDevice === undefined || pushed.length === 0) return new Set();
  const having = await withDevice(client, distinct(pushed));
  return new Set(pushed.flatMap(({ borrower }) => (having.has(borrower) ? [] : [borrower])));
}

function groupsOf(slots: readonly { slot: number; contacts: number }[]): { from: number; to: number }[] {
  const groups: { from: number; to: number; contacts: number }[] = [];
  for (const { slot, contacts } of slots) {
    const last = groups.at(-1);
    if (last !== undefined && last.contacts + contacts <= TOGETHER) {
      last.to = slot;
      last.contacts += contacts;
    } else groups.push({ from: slot, to: slot, contacts });
  }
  return groups;
}

/** One message for contacts of one person by one way: as far as the furthest debt has come, in the mildest tone of all. */
function messageOf(contacts: readonly LooseContact[], day: Day, terms: GatherTerms): NewMessage {
  const [{ slot, borrower, channel, timeZone }] = contacts as [LooseContact];
  const rungs = contacts.flatMap(
    ({ step }) => terms.ladder.rungs.find((rung) => rung.step.id === step) ?? [],
  );
  const furthest = rungs.reduce((far, rung) => (rung.day > far.day ? rung : far), rungs[0] ?? { day: 0 });
  const tones = rungs.map(({ step: { tone } }) => TONES.indexOf(tone));
  const { opens, closes } = dayOf(day, timeZone, terms.collecting.timeZone);
  const possible = contacts.flatMap(({ possibleAt }) => possibleAt ?? []);
  const first = possible.length === 0 ? opens : Math.min(...possible);
  return {
    slot,
    borrower,
    way: wayOf(CHANNELS[channel]!),
    template: 'step' in furthest ? furthest.step.template : contacts[0]!.template,
    tone: TONES[tones.length === 0 ? 1 : Math.min(...tones)]!,
    purpose: 'collect',
    debts: [...new Set(contacts.map(({ account }) => String(account)))].join(' '),
    replyTo: null,
    day,
    notBefore: Math.min(Math.max(opens, first), closes),
    notAfter: closes,
  };
}

/** First and last minute of a day where somebody lives. */
function dayOf(day: Day, timeZone: string, otherwise: string): { opens: Minute; closes: Minute } {
  for (const name of [timeZone, otherwise]) {
    try {
      const zone = zoneAround(name, day * DAY_MINUTES);
      return { opens: startOfDay(zone, day), closes: startOfDay(zone, day + 1) - 1 };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new Error(`the house's own time zone "${otherwise}" is unknown`);
}

/** A single message that somebody wants sent: a confirmation, an apology, a notice that the law requires. */
export interface Asked {
  readonly key: BorrowerKey;
  readonly way: Way;
  readonly template: string;
  readonly tone: Step['tone'];
  readonly purpose: string;
  readonly debts: readonly string[];
  /** What it answers, in the person's log ("f12"). */
  readonly replyTo: string | null;
  readonly day: Day;
  readonly notBefore: Minute;
  readonly notAfter: Minute;
}

/** Puts a message into the queue in the caller's transaction; returns its number. It is judged when it is its turn. */
export async function askMessage(client: Client, asked: Asked): Promise<number> {
  const [number] = await askMessages(client, [asked]);
  return number!;
}

/** The same for several: their borrowers are locked in order, the numbers come in the order given. */
export async function askMessages(client: Client, asked: readonly Asked[]): Promise<number[]> {
  if (asked.length === 0) return [];
  await lockBorrowers(
    client,
    asked.map(({ key }) => key),
  );
  const numbers = await writeMessages(
    client,
    asked.map(({ key, debts, ...message }) => ({
      ...message,
      slot: key.slot,
      borrower: key.borrower,
      debts: debts.join(' '),
    })),
  );
  await wakeSenders(client);
  return numbers;
}
