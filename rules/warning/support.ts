/**
 * A payment is at risk: what help is offered, and why is none?
 *
 * Help only: a reminder, another date, a smaller payment. Never to somebody who turned it off, and a share of accounts chosen by
 * their number alone is left without, so that what help does can be measured. The gate judges whatever goes out.
 */
import type { WatchReasonName, WatchScore } from './row-watch.ts';

export const SUPPORT = ['remind', 'offer-date', 'offer-smaller'] as const;
export type Support = (typeof SUPPORT)[number];
/** What was done about a payment at risk. */
export type WarningAction = Support | 'held-out' | 'turned-off';

/** Which text carries which help (rules/words/approved-text.ts). */
export const SUPPORT_TEXT = {
  remind: 'due-soon-help',
  'offer-date': 'due-soon-date',
  'offer-smaller': 'due-soon-smaller',
} as const satisfies Readonly<Record<Support, string>>;

/** What a reason asks for: who was late is helped by a date that suits, who paid in parts by a smaller payment. */
const SUITS: Readonly<Partial<Record<WatchReasonName, Support>>> = {
  'late-often': 'offer-date',
  'in-parts': 'offer-smaller',
  'carried-over': 'offer-smaller',
  'missed-row': 'offer-smaller',
  'broken-before': 'offer-smaller',
};

/** The help for a score; null: nothing is at risk. */
export function supportFor(
  score: WatchScore,
  who: { readonly account: bigint; readonly isOff: boolean; readonly controlPercent: number },
): WarningAction | null {
  if (!score.helps) return null;
  if (who.isOff) return 'turned-off';
  if (isHeldOut(who.account, who.controlPercent)) return 'held-out';
  const asks = score.reasons.find(({ name, points: worth }) => worth > 0 && SUITS[name] !== undefined);
  return asks === undefined ? 'remind' : SUITS[asks.name]!;
}

/** Whether an account is in the held-out share: a digest of its number (FNV-1a, 64 bits), the same for ever. */
export function isHeldOut(account: bigint, percent: number): boolean {
  let hash = 0xcbf29ce484222325n;
  for (const letter of `early-warning ${account}`)
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0)!)) * 0x100000001b3n);
  return Number((hash >> 20n) % 100n) < percent;
}
