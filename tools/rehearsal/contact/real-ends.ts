/**
 * What is raced against where the protocols are the real ones?
 *
 * A message centre (SMPP 3.4), a mail server (SMTP), a push service (RFC 8030) and the inbox in the database, each with troubles that
 * come and go: answers lost, garbled or held, connections cut or half open, refusals for now and for ever, receipts early, late,
 * twice, in any order or never. A short message is known by the debt in its words, an e-mail by its envelope, a reminder by its tag.
 */

import { pushKey } from '../../../server/contact/push/push-key.ts';
import { partOf } from '../../../server/contact/sms/reply-parts.ts';
import { STATUS } from '../../../server/contact/sms/smpp-status.ts';
import { textOf } from '../../../server/contact/sms/text-parts.ts';
import { keepDevices } from '../../../server/db/contact/push-device-rows.ts';
import { inboxArrivals } from '../../../server/db/contact/rehearsed-messages.ts';
import type { Pool } from '../../../server/db/pool.ts';
import { type MailFault, startMailHost } from '../../peers/mail-host.ts';
import { type PushFault, startPushHost } from '../../peers/push-host.ts';
import { type Smsc, startSmsc } from '../../peers/smsc.ts';
import { STATE, type Taken } from '../../peers/smsc-phones.ts';
import type { ReceiptMoment } from '../../peers/smsc-switches.ts';
import { chanceOf } from '../chance.ts';
import type { Rehearsed } from '../gate-scene.ts';
import { type Arrival, type FarEnd, NOTHING } from './race-ends.ts';

const any = <T>(of: readonly T[], chance: () => number): T => of[Math.floor(chance() * of.length)]!;

/** Peers for four ways. `reminded`: whose devices are registered at the push service. */
export async function openPeers(
  pool: Pool,
  seed: number,
  people: readonly Rehearsed[],
  reminded: readonly Rehearsed[],
): Promise<FarEnd[]> {
  return [await messageCentre(seed, people), inbox(), await pushService(pool, reminded), await mailServer()];
}

const MOMENTS: readonly ReceiptMoment[] = [
  'at-once',
  'at-once',
  'early',
  'early',
  'twice',
  'never',
  'by-hand',
];

async function messageCentre(seed: number, people: readonly Rehearsed[]): Promise<FarEnd> {
  const chance = chanceOf(seed);
  const keyOf = new Map(
    people.map(({ key, account }) => [String(account.accountId), `${key.slot}-${key.borrower}-1`]),
  );
  const arrivals: Arrival[] = [];
  const keyOfText = ({ message }: Taken) => {
    const { coding, octets } = partOf(message);
    const [, account = ''] = /^(\d+):/.exec(textOf(coding, octets)) ?? [];
    return keyOf.get(account) ?? `nobody's: ${textOf(coding, octets)}`;
  };
  const late: string[] = [];
  const smsc = await startSmsc({
    receipts: () => any(MOMENTS, chance),
    keep: 4 * people.length,
    onTaken: (taken) => {
      arrivals.push({ key: keyOfText(taken), at: performance.timeOrigin + performance.now() });
      late.push(taken.id);
    },
  });
  /** Tells of some that were not told at once; of the others it is told once more. */
  const settle = (count: number) => {
    while (late.length > count) {
      const [id] = late.splice(Math.floor(chance() * late.length), 1);
      if (chance() < 0.2) void smsc.settle(id!, STATE.delivered).catch(() => {}); // long forgotten by the centre
    }
  };
  return {
    channel: 'sms',
    order: { far: 'peer', way: 'sms', port: smsc.port },
    sameAgain: false,
    arrived: () => arrivals.length,
    arrivals: async () => arrivals,
    givenBack: () => new Set(smsc.taken.filter(({ state }) => state === STATE.deleted).map(keyOfText)),
    trouble: (by) => {
      settle(100);
      centreTrouble(smsc, by);
    },
    calm: () => {
      Object.assign(smsc.faults, {
        refuse: null,
        halfOpen: false,
        silent: false,
        garbage: false,
        dropAfter: null,
      });
      smsc.faults.holdAnswers = false;
      smsc.release();
      settle(0);
    },
    close: () => smsc.close(),
  };
}

const REFUSALS = [
  STATUS.throttled,
  STATUS.queueFull,
  STATUS.temporary,
  STATUS.invalidDestination,
  STATUS.rejected,
];

/** One trouble, over soon. */
function centreTrouble(smsc: Smsc, chance: () => number): void {
  const { faults } = smsc;
  const forMs = (end: () => void) => setTimeout(end, 20 + 150 * chance()).unref();
  const troubles: readonly (() => void)[] = [
    () => {
      faults.dropAfter = 1 + Math.floor(30 * chance());
    },
    () => {
      faults.garbage = true;
    },
    () => smsc.drop(),
    () => smsc.unbind(),
    () => {
      const [status, share] = [any(REFUSALS, chance), chance()];
      faults.refuse = () => (chance() < share ? status : null);
      forMs(() => {
        faults.refuse = null;
      });
    },
    () => {
      faults.halfOpen = true;
      forMs(() => {
        faults.halfOpen = false;
        smsc.drop();
      });
    },
    () => {
      faults.silent = true;
      forMs(() => {
        faults.silent = false;
      });
    },
    () => {
      faults.holdAnswers = true;
      forMs(() => {
        faults.holdAnswers = false;
        smsc.release();
      });
    },
  ];
  any(troubles, chance)();
}

/** What people find when they look: seen in the end, with the instant at which it was there. */
function inbox(): FarEnd {
  return {
    channel: 'in-app',
    order: { far: 'peer', way: 'in-app', port: 0 },
    sameAgain: false,
    arrived: () => null,
    arrivals: (pool) => inboxArrivals(pool),
    givenBack: () => NOTHING,
    trouble: () => {},
    calm: () => {},
    close: async () => {},
  };
}

const PUSH_FAULTS: readonly PushFault[] = [
  { type: 'answers', by: 503, retryAfter: '0' },
  { type: 'answers', by: 429, retryAfter: '0' },
  { type: 'answers', by: 413 },
  { type: 'hangs', takes: true },
  { type: 'hangs', takes: false },
  { type: 'drops', takes: true },
  { type: 'drops', takes: false },
  { type: 'garbage' },
];

async function pushService(pool: Pool, people: readonly Rehearsed[]): Promise<FarEnd> {
  const host = await startPushHost();
  const { publicKey } = await pushKey(pool);
  await keepDevices(
    pool,
    people.map(({ key }) => {
      const { endpoint, keys } = host.subscribe(publicKey);
      return { ...key, endpoint, ...keys, language: 'en', opens: '/', since: 1 };
    }),
  );
  return {
    channel: 'push',
    order: { far: 'peer', way: 'push', port: host.port },
    sameAgain: true,
    arrived: () => host.inbox.length,
    arrivals: async () =>
      host.inbox.map(({ payload, at }) => ({ key: (payload as { tag: string }).tag, at })),
    givenBack: () => NOTHING,
    trouble: (chance) => host.misbehave(any(PUSH_FAULTS, chance), 1 + Math.floor(3 * chance())),
    calm: () => host.misbehave({ type: 'garbage' }, 0),
    close: () => host.close(),
  };
}

const MAIL_FAULTS: readonly MailFault[] = [
  { type: 'answers', at: 'connect', by: 421, words: '4.3.2 Not now' },
  { type: 'answers', at: 'from', by: 451, words: '4.3.0 Later' },
  { type: 'answers', at: 'rcpt', by: 550, words: '5.1.1 No such mailbox' },
  { type: 'answers', at: 'data', by: 452, words: '4.2.2 Full' },
  { type: 'answers', at: 'data', by: 554, words: '5.7.1 No' },
  { type: 'garbage', at: 'connect' },
  { type: 'garbage', at: 'data' },
  { type: 'silent', at: 'connect' },
  { type: 'silent', at: 'data' },
  { type: 'drops', at: 'connect' },
  { type: 'drops', at: 'in-data' },
  { type: 'drops', at: 'after-data' },
  { type: 'greylists' },
];

async function mailServer(): Promise<FarEnd> {
  const host = await startMailHost();
  return {
    channel: 'e-mail',
    order: { far: 'peer', way: 'email', port: host.port },
    sameAgain: true,
    arrived: () => host.inbox.length,
    arrivals: async () => host.inbox.map(({ envelopeId, at }) => ({ key: envelopeId ?? 'nobody', at })),
    givenBack: () => NOTHING,
    trouble: (chance) => host.misbehave(any(MAIL_FAULTS, chance), 1 + Math.floor(3 * chance())),
    calm: () => host.misbehave({ type: 'greylists' }, 0),
    close: () => host.close(),
  };
}
