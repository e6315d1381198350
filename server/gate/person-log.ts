/**
 * What is recorded about a person, and what does it change in the situation that the credit file alone would give?
 *
 * Facts are appended in the order in which they became known and folded here: a later one about the same thing replaces
 * what it names. Contacts come from the contact log with their last outcome; one that has none may have reached the person, so
 * it counts. One that never left the house does not.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import type {
  Address,
  Agency,
  CallOutcome,
  Debt,
  Happening,
  Hold,
  Person,
  Place,
  Purpose,
  Situation,
  SpecialDay,
  Way,
  Worker,
} from '../../rules/gate/situation.ts';
import type { PlanNotice } from '../agreements/plan-notice.ts';
import type { CourtStep, LimitStep, PathStep } from '../court/court-fact.ts';
import type { AddressRow, AttemptRow, FactRow, LogRows, StaffRows } from '../db/gate/person-rows.ts';
import type { VisitNotice } from '../visits/visit-notice.ts';
import { zoneAround } from '../zone-table.ts';
import { valueIn } from './stored-text.ts';

/** A happening as it is told: when it happened stands beside it. */
export type Told = Happening extends infer One
  ? One extends Happening
    ? Omit<One, 'at' | 'id' | 'dayOnly'>
    : never
  : never;

/** What became of a contact. `not-sent`: it certainly never left the house. */
export type ContactOutcome = CallOutcome | 'sent' | 'delivered' | 'bounced' | 'met' | 'not-met' | 'not-sent';

/** How a contact ended; for a call, the debts that the collector raised and those that anybody discussed. */
export interface Ending {
  readonly type: 'outcome';
  readonly outcome: ContactOutcome;
  readonly raised?: readonly string[];
  readonly discussed?: readonly string[];
  readonly limitedContent?: boolean;
}

/** What can be recorded about a person: what happened, what stands, what became of a contact. */
export type PersonFact =
  | Told
  | { readonly type: 'person'; readonly person: Partial<Person> & Pick<Person, 'id'> }
  | { readonly type: 'debt'; readonly debt: Partial<Debt> & Pick<Debt, 'id'> }
  | {
      readonly type: 'agency';
      readonly agency: Partial<Agency> & Pick<Agency, 'id'>;
      /** Under which names it is told to the person. */
      readonly named?: { readonly zh: string; readonly en: string };
    }
  | { readonly type: 'hold'; readonly id: string; readonly hold: Hold }
  | { readonly type: 'hold-lifted'; readonly id: string }
  | { readonly type: 'special-day'; readonly day: SpecialDay }
  | { readonly type: 'zone'; readonly name: string }
  | DisputeStep
  | PlanNotice
  | VisitNotice
  | CourtStep
  | PathStep
  | LimitStep
  | Ending;

/** A step of a dispute. It says nothing to the gate: what rests meanwhile are facts of their own. */
export interface DisputeStep {
  readonly type: 'dispute-step';
  readonly dispute: number;
  readonly step: 'taken' | 'judged' | 'decided' | 'withdrawn' | 'appealed';
  readonly kind: string;
  /** The contact it is about, and what was found. */
  readonly permit?: number;
  readonly verdict?: string;
  readonly reasons?: readonly string[];
  readonly outcome?: string;
  readonly by?: string;
}

const UNKNOWN_PERSON: Omit<Person, 'id'> = {
  role: 'third-party',
  alive: undefined,
  minor: undefined,
  capable: undefined,
  bankrupt: undefined,
  represented: undefined,
  reachable: null,
  at: null,
  agreedToEntry: undefined,
  agreedToAdvertising: undefined,
  identityChecked: undefined,
  boundByGuarantee: undefined,
  employerForbids: undefined,
};

const UNKNOWN_AGENCY = { entrusted: undefined, debtorTold: undefined, lawFirm: undefined };

/** Of nobody who contacts is anything needed. */
export const NO_STAFF: StaffRows = { workers: [], agencies: [] };

/** The situation with what is recorded laid over what the credit file and the house say. */
export function withLog(filed: Situation, log: LogRows, staff: StaffRows, at: Minute): Situation {
  const folded = new Fold(filed, staff, at);
  for (const fact of log.facts) folded.take(fact);
  for (const row of log.addresses) folded.address(row);
  const contacts = log.attempts.flatMap((row) => {
    const contact = contactOf(row, folded.endings.get(row.permit));
    return contact === null ? [] : [contact];
  });
  return {
    ...filed,
    ...folded.standing(),
    workers: staff.workers.map(workerOf),
    log: [...filed.log, ...folded.log, ...contacts].sort((a, b) => a.at - b.at),
  };
}

/** That something crossed in flight, how far a dispute, a visit or a suit has come, what was told: nothing about the person. */
const SILENT: ReadonlySet<string> = new Set([
  'crossed',
  'dispute-step',
  'plan-notice',
  'visit-notice',
  'court-step',
  'path-step',
  'limit-step',
]);

/** What is recorded, folded in its order. */
class Fold {
  readonly log: Happening[] = [];
  readonly endings = new Map<number, Ending>();
  readonly #filed: Situation;
  readonly #at: Minute;
  readonly #people: Map<string, Person>;
  readonly #debts: Map<string, Debt>;
  readonly #addresses: Map<string, Address>;
  readonly #agencies = new Map<string, Agency>();
  readonly #holds = new Map<string, Hold>();
  readonly #days: SpecialDay[] = [];
  readonly #zones = new Set<string>();

  constructor(filed: Situation, { agencies }: StaffRows, at: Minute) {
    this.#filed = filed;
    this.#at = at;
    for (const { id, lawFirm } of agencies)
      this.#agencies.set(id, { ...UNKNOWN_AGENCY, id, lawFirm: lawFirm ?? undefined });
    this.#people = new Map(filed.people.map((one) => [one.id, one]));
    this.#debts = new Map(filed.debts.map((one) => [one.id, one]));
    // The numbers themselves are personal data, and what is decided is kept: no rule reads them.
    this.#addresses = new Map(filed.addresses.map((one) => [one.id, { ...one, text: null }]));
  }

  take({ seq, at, type, permit, data }: FactRow): void {
    if (SILENT.has(type)) return;
    const fact = { type, ...(valueIn(data) as object) } as Exclude<
      PersonFact,
      DisputeStep | PlanNotice | VisitNotice | CourtStep | PathStep | LimitStep
    >;
    switch (fact.type) {
      case 'outcome':
        if (permit !== null) this.endings.set(permit, fact);
        return;
      case 'person':
        this.#people.set(fact.person.id, {
          ...UNKNOWN_PERSON,
          ...this.#people.get(fact.person.id),
          ...fact.person,
        });
        return;
      case 'debt': {
        const known = this.#debts.get(fact.debt.id);
        // A debt that the book does not hold is none of ours.
        if (known !== undefined) this.#debts.set(known.id, { ...known, ...fact.debt });
        return;
      }
      case 'agency': {
        const known = this.#agencies.get(fact.agency.id) ?? UNKNOWN_AGENCY;
        this.#agencies.set(fact.agency.id, { ...known, ...fact.agency });
        return;
      }
      case 'hold':
        this.#holds.set(fact.id, fact.hold);
        return;
      case 'hold-lifted':
        this.#holds.delete(fact.id);
        return;
      case 'special-day':
        this.#days.push(fact.day);
        return;
      case 'zone':
        this.#zones.add(fact.name);
        return;
      default:
        this.#happened({ at, id: `f${seq}`, dayOnly: false, ...fact } as Happening);
    }
  }

  /** A row of `address`; one named as one of the credit file replaces it. */
  address(row: AddressRow): void {
    const { id, of, kind, use, timeZone, provenance, belongsTo, confidence, lawful, byEmployer } = row;
    // A number found to be wrong or dead stays so, whatever the row said before.
    const state = this.#foundOut.get(id) ?? row.state ?? undefined;
    this.#addresses.set(id, {
      id,
      of,
      kind,
      use,
      zone: timeZone === null ? null : zoneNamed(timeZone, this.#at),
      provenance: provenance ?? undefined,
      state,
      belongsTo,
      confidence: confidence ?? undefined,
      lawfullyObtained: lawful ?? undefined,
      byEmployer: byEmployer ?? undefined,
      text: null,
    });
  }

  standing(): Pick<
    Situation,
    'people' | 'debts' | 'addresses' | 'agencies' | 'holds' | 'specialDays' | 'zones'
  > {
    for (const [id, state] of this.#foundOut) {
      const known = this.#addresses.get(id);
      if (known !== undefined && known.state !== state) this.#addresses.set(id, { ...known, state });
    }
    const { zones, holds, specialDays } = this.#filed;
    const more = [...this.#zones].filter((name) => !zones.some((zone) => zone.name === name));
    return {
      people: [...this.#people.values()],
      debts: [...this.#debts.values()],
      addresses: [...this.#addresses.values()],
      agencies: [...this.#agencies.values()],
      holds: [...holds, ...this.#holds.values()],
      specialDays: this.#days.length === 0 ? specialDays : [...(specialDays ?? []), ...this.#days],
      // Without his own zone nobody knows his time: another one does not make it known.
      zones: zones.length === 0 ? [] : [...zones, ...more.map((name) => zoneNamed(name, this.#at))],
    };
  }

  readonly #foundOut = new Map<string, 'invalid' | 'wrong'>();

  #happened(happening: Happening): void {
    if (happening.type === 'number-wrong') this.#foundOut.set(happening.address, 'wrong');
    if (happening.type === 'number-invalid') this.#foundOut.set(happening.address, 'invalid');
    this.log.push(happening);
  }
}

/** A zone by name; one that nobody knows is one whose clocks are never known, and the gate refuses and names it. */
function zoneNamed(name: string, at: Minute): Situation['zones'][number] {
  try {
    return zoneAround(name, at);
  } catch (error) {
    if (error instanceof RangeError) return { name, offsets: [], until: 0 };
    throw error;
  }
}

const workerOf = ({ id, trained, certified }: StaffRows['workers'][number]): Worker => ({
  id,
  trained: trained ?? undefined,
  certified: certified ?? undefined,
});

const CALLS: ReadonlySet<string> = new Set(['call', 'voicemail']);

/** A contact as the log tells it; null when it never left the house. */
export function contactOf(row: AttemptRow, ending: Ending | undefined): Happening | null {
  if (ending?.outcome === 'not-sent') return null;
  const { permit, at, sender, person, address, replyTo } = row;
  const head = { at, id: `c${permit}`, dayOnly: false };
  const debts = row.debts === '' ? [] : row.debts.split(' ');
  const purpose = row.purpose as Purpose;
  if (CALLS.has(row.way))
    return {
      ...head,
      type: 'call',
      by: sender,
      to: person,
      address,
      outcome: callOutcome(row.way, ending),
      attributedTo: debts[0] ?? null,
      raised: ending?.raised ?? [],
      discussed: ending?.discussed ?? [],
      limitedContent: ending?.limitedContent ?? false,
      purpose,
      answerBelievedWrong: false,
      nowBelievedRight: false,
    };
  if (row.way === 'visit')
    return {
      ...head,
      type: 'visit',
      place: row.place as Place | null,
      met: ending?.outcome === 'met',
      debts,
    };
  const asked = purpose === 'requested-information';
  return {
    ...head,
    ...{ type: 'message', way: row.way as Way, to: person, address, debts, asked, replyTo },
    ...(purpose === 'collect' ? {} : { purpose }),
  };
}

const CALL_OUTCOMES: ReadonlySet<string> = new Set([
  'no-answer',
  'busy',
  'not-in-service',
  'unreachable',
  'dropped',
  'voicemail',
  'voicemail-unavailable',
  'conversation',
]);

function callOutcome(way: string, ending: Ending | undefined): CallOutcome {
  if (ending !== undefined && CALL_OUTCOMES.has(ending.outcome)) return ending.outcome as CallOutcome;
  return way === 'voicemail' && ending?.outcome === 'delivered' ? 'voicemail' : 'unknown';
}
