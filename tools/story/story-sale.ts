/**
 * What becomes of a claim that is to be sold in a story?
 *
 * "drawn for sale" asks what stands against it; "is sold to North for 200.00" closes, with everything asked once more; "comes back from North"
 * undoes it; "50.00 is passed on". "disputes what is for sale", "asks for terms", "falls under a breathing space", "complains", "dies", "an office holds
 * it", "a permit is open" and the like say what is so. The product's own rule answers, with the text behind the first reason.
 */
import { sourceOf } from '../../policy/sale/sale-law.ts';
import type { Account, Fact } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { type SaleStanding, unsaleable } from '../../rules/sale/saleable.ts';
import { saleStanding } from '../../rules/sale/sold-claim.ts';
import type { Product } from '../../rules/terms.ts';
import { amountOf } from './story-given.ts';

/** What a clause says is so from then on. */
const SAID: Readonly<Record<string, Partial<SaleStanding>>> = {
  'disputes what is for sale': { disputeOpen: true },
  'the dispute about it is answered': { disputeOpen: false },
  'asks for terms': { proposalOpen: true },
  'gets no terms': { proposalOpen: false },
  'a breathing space begins': { holds: ['breathing-space'] },
  'hardship is found': { holds: ['hardship'] },
  'the rest is over': { holds: [] },
  complains: { complaintOpen: true },
  'the complaint is answered': { complaintOpen: false },
  dies: { alive: false },
  'proves a minor': { minor: true },
  'is declared bankrupt': { bankrupt: true },
  'was robbed of his name': { paths: ['fraud'] },
  'hands in papers': { reviewOpen: true },
  'an office holds it': { withOffice: true },
  'the office gives it back': { withOffice: false },
  'a permit is open': { permitOpen: true },
  'no permit is open': { permitOpen: false },
  'goes to court': { caseOpen: true },
  'grew too old': { daysLeft: -1 },
  'nobody knows whether he lives': { alive: undefined },
};

/** The sale of one story. */
export class StorySale {
  #sale: { readonly on: Day; readonly is: string } | null = null;
  #said: Partial<SaleStanding> = {};

  /** Takes a clause that is about a sale: the fact to enter, `taken`, or null for any other. */
  take(
    clause: string,
    day: Day,
    account: Account,
    facts: readonly Fact[],
    product: Product,
  ): Fact | 'taken' | null {
    const said = SAID[clause];
    if (said !== undefined) {
      this.#said = { ...this.#said, ...said };
      return 'taken';
    }
    if (clause === 'drawn for sale') {
      this.#sale = { on: day, is: this.#against(account, day) ?? 'may be sold' };
      return 'taken';
    }
    const sold = /^is sold to (\w+) for ([\d,.]+)$/.exec(clause);
    if (sold !== null) {
      const against = this.#against(account, day);
      this.#sale = { on: day, is: against ?? `sold to ${sold[1]}` };
      const price = amountOf(sold[2]!, product);
      return against === null
        ? { id: 'sale/1', type: 'sold', sale: '1', buyer: sold[1]!, price, valueOn: day }
        : 'taken';
    }
    if (/^comes back from \w+$/.test(clause))
      return { id: 'sale/1/back', type: 'bought-back', of: 'sale/1', valueOn: day };
    const passed = /^([\d,.]+) is passed on$/.exec(clause);
    if (passed === null) return null;
    const amount = amountOf(passed[1]!, product);
    return {
      id: `passed-on/${facts.length}`,
      type: 'passed-on',
      of: saleStanding(facts)?.id ?? 'sale/1',
      amount,
      valueOn: day,
    };
  }

  #against(account: Account, day: Day): string | null {
    const standing: SaleStanding = {
      ...{ soldOn: account.soldOn, writtenOffOn: account.writtenOffOn, claim: account.balances.writtenOff },
      ...{ owed: true, disputeOpen: false, planAlive: account.plan !== null, proposalOpen: false, holds: [] },
      ...{ complaintOpen: false, alive: true, minor: false, capable: true, bankrupt: false, paths: [] },
      ...{
        reviewOpen: false,
        daysLeft: 400,
        caseOpen: false,
        withOffice: false,
        permitOpen: false,
        paymentOpen: false,
      },
      ...this.#said,
    };
    const reasons = unsaleable(standing);
    const [first] = reasons;
    return first === undefined ? null : `${reasons.join(', ')} (${sourceOf(first, ['CN'], day).confidence})`;
  }

  /** What stands of it on a day. */
  cell(day: Day, account: Account): string {
    if (this.#sale?.on === day) return this.#sale.is;
    return account.soldOn === null ? '–' : 'sold';
  }
}
