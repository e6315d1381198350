/** Which agencies work for the house, what ends soon, what lies where, and which papers wait for a second person? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { AgenciesAnswer, AgencyShown } from '../../server/api/agencies/agencies-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useName, useWords } from '../parts/words.tsx';
import { Cases, sendForm } from './agency-cases.tsx';
import { AGENCY_WORDS } from './agency-words.ts';
import { PaperTold, TermsTold } from './paper-told.tsx';
import { PROPOSAL_WORDS } from './proposal-words.ts';
import { ProposePart } from './propose-part.tsx';
import { RECKONING_WORDS } from './reckoning-words.ts';
import '../studio/studio.css';
import '../compliance/oversight.css';
import './agencies.css';

/** Asked again this often, in milliseconds: what an agency does is seen while it does it. */
const EVERY = 30_000;

export function AgenciesPage() {
  const words = useWords(AGENCY_WORDS);
  const reckoning = useWords(RECKONING_WORDS);
  const answer = useAnswer<AgenciesAnswer>('/agencies', {}, undefined, { every: EVERY });
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">
        {words.lead} <a href="/register">{words.register}</a> ·{' '}
        <Link to="/agencies/reckoning">{reckoning.to}</Link>
      </p>
      <Shown answer={answer}>
        {(shown) => (
          <div className="two-sides">
            <div>
              {shown.items.length === 0 ? (
                <Empty>{words.none}</Empty>
              ) : (
                shown.items.map((one) => <One key={one.agency} one={one} shown={shown} />)
              )}
              <Rules rules={shown.rules} />
              <Declared declarations={shown.declarations} />
            </div>
            <div className="side">
              <Waiting shown={shown} />
              <ProposePart answer={shown} />
            </div>
          </div>
        )}
      </Shown>
    </Frame>
  );
}

function One({ one, shown: { warnDays, currency } }: { one: AgencyShown; shown: AgenciesAnswer }) {
  const words = useWords(AGENCY_WORDS);
  const name = useName()(one.name);
  const fit = one.unfit.length === 0;
  const soon = one.endings.filter(({ days }) => days <= warnDays);
  return (
    <section className={fit ? 'card agency stands-well' : 'card agency stands-wrong'} aria-label={name}>
      <div className="beside">
        <h2>
          {name} <span className="quiet-text figures">{one.agency}</span>
        </h2>
        <strong>
          <span aria-hidden="true">{fit ? '○' : '◆'}</span> {fit ? words.fit : words.unfit}
        </strong>
      </div>
      {!fit && <p>{one.unfit.map((why) => words.why[why] ?? why).join(' · ')}</p>}
      <p className="figures">
        {words.lies(one.begun, one.open, one.capacity)}
        {one.held > 0 && ` · ${words.held(one.held)}`}
      </p>
      <p className="quiet-text figures">
        {one.recoveredPpm !== null && words.pay(one.recoveredPpm / 10_000)}
        {one.dials !== null && ` · ${words.dials[one.dials]}`}
      </p>
      {soon.length > 0 && (
        <ul className="agency-ends">
          {soon.map(({ what, about, until, days }) => (
            <li key={`${what} ${about}`} className="figures">
              {words.endings[what]} {about} · {until} · <strong>{words.left(days)}</strong>
            </li>
          ))}
        </ul>
      )}
      {one.collectors.length > 0 && <Collectors one={one} />}
      {one.commission.length > 0 && <Pay terms={one.commission} currency={currency} />}
      <details>
        <summary>{words.cases}</summary>
        <Cases agency={one.agency} />
      </details>
      {one.open > 0 && <RecallAll agency={one.agency} />}
    </section>
  );
}

function Collectors({ one: { collectors } }: { one: AgencyShown }) {
  const words = useWords(AGENCY_WORDS);
  return (
    <div className="agency-scroll">
      <table>
        <caption>{words.collectors}</caption>
        <thead>
          <tr>
            <th scope="col">{words.collector}</th>
            <th scope="col">{words.card}</th>
            <th scope="col">{words.until}</th>
          </tr>
        </thead>
        <tbody>
          {collectors.map(({ worker, card, until, good }) => (
            <tr key={worker}>
              <th scope="row">{worker}</th>
              <td className="figures">{card}</td>
              <td className="figures">
                {good ? '' : '◆ '}
                {until}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecallAll({ agency }: { agency: string }) {
  const words = useWords(AGENCY_WORDS);
  const client = useQueryClient();
  const recall = useMutation({
    mutationFn: (body: unknown) => tell<{ back: number }>(`/agencies/${part(agency)}/recall`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <details>
      <summary>{words.recall}</summary>
      <form className="form" onSubmit={sendForm(recall.mutate)}>
        <label>
          {words.reason}
          <input name="why" required minLength={5} maxLength={500} />
        </label>
        <ByField />
        <button type="submit" className="final" disabled={recall.isPending}>
          {words.recall}
        </button>
        <p aria-live="polite">{recall.data !== undefined && words.recalled(recall.data.back)}</p>
        {recall.error !== null && <Failing error={recall.error} again={() => recall.reset()} />}
      </form>
    </details>
  );
}

/** By which terms it is paid, the latest first. */
function Pay({ terms, currency }: { terms: AgencyShown['commission'] } & Pick<AgenciesAnswer, 'currency'>) {
  const words = useWords(PROPOSAL_WORDS).terms;
  return (
    <details>
      <summary>{words.inForce}</summary>
      {terms.toReversed().map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: granted terms are only ever added to
        <TermsTold key={place} terms={one} currency={currency} />
      ))}
    </details>
  );
}

function Waiting({ shown }: { shown: AgenciesAnswer }) {
  const { waiting } = shown;

  const words = useWords(AGENCY_WORDS);
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ paper, body }: { paper: number; body: unknown }) =>
      tell(`/agencies/papers/${paper}/decide`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <section className="card" aria-labelledby="agency-waiting">
      <h2 id="agency-waiting">{words.waiting}</h2>
      {waiting.length === 0 && <p>{words.nothingWaits}</p>}
      <ul className="agency-papers">
        {waiting.map(({ paper, agency, day, by, content }) => (
          <li key={paper}>
            <p className="beside">
              <strong>
                {words.kinds[content.kind]}
                {content.kind !== 'rule' && ` · ${agency}`}
              </strong>
              <span className="quiet-text figures">{words.by(by, day)}</span>
            </p>
            <PaperTold content={content} known={shown} />
            <form className="form" onSubmit={sendForm((body) => decide.mutate({ paper, body }), 'verdict')}>
              <label>
                {words.reason}
                <input name="why" required minLength={5} maxLength={500} />
              </label>
              <ByField />
              <div className="choices">
                <button type="submit" value="granted" disabled={decide.isPending}>
                  {words.grant}
                </button>
                <button type="submit" className="quiet" value="refused" disabled={decide.isPending}>
                  {words.refuse}
                </button>
              </div>
            </form>
          </li>
        ))}
      </ul>
      {decide.error !== null && <Failing error={decide.error} again={() => decide.reset()} />}
    </section>
  );
}

function Rules({ rules }: Pick<AgenciesAnswer, 'rules'>) {
  const words = useWords(AGENCY_WORDS);
  return (
    <section className="card" aria-labelledby="agency-rules">
      <h2 id="agency-rules">{words.rules}</h2>
      {rules.length === 0 ? (
        <p>{words.noRules}</p>
      ) : (
        <div className="agency-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.rule.name}</th>
                <th scope="col">{words.rule.late}</th>
                <th scope="col">{words.rule.shares}</th>
                <th scope="col">{words.rule.term}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map(({ id, daysPastDue, shares, termDays }) => (
                <tr key={id}>
                  <th scope="row">{id}</th>
                  <td className="figures">
                    {daysPastDue.from}–{daysPastDue.to}
                  </td>
                  <td className="figures">
                    {shares.map(({ agency, share }) => `${agency} ${share}`).join(' : ')}
                  </td>
                  <td className="figures">{termDays}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Declared({ declarations }: Pick<AgenciesAnswer, 'declarations'>) {
  const words = useWords(AGENCY_WORDS);
  return (
    <section className="card" aria-labelledby="agency-declared">
      <h2 id="agency-declared">{words.declared}</h2>
      {declarations.length === 0 && <p>{words.declaredNone}</p>}
      <ul className="holds">
        {declarations.map(({ declaration, agency, cases, day, digest }) => (
          <li key={declaration}>
            {words.declaredBy(agency, cases, day)} <code className="agency-digest">{digest}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
