/**
 * In which file is a prohibition decided?
 *
 * Each has a file of its own below rules/gate/, in the folder of what it asks; the few that share one are named here. A test looks
 * whether they are there.
 */
import { PROHIBITIONS } from '../../../rules/gate/prohibitions.ts';

type Kind = keyof typeof PROHIBITIONS;

const FOLDERS: Readonly<Record<string, readonly Kind[]>> = {
  when: [
    'quiet-hours',
    'inconvenient-times',
    'said-now',
    'inconvenient-places',
    'workplace',
    'barred-place',
    'special-days',
  ],
  often: [
    'call-attempts',
    'talk-rest',
    'talks-a-day',
    'tries-at-address',
    'all-ways',
    'home-visits',
    'call-pattern',
    'volume-alarm',
  ],
  whom: [
    'contact-persons',
    'third-parties',
    'location-inquiry',
    'lawyer',
    'deceased',
    'minor',
    'incapable',
    'bankrupt',
    'identity',
    'employer-mailbox',
  ],
  who: ['entrusted-agency', 'training', 'registered-channel', 'law-firm-letter'],
  debts: [
    'complaint-open',
    'disaster',
    'disputed',
    'hardship',
    'moratorium',
    'plan-kept',
    'plan-preparation',
    'settled',
    'sold',
    'stop-order',
    'time-barred',
    'unlawful',
  ],
};

/** "rules/gate/when/quiet-hours.ts"; null where there is no such prohibition. */
export function prohibitionFile(kind: string): string | null {
  if (!Object.hasOwn(PROHIBITIONS, kind)) return null;
  if (kind === 'not-bound') return 'rules/gate/not-bound.ts';
  const folder = Object.entries(FOLDERS).find(([, kinds]) => kinds.includes(kind as Kind))?.[0] ?? 'how';
  return `rules/gate/${folder}/${kind}.ts`;
}
