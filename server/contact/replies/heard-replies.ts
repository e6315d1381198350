/**
 * What becomes of what people send back, and of what a carrier says about a dead number?
 *
 * Each is kept once under the carrier's own name for it, in one transaction with everything that it changes: a stop or a wrong number
 * becomes a fact of everybody whose number it came from, the gate sees it from that commit on, and what waits about him ends.
 * What a person must read waits in the inbox of people. A number that nobody has is kept all the same.
 */
import { hash } from 'node:crypto';
import type { Day } from '../../../rules/days.ts';
import { formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Via, Way } from '../../../rules/gate/situation.ts';
import {
  addressOfMessage,
  isKnownDead,
  isStopConfirmed,
  keepReply,
  linkReply,
  messageHanded,
  type OwnAddress,
  peopleWithMailbox,
  peopleWithNumber,
  type ReplyRow,
} from '../../db/contact/reply-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { tellOfReply } from '../../db/gate/silence-rows.ts';
import { type Client, type Pool, transaction } from '../../db/pool.ts';
import type { Ending, PersonFact } from '../../gate/person-log.ts';
import { knownAt, Silence } from '../../gate/silence.ts';
import { BORROWER } from '../../gate/situation-from.ts';
import { storedText } from '../../gate/stored-text.ts';
import { type PersonEntry, tellOfPeopleIn } from '../../gate/tell-person.ts';
import type { News } from '../carrier.ts';
import { askMessage } from '../gather.ts';
import { e164, lastDigits } from './phone-number.ts';
import { type Understood, understood } from './stop-words.ts';

type Reply = Extract<News, { type: 'reply' }>;
type Receipt = Extract<News, { type: 'receipt' }>;
type Fact = Exclude<PersonFact, Ending>;

/** Where it is heard: the minute it is, and the business day. */
export interface Hearing {
  readonly at: Minute;
  readonly today: Day;
}

/** Somebody whom a reply concerns; `message`: what it answers, where that is known. */
interface Concerned extends OwnAddress {
  readonly message: number | null;
}

/** Keeps the replies among a carrier's news and does what they say; resolves when all of it is kept. */
export async function heardReplies(
  pool: Pool,
  carrier: string,
  news: readonly News[],
  hearing: Hearing,
): Promise<void> {
  for (const one of news) if (one.type === 'reply') await heardReply(pool, carrier, one, hearing);
}

/** Keeps one reply. Returns false when it had been heard before. */
export async function heardReply(
  pool: Pool,
  carrier: string,
  reply: Reply,
  { at, today }: Hearing,
): Promise<boolean> {
  const known = knownAt(at);
  const said = understood(reply.text);
  const concerned = await concernedBy(pool, reply);
  return transaction(pool, async (client) => {
    const entries = concerned.flatMap((one) =>
      factsOf(reply, said, one).map((fact): PersonEntry => ({ key: keyOf(one), at, fact })),
    );
    const row = rowOf(carrier, reply, said, entries.length > 0, { at, today });
    if (!(await keepReply(client, row))) return false;
    if (row.state === 'open') await tellOfReply(client);
    if (concerned.length === 0) return true;
    const silence = new Silence(known);
    const numbers = await tellOfPeopleIn(client, entries, silence);
    await linkReply(client, row, concerned);
    if (said.meaning === 'stop') await confirm(client, reply.way, entries, numbers, { at, today });
    await silence.fall(client);
    return true;
  });
}

const keyOf = ({ slot, borrower }: OwnAddress) => ({ slot, borrower });

/** Everybody who has the number or mailbox that it came from, and whoever had the message that it answers; each once. */
async function concernedBy(pool: Pool, { way, from, key }: Reply): Promise<Concerned[]> {
  const answered = key === null ? null : messageIn(key);
  const found: Concerned[] = (await ownersOf(pool, way, from)).map((one) => ({
    ...one,
    message: answered?.borrower === one.borrower ? answered.message : null,
  }));
  if (answered !== null && !found.some(({ borrower }) => borrower === answered.borrower)) {
    const one = await addressOfMessage(pool, answered);
    if (one !== null) found.push({ ...one, message: answered.message });
  }
  return [...new Map(found.map((one) => [`${one.borrower}/${one.address}`, one])).values()];
}

/** Everybody whose number or mailbox this is. */
export async function ownersOf(pool: Pool, way: Way, from: string): Promise<OwnAddress[]> {
  if (way === 'email') return peopleWithMailbox(pool, from.trim());
  const ending = lastDigits(from);
  if (ending === null) return [];
  const some = await peopleWithNumber(pool, ending);
  return some.filter(({ literal, region }) => {
    const own = e164(literal, region);
    return own !== null && own === e164(from, region);
  });
}

/** "slot-borrower-message". */
function messageIn(key: string): { slot: number; borrower: bigint; message: number } | null {
  const [, slot, borrower, message] = /^(\d{1,3})-(\d{1,18})-(\d{1,9})$/.exec(key) ?? [];
  if (slot === undefined || borrower === undefined || message === undefined) return null;
  return { slot: Number(slot), borrower: BigInt(borrower), message: Number(message) };
}

function rowOf(
  carrier: string,
  reply: Reply,
  { meaning }: Understood,
  isTold: boolean,
  { at, today }: Hearing,
): ReplyRow {
  const { way, from, to, text, id, at: saidAt, print = null } = reply;
  // Without a name of the carrier's own the same words from the same sender at the same time are the same reply; without a time,
  // on the same day.
  const time = saidAt === null ? formatDay(today) : String(saidAt);
  const reference = id ?? `by words ${hash('sha256', JSON.stringify([way, from, to, text, time]))}`;
  const done = isTold && (meaning === 'stop' || meaning === 'wrong-number');
  const state = done ? 'understood' : 'open';
  const said = { way, sender: from, receiver: to, body: text, at, saidAt };
  return { carrier, reference, ...said, meaning, state, print };
}

const VIA: Readonly<Partial<Record<Way, Via>>> = {
  sms: 'sms',
  email: 'email',
  call: 'call',
  letter: 'letter',
};

/** What a reply says about one of those whom it concerns. */
function factsOf({ way }: Reply, { meaning, all }: Understood, { address, message }: Concerned): Fact[] {
  const via = VIA[way] ?? 'portal';
  const stop = {
    type: 'opt-out',
    by: BORROWER,
    scope: all ? 'person' : 'way',
    way: all ? null : way,
    address: null,
    via,
  } as const;
  const wrote = {
    type: 'inbound',
    way,
    from: BORROWER,
    address: address === '' ? null : address,
    conversation: false,
    discussed: [],
    debts: [],
  } as const;
  switch (meaning) {
    case 'stop':
      return [stop];
    case 'stop-in-words':
      return [wrote, stop, { type: 'said', by: BORROWER, via, says: 'asks-for-no-contact' }];
    case 'wrong-number':
      // The number is not his: what came from it does not count as his word.
      return address === '' ? [] : [{ type: 'number-wrong', address }];
    case 'words':
      return message === null && address === '' ? [] : [wrote];
  }
}

/** Days within which a stop that is said again is not confirmed again. */
const CONFIRMED_FOR = 30;

/** Asks for the one message that confirms a stop: by the way it came, to one person where a number has several. */
async function confirm(
  client: Client,
  way: Way,
  entries: readonly PersonEntry[],
  numbers: readonly number[],
  { at, today }: Hearing,
): Promise<void> {
  if (way !== 'sms' && way !== 'email') return;
  const place = entries.findIndex(({ fact }) => fact.type === 'opt-out');
  const entry = entries[place];
  if (entry === undefined) return;
  if (await isStopConfirmed(client, entry.key, way, formatDay(today - CONFIRMED_FOR))) return;
  await askMessage(client, {
    key: entry.key,
    way,
    template: 'confirm-stop',
    tone: 'plain',
    purpose: 'confirm-opt-out',
    debts: [],
    replyTo: `f${numbers[place]}`,
    day: today,
    notBefore: at,
    notAfter: at + 1440,
  });
}

/** Notes numbers and mailboxes that do not exist, as a carrier says of what it was given. Told again it changes nothing. */
export async function heardDeadAddresses(
  pool: Pool,
  carrier: string,
  news: readonly News[],
  { at }: Pick<Hearing, 'at'>,
): Promise<void> {
  const dead = news.filter((one): one is Receipt => one.type === 'receipt' && one.addressDead);
  for (const { key, reference } of dead) {
    const named = key === null ? null : messageIn(key);
    const message = named ?? (reference === null ? null : await messageHanded(pool, carrier, reference));
    const one = message === null ? null : await addressOfMessage(pool, message);
    if (one === null || one.address === '') continue;
    const { address } = one;
    await transaction(pool, async (client) => {
      const silence = new Silence(knownAt(at));
      await lockBorrowers(client, [keyOf(one)]);
      if (await isKnownDead(client, keyOf(one), storedText({ address }))) return;
      const fact = { type: 'number-invalid', address } as const;
      await tellOfPeopleIn(client, [{ key: keyOf(one), at, fact }], silence);
      await silence.fall(client);
    });
  }
}
