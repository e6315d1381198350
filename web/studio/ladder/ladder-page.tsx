/** Which contact comes on which day, which version is in force, and what would another one change? */
import { Link, useParams } from 'react-router';
import type { LadderAnswer, LaddersAnswer } from '../../../server/api/ladder/ladder-schema.ts';
import { part, useAnswer } from '../../api/ask.ts';
import { Frame } from '../../parts/frame.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { LadderDesk } from './ladder-desk.tsx';
import { LADDER_WORDS } from './ladder-words.ts';
import '../studio.css';
import './ladder.css';

export function LadderPage() {
  const words = useWords(LADDER_WORDS);
  const { key } = useParams();
  const ladders = useAnswer<LaddersAnswer>('/studio/ladders', {});
  return (
    <Frame door="studio" title={words.title} today={ladders.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="quiet-text ladder-lead">{words.lead}</p>
      <Shown answer={ladders}>{(all) => <Ladders all={all} chosen={key ?? all.inForce} />}</Shown>
    </Frame>
  );
}

function Ladders({ all, chosen }: { all: LaddersAnswer; chosen: string | null }) {
  const words = useWords(LADDER_WORDS);
  return (
    <div className="studio-page ladder-page">
      <aside className="pane">
        <nav aria-label={words.versions}>
          <h2>{words.versions}</h2>
          <ol className="night-list">
            {all.versions.map(({ key, name, state }) => (
              <li key={key}>
                <Link to={`/studio/ladder/${part(key)}`} aria-current={key === chosen ? 'page' : undefined}>
                  <span>{name}</span>
                  <span className={`version-state is-${state}`}>{words.states[state]}</span>
                </Link>
              </li>
            ))}
          </ol>
          <h2>{words.drafts}</h2>
          {all.drafts.length === 0 && <p className="quiet-text">{words.noDrafts}</p>}
          <ol className="night-list">
            {all.drafts.map(({ key, author }) => (
              <li key={key}>
                <Link to={`/studio/ladder/${part(key)}`} aria-current={key === chosen ? 'page' : undefined}>
                  <span>{key}</span>
                  <span className="version-state">{author}</span>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        <details className="line">
          <summary>
            <span>{words.history}</span>
            <span className="quiet-text figures">{all.said.length}</span>
          </summary>
          <ol className="story">
            {all.said.map((one) => (
              <li key={one.seq}>
                <strong>{one.name}</strong> {words.from(one.from)}
                <br />
                <span className="quiet-text">
                  {one.by}, {one.day}: {one.why}
                </span>
              </li>
            ))}
          </ol>
        </details>
      </aside>
      {chosen === null ? <Empty>{words.noDrafts}</Empty> : <One key={chosen} ladderKey={chosen} all={all} />}
    </div>
  );
}

function One({ ladderKey, all }: { ladderKey: string; all: LaddersAnswer }) {
  const ladder = useAnswer<LadderAnswer>(`/studio/ladders/${part(ladderKey)}`, {});
  return (
    <div className="report ladder-report">
      <Shown answer={ladder}>{(one) => <LadderDesk ladder={one} all={all} />}</Shown>
    </div>
  );
}
