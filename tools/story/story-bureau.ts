/**
 * What is told to the credit bureau in a story, and on which path does a debt lie that is not collected as others are?
 *
 * Each morning of a row the product's own rule says the next step: announced, reported, marked, corrected, ended. "the announcement comes
 * back", "the record is disputed", "the dispute is upheld", "the debt is not his"; "estate opened", "estate step proved with
 * death-certificate", "estate ends as no-estate": the house's own paths.
 */

import { SPECIAL_PATHS } from '../../policy/house/court/special-paths.ts';
import { creditTermsOn } from '../../policy/house/credit-reporting.ts';
import { type Account, overdueAmount } from '../../rules/account.ts';
import { bucketOn, daysPastDueOf } from '../../rules/arrears.ts';
import { faultOfPathEnd, faultOfPathStep } from '../../rules/court/special-path.ts';
import { type CreditLaw, type CreditStanding, creditStep } from '../../rules/credit/credit-step.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { isQuiet } from '../../rules/plan/alive-plan.ts';
import type { Agreement } from './story-given.ts';

const CHINA: CreditLaw = { consent: { written: true, toldBeforeNegative: true }, contactFirst: null };

/** The record at the bureau in one story. */
export class StoryBureau {
  readonly #agreement: Agreement;
  #announced: CreditStanding['announced'] = null;
  #reported: { on: Day; marked: boolean; daysPastDue: number; bucket: string | null } | null = null;
  #disputed = false;
  #owed = true;
  #amends = false;
  #said = '–';
  #path: { kind: string; done: string[]; end: string | null } | null = null;

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  /** Takes a clause that is about the record or a path: "done", or why not; null for any other clause. */
  take(clause: string, day: Day): string | null {
    switch (clause) {
      case 'the announcement comes back':
        if (this.#announced !== null) this.#announced = { ...this.#announced, backOn: day };
        return 'done';
      case 'the record is disputed':
        this.#disputed = true;
        return 'done';
      case 'the dispute is upheld':
        this.#disputed = false;
        this.#amends = true;
        return 'done';
      case 'the dispute is rejected':
        this.#disputed = false;
        return 'done';
      case 'the debt is not his':
        this.#disputed = false;
        this.#owed = false;
        return 'done';
      default:
        return this.#pathStep(clause);
    }
  }

  #pathStep(clause: string): string | null {
    const opened = /^(\w+) opened$/.exec(clause);
    if (opened && SPECIAL_PATHS.some(({ kind }) => kind === opened[1])) {
      this.#path = { kind: opened[1]!, done: [], end: null };
      return 'done';
    }
    const path = this.#path;
    const terms = SPECIAL_PATHS.find(({ kind }) => kind === path?.kind);
    if (path === null || terms === undefined) return null;
    const step = /^\w+ step (\S+)(?: with (\S+))?$/.exec(clause);
    if (step) {
      const fault = faultOfPathStep(terms, path.done, step[1]!, step[2] ?? null);
      if (fault !== null) return fault;
      path.done.push(step[1]!);
      return 'done';
    }
    const ends = /^\w+ ends as (\S+)$/.exec(clause);
    if (!ends) return null;
    const fault = faultOfPathEnd(terms, path.done, ends[1]!);
    if (fault !== null) return fault;
    path.end = ends[1]!;
    return 'done';
  }

  /** The step of a night, as the product takes it. */
  night(day: Day, account: Account): void {
    const { product } = this.#agreement;
    const terms = creditTermsOn(day);
    const daysPastDue = daysPastDueOf(account, day, product);
    const bucket = bucketOn(account, day, product) ?? null;
    const paused = account.pausedFrom !== null && account.pausedTo !== null && account.pausedTo > day;
    const was = this.#reported;
    const { act } = creditStep(
      {
        ...{ daysPastDue, overdue: overdueAmount(account), bucket },
        resting: paused || this.#path?.end === null || (account.plan !== null && isQuiet(account)),
        ...{
          disputed: this.#disputed,
          owed: this.#owed,
          amends: this.#amends,
          announced: this.#announced,
          loss: null,
        },
        reported: was === null ? null : { ...was, wasDaysPastDue: was.daysPastDue },
      },
      day,
      { ...terms, least: terms.least[product.currency.code] ?? null },
      CHINA,
    );
    if (act === null) return;
    this.#said = `${act} ${formatDay(day)}`;
    if (act === 'announce') this.#announced = { on: day, backOn: null };
    else if (act === 'end' || act === 'correct') this.#reported = null;
    else this.#reported = { on: was?.on ?? day, marked: this.#disputed, daysPastDue, bucket };
    if (act === 'update' || act === 'correct') this.#amends = false;
    if (act === 'end' || act === 'correct') this.#announced = null;
  }

  /** What was done last. */
  cell(): string {
    return this.#said;
  }

  /** The path on which the debt lies, with its last step or its end; a dash for none. */
  pathCell(): string {
    const path = this.#path;
    if (path === null) return '–';
    return `${path.kind}: ${path.end ?? path.done.at(-1) ?? 'opened'}`;
  }
}
