/**
 * What is put right after a verdict on one message?
 *
 * Wrong and regretted ones are apologised for; crossed ones too, with both times. A wrong one besides closes the way or the sender where
 * that is what was wrong, tells the agency that sent it, and opens a case on how it could happen. One that is not ours is warned of and
 * reported. A right one changes nothing.
 */
import type { Against, Judged } from './message-verdict.ts';

export const REPAIRS = [
  'apology',
  'close-way',
  'close-address',
  'tell-agency',
  'open-complaint',
  'report-impostor',
  'ask-person',
] as const;
export type Repair = (typeof REPAIRS)[number];

/** What is known of the sender. */
export interface Sender {
  /** An agency, not the house itself. */
  readonly isAgency: boolean;
}

/** Reasons by which the way itself, or the number, must not be used again. */
const OF_THE_WAY: ReadonlySet<string> = new Set([
  'opted_out',
  'way_opted_out',
  'channel_opt_out',
  'consent_withdrawn',
]);
const OF_THE_ADDRESS: ReadonlySet<string> = new Set([
  'number_wrong',
  'address_opt_out',
  'number_invalid',
  'not_owner',
]);

/** The repairs that a verdict calls for, in the order in which they are made. */
export function repairsOf(
  { verdict, against }: Pick<Judged, 'verdict' | 'against'>,
  sender: Sender,
): Repair[] {
  switch (verdict) {
    case 'wrong':
      return [
        'apology',
        ...(names(against, OF_THE_WAY) ? (['close-way'] as const) : []),
        ...(names(against, OF_THE_ADDRESS) ? (['close-address'] as const) : []),
        ...(sender.isAgency ? (['tell-agency'] as const) : []),
        'open-complaint',
      ];
    case 'regretted':
      return ['apology', ...(sender.isAgency ? (['tell-agency'] as const) : [])];
    case 'crossed':
      return ['apology'];
    case 'not-ours':
      return ['report-impostor'];
    case 'unclear':
      return ['ask-person'];
    case 'right':
      return [];
    default:
      return verdict satisfies never;
  }
}

function names(against: readonly Against[], reasons: ReadonlySet<string>): boolean {
  return against.some((one) => one.reasons.some((reason) => reasons.has(reason)));
}
