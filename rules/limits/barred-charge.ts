/**
 * May this charge be claimed at all, whatever its rate?
 *
 * Some charges are abolished (银发〔2016〕111号: over-limit fee, 滞纳金, interest on service fees), some need a basis in the
 * agreement or a law (15 USC 1692f(1)), and on a debt that the law does not protect there is nothing to charge
 * (民法典第680条第1款, 刑法第293条之一). In a moratorium nothing accrues that the debtor must pay (Debt Respite Scheme reg. 7).
 */
import { isLack } from '../deadlines/lack.ts';
import { isRunning, type MoratoriumTerms, moratoriumEnd } from '../deadlines/moratorium-end.ts';
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Debt } from '../gate/situation.ts';
import type { Ground } from './judgement.ts';
import type { Charge, ChargeAsked } from './lent.ts';

/** Charges that may not be claimed on these debts. */
export interface BarredCharges {
  readonly charges: readonly Charge[];
  readonly debts: readonly Debt['kind'][] | 'all';
}

export function barredCharge(terms: BarredCharges, { charge, lent }: ChargeAsked): Finding | null {
  if (!terms.charges.includes(charge)) return null;
  if (terms.debts !== 'all' && !terms.debts.includes(lent.kind)) return null;
  return refuse('charge_not_permitted', null);
}

/** No charge on a debt that the law does not protect. */
export function unlawfulDebt(_terms: object, { lent }: ChargeAsked): Finding | null {
  if (lent.lawful === undefined) return missing('debt.lawful');
  return lent.lawful ? PASS : refuse('unlawful_debt', null, { flags: ['criminal_exposure'] });
}

/** No charge that neither the agreement nor a law provides for. */
export function unprovidedCharge(_terms: object, { lent }: ChargeAsked): Finding | null {
  if (lent.provided === undefined) return missing('debt.provided');
  return lent.provided ? PASS : refuse('charge_not_permitted', null);
}

const ONE_OFF: readonly Charge[] = ['all-in-cost', 'contract-rate', 'contract-penalty'];

/** Nothing that accrues on a day of a moratorium may be claimed; agreed terms as such are not touched. */
export function moratoriumCharge(
  terms: MoratoriumTerms,
  { charge, lent }: ChargeAsked,
  { day }: Ground,
): Finding | null {
  if (ONE_OFF.includes(charge)) return null;
  for (const moratorium of lent.moratoria.filter(({ kind }) => kind === terms.hold)) {
    const runs = isRunning(moratorium, terms, day);
    if (isLack(runs)) return missing(runs.lacks);
    if (!runs) continue;
    // Whether the first day counts is not settled: the day on which that matters is taken as inside.
    const onEdge = terms.openEnd && moratoriumEnd(moratorium, terms) === day;
    return refuse('moratorium', null, onEdge ? { reasons: ['boundary_choice'] } : {});
  }
  return PASS;
}
