/**
 * Is it too much altogether, although no single limit is broken?
 *
 * Messages alone, or calls and messages together, may harass by their number (12 CFR 1006.14(a), comments 14(a)-1 and -2; Civil
 * Code of China art. 1033). The law gives no figure: the figures are the house's, and what passes them goes to a person.
 */
import { type Finding, type Flag, passed } from '../finding.ts';
import { dayAt, startIfKnown } from '../local-time.ts';
import type { Attempt, Happening, Situation, Way } from '../situation.ts';
import { type Counted, counts, daysOf, foundWrong } from './tally.ts';

export interface VolumeAlarm extends Counted {
  readonly ways: readonly Way[];
  /** So many contacts within `days` are much. */
  readonly much: number;
  readonly days: number;
  /** So many unasked messages a day, on so many days running, are likely to harass. */
  readonly messagesADay: number;
  readonly daysRunning: number;
}

/** Time alone adds no contacts. */
const QUIET: Finding = passed(undefined, null);

export function volumeAlarm(terms: VolumeAlarm, attempt: Attempt, situation: Situation): Finding | null {
  if (!terms.ways.includes(attempt.way) || attempt.start !== 'collector') return null;
  const flags = volumeOf(terms, attempt, situation, 1);
  return flags.length === 0 ? QUIET : { outcome: 'flag', until: null, flags };
}

/** What the number of contacts up to `at` raises; `more` are about to be added. */
export function volumeOf(
  terms: VolumeAlarm,
  attempt: Pick<Attempt, 'at' | 'by' | 'person'>,
  situation: Situation,
  more: 0 | 1,
): Flag[] {
  const { at } = attempt;
  const wrong = foundWrong(at, situation);
  const isCounted = (event: Happening) => counts(event, terms, attempt, wrong);
  const isMessage = (event: Happening) => event.type === 'message' && isCounted(event);
  const flags = new Set<Flag>();
  for (const zone of situation.zones) {
    const today = dayAt(zone, at);
    const all = daysOf(at, today - terms.days + 1, zone, situation, isCounted).length + more;
    if (all >= terms.much) flags.add('likely_harassment').add('aggregate_volume');
    const first = today - terms.days + 1;
    const messages = daysOf(at, first, zone, situation, isMessage);
    if (runs(messages, terms)) flags.add('likely_harassment').add('aggregate_volume');
  }
  return [...flags];
}

/** What the number of contacts raised at any time up to `at`: looking back, the worst time decides. */
export function volumeEver(
  terms: VolumeAlarm,
  attempt: Pick<Attempt, 'at' | 'by' | 'person'>,
  situation: Situation,
): Flag[] {
  const home = situation.zones[0]!;
  const flags = new Set<Flag>();
  for (const event of situation.log) {
    if (event.at > attempt.at || (event.type !== 'call' && event.type !== 'message')) continue;
    const end = startIfKnown(home, dayAt(home, event.at) + 1) ?? event.at + 1;
    const then = { ...attempt, at: Math.min(attempt.at, end - 1) };
    for (const flag of volumeOf(terms, then, situation, 0)) flags.add(flag);
  }
  return [...flags];
}

/** On some days running within the window there were so many messages each. */
function runs(days: readonly number[], { messagesADay, daysRunning }: VolumeAlarm): boolean {
  let [run, last] = [0, Number.NaN];
  for (const day of new Set(days)) {
    if (days.filter((one) => one === day).length < messagesADay) continue;
    run = day === last + 1 ? run + 1 : 1;
    last = day;
    if (run >= daysRunning) return true;
  }
  return false;
}
