/**
 * Which queues does the house work in, how much may one agent hold, and how are his calls looked at?
 *
 * House rules: dated, a change is another row from its day on. A queue is a kind of person to speak with; the first one that fits takes
 * him. Whoever has no figures of his own (`team_member`) works by the house's usual ones.
 */
import { type Day, dayOf } from '../../../rules/days.ts';
import type { QueueRule } from '../../../rules/lead/queue-of.ts';

/** What holds for the team from a day on. */
export interface TeamRules {
  readonly from: Day;
  readonly source: string;
  /** In the order in which they are asked. The last one takes whoever is left. */
  readonly queues: readonly QueueRule[];
  /** People one agent holds at most, where nothing else is said of him. */
  readonly capacity: number;
  /** How the team's calls are looked at: parts per million of the answered ones, and from how many on a score is shown. */
  readonly samplePpm: number;
  readonly leastSamples: number;
  /** A call that ended so many minutes ago without an entry is no longer being written up. */
  readonly wrapUpMinutes: number;
  /** Signed in and seen so many minutes ago is not at the desk any more. */
  readonly seenMinutes: number;
  /** The scoreboard covers so many days. */
  readonly scoredDays: number;
}

const ANY = { buckets: null, products: null, languages: null, care: false } as const;

export const TEAM_RULES: readonly TeamRules[] = [
  {
    from: dayOf(2026, 1, 1),
    source: 'house rule HR-TEAM',
    queues: [
      { ...ANY, id: 'care', care: true, name: { en: 'In distress', zh: '需特别照顾' } },
      { ...ANY, id: 'english', languages: ['en'], name: { en: 'English', zh: '英语客户' } },
      {
        ...ANY,
        id: 'late',
        buckets: ['M3', 'M4', 'M5', 'M6', 'M7'],
        name: { en: 'Over 60 days', zh: '逾期 60 天以上' },
      },
      { ...ANY, id: 'middle', buckets: ['M2'], name: { en: '31 to 60 days', zh: '逾期 31–60 天' } },
      { ...ANY, id: 'early', name: { en: 'Up to 30 days', zh: '逾期 30 天以内' } },
    ],
    capacity: 200,
    samplePpm: 100_000,
    leastSamples: 5,
    wrapUpMinutes: 15,
    seenMinutes: 10,
    scoredDays: 30,
  },
];

/** What holds on a day. */
export function teamRulesOn(day: Day): TeamRules {
  const found = TEAM_RULES.findLast(({ from }) => from <= day) ?? TEAM_RULES[0];
  if (found === undefined) throw new Error('the house has no rules for its team');
  return found;
}
