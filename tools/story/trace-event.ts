/**
 * What does one event say of the day, and which values stand behind it?
 */
import type { Account, AccountEvent, Fact } from '../../rules/account.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { movedBy } from '../../rules/ledger.ts';
import { effectiveInterest, effectivePenalty, penaltyBase, penaltyDays } from '../../rules/penalty.ts';
import type { Product } from '../../rules/terms.ts';

/** Writes minor units for a reader. */
export type Money = (amount: bigint) => string;

/** One line of a trace: the step of the day, what it says, and the rule and values behind it. */
export interface TraceLine {
  readonly step:
    | 'start'
    | 'fact'
    | 'due'
    | 'penalty'
    | 'plan'
    | 'ageing'
    | 'ladder'
    | 'books'
    | 'end'
    | 'next';
  readonly says: string;
  readonly because: string;
}

/** The lines of one event. Planned steps are told by the ladder's own line. */
export function linesOf(
  { day, body, postings }: AccountEvent,
  before: Account,
  product: Product,
  money: Money,
): TraceLine[] {
  const line = (step: TraceLine['step'], says: string, because: string): TraceLine[] => [
    { step, says, because },
  ];
  switch (body.type) {
    case 'opened':
      return line('fact', 'account opened', `product ${product.id}`);
    case 'fact':
      return line('fact', factText(body.fact, body.regretted, money), `fact ${body.fact.id}`);
    case 'accrued':
      return line(
        'penalty',
        `charges booked up to ${formatDay(day)}: ${money(movedBy(postings))}`,
        closedForm(before, day, product, money),
      );
    case 'due': {
      const { principal, interest, fee, seq, due } = body.asked;
      const says = `instalment ${seq} fell due: ${money(principal + interest + fee)}`;
      const parts = `${money(principal)} principal + ${money(interest)} interest + ${money(fee)} fee`;
      return line('due', body.unpaid ? says : `${says}, paid from credit`, `due ${formatDay(due)}: ${parts}`);
    }
    case 'statement': {
      const { principal, interest, seq, due } = body.asked;
      const says = `statement ${seq}: minimum ${money(body.minimum)}, due ${formatDay(due)}`;
      const share = `minimum share ${product.statement?.minimumPpm} ppm`;
      return line('due', says, `${money(principal)} principal + ${money(interest)} interest; ${share}`);
    }
    case 'statement-due':
      return line('due', `due day of statement ${body.asked.seq}: ${body.outcome}`, 'rules/statement.ts');
    case 'late-fee': {
      const because = `more than ${product.lateFee?.afterDays} days past due (due ${formatDay(body.due)})`;
      return line('due', `late fee ${money(body.amount)}`, because);
    }
    case 'accelerated':
      return line('due', 'all principal called in', `${product.accelerateAt} days past due`);
    case 'bucket': {
      const says = `bucket ${body.from ?? 'current'} → ${body.to ?? 'current'}`;
      return line('ageing', says, `${body.daysPastDue} days past due`);
    }
    case 'pause-ended':
      return line(
        'ageing',
        `pause ended; ${body.days} days not counted`,
        'the last day of a pause is excluded',
      );
    case 'plan':
      return line(
        'plan',
        planLine(body),
        body.takenBack ? 'taken back: as if never agreed' : `${body.missed} missed so far`,
      );
    case 'step':
      return [];
  }
}

function planLine({ plan, state, row }: Extract<AccountEvent['body'], { type: 'plan' }>): string {
  return `agreement ${plan}: ${state}${row === null ? '' : ` (row ${row + 1})`}`;
}

function factText(fact: Fact, regretted: readonly Day[], money: Money): string {
  const amount = 'amount' in fact ? ` ${money(fact.amount)}` : '';
  const regret = regretted.length === 0 ? '' : `; ${regretted.length} days of contact are regretted`;
  const plan = fact.type === 'agreed' ? ` ${fact.plan.kind} ${fact.plan.id}` : '';
  return `${fact.type}${amount}${plan}, valued ${formatDay(fact.valueOn)}${regret}`;
}

/** "1,000.00 × 600 ppm a day × 10 days", for what bears charges. */
export function closedForm(account: Account, to: Day, product: Product, money: Money): string {
  const parts: string[] = [];
  const days = penaltyDays(account, to, product);
  const penalty = effectivePenalty(account, product);
  if (days > 0)
    parts.push(
      `${money(penaltyBase(account, product))} × ${penalty.ppm} ppm/${penalty.perDays} d × ${days} days`,
    );
  const interest = effectiveInterest(account, product);
  const { revolving } = account.balances;
  if (revolving > 0n)
    parts.push(
      `${money(revolving)} × ${interest.ppm} ppm/${interest.perDays} d × ${to - account.settledTo} days`,
    );
  return parts.length === 0 ? 'nothing bears charges' : parts.join(' + ');
}
