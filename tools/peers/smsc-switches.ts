/**
 * What can one tell a message centre to do, and what can one see of it?
 *
 * How it is started, which faults it shows, and what tests and `demo` look at. The centre itself is `smsc.ts`.
 */
import type { ShortMessage } from '../../server/contact/sms/smpp-pdu.ts';
import type { PhoneText, Taken } from './smsc-phones.ts';
import type { ReceiptStyle } from './smsc-receipt.ts';

/** Switches; all off in the beginning. */
export interface SmscFaults {
  /** Status that every bind is refused with. */
  refuseBind: number | null;
  /** Status that this message is refused with; null: it is taken. */
  refuse: ((message: ShortMessage) => number | null) | null;
  /** Nothing is read and nothing answered any more, as if the network had swallowed the other side. */
  halfOpen: boolean;
  /** Answers to submits (kept by `release`) wait; the messages are taken. */
  holdAnswers: boolean;
  /** Submits are taken and never answered. */
  silent: boolean;
  /** The next answer to a submit is not SMPP; the message is taken. */
  garbage: boolean;
  /** The connection breaks when so many more submits were taken, the last one without its answer. */
  dropAfter: number | null;
}

export type ReceiptMoment = 'at-once' | 'early' | 'twice' | 'never' | 'by-hand';

export interface SmscOptions extends ReceiptStyle {
  readonly port?: number;
  /** Speaks TLS with it (PEM). */
  readonly certificate?: { readonly key: string; readonly cert: string };
  readonly systemId?: string;
  readonly password?: string;
  /**
   * 'at-once': delivered and reported with the answer. 'early': the receipt overtakes the answer. 'twice': reported twice. 'never':
   * delivered, not reported. 'by-hand': on its way until `settle`. A function: each as it says.
   */
  readonly receipts?: ReceiptMoment | ((message: ShortMessage) => ReceiptMoment);
  /** Hears of every short message at the instant at which it is taken. */
  readonly onTaken?: (taken: Taken) => void;
  /** Final state by number: delivered. */
  readonly fateOf?: (number: string) => number;
  /** Messages kept for looking at: 10,000. */
  readonly keep?: number;
}

export interface Smsc {
  readonly port: number;
  readonly faults: SmscFaults;
  /** What the phones show, oldest first. */
  readonly inbox: readonly PhoneText[];
  /** Short messages taken so far: each part counts. */
  readonly submits: number;
  /** Octets that came while half open. */
  readonly swallowed: number;
  /** Texts that phones show, kept or not. */
  readonly texts: number;
  /** Short messages taken and kept, as they came. */
  readonly taken: readonly Taken[];
  /** Connections bound at this moment. */
  readonly bound: number;
  /** Binds so far, refused ones too. */
  readonly binds: number;
  /** Receipts and replies that are not acknowledged yet. */
  readonly unacknowledged: number;
  /** Requests of this kind so far (COMMANDS). */
  asked(command: number): number;
  /** A person writes back, in as many parts as it takes; resolves when all are acknowledged. */
  reply(from: string, to: string, text: string): Promise<void>;
  /** Any message to the other side, as it is. */
  push(message: ShortMessage): Promise<void>;
  /** Ends the way of a message: its state, and its receipt. */
  settle(id: string, state: number): Promise<void>;
  /** Sends the answers that were held; how many. */
  release(): number;
  /** Octets on every connection, whatever they mean. */
  spill(octets: Buffer): void;
  /** Breaks every connection. */
  drop(): void;
  /** Ends every connection in order. */
  unbind(): void;
  /** When this holds; looked at after everything that happens here. */
  when(holds: () => boolean): Promise<void>;
  close(): Promise<void>;
}
