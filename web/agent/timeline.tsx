/** Events in order, each a day, a kind in words, a sentence, and its amount where it has one. */

import { Money } from '../parts/amount.tsx';
import { useWords } from '../parts/words.tsx';
import { AGENT_WORDS } from './agent-words.ts';

interface Entry {
  readonly key: string;
  readonly day: string;
  readonly kind: keyof (typeof AGENT_WORDS)['en']['kinds'];
  readonly told: string;
  /** What the gate said about a planned contact. */
  readonly gate: readonly string[];
  readonly amount: string | null;
  /** The version of the ladder that planned it. */
  readonly plannedBy?: string | null;
}

export function Timeline({ entries, currency }: { entries: readonly Entry[]; currency: { code: string } }) {
  const words = useWords(AGENT_WORDS);
  return (
    <ol className="timeline">
      {entries.map(({ key, day, kind, told, gate, amount, plannedBy }, index) => (
        <li key={key} className={`event is-${kind}`}>
          <span className="figures event-day">{entries[index - 1]?.day === day ? '' : day}</span>
          <span className="kind">{words.kinds[kind]}</span>
          <span className="event-told">
            {told}
            {plannedBy != null && <span className="quiet-text"> {plannedBy}</span>}
            {gate.map((sentence) => (
              <span key={sentence} className="block quiet-text">
                {sentence}
              </span>
            ))}
          </span>
          <span className="event-amount">
            {amount !== null && <Money amount={amount} currency={currency} />}
          </span>
        </li>
      ))}
    </ol>
  );
}
