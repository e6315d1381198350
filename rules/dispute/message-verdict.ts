/**
 * Was this one message or call right?
 *
 * Judged from what the gate says twice: with everything that was known when it was committed, and with what became known later but
 * was true then already. What was known and spoke against it makes it *wrong*; what only became known later makes it *regretted*;
 * what became known while it was on its way has *crossed* it. A record that does not hold proves nothing: a person looks.
 */
import type { Minute } from '../gate/local-time.ts';

export const VERDICTS = ['right', 'wrong', 'crossed', 'regretted', 'not-ours', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What speaks against a contact: a rule by name with its reasons, or the fact that is missing. */
export interface Against {
  readonly rule: string;
  readonly reasons: readonly string[];
}

/** Something that became known while the contact was on its way. Times in milliseconds since 1970 on the database's clock. */
export interface Crossing {
  readonly silence: number;
  readonly at: Minute;
  readonly knownAt: number;
  readonly silencedAt: number;
  /** When the carrier had it; null: nobody wrote that down, it was still in a sender's hands. */
  readonly handedAt: number | null;
  readonly why: string;
  /** What would have spoken against the contact from then on; nothing: it would have been right all the same. */
  readonly against: readonly Against[];
}

/** Why nobody can say from the record alone. */
export type Doubt =
  | 'chain-broken'
  | 'not-proven'
  | 'does-not-replay'
  | 'no-decision'
  | 'other-place'
  | 'order-unknown'
  | 'not-sent'
  | 'erased'
  | 'words-differ'
  | 'nothing-then'
  | 'too-little-told'
  | 'several-then'
  | 'own-code-other-time'
  | 'what-was-said'
  | 'denies-identity';

/** Why a message is none of the lender's. */
export type Foreign = 'code-unknown' | 'code-unused' | 'code-of-another' | 'number-unknown' | 'number-ended';

/** One contact, as the record has it. */
export interface ContactThen {
  /** The first that holds; empty: the record is whole, the chain unbroken and the decision made again the same, bit for bit. */
  readonly doubts: readonly Doubt[];
  /** Whether it left the house. */
  readonly left: boolean;
  /** Speaks against it: with what was known when it was committed, under the law in force on its day. */
  readonly asKnown: readonly Against[];
  /** The same, with what became known later and was true before that minute. */
  readonly asTrue: readonly Against[];
  /** Whom it went out by no longer spoke for the lender. */
  readonly senderEnded: boolean;
  /** Milliseconds from its commit until a carrier had it; null where that is not known. */
  readonly handedAfter: number | null;
  readonly crossing: Crossing | null;
}

/** What the person says is wrong with it, as far as the record cannot answer that: how he was spoken to, that he is not the one. */
export type Unanswerable = 'what-was-said' | 'denies-identity';

export interface Judged {
  readonly verdict: Verdict;
  /** Why: rules that stand against it, a doubt, a reason why it is not ours. */
  readonly against: readonly Against[];
  readonly doubts: readonly Doubt[];
}

/** A parcel that is not handed over so soon after its commit stays in the house; a permit is good for five minutes. */
export const HANDED_WITHIN = 5 * 60_000;
/** A hand-over that had begun when silence fell may end so much later. */
export const HANDING = 1_000;

/** The house's own rules about the sender and about handing over, by name. */
const SENDER_ENDED: Against = { rule: 'HOUSE-REGISTER', reasons: ['sender_ended'] };
const HANDED_LATE: Against = { rule: 'HOUSE-HAND-OVER', reasons: ['handed_late'] };
const HANDED_AFTER: Against = { rule: 'HOUSE-HAND-OVER', reasons: ['handed_after_silence'] };

/** The verdict on a contact of the log. `says`: what the record cannot answer; then nothing better than a person is said of a right one. */
export function verdictOn(contact: ContactThen, says: Unanswerable | null): Judged {
  const judged = verdictOfRecord(contact);
  if (judged.verdict !== 'right' || says === null) return judged;
  return unclear(says);
}

function verdictOfRecord(contact: ContactThen): Judged {
  const { doubts, left, asKnown, asTrue, crossing } = contact;
  if (doubts.length > 0) return { verdict: 'unclear', against: [], doubts };
  if (!left) return unclear('not-sent');
  const wrong = [...asKnown, ...fromHandingOver(contact)];
  if (wrong.length > 0) return { verdict: 'wrong', against: wrong, doubts: [] };
  if (asTrue.length > 0) return { verdict: 'regretted', against: asTrue, doubts: [] };
  if (crossing !== null && crossing.against.length > 0)
    return { verdict: 'crossed', against: crossing.against, doubts: [] };
  return { verdict: 'right', against: [], doubts: [] };
}

/** What was done wrong between the commit and the carrier, however right the decision was. */
function fromHandingOver({ senderEnded, handedAfter, crossing }: ContactThen): Against[] {
  const after =
    crossing !== null &&
    crossing.against.length > 0 &&
    crossing.handedAt !== null &&
    crossing.handedAt > crossing.silencedAt + HANDING;
  return [
    ...(senderEnded ? [SENDER_ENDED] : []),
    ...(after ? [HANDED_AFTER, ...crossing.against] : []),
    ...(!after && handedAfter !== null && handedAfter > HANDED_WITHIN ? [HANDED_LATE] : []),
  ];
}

/** A message that is none of the lender's. */
export function notOurs(foreign: Foreign): Judged {
  return { verdict: 'not-ours', against: [{ rule: foreign, reasons: [] }], doubts: [] };
}

/** A person must look. */
export function unclear(...doubts: readonly Doubt[]): Judged {
  return { verdict: 'unclear', against: [], doubts };
}
