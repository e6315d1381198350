/**
 * What do a post office and a telephone exchange of a demonstration do by themselves?
 *
 * The post office posts what it is given and delivers it; the exchange rings, answers after a moment, and records a tone when the
 * call ends. Both speak their real ports on the loopback address; letters are seen beside text messages and mail.
 */
import { randomBytes } from 'node:crypto';
import { LETTER_SENDERS } from '../../policy/house/letter-senders.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Arrived } from '../../server/api/far-ends-api.ts';
import type { Telephone } from '../../server/contact/calls/call-room.ts';
import type { Carrier, Hearer } from '../../server/contact/carrier.ts';
import { openPost } from '../../server/contact/carriers/post-carrier.ts';
import { openVoice } from '../../server/contact/carriers/voice-line.ts';
import { KeptFiles } from '../../server/contact/kept-files.ts';
import { LetterPress } from '../../server/contact/letters/letter-press.ts';
import { letterShelf } from '../../server/contact/letters/letter-shelf.ts';
import type { Pool } from '../../server/db/pool.ts';
import { type PostOffice, startPostOffice } from '../peers/post-office.ts';
import { startVoiceExchange, type VoiceExchange } from '../peers/voice-exchange.ts';

/** Milliseconds until a telephone rings, and until it is taken. */
const RINGS = 1_000;
const TAKEN = 3_000;
const WAVE_HEAD = Buffer.from(
  '5249464664fa000057415645666d74201000000001000100401f0000401f00000100080064617461',
  'hex',
);

/** The two far ends, and what connects to them. */
export class DemoPost {
  readonly #office: PostOffice;
  readonly #exchange: VoiceExchange;
  readonly #token: string;
  readonly #secret: string;
  readonly #press = new LetterPress();

  private constructor(office: PostOffice, exchange: VoiceExchange, token: string, secret: string) {
    this.#office = office;
    this.#exchange = exchange;
    this.#token = token;
    this.#secret = secret;
    exchange.onCall = (call) => this.#live(call);
  }

  static async start(): Promise<DemoPost> {
    const token = randomBytes(18).toString('hex');
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const [office, exchange] = await Promise.all([
      startPostOffice({ token, delivers: true }),
      startVoiceExchange({ token, secret }),
    ]);
    return new DemoPost(office, exchange, token, secret);
  }

  /** The carrier of letters; pages lie in `folder`. */
  openPost(pool: Pool, hear: Hearer, folder: string, now: () => Minute): Promise<Carrier> {
    const config = {
      name: 'post',
      address: this.#office.address,
      token: this.#token,
      sender: LETTER_SENDERS,
      perSecond: 20,
      costOfLetter: 35_000,
      rank: 0,
      waitSeconds: 20,
    };
    return openPost(config, hear, letterShelf(pool, new KeptFiles(folder), now), this.#press);
  }

  /** The line over which agents call; recordings lie in `folder`. */
  openTelephone(folder: string): Telephone {
    const line = openVoice({
      name: 'exchange',
      address: this.#exchange.address,
      token: this.#token,
      secrets: [this.#secret],
      shown: LETTERHEADS['zh-CN'].phone,
      ringSeconds: 40,
    });
    return { line, files: new KeptFiles(folder) };
  }

  /** Where the house takes events, once it listens. */
  tellTo(address: string): void {
    this.#exchange.webhook = `${address}/api/exchange/events`;
  }

  /** A call that is lived through at once: taken, recorded and ended, or nobody is at home. `key`: the house's own name for it. */
  async talk(key: string, reached: boolean): Promise<void> {
    const found = [...this.#exchange.inbox].find(([, { state }]) => state.key === key);
    if (found === undefined) return;
    const [call] = found;
    await this.#exchange.ring(call);
    if (reached) await this.#exchange.answer(call);
    await this.#exchange.end(call, reached ? 'completed' : 'no-answer');
    if (reached) await this.#exchange.record(call, tone());
  }

  get letters(): number {
    return this.#office.inbox.size;
  }

  /** Letters as they lie at the provider. */
  arrived(): Arrived[] {
    return [...this.#office.inbox].map(([order, { key, pdf, state }]) => ({
      id: order,
      way: 'letter',
      to: key,
      from: LETTERHEADS['zh-CN'].lender,
      arrived: null,
      subject: state.tracking,
      text: `PDF, ${Math.ceil(pdf.length / 1_000)} KB: ${state.state}`,
      html: null,
      parts: null,
    }));
  }

  async close(): Promise<void> {
    this.#exchange.onCall = null;
    await Promise.all([this.#office.close(), this.#exchange.close(), this.#press.close()]);
  }

  /** Somebody is at home: it rings, is taken, and is recorded when it ends. */
  #live(call: string): void {
    const unless = (work: () => Promise<number>) => () => {
      const state = this.#exchange.inbox.get(call)?.state;
      if (this.#exchange.onCall !== null && state !== undefined && state.ended === null)
        work().catch((error: Error) =>
          process.stderr.write(`The exchange was not heard: ${error.message}\n`),
        );
    };
    setTimeout(
      unless(() => this.#exchange.ring(call)),
      RINGS,
    ).unref();
    setTimeout(
      unless(async () => {
        await this.#exchange.answer(call);
        return this.#exchange.record(call, tone());
      }),
      TAKEN,
    ).unref();
  }
}

/** Eight seconds of a soft tone, 8 kHz, 8 bits. */
function tone(): Buffer {
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32LE(64_000);
  const sound = Buffer.from(Array.from({ length: 64_000 }, (_, at) => 128 + 20 * Math.sin(at / 3)));
  return Buffer.concat([WAVE_HEAD, seconds, sound]);
}
