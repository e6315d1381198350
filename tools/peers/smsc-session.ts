/**
 * What does a message centre hold for one connection?
 *
 * What is to be written, and what was delivered over it without an acknowledgement yet: not acknowledged is not delivered.
 */
import type { Socket } from 'node:net';
import { OctetWriter } from '../../server/contact/sms/smpp-octets.ts';
import {
  ANSWER,
  COMMANDS,
  type ShortMessage,
  writeBare,
  writeMessage,
} from '../../server/contact/sms/smpp-pdu.ts';

/** A receipt or a reply on its way to the other side, until it is acknowledged. */
export interface Delivery {
  readonly message: ShortMessage;
  readonly acknowledged: () => void;
}

export class SmscSession {
  readonly socket: Socket;
  readonly out = new Map<number, Delivery>();
  bound = false;
  readonly #writer = new OctetWriter();
  readonly #isMute: () => boolean;
  #sequence = 0;
  #flushing = false;

  /** `isMute`: nothing is to be written at the moment. */
  constructor(socket: Socket, isMute: () => boolean) {
    this.socket = socket;
    this.#isMute = isMute;
  }

  /** Writes; everything of one turn goes out together. */
  send(write: (to: OctetWriter) => void): void {
    write(this.#writer);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      const octets = this.#writer.take();
      if (octets.length > 0 && !this.#isMute() && this.socket.writable) this.socket.write(octets);
    });
  }

  /** An answer that is its status alone. */
  answer(
    { command, sequence }: { readonly command: number; readonly sequence: number },
    status: number,
  ): void {
    this.send((to) => writeBare(to, (command | ANSWER) >>> 0, status, sequence));
  }

  deliver(delivery: Delivery): void {
    this.#sequence += 1;
    this.out.set(this.#sequence, delivery);
    this.send((to) => writeMessage(to, COMMANDS.deliver, this.#sequence, delivery.message));
  }

  unbind(): void {
    this.#sequence += 1;
    this.send((to) => writeBare(to, COMMANDS.unbind, 0, this.#sequence));
  }
}
