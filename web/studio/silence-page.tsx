/** How long did it take until nothing more could go out, event by event, and what had left before? It changes while one looks. */
import { useState } from 'react';
import type { SilenceShown, SilencesAnswer } from '../../server/api/live/silence-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Heard } from '../parts/heard.tsx';
import { KNOWN_WORDS } from '../parts/known-words.ts';
import { useLive } from '../parts/news-stream.ts';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { COMPLIANCE_WORDS } from './compliance-words.ts';
import './studio.css';

export function SilencePage() {
  const words = useWords(COMPLIANCE_WORDS).silence;
  const [before, setBefore] = useState<number | undefined>();
  const answer = useAnswer<SilencesAnswer>('/studio/silence', { before }, undefined, { keep: true });
  const news = useLive('studio', {});
  return (
    <Frame door="studio" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Heard news={news} then="" />
      <Shown answer={answer}>
        {(shown) => (
          <>
            <Spread answer={shown} />
            {shown.items.length === 0 ? <Empty>{words.none}</Empty> : <Events items={shown.items} />}
            <div className="choices">
              {before !== undefined && (
                <button type="button" className="quiet" onClick={() => setBefore(undefined)}>
                  {words.latest}
                </button>
              )}
              {shown.next !== null && (
                <button type="button" className="quiet" onClick={() => setBefore(shown.next ?? undefined)}>
                  {words.earlier}
                </button>
              )}
            </div>
          </>
        )}
      </Shown>
    </Frame>
  );
}

function Spread({ answer: { counted, sinceKnown, sinceCommit } }: { answer: SilencesAnswer }) {
  const words = useWords(COMPLIANCE_WORDS).silence;
  const known = useWords(KNOWN_WORDS);
  const time = (ms: number | null) => (ms === null ? '–' : known.milliseconds(ms));
  return (
    <section className="card spread" aria-label={words.spread(counted)}>
      <h2>{words.spread(counted)}</h2>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.measured}</th>
            <th scope="col" className="number">
              {words.half}
            </th>
            <th scope="col" className="number">
              {words.nearlyAll}
            </th>
          </tr>
        </thead>
        <tbody>
          {(
            [
              [words.sinceKnown, sinceKnown],
              [words.sinceCommit, sinceCommit],
            ] as const
          ).map(([name, { p50, p99 }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{time(p50)}</td>
              <td className="number">{time(p99)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Events({ items }: { items: readonly SilenceShown[] }) {
  const words = useWords(COMPLIANCE_WORDS).silence;
  const known = useWords(KNOWN_WORDS);
  return (
    <Scroll label={words.title}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.known}</th>
            <th scope="col" className="number">
              {words.permits}
            </th>
            <th scope="col" className="number">
              {words.cancelled}
            </th>
            <th scope="col">{words.crossed}</th>
            <th scope="col" className="number">
              {words.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.who}</th>
              <td>{known.what[one.what] ?? known.other}</td>
              <td className="figures">{clockText(one.knownAt)}</td>
              <td className="number">{one.permits}</td>
              <td className="number">{one.cancelled}</td>
              <td className="long">
                {one.crossed.length === 0 && '–'}
                {one.crossed.map(({ way, handedAt, before }) => (
                  <span key={`${way}${handedAt}`} className="figures crossed">
                    {words.ways[way] ?? way}
                    {handedAt !== null && before !== null
                      ? words.left(
                          clockText(handedAt),
                          clockText(one.silencedAt),
                          known.milliseconds(Math.abs(before)),
                        )
                      : words.leaving}
                  </span>
                ))}
              </td>
              <td className="number">
                {one.sinceKnown === null ? words.leaving : known.milliseconds(one.sinceKnown)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** "2026-11-22T10:03:04.123Z" as "11-22 10:03:04.123". */
const clockText = (instant: string): string => instant.slice(5, 23).replace('T', ' ');
