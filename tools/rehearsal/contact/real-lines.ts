/**
 * How does a sender of the rehearsal talk to the peers of the real protocols?
 *
 * Through the product's own carriers, set up as a house would, but that lost answers and lost connections are given up within a
 * second or so: a rehearsal has more of them than a year.
 */
import type { Way } from '../../../rules/gate/situation.ts';
import type { Carrier, Hearer } from '../../../server/contact/carrier.ts';
import { openInApp } from '../../../server/contact/carriers/in-app-carrier.ts';
import { openMail } from '../../../server/contact/carriers/mail-carrier.ts';
import { openPush } from '../../../server/contact/carriers/push-carrier.ts';
import { openSmpp } from '../../../server/contact/carriers/smpp-carrier.ts';
import { pushKey } from '../../../server/contact/push/push-key.ts';
import { devicesOf, forgetDevice } from '../../../server/db/contact/push-device-rows.ts';
import type { Pool } from '../../../server/db/pool.ts';

const NAMES = { en: 'Lender', 'zh-CN': '出借人' } as const;
const FAST = { perSecond: 10_000, together: 100, rank: 1 } as const;
const CONNECTIONS = 8;
/** A far end that failed is tried again almost at once. */
const OUTAGE = { failures: 3, firstWait: 20, longestWait: 100 } as const;

/** Opens the carrier of a way to its peer at `port` of this machine. */
export function openReal(way: Way, port: number, pool: Pool, hear: Hearer): Promise<Carrier> {
  switch (way) {
    case 'sms':
      return openTexts(port, hear);
    case 'in-app':
      return Promise.resolve(openInApp({ name: 'in-app', ...FAST }));
    case 'push':
      return openReminders(port, pool, hear);
    case 'email':
      return openPost(port, hear);
    default:
      throw new Error(`no machine sends by ${way}`);
  }
}

function openTexts(port: number, hear: Hearer): Promise<Carrier> {
  const account = { systemId: 'anhuan', password: 'secret', from: '10690000', costOfPart: 500 };
  const quick = { answerWithin: 1_000, retryFirst: 20, throttlePause: 50 };
  const { perSecond, together } = FAST;
  return openSmpp({ host: '127.0.0.1', port, perSecond, together, ...account, ...quick }, hear);
}

async function openReminders(port: number, pool: Pool, hear: Hearer): Promise<Carrier> {
  const terms = {
    ...FAST,
    name: 'push',
    key: await pushKey(pool),
    subject: 'mailto:post@lender.example',
    services: [`http://127.0.0.1:${port}`],
    titles: NAMES,
    connections: CONNECTIONS,
    costOfPart: 0,
    outage: OUTAGE,
  };
  return openPush(terms, hear, {
    of: (people) => devicesOf(pool, people),
    forget: (endpoint) => forgetDevice(pool, endpoint),
  });
}

function openPost(port: number, hear: Hearer): Promise<Carrier> {
  const terms = {
    ...FAST,
    name: 'mail',
    host: '127.0.0.1',
    port,
    tls: 'none' as const,
    ourName: 'mta.lender.example',
    from: { address: 'post@lender.example', names: NAMES },
    marks: { domain: 'mail.lender.example', secret: 'of the rehearsal alone' },
    dkim: null,
    arrivals: null,
    connections: CONNECTIONS,
    patience: 2_000,
    costOfPart: 10,
    outage: OUTAGE,
  };
  return openMail(terms, hear);
}
