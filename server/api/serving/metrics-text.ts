/**
 * What does a machine that watches the house read? The text format of Prometheus, version 0.0.4.
 *
 * Names end in their unit, counters in `_total`; what is counted is counted since the sender or this server began. Labels hold names of
 * carriers, ways and senders, never a person.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { SenderSeen, Waiting } from '../../db/contact/sender-rows.ts';
import { BOUNDS, type Times } from './silence-times.ts';

/** What is told. `at`: this minute of the house's clock, null for a book that has not begun. */
export interface Told {
  readonly senders: readonly SenderSeen[];
  readonly waiting: readonly Waiting[];
  readonly last: Day | null;
  readonly at: number | null;
  readonly times: Times;
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

/** All families, each with its help and type. */
export function metricsText({ senders, waiting, last, at, times }: Told): string {
  const due = (oldest: number) => (at === null ? 0 : Math.max(0, at - oldest) * 60);
  const closed: Sample[] = last === null ? [] : [[{ day: formatDay(last) }, last * 86_400]];
  return [
    gauge(
      'queue_messages',
      'Messages that wait, by way.',
      waiting.map(({ way, waiting: count }) => [{ way }, count]),
    ),
    gauge(
      'queue_oldest_due_seconds',
      'How long the oldest message has been due.',
      waiting.map(({ way, oldest }) => [{ way }, due(oldest)]),
    ),
    senderFamilies(senders.filter(({ ended }) => !ended)),
    carrierFamilies(senders),
    silenceFamily(times),
    gauge('last_closed_day_timestamp_seconds', 'Midnight (UTC) of the last closed business day.', closed),
  ].join('');
}

function senderFamilies(alive: readonly SenderSeen[]): string {
  const heard = alive.map(({ sender, seenAgo }): Sample => [{ sender }, Math.max(0, seenAgo)]);
  const holding = alive.map(({ sender, why }): Sample => [{ sender }, why === null ? 0 : 1]);
  return [
    gauge('senders', 'Senders that have not ended.', [[{}, alive.length]]),
    gauge('sender_heard_seconds', 'How long ago a sender was heard of.', heard),
    gauge('sender_holding', '1 while a sender sends nothing: the book is of another day.', holding),
  ].join('');
}

/** Counters of each carrier, with the sentence that explains them. */
const COUNTED = {
  sent: 'Messages that a carrier took.',
  failed: 'Messages that a carrier refused.',
  unknown: 'Messages of which nobody knows whether a carrier took them.',
  held_back: 'Messages judged and not handed over: something became known, or it took too long.',
} as const;

function carrierFamilies(senders: readonly SenderSeen[]): string {
  const all = senders.flatMap(({ sender, carriers }) =>
    carriers.map(({ carrier, way, up, sent, refused, unknown, heldBack }) => ({
      labels: { sender, carrier, way },
      up,
      counts: { sent, failed: refused, unknown, held_back: heldBack },
    })),
  );
  const counters = (Object.keys(COUNTED) as (keyof typeof COUNTED)[]).map((what) =>
    family(
      `anhuan_messages_${what}_total`,
      'counter',
      COUNTED[what],
      all.map(({ labels, counts }) => [labels, counts[what]]),
    ),
  );
  const ups = all.map(({ labels, up }): Sample => [labels, up ? 1 : 0]);
  return gauge('carrier_up', '1 while a carrier is up.', ups) + counters.join('');
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  return family(`anhuan_${name}`, 'gauge', help, samples);
}

function silenceFamily({ upTo, count, seconds }: Times): string {
  const name = 'anhuan_time_to_silence_seconds';
  const lines = BOUNDS.map((bound, place) => line(`${name}_bucket`, { le: String(bound) }, upTo[place]!));
  return [
    head(name, 'histogram', 'From what became known to the commit that silenced.'),
    ...lines,
    line(`${name}_bucket`, { le: '+Inf' }, count),
    line(`${name}_sum`, {}, seconds),
    line(`${name}_count`, {}, count),
  ].join('');
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  return head(name, type, help) + samples.map(([labels, value]) => line(name, labels, value)).join('');
}

function head(name: string, type: string, help: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function line(name: string, labels: Labels, value: number): string {
  const told = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${told.length === 0 ? '' : `{${told.join(',')}}`} ${value}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
