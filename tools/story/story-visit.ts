/**
 * How does a visit come about in a story, and what stands in its way?
 *
 * "l1 proposes a visit", "l2 approves v1 and v2", "the borrower confirms 2026-06-20", "the borrower moves", "the borrower declines",
 * "v1 arrives", "v1 arrives without leave", "v1 leaves", "nobody came", "a letter is recorded impossible". What was tried, how late and how much it is come from the account as it lives; a
 * payment, an agreement or a pause calls the visit off. The product's own rules judge every step; things happen at noon.
 */
import { visitTermsOn } from '../../policy/house/visits/visit-terms.ts';
import { type Account, type Fact, overdueAmount } from '../../rules/account.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { stepVisit, type Visit, type VisitEvent, type Window } from '../../rules/visits/visit-course.ts';
import type { MilderStep, StepStand } from '../../rules/visits/visit-readiness.ts';
import { visitWorth } from '../../rules/visits/visit-worth.ts';
import { type Agreement, dayOf } from './story-given.ts';

const noon = (day: Day) => day * DAY_MINUTES + 720;
const windowOn = (day: Day): Window => ({ from: noon(day), until: noon(day) + 120 });
const CARDED = ['v1', 'v2'];
/** Facts on the account after which nobody is visited on an old appointment. */
const ENDING: ReadonlySet<Fact['type']> = new Set(['paid', 'agreed', 'paused']);

/** The visit of one story. */
export class StoryVisit {
  readonly #agreement: Agreement;
  #visit: Visit | null = null;
  #restUntil: Day | null = null;
  readonly #impossible = new Set<MilderStep>();

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  /** Takes a clause that is about a visit: "done", or why not; null for any other clause. */
  take(clause: string, day: Day, account: Account, facts: readonly Fact[]): string | null {
    const impossible = /^a (call|letter) is recorded impossible$/.exec(clause);
    if (impossible) {
      this.#impossible.add(impossible[1] as MilderStep);
      return 'done';
    }
    const event = this.#eventIn(clause, day, account, facts);
    if (event === null) return null;
    const isNew = event.type === 'proposed' && this.#visit !== null && !isOpen(this.#visit);
    const stepped = stepVisit(isNew ? null : this.#visit, event, visitTermsOn(day).terms);
    if (stepped.state === 'refused') return stepped.why.join(', ');
    this.#visit = stepped.visit;
    if (event.type === 'declined') this.#restUntil = day + visitTermsOn(day).terms.restAfterDeclineDays;
    // Once a second person has approved, he is asked: for any of the next days.
    if (event.type === 'approved' || event.type === 'moved') {
      const { firstDaysAhead, lastDaysAhead } = visitTermsOn(day).terms;
      const ahead = Array.from(
        { length: lastDaysAhead - firstDaysAhead + 1 },
        (_, one) => firstDaysAhead + one,
      );
      return this.#step({ type: 'asked', windows: ahead.map((one) => windowOn(day + one)) }, day);
    }
    return 'done';
  }

  /** Something became known on the account. */
  learnt(fact: Fact, day: Day): void {
    if (!ENDING.has(fact.type) || this.#visit === null || !isOpen(this.#visit)) return;
    this.#step({ type: 'cancelled', why: fact.type }, day);
  }

  /** How far it has come. */
  cell(): string {
    return this.#visit === null ? '–' : this.#visit.state;
  }

  #step(event: VisitEvent, day: Day): string {
    const stepped = stepVisit(this.#visit, event, visitTermsOn(day).terms);
    if (stepped.state === 'refused') return stepped.why.join(', ');
    this.#visit = stepped.visit;
    return 'done';
  }

  #eventIn(clause: string, day: Day, account: Account, facts: readonly Fact[]): VisitEvent | null {
    const proposed = /^(\w+) proposes a visit$/.exec(clause);
    if (proposed) return { type: 'proposed', by: proposed[1]!, ready: this.#ready(day, account, facts) };
    const approved = /^(\w+) approves (\w+) and (\w+)$/.exec(clause);
    if (approved)
      return { type: 'approved', by: approved[1]!, visitors: [approved[2]!, approved[3]!], carded: CARDED };
    const confirmed = /^(the borrower|\w+) confirms (\d{4}-\d\d-\d\d)$/.exec(clause);
    if (confirmed) {
      const by = confirmed[1] === 'the borrower' ? 'borrower' : confirmed[1]!;
      return { type: 'confirmed', by, window: windowOn(dayOf(confirmed[2]!)), at: noon(day) };
    }
    const arrived = /^(\w+) arrives( without leave)?$/.exec(clause);
    if (arrived)
      return { type: 'arrived', by: arrived[1]!, at: noon(day), permit: arrived[2] ? 'revoked' : 'open' };
    const left = /^(\w+) leaves$/.exec(clause);
    if (left) return { type: 'ended', by: left[1]! };
    if (clause === 'nobody came') return { type: 'lapsed' };
    if (clause === 'the borrower moves') return { type: 'moved', by: 'borrower' };
    return clause === 'the borrower declines' ? { type: 'declined', by: 'borrower' } : null;
  }

  /** A step that was not tried counts where it is recorded to be impossible. */
  #or(one: { stand: StepStand }, step: MilderStep): { stand: StepStand } {
    return one.stand === 'not-tried' && this.#impossible.has(step) ? { stand: 'impossible' } : one;
  }

  #ready(day: Day, account: Account, facts: readonly Fact[]) {
    const { product } = this.#agreement;
    const { terms, worth } = visitTermsOn(day);
    const since = account.oldestDue ?? day;
    const stand = (...channels: readonly string[]): { stand: StepStand } => {
      const tried = facts.filter(
        (fact) => fact.type === 'tried' && channels.includes(fact.channel) && fact.valueOn > since,
      );
      const last = tried.at(-1)?.valueOn;
      if (last === undefined) return { stand: 'not-tried' };
      return { stand: last + terms.failedAfterDays <= day ? 'failed' : 'open' };
    };
    const steps: Record<MilderStep, { stand: StepStand }> = {
      message: stand('sms', 'e-mail', 'in-app', 'push'),
      call: this.#or(stand('call'), 'call'),
      letter: this.#or(stand('letter'), 'letter'),
    };
    const overdue = overdueAmount(account);
    const isPaused = account.pausedFrom !== null && account.pausedTo !== null && account.pausedTo > day;
    return {
      ...{ steps, overdue, daysPastDue: daysPastDueOf(account, day, product) },
      exceeds: visitWorth(overdue, product.currency.code, worth).exceeds,
      bars: isPaused || account.plan !== null ? ['rests'] : [],
      resting: this.#restUntil !== null && this.#restUntil > day,
      another: this.#visit !== null && isOpen(this.#visit),
    };
  }
}

const isOpen = ({ state }: Visit) => ['proposed', 'approved', 'asked', 'booked'].includes(state);
