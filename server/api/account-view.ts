/**
 * How does an account of the rules become an answer?
 *
 * Only names and notations change here: every number comes from `rules/`, the same ones that close the night.
 */
import type { Day } from '../../rules/days.ts';
import { formatDay } from '../../rules/days.ts';
import type { LedgerAccount } from '../../rules/ledger.ts';
import type { Currency, Minor } from '../../rules/money.ts';
import { saleStanding } from '../../rules/sale/sold-claim.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { type Charge, exactly } from '../../rules/telling/charge.ts';
import type { DiaryDay, Evening } from '../../rules/telling/diary.ts';
import { type Position, positionOf } from '../../rules/telling/forecast.ts';
import type { Language } from '../../rules/telling/language.ts';
import { describe } from '../../rules/telling/reasons.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { Told } from '../db/reading/told-account.ts';
import type { AccountShown, PositionShown, StatementDay } from './borrower-schema.ts';
import { amountText, type ChargeSpan } from './wire.ts';

/** An account as it stands today. */
export function showAccount(told: Told, today: Day, product: Product): AccountShown {
  const { account, history } = told;
  return {
    account: account.id.toString(),
    product: product.name,
    family: product.family,
    currency: product.currency,
    position: showPosition(positionOf(account, today, product, history), product.currency),
    oldestDue: account.oldestDue === null ? null : formatDay(account.oldestDue),
    next: account.next === null ? null : showAsked(account.next, product.currency),
    writtenOff: account.writtenOffOn !== null,
    sold:
      account.soldOn === null
        ? null
        : { on: formatDay(account.soldOn), buyer: saleStanding(history.facts)?.buyer ?? null },
    pausedUntil: account.pausedTo === null ? null : formatDay(account.pausedTo),
  };
}

export function showPosition(position: Position, currency: Currency): PositionShown {
  const amount = (minor: Minor) => amountText(minor, currency);
  return {
    day: formatDay(position.day),
    owed: amount(position.owed),
    overdue: amount(position.overdue),
    settlement: amount(position.settlement),
    minimum: amount(position.minimum),
    notDue: amount(position.notDue),
    billed: amount(position.billed),
    duePrincipal: amount(position.duePrincipal),
    interest: amount(position.interest),
    fee: amount(position.fee),
    penalty: amount(position.penalty),
    credit: amount(position.credit),
    daysPastDue: position.daysPastDue,
    bucket: position.bucket,
    nextDay: amount(position.costOfWaiting),
  };
}

function showAsked({ due, principal, interest, fee }: Coming, currency: Currency): AccountShown['next'] {
  return {
    due: formatDay(due),
    principal: amountText(principal, currency),
    interest: amountText(interest, currency),
    fee: amountText(fee, currency),
    total: amountText(principal + interest + fee, currency),
  };
}

export function showCharge(charge: Charge, currency: Currency): ChargeSpan {
  return {
    kind: charge.kind,
    from: formatDay(charge.after + 1),
    to: formatDay(charge.to),
    days: charge.days,
    base: amountText(charge.base, currency),
    rate: { ppm: charge.rate.ppm.toString(), perDays: charge.rate.perDays },
    exact: exactText(charge, currency),
    amount: amountText(charge.amount, currency),
  };
}

/** Millionths of a minor unit, without needless zeros but with at least the currency's own digits. */
function exactText(charge: Charge, currency: Currency): string {
  const text = amountText(exactly(charge), { ...currency, digits: currency.digits + 6 });
  return text.replace(/0{1,6}$/, '').replace(/\.$/, '');
}

/** A line of the statement, its events told in a language. */
export function showDay(line: DiaryDay, language: Language, product: Product, ladder: Ladder): StatementDay {
  const amount = (minor: Minor) => amountText(minor, product.currency);
  return {
    day: formatDay(line.day),
    daysPastDue: line.evening.daysPastDue,
    lent: amount(line.lent),
    interest: amount(line.interest),
    penalty: amount(line.penalty),
    fee: amount(line.fee),
    paid: amount(line.paid),
    waived: amount(line.waived),
    lost: amount(line.lost),
    owed: amount(line.evening.owed),
    overdue: amount(line.evening.overdue),
    charges: line.charges.map((charge) => showCharge(charge, product.currency)),
    told: line.events
      .filter(({ body }) => body.type !== 'accrued')
      .map((event) => describe(event, language, product, ladder)),
  };
}

/** What was added to the penalty and what was taken from it, as replayed: what its derivation adds up from. */
export function penaltySum(told: readonly Evening[], charges: readonly Charge[]): PenaltySum {
  const events = told.flatMap(({ events }) => events);
  const moved = (debit: LedgerAccount, credit: LedgerAccount, accrued: boolean) =>
    events
      .filter(({ body }) => (body.type === 'accrued') === accrued)
      .flatMap(({ postings }) => postings)
      .reduce(
        (total, posting) =>
          posting.debit === debit && posting.credit === credit ? total + posting.amount : total,
        0n,
      );
  return {
    accrued: charges.reduce((total, { kind, amount }) => (kind === 'penalty' ? total + amount : total), 0n),
    entered: moved('penalty', 'penaltyIncome', false),
    paid: moved('cash', 'penalty', false),
    waived: moved('waived', 'penalty', false),
    lost: moved('loss', 'penalty', false),
  };
}

/** `accrued` + `entered` − `paid` − `waived` − `lost` is the penalty that is owed. */
interface PenaltySum {
  readonly accrued: Minor;
  readonly entered: Minor;
  readonly paid: Minor;
  readonly waived: Minor;
  readonly lost: Minor;
}
