/** Which cases are there, at which stage, and what is next? Beside them, debts that wait to be weighed. */

import { useId, useState } from 'react';
import { Link } from 'react-router';
import { STAGES } from '../../rules/court/court-stage.ts';
import type { CasesAnswer } from '../../server/api/court/court-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { CourtAct } from './court-act.tsx';
import { COURT_WORDS } from './court-words.ts';
import '../compliance/oversight.css';
import './court.css';

const MEANS = ['able', 'unable', 'unknown'] as const;
const GROUNDS = [
  'pays-others',
  'income-shown',
  'assets-known',
  'said-so',
  'papers-say-no',
  'not-known',
] as const;

export function CasesPage() {
  const all = useWords(COURT_WORDS);
  const words = all.cases;
  const [stage, setStage] = useState('');
  const [after, setAfter] = useState('');
  const answer = useAnswer<CasesAnswer>('/court/cases', { stage, after });
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="search-row">
        <label>
          {words.stage}
          <select
            value={stage}
            onChange={(event) => {
              setStage(event.target.value);
              setAfter('');
            }}
          >
            <option value="">{words.all}</option>
            {STAGES.map((one) => (
              <option key={one} value={one}>
                {all.stages[one]} ({answer.data?.counts.find((count) => count.stage === one)?.count ?? 0})
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="two-sides">
        <Shown answer={answer}>{(cases) => <List cases={cases} more={setAfter} />}</Shown>
        <div className="side">
          <Weigh />
          <Candidates items={answer.data?.candidates ?? []} />
        </div>
      </div>
    </Frame>
  );
}

function List({ cases: { items, next }, more }: { cases: CasesAnswer; more: (after: string) => void }) {
  const all = useWords(COURT_WORDS);
  const words = all.cases;
  if (items.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <div>
      <Scroll label={words.title} stacks>
        <table className="court-list">
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.stage}</th>
              <th scope="col" className="number">
                {words.claim}
              </th>
              <th scope="col">{words.nextDay}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.key}>
                <th scope="row" className="figures">
                  <Link to={`/court/${part(one.key)}`}>{one.account}</Link>
                </th>
                <td data-label={words.who}>{one.who}</td>
                <td data-label={words.stage}>
                  {all.stages[one.stage]} <span className="quiet-text figures">{one.stageOn}</span>
                  {one.halt !== null && <p className="note">{all.halts[one.halt]}</p>}
                </td>
                <td className="number figures" data-label={words.claim}>
                  <Money amount={one.claim} currency={one.currency} />
                </td>
                <td className="figures" data-label={words.nextDay}>
                  {one.nextOn ?? '—'} {one.nextWhy !== null && (all.next[one.nextWhy] ?? '')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <More next={next} go={more} word={words.more} />
    </div>
  );
}

function Weigh() {
  const words = useWords(COURT_WORDS).cases;
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.open}</h2>
      <CourtAct path="/court/cases" label={words.open} button={words.weigh}>
        <label>
          {words.accountField}
          <input name="account" required maxLength={80} autoComplete="off" />
        </label>
        <label>
          {words.means}
          <select name="means" defaultValue="unknown">
            {MEANS.map((one) => (
              <option key={one} value={one}>
                {words.meansOf[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.ground}
          <select name="ground" defaultValue="not-known">
            {GROUNDS.map((one) => (
              <option key={one} value={one}>
                {words.grounds[one]}
              </option>
            ))}
          </select>
        </label>
      </CourtAct>
    </section>
  );
}

function Candidates({ items }: { items: CasesAnswer['candidates'] }) {
  const words = useWords(COURT_WORDS).cases;
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.candidates}</h2>
      {items.length === 0 ? (
        <p className="quiet-text">{words.noCandidates}</p>
      ) : (
        <ul className="court-log">
          {items.map(({ account, key, who, since }) => (
            <li key={key} className="beside">
              <span className="figures">{account}</span> <span>{who}</span>{' '}
              <span className="quiet-text figures">
                {words.since} {since}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
