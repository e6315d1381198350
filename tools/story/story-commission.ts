/**
 * What has the agency of a story earned by the end of a day, and which line does that day add?
 *
 * By the product's own rules, from the facts of the account and the days on which it lay there. Terms of all stories: 10 % of what was
 * recovered, 20 % where it was drawn later than ninety days past due, 5.00 for a kept instalment. Quality is about months and agencies.
 */
import type { Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { formatAmount, sum } from '../../rules/money.ts';
import {
  dueOnAccount,
  type LinedSum,
  linesBetween,
  type NewLine,
  type PaidCase,
} from '../../rules/reckoning/commission.ts';
import type { CommissionTerms } from '../../rules/reckoning/commission-terms.ts';
import type { KnownMoney } from '../../rules/reckoning/counted-money.ts';
import type { Product } from '../../rules/terms.ts';

const TERMS: CommissionTerms = {
  from: 0,
  bands: [
    { fromDaysPastDue: 1, ppm: 100_000 },
    { fromDaysPastDue: 91, ppm: 200_000 },
  ],
  keptInstalment: 500n,
  qualityPerThousandDays: 10_000n,
  quality: [{ mostComplaints: 2, mostBreaches: 0, ppm: 1_000_000 }],
  rounding: 'half-even',
};

/** The lines of one story, as if its statement were made every evening. */
export class StoryCommission {
  readonly #lines: NewLine[] = [];
  #today: readonly NewLine[] = [];

  /** What the evening of a day adds. */
  evening(day: Day, cases: readonly PaidCase[], facts: readonly Fact[]): void {
    const due = dueOnAccount(cases, facts.flatMap(moneyIn), () => [TERMS], day);
    this.#today = linesBetween(this.#lined(), due, facts.length + 1);
    this.#lines.push(...this.#today);
  }

  #lined(): LinedSum[] {
    return [
      ...Map.groupBy(this.#lines, ({ kind, caseNumber, about }) => `${kind} ${caseNumber} ${about}`).values(),
    ].map((own) => ({
      ...own[0]!,
      counted: sum(own.map(({ counted }) => counted)),
      amount: sum(own.map(({ amount }) => amount)),
      line: 1 + this.#lines.indexOf(own.findLast(({ act }) => act !== 'taken-back')!),
    }));
  }

  /** Everything earned so far, less what was taken back. */
  commissionCell({ currency }: Product): string {
    const total = sum(this.#lines.map(({ amount }) => amount));
    return formatAmount(total, currency);
  }

  /** "earned p1 10.00; taken-back p1 -10.00 of line 1", or a dash. */
  lineCell({ currency }: Product): string {
    const words = this.#today.map(({ act, about, amount, takesBack }) => {
      const back = takesBack === null ? '' : ` of line ${takesBack}`;
      return `${act} ${about} ${formatAmount(amount, currency)}${back}`;
    });
    return words.length === 0 ? '–' : words.join('; ');
  }
}

function moneyIn(fact: Fact, place: number): KnownMoney[] {
  switch (fact.type) {
    case 'paid':
    case 'charged-back':
    case 'reversed':
    case 'withdrawn':
    case 'agreed':
      return [{ ...fact, seq: place + 2 }];
    default:
      return [];
  }
}
