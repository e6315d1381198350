/**
 * What is wrong with a strategy, at which step, and what is to be done?
 *
 * Faults are values: a machine that edits shows them where they stand, a file that is checked has them as sentences. These are the
 * faults without which no ladder is made; what a law or a shelf of texts has against it is looked for elsewhere.
 */
import type { Channel } from '../account.ts';
import type { Step, Strategy } from '../strategy.ts';

/** One fault. `step`: the step at which it stands; null: the whole. */
export interface StrategyFault {
  readonly step: string | null;
  readonly field: keyof Step | null;
  readonly what: 'twice' | 'repeat-half' | 'repeat-none' | 'milder-missing' | 'call-first' | 'empty' | 'far';
  /** The channel of the step, and what it lacks before it. */
  readonly channel: Channel | null;
  readonly missing: readonly Channel[];
  readonly day: number | null;
}

/** Which channels must come before which (design promise 3: milder first). */
export const MILDER: Readonly<Partial<Record<Channel, readonly Channel[]>>> = {
  letter: ['sms', 'call'],
  visit: ['sms', 'call', 'letter'],
  court: ['sms', 'call', 'letter'],
};

/** A ladder is no longer than this, in days before and after the due day; a longer one is a slip of the pen. */
export const FURTHEST = { before: -60, after: 1_000 } as const;

/** Everything wrong with a strategy, in the order in which it stands. */
export function faultsOfStrategy({ steps }: Pick<Strategy, 'steps'>): StrategyFault[] {
  const found: StrategyFault[] = [];
  const add = (
    step: string | null,
    field: StrategyFault['field'],
    what: StrategyFault['what'],
    more: Partial<StrategyFault> = {},
  ) => found.push({ step, field, what, channel: null, missing: [], day: null, ...more });
  if (steps.length === 0) add(null, null, 'empty');
  const ids = new Set<string>();
  for (const step of steps) {
    const { id, every, until } = step;
    if (ids.has(id)) add(id, 'id', 'twice');
    ids.add(id);
    if ((every === undefined) !== (until === undefined))
      add(id, every === undefined ? 'every' : 'until', 'repeat-half');
    if (every !== undefined && every < 1) add(id, 'every', 'repeat-none');
    if (step.day < FURTHEST.before || Math.max(step.day, until ?? step.day) > FURTHEST.after)
      add(id, 'day', 'far', { day: step.day });
    const missing = (MILDER[step.channel] ?? []).filter((channel) => !step.needs.includes(channel));
    if (missing.length > 0) add(id, 'needs', 'milder-missing', { channel: step.channel, missing });
  }
  const firstMessage = Math.min(...steps.filter(({ channel }) => channel === 'sms').map(({ day }) => day));
  for (const { id, channel, day } of steps)
    if (channel === 'call' && day <= firstMessage) add(id, 'day', 'call-first', { day });
  return found;
}

/** A fault as one line for whoever wrote the file. */
export function faultText({ step, what, channel, missing, day }: StrategyFault): string {
  switch (what) {
    case 'empty':
      return 'the strategy has no step: give it one';
    case 'twice':
      return `step "${step}" stands twice: give each step a name of its own`;
    case 'repeat-half':
      return `step "${step}": "every" and "until" go together`;
    case 'repeat-none':
      return `step "${step}": "every" must be at least 1`;
    case 'far':
      return `step "${step}": day ${day} is not between ${FURTHEST.before} and ${FURTHEST.after}`;
    case 'milder-missing':
      return `step "${step}": a ${channel} needs ${missing.join(' and ')} tried before it (milder first)`;
    case 'call-first':
      return `step "${step}": a call on day ${day} comes before any text message (milder first)`;
    default:
      return what satisfies never;
  }
}
