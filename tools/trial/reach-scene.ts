/**
 * Where are e-mail, push and the inbox rehearsed together: which far ends, which words, which law?
 *
 * The small book with its own borrowers, the law and the approved words as they are, the real sender, and far ends on this machine that
 * speak the real protocols: what a person gets can be looked at where he would look.
 */
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { approvedFrom } from '../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import { dayOf } from '../../rules/days.ts';
import { clockOf, minutesAt } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { TextShelf } from '../../rules/words/approved-text.ts';
import type { House } from '../../server/api/house.ts';
import type { Hearer } from '../../server/contact/carrier.ts';
import { openInApp } from '../../server/contact/carriers/in-app-carrier.ts';
import { type MailCarrier, openMail } from '../../server/contact/carriers/mail-carrier.ts';
import { openPush } from '../../server/contact/carriers/push-carrier.ts';
import { compose } from '../../server/contact/compose.ts';
import { USUAL } from '../../server/contact/dispatch.ts';
import { Dispatcher } from '../../server/contact/dispatcher.ts';
import { askMessage } from '../../server/contact/gather.ts';
import { Line } from '../../server/contact/line.ts';
import { type PushKey, pushKey } from '../../server/contact/push/push-key.ts';
import { heardReceipts } from '../../server/contact/receipts.ts';
import { devicesOf, forgetDevice } from '../../server/db/contact/push-device-rows.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import { type Pool, transaction } from '../../server/db/pool.ts';
import { lawFor } from '../../server/gate/law-for.ts';
import { zoneAround } from '../../server/zone-table.ts';
import { type MailHost, startMailHost } from '../peers/mail-host.ts';
import { type PushHost, startPushHost } from '../peers/push-host.ts';

/** A borrower and the account that is spoken of. */
export interface Reached extends BorrowerKey {
  readonly account: bigint;
}

/** Everything that is open. */
export interface ReachScene {
  readonly house: House;
  readonly mailHost: MailHost;
  readonly pushHost: PushHost;
  readonly key: PushKey;
  readonly mail: MailCarrier;
  /** Asks for a message by each of these ways, and sends what may go. */
  send(person: Reached, ways: readonly Way[], template?: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens far ends, carriers and a sender for the small book of `plain`. */
export async function openReach(plain: House): Promise<ReachScene> {
  const { pool } = plain;
  const [mailHost, pushHost] = await Promise.all([startMailHost(), startPushHost()]);
  const key = await pushKey(pool);
  const house: House = { ...plain, push: { publicKey: key.publicKey, services: [pushHost.origin] } };
  const today = await house.today();
  const now = () => house.now(today);
  const hear =
    (carrier: string): Hearer =>
    (news) =>
      heardReceipts(pool, carrier, news, now);
  const mail = await openMail(mailTerms(mailHost.port), hear('mail'));
  const push = openPush(
    {
      name: 'push',
      key,
      subject: 'mailto:service@lender.example',
      services: house.push!.services,
      titles: { en: LETTERHEADS.en.lender, 'zh-CN': LETTERHEADS['zh-CN'].lender },
      connections: 4,
      ...PACE,
    },
    hear('push'),
    { of: (people) => devicesOf(pool, people), forget: (endpoint) => forgetDevice(pool, endpoint) },
  );
  const inApp = openInApp({ name: 'in-app', ...PACE });
  const sender = await Dispatcher.open(pool, {
    ...USUAL,
    rules: { products: house.products, ladder: house.ladder },
    house: { ...house, lawOf: (region) => lawFor(region, house.collecting), strategy: 'gentle@1', now },
    compose: (wanted, person, minute, code) => compose(wanted, person, minute, code, writing(house)),
    unsubscribe: ({ slot, borrower }) => `https://lender.example/unsubscribe/${slot}-${borrower}`,
    lines: [inApp, push, mail].map((carrier) => new Line({ carrier })),
  });
  return {
    house,
    mailHost,
    pushHost,
    key,
    mail,
    send: async (person, ways, template = 'overdue') => {
      await ask(pool, person, ways, template, today);
      await sender.drain();
    },
    close: async () => {
      await sender.close();
      for (const one of [mail, push, inApp, mailHost, pushHost]) await one.close();
    },
  };
}

const PACE = { perSecond: 1_000, together: 50, costOfPart: 0, rank: 1 } as const;

function mailTerms(port: number): Parameters<typeof openMail>[0] {
  return {
    name: 'mail',
    host: '127.0.0.1',
    port,
    tls: 'none',
    ourName: 'mta.lender.example',
    from: {
      address: 'service@lender.example',
      names: { en: LETTERHEADS.en.lender, 'zh-CN': LETTERHEADS['zh-CN'].lender },
    },
    marks: { domain: 'mail.lender.example', secret: 'a secret for rehearsals only' },
    dkim: null,
    arrivals: { host: '127.0.0.1', port: 0, mailboxes: [] },
    connections: 2,
    patience: 10_000,
    ...PACE,
  };
}

const TEXTS = new TextShelf(approvedFrom(HOUSE_TEMPLATES, dayOf(2026, 1, 1)));

function writing({ collecting, products, ladder }: House): Parameters<typeof compose>[4] {
  return { collecting, products, ladder, letterheads: LETTERHEADS, texts: TEXTS };
}

async function ask(
  pool: Pool,
  { slot, borrower, account }: Reached,
  ways: readonly Way[],
  template: string,
  day: number,
): Promise<void> {
  const zone = zoneAround('Asia/Shanghai', day * 1440);
  const [notBefore, notAfter] = ['00:00', '23:59'].map(
    (clock) => minutesAt(zone, day, clockOf(clock))[0]!,
  ) as [number, number];
  await transaction(pool, async (client) => {
    for (const way of ways)
      await askMessage(client, {
        key: { slot, borrower },
        way,
        template,
        tone: 'friendly',
        purpose: 'collect',
        debts: [String(account)],
        replyTo: null,
        day,
        notBefore,
        notAfter,
      });
  });
}
