/**
 * Which lawyer's letter is proposed, given, signed and posted in a story, and what is missing?
 *
 * "firm engaged until 2026-12-31", "a17 proposes a letter", "the borrower is told of the firm", "l21 gives the letter", "l21 gives the
 * letter naming court", "the lawyer signs", "the firm sends the letter back", "the letter is posted". The product's own conditions judge every
 * step; whatever is entered on the account meanwhile ends it by the product's own rule.
 */
import { CONSEQUENCE_WORDS } from '../../policy/house/firms/consequence-words.ts';
import { letterTermsOn } from '../../policy/house/firms/letter-terms.ts';
import type { Account, Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { undecidedIn } from '../../rules/firms/decided-consequence.ts';
import {
  endsBy,
  type LetterOrder,
  type LetterStep,
  lacksFor,
  worthOf,
} from '../../rules/firms/letter-conditions.ts';
import { latenessOf } from '../../rules/telling/forecast.ts';
import { type Agreement, dayOf } from './story-given.ts';

interface Lent {
  readonly account: Account;
  readonly facts: readonly Fact[];
}

/** The letters of one story: at most one is open. */
export class StoryLetters {
  readonly #agreement: Agreement;
  #engagedUntil: Day | null = null;
  #told = false;
  #noCall: Day | null = null;
  #order: LetterOrder | null = null;
  #state = '–';

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  /** Takes a clause that is about a letter: "done", or what is missing; null for any other clause. */
  take(clause: string, day: Day, life: Lent): string | null {
    const engaged = /^firm engaged until (\S+)$/.exec(clause);
    if (engaged) {
      this.#engagedUntil = dayOf(engaged[1]!);
      return 'done';
    }
    if (clause === 'a call is recorded impossible') {
      this.#noCall = day;
      return null;
    }
    if (clause === 'the borrower is told of the firm') {
      this.#told = true;
      return 'done';
    }
    const proposes = /^(\w+) proposes a letter$/.exec(clause);
    if (proposes) return this.#step('propose', 'proposed', day, this.#proposed(proposes[1]!, day, life));
    const order = this.#order;
    const gives = /^(\w+) gives the letter(?: naming (.+))?$/.exec(clause);
    if (gives && order !== null) {
      const undecided = undecidedIn(gives[2] ?? '', CONSEQUENCE_WORDS, []).map(({ words }) => words);
      return this.#step('give', 'with the firm', day, {
        ...order,
        decidedBy: gives[1]!,
        undecided,
        digest: 'page',
      });
    }
    if (clause === 'the lawyer signs' && order !== null) {
      const signed = {
        lawyer: '1',
        licenceUntil: day + 100,
        on: day,
        confirmed: true,
        digest: 'page',
        valid: true,
      };
      return this.#step('sign', 'signed', day, { ...order, told: this.#told, signed });
    }
    if (clause === 'the letter is posted' && order !== null) return this.#step('post', 'posted', day, order);
    if (clause === 'the firm sends the letter back' && order !== null) {
      this.#state = 'sent back';
      return 'done';
    }
    return null;
  }

  /** Something was entered on the account. */
  learnt(fact: Fact): void {
    if (this.#order === null || this.#state === 'posted') return;
    const why = endsBy(`it became known: ${fact.type}`);
    if (why === null) return;
    this.#order = null;
    this.#state = `withdrawn: ${why}`;
  }

  /** Where the letter stands; a dash before any. */
  cell(): string {
    return this.#state;
  }

  #proposed(by: string, day: Day, { account, facts }: Lent): LetterOrder {
    const tried = (channel: 'sms' | 'call') => {
      const days = facts.flatMap((fact) =>
        fact.type === 'tried' && fact.channel === channel && fact.valueOn > (account.oldestDue ?? day)
          ? [fact.valueOn]
          : [],
      );
      return days.length === 0 ? null : ({ how: 'tried', on: Math.min(...days) } as const);
    };
    const { overdue } = latenessOf(account, day, this.#agreement.product);
    return {
      ...{
        message: tried('sms'),
        call: tried('call') ?? this.#calledNever(),
        overdueSince: account.oldestDue,
        undisturbed: account.plan === null,
      },
      ...worthOf(overdue, letterTermsOn(day)),
      ...{ proposedBy: by, decidedBy: null, told: false, undecided: null, digest: null, signed: null },
      engaged: this.#engaged(day),
    };
  }

  #calledNever(): LetterOrder['call'] {
    return this.#noCall === null ? null : { how: 'impossible', on: this.#noCall };
  }

  #engaged(day: Day) {
    const until = this.#engagedUntil ?? day;
    return { inForce: this.#engagedUntil !== null, from: 0, until, licenceUntil: until, covers: true };
  }

  #step(step: LetterStep, state: string, day: Day, order: LetterOrder): string {
    const now = { ...order, engaged: this.#engaged(day) };
    const lacks = lacksFor(step, now, day, letterTermsOn(day));
    if (lacks.length > 0) return lacks.join(', ');
    this.#order = now;
    this.#state = state;
    return 'done';
  }
}
