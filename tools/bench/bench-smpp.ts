/**
 * How many texts a second go out on this machine, and who is the limit?
 *
 * The carrier into the SMPP peer, and beside it the peer alone, asked by a writer that does nothing but keep its window full; the HTTP
 * carrier into its peer. The message centre runs in a process of its own, as in life. Receipts are on: for each text one comes back and
 * is heard and acknowledged. Beside the rate by the clock stands that by the processor time of our own process, which a busy machine
 * does not lower.
 */
import { connect } from 'node:net';
import type { Carrier, Hearer, Parcel } from '../../server/contact/carrier.ts';
import { openSmpp } from '../../server/contact/carriers/smpp-carrier.ts';
import { openSmsHttp } from '../../server/contact/carriers/sms-http.ts';
import { FrameReader } from '../../server/contact/sms/smpp-frames.ts';
import { OctetWriter } from '../../server/contact/sms/smpp-octets.ts';
import {
  ANSWER,
  COMMANDS,
  type ShortMessage,
  writeAnswer,
  writeBind,
  writeMessage,
} from '../../server/contact/sms/smpp-pdu.ts';
import { partsOf } from '../../server/contact/sms/text-parts.ts';
import { startSmsGateway } from '../peers/sms-gateway.ts';
import { startSmscApart } from '../peers/smsc-apart.ts';

/** Texts a second, from the first submit until the last receipt was heard. */
export interface TextSpeed {
  readonly byClock: number;
  /** By the processor time of the process that is measured. */
  readonly byProcessor: number;
}

export interface TextSpeeds {
  readonly texts: number;
  readonly smpp: TextSpeed;
  /** The message centre of the bench, filled by a writer without any of the carrier's care; by the centre's own processor time. */
  readonly centre: TextSpeed;
  /** The HTTP carrier and its peer in one process, for a hundredth of the texts. */
  readonly http: TextSpeed;
}

const WINDOW = 500;
const BODY = 'Your instalment of 1,234.50 is due on 25 November. Answer STOP to end messages.';

/** Runs all, one after the other, each with a peer of its own. */
export async function measureTexts(texts: number): Promise<TextSpeeds> {
  const centre = await centreAlone(texts);
  const smpp = await throughSmpp(texts);
  return { texts, centre, smpp, http: await throughHttp(Math.ceil(texts / 100)) };
}

/** Through the SMPP carrier, in calls of its own size. */
export async function throughSmpp(texts: number): Promise<TextSpeed> {
  const smsc = await startSmscApart({ keep: 1_000 });
  try {
    const limits = { window: WINDOW, perSecond: 1_000_000, costOfPart: 0 };
    return await through((hear) => openSmpp({ ...ACCOUNT, port: smsc.port, ...limits }, hear), texts);
  } finally {
    await smsc.close();
  }
}

/** Texts a second through the SMPP carrier, by the clock. */
export async function throughCarrier(texts: number): Promise<number> {
  return (await throughSmpp(texts)).byClock;
}

/** Through the HTTP carrier. */
export async function throughHttp(texts: number): Promise<TextSpeed> {
  const gateway = await startSmsGateway();
  try {
    const account = {
      keyId: 'key-id',
      keySecret: 'key-secret',
      signName: 'A',
      perSecond: 1_000_000,
      costOfPart: 0,
    };
    const fill = ({ body }: Parcel) => ({ template: 'T', parameters: { body } });
    const webhook = { host: '127.0.0.1', port: 0, secret: 'x'.repeat(32) };
    return await through(async (hear) => {
      const carrier = await openSmsHttp({ ...account, fill, endpoint: gateway.endpoint, webhook }, hear);
      gateway.pushTo = `http://127.0.0.1:${carrier.webhookPort}/${webhook.secret}`;
      return carrier;
    }, texts);
  } finally {
    await gateway.close();
  }
}

/** Hands over so many texts, two calls under way at a time, and waits for all receipts. */
async function through(open: (hear: Hearer) => Promise<Carrier>, texts: number): Promise<TextSpeed> {
  let left = texts;
  let all = () => {};
  const heard = new Promise<void>((resolve) => {
    all = resolve;
  });
  const carrier = await open(async (news) => {
    left -= news.length;
    if (left === 0) all();
  });
  const speed = stopwatch();
  let next = 0;
  const hands = async () => {
    while (next < texts) {
      const from = next;
      next = Math.min(texts, from + carrier.together);
      const answers = await carrier.hand(parcels(from, next), 60_000);
      const bad = answers.find(({ state }) => state !== 'taken');
      if (bad !== undefined) throw new Error(`not taken: ${JSON.stringify(bad)}`);
    }
  };
  await Promise.all([hands(), hands()]);
  await heard;
  const result = speed(texts);
  await carrier.close();
  return result;
}

/** Begins to count time; what it returns ends that. */
function stopwatch(): (texts: number) => TextSpeed {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  return (texts) => {
    const { user, system } = process.cpuUsage(used);
    const rate = (seconds: number) => Math.round(texts / seconds);
    return { byClock: rate((performance.now() - begun) / 1e3), byProcessor: rate((user + system) / 1e6) };
  };
}

/** What the message centre itself can take and report: submits go out without looking at what they are. */
export async function centreAlone(texts: number): Promise<TextSpeed> {
  const smsc = await startSmscApart({ keep: 1_000 });
  try {
    const { processor } = await smsc.count();
    const { byClock } = await fill(smsc.port, texts);
    const used = (await smsc.count()).processor - processor;
    return { byClock, byProcessor: Math.round(texts / used) };
  } finally {
    await smsc.close();
  }
}

const ACCOUNT = { host: '127.0.0.1', systemId: 'anhuan', password: 'secret', from: '10690001' };
const NOBODY = { ton: 0, npi: 0, number: '' };

function fill(port: number, texts: number): Promise<TextSpeed> {
  const [part] = partsOf(BODY, 0)!;
  const message: ShortMessage = {
    serviceType: '',
    from: { ton: 0, npi: 1, number: ACCOUNT.from },
    to: { ton: 1, npi: 1, number: '8613800138000' },
    esmClass: 0,
    protocolId: 0,
    priority: 0,
    scheduled: '',
    validity: '',
    registeredDelivery: 1,
    replace: 0,
    coding: part!.coding,
    defaultMessage: 0,
    octets: part!.octets,
    tlvs: [],
  };
  return new Promise((resolve, reject) => {
    const socket = connect({ host: ACCOUNT.host, port });
    const frames = new FrameReader();
    const writer = new OctetWriter();
    let [sent, answered, reported] = [0, 0, 0];
    let speed = stopwatch();
    const more = () => {
      while (sent < texts && sent - answered < WINDOW) {
        sent += 1;
        writeMessage(writer, COMMANDS.submit, sent + 1, message);
      }
    };
    socket.on('error', reject);
    socket.on('connect', () => {
      const bind = { ...ACCOUNT, systemType: '', interfaceVersion: 0x34, address: NOBODY };
      writeBind(writer, COMMANDS.bindTransceiver, 1, bind);
      socket.write(writer.take());
    });
    socket.on('data', (chunk: Buffer) => {
      frames.read(chunk, (pdu) => {
        if (pdu.type === 'bound') speed = stopwatch();
        else if (pdu.type === 'submitted') answered += 1;
        else if (pdu.command < ANSWER) {
          reported += 1;
          writeAnswer(writer, COMMANDS.deliver, pdu.sequence, '');
        }
        return true;
      });
      more();
      if (writer.waiting > 0) socket.write(writer.take());
      if (answered < texts || reported < texts) return;
      socket.destroy();
      resolve(speed(texts));
    });
  });
}

function parcels(from: number, to: number): Parcel[] {
  return Array.from({ length: to - from }, (_, n) => ({
    key: `0-0-${from + n}`,
    to: `+861380${String(from + n).padStart(7, '0')}`,
    language: 'en',
    outer: null,
    body: BODY,
    html: null,
    unsubscribe: null,
    secondsToLive: 3600,
  }));
}
