/**
 * Where do the messages of a demonstration go?
 *
 * To a message centre, a mail server, a push service and a post office on this machine, over their real protocols on ports of the loopback address,
 * so that a night and a morning produce real traffic and nobody outside hears of it. Some made-up borrowers have allowed push:
 * their devices are subscribed when the first message to them is due.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { clockOf, type Minute } from '../../rules/gate/local-time.ts';
import type { Arrived, FarEnds } from '../../server/api/far-ends-api.ts';
import type { PushOffer } from '../../server/api/house.ts';
import type { Hearer } from '../../server/contact/carrier.ts';
import { openInApp } from '../../server/contact/carriers/in-app-carrier.ts';
import { type MailConfig, openMail } from '../../server/contact/carriers/mail-carrier.ts';
import { type DeviceShelf, openPush } from '../../server/contact/carriers/push-carrier.ts';
import { openSmpp } from '../../server/contact/carriers/smpp-carrier.ts';
import { FILE_FOLDERS } from '../../server/contact/kept-files.ts';
import type { LineTerms } from '../../server/contact/line.ts';
import { pushKey } from '../../server/contact/push/push-key.ts';
import { BROWSER_PUSH_SERVICES } from '../../server/contact/push/push-origins.ts';
import { devicesOf, forgetDevice, type PushDevice } from '../../server/db/contact/push-device-rows.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import type { Pool } from '../../server/db/pool.ts';
import { type MailHost, startMailHost } from '../peers/mail-host.ts';
import { type PushHost, startPushHost } from '../peers/push-host.ts';
import { type Smsc, startSmsc } from '../peers/smsc.ts';
import { DemoPost } from './demo-post.ts';

const LOGIN = { systemId: 'anhuan', password: 'loopback' };
const NUMBER = '10690000';
const DOMAIN = 'mail.anhuan.example';
/** One made-up borrower in so many has allowed push. */
const WITH_DEVICE = 3n;
/** What all of them can do. */
const USUAL = { perSecond: 2_000, together: 200, rank: 0 } as const;
/** Hours at which the house's own lines work, on the house's clock. */
const HOURS = { opens: clockOf('08:00'), closes: clockOf('22:00') };

/** The far ends of a demonstration. */
export class DemoFarEnds implements FarEnds {
  readonly #smsc: Smsc;
  readonly #mail: MailHost;
  readonly #push: PushHost;
  readonly post: DemoPost;
  readonly #names = new Map<string, string>();
  #devices: DeviceShelf | null = null;
  /** Where the demonstration itself is served: links in messages lead there. */
  site = 'http://127.0.0.1:4300';

  private constructor(smsc: Smsc, mail: MailHost, push: PushHost, post: DemoPost) {
    this.post = post;
    this.#smsc = smsc;
    this.#mail = mail;
    this.#push = push;
  }

  static async start(): Promise<DemoFarEnds> {
    const [smsc, mail, push, post] = await Promise.all([
      startSmsc({ ...LOGIN, receipts: 'at-once' }),
      startMailHost(),
      startPushHost(),
      DemoPost.start(),
    ]);
    return new DemoFarEnds(smsc, mail, push, post);
  }

  /** Opens a carrier to each of them, and the inbox. */
  async open(pool: Pool, hearer: (name: string) => Hearer, now: () => Minute): Promise<LineTerms[]> {
    const key = await pushKey(pool);
    const sms = await openSmpp(
      {
        ...LOGIN,
        name: 'smpp',
        host: '127.0.0.1',
        port: this.#smsc.port,
        from: NUMBER,
        perSecond: 2_000,
        costOfPart: 450,
      },
      hearer('smpp'),
    );
    const mail = await openMail(mailTerms(this.#mail.port), hearer('mail'));
    this.#devices = this.#shelf(pool, key.publicKey);
    const push = openPush(
      {
        ...USUAL,
        name: 'push',
        key,
        subject: `mailto:service@${DOMAIN}`,
        services: this.#services(),
        titles: { 'zh-CN': LETTERHEADS['zh-CN'].lender, en: LETTERHEADS.en.lender },
        connections: 8,
        costOfPart: 0,
      },
      hearer('push'),
      this.#devices,
    );
    const post = await this.post.openPost(
      pool,
      hearer('post'),
      join(homeFolder(), FILE_FOLDERS.letters),
      now,
    );
    const inbox = openInApp({ ...USUAL, name: 'in-app' });
    return [
      { carrier: sms, hours: HOURS },
      { carrier: mail, hours: HOURS },
      { carrier: push, hours: HOURS },
      { carrier: inbox },
      { carrier: post, hours: HOURS },
    ];
  }

  /** The devices of these people: those that browsers subscribed, and those that are made up. */
  devicesOf(pool: Pool, people: readonly BorrowerKey[]): Promise<readonly PushDevice[]> {
    return this.#devices === null ? devicesOf(pool, people) : this.#devices.of(people);
  }

  /** Under which key browsers may subscribe, and to which services. */
  async pushOffer(pool: Pool): Promise<PushOffer> {
    const { publicKey } = await pushKey(pool);
    return { publicKey, services: this.#services() };
  }

  #services(): string[] {
    return [this.#push.origin, ...BROWSER_PUSH_SERVICES];
  }

  /** Devices that browsers have subscribed, and one for some of the made-up borrowers. */
  #shelf(pool: Pool, publicKey: string): DeviceShelf {
    const made = new Map<bigint, PushDevice>();
    const deviceFor = (person: BorrowerKey): PushDevice[] => {
      if (person.borrower % WITH_DEVICE !== 0n) return [];
      let device = made.get(person.borrower);
      if (device === undefined) {
        const { endpoint, keys } = this.#push.subscribe(publicKey);
        device = { ...person, endpoint, ...keys, language: 'zh-CN', opens: '/', since: 0 };
        made.set(person.borrower, device);
        this.#names.set(new URL(endpoint).pathname.split('/')[2]!, `${person.slot}-${person.borrower}`);
      }
      return [device];
    };
    return {
      of: async (people) => [...(await devicesOf(pool, people)), ...people.flatMap(deviceFor)],
      forget: (endpoint) => forgetDevice(pool, endpoint),
    };
  }

  counts(): Readonly<Record<string, number>> {
    return {
      sms: this.#smsc.texts,
      email: this.#mail.inbox.length,
      push: this.#push.inbox.length,
      letter: this.post.letters,
    };
  }

  arrived(way: Arrived['way'], to: string, most: number): readonly Arrived[] {
    const all =
      way === 'sms'
        ? this.#texts()
        : way === 'email'
          ? this.#mails()
          : way === 'push'
            ? this.#lockScreens()
            : this.post.arrived();
    const wanted = to.toLowerCase().replace(/\s/g, '');
    return all
      .filter((one) => one.to.toLowerCase().includes(wanted))
      .slice(-most)
      .reverse();
  }

  #texts(): Arrived[] {
    return this.#smsc.inbox.map(({ id, from, to, text, parts, at }) => ({
      id,
      way: 'sms',
      to,
      from,
      arrived: new Date(at).toISOString(),
      subject: null,
      text,
      html: null,
      parts,
    }));
  }

  #mails(): Arrived[] {
    return this.#mail.seen().map(({ to, email }, place) => ({
      id: email.messageId ?? String(place),
      way: 'email',
      to,
      from: email.from?.address ?? '',
      arrived: email.date ?? null,
      subject: email.subject ?? null,
      text: email.text ?? '',
      html: email.html ?? null,
      parts: null,
    }));
  }

  #lockScreens(): Arrived[] {
    return this.#push.inbox.map(({ device, payload, message }) => {
      const { title, line } = payload as { title?: string; line?: string };
      return {
        id: message,
        way: 'push',
        to: this.#names.get(device) ?? device,
        from: title ?? '',
        arrived: null,
        subject: title ?? null,
        text: line ?? '',
        html: null,
        parts: null,
      };
    });
  }

  async answer(id: string, text: string): Promise<void> {
    const got = this.#smsc.inbox.find((one) => one.id === id);
    if (got !== undefined) await this.#smsc.reply(got.to, got.from, text);
  }

  async close(): Promise<void> {
    await Promise.all([this.#smsc.close(), this.#mail.close(), this.#push.close(), this.post.close()]);
  }
}

/** How mail goes out; bounces and answers come in at a port of their own. */
function mailTerms(port: number): MailConfig {
  return {
    ...USUAL,
    name: 'mail',
    host: '127.0.0.1',
    port,
    tls: 'none',
    ourName: DOMAIN,
    from: {
      address: `service@${DOMAIN}`,
      names: { 'zh-CN': LETTERHEADS['zh-CN'].lender, en: LETTERHEADS.en.lender },
    },
    marks: { domain: DOMAIN, secret: randomBytes(24).toString('hex') },
    dkim: { domain: DOMAIN, selector: 'demo', privateKey: dkimKey() },
    arrivals: { host: '127.0.0.1', port: 0, mailboxes: [`service@${DOMAIN}`] },
    connections: 4,
    patience: 10_000,
    costOfPart: 5,
  };
}

function dkimKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
