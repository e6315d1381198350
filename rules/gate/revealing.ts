/**
 * Would these words, or the purpose of this contact, let somebody know of the debt?
 *
 * Content is given as codes of what the words amount to; whoever hears one of these learns that something is owed.
 */
import type { Attempt } from './situation.ts';

const TELLING: ReadonlySet<string> = new Set([
  'debt_amount',
  'payment_demand',
  'periodic_statement',
  'claims_legal_compulsion',
  'accuses_of_crime',
  'demands_payment_within_validation_period',
  'threatens_action_within_validation_period',
  'threat_of_recovery_action',
  'urges_sale_of_home',
  'urges_new_borrowing',
  'demands_full_payment_in_short_time',
]);

/** Purposes that cannot be followed with somebody without his learning of the debt. */
const TELLING_PURPOSES: ReadonlySet<Attempt['purpose']> = new Set([
  'collect',
  'pressure',
  'offer-discount',
  'remedy-may',
  'remedy-will',
]);

/** True when the words tell of a debt. */
export function wordsTellDebt(content: readonly string[]): boolean {
  return content.some((code) => TELLING.has(code));
}

/** True when the words or the purpose tell of a debt; undefined words tell nothing by themselves: ask for them first. */
export function tellsDebt({ content, purpose }: Attempt): boolean {
  return TELLING_PURPOSES.has(purpose) || wordsTellDebt(content ?? []);
}
