/**
 * What does a message centre do that speaks SMPP 3.4, and how does it go wrong when told to?
 *
 * The far end of the text-message carrier in tests, in `demo` and on the bench, over a real socket: it binds, takes messages, delivers
 * receipts and replies until they are acknowledged, answers queries and cancels. Its faults are switches that can be thrown at any time;
 * whoever waits for something waits for the event, never for time.
 */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { FrameReader } from '../../server/contact/sms/smpp-frames.ts';
import { numberTlv, TAGS } from '../../server/contact/sms/smpp-parameters.ts';
import {
  ANSWER,
  COMMANDS,
  ESM,
  type Head,
  type Pdu,
  type ShortMessage,
  writeAnswer,
  writeBare,
  writeBound,
  writeQueried,
} from '../../server/contact/sms/smpp-pdu.ts';
import { STATUS } from '../../server/contact/sms/smpp-status.ts';
import { addressOf } from '../../server/contact/sms/submit-desk.ts';
import { partsOf } from '../../server/contact/sms/text-parts.ts';
import { Phones, type PhoneText, STATE, type Taken } from './smsc-phones.ts';
import { PLAIN, receiptOf } from './smsc-receipt.ts';
import { type Delivery, SmscSession } from './smsc-session.ts';
import type { Smsc, SmscFaults, SmscOptions } from './smsc-switches.ts';

export type { Smsc, SmscFaults, SmscOptions } from './smsc-switches.ts';

const RECEIPT_WINDOW = 2_000;

export async function startSmsc(options: SmscOptions = {}): Promise<Smsc> {
  const centre = new Centre(options);
  await centre.listen();
  return centre;
}

class Centre implements Smsc {
  readonly faults: SmscFaults = {
    refuseBind: null,
    refuse: null,
    halfOpen: false,
    holdAnswers: false,
    silent: false,
    garbage: false,
    dropAfter: null,
  };
  submits = 0;
  swallowed = 0;
  binds = 0;
  readonly #options: SmscOptions;
  readonly #phones: Phones;
  readonly #server: Server;
  readonly #sessions = new Set<SmscSession>();
  readonly #asked = new Map<number, number>();
  #deliveries: Delivery[] = [];
  #waiting: { readonly holds: () => boolean; readonly then: () => void }[] = [];
  #held: (() => void)[] = [];
  #replies = 0;
  /** So many of `#deliveries` are on their way. */
  #delivered = 0;

  constructor(options: SmscOptions) {
    this.#options = options;
    this.#phones = new Phones(options.keep ?? 10_000);
    const accept = (socket: Socket) => this.#accept(socket);
    this.#server =
      options.certificate === undefined ? createServer(accept) : createTlsServer(options.certificate, accept);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get inbox(): readonly PhoneText[] {
    return this.#phones.inbox;
  }

  get texts(): number {
    return this.#phones.delivered;
  }

  get taken(): readonly Taken[] {
    return this.#phones.taken;
  }

  get bound(): number {
    return this.#boundSessions().length;
  }

  get unacknowledged(): number {
    let out = this.#deliveries.length - this.#delivered;
    for (const session of this.#sessions) out += session.out.size;
    return out;
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, '127.0.0.1', () => resolve());
    });
  }

  asked(command: number): number {
    return this.#asked.get(command) ?? 0;
  }

  async reply(from: string, to: string, text: string): Promise<void> {
    this.#replies += 1;
    const parts = partsOf(text, this.#replies & 0xff);
    if (parts === null) throw new RangeError('a reply of more than 255 parts');
    const [sender, receiver] = [addressOf(from, 0), addressOf(to, 0)];
    if (sender === null || receiver === null) throw new RangeError('not a phone number');
    await Promise.all(
      parts.map(({ coding, headed, octets }) =>
        this.push({
          ...PLAIN,
          from: sender,
          to: receiver,
          esmClass: headed ? ESM.headed : 0,
          coding,
          octets,
        }),
      ),
    );
  }

  push(message: ShortMessage): Promise<void> {
    return new Promise((resolve) => {
      this.#deliver(message, resolve);
    });
  }

  async settle(id: string, state: number): Promise<void> {
    const taken = this.#phones.get(id);
    if (taken === undefined) throw new RangeError(`no message ${id}`);
    if (state === STATE.delivered) this.#phones.deliver(taken);
    else taken.state = state;
    this.#happened();
    await this.push(receiptOf(taken, this.#options));
  }

  release(): number {
    const held = this.#held;
    this.#held = [];
    for (const answer of held) answer();
    return held.length;
  }

  spill(octets: Buffer): void {
    for (const { socket } of this.#sessions) socket.write(octets);
  }

  drop(): void {
    for (const { socket } of this.#sessions) socket.resetAndDestroy();
  }

  unbind(): void {
    for (const session of this.#boundSessions()) session.unbind();
  }

  when(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((then) => this.#waiting.push({ holds, then }));
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const { socket } of this.#sessions) socket.destroy();
    await closed;
  }

  #boundSessions(): SmscSession[] {
    return [...this.#sessions].filter(({ bound }) => bound);
  }

  #accept(socket: Socket): void {
    const frames = new FrameReader();
    const session = new SmscSession(socket, () => this.faults.halfOpen);
    this.#sessions.add(session);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      if (this.faults.halfOpen) {
        this.swallowed += chunk.length;
        this.#happened();
        return;
      }
      const sound = frames.read(chunk, (pdu) => {
        this.#hear(session, pdu);
        return !socket.destroyed;
      });
      if (!sound) socket.destroy();
      this.#happened();
    });
    socket.on('close', () => {
      this.#sessions.delete(session);
      // Not acknowledged is not delivered: the next connection gets it.
      this.#deliveries.splice(this.#delivered, 0, ...session.out.values());
      this.#happened();
    });
    this.#happened();
  }

  #hear(session: SmscSession, pdu: Pdu): void {
    const { command, sequence } = pdu;
    this.#asked.set(command, this.asked(command) + 1);
    if (command >= ANSWER) this.#acknowledged(session, pdu);
    else if (pdu.type === 'bind') this.#bind(session, pdu);
    else if (!session.bound) session.answer(pdu, STATUS.wrongBindState);
    else if (pdu.type === 'submit') this.#submit(session, pdu, pdu.message);
    else if (pdu.type === 'query') this.#query(session, pdu, pdu.query.messageId);
    else if (pdu.type === 'cancel') {
      const taken = this.#phones.get(pdu.cancel.messageId);
      const can = taken?.state === STATE.enroute;
      if (can) taken.state = STATE.deleted;
      session.answer(pdu, can ? STATUS.ok : STATUS.cancelFailed);
    } else if (command === COMMANDS.enquireLink) session.answer(pdu, STATUS.ok);
    else if (command === COMMANDS.unbind) {
      session.bound = false;
      session.answer(pdu, STATUS.ok);
      queueMicrotask(() => session.socket.end());
    } else session.send((to) => writeBare(to, COMMANDS.genericNack, STATUS.invalidCommand, sequence));
  }

  #bind(session: SmscSession, pdu: Extract<Pdu, { type: 'bind' }>): void {
    this.binds += 1;
    const { systemId = 'anhuan', password = 'secret' } = this.#options;
    const known = pdu.bind.systemId === systemId && pdu.bind.password === password;
    const refused = this.faults.refuseBind ?? (known ? null : STATUS.invalidPassword);
    if (refused !== null) {
      session.answer(pdu, refused);
      return;
    }
    session.bound = true;
    const version = numberTlv(TAGS.scInterfaceVersion, 0x34, 1);
    session.send((to) => writeBound(to, pdu.command, pdu.sequence, 'smsc', [version]));
    this.#deliverWaiting();
  }

  #submit(session: SmscSession, pdu: Head, message: ShortMessage): void {
    const { faults } = this;
    const refused = faults.refuse?.(message) ?? null;
    if (refused !== null) {
      session.answer(pdu, refused);
      return;
    }
    this.submits += 1;
    const taken = this.#phones.take(this.submits.toString(16).padStart(8, '0'), message);
    const { receipts: moment = 'at-once' } = this.#options;
    const receipts = typeof moment === 'string' ? moment : moment(message);
    this.#options.onTaken?.(taken);
    if (receipts === 'early') this.#report(taken);
    if (faults.dropAfter !== null) {
      faults.dropAfter -= 1;
      if (faults.dropAfter === 0) {
        faults.dropAfter = null;
        session.socket.destroySoon();
        return;
      }
    }
    const answer = () => this.#answer(session, pdu.sequence, taken.id);
    if (faults.holdAnswers) this.#held.push(answer);
    else if (!faults.silent) answer();
    if (receipts === 'never') this.#finish(taken);
    if (receipts === 'at-once' || receipts === 'twice') this.#report(taken);
    if (receipts === 'twice') this.#deliver(receiptOf(taken, this.#options), () => {});
  }

  #answer(session: SmscSession, sequence: number, id: string): void {
    if (this.faults.garbage) {
      this.faults.garbage = false;
      session.socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    session.send((to) => writeAnswer(to, COMMANDS.submit, sequence, id));
  }

  #query(session: SmscSession, pdu: Head, messageId: string): void {
    const taken = this.#phones.get(messageId);
    if (taken === undefined) session.answer(pdu, STATUS.queryFailed);
    else {
      const queried = { messageId, finalDate: '', state: taken.state, error: 0 };
      session.send((to) => writeQueried(to, pdu.sequence, queried));
    }
  }

  #finish(taken: Taken): void {
    const state = this.#options.fateOf?.(taken.message.to.number) ?? STATE.delivered;
    if (state === STATE.delivered) this.#phones.deliver(taken);
    else taken.state = state;
  }

  #report(taken: Taken): void {
    this.#finish(taken);
    if (taken.message.registeredDelivery !== 0) this.#deliver(receiptOf(taken, this.#options), () => {});
  }

  #deliver(message: ShortMessage, acknowledged: () => void): void {
    this.#deliveries.push({ message, acknowledged });
    this.#deliverWaiting();
  }

  #deliverWaiting(): void {
    const [session] = this.#boundSessions();
    if (session === undefined) return;
    while (this.#delivered < this.#deliveries.length && session.out.size < RECEIPT_WINDOW) {
      session.deliver(this.#deliveries[this.#delivered]!);
      this.#delivered += 1;
    }
    // Taking from the front of a long list moves all of it: not each time.
    if (this.#delivered > 1_000 || this.#delivered === this.#deliveries.length) {
      this.#deliveries = this.#deliveries.slice(this.#delivered);
      this.#delivered = 0;
    }
  }

  /** Anything but a good answer means: bring it again. */
  #acknowledged(session: SmscSession, { sequence, status }: Head): void {
    const delivery = session.out.get(sequence);
    session.out.delete(sequence);
    if (delivery === undefined) return;
    if (status === STATUS.ok) delivery.acknowledged();
    else this.#deliveries.push(delivery);
    this.#deliverWaiting();
  }

  #happened(): void {
    if (this.#waiting.length === 0) return;
    const { ready = [], not = [] } = Object.groupBy(this.#waiting, ({ holds }) =>
      holds() ? 'ready' : 'not',
    );
    this.#waiting = not;
    for (const { then } of ready) then();
  }
}
