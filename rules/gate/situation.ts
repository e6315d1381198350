/**
 * What is known when someone asks whether a contact may be made?
 *
 * Everything the prohibitions look at, in one value: who collects, whom, about what, by which way, and the log of what
 * happened. `undefined` means that nobody has recorded it: a prohibition that needs it refuses and says what is missing.
 * Times are minutes (UTC); a place in time that is only known as a day is the first minute of that day where the person is.
 */
import type { Day } from '../days.ts';
import type { Content } from '../words/saying.ts';
import type { Clock, Minute, Zone } from './local-time.ts';

/** A fact that may not have been recorded. */
export type Known<T> = T | undefined;

/** Ways to reach a person. `voicemail` is a recorded message, `data-message` any electronic message, `personal-account` a
 * private phone or account of a worker that the institution does not know. */
export const WAYS = [
  'in-app',
  'push',
  'sms',
  'email',
  'data-message',
  'portal',
  'social',
  'personal-account',
  'call',
  'voicemail',
  'letter',
  'postcard',
  'visit',
  'court',
] as const;
export type Way = (typeof WAYS)[number];

export type CollectorKind =
  | 'third-party-collector'
  | 'original-creditor'
  | 'bank'
  | 'consumer-finance'
  | 'small-loan'
  | 'private-lender'
  | 'assignee'
  | 'authorised-firm';

/** Who collects, and what is known of how he does it. */
export interface Collector {
  readonly id: string;
  readonly kind: CollectorKind;
  /** Calls can be recorded at this moment. */
  readonly records: Known<boolean>;
  /** The institution has agreed to private phones and accounts of agency staff. */
  readonly allowsPersonalDevices: Known<boolean>;
  /** Collects under its own name (US: 15 USC 1692a(6) looks at this). */
  readonly ownName: Known<boolean>;
  /** Electronic media through which it takes messages from consumers; absent: not known, any counts. */
  readonly accepts?: readonly Via[];
}

/** An outside agency. */
export interface Agency {
  readonly id: string;
  readonly entrusted: Known<boolean>;
  readonly debtorTold: Known<boolean>;
  /** The debts that lie with it and that it may begin with; absent: all. */
  readonly debts?: readonly string[];
  /** A law firm that is entrusted with letters. */
  readonly lawFirm: Known<boolean>;
}

/** A person who contacts, or the robot that does. */
export interface Worker {
  readonly id: string;
  readonly trained: Known<boolean>;
  readonly certified: Known<boolean>;
}

export type Role =
  | 'debtor'
  | 'spouse'
  | 'guarantor'
  | 'contact-person'
  | 'emergency-contact'
  | 'referee'
  | 'referee-family-or-friend'
  | 'colleague'
  | 'family'
  | 'attorney'
  | 'executor'
  | 'parent'
  | 'guardian'
  | 'third-party';

/** Someone who may be contacted, or whom it is about. The debtor has the role `debtor`. */
export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly alive: Known<boolean>;
  readonly minor: Known<boolean>;
  /** Can act in law (行为能力). */
  readonly capable: Known<boolean>;
  readonly bankrupt: Known<boolean>;
  /** Known to be represented by a lawyer on these debts; `contactKnown`: the lawyer can be reached. */
  readonly represented: Known<false | { readonly contactKnown: boolean }>;
  /** Whether the debtor can be reached, where that was established; null: to be judged from the log. */
  readonly reachable: boolean | null;
  /** Where the collector knows the person to be at this moment; null: not known. */
  readonly at: Place | null;
  readonly agreedToEntry: Known<boolean>;
  readonly agreedToAdvertising: Known<boolean>;
  readonly identityChecked: Known<boolean>;
  readonly boundByGuarantee: Known<boolean>;
  /** The employer forbids private contact at work. */
  readonly employerForbids: Known<boolean>;
  /** The collector knows that the person's waking hours are others than the usual ones. */
  readonly otherWakingHours?: boolean;
}

export type Place = 'home' | 'inside-home' | 'work' | 'public';

export interface Debt {
  readonly id: string;
  readonly kind:
    | 'card'
    | 'medical'
    | 'mortgage'
    | 'regulated-mortgage'
    | 'student-loan'
    | 'private-loan'
    | 'assisted-loan'
    | 'microfinance'
    | 'other';
  /** Debts that are serviced under one account count as one (12 CFR 1006.14(b)(4)). */
  readonly servicedAs: string;
  readonly owed: Known<boolean>;
  readonly overdue: Known<boolean>;
  readonly lawful: Known<boolean>;
  readonly timeBarred: Known<boolean>;
  readonly household: Known<{ readonly evidenced: boolean } | false>;
}

/** A number, mailbox, postal address or account. */
export interface Address {
  readonly id: string;
  readonly kind: 'mobile' | 'landline' | 'phone' | 'email' | 'postal' | 'social' | 'in-app';
  readonly of: string;
  readonly use: 'home' | 'work' | 'personal' | null;
  readonly zone: Zone | null;
  readonly provenance: Known<Provenance>;
  readonly state: Known<'active' | 'invalid' | 'wrong'>;
  /** Whose it is known to be, when not `of`'s. */
  readonly belongsTo: string | null;
  /** How sure it is that it is `of`'s, in hundredths. */
  readonly confidence: Known<number>;
  readonly lawfullyObtained: Known<boolean>;
  readonly byEmployer: Known<boolean>;
  /** The literal address, where one may be named by its text. */
  readonly text: string | null;
}

export type Provenance =
  | 'reserved'
  | 'contract'
  | 'used-by-person'
  | 'consent'
  | 'public'
  | 'told-by-contact'
  | 'credit-bureau'
  | 'prior-collector'
  | 'unknown';

/** What keeps collection away from a person or a debt for a time. */
export interface Hold {
  readonly kind:
    | 'breathing-space'
    | 'breathing-space-crisis'
    | 'hardship'
    | 'disaster'
    | 'plan-kept'
    | 'complaint'
    | 'house';
  readonly from: Day;
  /** Last day; null: until it is lifted. */
  readonly to: Day | null;
  /** Last day of a crisis treatment, where it is known. */
  readonly treatmentEnds?: Day | null;
  /** Debts it covers; null: all. */
  readonly debts: readonly string[] | null;
}

/** A day on which a person should be left alone. */
export interface SpecialDay {
  readonly kind: 'bereavement' | 'calamity' | 'wedding' | 'festival';
  readonly on: Day;
}

/** An offer that was made: until when it is said to stand, until when it does, and whether the collector decides that. */
export interface Offer {
  readonly statedUntil: Day | null;
  readonly until: Day | null;
  readonly ours: boolean;
}

/** Result of a call. `unknown`: handed to the carrier, never heard of again; it counts as made. */
export type CallOutcome =
  | 'no-answer'
  | 'busy'
  | 'not-in-service'
  | 'unreachable'
  | 'dropped'
  | 'voicemail'
  | 'voicemail-unavailable'
  | 'conversation'
  | 'unknown';

/** What happened, in order of time. `id` only where something refers to it. */
export type Happening = {
  readonly at: Minute;
  readonly id: string | null /** Known as a day only. */;
  readonly dayOnly: boolean;
} & (
  | {
      readonly type: 'call';
      readonly by: string;
      readonly to: string;
      readonly address: string | null;
      readonly outcome: CallOutcome;
      readonly attributedTo: string | null;
      readonly raised: readonly string[];
      readonly discussed: readonly string[];
      /** It is on record that nobody spoke of a debt; where it is not, an empty `discussed` is unknown. */
      readonly noDebt?: boolean;
      readonly limitedContent: boolean;
      readonly purpose: Purpose;
      readonly answerBelievedWrong: boolean;
      readonly nowBelievedRight: boolean;
      /** What its words amount to, where that was judged ("obscene"). */
      readonly content?: readonly Content[];
    }
  | {
      readonly type: 'message';
      readonly way: Way;
      readonly to: string;
      readonly address: string | null;
      readonly debts: readonly string[];
      readonly asked: boolean;
      readonly replyTo: string | null;
      /** What it was sent for; absent: to collect. */
      readonly purpose?: Purpose;
    }
  | {
      readonly type: 'visit';
      readonly place: Place | null;
      readonly met: boolean;
      readonly debts: readonly string[];
    }
  | {
      readonly type: 'inbound';
      readonly way: Way;
      readonly from: string;
      readonly address: string | null;
      readonly conversation: boolean;
      readonly discussed: readonly string[];
      /** It is on record that nobody spoke of a debt; where it is not, an empty `discussed` is unknown. */
      readonly noDebt?: boolean;
      readonly debts: readonly string[];
    }
  | { readonly type: 'session'; readonly until: Minute }
  | { readonly type: 'said'; readonly by: string; readonly via: Via | null; readonly says: Says }
  | {
      readonly type: 'preference';
      readonly times: readonly Inconvenient[];
      readonly places: readonly Place[];
      readonly until: Day | null;
    }
  | {
      readonly type: 'opt-out';
      readonly by: string;
      readonly scope: 'way' | 'address' | 'person';
      readonly way: Way | null;
      readonly address: string | null;
      readonly via: Via | null;
    }
  | {
      readonly type: 'consent';
      readonly scope: 'call' | 'sms' | 'time' | 'way';
      readonly directly: boolean;
      readonly debts: readonly string[] | null;
      readonly address: string | null;
      readonly days: readonly Day[] | null;
      readonly times: readonly { from: Clock; to: Clock }[] | null;
      readonly way: Way | null;
    }
  | {
      readonly type: 'consent-withdrawn';
      readonly scope: 'call' | 'sms' | 'time' | 'way';
      readonly debts: readonly string[] | null;
    }
  | { readonly type: 'asked'; readonly by: string; readonly about: string | null }
  | { readonly type: 'cut-off'; readonly topic: 'settlement' | 'payment' | 'other' }
  | { readonly type: 'number-wrong' | 'number-invalid'; readonly address: string }
  | { readonly type: 'number-checked'; readonly address: string; readonly reassigned: boolean }
  | { readonly type: 'cease-sent' | 'cease-received'; readonly via: Via | null; readonly written: boolean }
  | {
      readonly type: 'dispute';
      readonly written: boolean;
      readonly inPeriod: boolean;
      readonly portion: 'all' | 'part';
      readonly debts: readonly string[] | null;
      /** Says again what was disputed before, with nothing new. */
      readonly sameGround?: boolean;
    }
  | { readonly type: 'verification-sent'; readonly of: string | null }
  | { readonly type: 'complaint'; readonly pending: boolean; readonly frivolous: boolean }
  | { readonly type: 'plan-in-preparation'; readonly by: string }
  | { readonly type: 'payment'; readonly inFull: boolean }
  | { readonly type: 'payment-failed'; readonly graceEnds: Day | null; readonly harmNotOurs: boolean }
  | { readonly type: 'first-communication'; readonly way: Way; readonly withValidation: boolean }
);

export type Via = 'call' | 'letter' | 'email' | 'sms' | 'portal' | 'response-form' | 'by-hand';
export type Says =
  | 'busy-now'
  | 'inconvenient-now'
  | 'no-personal-calls-at-work'
  | 'does-not-owe'
  | 'refuses-to-pay'
  | 'asks-for-no-contact';

/** Times that do not suit: `weekdays` null: every day; `from` null: the whole day. May run over midnight. */
export interface Inconvenient {
  readonly weekdays: readonly number[] | null;
  readonly from: Clock | null;
  readonly to: Clock | null;
}

/** What a contact is made for. */
export type Purpose =
  | 'collect'
  | 'location'
  | 'obtain-contact-data'
  | 'relay-message'
  | 'pressure'
  | 'legally-required'
  | 'litigation'
  | 'requested-information'
  | 'finish-cut-off-talk'
  | 'avert-harm'
  | 'offer-discount'
  | 'confirm-opt-out'
  | 'confirm-end'
  | 'remedy-may'
  | 'remedy-will'
  | 'contact-request';

/** One contact about to be made, at one minute. */
export interface Attempt {
  readonly at: Minute;
  readonly way: Way;
  /** The collector or agency that makes it, and the worker where one is named. */
  readonly by: string;
  readonly worker: string | null;
  readonly person: string;
  readonly address: string | null;
  readonly debts: readonly string[];
  readonly purpose: Purpose;
  /** Who started: the collector, or a person whose contact (`replyTo`) this answers, or on whose call or session it is said. */
  readonly start: 'collector' | 'reply' | 'auto-reply' | 'live' | 'session';
  readonly replyTo: string | null;
  readonly place: Place | null;
  readonly visibleTo: 'person' | 'social' | 'public';
  /** Says that it collects; undefined: not settled. */
  readonly saysCollector: Known<boolean>;
  readonly envelope: Known<readonly ('addressed' | 'private' | 'sender-visible' | 'sender-reveals-debt')[]>;
  readonly advertising: Known<boolean>;
  /** What the words amount to, as the rules about words name it (`rules/words/saying.ts`). */
  readonly content: Known<readonly Content[]>;
  /** How a visit was arranged. */
  readonly booking?: { readonly confirmedByBorrower: boolean; readonly approvedBySecond: boolean };
}

/** Steps of the ladder, milder first. */
export type Step = 'message' | 'call' | 'letter' | 'visit';

/** Everything that is known. */
export interface Situation {
  /** Every zone in which the person may be. */
  readonly zones: readonly Zone[];
  readonly collector: Collector;
  readonly agencies: readonly Agency[];
  readonly workers: readonly Worker[];
  readonly people: readonly Person[];
  readonly debts: readonly Debt[];
  readonly addresses: readonly Address[];
  readonly holds: readonly Hold[];
  readonly specialDays: Known<readonly SpecialDay[]>;
  /** The ladder since the oldest open debt fell overdue; absent: not recorded. */
  readonly steps?: { readonly since: Minute; readonly impossible: readonly Step[] };
  readonly offers?: readonly Offer[];
  readonly log: readonly Happening[];
  /** Public holidays and working weekends of the person's place, by year; a year that is not there is not known. */
  readonly calendar: {
    readonly years: readonly number[];
    readonly holidays: ReadonlySet<Day>;
    readonly workdays: ReadonlySet<Day>;
  };
}
