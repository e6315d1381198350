/** Which contacts were made with me? Every one of them, with its check code and what became of it. */
import { useId } from 'react';
import { Link } from 'react-router';
import type { ContactsAnswer } from '../../../server/api/borrower-schema.ts';
import { Empty } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { BORROWER_WORDS } from '../borrower-words.ts';
import { DISPUTE_WORDS } from '../disputes/dispute-words.ts';
import { ContactDispute } from '../disputes/message-dispute.tsx';
import { DayFolds } from './day-folds.tsx';
import '../disputes/disputes.css';

/** Every contact that was made: the same list that the evidence file proves. */
export function MadePart({ made, home }: { made: ContactsAnswer['made']; home: string }) {
  const words = useWords(BORROWER_WORDS).contacts;
  const disputes = useWords(DISPUTE_WORDS);
  const id = useId();
  const named = (names: Readonly<Record<string, string>>, name: string) => names[name] ?? name;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.madeTitle}</h2>
      <p className="quiet-text">
        {words.madeText} <a href="/verifier.html">{words.verifier}</a>
      </p>
      <p>
        <Link to={`${home}/disputes`}>{disputes.unlisted}</Link>
      </p>
      {made.length === 0 ? (
        <Empty>{words.madeNone}</Empty>
      ) : (
        <DayFolds items={made.map((one) => ({ ...one, day: one.at.slice(0, 10) }))}>
          {({ permit, at, way, code, became, crossed }) => (
            <div key={permit}>
              <p>
                <span className="figures">{at.slice(11)}</span>{' '}
                <span className="kind">{became === null ? words.unknown : named(words.became, became)}</span>{' '}
                <strong>{named(words.ways, way)}</strong>
              </p>
              <p className="quiet-text">{words.code(code)}</p>
              {crossed && <p className="quiet-text">{words.crossed}</p>}
              <ContactDispute home={home} permit={permit} at={at} />
            </div>
          )}
        </DayFolds>
      )}
    </section>
  );
}
