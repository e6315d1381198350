/**
 * How does a reminder reach the devices of a person, and what is known when it does not?
 *
 * Web Push (RFC 8030), encrypted for each device (RFC 8291) and signed (RFC 8292). What is pushed is the lock-screen line alone
 * and the page to open: never the words of the message, so neither a push service nor a lock screen learns of a debt. The topic is
 * made from the key: a second try takes the place of the first at the push service, and on the device its tag does.
 */
import { createHmac } from 'node:crypto';
import { Agent as ClearAgent } from 'node:http';
import { Agent as SafeAgent } from 'node:https';
import webpush from 'web-push';
import type { Language } from '../../../rules/telling/language.ts';
import type { PushDevice, PushSubscribed } from '../../db/contact/push-device-rows.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { type Carrier, type Handover, type Hearer, type Parcel, SILENCED } from '../carrier.ts';
import type { PushKey } from '../push/push-key.ts';
import { isPushService } from '../push/push-origins.ts';
import { askPushService, type PushSaid } from '../push/push-post.ts';
import { type Outage, type OutageLimits, USUAL_OUTAGE, watchOutage } from './outage.ts';

/** Who we are to push services, and which ones we talk to. */
export interface PushConfig {
  readonly name: string;
  readonly key: PushKey;
  /** Whom a push service may ask about us: "mailto:…" or "https://…". */
  readonly subject: string;
  /** Origins (see push-origins). */
  readonly services: readonly string[];
  /** Certificates to trust beside the usual ones (PEM). */
  readonly trust?: string;
  /** What the lock screen shows above the line: the app's name, as the person knows it. */
  readonly titles: Readonly<Record<Language, string>>;
  readonly connections: number;
  readonly perSecond: number;
  readonly together: number;
  readonly costOfPart: number;
  readonly rank: number;
  readonly outage?: OutageLimits;
}

/** Where the devices of people are kept. */
export interface DeviceShelf {
  of(people: readonly BorrowerKey[]): Promise<readonly PushDevice[]>;
  /** An address that its push service no longer knows. */
  forget(endpoint: string): Promise<unknown>;
}

/** The line when a message has none: it says that there is a message, and nothing else. */
const PLAIN_LINE: Readonly<Record<Language, string>> = {
  en: 'You have a new message.',
  'zh-CN': '您有一条新消息。',
};
/** RFC 8030 lets a service keep a message for less, never for more; four weeks is the most that services take. */
const LONGEST_LIFE = 28 * 86_400;
const LONGEST_PAUSE = 3_600_000;
/** A signature may stand for a day (RFC 8292 §2); it is renewed long before. */
const SIGNED_FOR = 12 * 3600;

/** Connects nothing yet: the first reminder does. */
export function openPush(
  config: PushConfig,
  hear: Hearer,
  shelf: DeviceShelf,
  now: () => number = () => performance.now(),
): Carrier {
  const agents = {
    'http:': new ClearAgent({ keepAlive: true, maxSockets: config.connections }),
    'https:': new SafeAgent({ keepAlive: true, maxSockets: config.connections, ca: config.trust }),
  };
  const outage = watchOutage(config.outage ?? USUAL_OUTAGE, now);
  const heard = new Set<Promise<unknown>>();
  const beside = (work: Promise<unknown>): void => {
    const done: Promise<unknown> = work.catch(() => {}).then(() => heard.delete(done));
    heard.add(done);
  };
  const stop = new AbortController();
  const desk: PushDesk = {
    config,
    outage,
    now,
    pauses: new Map(),
    signatures: new Map(),
    agentFor: (url) => agents[url.protocol === 'https:' ? 'https:' : 'http:'],
    stop: stop.signal,
    gone: (endpoint) => beside(shelf.forget(endpoint)),
    none: (parcel) => beside(hear([noDevice(parcel)])),
  };
  return {
    name: config.name,
    way: 'push',
    knowsKeys: true,
    perSecond: config.perSecond,
    together: config.together,
    costOfPart: config.costOfPart,
    rank: config.rank,
    isUp: outage.isUp,
    trouble: outage.why,
    hand: async (parcels, deadline) => {
      const people = parcels.map(({ key }) => personOf(key));
      const signal = AbortSignal.any([AbortSignal.timeout(deadline), stop.signal]);
      let devices: readonly PushDevice[];
      try {
        devices = await shelf.of(people);
      } catch {
        return parcels.map(() => ({ state: 'no', why: 'the devices cannot be looked up', again: true }));
      }
      const own = Map.groupBy(devices, ({ borrower }) => borrower);
      return Promise.all(
        parcels.map((parcel, place) => pushOne(desk, parcel, own.get(people[place]!.borrower) ?? [], signal)),
      );
    },
    recall: (reference) => recallPush(desk, reference),
    close: async () => {
      stop.abort();
      for (const agent of Object.values(agents)) agent.destroy();
      await Promise.all(heard);
    },
  };
}

interface PushDesk {
  readonly config: PushConfig;
  readonly outage: Outage;
  readonly now: () => number;
  /** Until when a service asked to be left alone, by origin. */
  readonly pauses: Map<string, number>;
  readonly signatures: Map<string, { readonly header: string; readonly until: number }>;
  readonly agentFor: (url: URL) => ClearAgent;
  readonly stop: AbortSignal;
  readonly gone: (endpoint: string) => void;
  readonly none: (parcel: Parcel) => void;
}

/** "slot-borrower-message" */
function personOf(key: string): BorrowerKey {
  const [slot = '', borrower = ''] = key.split('-');
  return { slot: Number(slot), borrower: BigInt(borrower) };
}

/** To every device of the person: it has arrived when one of them has it. */
async function pushOne(
  desk: PushDesk,
  parcel: Parcel,
  devices: readonly PushDevice[],
  signal: AbortSignal,
): Promise<Handover> {
  const answers = await Promise.all(devices.map((device) => pushTo(desk, parcel, device, signal)));
  const taken = answers.filter((answer) => answer.state === 'taken');
  if (taken.length > 0)
    return {
      state: 'taken',
      reference: taken.flatMap(({ reference }) => reference ?? []).join(' ') || parcel.key,
      parts: taken.length,
    };
  const unknown = answers.find((answer) => answer.state === 'unknown');
  if (unknown !== undefined) return unknown;
  const again = answers.find((answer) => answer.state === 'no' && answer.again);
  if (again !== undefined) return again;
  if (devices.length > 0 && answers.every((answer) => answer.state === 'no' && answer.why === GONE))
    desk.none(parcel);
  return answers[0] ?? { state: 'no', why: 'no device', again: false };
}

const GONE = 'the device no longer takes reminders';

async function pushTo(
  desk: PushDesk,
  parcel: Parcel,
  device: PushDevice,
  signal: AbortSignal,
): Promise<Handover> {
  const { config, outage, now, pauses } = desk;
  if (!isPushService(device.endpoint, config.services))
    return { state: 'no', why: 'not a push service', again: false };
  const url = new URL(device.endpoint);
  if (now() < (pauses.get(url.origin) ?? 0))
    return { state: 'no', why: 'the push service asked to be left alone for a while', again: true };
  const body = encrypted(device, payloadOf(parcel, device, config));
  if (body === null) {
    desk.gone(device.endpoint);
    return { state: 'no', why: GONE, again: false };
  }
  const headers = {
    TTL: Math.min(Math.max(Math.floor(parcel.secondsToLive), 0), LONGEST_LIFE),
    Urgency: 'normal',
    Topic: topicOf(parcel.key, config.key),
    'Content-Type': 'application/octet-stream',
    'Content-Encoding': 'aes128gcm',
    'Content-Length': body.length,
    Authorization: signatureFor(desk, url.origin),
  };
  const ask = { method: 'POST', url, headers, body } as const;
  const said = await askPushService(ask, desk.agentFor(url), signal, parcel.silenced);
  if (said.status === null && said.why === SILENCED) return { state: 'no', why: SILENCED, again: true };
  const { handover, ours } = judgePush(said, url);
  if (said.status === 404 || said.status === 410) desk.gone(device.endpoint);
  if (said.status === 429 || said.status === 503)
    pauses.set(url.origin, now() + pauseOf(said.retryAfter, Date.now()));
  if (ours) outage.failed(handover.state === 'taken' ? undefined : handover.why);
  else outage.worked();
  return handover;
}

/** What an answer means. `ours`: it is about us or the connection. */
function judgePush(said: PushSaid, url: URL): { handover: Handover; ours: boolean } {
  if (said.status === null) {
    const why = said.why;
    return {
      handover: said.given ? { state: 'unknown', why } : { state: 'no', why, again: true },
      ours: true,
    };
  }
  const { status, text } = said;
  if (status >= 200 && status < 300) {
    const location = said.location === null ? null : URL.parse(said.location, url.href);
    const reference = location?.origin === url.origin ? location.href : null;
    return { handover: { state: 'taken', reference, parts: 1 }, ours: false };
  }
  if (status === 404 || status === 410)
    return { handover: { state: 'no', why: GONE, again: false }, ours: false };
  // Our signature or our conduct is refused, whoever the message is for; or it is busy or broken.
  const ours = status === 401 || status === 403 || status >= 500;
  const again = ours || status === 429;
  return { handover: { state: 'no', why: `${status} ${text}`.trim().slice(0, 300), again }, ours };
}

/** Milliseconds; the header has seconds or a date (RFC 9110 §10.2.3). Without one, half a minute. */
function pauseOf(retryAfter: string | null, clock: number): number {
  if (retryAfter === null) return 30_000;
  const pause = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - clock;
  return Number.isNaN(pause) ? 30_000 : Math.min(Math.max(pause, 0), LONGEST_PAUSE);
}

/** What the device shows and opens. The words of the message are not in it. */
function payloadOf({ key, outer }: Parcel, { language, opens }: PushDevice, { titles }: PushConfig): string {
  return JSON.stringify({
    tag: key,
    lang: language,
    title: titles[language],
    line: outer ?? PLAIN_LINE[language],
    opens,
  });
}

/** Null: the keys that the browser gave cannot be used. */
function encrypted({ p256dh, auth }: PushSubscribed, payload: string): Buffer | null {
  try {
    return webpush.encrypt(p256dh, auth, payload, 'aes128gcm').cipherText;
  } catch {
    return null;
  }
}

/** 32 characters (RFC 8030 §5.4) that say nothing to the push service but "the same again". */
function topicOf(key: string, { privateKey }: PushKey): string {
  return createHmac('sha256', privateKey).update(`topic\n${key}`).digest('base64url').slice(0, 32);
}

/** One signature serves all that goes to a service for hours. */
function signatureFor({ config, signatures, now }: PushDesk, origin: string): string {
  const kept = signatures.get(origin);
  if (kept !== undefined && now() < kept.until) return kept.header;
  const { subject, key } = config;
  const { Authorization } = webpush.getVapidHeaders(
    origin,
    subject,
    key.publicKey,
    key.privateKey,
    'aes128gcm',
    Math.floor(Date.now() / 1000) + SIGNED_FOR,
  );
  signatures.set(origin, { header: Authorization, until: now() + (SIGNED_FOR * 1000) / 2 });
  return Authorization;
}

/** Takes back what still waits at the push service for a device that is off (RFC 8030 §5: the message is a resource). */
async function recallPush(desk: PushDesk, reference: string): Promise<boolean> {
  const messages = reference.split(' ').filter((one) => isPushService(one, desk.config.services));
  if (messages.length === 0) return false;
  const signal = AbortSignal.any([AbortSignal.timeout(10_000), desk.stop]);
  const answers = await Promise.all(
    messages.map((one) => {
      const url = new URL(one);
      const headers = { Authorization: signatureFor(desk, url.origin) };
      return askPushService({ method: 'DELETE', url, headers, body: null }, desk.agentFor(url), signal);
    }),
  );
  return answers.every(({ status }) => status !== null && status >= 200 && status < 300);
}

/** No device is left. The person is not unreachable by it: his inbox, which has the same address, is as it was. */
function noDevice({ key }: Parcel) {
  return {
    type: 'receipt',
    reference: null,
    key,
    outcome: 'bounced',
    addressDead: false,
    detail: GONE,
    at: null,
  } as const;
}
