/** What does a person decide, or has decided, about me, and may I ask somebody else? */

import type { OwnCase } from '../../../server/api/review/own-case.ts';
import { atTime } from '../../parts/at-time.ts';
import { useName, useWords } from '../../parts/words.tsx';
import { PAPERS_WORDS } from './papers-words.ts';

export function Decision({ one, appeal }: { one: OwnCase; appeal: () => void }) {
  const words = useWords(PAPERS_WORDS);
  const name = useName();
  if (one.outcome === null)
    return (
      <p>
        {words.waiting(atTime(one.since), atTime(one.decidedBy))} {one.hold && words.rests}
      </p>
    );
  return (
    <div>
      <p>
        <strong>{words.outcomes[one.outcome]}</strong>: {one.reasons.map(name).join('; ')}
        {one.words !== null && `. ${name(one.words)}`}
      </p>
      {one.alternative !== null && (
        <p>
          {words.instead}
          {one.alternative}
        </p>
      )}
      {one.mayAppeal && (
        <p>
          <button type="button" className="quiet" onClick={appeal}>
            {words.appeal}
          </button>{' '}
          {one.appealUntil !== null && words.appealUntil(atTime(one.appealUntil))}
        </p>
      )}
    </div>
  );
}
