/** Which demands for this debt would count, do two stand far enough apart, and what is missing? */
import type { DemandsAnswer } from '../../server/api/firms/firms-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { FIRM_WORDS } from './firm-words.ts';

export function Demands({ account }: { account: string }) {
  const { demands: words, ways } = useWords(FIRM_WORDS);
  const answer = useAnswer<DemandsAnswer>(`/studio/letters/${part(account)}/demands`, {});
  return (
    <section className="card" aria-labelledby="account-demands">
      <h2 id="account-demands">{words.title}</h2>
      <Shown answer={answer}>
        {({ applies, needsDays, demands, pair, lacks, secondFrom, unpaidUntil }) => (
          <>
            {needsDays > 0 && <p className="quiet-text">{words.lead(needsDays)}</p>}
            {!applies && needsDays > 0 && <p className="quiet-text">{words.other}</p>}
            {demands.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <ul className="letters-list">
                {demands.slice(-12).map(({ on, way, why }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: several demands of one day and way are alike
                  <li key={`${on} ${way} ${place}`}>
                    <span className="figures">{on}</span> {ways[way] ?? way}: {words.whys[why]}
                  </li>
                ))}
              </ul>
            )}
            {pair !== null && <p>{words.pair(pair.first, pair.second, pair.days)}</p>}
            <p>
              <strong>
                {lacks.length === 0 ? words.whole : lacks.map((one) => words.lacks[one]).join(' ')}
              </strong>{' '}
              {secondFrom !== null && words.from(secondFrom)}{' '}
              {unpaidUntil !== null && words.until(unpaidUntil)}
            </p>
          </>
        )}
      </Shown>
    </section>
  );
}
