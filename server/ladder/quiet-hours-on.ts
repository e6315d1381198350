/**
 * At which hours of a day does a channel stand still, by the laws served and the house's own rules?
 *
 * The latest opening and the earliest closing of all rules that hold for every debt; what holds for some debts alone, or yields to what a
 * person agreed to, is the gate's to judge.
 */
import { lawOf } from '../../policy/law/packs.ts';
import { CHANNELS, type Channel } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Jurisdiction } from '../../rules/gate/law.ts';
import { clockText } from '../../rules/gate/local-time.ts';
import { firstClock } from '../../rules/gate/when/quiet-hours.ts';
import { wayOf } from '../gate/situation-from.ts';

/** When a channel may be used. */
export interface QuietChannel {
  readonly channel: Channel;
  /** Minutes of the day: contact is allowed from `opens` to before `closes`. */
  readonly opens: number;
  readonly closes: number;
  /** The same as a clock shows it. */
  readonly told: { readonly opens: string; readonly closes: string };
  /** The rules that say so. */
  readonly rules: readonly string[];
}

/** The hours of each channel; a channel that no rule holds to hours is left out. */
export function quietHoursOn({
  jurisdictions,
  day,
}: {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly day: Day;
}): QuietChannel[] {
  const { rules } = lawOf([...new Set<Jurisdiction>([...jurisdictions, 'HOUSE'])]);
  const held = rules.flatMap(({ id, from, to, draft, bars }) => {
    const inForce = draft === undefined && day >= from && (to === null || day < to);
    return inForce && bars.kind === 'quiet-hours' && bars.debts === undefined ? [{ id, bars }] : [];
  });
  return CHANNELS.flatMap((channel): QuietChannel[] => {
    const own = held.filter(({ bars: { ways } }) => ways === 'all' || ways.includes(wayOf(channel)));
    if (own.length === 0) return [];
    const opens = Math.max(...own.map(({ bars }) => firstClock(bars)));
    const closes = Math.min(...own.map(({ bars }) => bars.closes));
    const told = { opens: clockText(opens), closes: clockText(closes) };
    return [{ channel, opens, closes, told, rules: own.map(({ id }) => id) }];
  });
}
