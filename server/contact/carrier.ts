/**
 * What does every carrier of messages have in common?
 *
 * A carrier takes parcels and says for each whether it has it; later it brings news: receipts, replies, bounces. One file for each
 * real protocol (server/contact/carriers/), all behind this one interface. It knows nothing of permits and never decides
 * anything: what is handed to it was permitted and committed before.
 */
import type { Way } from '../../rules/gate/situation.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { Letter, Paper } from './letters/letter.ts';

/** One message, ready to go. */
export interface Parcel {
  /** The same however often it is tried, for carriers that recognise it: "slot-borrower-message". */
  readonly key: string;
  /** Number, mailbox, subscription or postal address, literally. */
  readonly to: string;
  readonly language: Language;
  /** Subject line or lock screen; null where the way has none. */
  readonly outer: string | null;
  readonly body: string;
  /** The same words with their structure, for ways that can show it. */
  readonly html: string | null;
  /** Address that unsubscribes with one POST, for ways that carry it (RFC 8058). */
  readonly unsubscribe: string | null;
  /** Seconds after which it is no longer worth delivering. */
  readonly secondsToLive: number;
  /** What a letter shows beside its words; only letters have it, and none goes out without. */
  readonly paper?: Paper;
  /** The whole letter as a lawyer signed it: it is set as it is, to the byte. */
  readonly letter?: Letter;
  /**
   * Aborted when something becomes known about the person. A parcel that still lies in the carrier's own queue is then not let go: the
   * answer is `no`, and it is judged again.
   */
  readonly silenced?: Stop;
  /** Which approved text it is ("overdue/sms/friendly@1"), and the facts in it by placeholder, for carriers that send no free text. */
  readonly text?: { readonly template: string; readonly facts: Readonly<Record<string, string>> };
}

/** As much of an `AbortSignal` as a carrier needs. */
export interface Stop {
  readonly aborted: boolean;
  addEventListener(type: 'abort', heard: () => void, options?: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', heard: () => void): void;
}

/** Why a parcel was not let go that was silenced while it waited for its turn. */
export const SILENCED = 'something became known while it waited for the line';

/**
 * What a carrier said. `no`: it certainly does not have it and never will under this attempt; `again`: the same may be tried later
 * (throttled, busy, down). `unknown`: it may have it; whoever asks must not simply send again.
 */
export type Handover =
  | { readonly state: 'taken'; readonly reference: string | null; readonly parts: number }
  | { readonly state: 'no'; readonly why: string; readonly again: boolean }
  | { readonly state: 'unknown'; readonly why: string };

/** Something a carrier tells us by itself. `at`: when, by the carrier's own account (milliseconds since 1970), if it says so. */
export type News =
  | {
      readonly type: 'receipt';
      /** By the carrier's reference or, where it only echoes ours, by key. */
      readonly reference: string | null;
      readonly key: string | null;
      readonly outcome: 'delivered' | 'bounced' | 'expired' | 'recalled' | 'unknown';
      /** The address does not exist and never will. */
      readonly addressDead: boolean;
      readonly detail: string;
      readonly at: number | null;
    }
  | {
      readonly type: 'reply';
      readonly way: Way;
      readonly from: string;
      readonly to: string;
      readonly text: string;
      /** What it answers, where the carrier knows. */
      readonly key: string | null;
      readonly at: number | null;
      /** The carrier's own name for it, where it has one: told again it counts once. */
      readonly id?: string;
      /**
       * Where the protocol names no reply: what it looks like to the octet, and the connection over which it came. The same print over
       * another connection, soon, is the same reply brought again.
       */
      readonly print?: { readonly looks: string; readonly connection: string };
    };

/** A carrier that is connected. */
export interface Carrier {
  /** Names it in the log and in costs: "smpp", "mail", "push". Two accounts with one provider are two carriers. */
  readonly name: string;
  readonly way: Way;
  /** Whether the same key may be handed over twice without reaching the person twice. */
  readonly knowsKeys: boolean;
  /** The most it takes in a second. */
  readonly perSecond: number;
  /** The most it takes in one call of `hand`. */
  readonly together: number;
  /** Price of one part in ten-thousandths of the currency. */
  readonly costOfPart: number;
  /** Its order among carriers of the same way: the lowest that is up is used. */
  readonly rank: number;
  /** False while it is known to be down: another one of the same way is used. */
  isUp(): boolean;
  /** Why it is down, or what went wrong last; null: nothing is known against it. */
  trouble?(): string | null;
  /** Hands parcels over; an answer for each, in their order. Never rejects. Ends within `deadline` milliseconds. */
  hand(parcels: readonly Parcel[], deadline: number): Promise<Handover[]>;
  /** What became of it, where the carrier can be asked; null: it does not know. */
  ask?(reference: string | null, key: string): Promise<Extract<News, { type: 'receipt' }> | null>;
  /** Asks for a message back; true when it will not be delivered. */
  recall?(reference: string): Promise<boolean>;
  /** The names of its parts where a reference joins several: each may be told of alone. */
  partsOf?(reference: string): readonly string[];
  close(): Promise<void>;
}

/** Words of a far end as they can be kept: it may say anything, also octets that no text of the database holds. */
export function storable(words: string): string {
  return words.replaceAll('\u0000', '\ufffd');
}

/** Who hears a carrier's news. It resolves when the news is kept: only then may the carrier forget it. */
export type Hearer = (news: readonly News[]) => Promise<void>;
