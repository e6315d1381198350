/** How does one dispute stand: what happens now, by when, and what was found, with what that rests on? */
import type { DisputeShown } from '../../../server/api/disputes/disputes-schema.ts';
import { useName, useWords } from '../../parts/words.tsx';
import { DISPUTE_WORDS } from './dispute-words.ts';

export function DisputeTold({ dispute }: { dispute: DisputeShown }) {
  const words = useWords(DISPUTE_WORDS);
  const nameOf = useName();
  const { verdict, verdictSays, state, outcome, answer, regulator } = dispute;
  const waits = state === 'open' || state === 'person';
  return (
    <div className="dispute-told" aria-live="polite">
      {verdictSays !== null && verdict !== null && (
        <p>
          <strong className={`verdict ${verdict}`}>{words.verdicts[verdict]}</strong> {nameOf(verdictSays)}
        </p>
      )}
      {waits && (
        <p className="known">
          {words.received(dispute.receivedOn, dispute.dueOn)} {dispute.rests && words.rests}
          {state === 'person' && words.waits}
        </p>
      )}
      {waits && <p className="quiet-text">{words.clock(dispute.rule.source ?? words.houseClock)}</p>}
      {dispute.repeats !== null && <p className="quiet-text">{words.repeats}</p>}
      {outcome !== null && answer !== null && (
        <p>
          <strong>{words.outcomes[outcome]}.</strong> {words.answer}: {answer}
        </p>
      )}
      <Repairs dispute={dispute} />
      {dispute.evidence.length > 0 && (
        <details className="line">
          <summary>
            <span>{words.evidence}</span>
          </summary>
          <ol className="evidence">
            {dispute.evidence.map(({ of, says, stands }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one answer never move
              <li key={`${of}/${place}`}>
                {nameOf(says)} {stands !== null && <span className="quiet-text figures">{stands}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {regulator !== null && <p className="quiet-text">{nameOf(regulator)}</p>}
    </div>
  );
}

function Repairs({ dispute: { repairs } }: { dispute: DisputeShown }) {
  const words = useWords(DISPUTE_WORDS);
  const made = repairs.filter(({ state }) => state !== 'refused');
  if (made.length === 0) return null;
  return (
    <p>
      {words.repairs}:{' '}
      {made
        .map(
          ({ repair, state }) =>
            (state === 'done' ? undefined : words.soon[repair]) ?? words.repair[repair] ?? words.booked,
        )
        .join(' · ')}
    </p>
  );
}
