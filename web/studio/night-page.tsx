/** What did the night do, does it hold, and on to the next day? */
import { Link, useParams } from 'react-router';
import type { NightAnswer, NightsAnswer } from '../../server/api/studio-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { NextDay } from './next-day.tsx';
import { NightReport } from './night-report.tsx';
import { STUDIO_WORDS } from './studio-words.ts';
import './studio.css';

export function NightPage() {
  const words = useWords(STUDIO_WORDS);
  const { day: chosen } = useParams();
  const nights = useAnswer<NightsAnswer>('/studio/nights', {});
  const latest = nights.data?.nights.find(({ finished }) => finished)?.day;
  const day = chosen ?? latest;
  const report = useAnswer<NightAnswer>(`/studio/nights/${part(day ?? '')}`, {}, useLanguage(), {
    enabled: day !== undefined,
    keep: true,
  });
  return (
    <Frame door="studio" title={words.title} today={nights.data?.today ?? null} wide>
      <div className="studio-page">
        <aside className="pane nights">
          <NextDay today={nights.data?.today ?? null} />
          <Shown answer={nights}>{(answer) => <NightList answer={answer} day={day} />}</Shown>
        </aside>
        <div className="report">
          {day === undefined ? (
            nights.data !== undefined && <Empty>{words.none}</Empty>
          ) : (
            <>
              <h1>{words.nightOf(day)}</h1>
              <Shown answer={report}>{(answer) => <NightReport report={answer} />}</Shown>
            </>
          )}
          {nights.data !== undefined && <Book answer={nights.data} />}
        </div>
      </div>
    </Frame>
  );
}

function NightList({ answer, day }: { answer: NightsAnswer; day: string | undefined }) {
  const words = useWords(STUDIO_WORDS);
  return (
    <nav aria-label={words.nights}>
      <h2>{words.nights}</h2>
      <p className="quiet-text">{words.nightsHint}</p>
      <ol className="night-list">
        {answer.nights.map((night) => (
          <li key={night.day}>
            <Link to={`/studio/${night.day}`} aria-current={night.day === day ? 'page' : undefined}>
              <span className="figures">{night.day}</span>
              <span className="quiet-text figures">
                {night.finished ? night.accounts.toLocaleString('en') : words.unfinished}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Book({ answer }: { answer: NightsAnswer }) {
  const words = useWords(STUDIO_WORDS);
  const nameOf = useName();
  return (
    <section className="card" aria-labelledby="book">
      <h2 id="book">{words.book}</h2>
      <Scroll label={words.book}>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{words.product}</th>
              {[words.bookAccounts, words.pastDue, words.principal, words.overdue].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.book.map(({ product, currency, accounts, pastDue, principal, overdue }) => (
              <tr key={product.en}>
                <th scope="row">{nameOf(product)}</th>
                <td className="number">{accounts.toLocaleString('en')}</td>
                <td className="number">{pastDue.toLocaleString('en')}</td>
                <td className="number">
                  <Money amount={principal} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={overdue} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
