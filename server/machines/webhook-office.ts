/**
 * How does what became known reach a lender's systems, and an agency's what is its own, at least once and in order?
 *
 * Claim, commit, send, record. A delivery that was not taken is tried again after a minute, five, thirty … over nearly three days of the
 * house's clock, each wait a little longer by chance that follows from its name; an answer 410 or three days without one success stop the
 * endpoint, which is noted and shown. Its identifier stays the same however often it is sent. Any number of processes may do this at once.
 */
import { hash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MACHINES } from '../../policy/house/doors/machines.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { signatureOf } from '../contact/carriers/webhook-signature.ts';
import { eventOf } from '../db/event-row.ts';
import {
  type ClaimedDelivery,
  claimDeliveries,
  dueEndpoints,
  type EndedTry,
  failingSince,
  freeLost,
  recordTries,
} from '../db/machines/delivery-rows.ts';
import { stopEndpoint } from '../db/machines/endpoint-rows.ts';
import {
  keepTold,
  type NewTold,
  type OutboxRow,
  setToldNight,
  takeOutbox,
  takeTurn,
  tellNight,
  toldNight,
} from '../db/machines/outbox-rows.ts';
import { openDay } from '../db/night.ts';
import { notePeople } from '../db/people/staff-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { valueIn } from '../gate/stored-text.ts';
import { wordsOf as wordsOfError } from '../trouble.ts';
import { type DoorTerms, knock } from './webhook-door.ts';
import { openSecret } from './webhook-secret.ts';
import { bodyOf, type Words, wordsOfEvent, wordsOfPerson, wordsOfPlacement } from './webhook-words.ts';

const { webhooks } = MACHINES;
/** The outbox is looked into so often. */
const LOOK_MS = 1_000;
/** Rows taken from the outbox at once. */
const TAKEN = 500;

/** What the office works with. */
export interface OfficeTerms {
  readonly pool: Pool;
  readonly doors: DoorTerms;
  /** How long an endpoint may take; the policy's where it is left out. */
  readonly timeoutMs?: number;
}

/** Sends everything that is due at a minute of the house's clock; returns how many were sent. */
export async function settleWebhooks(terms: OfficeTerms, now: Minute): Promise<number> {
  await putAllIntoWords(terms, now);
  const endpoints = await dueEndpoints(terms.pool, now);
  const sent = await Promise.all(endpoints.map((endpoint) => settleEndpoint(terms, endpoint, now)));
  return sent.reduce((all, one) => all + one, 0);
}

/**
 * Tells programs until it is told to end; what is on its way then is recorded. Each endpoint has a lane of its own: one that hangs holds
 * up nobody else. `minute`: the minute it is now; null: nothing is told at the moment.
 */
export async function tellPrograms(
  terms: OfficeTerms,
  minute: () => Promise<Minute | null>,
  until: AbortSignal,
  say: (sentence: string) => void,
): Promise<void> {
  const lanes = new Map<number, Promise<void>>();
  const failed = (error: unknown) => say(`Programs were not told: ${wordsOfError(error)}`);
  while (!until.aborted) {
    try {
      const now = await minute();
      if (now !== null) {
        await putAllIntoWords(terms, now);
        for (const endpoint of await dueEndpoints(terms.pool, now)) {
          if (lanes.has(endpoint)) continue;
          const lane = settleEndpoint(terms, endpoint, now).then(() => {}, failed);
          lanes.set(
            endpoint,
            lane.finally(() => lanes.delete(endpoint)),
          );
        }
      }
    } catch (error) {
      failed(error);
    }
    await pause(LOOK_MS, undefined, { signal: until }).catch(() => {});
  }
  await Promise.all(lanes.values());
}

async function putAllIntoWords({ pool }: OfficeTerms, now: Minute): Promise<void> {
  for (let taken = TAKEN; taken === TAKEN; )
    taken = await transaction(pool, (client) => putIntoWords(client, now));
  await freeLost(pool);
}

async function settleEndpoint(terms: OfficeTerms, endpoint: number, now: Minute): Promise<number> {
  const { pool } = terms;
  for (let sent = 0; ; ) {
    const claimed = await claimDeliveries(pool, endpoint, now, webhooks.together);
    if (claimed.length === 0) return sent;
    const ended = await Promise.all(claimed.map((one) => send(one, terms, now)));
    await recordTries(pool, ended);
    await stopWhatFails(pool, ended, now);
    sent += ended.length;
  }
}

async function putIntoWords(client: Client, now: Minute): Promise<number> {
  if (!(await takeTurn(client))) return 0;
  const rows = await takeOutbox(client, TAKEN);
  await keepTold(client, onceSilenced(rows).flatMap(toldOf));
  await followNights(client, now);
  return rows.length;
}

/** What nights turned since the last that was told; who begins to listen hears of nights from then on. */
async function followNights(client: Client, now: Minute): Promise<void> {
  const open = await openDay(client);
  if (open === null) return;
  const last = await toldNight(client);
  for (let night = (last ?? open - 1) + 1; night < open; night += 1) await tellNight(client, night, now);
  if (last !== open - 1) await setToldNight(client, open - 1);
}

/** One deed silences a person more than once; an agency is told of it once. */
function onceSilenced(rows: readonly OutboxRow[]): OutboxRow[] {
  const had = new Set<string>();
  return rows.filter(({ source, slot, subject, seq, at }) => {
    if (source !== 'silenced') return true;
    const before = had.size;
    return had.add(`${slot} ${subject} ${seq} ${at}`).size > before;
  });
}

function wordsOf(row: OutboxRow): Words | null {
  const { source } = row;
  if (source === 'placed' || source === 'returned' || source === 'silenced')
    return wordsOfPlacement(source, `${row.slot}-${row.subject}`, row.type);
  return source === 'account' && row.day !== null
    ? wordsOfEvent(eventOf(row.day, row.type, row.data))
    : wordsOfPerson(row.type, row.seq, valueIn(row.data));
}

function toldOf(row: OutboxRow): NewTold[] {
  const words = wordsOf(row);
  if (words === null) return [];
  const accounts = row.accounts.map(([host, reference]) => ({ host, reference }));
  return [
    {
      id: `evt_${randomUUID().replaceAll('-', '')}`,
      kind: words.kind,
      at: row.at,
      slot: row.slot,
      borrower: row.borrower,
      agency: row.agency,
      hosts: [...new Set(accounts.map(({ host }) => host))],
      data: JSON.stringify(row.agency === null ? { accounts, ...words.more } : words.more),
    },
  ];
}

async function send(one: ClaimedDelivery, { doors, timeoutMs }: OfficeTerms, now: Minute): Promise<EndedTry> {
  const body = bodyOf(one, one.host);
  const timestamp = Math.floor(Date.now() / 1000);
  const secrets = [one.secret, ...(one.secretWas === null ? [] : [one.secretWas])];
  const signatures = secrets.map((secret) =>
    signatureOf(one.id, timestamp, Buffer.from(body), openSecret(one.endpoint, secret)),
  );
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'anhuan-webhooks/1',
    'webhook-id': one.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
  const limits = { timeoutMs: timeoutMs ?? webhooks.timeoutMs, answerLength: webhooks.answerLength };
  const { status, said, milliseconds } = await knock(one.url, headers, body, doors, limits);
  const told = status !== null && status >= 200 && status < 300;
  const { endpoint, position, tries } = one;
  // PostgreSQL keeps no zero byte.
  const kept = said.replaceAll('\0', '');
  const nextAt = told ? null : nextTry(one, now);
  return { endpoint, position, tries, at: now, milliseconds, status, said: kept, told, nextAt };
}

/** The minute of the next try; null: that was the last. */
export function nextTry(
  { id, tries, again }: Pick<ClaimedDelivery, 'id' | 'tries' | 'again'>,
  now: Minute,
): Minute | null {
  const wait = webhooks.again[again - 1];
  if (wait === undefined) return null;
  const chance = hash('sha256', `${id} ${tries}`, 'buffer').readUInt16BE() / 65_536;
  return now + wait + Math.floor((wait * webhooks.jitterPercent * chance) / 100);
}

async function stopWhatFails(pool: Pool, ended: readonly EndedTry[], now: Minute): Promise<void> {
  const gone = ended.filter(({ status }) => status === 410).map(({ endpoint }) => endpoint);
  const silent = ended.some(({ told }) => !told) ? await failingSince(pool, now - webhooks.stopAfter) : [];
  for (const endpoint of new Set([...gone, ...silent])) {
    const why = gone.includes(endpoint) ? 'it answered 410: gone' : 'nothing was taken for three days';
    if (await stopEndpoint(pool, endpoint, why))
      await notePeople(pool, 'the house', `stopped a webhook: ${why}`, String(endpoint));
  }
}
