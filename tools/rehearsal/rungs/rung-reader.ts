/**
 * Was every rung that a walk reached allowed to be reached?
 *
 * Reads the journal alone, in its order, by the terms as the documents print them; it asks no rule and shares no code with one. Each
 * precondition has a name; what it finds is that name, at the entry where it was missing.
 */
import type { CourtNote, Entry, LetterNote, Quiet } from './rung-journal.ts';

export interface Fault {
  /** Which precondition was missing: "letter:call-failed". */
  readonly name: string;
  /** Place of the entry in the journal. */
  readonly place: number;
}

const DAY = 1440;
const AHEAD = 480;
const dayOf = (at: number) => Math.floor((at + AHEAD) / DAY);

/** Reads a journal; every missing precondition. */
export function readJournal(journal: readonly Entry[]): Fault[] {
  const reader = new Reader();
  const faults: Fault[] = [];
  for (const [place, entry] of journal.entries()) {
    for (const name of reader.missing(entry)) faults.push({ name, place });
    reader.take(entry);
  }
  return faults;
}

type Of<Type extends Entry['type']> = Extract<Entry, { type: Type }>;
type Rung = 'message' | 'call' | 'letter' | 'visit';

const RUNG_OF: Readonly<Record<string, Rung>> = { call: 'call', letter: 'letter', visit: 'visit' };
const BEFORE: Readonly<Record<string, Rung>> = {
  call: 'message',
  letter: 'call',
  visit: 'letter',
  court: 'letter',
};
/** What goes to a court does not go to him: a lawyer and a written stop keep no claim away, and one against a bankrupt belongs there. */
const NOT_AT_COURT: readonly Quiet[] = ['written-stop', 'lawyer', 'bankrupt'];
const RESTS: readonly Quiet[] = ['hardship', 'disaster', 'stop'];

class Reader {
  readonly #quiet = new Set<Quiet>();
  readonly #impossible = new Set<string>();
  readonly #tried: { rung: Rung; sms: boolean; at: number }[] = [];
  #since = 0;
  #paid: number | null = null;
  #declined: number | null = null;
  #visit: {
    proposedBy: string;
    approvedBy: string | null;
    visitors: readonly string[];
    windows: Of<'visit-asked'>['windows'];
    appointment: { from: number; until: number } | null;
  } | null = null;

  /** What an entry would have needed and did not have. */
  missing(entry: Entry): string[] {
    switch (entry.type) {
      case 'contact':
        return entry.before ? [] : this.#contact(entry);
      case 'planned':
        return this.#planned(entry.channel);
      case 'letter':
        return this.#letter(entry);
      case 'court':
        return this.#court(entry);
      default:
        return this.#aboutVisit(entry);
    }
  }

  /** Remembers it. */
  take(entry: Entry): void {
    switch (entry.type) {
      case 'arrears':
        this.#since = entry.since;
        return;
      case 'impossible':
        this.#impossible.add(entry.step);
        return;
      case 'quiet':
        if (entry.on) this.#quiet.add(entry.kind);
        else this.#quiet.delete(entry.kind);
        return;
      case 'paid-part':
        this.#paid = dayOf(entry.at);
        return;
      case 'contact':
        if (entry.way !== 'court')
          this.#tried.push({ rung: RUNG_OF[entry.way] ?? 'message', sms: entry.way === 'sms', at: entry.at });
        return;
      case 'visit-proposed':
        this.#visit = {
          proposedBy: entry.by,
          approvedBy: null,
          visitors: [],
          windows: [],
          appointment: null,
        };
        return;
      case 'visit-approved':
        Object.assign(this.#visit!, { approvedBy: entry.by, visitors: entry.visitors });
        return;
      case 'visit-asked':
        Object.assign(this.#visit!, { windows: entry.windows });
        return;
      case 'visit-confirmed':
        Object.assign(this.#visit!, { appointment: entry.window });
        return;
      case 'visit-moved':
        Object.assign(this.#visit!, { appointment: null });
        return;
      case 'visit-over':
        if (entry.declined) this.#declined = dayOf(entry.at);
        return;
      default:
        return;
    }
  }

  /** Tries of a rung in these arrears. */
  #of(rung: Rung): number[] {
    return this.#tried.flatMap((one) => (one.rung === rung && one.at >= this.#since ? [one.at] : []));
  }

  #isPast(rung: Rung): boolean {
    return this.#impossible.has(rung) || this.#of(rung).length > 0;
  }

  #contact({ at, way, maker, collects, booking }: Of<'contact'>): string[] {
    const names: string[] = [];
    const before = BEFORE[way];
    if (before !== undefined && !this.#isPast(before)) names.push(`gate:${way}-before-${before}`);
    for (const kind of this.#quiet) if (isBarred(kind, way, collects)) names.push(`gate:silence-${kind}`);
    // What asks for nothing the house may write itself; whatever asks for money is a law firm's.
    const isOwnWord = maker.house && !collects;
    if (way === 'letter' && !isOwnWord && !(maker.lawFirm && maker.entrusted)) names.push('gate:law-firm');
    if (!maker.house && !(maker.entrusted && maker.told)) names.push('gate:agency');
    if (maker.trained === false) names.push('gate:trained');
    if (way === 'visit' && booking?.confirmed !== true) names.push('gate:visit-booked');
    if (way === 'visit' && booking?.second !== true) names.push('gate:visit-approved');
    const clock = (at + AHEAD) % DAY;
    if ((way === 'call' || way === 'visit') && (clock < 9 * 60 || clock >= 20 * 60)) names.push('gate:hours');
    return names;
  }

  /** A harder step of the ladder is planned after text, call and letter were tried. */
  #planned(channel: string): string[] {
    const [sms, call, letter] = [
      this.#tried.some((one) => one.sms && one.at >= this.#since),
      this.#of('call').length > 0,
      this.#of('letter').length > 0,
    ];
    const ready = channel === 'letter' ? sms && call : sms && call && letter;
    return ['letter', 'visit', 'court'].includes(channel) && !ready ? [`ladder:${channel}`] : [];
  }

  #letter({ at, step, note }: Of<'letter'>): string[] {
    const today = dayOf(at);
    const { firm, signed } = note;
    const asked: [string, boolean][] = [
      ['message-failed', this.#failedBefore('message', today)],
      ['call-failed', this.#failedBefore('call', today)],
      ['undisturbed', this.#quiet.size === 0 && !this.#paidSince(today)],
      // A letter brings in one part in twenty and costs 25.00.
      ['worth-its-cost', note.overdue / 20n > 2_500n],
      ['engaged', firm.inForce && firm.from <= today && today < firm.until],
      ['firm-licensed', today <= firm.licenceUntil],
      ['covered', firm.covers],
    ];
    if (step !== 'propose')
      asked.push(
        ['second-person', note.decidedBy !== null && note.decidedBy !== note.proposedBy],
        ['only-decided', note.undecided.length === 0],
      );
    if (step === 'sign' || step === 'post') asked.push(['borrower-told', note.told]);
    if (step === 'post') asked.push(...signatureAsked(note, signed, today));
    return asked.flatMap(([name, holds]) => (holds ? [] : [`letter:${name}`]));
  }

  /** Two days without an answer; only a text message is a message here. */
  #failedBefore(rung: 'message' | 'call', today: number): boolean {
    const first = this.#tried.find((one) => one.rung === rung && (rung === 'call' || one.sms));
    return first === undefined ? this.#impossible.has(rung) : today - dayOf(first.at) >= 2;
  }

  #paidSince(today: number): boolean {
    const first = (rung: Rung) =>
      this.#tried.find((one) => one.rung === rung && (rung !== 'message' || one.sms))?.at;
    const days = (['message', 'call'] as const).map((rung) => {
      const at = first(rung);
      return at === undefined ? (this.#impossible.has(rung) ? today : 0) : dayOf(at);
    });
    return this.#paid !== null && this.#paid > Math.max(...days);
  }

  #aboutVisit(entry: Entry): string[] {
    const visit = this.#visit;
    const asked: [string, boolean][] = [];
    if (entry.type === 'visit-proposed') asked.push(...this.#proposed(entry));
    if (entry.type === 'visit-approved' && visit !== null) {
      const { by, visitors, carded } = entry;
      asked.push(
        ['own-proposal', by !== visit.proposedBy],
        ['approver-visits', !visitors.includes(by)],
        ['proposer-visits', !visitors.includes(visit.proposedBy)],
        ['not-two-visitors', visitors.length === 2 && visitors[0] !== visitors[1]],
        ['no-card', visitors.every((one) => carded.includes(one))],
      );
    }
    if (entry.type === 'visit-asked' && visit !== null)
      asked.push(['not-approved', visit.approvedBy !== null], ['no-window', entry.windows.length > 0]);
    if (entry.type === 'visit-confirmed' && visit !== null) {
      const { window, by, at } = entry;
      const isOffered = visit.windows.some(
        ({ from, until }) => from === window.from && until === window.until,
      );
      asked.push(
        ['not-the-borrower', by === 'borrower'],
        ['not-offered', isOffered],
        ['too-late', at < window.from],
      );
    }
    if (entry.type === 'visit-arrived' && visit !== null) asked.push(...arrivedAsked(entry, visit));
    return asked.flatMap(([name, holds]) => (holds ? [] : [`visit:${name}`]));
  }

  #proposed({ at, overdue, currency, another }: Of<'visit-proposed'>): [string, boolean][] {
    const failed = (rung: Rung) => {
      const last = this.#of(rung).at(-1);
      return last === undefined ? this.#impossible.has(rung) : last + 7 * DAY <= at;
    };
    const late = dayOf(at) - (dayOf(this.#since) - 1);
    return [
      ['message-not-failed', failed('message')],
      ['call-not-failed', failed('call')],
      ['letter-not-failed', failed('letter')],
      ['not-old-enough', late >= 90],
      ['not-large-enough', overdue >= 300_000n],
      // 0.80 × 0.25 × 0.60 of it against 300.00, in the currency of the costs.
      ['costs-more', currency === 'CNY' && (overdue * 12n) / 100n > 30_000n],
      ['barred', this.#quiet.size === 0],
      ['declined-before', this.#declined === null || dayOf(at) - this.#declined >= 90],
      ['another-visit', !another],
    ];
  }

  #court({ at, act, note }: Of<'court'>): string[] {
    const today = dayOf(at);
    const quiet = (kinds: readonly Quiet[]) => kinds.some((kind) => this.#quiet.has(kind));
    const asked: [string, boolean][] = [
      ['overdue', note.overdue > 0n],
      ['message-tried', this.#isPast('message')],
      ['call-tried', this.#isPast('call')],
      ['letter-tried', this.#isPast('letter')],
      ['no-dispute', !quiet(['dispute'])],
      ['no-plan', !quiet(['plan'])],
      ['no-hold', !quiet(RESTS)],
      ['no-complaint', !quiet(['complaint'])],
      ['can-be-sued', !quiet(['death', 'minor', 'bankrupt'])],
      ['no-special-path', !note.specialPath],
      ['in-time', note.daysLeft === null || (note.daysLeft ?? -1) >= 0],
      ['worth-it', note.worthIt],
      ['arbitration-clause', note.path === 'suit' || note.clause],
    ];
    if (act !== 'approve')
      asked.push(['second-person', note.approvedBy !== null && note.approvedBy !== note.openedBy]);
    if (act === 'file') asked.push(...filingAsked(note, today));
    return asked.flatMap(([name, holds]) => (holds ? [] : [`court:${name}`]));
  }
}

/** Whether a silence bars a contact; what only a collection is barred from, a notice that the law demands is not. */
function isBarred(kind: Quiet, way: string, collects: boolean): boolean {
  if (way === 'court' && NOT_AT_COURT.includes(kind)) return false;
  return collects || kind === 'death' || kind === 'lawyer';
}

function signatureAsked(note: LetterNote, signed: LetterNote['signed'], today: number): [string, boolean][] {
  return [
    ['signed', signed?.genuine === true],
    ['confirmed', signed?.secondFactor === true],
    ['this-page', signed?.page === note.page],
    ['lawyer-licensed', signed !== null && today <= note.firm.lawyerUntil],
    ['still-good', signed !== null && today - signed.on <= 3],
  ];
}

function arrivedAsked(
  { at, by, leave }: Of<'visit-arrived'>,
  visit: {
    readonly visitors: readonly string[];
    readonly appointment: { readonly from: number; readonly until: number } | null;
  },
): [string, boolean][] {
  const { appointment } = visit;
  return [
    ['not-confirmed', appointment !== null],
    ['not-his-visit', visit.visitors.includes(by)],
    ['not-the-hour', appointment === null || (at >= appointment.from - 10 && at < appointment.until)],
    ['no-permit', leave !== null && !leave.revoked && at >= leave.from && at <= leave.until],
  ];
}

function filingAsked(note: CourtNote, today: number): [string, boolean][] {
  return [
    ['noticed', note.noticeOn !== null],
    ['notice-arrived', !note.noticeBack],
    ['waited', note.noticeOn === null || today > note.noticeOn + note.waitDays],
    ['bundle-complete', note.bundleOn !== null && today - note.bundleOn <= 7],
  ];
}
