/** What does the house answer, why, and how was it worked out? */
import type { ReactNode } from 'react';
import type { AgreeingAnswer, ProposalAnswer } from '../../../server/api/agreements/agreements-schema.ts';
import { Money } from '../amount.tsx';
import { useWords } from '../words.tsx';
import { AGREEING_WORDS } from './agreeing-words.ts';

interface Props {
  readonly said: ProposalAnswer;
  readonly code: AgreeingAnswer['currency'];
  /** What can be done about the answer. */
  readonly children?: ReactNode;
}

export function AnswerCard({ said, code, children }: Props) {
  const words = useWords(AGREEING_WORDS);
  const { answer, reasons, by, affordability } = said;
  return (
    <section className="card" aria-live="polite" aria-label={words.answers[answer]}>
      <h2>{words.answers[answer]}</h2>
      {by !== null && <p>{words.by(by)}</p>}
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map(({ key, text, source }) => (
            <li key={key}>
              {text} {source !== null && <span className="quiet-text">({source})</span>}
            </li>
          ))}
        </ul>
      )}
      {affordability !== null && (
        <details>
          <summary>{words.reckoned}</summary>
          <ul className="reckoning">
            {affordability.lines.map(({ name, text, amount }) => (
              <li key={name} className="beside">
                <span>{text}</span>
                <Money amount={amount} currency={code} />
              </li>
            ))}
          </ul>
          <p className="quiet-text">{words.source(affordability.source)}</p>
        </details>
      )}
      {children}
    </section>
  );
}
