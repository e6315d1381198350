/** Which calls are looked at, what was found, and how sure is a score? */

import { Link, useParams } from 'react-router';
import type { QualityAnswer, SampleShown } from '../../server/api/lead/quality-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { LEAD_WORDS } from './lead-words.ts';
import { QUALITY_WORDS } from './quality-words.ts';
import { SampleForm } from './sample-form.tsx';
import './lead.css';

export function QualityPage() {
  const words = useWords(QUALITY_WORDS);
  const { call } = useParams();
  const answer = useAnswer<QualityAnswer>('/lead/quality', {}, undefined, { keep: true });
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <Shown answer={answer}>
          {(seen) => (
            <>
              <p className="lead">{words.lead(seen.sharePercent)}</p>
              {call !== undefined ? (
                <SampleForm key={call} call={call} />
              ) : (
                <>
                  <div className="lead-halves wide-left">
                    <Waiting seen={seen} />
                    <Scores seen={seen} />
                  </div>
                  <Reviewed seen={seen} />
                </>
              )}
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

function Waiting({ seen }: { seen: QualityAnswer }) {
  const words = useWords(QUALITY_WORDS);
  return (
    <section className="card" aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting(seen.waiting)}</h2>
      {seen.items.length === 0 ? (
        <Empty>{words.noWaiting}</Empty>
      ) : (
        <Scroll label={words.waiting(seen.waiting)}>
          <table className="figures-table">
            <Columns of={[words.call, words.day, words.agent, words.person, { number: words.length }]} />
            <tbody>
              {seen.items.map((one) => (
                <tr key={one.call}>
                  <th scope="row">
                    <Link to={`/lead/quality/${one.call}`} aria-label={words.look(one.call)}>
                      {words.lookShort}
                    </Link>
                  </th>
                  <td className="figures">{one.day}</td>
                  <td>{one.worker}</td>
                  <td>{one.name}</td>
                  <td className="number">{one.seconds === null ? '–' : words.minutes(one.seconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Scores({ seen }: { seen: QualityAnswer }) {
  const words = useWords(QUALITY_WORDS);
  const { score: told } = useWords(LEAD_WORDS);
  return (
    <section className="card" aria-labelledby="scores">
      <h2 id="scores">{words.scores(seen.from)}</h2>
      <p className="quiet-text">{words.scoresLead(seen.leastSamples)}</p>
      {seen.agents.length === 0 ? (
        <Empty>{words.noReviewed}</Empty>
      ) : (
        <table className="figures-table">
          <Columns of={[words.agent, { number: words.score }]} />
          <tbody>
            {seen.agents.map(({ worker, quality: { n, score } }) => (
              <tr key={worker}>
                <th scope="row">{worker}</th>
                <td className="number">
                  {score === null ? `${words.tooFew}, n = ${n}` : told(score.mean, score.low, score.high, n)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Yes and no of a filled form. */
export function countOf({ answers }: SampleShown): { readonly yes: number; readonly all: number } {
  const count = (which: string) => (answers ?? []).filter(({ answer }) => answer === which).length;
  return { yes: count('yes'), all: count('yes') + count('no') };
}

function Reviewed({ seen }: { seen: QualityAnswer }) {
  const words = useWords(QUALITY_WORDS);
  return (
    <section className="card" aria-labelledby="reviewed">
      <h2 id="reviewed">{words.reviewed}</h2>
      {seen.reviewed.length === 0 ? (
        <Empty>{words.noReviewed}</Empty>
      ) : (
        <Scroll label={words.reviewed}>
          <table className="figures-table">
            <Columns
              of={[
                words.call,
                words.agent,
                words.reviewer,
                { number: words.result },
                words.grave,
                words.mine.for,
              ]}
            />
            <tbody>
              {seen.reviewed.map((one) => {
                const { yes, all } = countOf(one);
                const grave = seen.questions.filter(({ id }) => one.grave.includes(id));
                return (
                  <tr key={one.call}>
                    <th scope="row">
                      <Link to={`/lead/quality/${one.call}`}>
                        {one.day} · {one.name}
                      </Link>
                    </th>
                    <td>{one.worker}</td>
                    <td>{one.reviewer}</td>
                    <td className="number">{words.of(yes, all)}</td>
                    <td className={grave.length > 0 ? 'clock-late' : undefined}>
                      {grave.length === 0 ? words.noGrave : <Names of={grave} />}
                    </td>
                    <td>
                      {one.coaching}{' '}
                      <span className="quiet-text">({one.read ? words.read : words.unread})</span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Names({ of }: { of: QualityAnswer['questions'] }) {
  const { answers } = useWords(QUALITY_WORDS);
  const language = document.documentElement.lang;
  return (
    <>
      {answers.no}: {of.map(({ name }) => (language === 'en' ? name.en : name.zh)).join('; ')}
    </>
  );
}
