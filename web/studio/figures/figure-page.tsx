/** One figure in full: its finding, the picture, the same as a table, what it means and what it cannot tell, and the accounts. */
import { Link, useParams } from 'react-router';
import type { FigureAnswer } from '../../../server/api/figures/figures-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { Shown } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { FigureAccounts, Files } from './figure-accounts.tsx';
import { FigureChart } from './figure-chart.tsx';
import { FigureFilter, useFilters } from './figure-filter.tsx';
import { FigureTable } from './figure-table.tsx';
import { FIGURES_WORDS } from './figures-words.ts';
import '../studio.css';
import './figures.css';

export function FigurePage() {
  const words = useWords(FIGURES_WORDS);
  const { figure = '' } = useParams();
  const { asked, of, kept } = useFilters();
  const answer = useAnswer<FigureAnswer>(`/studio/figures/${part(figure)}`, asked, useLanguage(), {
    keep: true,
  });
  return (
    <Frame door="studio" title={answer.data?.name ?? words.title} wide>
      <p>
        <Link to={`/studio/figures${kept}`}>{words.overview}</Link>
      </p>
      <Shown answer={answer}>
        {(shown) => (
          <div className="report">
            <div>
              <p className="lead">{shown.name}</p>
              <h1>{shown.finding}</h1>
            </div>
            <FigureFilter period={shown.period} />
            <section className="card" aria-label={shown.name}>
              <FigureChart answer={shown} />
              <div className="beside">
                <h2>{words.asTable}</h2>
                <Files figure={figure} />
              </div>
              <FigureTable answer={shown} kept={kept} />
              {shown.rows.some((row) => row.some((cell) => cell.of !== undefined)) && (
                <p className="quiet-text">{words.accountsHint}</p>
              )}
              {shown.figure === 'silence' && (
                <p>
                  <Link to="/studio/silence">{words.silenceList}</Link>
                </p>
              )}
            </section>
            {of !== undefined && <FigureAccounts figure={figure} of={of} />}
            <Meaning answer={shown} />
          </div>
        )}
      </Shown>
    </Frame>
  );
}

function Meaning({ answer: { definition, source, cannotTell, period } }: { answer: FigureAnswer }) {
  const words = useWords(FIGURES_WORDS);
  return (
    <details className="card meaning">
      <summary>
        {words.definition} · {words.source} · {words.cannotTell}
      </summary>
      <dl>
        <dt>{words.definition}</dt>
        <dd>{definition}</dd>
        <dt>{words.source}</dt>
        <dd>{source}</dd>
        <dt>{words.cannotTell}</dt>
        <dd>{cannotTell}</dd>
      </dl>
      <p className="quiet-text">{words.counted(period.asOf)}</p>
    </details>
  );
}
