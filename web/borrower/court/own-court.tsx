/** What stands against me at a court, what can I do, what does it cost? Nothing is shown where nothing stands. */
import { useId } from 'react';
import type { OwnCourtAnswer } from '../../../server/api/court/court-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { isAbove, Money } from '../../parts/amount.tsx';
import { useWords } from '../../parts/words.tsx';
import { OWN_COURT_WORDS } from './own-court-words.ts';

type Own = OwnCourtAnswer['cases'][number];

export function OwnCourt({ path }: { path: string }) {
  const answer = useAnswer<OwnCourtAnswer>(`${path}/court`, {});
  const last = answer.data?.cases.at(-1);
  return last === undefined ? null : <Stands one={last} />;
}

function Stands({ one }: { one: Own }) {
  const words = useWords(OWN_COURT_WORDS);
  const id = useId();
  const { currency, award } = one;
  const isOver = one.stage === 'settled' || one.stage === 'withdrawn' || one.stage === 'ended';
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p>
        <span className="figures">{one.stageOn}</span> {words.stands[one.stage]}
      </p>
      {one.waitUntil !== null && <p>{words.until(one.waitUntil)}</p>}
      {one.nextOn !== null && <p>{words.hearing(one.nextOn)}</p>}
      {one.halted && <p>{words.halted}</p>}
      {!isOver && (
        <>
          <p className="beside">
            <span>{words.claim}</span> <Money amount={one.claim} currency={currency} />
          </p>
          {one.fee !== null && (
            <>
              <h3>{words.cost}</h3>
              <p className="beside">
                <span>{words.fee}</span> <Money amount={one.fee} currency={currency} />
              </p>
              {one.feeReconciled !== null && (
                <p className="beside">
                  <span>{words.reconciled}</span> <Money amount={one.feeReconciled} currency={currency} />
                </p>
              )}
            </>
          )}
          {award !== null && (
            <>
              <h3>{words.award}</h3>
              <p className="beside">
                <span>{words.payBy(award.payBy)}</span> <Money amount={award.total} currency={currency} />
              </p>
              {isAbove(award.delay) && (
                <p className="beside">
                  <span>{words.delay}</span> <Money amount={award.delay} currency={currency} />
                </p>
              )}
              <p className="beside">
                <span>{words.unpaid}</span> <Money amount={award.unpaid} currency={currency} />
              </p>
            </>
          )}
          <h3>{words.can}</h3>
          <ul>
            {words.ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
