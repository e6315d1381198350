/**
 * Who is walked with: what is so in his life, and what does the gate hear of it?
 *
 * One person with one debt, no server: his situation is built for the gate as the server builds it from rows. What happens is written
 * into the journal; the letter, the visit and the case that are open about him stand here too.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import type { Precondition as CourtPrecondition } from '../../../rules/court/court-preconditions.ts';
import { type Day, dayOf } from '../../../rules/days.ts';
import { endsBy, type Precondition as LetterPrecondition } from '../../../rules/firms/letter-conditions.ts';
import { decide, type Law } from '../../../rules/gate/gate.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type {
  Attempt,
  CallOutcome,
  Happening,
  Hold,
  Person,
  Situation,
  Step,
  Way,
} from '../../../rules/gate/situation.ts';
import type { Ladder } from '../../../rules/strategy.ts';
import type { Guard, Visit } from '../../../rules/visits/visit-course.ts';
import { zoneAround } from '../../../server/zone-table.ts';
import type { Entry, LetterNote, Maker, Quiet } from './rung-journal.ts';

/** The rules that are walked over. One of them is missing where the reader is tried. */
export interface RungRules {
  readonly law: Law;
  readonly ladder: Ladder;
  readonly letters: readonly LetterPrecondition[];
  readonly visits: readonly Guard[];
  readonly court: readonly CourtPrecondition[];
}

export const FIRST_DAY: Day = dayOf(2026, 9, 1);
const ZONE = zoneAround('Asia/Shanghai', FIRST_DAY * 1440);
/** China has one clock all year, eight hours ahead. */
const AHEAD = 480;
export const dayAtMinute = (at: Minute): Day => Math.floor((at + AHEAD) / 1440);
export const minuteOn = (day: Day, clock: number): Minute => day * 1440 - AHEAD + clock;

export const DEBT = 'D';
export const PEOPLE = ['an', 'bo', 'cai', 'ding'] as const;
const FIRM = 'firm';
const AGENCY = 'agency';

/** What of each walk's surroundings is drawn once. */
export interface Surroundings {
  readonly currency: 'CNY' | 'USD';
  readonly firm: LetterNote['firm'];
  /** Who has a card and training. */
  readonly carded: readonly string[];
  readonly untrained: readonly string[];
  readonly agency: { readonly entrusted: boolean; readonly told: boolean };
  readonly firmEntrusted: boolean;
  readonly impossible: readonly Step[];
}

/** A letter order as it is kept. */
export interface Order {
  proposedBy: string;
  overdue: bigint;
  decidedBy: string | null;
  told: boolean;
  undecided: readonly string[];
  page: string;
  signed: LetterNote['signed'];
  state: 'proposed' | 'with-firm' | 'signed';
}

/** Leave for a visit that was taken along. */
export interface Leave {
  readonly booking: { readonly confirmedByBorrower: boolean; readonly approvedBySecond: boolean };
  readonly from: Minute;
  readonly until: Minute;
  revoked: boolean;
}

/** A case as it is kept. */
export interface Case {
  readonly openedBy: string;
  readonly path: 'suit' | 'arbitration';
  readonly clause: boolean;
  readonly daysLeft: number | null | undefined;
  readonly worthIt: boolean;
  stage: 'prepared' | 'approved' | 'noticed';
  approvedBy: string | null;
  noticeOn: Day | null;
  noticeBack: boolean;
  bundleOn: Day | null;
}

export class World {
  at: Minute;
  log: readonly Happening[] = [];
  readonly journal: Entry[] = [];
  readonly quiets = new Set<Quiet>();
  readonly rules: RungRules;
  readonly here: Surroundings;
  /** The day of the oldest unpaid due day. */
  readonly since: Day;
  overdue: bigint;
  paidOn: Day | null = null;
  order: Order | null = null;
  visit: Visit | null = null;
  leave: Leave | null = null;
  declinedOn: Day | null = null;
  suit: Case | null = null;

  constructor(rules: RungRules, here: Surroundings, daysPastDue: number, overdue: bigint) {
    this.rules = rules;
    this.here = here;
    this.at = minuteOn(FIRST_DAY, 600);
    this.since = FIRST_DAY - daysPastDue;
    this.overdue = overdue;
    this.note({ type: 'arrears', since: minuteOn(this.since + 1, 0), daysPastDue });
    for (const step of here.impossible) this.note({ type: 'impossible', step });
  }

  get today(): Day {
    return dayAtMinute(this.at);
  }

  note(entry: Entry extends infer One ? (One extends Entry ? Omit<One, 'at'> : never) : never): void {
    this.journal.push({ at: this.at, ...entry } as Entry);
  }

  happened(event: object, at = this.at, id: string | null = null): void {
    this.log = [...this.log, { at, id, dayOnly: false, ...event } as Happening];
  }

  /** Something becomes known: what is open and rests on it ends, leave that was given is revoked. */
  tell(kind: Quiet | 'paid-part', on: boolean): void {
    if (kind === 'paid-part') {
      this.paidOn = this.today;
      this.note({ type: 'paid-part' });
    } else {
      if (on) this.quiets.add(kind);
      else this.quiets.delete(kind);
      this.note({ type: 'quiet', kind, on });
      this.#toLog(kind, on);
    }
    if (!on) return;
    if (this.order !== null && endsBy(`it became known: ${kind}`) !== null) this.order = null;
    if (this.leave !== null) this.leave.revoked = true;
  }

  #toLog(kind: Quiet, on: boolean): void {
    if (kind === 'dispute')
      this.happened(
        on
          ? { type: 'dispute', written: false, inPeriod: false, portion: 'all', debts: null }
          : { type: 'verification-sent', of: null },
      );
    if (kind === 'complaint') this.happened({ type: 'complaint', pending: on, frivolous: false });
    if (kind === 'written-stop') this.happened({ type: 'cease-received', via: 'letter', written: true });
  }

  /** What is known about him, for the gate. */
  situation(): Situation {
    const { quiets, here, overdue } = this;
    const owed = !quiets.has('paid') && overdue > 0n;
    const [{ entrusted, told }, { firmEntrusted, carded, untrained }] = [here.agency, here];
    return {
      ...FILE,
      zones: [ZONE],
      agencies: [
        { id: FIRM, entrusted: firmEntrusted, debtorTold: true, lawFirm: true },
        { id: AGENCY, entrusted, debtorTold: told, lawFirm: false },
      ],
      workers: [...new Set([...PEOPLE, ...carded])].map((id) => ({
        id,
        trained: !untrained.includes(id),
        certified: true,
      })),
      people: [
        {
          ...DEBTOR,
          alive: !quiets.has('death'),
          minor: quiets.has('minor'),
          bankrupt: quiets.has('bankrupt'),
          represented: quiets.has('lawyer') ? { contactKnown: true } : false,
        },
      ],
      debts: [{ ...OWED, owed, overdue: owed }],
      holds: [...quiets].flatMap((kind): Hold[] =>
        HOLDS[kind] === undefined
          ? []
          : [{ kind: HOLDS[kind], from: FIRST_DAY - 400, to: null, debts: null }],
      ),
      steps: { since: minuteOn(this.since + 1, 0), impossible: here.impossible },
      log: this.log,
    };
  }

  /** Asks the gate; a contact that is allowed happens. `later`: for a minute that is still to come, and nothing happens yet. */
  ask(
    way: Way,
    maker: { readonly by: string; readonly worker: string | null },
    more: Partial<Attempt> = {},
    later: Minute | null = null,
  ): boolean {
    const attempt: Attempt = {
      ...PLAIN,
      way,
      ...maker,
      ...ADDRESSED[way],
      ...more,
      at: later ?? this.at,
    };
    const { result } = decide(attempt, this.situation(), this.rules.law);
    if (!result.startsWith('permit')) return false;
    if (later === null) this.contact(way, attempt, false);
    return true;
  }

  /** A contact that is made, or (`before`) one that the book was taken over with. */
  contact(way: Way, attempt: Attempt, before: boolean, outcome: CallOutcome = 'no-answer'): void {
    const { by, worker, booking, purpose, at } = attempt;
    const { here } = this;
    const [firm, agency] = [by === FIRM, by === AGENCY];
    const maker: Maker = {
      house: !firm && !agency,
      lawFirm: firm,
      entrusted: firm ? here.firmEntrusted : agency ? here.agency.entrusted : true,
      told: firm ? true : agency ? here.agency.told : true,
      trained: worker === null ? null : !here.untrained.includes(worker),
    };
    this.journal.push({
      at,
      type: 'contact',
      way,
      maker,
      collects: purpose === 'collect',
      booking:
        booking === undefined
          ? null
          : { confirmed: booking.confirmedByBorrower, second: booking.approvedBySecond },
      before,
    });
    if (way === 'call') this.happened({ ...CALLED, by, outcome }, at);
    else if (way === 'visit') this.happened({ type: 'visit', place: 'home', met: false, debts: [DEBT] }, at);
    else if (way !== 'court') this.happened({ ...WRITTEN, way }, at);
  }
}

const HOLDS: Readonly<Partial<Record<Quiet, Hold['kind']>>> = {
  plan: 'plan-kept',
  hardship: 'hardship',
  disaster: 'disaster',
  stop: 'house',
};

const PLAIN: Omit<Attempt, 'at' | 'way'> = {
  by: 'house',
  worker: null,
  person: 'he',
  address: 'phone',
  debts: [DEBT],
  purpose: 'collect',
  start: 'collector',
  replyTo: null,
  place: null,
  visibleTo: 'person',
  saysCollector: true,
  envelope: ['addressed', 'private'],
  advertising: false,
  content: [],
};

const ADDRESSED: Readonly<Partial<Record<Way, Partial<Attempt>>>> = {
  letter: { address: 'postal' },
  visit: { address: 'postal', place: 'home' },
  court: { address: null },
  'in-app': { address: 'in-app' },
};

export const CALLED = {
  type: 'call',
  to: 'he',
  address: 'phone',
  attributedTo: DEBT,
  raised: [],
  discussed: [],
  limitedContent: false,
  purpose: 'collect',
  answerBelievedWrong: false,
  nowBelievedRight: false,
} as const;
export const WRITTEN = {
  type: 'message',
  to: 'he',
  address: null,
  debts: [DEBT],
  asked: false,
  replyTo: null,
} as const;

const DEBTOR: Person = {
  id: 'he',
  role: 'debtor',
  alive: true,
  minor: false,
  capable: true,
  bankrupt: false,
  represented: false,
  reachable: null,
  at: null,
  agreedToEntry: false,
  agreedToAdvertising: false,
  identityChecked: true,
  boundByGuarantee: false,
  employerForbids: false,
};

const OWED = {
  ...({ id: DEBT, kind: 'other', servicedAs: DEBT } as const),
  ...{ lawful: true, timeBarred: false, household: false as const },
};

const SURE = {
  of: 'he',
  zone: null,
  provenance: 'reserved',
  state: 'active',
  belongsTo: null,
  confidence: 90,
  lawfullyObtained: true,
  byEmployer: false,
  text: null,
} as const;

/** What differs in no walk. */
const FILE = {
  collector: HOUSE.collector,
  addresses: [
    { ...SURE, id: 'phone', kind: 'mobile', use: 'personal' },
    { ...SURE, id: 'postal', kind: 'postal', use: 'home' },
    { ...SURE, id: 'in-app', kind: 'in-app', use: 'personal' },
  ],
  specialDays: [],
  calendar: { years: [2026, 2027], holidays: new Set<number>(), workdays: new Set<number>() },
} as const;
