/**
 * What can be told of a claim that left the house, or came back?
 */
import type { Minor } from '../money.ts';

export type SaleFact =
  /** What could still be recovered is the buyer's from that day on. `price`: this claim's share of the price. */
  | { readonly type: 'sold'; readonly sale: string; readonly buyer: string; readonly price: Minor }
  /** The sale `of` is undone: the account becomes what it would have been had it never been sold. */
  | { readonly type: 'bought-back'; readonly of: string }
  /** Money that came to us after the sale `of` was passed on to the buyer. */
  | { readonly type: 'passed-on'; readonly of: string; readonly amount: Minor };
