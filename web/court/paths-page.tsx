/** Which debts take a path of their own, and what is the next step of each? */
import { useId } from 'react';
import { SPECIAL_KINDS } from '../../rules/court/special-path.ts';
import type { PathsAnswer } from '../../server/api/court/court-schema.ts';
import { part, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { CourtAct } from './court-act.tsx';
import { COURT_WORDS } from './court-words.ts';
import { PATH_WORDS } from './path-words.ts';
import '../compliance/oversight.css';
import './court.css';

type Path = PathsAnswer['items'][number];

export function PathsPage() {
  const words = useWords(PATH_WORDS).paths;
  const answer = useAnswer<PathsAnswer>('/court/paths', {});
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="two-sides">
        <Shown answer={answer}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <ol className="complaints">
                {items.map((one) => (
                  <li key={one.key} className="card">
                    <One one={one} />
                  </li>
                ))}
              </ol>
            )
          }
        </Shown>
        <div className="side">
          <Enter />
        </div>
      </div>
    </Frame>
  );
}

function Enter() {
  const words = useWords(PATH_WORDS).paths;
  const shared = useWords(COURT_WORDS).cases;
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.open}</h2>
      <CourtAct path="/court/paths" label={words.open} button={words.open}>
        <label>
          {shared.accountField}
          <input name="account" required maxLength={80} autoComplete="off" />
        </label>
        <label>
          {words.kind}
          <select name="kind">
            {SPECIAL_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
      </CourtAct>
    </section>
  );
}

function One({ one }: { one: Path }) {
  const words = useWords(PATH_WORDS).paths;
  const nameOf = useName();
  const base = `/court/paths/${part(one.key)}`;
  const next = one.steps.find(({ done }) => !done);
  const ends = one.ends.filter(({ open }) => open);
  return (
    <>
      <h2>
        {words.kinds[one.kind]} · <span className="figures">{one.account}</span>
      </h2>
      <p className="quiet-text">
        {one.who} · {words.opened(one.openedOn)} · {one.source}
      </p>
      <p>{nameOf(one.rests)}</p>
      <p>{words.speak(one.speakTo.map((role) => words.roles[role] ?? role).join(', '))}</p>
      <ol className="court-steps">
        {one.steps.map(({ id, says, done }) => (
          <li key={id}>
            {nameOf(says)} {done && <span className="badge">{words.done}</span>}
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <CourtAct
          path={`${base}/step`}
          label={nameOf(next.says)}
          button={words.doIt}
          body={(said) => ({ ...said, step: next.id })}
        >
          <label>
            {nameOf(next.says)}: {words.document}
            <select name="document">
              {next.documents.map((document) => (
                <option key={document} value={document}>
                  {words.documents[document] ?? document}
                </option>
              ))}
            </select>
          </label>
        </CourtAct>
      )}
      {ends.length > 0 && (
        <CourtAct path={`${base}/end`} label={words.end} button={words.end}>
          <label>
            {words.end}
            <select name="end">
              {ends.map(({ id, says }) => (
                <option key={id} value={id}>
                  {nameOf(says)}
                </option>
              ))}
            </select>
          </label>
        </CourtAct>
      )}
    </>
  );
}
