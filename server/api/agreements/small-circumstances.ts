/**
 * What does somebody state who negotiates about an account of the small book?
 *
 * A household of two in a town with one sure wage, as the forms send it: for tests, which change what they are about.
 */
import type { CircumstancesAsked } from './agreements-schema.ts';

export const SMALL_CIRCUMSTANCES: CircumstancesAsked = {
  incomes: [{ amount: '6500', every: 'month', sure: 'contract' }],
  people: 2,
  area: 'urban',
  housing: '1500',
  unavoidable: '0',
  otherDebts: '0',
  onHand: '200',
  salaryDate: 15,
  hardUntil: null,
};
