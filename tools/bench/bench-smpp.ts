/**
 * How many texts a second go over SMPP on this machine, and who is the limit?
 *
 * The carrier into the peer, and beside it the peer alone, asked by a writer that does nothing but keep its window full. The peer runs
 * in a process of its own, as in life. Receipts are on: for each text one comes back and is heard and acknowledged.
 */
import { connect } from 'node:net';
import type { Parcel } from '../../server/contact/carrier.ts';
import { openSmpp } from '../../server/contact/carriers/smpp-carrier.ts';
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
import { startSmscApart } from '../peers/smsc-apart.ts';

export interface SmppSpeed {
  readonly texts: number;
  /** Texts a second from the first submit until the last receipt was heard. */
  readonly carrier: number;
  /** The same by a writer without any of the carrier's care. */
  readonly peer: number;
}

const WINDOW = 500;
const BODY = 'Your instalment of 1,234.50 is due on 25 November. Answer STOP to end messages.';

/** Runs both, one after the other, each with a peer of its own. */
export async function measureSmpp(texts: number): Promise<SmppSpeed> {
  return { texts, peer: await peerAlone(texts), carrier: await throughCarrier(texts) };
}

/** Texts a second through the carrier, in calls of its own size, receipts heard. */
export async function throughCarrier(texts: number): Promise<number> {
  const smsc = await startSmscApart({ keep: 1_000 });
  try {
    let left = texts;
    let all = () => {};
    const heard = new Promise<void>((resolve) => {
      all = resolve;
    });
    const carrier = await openSmpp(
      { ...ACCOUNT, port: smsc.port, window: WINDOW, perSecond: 1_000_000, costOfPart: 0 },
      async (news) => {
        left -= news.length;
        if (left === 0) all();
      },
    );
    const begun = performance.now();
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
    const rate = texts / ((performance.now() - begun) / 1000);
    await carrier.close();
    return rate;
  } finally {
    await smsc.close();
  }
}

/** Texts a second that the peer itself can take and report: submits go out without looking at what they are. */
export async function peerAlone(texts: number): Promise<number> {
  const smsc = await startSmscApart({ keep: 1_000 });
  try {
    return await fill(smsc.port, texts);
  } finally {
    await smsc.close();
  }
}

const ACCOUNT = { host: '127.0.0.1', systemId: 'anhuan', password: 'secret', from: '10690001' };
const NOBODY = { ton: 0, npi: 0, number: '' };

function fill(port: number, texts: number): Promise<number> {
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
    let [sent, answered, reported, begun] = [0, 0, 0, 0];
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
        if (pdu.type === 'bound') begun = performance.now();
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
      resolve(texts / ((performance.now() - begun) / 1000));
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
