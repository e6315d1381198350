/**
 * What does the house reckon that a contact costs, by the way it goes?
 *
 * Data of the house, replaced by its own contracts' prices: figures and strategies compare with it. What a letter, a visit or a court
 * really cost is booked where it happens and takes the place of these in the figures. The defaults
 * are assumptions of the order of Chinese list prices (a domestic SMS part some 0.04 yuan, the wages and line of an outbound call of a
 * few minutes some 2 yuan, a printed and posted lawyer's letter 25 yuan, a visit by two people 300 yuan, a court file 500 yuan); no source fixes them.
 * Ten-thousandths of a minor unit, so that what is almost nothing can be said.
 */
import type { Way } from '../../rules/gate/situation.ts';

/** The currency of these costs. */
export const COST_CURRENCY = { code: 'CNY', digits: 2 } as const;

/** The day these costs were put down, so that a figure can say by which it was reckoned. */
export const COSTS_SINCE = '2026-11-22';

/** Parts of a minor unit. */
export const FEN = 10_000;

/** Cost of one contact, for a text message of one of its parts; ways that are not here cost nothing that is counted. */
export const CONTACT_COSTS: Readonly<Partial<Record<Way, number>>> = {
  'in-app': 100,
  push: 100,
  email: 1_000,
  sms: 4 * FEN,
  call: 200 * FEN,
  voicemail: 50 * FEN,
  letter: 2_500 * FEN,
  visit: 30_000 * FEN,
  court: 50_000 * FEN,
};
