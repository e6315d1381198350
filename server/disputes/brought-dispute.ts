/**
 * What does somebody say who disputes something, and what can become of it?
 */
import type { DisputeKind, Ground } from '../../rules/dispute/dispute-kinds.ts';
import type { EvidenceLine } from '../../rules/dispute/verdict-words.ts';
import type { Via } from '../../rules/gate/situation.ts';
import type { DisputeRow } from '../db/disputes/dispute-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Fallen } from '../db/gate/silence-rows.ts';
import type { Described } from './find-told.ts';

/** A dispute as somebody brings it. `takenBy`: 'borrower' or the agent; `request`: the key of his request. */
export interface Brought {
  readonly key: BorrowerKey;
  readonly region: string;
  readonly kind: DisputeKind;
  readonly ground: Ground;
  /** Accounts it is about; for a message none need be named. */
  readonly accounts: readonly bigint[];
  readonly amount: bigint | null;
  readonly permit: number | null;
  readonly told: Described | null;
  readonly words: string;
  /** Proof that comes with it: "receipt"; null: none. */
  readonly proof: string | null;
  readonly via: Via;
  readonly takenBy: string;
  readonly request: string;
}

/** What became of it. `before`: it was there already. */
export type Taken =
  | {
      readonly state: 'taken' | 'before';
      readonly dispute: DisputeRow;
      readonly lines: readonly EvidenceLine[];
      readonly fallen: readonly Fallen[];
    }
  | { readonly state: 'refused'; readonly refused: Refusal };

export type Refusal = 'other-content' | 'too-many' | 'no-contact' | 'in-the-future';

/** How many disputes one person may bring within a day: nobody has more to say, a machine has. */
export const MOST_A_DAY = 20;
