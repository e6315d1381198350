/**
 * What lies with an agency in a story, since when, and why did it come back?
 *
 * "drawn to North" (what a rule decided), "notice handed over", "notice comes back", "North expires" (a licence, an examination, a contract),
 * "North declares" (that nothing is left with it), "disputes the debt", "falls ill", "asks for no contact", "is put on hold", "recalled from North", "North asks leave". Each morning the
 * product's own rule says what is next, going by the account as it stands.
 */
import { agencyTermsOn } from '../../policy/house/agencies/agency-terms.ts';
import type { Account, Fact } from '../../rules/account.ts';
import { type AgencyCase, barOf, type CaseStanding, caseStep } from '../../rules/agencies/agency-case.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { isQuiet } from '../../rules/plan/alive-plan.ts';
import type { PaidCase } from '../../rules/reckoning/commission.ts';

/** Days that a case may lie there, and without anything paid: those of the rule in the stories. */
const TERM = { lie: 60, idle: 30 };

type Said = { -readonly [Name in 'isDisputed' | 'isVulnerable' | 'isHeld' | 'hasStopped']: boolean };

type Spanned = { -readonly [Name in keyof PaidCase]: PaidCase[Name] };

/** The agency of one story. */
export class StoryAgency {
  #agency = '';
  #case: AgencyCase | null = null;
  #notice: CaseStanding['notice'] = null;
  #fit = true;
  #back = '–';
  #leave: { readonly on: Day; readonly answer: string } | null = null;
  #last: Day | null = null;
  readonly #spans: Spanned[] = [];
  #drawnLate = 0;
  readonly #said: Said = { isDisputed: false, isVulnerable: false, isHeld: false, hasStopped: false };

  /** What is done in the mornings up to a day. */
  mornings(day: Day, account: Account, facts: readonly Fact[]): void {
    for (let on = (this.#last ?? day - 1) + 1; on <= day; on += 1) {
      // What is told and begun follows at once where the days allow it; the answer changes each time, or it is to wait.
      for (let step = 0; step < 3 && this.#case !== null; step += 1)
        if (!this.#morning(on, account, facts)) break;
    }
    this.#last = day;
  }

  #morning(day: Day, account: Account, facts: readonly Fact[]): boolean {
    const one = this.#case!;
    const step = caseStep(one, this.#standing(account, facts), day, agencyTermsOn(day));
    switch (step.act) {
      case 'wait':
        return false;
      case 'ask-notice':
        this.#case = { ...one, askedOn: day, tries: one.tries + 1 };
        this.#notice = 'waiting';
        return false;
      case 'told':
        this.#case = { ...one, toldOn: day };
        return true;
      case 'begin':
        this.#case = { ...one, beginsOn: day };
        this.#begin(day);
        return false;
      case 'return':
        this.#end(step.why, day);
        return false;
    }
  }

  #begin(beginsOn: Day): void {
    const number = this.#spans.length + 1;
    this.#spans.push({ number, agency: this.#agency, beginsOn, endedOn: null, daysPastDue: this.#drawnLate });
  }

  /** The cases of the story so far, as commission sees them. */
  get spans(): readonly PaidCase[] {
    return this.#spans;
  }

  #end(why: string, day: Day): void {
    const last = this.#spans.at(-1);
    if (last !== undefined && this.#case?.beginsOn !== null) last.endedOn ??= day;
    this.#back = `${this.#agency} back: ${why}`;
    this.#case = null;
    this.#notice = null;
  }

  #standing(account: Account, facts: readonly Fact[]): CaseStanding {
    const began = this.#case?.beginsOn ?? null;
    return {
      ...this.#said,
      isPaid: account.oldestDue === null,
      isWrittenOff: account.writtenOffOn !== null,
      hasAgreement: account.plan !== null && isQuiet(account),
      agencyFit: this.#fit,
      hasPaidSome: facts.some(({ type, valueOn }) => type === 'paid' && began !== null && valueOn >= began),
      notice: this.#notice,
    };
  }

  /** Takes a clause that is about an agency; false for any other. */
  take(clause: string, day: Day, account: Account, facts: readonly Fact[]): boolean {
    const drawn = /^drawn to (\w+)$/.exec(clause);
    if (drawn) {
      const now = this.#standing(account, facts);
      const bar = this.#case === null ? barOf(now) : 'already-placed';
      if (bar !== null) this.#back = `not drawn: ${bar}`;
      else {
        this.#agency = drawn[1]!;
        this.#drawnLate = day - (account.oldestDue ?? day);
        const none = { askedOn: null, tries: 0, toldOn: null, beginsOn: null };
        this.#case = { ...none, drawnOn: day, lastOn: day + TERM.lie, withoutSuccessDays: TERM.idle };
        this.mornings(day, account, facts);
        this.#morning(day, account, facts);
      }
      return true;
    }
    const asks = /^(\w+) asks leave$/.exec(clause);
    if (asks) {
      this.#leave = { on: day, answer: this.#leaveFor(asks[1]!, account, facts) };
      return true;
    }
    return this.#heard(clause, day);
  }

  #heard(clause: string, day: Day): boolean {
    if (clause === 'notice handed over') this.#notice = 'handed-over';
    else if (clause === 'notice comes back') this.#notice = 'failed';
    else if (clause === 'disputes the debt') this.#said.isDisputed = true;
    else if (clause === 'falls ill') this.#said.isVulnerable = true;
    else if (clause === 'asks for no contact') this.#said.hasStopped = true;
    else if (clause === 'is put on hold') this.#said.isHeld = true;
    else if (/^\w+ expires$/.test(clause)) this.#fit = false;
    else if (/^recalled from \w+$/.test(clause)) this.#end('recalled', day);
    else if (/^\w+ declares$/.test(clause)) this.#back = `${this.#back}, declared`;
    else return false;
    return true;
  }

  /** What an agency that asks now is answered, going by what lies with it and what is known of the debt. */
  #leaveFor(agency: string, account: Account, facts: readonly Fact[]): string {
    if (this.#case === null || this.#agency !== agency || this.#case.beginsOn === null) return 'breach';
    const bar = barOf(this.#standing(account, facts));
    return bar === null ? 'permit' : `refused: ${bar}`;
  }

  /** Where the debt lies at the end of a day. */
  agencyCell(): string {
    const one = this.#case;
    if (one === null) return this.#back;
    if (one.beginsOn !== null) return `${this.#agency} since ${formatDay(one.beginsOn)}`;
    return one.toldOn === null
      ? `${this.#agency} waits, notice ${one.tries}`
      : `${this.#agency} told ${formatDay(one.toldOn)}`;
  }

  leaveCell(day: Day): string {
    return this.#leave?.on === day ? this.#leave.answer : '–';
  }
}
