/**
 * Which of the messages that were taken may go out now, in which words, and what becomes of the others?
 *
 * In one transaction, under the locks of their borrowers: read again what was read before the lock, drop what nobody wants any
 * more, compose the words from the facts as they are, have the gate judge, keep decision, permit, log and words, and move the
 * row. What comes back is ready to be handed over, once the caller has committed.
 */
import type { Channel } from '../../rules/account.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Attempt, Way } from '../../rules/gate/situation.ts';
import {
  type MessageKey,
  type NextState,
  readStanding,
  type StandingMessage,
  settleTaken,
  type TakenMessage,
} from '../db/contact/message-rows.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import type { Client } from '../db/pool.ts';
import type { Wording } from '../evidence/contact-proof.ts';
import { type SignedLetter, signedLetters } from '../firms/signed-letters.ts';
import { allows, reasonsOf } from '../gate/kept-judgement.ts';
import { newCode } from '../gate/new-code.ts';
import { type Decided, type Gatehouse, permitAndMarkIn } from '../gate/permit-desk.ts';
import { BORROWER } from '../gate/situation-from.ts';
import type { Parcel } from './carrier.ts';
import type { Composed, Recipient, Refused, Wanted } from './compose.ts';
import { paperOf } from './letters/letter-paper.ts';

/** Puts a message into words at a minute, with the check code that stands in them. Pure. */
export type Compose = (wanted: Wanted, person: Recipient, minute: Minute, code: string) => Composed | Refused;

/** What judging needs beside the rows. */
export interface Judging {
  readonly house: Gatehouse;
  readonly compose: Compose;
  readonly leaseSeconds: number;
  /** The address that unsubscribes a person from a way with one POST, for ways that carry it. */
  readonly unsubscribe?: (message: MessageKey, way: Way) => string | null;
}

/** A message that may go out on its permit. */
export interface Ready {
  readonly message: TakenMessage;
  readonly permit: number;
  readonly code: string;
  readonly words: Composed;
  readonly parcel: Parcel;
  /** A sender that died may have handed it over before. */
  readonly perhaps: boolean;
}

/** A message on its way to being judged. */
interface Candidate {
  readonly message: TakenMessage;
  readonly code: string;
  readonly debts: readonly string[];
  words: Composed | null;
  /** Why there are no words. */
  unworded: string | null;
  /** For a lawyer's letter: the page that was signed, or what it lacks. */
  readonly signed: SignedLetter | null;
  untold: boolean;
}

/** Judges messages that were taken for a way and a carrier; returns those that go out. */
export async function judgeTaken(
  client: Client,
  taken: readonly TakenMessage[],
  way: Way,
  carrier: string,
  judging: Judging,
): Promise<Ready[]> {
  const { house } = judging;
  const at = house.now();
  const signed = way === 'letter' ? await signedLetters(client, taken, house, at) : null;
  const { settled, candidates, abandoned } = sorted(taken, await readStanding(client, taken), at, signed);
  const decided = await permitAndMarkIn(
    client,
    candidates.map((one) => ({
      key: one.message,
      code: one.code,
      attempt: (rows, minute) => attemptFor(one, way, rows, minute, judging),
    })),
    house,
  );
  const ready: Ready[] = [];
  candidates.forEach((one, place) => {
    const answer = decided[place] ?? null;
    const permit = answer?.permit ?? null;
    if (permit === null || one.words === null) {
      settled.push(refusedState(one, answer));
      return;
    }
    const row = next(one.message, 'sending', null);
    settled.push({
      ...row,
      permit,
      proof: answer!.proof,
      carrier,
      debts: one.words.debts.join(' '),
      untold: one.untold,
    });
    const parcel = parcelOf(one, one.words, way, at, judging);
    const perhaps = abandoned.has(one.message);
    ready.push({ message: one.message, permit, code: one.code, words: one.words, parcel, perhaps });
  });
  const rows = settled.map(({ of, ...row }) => (abandoned.has(of) ? leftUnknown(row) : row));
  await settleTaken(client, rows, judging.leaseSeconds);
  return ready;
}

/** Who is to be judged, and what becomes of the others. `abandoned`: left behind by a sender, perhaps handed over. */
function sorted(
  taken: readonly TakenMessage[],
  read: readonly StandingMessage[],
  at: Minute,
  letters: ReadonlyMap<string, SignedLetter> | null,
) {
  const standing = new Map(read.map((one) => [keyOf(one), one]));
  const settled: Settled[] = [];
  const candidates: Candidate[] = [];
  const abandoned = new Set<TakenMessage>();
  for (const message of taken) {
    const now = standing.get(keyOf(message));
    // Somebody was quicker between the look and the lock.
    if (now === undefined || (now.state !== 'waiting' && !(now.state === 'sending' && now.abandoned)))
      continue;
    if (now.state === 'sending') abandoned.add(message);
    const debts = debtsLeft(message, now);
    if (at > message.notAfter) settled.push(next(message, 'expired', null));
    else if (debts === null) settled.push(next(message, 'cancelled', 'nothing is asked any more'));
    else {
      const none = { words: null, unworded: null, untold: false };
      const signed = letters === null ? null : signedOf(message, letters);
      const code = signed?.state === 'ready' ? signed.code : newCode();
      candidates.push({ message, code, debts, signed, ...none });
    }
  }
  return { settled, candidates, abandoned };
}

/**
 * The notice of a suit: the house's own word, under its own letterhead, of what two of its people decided. No lawyer's name stands on it, so
 * no lawyer has to have read it; the case keeps what it was made from.
 */
const COURT_NOTICE = 'referral';

/** A letter that asks for money goes out only as a lawyer signed it; what the house announces, confirms or regrets it writes itself. */
function signedOf(message: TakenMessage, letters: ReadonlyMap<string, SignedLetter>): SignedLetter | null {
  const found = letters.get(keyOf(message));
  if (found !== undefined) return found;
  const asksMoney = message.purpose === 'collect' && message.template !== COURT_NOTICE;
  return asksMoney ? { state: 'lacks', lacks: ['signed'] } : null;
}

const keyOf = ({ borrower, message }: { readonly borrower: bigint; readonly message: number }) =>
  `${borrower}-${message}`;

/** The debts that are still asked about; null when the message carried planned contacts and none is wanted any more. */
function debtsLeft({ debts }: TakenMessage, { contacts }: StandingMessage): readonly string[] | null {
  if (contacts.length === 0) return debts === '' ? [] : debts.split(' ');
  const left = contacts.flatMap(({ account, state }) => (state === 'planned' ? [String(account)] : []));
  return left.length === 0 ? null : left;
}

/** The next state of a message that was taken. */
type Settled = NextState & { readonly of: TakenMessage };

function next(message: TakenMessage, state: NextState['state'], why: string | null): Settled {
  const { slot, borrower, message: number, debts } = message;
  return {
    of: message,
    slot,
    borrower,
    message: number,
    state,
    why,
    notBefore: null,
    permit: null,
    proof: null,
    carrier: null,
    debts,
    untold: false,
  };
}

/** What a sender left behind and may not be sent again may have gone out before: nobody knows. */
function leftUnknown(row: NextState): NextState {
  if (row.state === 'sending') return row;
  return { ...row, state: 'unknown', why: `its sender did not come back; now ${row.why ?? row.state}` };
}

/** What was refused waits for the next minute at which it may go, if that is still in time. */
function refusedState({ message, unworded }: Candidate, answer: Decided | null): Settled {
  if (answer === null) {
    const isOver = unworded === 'nothing-to-ask' || unworded === 'nothing-to-answer';
    return next(message, isOver ? 'cancelled' : 'refused', unworded ?? 'no words');
  }
  const why = reasonsOf(answer).join(', ') || answer.result;
  const { nextAllowedAt } = answer;
  if (allows(answer)) throw new Error('a contact that is allowed has a permit');
  if (nextAllowedAt === null || nextAllowedAt > message.notAfter) return next(message, 'refused', why);
  return { ...next(message, 'waiting', why), notBefore: nextAllowedAt };
}

/** Composes the words and says what the gate is asked. */
function attemptFor(
  one: Candidate,
  way: Way,
  rows: PersonRows,
  at: Minute,
  { compose, house }: Judging,
): { readonly attempt: Omit<Attempt, 'at'>; readonly wording: Wording } | null {
  const { message } = one;
  const { name, language, template, tone, replyTo } = message;
  if (message.literal === null && addressIdOf(way) !== 'in-app') {
    one.unworded = 'no address';
    return null;
  }
  if (one.signed?.state === 'lacks') {
    one.unworded = `letter lacks: ${one.signed.lacks.join(', ')}`;
    return null;
  }
  const purpose = message.purpose as Attempt['purpose'];
  const wanted = { way, template, tone, purpose, debts: one.debts, replyTo };
  const words = compose(wanted, { ...rows, name, language }, at, one.code);
  if (words.state === 'refused') {
    one.unworded = words.why === 'words' ? `words: ${words.rule}` : words.why;
    return null;
  }
  // Figures move from day to day: what goes out is the page that was signed, while there is still something to ask.
  const said = one.signed === null ? words : one.signed.words;
  one.words = said;
  const { debts } = said;
  const channel = channelOf(way);
  one.untold =
    purpose === 'collect' &&
    rows.accounts.some(
      ({ account }) =>
        debts.includes(String(account.id)) && account.oldestDue !== null && !account.tried.includes(channel),
    );
  const attempt: Omit<Attempt, 'at'> = {
    way,
    // What asks for money is a law firm's letter; the notice of a suit and what asks for nothing the house writes in its own name.
    by: one.signed?.firm ?? house.collecting.collector.id,
    ...(template === COURT_NOTICE ? { announces: 'suit' as const } : {}),
    worker: null,
    person: BORROWER,
    address: addressIdOf(way),
    debts,
    purpose,
    start: replyTo === null ? 'collector' : 'auto-reply',
    replyTo,
    place: null,
    visibleTo: 'person',
    saysCollector: true,
    envelope: ['addressed', 'private'],
    advertising: false,
    content: said.content,
  };
  return { attempt, wording: wordingOf(said) };
}

/** The words as they are proven: sealed under the person's own key. */
function wordingOf({ template, outer, body, html }: Composed): Wording {
  const texts = { body, ...(outer === null ? {} : { outer }), ...(html === null ? {} : { html }) };
  return { template, texts };
}

/** The name of a way on the ladder. */
export function channelOf(way: string): Channel {
  return (way === 'email' ? 'e-mail' : way) as Channel;
}

/** Which of a person's addresses a way goes to. */
export function addressIdOf(way: Way): 'phone' | 'email' | 'in-app' | 'postal' {
  if (way === 'email') return 'email';
  if (way === 'letter') return 'postal';
  return way === 'in-app' || way === 'push' ? 'in-app' : 'phone';
}

function parcelOf(
  { message, code, signed }: Candidate,
  words: Composed,
  way: Way,
  at: Minute,
  { unsubscribe }: Judging,
): Parcel {
  const person = `${message.slot}-${message.borrower}`;
  return {
    key: `${person}-${message.message}`,
    // Inbox and subscriptions are the person's own: their carriers find them by his number.
    to: message.literal ?? person,
    language: words.language,
    outer: words.outer,
    body: words.body,
    html: words.html,
    unsubscribe: unsubscribe?.(message, way) ?? null,
    secondsToLive: Math.max(60, (message.notAfter - at) * 60),
    ...(way === 'letter' ? { paper: paperOf(code, message.day, words.language) } : {}),
    ...(signed?.state === 'ready' ? { letter: signed.letter } : {}),
  };
}
